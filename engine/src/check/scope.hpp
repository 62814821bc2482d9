// The names that the rule files define, while the model is built from them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/codes.hpp"
#include "subrosa/model.hpp"
#include "text/word.hpp"

namespace subrosa {

/// The ids of one table, with the place of each definition.
class Names {
 public:
  /// `unknown` is what is said of a name that is not there, with `{0}` for the name.
  explicit Names(std::string_view unknown) : unknown_(unknown) {}

  /// Gives an id to the next row; reports an id that has one already.
  void define(const Word& id, Diagnostics& out);
  /// The row of a name; reports one that is not defined, with the nearest that is.
  [[nodiscard]] std::optional<std::uint32_t> find(const Word& name, Diagnostics& out) const;
  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  [[nodiscard]] const std::vector<std::string>& all() const { return ids_; }

 private:
  std::string_view unknown_;
  std::map<std::string, std::pair<std::uint32_t, Span>, std::less<>> rows_;
  std::vector<std::string> ids_;
};

/// The model under construction, with every name defined so far.
struct Scope {
  explicit Scope(Diagnostics& diagnostics) : out(diagnostics) {}

  Diagnostics& out;
  RuleSet rules;
  Names facts{"la question `{0}` n'est définie nulle part"};
  Names sources{"la source `{0}` n'est définie nulle part"};
  Names duties{"le devoir `{0}` n'est défini nulle part"};
  Names limits{"la limite `{0}` n'est définie nulle part"};
  Names provisions{"la disposition `{0}` n'est définie nulle part"};

  /// Adds a text, or finds it where the same id already has the same words.
  TextIndex text(const std::string& id, const Word& word);

  [[nodiscard]] std::vector<SourceIndex> source_list(const std::vector<Word>& words);
  [[nodiscard]] std::vector<DutyIndex> duty_list(const std::vector<Word>& words);
  [[nodiscard]] std::vector<LimitIndex> limit_list(const std::vector<Word>& words);
  [[nodiscard]] std::optional<FactIndex> fact(const Word& word);
  /// A value of a fact; reports others, and `unknown`, with a suggestion.
  [[nodiscard]] std::optional<ValueIndex> value(const Fact& fact, const Word& word);

 private:
  std::map<std::pair<std::string, std::string>, TextIndex> texts_;
};

}  // namespace subrosa
