#include "complete.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/schema.hpp"

namespace subrosa::cli {

namespace {

bool begins(const std::string& text, const std::string& with) { return text.rfind(with, 0) == 0; }

/// bash gives `--lang=nl` as three words; then the sign goes.
std::vector<std::string> without_equals_signs(std::vector<std::string> typed) {
  for (std::size_t i = 1; i < typed.size(); ++i) {
    if (typed[i] != "=" || !begins(typed[i - 1], "--")) continue;
    if (i + 1 == typed.size())
      typed[i].clear();
    else
      typed.erase(typed.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return typed;
}

/// The capitals of a word of a usage: `CAS` of `[CAS…]`.
std::string capitals(const std::string& word) {
  std::string found;
  std::copy_if(word.begin(), word.end(), std::back_inserter(found),
               [](char c) { return c >= 'A' && c <= 'Z'; });
  return found;
}

/// What a usage names in capitals, beside the options: `subrosa matrix CAS --over QUESTION
/// [OPTIONS]` has a place for `CAS`.
std::vector<std::string> places_of(const std::string& usage) {
  std::vector<std::string> places;
  std::istringstream words(usage);
  std::string before;
  for (std::string word; words >> word; before = word) {
    const std::string place = capitals(word);
    if (!place.empty() && place != "OPTIONS" && !begins(before, "--")) places.push_back(place);
  }
  return places;
}

/// Gathers what may stand at the cursor.
class Completer {
 public:
  Completer(const std::vector<std::string>& typed, Language language, const World& world)
      : language_(language), world_(world), typed_(without_equals_signs(typed)) {
    if (typed_.empty()) typed_.emplace_back();
    last_ = typed_.back();
    before_ = typed_.size() > 1 ? typed_[typed_.size() - 2] : "";
  }

  Candidates all() {
    const auto verb = verb_typed();
    if (before_ == "--lang")
      offer_words(words_after("lang", {}));
    else if (!verb)
      offer_verbs();
    else if (!offer_after_option(*verb))
      offer_of_verb(*verb);
    return std::move(found_);
  }

 private:
  /// The verb, when it stands before the word being typed.
  std::optional<Verb> verb_typed() const {
    for (std::size_t i = 0; i + 1 < typed_.size(); ++i) {
      for (Verb& verb : shown_verbs()) {
        if (verb.name == typed_[i]) return std::move(verb);
      }
    }
    return std::nullopt;
  }

  void offer(const std::string& word, const std::string& summary = "") {
    if (begins(word, last_)) found_.words.push_back({before_word_ + word, summary});
  }

  void offer_words(const std::vector<std::string>& words) {
    for (const std::string& word : words) offer(word);
  }

  void offer_verbs() {
    for (const Verb& verb : shown_verbs()) offer(verb.name, say(verb.summary, language_));
    if (!begins(last_, "-")) return;
    offer_words({"--help", "--version", "--lang"});
  }

  void offer_of_verb(const Verb& verb) {
    const std::vector<std::string> places = places_of(verb.usage.text);
    for (const std::string& place : places) offer_of_place(place);
    if (!begins(last_, "-") && !(last_.empty() && places.empty())) return;
    for (const OptionHelp& option : options_of(verb, language_)) {
      if (std::count(typed_.begin(), typed_.end(), "--" + option.name) == 0 ||
          last_ == "--" + option.name)
        offer("--" + option.name, option.summary);
    }
  }

  /// `--over`, or `--over=` and the beginning of a word: what may follow. False where no option
  /// waits for anything.
  bool offer_after_option(const Verb& verb) {
    for (const OptionHelp& option : options_of(verb, Language::fr)) {
      if (option.argument.empty()) continue;
      const std::string name = "--" + option.name;
      const bool apart = before_ == name || before_ == "-" + option.letter;
      if (!apart && !begins(last_, name + "=")) continue;
      if (!apart) {
        before_word_ = name + "=";
        last_.erase(0, before_word_.size());
      }
      offer_words(words_after(option.name, verb));
      offer_of_place(option.argument);
      return true;
    }
    return false;
  }

  /// The help's own word for a place says what may stand there; the French one, which is the key.
  void offer_of_place(const std::string& place) {
    if (begins(last_, "-")) return;
    found_.files = found_.files || place == "CAS" || begins(place, "FICHIER");
    found_.folders = found_.folders || place == "DOSSIER" || place == "ANCIEN";
    if (place == "SHELL") offer_words({"bash", "zsh", "fish"});
    if (place == "CAS") offer_cases();
    if (place == "DISPOSITION" || place == "QUESTION" || place == "SORTE") offer_of_rules(place);
  }

  void offer_cases() {
    for (const auto& file : case_files(folder())) offer(file.stem().string());
  }

  void offer_of_rules(const std::string& place) {
    auto files = read_rule_folder(folder());
    if (!files) return;
    const Rules rules = load_rules("", std::move(*files), language_).rules;
    if (!rules) return;
    if (place == "DISPOSITION")
      for (const Provision& one : rules->provisions)
        offer(one.id, rules->text(one.title, language_));
    if (place == "QUESTION")
      for (const Fact& one : rules->facts) offer(one.id, rules->text(one.question, language_));
    if (place == "SORTE")
      for (const Schema& one : schemas_of(*rules, language_)) offer(one.kind);
  }

  /// The rules that the line names, else those that the command would read.
  std::filesystem::path folder() const {
    Options options;
    for (std::size_t i = 0; i + 1 < typed_.size(); ++i) {
      if (typed_[i] == "--rules") options.rules = typed_[i + 1];
      if (begins(typed_[i], "--rules=")) options.rules = typed_[i].substr(8);
    }
    return rules_folder(options, world_);
  }

  Language language_;
  const World& world_;
  std::vector<std::string> typed_;
  std::string last_;
  std::string before_;
  std::string before_word_;  ///< `--lang=`, where it is part of the word being typed
  Candidates found_;
};

}  // namespace

Candidates candidates(const std::vector<std::string>& typed, Language language,
                      const World& world) {
  return Completer(typed, language, world).all();
}

void write_candidates(const std::vector<std::string>& typed, Language language,
                      const World& world) {
  const Candidates found = candidates(typed, language, world);
  for (const Candidate& one : found.words) world.out << one.word << "\t" << one.summary << "\n";
  if (found.files) world.out << ":files\n";
  if (found.folders) world.out << ":folders\n";
}

}  // namespace subrosa::cli
