// Marks of reviews: what counts as a change, whom it concerns, and what is said of it.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "run.hpp"
#include "subrosa/book.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/explanation.hpp"
#include "subrosa/layout.hpp"
#include "subrosa/report.hpp"
#include "subrosa/review.hpp"
#include "support/approve.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
namespace fs = std::filesystem;

namespace {

using Ids = std::set<std::string>;
using Files = std::vector<FileText>;

const Ids everyone{"secret", "danger-exception", "old-duty", "help"};

std::string file_of(const std::string& provision) { return "provisions/" + provision + ".yaml"; }

std::string& text_of(Files& files, const std::string& path) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const FileText& file) { return file.path == path; });
  REQUIRE(found != files.end());
  return found->text;
}

/// The first place of `before` in a file, replaced.
void replace(Files& files, const std::string& path, const std::string& before,
             const std::string& after) {
  std::string& text = text_of(files, path);
  const std::size_t at = text.find(before);
  INFO(path << " has no " << before);
  REQUIRE(at != std::string::npos);
  text.replace(at, before.size(), after);
}

ProvisionIndex index_of(const RuleSet& rules, const std::string& id) {
  const auto found = rules.provision_named(id);
  REQUIRE(found);
  return *found;
}

/// The small rules with marks, as `subrosa review` would write them.
Files marked(const Ids& provisions, const std::string& role = "avocat") {
  Files files = small_rule_files();
  const Rules rules = load_sound(files);
  for (const std::string& id : provisions) {
    std::string& text = text_of(files, file_of(id));
    const auto after = with_review(SourceFile(id, text),
                                   {role, "2026-11-01", review_hash(*rules, index_of(*rules, id))});
    REQUIRE(after);
    text = *after;
  }
  return files;
}

Ids due(const RuleSet& rules, const std::string& today = "2026-11-21") {
  Ids ids;
  for (const ReviewEntry& entry : reviews_of(rules, day(today))) {
    if (entry.due(rules)) ids.insert(rules.provisions[entry.provision].id);
  }
  return ids;
}

std::vector<ReviewPart> changed(const RuleSet& rules, const std::string& id) {
  return changed_since_review(rules, index_of(rules, id));
}

struct Edit {
  std::string path;
  std::string before;
  std::string after;
  Ids whom;           ///< those that must be read again
  ReviewPart part{};  ///< what has changed for each of them
};

