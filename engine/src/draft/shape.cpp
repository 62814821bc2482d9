#include "draft/shape.hpp"

#include <algorithm>

#include "diagnostics/codes.hpp"
#include "diagnostics/suggestion.hpp"
#include "subrosa/suggest.hpp"

namespace subrosa {

namespace {

const std::vector<Node> no_nodes;

Message kind_seen(const Node& node) {
  switch (node.kind) {
    case Node::Kind::scalar: return message("un texte se trouve ici");
    case Node::Kind::sequence: return message("une liste se trouve ici");
    case Node::Kind::mapping: return message("des clés se trouvent ici");
  }
  return {};
}

void wrong_kind(const Node& node, Message expected, Diagnostics& out) {
  out.push_back(diagnose(Code::wrong_kind, node.span, kind_seen(node), {}, std::move(expected)));
}

}  // namespace

Word word_of(const Node& node, Diagnostics& out) {
  if (node.kind != Node::Kind::scalar) {
    wrong_kind(node, message("un texte est attendu"), out);
    return {"", node.span};
  }
  return {node.text, node.span};
}

Word filled_word_of(const Node& node, std::string_view key, Diagnostics& out) {
  Word word = word_of(node, out);
  if (node.kind == Node::Kind::scalar &&
      word.text.find_first_not_of(" \t\n") == std::string::npos) {
    out.push_back(
        diagnose(Code::empty_text, node.span, message("le texte de `{0}` est vide", key)));
  }
  return word;
}

void check_id(const Word& word, Diagnostics& out) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  };
  const bool starts =
      !word.text.empty() && fits(word.text[0]) && word.text[0] != '.' && word.text[0] != '-';
  if (starts && std::all_of(word.text.begin(), word.text.end(), fits)) return;
  out.push_back(diagnose(Code::bad_id, word.span,
                         message("`{0}` ne peut pas servir d'identifiant", word.text), {},
                         message("un identifiant s'écrit avec a-z, 0-9, `_`, `-` et `.`, et "
                                 "commence par une lettre ou un chiffre")));
}

std::optional<Date> date_of(const Word& word, Diagnostics& out) {
  const auto date = parse_date(word.text);
  if (!date) {
    out.push_back(diagnose(Code::bad_date, word.span,
                           message("`{0}` n'est pas une date du calendrier", word.text), {},
                           message("une date s'écrit AAAA-MM-JJ, par exemple 2026-09-01")));
  }
  return date;
}

void check_period(const Period& period, Span span, Diagnostics& out) {
  if (!period.from || !period.to || *period.from <= *period.to) return;
  out.push_back(diagnose(Code::reversed_period, span,
                         message("la période finit le {0}, avant de commencer le {1}",
                                 iso(*period.to), iso(*period.from))));
}

Shape::Shape(const Node& node, Diagnostics& diagnostics) : node_(node), diagnostics_(diagnostics) {
  if (node.kind != Node::Kind::mapping)
    wrong_kind(node, message("des clés sont attendues"), diagnostics);
}

const Node* Shape::optional(std::string_view key) {
  known_.emplace_back(key);
  return node_.find(key);
}

const Node* Shape::required(std::string_view key) {
  const Node* found = optional(key);
  if (found == nullptr && node_.kind == Node::Kind::mapping) {
    const Span where = node_.entries.empty() ? node_.span : node_.entries.front().key.span;
    missing_.emplace_back(key, diagnostics_.size());
    diagnostics_.push_back(diagnose(Code::missing_key, where,
                                    message("la clé `{0}` manque ici", key), {},
                                    message("ajoutez une ligne `{0}: …`", key)));
  }
  return found;
}

std::optional<Word> Shape::text_if(std::string_view key) {
  const Node* node = optional(key);
  if (node == nullptr) return std::nullopt;
  return filled_word_of(*node, key, diagnostics_);
}

Word Shape::text(std::string_view key) {
  if (required(key) == nullptr) return {"", node_.span};
  return *text_if(key);
}

Word Shape::id(std::string_view key) {
  if (required(key) == nullptr) return {"", node_.span};
  Word word = *text_if(key);
  if (!word.text.empty()) check_id(word, diagnostics_);
  return word;
}

std::optional<Date> Shape::date_if(std::string_view key) {
  const auto word = text_if(key);
  return word ? date_of(*word, diagnostics_) : std::nullopt;
}

Date Shape::date(std::string_view key) {
  if (required(key) == nullptr) return {};
  return date_if(key).value_or(Date{});
}

Period Shape::period_of(const Node& node, bool from_required) {
  Shape shape(node, diagnostics_);
  Period period;
  if (from_required) {
    period.from = shape.date("from");
  } else {
    period.from = shape.date_if("from");
  }
  period.to = shape.date_if("to");
  shape.done();
  check_period(period, node.span, diagnostics_);
  return period;
}

Period Shape::period_if(std::string_view key) {
  const Node* node = optional(key);
  return node == nullptr ? Period{} : period_of(*node, false);
}

Period Shape::period(std::string_view key) {
  const Node* node = required(key);
  return node == nullptr ? Period{Date{}, std::nullopt} : period_of(*node, true);
}

const std::vector<Node>& Shape::list_if(std::string_view key) {
  const Node* node = optional(key);
  if (node == nullptr) return no_nodes;
  if (node->kind != Node::Kind::sequence) {
    wrong_kind(*node, message("une liste est attendue"), diagnostics_);
    return no_nodes;
  }
  return node->items;
}

const std::vector<Node>& Shape::list(std::string_view key) {
  if (required(key) == nullptr) return no_nodes;
  return list_if(key);
}

std::vector<Word> Shape::words_if(std::string_view key) {
  std::vector<Word> words;
  for (const Node& item : list_if(key)) words.push_back(word_of(item, diagnostics_));
  return words;
}

std::optional<std::size_t> Shape::one_of(const Word& word, const std::vector<std::string>& names) {
  const auto found = std::find(names.begin(), names.end(), word.text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  if (!word.text.empty()) {
    diagnostics_.push_back(diagnose(Code::bad_word, word.span,
                                    message("`{0}` n'est pas de la liste", word.text), {},
                                    suggestion(word.text, names)));
  }
  return std::nullopt;
}

void Shape::done() {
  for (const Entry& entry : node_.entries) {
    const bool word = entry.key.kind == Node::Kind::scalar;
    if (!word) {
      diagnostics_.push_back(diagnose(Code::odd_key, entry.key.span,
                                      message("une liste ne peut pas servir de clé ici")));
    } else if (std::find(known_.begin(), known_.end(), entry.key.text) == known_.end()) {
      diagnostics_.push_back(diagnose(Code::unknown_key, entry.key.span,
                                      message("la clé `{0}` est inconnue ici", entry.key.text), {},
                                      suggestion(entry.key.text, known_)));
      retract_missing(closest(entry.key.text, known_));
    }
  }
}

void Shape::retract_missing(const std::string& key) {
  const auto missing =
      std::find_if(missing_.begin(), missing_.end(), [&](const auto& m) { return m.first == key; });
  if (missing == missing_.end()) return;
  diagnostics_.erase(diagnostics_.begin() + static_cast<std::ptrdiff_t>(missing->second));
  for (auto& other : missing_) other.second -= other.second > missing->second ? 1 : 0;
  missing_.erase(missing);
}

}  // namespace subrosa
