// What is computed over every situation, or why it is not: it would take too long.
#pragma once

#include <cstdint>
#include <utility>
#include <variant>

namespace subrosa {

/// How much one walk over every edition and situation may take in all: so many branches of
/// diagrams followed, some minutes. They stand for time, so that every machine refuses the
/// same rules. The real rules need a sixteenth of it, `check` of a base of eight times their size
/// less than half.
constexpr std::uint64_t most_branches = 6'000'000'000;

enum class NoResult {
  not_covered,     ///< a date is outside what the rules cover
  too_large,       ///< the provisions share too many questions; `check` says which (E706)
  too_long,        ///< each part could be computed, but all of them take more than `most` (E706)
  too_many_cases,  ///< near cases make more pairs than `most_near`
};

/// A whole result, or why there is none; never a part of one.
template <class T>
class Bounded {
 public:
  // Implicit, so that a function returns the one or the other.
  Bounded(T result) : held_(std::move(result)) {}  // NOLINT(google-explicit-constructor)
  Bounded(NoResult why) : held_(why) {}            // NOLINT(google-explicit-constructor)

  [[nodiscard]] explicit operator bool() const { return std::holds_alternative<T>(held_); }
  /// The result, which there must be.
  [[nodiscard]] T& value() & { return std::get<T>(held_); }
  [[nodiscard]] const T& value() const& { return std::get<T>(held_); }
  [[nodiscard]] T value() && { return std::get<T>(std::move(held_)); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }
  /// Why there is no result, which there must not be.
  [[nodiscard]] NoResult why() const { return std::get<NoResult>(held_); }

 private:
  std::variant<T, NoResult> held_;
};

}  // namespace subrosa