/// Each changes what somebody has read, and each can be made beside all the others.
const std::vector<Edit>& edits() {
  using enum ReviewPart;
  static const std::vector<Edit> all{
      {"provisions/secret.yaml",
       "title: Le secret\n",
       "title: Le silence\n",
       {"secret"},
       provision},
      {"provisions/secret.yaml", "art. 1 ancien", "art. 1 abrogé", {"secret"}, provision},
      {"provisions/secret.yaml", "is: probable", "is: debated", {"secret"}, provision},
      {"provisions/secret.yaml", "vous choisissez.", "vous décidez.", {"secret"}, provision},
      {"provisions/secret.yaml", "sources: [act]", "sources: [act, ruling]", {"secret"}, sources},
      {"provisions/secret.yaml",
       "        judge:",
       "        [judge, colleague]:",
       {"secret"},
       provision},
      {"provisions/danger-exception.yaml",
       "worry_counts == wide",
       "worry_counts != wide",
       {"danger-exception"},
       provision},
      {"provisions/danger-exception.yaml",
       "avoidable == no",
       "avoidable == yes",
       {"danger-exception"},
       provision},
      {"provisions/danger-exception.yaml",
       "On peut l'écarter",
       "On sait l'écarter",
       {"danger-exception"},
       provision},
      {"provisions/danger-exception.yaml",
       "[continue_help, sign]",
       "[sign]",
       {"danger-exception"},
       provision},
      {"provisions/danger-exception.yaml",
       "limits: [only_danger]",
       "limits: []",
       {"danger-exception"},
       provision},
      {"provisions/help.yaml", "warns: Aidez", "none: Aidez", {"help"}, provision},
      {"provisions/help.yaml", "{from: 2000-01-01}", "{from: 2000-01-02}", {"help"}, provision},
      {"provisions/old-duty.yaml",
       "overrides: [secret]",
       "overrides: [help]",
       {"old-duty"},
       provision},
      {"provisions/old-duty.yaml",
       "decided: 2019-03-14",
       "decided: 2019-03-15",
       {"old-duty"},
       provision},
      {"provisions/old-duty.yaml", "Annulée en 2019.", "Annulée.", {"old-duty"}, provision},
      {"provisions/old-duty.yaml", "and danger", "or danger", {"old-duty"}, provision},
      {"facts.yaml", "police: La police", "police: Un policier", {"secret", "old-duty"}, questions},
      {"facts.yaml",
       "judge: Un juge",
       "judge: Un juge, mayor: Un maire",
       {"secret", "old-duty"},
       questions},
      {"facts.yaml",
       "grave et tout proche",
       "grave et proche",
       {"danger-exception", "old-duty", "help"},
       questions},
      {"facts.yaml", "Aidez-vous déjà ?", "Aidez-vous ?", {"help"}, questions},
      {"facts.yaml", "assumed: yes", "assumed: no", {"danger-exception"}, questions},
      {"facts.yaml", "prevailing: narrow", "prevailing: wide", {"danger-exception"}, questions},
      {"facts.yaml", "held_by: La plupart", "held_by: Personne", {"danger-exception"}, questions},
      {"duties.yaml", "Continuez à aider.", "Aidez.", {"danger-exception", "help"}, conduct},
      {"duties.yaml",
       "Seulement ce qui écarte",
       "Tout ce qui écarte",
       {"danger-exception"},
       conduct},
      {"sources.yaml", "L'obligation tombe.", "L'obligation reste.", {"old-duty"}, sources},
      {"sources.yaml", "title: Loi du secret", "title: Loi", everyone, sources},
      {"sources.yaml", "date: 2000-01-01", "date: 2000-01-02", everyone, sources},
  };
  return all;
}

/// Each leaves everything that was read as it is.
const std::vector<Edit>& harmless() {
  static const std::vector<Edit> all{
      {"provisions/secret.yaml", "versions:", "\n\n# tout y est\nversions:  # deux", {}},
      {"provisions/help.yaml",
       "    article: art. 4\n    certainty: settled\n",
       "    certainty: settled\n    article: 'art. 4'\n",
       {}},
      {"provisions/danger-exception.yaml", "danger == grave or", "(danger in {grave}) or", {}},
      {"provisions/danger-exception.yaml", "id: may-speak\n", "id: speak\n", {}},
      {"provisions/old-duty.yaml",
       "annulled: {decided: 2019-03-14, source: ruling}",
       "annulled: {source: ruling,   decided: 2019-03-14}",
       {}},
      {"facts.yaml",
       "worry: Une inquiétude, grave: \"Oui, grave\"",
       "grave: \"Oui, grave\", worry: Une inquiétude",
       {}},
      {"facts.yaml", "plain: police", "plain: colleague", {}},
      {"facts.yaml", "changed_by: third_party", "changed_by: nobody", {}},
      {"sources.yaml", "checked_on: 2026-11-01", "checked_on: 2026-11-20", {}},
      {"sources.yaml", "review_by: 2026-12-31", "review_by: 2028-01-01", {}},
      {"sources.yaml", "tag: secondary", "tag: text_read", {}},
      {"constraints.yaml", "Sans danger, il", "Sans danger il", {}},
      {"properties.yaml", "Une inquiétude ne suffit pas.", "Cela ne suffit pas.", {}},
      {"rules.yaml", "version: 1.0.0", "version: 1.0.1", {}},
      {"rules.yaml", "order: [refers, forbids,", "order: [forbids, refers,", {}},
      {"lang/en.yaml",
       "texts: []",
       "texts: [{id: provision.secret.title, of: 00000000, text: Secrecy}]",
       {}},
  };
  return all;
}

void make(Files& files, const Edit& edit) { replace(files, edit.path, edit.before, edit.after); }

Decision decided(const Rules& rules, const Given& given) {
  Engine engine(rules);
  const Outcome outcome = engine.decide(situation(*rules, given), day("2026-11-21"));
  REQUIRE(std::holds_alternative<Decision>(outcome));
  return std::get<Decision>(outcome);
}

