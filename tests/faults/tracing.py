"""strace: what the program asks of the system, and an answer of ours in its place."""
import pathlib
import re
import shutil
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "privacy"))
from watched import is_sanitized  # noqa: E402

CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\)\s+= (-?\d+|\?)(.*)$")


def traced(ground):
    """Whether strace works here on this program, also with what it calls by name."""
    if shutil.which("strace") is None:
        return False
    if is_sanitized(ground.subrosa):
        return False
    seen = ground.path / "seen"
    ground.run("--help", before=["strace", "-f", "-qq", "-e", "trace=prctl,exit_group", "-o", str(seen)])
    works = seen.exists() and "PR_SET_DUMPABLE" in seen.read_text(encoding="utf-8")
    # After the program has shut others out, only a privileged tracer still reads names.
    if works:
        ground.run("--version", "--rules", "rules", before=["strace", "-f", "-qq", "-e", "trace=openat", "-o", str(seen)])
        works = "rules/facts.yaml" in seen.read_text(encoding="utf-8")
    if seen.exists():
        seen.unlink()
    return works


def calls_of(ground, *words, calls):
    """What the program asks, in order: of each call its name, its number among those of its name, its arguments."""
    seen = ground.path / "seen"
    ground.run(*words, before=["strace", "-f", "-qq", "-y", "-s", "200", "-e", "trace=" + ",".join(calls), "-o", str(seen)])
    found, numbers = [], {}
    for line in seen.read_text(encoding="utf-8", errors="replace").splitlines():
        match = CALL.match(line)
        if match:
            name = match[1]
            numbers[name] = numbers.get(name, 0) + 1
            found.append((name, numbers[name], match[2]))
    seen.unlink()
    return found
