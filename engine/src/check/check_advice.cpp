#include "check/check_advice.hpp"

#include "check/check_condition.hpp"

namespace subrosa {

namespace {

std::optional<Condition> condition_if(const std::optional<Expression>& expression, Scope& scope) {
  return expression ? check_condition(*expression, scope) : std::nullopt;
}

std::optional<TextIndex> text_if(const std::string& id, const std::optional<Word>& word,
                                 Scope& scope) {
  return word ? std::optional(scope.text(id, *word)) : std::nullopt;
}

}  // namespace

void add_contacts(const Draft& draft, Scope& scope) {
  Names ids("");
  for (const DraftContact& contact : draft.contacts) {
    ids.define(contact.id, scope.out);
    const std::string prefix = "contact." + contact.id.text;
    Contact row;
    row.id = contact.id.text;
    row.name = scope.text(prefix + ".name", contact.name);
    for (const Word& way : contact.reach) row.reach.push_back(way.text);
    row.when = condition_if(contact.when, scope);
    row.possible = condition_if(contact.possible, scope);
    row.note = text_if(prefix + ".note", contact.note, scope);
    row.source = contact.source.text;
    row.checked_on = contact.checked_on;
    row.span = contact.id.span;
    scope.rules.contacts.add(std::move(row));
  }
}

void add_scripts(const Draft& draft, Scope& scope) {
  Names ids("");
  for (const DraftScript& script : draft.scripts) {
    ids.define(script.id, scope.out);
    const std::string prefix = "say." + script.id.text;
    Script row;
    row.id = script.id.text;
    row.when = condition_if(script.when, scope);
    row.possible = condition_if(script.possible, scope);
    row.verdicts = script.verdicts;
    row.undetermined = script.undetermined;
    row.words = scope.text(prefix + ".words", script.words);
    row.ask_back = text_if(prefix + ".ask_back", script.ask_back, scope);
    row.sources = scope.source_list(script.sources);
    row.span = script.id.span;
    scope.rules.scripts.add(std::move(row));
  }
}

}  // namespace subrosa
