#include "diagram/carried.hpp"

namespace subrosa {

Ref counts(Diagrams& diagrams, Ref effective, Ref winner) {
  return diagrams.combine(effective, winner, [](std::uint32_t effect, std::uint32_t wins) {
    const bool warns = effect == static_cast<std::uint32_t>(Effect::warns);
    const bool decides = effect == wins && effect != static_cast<std::uint32_t>(Effect::none);
    return wins != impossible && (warns || decides) ? 1U : 0U;
  });
}

}  // namespace subrosa
