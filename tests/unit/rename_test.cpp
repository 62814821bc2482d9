// Another name for something in the rules: in every file, with the same meaning.
#include "subrosa/rename.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "diagnostics/codes.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/compare.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/expectation.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/layout.hpp"
#include "subrosa/review.hpp"
#include "support/approve.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

const Date today = *parse_date("2026-11-21");

using Files = std::vector<FileText>;

Files belgium_files() {
  Files files = *read_rule_folder(project("rules/belgium"));
  for (const auto& path : case_files(project("rules/belgium")))
    files.push_back({"cases/" + path.filename().string(), slurp(path)});
  return files;
}

bool is_case(const FileText& file) { return file.path.substr(0, 6) == "cases/"; }

const std::string& text_of(const Files& files, const std::string& path) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const FileText& file) { return file.path == path; });
  REQUIRE(found != files.end());
  return found->text;
}

/// The files as they are after a renaming that must not be refused.
Files after(const Files& files, const NewName& name) {
  const auto result = rename("rules", files, name, today);
  if (const auto* why = std::get_if<NotRenamed>(&result))
    FAIL(name.from << " → " << name.to << ": " << say(why->words, Language::fr));
  Files made = files;
  for (const ChangedFile& changed : std::get<std::vector<ChangedFile>>(result)) {
    std::erase_if(made, [&](const FileText& file) { return file.path == changed.path; });
    made.push_back({changed.new_path, changed.after});
  }
  return made;
}

NotRenamed refused(const Files& files, const NewName& name) {
  const auto result = rename("rules", files, name, today);
  REQUIRE(std::holds_alternative<NotRenamed>(result));
  return std::get<NotRenamed>(result);
}

std::string words_of(const NotRenamed& why) { return say(why.words, Language::fr); }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// Every case of `files`, read and decided: it conforms, and warns only of former names.
void check_cases(const Rules& rules, const Files& files, bool of_former_names) {
  Engine engine(rules);
  std::size_t cases = 0;
  std::size_t warnings = 0;
  for (const FileText& file : files) {
    if (!is_case(file)) continue;
    Diagnostics diagnostics;
    const auto one = read_case(SourceFile(file.path, file.text), 0, *rules, diagnostics);
    INFO(file.path);
    REQUIRE(one);
    for (const Diagnostic& d : diagnostics) CHECK(d.code == Code::renamed_name);
    warnings += diagnostics.size();
    const Outcome outcome = engine.decide(one->situation(today), today);
    REQUIRE(std::holds_alternative<Decision>(outcome));
    if (one->expect) CHECK(unmet(*one->expect, std::get<Decision>(outcome)).empty());
    ++cases;
  }
  CHECK(cases > 0);
  CHECK((warnings > 0) == of_former_names);
}

/// Files without cases, for loading.
Files rules_only(Files files) {
  std::erase_if(files, is_case);
  return files;
}

void check_no_difference(const Rules& before, const Rules& now) {
  const auto differences = compare(before, now);
  REQUIRE(differences);
  CHECK(differences->empty());
}

/// The files with every provision marked as read, as `subrosa review` would.
Files reviewed(Files files) {
  const Rules rules = load_sound(rules_only(files));
  for (std::size_t i = 0; i < rules->provisions.size(); ++i) {
    const auto index = Table<ProvisionIndex, Provision>::index(i);
    const std::string path = "provisions/" + rules->provisions[index].id + ".yaml";
    const auto text = with_review(SourceFile(path, text_of(files, path)),
                                  {"juriste", "2026-11-01", review_hash(*rules, index)});
    REQUIRE(text);
    files = with_file(files, path, *text);
  }
  return files;
}

/// The provisions that must be read again, with what has changed in them.
std::vector<std::pair<std::size_t, std::vector<ReviewPart>>> due(const RuleSet& rules) {
  std::vector<std::pair<std::size_t, std::vector<ReviewPart>>> found;
  for (const ReviewEntry& entry : reviews_of(rules, day("2026-11-02"))) {
    if (entry.due(rules)) found.emplace_back(entry.provision.value, entry.changed);
  }
  return found;
}

