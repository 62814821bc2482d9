"""docs/reliability.md: the text of page.md with the figures of figures.json.

    reliability_page.py check PROJECT     status 1 when the page is not what text and figures give
    reliability_page.py write PROJECT     writes the page again, with the figures that stand there
    reliability_page.py collect PROJECT   takes what the last runs left in PROJECT/build into the figures, then writes

Figures stand in groups. A group of which no run left anything keeps its figures and their date; one that was never
measured says so. Nothing is typed by hand.
"""
import collections
import datetime
import json
import pathlib
import re
import sys
import xml.etree.ElementTree


def day_of(path):
    return datetime.date.fromtimestamp(path.stat().st_mtime).isoformat()


def number(count):
    return f"{count:,}"


def suite(path, which, command):
    """What ctest --output-junit left; a run with failures gives no figures."""
    root = xml.etree.ElementTree.parse(path).getroot()
    every, failed, skipped = (int(root.get(name, 0)) for name in ("tests", "failures", "skipped"))
    if failed:
        raise SystemExit(f"{path}: {failed} tests failed; figures are taken from sound runs only")
    words = f"{which}: {number(every - skipped)} passed, none failed" + (f", {skipped} skipped" if skipped else "")
    return [{"says": words, "command": command, "date": day_of(path)}]


def coverage(path):
    found = json.loads(path.read_text())
    share = 100 * found["taken"] / found["branches"]
    words = f"{number(found['taken'])} of {number(found['branches'])} branches of `engine/src` taken, {share:.1f} %"
    return [{"says": words, "command": "./dev test --gates", "date": day_of(path)}]


def clang_tidy(path):
    found = json.loads(path.read_text())
    return [{"says": f"{number(found['files'])} files looked at, {found['findings']} findings",
             "command": "./dev test --gates", "date": day_of(path)}]


def fuzzing(path):
    found = json.loads(path.read_text())
    rows = []
    for one in found["targets"] if isinstance(found, dict) else found:
        findings = one.get("findings", 0 if one.get("sound") else 1)
        findings = findings if isinstance(findings, int) else len(findings)
        words = f"`{one['target']}`: {number(one['executions'])} inputs"
        command = f"./dev fuzz --only {one['target']}"
        if one.get("seconds"):
            words += f" in {number(round(one['seconds']))} seconds"
            command += f" --seconds {max(1, round(one['seconds']))}"
        rows.append({"says": words + (f", {findings} findings" if findings else ", no finding"), "command": command,
                     "date": day_of(path)})
    return rows


def counted(path, command):
    """group -> rows, of the lines that tests wrote to the file SUBROSA_FIGURES; what several wrote is added up."""
    sums = collections.Counter()
    scale = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        if one["test"] == "SUBROSA_RANDOM":
            scale = f"SUBROSA_RANDOM={one['count']} " if one["count"] != 1 else ""
        else:
            sums[one["test"], one["what"]] += one["count"]
    groups = collections.defaultdict(list)
    for (test, what), count in sums.items():
        group = next((name for name in ("mutation", "faults", "privacy") if test.startswith(name)), "deciders")
        words = f"{what}: {number(count)}" if group != "deciders" else f"{test}; {what}: {number(count)}"
        groups[group].append({"says": words, "command": scale + command, "date": day_of(path)})
    return groups


def of_the_sources(project):
    """What can be counted without running anything."""
    today = datetime.date.today().isoformat()
    rules = project / "rules/belgium"
    text = (rules / "properties.yaml").read_text(encoding="utf-8")
    properties = len(re.findall(r"^  - property: ", text, re.MULTILINE))
    rows = [
        (len(list((rules / "cases").glob("*.yaml"))), "situations of the library, each with the answer it must get"),
        (properties, "properties of the real rules, each proved over every situation of every edition"),
        (len(list((project / "tests/cli").glob("*.txt"))), "command lines with all that they must print"),
        (sum(1 for one in (project / "tests/diagnostics").iterdir() if one.is_dir()),
         "faulty files with the message each must get"),
    ]
    return [{"says": f"{number(count)} {what}", "command": "./dev reliability", "date": today} for count, what in rows]


def collect(project, figures):
    build = project / "build"
    gates = "./dev test --gates"
    sources = [
        ("suite", build / "dev/tests.xml", lambda path: suite(path, "tests", "./dev test")),
        ("sanitizers", build / "gates/tests.xml", lambda path: suite(path, "tests under sanitizers", gates)),
        ("package", build / "dev/gate-tests.xml", lambda path: suite(path, "checks of packages and pages", gates)),
        ("coverage", build / "gates/coverage-figures.json", coverage),
        ("clang-tidy", build / "gates/clang-tidy-figures.json", clang_tidy),
        ("fuzzing", build / "gates/tests/fuzz/fuzz-figures.json", fuzzing),
    ]
    for group, path, read in sources:
        if path.exists():
            figures[group] = read(path)
    long_run = "SUBROSA_RANDOM=50 SUBROSA_FIGURES=build/dev/long-figures.jsonl build/dev/tests/subrosa_tests [whole]"
    groups = collections.defaultdict(list)
    for path, command in ((build / "dev/figures.jsonl", "./dev test"),
                          (build / "dev/long-figures.jsonl", long_run),
                          (build / "dev/gate-figures.jsonl", gates)):
        for group, rows in counted(path, command).items() if path.exists() else ():
            groups[group] += rows
    figures.update(groups)
    figures["sources"] = of_the_sources(project)
    return figures


def rendered(text, figures):
    """The text, each `{{group}}` on a line of its own replaced by the group's figures."""
    named = set(re.findall(r"^\{\{([a-z-]+)\}\}$", text, re.MULTILINE))
    untold = set(figures) - named
    if untold:
        raise SystemExit(f"page.md does not show the figures of {sorted(untold)}")

    def rows(found):
        lines = [f"- {one['says']} ({one['date']}, `{one['command']}`)" for one in figures.get(found[1], [])]
        return "\n".join(lines) or f"- not measured yet: {found[1]}"

    return re.sub(r"^\{\{([a-z-]+)\}\}$", rows, text, flags=re.MULTILINE)


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("check", "write", "collect"):
        raise SystemExit(__doc__)
    verb, project = sys.argv[1], pathlib.Path(sys.argv[2])
    here = pathlib.Path(__file__).parent
    kept, page = here / "figures.json", project / "docs/reliability.md"
    figures = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    if verb == "collect":
        figures = collect(project, figures)
        kept.write_text(json.dumps(figures, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    text = rendered((here / "page.md").read_text(encoding="utf-8"), figures)
    if verb != "check":
        page.write_text(text, encoding="utf-8")
    elif page.read_text(encoding="utf-8") != text:
        raise SystemExit("docs/reliability.md is not what its text and figures give: ./dev reliability")


main()
