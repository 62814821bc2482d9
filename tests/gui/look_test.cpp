// Colours that can be told apart, letters that exist, words that have room.
#include <imgui.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "support/probe.hpp"
#include "support/sample_screens.hpp"
#include "view/fonts.hpp"
#include "words/words.hpp"

using namespace subrosa;
using namespace subrosa::gui;
namespace fs = std::filesystem;

namespace {

constexpr std::array themes{Theme::light, Theme::dark, Theme::contrast};
constexpr std::array tones{Tone::plain,   Tone::quiet, Tone::strong, Tone::good,
                           Tone::caution, Tone::bad,   Tone::urgent};

/// Relative luminance and contrast as WCAG 2 defines them.
double luminance(Colour c) {
  const auto part = [](unsigned char value) {
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(c.red) + 0.7152 * part(c.green) + 0.0722 * part(c.blue);
}

double contrast(Colour a, Colour b) {
  const double one = luminance(a) + 0.05;
  const double other = luminance(b) + 0.05;
  return one > other ? one / other : other / one;
}

struct Pair {
  std::string name;
  Colour ink;
  Colour back;
};

/// Every text on every ground that the view puts it on.
std::vector<Pair> texts(const Palette& c) {
  std::vector<Pair> pairs{{"text on card", c.text, c.card},
                          {"text on page", c.text, c.page},
                          {"text on hover", c.text, c.hover},
                          {"text on selected", c.text, c.selected},
                          {"secondary on card", c.secondary, c.card},
                          {"secondary on hover", c.secondary, c.hover},
                          {"secondary on selected", c.secondary, c.selected},
                          {"primary", c.on_accent, c.accent},
                          {"primary hovered", c.on_accent, c.accent_hover},
                          {"primary held", c.on_accent, c.accent_down}};
  for (const Tone tone : tones) {
    const std::string name = std::to_string(static_cast<int>(tone));
    const ToneColours& t = c.of(tone);
    pairs.push_back({"ink of tone " + name, t.ink, t.back});
    pairs.push_back({"words of tone " + name, t.words, t.back});
    if (tone == Tone::urgent) continue;  // only in its box
    pairs.push_back({"ink of tone " + name + " on card", t.ink, c.card});
    pairs.push_back({"ink of tone " + name + " on a lit line", t.ink, c.selected});
  }
  return pairs;
}

/// The characters of a text that is known to be UTF-8.
void add_characters(const std::string& text, std::set<unsigned>& all) {
  unsigned character = 0;
  for (const char c : text) {
    const unsigned byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) {
      character = character << 6U | (byte & 0x3FU);
      continue;
    }
    all.insert(character);
    character = byte < 0x80   ? byte
                : byte < 0xE0 ? byte & 0x1FU
                : byte < 0xF0 ? byte & 0x0FU
                              : byte & 0x07U;
  }
  all.insert(character);
}

std::string slurp_file(const fs::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Every character that can come onto the screen: the program's words, the rules, the cases.
std::set<unsigned> characters_shown() {
  std::set<unsigned> all;
  for (const Language language : {Language::nl, Language::en, Language::de}) {
    for (const Translation& t : words_of(language)) {
      add_characters(std::string(t.french), all);
      add_characters(std::string(t.translated), all);
    }
  }
  for (const char* folder : {"rules/belgium", "gui"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(PROJECT_FOLDER) / folder)) {
      if (entry.is_regular_file()) add_characters(slurp_file(entry.path()), all);
    }
  }
  all.erase(0);
  all.erase('\n');
  all.erase('\t');
  all.erase('\r');
  return all;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += "\n  " + line;
  return all;
}

}  // namespace

TEST_CASE("text can be read on every ground, in every theme", "[look]") {
  for (const Theme theme : themes) {
    const double least = theme == Theme::contrast ? 7.0 : 4.5;
    for (const Pair& pair : texts(palette_of(theme))) {
      INFO("theme " << static_cast<int>(theme) << ": " << pair.name);
      CHECK(contrast(pair.ink, pair.back) >= least);
    }
  }
}

TEST_CASE("edges and the focus ring stand out", "[look]") {
  for (const Theme theme : themes) {
    const Palette c = palette_of(theme);
    INFO("theme " << static_cast<int>(theme));
    CHECK(contrast(c.edge, c.card) >= 2.9);
    for (const Colour ground : {c.card, c.page, c.selected, c.hover})
      CHECK(contrast(c.ring, ground) >= 3.0);
  }
}

TEST_CASE("every character of the words and the rules has a glyph", "[look]") {
  for (const bool dejavu_alone : {false, true}) {
    ImFontAtlas atlas;
    const Fonts fonts = build_fonts(atlas, fonts_here(dejavu_alone), 1);
    std::string missing;
    for (const unsigned character : characters_shown()) {
      for (const Face* face :
           {&fonts.body, &fonts.large, &fonts.bold, &fonts.small, &fonts.fixed}) {
        if (face->font->FindGlyphNoFallback(static_cast<ImWchar>(character)) != nullptr) continue;
        std::ostringstream code;
        code << " U+" << std::hex << character;
        missing += code.str();
        break;
      }
    }
    INFO((dejavu_alone ? "DejaVu alone" : "all fonts"));
    CHECK(missing == "");
  }
}

