#!/usr/bin/env python3
"""Checks what can be checked of HTML pages without a browser: language, title, landmarks, headings in order,
nothing empty, nothing from outside, tags closed, ids unique. The book may also link within itself, and has its one
script for searching.

usage: pages_are_accessible.py SUBROSA PROJECT
"""
import subprocess
import sys
from html.parser import HTMLParser

CASES = [
    ["arson-police-drugs-is-he-followed"],
    ["arson-threat-new-fire-announced"],
    ["arson-threat-danger-unknown"],
    ["arson-threat-danger-unknown", "-v"],
]
LANGUAGES = ["fr", "en", "nl", "de"]
VOID = {"meta", "link", "br", "hr", "img", "input"}
NEVER_EMPTY = {"title", "h1", "h2", "h3", "h4", "p", "li", "th", "td", "ul", "table"}
LANDMARKS = ["header", "main", "footer"]
OUTSIDE = {"src", "href", "srcset", "action", "data", "poster"}
LOADS = {"script", "link", "img", "iframe", "object", "embed", "base", "form"}


class Page(HTMLParser):
    def __init__(self, is_book):
        super().__init__()
        self.is_book = is_book
        self.open = []  # [tag, has text]
        self.tags = []
        self.headings = []
        self.ids = []
        self.references = []
        self.language = ""
        self.faults = []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag in LOADS and not (self.is_book and tag == "script" and not attributes):
            self.faults.append(f"<{tag}> has no place in a page that stands alone")
        for name, value in attributes:
            self.attribute(tag, name, value or "")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append([tag, False])

    def attribute(self, tag, name, value):
        if self.is_book and tag == "a" and name == "href" and value.startswith("#"):
            self.references.append(value[1:])
        elif name in OUTSIDE or name.startswith("on") or name == "style":
            self.faults.append(f"<{tag} {name}>")
        if name == "id":
            self.ids.append(value)
        if name == "aria-labelledby":
            self.references.append(value)
        if tag == "html" and name == "lang":
            self.language = value

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes nothing")
            return
        _, filled = self.open.pop()
        if tag in NEVER_EMPTY and not filled:
            self.faults.append(f"<{tag}> is empty")

    def handle_data(self, data):
        inside_style = self.open and self.open[-1][0] == "style"
        if inside_style and ("url(" in data or "@import" in data):
            self.faults.append("the style sheet refers to something outside")
        if data.strip():
            for element in self.open:
                element[1] = True


def faults_of(text, language, is_book=False):
    page = Page(is_book)
    page.feed(text)
    page.close()
    faults = page.faults
    if page.open:
        faults.append(f"never closed: {page.open}")
    if page.language != language:
        faults.append(f"lang is {page.language!r}")
    if page.tags.count("script") != is_book:
        faults.append(f"{page.tags.count('script')} <script>")
    for tag in LANDMARKS + ["h1", "title", "style"]:
        if page.tags.count(tag) != 1:
            faults.append(f"{page.tags.count(tag)} <{tag}>")
    if page.headings[:1] != [1] or any(b > a + 1 for a, b in zip(page.headings, page.headings[1:])):
        faults.append(f"headings out of order: {page.headings}")
    if len(set(page.ids)) != len(page.ids):
        faults.append(f"an id stands twice: {page.ids}")
    if not set(page.references) <= set(page.ids):
        faults.append(f"refers to no id: {set(page.references) - set(page.ids)}")
    return faults


def printed(subrosa, *arguments):
    return subprocess.run([subrosa, *arguments], check=True, capture_output=True, encoding="utf-8").stdout


def main():
    subrosa, project = sys.argv[1:]
    rules = f"{project}/rules/belgium"
    failed = not faults_of("<html lang='fr'><main><h1></h1><a href='x'>x</a></main></html>", "fr")  # it can fail
    for arguments in CASES:
        for language in LANGUAGES:
            text = printed(subrosa, "decide", *arguments, "--format", "html", "--lang", language, "--rules", rules)
            for fault in faults_of(text, language):
                failed = True
                print(" ".join(arguments), language, fault, sep=": ")
    for language in LANGUAGES:
        for fault in faults_of(printed(subrosa, "book", "--lang", language, "--rules", rules), language, is_book=True):
            failed = True
            print("book", language, fault, sep=": ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
