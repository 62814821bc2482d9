"""Tab in real shells, with the scripts of the package: what is typed becomes what was meant."""

import contextlib
import os
import pathlib
import pty
import re
import select
import tempfile

from the_package import expect, finish, run, unpacked

# What is typed before Tab, and the line after it.
TYPED = [
    ("subrosa gra", "subrosa graph"),
    ("subrosa decide --as", "subrosa decide --as-of"),
    ("subrosa graph --format=s", "subrosa graph --format=svg"),
    ("subrosa graph art458b", "subrosa graph art458bis"),
    ("subrosa decide arson-police-drugs-is", "subrosa decide arson-police-drugs-is-he-followed"),
    ("subrosa matrix x --over request.fo", "subrosa matrix x --over request.form"),
    ("subrosa decide --rules rules-of", "subrosa decide --rules rules-of-mine/"),
    ("subrosa decide my-ca", "subrosa decide my-case.yaml"),
    ("subrosa --lang de boo", "subrosa --lang de book"),
]


class Shell:
    """A shell at a terminal, with keys typed as a person would."""

    def __init__(self, command, environment, folder):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        self.said()

    def said(self, until="", quiet=0.7):
        """What it writes until it has been quiet for a while, or has written a line that begins so."""
        text = ""
        while select.select([self.terminal], [], [], quiet)[0]:
            try:
                text += os.read(self.terminal, 65536).decode(errors="replace")
            except OSError:  # it has ended
                break
            if until and re.search(rf"[\r\n]{until}[^\r\n]*[\r\n]", text):
                break
        return text

    def type(self, keys, **wait):
        os.write(self.terminal, keys.encode())
        return self.said(**wait)

    def line_after_tab(self, typed):
        """Tab, then the line is made an argument of `echo` by its ends, and so printed by the shell itself."""
        self.type(typed + "\t")
        said = self.type("\x05'\x01echo 'line: \r", until="line: ", quiet=5)
        lines = [line for line in said.replace("\r", "\n").split("\n") if line.startswith("line: ")]
        return lines[-1][6:].strip() if lines else said

    def end(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)


def check_at_terminal(name, command, first, environment, folder):
    shell = Shell(command, environment, folder)
    for line in first:
        shell.type(line + "\r")
    for typed, wanted in TYPED:
        found = shell.line_after_tab(typed)
        # zsh takes the slash of a folder away when a word ends there.
        expect(found.rstrip("/") == wanted.rstrip("/"), f"{name}: `{typed}` and Tab is `{found}`, not `{wanted}`")
    shell.end()


def check_fish(script, environment, folder):
    """fish says itself what it would offer, and what it would say beside it."""
    for typed, wanted in TYPED:
        said = run(["fish", "--no-config", "-c", f"source {script}; complete -C '{typed}'"], env=environment, cwd=folder)
        words = [line.split("\t")[0] for line in said.splitlines()]
        expect(wanted.split()[-1] in words, f"fish: `{typed}` and Tab offers {words}, not `{wanted}`")
    said = run(["fish", "--no-config", "-c", f"source {script}; complete -C 'subrosa '"], env=environment, cwd=folder)
    expect("graph\t" in said and "my-case.yaml" not in said, f"fish offers for verbs: {said}")


with contextlib.ExitStack() as stack:
    root = unpacked(stack)
    folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
    (folder / "rules-of-mine").mkdir()
    (folder / "my-case.yaml").write_text("case: mine\nfacts: {}\n")
    environment = {"PATH": f"{root}/usr/bin:/usr/bin:/bin", "HOME": str(folder), "TERM": "dumb", "LC_ALL": "C.UTF-8",
                   "PS1": "> "}
    share = root / "usr/share"
    check_at_terminal("bash", ["bash", "--norc", "--noprofile", "-i"],
                      [f". {share}/bash-completion/completions/subrosa"], environment, folder)
    check_at_terminal("bash with bash-completion", ["bash", "--norc", "--noprofile", "-i"],
                      [f"export XDG_DATA_DIRS={share}", ". /usr/share/bash-completion/bash_completion"],
                      environment, folder)
    check_at_terminal("zsh", ["zsh", "-f", "-i"],
                      ["bindkey -e", f"fpath=({share}/zsh/vendor-completions $fpath)",
                       "autoload -Uz compinit && compinit -u"], environment, folder)
    check_at_terminal("zsh, sourced", ["zsh", "-f", "-i"],
                      ["bindkey -e", "autoload -Uz compinit && compinit -u", "source <(subrosa completion zsh)"],
                      environment, folder)
    check_fish(share / "fish/vendor_completions.d/subrosa.fish", environment, folder)
finish(f"{len(TYPED)} lines completed in bash, zsh and fish")
