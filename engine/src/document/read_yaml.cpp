// The only file that knows yaml-cpp. Its events become our own nodes: YAML::Node accepts duplicate
// keys, drops later documents and turns `no` into a boolean, without a word.
#include "document/read_yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>

#include "diagnostics/codes.hpp"
#include "text/utf8.hpp"

namespace subrosa {

namespace {

/// One byte of the text; at its end, none.
Span byte_at(const SourceFile& source, std::uint32_t file, std::size_t offset) {
  const std::size_t size = source.text().size();
  return {file, static_cast<std::uint32_t>(std::min(offset, size)),
          static_cast<std::uint32_t>(std::min(offset + 1, size))};
}

/// Ends the reading of a file that is over a limit.
struct OverLimit {};

Diagnostic refused_alias(Span where) {
  return diagnose(Code::alias, where,
                  message("les références `*nom` ne s'emploient pas dans ces fichiers"), {},
                  message("recopiez le texte à cet endroit"));
}

/// Builds nodes from events; reports what this project refuses.
class Builder : public YAML::EventHandler {
 public:
  Builder(const SourceFile& source, std::uint32_t file, std::size_t skipped,
          Diagnostics& diagnostics)
      : source_(source), file_(file), skipped_(skipped), diagnostics_(diagnostics) {}

  void OnDocumentStart(const YAML::Mark& mark) override { start_ = offset(mark); }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    Node node;
    node.span = point(mark);
    add(std::move(node), true);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    diagnostics_.push_back(refused_alias(word_at(mark)));
    Node node;
    node.span = word_at(mark);
    node.text = "*";
    add(std::move(node), false);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    Node node;
    node.text = value;
    node.span = scalar_span(mark, tag, value);
    add(std::move(node), false);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Node::Kind::sequence, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Node::Kind::mapping, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] bool has_root() const { return root_.has_value(); }
  [[nodiscard]] bool empty_root() const { return empty_root_; }
  [[nodiscard]] Node take_root() { return std::move(*root_); }
  [[nodiscard]] Span start() const { return word_from(start_); }

 private:
  struct Frame {
    Node node;
    std::optional<Node> key;  ///< of a mapping: the key that waits for its value
    std::unordered_map<std::string, Span> keys;
  };

  std::size_t offset(const YAML::Mark& mark) const {
    const std::size_t at = static_cast<std::size_t>(std::max(mark.pos, 0)) + skipped_;
    return std::min(at, source_.text().size());
  }
  Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  Span point(const YAML::Mark& mark) const { return byte_at(source_, file_, offset(mark)); }
  Span word_from(std::size_t begin) const {
    const std::size_t end = source_.text().find_first_of(" \t\r\n,]}", begin);
    return span(begin, std::max(std::min(end, source_.text().size()), begin));
  }
  Span word_at(const YAML::Mark& mark) const { return word_from(offset(mark)); }

