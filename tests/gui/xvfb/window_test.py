"""The window in a real display: keys, mouse, clipboard, sleep. `window_test.py GALLERY PICTURES`"""
import os
import subprocess
import sys
import time

from display import Display, missing_tools


def keys_and_mouse(gallery, pictures):
    with Display(1280, 800) as display:
        program = display.start(gallery, "question")
        display.size(1280, 800)
        display.picture(os.path.join(pictures, "gallery-question.png"))
        for key, did in [("1", "answer request.form=none"), ("KP_2", "answer request.form=judge"),
                         ("question", "why"), ("l", "page"), ("Escape", "back"), ("F1", "help"),
                         ("ctrl+plus", "zoom 1"), ("ctrl+minus", "zoom -1")]:
            display.key(key)
            program.expect(did)
        display.key("Tab")
        display.key("Return")
        program.expect("answer request.form=none")
        display.key("Tab")
        display.key("space")
        program.expect("answer request.form=judge")
        display.key("slash")
        time.sleep(0.4)
        for end in range(1, 5):
            display.type("bail"[end - 1])
            program.expect("typed " + "bail"[:end])
        display.key("BackSpace")
        program.expect("typed bai")
        display.key("1")
        program.expect("typed bai1")
        display.key("Return")
        program.expect("page")
        display.picture(os.path.join(pictures, "gallery-typing.png"))


def idle(gallery):
    with Display(1280, 800) as display:
        program = display.start(gallery, "verdict")
        display.size(1280, 800)
        time.sleep(1)
        before = program.seconds_of_processor()
        time.sleep(4)
        used = (program.seconds_of_processor() - before) / 4
        assert used < 0.01, f"{used:.1%} of a core while nothing happens"


def clipboard(gallery):
    """What was copied can be pasted, until everything is cleared."""
    with Display(1280, 800) as display:
        program = display.start(gallery, "question")
        display.size(1280, 800)
        display.key("F6")
        program.expect("copy")
        display.key("slash")
        time.sleep(0.4)
        display.key("ctrl+v")
        program.expect("typed Vous devez vous taire.")
        display.key("F8")
        program.expect("clear")
        for key in ("ctrl+v", "ctrl+z"):
            display.key(key)
            program.expect_nothing()


def no_display(gallery):
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    ended = subprocess.run([gallery], env=environment, text=True, stderr=subprocess.PIPE,
                           stdout=subprocess.DEVNULL, timeout=20, check=False)
    assert ended.returncode == 69, ended.returncode
    assert "subrosa ask" in ended.stderr, ended.stderr


def writes_nothing(gallery):
    with Display(1280, 800) as display:
        program = display.start(gallery, "question")
        display.key("1")
        program.expect("answer request.form=none")
        left = [os.path.join(folder, name) for folder, _, names in os.walk(display.home)
                for name in names]
        assert left == [], left


def main():
    gallery, pictures = sys.argv[1], sys.argv[2]
    missing = missing_tools()
    if missing:
        print("skipped, missing:", *missing)
        return 77
    keys_and_mouse(gallery, pictures)
    idle(gallery)
    clipboard(gallery)
    no_display(gallery)
    writes_nothing(gallery)
    return 0


if __name__ == "__main__":
    sys.exit(main())
