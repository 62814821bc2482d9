// `subrosa lsp`: the rules explained and checked in an editor.
#include <csignal>

#include "commands/commands.hpp"
#include "lsp/server.hpp"

namespace subrosa::cli {

ExitStatus lsp(const Options& options, const World& world) {
  // An editor that is gone shows as a stream that takes nothing any more.
  std::signal(SIGPIPE, SIG_IGN);
  return serve_editor(options, world);
}

}  // namespace subrosa::cli
