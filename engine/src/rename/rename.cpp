#include "subrosa/rename.hpp"

#include <algorithm>
#include <map>

#include "check/check_tree.hpp"
#include "document/read_yaml.hpp"
#include "layout/extents.hpp"
#include "load/draft_file.hpp"
#include "model/carried_review.hpp"
#include "rename/case_edits.hpp"
#include "rename/edits.hpp"
#include "rename/former_name_line.hpp"
#include "rename/meaning.hpp"
#include "rename/possible.hpp"
#include "rename/silenced.hpp"
#include "rename/uses.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/layout.hpp"

namespace subrosa {

namespace {

const std::string names_file = "names.yaml";

bool is_case(const FileText& file) { return file.path.substr(0, 6) == "cases/"; }

/// A file that cannot be changed as asked: what is said of it, and nothing is changed anywhere.
struct Stopped {
  NotRenamed why;
};

[[noreturn]] void stop(Message words, Message help = {}) {
  throw Stopped{{std::move(words), std::move(help), {}, {}}};
}

/// The files while they are changed; an exception of this file ends it.
class Renaming {
 public:
  Renaming(std::string folder, std::vector<FileText> files, NewName name, Date today)
      : folder_(std::move(folder)), name_(std::move(name)), today_(today) {
    for (FileText& file : files) (is_case(file) ? cases_ : rules_).push_back(std::move(file));
    std::sort(rules_.begin(), rules_.end(),
              [](const FileText& a, const FileText& b) { return a.path < b.path; });
  }

  std::vector<ChangedFile> run() {
    const Rules before = loaded(rules_);
    if (auto why = refusal(*before, name_)) throw Stopped{std::move(*why)};
    after_ = rules_;
    edit_rules();
    keep_former_name(*before);
    const Rules french = loaded(after_, Language::fr);
    if (french->texts.size() != before->texts.size()) stop_at_meaning();
    edit_catalogues(*before, *french);
    edit_silencings(*before, *french);
    keep_reviews(*before, *french);
    const Rules after = loaded(after_);
    if (meaning_of(*before) != meaning_of(*after)) stop_at_meaning();
    edit_cases(*before, *after);
    return changed();
  }

 private:
  static void stop_at_meaning() {
    stop(message("ce nouveau nom changerait le sens des règles : rien n'est changé"),
         message("choisissez un autre nom"));
  }

  /// The rules in these files; stops where they have errors.
  Rules loaded(const std::vector<FileText>& files, std::optional<Language> only = {}) const {
    Loaded made = load_rules(folder_, files, only);
    if (made.rules) return made.rules;
    const bool mine = !after_.empty();
    throw Stopped{{mine ? message("avec ce nouveau nom, les règles ne se lisent plus : rien "
                                  "n'est changé")
                        : message("les règles contiennent des erreurs : rien n'est changé"),
                   mine ? message("choisissez un autre nom")
                        : message("corrigez-les d'abord ; `subrosa check` les montre"),
                   std::move(made.sources), std::move(made.diagnostics)}};
  }

  void replace(const FileText& file, Span span, Edits& edits) const {
    if (edits.replace(file.text, span, name_.from, name_.to)) return;
    const LineColumn at = SourceFile(file.path, file.text).position(span.begin);
    stop(message("`{0}` est écrit d'une façon inattendue à la ligne {1} de {2} : rien n'est changé",
                 name_.from, std::to_string(at.line), file.path),
         message("écrivez ce nom sans signe d'échappement, puis recommencez"));
  }

