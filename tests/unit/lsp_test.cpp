// The language server: an editor's session as it was recorded, message by message, and streams that
// no editor should send.
#include <catch2/catch.hpp>
#include <deque>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "lsp/transport.hpp"
#include "lsp/uri.hpp"
#include "lsp/workspace.hpp"
#include "run.hpp"
#include "subrosa/folder.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
using namespace subrosa::cli;
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

std::string framed(const std::string& body) {
  return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Hands over one part after the other, and has nothing waiting in between: an editor that waits
/// for what follows from each of its messages.
class PartByPart : public std::streambuf {
 public:
  PartByPart(std::deque<std::string> parts, std::function<void()> before_each)
      : parts_(std::move(parts)), before_each_(std::move(before_each)) {}

 protected:
  int_type underflow() override {
    before_each_();
    if (parts_.empty()) return traits_type::eof();
    now_ = std::move(parts_.front());
    parts_.pop_front();
    setg(now_.data(), now_.data(), now_.data() + now_.size());
    return now_.empty() ? underflow() : traits_type::to_int_type(now_.front());
  }

 private:
  std::deque<std::string> parts_;
  std::function<void()> before_each_;
  std::string now_;
};

struct Served {
  std::vector<std::string> out;  ///< what was sent before each part was taken
  std::string err;
  int exit = 0;

  [[nodiscard]] std::string all() const {
    std::string text;
    for (const std::string& part : out) text += part;
    return text;
  }
};

Served serve(const std::deque<std::string>& parts, std::vector<std::string> args = {"lsp"}) {
  Served served;
  std::ostringstream out;
  std::ostringstream err;
  PartByPart given(parts, [&] {
    served.out.push_back(out.str());
    out.str("");
  });
  std::istream in(&given);
  const World world{
      in, out, err, day("2026-11-21"), [](const std::string&) { return std::string(); }, "", false};
  served.exit = static_cast<int>(run(args, world));
  served.out.push_back(out.str());
  served.err = err.str();
  return served;
}

/// The bodies of the messages in a stream.
std::vector<Json> bodies(const std::string& text) {
  std::istringstream in(text);
  std::ostringstream nowhere;
  Transport transport(in, nowhere);
  std::vector<Json> all;
  for (Received one = transport.receive(); one.kind == Received::Kind::message;
       one = transport.receive())
    all.push_back(Json::parse(one.body));
  return all;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

const std::string rules_uri = "file://" + project("tests/small_rules").string();

std::string request(int id, const std::string& method, const std::string& params = "{}") {
  return framed(R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")" + method +
                R"(","params":)" + params + "}");
}
std::string notification(const std::string& method, const std::string& params = "{}") {
  return framed(R"({"jsonrpc":"2.0","method":")" + method + R"(","params":)" + params + "}");
}
const std::string begin = request(1, "initialize") + notification("initialized");
const std::string end = request(99, "shutdown", "null") + notification("exit", "null");

std::string opened(const std::string& path, const std::string& text) {
  const Json document{{"uri", rules_uri + "/" + path}, {"version", 1}, {"text", text}};
  return notification("textDocument/didOpen", Json{{"textDocument", document}}.dump());
}

}  // namespace

TEST_CASE("an editor's session goes as it was recorded", "[lsp]") {
  const fs::path file = project("tests/lsp/session.txt");
  std::istringstream lines(slurp(file));
  std::vector<std::string> said;  // with the remarks before it
  std::deque<std::string> parts;
  std::string remarks;
  for (std::string line; std::getline(lines, line);) {
    if (line.substr(0, 1) == "#" || line.empty()) remarks += line + "\n";
    if (line.substr(0, 4) != "--> ") continue;
    said.push_back(remarks + line + "\n");
    remarks.clear();
    std::string body = replaced(line.substr(4), "RULES", rules_uri);
    const std::size_t at = body.find("\"TEXT OF ");
    if (at != std::string::npos) {
      const std::size_t close = body.find('"', at + 1);
      const std::string path = body.substr(at + 9, close - at - 9);
      const std::string text = Json(slurp(project("tests/small_rules/" + path))).dump();
      body.replace(at, close + 1 - at, text);
    }
    parts.push_back(framed(body));
  }
  const Served served = serve(parts);
  std::string actual;
  for (std::size_t i = 0; i < said.size(); ++i) {
    actual += said[i];
    for (const Json& body : bodies(served.out[i + 1]))
      actual += "<-- " + replaced(body.dump(), rules_uri, "RULES") + "\n";
  }
  actual += "exit " + std::to_string(served.exit) + "\n";
  CHECK(approved(file, actual));
  CHECK(served.err.empty());
}

