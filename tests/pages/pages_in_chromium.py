#!/usr/bin/env python3
"""Opens pages in headless Chromium: axe-core finds no barrier, on paper they take two sheets at most, and on a
narrow telephone nothing sticks out. A book may be longer. First it breaks a page on purpose, to see that each of these would be found.

usage: pages_in_chromium.py SUBROSA PROJECT
The environment names axe-core's script: SUBROSA_AXE. `./dev test --gates` fetches it.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from base64 import b64decode
from pathlib import Path
from urllib.parse import unquote

CASES = [
    "arson-police-drugs-is-he-followed",
    "arson-threat-new-fire-announced",
    "cpas-terror-requisition-admin",
    "consultation-family-violence-by-law-2026",
    "arson-threat-danger-unknown",
    "only-means-is-prosecutor-2026",  # the longest page
]
LANGUAGES = ["fr", "nl", "de", "en"]
SHEETS = 2
BOOKS = [("rules/belgium", "fr"), ("tests/small_rules", "fr"), ("tests/small_rules", "en")]
LONG = 1000  # sheets: a book has as many as it needs
TELEPHONE = 320  # the width at which pages must still fit: WCAG 2, reflow
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a background service would ask of the network is switched off.
CHROMIUM = ["chromium", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update"]

# Runs in the page: axe first, then the same page in a narrow frame; the answer replaces the page.
PROBE = """
<script src="AXE"></script>
<script>
const narrowWidth = page => new Promise(done => {
  const frame = document.createElement("iframe");
  frame.style.cssText = "width: TELEPHONEpx; border: 0";
  frame.onload = () => done(frame.contentDocument.documentElement.scrollWidth);
  frame.srcdoc = page;
  document.body.append(frame);
});
// axe cannot measure the contrast of a sign that is a picture; the words beside it have its colour.
const isSign = node => node.any.some(check => check.data?.messageKey === "nonBmp");
const unsure = rule => ({...rule, nodes: rule.nodes.filter(node => !isSign(node))});
addEventListener("load", async () => {
  const page = PAGE;
  const found = await axe.run({runOnly: RULES});
  const barriers = found.violations.concat(found.incomplete.map(unsure))
      .filter(rule => rule.nodes.length > 0)
      .map(rule => rule.id + ": " + rule.nodes.map(node => node.html.slice(0, 80)).join(" | "));
  const answer = {barriers, passed: found.passes.length, width: await narrowWidth(page)};
  document.body.innerHTML = "<pre></pre>";
  document.querySelector("pre").textContent = "ANSWER" + btoa(encodeURIComponent(JSON.stringify(answer))) + "END";
});
</script>
"""

# What breaks a page, and the word by which that must be reported.
BREAKS = [
    ("</main>", '<img src="data:,"></main>', "image-alt"),
    ("</main>", '<p style="color: #bbb">pale</p></main>', "color-contrast"),
    ('<html lang="fr">', "<html>", "html-has-lang"),
    ("<h2>", "<h4>", "heading-order"),
    ("</main>", '<div style="width: 40rem">wide</div></main>', "sticks out"),
    ("</main>", "<p>long</p>" * 400 + "</main>", "sheets"),
]


class Browser:
    def __init__(self, axe, folder):
        self.axe = Path(axe).resolve()
        self.folder = Path(folder)
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        self.command = CHROMIUM + as_root + [f"--user-data-dir={folder}/profile"]

    def run(self, page, *options):
        """Opens the page; returns what Chromium prints."""
        file = self.folder / "page.html"
        file.write_text(page, encoding="utf-8")
        command = [*self.command, *options, file.as_uri()]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=300).stdout

    def look(self, page):
        text = json.dumps(page).replace("</", "<\\/").replace("<!--", "<\\!--")
        probe = PROBE.replace("AXE", self.axe.as_uri()).replace("TELEPHONE", str(TELEPHONE))
        probe = probe.replace("RULES", json.dumps(RULES)).replace("PAGE", text)
        shown = self.run(page.replace("</body>", probe + "</body>"), "--dump-dom", "--virtual-time-budget=60000")
        answer = re.search("<pre>ANSWER(.*)END</pre>", shown)
        if not answer:
            raise RuntimeError("axe-core did not finish")
        return json.loads(unquote(b64decode(answer[1]).decode()))

    def sheets(self, page):
        pdf = self.folder / "page.pdf"
        self.run(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
        return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def faults_of(browser, page, most_sheets=SHEETS):
    seen = browser.look(page)
    faults = seen["barriers"]
    if seen["passed"] < 10:
        faults.append(f"axe-core looked at {seen['passed']} things only")
    if seen["width"] > TELEPHONE:
        faults.append(f"sticks out on a telephone: {seen['width']} wide")
    sheets = browser.sheets(page)
    if not 1 <= sheets <= most_sheets:
        faults.append(f"{sheets} sheets of paper")
    return faults


def missed_breaks(browser, page):
    """Those of the breaks that go unnoticed."""
    for whole, broken, word in BREAKS:
        assert whole in page
        faults = faults_of(browser, page.replace(whole, broken, 1))
        if not any(word in fault for fault in faults):
            yield f"not noticed: {word}; found: {faults}"


def printed(subrosa, *arguments):
    return subprocess.run([subrosa, *arguments], check=True, capture_output=True, encoding="utf-8").stdout


def page_of(subrosa, project, case, language):
    return printed(subrosa, "decide", case, "--format", "html", "--lang", language,
                   "--rules", f"{project}/rules/belgium")


def main():
    subrosa, project = sys.argv[1:]
    axe = os.environ.get("SUBROSA_AXE", "")
    if not Path(axe).is_file():
        print("no axe-core: run ./dev test --gates, which fetches it", file=sys.stderr)
        return 1
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        browser = Browser(axe, folder)
        faults += missed_breaks(browser, page_of(subrosa, project, CASES[0], "fr"))
        for case in CASES:
            for language in LANGUAGES:
                page = page_of(subrosa, project, case, language)
                faults += [f"{case} {language}: {fault}" for fault in faults_of(browser, page)]
        for rules, language in BOOKS:
            page = printed(subrosa, "book", "--lang", language, "--rules", f"{project}/{rules}")
            faults += [f"book of {rules} {language}: {fault}" for fault in faults_of(browser, page, LONG)]
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
