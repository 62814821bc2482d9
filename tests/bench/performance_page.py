"""performance_page.py BUILD PROJECT: measures, and writes PROJECT/docs/performance.md.

Times are medians of repetitions that take turns, all in one run; targets are ratios where a yardstick
runs beside, else absolute. Whole-process figures are medians as well, of the program as it is used.
"""
import json
import os
import statistics
import subprocess
import sys
import time

from window_figures import window_figures

REPETITIONS = 5
COLD_RUNS = 21


def command(build):
    """One case, in French, on the rules of this folder whatever the environment says."""
    return [f"{build}/cli/subrosa", "decide", "arson-police-drugs-is-he-followed", "--lang", "fr", "--rules",
            "rules/belgium"]


def measured(build):
    """name -> {"ns": per situation or per turn, counters…}; "ns" is missing for what is too large."""
    out = subprocess.run(
        [f"{build}/tests/bench/subrosa_bench", "--benchmark_format=json", "--benchmark_min_time=0.1",
         f"--benchmark_repetitions={REPETITIONS}", "--benchmark_enable_random_interleaving=true"],
        check=True, stdout=subprocess.PIPE).stdout
    runs = {}
    for row in json.loads(out)["benchmarks"]:
        if row.get("run_type") == "aggregate":
            continue
        runs.setdefault(row["run_name"], []).append(row)
    figures = {}
    for name, rows in runs.items():
        figure = {key: rows[0][key] for key in ("bytes", "nodes", "mean", "worst", "calls") if key in rows[0]}
        if not rows[0].get("error_occurred"):
            scale = {"ns": 1, "us": 1e3, "ms": 1e6}
            figure["ns"] = statistics.median(
                1e9 / row["items_per_second"] if "items_per_second" in row
                else row["cpu_time"] * scale[row["time_unit"]] for row in rows)
        figures[name] = figure
    return figures


