// The rules and cases that a command works on.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "options.hpp"
#include "run.hpp"
#include "subrosa/bounded.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/limits.hpp"
#include "subrosa/load.hpp"
#include "subrosa/write.hpp"

namespace subrosa::cli {

/// The loaded rules with every file that was read so far, so that any place can be shown.
struct Library {
  std::filesystem::path folder;
  Loaded loaded;
};

/// `--rules`, else SUBROSA_RULES, else ./rules/belgium, else beside the executable.
[[nodiscard]] std::filesystem::path rules_folder(const Options& options, const World& world);

/// Reads the rules. A folder that cannot be read is told on the error stream; then nothing is
/// returned. Faults of the files stand in `loaded`.
[[nodiscard]] std::optional<Library> open_library(const Options& options, const World& world);

/// The same, for a command that needs rules without errors, in the language asked for and French
/// only: shows the diagnostics, and says that nothing was decided.
[[nodiscard]] std::optional<Library> usable_library(const Options& options, const World& world);

/// Reads a case: a file, the id of a case of the library, or `-` for standard input. What is wrong
/// is told on the error stream.
[[nodiscard]] std::optional<Case> open_case(const std::string& name, Library& library,
                                            const Options& options, const World& world);

/// All of standard input, at most `largest` bytes and one more; nothing when it cannot be read.
[[nodiscard]] std::optional<std::string> read_input(const World& world,
                                                    std::size_t largest = largest_file);

/// Every case of the library that can be read; what is wrong with the others is added to
/// `diagnostics`.
[[nodiscard]] std::vector<Case> all_cases(Library& library, Diagnostics& diagnostics);

/// Shows diagnostics on the error stream.
void show(const Diagnostics& diagnostics, const Sources& sources, const Options& options,
          const World& world);

/// A line on the error stream: `subrosa : …`, with help below it if there is some.
void tell(const World& world, Language language, const Message& words, const Message& help = {});

/// Whether text goes to a terminal that shows colours, or they were asked for.
[[nodiscard]] bool wants_color(const Options& options, const World& world);

/// Says on the error stream why something over every situation was not computed.
ExitStatus not_computed(NoResult why, const Options& options, const World& world);

/// Says on the error stream that a folder holds no rules that can be read, with `help`.
void no_rules_at(const std::filesystem::path& folder, const Options& options, const World& world,
                 const Message& help = message("indiquez-le avec --rules DOSSIER"));

/// Says on the error stream that a file could not be written, and why.
ExitStatus not_written(const Written& written, const Options& options, const World& world);

/// Writes a result to `--output` or standard output; the exit status when the file could not be
/// written. What happens to standard output is seen at the end of `run`.
[[nodiscard]] std::optional<ExitStatus> write_result(const std::string& text,
                                                     const Options& options, const World& world);

}  // namespace subrosa::cli
