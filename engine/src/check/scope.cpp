#include "check/scope.hpp"

#include "diagnostics/suggestion.hpp"
#include "subrosa/limits.hpp"
#include "subrosa/suggest.hpp"
#include "text/hash.hpp"

namespace subrosa {

namespace {

template <class I>
std::vector<I> resolve(const Names& names, const std::vector<Word>& words, Diagnostics& out) {
  std::vector<I> rows;
  for (const Word& word : words) {
    if (const auto row = names.find(word, out)) rows.push_back(I{*row});
  }
  return rows;
}

}  // namespace

void Names::define(const Word& id, Diagnostics& out) {
  const auto row = static_cast<std::uint32_t>(ids_.size());
  ids_.push_back(id.text);
  const auto [found, fresh] = rows_.try_emplace(id.text, row, id.span);
  if (fresh) return;
  out.push_back(
      diagnose(Code::duplicate_id, id.span, message("l'identifiant `{0}` est déjà pris", id.text)));
  out.back().others.push_back({found->second.second, message("pris ici")});
}

std::optional<std::uint32_t> Names::find(const Word& name, Diagnostics& out) const {
  if (const auto found = rows_.find(name.text); found != rows_.end()) return found->second.first;
  // A name near each of very many is worth nothing to anyone, and would cost minutes.
  const std::string near = out.size() < most_findings ? closest(name.text, ids_) : "";
  out.push_back(diagnose(Code::unknown_name, name.span, message(unknown_, name.text), {},
                         near.empty() ? Message{} : message("écrivez `{0}`", near)));
  if (!near.empty()) {
    out.back().others.push_back(
        {rows_.find(near)->second.second, message("nom proche, défini ici")});
  }
  return std::nullopt;
}

TextIndex Scope::text(const std::string& id, const Word& word) {
  const std::string hash = short_hash(word.text);
  const auto [found, fresh] = texts_.try_emplace({id, hash}, TextIndex{});
  if (fresh) found->second = rules.texts.add({id, word.text, hash, word.span});
  return found->second;
}

std::vector<SourceIndex> Scope::source_list(const std::vector<Word>& words) {
  return resolve<SourceIndex>(sources, words, out);
}
std::vector<DutyIndex> Scope::duty_list(const std::vector<Word>& words) {
  return resolve<DutyIndex>(duties, words, out);
}
std::vector<LimitIndex> Scope::limit_list(const std::vector<Word>& words) {
  return resolve<LimitIndex>(limits, words, out);
}

std::optional<FactIndex> Scope::fact(const Word& word) {
  const auto row = facts.find(word, out);
  return row ? std::optional(FactIndex{*row}) : std::nullopt;
}

std::optional<ValueIndex> Scope::value(const Fact& fact, const Word& word) {
  if (const auto value = fact.value_named(word.text)) return value;
  if (word.text == "unknown") {
    out.push_back(diagnose(Code::compares_unknown, word.span,
                           message("on ne compare pas avec `unknown`"), {},
                           message("retirez-le : une réponse inconnue reste ouverte d'elle-même")));
    return std::nullopt;
  }
  std::vector<std::string> known;
  for (const Value& value : fact.values) known.push_back(value.id);
  out.push_back(diagnose(Code::unknown_value, word.span,
                         message("`{0}` n'est pas une réponse de `{1}`", word.text, fact.id), {},
                         out.size() < most_findings ? suggestion(word.text, known) : Message{}));
  out.back().others.push_back({fact.span, message("la question est définie ici")});
  return std::nullopt;
}

}  // namespace subrosa
