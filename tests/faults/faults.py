"""Injects faults into the real program and looks at its end, its message, and what it left. `faults.py SUBROSA PROJECT`

Each row of the tables says how the program must end and what it must say; the count is of all rows. What a machine does
not let us inject (no strace, no disk of our own) is left out, with a word.
"""
import pathlib
import sys

from ground import Ground, Table
from outputs import outputs
from reading import reading
from surroundings import surroundings
from together import together
from writing import writing


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
    }
    for name, group in groups.items():
        if not only or name in only:
            with Ground(subrosa) as ground:
                group(ground, table)
            print(f"{name}: {len(table.rows)} faults so far", flush=True)
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