struct Printed {
  std::string out;
  std::string err;
  int exit = 0;
};

Printed run(const std::vector<std::string>& args) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const cli::World world{
      in, out, err, day("2026-11-21"), [](const std::string&) { return std::string(); }, "", false};
  const int exit = static_cast<int>(cli::run(args, world));
  return {out.str(), err.str(), exit};
}

/// Files on the disk for a while.
class Folder {
 public:
  explicit Folder(const Files& files) {
    fs::remove_all(path_);
    for (const FileText& file : files) {
      fs::create_directories((path_ / file.path).parent_path());
      std::ofstream(path_ / file.path, std::ios::binary) << file.text;
    }
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string name() const { return path_.string(); }
  [[nodiscard]] std::string text(const std::string& path) const { return slurp(path_ / path); }

 private:
  fs::path path_ =
      fs::temp_directory_path() / ("subrosa-review-test-" + std::to_string(::getpid()));
};

}  // namespace

TEST_CASE("the hash of what was read never changes by itself", "[review]") {
  // Another hash here makes every review ever written read as changed:
  // unless the small rules were edited, it must stay.
  const Rules rules = small_rules();
  CHECK(review_hash(*rules, index_of(*rules, "danger-exception")) ==
        "2cd23e4c-fec5b45c-50dea327-164bf7fa");
}

TEST_CASE("a change of what was read is seen, in its part and by those whom it concerns",
          "[review]") {
  for (const Edit& edit : edits()) {
    INFO(edit.path << ": " << edit.before << " -> " << edit.after);
    Files files = marked(everyone);
    make(files, edit);
    const Rules rules = load_sound(files);
    CHECK(due(*rules) == edit.whom);
    for (const std::string& id : edit.whom) {
      const auto parts = changed(*rules, id);
      CHECK(std::count(parts.begin(), parts.end(), edit.part) == 1);
    }
  }
}

TEST_CASE("what nobody reads with a provision does not count", "[review]") {
  for (const Edit& edit : harmless()) {
    INFO(edit.path << ": " << edit.before << " -> " << edit.after);
    Files files = marked(everyone);
    make(files, edit);
    CHECK(due(*load_sound(files)).empty());
  }
}

TEST_CASE("branches and shared trees count by what they say, not by how they are written",
          "[review]") {
  Files files = marked(everyone);
  replace(files, "provisions/secret.yaml",
          "        judge:\n          - permits: Devant le juge, vous choisissez.\n"
          "        else:\n          - prohibits: Vous devez vous taire.\n"
          "            duties: [abstain]\n",
          "        [colleague, police]:\n          - prohibits: Vous devez vous taire.\n"
          "            duties: [abstain]\n"
          "        judge:\n          - permits: Devant le juge, vous choisissez.\n");
  CHECK(due(*load_sound(files)).empty());
}

TEST_CASE("`fmt` changes no hash", "[review][layout]") {
  Files files = marked(everyone);
  for (FileText& file : files) {
    std::string wide;
    for (const char sign : file.text) wide += sign == '\n' ? "   \n" : std::string(1, sign);
    Diagnostics diagnostics;
    const auto tidy = lay_out(SourceFile(file.path, wide + "\n\n"), 0, "", diagnostics);
    REQUIRE(tidy);
    CHECK(*tidy == file.text);  // a mark is laid out as `fmt` does it
    file.text = wide + "\n\n";
  }
  CHECK(due(*load_sound(files)).empty());
}

TEST_CASE("what is due is exactly what was edited", "[review]") {
  for (int round = 0; round < times(60); ++round) {
    Random random(static_cast<Random::result_type>(round));
    Files files = marked(everyone);
    Ids expected;
    for (const Edit& edit : edits()) {
      if (pick(random, 8) != 0) continue;
      make(files, edit);
      expected.insert(edit.whom.begin(), edit.whom.end());
    }
    for (const Edit& edit : harmless()) {
      const bool clash = edit.path == "provisions/old-duty.yaml";  // another edit is in its words
      if (!clash && pick(random, 3) == 0) make(files, edit);
    }
    INFO("round " << round);
    CHECK(due(*load_sound(files)) == expected);
  }
}