/// One name of each kind in the small rules.
std::vector<NewName> one_of_each_kind() {
  return {{NameKind::fact, "", "danger", "risk"},
          {NameKind::fact, "", "worry_counts", "fear_counts"},
          {NameKind::value, "danger", "grave", "zz"},  // stands elsewhere in the order of names
          {NameKind::value, "worry_counts", "wide", "broad"},
          {NameKind::provision, "", "danger-exception", "exception"},
          {NameKind::duty, "", "continue_help", "zz"},
          {NameKind::limit, "", "only_danger", "no_more"},
          {NameKind::source, "", "act", "zz"}};
}

/// Something of the rules, by chance, and a name that nothing has.
NewName any_name(const RuleSet& rules, Random& random, const std::string& fresh) {
  const auto of = [&](const auto& table) {
    auto it = table.begin();
    std::advance(it, pick(random, table.size()));
    return *it;
  };
  switch (pick(random, 6)) {
    case 0: return {NameKind::fact, "", of(rules.facts).id, fresh};
    case 1: {
      const Fact fact = of(rules.facts);
      return {NameKind::value, fact.id, fact.values[pick(random, fact.values.size())].id, fresh};
    }
    case 2: return {NameKind::provision, "", of(rules.provisions).id, fresh};
    case 3: return {NameKind::duty, "", of(rules.duties).id, fresh};
    case 4: return {NameKind::limit, "", of(rules.limits).id, fresh};
    default: return {NameKind::source, "", of(rules.sources).id, fresh};
  }
}

}  // namespace

TEST_CASE("a name is changed where it names something, and in no other word", "[rename]") {
  const Files before = belgium_files();
  const std::string fresh = "zz.new";
  for (const NewName& name : {NewName{NameKind::fact, "", "danger", fresh},
                              NewName{NameKind::value, "danger", "none", fresh},
                              NewName{NameKind::fact, "", "necessity_for_property", fresh},
                              NewName{NameKind::provision, "", "art458", fresh},
                              NewName{NameKind::duty, "", "continue_help", fresh},
                              NewName{NameKind::source, "", "cp-458-2017", fresh}}) {
    INFO(name.from);
    const Files made = after(before, name);
    std::size_t changed = 0;
    for (const FileText& file : before) {
      const std::string path =
          file.path == "provisions/" + name.from + ".yaml" ? "provisions/zz.new.yaml" : file.path;
      const std::string& now = text_of(made, path);
      CHECK(replaced(now, fresh, name.from) == file.text);  // layout, comments and prose as before
      changed += count(now, fresh);
    }
    CHECK(changed > 5);
    check_no_difference(belgium(), load_sound(rules_only(made)));
  }
}

TEST_CASE("a name that begins like another is another", "[rename]") {
  const Files before = belgium_files();
  const Files made = after(before, {NameKind::fact, "", "danger", "risk"});
  for (const FileText& file : before) {
    INFO(file.path);
    for (const char* other : {"danger.others", "danger.avoidable", "danger.to", "is-there-danger"})
      CHECK(count(text_of(made, file.path), other) == count(file.text, other));
  }
  CHECK(count(text_of(made, "facts.yaml"), "- fact: danger\n") == 0);
  CHECK(count(text_of(made, "facts.yaml"), "- fact: risk\n") == 1);
  CHECK(text_of(made, "names.yaml") ==
        "# yaml-language-server: $schema=../schema/names.json\n"
        "renamed:\n  - {fact: danger, to: risk, on: 2026-11-21}\n");
}

TEST_CASE("random renamings of the real rules change no verdict, no reason and no case",
          "[rename]") {
  const unsigned seed = 20261121;
  Random random(seed);
  const Files before = reviewed(belgium_files());
  const Rules real = belgium();
  Files files = before;
  Rules rules = real;
  for (int i = 0; i < times(8); ++i) {
    const NewName name = any_name(*rules, random, "renamed-" + std::to_string(i));
    INFO("seed " << seed << ", renaming " << i << ": " << name.from);
    files = after(files, name);
    rules = load_sound(rules_only(files));
  }
  // One name that cases use for certain, and twice, so that the chain is followed.
  files = after(files, {NameKind::fact, "", rules->facts[FactIndex{1}].id, "once"});
  files = after(files, {NameKind::fact, "", "once", "twice"});
  rules = load_sound(rules_only(files));
  check_no_difference(real, rules);
  check_cases(rules, files, false);
  check_cases(rules, before, true);  // old case files are still read
  for (const Provision& provision : rules->provisions) {
    INFO(provision.id);
    CHECK(provision.review.state == ReviewState::reviewed);
  }
  for (const Language language : {Language::nl, Language::en, Language::de}) {
    for (std::size_t i = 0; i < rules->texts.size(); ++i) {
      const TextIndex text = Table<TextIndex, Text>::index(i);
      CHECK(rules->text(text, language) == real->text(text, language));
    }
  }
}

