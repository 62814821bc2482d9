#include "rename/edits.hpp"

#include <algorithm>

namespace subrosa {

bool Edits::replace(std::string_view text, Span span, std::string_view from,
                    const std::string& to) {
  std::size_t begin = span.begin;
  if (begin < text.size() && (text[begin] == '"' || text[begin] == '\'')) ++begin;
  if (text.substr(begin, from.size()) != from) return false;
  const std::size_t end = begin + from.size();
  // The name ends here: `danger` is not the beginning of `danger.others`.
  if (end + (begin - span.begin) != span.end) return false;
  changes_.push_back({begin, end, to});
  return true;
}

void Edits::insert(std::size_t at, std::string words) {
  changes_.push_back({at, at, std::move(words)});
}

bool Edits::touches(Span span) const {
  return std::any_of(changes_.begin(), changes_.end(), [&](const Change& change) {
    return change.begin >= span.begin && change.end <= span.end;
  });
}

std::string Edits::applied(std::string_view text) const {
  std::vector<Change> in_order = changes_;
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const Change& a, const Change& b) { return a.begin < b.begin; });
  std::string made;
  std::size_t at = 0;
  for (const Change& change : in_order) {
    made += text.substr(at, change.begin - at);
    made += change.words;
    at = change.end;
  }
  return made + std::string(text.substr(at));
}

}  // namespace subrosa
