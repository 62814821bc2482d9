// The rules, checked: every name resolved, every date in order, every path ending in an effect.
// Immutable once published; indexes never leave memory, files and saved cases hold ids.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "subrosa/date.hpp"
#include "subrosa/diagnostic.hpp"
#include "subrosa/message.hpp"
#include "subrosa/source.hpp"

namespace subrosa {

/// A position in one table of a `RuleSet`; indexes of different tables do not mix.
template <class Tag>
struct Index {
  std::uint32_t value = 0;
  friend auto operator<=>(const Index&, const Index&) = default;
};
using TextIndex = Index<struct TextTag>;
using FactIndex = Index<struct FactTag>;
using ValueIndex = Index<struct ValueTag>;  ///< of one fact
using SourceIndex = Index<struct SourceTag>;
using DutyIndex = Index<struct DutyTag>;
using LimitIndex = Index<struct LimitTag>;
using ProvisionIndex = Index<struct ProvisionTag>;
using ContactIndex = Index<struct ContactTag>;
using ScriptIndex = Index<struct ScriptTag>;
using StepIndex = Index<struct StepTag>;  ///< of one tree

/// A table that only its own index opens.
template <class I, class T>
class Table {
 public:
  [[nodiscard]] const T& operator[](I index) const { return rows_[index.value]; }
  [[nodiscard]] T& operator[](I index) { return rows_[index.value]; }
  I add(T row) {
    rows_.push_back(std::move(row));
    return I{static_cast<std::uint32_t>(rows_.size() - 1)};
  }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] auto begin() const { return rows_.begin(); }
  [[nodiscard]] auto end() const { return rows_.end(); }
  [[nodiscard]] static I index(std::size_t row) { return I{static_cast<std::uint32_t>(row)}; }

 private:
  std::vector<T> rows_;
};

/// What a provision does to the disclosure.
enum class Effect { none, refers, forbids, requires_, exempts, permits, prohibits, warns };
constexpr std::size_t effect_count = 8;
/// `requires`, as the files write it.
[[nodiscard]] std::string_view name_of(Effect effect);
[[nodiscard]] std::optional<Effect> effect_named(std::string_view name);

enum class Verdict { must_not_disclose, may_disclose, must_disclose, not_covered, refer };
constexpr std::size_t verdict_count = 5;
[[nodiscard]] std::string_view name_of(Verdict verdict);
/// The verdict that a winning effect gives; `none` and `warns` win only where no rule speaks:
/// silence.
[[nodiscard]] Verdict verdict_of(Effect winner);

/// A text of the rules. The hash is of the French, so that a translation of another text is seen.
struct Text {
  std::string id;
  std::string french;
  std::string hash;
  Span span;
};

struct DatedText {
  Period period;
  TextIndex text;
};

struct Value {
  std::string id;
  TextIndex label;
  std::optional<TextIndex> held_by;  ///< of a reading: who holds it
  std::vector<SourceIndex> sources;  ///< of a reading
};

/// Who could change a fact; the weight of a change.
enum class Changer { worker, person, third_party, nobody };

/// A reading of the law on which doctrine is divided: never asked.
struct Reading {
  std::optional<ValueIndex> prevailing;
  std::optional<TextIndex> because;
};

/// A question with its answers; or, with `reading`, a question of doctrine. At most 64 values.
struct Fact {
  std::string id;
  TextIndex question;
  std::vector<DatedText> help;
  std::optional<TextIndex> why;
  std::vector<Value> values;
  std::optional<ValueIndex> plain;    ///< in the ordinary situation
  std::optional<ValueIndex> assumed;  ///< when a case leaves the fact out
  Changer changed_by = Changer::nobody;
  std::optional<Reading> reading;
  Span span;

  [[nodiscard]] std::optional<ValueIndex> value_named(std::string_view id) const;
};

enum class Tag { text_read, secondary, unverified };

struct Source {
  std::string id;
  TextIndex title;
  std::string act;  ///< empty where not given, as the next four
  std::optional<Date> date;
  std::string numac;
  std::string eli;
  std::optional<Date> published;
  TextIndex says;
  Tag tag = Tag::unverified;
  Date checked_on;
  Date review_by;
  Span span;
};

struct Duty {
  std::string id;
  TextIndex text;
};
using Limit = Duty;

/// A condition over facts and readings; a test holds when the value is among the bits of `values`.
struct Condition {
  enum class Kind { all, any, negation, test };
  Kind kind = Kind::test;
  std::vector<Condition> parts;
  FactIndex fact;
  std::uint64_t values = 0;
  Span span = {};  ///< as written
};