  void edit_rules() {
    Draft draft;
    Diagnostics none;  // they were loaded
    std::vector<SourceFile> sources;
    for (const FileText& file : rules_) sources.emplace_back(file.path, file.text);
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const auto root = read_yaml(sources[i], static_cast<std::uint32_t>(i), none);
      if (root) draft_file(rules_[i].path, *root, sources[i], draft, none);
    }
    std::vector<Edits> edits(rules_.size());
    visit_names(draft, [&](NameKind kind, const Word& word, const Word* fact) {
      const bool same = kind == name_.kind && word.text == name_.from &&
                        (fact == nullptr ? std::string() : fact->text) == name_.fact;
      if (same) replace(rules_[word.span.file], word.span, edits[word.span.file]);
    });
    visit_steps(draft, [&](const DraftStep& step) { keep_step_id(step, edits); });
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      after_[i].text = edits[i].applied(rules_[i].text);
      if (name_.kind == NameKind::provision && rules_[i].path == provision_file(name_.from))
        after_[i].path = provision_file(name_.to);
    }
  }

  static std::string provision_file(const std::string& id) { return "provisions/" + id + ".yaml"; }

  /// A step without an id of its own is called after its condition: it keeps that name.
  void keep_step_id(const DraftStep& step, std::vector<Edits>& edits) const {
    const Span written = step.written.span;
    if (step.kind == Step::Kind::leaf || step.id || !edits[written.file].touches(written)) return;
    const std::string_view text = rules_[written.file].text;
    const std::string line = "id: " + slug(step.written.text);
    const std::size_t before = text.find_last_not_of(" \t\n", step.span.begin - 1);
    if (before != std::string_view::npos && text[before] == '{') {
      edits[written.file].insert(written.end, ", " + line);
      return;
    }
    const std::size_t end = std::min(text.find('\n', written.end), text.size());
    const std::string indent(column_of(text, step.span.begin), ' ');
    edits[written.file].insert(end, "\n" + indent + line);
  }

  void keep_former_name(const RuleSet& before) {
    if (name_.kind == NameKind::source) return;  // no case names a source
    const std::string& fact = name_.kind == NameKind::value ? name_.fact : name_.from;
    const auto index = before.fact_named(fact);
    const bool reading = index && before.facts[*index].reading.has_value();
    const std::string line = former_name_line(name_, reading, today_);
    const auto file = std::find_if(after_.begin(), after_.end(),
                                   [](const FileText& f) { return f.path == names_file; });
    if (file != after_.end()) {
      file->text = with_former_name(file->text, "", line);
    } else {
      after_.push_back({names_file, with_former_name("", header_like_that_of_facts(), line)});
    }
  }

  /// The first line of facts.yaml, if it names a schema, with that of names.yaml.
  std::string header_like_that_of_facts() const {
    const auto facts = std::find_if(rules_.begin(), rules_.end(),
                                    [](const FileText& f) { return f.path == "facts.yaml"; });
    const std::string line = facts->text.substr(0, facts->text.find('\n'));
    const std::size_t at = line.rfind("facts.json");
    if (line.substr(0, 1) != "#" || at == std::string::npos) return "";
    return line.substr(0, at) + "names.json\n";
  }

  /// A text that has another id is found by its place: names change, the order of texts does not.
  void edit_catalogues(const RuleSet& before, const RuleSet& french) {
    std::map<std::string, std::string> ids;
    for (std::size_t i = 0; i < before.texts.size(); ++i) {
      const TextIndex text = Table<TextIndex, Text>::index(i);
      ids[before.texts[text].id] = french.texts[text].id;
    }
    for (FileText& file : after_) {
      if (file.path.substr(0, 5) == "lang/") edit_catalogue(file, ids);
    }
  }

  void edit_silencings(const RuleSet& before, const RuleSet& french) {
    for (FileText& file : after_) {
      if (file.path == "rules.yaml") file.text = with_renamed_silencings(file.text, before, french);
    }
  }

  static void edit_catalogue(FileText& file, const std::map<std::string, std::string>& ids) {
    Diagnostics none;
    const auto root = read_yaml(SourceFile(file.path, file.text), 0, none);
    const Node* texts = root ? root->find("texts") : nullptr;
    if (texts == nullptr) return;
    Edits edits;
    for (const Node& entry : texts->items) {
      const Node* id = entry.find("id");
      const auto found = id == nullptr ? ids.end() : ids.find(id->text);
      if (found == ids.end() || found->second == found->first) continue;
      // One that is written oddly stays, and the translation is then missed when all is loaded.
      (void)edits.replace(file.text, id->span, found->first, found->second);
    }
    file.text = edits.applied(file.text);
  }

