// A YAML file as nodes with places. No meaning yet: everything is text, lists and keys.
#pragma once

#include <string>
#include <vector>

#include "subrosa/source.hpp"

namespace subrosa {

struct Entry;

struct Node {
  enum class Kind { scalar, sequence, mapping };

  Kind kind = Kind::scalar;
  Span span;                   ///< a scalar with its quotes; a list or mapping from its first byte
  std::string text;            ///< of a scalar
  std::vector<Node> items;     ///< of a sequence
  std::vector<Entry> entries;  ///< of a mapping, in the file's order, keys distinct

  [[nodiscard]] const Node* find(std::string_view key) const;
};

/// A key is a scalar, or a list of scalars (`[a, b]:`).
struct Entry {
  Node key;
  Node value;
};

inline const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key.kind == Kind::scalar && entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

}  // namespace subrosa
