"""The package in a fresh Debian of its own, made for this and thrown away; as root or as anybody."""

import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

from the_package import DEB, SOURCE, expect, finish, run

CODENAME = re.search(r"VERSION_CODENAME=(\w+)", pathlib.Path("/etc/os-release").read_text()).group(1)


@contextlib.contextmanager
def display():
    """A display without a screen, which a program in another root can reach too."""
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-ac", "-noreset", "-screen", "0", "1400x1000x24"],
                              pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        yield ":" + os.read(reading, 16).decode().strip()
    finally:
        server.terminate()
        server.wait()


def window_seen(name, program):
    """Whether a window of that name shows while the program runs."""
    while program.poll() is None:
        found = subprocess.run(["xdotool", "search", "--name", "Subrosa"], capture_output=True, text=True,
                               env={**os.environ, "DISPLAY": name})
        if found.stdout.strip():
            return True
        time.sleep(0.3)
    return False


with display() as name, tempfile.TemporaryFile("w+") as said, tempfile.TemporaryDirectory() as folder:
    # Where the other Debian is made by somebody other than root, its root may read less than we: not a home.
    os.chmod(folder, 0o755)
    script = shutil.copy(SOURCE / "tests/package/in_clean_root.sh", folder)
    hook = f'sh {script} "$1" {shutil.copy(DEB, folder)} {name}'
    program = subprocess.Popen(["mmdebstrap", "--quiet", "--variant=apt", f"--customize-hook={hook}", CODENAME,
                                "/dev/null"], stdout=said, stderr=subprocess.STDOUT, cwd="/")
    seen = window_seen(name, program)
    status = program.wait()
    said.seek(0)
    text = said.read()
    expect(status == 0, text)
    expect(seen, "no window was seen on the display")
finish(text.strip())
