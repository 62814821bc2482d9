// Tries every mutant of a rule set and tells what nothing notices.
//   subrosa_mutants RULES SURVIVORS TODAY [EVERY [words [PROVISION]]]
// SURVIVORS lists the mutants that may survive, each with a reason: `MUTANT | reason`. Status 1
// when another survives, or one of the list does not. With EVERY only each so many-th is tried;
// with `words` also those of one word, else `branches`; with PROVISION only its own.
#include <algorithm>
#include <array>
#include <iostream>
#include <map>

#include "mutation/hunt.hpp"
#include "mutation/loading.hpp"
#include "support/figures.hpp"

using namespace subrosa;
using mutation::Noticed;

namespace {

std::string place_of(const mutation::Mutant& mutant, const Sources& sources) {
  const SourceFile& file = sources[mutant.changed.span.file];
  return file.name() + ":" + std::to_string(file.position(mutant.changed.span.begin).line);
}

class Report {
 public:
  Report(const mutation::Loading& loading, std::map<std::string, std::string> accepted)
      : loading_(loading), accepted_(std::move(accepted)) {}

  void add(const mutation::Mutant& mutant, const mutation::Fate& fate,
           const std::vector<std::string>& near_misses) {
    ++counts_[static_cast<std::size_t>(fate.noticed)];
    const bool is_accepted = accepted_.count(mutant.id) != 0;
    if (fate.noticed == Noticed::by_nothing && !is_accepted) {
      ++new_survivors_;
      std::cout << place_of(mutant, loading_.loaded.sources) << ": " << mutant.id << "\n    "
                << (fate.verdict_differs ? "other verdict, " : "other reasons, ") << fate.by
                << "\n";
      for (const std::string& line : near_misses) std::cout << "    near miss: " << line << "\n";
    }
    if (fate.noticed != Noticed::by_nothing && is_accepted) {
      ++idle_;
      std::cout << "accepted, and noticed all the same: " << mutant.id << " (" << fate.by << ")\n";
    }
    known_[mutant.id] = true;
  }

  /// Names what the list has and the rules have not.
  void look_for_idle() {
    for (const auto& [id, reason] : accepted_) {
      if (known_.count(id) != 0) continue;
      ++idle_;
      std::cout << "accepted, and no such mutant: " << id << "\n";
    }
  }

  void write(std::size_t made) const {
    const std::array<const char*, 5> words{"caught by a case", "caught by a property",
                                           "caught by check", "equivalent", "surviving"};
    std::cout << made << " mutants made";
    figure("mutation", "mutants made", made);
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::cout << ", " << counts_[i] << " " << words[i];
      figure("mutation", words[i], counts_[i]);
    }
    std::cout << "\n";
  }

  [[nodiscard]] bool sound() const { return new_survivors_ == 0 && idle_ == 0; }

 private:
  const mutation::Loading& loading_;
  std::map<std::string, std::string> accepted_;
  std::map<std::string, bool> known_;
  std::array<std::size_t, 5> counts_{};
  std::size_t new_survivors_ = 0;
  std::size_t idle_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  const auto today = args.size() < 3 ? std::nullopt : parse_date(args[2]);
  const auto loading = today ? mutation::load(args[0]) : std::nullopt;
  if (!loading) {
    std::cerr << "subrosa_mutants RULES SURVIVORS TODAY [EVERY], with sound rules and cases\n";
    return 2;
  }
  const std::size_t every =
      args.size() > 3 ? std::max<std::size_t>(1, std::stoul(args[3])) : std::size_t{1};
  mutation::Hunt hunt(loading->loaded.rules, loading->cases, *today);
  for (const std::string& id : hunt.unsound())
    std::cout << "does not hold as it is: " << id << "\n";
  Report report(*loading, mutation::accepted_in(args[1]));
  auto mutants = mutation::mutants_of(*loading->loaded.rules);
  const bool words = args.size() > 4 && args[4] == "words";
  std::erase_if(mutants, [&](const mutation::Mutant& m) { return m.one_word && !words; });
  const std::string only = args.size() > 5 ? args[5] + "@" : "";
  std::erase_if(mutants, [&](const mutation::Mutant& m) { return !m.id.starts_with(only); });
  std::size_t made = 0;
  for (std::size_t i = 0; i < mutants.size(); i += every) {
    const mutation::Fate fate = hunt.fate_of(mutants[i]);
    const bool survives = fate.noticed == Noticed::by_nothing;
    report.add(mutants[i], fate,
               survives ? hunt.near_misses(mutants[i]) : std::vector<std::string>{});
    if (++made % 500 == 0) std::cerr << made << " of " << mutants.size() / every << "\n";
  }
  if (every == 1 && only.empty()) report.look_for_idle();
  report.write(made);
  return report.sound() && hunt.unsound().empty() ? 0 : 1;
}
