// The rule files as written: the shape is right, names are still text, every word has its place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "subrosa/date.hpp"
#include "subrosa/diagnostic.hpp"
#include "subrosa/model.hpp"
#include "syntax/expression.hpp"
#include "text/word.hpp"

namespace subrosa {

struct DraftNamed {
  Word id;
  Word text;
};

struct DraftNotice {
  Word id;
  Period as_of;
  Period known_on;
  Word text;
};

struct DraftSilencing {
  Word code;
  Word at;
  Word because;
};

struct DraftHead {
  Word id;
  Word version;
  Word title;
  Period covers;
  Word language;
  std::vector<Word> catalogues;
  std::vector<Effect> order;
  Span order_span;
  std::vector<Word> provisions;
  std::vector<Word> meanwhile;
  std::vector<DraftNamed> themes;
  std::vector<DraftNamed> sectors;
  std::vector<DraftNamed> not_encoded;
  std::vector<DraftNotice> notices;
  std::vector<DraftSilencing> silenced;
};

struct DraftDatedText {
  Period period;
  Word text;
};

struct DraftValue {
  Word id;
  Word label;
  std::optional<Word> held_by;
  std::vector<Word> sources;
};

/// A fact, or a reading (which has no help and is never asked).
struct DraftFact {
  Word id;
  bool reading = false;
  Word question;
  std::vector<DraftDatedText> help;
  std::optional<Word> why;
  std::vector<DraftValue> values;
  std::optional<Word> plain;
  std::optional<Word> assumed;
  Changer changed_by = Changer::nobody;
  std::optional<Word> prevailing;
  std::optional<Word> because;
};

struct DraftSource {
  Word id;
  Word title;
  std::optional<Word> act;
  Source plain;  ///< every field that needs no resolving
  Word says;
};

struct DraftConstraint {
  Word id;
  std::optional<Expression> never;
  Word because;
};

struct DraftProperty {
  Word id;
  Word title;
  bool never = false;
  std::optional<Expression> claim;  ///< what always, or never, holds
  std::optional<Expression> when;
  Period as_of;
  Period known_on;
  std::vector<Word> sources;
};

struct DraftContact {
  Word id;
  Word name;
  std::vector<Word> reach;
  std::optional<Expression> when;
  std::optional<Expression> possible;
  std::optional<Word> note;
  Word source;
  Date checked_on;
};

struct DraftScript {
  Word id;
  std::optional<Expression> when;
  std::optional<Expression> possible;
  std::vector<Verdict> verdicts;
  bool undetermined = false;
  Word words;
  std::optional<Word> ask_back;
  std::vector<Word> sources;
};

/// A line of names.yaml: a name given up for another, or for nothing.
struct DraftFormerName {
  NameKind kind = NameKind::fact;
  Word id;
  std::optional<Word> fact;  ///< of a value
  std::optional<Word> to;    ///< missing: removed
  Date on;
  Word because;  ///< of what was removed
};

struct DraftBranch;

struct DraftStep {
  Step::Kind kind = Step::Kind::leaf;
  Span span;
  std::optional<Word> id;
  std::optional<std::vector<Word>> sources;
  std::optional<Expression> condition;  ///< require; missing when it could not be read
  Word written;                         ///< require: the condition as written; ask: the fact
  Word text;                            ///< require: otherwise; leaf: the reason
  std::vector<DraftBranch> branches;    ///< ask
  Effect effect = Effect::none;         ///< leaf
  std::vector<Word> duties;
  std::vector<Word> limits;
};

struct DraftBranch {
  Span span;
  bool otherwise = false;    ///< `else`
  std::vector<Word> values;  ///< of the others
  std::vector<DraftStep> steps;
};

struct DraftCertainty {
  std::optional<Date> from;
  Certainty is = Certainty::debated;
  Span span;
};

struct DraftVersion {
  Span span;
  Period in_force;
  Span in_force_span;
  std::optional<Date> annulled_on;
  Word annulled_by;
  Word article;
  std::vector<DraftCertainty> certainty;
  std::vector<Word> sources;
  std::optional<Word> penalty;
  std::optional<Word> note;
  std::optional<Word> same_as;  ///< the date of the version whose tree it shares
  std::vector<DraftStep> tree;
};

/// The mark of a review; without `by`, `on` and `hash` where nobody has read the provision.
struct DraftReview {
  Span span;
  Word by;
  std::optional<Date> on;
  Word hash;
};

struct DraftProvision {
  bool faulty = false;  ///< its file holds mistakes of form: known by name, not checked further
  Word id;
  Word title;
  DraftReview review;
  std::vector<Word> overrides;
  std::vector<DraftVersion> versions;
};

struct DraftCatalogue {
  Word language;
  bool complete = false;
  std::vector<CatalogueEntry> entries;
};

struct Draft {
  std::optional<DraftHead> head;
  std::vector<DraftFact> facts;
  std::vector<DraftSource> sources;
  std::vector<DraftNamed> duties;
  std::vector<DraftNamed> limits;
  std::vector<DraftConstraint> constraints;
  std::vector<DraftProperty> properties;
  std::vector<DraftContact> contacts;
  std::vector<DraftScript> scripts;
  std::vector<DraftProvision> provisions;
  std::vector<DraftCatalogue> catalogues;
  std::vector<DraftFormerName> former_names;
  std::vector<std::string> unread_catalogues;  ///< languages of those that are there, not looked at
};

// One function for each kind of file. Each reports what does not fit and returns what could be
// read.
[[nodiscard]] DraftHead draft_head(const Node& root, Diagnostics& diagnostics);
void draft_facts(const Node& root, Draft& draft, Diagnostics& diagnostics);
void draft_sources(const Node& root, Draft& draft, Diagnostics& diagnostics);
void draft_duties(const Node& root, Draft& draft, Diagnostics& diagnostics);
void draft_constraints(const Node& root, const SourceFile& source, Draft& draft,
                       Diagnostics& diagnostics);
void draft_properties(const Node& root, const SourceFile& source, Draft& draft,
                      Diagnostics& diagnostics);
void draft_contacts(const Node& root, const SourceFile& source, Draft& draft,
                    Diagnostics& diagnostics);
void draft_scripts(const Node& root, const SourceFile& source, Draft& draft,
                   Diagnostics& diagnostics);
void draft_former_names(const Node& root, Draft& draft, Diagnostics& diagnostics);
[[nodiscard]] DraftProvision draft_provision(const Node& root, const SourceFile& source,
                                             Diagnostics& diagnostics);
[[nodiscard]] DraftCatalogue draft_catalogue(const Node& root, Diagnostics& diagnostics);

/// The condition under a key; nothing when it is absent or cannot be read.
[[nodiscard]] std::optional<Expression> draft_condition(const Node* node, const SourceFile& source,
                                                        Diagnostics& diagnostics);

}  // namespace subrosa