TEST_CASE("a comparison sees through renamings, not through more", "[rename][compare]") {
  Files files = small_rule_files();
  files = after(files, {NameKind::fact, "", "danger", "risk"});
  files = after(files, {NameKind::value, "risk", "grave", "serious"});
  files = after(files, {NameKind::provision, "", "old-duty", "duty-of-old"});
  check_no_difference(small_rules(), load_sound(files));
  const std::string changed = replaced(text_of(files, "provisions/danger-exception.yaml"),
                                       "avoidable == no", "avoidable == yes");
  const auto differences = compare(
      small_rules(), load_sound(with_file(files, "provisions/danger-exception.yaml", changed)));
  REQUIRE(differences);
  CHECK_FALSE(differences->empty());
}

TEST_CASE("a step called after its condition keeps that name", "[rename]") {
  Files files = small_rule_files();
  const std::string path = "provisions/danger-exception.yaml";
  const std::string flow = replaced(
      text_of(files, path),
      "      - require: avoidable == no\n        otherwise: On peut l'écarter autrement.\n",
      "      - {require: avoidable == no, otherwise: On peut l'écarter autrement.}  # ici\n");
  files = with_file(files, path, flow);
  const Rules before = load_sound(files);
  files = after(files, {NameKind::fact, "", "avoidable", "can_be_averted"});
  CHECK(count(text_of(files, path),
              "{require: can_be_averted == no, id: avoidable-is-no, "
              "otherwise: On peut l'écarter autrement.}  # ici\n") == 1);
  check_no_difference(before, load_sound(files));
}

TEST_CASE("what was read stays read under another name", "[rename][review]") {
  const Files files = reviewed(small_rule_files());
  REQUIRE(due(*load_sound(files)).empty());
  for (const NewName& name : one_of_each_kind()) {
    INFO(name.from << " → " << name.to);
    const Rules now = load_sound(after(files, name));
    CHECK(due(*now).empty());
    for (const Provision& provision : now->provisions) {
      CHECK(provision.review.state == ReviewState::reviewed);
      CHECK(provision.review.by == "juriste");
      CHECK(provision.review.on == day("2026-11-01"));
    }
  }
}

TEST_CASE("what must be read again must still be, in the same parts", "[rename][review]") {
  Files files = reviewed(small_rule_files());
  for (const auto& [path, from, to] : std::vector<std::array<std::string, 3>>{
           {"provisions/danger-exception.yaml", "On peut l'écarter", "On sait l'écarter"},
           {"duties.yaml", "Faites signer.", "Faites signer d'abord."},
           {"sources.yaml", "Il faut se taire.", "Il faut toujours se taire."}})
    files = with_file(files, path, replaced(text_of(files, path), from, to));
  const auto before = due(*load_sound(files));
  REQUIRE(before.size() > 1);
  for (const NewName& name : one_of_each_kind()) {
    INFO(name.from << " → " << name.to);
    CHECK(due(*load_sound(after(files, name))) == before);
  }
}

TEST_CASE("a renaming writes no mark where it changes nothing that was read", "[rename][review]") {
  const std::string path = "provisions/old-duty.yaml";
  const Files files = reviewed(small_rule_files());
  const Files made = after(files, {NameKind::duty, "", "sign", "have_signed"});
  CHECK(text_of(made, path) == text_of(files, path));
  const Files unread = after(small_rule_files(), {NameKind::fact, "", "danger", "risk"});
  for (const FileText& file : unread) CHECK(count(file.text, "hash:") == 0);
}

