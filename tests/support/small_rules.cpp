#include "support/small_rules.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "subrosa/folder.hpp"
#include "support/approve.hpp"

using namespace subrosa;

std::vector<FileText> small_rule_files() { return *read_rule_folder(project("tests/small_rules")); }

std::vector<FileText> with_file(std::vector<FileText> files, const std::string& path,
                                const std::string& text) {
  std::erase_if(files, [&](const FileText& file) { return file.path == path; });
  files.push_back({path, text});
  return files;
}

std::string rendered(const Loaded& loaded) {
  std::string all;
  for (const Diagnostic& d : loaded.diagnostics)
    all += render(d, loaded.sources, Language::fr) + "\n";
  return all;
}

Rules load_sound(std::vector<FileText> files) {
  const Loaded loaded = load_rules("rules", std::move(files));
  INFO(rendered(loaded));
  REQUIRE(loaded.rules);
  return loaded.rules;
}

Rules small_rules() { return load_sound(small_rule_files()); }

Rules belgium() {
  // Nothing changes loaded rules, and loading four languages takes long: once for each program.
  static const Rules loaded = load_sound(*read_rule_folder(project("rules/belgium")));
  return loaded;
}

Date day(const std::string& text) {
  const auto date = parse_date(text);
  REQUIRE(date);
  return *date;
}

Situation situation(const RuleSet& rules, const Given& given, const std::string& as_of,
                    const std::string& known_on) {
  Situation made;
  made.as_of = day(as_of);
  made.known_on = day(known_on.empty() ? as_of : known_on);
  made.answers.resize(rules.facts.size());
  for (const auto& [name, word] : given) {
    INFO(name << ": " << word);
    const auto fact = rules.fact_named(name);
    REQUIRE(fact);
    Answer& answer = made.answers[fact->value];
    if (word == "unknown") {
      answer.state = Answer::State::unknown;
    } else {
      const auto value = rules.facts[*fact].value_named(word);
      REQUIRE(value);
      answer = {Answer::State::known, *value};
    }
  }
  return made;
}
