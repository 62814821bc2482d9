// Explanation -> one HTML page, to send or to print.
#include "report/html.hpp"
#include "report/one_line.hpp"
#include "subrosa/report.hpp"
#include "subrosa/sections.hpp"

namespace subrosa {

namespace {

std::string tagged(const std::string& tag, const std::string& text) {
  return "<" + tag + ">" + words_html(text) + "</" + tag + ">\n";
}

/// The verdict in words; whoever listens to the page does not hear the sign.
std::string verdict_html(const Explanation& e, Language language) {
  return tagged("h2", answer_title(language)) + "<p class=\"verdict\"><span aria-hidden=\"true\">" +
         icon_of(e.verdict) + "</span> " + words_html(e.headline) + "</p>\n";
}

std::string situation_html(const Explanation& e, Language language) {
  if (e.situation.empty()) return {};
  std::string out = "<h2 id=\"situation\">" + words_html(situation_title(language)) + "</h2>\n";
  out += "<table class=\"answers\" aria-labelledby=\"situation\">\n<thead><tr><th scope=\"col\">" +
         words_html(say(message("Question"), language)) + "</th><th scope=\"col\">" +
         words_html(say(message("Réponse"), language)) + "</th></tr></thead>\n<tbody>\n";
  for (const AnsweredQuestion& row : e.situation) {
    out += "<tr><th scope=\"row\">" + words_html(row.question) + "</th><td>" +
           words_html(row.answer) + "</td></tr>\n";
  }
  return out + "</tbody>\n</table>\n";
}

std::string list_html(const std::vector<std::string>& lines) {
  std::string out = "<ul>\n";
  for (const std::string& line : lines) out += tagged("li", line);
  return out + "</ul>\n";
}

std::string sections_html(const std::vector<Section>& sections) {
  std::string out;
  for (const Section& section : sections) {
    out += tagged("h2", section.title) + "<ul>\n";
    for (const Point& point : section.points) {
      out += "<li>" + words_html(point.text);
      out += point.under.empty() ? "</li>\n" : "\n" + list_html(point.under) + "</li>\n";
    }
    out += "</ul>\n";
  }
  return out;
}

}  // namespace

std::string to_html(const Heading& heading, const Explanation& e, const PageStyle& style) {
  const std::string given = one_line(heading.title);
  const std::string title = given.empty() ? untitled_words(style.language) : given;
  const std::string story = one_line(heading.story);
  std::string header = tagged("h1", title);
  if (!story.empty()) header += tagged("p", story);
  header += tagged("p", e.dates);
  std::string body = verdict_html(e, style.language);
  body += sections_html(sections_to_act_on(e, style.language));
  body += situation_html(e, style.language);
  body += "<div class=\"look-up\">\n";
  body += sections_html(sections_to_look_up(e, style.language, style.every_provision));
  if (style.every_provision) body += sections_html({provisions_section(e, style.language)});
  body += "</div>\n";
  return html_page(style.language, title, body, header, tagged("p", e.rules));
}

}  // namespace subrosa
