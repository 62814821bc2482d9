"""The package that `./dev package` made, for the tests beside this file."""

import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(sys.argv[1]).resolve()
PACKAGES = SOURCE / "build" / "package"
VERSION = re.search(r"project\(subrosa VERSION ([\d.]+)", (SOURCE / "CMakeLists.txt").read_text()).group(1)
ARCHITECTURE = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True).stdout.strip()
DEB = PACKAGES / f"subrosa_{VERSION}_{ARCHITECTURE}.deb"
TARBALL = PACKAGES / f"subrosa-{VERSION}-linux-{ARCHITECTURE}.tar.gz"

# What a user has who has nothing: no home, no display, no locale, no rules named.
BARE = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}

faults = []


def expect(truth, words):
    if not truth:
        faults.append(words)


def run(command, status=0, **more):
    """The output of a command, its error stream after it; another exit status is a fault."""
    more.setdefault("cwd", "/")
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **more)
    said = done.stdout + done.stderr
    expect(done.returncode == status, f"{command} ended with {done.returncode}: {said}")
    return said


def unpacked(stack):
    """The package's files in a folder of their own; `stack` removes it."""
    folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="subrosa-package-")))
    subprocess.run(["dpkg-deb", "--extract", DEB, folder], check=True)
    return folder


def finish(checked):
    for fault in faults:
        print("FAULT:", fault)
    print(checked if not faults else f"{len(faults)} faults")
    sys.exit(1 if faults else 0)