  void report(Code code, Span where, Message observation, Message help = {}, Message words = {}) {
    diagnostics_.push_back(
        diagnose(code, where, std::move(observation), std::move(words), std::move(help)));
    if (++reported_ == most_findings) throw OverLimit{};
  }

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor == YAML::NullAnchor) return;
    report(Code::anchor, word_at(mark),
           message("les ancres `&nom` ne s'emploient pas dans ces fichiers"),
           message("retirez l'ancre et recopiez le texte là où il sert"));
  }

  void refuse_tag(Span where) {
    report(Code::tag, where, message("les étiquettes `!type` ne s'emploient pas dans ces fichiers"),
           message("retirez l'étiquette : tout est du texte"));
  }

  /// Where a scalar stands, with its quotes. yaml-cpp gives the start only.
  Span scalar_span(const YAML::Mark& mark, const std::string& tag, const std::string& value) {
    const std::string_view text = source_.text();
    const std::size_t begin = offset(mark);
    const char first = begin < text.size() ? text[begin] : '\0';
    if (tag == "?" || (tag == "!" && value.empty() && first != '\'' && first != '"')) {
      if (text.substr(begin, value.size()) == value) return span(begin, begin + value.size());
      return span(begin, std::min(text.find('\n', begin), text.size()));
    }
    if (tag != "!" || (first != '\'' && first != '"' && first != '|' && first != '>')) {
      refuse_tag(word_from(begin));
      return word_from(begin);
    }
    if (first == '|' || first == '>') return span(begin, begin + 1);
    return quoted_span(begin, first);
  }

  Span quoted_span(std::size_t begin, char quote) {
    const std::string_view text = source_.text();
    for (std::size_t i = begin + 1; i < text.size(); ++i) {
      if (quote == '"' && text[i] == '\\') {
        ++i;
      } else if (text[i] == quote) {
        const bool doubled = quote == '\'' && i + 1 < text.size() && text[i + 1] == '\'';
        if (!doubled) return span(begin, i + 1);
        ++i;
      }
    }
    report(Code::unclosed_quote, span(begin, begin + 1), message("ce guillemet n'est pas refermé"),
           message("fermez le texte avec le même guillemet"));
    return span(begin, begin + 1);
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    refuse_anchor(mark, anchor);
    if (tag != "?" && tag != "!" && !tag.empty()) refuse_tag(word_at(mark));
    if (frames_.size() >= deepest_nesting) {
      report(Code::nesting, point(mark),
             message("plus de {0} niveaux sont emboîtés", std::to_string(deepest_nesting)));
      throw OverLimit{};
    }
    Frame frame;
    frame.node.kind = kind;
    frame.node.span = point(mark);
    frames_.push_back(std::move(frame));
  }

  void close() {
    Node node = std::move(frames_.back().node);
    frames_.pop_back();
    add(std::move(node), false);
  }

  void count(Span where) {
    if (++nodes_ <= most_nodes) return;
    report(Code::too_many_nodes, where,
           message("le fichier contient plus de {0} mots et listes", std::to_string(most_nodes)));
    throw OverLimit{};
  }

  void add(Node node, bool missing) {
    count(node.span);
    if (frames_.empty()) {
      empty_root_ = missing;
      if (!root_) root_ = std::move(node);
      return;
    }
    Frame& frame = frames_.back();
    if (frame.node.kind == Node::Kind::sequence) {
      if (missing) {
        report(Code::missing_value, node.span, message("un élément de la liste est vide"));
      }
      frame.node.items.push_back(std::move(node));
    } else if (!frame.key) {
      check_key(node, missing);
      frame.key = std::move(node);
    } else {
      add_entry(frame, std::move(node), missing);
    }
  }

  void check_key(const Node& key, bool missing) {
    if (key.text.size() > longest_key) {
      report(Code::key_too_long, {file_, key.span.begin, key.span.begin + 1},
             message("une clé dépasse {0} octets", std::to_string(longest_key)));
      throw OverLimit{};
    }
    if (key.kind == Node::Kind::scalar && key.text == "<<") {
      report(Code::merge_key, key.span,
             message("les clés de fusion `<<` ne s'emploient pas dans ces fichiers"),
             message("recopiez les clés à cet endroit"));
    }
    const bool words = std::all_of(key.items.begin(), key.items.end(), [](const Node& item) {
      return item.kind == Node::Kind::scalar;
    });
    if (missing || key.kind == Node::Kind::mapping || !words) {
      report(Code::odd_key, key.span, message("une clé doit être un mot, ou une liste de mots"));
    }
  }

  void add_entry(Frame& frame, Node value, bool missing) {
    Node key = std::move(*frame.key);
    frame.key.reset();
    if (missing) {
      report(Code::missing_value, key.span, message("la clé `{0}` n'a pas de valeur", key.text),
             message("écrivez `{0}: …`, avec une espace après les deux-points", key.text));
      value.span = key.span;
    }
    const auto [first, fresh] = frame.keys.try_emplace(key.text, key.span);
    if (!fresh && key.kind == Node::Kind::scalar) {
      report(Code::duplicate_key, key.span, message("la clé `{0}` est écrite deux fois", key.text),
             message("gardez-en une seule"), message("seconde fois"));
      diagnostics_.back().others.push_back({first->second, message("première fois")});
      return;
    }
    frame.node.entries.push_back({std::move(key), std::move(value)});
  }

  const SourceFile& source_;
  std::uint32_t file_;
  std::size_t skipped_;
  Diagnostics& diagnostics_;
  std::vector<Frame> frames_;
  std::optional<Node> root_;
  bool empty_root_ = false;
  std::size_t start_ = 0;
  std::size_t nodes_ = 0;
  std::size_t reported_ = 0;
};

