"""The pictures of README and docs, taken of the real program.
`screenshots.py GUI COMMAND RULES FOLDER`"""
import os
import subprocess
import sys

from program import Window, call_of, plain_yaml

CASE = "arson-police-drugs-is-he-followed-2026"
SHOWN_QUESTION = 4  # so many answers stand at the left
PROVISION = "necessity"
BEFORE_PROVISIONS = 1  # what Tab reaches first: the button of the case


def keep(window, folder, name):
    """Small, and the same bytes for the same pixels."""
    path = os.path.join(folder, name + ".png")
    window.away()
    window.settled()
    window.picture(path)
    subprocess.run(["convert", path, "-strip", "-dither", "None", "-colors", "128", "-define",
                    "png:compression-level=9", "-define", "png:exclude-chunks=date,time", path],
                   check=True)


def call(window, keys, folder):
    window.press(*keys[:SHOWN_QUESTION])
    keep(window, folder, "question")
    window.press(*keys[SHOWN_QUESTION:])
    keep(window, folder, "verdict")


def search(window, words):
    """Types into the first field, and takes what is found first."""
    before = window.settled()
    window.display.key("slash")
    window.changed(before, "the focus in the field")
    window.display.type(words)
    window.settled()
    window.press("Return")


def training(window, folder):
    window.press("F3")
    search(window, "trafic de drogue 2026")
    window.press(*"1112116")
    keep(window, folder, "training")


def bench(window, rules, folder):
    """A tree with the path of a case lit."""
    order = plain_yaml(os.path.join(rules, "rules.yaml"))["provisions"]
    window.press("F4", "c")
    search(window, "incendie annonce 2026")
    window.press(*["Tab"] * (BEFORE_PROVISIONS + order.index(PROVISION) + 1))
    window.press("Return", "Next")
    keep(window, folder, "rules")


def main():
    gui, command, rules, folder = sys.argv[1:5]
    keys, _ = call_of(command, rules, CASE)
    with Window(gui, rules) as window:
        call(window, keys, folder)
        training(window, folder)
        bench(window, rules, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