/// The facts that a condition tests, each once, in the order written.
[[nodiscard]] std::vector<FactIndex> facts_of(const Condition& condition);

struct Step {
  enum class Kind { require, ask, leaf };

  std::string id;
  Kind kind = Kind::leaf;
  Span span;
  std::vector<SourceIndex> sources;  ///< its own, or those of the version

  Condition condition;  ///< require
  TextIndex text;       ///< require: why it fails; leaf: the reason
  StepIndex next;       ///< require: when it holds

  FactIndex fact;                   ///< ask
  std::vector<StepIndex> branches;  ///< ask: one for each value

  Effect effect = Effect::none;  ///< leaf
  std::vector<DutyIndex> duties;
  std::vector<LimitIndex> limits;
};

/// Steps in the order written; every `next` and branch points further down.
struct Tree {
  Table<StepIndex, Step> steps;
  StepIndex root;
};

enum class Certainty { settled, probable, debated };
[[nodiscard]] std::string_view name_of(Certainty certainty);

struct Version {
  struct Annulment {
    Date decided;
    SourceIndex source;
  };

  Period in_force;  ///< `from` is always there
  std::optional<Annulment> annulled;
  TextIndex article;
  std::vector<std::pair<Date, Certainty>>
      certainty;  ///< from that day on; the first is `in_force.from`
  std::vector<SourceIndex> sources;
  std::optional<TextIndex> penalty;
  std::optional<TextIndex> note;
  Tree tree;
  Span span;

  [[nodiscard]] Certainty certainty_on(Date date) const;
};

/// Whether lawyers have read a provision as it stands, the weakest first.
enum class ReviewState {
  unreviewed,  ///< never read
  changed,     ///< read, but it, or what it rests on, is not the same since
  reviewed,
};
[[nodiscard]] std::string_view name_of(ReviewState state);

/// What a lawyer reads with a provision; each has its own part of the hash, in this order.
enum class ReviewPart {
  provision,  ///< its title, what it sets aside, its versions with their steps
  questions,  ///< the facts and readings that it tests
  conduct,    ///< its duties and limits
  sources,    ///< what it rests on
};
constexpr std::size_t review_part_count = 4;
[[nodiscard]] std::string_view name_of(ReviewPart part);

/// The mark of a review, as the file of the provision holds it.
struct Review {
  ReviewState state = ReviewState::unreviewed;
  std::string by;          ///< a role of `reviewer_roles`; empty where nobody has read it
  std::optional<Date> on;  ///< there with `by`
  std::string hash;        ///< of what was read then; there with `by`
  Span span;
};

/// Who can review, by what they do: no name of a person can be written as one of these.
[[nodiscard]] const std::vector<std::string>& reviewer_roles();

struct Provision {
  std::string id;
  TextIndex title;
  Review review;
  std::vector<ProvisionIndex> overrides;
  std::vector<Version> versions;  ///< by date, without gap or overlap
  Span span;
};

struct Constraint {
  std::string id;
  Condition never;
  TextIndex because;
  Span span;
};

/// What a property says of a situation: a condition that may also speak of what follows from it.
struct Claim {
  enum class Kind {
    all,
    any,
    negation,
    fact,        ///< the answer is among the bits of `values`
    verdict,     ///< the verdict is among the bits, by `Verdict`
    effect,      ///< the effect of `provision`, if not set aside, is among the bits, by `Effect`
    duty,        ///< the answer carries `duty`
    limit,       ///< the answer carries `limit`
    depends_on,  ///< changing the answer to `fact` alone can change the verdict
  };
  Kind kind = Kind::all;
  std::vector<Claim> parts;
  FactIndex fact;
  ProvisionIndex provision;
  DutyIndex duty;
  LimitIndex limit;
  std::uint64_t values = 0;
};

/// What must be true of every situation of the editions whose dates fit.
struct Property {
  std::string id;
  TextIndex title;
  Claim always;               ///< with `when` in it
  std::optional<Claim> when;  ///< of which situations it speaks; all, where it is not there
  Period as_of;
  Period known_on;
  std::vector<SourceIndex> sources;
  Span span;
};

/// A warning that the lawyer has looked at and accepts, with the reason.
struct Silencing {
  Code code{};
  std::string at;  ///< what the warning is about, or the file in which it stands
  std::string because;
  Span span;
};

/// A remark shown with every result whose two dates fit.
struct Notice {
  std::string id;
  Period as_of;
  Period known_on;
  TextIndex text;
};

struct NamedText {
  std::string id;
  TextIndex text;
};

