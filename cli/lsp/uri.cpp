#include "lsp/uri.hpp"

#include <charconv>
#include <string_view>

namespace subrosa::cli {

std::optional<std::filesystem::path> path_of_uri(const std::string& uri) {
  const std::string_view scheme = "file://";
  if (!uri.starts_with(scheme)) return std::nullopt;
  const std::size_t begin = uri.find('/', scheme.size());  // behind a host, which is empty
  if (begin == std::string::npos) return std::nullopt;
  std::string path;
  for (std::size_t at = begin; at < uri.size(); ++at) {
    if (path.size() >= longest_path) return std::nullopt;
    if (uri[at] != '%') {
      path += uri[at];
      continue;
    }
    if (at + 2 >= uri.size()) return std::nullopt;
    unsigned value = 0;
    const char* end = uri.data() + at + 3;
    const auto [stop, error] = std::from_chars(uri.data() + at + 1, end, value, 16);
    if (error != std::errc{} || stop != end || value == 0) return std::nullopt;
    path += static_cast<char>(value);
    at += 2;
  }
  return std::filesystem::path(path).lexically_normal();
}

std::string uri_of_path(const std::filesystem::path& path) {
  static constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/";
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = "file://";
  for (const char c : path.string()) {
    if (plain.find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return uri;
}

}  // namespace subrosa::cli
