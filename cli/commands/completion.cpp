// `subrosa completion SHELL`: the script that lets a shell ask this program what may be typed next.
#include <map>

#include "commands/commands.hpp"
#include "library.hpp"

namespace subrosa::cli {

namespace {

constexpr const char* bash_script =
    R"(# bash completion for subrosa; written by `subrosa completion bash`.
_subrosa() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) compopt -o default ;;
      :folders) compopt -o dirnames ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <(subrosa __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _subrosa subrosa
)";

constexpr const char* zsh_script = R"(#compdef subrosa
# zsh completion for subrosa; written by `subrosa completion zsh`.
_subrosa() {
  local line word
  local -a names
  for line in "${(@f)$(subrosa __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    word=${line%%$'\t'*}
    case $line in
      '') ;;
      :files) _files ;;
      :folders) _files -/ ;;
      *) names+=("${word//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  (( $#names )) && _describe subrosa names
}
if [ "$funcstack[1]" = _subrosa ]; then
  _subrosa "$@"
else
  compdef _subrosa subrosa
fi
)";

constexpr const char* fish_script =
    R"(# fish completion for subrosa; written by `subrosa completion fish`.
function __subrosa_candidates
    set -l typed (commandline -opc)
    for line in (subrosa __complete $typed[2..-1] (commandline -ct) 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path (commandline -ct)
            case :folders
                __fish_complete_directories (commandline -ct)
            case '*'
                printf '%s\n' $line
        end
    end
end
complete -c subrosa -f -a '(__subrosa_candidates)'
)";

}  // namespace

ExitStatus completion(const Options& options, const World& world) {
  const std::map<std::string, const char*> scripts{
      {"bash", bash_script}, {"fish", fish_script}, {"zsh", zsh_script}};
  const auto script =
      scripts.find(options.cases.size() == 1 ? options.cases.front() : std::string());
  if (script == scripts.end()) {
    tell(world, options.language, message("pour quel shell ?"),
         message("à choisir : {0}", "bash, zsh, fish"));
    return ExitStatus::usage;
  }
  return write_result(script->second, options, world).value_or(ExitStatus::done);
}

}  // namespace subrosa::cli
