#include "lsp/transport.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace subrosa::cli {

namespace {

Received broken(Message fault) { return {Received::Kind::broken, {}, std::move(fault)}; }

bool same_name(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return small(x) == small(y); });
}

/// The value of a header line, if it has this name.
std::optional<std::string_view> value_of(std::string_view line, std::string_view name) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !same_name(line.substr(0, colon), name)) return {};
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  while (!value.empty() && value.back() == ' ') value.remove_suffix(1);
  return value;
}

/// The length that a header announces; `fault` where there is none that can be used.
std::size_t length_in(std::string_view header, Message& fault) {
  std::optional<std::string_view> length;
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t end = std::min(header.find("\r\n", at), header.size());
    if (const auto value = value_of(header.substr(at, end - at), "Content-Length")) length = value;
    at = end + 2;
  }
  if (!length) {
    fault = message("un message commence sans ligne `Content-Length`");
    return 0;
  }
  std::size_t bytes = 0;
  const char* end = length->data() + length->size();
  const auto [stop, error] = std::from_chars(length->data(), end, bytes);
  if (error == std::errc::result_out_of_range || (error == std::errc{} && bytes > largest_message))
    fault = message("un message dépasse {0} octets", std::to_string(largest_message));
  else if (error != std::errc{} || stop != end)
    fault = message("`Content-Length` n'annonce pas un nombre d'octets : {0}", *length);
  return bytes;
}

}  // namespace

bool is_too_deep(const std::string& body) {
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t at = 0; at < body.size(); ++at) {
    const char c = body[at];
    if (in_text && c == '\\') ++at;
    if (c == '"') in_text = !in_text;
    if (in_text) continue;
    if ((c == '[' || c == '{') && ++depth > deepest_message) return true;
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return false;
}

Received Transport::receive() {
  std::string header;
  while (!header.ends_with("\r\n\r\n")) {
    const int byte = in_.get();
    if (byte == std::istream::traits_type::eof()) {
      if (header.empty()) return {};
      return broken(message("l'entrée s'arrête au milieu d'un message"));
    }
    header += static_cast<char>(byte);
    if (header.size() > longest_header)
      return broken(message("un message commence sans ligne `Content-Length`"));
  }
  Message fault;
  const std::size_t length = length_in(header, fault);
  if (!fault.text.empty()) return broken(std::move(fault));
  std::string body(length, '\0');
  in_.read(body.data(), static_cast<std::streamsize>(length));
  if (static_cast<std::size_t>(in_.gcount()) != length)
    return broken(message("l'entrée s'arrête au milieu d'un message"));
  return {Received::Kind::message, std::move(body), {}};
}

bool Transport::waiting() { return in_.good() && in_.rdbuf()->in_avail() > 0; }

bool Transport::send(const std::string& body) {
  out_ << "Content-Length: " << body.size() << "\r\n\r\n" << body;
  out_.flush();
  return out_.good();
}

}  // namespace subrosa::cli
