// Duties and limits: those that the deciding provisions, and those that warn, carry in every
// completion.
#include <algorithm>
#include <map>

#include "decide/query.hpp"
#include "diagram/carried.hpp"
#include "diagram/queries.hpp"

namespace subrosa {

namespace {

constexpr std::uint32_t not_allowed = 2;

/// For each duty (or limit) that may be carried: where it is, and the first provision that may
/// carry it.
template <class I>
class Collector {
 public:
  Collector(const Query& query, std::vector<I> Step::*carried) : query_(query), carried_(carried) {}

  /// Keeps to what one completion carries: nothing else can be in all.
  void only(std::vector<I> candidates) {
    candidates_ = std::move(candidates);
    every_one_ = false;
  }

  void add(ProvisionIndex provision, Ref counting) {
    const Tree& tree = query_.compiled.provisions[provision.value].version->tree;
    std::vector<I> mentioned;
    for (const std::uint32_t end : query_.d.leaves(query_.routes[provision.value])) {
      const auto& here = tree.steps[StepIndex{end}].*carried_;
      for (const I id : here) {
        if (!every_one_ && !among(candidates_, id)) continue;
        if (!among(mentioned, id)) mentioned.push_back(id);
      }
    }
    for (const I id : mentioned) {
      const Ref carried = carries(query_.d, tree, query_.routes[provision.value], carried_, id);
      const Ref here = query_.d.both(counting, carried);
      join(id, provision, here);
    }
  }

  /// Those carried in every completion, in the order in which they were met.
  std::vector<Carried<I>> certain() const {
    std::vector<Carried<I>> all;
    for (const Row& row : rows_) {
      if (query_.values(row.where) == std::vector<std::uint32_t>{1})
        all.push_back({row.id, row.provision});
    }
    return all;
  }

  void add_dependence(std::vector<FactIndex>& facts) const {
    for (const Row& row : rows_) {
      const Ref where = query_.where_allowed(row.where, not_allowed);
      for (const Level level : query_.d.support(where)) {
        if (depends_on(query_.d, where, level, not_allowed)) {
          facts.push_back(query_.compiled.forest->fact_at[level]);
        }
      }
    }
  }

 private:
  static bool among(const std::vector<I>& ids, I id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  }

  struct Row {
    I id;
    ProvisionIndex provision;
    Ref where;
  };

  void join(I id, ProvisionIndex provision, Ref here) {
    if (here == Diagrams::leaf(0)) return;
    const auto row =
        std::find_if(rows_.begin(), rows_.end(), [&](const Row& r) { return r.id == id; });
    if (row == rows_.end()) {
      rows_.push_back({id, provision, here});
    } else {
      row->where = query_.d.either(row->where, here);
    }
  }

  const Query& query_;
  std::vector<I> Step::*carried_;
  bool every_one_ = true;
  std::vector<I> candidates_;
  std::vector<Row> rows_;
};

/// What an end of a provision that counts carries in one completion that the constraints allow.
class OneCompletion {
 public:
  explicit OneCompletion(const Query& query) : query_(query), values_(query.d.levels()) {
    for (Ref f = query.allowed; !Diagrams::is_leaf(f);) {
      const Level at = query.d.level(f);
      while (query.d.child(f, at, values_[at]) == Diagrams::leaf(0)) ++values_[at];
      f = query.d.child(f, at, values_[at]);
    }
  }

  template <class I>
  std::vector<I> carried(std::vector<I> Step::*in) const {
    std::vector<I> ids;
    for (std::size_t i = 0; i < query_.compiled.provisions.size(); ++i) {
      const CompiledProvision& provision = query_.compiled.provisions[i];
      const std::uint32_t effect = at(query_.effective[i]);
      const bool counts = effect == static_cast<std::uint32_t>(Effect::warns) ||
                          (effect != 0 && effect == at(query_.winner));
      if (provision.version == nullptr || !counts) continue;
      const auto& here = provision.version->tree.steps[StepIndex{at(query_.routes[i])}].*in;
      ids.insert(ids.end(), here.begin(), here.end());
    }
    return ids;
  }

 private:
  std::uint32_t at(Ref f) const {
    while (!Diagrams::is_leaf(f))
      f = query_.d.child(f, query_.d.level(f), values_[query_.d.level(f)]);
    return Diagrams::value(f);
  }

  const Query& query_;
  std::vector<std::uint32_t> values_;
};

}  // namespace

Accompaniments accompaniments(const Query& query, bool certain_verdict) {
  Collector<DutyIndex> duties(query, &Step::duties);
  Collector<LimitIndex> limits(query, &Step::limits);
  if (!certain_verdict) {
    const OneCompletion one(query);
    duties.only(one.carried(&Step::duties));
    limits.only(one.carried(&Step::limits));
  }
  for (std::size_t i = 0; i < query.compiled.provisions.size(); ++i) {
    const ProvisionIndex provision{static_cast<std::uint32_t>(i)};
    if (query.compiled.provisions[i].version == nullptr) continue;
    const Ref counting = counts(*query.compiled.forest, query.effective[i], query.winner);
    if (counting == Diagrams::leaf(0)) continue;
    duties.add(provision, counting);
    limits.add(provision, counting);
  }
  Accompaniments made{duties.certain(), limits.certain(), {}};
  if (!certain_verdict) return made;
  duties.add_dependence(made.depend_on);
  limits.add_dependence(made.depend_on);
  std::sort(made.depend_on.begin(), made.depend_on.end());
  made.depend_on.erase(std::unique(made.depend_on.begin(), made.depend_on.end()),
                       made.depend_on.end());
  return made;
}

}  // namespace subrosa