TEST_CASE("a mark that cannot be written again stops a renaming", "[rename][review]") {
  const std::string path = "provisions/danger-exception.yaml";
  Files files = reviewed(small_rule_files());
  files = with_file(files, path,
                    replaced(replaced(text_of(files, path), "{status: reviewed, by: juriste, on: ",
                                      "\n  status: reviewed\n  by: >-\n    juriste\n  on: "),
                             ", hash: ", "\n  hash: "));
  files = with_file(files, path, replaced(text_of(files, path), "}\nversions", "\nversions"));
  REQUIRE(due(*load_sound(files)).empty());
  CHECK(words_of(refused(files, {NameKind::fact, "", "danger", "risk"})) ==
        "la marque de relecture de " + path +
            " est écrite d'une façon inattendue : rien n'est changé");
}

TEST_CASE("what cannot be a name, or is one, is refused", "[rename]") {
  const Files files = small_rule_files();
  const auto fact = [](const std::string& from, const std::string& to) {
    return NewName{NameKind::fact, "", from, to};
  };
  CHECK(words_of(refused(files, fact("dangr", "risk"))) ==
        "rien ne s'appelle `dangr` dans ces règles");
  CHECK(say(refused(files, fact("dangr", "risk")).help, Language::fr) == "écrivez `danger`");
  CHECK(words_of(refused(files, fact("danger", "signed"))) ==
        "`signed` est déjà un nom des règles");
  CHECK(words_of(refused(files, fact("danger", "danger"))) ==
        "`danger` est déjà un nom des règles");
  CHECK(words_of(refused(files, fact("danger", "Danger"))) ==
        "`Danger` ne peut pas servir d'identifiant");
  CHECK(words_of(refused(files, fact("danger", ""))) == "`` ne peut pas servir d'identifiant");
  CHECK(words_of(refused(files, {NameKind::value, "dangr", "none", "nothing"})) ==
        "la question `dangr` n'est définie nulle part");
  CHECK(words_of(refused(files, {NameKind::duty, "", "sign", "only_danger"})) ==
        "`only_danger` est déjà un nom des règles");
  for (const char* word : {"and", "or", "not", "in", "verdict"}) {
    INFO(word);
    CHECK(words_of(refused(files, fact("danger", word))) ==
          "`" + std::string(word) + "` est un mot réservé");
  }
  for (const char* word : {"else", "unknown", "id", "sources", "ask"}) {
    INFO(word);
    CHECK(words_of(refused(files, {NameKind::value, "danger", "none", word})) ==
          "`" + std::string(word) + "` est un mot réservé");
  }
  Files twice = after(files, fact("danger", "risk"));
  CHECK(words_of(refused(twice, fact("signed", "danger"))) ==
        "`danger` est déjà l'ancien nom d'autre chose");
  CHECK(words_of(refused(twice, fact("risk", "danger"))) ==
        "`danger` est déjà l'ancien nom d'autre chose");
  // Duties and limits share their names, those they gave up too.
  CHECK(words_of(refused(files, {NameKind::duty, "", "sign", "abstain"})) ==
        "`abstain` est déjà un nom des règles");
  const Files other = after(files, {NameKind::duty, "", "sign", "have_signed"});
  for (const NewName& name : {NewName{NameKind::duty, "", "abstain", "sign"},
                              NewName{NameKind::limit, "", "only_danger", "sign"}})
    CHECK(words_of(refused(other, name)) == "`sign` est déjà l'ancien nom d'autre chose");
}

TEST_CASE("a name with which the rules can no longer be read is refused with the faults",
          "[rename]") {
  // Under `ask: signed` the answer would be taken for what kind of step it is.
  const NotRenamed why = refused(small_rule_files(), {NameKind::value, "signed", "yes", "require"});
  CHECK(words_of(why) == "avec ce nouveau nom, les règles ne se lisent plus : rien n'est changé");
  CHECK_FALSE(why.diagnostics.empty());
  CHECK(why.diagnostics.front().span.file < why.sources.size());
}