  /// What a lawyer has read means the same: a mark that was current is current under the new name.
  void keep_reviews(const RuleSet& before, const RuleSet& french) {
    for (std::size_t i = 0; i < before.provisions.size(); ++i) {
      const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(i);
      const Review& review = before.provisions[index].review;
      if (review.by.empty()) continue;
      const std::string hash = carried_review_hash(before, french, index);
      if (hash == review.hash) continue;
      FileText& file = after_[before.provisions[index].span.file];
      auto marked =
          with_review(SourceFile(file.path, file.text), {review.by, iso(*review.on), hash});
      if (!marked) stop_at_review(file);
      file.text = std::move(*marked);
    }
  }

  [[noreturn]] static void stop_at_review(const FileText& file) {
    stop(message("la marque de relecture de {0} est écrite d'une façon inattendue : rien n'est "
                 "changé",
                 file.path),
         message("écrivez-la sur une ligne, comme `subrosa review` le fait, puis recommencez"));
  }

  void edit_cases(const RuleSet& before, const RuleSet& after) {
    for (const FileText& file : cases_) {
      const SourceFile source(folder_ + "/" + file.path, file.text);
      Diagnostics diagnostics;
      const auto root = read_yaml(source, 0, diagnostics);
      if (!root) {
        throw Stopped{{message("une situation ne se lit pas : rien n'est changé"),
                       {},
                       {source},
                       diagnostics}};
      }
      Edits edits;
      const bool sound = edit_case(*root, file.text, before, name_, edits);
      after_cases_.push_back({file.path, edits.applied(file.text)});
      if (!sound || !same_case(file, after_cases_.back(), before, after)) {
        stop(message("la situation {0} ne voudrait plus dire la même chose : rien n'est changé",
                     file.path));
      }
    }
  }

  static bool same_case(const FileText& old, const FileText& made, const RuleSet& before,
                        const RuleSet& after) {
    Diagnostics faults_before;
    Diagnostics faults_after;
    const auto one = read_case(SourceFile(old.path, old.text), 0, before, faults_before);
    const auto other = read_case(SourceFile(made.path, made.text), 0, after, faults_after);
    if (!one || !other) return !one && !other;
    return one->answers == other->answers && same_expectation(*one, *other);
  }

  static bool same_expectation(const Case& one, const Case& other) {
    if (!one.expect || !other.expect) return !one.expect && !other.expect;
    return one.expect->applies == other.expect->applies &&
           one.expect->not_applying == other.expect->not_applying &&
           one.expect->duties.size() == other.expect->duties.size();
  }

  std::vector<ChangedFile> changed() const {
    std::vector<ChangedFile> files;
    const auto add = [&](const std::string& path, const std::string& before,
                         const FileText& after) {
      if (before != after.text || path != after.path)
        files.push_back({path, before, after.text, after.path});
    };
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const bool fresh = i >= rules_.size();
      add(fresh ? after_[i].path : rules_[i].path, fresh ? "" : rules_[i].text, after_[i]);
    }
    for (std::size_t i = 0; i < cases_.size(); ++i)
      add(cases_[i].path, cases_[i].text, after_cases_[i]);
    return files;
  }

  std::string folder_;
  NewName name_;
  Date today_;
  std::vector<FileText> rules_;
  std::vector<FileText> cases_;
  std::vector<FileText> after_;  ///< the rules' files in the same order, new ones last
  std::vector<FileText> after_cases_;
};

}  // namespace

std::variant<std::vector<ChangedFile>, NotRenamed> rename(const std::string& folder,
                                                          const std::vector<FileText>& files,
                                                          const NewName& name, Date today) {
  try {
    return Renaming(folder, files, name, today).run();
  } catch (Stopped& stopped) {
    return std::move(stopped.why);
  }
}

}  // namespace subrosa
