"""Runs the fuzz targets: each from the seeds that the tests' own files make, and on every finding of the past.

    fuzz.py TARGETS_FOLDER SOURCE [--seconds N | --runs N] [--only TARGET]

--runs tries so many inputs, a tenth of it where one is a whole rule set: the same build tries the same ones again.

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
from concurrent.futures import ThreadPoolExecutor

TARGETS = ("yaml", "condition", "rules", "case")
LIMITS = ["-timeout=10", "-rss_limit_mb=2048", "-max_len=20000", "-print_final_stats=1", "-seed=20261121"]


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


SEEDS = {"yaml": yaml_texts, "condition": condition_texts, "rules": rule_texts, "case": case_texts}


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
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=quiet)
    said = done.stdout.decode(errors="replace")
    count = re.search(r"stat::number_of_executed_units:\s*(\d+)", said)
    edges = re.findall(r"cov: (\d+)", said)
    return {"target": target, "seeds": len(texts), "executions": int(count[1]) if count else 0,
            "edges": int(edges[-1]) if edges else 0, "sound": done.returncode == 0, "said": said}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("source", type=pathlib.Path)
    options.add_argument("--seconds", type=int, default=30)
    options.add_argument("--runs", type=int)
    options.add_argument("--only", choices=TARGETS)
    given = options.parse_args()
    targets = [given.only] if given.only else TARGETS

    def bound(target):
        if given.runs:
            return f"-runs={given.runs // 10 if target == 'rules' else given.runs}"
        return f"-max_total_time={given.seconds}"

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda t: run(t, given.folder, given.source, bound(t)), targets))
    for result in results:
        said = result.pop("said")
        if not result["sound"]:
            print(said[-6000:])
        print("{target}: {executions} executions from {seeds} seeds, {edges} edges, ".format(**result)
              + ("no finding" if result["sound"] else "A FINDING"))
    (given.folder / "fuzz-figures.json").write_text(json.dumps({"targets": results}, indent=1))
    return 0 if all(r["sound"] and r["executions"] > 100 for r in results) else 1


if __name__ == "__main__":
    sys.exit(main())