TEST_CASE("a server that was shut down ends well, any other does not", "[lsp]") {
  CHECK(serve({begin + end}).exit == 0);
  CHECK(serve({begin + notification("exit")}).exit == 1);
  CHECK(serve({begin}).exit == 1);
  CHECK(serve({""}).exit == 1);
  CHECK(serve({begin + request(2, "shutdown")}).exit == 1);
  CHECK(serve({notification("exit")}).exit == 1);
}

TEST_CASE("messages may come in any pieces", "[lsp]") {
  const std::string all = begin + request(2, "textDocument/hover") + end;
  const Served whole = serve({all});
  CHECK(bodies(whole.all()).size() == 3);
  std::deque<std::string> bytes;
  for (const char c : all) bytes.emplace_back(1, c);
  const Served pieces = serve(bytes);
  CHECK(pieces.all() == whole.all());
  CHECK(pieces.exit == 0);
}

TEST_CASE("a message that is none is refused, and the next is answered", "[lsp]") {
  const auto code_of = [](const std::string& body) {
    const auto answers = bodies(serve({begin + framed(body) + end}).all());
    REQUIRE(answers.size() == 3);
    CHECK(answers[1]["jsonrpc"] == "2.0");
    CHECK_FALSE(answers[1]["error"]["message"].get<std::string>().empty());
    return answers[1]["error"]["code"].get<int>();
  };
  CHECK(code_of("{") == -32700);
  CHECK(code_of("") == -32700);
  CHECK(code_of("\xFF\xFE{}") == -32700);
  CHECK(code_of("{\"id\": 2, \"method\": \"a\xE9\"}") == -32700);
  CHECK(code_of(std::string(100000, '[')) == -32700);
  CHECK(code_of("[]") == -32600);
  CHECK(code_of("17") == -32600);
  CHECK(code_of("{}") == -32600);
  CHECK(code_of(R"({"id": 2, "method": 3})") == -32600);
  CHECK(code_of(R"({"id": {"a": 1}, "method": "shutdown"})") == -32600);
  CHECK(code_of(R"({"id": 2, "method": "subrosa/none"})") == -32601);
  CHECK(code_of(R"({"id": 2, "method": "initialize"})") == -32600);
  CHECK(code_of(R"({"id": 2, "method": "textDocument/hover", "params": []})") == -32602);
  CHECK(code_of(R"({"id": 2, "method": "textDocument/hover", "params": {"textDocument": 3}})") ==
        -32602);
}

TEST_CASE("questions are refused before the beginning and after the end", "[lsp]") {
  const auto early = bodies(serve({request(1, "textDocument/hover")}).all());
  REQUIRE(early.size() == 1);
  CHECK(early[0]["error"]["code"] == -32002);
  const auto late =
      bodies(serve({begin + request(2, "shutdown") + request(3, "textDocument/hover")}).all());
  REQUIRE(late.size() == 3);
  CHECK(late[2]["error"]["code"] == -32600);
}

