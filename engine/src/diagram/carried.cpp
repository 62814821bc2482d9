#include "diagram/carried.hpp"

namespace subrosa {

Ref counts(const Forest& forest, Ref effective, Ref winner) {
  const auto join = [](std::uint32_t effect, std::uint32_t wins) {
    const bool warns = effect == static_cast<std::uint32_t>(Effect::warns);
    const bool decides = effect == wins && effect != static_cast<std::uint32_t>(Effect::none);
    return wins != impossible && (warns || decides) ? 1U : 0U;
  };
  return forest.diagrams->combine_within(effective, winner, join, forest.counting);
}

Ref decides(const Forest& forest, Ref effective, Ref winner) {
  const auto join = [](std::uint32_t effect, std::uint32_t wins) {
    return effect == wins && effect != static_cast<std::uint32_t>(Effect::none) ? 1U : 0U;
  };
  return forest.diagrams->combine_within(effective, winner, join, forest.deciding);
}

}  // namespace subrosa
