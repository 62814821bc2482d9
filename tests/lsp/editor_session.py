"""A real editor's session with `subrosa lsp` over pipes, on the real rules, and editors that misbehave.

Usage: editor_session.py SUBROSA PROJECT_FOLDER
"""
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

subrosa, project = sys.argv[1], pathlib.Path(sys.argv[2])
rules = project / "rules/belgium"
patience = 60  # seconds, for a machine that is busy


class Editor:
    """Speaks the protocol as an editor does; counts columns in UTF-16."""

    def __init__(self, *args):
        self.server = subprocess.Popen([subrosa, "lsp", *args], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.watch = threading.Timer(patience * 5, self.server.kill)
        self.watch.daemon = True  # never keeps a failed test waiting
        self.watch.start()
        self.texts = {}
        self.versions = {}
        self.found = {}
        self.next_id = 0

    def write(self, data):
        self.server.stdin.write(data)
        self.server.stdin.flush()

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def receive(self):
        length = None
        while True:
            line = self.server.stdout.readline()
            assert line, "the server stopped: " + self.server.stderr.read().decode()
            if line == b"\r\n":
                break
            name, value = line.split(b":")
            if name == b"Content-Length":
                length = int(value)
        message = json.loads(self.server.stdout.read(length))
        assert message["jsonrpc"] == "2.0"
        if message.get("method") == "textDocument/publishDiagnostics":
            self.found[message["params"]["uri"]] = message["params"]
        return message

    def ask(self, method, **params):
        self.next_id += 1
        self.send(id=self.next_id, method=method, params=params)
        while True:
            message = self.receive()
            if message.get("id") == self.next_id:
                return message["result"]

    def begin(self, **params):
        result = self.ask("initialize", processId=None, rootUri=None, capabilities={}, **params)
        self.send(method="initialized", params={})
        return result

    def wait_for_findings(self, path):
        """Of the version that stands in the editor now."""
        uri = path.as_uri()
        while self.found.get(uri, {}).get("version") != self.versions[uri]:
            self.receive()
        return self.found[uri]["diagnostics"]

    def open(self, path, text=None):
        text = path.read_text(encoding="utf-8") if text is None else text
        uri = path.as_uri()
        self.texts[uri], self.versions[uri] = text, 1
        self.send(method="textDocument/didOpen", params={"textDocument": {
            "uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        return self.wait_for_findings(path)

    def change(self, path, text):
        uri = path.as_uri()
        self.versions[uri] += 1
        self.texts[uri] = text
        self.send(method="textDocument/didChange", params={
            "textDocument": {"uri": uri, "version": self.versions[uri]},
            "contentChanges": [{"text": text}]})

    def type(self, path, before, old, new):
        """Replaces `old`, which stands directly after `before`, by `new`: a change of a range."""
        uri = path.as_uri()
        at = self.texts[uri].index(before + old) + len(before)
        self.versions[uri] += 1
        self.send(method="textDocument/didChange", params={
            "textDocument": {"uri": uri, "version": self.versions[uri]},
            "contentChanges": [{"range": {"start": self.position(uri, at),
                                          "end": self.position(uri, at + len(old))}, "text": new}]})
        self.texts[uri] = self.texts[uri][:at] + new + self.texts[uri][at + len(old):]
        return self.wait_for_findings(path)

    def position(self, uri, at):
        lines = self.texts[uri][:at].split("\n")
        return {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}

    def text_in(self, uri, place):
        """What stands in a range."""
        text = self.texts.get(uri)
        if text is None:
            text = pathlib.Path(uri.removeprefix("file://")).read_text(encoding="utf-8")
        lines = text.split("\n")
        start, end = place["start"], place["end"]
        assert start["line"] == end["line"]
        line = lines[start["line"]].encode("utf-16-le")
        return line[start["character"] * 2:end["character"] * 2].decode("utf-16-le")

    def at(self, path, before):
        """Parameters for the place after a text."""
        uri = path.as_uri()
        at = self.texts[uri].index(before) + len(before)
        return {"textDocument": {"uri": uri}, "position": self.position(uri, at)}

    def labels(self, path, before):
        return [item["label"] for item in
                self.ask("textDocument/completion", **self.at(path, before))["items"]]

    def leave(self):
        self.ask("shutdown")
        self.send(method="exit")
        return self.end()

    def end(self):
        _, err = self.server.communicate(timeout=patience)
        self.watch.cancel()
        return self.server.returncode, err.decode()


def a_lawyer_changes_a_provision():
    editor = Editor("--lang", "fr")
    offers = editor.begin()["capabilities"]
    assert offers["positionEncoding"] == "utf-16" and offers["hoverProvider"]
    necessity = rules / "provisions/necessity.yaml"
    uri = necessity.as_uri()
    assert editor.open(necessity) == [], editor.found[uri]

    # As it is typed: a name that is not known, at exactly this name, with the nearest one.
    begun = time.monotonic()
    wrong = editor.type(necessity, "      - require: danger.avoid", "able == no", "abl == no")
    print(f"checked in {time.monotonic() - begun:.2f} s")
    assert len(wrong) == 1 and wrong[0]["code"].startswith("E"), wrong
    assert editor.text_in(uri, wrong[0]["range"]) == "danger.avoidabl", wrong
    assert "danger.avoidable" in wrong[0]["message"] and wrong[0]["severity"] == 1
    nearby = wrong[0]["relatedInformation"][0]["location"]
    assert nearby["uri"] == (rules / "facts.yaml").as_uri()
    assert editor.text_in(nearby["uri"], nearby["range"]) == "danger.avoidable"

    # Names are completed, looked up and found all the same.
    values = editor.labels(necessity, "      - require: danger.proportionate == ")
    assert values == ["yes", "no"], values
    facts = editor.labels(necessity, "      - require: ")
    assert "recipient" in facts and "necessity_for_property" in facts
    sources = editor.labels(necessity, "    sources: [cass-1987-05-13, ")
    assert "stics-proceedings" in sources and "recipient" not in sources
    told = editor.ask("textDocument/hover", **editor.at(necessity, "      - ask: dan"))
    assert "grave_and_imminent" in told["contents"]["value"]
    assert editor.text_in(uri, told["range"]) == "danger"
    there = editor.ask("textDocument/definition", **editor.at(necessity, "    sources: [cass-1987"))
    assert there["uri"] == (rules / "sources.yaml").as_uri()
    assert editor.text_in(there["uri"], there["range"]) == "cass-1987-05-13"
    everywhere = editor.ask("textDocument/references", context={"includeDeclaration": False},
                            **editor.at(necessity, "      - require: danger.self_cre"))
    assert len({one["uri"] for one in everywhere}) > 1
    assert all(editor.text_in(one["uri"], one["range"]) == "danger.self_created"
               for one in everywhere)

    # Half a line, half a list: shown, never fatal; then mended.
    editor.change(necessity, editor.texts[uri].split("    tree:")[0] + "    tree:\n      - requ")
    assert editor.wait_for_findings(necessity)
    assert editor.wait_for_findings(necessity)[0]["source"] == "subrosa"
    editor.change(necessity, necessity.read_text(encoding="utf-8"))
    assert editor.wait_for_findings(necessity) == []

    # Behind accents and an emoji, the column is still right.
    wrong = editor.type(necessity, "    article: ", '"Jurisprudence de la Cour de cassation"',
                        '"é😀"\n    artïcle😀: x')
    assert editor.text_in(uri, wrong[0]["range"]) == "artïcle😀", wrong
    editor.change(necessity, necessity.read_text(encoding="utf-8"))
    assert editor.wait_for_findings(necessity) == []

    # What one file breaks shows in another, and goes again.
    duties = rules / "duties.yaml"
    editor.open(duties)
    editor.type(duties, "{duty: ", "continue_help", "continue_helping")
    editor.ask("textDocument/documentSymbol", textDocument={"uri": uri})
    assert editor.found[uri]["diagnostics"]
    assert editor.type(duties, "{duty: ", "continue_helping", "continue_help") == []
    while editor.found[uri]["diagnostics"]:
        editor.receive()

    # A case.
    case = rules / "cases/colleague-attestation.yaml"
    editor.open(case)
    wrong = editor.type(case, "  matter: ", "labour_matter", "labour_mater")
    assert editor.text_in(case.as_uri(), wrong[0]["range"]) == "labour_mater"
    assert "labour_matter" in editor.labels(case, "  matter: ")
    editor.send(method="textDocument/didClose", params={"textDocument": {"uri": case.as_uri()}})
    while editor.found[case.as_uri()]["diagnostics"]:
        editor.receive()
    assert editor.leave() == (0, "")


def it_finds_what_check_finds():
    """On rules with findings of many kinds, the editor shows the same as `subrosa check`."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "rules"
        for path in (project / "tests/small_rules").rglob("*.yaml"):
            (copy / path.relative_to(project / "tests/small_rules")).parent.mkdir(
                parents=True, exist_ok=True)
            (copy / path.relative_to(project / "tests/small_rules")).write_bytes(path.read_bytes())
        (copy / "cases").mkdir()
        (copy / "cases/odd.yaml").write_text("case: other\nfacts: {danger: grave}\n")
        sources = copy / "sources.yaml"
        sources.write_text(sources.read_text().replace("2027-11-21", "2020-01-01"))
        before = sorted(path for path in copy.rglob("*"))
        checked = subprocess.run([subrosa, "check", "--rules", str(copy), "--format", "json"],
                                 capture_output=True, text=True)
        expected = sorted((one["file"], one["code"], one["line"] - 1)
                          for one in json.loads(checked.stdout))
        assert len(expected) > 1, checked
        editor = Editor()
        editor.begin(locale="fr")
        editor.open(copy / "facts.yaml")
        editor.ask("textDocument/documentSymbol", textDocument={"uri": sources.as_uri()})
        shown = sorted((uri.removeprefix("file://"), one["code"], one["range"]["start"]["line"])
                       for uri, params in editor.found.items() for one in params["diagnostics"])
        assert shown == expected, (shown, expected)
        assert editor.leave() == (0, "")
        assert sorted(path for path in copy.rglob("*")) == before, "something was written"


def editors_that_misbehave():
    # Two messages in one piece, then one in two pieces.
    editor = Editor("--lang", "en")
    hello = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}'
    garbage = b'\xff\xfe not JSON'
    frame = lambda body: b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    editor.write(frame(hello) + frame(garbage))
    assert editor.receive()["id"] == 1
    assert editor.receive()["error"]["code"] == -32700
    ask = frame(b'{"jsonrpc":"2.0","id":2,"method":"subrosa/none"}')
    editor.write(ask[:25])
    time.sleep(0.1)
    editor.write(ask[25:])
    assert editor.receive()["error"]["code"] == -32601
    editor.next_id = 2
    assert editor.leave() == (0, "")

    # What can no longer be followed ends at once, with a reason and without a trace of a crash.
    for bytes_sent in (b"GET / HTTP/1.1\r\n\r\n", b"Content-Length: 999999999999\r\n\r\n",
                       b"Content-Length: -1\r\n\r\n", b"Content-Length: 10\r\n\r\n{}", b"\x00" * 9999):
        editor = Editor("--lang", "en")
        editor.write(bytes_sent)
        status, err = editor.end()
        assert status == 1 and err.startswith("subrosa: ") and err.count("\n") == 1, (status, err)

    # One that is gone before it hears the answer, and one that says nothing at all.
    editor = Editor()
    editor.server.stdout.close()
    try:
        editor.send(id=1, method="initialize", params={})
        editor.send(id=2, method="shutdown")
        editor.server.stdin.close()
    except BrokenPipeError:
        pass  # it noticed before the second message
    assert editor.server.wait(timeout=patience) == 70  # what it said is lost
    editor.watch.cancel()
    editor = Editor()
    assert editor.end() == (1, "")


signal.signal(signal.SIGPIPE, signal.SIG_IGN)
a_lawyer_changes_a_provision()
it_finds_what_check_finds()
editors_that_misbehave()
