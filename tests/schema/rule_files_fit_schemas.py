"""Every real rule file and case fits its published schema, and broken ones do not.

Usage: rule_files_fit_schemas.py PROJECT_FOLDER
"""
import copy
import json
import pathlib
import re
import sys

import fastjsonschema
import yaml

project = pathlib.Path(sys.argv[1])
rules = project / "rules/belgium"
schemas = project / "rules/schema"


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates and `no` are text; numbers, true and null are not."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
]:
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def mapping(loader, node):
    """A key can be a list of answers, which is no key in JSON: it is read as its text."""
    loader.flatten_mapping(node)
    made = {}
    for key, value in node.value:
        name = loader.construct_object(key, deep=True)
        made["[" + ", ".join(name) + "]" if isinstance(name, list) else name] = loader.construct_object(value, deep=True)
    return made


EditorLoader.add_constructor("tag:yaml.org,2002:map", mapping)


def read(path):
    return yaml.load(path.read_text(), EditorLoader)


fits = {path.stem: fastjsonschema.compile(json.loads(path.read_text())) for path in schemas.glob("*.json")}
header = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
count = 0
for path in sorted(rules.rglob("*.yaml")):
    named = header.match(path.read_text())
    assert named, f"{path}: no header, run subrosa fmt"
    schema = (path.parent / named[1]).resolve()
    assert schema.parent == schemas.resolve() and schema.exists(), f"{path}: {named[1]}"
    try:
        fits[schema.stem](read(path))
    except fastjsonschema.JsonSchemaException as error:
        sys.exit(f"{path}: {error}")
    count += 1
assert count > 500


def step_with(tree, key):
    return next(step for step in tree if key in step)


# Each takes a sound file and spoils it in one place.
def spoil(kind, file, change):
    document = copy.deepcopy(file if isinstance(file, dict) else read(rules / file))
    change(document)
    try:
        fits[kind](document)
    except fastjsonschema.JsonSchemaException:
        return
    sys.exit(f"the schema of {kind} lets this pass: {change.__code__.co_consts} {change.__code__.co_names}")


provision = "provisions/art458bis.yaml"
case = "cases/arson-police-drugs-is-he-followed.yaml"


# The real rules have given up no name yet.
names = {
    "renamed": [{"fact": "danger", "value": "fear", "to": "worry", "on": "2026-11-21"}],
    "removed": [{"duty": "warn", "on": "2026-11-21", "because": "x"}],
}
fits["names"](names)


def tree(document):
    return document["versions"][0]["tree"]


broken = [
    ("provision", provision, lambda d: d.update(titel="x")),
    ("provision", provision, lambda d: d.pop("title")),
    ("provision", provision, lambda d: d.update(versions=[])),
    ("provision", provision, lambda d: d["review"].update(status="perhaps")),
    ("provision", provision, lambda d: d.update(overrides=["no-such-provision"])),
    ("provision", provision, lambda d: d["versions"][0]["in_force"].pop("from")),
    ("provision", provision, lambda d: d["versions"][0]["in_force"].update(to="31/12/2020")),
    ("provision", provision, lambda d: d["versions"][0].update(certainty="sure")),
    ("provision", provision, lambda d: d["versions"][0].update(sources=["no-such-source"])),
    ("provision", provision, lambda d: d["versions"][0].update(tree="x")),
    ("provision", provision, lambda d: d["versions"][0].update(tree={"same": "2001-03-27"})),
    ("provision", provision, lambda d: tree(d).append({"id": "nothing"})),
    ("provision", provision, lambda d: tree(d).append({"permits": "x", "forbids": "y"})),
    ("provision", provision, lambda d: step_with(tree(d), "require").pop("otherwise")),
    ("provision", provision, lambda d: step_with(tree(d), "require").update(duties=["continue_help"])),
    ("provision", provision, lambda d: step_with(tree(d), "ask").update(ask="no.such.fact")),
    ("provision", provision, lambda d: step_with(tree(d), "ask").update({"police": "x"})),
    ("provision", provision, lambda d: step_with(tree(d), "ask")["police"].append({"require": "x"})),
    ("provision", provision, lambda d: step_with(tree(d), "permits").update(duties=["no_such_duty"])),
    ("provision", provision, lambda d: step_with(tree(d), "permits").update(limits="prosecutor_only")),
    ("case", case, lambda d: d.pop("facts")),
    ("case", case, lambda d: d["facts"].update(recipient="polic")),
    ("case", case, lambda d: d["facts"].update({"no.such.fact": "yes"})),
    ("case", case, lambda d: d.update(theme="no_such_theme")),
    ("case", case, lambda d: d.update(sector=["cpas", "no_such_sector"])),
    ("case", case, lambda d: d.update(as_of="yesterday")),
    ("case", case, lambda d: d.update(readings={"sharing_agreement": "no_such_view"})),
    ("case", case, lambda d: d.update(rules={"id": "belgium"})),
    ("case", case, lambda d: d["expect"].update(verdict="perhaps")),
    ("case", case, lambda d: d["expect"].update(applies=["no-such-provision"])),
    ("case", case, lambda d: d["expect"].update(duties=["no_such_duty"])),
    ("case", case, lambda d: d.update(expect={})),
    ("facts", "facts.yaml", lambda d: d["facts"][0].pop("changed_by")),
    ("facts", "facts.yaml", lambda d: d["facts"][0].update(values=["yes", "no"])),
    ("facts", "facts.yaml", lambda d: d["facts"][0]["values"].update({"Oui": "x"})),
    ("facts", "facts.yaml", lambda d: d["readings"][0]["values"].update(other="x")),
    ("sources", "sources.yaml", lambda d: d["sources"][0].update(tag="read")),
    ("sources", "sources.yaml", lambda d: d["sources"][0].pop("review_by")),
    ("duties", "duties.yaml", lambda d: d["duties"][0].update(text="")),
    ("duties", "duties.yaml", lambda d: d["duties"][0].update(text=None)),
    ("constraints", "constraints.yaml", lambda d: d["constraints"][0].pop("because")),
    ("properties", "properties.yaml", lambda d: d["properties"][0].update(always="x", never="y")),
    ("properties", "properties.yaml", lambda d: d["properties"][0].update(sources=["no-such-source"])),
    ("rules", "rules.yaml", lambda d: d.update(order=["permits", "allows"])),
    ("rules", "rules.yaml", lambda d: d.update(meanwhile=["no_such_duty"])),
    ("say", "say.yaml", lambda d: d["say"][0].update(verdicts=[])),
    ("say", "say.yaml", lambda d: d["say"][0].update(verdicts=["perhaps"])),
    ("contacts", "contacts.yaml", lambda d: d["contacts"][0].update(number="112")),
    ("catalogue", "lang/nl.yaml", lambda d: d.update(language="it")),
    ("catalogue", "lang/nl.yaml", lambda d: d["texts"][0].pop("of")),
    ("names", names, lambda d: d["renamed"][0].pop("to")),
    ("names", names, lambda d: d["renamed"][0].pop("fact")),
    ("names", names, lambda d: d["removed"][0].update(fact="danger")),
    ("names", names, lambda d: d["removed"][0].pop("because")),
]
for kind, file, change in broken:
    spoil(kind, file, change)
assert {kind for kind, _, _ in broken} == set(fits)
print(f"{count} files fit their schemas, {len(broken)} broken ones do not")
