#include "subrosa/folder.hpp"

namespace subrosa {

std::string rules_line(const std::filesystem::path& folder, Language language) {
  auto files = files_of_rules(folder);
  if (!files)
    return say(message("aucun dossier de règles lisible à `{0}`", folder.string()), language);
  const Loaded loaded = load_rules(folder.string(), std::move(*files), language);
  if (!loaded.rules)
    return say(message("les fichiers de règles de `{0}` contiennent des erreurs", folder.string()),
               language);
  const RuleSet& rules = *loaded.rules;
  return say(
      message("Règles « {0} », version {1}, empreinte {2}", rules.id, rules.version, rules.hash),
      language);
}

}  // namespace subrosa
