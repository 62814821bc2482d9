// `subrosa ask`: the walkthrough in a terminal, or over a pipe: one answer a line. Nothing is kept.
#include <string>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/report.hpp"
#include "subrosa/walkthrough.hpp"

namespace subrosa::cli {

namespace {

class Conversation {
 public:
  Conversation(Walkthrough& walk, const RuleSet& rules, const Options& options, const World& world)
      : walk_(walk), rules_(rules), options_(options), world_(world) {}

  void run() {
    for (auto question = walk_.next(); question; question = walk_.next()) {
      put(*question);
      const auto line = next_line();
      if (!line || *line == "q") break;
      take(*question, *line);
    }
  }

  /// Whether it was left because what came was no conversation.
  [[nodiscard]] bool broken_off() const { return broken_off_; }

 private:
  /// The next line, if one comes that a person could have typed.
  std::optional<std::string> next_line() {
    if (++lines_ > most_lines) return break_off(message("plus de {0} lignes", number(most_lines)));
    std::string line;
    for (char c = 0; world_.in.get(c) && c != '\n';) {
      line += c;
      if (line.size() > longest_line)
        return break_off(message("une ligne dépasse {0} octets", number(longest_line)));
    }
    return world_.in || !line.empty() ? std::optional(line) : std::nullopt;
  }

  std::nullopt_t break_off(const Message& why) {
    tell(world_, options_.language, why, message("la conversation s'arrête ici"));
    broken_off_ = true;
    return std::nullopt;
  }

  static std::string number(std::size_t count) { return std::to_string(count); }

  std::string words(const Message& message) const { return say(message, options_.language); }

  void put(FactIndex index) const {
    const Fact& fact = rules_.facts[index];
    world_.out << "\n"
               << walk_.asked().size() + 1 << ". " << rules_.text(fact.question, options_.language)
               << "\n";
    if (const auto most = walk_.decision().at_most_questions) {
      world_.out << "   "
                 << words(
                        message("(questions qui restent, au plus et si chacune a sa réponse : {0})",
                                std::to_string(*most)))
                 << "\n";
    }
    for (std::size_t i = 0; i < fact.values.size(); ++i) {
      world_.out << "   " << i + 1 << "  " << rules_.text(fact.values[i].label, options_.language)
                 << "\n";
    }
    world_.out << "   u  " << words(message("on ne sait pas")) << "   ?  " << words(message("aide"))
               << "   b  " << words(message("revenir")) << "   q  " << words(message("arrêter"))
               << "\n> " << std::flush;
  }

  void take(FactIndex index, const std::string& line) {
    const Fact& fact = rules_.facts[index];
    if (line == "?") return help(fact);
    if (line == "b") {
      if (!walk_.back()) world_.out << words(message("C'est la première question.")) << "\n";
      return;
    }
    Answer answer{Answer::State::unknown, {}};
    if (line != "u") {
      const bool digits = !line.empty() && line.size() < 4 &&
                          line.find_first_not_of("0123456789") == std::string::npos;
      const std::size_t number = digits ? std::stoul(line) : 0;
      if (number == 0 || number > fact.values.size()) {
        world_.out << words(message("Répondez par un numéro de 1 à {0}, ou u, ?, b, q.",
                                    std::to_string(fact.values.size())))
                   << "\n";
        return;
      }
      answer = {Answer::State::known, ValueIndex{static_cast<std::uint32_t>(number - 1)}};
    }
    if (!walk_.answer(index, answer)) {
      world_.out << words(message("Cette réponse ne va pas avec les précédentes.")) << "\n";
    }
  }

  void help(const Fact& fact) const {
    for (const DatedText& help : fact.help) {
      if (help.period.contains(walk_.decision().situation.as_of)) {
        world_.out << rules_.text(help.text, options_.language) << "\n";
      }
    }
    if (fact.why) {
      world_.out << words(message("Pourquoi cette question : {0}",
                                  rules_.text(*fact.why, options_.language)))
                 << "\n";
    }
  }

  Walkthrough& walk_;
  const RuleSet& rules_;
  const Options& options_;
  const World& world_;
  std::size_t lines_ = 0;
  bool broken_off_ = false;
};

}  // namespace

ExitStatus ask(const Options& options, const World& world) {
  const auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  const RuleSet& rules = *library->loaded.rules;
  const Date as_of = options.as_of.value_or(world.today);
  if (!rules.covers.contains(as_of)) {
    tell(world, options.language, message("les règles ne couvrent pas le {0}", iso(as_of)),
         message("elles commencent le {0}", iso(*rules.covers.from)));
    return ExitStatus::usage;
  }
  Engine engine(library->loaded.rules);
  Walkthrough walk(engine, as_of, options.known_on.value_or(world.today), world.today);
  Conversation conversation(walk, rules, options, world);
  conversation.run();
  TextStyle style;
  style.language = options.language;
  style.color = wants_color(options, world);
  style.every_provision = options.verbose;
  world.out << "\n" << to_text({}, explain(walk.decision(), options.language), style);
  return conversation.broken_off() ? ExitStatus::usage : ExitStatus::done;
}

}  // namespace subrosa::cli
