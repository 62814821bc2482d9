"""Runs the fuzz targets: each from the seeds that the tests' own files make, and on every finding of the past.

    fuzz.py TARGETS_FOLDER SOURCE [--seconds N | --runs N] [--only TARGET] [--jobs N] [--report FILE]

--runs tries so many inputs, of whole rule sets a tenth, of sessions a fortieth: the same build tries the same ones again.
--report writes the table of figures as JSON, each target's line in place of what it said before.

A finding is kept beside the target and ends with status 1. To keep it for ever, mend the fault and put the
file into tests/fuzz/findings/TARGET/.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

TARGETS = ("yaml", "condition", "rules", "case", "lsp")
SLOWER = {"rules": 10, "lsp": 40}  # one input is a whole rule set, or a session over one
# The clock counts, of which a busy machine gives little: what ends an input here is a hang, not a slow minute.
LIMITS = ["-timeout=60", "-rss_limit_mb=2048", "-max_len=20000", "-print_final_stats=1", "-seed=20261121"]


def rule_texts(source):
    """The small rules in one text, then each folder of tests/diagnostics laid over them."""
    small = source / "tests/small_rules"
    sound = {str(p.relative_to(small)): p.read_bytes() for p in sorted(small.rglob("*.yaml"))}

    def joined(files):
        return b"".join(b"=== " + name.encode() + b"\n" + text for name, text in files.items())

    yield joined(sound)
    for folder in sorted((source / "tests/diagnostics").iterdir()):
        laid = {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*.yaml"))}
        if laid:
            yield joined({**sound, **laid})


def yaml_texts(source):
    for folder in ("tests/diagnostics", "tests/small_rules", "tests/untidy", "tests/bad_cases", "rules/belgium/provisions"):
        for path in sorted((source / folder).rglob("*.yaml")):
            yield path.read_bytes()


def condition_texts(source):
    for path in sorted((source / "rules/belgium").rglob("*.yaml")):
        for line in path.read_text().splitlines():
            found = re.match(r"\s*-?\s*(?:require|when|never|always|excludes|requires): (.*==.*|.*!=.*|.* in .*)$", line)
            if found:
                yield found[1].encode()


def case_texts(source):
    facts = (source / "tests/small_rules/facts.yaml").read_text()
    answered = "".join(f"  {name}: unknown\n" for name in re.findall(r"- fact: ([\w.]+)", facts))
    yield ("case: seed\nfacts:\n" + answered).encode()
    yield b"case: seed\ntitle: Un cas\nstory: Une histoire.\nas_of: 2020-01-01\nknown_on: 2021-01-01\nfacts: {}\n"
    for folder in ("tests/bad_cases", "tests/diagnostics"):
        for path in sorted((source / folder).rglob("*.yaml")):
            if b"case:" in path.read_bytes():
                yield path.read_bytes()
    for path in sorted((source / "rules/belgium/cases").glob("*.yaml"))[:40]:
        yield path.read_bytes()


def message(method, params=None, number=None):
    body = {"jsonrpc": "2.0", "method": method, "params": params or {}}
    return json.dumps(body if number is None else {**body, "id": number}, ensure_ascii=False)


def questions(uri, line, character):
    """Everything that an editor asks about a place."""
    place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character},
             "context": {"includeDeclaration": True}}
    for number, name in enumerate(("completion", "hover", "definition", "references", "documentSymbol")):
        yield message(f"textDocument/{name}", place, number + 10)


def half_written(source):
    """Each file of the small rules, opened, cut off in the middle, asked about, and left."""
    small = source / "tests/small_rules"
    for path in sorted(small.rglob("*.yaml")):
        uri = f"RULES/{path.relative_to(small)}"
        text = path.read_text()
        lines = text.splitlines()
        middle = len(lines) // 2
        change = {"range": {"start": {"line": middle, "character": len(lines[middle]) // 2},
                            "end": {"line": len(lines), "character": 0}}, "text": " é😀"}
        yield [message("initialize", {"locale": "nl"}, 1), message("initialized"),
               message("textDocument/didOpen", {"textDocument": {"uri": uri, "version": 1, "text": text}}), "",
               *questions(uri, middle, len(lines[middle])),
               message("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]}),
               "", *questions(uri, middle, len(lines[middle]) // 2), message("textDocument/didSave", {"textDocument": {"uri": uri}}),
               message("textDocument/didClose", {"textDocument": {"uri": uri}}),
               message("shutdown", None, 99), message("exit")]


def recorded_session(source):
    for line in (source / "tests/lsp/session.txt").read_text().splitlines():
        if line.startswith("--> "):
            text = lambda found: json.dumps((source / "tests/small_rules" / found[1]).read_text())
            yield re.sub(r'"TEXT OF ([^"]+)"', text, line[4:])
            if '"textDocument/didChange"' in line:
                yield ""


def lsp_texts(source):
    sessions = [list(recorded_session(source)), *half_written(source)]
    for bodies in sessions:
        yield b"m" + "\n".join(bodies).encode()
        yield b"m" + "\n".join(body for body in bodies if body).encode()
    for bodies in sessions[:3]:
        yield b"r" + b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(b.encode()), b.encode()) for b in bodies[:8] if b)
    yield from (b"rContent-Length: -1\r\n\r\n{}", b"rcontent-length:2\r\nX: y\r\n\r\n[]", b"rGET / HTTP/1.1\r\n\r\n",
                b"m[1]\n{}\nnull\n{\"id\":{},\"method\":\"exit\"}\n{\"result\":1}")


SEEDS = {"yaml": yaml_texts, "condition": condition_texts, "rules": rule_texts, "case": case_texts, "lsp": lsp_texts}


def write_words(texts, path):
    """The words of the seeds, for the fuzzer to try."""
    words = sorted({word for text in texts for word in re.findall(rb"[A-Za-z_.]{2,30}", text)})[:2000]
    tokens = [b"==", b"!=", b"{", b"}", b"[", b"]", b": ", b"- ", b"\n  ", b"#", b"&", b"*", b"!", b"<<", b"|", b">"]
    lines = [b'"' + t.replace(b"\n", b"\\x0a") + b'"' for t in tokens + words]
    path.write_bytes(b"\n".join(lines) + b"\n")


def run(target, folder, source, bound):
    work = folder / "fuzz-work" / target
    for part in ("seeds", "corpus", "found"):
        (work / part).mkdir(parents=True, exist_ok=True)
    texts = list(SEEDS[target](source))
    assert texts, f"no seeds for {target}"
    for number, text in enumerate(texts):
        (work / "seeds" / f"{number:04}").write_bytes(text[:20000])
    write_words(texts, work / "words")
    findings = source / "tests/fuzz/findings" / target
    extra = [str(findings)] if findings.is_dir() else []
    command = [str(folder / f"fuzz_{target}"), *LIMITS, bound, f"-dict={work / 'words'}",
               f"-artifact_prefix={work / 'found'}/", str(work / "corpus"), str(work / "seeds"), *extra]
    # The programs are built to measure coverage too; of this run it is not wanted.
    quiet = {**os.environ, "LLVM_PROFILE_FILE": os.devnull}
    begin = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=quiet)
    seconds = time.monotonic() - begin
    said = done.stdout.decode(errors="replace")
    count = re.search(r"stat::number_of_executed_units:\s*(\d+)", said)
    edges = re.findall(r"cov: (\d+)", said)
    corpus = re.findall(r"corp: (\d+)", said)
    executions = int(count[1]) if count else 0
    print(f"fuzz: {target} done", file=sys.stderr, flush=True)
    return {"target": target, "seeds": len(texts), "executions": executions, "seconds": round(seconds, 1),
            "executions_per_second": round(executions / seconds) if seconds else 0,
            "edges": int(edges[-1]) if edges else 0, "corpus": int(corpus[-1]) if corpus else 0,
            "findings": 0 if done.returncode == 0 else 1, "said": said}


COLUMNS = (("target", "target"), ("executions", "executions"), ("seconds", "seconds"),
           ("executions_per_second", "per second"), ("edges", "edges"), ("corpus", "corpus"), ("findings", "findings"))


def table(results):
    """The figures, a line for each target, numbers below each other."""
    rows = [[title for _, title in COLUMNS]] + [[str(result[key]) for key, _ in COLUMNS] for result in results]
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    return "\n".join("  ".join(word.ljust(width) if i == 0 else word.rjust(width)
                               for i, (word, width) in enumerate(zip(row, widths))) for row in rows)


def write_report(path, results):
    """The figures of this run, with those of other targets that stand there already."""
    before = json.loads(path.read_text())["targets"] if path.exists() else []
    by_name = {one["target"]: one for one in [*before, *results]}
    path.write_text(json.dumps({"targets": [by_name[name] for name in TARGETS if name in by_name]}, indent=1) + "\n")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("source", type=pathlib.Path)
    options.add_argument("--seconds", type=int, default=30)
    options.add_argument("--runs", type=int)
    options.add_argument("--only", choices=TARGETS)
    options.add_argument("--jobs", type=int, default=2, help="targets at the same time")
    options.add_argument("--report", type=pathlib.Path)
    given = options.parse_args()
    targets = [given.only] if given.only else TARGETS

    def bound(target):
        if given.runs:
            return f"-runs={given.runs // SLOWER.get(target, 1)}"
        return f"-max_total_time={given.seconds}"

    with ThreadPoolExecutor(given.jobs) as pool:
        results = list(pool.map(lambda t: run(t, given.folder, given.source, bound(t)), targets))
    for result in results:
        said = result.pop("said")
        if result["findings"]:
            print(said[-6000:])
    print(table(results))
    write_report(given.report or given.folder / "fuzz-figures.json", results)
    return 0 if all(not r["findings"] and r["executions"] > 100 for r in results) else 1


if __name__ == "__main__":
    sys.exit(main())
