// print_plain_code RULES AS_OF [KNOWN_ON]: the rules of one edition as C++, for the benchmark.
#include <iostream>

#include "bench/plain_code.hpp"
#include "subrosa/folder.hpp"

using namespace subrosa;

namespace {

Rules rules_in(const std::string& folder) {
  auto files = read_rule_folder(folder);
  if (!files) {
    std::cerr << "no readable rules in " << folder << "\n";
    return nullptr;
  }
  const Loaded loaded = load_rules(folder, std::move(*files));
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    std::cerr << render(diagnostic, loaded.sources, Language::en) << "\n";
  }
  return loaded.rules;
}

}  // namespace

int main(int count, char** words) {
  const auto as_of = count > 2 ? parse_date(words[2]) : std::nullopt;
  const auto known_on = count > 3 ? parse_date(words[3]) : as_of;
  if (!as_of || !known_on || count > 4) {
    std::cerr << "usage: print_plain_code RULES AS_OF [KNOWN_ON]\n";
    return 2;
  }
  const Rules rules = rules_in(words[1]);
  if (!rules) return 1;
  std::cout << plain_code(*rules, edition_of(*rules, *as_of, *known_on));
  return std::cout.good() ? 0 : 1;
}
