"""Every case of the library, and some without answers, printed as JSON, fits docs/decision.schema.json.

Usage: decisions_fit_schema.py SUBROSA PROJECT_FOLDER
"""
import json
import pathlib
import subprocess
import sys

import fastjsonschema

subrosa, project = sys.argv[1], pathlib.Path(sys.argv[2])
schema = json.loads((project / "docs/decision.schema.json").read_text())
fits = fastjsonschema.compile(schema)


def decide(*args, given=None):
    command = [subrosa, "decide", *args, "--rules", str(project / "rules/belgium"), "--format", "json"]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout


cases = sorted(str(path) for path in (project / "rules/belgium/cases").glob("*.yaml"))
decisions = json.loads(decide(*cases))
assert len(decisions) == len(cases)
for dates in ([], ["--as-of", "2018-03-01", "--known-on", "2018-03-01"], ["--lang", "en"]):
    decisions.append(json.loads(decide("-", *dates, given="case: empty\nfacts: {}\n")))
for decision in decisions:
    fits(decision)
    # What the schema cannot say: the parts agree with each other.
    assert decision["possible"] == sorted(decision["possible"], key=[
        "must_not_disclose", "may_disclose", "must_disclose", "not_covered", "refer"].index)
    assert (decision["verdict"] == "undetermined") == (len(decision["possible"]) > 1)
    known = {provision["id"] for provision in decision["provisions"]}
    assert set(decision["deciding"]) <= known
    ids = [contact["id"] for contact in decision["contacts"]]
    assert "hotline" in ids and len(ids) == len(set(ids))
    assert ids.index("emergency") == 0 if "emergency" in ids else True
    if decision["verdict"] == "undetermined":
        assert set(decision["witnesses"]) == set(decision["possible"])
for empty in decisions[len(cases):]:
    assert empty["contacts"][0]["reach"] == ["112"], "danger is not known: the emergency number comes first"
# The schema must be able to fail.
broken = dict(decisions[0], verdict="maybe")
try:
    fits(broken)
except fastjsonschema.JsonSchemaException:
    pass
else:
    sys.exit("the schema lets anything pass")
print(f"{len(decisions)} decisions fit the schema")
