// What the rules look like: the tree of a provision as nodes and edges, the map of all provisions,
// and both as pictures of boxes, lines and words. Plain data that any format or window can show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "subrosa/decision.hpp"

namespace subrosa {

/// A line of words, and the lines that belong under it.
struct Outline {
  std::string words;
  std::vector<Outline> under;

  friend bool operator==(const Outline&, const Outline&) = default;
};

/// A condition as it is read aloud: `Qui recevrait l'information ? — « La police » ou « Un juge »`,
/// several tests as lines under one. The only place where conditions become words.
[[nodiscard]] Outline condition_words(const Condition& condition, const RuleSet& rules,
                                      Language language);
/// An outline on one line, what stands under another in parentheses after it.
[[nodiscard]] std::string on_one_line(const Outline& outline);

/// A question, or an end: where a `require` fails, or a leaf.
struct DrawnNode {
  enum class Kind { ask, require, end };
  /// Open: the path stops here, an answer is missing. Possible: an end at which it can still
  /// arrive.
  enum class Mark { none, lit, open, possible };
  [[nodiscard]] static bool on_path(Mark mark) { return mark == Mark::lit || mark == Mark::open; }

  Kind kind = Kind::end;
  std::string id;          ///< of the step; `ID/otherwise` where the `require` ID fails
  std::size_t number = 0;  ///< from 1 in reading order; 0 for an end that only one question reaches
  std::size_t depth = 0;   ///< how far to the right a numbered node stands
  /// Of a numbered node: the question through which every path to it goes, and under which it
  /// stands.
  std::optional<std::size_t> under;
  Outline words;                     ///< what is asked; of an end the reason
  std::string effect;                ///< of an end, in words
  bool applies = true;               ///< false: an end at which the provision has no effect
  std::vector<std::string> carried;  ///< duties and limits of an end
  std::vector<std::string> sources;  ///< where the step names others than its version
  Mark mark = Mark::none;
  std::vector<std::string> given;  ///< on the path of a case: the answers
};

struct DrawnEdge {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string label;  ///< the answers that lead here
  bool lit = false;
};

struct DrawnTree {
  std::string title;
  std::string subtitle;          ///< the article, its dates, and when it was annulled
  std::string path;              ///< what the path that is lit belongs to; empty without one
  std::vector<DrawnNode> nodes;  ///< in the order written; edges point to later ones
  std::vector<DrawnEdge> edges;  ///< by `from`, then in the order of the answers
};

/// The tree of one version; with the result of a case for this very version its path is marked.
[[nodiscard]] DrawnTree draw_tree(const RuleSet& rules, ProvisionIndex provision,
                                  std::size_t version, Language language,
                                  const ProvisionResult* result = nullptr);

/// One line of a drawn tree as it is read from top to bottom.
struct DrawnLine {
  /// A numbered node; where an answer leads, with the end if one follows at once; what belongs to
  /// either: parts of a condition, the answers of the case, sources, duties and limits.
  enum class Kind { node, answer, detail };

  Kind kind = Kind::node;
  std::size_t depth = 0;  ///< how far in it stands: below the nearest line above with less
  std::string words;
  DrawnNode::Mark mark = DrawnNode::Mark::none;
  std::size_t node = 0;  ///< of `DrawnTree::nodes`: the one told; of an answer, to which it leads
};

/// The tree as numbered lines: each question, under it where its answers lead.
[[nodiscard]] std::vector<DrawnLine> lines_of(const DrawnTree& tree, Language language);
/// What `lines_of` says, each line under the one to which it belongs; on the path of a case marked
/// with ►, or ? where it stops and where it can still end.
[[nodiscard]] std::vector<Outline> outline_of(const DrawnTree& tree, Language language);

/// Which provisions can play a part, by the answers to one question.
struct RuleMap {
  struct Row {
    ProvisionIndex provision;
    std::size_t number = 0;  ///< from 1
    std::string title;
    std::string article;                       ///< of the version drawn
    std::vector<std::size_t> set_aside;        ///< numbers of the rows that it overrides
    std::vector<std::vector<Effect>> effects;  ///< for each answer those that it can have
  };
  std::string title;
  std::string subtitle;
  std::string question;  ///< the one whose answers close the most provisions
  std::vector<std::string> answers;
  std::vector<Row> rows;  ///< those in force on the day, in reading order
};

[[nodiscard]] RuleMap map_of(const RuleSet& rules, Date as_of, Date known_on, Language language);
/// One sign for an effect, told in the legend of a map; empty for `none`.
[[nodiscard]] std::string sign_of(Effect effect);
/// `✔ permet de le dire`, for each effect that occurs.
[[nodiscard]] std::vector<std::string> legend_of(const RuleMap& map, Language language);

/// Boxes, lines and words with their places, in points of 1/96 inch from the top left.
struct Picture {
  enum class Border { plain, thick, dashed };
  struct Point {
    int x = 0;
    int y = 0;
  };
  struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    Border border = Border::plain;
    bool shaded = false;
  };
  struct Line {
    std::vector<Point> points;
    bool lit = false;    ///< thick
    bool arrow = false;  ///< at its end
  };
  struct Words {
    enum class Style { plain, strong, slanted };
    int x = 0;
    int y = 0;  ///< of the line on which letters stand
    int size = 12;
    Style style = Style::plain;
    bool upright = false;  ///< turned, read from below
    std::string text;
  };
  int width = 0;
  int height = 0;
  std::string title;
  std::string description;  ///< for who does not see it
  std::vector<Box> boxes;   ///< no two overlap
  std::vector<Line> lines;
  std::vector<Words> words;
};

[[nodiscard]] Picture picture_of(const DrawnTree& tree, Language language);
[[nodiscard]] Picture picture_of(const RuleMap& map, Language language);

}  // namespace subrosa
