// provisions/ID.yaml: versions, and trees of steps.
#include "schema/parts.hpp"

namespace subrosa {

namespace {

std::vector<std::string> effect_words() {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < effect_count; ++i)
    words.emplace_back(name_of(static_cast<Effect>(i)));
  return words;
}

Json certainty(const Parts& parts) {
  const Json word = one_of_words({"settled", "probable", "debated"});
  const Json dated =
      parts.mapping({{"from", reference("date"), message("le premier jour")},
                     {"is", word, message("la certitude à partir de ce jour"), true}});
  return {{"anyOf", Json::array({word, list_of(dated)})}};
}

Json annulment(const Parts& parts) {
  return parts.mapping({{"decided", reference("date"), message("le jour de l'annulation"), true},
                        {"source", reference("source"), message("la décision qui annule"), true}});
}

Json tree(const Parts& parts) {
  const Json shared =
      parts.mapping({{"same_as", reference("date"),
                      message("le premier jour de la version dont l'arbre est repris"), true}});
  return {{"anyOf", Json::array({reference("steps"), shared})}};
}

Json version(const Parts& parts) {
  return parts.mapping(
      {{"in_force", reference("period"), message("les jours où cette version est en vigueur"),
        true},
       {"annulled", annulment(parts), message("l'annulation, avec effet pour le passé")},
       {"article", reference("text"), message("l'article, comme on le cite"), true},
       {"certainty", certainty(parts), message("ce qui est sûr, probable ou discuté"), true},
       {"sources", list_of(reference("source")),
        message("les sources de chaque étape qui n'a pas les siennes")},
       {"penalty", reference("text"), message("ce qu'on risque, pour information")},
       {"note", reference("text"), message("une remarque pour qui lit les règles")},
       {"tree", tree(parts), message("l'arbre : les étapes, l'une après l'autre"), true}});
}

Json review(const Parts& parts) {
  return parts.mapping(
      {{"status", one_of_words({"unreviewed", "reviewed"}), message("relu ou non par un juriste"),
        true},
       {"on", reference("date"), message("le jour de la relecture")},
       {"by", one_of_words(reviewer_roles()), message("le rôle de qui a relu, jamais son nom")},
       {"hash",
        {{"type", "string"}, {"pattern", "^[0-9a-f]{8}(-[0-9a-f]{8}){3}$"}},
        message("l'empreinte de ce qui a été relu, mise par `subrosa review`")}});
}

/// What any step may carry.
std::vector<Key> common_keys() {
  return {{"id", reference("id"), message("le nom de l'étape")},
          {"sources", list_of(reference("source")), message("les sources, par leur nom")}};
}

std::vector<Key> require_keys() {
  std::vector<Key> keys = common_keys();
  keys.push_back(
      {"require", reference("condition"), message("la condition pour aller plus loin"), true});
  keys.push_back({"otherwise", reference("text"),
                  message("pourquoi la disposition ne joue pas, si la condition n'est pas remplie"),
                  true});
  return keys;
}

std::vector<Key> ask_keys() {
  std::vector<Key> keys = common_keys();
  keys.push_back({"ask", reference("fact"), message("la question qui sépare les chemins"), true});
  keys.push_back({"else", reference("steps"), message("les autres réponses")});
  return keys;
}

std::vector<Key> leaf_keys() {
  std::vector<Key> keys = common_keys();
  for (const std::string& effect : effect_words()) {
    keys.push_back(
        {effect, reference("text"), message("l'effet `{0}`, et la phrase qui le dit", effect)});
  }
  keys.push_back({"duties", list_of(reference("duty")), message("les devoirs, par leur nom")});
  keys.push_back({"limits", list_of(reference("limit")), message("les limites, par leur nom")});
  return keys;
}

/// The answers to the fact that is asked, for an editor to propose. Which ones may stand there is
/// left to `check`: a key can also be a list of answers, which is no key in JSON.
Json answers_asked(const Parts& parts) {
  Json all = Json::array();
  for (const Fact& fact : parts.rules().facts) {
    Json answers = Json::object();
    for (const Value& value : fact.values)
      answers[value.id] = {{"description", parts.words(value.label)}};
    Json asked = requiring("ask");
    asked["properties"]["ask"]["const"] = fact.id;
    Json proposed;
    proposed["properties"] = std::move(answers);
    all.push_back({{"if", std::move(asked)}, {"then", std::move(proposed)}});
  }
  return all;
}

Json ask_step(const Parts& parts) {
  Json step = parts.mapping(ask_keys());
  step["additionalProperties"] = reference("steps");
  step["minProperties"] = 2;
  Json answers = answers_asked(parts);
  if (!answers.empty()) step["allOf"] = std::move(answers);
  return step;
}

Json leaf_step(const Parts& parts) {
  Json step = parts.mapping(leaf_keys());
  step["oneOf"] = Json::array();
  for (const std::string& effect : effect_words()) step["oneOf"].push_back(requiring(effect));
  return step;
}

/// Every key that a step can have, only to propose and explain it: under an `ask`, `none` can be an
/// answer as well.
Json every_key(const Parts& parts) {
  Json keys = Json::object();
  for (const auto& some : {require_keys(), ask_keys(), leaf_keys()}) {
    for (const Key& key : some) keys[key.name] = parts.described(Json::object(), key.what);
  }
  return keys;
}

}  // namespace

Json step_definitions(const Parts& parts) {
  const Json leaf_or_ask{
      {"if", requiring("ask")}, {"then", ask_step(parts)}, {"else", leaf_step(parts)}};
  return {{"steps", list_of(reference("step"))},
          {"step",
           {{"type", "object"},
            {"properties", every_key(parts)},
            {"if", requiring("require")},
            {"then", parts.mapping(require_keys())},
            {"else", leaf_or_ask}}}};
}

Json provision_schema(const Parts& parts) {
  return parts.mapping({{"provision", reference("id"),
                         message("le nom, par lequel les autres fichiers le désignent"), true},
                        {"title", reference("text"), message("le titre, montré aux gens"), true},
                        {"review", review(parts), message("relu ou non par un juriste"), true},
                        {"overrides", list_of(reference("provision")),
                         message("les dispositions qu'elle écarte quand toutes deux jouent")},
                        {"versions", list_of(version(parts), 1),
                         message("les versions, la plus ancienne d'abord"), true}});
}

}  // namespace subrosa
