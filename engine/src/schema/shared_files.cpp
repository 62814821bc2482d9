// The files that all provisions share.
#include "schema/parts.hpp"

namespace subrosa {

namespace {

Message own_name() { return message("le nom, par lequel les autres fichiers le désignent"); }
Message its_sources() { return message("les sources, par leur nom"); }

/// `id: text`, with ids of one's own.
Json texts_by_name(Json value) {
  return {{"type", "object"},
          {"propertyNames", reference("id")},
          {"additionalProperties", std::move(value)}};
}

Json list_file(const Parts& parts, const std::string& key, Json item, const Message& what) {
  return parts.mapping({{key, list_of(std::move(item)), what, true}});
}

Json notice(const Parts& parts) {
  return parts.mapping(
      {{"notice", reference("id"), own_name(), true},
       {"as_of", reference("open_period"), message("pour les actes de ces jours")},
       {"known_on", reference("open_period"), message("pour le droit connu ces jours-là")},
       {"text", reference("text"), message("ce qui est montré avec chaque réponse"), true}});
}

/// A warning that is accepted. The codes are those of warnings alone.
Json silencing(const Parts& parts) {
  std::vector<std::string> codes;
  for (const CodeInfo& info : code_registry()) {
    if (info.severity == Severity::warning) codes.push_back(code_text(info));
  }
  return parts.mapping(
      {{"code", one_of_words(codes), message("le code de l'avertissement"), true},
       {"at", reference("text"),
        message("ce dont il parle, comme `check` le nomme, ou le fichier où il se trouve"), true},
       {"because", reference("text"), message("pourquoi on l'accepte"), true}});
}

Json not_encoded(const Parts& parts) {
  return parts.mapping({{"provision", reference("id"), own_name(), true},
                        {"title", reference("text"), message("le titre, montré aux gens"), true}});
}

Json help(const Parts& parts) {
  const Json dated =
      parts.mapping({{"from", reference("date"), message("le premier jour")},
                     {"to", reference("date"), message("le dernier jour, s'il y en a un")},
                     {"text", reference("text"), message("l'explication de ces jours-là"), true}});
  return {{"anyOf", Json::array({reference("text"), list_of(dated)})}};
}

Json fact(const Parts& parts) {
  return parts.mapping(
      {{"fact", reference("id"), own_name(), true},
       {"question", reference("text"), message("la question, comme on la pose au téléphone"), true},
       {"help", help(parts), message("une explication sous la question ; ou une liste, par dates")},
       {"why", reference("text"), message("pourquoi on le demande")},
       {"values", texts_by_name(reference("text")),
        message("les réponses : leur nom, et comme une personne les dirait"), true},
       {"plain", reference("id"), message("la réponse dans la situation ordinaire")},
       {"assumed", reference("id"), message("la réponse supposée quand un cas n'en dit rien")},
       {"changed_by", one_of_words({"worker", "person", "third_party", "nobody"}),
        message("qui peut y changer quelque chose"), true}});
}

Json reading(const Parts& parts) {
  const Json view =
      parts.mapping({{"says", reference("text"), message("ce que dit cette lecture"), true},
                     {"held_by", reference("text"), message("qui la défend")},
                     {"sources", list_of(reference("source")), its_sources()}});
  return parts.mapping(
      {{"reading", reference("id"), own_name(), true},
       {"question", reference("text"), message("la question sur laquelle on est divisé"), true},
       {"values", texts_by_name(view), message("les lectures du droit, chacune sous son nom"),
        true},
       {"prevailing", reference("id"), message("celle qui l'emporte, s'il y en a une")},
       {"because", reference("text"), message("pourquoi elle l'emporte")}});
}

Json source(const Parts& parts) {
  return parts.mapping(
      {{"source", reference("id"), own_name(), true},
       {"title", reference("text"), message("le titre, montré aux gens"), true},
       {"act", reference("text"), message("l'acte qui a donné ce texte")},
       {"date", reference("date"), message("la date du texte")},
       {"numac", reference("text"), message("le numéro NUMAC, entre guillemets")},
       {"eli", reference("text"), message("l'identifiant ELI, sans l'adresse du site")},
       {"published", reference("date"), message("le jour de la publication")},
       {"says", reference("text"), message("ce que le texte dit, en une phrase à nous"), true},
       {"tag", one_of_words({"text_read", "secondary", "unverified"}),
        message("comment il a été lu : le texte lui-même, une source secondaire, pas encore"),
        true},
       {"checked_on", reference("date"), message("le jour de la dernière vérification"), true},
       {"review_by", reference("date"), message("le jour avant lequel le relire"), true}});
}

Json named_text(const Parts& parts, const std::string& key) {
  return parts.mapping(
      {{key, reference("id"), own_name(), true},
       {"text", reference("text"), message("la phrase, dite à la personne"), true}});
}

Json property(const Parts& parts) {
  Json made = parts.mapping(
      {{"property", reference("id"), own_name(), true},
       {"title", reference("text"), message("la promesse, en une phrase"), true},
       {"when", reference("condition"), message("pour quelles situations")},
       {"always", reference("condition"), message("ce qui est toujours vrai")},
       {"never", reference("condition"), message("ce qui n'arrive jamais")},
       {"as_of", reference("open_period"), message("pour les actes de ces jours")},
       {"known_on", reference("open_period"), message("pour le droit connu ces jours-là")},
       {"sources", list_of(reference("source")), its_sources()}});
  made["oneOf"] = Json::array({requiring("always"), requiring("never")});
  return made;
}

Key certain() {
  return {"when", reference("condition"), message("vrai quelles que soient les réponses ouvertes")};
}
Key perhaps() {
  return {"possible", reference("condition"), message("pas exclu par les réponses données")};
}

Json contact(const Parts& parts) {
  return parts.mapping(
      {{"contact", reference("id"), own_name(), true},
       {"name", reference("text"), message("qui on appelle"), true},
       {"reach", list_of(reference("text")), message("les numéros entre guillemets, une adresse")},
       certain(),
       perhaps(),
       {"note", reference("text"), message("ce qu'il faut savoir avant d'appeler")},
       {"source", reference("text"), message("où cela a été lu"), true},
       {"checked_on", reference("date"), message("le jour de la dernière vérification"), true}});
}

Json script(const Parts& parts) {
  return parts.mapping(
      {{"say", reference("id"), own_name(), true},
       certain(),
       perhaps(),
       {"verdicts", list_of(reference("verdict_or_none"), 1),
        message("les réponses avec lesquelles cela se dit"), true},
       {"words", reference("text"), message("la phrase toute prête, à la première personne"), true},
       {"ask_back", reference("text"), message("ce qu'on demande en retour")},
       {"sources", list_of(reference("source"), 1), its_sources(), true}});
}

/// What a line of names.yaml is about, by the name given up.
std::vector<Key> given_up() {
  return {{"fact", reference("id"), message("l'ancien nom d'une question, ou sa question")},
          {"reading", reference("id"), message("l'ancien nom d'une lecture, ou sa lecture")},
          {"value", reference("id"), message("l'ancien nom d'une réponse à cette question")},
          {"provision", reference("id"), message("l'ancien nom d'une disposition")},
          {"duty", reference("id"), message("l'ancien nom d'un devoir")},
          {"limit", reference("id"), message("l'ancien nom d'une limite")}};
}

Json line_of_names(const Parts& parts, const Key& what_became_of_it) {
  std::vector<Key> keys = given_up();
  keys.push_back(what_became_of_it);
  keys.push_back({"on", reference("date"), message("depuis quel jour"), true});
  Json made = parts.mapping(keys);
  made["oneOf"] = Json::array({requiring("fact"), requiring("reading"), requiring("provision"),
                               requiring("duty"), requiring("limit")});
  return made;
}

}  // namespace

Json names_schema(const Parts& parts) {
  const Key to{"to", reference("id"), message("le nouveau nom"), true};
  const Key because{"because", reference("text"),
                    message("pourquoi, dit à qui a encore une situation avec ce nom"), true};
  return parts.mapping(
      {{"renamed", list_of(line_of_names(parts, to)), message("les noms qui ont changé")},
       {"removed", list_of(line_of_names(parts, because)), message("les noms retirés")}});
}

Json head_schema(const Parts& parts) {
  const Json languages = one_of_words({"nl", "en", "de"});
  const Json effects =
      one_of_words({"refers", "forbids", "requires", "exempts", "permits", "prohibits"});
  return parts.mapping(
      {{"rules", reference("id"), own_name(), true},
       {"version", reference("text"), message("le numéro de cette édition des règles"), true},
       {"title", reference("text"), message("le titre, montré aux gens"), true},
       {"covers", reference("period"), message("les jours que les règles couvrent"), true},
       {"language", one_of_words({"fr"}), message("la langue des textes"), true},
       {"catalogues", list_of(languages), message("les langues dans lesquelles ils sont traduits")},
       {"order", list_of(effects), message("les effets, le plus fort d'abord"), true},
       {"provisions", list_of(reference("id")),
        message("les dispositions, dans l'ordre de lecture"), true},
       {"meanwhile", list_of(reference("duty")),
        message("les devoirs qui valent tant que la réponse n'est pas certaine")},
       {"themes", texts_by_name(reference("text")), message("les thèmes des situations")},
       {"sectors", texts_by_name(reference("text")), message("les secteurs des situations")},
       {"not_encoded", list_of(not_encoded(parts)),
        message("ce qui n'est pas encore dans les règles")},
       {"notices", list_of(notice(parts)), message("les remarques montrées selon les dates")},
       {"silenced", list_of(silencing(parts)),
        message("les avertissements qu'on accepte, avec la raison")}});
}

Json facts_schema(const Parts& parts) {
  return parts.mapping(
      {{"facts", list_of(fact(parts)), message("les questions, dans l'ordre où on les pose"), true},
       {"readings", list_of(reading(parts)), message("les questions de droit discutées")}});
}

Json sources_schema(const Parts& parts) {
  return list_file(parts, "sources", source(parts), message("les textes sur lesquels tout repose"));
}

Json duties_schema(const Parts& parts) {
  return parts.mapping(
      {{"duties", list_of(named_text(parts, "duty")), message("ce qu'il faut faire"), true},
       {"limits", list_of(named_text(parts, "limit")), message("ce qu'on peut dire au plus")}});
}

Json constraints_schema(const Parts& parts) {
  const Json one = parts.mapping(
      {{"constraint", reference("id"), own_name(), true},
       {"never", reference("condition"), message("les réponses qui ne vont pas ensemble"), true},
       {"because", reference("text"), message("pourquoi, dit à la personne"), true}});
  return list_file(parts, "constraints", one, message("ce que le sens des réponses exclut"));
}

Json properties_schema(const Parts& parts) {
  return list_file(parts, "properties", property(parts),
                   message("ce qui doit être vrai de toute situation"));
}

Json contacts_schema(const Parts& parts) {
  return list_file(parts, "contacts", contact(parts), message("qui appeler, dans l'ordre montré"));
}

Json scripts_schema(const Parts& parts) {
  return list_file(parts, "say", script(parts), message("les phrases toutes prêtes"));
}

Json catalogue_schema(const Parts& parts) {
  const Json one = parts.mapping(
      {{"id", reference("text"), message("le nom du texte"), true},
       {"of", reference("text"), message("l'empreinte du texte français, entre guillemets"), true},
       {"text", reference("text"), message("la traduction"), true}});
  return parts.mapping(
      {{"language", one_of_words({"nl", "en", "de"}), message("la langue des textes"), true},
       {"status", one_of_words({"incomplete", "complete"}),
        message("`complete` : un texte qui manque est une erreur"), true},
       {"texts", list_of(one), message("les textes traduits"), true}});
}

}  // namespace subrosa
