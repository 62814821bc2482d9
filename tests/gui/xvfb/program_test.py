"""The real program in a real display: a volunteer's call, a trainer's case, a lawyer's edit.
`program_test.py GUI COMMAND RULES PICTURES RELOAD_SECONDS`"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

from display import missing_tools
from program import Window, call_of, wait_until

CASE = "arson-police-drugs-is-he-followed-2026"
MOST_ANSWERS = 9
ORDINARY_RELOAD = 2  # seconds, without sanitizers
LEAST_SHARE = 0.01  # of a core, while nothing happens


def copied(window):
    window.display.key("ctrl+c")
    return wait_until(window.clipboard, "something to paste")


def keeps_one_page(window, headline):
    """Nothing was written before; then one page, and it says what the window says."""
    assert window.files_at_home() == [], window.files_at_home()
    window.press("ctrl+s", "1")
    pages = wait_until(window.files_at_home, "a page")
    assert len(pages) == 1 and pages[0].endswith(".html"), pages
    with open(pages[0], encoding="utf-8") as file:
        assert headline in file.read(), pages
    return pages


def volunteer(gui, command, rules, picture):
    """The arson case by keyboard alone, then the same with one answer by mouse."""
    keys, headline = call_of(command, rules, CASE)
    assert len(keys) <= MOST_ANSWERS, keys
    with Window(gui, rules) as window:
        first = window.settled()
        picture(window, "call-question")
        sleeps(window, "during a call")
        verdict = window.press(*keys)
        picture(window, "call-verdict")
        assert headline in copied(window)
        pages = keeps_one_page(window, headline)
        picture(window, "call-saved")
        window.press("F9")
        assert window.settled() == first, "F9 must leave the first question and nothing else"
        assert wait_until(lambda: not window.clipboard(), "an empty clipboard")
        by_mouse(window, keys)
        assert window.settled() == verdict, "the mouse must answer as the key does"
        assert headline in copied(window)
        assert window.files_at_home() == pages, window.files_at_home()
        window.copy("of somebody else")
        window.press("F9")
        time.sleep(0.3)
        assert window.clipboard() == "of somebody else", "only its own copy may be cleared"


def by_mouse(window, keys):
    """The first answer with a click on its button: Tab reaches the field first, then the answers."""
    x, y = window.place_of_focus(1 + int(keys[0]))
    before = window.settled()
    window.display.click(x, y)
    window.changed(before, "another question after a click")
    window.away()
    window.press(*keys[1:])


def trainer(gui, rules, picture):
    """A case found by words, the group's vote, the answer shown and hidden again."""
    with Window(gui, rules) as window:
        library = window.press("F3")
        picture(window, "training-library")
        window.display.key("slash")
        window.changed(library, "the focus in the field")
        window.display.type("trafic de drogue 2026")
        found = window.settled()
        picture(window, "training-found")
        window.display.key("Return")
        window.changed(found, "the case")
        voted = window.press("1", "1", "1", "2", "6")
        picture(window, "training-voted")
        shown = window.press("space")
        picture(window, "training-revealed")
        assert window.press("h") == voted, "hidden again, the votes must stand as before"
        assert window.press("space") == shown
        window.press("space", "space")
        picture(window, "training-all")
        assert window.files_at_home() == [], window.files_at_home()


def edit(path, old, new):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert old in text, f"{path} lacks {old!r}"
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new))


def lawyer(gui, rules, picture, reload_seconds):
    """Files that are edited are read again without any key: broken, mended, with another verdict."""
    with tempfile.TemporaryDirectory(prefix="subrosa-rules-") as folder:
        copy = os.path.join(folder, "belgium")
        shutil.copytree(rules, copy)
        necessity = os.path.join(copy, "provisions", "necessity.yaml")
        with Window(gui, copy) as window:
            seen = window.press("F4")
            picture(window, "rules-read")
            for name, old, new in [("rules-broken", "avoidable == no", "avoidable == nein"),
                                   ("rules-mended", "avoidable == nein", "avoidable == no"),
                                   ("rules-turned", "avoidable == no", "avoidable == yes")]:
                edit(necessity, old, new)
                seen = window.changed(seen, f"another picture, {name}", reload_seconds)
                picture(window, name)
            window.press("m")
            picture(window, "rules-cases-turned")
            # What sanitizers add while the files are looked at is not the program's.
            if reload_seconds <= ORDINARY_RELOAD:
                sleeps(window, "while it watches the files")
            assert window.files_at_home() == [], window.files_at_home()


def sleeps(window, when):
    time.sleep(0.5)
    used = window.share_of_processor()
    assert used < LEAST_SHARE, f"{used:.1%} of a core {when}"


def ends(gui, *arguments):
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES")}
    environment["LANG"] = "fr_BE.UTF-8"
    return subprocess.run([gui, *arguments], env=environment, text=True, timeout=20, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def without_display(gui, rules):
    ended = ends(gui, rules)
    assert ended.returncode == 69, ended
    assert "subrosa ask" in ended.stderr, ended
    for wrong in (["--colour"], [rules, rules]):
        ended = ends(gui, *wrong)
        assert ended.returncode == 2 and "DOSSIER" in ended.stderr, ended


def main():
    gui, command, rules, pictures = sys.argv[1:5]
    reload_seconds = float(sys.argv[5])
    missing = missing_tools() + [tool for tool in ["xclip"] if shutil.which(tool) is None]
    if missing:
        print("skipped, missing:", *missing)
        return 77

    def picture(window, name):
        window.picture(os.path.join(pictures, f"program-{name}.png"))

    without_display(gui, rules)
    volunteer(gui, command, rules, picture)
    trainer(gui, rules, picture)
    lawyer(gui, rules, picture, reload_seconds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
