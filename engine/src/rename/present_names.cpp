#include "subrosa/rename.hpp"

namespace subrosa {

namespace {

/// Gives rows the names that others have for them; says whether any changed.
class Renamed {
 public:
  Renamed(RuleSet& rules, const RuleSet& others) : rules_(rules), others_(others) {}

  bool run() {
    for (std::size_t i = 0; i < rules_.facts.size(); ++i) {
      Fact& fact = rules_.facts[Table<FactIndex, Fact>::index(i)];
      name(NameKind::fact, fact.id, "", rules_.facts);
      for (Value& value : fact.values) name(NameKind::value, value.id, fact.id, fact.values);
    }
    rows(NameKind::provision, rules_.provisions);
    rows(NameKind::duty, rules_.duties);
    rows(NameKind::limit, rules_.limits);
    return changed_;
  }

 private:
  template <class I, class T>
  void rows(NameKind kind, Table<I, T>& table) {
    for (std::size_t i = 0; i < table.size(); ++i)
      name(kind, table[Table<I, T>::index(i)].id, "", table);
  }

  /// Not where the rules have both names: what became one thing later is two things here.
  template <class Rows>
  void name(NameKind kind, std::string& id, const std::string& fact, const Rows& all) {
    const FormerName* former = others_.former_name(kind, id, fact);
    if (former == nullptr || former->now.empty()) return;
    for (const auto& row : all) {
      if (row.id == former->now) return;
    }
    id = former->now;
    changed_ = true;
  }

  RuleSet& rules_;
  const RuleSet& others_;
  bool changed_ = false;
};

}  // namespace

Rules with_present_names(const Rules& rules, const RuleSet& others) {
  if (others.former_names.empty() || rules.get() == &others) return rules;
  auto renamed = std::make_shared<RuleSet>(*rules);
  return Renamed(*renamed, others).run() ? renamed : rules;
}

}  // namespace subrosa
