#include "diagnostics/suggestion.hpp"

#include <algorithm>

#include "subrosa/suggest.hpp"

namespace subrosa {

Message suggestion(std::string_view word, const std::vector<std::string>& names) {
  const std::string near = closest(word, names);
  if (!near.empty()) return message("écrivez `{0}`", near);
  std::string all;
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (std::find(names.begin(), name, *name) != name) continue;
    all += (all.empty() ? "`" : ", `") + *name + "`";
  }
  return message("à choisir : {0}", all);
}

Message nearest_name(std::string_view word, const std::vector<std::string>& names) {
  const std::string near = closest(word, names);
  return near.empty() ? Message{} : message("écrivez `{0}`", near);
}

}  // namespace subrosa
