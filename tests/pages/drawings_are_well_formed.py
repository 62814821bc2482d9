#!/usr/bin/env python3
"""Checks drawings as they are printed: well-formed XML that asks for nothing, named and described, no box over
another, what is lit thick; and DOT whose every line names nodes that are there.

usage: drawings_are_well_formed.py SUBROSA PROJECT
"""
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
CASE = "arson-police-drugs-is-he-followed"
DRAWINGS = [
    [],
    ["art458"],
    ["art458bis"],
    ["art458bis", "--case", CASE],
    ["necessity", "--case", "arson-threat-danger-unknown"],
    ["shared-secrecy", "--lang", "de"],
]
ALLOWED = {SVG + tag for tag in ("svg", "title", "desc", "style", "rect", "polyline", "polygon", "text")}


def boxes(root):
    for rect in root.iter(SVG + "rect"):
        if rect.get("class") != "paper":
            yield tuple(int(rect.get(name)) for name in ("x", "y", "width", "height"))


def overlap(one, other):
    return all(one[i] < other[i] + other[i + 2] and other[i] < one[i] + one[i + 2] for i in (0, 1))


def svg_faults(text, lit):
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return [f"no XML: {error}"]
    faults = [f"<{element.tag}>" for element in root.iter() if element.tag not in ALLOWED]
    for tag in ("title", "desc"):
        if not (root.findtext(SVG + tag) or "").strip():
            faults.append(f"no {tag}")
    placed = list(boxes(root))
    faults += [f"{a} over {b}" for i, a in enumerate(placed) for b in placed[:i] if overlap(a, b)]
    marks = any("thick" in rect.get("class", "") for rect in root.iter(SVG + "rect"))
    if marks != lit:
        faults.append("nothing is lit" if lit else "something is lit")
    if text.count("http") != text.count('xmlns="http://www.w3.org/2000/svg"'):
        faults.append("an address")
    return faults


def dot_faults(text):
    nodes = set(re.findall(r"^  (\w+) \[label", text, re.MULTILINE)) - {"node", "edge"}
    ends = {name for edge in re.findall(r"^  (\w+) -> (\w+)", text, re.MULTILINE) for name in edge}
    return [f"no node {name}" for name in ends - nodes] + ([] if nodes else ["no node at all"])


def main():
    subrosa, project = sys.argv[1:]
    failed = not svg_faults('<svg><rect x="0" y="0" width="2" height="2"/></svg>', False)  # it can fail
    for arguments in DRAWINGS:
        for form in ("svg", "dot"):
            command = [subrosa, "graph", *arguments, "--format", form, "--rules", f"{project}/rules/belgium"]
            text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
            faults = svg_faults(text, "--case" in arguments) if form == "svg" else dot_faults(text)
            for fault in faults:
                failed = True
                print(" ".join(arguments), form, fault, sep=": ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
