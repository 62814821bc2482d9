"""Works through docs/guide-lawyer.md as its reader does: nothing but its commands and its edits, from top to bottom.

Usage: guide_runs.py SUBROSA PROJECT_FOLDER

A `console` block holds commands (`$ …`), each with what it prints; there `…` stands for what the guide leaves out: some
lines, when it is alone on its line, else some characters. Any other block is an edit; the sentence before it says
which: see EDITS. A `sh`, or a block without such a sentence, is a fault of the guide.
With SUBROSA_APPROVE=1, what differs is written into the guide: read it, and cut it where it is long.
"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

subrosa, project = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
guide = project / "docs/guide-lawyer.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "--- the command is done"


def append(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def replace_last_line(path, text):
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]) + text, encoding="utf-8")


def create(path, text):
    assert not path.exists(), f"{path} is there already"
    path.write_text(text, encoding="utf-8")


def change_lines(path, text):
    """The lines with `-` stand together, once, in the file, and make place for those with `+`."""
    lines = text.splitlines(keepends=True)
    assert all(line[0] in "+- " for line in lines), "a line of an edit begins with +, - or a space"
    old = "".join(line[1:] for line in lines if line[0] != "+")
    new = "".join(line[1:] for line in lines if line[0] != "-")
    before = path.read_text(encoding="utf-8")
    assert before.count(old) == 1, f"in {path}, {before.count(old)} times, not once:\n{old}"
    path.write_text(before.replace(old, new), encoding="utf-8")


# The last words before a block, and what they ask of the reader.
EDITS = [(re.compile(words.replace(" ", r"\s+") + r" :\n+(?:<details>.*?</summary>\n+)?\Z"), edit) for words, edit in [
    (r"À la fin de `([^`]+)`, ajoutez", append),
    (r"Remplacez la dernière ligne de `([^`]+)` par ce bloc", replace_last_line),
    (r"Créez `([^`]+)`", create),
    (r"Dans `([^`]+)`, changez(?: ces lignes| cette ligne)", change_lines),
]]


class Shell:
    """One bash from the first command to the last, in a clean clone, with no settings but these."""

    def __init__(self, folder):
        own = ("SUBROSA_", "GIT_", "LANG", "LC_", "COLUMNS", "CDPATH")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        environment |= {"HOME": str(folder), "LANG": "fr_BE.UTF-8", "NO_COLOR": "1",
                        "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        for who in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{who}_NAME": "Exercice", f"GIT_{who}_EMAIL": "exercice@localhost"}
        self.bash = subprocess.Popen(["bash", "--norc", "--noprofile"], cwd=folder, env=environment, text=True,
                                     encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     stderr=subprocess.STDOUT)
        self.run("shopt -s expand_aliases")

    def run(self, command):
        """What it prints, on both streams."""
        self.bash.stdin.write(f"{command}\nprintf '\\n%s\\n' '{MARK}'\n")
        self.bash.stdin.flush()
        printed = ""
        for line in self.bash.stdout:
            if line == MARK + "\n":
                return printed.removesuffix("\n")
            printed += line
        raise AssertionError(f"the shell ended in: {command}\n{printed}")

    def folder(self):
        return pathlib.Path(self.run("pwd").strip())


def clean_clone(folder):
    """The project as its reader has it; `./dev run` runs the program that is tested."""
    clone = folder / "subrosa"
    clone.mkdir()
    shutil.copytree(project / "rules", clone / "rules")
    shutil.copy(project / "CHANGELOG.md", clone)
    dev = clone / "dev"
    dev.write_text(f'#!/bin/sh\n[ "$1" = run ] && shift && exec "{subrosa}" "$@"\n', encoding="utf-8")
    dev.chmod(0o755)
    shell = Shell(clone)
    printed = shell.run("git init -q -b main . && git add . && git commit -qm 'La bibliothèque'")
    assert not printed, printed
    return shell


def is_as_shown(printed, shown):
    """Whether the output is the one in the guide, but for what `…` leaves out."""
    pattern = ""
    for line in shown.splitlines():
        if line.strip() == "…":
            pattern += r"(?:[^\n]*\n)*"
        else:
            pattern += "[^\n]*".join(re.escape(part) for part in line.split("…")) + "\n"
    return re.fullmatch(pattern, printed) is not None


def mended(printed, shown):
    """The output as the guide should show it, still without what it leaves out; and how it differs from what it shows."""
    # These change with every change of the rules.
    printed = re.sub(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4,12}){3,4}\b|(?<=git:HEAD, )[0-9a-f]+", "…", printed)
    old, new = shown.splitlines(keepends=True), printed.splitlines(keepends=True)
    result, differences = "", ""
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or is_as_shown("".join(new[c:d]), "".join(old[a:b])):
            result += "".join(old[a:b])
        else:
            result += "".join(new[c:d])
            differences += "".join(["  - " + line for line in old[a:b]] + ["  + " + line for line in new[c:d]])
    return result, differences


def run_commands(shell, text, faults):
    """The block as it should be."""
    result = ""
    for step in re.findall(r"^\$ .*\n(?:(?!\$ ).*\n)*", text, re.MULTILINE):
        command, shown = step.split("\n", 1)
        printed = shell.run(command[2:])
        if printed and not printed.endswith("\n"):
            printed += "\n"
        if not is_as_shown(printed, shown):
            shown, differences = mended(printed, shown)
            faults.append(f"{command}\n{differences}")
        result += command + "\n" + shown
    return result


def make_edit(shell, before, text):
    for sentence, edit in EDITS:
        found = sentence.search(before)
        if found:
            return edit(shell.folder() / found[1], text)
    raise AssertionError(f"no sentence says what to do with this block:\n{before[-200:]}\n{text}")


def work_through(text, shell, faults):
    """The guide as it should be."""
    result, done, commands = "", 0, 0
    for block in BLOCK.finditer(text):
        result += text[done:block.start(2)]
        if block[1] == "console":
            shown = run_commands(shell, block[2], faults)
            commands += shown.count("\n$ ") + 1
            result += shown
        else:
            make_edit(shell, text[done:block.start()], block[2])
            result += block[2]
        done = block.end(2)
    assert commands > 10, "the guide has hardly any commands"
    print(f"{commands} commands")
    return result + text[done:]


faults = []
text = guide.read_text(encoding="utf-8")
with tempfile.TemporaryDirectory() as folder:
    actual = work_through(text, clean_clone(pathlib.Path(folder)), faults)
if os.environ.get("SUBROSA_APPROVE"):
    guide.write_text(actual, encoding="utf-8")
elif faults:
    sys.exit("The guide shows (-) what the program does not print (+):\n" + "\n".join(faults))
