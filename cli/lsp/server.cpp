// The only file of the command that knows the JSON library.
#include "lsp/server.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "library.hpp"
#include "lsp/transport.hpp"
#include "lsp/uri.hpp"
#include "lsp/workspace.hpp"
#include "subrosa/limits.hpp"

namespace subrosa::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// Codes of JSON-RPC and of the protocol.
constexpr int parse_error = -32700;
constexpr int invalid_request = -32600;
constexpr int method_not_found = -32601;
constexpr int invalid_params = -32602;
constexpr int internal_error = -32603;
constexpr int server_not_initialized = -32002;

/// Why a request has no result.
struct Refusal {
  int code;
  std::string words;
};

/// A document that the editor has open.
struct Document {
  std::string uri;  ///< as the editor writes it
  std::int64_t version = 0;
};

/// A file with what answers questions about it.
struct Asked {
  fs::path folder;
  FileText file;  ///< its path is from the folder
  SourceFile source;
};

Json range_of(const SourceFile& source, std::size_t begin, std::size_t end) {
  const auto position = [&](std::size_t offset) {
    const EditorPosition at = utf16_position(source, offset);
    return Json{{"line", at.line}, {"character", at.unit}};
  };
  return {{"start", position(begin)}, {"end", position(std::max(begin, end))}};
}

EditorPosition position_of(const Json& position) {
  const auto count = [&](const char* key) {
    const Json& number = position.at(key);
    // Not `get`: of a number with a fraction it would make any number.
    const auto whole = number.get_ref<const Json::number_integer_t&>();
    return static_cast<std::size_t>(std::max<std::int64_t>(whole, 0));
  };
  return {count("line"), count("character")};
}

std::int64_t version_of(const Json& document) {
  const auto found = document.find("version");
  const bool told = found != document.end() && found->is_number_integer();
  return told ? found->get<std::int64_t>() : 0;
}

/// A text with one change of the editor: of a range, or of everything.
std::string changed(std::string text, const Json& change) {
  auto fresh = change.at("text").get<std::string>();
  if (!change.contains("range")) return fresh;
  const SourceFile source("", std::move(text));
  const std::size_t begin = offset_of(source, position_of(change.at("range").at("start")));
  const std::size_t end = offset_of(source, position_of(change.at("range").at("end")));
  std::string made(source.text());
  return made.replace(begin, std::max(begin, end) - begin, fresh);
}

class Server {
 public:
  Server(const Options& options, const World& world)
      : options_(options),
        world_(world),
        language_(options.language),
        transport_(world.in, world.out) {}

  ExitStatus serve() {
    while (!ended_) {
      // What was typed faster than it can be checked is checked once.
      if (workspace_ && workspace_->has_changed() && !transport_.waiting()) publish_findings();
      const Received received = transport_.receive();
      if (received.kind == Received::Kind::end) break;
      if (received.kind == Received::Kind::broken) {
        tell(world_, language_, received.fault);
        break;
      }
      take(received.body);
      ended_ = ended_ || deaf_;
    }
    return said_exit_ && shut_down_ ? ExitStatus::done : ExitStatus::findings;
  }

 private:
  // --- messages ---

  void send(Json sent) {
    sent["jsonrpc"] = "2.0";
    // Texts of files may hold anything; what is no UTF-8 is replaced.
    if (!transport_.send(sent.dump(-1, ' ', false, Json::error_handler_t::replace))) deaf_ = true;
  }

  void refuse(const Json& id, int code, const std::string& words) {
    send({{"id", id}, {"error", {{"code", code}, {"message", words}}}});
  }

  void notify(const char* method, Json params) {
    send({{"method", method}, {"params", std::move(params)}});
  }

  std::string words(const Message& message) const { return say(message, language_); }

  void take(const std::string& body) {
    if (is_too_deep(body)) {
      refuse(nullptr, parse_error,
             words(message("ce message est emboîté sur plus de {0} niveaux",
                           std::to_string(deepest_message))));
      return;
    }
    const Json received = Json::parse(body, nullptr, false);
    if (received.is_discarded()) {
      refuse(nullptr, parse_error, words(message("ce message n'est pas du JSON")));
      return;
    }
    const Json id = received.is_object() ? received.value("id", Json()) : Json();
    const bool named =
        received.is_object() && received.contains("method") && received["method"].is_string();
    if (!named || !(id.is_null() || id.is_string() || id.is_number_integer())) {
      const bool answer = received.is_object() && !received.contains("method") &&
                          (received.contains("result") || received.contains("error"));
      if (!answer)
        refuse(nullptr, invalid_request, words(message("ce message n'est pas une demande")));
      return;
    }
    const auto method = received["method"].get<std::string>();
    const Json params = received.value("params", Json::object());
    if (received.contains("id"))
      answer(id, method, params);
    else
      hear(method, params);
  }