def cold(build, project):
    """Seconds and peak bytes of one `subrosa decide`, from start to end."""
    seconds, peak = [], 0
    for _ in range(COLD_RUNS):
        begin = time.perf_counter()
        subprocess.run(command(build), cwd=project, stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - begin)
    # The peak that a process inherits from this one would hide its own: a shell stands between.
    said = subprocess.run(["/usr/bin/time", "-f", "%M", *command(build)], cwd=project, check=True,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    return statistics.median(seconds), int(said.split()[-1]) * 1024


def time_words(ns):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if ns >= size:
            return f"{ns / size:.3g} {unit}"
    return f"{ns:.3g} ns"


class Page:
    def __init__(self):
        self.rows, self.missed = [], 0

    def add(self, what, figure, target, value, bound):
        held = value <= bound
        self.missed += not held
        self.rows.append(f"| {what} | {figure} | {target} | {'held' if held else '**missed**'} |")

    def ratio(self, what, ns, yardstick, bound):
        self.add(what, f"{time_words(ns)}, {ns / yardstick:.2f}×",
                 f"at most {bound}× ({time_words(yardstick)})", ns / yardstick, bound)

    def absolute(self, what, ns, bound):
        self.add(what, time_words(ns), f"at most {time_words(bound)}", ns, bound)


def growth_rows(figures, page):
    lines = []
    for number, growth in enumerate(("gated", "mixed")):
        for factor in (1, 2, 4, 8):
            load = figures[f"grown_load/{number}/{factor}"]
            decide = figures[f"grown_decide/{number}/{factor}"]
            nodes = f"{int(decide['nodes']):,}" if "ns" in decide else "too large, refused"
            lines.append(f"| {growth} ×{factor} | {int(load['bytes']):,} | {nodes} | {time_words(load['ns'])} | "
                         f"{time_words(decide['ns']) if 'ns' in decide else '–'} |")
        for kind, words in (("load", "load"), ("decide", "decide")):
            first = figures[f"grown_{kind}/{number}/1"].get("ns", float("nan"))
            for factor in (2, 4, 8):
                ns = figures[f"grown_{kind}/{number}/{factor}"].get("ns")
                what = f"{words}, {growth} ×{factor}: against ×1"
                if ns is None:
                    page.add(what, "refused", f"at most {factor}×", 1, 0)
                else:
                    page.add(what, f"{ns / first:.2f}×", f"at most {factor}×", ns / first, factor)
    mixed = figures["grown_decide/1/2"].get("nodes", float("inf"))
    page.add("nodes of the mixed base ×2", f"{int(mixed):,}" if mixed < float("inf") else "refused", "under 50,000", mixed, 49_999)
    return lines


def main():
    build, project = sys.argv[1:]
    figures = measured(build)
    seconds, peak = cold(build, project)
    ns = {name: figure.get("ns") for name, figure in figures.items()}
    page = Page()
    page.ratio("verdict of a complete situation, against plain C++", ns["verdict_diagram"], ns["verdict_plain"], 2)
    page.absolute("decision with every provision's steps, sources and duties", ns["decision_without_reasons"], 10e3)
    page.absolute("the same with reasons and changes", ns["decision_whole"], 250e3)
    page.absolute("rendered text, more", ns["rendered_text"], 50e3)
    page.absolute("possible verdicts and relevance of a partial situation", ns["possible_and_relevant"], 100e3)
    page.absolute("next question, with everything said on the way", ns["next_question"], 100e3)
    page.ratio("load, check and compile, against bare events", ns["load_and_compile"], ns["load_events"], 1.5)
    page.ratio("cold `subrosa decide`, against 1.5× bare events", seconds * 1e9, 1.5 * ns["load_events"], 1.3)
    page.add("its peak memory", f"{peak / 1e6:.1f} MB", "under 40 MB", peak, 40e6)
    page.absolute("`prove` over all editions, after loading", ns["prove_all"], 50e6)
    page.absolute("`diff` of the two Codes with counts, after loading", ns["diff_of_the_codes"], 50e6)
    asked = next(figure for name, figure in figures.items() if name.startswith("questions"))
    calls = f"over {int(asked['calls'])} calls"
    page.add(f"questions to the verdict, mean {calls}", f"{asked['mean']:.1f}", "at most 9", asked["mean"], 9)
    page.add("questions to the verdict, worst", f"{int(asked['worst'])}", "at most 17", asked["worst"], 17)
    start, idle = window_figures(f"{build}/gui/subrosa-gui", project)
    page.absolute("the window, from its start to its first picture", start * 1e9, 1e9)
    page.add("the window while nobody touches it", f"{idle['call']:.2%} of a core", "under 1 %", idle["call"], 0.01)
    page.add("the same, watching the rule files", f"{idle['rules']:.2%} of a core", "under 1 %", idle["rules"], 0.01)
    grown = growth_rows(figures, page)
    rules = figures["load_and_compile"]
    text = f"""# Performance

Written by `./dev bench`; do not edit. Medians of {REPETITIONS} repetitions that take turns, one thread, on
{os.cpu_count()} processors that may be shared: differences under a third mean little. Measured on the rules without
translations, {int(rules['bytes']):,} bytes; the verdict's diagram on 1 September 2026 has {int(rules['nodes']):,} nodes.
Targets missed: {page.missed} of {len(page.rows)}.

| what | measured | target | |
|---|---|---|---|
""" + "\n".join(page.rows) + """

A complete situation is one near a case of the library. The plain C++ is written by `tests/bench/plain_code.cpp` from
the same rules, nested tests as somebody would write them by hand; processors predict its branches well, a diagram's
nodes must be read one after the other. A partial situation is such a case with every second answer left out. A call
answers what its case says; what the case leaves out is answered *unknown*, or what the rules assume.

Larger bases of the same shape, from `tests/bench/grown_rules.cpp`. Gated: each copy of a provision speaks to recipients
of its own. Mixed: three in ten copies speak to everyone, and share questions with the originals.

| base | bytes | nodes | load | decide a situation |
|---|---|---|---|---|
""" + "\n".join(grown) + "\n"
    with open(f"{project}/docs/performance.md", "w", encoding="utf-8") as page_file:
        page_file.write(text)
    print(text)


if __name__ == "__main__":
    main()
