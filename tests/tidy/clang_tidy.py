"""What clang-tidy finds in the engine and the command; .clang-tidy says what it looks for.

    clang_tidy.py BUILD SOURCE

BUILD was made with clang. Writes BUILD/clang-tidy-figures.json. Status 1 with a finding.
"""
import json
import pathlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

FOLDERS = ("engine", "cli")


def commands(build, source):
    """(what is compiled, how many of our files stand in it); those compiled as one are looked at as one."""
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = pathlib.Path(entry["file"])
        place = file.relative_to(build if file.is_relative_to(build) else source)
        generated = "cmake_pch" in file.name or any("verify_interface" in part for part in place.parts)
        if place.parts[0] not in FOLDERS or generated:
            continue
        together = file.is_relative_to(build) and "Unity" in place.parts
        yield file, len(re.findall("^#include", file.read_text(), re.MULTILINE)) if together else 1


def look(build, file):
    done = subprocess.run(["clang-tidy", "--quiet", "-p", str(build), str(file)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    if done.returncode and not done.stdout:
        return done.stderr
    return done.stdout


def main():
    build, source = (pathlib.Path(one).resolve() for one in sys.argv[1:3])
    found = sorted(set(commands(build, source)), key=lambda one: -one[1])
    assert found, "nothing to look at"
    with ThreadPoolExecutor(2) as pool:
        said = []
        for number, text in enumerate(pool.map(lambda one: look(build, one[0]), found), 1):
            print(f"clang-tidy: {number} of {len(found)}", file=sys.stderr, flush=True)
            if text.strip() and text not in said:
                said.append(text)
                print(text, flush=True)
    files = sum(count for _, count in found)
    findings = len(set(re.findall(r"^.*: (?:error|warning): .*$", "\n".join(said), re.MULTILINE))) or len(said)
    print(f"clang-tidy: {files} files, {findings} findings")
    (build / "clang-tidy-figures.json").write_text(json.dumps({"files": files, "findings": findings}))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
