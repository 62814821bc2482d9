#include "options.hpp"

#include <algorithm>
#include <boost/program_options.hpp>

#include "subrosa/limits.hpp"
#include "subrosa/suggest.hpp"

namespace subrosa::cli {

namespace po = boost::program_options;

namespace {

struct Row {
  std::string name;  ///< `verbose,v`
  Message argument;  ///< empty: a switch
  Message summary;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all{
      {"rules", message("DOSSIER"), message("le dossier des règles")},
      {"as-of", Message{"DATE", {}}, message("le jour de l'acte (AAAA-MM-JJ)")},
      {"known-on", Message{"DATE", {}}, message("le jour auquel le droit est connu")},
      {"lang", message("LANGUE"), message("fr, nl, de ou en")},
      {"format", Message{"FORMAT", {}}, Message{}},  // those of the verb
      {"fail-on", Message{"VERDICT", {}}, message("finir avec l'état 1 si un cas a ce verdict")},
      {"color", message("QUAND"), message("auto, always ou never")},
      {"output,o", message("FICHIER"), message("écrire dans un fichier")},
      {"verbose,v", Message{},
       message("tout montrer : chaque disposition et son chemin, chaque propriété")},
      {"missing", message("LANGUE"), message("les textes à traduire, prêts à remplir")},
      {"explain", Message{"CODE", {}}, message("ce que dit un code de constat, et pourquoi")},
      {"show-silenced", Message{},
       message("montrer aussi les avertissements acceptés, avec leur raison")},
      {"coverage", Message{}, message("quelles étapes les situations atteignent")},
      {"threshold", Message{"N", {}},
       message("avec --coverage : finir avec l'état 1 sous N pour cent")},
      {"suggest", Message{},
       message("une plus petite paire de situations pour chaque étape que rien ne montre")},
      {"case", message("CAS"), message("montrer le chemin de cette situation")},
      {"over", message("QUESTION"), message("la question à faire varier, par son nom")},
      {"as-then", Message{}, message("chaque jour, le droit comme on le connaissait ce jour-là")},
      {"exit-code", Message{},
       message("finir avec l'état 1 si quelque chose change, ou est à relire")},
      {"cases", message("DOSSIER"), message("y écrire l'exemple de chaque réponse qui change")},
      {"check", Message{}, message("nommer les fichiers à remettre en page, sans rien écrire")},
      {"diff", Message{}, message("montrer ce qui changerait, sans rien écrire")},
      {"due", Message{}, message("seulement ce qui est à relire")},
      {"by", message("QUI"),
       message("marquer comme relu, par : avocat, juriste, magistrat ou "
               "universitaire")},
      {"on", Message{"DATE", {}}, message("le jour de la relecture (aujourd'hui, sans cela)")},
      {"dry-run", Message{}, message("essayer, sans rien écrire")},
      {"help,h", Message{}, message("cette aide")},
  };
  return all;
}

std::string long_name(const Row& row) { return row.name.substr(0, row.name.find(',')); }

bool takes(const Verb& verb, const Row& row) {
  const std::string name = long_name(row);
  return name == "help" ||
         std::find(verb.options.begin(), verb.options.end(), name) != verb.options.end();
}

std::vector<std::string> known_options(const Verb& verb) {
  std::vector<std::string> names;
  for (const Row& row : rows()) {
    if (takes(verb, row)) names.push_back("--" + long_name(row));
  }
  return names;
}

Message suggestion(const std::string& word, const std::vector<std::string>& names) {
  const std::string near = closest(word, names);
  if (!near.empty()) return message("essayez `{0}`", near);
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return message("à choisir : {0}", all);
}

/// Takes the values out of what was parsed; the first one that does not fit ends it.
class Taker {
 public:
  explicit Taker(const po::variables_map& given) : given_(given) {}

  std::optional<UsageFault> fault;

  std::string text(const char* name) const {
    return given_.count(name) != 0 ? given_[name].as<std::string>() : "";
  }

  std::optional<Date> date(const char* name) {
    const std::string word = text(name);
    if (given_.count(name) == 0) return std::nullopt;
    const auto date = parse_date(word);
    if (!date) {
      refuse(message("`{0}` n'est pas une date du calendrier", word),
             message("une date s'écrit AAAA-MM-JJ, par exemple 2026-09-01"));
    }
    return date;
  }

  std::optional<int> percent(const char* name) {
    const std::string word = text(name);
    if (given_.count(name) == 0) return std::nullopt;
    const bool digits = !word.empty() && word.size() <= 3 &&
                        word.find_first_not_of("0123456789") == std::string::npos;
    if (!digits || std::stoi(word) > 100) {
      refuse(message("`{0}` ne convient pas à --{1}", word, name),
             message("un nombre de 0 à 100 est attendu"));
      return std::nullopt;
    }
    return std::stoi(word);
  }

  /// One of some words; the first when the option is not given.
  std::string word(const char* name, const std::vector<std::string>& words) {
    std::string given = text(name);
    if (given_.count(name) == 0) return words.front();
    if (std::find(words.begin(), words.end(), given) == words.end()) {
      refuse(message("`{0}` ne convient pas à --{1}", given, name), suggestion(given, words));
    }
    return given;
  }

 private:
  void refuse(Message words, Message help) {
    if (!fault) fault = UsageFault{std::move(words), std::move(help)};
  }

