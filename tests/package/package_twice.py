"""Made again elsewhere, by somebody with other habits: the same bytes."""

import contextlib
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import tempfile

from the_package import DEB, SOURCE, TARBALL, expect, finish

BUILD = SOURCE / "build" / "release"
# To compile all of it again would take minutes; each of these brings in another heavy library, or names the version.
COMPILED_AGAIN = ["cli/run.cpp", "cli/options.cpp", "engine/src/document/read_yaml.cpp",
                  "engine/src/syntax/parse_expression.cpp", "gui/platform/window.cpp"]


def check_objects(stack):
    """Some files compiled from a copy of the sources in another place are what the build has."""
    elsewhere = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="another place "))) / "sources"
    for part in ("engine", "cli", "gui"):
        shutil.copytree(SOURCE / part, elsewhere / part)
    (elsewhere / "build/release").mkdir(parents=True)
    commands = {command["file"]: command for command in json.loads((BUILD / "compile_commands.json").read_text())}
    for name in COMPILED_AGAIN:
        command = commands[str(SOURCE / name)]
        words = [word.replace(str(SOURCE), str(elsewhere)) for word in shlex.split(command["command"])]
        output = words.index("-o") + 1
        built, words[output] = BUILD / words[output], "again.o"
        subprocess.run(words, cwd=elsewhere / "build/release", check=True, env={**os.environ, "CCACHE_DISABLE": "1"})
        again = (elsewhere / "build/release/again.o").read_bytes()
        expect(again == built.read_bytes(), f"{name} compiled in {elsewhere} is not what was built")


def check_packing(stack):
    again = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory())) / "again"
    archive = subprocess.run(["dpkg-deb", "--ctrl-tarfile", DEB], capture_output=True, check=True).stdout
    seconds = int(archive[136:147], 8)  # of the first entry
    subprocess.run([SOURCE / "engine/cmake/package/make_package.sh", BUILD, again], check=True,
                   preexec_fn=lambda: os.umask(0o077), stdout=subprocess.DEVNULL,
                   env={**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": str(seconds)})
    for file in (DEB, TARBALL):
        expect((again / file.name).read_bytes() == file.read_bytes(), f"{file.name} is not the same twice")


with contextlib.ExitStack() as stack:
    check_objects(stack)
    check_packing(stack)
finish(f"{len(COMPILED_AGAIN)} files compiled in another place, and the packing: the same bytes")
