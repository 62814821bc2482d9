// Why each diagnostics code matters: for `check --explain`, docs/diagnostics.md and review tools.
#include <stdexcept>

#include "diagnostics/codes.hpp"

namespace subrosa {

Message why_of(Code code) {
  switch (code) {
    case Code::invalid_utf8:
      return message(
          "Un octet illisible devient un mot faux à l'écran, et personne ne s'en aperçoit.");
    case Code::nul_byte:
      return message(
          "Un octet nul coupe un texte en deux pour bien des outils : la suite disparaît sans "
          "bruit.");
    case Code::file_too_large:
      return message(
          "Un fichier de règles qu'une personne a écrit est bien plus petit ; celui-ci vient sans "
          "doute d'ailleurs.");
    case Code::yaml_syntax:
      return message(
          "Ce qui ne se lit pas comme prévu peut se lire de travers : rien n'est deviné.");
    case Code::duplicate_key:
      return message(
          "Beaucoup d'outils gardent la seconde et oublient la première : une partie des règles se "
          "perdrait.");
    case Code::alias:
      return message(
          "Qui relit une ligne doit y voir tout son texte, sans en chercher un morceau ailleurs.");
    case Code::anchor:
      return message("Un texte repris de loin change sans qu'on le voie là où il sert.");
    case Code::tag:
      return message(
          "Tout est du texte dans ces fichiers ; une étiquette ferait lire autre chose que ce qui "
          "est écrit.");
    case Code::merge_key:
      return message("Des clés venues d'ailleurs ne se voient pas à la relecture.");
    case Code::second_document:
      return message(
          "Le second document ne serait pas lu : ses règles manqueraient sans que rien ne le "
          "dise.");
    case Code::nesting:
      return message("Au-delà, plus personne ne suit ce qui est emboîté dans quoi.");
    case Code::missing_value:
      return message(
          "Une clé sans valeur ne dit pas si l'on a oublié un texte ou voulu n'en mettre aucun.");
    case Code::not_a_mapping:
      return message("Sans clés, rien ne dit ce que contient le fichier : il n'est pas lu.");
    case Code::unclosed_quote:
      return message("Tout ce qui suit serait pris pour la suite du texte.");
    case Code::odd_key:
      return message("Une clé est le nom de ce qui suit ; une liste n'en est pas un.");
    case Code::unread_file:
      return message(
          "Ce fichier contient peut-être une règle qui compte. Rien n'est décidé avec des règles "
          "qui n'ont pas été lues en entier.");
    case Code::too_many_nodes:
      return message(
          "Un fichier de règles qu'une personne a écrit en contient bien moins ; il ne serait pas "
          "lu en un temps raisonnable.");
    case Code::key_too_long:
      return message("Une clé est un nom ; un texte aussi long n'en est pas un.");
    case Code::unknown_key:
      return message(
          "Ce qui est écrit sous une clé inconnue ne compterait pas, souvent pour une lettre de "
          "travers.");
    case Code::missing_key:
      return message(
          "Cette partie est de celles que toute personne qui lit la réponse attend ; rien ne la "
          "remplace en silence.");
    case Code::wrong_kind:
      return message(
          "Une liste là où un texte est attendu, ou l'inverse, ne peut pas être comprise.");
    case Code::bad_id:
      return message(
          "Les cas enregistrés, les liens et les outils reprennent ce nom tel quel : il doit être "
          "simple.");
    case Code::bad_date:
      return message("Une date mal lue ferait compter une version un autre jour.");
    case Code::bad_word:
      return message(
          "Seuls les mots de la liste ont un sens pour le programme ; un autre ne ferait rien.");
    case Code::empty_text:
      return message(
          "Un blanc serait montré à la personne qui attend une explication, un devoir ou une "
          "raison.");
    case Code::condition_syntax:
      return message(
          "Une condition dont un signe manque pourrait dire le contraire : rien n'est deviné.");
    case Code::condition_too_long:
      return message(
          "Personne ne relit une condition aussi longue ; en plusieurs étapes, chacune dit "
          "pourquoi elle échoue.");
    case Code::condition_too_deep:
      return message(
          "Personne ne suit autant de parenthèses ; en plusieurs étapes, chacune se lit.");
    case Code::condition_layout:
      return message("Sur une ligne, le constat peut montrer du doigt le mot qui ne va pas.");
    case Code::call_outside_property:
      return message(
          "L'arbre d'une disposition ne connaît que les réponses ; ce qui en découle ne se teste "
          "que dans une promesse.");
    case Code::duplicate_id:
      return message(
          "On ne saurait plus duquel des deux parlent les autres fichiers et les cas enregistrés.");
    case Code::unknown_name:
      return message(
          "Ce qui porte ce nom n'existe pas : la condition, le devoir ou la source manquerait.");
    case Code::unknown_value:
      return message(
          "Une comparaison avec une réponse que personne ne peut donner ne serait jamais vraie.");
    case Code::compares_unknown:
      return message(
          "Une réponse inconnue laisse toutes les réponses possibles ; le programme s'en occupe, "
          "exactement.");
    case Code::file_name:
      return message("On cherche une disposition ou un cas par le nom de son fichier.");
    case Code::missing_file:
      return message("Sans lui, une partie du droit annoncé ne compterait pas.");
    case Code::unlisted_file:
      return message(
          "Un fichier que rien n'annonce ne compte pas, alors qu'on le croit en vigueur.");
    case Code::too_many_values:
      return message("Personne ne lit une si longue liste au téléphone ; regroupez les réponses.");
    case Code::repeated_value:
      return message("La seconde mention en cache souvent une autre qu'on voulait écrire.");
    case Code::silenced_error:
      return message("Une erreur ne s'accepte pas : la réponse donnée ne serait pas sûre.");
    case Code::idle_silencing:
      return message(
          "Elle cacherait le prochain avertissement du même nom, que personne n'a encore lu.");
    case Code::no_leaf: return message("Des personnes arriveraient là sans réponse ni raison.");
    case Code::after_leaf:
      return message("Ce qui suit un effet ne sert à personne, alors qu'on le croit lu.");
    case Code::step_kind:
      return message(
          "Une étape pose une condition, pose une question ou conclut : deux à la fois n'ont pas "
          "de sens.");
    case Code::value_not_covered:
      return message("Qui donne cette réponse n'arriverait nulle part.");
    case Code::idle_else:
      return message("Un reste vide fait croire qu'un cas est prévu, alors que rien n'y mène.");
    case Code::step_id_clash:
      return message("Les traductions, les cas et les renvois désignent une étape par ce nom.");
    case Code::same_as:
      return message("La version n'aurait aucun texte à elle : elle ne dirait rien.");
    case Code::unreachable_step:
      return message(
          "Une partie du droit est écrite mais ne compte jamais : une condition plus haut "
          "l'exclut.");
    case Code::idle_condition:
      return message(
          "Sa raison d'échec ne sera jamais lue ; souvent la condition voulait dire autre chose.");
    case Code::no_source:
      return message("Sans source, personne ne peut vérifier ce qui est dit à la personne.");
    case Code::powerless_step:
      return message(
          "On la poserait pour rien, et qui la relit croit à tort que la réponse en dépend.");
    case Code::idle_part:
      return message(
          "Qui relit croit que cette partie limite la règle, alors qu'elle ne fait rien ; souvent "
          "un mot est faux.");
    case Code::reversed_period:
      return message("Une période qui finit avant de commencer ne contient aucun jour.");
    case Code::overlapping_versions:
      return message(
          "Ces jours-là, deux textes vaudraient à la fois : on ne saurait pas lequel lire.");
    case Code::gap_between_versions:
      return message(
          "Ces jours-là, la disposition se tairait, et la réponse serait une autre sans qu'on "
          "l'ait voulu.");
    case Code::outside_coverage:
      return message("Ce qui est hors de la période couverte n'est jamais montré.");
    case Code::certainty_dates:
      return message(
          "Chaque jour de la version doit dire si le point est sûr, probable ou discuté.");
    case Code::ended_provision:
      return message(
          "Dès le lendemain, la disposition se tait, et personne n'a dit que c'était voulu.");
    case Code::dead_version:
      return message("Son texte n'est montré à personne : une des dates est sans doute fausse.");
    case Code::coverage_ended:
      return message("Toute question sur un acte d'aujourd'hui est refusée.");
    case Code::source_dates:
      return message("On ne saurait pas si le texte a été lu, ni quand le relire.");
    case Code::override_cycle:
      return message("Si chacune écarte l'autre, aucune ne peut dire laquelle reste.");
    case Code::effect_order:
      return message("Quand plusieurs effets se rencontrent, cet ordre décide de la réponse.");
    case Code::silent_situation:
      return message(
          "La personne recevrait une réponse de prudence que personne n'a écrite ni vérifiée.");
    case Code::forbids_meets_requires:
      return message(
          "Deux règles diraient l'une de se taire, l'autre de parler : il faut dire laquelle "
          "l'emporte.");
    case Code::impossible_constraints:
      return message("Toutes les réponses se contrediraient : rien ne pourrait être décidé.");
    case Code::diagram_too_large:
      return message(
          "Le calcul exact ne finirait pas à temps : rien ne peut être dit de toutes les "
          "situations.");
    case Code::review_overdue: return message("Le droit a pu changer depuis la dernière lecture.");
    case Code::broken_property:
      return message("Une promesse faite à qui s'y fie n'est pas tenue ; le constat montre où.");
    case Code::idle_provision:
      return message("On la croit en vigueur, mais elle ne change la réponse de personne.");
    case Code::idle_fact:
      return message(
          "Une question qui ne sert à rien prend du temps au téléphone, ou reste oubliée dans les "
          "fichiers.");
    case Code::idle_override:
      return message(
          "Une règle de conflit qui ne sert jamais fait croire qu'un conflit est réglé.");
    case Code::idle_constraint:
      return message(
          "On croit que ces réponses sont exclues par elle ; retirée, rien ne changerait.");
    case Code::idle_property:
      return message(
          "Une promesse qui ne parle de personne est toujours tenue, et ne protège de rien.");
    case Code::idle_entry:
      return message("Il a été écrit pour servir : la règle qui devait le citer manque peut-être.");
    case Code::never_shown:
      return message("On croit que la personne l'entendra, mais aucune situation n'y mène.");
    case Code::missing_translation:
      return message("La personne lirait une phrase dans une autre langue que la sienne.");
    case Code::stale_translation:
      return message(
          "La traduction dit ce que le français disait avant ; le français est montré en "
          "attendant.");
    case Code::idle_translation:
      return message("Elle ne sera plus montrée ; souvent le texte a changé de nom.");
    case Code::translation_twice:
      return message("Une seule des deux est montrée, et pas toujours celle qu'on a revue.");
    case Code::long_question:
      return message("Au téléphone, on en perd le début avant d'entendre la fin.");
    case Code::engine_words:
      return message(
          "La personne au bout du fil ne connaît pas les fichiers : elle ne comprendrait pas.");
    case Code::contradictory_answers:
      return message("Aucune personne réelle ne peut donner ces réponses ensemble.");
    case Code::case_date:
      return message(
          "Le droit de ce jour-là n'est pas dans les règles, et aucun autre n'en tient lieu.");
    case Code::odd_expectation:
      return message("Le test passerait ou échouerait pour une raison que personne n'a voulue.");
    case Code::other_rules:
      return message("La réponse d'alors et celle d'aujourd'hui peuvent différer.");
    case Code::odd_review:
      return message(
          "Une marque à laquelle il manque quelque chose laisserait croire que quelqu'un a relu.");
    case Code::too_many_rules:
      return message(
          "Au-delà, le calcul exact ne tient plus en mémoire ou en un temps raisonnable. Rien "
          "n'est "
          "décidé avec une partie des règles seulement.");
    case Code::former_name_in_use:
      return message("Un ancien fichier dirait l'un en croyant dire l'autre.");
    case Code::rename_cycle: return message("On ne saurait jamais quel nom vaut aujourd'hui.");
    case Code::changed_since_review:
      return message("Ce que la personne lit n'est plus ce que le juriste a lu.");
    case Code::review_to_come:
      return message("Une relecture qui n'a pas encore eu lieu ne garantit rien.");
    case Code::renamed_name:
      return message(
          "Le fichier se lit encore ; celui qui le relira cherchera un nom qui n'existe plus.");
    case Code::removed_name:
      return message(
          "La situation dit quelque chose que les règles ne distinguent plus : la réponse ne "
          "serait plus la sienne.");
  }
  throw std::logic_error("a code without a reason");
}

}  // namespace subrosa
