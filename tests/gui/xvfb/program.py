"""The real window in a display: what it shows as pixels, and what a call needs to be typed."""
import os
import re
import subprocess
import time

import yaml

from display import Display, Program

LETTERS = "abcdefghijklmnopqrst"  # the keys after 9, see gui/screen/words.cpp
PATIENCE = 15


def wait_until(done, what, seconds=PATIENCE):
    """Tries until `done()` gives something true, and gives it back."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = done()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"{what}: not within {seconds} s")


class Window:
    """`with Window(gui, rules) as window:`: subrosa-gui in a display and a home of its own."""

    def __init__(self, gui, rules, width=1280, height=800):
        self.command = [gui, rules]
        self.display = Display(width, height)

    def __enter__(self):
        display = self.display.__enter__()
        for name in ("LC_ALL", "LC_MESSAGES", "SUBROSA_RULES"):
            display.environment.pop(name, None)
        display.environment["LANG"] = "fr_BE.UTF-8"
        try:
            self.program = Program(self.command, display.environment)
            display.children.append(self.program.process)
            display.size(display.width, display.height)
            self.away()
            wait_until(lambda: len(set(self.pixels())) > 8, "the first picture")
            self.settled()
        except BaseException:
            display.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.display.__exit__()

    def away(self):
        """Puts the mouse where it is over nothing."""
        self.display.tool("xdotool", "mousemove", str(self.display.width - 1),
                          str(self.display.height - 1))

    def pixels(self):
        """The whole display, three bytes a pixel, row by row."""
        return subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"],
                              env=self.display.environment, check=True,
                              stdout=subprocess.PIPE).stdout

    def picture(self, path):
        """Keeps what is shown now."""
        os.makedirs(os.path.dirname(path), exist_ok=True)
        self.display.tool("import", "-window", "root", path)

    def settled(self, seen=b""):
        """The picture once it no longer changes; `seen`: what it just was."""
        pictures = [seen]

        def still():
            pictures.append(self.pixels())
            return pictures[-1] == pictures[-2]
        wait_until(still, "a still picture")
        return pictures[-1]

    def changed(self, before, what, seconds=PATIENCE):
        """Waits for another picture than `before`, and gives it back when it is still."""
        def other():
            now = self.pixels()
            return now if now != before else None
        return self.settled(wait_until(other, what, seconds))

    def press(self, *names):
        """Presses keys one by one; each must change the picture."""
        picture = self.settled()
        for name in names:
            self.display.key(name)
            picture = self.changed(picture, f"another picture after the key {name}")
        return picture

    def place_of_focus(self, tabs):
        """Where the widget is that so many presses of Tab reach: the middle of what they redraw."""
        before = self.settled()
        after = self.press(*["Tab"] * tabs)
        row = 3 * self.display.width
        rows = [y for y in range(self.display.height)
                if before[y * row:(y + 1) * row] != after[y * row:(y + 1) * row]]
        columns = [x for x in range(self.display.width)
                   if any(before[y * row + 3 * x:y * row + 3 * x + 3] !=
                          after[y * row + 3 * x:y * row + 3 * x + 3] for y in rows)]
        return (columns[0] + columns[-1]) // 2, (rows[0] + rows[-1]) // 2

    def clipboard(self):
        """What another program would paste; empty when there is nothing."""
        return subprocess.run(["xclip", "-selection", "clipboard", "-o"], text=True, timeout=10,
                              env=self.display.environment, check=False, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL).stdout

    def copy(self, text):
        """Another program copies."""
        subprocess.run(["xclip", "-selection", "clipboard", "-i"], text=True, timeout=10, input=text,
                       env=self.display.environment, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def files_at_home(self):
        return sorted(os.path.join(folder, name)
                      for folder, _, names in os.walk(self.display.home) for name in names)

    def share_of_processor(self, seconds=3):
        before = self.program.seconds_of_processor()
        time.sleep(seconds)
        return (self.program.seconds_of_processor() - before) / seconds


def plain_yaml(path):
    """Every value as it is written: `no` stays a word."""
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.BaseLoader)


def key_of(facts, question, answers):
    """The place of the case's answer among those of a question, from 1; its key in the window."""
    fact = next(one for one in facts if one["question"].startswith(question))
    place = list(fact["values"]).index(answers[fact["fact"]])
    return place + 1, str(place + 1) if place < 9 else LETTERS[place - 9]


def call_of(subrosa, rules, case):
    """The keys that answer a call as the case does, in the order in which `subrosa ask` puts its
    questions, and the headline at its end: the window must do the same."""
    facts = plain_yaml(os.path.join(rules, "facts.yaml"))["facts"]
    answers = plain_yaml(os.path.join(rules, "cases", case + ".yaml"))["facts"]
    typed, keys = [], []
    while True:
        told = subprocess.run([subrosa, "ask", "--rules", rules, "--lang", "fr"], text=True,
                              input="".join(f"{one}\n" for one in typed), check=True,
                              stdout=subprocess.PIPE, timeout=30).stdout
        questions = re.findall(r"^\d+\. (.+)$", told, re.MULTILINE)
        if len(questions) == len(typed):
            return keys, re.search(r"^[✘✔!○→]  (.+)$", told, re.MULTILINE).group(1)
        place, key = key_of(facts, questions[-1], answers)
        typed.append(place)
        keys.append(key)
