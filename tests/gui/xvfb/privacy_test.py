"""What the window promises, looked at while it runs a whole call. `privacy_test.py GUI COMMAND RULES`

It speaks with its display and with nobody else, writes its settings and the page that was asked for, and leaves nothing
when it is killed.
"""
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys

from display import missing_tools
from program import Window, call_of, wait_until

TESTS = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(TESTS / "privacy"), str(TESTS / "faults")]
from privacy import NETWORK_LIBRARIES, Checks  # noqa: E402
from watched import changes_on_disk, sockets, under_strace, why_not_watched  # noqa: E402

CASE = "arson-police-drugs-is-he-followed-2026"
TO_THE_DISPLAY = re.compile(r'connect\(\d+, \{sa_family=AF_UNIX, sun_path=@?"/tmp/\.X11-unix/X\d+"')


def own_process(window):
    """The window's own, where strace started it."""
    started = window.program.process.pid
    children = pathlib.Path(f"/proc/{started}/task/{started}/children").read_text(encoding="utf-8").split()
    return int(children[0]) if children else started


def a_whole_call(window, keys):
    """A call with words looked for, the answer copied and kept, other settings, everything cleared."""
    window.press(*keys)
    window.display.key("ctrl+c")
    wait_until(window.clipboard, "something to paste")
    window.press("F6", "F11", "F12", "F10")
    window.press("ctrl+s", "1")
    pages = [path for path in wait_until(window.files_at_home, "a page") if path.endswith(".html")]
    window.press("F9")
    wait_until(lambda: not window.clipboard(), "an empty clipboard")
    return pages


def speaks_only_with_its_display(checks, log):
    calls = sockets(log)
    opened = [line for line in calls if "socket(" in line]
    checks.holds("the window opens a socket for its display", bool(opened), calls[:3])
    other = [line for line in opened if "socket(AF_UNIX" not in line]
    checks.holds("the window opens no socket but local ones", not other, other[:3])
    connected = [line for line in calls if "connect(" in line]
    other = [line for line in connected if not TO_THE_DISPLAY.search(line)]
    checks.holds("the window connects to its display alone", bool(connected) and not other, other[:3])
    serves = [line for line in calls if re.search(r"\b(?:bind|listen|accept4?)\(", line)]
    checks.holds("the window waits for nobody", not serves, serves[:3])


def writes_only_what_was_asked(checks, log, home, pages):
    changed = changes_on_disk(log)
    config = home + "/config/subrosa"
    allowed = {home, home + "/config", config, config + "/settings", *pages}
    other = {path for path in changed - allowed if not re.search(r"/\.subrosa-\d+-\d+\.part$", path)}
    checks.holds("the window writes its settings", config + "/settings" in changed, changed)
    checks.holds("the window writes the page that was asked for", len(pages) == 1 and pages[0] in changed, changed)
    checks.holds("the window writes nothing else", not other, other)


def leaves_at_home(checks, window, pages):
    settings = window.display.home + "/config/subrosa/settings"
    left = set(window.files_at_home())
    checks.holds("the home holds the settings and the page alone", left == {settings, *pages}, left)
    text = pathlib.Path(settings).read_text(encoding="utf-8")
    checks.holds("the settings are three lines of looks",
                 re.fullmatch(r"language: \w\w\ntheme: \w+\nzoom: \d+\n", text), text)


def has_loaded(checks, process):
    maps = pathlib.Path(f"/proc/{process}/maps").read_text(encoding="utf-8")
    found = set(NETWORK_LIBRARIES.findall(maps))
    checks.holds("the window has loaded no library of the network", "libX11" in maps and not found, found)


def leaves_no_core(checks, process, home):
    limits = pathlib.Path(f"/proc/{process}/limits").read_text(encoding="utf-8")
    checks.holds("the limit for core files is nothing", re.search(r"Max core file size +0 +0 ", limits), limits)
    before = {path for path in pathlib.Path(home).rglob("*")}
    os.kill(process, signal.SIGSEGV)
    return before


def a_watched_call(checks, gui, command, rules, log):
    keys, _ = call_of(command, rules, CASE)
    window = Window(gui, rules)
    window.command = [*under_strace(log), gui, rules]
    with window:
        process = own_process(window)
        window.display.type("/")
        window.display.type("trafic")
        window.display.key("Escape")
        pages = a_whole_call(window, keys)
        has_loaded(checks, process)
        leaves_at_home(checks, window, pages)
        before = leaves_no_core(checks, process, window.display.home)
        window.program.process.wait(20)
        checks.holds("a crash leaves nothing", before == set(pathlib.Path(window.display.home).rglob("*")))
        speaks_only_with_its_display(checks, log)
        writes_only_what_was_asked(checks, log, window.display.home, pages)


def without_its_display(checks, gui, rules, log):
    """Where nobody answers at the local socket, the X library would try the network and look up a name."""
    for display, says in [(":63", "écran"), ("somewhere:0", "autre machine"), ("localhost:10.0", "autre machine")]:
        environment = {"PATH": os.environ["PATH"], "DISPLAY": display, "LANG": "fr_BE.UTF-8", "HOME": "/nowhere"}
        ended = subprocess.run([*under_strace(log), gui, rules], env=environment, text=True, timeout=60, check=False,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        checks.holds(f"DISPLAY={display}: the window says why it does not open", ended.returncode == 69 and
                     says in ended.stderr, ended)
        other = [line for line in sockets(log) if "socket(" in line and "AF_UNIX" not in line]
        checks.holds(f"DISPLAY={display}: no socket but a local one", not other, other[:3])


def without_a_home(checks, gui, rules):
    """No home, one that cannot be written, one that is not absolute: the window works, and writes nowhere else."""
    here = set(os.listdir("."))
    for what, changes in [("no home", {"HOME": None, "XDG_CONFIG_HOME": None}),
                          ("a home that cannot be written", {"HOME": "/proc", "XDG_CONFIG_HOME": None}),
                          ("folders that are not absolute", {"HOME": None, "XDG_CONFIG_HOME": "config"})]:
        window = Window(gui, rules)
        enter = window.display.__enter__

        def changed(enter=enter, changes=changes):
            display = enter()
            for name, value in changes.items():
                display.environment.pop(name, None)
                display.environment.update({name: value} if value else {})
            return display
        window.display.__enter__ = changed
        with window:
            window.press("F6", "1")
            checks.holds(f"{what}: the window goes on", window.program.process.poll() is None)
            checks.holds(f"{what}: nothing is written", not window.files_at_home() and set(os.listdir(".")) == here,
                         window.files_at_home() + sorted(set(os.listdir(".")) - here))


def main():
    gui, command, rules = sys.argv[1:4]
    missing = missing_tools() + [tool for tool in ["xclip"] if shutil.which(tool) is None]
    if missing:
        print("skipped, missing:", *missing)
        return 77
    checks = Checks()
    folder = pathlib.Path(os.environ.get("TMPDIR", "/tmp")) / f"subrosa-watch-{os.getpid()}"
    folder.mkdir()
    try:
        reason = why_not_watched(gui, folder / "log")
        if reason:
            print("skipped:", reason)
            return 77
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
        a_watched_call(checks, gui, command, rules, folder / "log")
        without_its_display(checks, gui, rules, folder / "log")
        without_a_home(checks, gui, rules)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return checks.end("privacy-window")


if __name__ == "__main__":
    sys.exit(main())
