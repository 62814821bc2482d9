"""How many branches of engine/src the tests took, both ways; exceptions that merely pass through are no branches.

    branch_coverage.py BUILD SOURCE [--at-least PERCENT]

Reads what the programs of BUILD left in BUILD/coverage (LLVM_PROFILE_FILE). Prints a line for each folder and
writes BUILD/uncovered.txt, every branch that was never taken: first those that nobody has looked at. Those that
somebody has are in looked_at.txt beside this program, each under the reason why no test takes it; a line there is
the file, the source from the branch to the end of its line, and the way. Status 1 below the bound.
"""
import argparse
import collections
import functools
import json
import os
import pathlib
import subprocess
import sys

PROGRAMS = ("tests/subrosa_tests", "tests/gui/subrosa_gui_tests", "cli/subrosa", "gui/subrosa-gui")


def exported(build, source):
    profiles = sorted(str(p) for p in (build / "coverage").glob("*.profraw"))
    assert profiles, "no program left a profile"
    merged = build / "coverage.profdata"
    subprocess.run(["llvm-profdata", "merge", "-sparse", *profiles, "-o", str(merged)], check=True)
    programs = [build / p for p in PROGRAMS if (build / p).exists()]
    objects = [str(programs[0])] + [f"-object={p}" for p in programs[1:]]
    command = ["llvm-cov", "export", "-format=text", "-skip-functions", f"-instr-profile={merged}", *objects,
               str(source.resolve() / "engine/src")]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def branches(export):
    """(file, line, column, way) -> times taken; a template's copies count as one branch."""
    taken = collections.Counter()
    for file in export["data"][0]["files"]:
        for line, column, _, _, yes, no, *_ in file["branches"]:
            taken[file["filename"], line, column, "true"] += yes
            taken[file["filename"], line, column, "false"] += no
    return taken


def looked_at():
    lines = (pathlib.Path(__file__).parent / "looked_at.txt").read_text().splitlines()
    return {line for line in lines if line.startswith("engine/src/")}


def named(file, line, column, way):
    """A branch as looked_at.txt names it: the source rather than its place, which moves."""
    return f"{file}: {file_lines(file)[line - 1].encode()[column - 1:].decode().strip()}: never {way}"


@functools.cache
def file_lines(file):
    return pathlib.Path(file).read_text().splitlines()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("build", type=lambda name: pathlib.Path(name).resolve())
    options.add_argument("source", type=pathlib.Path)
    options.add_argument("--at-least", type=float, default=90.0)
    given = options.parse_args()
    taken = branches(exported(given.build, given.source))
    os.chdir(given.source)
    root = pathlib.Path("engine/src").resolve()
    folders = collections.defaultdict(lambda: [0, 0])
    known = looked_at()
    fresh, missed, named_so_far = [], [], set()
    for (name, line, column, way), times in sorted(taken.items()):
        file = pathlib.Path(name).resolve()
        if not file.is_relative_to(root):
            continue
        path = file.relative_to(root)
        folders[path.parts[0]][0] += times > 0
        folders[path.parts[0]][1] += 1
        branch = named(f"engine/src/{path}", line, column, way)
        named_so_far.add(branch)
        if times == 0:
            (missed if branch in known else fresh).append(f"{line}: {branch}")
    gone = sorted(known - named_so_far)
    for branch in gone:
        print(f"looked_at.txt names what the sources no longer hold: {branch}")
    listed = ["# Nobody has looked at these:", *fresh, "# Looked at, see tests/coverage/looked_at.txt:", *missed]
    (given.build / "uncovered.txt").write_text("\n".join(listed) + "\n")
    for folder, (some, every) in sorted(folders.items()):
        print(f"{folder:14} {some:5} of {every:5}  {100 * some / every:5.1f} %")
    some, every = (sum(column) for column in zip(*folders.values()))
    share = 100 * some / every
    print(f"engine/src: {some} of {every} branches taken, {share:.1f} %; the others, {len(missed)} looked at and "
          f"{len(fresh)} not: {given.build / 'uncovered.txt'}")
    (given.build / "coverage-figures.json").write_text(json.dumps({"taken": some, "branches": every}))
    return 0 if share >= given.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
