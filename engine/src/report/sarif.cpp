// Diagnostics as SARIF 2.1.0, the form in which code review tools take findings.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "subrosa/report.hpp"

namespace subrosa {

namespace {

using Json = nlohmann::ordered_json;

std::string_view level_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

/// A path as a URI: an absolute one with its scheme, other bytes than plain ones in hexadecimal.
std::string uri_of(const std::string& path) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = path.rfind('/', 0) == 0 ? "file://" : "";
  for (const char sign : path) {
    const bool letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
    const bool digit = sign >= '0' && sign <= '9';
    if (letter || digit || std::string_view("-._~/").find(sign) != std::string_view::npos) {
      uri += sign;
    } else {
      const auto byte = static_cast<unsigned char>(sign);
      uri += std::string("%") + digits[byte / 16] + digits[byte % 16];
    }
  }
  return uri;
}

Json place(Span span, const Sources& sources) {
  const SourceFile& source = sources[span.file];
  const LineColumn begin = source.position(span.begin);
  Json region{{"startLine", begin.line}, {"startColumn", begin.column}};
  if (span.end > span.begin) {
    const LineColumn end = source.position(span.end);
    region["endLine"] = end.line;
    region["endColumn"] = end.column;
  }
  Json physical;
  physical["artifactLocation"]["uri"] = uri_of(source.name());
  physical["region"] = std::move(region);
  return physical;
}

Json text(const Message& message, Language language) {
  Json made;
  made["text"] = say(message, language);
  return made;
}

Json result(const Diagnostic& d, std::size_t rule, const Sources& sources, Language language) {
  std::string words = say(d.observation, language);
  if (!d.help.text.empty()) words += "\n" + say(d.help, language);
  Json made{{"ruleId", code_text(d)}, {"ruleIndex", rule}, {"level", level_of(d.severity)}};
  made["message"]["text"] = words;
  made["locations"] = Json::array();
  if (d.span.file < sources.size()) {
    made["locations"].push_back({{"physicalLocation", place(d.span, sources)}});
  }
  for (const Label& label : d.others) {
    Json other;
    other["physicalLocation"] = place(label.span, sources);
    other["message"] = text(label.words, language);
    made["relatedLocations"].push_back(std::move(other));
  }
  return made;
}

Json rule(const Diagnostic& d, Language language) {
  Json made{{"id", code_text(d)}};
  for (const CodeInfo& info : code_registry()) {
    if (info.code != d.code) continue;
    made["name"] = info.name;
    made["shortDescription"] = text(info.summary, language);
    made["help"] = text(info.why, language);
  }
  made["defaultConfiguration"]["level"] = level_of(d.severity);
  return made;
}

/// The results of a run, and each rule that one of them names.
class Results {
 public:
  Results(const Sources& sources, Language language) : sources_(sources), language_(language) {}

  Json rules = Json::array();
  Json results = Json::array();

  void add(const Diagnostic& d) {
    auto known = std::find(codes_.begin(), codes_.end(), d.code);
    if (known == codes_.end()) {
      rules.push_back(rule(d, language_));
      known = codes_.insert(codes_.end(), d.code);
    }
    const auto index = static_cast<std::size_t>(known - codes_.begin());
    results.push_back(result(d, index, sources_, language_));
  }

  void add(const SilencedFinding& silenced) {
    add(silenced.finding);
    const Json suppression{{"kind", "external"}, {"justification", silenced.because}};
    results.back()["suppressions"] = Json::array({suppression});
  }

 private:
  const Sources& sources_;
  Language language_;
  std::vector<Code> codes_;
};

}  // namespace

std::string to_sarif(const Diagnostics& diagnostics, const Sources& sources, Language language,
                     const std::vector<SilencedFinding>& silenced) {
  Results all(sources, language);
  for (const Diagnostic& d : diagnostics) all.add(d);
  for (const SilencedFinding& one : silenced) all.add(one);
  Json run;
  run["tool"]["driver"] = {{"name", "subrosa"}, {"rules", std::move(all.rules)}};
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(all.results);
  const Json log{{"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace subrosa