  const po::variables_map& given_;
};

std::vector<std::string> verdict_words() {
  std::vector<std::string> words{"undetermined"};
  for (std::size_t i = 0; i < verdict_count; ++i)
    words.emplace_back(name_of(static_cast<Verdict>(i)));
  return words;
}

std::variant<Options, UsageFault> take(const po::variables_map& given, const Verb& verb,
                                       Language language) {
  Taker taker(given);
  Options options;
  options.help = given.count("help") != 0;
  options.verbose = given.count("verbose") != 0;
  if (given.count("operand") != 0) options.cases = given["operand"].as<std::vector<std::string>>();
  if (options.cases.size() > most_cases) {
    return UsageFault{message("plus de {0} noms à la fois", std::to_string(most_cases)), {}};
  }
  options.of_case = taker.text("case");
  options.explain = taker.text("explain");
  options.show_silenced = given.count("show-silenced") != 0;
  options.coverage = given.count("coverage") != 0;
  options.cases_folder = taker.text("cases");
  options.exit_code = given.count("exit-code") != 0;
  options.only_check = given.count("check") != 0;
  options.show_diff = given.count("diff") != 0;
  options.dry_run = given.count("dry-run") != 0;
  options.over = taker.text("over");
  options.as_then = given.count("as-then") != 0;
  options.only_due = given.count("due") != 0;
  if (given.count("by") != 0) options.by = taker.word("by", reviewer_roles());
  options.on = taker.date("on");
  options.suggest = given.count("suggest") != 0;
  options.threshold = taker.percent("threshold");
  options.rules = taker.text("rules");
  options.output = taker.text("output");
  options.as_of = taker.date("as-of");
  options.known_on = taker.date("known-on");
  const auto word = [&](const char* name) { return taker.word(name, words_after(name, verb)); };
  options.language = given.count("lang") != 0 ? language_of(word("lang")) : language;
  options.language_given = given.count("lang") != 0;
  const std::string format = word("format");
  options.format = format == "json"     ? Format::json
                   : format == "ndjson" ? Format::ndjson
                   : format == "md"     ? Format::md
                   : format == "html"   ? Format::html
                   : format == "sarif"  ? Format::sarif
                   : format == "junit"  ? Format::junit
                   : format == "svg"    ? Format::svg
                   : format == "dot"    ? Format::dot
                                        : Format::text;
  if (given.count("fail-on") != 0) options.fail_on = {word("fail-on")};
  options.color = word("color");
  if (given.count("missing") != 0) options.missing = word("missing");
  if (taker.fault) return *taker.fault;
  return options;
}

}  // namespace

std::variant<Options, UsageFault> parse_options(const Verb& verb,
                                                const std::vector<std::string>& args,
                                                Language language) {
  po::options_description description;
  for (const Row& row : rows()) {
    if (!takes(verb, row)) continue;
    if (row.argument.text.empty()) {
      description.add_options()(row.name.c_str(), "");
    } else {
      description.add_options()(row.name.c_str(), po::value<std::string>(), "");
    }
  }
  description.add_options()("operand", po::value<std::vector<std::string>>(), "");
  po::positional_options_description positional;
  positional.add("operand", -1);
  try {
    po::variables_map given;
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(args)
                  .options(description)
                  .positional(positional)
                  .style(style)
                  .run(),
              given);
    return take(given, verb, language);
  } catch (const po::unknown_option& error) {
    const std::string name = error.get_option_name();
    return UsageFault{message("l'option `{0}` est inconnue", name),
                      suggestion(name, known_options(verb))};
  } catch (const po::multiple_occurrences& error) {
    return UsageFault{message("l'option `{0}` est donnée deux fois", error.get_option_name()), {}};
  } catch (const po::error_with_option_name& error) {
    return UsageFault{
        message("l'option `{0}` attend une valeur, ou n'en attend pas", error.get_option_name()),
        {}};
  } catch (const po::error&) {
    return UsageFault{message("la ligne de commande ne peut pas être lue"), {}};
  }
}

std::vector<std::string> words_after(const std::string& option, const Verb& verb) {
  if (option == "format") return verb.formats;
  if (option == "lang") return {"fr", "nl", "de", "en"};
  if (option == "missing") return {"en", "nl", "de"};
  if (option == "color") return {"auto", "always", "never"};
  if (option == "fail-on") return verdict_words();
  return {};
}

namespace {

/// `text, json ou html`
std::string format_words(const Verb& verb, Language language) {
  std::string words = verb.formats.front();
  for (std::size_t i = 1; i < verb.formats.size(); ++i) {
    const bool last = i + 1 == verb.formats.size();
    words += (last ? say(message(" ou "), language) : ", ") + verb.formats[i];
  }
  return words;
}

/// What an option does for this verb.
std::string summary_words(const Row& row, const Verb& verb, Language language) {
  const std::string name = long_name(row);
  if (name == "format") return format_words(verb, language);
  if (name == "verbose" && verb.name == "diff") {
    return say(message("montrer aussi chaque exemple en fichier"), language);
  }
  if (name == "fail-on" && verb.name == "diff") {
    return say(message("finir avec l'état 1 si une situation passe à ce verdict"), language);
  }
  return say(row.summary, language);
}

}  // namespace

std::vector<OptionHelp> options_of(const Verb& verb, Language language) {
  std::vector<OptionHelp> options;
  for (const Row& row : rows()) {
    if (!takes(verb, row)) continue;
    const std::string name = long_name(row);
    options.push_back({name, row.name.size() > name.size() ? row.name.substr(name.size() + 1) : "",
                       row.argument.text.empty() ? "" : say(row.argument, language),
                       summary_words(row, verb, language)});
  }
  return options;
}

std::string option_help(const Verb& verb, Language language) {
  std::string out;
  for (const OptionHelp& option : options_of(verb, language)) {
    std::string left = option.letter.empty() ? "      " : "  -" + option.letter + ", ";
    left += "--" + option.name + (option.argument.empty() ? "" : " " + option.argument);
    if (left.size() < 26) left.resize(26, ' ');
    out += left + "  " + option.summary + "\n";
  }
  return out;
}

}  // namespace subrosa::cli
