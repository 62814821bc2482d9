// A picture as SVG that needs nothing from outside.
#include "report/picture_svg.hpp"

#include "report/html.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

/// Black on white: whoever prints it loses nothing. What is lit is thick, not coloured.
constexpr std::string_view style_sheet = R"css(
.drawing text { font-family: sans-serif; fill: #000; }
.drawing .strong { font-weight: bold; }
.drawing .slanted { font-style: italic; }
.drawing rect { fill: #fff; stroke: #444; }
.drawing .paper { stroke: none; }
.drawing .shaded { fill: #eee; }
.drawing .dashed { stroke-dasharray: 4 3; }
.drawing .thick { stroke: #000; stroke-width: 3; }
.drawing polyline { fill: none; stroke: #666; }
.drawing .lit { stroke: #000; stroke-width: 4; }
.drawing .tip { fill: #444; }
)css";

std::string number(int value) { return std::to_string(value); }

std::string attribute(const char* name, int value) {
  return std::string(" ") + name + "=\"" + number(value) + "\"";
}

std::string box_svg(const Picture::Box& box) {
  std::string kind = box.shaded ? "shaded" : "";
  if (box.border == Picture::Border::thick) kind += kind.empty() ? "thick" : " thick";
  if (box.border == Picture::Border::dashed) kind += kind.empty() ? "dashed" : " dashed";
  return "<rect" + (kind.empty() ? "" : " class=\"" + kind + "\"") + attribute("x", box.x) +
         attribute("y", box.y) + attribute("width", box.width) + attribute("height", box.height) +
         " rx=\"4\"/>\n";
}

/// An arrow's tip; lines end level or downwards only.
std::string tip_svg(const Picture::Line& line) {
  const Picture::Point end = line.points.back();
  const Picture::Point before = line.points[line.points.size() - 2];
  const int wide = line.lit ? 7 : 4;
  const int deep = line.lit ? 12 : 8;
  const bool level = before.y == end.y;
  const Picture::Point one = level ? Picture::Point{end.x - deep, end.y - wide}
                                   : Picture::Point{end.x - wide, end.y - deep};
  const Picture::Point two = level ? Picture::Point{end.x - deep, end.y + wide}
                                   : Picture::Point{end.x + wide, end.y - deep};
  const auto at = [](const Picture::Point& p) { return number(p.x) + "," + number(p.y); };
  return "<polygon class=\"tip\" points=\"" + at(end) + " " + at(one) + " " + at(two) + "\"/>\n";
}

std::string line_svg(const Picture::Line& line) {
  std::string points;
  for (const Picture::Point& point : line.points)
    points += (points.empty() ? "" : " ") + number(point.x) + "," + number(point.y);
  return "<polyline" + std::string(line.lit ? " class=\"lit\"" : "") + " points=\"" + points +
         "\"/>\n" + (line.arrow ? tip_svg(line) : "");
}

std::string words_svg(const Picture::Words& words) {
  using Style = Picture::Words::Style;
  std::string out = "<text" + attribute("x", words.x) + attribute("y", words.y);
  out += attribute("font-size", words.size);
  if (words.style == Style::strong) out += " class=\"strong\"";
  if (words.style == Style::slanted) out += " class=\"slanted\"";
  if (words.upright)
    out += " transform=\"rotate(-90 " + number(words.x) + " " + number(words.y) + ")\"";
  return out + ">" + escaped(words.text) + "</text>\n";
}

std::string drawn(const Picture& picture) {
  std::string out;
  for (const Picture::Box& box : picture.boxes) out += box_svg(box);
  for (const bool lit : {false, true}) {
    for (const Picture::Line& line : picture.lines) {
      if (line.lit == lit) out += line_svg(line);
    }
  }
  for (const Picture::Words& words : picture.words) out += words_svg(words);
  return out;
}

/// How an `svg` element begins, up to what names it.
std::string begin(const Picture& picture) {
  const std::string width = number(picture.width);
  const std::string height = number(picture.height);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" role=\"img\" width=\"" +
         width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\"";
}

}  // namespace

std::string_view picture_style() { return style_sheet; }

std::string svg_element(const Picture& picture) {
  return begin(picture) + " aria-label=\"" + escaped(picture.title) + "\">\n" + drawn(picture) +
         "</svg>\n";
}

std::string to_svg(const Picture& picture, Language language) {
  std::string out = begin(picture) + " xml:lang=\"" + std::string(code_of(language)) +
                    "\" aria-labelledby=\"title desc\">\n";
  out += "<title id=\"title\">" + escaped(picture.title) + "</title>\n";
  out += "<desc id=\"desc\">" + escaped(picture.description) + "</desc>\n";
  out += "<style>" + std::string(style_sheet) + "</style>\n";
  out += "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n";
  return out + drawn(picture) + "</svg>\n";
}

}  // namespace subrosa
