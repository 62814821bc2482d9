#include "roff.hpp"

namespace subrosa::cli {

namespace {

/// A line of roff that shows exactly this; `-` as the sign that is typed, not as a dash.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c == '\n' ? ' ' : c;
  }
  const bool like_a_request = !out.empty() && (out.front() == '.' || out.front() == '\'');
  return (like_a_request ? "\\&" : "") + out + "\n";
}

std::string in_capitals(std::string name) {
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

}  // namespace

ManualPage::ManualPage(const std::string& name, const std::string& version)
    : out_("'\\\" -*- coding: UTF-8 -*-\n.TH " + in_capitals(name) + " 1 \"\" \"Subrosa " +
           version + "\" \"Subrosa\"\n.nh\n.ad l\n") {}

void ManualPage::section(const std::string& title) { out_ += ".SH " + escaped(title); }

void ManualPage::part(const std::string& title) { out_ += ".SS " + escaped(title); }

void ManualPage::line(const std::string& text) { out_ += escaped(text); }

void ManualPage::paragraph(const std::string& text) { out_ += ".PP\n" + escaped(text); }

void ManualPage::command(const std::string& text) {
  out_ += ".PP\n.nf\n\\fB" + escaped(text) + "\\fR\n.fi\n";
}

void ManualPage::item(const std::string& term, const std::string& text) {
  out_ +=
      ".TP\n\\fB" + escaped(term).substr(0, escaped(term).size() - 1) + "\\fR\n" + escaped(text);
}

}  // namespace subrosa::cli