TEST_CASE("cases keep what they mean under another name, or nothing is changed", "[rename]") {
  const NewName name{NameKind::value, "danger", "grave", "serious"};
  const auto with_case = [](const std::string& text) {
    Files files = after(small_rule_files(), {NameKind::fact, "", "avoidable", "averted"});
    files.push_back({"cases/one.yaml", text});
    return files;
  };
  const auto made = [&](const std::string& text, const NewName& to) {
    return text_of(after(with_case(text), to), "cases/one.yaml");
  };
  // A fact by the name that it had: its answers are renamed as well.
  CHECK(made("case: one\nfacts: {avoidable: no, danger: grave}\n",
             {NameKind::value, "averted", "no", "never"}) ==
        "case: one\nfacts: {avoidable: never, danger: grave}\n");
  CHECK(made("case: one\nfacts: {danger: grave}\nexpect: {verdict: must_not_disclose}\n", name) ==
        "case: one\nfacts: {danger: serious}\nexpect: {verdict: must_not_disclose}\n");
  // A case that was faulty before is changed where it can be, and stays faulty.
  CHECK(made("case: one\nfacts: {cloud: yes, danger: grave}\n", name) ==
        "case: one\nfacts: {cloud: yes, danger: serious}\n");
  CHECK(made("case: one\nfacts: {danger: [grave]}\n", name) ==
        "case: one\nfacts: {danger: [grave]}\n");
  // One that would begin to mean something stops it: nobody has read it that way.
  const std::string differs =
      "la situation cases/one.yaml ne voudrait plus dire la même chose : rien n'est changé";
  CHECK(words_of(refused(with_case("case: one\nfacts: {risk: grave}\n"),
                         {NameKind::fact, "", "danger", "risk"})) == differs);
  // A name written with escapes is not found again, and others in the file change nothing of that.
  CHECK(words_of(refused(with_case("case: one\nfacts: {danger: grave}\nexpect:\n"
                                   "  verdict: may_disclose\n  duties: [\"si\\x67n\", sign]\n"),
                         {NameKind::duty, "", "sign", "have_signed"})) == differs);
  // Written over two lines, a name does not end where it is expected to.
  CHECK(words_of(refused(with_case("case: one\nfacts: {danger: grave}\nexpect:\n"
                                   "  verdict: may_disclose\n  duties: [\"sign\\\n    \"]\n"),
                         {NameKind::duty, "", "sign", "have_signed"})) == differs);
}

TEST_CASE("nothing is renamed in rules or beside cases that cannot be read", "[rename]") {
  const NewName name{NameKind::fact, "", "danger", "risk"};
  const Files faulty = with_file(small_rule_files(), "duties.yaml", "duties: x\n");
  CHECK(words_of(refused(faulty, name)) ==
        "les règles contiennent des erreurs : rien n'est changé");
  Files files = small_rule_files();
  files.push_back({"cases/one.yaml", "case: one: two\n"});
  CHECK(words_of(refused(files, name)) == "une situation ne se lit pas : rien n'est changé");
  files.back().text = "case: one\nfacts: {\"dan\\x67er\": none}\n";
  CHECK(words_of(refused(files, name)) ==
        "la situation cases/one.yaml ne voudrait plus dire la même chose : rien n'est changé");
  files.back().text = "case: one\nfacts: {'danger': \"none\"}  # danger\n";
  files = after(files, name);
  CHECK(text_of(files, "cases/one.yaml") == "case: one\nfacts: {'risk': \"none\"}  # danger\n");
  const std::string path = "properties.yaml";
  const Files escaped = with_file(small_rule_files(), path,
                                  replaced(text_of(small_rule_files(), path), "sources: [ruling]",
                                           "sources: [\"\\x72uling\"]"));
  CHECK(words_of(refused(escaped, {NameKind::source, "", "ruling", "judgment"})).substr(0, 40) ==
        std::string("`ruling` est écrit d'une façon inattendue").substr(0, 40));
}

