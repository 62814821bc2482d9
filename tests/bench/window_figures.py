"""What the window costs: from its start to its first picture, and while nobody touches it."""
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "gui" / "xvfb"))
from display import Display  # noqa: E402

STARTS = 5
IDLE_SECONDS = 6


def seconds_of_processor(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def opened(display, program, project):
    """The running program and the seconds until its window could be seen."""
    begin = time.perf_counter()
    process = subprocess.Popen([program], cwd=project, env=display.environment)
    display.children.append(process)
    display.tool("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Subrosa$")
    return process, time.perf_counter() - begin


def window_figures(program, project):
    """Median seconds to the first picture; share of a core while idle: with a call, with the rules watched."""
    starts, idle = [], {}
    for _ in range(STARTS):
        with Display(1280, 800) as display:
            starts.append(opened(display, program, project)[1])
    with Display(1280, 800) as display:
        process, _ = opened(display, program, project)
        display.size(1280, 800)
        for mode, key in (("call", "F2"), ("rules", "F4")):
            display.key(key)
            time.sleep(2)
            before = seconds_of_processor(process)
            time.sleep(IDLE_SECONDS)
            idle[mode] = (seconds_of_processor(process) - before) / IDLE_SECONDS
    return statistics.median(starts), idle