TEST_CASE("a stream that cannot be followed ends, with the reason", "[lsp]") {
  const auto told = [](const std::string& bytes) {
    const Served served = serve({bytes}, {"lsp", "--lang", "en"});
    CHECK(served.exit == 1);
    CHECK(served.all().empty());
    return served.err;
  };
  const std::string no_length = "subrosa: a message begins without a `Content-Length` line\n";
  CHECK(told("hello\r\n\r\n") == no_length);
  CHECK(told(std::string(100000, 'x')) == no_length);
  CHECK(told("Content-Length: 99999999999999999999999\r\n\r\n{}") ==
        "subrosa: a message is longer than 16777216 bytes\n");
  CHECK(told("Content-Length: 16777217\r\n\r\n{}") ==
        "subrosa: a message is longer than 16777216 bytes\n");
  CHECK(told("Content-Length: -5\r\n\r\n{}") ==
        "subrosa: `Content-Length` does not give a number of bytes: -5\n");
  CHECK(told("Content-Length: \r\n\r\n{}") ==
        "subrosa: `Content-Length` does not give a number of bytes: \n");
  CHECK(told("Content-Length: 40\r\n\r\n{}") ==
        "subrosa: the input stops in the middle of a message\n");
  CHECK(told("Content-Len") == "subrosa: the input stops in the middle of a message\n");
}

TEST_CASE("headers are read as they may be written", "[lsp]") {
  const std::string body = R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{}})";
  const std::string length = std::to_string(body.size());
  CHECK(bodies(serve({"content-length:" + length + "\r\n\r\n" + body}).all()).size() == 1);
  CHECK(
      bodies(serve({"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: " +
                    length + "\r\n\r\n" + body})
                 .all())
          .size() == 1);
}

