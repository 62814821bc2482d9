#include "subrosa/source.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace subrosa {

SourceFile::SourceFile(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), begins_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') begins_.push_back(i + 1);
  }
}

LineColumn SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  const auto line = static_cast<std::size_t>(after - begins_.begin());
  const std::size_t begin = begins_[line - 1];
  return {line, 1 + character_count(text().substr(begin, offset - begin))};
}

std::string_view SourceFile::line(std::size_t number) const {
  const std::size_t begin = begins_[number - 1];
  std::size_t end = number < begins_.size() ? begins_[number] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return text().substr(begin, end - begin);
}

}  // namespace subrosa
