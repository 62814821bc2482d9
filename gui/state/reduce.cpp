#include "state/reduce.hpp"

#include <algorithm>

#include "state/parts.hpp"
#include "subrosa/limits.hpp"

namespace subrosa::gui {

namespace {

std::string& field_of(Session& session, Field field) {
  switch (field) {
    case Field::call_words: return session.call.words;
    case Field::as_of: return session.call.as_of;
    case Field::known_on: return session.call.known_on;
    case Field::path: return session.call.path;
    case Field::lesson_words: return session.lesson.words;
    case Field::rules_folder: return session.bench.folder;
    case Field::bench_words: return session.bench.words;
  }
  return session.call.words;
}

/// The beginning of what was typed or pasted, in whole characters.
std::string beginning(const std::string& text) {
  if (text.size() <= longest_typed) return text;
  std::size_t end = longest_typed;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

int zoomed(int zoom, int steps) {
  if (steps == 0) return 100;
  const auto here = std::find(zooms.begin(), zooms.end(), zoom);
  const auto place = here == zooms.end() ? 1 : here - zooms.begin();
  const auto last = static_cast<std::ptrdiff_t>(zooms.size()) - 1;
  return zooms[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(place + steps, 0, last))];
}

/// What belongs to no mode; every other action goes to the part whose it is.
struct Reducer {
  Session& session;

  void operator()(const SwitchMode& action) const { session.mode = action.mode; }
  void operator()(const SwitchLanguage& action) const {
    session.settings.language = action.language;
  }
  void operator()(const SwitchTheme& action) const { session.settings.theme = action.theme; }
  void operator()(const Zoom& action) const {
    session.settings.zoom = zoomed(session.settings.zoom, action.steps);
  }
  void operator()(const ToggleHelp& /*action*/) const { session.help = !session.help; }
  void operator()(const ClearAll& /*action*/) const {
    session.call = {};
    session.lesson = {};
    session.bench.words.clear();
    session.help = false;
  }
  void operator()(const Typed& action) const {
    field_of(session, action.field) = beginning(action.text);
  }
  void operator()(const Back& /*action*/) const {
    if (session.help) {
      session.help = false;
      return;
    }
    switch (session.mode) {
      case Mode::call: return go_back(session.call);
      case Mode::training: return go_back(session.lesson);
      case Mode::rules: return go_back(session.bench);
    }
  }

  template <class Mine>
  void operator()(const Mine& action) const {
    if constexpr (requires { change(session.call, action); })
      change(session.call, action);
    else if constexpr (requires { change(session.lesson, action); })
      change(session.lesson, action);
    else if constexpr (requires { change(session.bench, action); })
      change(session.bench, action);
    else
      static_assert(is_done_elsewhere<Mine>);
  }
};

}  // namespace

Session reduce(Session session, const Action& action) {
  session.notice = {};
  std::visit(Reducer{session}, action);
  return session;
}

const std::string& text_of(const Session& session, Field field) {
  return field_of(const_cast<Session&>(session), field);
}

}  // namespace subrosa::gui