  void answer(const Json& id, const std::string& method, const Json& params) {
    try {
      send({{"id", id}, {"result", result_of(method, params)}});
    } catch (const Refusal& refusal) {
      refuse(id, refusal.code, refusal.words);
    } catch (const Json::exception&) {
      refuse(id, invalid_params,
             words(message("la demande `{0}` n'a pas la forme attendue", method)));
    } catch (const std::exception& error) {
      refuse(id, internal_error, error.what());
    }
  }

  Json result_of(const std::string& method, const Json& params) {
    if (method == "initialize") return initialize(params);
    if (!workspace_) {
      throw Refusal{server_not_initialized,
                    words(message("la première demande doit être `initialize`"))};
    }
    if (shut_down_)
      throw Refusal{invalid_request, words(message("plus rien n'est attendu après `shutdown`"))};
    if (method == "shutdown") {
      shut_down_ = true;
      return nullptr;
    }
    if (method == "textDocument/completion") return completion(params);
    if (method == "textDocument/hover") return hover(params);
    if (method == "textDocument/definition") return definition(params);
    if (method == "textDocument/references") return references(params);
    if (method == "textDocument/documentSymbol") return document_symbols(params);
    throw Refusal{method_not_found, words(message("la demande `{0}` est inconnue", method))};
  }

  /// A notification: it has no answer, so what is wrong with one passes in silence.
  void hear(const std::string& method, const Json& params) {
    if (method == "exit") {
      ended_ = said_exit_ = true;
      return;
    }
    if (!workspace_ || shut_down_) return;
    try {
      if (method == "textDocument/didOpen") did_open(params.at("textDocument"));
      if (method == "textDocument/didChange") did_change(params);
      if (method == "textDocument/didSave") did_save(params.at("textDocument"));
      if (method == "textDocument/didClose") did_close(params.at("textDocument"));
      if (method == "workspace/didChangeWatchedFiles") did_change_files(params.at("changes"));
    } catch (const Json::exception&) {
      notify("window/logMessage",
             {{"type", 2},
              {"message", words(message("la demande `{0}` n'a pas la forme attendue", method))}});
    }
  }

  // --- documents ---

  Json initialize(const Json& params) {
    if (workspace_)
      throw Refusal{invalid_request, words(message("`initialize` ne vient qu'une fois"))};
    const auto locale = params.find("locale");
    const bool told = locale != params.end() && locale->is_string();
    if (!options_.language_given && told) language_ = language_of(locale->get<std::string>());
    workspace_.emplace(options_.rules, language_, world_.today);
    const Json triggers{" ", "=", "{", "[", ",", "("};
    return {{"capabilities",
             {{"positionEncoding", "utf-16"},
              {"textDocumentSync",
               {{"openClose", true}, {"change", 2}, {"save", {{"includeText", false}}}}},
              {"completionProvider", {{"triggerCharacters", triggers}}},
              {"hoverProvider", true},
              {"definitionProvider", true},
              {"referencesProvider", true},
              {"documentSymbolProvider", true}}},
            {"serverInfo", {{"name", "subrosa"}, {"version", SUBROSA_VERSION}}}};
  }

  static std::optional<fs::path> path_in(const Json& document) {
    return path_of_uri(document.at("uri").get<std::string>());
  }

  void did_open(const Json& document) {
    const auto path = path_in(document);
    if (!path) return;
    hold(*path, document, document.at("text").get<std::string>());
  }

  /// Keeps a text as the editor has it; where there is no room for it, the one on disk counts.
  void hold(const fs::path& path, const Json& document, std::string text) {
    Document held{document.at("uri").get<std::string>(), version_of(document)};
    if (workspace_->open(path, std::move(text))) {
      documents_[path] = std::move(held);
    } else {
      let_go(path, message("les fichiers ouverts sont trop nombreux ou trop grands : `{0}` est lu "
                           "sur le disque",
                           path.string()));
    }
  }

