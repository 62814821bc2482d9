#include "support/sample_screens.hpp"

namespace subrosa::gui {

namespace {

Button button(const std::string& id, const std::string& label, const Action& action,
              const Key& key = {}) {
  return {.id = id, .label = label, .action = action, .key = key};
}

Screen frame(const Settings& settings) {
  Screen screen;
  Button call = button("mode.call", "Appel", SwitchMode{Mode::call}, "F2");
  call.chosen = true;
  Button german = button("language.de", "DE", SwitchLanguage{Language::de});
  Button french = button("language.fr", "FR", SwitchLanguage{Language::fr});
  french.chosen = true;
  screen.bar = {call,
                button("mode.training", "Formation", SwitchMode{Mode::training}, "F3"),
                button("mode.rules", "Règles", SwitchMode{Mode::rules}, "F4"),
                french,
                button("language.nl", "NL", SwitchLanguage{Language::nl}),
                german,
                button("theme", settings.theme == Theme::light ? "Sombre" : "Clair",
                       SwitchTheme{settings.theme == Theme::light  ? Theme::dark
                                   : settings.theme == Theme::dark ? Theme::contrast
                                                                   : Theme::light},
                       "F9"),
                button("zoom.in", "A+", Zoom{1}, "Ctrl++"),
                button("zoom.out", "A−", Zoom{-1}, "Ctrl+-"),
                button("clear", "Tout effacer", ClearAll{}, "F8")};
  screen.foot = {button("back", "Revenir en arrière", Back{}, "Esc"),
                 button("help", "Touches", ToggleHelp{}, "F1")};
  screen.shortcuts = {{"Ctrl+0", "Taille ordinaire", Zoom{0}}, {"F6", "Copier", CopySummary{}}};
  return screen;
}

AnswerRow answered(const std::string& fact, const std::string& question,
                   const std::string& answer) {
  return {question, button("my." + fact, answer, Ask{fact})};
}

std::vector<Block> my_answers() {
  AnswerRow open = answered("danger", "Quelqu'un est-il en danger grave et imminent ?",
                            "La personne qui appelle ne le sait pas");
  open.tone = Tone::caution;
  return {Title{"Mes réponses"},
          AnswerRows{{answered("recipient", "À qui le renseignement serait-il donné ?",
                               "La police, dans une audition ou au téléphone"),
                      answered("holder", "Qui détient le secret ?",
                               "Un travailleur social tenu au secret professionnel"),
                      open}},
          Paragraph{"Chaque réponse peut être changée ; les suivantes sont gardées.", Tone::quiet}};
}

std::vector<Block> alarm() {
  return {Banner{"⚠",
                 "Quelqu'un est en danger maintenant ? Appelez le 112.",
                 {"Porter secours ne demande aucune autorisation : on peut dire où et quoi."},
                 Tone::urgent}};
}

}  // namespace

Screen question_screen(const Settings& settings) {
  Screen screen = frame(settings);
  screen.place = "question";
  screen.urgent = alarm();
  screen.side = my_answers();
  const auto answer = [](const std::string& value, const std::string& label, const Key& key) {
    return button("answer." + value, label, GiveAnswer{"request.form", value}, key);
  };
  Button judge = answer("judge", "Une convocation écrite du juge d'instruction, comme témoin", "2");
  judge.detail = "La lettre porte le mot « témoin » et la date de l'audition.";
  Button chosen = answer("phone", "Une demande par téléphone", "3");
  chosen.chosen = true;
  screen.main = {
      Progress{"Encore 5 questions au plus", 0.4F},
      Title{"Sous quelle forme la demande est-elle arrivée chez le travailleur social ?", 1},
      Paragraph{"C'est la forme de la demande qui décide si le silence est encore possible : "
                "devant un juge d'instruction on peut parler, à la police on se tait, sauf pour "
                "les exceptions que la loi énumère.",
                Tone::quiet},
      Buttons{
          {answer("none", "Aucune : personne n'a rien demandé", "1"), judge, chosen,
           answer("seizure", "Une perquisition ou une saisie du dossier au siège du service", "4"),
           answer("letter", "Une lettre", "5"), answer("unknown", "On ne le sait pas", "0")},
          true},
      Buttons{{button("why", "Pourquoi cette question ?", ToggleWhy{}, "?"),
               button("law", "La loi", ShowPage{Call::Page::sources}, "L")}},
      TextField{"words",
                "Quelques mots pour commencer plus vite",
                Field::call_words,
                "",
                {ShowPage{Call::Page::answer}}}};
  screen.notice = "La réponse a été changée ; les deux suivantes sont gardées.";
  return screen;
}

Screen verdict_screen(const Settings& settings) {
  Screen screen = frame(settings);
  screen.place = "verdict";
  screen.side = my_answers();
  Button copy = button("copy", "Copier le résumé", CopySummary{}, "Ctrl+C");
  copy.primary = true;
  screen.main = {
      Banner{"✘",
             "Vous devez vous taire.",
             {"Le secret professionnel couvre ce que vous savez, et aucune exception ne joue.",
              "Cette réponse est certaine : aucune réponse manquante ne peut la changer."},
             Tone::bad},
      Banner{"✔", "Vous pouvez parler au juge.", {"Vous pouvez aussi vous taire."}, Tone::good},
      Banner{"?", "Cela dépend encore.", {"Deux questions restent."}, Tone::caution},
      Banner{"→", "Une autre loi répond.", {"Voyez la personne de référence."}, Tone::strong},
      Banner{"", "À noter", {"Aucun juriste n'a relu ces règles."}, Tone::quiet},
      Buttons{{copy, button("save", "Enregistrer une page", SaveAs{Saved::html}, "S"),
               button("map", "Carte des destinataires", ShowPage{Call::Page::recipients}, "D")}},
      Title{"Pourquoi"},
      Bullets{{"L'article 352 du Code pénal punit celui qui révèle ce qui lui a été confié.",
               "La police n'est ni un juge ni une commission d'enquête : on ne témoigne pas devant "
               "elle.",
               "https://www.example.invalid/un/chemin/tres/long/qui/ne/se/laisse/couper/nulle/part/"
               "sauf/au/milieu/des/lettres/parce/qu-il/faut/bien"}},
      Title{"Ce que vous pouvez dire au téléphone", 3},
      Paragraph{"« Je suis tenu au secret professionnel ; je ne peux ni confirmer ni démentir. »",
                Tone::strong},
      Paragraph{"Ne donnez pas de nom.", Tone::bad},
      Paragraph{"Le rappel est possible.", Tone::good},
      Paragraph{"À vérifier avant vendredi.", Tone::caution},
      Title{"Ce qui changerait la réponse"},
      Buttons{{button("try.judge", "Si c'était le juge d'instruction", TryAnswers{}),
               button("try.consent", "Si la personne était d'accord", TryAnswers{}),
               button("try.danger", "S'il y avait un danger grave et imminent", TryAnswers{})},
              true}};
  return screen;
}

Screen workbench_screen(const Settings& settings) {
  Screen screen = frame(settings);
  screen.place = "workbench";
  const auto period = [](const std::string& id, const std::string& label, bool chosen) {
    Button one = button("version." + id, label, ShowProvision{"art458bis", 0});
    one.chosen = chosen;
    return one;
  };
  const auto vote = [](const std::string& key, const std::string& label, int count, Tone tone,
                       const std::string& sign) {
    return Votes::Row{button("vote." + key, label, Vote{0, 1}, key), count, tone, sign};
  };
  screen.main = {
      Title{"Infractions graves sur un mineur ou une personne vulnérable", 1},
      TextField{"search", "Chercher un cas", Field::bench_words, "bail", {ChooseCase{true}}},
      TimeLine{{period("2012", "30 janvier 2012 – 31 août 2026", false),
                period("2026", "depuis le 1er septembre 2026", true)}},
      TreeLines{
          {{0, "✔", "L'infraction est sur la liste et a été commise", Tone::good, true},
           {0, "✘", "Le destinataire est le procureur du Roi", Tone::bad, true},
           {1, "→", "grave et imminent", Tone::plain, false},
           {2, "?", "La personne peut encore être protégée sans que l'on parle", Tone::quiet,
            false},
           {1, "→", "autrement", Tone::plain, false},
           {2, "", "Le travailleur peut informer le procureur du Roi.", Tone::strong, false}}},
      Title{"Le vote"},
      Votes{{vote("1", "Se taire", 7, Tone::bad, "✘"), vote("2", "Peut parler", 2, Tone::good, "✔"),
             vote("3", "Doit parler", 0, Tone::caution, "!"),
             vote("4", "Cela dépend", 12, Tone::plain, "?")}},
      Columns{{Title{"Ce cas"}, Banner{"✘", "Se taire", {}, Tone::bad},
               Paragraph{"Le policier appelle le matin de l'incendie."},
               Buttons{{button("left", "Montrer", ToggleBeside{})}}},
              {Title{"Le cas voisin"}, Banner{"✔", "Peut parler", {}, Tone::good},
               Paragraph{"La même personne annonce un nouvel incendie pour cette nuit, dans un "
                         "immeuble où dorment des familles."},
               Buttons{{button("right", "Montrer l'autre", ToggleBeside{})}}}}};
  return screen;
}

std::vector<Screen> sample_screens(const Settings& settings) {
  return {question_screen(settings), verdict_screen(settings), workbench_screen(settings)};
}

}  // namespace subrosa::gui
