#include "subrosa/start.hpp"

#include "start/template.hpp"
#include "subrosa/schema.hpp"

namespace subrosa {

namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// The same day of the next year, or the first of March where there is none.
Date a_year_after(Date day) {
  const std::chrono::year_month_day date{day};
  const auto next = date + std::chrono::years{1};
  return next.ok() ? Date{next} : Date{next.year() / std::chrono::March / 1};
}

}  // namespace

std::vector<FileText> first_rules(Date today, Language language) {
  std::vector<FileText> files = template_files();
  for (FileText& file : files) {
    replace_all(file.text, "@TODAY@", iso(today));
    replace_all(file.text, "@NEXT_YEAR@", iso(a_year_after(today)));
  }
  std::vector<FileText> rule_files;
  for (const FileText& file : files) {
    const bool of_rules = file.path.ends_with(".yaml");
    if (of_rules) rule_files.push_back(file);
  }
  const Loaded loaded = load_rules("", rule_files);
  if (!loaded.rules) return files;  // a test says that they are sound
  for (const Schema& schema : schemas_of(*loaded.rules, language))
    files.push_back({"schema/" + schema.kind + ".json", schema.text});
  return files;
}

}  // namespace subrosa