  void let_go(const fs::path& path, const Message& why) {
    workspace_->close(path);
    documents_.erase(path);
    notify("window/showMessage", {{"type", 2}, {"message", words(why)}});
  }

  void did_change(const Json& params) {
    const auto path = path_in(params.at("textDocument"));
    if (!path || !workspace_->is_open(*path)) return;
    const Json& changes = params.at("contentChanges");
    if (changes.size() > most_changes) {
      let_go(*path, message("plus de {0} changements à la fois : `{1}` est lu sur le disque",
                            std::to_string(most_changes), path->string()));
      return;
    }
    std::string text = workspace_->text_of(*path).value_or("");
    for (const Json& change : changes) {
      text = changed(std::move(text), change);
      if (text.size() > largest_open) break;  // refused below
    }
    hold(*path, params.at("textDocument"), std::move(text));
  }

  void did_save(const Json& document) {
    if (const auto path = path_in(document)) workspace_->touch(*path);
  }

  void did_close(const Json& document) {
    const auto path = path_in(document);
    if (!path) return;
    workspace_->close(*path);
    documents_.erase(*path);
  }

  void did_change_files(const Json& changes) {
    for (const Json& change : changes) {
      if (const auto path = path_in(change)) workspace_->touch(*path);
    }
  }

  // --- findings ---

  std::string uri_of(const fs::path& path) const {
    const auto found = documents_.find(path);
    return found != documents_.end() ? found->second.uri : uri_of_path(path);
  }

  void publish_findings() {
    for (const FolderFindings& found : workspace_->check_changed()) {
      std::map<fs::path, Json> of_files;
      // A file that is open hears of it also when nothing is wrong with it.
      for (const auto& [path, document] : documents_) {
        if (workspace_->folder_of(path) == found.folder) of_files[path] = Json::array();
      }
      for (const Diagnostic& diagnostic : found.diagnostics) {
        if (diagnostic.span.file >= found.sources.size()) continue;
        Json& of_file = of_files[found.sources[diagnostic.span.file].name()];
        if (of_file.is_null()) of_file = Json::array();
        of_file.push_back(shown(diagnostic, found.sources));
      }
      publish(found.folder, std::move(of_files));
    }
  }

  /// Sends what is found in each file, and an empty list for each that had findings and has none
  /// any more.
  void publish(const fs::path& folder, std::map<fs::path, Json> of_files) {
    std::map<fs::path, Json>& before = published_[folder];
    for (const auto& [path, found] : before) of_files.try_emplace(path, Json::array());
    for (const auto& [path, found] : of_files) {
      const auto document = documents_.find(path);
      const auto last = before.find(path);
      if (document == documents_.end() && last != before.end() && last->second == found) continue;
      Json params{{"uri", uri_of(path)}, {"diagnostics", found}};
      if (document != documents_.end()) params["version"] = document->second.version;
      notify("textDocument/publishDiagnostics", std::move(params));
    }
    std::erase_if(of_files, [](const auto& one) { return one.second.empty(); });
    before = std::move(of_files);
  }

  Json shown(const Diagnostic& diagnostic, const Sources& sources) const {
    const Span span = diagnostic.span;
    std::string said = words(diagnostic.observation);
    if (!diagnostic.words.text.empty()) said += "\n" + words(diagnostic.words);
    if (!diagnostic.help.text.empty())
      said += "\n" + words(message("{0} : {1}", words(message("aide")), words(diagnostic.help)));
    Json one{{"range", range_of(sources[span.file], span.begin, span.end)},
             {"severity", diagnostic.severity == Severity::error ? 1 : 2},
             {"code", code_text(diagnostic)},
             {"source", "subrosa"},
             {"message", std::move(said)}};
    for (const Label& label : diagnostic.others) {
      if (label.span.file >= sources.size()) continue;
      const SourceFile& source = sources[label.span.file];
      one["relatedInformation"].push_back(
          {{"location",
            {{"uri", uri_of(source.name())},
             {"range", range_of(source, label.span.begin, label.span.end)}}},
           {"message", words(label.words)}});
    }
    return one;
  }

  // --- questions ---

  std::optional<Asked> asked(const fs::path& path) const {
    const auto folder = workspace_->folder_of(path);
    auto text = workspace_->text_of(path);
    if (!folder || !text || text->size() > largest_file) return std::nullopt;
    FileText file{path.lexically_relative(*folder).generic_string(), *text};
    return Asked{*folder, std::move(file), SourceFile(path.string(), std::move(*text))};
  }

