// What an editor sends -> what the language server answers. The first byte says how it is sent: `m`
// and each line is the body of a message, `RULES` in it the folder of the small rules; else the
// rest is the stream as it is.
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "lsp/server.hpp"
#include "lsp/transport.hpp"
#include "parts.hpp"

using namespace subrosa;
using namespace subrosa::cli;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

std::string with_folder(std::string body) {
  const std::string folder = "file://" + small_rules_folder();
  for (std::size_t at = body.find("RULES"); at != std::string::npos;
       at = body.find("RULES", at + folder.size()))
    body.replace(at, 5, folder);
  return body;
}

/// What the editor sends; between two parts it waits, and the server looks what is wrong.
using Parts = std::vector<std::string>;
constexpr std::size_t most_parts = 3;  // looking takes long

Parts parts_of(const std::string& text) {
  if (text.empty() || text.front() != 'm') return {text.empty() ? text : text.substr(1)};
  std::istringstream lines(text.substr(1));
  Parts parts{""};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() && parts.size() < most_parts) parts.emplace_back();
    if (line.empty()) continue;
    const std::string body = with_folder(line);
    parts.back() += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }
  return parts;
}

/// Hands over the parts. Behind the last one more seems to wait: at the end nobody needs to look.
class Typing : public std::streambuf {
 public:
  explicit Typing(Parts parts) : parts_(std::move(parts)) {}

 protected:
  std::streamsize showmanyc() override { return next_ < parts_.size() ? 0 : 1; }
  int_type underflow() override {
    while (next_ < parts_.size()) {
      std::string& part = parts_[next_++];
      setg(part.data(), part.data(), part.data() + part.size());
      if (!part.empty()) return traits_type::to_int_type(part.front());
    }
    return traits_type::eof();
  }

 private:
  Parts parts_;
  std::size_t next_ = 0;
};

bool is_id(const Json& id) { return id.is_null() || id.is_string() || id.is_number_integer(); }

/// The id under which a message must be answered, null for one that is none; nothing where no
/// answer may come.
std::optional<Json> id_to_answer(const std::string& body) {
  const Json message = is_too_deep(body) ? Json() : Json::parse(body, nullptr, false);
  if (!message.is_object()) return Json();
  const bool named = message.contains("method") && message["method"].is_string();
  if (named && message.contains("id")) return is_id(message["id"]) ? message["id"] : Json();
  if (named) return std::nullopt;
  const bool is_answer = message.contains("result") || message.contains("error");
  return is_answer && !message.contains("method") ? std::nullopt : std::optional(Json());
}

bool is_exit(const std::string& body) {
  const Json message = is_too_deep(body) ? Json() : Json::parse(body, nullptr, false);
  return message.is_object() && message.value("method", Json()) == "exit" &&
         !message.contains("id");
}

/// What must be answered, sorted; and how the stream ends.
struct Expected {
  std::vector<std::string> ids;
  bool broken = false;
};

Expected expected_of(const std::string& stream) {
  std::istringstream in(stream);
  std::ostringstream nowhere;
  Transport transport(in, nowhere);
  Expected expected;
  for (;;) {
    const Received one = transport.receive();
    expected.broken = one.kind == Received::Kind::broken;
    if (one.kind != Received::Kind::message || is_exit(one.body)) break;
    if (const auto id = id_to_answer(one.body)) expected.ids.push_back(id->dump());
  }
  std::sort(expected.ids.begin(), expected.ids.end());
  return expected;
}

/// The ids that were answered, sorted; every message that was sent is held to its form.
std::vector<std::string> answered(const std::string& sent) {
  std::istringstream in(sent);
  std::ostringstream nowhere;
  Transport transport(in, nowhere);
  std::vector<std::string> ids;
  for (;;) {
    const Received one = transport.receive();
    must(one.kind != Received::Kind::broken, "what is sent is framed");
    if (one.kind == Received::Kind::end) break;
    const Json message = Json::parse(one.body, nullptr, false);
    must(message.is_object() && message.value("jsonrpc", "") == "2.0", "what is sent is JSON");
    const bool answer = message.contains("result") != message.contains("error");
    must(answer != message.contains("method"), "what is sent is an answer or a notification");
    if (answer) ids.push_back(message.at("id").dump());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// When each file and folder of the small rules was last written.
std::map<std::string, std::int64_t> stamps() {
  std::map<std::string, std::int64_t> found;
  for (const auto& entry : fs::recursive_directory_iterator(small_rules_folder())) {
    struct stat seen {};
    if (::stat(entry.path().c_str(), &seen) == 0)
      found[entry.path()] = seen.st_mtim.tv_sec * 1'000'000'000 + seen.st_mtim.tv_nsec;
  }
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto untouched = stamps();
  const Parts parts = parts_of(text_of(bytes, size));
  Typing typing(parts);
  std::istream in(&typing);
  std::ostringstream out;
  std::ostringstream err;
  const World world{
      in, out,  err, *parse_date("2026-11-21"), [](const std::string&) { return std::string(); },
      "", false};
  (void)serve_editor(Options{}, world);
  std::string stream;
  for (const std::string& part : parts) stream += part;
  const Expected expected = expected_of(stream);
  must(answered(out.str()) == expected.ids, "each request has one answer");
  must(err.str().empty() != expected.broken, "a stream that cannot be followed is told, no other");
  must(stamps() == untouched, "nothing is written");
  return 0;
}
