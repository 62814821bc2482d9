#include "run.hpp"

#include <algorithm>
#include <exception>

#include "commands/commands.hpp"
#include "complete.hpp"
#include "library.hpp"
#include "subrosa/suggest.hpp"

namespace subrosa::cli {

namespace {

struct Command {
  Verb verb;
  ExitStatus (*run)(const Options&, const World&);
  bool shown = true;  ///< in the help; else it serves another program
};

const std::vector<Command>& commands() {
  static const std::vector<Command> all{
      {{"decide",
        message("décide une ou plusieurs situations, et explique"),
        message("subrosa decide CAS… [OPTIONS]"),
        "subrosa decide arson-police-drugs-is-he-followed -v",
        {"rules", "as-of", "known-on", "lang", "format", "fail-on", "color", "output", "verbose"},
        {"text", "json", "ndjson", "md", "html"}},
       decide},
      {{"ask",
        message("pose les questions une à une, et s'arrête dès que la réponse est sûre"),
        Message{"subrosa ask [OPTIONS]", {}},
        "subrosa ask",
        {"rules", "as-of", "known-on", "lang", "color", "verbose"}},
       ask},
      {{"check",
        message("vérifie les fichiers de règles, sans situation"),
        Message{"subrosa check [OPTIONS]", {}},
        "subrosa check --rules rules/belgium",
        {"rules", "lang", "format", "output", "missing", "explain", "show-silenced"},
        {"text", "json", "ndjson", "sarif"}},
       check},
      {{"test",
        message("compare les situations à ce qui en est attendu"),
        message("subrosa test [CAS…] [OPTIONS]"),
        "subrosa test",
        {"rules", "lang", "format", "output", "coverage", "threshold", "suggest"},
        {"text", "junit"}},
       test},
      {{"prove",
        message("prouve les propriétés sur toutes les situations"),
        Message{"subrosa prove [OPTIONS]", {}},
        "subrosa prove -v",
        {"rules", "lang", "output", "verbose"}},
       prove},
      {{"diff",
        message("dit ce qui change entre deux dates, deux dossiers ou deux révisions git"),
        message("subrosa diff ANCIEN NOUVEAU [OPTIONS]"),
        "subrosa diff 2026-08-31 2026-09-01",
        {"rules", "lang", "format", "fail-on", "output", "verbose", "exit-code", "cases"},
        {"text", "md", "json"}},
       diff},
      {{"timeline",
        message("la même situation, à toutes les dates"),
        message("subrosa timeline CAS [OPTIONS]"),
        "subrosa timeline cpas-active-duty-2018-seen-today --as-then",
        {"rules", "as-of", "known-on", "as-then", "lang", "format", "output"},
        {"text", "json", "html"}},
       timeline},
      {{"matrix",
        message("la même situation, avec chaque réponse possible à une question"),
        message("subrosa matrix CAS --over QUESTION [OPTIONS]"),
        "subrosa matrix arson-police-drugs-is-he-followed --over recipient",
        {"rules", "over", "as-of", "known-on", "lang", "format", "output"},
        {"text", "json", "html"}},
       matrix},
      {{"fmt",
        message("met les fichiers de règles et les situations en page, sans en changer le sens"),
        message("subrosa fmt [FICHIERS | DOSSIER] [OPTIONS]"),
        "subrosa fmt --diff",
        {"rules", "lang", "check", "diff"}},
       fmt},
      {{"review",
        message("qui a relu quelle disposition, et ce qui est à relire ; marque une relecture"),
        message("subrosa review [DISPOSITIONS] [--by QUI] [OPTIONS]"),
        "subrosa review --due",
        {"rules", "due", "exit-code", "by", "on", "dry-run", "lang", "format", "output"},
        {"text", "json"}},
       review},
      {{"schema",
        message("décrit chaque sorte de fichier aux éditeurs de texte (JSON Schema)"),
        message("subrosa schema [SORTE] [OPTIONS]"),
        "subrosa schema -o rules/schema",
        {"rules", "lang", "output"}},
       schema},
      {{"graph",
        message("dessine une disposition, avec le chemin d'une situation, ou la carte de toutes"),
        message("subrosa graph [DISPOSITION] [OPTIONS]"),
        "subrosa graph art458bis --format svg -o art458bis.svg",
        {"rules", "case", "as-of", "known-on", "lang", "format", "output"},
        {"text", "svg", "dot"}},
       graph},
      {{"book",
        message("toutes les règles en un livre, à lire, à imprimer et à signer"),
        Message{"subrosa book [OPTIONS]", {}},
        "subrosa book -o livre.html",
        {"rules", "lang", "format", "output"},
        {"html", "md"}},
       book},
      {{"lsp",
        message("vérifie et explique les fichiers de règles dans un éditeur de texte"),
        Message{"subrosa lsp [OPTIONS]", {}},
        "subrosa lsp --lang nl",
        {"rules", "lang"}},
       lsp},
      {{"init",
        message("commence un petit jeu de règles, à remplacer par les vôtres"),
        message("subrosa init DOSSIER [OPTIONS]"),
        "subrosa init mes-regles",
        {"lang"}},
       init},
      {{"rename",
        message("donne un autre nom à une question, une réponse, une disposition, dans tous les "
                "fichiers"),
        message("subrosa rename SORTE ANCIEN NOUVEAU [OPTIONS]"),
        "subrosa rename fact danger danger.now --diff",
        {"rules", "lang", "diff", "dry-run"}},
       rename},
      {{"completion",
        message("complète les mots avec la touche Tab, dans bash, zsh ou fish"),
        Message{"subrosa completion SHELL [OPTIONS]", {}},
        "source <(subrosa completion bash)",
        {"lang", "output"}},
       completion},
      {{"manual", {}, {}, "", {"lang", "output"}}, manual, false},
      {{"--version", {}, {}, "", {"rules", "lang"}}, version, false},
  };
  return all;
}

std::string locale_of(const World& world) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    std::string value = world.environment(name);
    if (!value.empty()) return value;
  }
  return "fr";
}

