// A unified diff of two texts, line by line.
#include <algorithm>
#include <optional>
#include <vector>

#include "subrosa/layout.hpp"

namespace subrosa {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t around = 3;
/// The largest table of the comparison; larger changes are shown as one.
constexpr std::size_t largest_table = 16'000'000;

/// With their line ends.
Lines lines_of(std::string_view text) {
  Lines lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = text.find('\n', at);
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

/// A line of the diff: kept ` `, taken out `-` or put in `+`.
struct Change {
  char sign = ' ';
  std::string_view line;
};

/// The lines in the middle that both have, by the longest common subsequence.
void compare_middles(const Lines& before, const Lines& after, std::vector<Change>& changes) {
  const std::size_t rows = before.size();
  const std::size_t columns = after.size();
  const bool small = rows * columns <= largest_table;
  std::vector<std::uint32_t> longest(small ? (rows + 1) * (columns + 1) : 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return longest[i * (columns + 1) + j];
  };
  for (std::size_t i = small ? rows : 0; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) =
          before[i] == after[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (small && i < rows && j < columns && before[i] == after[j]) {
      changes.push_back({' ', before[i++]});
      ++j;
    } else if (i < rows && (j == columns || !small || at(i + 1, j) >= at(i, j + 1))) {
      changes.push_back({'-', before[i++]});
    } else {
      changes.push_back({'+', after[j++]});
    }
  }
}

std::vector<Change> changes_of(const Lines& before, const Lines& after) {
  std::size_t begin = 0;
  const std::size_t shorter = std::min(before.size(), after.size());
  while (begin < shorter && before[begin] == after[begin]) ++begin;
  std::size_t end = 0;
  while (end < shorter - begin && before[before.size() - 1 - end] == after[after.size() - 1 - end])
    ++end;
  const auto middle = [&](const Lines& lines) {
    return Lines(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                 lines.end() - static_cast<std::ptrdiff_t>(end));
  };
  std::vector<Change> changes;
  for (std::size_t i = 0; i < begin; ++i) changes.push_back({' ', before[i]});
  compare_middles(middle(before), middle(after), changes);
  for (std::size_t i = before.size() - end; i < before.size(); ++i)
    changes.push_back({' ', before[i]});
  return changes;
}

std::string range(std::size_t first, std::size_t count) {
  // An empty range is named by the line before it.
  return std::to_string(count == 0 ? first : first + 1) + "," + std::to_string(count);
}

/// Changes that stand close together, with the lines around them.
struct Hunk {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The next one at or after a place; nothing when no more changes follow.
std::optional<Hunk> next_hunk(const std::vector<Change>& changes, std::size_t from) {
  const auto changed = [&](std::size_t i) { return changes[i].sign != ' '; };
  std::size_t first = from;
  while (first < changes.size() && !changed(first)) ++first;
  if (first == changes.size()) return std::nullopt;
  std::size_t last = first;
  for (std::size_t i = first; i < changes.size() && i <= last + 2 * around; ++i) {
    if (changed(i)) last = i;
  }
  return Hunk{first - std::min(around, first - from), std::min(last + around + 1, changes.size())};
}

std::string shown(const Change& change) {
  std::string line = change.sign + std::string(change.line);
  return line.back() == '\n' ? line : line + "\n\\ No newline at end of file\n";
}

}  // namespace

std::string unified_diff(const std::string& name, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const std::vector<Change> changes = changes_of(lines_of(before), lines_of(after));
  std::string diff = "--- " + name + "\n+++ " + name + "\n";
  std::size_t old_line = 0;  // of changes[at]
  std::size_t new_line = 0;
  std::size_t at = 0;
  while (const auto hunk = next_hunk(changes, at)) {
    old_line += hunk->begin - at;
    new_line += hunk->begin - at;
    std::string body;
    std::size_t old_count = 0;
    std::size_t new_count = 0;
    for (at = hunk->begin; at < hunk->end; ++at) {
      body += shown(changes[at]);
      old_count += changes[at].sign != '+' ? 1 : 0;
      new_count += changes[at].sign != '-' ? 1 : 0;
    }
    diff +=
        "@@ -" + range(old_line, old_count) + " +" + range(new_line, new_count) + " @@\n" + body;
    old_line += old_count;
    new_line += new_count;
  }
  return diff;
}

}  // namespace subrosa