  std::optional<Asked> asked(const Json& params) const {
    const auto path = path_in(params.at("textDocument"));
    return path ? asked(*path) : std::nullopt;
  }

  static std::size_t place_in(const Asked& asked, const Json& params) {
    return offset_of(asked.source, position_of(params.at("position")));
  }

  const Assistant& assistant(const Asked& asked) const {
    return workspace_->assistant(asked.folder);
  }

  Json completion(const Json& params) {
    const auto asked = this->asked(params);
    Json items = Json::array();
    if (!asked) return items;
    for (const Completion& one :
         assistant(*asked).complete(asked->file, place_in(*asked, params))) {
      const std::string order = std::to_string(100000 + items.size());  // as in the rules
      items.push_back(
          {{"label", one.label},
           {"kind", kind_of(one.kind)},
           {"detail", one.meaning},
           {"sortText", order},
           {"filterText", one.insert},
           {"textEdit",
            {{"range", range_of(asked->source, one.begin, one.end)}, {"newText", one.insert}}}});
    }
    return {{"isIncomplete", false}, {"items", std::move(items)}};
  }

  static int kind_of(Completion::Kind kind) {
    switch (kind) {
      case Completion::Kind::key: return 10;   // property
      case Completion::Kind::name: return 20;  // member of an enumeration
      case Completion::Kind::word: return 14;  // keyword
    }
    return 1;
  }

  Json hover(const Json& params) {
    const auto asked = this->asked(params);
    if (!asked) return nullptr;
    const auto hover = assistant(*asked).hover(asked->file, place_in(*asked, params));
    if (!hover) return nullptr;
    return {{"contents", {{"kind", "markdown"}, {"value", hover->markdown}}},
            {"range", range_of(asked->source, hover->begin, hover->end)}};
  }

  /// Every place in a file that names something.
  std::vector<std::pair<Json, bool>> places_in(const fs::path& path, const Name& name) const {
    std::vector<std::pair<Json, bool>> places;
    const auto file = asked(path);
    if (!file) return places;
    for (const NamedPlace& place : assistant(*file).places_of(file->file, name)) {
      places.push_back(
          {{{"uri", uri_of(path)}, {"range", range_of(file->source, place.begin, place.end)}},
           place.defines});
    }
    return places;
  }

  Json definition(const Json& params) {
    const auto asked = this->asked(params);
    if (!asked) return nullptr;
    const auto named = assistant(*asked).name_at(asked->file, place_in(*asked, params));
    if (!named) return nullptr;
    for (auto& [place, defines] :
         places_in(asked->folder / defining_file(named->name), named->name)) {
      if (defines) return std::move(place);
    }
    return nullptr;
  }

  Json references(const Json& params) {
    const auto asked = this->asked(params);
    Json found = Json::array();
    if (!asked) return found;
    const auto named = assistant(*asked).name_at(asked->file, place_in(*asked, params));
    if (!named) return found;
    const Json context = params.value("context", Json::object());
    const bool definition_too = context.value("includeDeclaration", false);
    for (const fs::path& path : workspace_->files_of(asked->folder)) {
      for (auto& [place, defines] : places_in(path, named->name)) {
        if (definition_too || !defines) found.push_back(std::move(place));
      }
    }
    return found;
  }

  Json document_symbols(const Json& params) {
    const auto asked = this->asked(params);
    Json found = Json::array();
    if (!asked) return found;
    for (const FileSymbol& symbol : assistant(*asked).symbols(asked->file)) {
      const Json range = range_of(asked->source, symbol.begin, symbol.end);
      found.push_back({{"name", symbol.name},
                       {"detail", symbol.detail},
                       {"kind", 20},  // key
                       {"range", range},
                       {"selectionRange", range}});
    }
    return found;
  }

  const Options& options_;
  const World& world_;
  Language language_;
  Transport transport_;
  std::optional<Workspace> workspace_;  ///< once the editor has said `initialize`
  std::map<fs::path, Document> documents_;
  std::map<fs::path, std::map<fs::path, Json>> published_;  ///< by folder: what stands in each file
  bool shut_down_ = false;
  bool said_exit_ = false;
  bool ended_ = false;
  bool deaf_ = false;  ///< the editor takes nothing any more
};

}  // namespace

ExitStatus serve_editor(const Options& options, const World& world) {
  return Server(options, world).serve();
}

}  // namespace subrosa::cli