/// How many words at the beginning of `args` say the language: `--lang nl` or `--lang=nl`.
std::size_t words_of_language(const std::vector<std::string>& args) {
  if (args.empty()) return 0;
  if (args.front() == "--lang") return std::min<std::size_t>(2, args.size());
  return args.front().rfind("--lang=", 0) == 0 ? 1 : 0;
}

/// The language asked for anywhere on the line, so that what is wrong with the rest of the line is
/// said in it too.
Language language_asked(const std::vector<std::string>& args, const World& world) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    for (const char* code : {"fr", "nl", "de", "en"}) {
      const bool apart = args[i] == "--lang" && i + 1 < args.size() && args[i + 1] == code;
      if (apart || args[i] == std::string("--lang=") + code) return language_of(code);
    }
  }
  return language_of(locale_of(world));
}

std::string overview(Language language) {
  std::string out =
      "subrosa " SUBROSA_VERSION " — " +
      say(message("le secret professionnel en Belgique : peut-on le dire, et pourquoi"), language) +
      "\n\n";
  for (const Verb& verb : shown_verbs()) {
    std::string name = "  " + verb.name;
    name.resize(14, ' ');
    out += name + say(verb.summary, language) + "\n";
    out += "                " + verb.example + "\n";
  }
  return out + "\n" + say(message("Chaque verbe a son aide : subrosa VERBE --help"), language) +
         "\n" +
         say(message("Aucun juriste n'a encore relu ces règles. Ceci informe et ne remplace pas un "
                     "avis "
                     "juridique."),
             language) +
         "\n";
}

std::string verb_help(const Verb& verb, Language language) {
  return say(verb.usage, language) + "\n" + say(verb.summary, language) + "\n\n" +
         option_help(verb, language) + "\n" +
         say(message("Exemple : {0}", verb.example), language) + "\n";
}

ExitStatus unknown_verb(const std::string& word, const World& world, Language language) {
  std::vector<std::string> names;
  for (const Verb& verb : shown_verbs()) names.push_back(verb.name);
  const std::string near = closest(word, names);
  tell(world, language, message("le verbe `{0}` est inconnu", word),
       near.empty() ? message("voyez subrosa --help") : message("essayez `subrosa {0}`", near));
  return ExitStatus::usage;
}

ExitStatus run_command(const Command& command, const std::vector<std::string>& args,
                       const World& world, Language language) {
  const auto parsed = parse_options(command.verb, args, language);
  if (const auto* fault = std::get_if<UsageFault>(&parsed)) {
    tell(world, language, fault->words, fault->help);
    return ExitStatus::usage;
  }
  const Options& options = std::get<Options>(parsed);
  if (options.help) {
    world.out << verb_help(command.verb, options.language);
    return ExitStatus::done;
  }
  return command.run(options, world);
}

ExitStatus dispatch(std::vector<std::string> args, const World& world) {
  const Language language = language_asked(args, world);
  const std::size_t before_the_verb = words_of_language(args);
  if (before_the_verb == args.size())
    args = {"--help"};
  else
    std::rotate(args.begin(), args.begin() + static_cast<std::ptrdiff_t>(before_the_verb),
                args.end());
  if (args.front() == "--help" || args.front() == "-h" || args.front() == "help") {
    world.out << overview(language);
    return ExitStatus::done;
  }
  if (args.front() == "__complete") {
    write_candidates({args.begin() + 1, args.end()}, language, world);
    return ExitStatus::done;
  }
  const auto named = [&](const Command& command) { return command.verb.name == args.front(); };
  const auto command = std::find_if(commands().begin(), commands().end(), named);
  if (command == commands().end()) return unknown_verb(args.front(), world, language);
  return run_command(*command, {args.begin() + 1, args.end()}, world, language);
}

/// What was printed may be lost: a full disk behind a redirection shows only here.
ExitStatus output_lost(const std::vector<std::string>& args, const World& world) {
  tell(world, language_asked(args, world), message("la sortie n'a pas pu être écrite en entier"),
       message("le disque est peut-être plein, ou la sortie fermée"));
  return ExitStatus::internal;
}

}  // namespace

std::vector<Verb> shown_verbs() {
  std::vector<Verb> verbs;
  for (const Command& command : commands()) {
    if (command.shown) verbs.push_back(command.verb);
  }
  return verbs;
}

ExitStatus run(const std::vector<std::string>& args, const World& world) {
  try {
    const ExitStatus status = dispatch(args, world);
    return world.out.flush() ? status : output_lost(args, world);
  } catch (const std::exception& error) {
    world.err << "subrosa : " << error.what() << "\n";
    return ExitStatus::internal;
  }
}

}  // namespace subrosa::cli
