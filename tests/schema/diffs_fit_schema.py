"""Comparisons of dates and of folders, printed as JSON, fit docs/diff.schema.json.

Usage: diffs_fit_schema.py SUBROSA PROJECT_FOLDER
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import fastjsonschema

subrosa, project = sys.argv[1], pathlib.Path(sys.argv[2])
fits = fastjsonschema.compile(json.loads((project / "docs/diff.schema.json").read_text()))
small = project / "tests/small_rules"


def diff(before, after):
    command = [subrosa, "diff", str(before), str(after), "--format", "json"]
    command += ["--rules", str(project / "rules/belgium")]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def edited(folder):
    """The small rules with another effect, another question and another answer."""
    shutil.copytree(small, folder)
    for path, before, after in [
        ("provisions/secret.yaml", "permits: Devant", "requires: Devant"),
        ("facts.yaml", "colleague: Un collègue", "colleague: Un collègue, press: La presse"),
        ("duties.yaml", "text: Faites signer.", "text: Faites tout signer."),
    ]:
        text = (folder / path).read_text()
        assert before in text
        (folder / path).write_text(text.replace(before, after))
    return folder


with tempfile.TemporaryDirectory() as folder:
    diffs = [
        diff("2026-08-31", "2026-09-01"),
        diff("2018-03-01", "2018-03-01@2026-11-21"),
        diff(small, edited(pathlib.Path(folder) / "edited")),
        diff(small, small),
    ]
for one in diffs:
    fits(one)
    changed = any(c["verdicts"] or c["same_verdict"] for c in one["comparisons"])
    assert one["empty"] == (not changed and not one["rules"] and not one["renamed"])
    for comparison in one["comparisons"]:
        for row in comparison["verdicts"]:
            assert row["before"] != row["after"]
            assert (row["example"]["before"] is None) == (row["before"] == "excluded")
            assert (row["example"]["after"] is None) == (row["after"] == "excluded")
        counted = sum(int(row["situations"]) for row in comparison["verdicts"])
        assert counted <= int(comparison["situations"])
assert [one["empty"] for one in diffs] == [False, False, False, True]
assert any(row["before"] == "excluded" for c in diffs[2]["comparisons"] for row in c["verdicts"])
# The schema must be able to fail.
try:
    fits(dict(diffs[0], schema="other"))
except fastjsonschema.JsonSchemaException:
    pass
else:
    sys.exit("the schema lets anything pass")
print(f"{len(diffs)} comparisons fit the schema")