TEST_CASE("without fonts the package to install is named", "[look]") {
  const auto files = find_fonts({fs::path(PROJECT_FOLDER) / "rules", "/nowhere"});
  REQUIRE(std::holds_alternative<Message>(files));
  for (const Language language : {Language::fr, Language::nl, Language::en, Language::de}) {
    const std::string text = say(std::get<Message>(files), language);
    CHECK(text.find("fonts-dejavu-core") != std::string::npos);
    CHECK(text.find("subrosa ask") != std::string::npos);
  }
}

TEST_CASE("DejaVu alone will do", "[look]") {
  const FontFiles alone = fonts_here(true);
  CHECK_FALSE(alone.merged());
  CHECK(alone.regular.filename() == "DejaVuSans.ttf");
  CHECK(alone.bold.filename() == "DejaVuSans-Bold.ttf");
}

TEST_CASE("fonts that lack signs or letters, or are no fonts, are not taken", "[look]") {
  const fs::path folder = fs::temp_directory_path() / ("subrosa-fonts-" + std::to_string(getpid()));
  fs::create_directories(folder);
  const FontFiles here = fonts_here(false);
  const auto refused = [&] { return std::holds_alternative<Message>(find_fonts({folder})); };
  const auto put = [&](const fs::path& file) { fs::copy(file, folder / file.filename()); };
  CHECK(refused());
  if (here.merged()) {
    put(here.regular);
    put(here.bold);
    CHECK(refused());  // Noto has no ticks
  }
  if (!here.fixed.empty()) put(here.fixed);
  CHECK(refused());
  const FontFiles dejavu = fonts_here(true);
  put(dejavu.regular);
  CHECK(refused());  // no bold
  std::ofstream(folder / dejavu.bold.filename());
  CHECK(refused());  // empty
  std::ofstream(folder / dejavu.bold.filename()) << "not a font at all";
  CHECK(refused());
  fs::remove(folder / dejavu.bold.filename());
  put(dejavu.bold);
  CHECK_FALSE(refused());
  fs::remove_all(folder);
}

TEST_CASE("nothing is cut off or lies over anything, at any size", "[look]") {
  struct At {
    Display display;
    int zoom;
  };
  const std::vector<At> sizes{{{720, 540, 1}, 100},   {{1280, 800, 1}, 100}, {{1440, 1080, 2}, 100},
                              {{2560, 1600, 2}, 100}, {{720, 540, 1}, 150},  {{720, 540, 1}, 250},
                              {{1280, 800, 1}, 175},  {{1280, 800, 1}, 80}};
  for (const At& at : sizes) {
    Settings settings;
    settings.zoom = at.zoom;
    for (const Screen& screen : sample_screens(settings)) {
      INFO(screen.place << " at " << at.display.width << "×" << at.display.height << ", scale "
                        << at.display.scale << ", zoom " << at.zoom);
      CHECK(joined(faults(screen, settings, at.display)) == "");
    }
  }
}

TEST_CASE("what is wrong with a frame is found", "[look]") {
  const Box window{0, 0, 720, 540};
  const Drawn text{Drawn::Kind::text, Region::main, "", "mots", {10, 10, 100, 30}, window, false};
  const Display display{720, 540, 1};
  CHECK(faults_of({text}, display).empty());
  Drawn wide = text;
  wide.box.right = 800;
  CHECK(faults_of({wide}, display).size() == 1);
  Drawn low = text;
  low.box.bottom = 600;
  CHECK(faults_of({low}, display).size() == 1);
  low.scrolls = true;
  CHECK(faults_of({low}, display).empty());
  Drawn near = text;
  near.box.top = 20;
  near.box.bottom = 40;
  CHECK(faults_of({text, near}, display).size() == 1);
  Drawn button = text;
  button.kind = Drawn::Kind::button;
  button.id = "b";
  CHECK(faults_of({text, button}, display).size() == 1);
  Drawn label = text;
  label.id = "b";
  CHECK(faults_of({button, label}, display).empty());
  label.box.right = 120;
  CHECK(faults_of({button, label}, display).size() == 1);
}

TEST_CASE("sizes follow the display and the zoom", "[look]") {
  Settings settings;
  settings.zoom = 150;
  const Look look = look_of(settings, 2);
  CHECK(look.text == Approx(3));
  CHECK(look.line == 2);
  CHECK(look.gap(10) > 20);
  CHECK(look.gap(10) < 30);
}

TEST_CASE("every kind of letters grows with the zoom", "[look]") {
  ImFontAtlas small_atlas;
  ImFontAtlas large_atlas;
  const Fonts small = build_fonts(small_atlas, fonts_here(false), 1);
  const Fonts large = build_fonts(large_atlas, fonts_here(false), 2);
  for (const auto face :
       {&Fonts::body, &Fonts::large, &Fonts::bold, &Fonts::small, &Fonts::fixed}) {
    CHECK((large.*face).size == Approx(2 * (small.*face).size).margin(1));
    CHECK((large.*face).line == Approx(2 * (small.*face).line).margin(2));
    CHECK((small.*face).line > (small.*face).size);
  }
}