TEST_CASE("what was never read, or rests on a source that is overdue, is due", "[review]") {
  CHECK(due(*small_rules()) == everyone);
  CHECK(due(*load_sound(marked({"secret", "help"}))) == Ids{"danger-exception", "old-duty"});
  const Rules all = load_sound(marked(everyone));
  CHECK(due(*all).empty());
  CHECK(due(*all, "2026-12-31").empty());
  CHECK(due(*all, "2027-01-01") == Ids{"old-duty"});  // the ruling
  CHECK(due(*all, "2027-11-22") == everyone);
}

TEST_CASE("a mark changes the hash of the rules: a result says who has read them", "[review]") {
  const Rules read = load_sound(marked({"help"}));
  CHECK(read->hash != small_rules()->hash);
  CHECK(review_hash(*read, index_of(*read, "help")) ==
        review_hash(*small_rules(), index_of(*small_rules(), "help")));
}

TEST_CASE("a decision shows the weakest review on its path", "[review]") {
  const Given silence{{"recipient", "police"}, {"danger", "none"}};
  const Given danger{{"recipient", "police"},
                     {"danger", "grave"},
                     {"avoidable", "no"},
                     {"help.given", "no"},
                     {"signed", "yes"}};
  const auto state = [](const Files& files, const Given& given) {
    return decided(load_sound(files), given).freshness.review;
  };
  CHECK(state(marked({}), silence) == ReviewState::unreviewed);
  CHECK(state(marked({"secret"}), silence) == ReviewState::reviewed);
  CHECK(state(marked({"secret"}), danger) == ReviewState::unreviewed);
  CHECK(state(marked({"danger-exception", "help"}), danger) == ReviewState::reviewed);
  CHECK(state(marked({"danger-exception"}), danger) == ReviewState::unreviewed);
  Files edited = marked({"danger-exception", "help"});
  replace(edited, file_of("help"), "Aidez, ou", "Aidez ou");
  CHECK(state(edited, danger) == ReviewState::changed);
  replace(edited, file_of("danger-exception"), "status: reviewed", "status: unreviewed #");
  replace(edited, file_of("danger-exception"), "#, by", "}  # by");
  CHECK(state(edited, danger) == ReviewState::unreviewed);
}

TEST_CASE("a decision says what has changed since its review", "[review]") {
  Files files = marked(everyone);
  replace(files, file_of("secret"), "vous choisissez", "vous décidez");
  const Rules rules = load_sound(files);
  const Decision decision = decided(rules, {{"recipient", "police"}, {"danger", "none"}});
  const std::string json = to_json("one", decision, Language::fr, true);
  CHECK(json.find(R"("review":"changed","changed_since_review":["secret"])") != std::string::npos);
  const Explanation told = explain(decision, Language::fr);
  const Heading heading;
  const std::string words = "Changé depuis la relecture par un juriste, et à relire : Le secret.";
  CHECK(to_markdown(heading, told, {}).find(words) != std::string::npos);
  CHECK(to_html(heading, told, {}).find("Changé depuis la relecture par un juriste") !=
        std::string::npos);
  for (const Caveat& caveat : told.caveats) CHECK(caveat.id != "unreviewed");

  const Rules read = load_sound(marked(everyone));
  const Decision fresh = decided(read, {{"recipient", "police"}, {"danger", "none"}});
  CHECK(to_json("one", fresh, Language::fr, true).find("changed_since") == std::string::npos);
  for (const Caveat& caveat : explain(fresh, Language::fr).caveats) {
    CHECK(caveat.id != "unreviewed");
    CHECK(caveat.id != "changed_since_review");
  }
  const Decision part =
      decided(load_sound(marked({"help"})), {{"recipient", "police"}, {"danger", "none"}});
  const auto told_of_part = explain(part, Language::fr).caveats;
  CHECK(std::any_of(told_of_part.begin(), told_of_part.end(), [](const Caveat& caveat) {
    return caveat.id == "unreviewed" &&
           caveat.text.find("tout ce qui compte ici") != std::string::npos;
  }));
}

