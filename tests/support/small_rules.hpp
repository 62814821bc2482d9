// A small rule base in files, to test with, and ways to spoil it.
#pragma once

#include <string>
#include <vector>

#include "subrosa/load.hpp"
#include "subrosa/situation.hpp"

/// The files of `tests/small_rules`, with paths relative to it.
std::vector<subrosa::FileText> small_rule_files();

/// The same with one file replaced, or added.
std::vector<subrosa::FileText> with_file(std::vector<subrosa::FileText> files,
                                         const std::string& path, const std::string& text);

/// Loads; fails the test, with the diagnostics, when anything is refused.
subrosa::Rules load_sound(std::vector<subrosa::FileText> files);

subrosa::Rules small_rules();
subrosa::Rules belgium();

/// Every diagnostic as text.
std::string rendered(const subrosa::Loaded& loaded);

/// `{{"danger", "none"}, {"recipient", "unknown"}}` on one day.
using Given = std::vector<std::pair<std::string, std::string>>;
subrosa::Situation situation(const subrosa::RuleSet& rules, const Given& given,
                             const std::string& as_of = "2026-11-21",
                             const std::string& known_on = "");

subrosa::Date day(const std::string& text);
