#include "report/one_line.hpp"

namespace subrosa {

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      blank = true;
    } else if (byte >= 0x20 && byte != 0x7f) {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out += c;
    }
  }
  return out;
}

}  // namespace subrosa