TEST_CASE("notifications that are faulty change nothing", "[lsp]") {
  const std::string secret = slurp(project("tests/small_rules/provisions/secret.yaml"));
  const std::string uri = rules_uri + "/provisions/secret.yaml";
  const Served served = serve(
      {begin +
           notification("textDocument/didChange",
                        R"({"textDocument":{"uri":")" + uri + R"("},"contentChanges":[]})") +
           notification("textDocument/didOpen", "3") + notification("textDocument/didOpen") +
           notification("textDocument/didOpen",
                        R"({"textDocument":{"uri":"untitled:a","text":"x"}})") +
           notification("textDocument/didClose",
                        R"({"textDocument":{"uri":"file:///no/such/file.yaml"}})") +
           notification("no/such/notification") + framed(R"({"jsonrpc":"2.0","result":null})") +
           opened("provisions/secret.yaml", secret) +
           notification("textDocument/didChange",
                        R"({"textDocument":{"uri":")" + uri + R"("},"contentChanges":[{}]})"),
       end});
  CHECK(served.exit == 0);
  const Json last = bodies(served.out[1]).back();
  CHECK(last["method"] == "textDocument/publishDiagnostics");
  CHECK(last["params"]["diagnostics"].empty());
}

TEST_CASE("what is typed faster than it is checked is checked once", "[lsp]") {
  const std::string secret = slurp(project("tests/small_rules/provisions/secret.yaml"));
  std::string typing = opened("provisions/secret.yaml", secret);
  for (int version = 2; version < 20; ++version) {
    const Json change{
        {"textDocument", {{"uri", rules_uri + "/provisions/secret.yaml"}, {"version", version}}},
        {"contentChanges",
         Json::array({Json{{"text", secret.substr(0, static_cast<std::size_t>(version) * 10)}}})}};
    typing += notification("textDocument/didChange", change.dump());
  }
  const auto sent = bodies(serve({begin, typing, end}).out[2]);
  REQUIRE(sent.size() == 1);
  CHECK(sent[0]["params"]["version"] == 19);
  CHECK_FALSE(sent[0]["params"]["diagnostics"].empty());
}

TEST_CASE("words come in the language of the command line, else of the editor", "[lsp]") {
  const auto said = [](const std::string& locale, std::vector<std::string> args) {
    const std::string hello = request(1, "initialize", R"({"locale":")" + locale + R"("})");
    const Served served = serve({hello + opened("duties.yaml", "duties: [\n"), end}, args);
    return bodies(served.out[1]).back()["params"]["diagnostics"][0]["message"].get<std::string>();
  };
  CHECK(said("nl-BE", {"lsp"}).find("de YAML is hier fout opgebouwd") == 0);
  CHECK(said("nl-BE", {"lsp", "--lang", "de"}).find("das YAML") != std::string::npos);
  CHECK(said("", {"lsp"}).find("le YAML est mal formé ici") == 0);
}

TEST_CASE("what the editor holds counts, not what is on disk", "[lsp]") {
  Workspace workspace("", Language::fr, day("2026-11-21"));
  const fs::path folder = project("tests/small_rules");
  const auto codes = [&] {
    std::string all;
    for (const FolderFindings& found : workspace.check_changed()) {
      for (const Diagnostic& one : found.diagnostics)
        all += code_text(one) + " " +
               fs::path(found.sources[one.span.file].name()).filename().string() + "\n";
    }
    return all;
  };
  CHECK_FALSE(workspace.has_changed());
  const fs::path fresh = folder / "provisions" / "fresh.yaml";
  workspace.open(fresh, "provision: fresh\n");
  CHECK(workspace.has_changed());
  CHECK(codes().find("fresh.yaml") != std::string::npos);
  CHECK_FALSE(workspace.has_changed());
  workspace.close(fresh);
  CHECK(codes().empty());
  const fs::path one_case = folder / "cases" / "new.yaml";
  workspace.open(one_case, "case: new\nfacts: {danger: terrible}\n");
  CHECK(codes().find("new.yaml") != std::string::npos);
  CHECK(workspace.files_of(folder).back() == one_case);
  workspace.open(one_case, "case: new\nfacts: {danger: grave}\n");
  CHECK(codes().empty());
  CHECK_FALSE(fs::exists(one_case));
}

TEST_CASE("a file belongs to the folder above it that holds rules", "[lsp]") {
  const fs::path folder = project("tests/small_rules");
  const Workspace workspace("", Language::fr, day("2026-11-21"));
  CHECK(workspace.folder_of(folder / "facts.yaml") == folder);
  CHECK(workspace.folder_of(folder / "cases" / "a.yaml") == folder);
  CHECK_FALSE(workspace.folder_of("/no/such/place/facts.yaml"));
  CHECK_FALSE(workspace.folder_of("/facts.yaml"));
  const Workspace told("/some/rules/", Language::fr, day("2026-11-21"));
  CHECK(told.folder_of("/some/rules/provisions/a.yaml") == fs::path("/some/rules"));
  CHECK_FALSE(told.folder_of("/some/rules-of-others/a.yaml"));
}

TEST_CASE("of a folder that is not on disk nothing is missing", "[lsp]") {
  const Json document{
      {"uri", "file:///no/such/place/rules.yaml"}, {"version", 1}, {"text", "rules: x\n"}};
  const std::string open =
      notification("textDocument/didOpen", Json{{"textDocument", document}}.dump());
  for (const std::vector<std::string>& args :
       {std::vector<std::string>{"lsp"}, {"lsp", "--rules", "/no/such/place"}}) {
    const Served served = serve({begin, open, end}, args);
    CHECK(served.exit == 0);
    std::size_t told = 0;
    for (const Json& one : bodies(served.all())) {
      if (one.value("method", "") != "textDocument/publishDiagnostics") continue;
      CHECK(one["params"]["diagnostics"].empty());
      ++told;
    }
    CHECK(told == 1);
  }
}

TEST_CASE("addresses of files are read and written", "[lsp]") {
  CHECK(path_of_uri("file:///a/b%20c/%C3%A9.yaml") == fs::path("/a/b c/é.yaml"));
  CHECK(path_of_uri("file://localhost/a/../b.yaml") == fs::path("/b.yaml"));
  CHECK(uri_of_path("/a/b c/é.yaml") == "file:///a/b%20c/%C3%A9.yaml");
  for (const char* bad : {"", "a", "untitled:a", "file://", "file:///a%2", "file:///a%zz",
                          "file:///a%00b", "http://a/b"}) {
    INFO(bad);
    CHECK_FALSE(path_of_uri(bad));
  }
}

TEST_CASE("a message too deep to be read is refused, one just below is not", "[lsp][limits]") {
  const auto code_of = [](std::size_t depth) {
    const std::string body = R"({"id":2,"method":"subrosa/none","params":)" +
                             std::string(depth, '[') + std::string(depth, ']') + "}";
    return bodies(serve({begin + framed(body) + end}).all())[1]["error"]["code"].get<int>();
  };
  CHECK(code_of(deepest_message - 1) == -32601);
  CHECK(code_of(deepest_message) == -32700);
  CHECK(code_of(5'000'000) == -32700);
  // Brackets in a text nest nothing, even behind what looks like its end.
  CHECK_FALSE(is_too_deep("\"\\\"" + std::string(1000, '[') + "\""));
}

TEST_CASE("an editor may open only so much, and hears of the rest", "[lsp][limits]") {
  std::string many;
  for (std::size_t i = 0; i <= most_open; ++i)
    many += opened("provisions/x" + std::to_string(i) + ".yaml", "a");
  const auto told = bodies(serve({begin + many + end}).all());
  const auto shown = std::find_if(told.begin(), told.end(), [](const Json& one) {
    return one.value("method", "") == "window/showMessage";
  });
  REQUIRE(shown != told.end());
  CHECK((*shown)["params"]["message"].get<std::string>().find("x500.yaml") != std::string::npos);

  Workspace workspace("", Language::fr, day("2026-11-21"));
  const fs::path folder = project("tests/small_rules");
  const std::string large(16 * 1024 * 1024, ' ');
  for (const char* name : {"a", "b", "c", "d"}) CHECK(workspace.open(folder / name, large));
  CHECK_FALSE(workspace.open(folder / "e", "x"));
  CHECK(workspace.open(folder / "a", "small"));
  CHECK(workspace.open(folder / "e", "x"));
  workspace.close(folder / "b");
  CHECK(workspace.open(folder / "f", large));
}

TEST_CASE("too many changes at once let go of the text", "[lsp][limits]") {
  const std::string secret = slurp(project("tests/small_rules/provisions/secret.yaml"));
  const auto after = [&](std::size_t count) {
    Json changes = Json::array();
    for (std::size_t i = 0; i < count; ++i) changes.push_back({{"text", "a: b\n"}});
    const Json change{{"textDocument", {{"uri", rules_uri + "/provisions/secret.yaml"}}},
                      {"contentChanges", changes}};
    const Served served = serve({begin,
                                 opened("provisions/secret.yaml", secret) +
                                     notification("textDocument/didChange", change.dump()),
                                 end});
    CHECK(served.exit == 0);
    return served.all().find("window/showMessage") != std::string::npos;
  };
  CHECK_FALSE(after(1000));
  CHECK(after(1001));
}

TEST_CASE("an address as long as none can be, or of no file, harms nobody", "[lsp][limits]") {
  std::string longest = "file://";
  for (std::size_t i = 0; i < longest_path / 2; ++i) longest += "/a";
  CHECK(path_of_uri(longest));
  CHECK_FALSE(path_of_uri(longest + "/a"));
  for (const char* path : {"/dev/zero", "/proc/self/mem", "/"}) {
    const std::string place = R"({"textDocument":{"uri":"file://)" + std::string(path) +
                              R"("},"position":{"line":1e300,"character":0}})";
    const Served served = serve({begin + request(2, "textDocument/hover", place) +
                                 request(3, "textDocument/documentSymbol", place) +
                                 notification("textDocument/didSave", place) + end});
    CHECK(served.exit == 0);
    CHECK(bodies(served.all()).size() == 4);
  }
}

TEST_CASE("a text too large for a rule file is told of, and not looked into", "[lsp][limits]") {
  const std::string text(2 * 1024 * 1024 + 1, '-');
  const std::string place = R"({"textDocument":{"uri":")" + rules_uri +
                            R"(/duties.yaml"},"position":{"line":0,"character":9}})";
  const Served served = serve(
      {begin, opened("duties.yaml", text), request(2, "textDocument/completion", place), end});
  CHECK(bodies(served.out[2])[0]["params"]["diagnostics"][0]["code"] == "E103");
  CHECK(bodies(served.out[3])[0]["result"].empty());
}