TEST_CASE("a mark is put in place, and all around it stays", "[review][layout]") {
  const ReviewMark mark{"juriste", "2026-11-02", "1a2b3c4d-1a2b3c4d-1a2b3c4d-1a2b3c4d"};
  const auto after = [&](const std::string& text) {
    return with_review(SourceFile("test.yaml", text), mark).value_or("left alone");
  };
  const std::string words =
      "{status: reviewed, by: juriste, on: 2026-11-02, hash: 1a2b3c4d-1a2b3c4d-1a2b3c4d-1a2b3c4d}";
  CHECK(after("provision: a\nreview: {status: unreviewed}   # tard\nx: y") ==
        "provision: a\nreview: " + words + "   # tard\nx: y");
  CHECK(after("review: " + words + "\n") == "review: " + words + "\n");
  CHECK(after("review: { on: 2020-01-01, status: 'reviewed', hash: \"0\", by: avocat }\n") ==
        "review: { on: 2026-11-02, status: reviewed, hash: 1a2b3c4d-1a2b3c4d-1a2b3c4d-1a2b3c4d, "
        "by: juriste }\n");
  CHECK(
      after(
          "x: y\nreview:  # qui\n  # pas encore\n  status: unreviewed  # tard\n\n# fin\nz: 1\n") ==
      "x: y\nreview:  # qui\n  # pas encore\n  status: reviewed  # tard\n  by: juriste\n"
      "  on: 2026-11-02\n  hash: 1a2b3c4d-1a2b3c4d-1a2b3c4d-1a2b3c4d\n\n# fin\nz: 1\n");
  CHECK(after("review:\n  by: avocat # lui\n  status: reviewed") ==
        "review:\n  by: juriste # lui\n  status: reviewed\n  on: 2026-11-02\n"
        "  hash: 1a2b3c4d-1a2b3c4d-1a2b3c4d-1a2b3c4d");
  for (const char* odd : {"x: y\n", "review: unreviewed\n", "review: {by: avocat}\n", "review: [\n",
                          "review: {status: unreviewed, who: x}\n", ""}) {
    CHECK(after(odd) == "left alone");
  }
}

TEST_CASE("`review` marks files, which then hold what was read", "[review][cli]") {
  const Folder folder(small_rule_files());
  const std::string rules = folder.name();
  const std::string before = folder.text(file_of("secret"));
  const auto review = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"review", "--rules", rules});
    return run(more);
  };

  const Printed shown = review({"secret", "--by", "avocat", "--dry-run"});
  CHECK(shown.exit == 0);
  CHECK(shown.out.find("+review: {status: reviewed, by: avocat, on: 2026-11-21, hash: ") !=
        std::string::npos);
  CHECK(folder.text(file_of("secret")) == before);

  const Printed written = review({"secret", "help", "--by", "avocat", "--on", "2026-11-20"});
  CHECK(written.exit == 0);
  CHECK(written.out == rules + "/provisions/secret.yaml\n" + rules + "/provisions/help.yaml\n");
  CHECK(review({"secret", "--by", "avocat", "--on", "2026-11-20"}).out == "");  // already there
  CHECK(run({"fmt", "--check", rules}).exit == 0);
  CHECK(run({"check", "--rules", rules}).err == "");
  CHECK(review({"--due", "--exit-code"}).exit == 1);
  CHECK(review({"--due"}).exit == 0);
  CHECK(review({"secret", "--due", "--exit-code"}).exit == 0);
  CHECK(review({"secret", "--due"}).out == "Rien n'est à relire.\n");
  const std::string json = review({"--due", "--format", "json"}).out;
  CHECK(json.find("\"danger-exception\"") != std::string::npos);
  CHECK(json.find("\"secret\"") == std::string::npos);
}

TEST_CASE("a file that cannot be marked leaves all as they were", "[review][cli]") {
  Files files = small_rule_files();
  replace(files, file_of("help"), "{status: unreviewed}", "\n  status: >-  # tard\n    unreviewed");
  const Folder folder(files);
  const std::string before = folder.text(file_of("secret"));
  const Printed refused =
      run({"review", "--rules", folder.name(), "secret", "help", "--by", "avocat"});
  CHECK(refused.exit == 1);
  CHECK(refused.err.find("help.yaml` est resté tel quel") != std::string::npos);
  CHECK(refused.out == "");
  CHECK(folder.text(file_of("secret")) == before);
}