bool check_bytes(const SourceFile& source, std::uint32_t file, Diagnostics& out,
                 std::size_t largest) {
  const std::string_view text = source.text();
  const auto at = [&](std::size_t offset) { return byte_at(source, file, offset); };
  if (text.size() > largest) {
    out.push_back(diagnose(Code::file_too_large, at(0),
                           message("le fichier dépasse {0} octets", std::to_string(largest))));
    return false;
  }
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    out.push_back(diagnose(Code::nul_byte, at(nul), message("un octet nul se trouve ici"), {},
                           message("enregistrez le fichier en UTF-8")));
    return false;
  }
  if (const auto bad = first_invalid_utf8(text)) {
    out.push_back(diagnose(Code::invalid_utf8, at(*bad),
                           message("cet octet n'est pas un caractère UTF-8"), {},
                           message("enregistrez le fichier en UTF-8")));
    return false;
  }
  return true;
}

Message help_for(std::string_view yaml_message) {
  if (yaml_message.find("illegal map value") != std::string_view::npos) {
    return message("un texte qui contient « : » se met entre guillemets");
  }
  if (yaml_message.find("end of map") != std::string_view::npos ||
      yaml_message.find("end of sequence") != std::string_view::npos) {
    return message("vérifiez l'alignement des lignes et les accolades ou crochets");
  }
  if (yaml_message.find("unknown token") != std::string_view::npos ||
      yaml_message.find("tab") != std::string_view::npos) {
    return message("alignez avec des espaces, jamais avec des tabulations");
  }
  return {};
}

Diagnostic second_document(Span where) {
  return diagnose(Code::second_document, where,
                  message("ici commence un second document, ou un texte égaré"), {},
                  message("un fichier ne contient qu'un document : alignez cette ligne, "
                          "ou retirez-la"));
}

/// yaml-cpp stops at the tab or after it: on this line, or at the one before.
bool is_indented_with_tab(std::string_view text, std::size_t at) {
  const auto tab_begins = [&](std::size_t begin) {
    const std::size_t sign = text.find_first_not_of(' ', begin);
    return sign != std::string_view::npos && text[sign] == '\t';
  };
  const auto begin_of = [&](std::size_t place) {
    const std::size_t end = place == 0 ? std::string_view::npos : text.rfind('\n', place - 1);
    return end == std::string_view::npos ? 0 : end + 1;
  };
  const std::size_t here = begin_of(at);
  return tab_begins(here) || (here > 0 && tab_begins(begin_of(here - 1)));
}

/// A file without keys: nothing, a list, or stray signs.
Diagnostic no_keys(Span where) {
  return diagnose(Code::not_a_mapping, where, message("le fichier ne commence pas par des clés"),
                  {}, message("écrivez d'abord une ligne `clé: valeur`"));
}

}  // namespace

std::optional<Node> read_yaml(const SourceFile& source, std::uint32_t file, Diagnostics& out,
                              std::size_t largest) {
  const std::size_t before = out.size();
  if (!check_bytes(source, file, out, largest)) return std::nullopt;
  std::string_view text = source.text();
  const std::size_t skipped = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;  // byte order mark
  std::istringstream stream{std::string(text.substr(skipped))};
  Builder builder(source, file, skipped, out);
  Diagnostics ignored;
  Builder second(source, file, skipped, ignored);
  try {
    YAML::Parser parser(stream);
    // Never a third call: on a stray `,` yaml-cpp yields empty documents for ever.
    parser.HandleNextDocument(builder);
    const bool usable = builder.has_root() && !builder.empty_root();
    const Diagnostics::size_type first_pass = out.size();
    if (usable && out.size() == first_pass && parser.HandleNextDocument(second)) {
      out.push_back(second_document(second.start()));
    }
  } catch (const YAML::Exception& error) {
    const std::size_t at =
        std::min(static_cast<std::size_t>(std::max(error.mark.pos, 0)) + skipped, text.size());
    const Span place = byte_at(source, file, at);
    if (error.msg.starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR)) {
      out.push_back(refused_alias(place));
      return std::nullopt;
    }
    const bool tab = is_indented_with_tab(text, at);
    out.push_back(diagnose(Code::yaml_syntax, place, message("le YAML est mal formé ici"), {},
                           tab ? help_for("tab") : help_for(error.msg)));
  } catch (const OverLimit&) {
    // Over a limit in a second document, of which nothing else was said.
    if (out.size() == before) out.push_back(second_document(second.start()));
    return std::nullopt;
  }
  if (out.size() != before) return std::nullopt;
  if (!builder.has_root() || builder.empty_root()) {
    out.push_back(no_keys(byte_at(source, file, 0)));
    return std::nullopt;
  }
  Node root = builder.take_root();
  if (root.kind != Node::Kind::mapping) {
    out.push_back(no_keys(root.span));
    return std::nullopt;
  }
  return root;
}

}  // namespace subrosa