/// Whom to call. Shown where `when` holds for certain and `possible` may still hold; a condition
/// that is not there always holds.
struct Contact {
  std::string id;
  TextIndex name;
  std::vector<std::string> reach;  ///< numbers, addresses or pages, the same in every language
  std::optional<Condition> when;
  std::optional<Condition> possible;
  std::optional<TextIndex> note;
  std::string source;  ///< where it was read
  Date checked_on;
  Span span;
};

/// What the worker can say or write. Shown as a contact is, where the verdict is also one of these.
struct Script {
  std::string id;
  std::optional<Condition> when;
  std::optional<Condition> possible;
  std::vector<Verdict> verdicts;
  bool undetermined = false;  ///< also while the verdict is not certain
  TextIndex words;
  std::optional<TextIndex> ask_back;
  std::vector<SourceIndex> sources;
  Span span;
};

/// What an author gives a name to and a case file can name. A reading counts as a fact.
enum class NameKind { fact, value, provision, duty, limit, source };

/// A name that was given up: old case files and saved calls may still use it.
struct FormerName {
  NameKind kind = NameKind::fact;
  std::string fact;                  ///< of a value: the present id of its fact
  std::string id;                    ///< the name given up
  std::string now;                   ///< the present name; empty: what it named was removed
  Date on;                           ///< since when
  std::optional<TextIndex> because;  ///< why it was removed
  Span span;
};

/// A translation of one text.
struct CatalogueEntry {
  std::string id;
  std::string of;  ///< the hash of the French text that it translates
  std::string text;
  Span span;
};

struct Catalogue {
  Language language = Language::fr;
  bool complete = false;
  std::vector<CatalogueEntry> entries;  ///< sorted by id, then hash
};

struct RuleSet {
  std::string id;
  std::string version;
  std::string hash;  ///< of every file that can change a result
  Span span;         ///< of the id, in rules.yaml
  TextIndex title;
  Period covers;
  std::vector<Effect> order;     ///< strongest first
  Table<FactIndex, Fact> facts;  ///< in asking order; the readings stand last
  Table<SourceIndex, Source> sources;
  Table<DutyIndex, Duty> duties;
  Table<LimitIndex, Limit> limits;
  Table<ProvisionIndex, Provision> provisions;  ///< in reading order
  std::vector<Constraint> constraints;
  std::vector<Property> properties;
  std::vector<DutyIndex> meanwhile;
  std::vector<NamedText> themes;
  std::vector<NamedText> sectors;
  std::vector<NamedText> not_encoded;
  std::vector<Notice> notices;
  std::vector<Silencing> silenced;
  Table<ContactIndex, Contact> contacts;  ///< in the order in which they are shown
  Table<ScriptIndex, Script> scripts;     ///< the same
  Table<TextIndex, Text> texts;
  std::vector<Catalogue> catalogues;
  std::vector<FormerName> former_names;

  [[nodiscard]] std::optional<FactIndex> fact_named(std::string_view id) const;
  [[nodiscard]] std::optional<ProvisionIndex> provision_named(std::string_view id) const;
  /// What became of a name that is no longer one; null where it never was. `fact` is the present id
  /// of the fact of a value, and empty for everything else.
  [[nodiscard]] const FormerName* former_name(NameKind kind, std::string_view id,
                                              std::string_view fact = {}) const;
  /// A text in a language, French where that language has no translation of exactly this text.
  [[nodiscard]] const std::string& text(TextIndex index, Language language) const;
  /// Texts one after the other, as a message that can be said in every language.
  [[nodiscard]] Message message_of(const std::vector<TextIndex>& indexes) const;
  /// The translation of the French text with this id and hash, or nothing.
  [[nodiscard]] const std::string* translation(std::string_view id, std::string_view hash,
                                               Language language) const;
};

/// The hash of what a lawyer reads with a provision, eight digits for each part: the same as long
/// as nothing changes that can change a verdict, a reason or what goes with it. Layout, comments,
/// names of steps, the order of keys and of names in a list, translations, and the days on which a
/// source was checked do not count. docs/rules-format.md has the list.
[[nodiscard]] std::string review_hash(const RuleSet& rules, ProvisionIndex provision);

/// The parts that are no longer what was read; none where nobody has read the provision.
[[nodiscard]] std::vector<ReviewPart> changed_since_review(const RuleSet& rules,
                                                           ProvisionIndex provision);

/// Every source that a provision names: its versions, their steps, what annuls them, and the
/// readings that it tests. Each once, in the order of the table.
[[nodiscard]] std::vector<SourceIndex> sources_of(const RuleSet& rules, ProvisionIndex provision);

/// Says of each provision that was read whether it is still the same.
void settle_reviews(RuleSet& rules);

using Rules = std::shared_ptr<const RuleSet>;

}  // namespace subrosa