TEST_CASE("reviews read well", "[review]") {
  Files files = marked({"secret", "help"});
  replace(files, "facts.yaml", "Qui recevrait", "Qui aurait");
  replace(files, file_of("secret"), "vous choisissez", "vous décidez");
  const Rules rules = load_sound(files);
  const auto entries = reviews_of(*rules, day("2027-03-01"));
  std::string page;
  for (const Language language : {Language::fr, Language::nl, Language::en, Language::de}) {
    TextStyle style;
    style.language = language;
    page += to_text(*rules, entries, std::string("--- ") + std::string(code_of(language)), style);
  }
  Loaded found = load_rules("rules", files);
  found.diagnostics = audit_reviews(*rules, day("2026-10-31"));
  page += "\n" + rendered(found) + "\n" + to_json(*rules, entries, Language::fr);
  CHECK(approved(project("tests/approved/review.txt"), page));
}

TEST_CASE("the book says who has read what, and what has changed since", "[review][book]") {
  Files files = marked({"secret", "help"});
  replace(files, file_of("secret"), "vous choisissez", "vous décidez");
  const Rules rules = load_sound(files);
  const std::string book = to_markdown(make_book(*rules, {}, day("2026-11-21"), Language::fr));
  const auto says = [&](const std::string& words) { return book.find(words) != std::string::npos; };
  CHECK(says("Relue par un avocat ou une avocate, le 1er novembre 2026."));
  CHECK(says("et changée depuis : à relire."));
  CHECK(says("la disposition elle-même"));
  CHECK(says("Aucun juriste n'a encore relu cette disposition."));
  CHECK(says("1 sur 4. Changées depuis leur relecture : 1."));
  CHECK(says("Dispositions changées depuis leur relecture"));
}

TEST_CASE("nothing in the rules is said to be reviewed: no lawyer has read them", "[review]") {
  const Rules rules = belgium();
  for (const Provision& provision : rules->provisions) {
    INFO(provision.id);
    CHECK(provision.review.state == ReviewState::unreviewed);
  }
}

TEST_CASE("the caveat names every changed provision on the path, beside those never read",
          "[review]") {
  const auto caveats = [](Files files) {
    replace(files, "provisions/secret.yaml", "vous choisissez.", "vous décidez.");
    replace(files, "provisions/danger-exception.yaml", "art. 2", "art. 2 bis");
    const Rules rules = load_sound(std::move(files));
    Engine engine(rules);
    const Outcome outcome = engine.decide(situation(*rules, {{"recipient", "judge"},
                                                             {"danger", "grave"},
                                                             {"avoidable", "no"},
                                                             {"help.given", "yes"}}),
                                          day("2026-11-21"));
    std::map<std::string, std::string> by_id;
    for (const Caveat& caveat : caveats_of(std::get<Decision>(outcome), Language::fr))
      by_id[caveat.id] = caveat.text;
    return by_id;
  };
  auto both = caveats(marked({"secret", "danger-exception"}));
  CHECK(both["changed_since_review"].find("à relire : Le secret ; Le danger.") !=
        std::string::npos);
  CHECK(both["changed_since_review"].find("ne remplace pas un avis juridique") !=
        std::string::npos);
  CHECK(both.count("unreviewed") == 0);
  auto one = caveats(marked({"secret"}));
  CHECK(one["changed_since_review"] ==
        "Changé depuis la relecture par un juriste, et à relire : Le secret.");
  CHECK(one["unreviewed"].find("pas encore relu tout ce qui compte ici") != std::string::npos);
}

TEST_CASE("each role and each part of a review has words of its own", "[review]") {
  std::set<std::string> words;
  for (const std::string& role : reviewer_roles()) words.insert(role_words(role).text);
  CHECK(words.size() == reviewer_roles().size());
  using enum ReviewPart;
  for (const ReviewPart part : {provision, questions, conduct, sources})
    words.insert(part_words(part).text);
  CHECK(words.size() == reviewer_roles().size() + review_part_count);
}
