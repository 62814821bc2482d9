"""What is in the package and the tarball: all of it, nothing else, and nothing of the machine that built it."""

import contextlib
import gzip
import json
import pathlib
import re
import shutil
import tempfile

from the_package import ARCHITECTURE, BARE, DEB, SOURCE, TARBALL, VERSION, expect, finish, run, unpacked

CASE = "arson-police-drugs-is-he-followed"
PAGES = [f"usr/share/man/{language}man1/{page}.1.gz"
         for language in ("", "fr/", "nl/", "de/") for page in ("subrosa", "subrosa-gui")]
EXPECTED = PAGES + [
    "usr/bin/subrosa",
    "usr/bin/subrosa-gui",
    "usr/share/applications/subrosa-gui.desktop",
    "usr/share/icons/hicolor/scalable/apps/subrosa.svg",
    "usr/share/bash-completion/completions/subrosa",
    "usr/share/zsh/vendor-completions/_subrosa",
    "usr/share/fish/vendor_completions.d/subrosa.fish",
    "usr/share/doc/subrosa/README.md",
    "usr/share/doc/subrosa/copyright",
    "usr/share/doc/subrosa/changelog.gz",
    "usr/share/lintian/overrides/subrosa",
]


def copies():
    """Where the files of the sources stand in the package that must be there unchanged."""
    for folder, place in (("rules/belgium", "usr/share/subrosa/rules/belgium"),
                          ("rules/schema", "usr/share/subrosa/rules/schema"),
                          ("docs", "usr/share/doc/subrosa/docs")):
        for file in (SOURCE / folder).rglob("*"):
            if file.is_file():
                yield file, f"{place}/{file.relative_to(SOURCE / folder)}"


def check_list(root):
    there = {str(file.relative_to(root)) for file in root.rglob("*") if not file.is_dir()}
    wanted = set(EXPECTED)
    for file, place in copies():
        wanted.add(place)
        expect(place in there and file.read_bytes() == (root / place).read_bytes(), f"{place} is not as in the sources")
    expect(there == wanted, f"missing: {sorted(wanted - there)}; too much: {sorted(there - wanted)}")


def check_no_machine(root):
    """No path of the sources anywhere; in the programs none of a home or a folder for work."""
    for file in root.rglob("*"):
        if file.is_dir():
            continue
        data = file.read_bytes()
        if file.suffix == ".gz":
            data = gzip.decompress(data)
        expect(str(SOURCE).encode() not in data, f"{file.relative_to(root)} names {SOURCE}")
        if data.startswith(b"\x7fELF"):
            found = re.findall(rb"[\x20-\x7e]*(?:/home|/root|/tmp|/work|/build|/var/tmp)(?:/|\b)[\x20-\x7e]*", data)
            expect(not found, f"{file.relative_to(root)} names {found[:5]}")
            expect(".symtab" not in run(["readelf", "-SW", file]), f"{file.name} is not stripped")
            expect("PATH" not in run(["readelf", "-d", file]), f"{file.name} has a path to libraries in it")


def check_control():
    fields = dict(re.findall(r"^([\w-]+): (.*)$", run(["dpkg-deb", "--field", DEB]), re.MULTILINE))
    expect(fields["Version"] == VERSION and fields["Architecture"] == ARCHITECTURE, f"control: {fields}")
    for package in ("fonts-dejavu-core", "libgl1", "libglfw3", "libyaml-cpp0.7", "libc6", "libstdc++6"):
        expect(re.search(rf"(^|, ){re.escape(package)}( \(|,|$)", fields["Depends"]), f"does not depend on {package}")
    expect(fields["Recommends"] == "libgl1-mesa-dri", f"recommends {fields['Recommends']}")


def check_runs(program, words):
    """The program with its own rules, wherever it stands; its hash is that of the rules of the sources."""
    here = json.loads(run([program, "decide", CASE, "--format", "json"], env=BARE))["rules"]
    sources = json.loads(run([program, "decide", CASE, "--format", "json", "--rules", SOURCE / "rules/belgium"],
                             env=BARE))["rules"]
    expect(here == sources, f"{words} does not read the rules of the sources: {here}, {sources}")
    for name in ("subrosa", "subrosa-gui"):
        said = run([program.with_name(name), "--version"], env=BARE)
        expect(said.startswith(f"{name} {VERSION}\n"), f"{words}: {said}")
        for part in ("id", "version", "hash"):
            expect(here[part] in said, f"{words}: no {part} of the rules in {said}")


def check_tarball(stack):
    folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="subrosa place with spaces ")))
    shutil.unpack_archive(TARBALL, folder)
    tops = [top.name for top in folder.iterdir()]
    expect(tops == [f"subrosa-{VERSION}-linux-{ARCHITECTURE}"], f"the tarball holds {tops}")
    check_runs(folder / tops[0] / "bin/subrosa", "the tarball")
    check_no_machine(folder)


def check_pages(root):
    for page in PAGES:
        warnings = run(["man", "--warnings", "--local-file", root / page],
                       env={**BARE, "LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "MANWIDTH": "80", "PAGER": "true"})
        # The page itself is printed too, and may well speak of warnings: these name a line.
        expect(not re.search(r":\d+: (warning|error)", warnings), f"{page}: {warnings}")
        expect(" - " in run(["lexgrog", root / page], env={**BARE, "LC_ALL": "C.UTF-8"}), f"{page} has no name")
    run(["desktop-file-validate", root / "usr/share/applications/subrosa-gui.desktop"])


with contextlib.ExitStack() as stack:
    root = unpacked(stack)
    check_list(root)
    check_no_machine(root)
    check_control()
    check_runs(root / "usr/bin/subrosa", "the package")
    check_tarball(stack)
    check_pages(root)
finish(f"{DEB.name} and {TARBALL.name}: every file as it must be")
