// `subrosa review`: who has read which provision, what must be read again, and the mark of a
// review.
#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/layout.hpp"
#include "subrosa/report.hpp"
#include "subrosa/suggest.hpp"
#include "subrosa/write.hpp"

namespace subrosa::cli {

namespace {

using Provisions = std::vector<ProvisionIndex>;

/// What is wrong with the options together; nothing when they fit.
std::optional<UsageFault> misuse(const Options& options, const World& world) {
  const bool marks = !options.by.empty();
  if (marks && options.cases.empty()) {
    return UsageFault{message("quelles dispositions ont été relues ?"),
                      message("par exemple : subrosa review art458 --by avocat")};
  }
  const bool asks = options.only_due || options.exit_code || options.format != Format::text ||
                    !options.output.empty();
  if (marks && asks) {
    return UsageFault{message("--by marque une relecture : il ne va qu'avec --on et --dry-run"),
                      message("d'abord `subrosa review --due`, puis relire, puis marquer")};
  }
  if (!marks && (options.on || options.dry_run)) {
    return UsageFault{message("qui a relu ? donnez un rôle, jamais un nom"),
                      message("par exemple : subrosa review art458 --by avocat")};
  }
  if (options.on && *options.on > world.today) {
    return UsageFault{
        message("le {0} est à venir : une relecture a déjà eu lieu", iso(*options.on)), {}};
  }
  return std::nullopt;
}

/// Those named, each once and in reading order, or all; a name that is not known is told.
std::optional<Provisions> provisions_named(const RuleSet& rules, const Options& options,
                                           const World& world) {
  Provisions found;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < rules.provisions.size(); ++i) {
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(i);
    ids.push_back(rules.provisions[index].id);
    const auto& names = options.cases;
    if (names.empty() || std::find(names.begin(), names.end(), ids.back()) != names.end())
      found.push_back(index);
  }
  for (const std::string& name : options.cases) {
    if (rules.provision_named(name)) continue;
    const std::string near = closest(name, ids);
    tell(world, options.language, message("la disposition `{0}` est inconnue", name),
         near.empty() ? message("`subrosa review` les montre toutes")
                      : message("essayez `{0}`", near));
    return std::nullopt;
  }
  return found;
}

ExitStatus show_reviews(const RuleSet& rules, const Provisions& asked, const Options& options,
                        const World& world) {
  std::vector<ReviewEntry> entries = reviews_of(rules, world.today);
  std::erase_if(entries, [&](const ReviewEntry& entry) {
    const bool named = std::find(asked.begin(), asked.end(), entry.provision) != asked.end();
    return !named || (options.only_due && !entry.due(rules));
  });
  const bool due = std::any_of(entries.begin(), entries.end(),
                               [&](const ReviewEntry& entry) { return entry.due(rules); });
  const Message title = !options.only_due ? message("Relectures")
                        : due ? message("À relire : {0} sur {1}", std::to_string(entries.size()),
                                        std::to_string(asked.size()))
                              : message("Rien n'est à relire.");
  const TextStyle style{false, false, 78, options.language};
  const std::string text = options.format == Format::json
                               ? to_json(rules, entries, options.language)
                               : to_text(rules, entries, say(title, options.language), style);
  if (const auto failed = write_result(text, options, world)) return *failed;
  return options.exit_code && due ? ExitStatus::findings : ExitStatus::done;
}

/// Marks provisions as read. Every new text is made before the first is written, so that a file
/// that cannot be marked leaves all as they were.
class Marker {
 public:
  Marker(const Library& library, const Options& options, const World& world)
      : loaded_(library.loaded), options_(options), world_(world) {}

  ExitStatus mark(const Provisions& provisions) {
    for (const ProvisionIndex provision : provisions) {
      if (!prepare(provision)) return ExitStatus::findings;
    }
    return put() ? ExitStatus::done : ExitStatus::findings;
  }

 private:
  struct Marked {
    const SourceFile* file = nullptr;
    std::string text;
  };

  bool prepare(ProvisionIndex index) {
    const Provision& provision = loaded_.rules->provisions[index];
    const SourceFile& file = loaded_.sources[provision.span.file];
    auto text = with_review(file, {options_.by, iso(options_.on.value_or(world_.today)),
                                   review_hash(*loaded_.rules, index)});
    if (!text) {
      return refuse(
          message("`{0}` est resté tel quel : écrivez sous `review` seulement "
                  "`status: unreviewed`, puis recommencez",
                  file.name()));
    }
    marked_.push_back({&file, std::move(*text)});
    return true;
  }

  bool put() const {
    std::vector<FileToWrite> files;
    for (const Marked& one : marked_) {
      const std::string& name = one.file->name();
      const std::string before(one.file->text());
      if (one.text == before) continue;
      if (options_.dry_run) world_.out << unified_diff(name, before, one.text);
      // Somebody may have saved another text since: then that one has not been read.
      else
        files.push_back({name, one.text, before});
    }
    if (const Written written = write_together(files); !written) {
      static_cast<void>(not_written(written, options_, world_));
      return false;
    }
    for (const FileToWrite& file : files) world_.out << file.path.string() << "\n";
    return true;
  }

  bool refuse(const Message& words) const {
    tell(world_, options_.language, words);
    return false;
  }

  const Loaded& loaded_;
  const Options& options_;
  const World& world_;
  std::vector<Marked> marked_;
};

}  // namespace

ExitStatus review(const Options& options, const World& world) {
  if (const auto fault = misuse(options, world)) {
    tell(world, options.language, fault->words, fault->help);
    return ExitStatus::usage;
  }
  const auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  const auto asked = provisions_named(*library->loaded.rules, options, world);
  if (!asked) return ExitStatus::usage;
  if (options.by.empty()) return show_reviews(*library->loaded.rules, *asked, options, world);
  return Marker(*library, options, world).mark(*asked);
}

}  // namespace subrosa::cli
