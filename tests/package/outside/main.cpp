// A program of someone else's: decides one situation with the installed library and rules.
#include <iostream>
#include <subrosa/engine.hpp>
#include <subrosa/folder.hpp>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto files = subrosa::read_rule_folder(argv[1]);
  if (!files) return 1;
  const subrosa::Loaded loaded = subrosa::load_rules(argv[1], *files);
  if (!loaded.rules) return 1;
  subrosa::Engine engine(loaded.rules);
  subrosa::Situation situation;
  situation.as_of = situation.known_on = *subrosa::parse_date("2026-11-21");
  situation.answers.resize(loaded.rules->facts.size());
  const auto outcome = engine.decide(situation, situation.as_of);
  const auto* decision = std::get_if<subrosa::Decision>(&outcome);
  if (decision == nullptr || decision->verdict) return 1;
  std::cout << decision->open.size() << " questions to ask\n";
}
