// `subrosa test [CASE…]`: the cases' expectations.
#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/expectation.hpp"

namespace subrosa::cli {

ExitStatus test(const Options& options, const World& world) {
  auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  std::size_t faulty = 0;
  std::vector<Case> cases;
  if (options.cases.empty()) {
    cases = all_cases(*library, faulty, options, world);
  }
  for (const std::string& name : options.cases) {
    auto one = open_case(name, *library, options, world);
    one ? cases.push_back(std::move(*one)) : static_cast<void>(++faulty);
  }
  Engine engine(library->loaded.rules);
  std::string result;
  std::size_t failed = 0;
  std::size_t passed = 0;
  for (const Case& one : cases) {
    if (!one.expect) continue;
    const Outcome outcome = engine.decide(one.situation(world.today), world.today);
    std::vector<Message> failures{message("la situation ne peut pas être décidée")};
    if (const auto* decision = std::get_if<Decision>(&outcome))
      failures = unmet(*one.expect, *decision);
    ++(failures.empty() ? passed : failed);
    for (const Message& failure : failures)
      result +=
          say(message("{0} : {1}", one.id, say(failure, options.language)), options.language) +
          "\n";
  }
  result += say(message("{0} situations conformes, {1} non conformes", std::to_string(passed),
                        std::to_string(failed)),
                options.language) +
            "\n";
  if (!write_result(result, options, world)) return ExitStatus::internal;
  if (faulty > 0) return ExitStatus::faulty_case;
  return failed > 0 ? ExitStatus::findings : ExitStatus::done;
}

}  // namespace subrosa::cli
