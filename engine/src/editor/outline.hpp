// A YAML file as an editor holds it, often half written: every word with what it stands under.
// Never fails; where the file is sound it sees what `read_yaml` sees.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace subrosa {

constexpr std::size_t deepest_brackets = 64;  ///< within each other, that are still looked into
constexpr std::size_t most_places = 20'000;   ///< of a file; what follows is not looked at

/// A word or text of the file.
struct Place {
  std::size_t begin = 0;  ///< bytes, within the quotes
  std::size_t end = 0;
  std::string text;  ///< as written
  bool key = false;
  std::optional<std::size_t>
      under;  ///< of a value its key; of a key the key above; none at the top
  std::optional<std::size_t> mapping;  ///< of a key: which mapping it belongs to
};

struct Outline {
  std::vector<Place> places;  ///< in the order of the file

  /// The first place that holds an offset, or ends there.
  [[nodiscard]] std::optional<std::size_t> at(std::size_t offset) const;
  /// The keys of one mapping, each with its value where that is one text, else with nothing.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> keys_of(std::size_t mapping) const;
  /// The place of the value of a key in the same mapping, where it is one text.
  [[nodiscard]] const Place* beside(std::size_t mapping, std::string_view key) const;
};

[[nodiscard]] Outline outline_of(std::string_view text);

}  // namespace subrosa
