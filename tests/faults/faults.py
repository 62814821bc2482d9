"""Injects faults into the real program and looks at its end, its message, and what it left. `faults.py SUBROSA PROJECT`

Each row of the tables says how the program must end and what it must say; the count is of all rows. What a machine does
not let us inject (no strace, no disk of our own) is left out, with a word.
"""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "privacy"))
from ground import Ground, Table
from outputs import outputs
from reading import reading, while_read
from surroundings import surroundings
from together import together
from watched import own_root
from writing import writing

NEED_ROOT = {"writing", "while read"}  # they trace the program, and make a disk


def main():
    subrosa, project = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    only = sys.argv[3:]
    table = Table()
    groups = {
        "outputs": outputs,
        "surroundings": surroundings,
        "together": lambda ground, rows: together(ground, rows, project / "rules/belgium"),
        "writing": writing,
        "reading": reading,
        "while read": while_read,
    }
    all_well = True
    for name, group in groups.items():
        if only and name not in only:
            continue
        if name in NEED_ROOT and own_root():
            words = [*own_root(), sys.executable, __file__, subrosa, project, name]
            all_well &= subprocess.run(words, check=False).returncode == 0
            continue
        with Ground(subrosa) as ground:
            group(ground, table)
        print(f"{name}: {len(table.rows)} faults so far", flush=True)
    ended = table.end()
    return ended if all_well else 1


if __name__ == "__main__":
    sys.exit(main())
