// cases/ID.yaml: a situation, and what is expected of it.
#include "schema/parts.hpp"

namespace subrosa {

namespace {

/// A key for each fact, or each reading, with its answers.
Json answers(const Parts& parts, bool readings) {
  Json keys = Json::object();
  for (const Fact& fact : parts.rules().facts) {
    if (fact.reading.has_value() != readings) continue;
    Json values = Json::array();
    Json meanings = Json::array();
    for (const Value& value : fact.values) {
      values.push_back(value.id);
      meanings.push_back(parts.words(value.label));
    }
    if (!readings) {
      values.push_back("unknown");
      meanings.push_back(parts.words(message("demandé, mais pas su")));
    }
    keys[fact.id] = {{"description", parts.words(fact.question)},
                     {"enum", std::move(values)},
                     {"enumDescriptions", std::move(meanings)}};
  }
  return {{"type", "object"}, {"properties", std::move(keys)}, {"additionalProperties", false}};
}

Json rules_used(const Parts& parts) {
  return parts.mapping(
      {{"id", reference("id"), message("le nom des règles"), true},
       {"hash", reference("text"), message("leur empreinte, entre guillemets"), true}});
}

Json expectation(const Parts& parts) {
  const Json provisions = list_of(reference("provision"));
  const Json carried = list_of({{"anyOf", Json::array({reference("duty"), reference("limit")})}});
  Json made = parts.mapping(
      {{"verdict", reference("verdict_or_none"), message("la réponse attendue")},
       {"possible", list_of(reference("verdict")),
        message("les réponses encore possibles, si elle n'est pas sûre")},
       {"applies", provisions, message("les dispositions qui jouent dans tous les cas")},
       {"not", provisions, message("les dispositions qui ne jouent dans aucun cas")},
       {"duties", carried, message("les devoirs et les limites qui vont avec")}});
  made["minProperties"] = 1;
  return made;
}

}  // namespace

Json case_schema(const Parts& parts) {
  const Json sector = reference("sector");
  return parts.mapping(
      {{"case", reference("id"), message("le nom de la situation, celui de son fichier"), true},
       {"title", reference("text"), message("le titre, montré aux gens")},
       {"story", reference("text"), message("l'histoire, où personne n'est reconnaissable")},
       {"theme", reference("theme"), message("son thème")},
       {"sector",
        {{"anyOf", Json::array({sector, list_of(sector)})}},
        message("son secteur, ou une liste")},
       {"pair", reference("text"), message("la situation qui ne diffère que par une réponse")},
       {"as_of", reference("date"), message("le jour de l'acte")},
       {"known_on", reference("date"), message("le jour auquel le droit est connu")},
       {"facts", answers(parts, false), message("les réponses aux questions"), true},
       {"readings", answers(parts, true), message("les lectures du droit que ce cas fixe")},
       {"rules", rules_used(parts), message("les règles avec lesquelles il a été enregistré")},
       {"expect", expectation(parts), message("ce qui est attendu de la décision")}});
}

}  // namespace subrosa