TEST_CASE("a line is added to names.yaml however it is written", "[rename]") {
  const NewName name{NameKind::duty, "", "sign", "have_signed"};
  const std::string line = "{duty: sign, to: have_signed, on: 2026-11-21}";
  const auto with = [&](const std::string& text) {
    return text_of(after(with_file(small_rule_files(), "names.yaml", text), name), "names.yaml");
  };
  const std::string gone = "removed:\n  - {fact: sky, on: 2026-01-01, because: Le ciel.}\n";
  CHECK(with(gone) == gone + "renamed:\n  - " + line + "\n");
  CHECK(
      with(
          "renamed:  # noms\n  # le plus récent\n  - {fact: risk, to: danger, on: 2026-01-01}\n") ==
      "renamed:  # noms\n  # le plus récent\n  - " + line +
          "\n  - {fact: risk, to: danger, on: 2026-01-01}\n");
  CHECK(with("renamed: []\n" + gone) == "renamed: [" + line + "]\n" + gone);
  CHECK(with("renamed: [{fact: risk, to: danger, on: 2026-01-01}]\n") ==
        "renamed: [" + line + ", {fact: risk, to: danger, on: 2026-01-01}]\n");
  const std::string cut = "removed: [{fact: sky, on: 2026-01-01, because: Le ciel.}]";
  CHECK(with(cut) == cut + "\nrenamed:\n  - " + line + "\n");  // a last line without an end
}

TEST_CASE("a new names.yaml has a header only where facts.yaml names a schema", "[rename]") {
  const NewName name{NameKind::duty, "", "sign", "have_signed"};
  const std::string line = "renamed:\n  - {duty: sign, to: have_signed, on: 2026-11-21}\n";
  const std::string facts = text_of(small_rule_files(), "facts.yaml");
  for (const auto& [first, header] : std::vector<std::pair<std::string, std::string>>{
           {"", ""},
           {"# Les questions.\n", ""},
           {"# yaml-language-server: $schema=x/facts.json\n",
            "# yaml-language-server: $schema=x/names.json\n"}}) {
    const Files files = with_file(small_rule_files(), "facts.yaml", first + facts);
    CHECK(text_of(after(files, name), "names.yaml") == header + line);
  }
}

TEST_CASE("accepted warnings go on being accepted under another name", "[rename]") {
  const std::string silenced =
      "silenced:\n"
      "  - {code: W710, at: danger, because: A.}\n"
      "  - {code: W709, at: \"danger-exception\", because: B.}\n"
      "  - {code: W511, at: provisions/danger-exception.yaml, because: C.}\n"
      "  - {code: W511, at: danger-exception/may-speak, because: D.}\n"
      "  - {code: W712, at: old-duty/secret, because: E.}\n"
      "  - {code: W805, at: fact.danger.question, because: F.}\n"
      "  - {code: W715, at: act, because: G.}\n"
      "  - {code: W411, at: danger, because: I.}\n"
      "  - {code: W920, at: danger, because: H.}\n";  // the name that cases still have
  Files files = small_rule_files();
  files = with_file(files, "rules.yaml", text_of(files, "rules.yaml") + silenced);
  const auto lines = [&](const NewName& name) {
    const std::string text = text_of(after(files, name), "rules.yaml");
    return text.substr(text.find("silenced:"));
  };
  std::string of_fact = replaced(silenced, "W710, at: danger", "W710, at: risk");
  of_fact = replaced(of_fact, "W411, at: danger", "W411, at: risk");
  of_fact = replaced(of_fact, "fact.danger.question", "fact.risk.question");
  CHECK(lines({NameKind::fact, "", "danger", "risk"}) == of_fact);
  CHECK(lines({NameKind::provision, "", "danger-exception", "exception"}) ==
        replaced(silenced, "danger-exception", "exception"));
  CHECK(lines({NameKind::provision, "", "secret", "silence"}) ==
        replaced(silenced, "old-duty/secret", "old-duty/silence"));
  CHECK(lines({NameKind::source, "", "act", "the_act"}) ==
        replaced(silenced, "at: act", "at: the_act"));
}

TEST_CASE("an accepted warning that a name would take away stops the renaming", "[rename]") {
  // Written so that no name is found in it, though it is read as one.
  Files files = small_rule_files();
  files = with_file(files, "rules.yaml",
                    text_of(files, "rules.yaml") +
                        "silenced:\n  - {code: W715, at: \"ac\\u0074\", because: A.}\n");
  const NotRenamed why = refused(files, {NameKind::source, "", "act", "the_act"});
  CHECK(words_of(why).find("changerait le sens des règles") != std::string::npos);
}
