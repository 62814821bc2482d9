// The frame of every screen: modes, language, theme, keys.
#include "screen/describe.hpp"

namespace subrosa::gui {

namespace {

struct Named {
  const char* id;
  Message words;
};

Button mode_button(Mode mode, const Named& named, const char* key, const Session& session) {
  return {named.id, say(named.words, session.settings.language), SwitchMode{mode}, key,
          session.mode == mode};
}

/// The languages by their own names: who is lost in one finds their way back.
Button language_button(const Session& session) {
  switch (session.settings.language) {
    case Language::fr: return {"language", "Nederlands", SwitchLanguage{Language::nl}, "F5"};
    case Language::nl: return {"language", "Deutsch", SwitchLanguage{Language::de}, "F5"};
    case Language::de: return {"language", "English", SwitchLanguage{Language::en}, "F5"};
    case Language::en: return {"language", "Français", SwitchLanguage{Language::fr}, "F5"};
  }
  return {};
}

Button theme_button(const Session& session) {
  const Language language = session.settings.language;
  switch (session.settings.theme) {
    case Theme::light:
      return {"theme", say(message("Sombre"), language), SwitchTheme{Theme::dark}, "F6"};
    case Theme::dark:
      return {"theme", say(message("Contrasté"), language), SwitchTheme{Theme::contrast}, "F6"};
    case Theme::contrast:
      return {"theme", say(message("Clair"), language), SwitchTheme{Theme::light}, "F6"};
  }
  return {};
}

void describe_frame(Screen& screen, const Session& session) {
  const Language language = session.settings.language;
  screen.bar = {
      mode_button(Mode::call, {"mode-call", message("Appel")}, "F2", session),
      mode_button(Mode::training, {"mode-training", message("Formation")}, "F3", session),
      mode_button(Mode::rules, {"mode-rules", message("Règles")}, "F4", session),
      language_button(session),
      theme_button(session),
      {"help", say(message("Touches"), language), ToggleHelp{}, "F1", session.help},
      {"clear", say(message("Tout effacer"), language), ClearAll{}, "F9"},
  };
  screen.shortcuts = {
      {"Ctrl++", say(message("Agrandir le texte"), language), Zoom{1}},
      {"Ctrl+-", say(message("Réduire le texte"), language), Zoom{-1}},
      {"Ctrl+0", say(message("Texte de taille normale"), language), Zoom{0}},
      {"Esc", say(message("Revenir"), language), Back{}},
  };
  screen.notice = say(session.notice, language);
}

/// The keys of the screen that is below.
void describe_help(Screen& screen, const Session& session) {
  const Language language = session.settings.language;
  std::vector<std::string> lines;
  for (const Button* button : buttons_of(screen)) {
    if (!button->key.empty()) lines.push_back(button->key + " — " + button->label);
  }
  for (const Shortcut& shortcut : screen.shortcuts) {
    lines.push_back(shortcut.key + " — " + shortcut.words);
  }
  lines.push_back(say(message("Tab, Maj+Tab, flèches — d'un bouton à l'autre"), language));
  lines.push_back(say(message("Entrée ou espace — appuyer sur le bouton choisi"), language));
  screen.place = "help";
  screen.side.clear();
  screen.latest.clear();
  screen.main = {Title{say(message("Les touches de cet écran"), language), 1},
                 Bullets{std::move(lines)}};
  screen.foot = {{"back", say(message("Revenir"), language), Back{}, "Esc", false, true}};
}

/// For those who only use the rules: that they are used although their files are faulty. The bench
/// tells the rest.
void add_short_alarm(std::vector<Block>& blocks, const Session& session, const Desk& desk) {
  const Language language = session.settings.language;
  if (!desk.broken() && desk.readable()) return;
  Banner banner{"⚠",
                say(desk.readable() ? message("Les fichiers de règles ont des fautes : les "
                                              "dernières bonnes règles restent en place.")
                                    : message("Les fichiers de règles ne peuvent plus être lus : "
                                              "les dernières bonnes règles restent en place."),
                    language),
                {say(message("Ceci concerne les fichiers, pas ce que dit le droit."), language)},
                Tone::caution};
  if (!desk.in_language(language))
    banner.lines.push_back(
        say(message("Elles ne sont pas là dans cette langue : leurs mots restent en français."),
            language));
  blocks.push_back(std::move(banner));
}

void describe_no_rules(Screen& screen, const Session& session, const Desk& desk) {
  const Language language = session.settings.language;
  screen.place = "no-rules";
  Banner banner{"⚠",
                say(message("Aucune règle n'est chargée : rien ne peut être décidé."), language),
                {},
                Tone::caution};
  banner.lines.push_back(desk.folder().string());
  banner.lines.push_back(
      say(message("Ceci concerne les fichiers, pas ce que dit le droit."), language));
  screen.main = {std::move(banner)};
  for (const Diagnostic& diagnostic : desk.diagnostics()) {
    screen.main.push_back(
        Paragraph{render(diagnostic, desk.sources(), language), Tone::plain, true});
  }
}

}  // namespace

Screen describe(const Session& session, Desk& desk) {
  Screen screen;
  describe_frame(screen, session);
  if (!desk.has_rules() && session.mode != Mode::rules) {
    describe_no_rules(screen, session, desk);
  } else {
    switch (session.mode) {
      case Mode::call:
        describe_call(screen, session, desk);
        add_short_alarm(screen.urgent, session, desk);
        break;
      case Mode::training:
        describe_lesson(screen, session, desk);
        add_short_alarm(screen.urgent, session, desk);
        break;
      case Mode::rules: describe_bench(screen, session, desk); break;
    }
  }
  if (session.help) describe_help(screen, session);
  return screen;
}

}  // namespace subrosa::gui
