// One function for each verb.
#pragma once

#include "options.hpp"
#include "run.hpp"

namespace subrosa::cli {

constexpr std::size_t longest_line = 200;  ///< bytes of an answer to `ask`
constexpr std::size_t most_lines = 5000;   ///< answers in one conversation

[[nodiscard]] ExitStatus ask(const Options& options, const World& world);
[[nodiscard]] ExitStatus book(const Options& options, const World& world);
[[nodiscard]] ExitStatus decide(const Options& options, const World& world);
[[nodiscard]] ExitStatus completion(const Options& options, const World& world);
[[nodiscard]] ExitStatus diff(const Options& options, const World& world);
[[nodiscard]] ExitStatus fmt(const Options& options, const World& world);
[[nodiscard]] ExitStatus check(const Options& options, const World& world);
[[nodiscard]] ExitStatus graph(const Options& options, const World& world);
[[nodiscard]] ExitStatus init(const Options& options, const World& world);
[[nodiscard]] ExitStatus manual(const Options& options, const World& world);
[[nodiscard]] ExitStatus lsp(const Options& options, const World& world);
[[nodiscard]] ExitStatus matrix(const Options& options, const World& world);
[[nodiscard]] ExitStatus prove(const Options& options, const World& world);
[[nodiscard]] ExitStatus review(const Options& options, const World& world);
[[nodiscard]] ExitStatus rename(const Options& options, const World& world);
[[nodiscard]] ExitStatus schema(const Options& options, const World& world);
[[nodiscard]] ExitStatus test(const Options& options, const World& world);
[[nodiscard]] ExitStatus timeline(const Options& options, const World& world);
[[nodiscard]] ExitStatus version(const Options& options, const World& world);

/// The verbs that the help shows, in its order.
[[nodiscard]] std::vector<Verb> shown_verbs();

}  // namespace subrosa::cli
