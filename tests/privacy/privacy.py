"""What the command promises, looked at on the running program and on its symbols. `privacy.py SUBROSA PROJECT`

The promises are those of docs/privacy.md; each check names its own.
"""
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "faults"))
from ground import NOBODY, keep_figure  # noqa: E402
from watched import changes_on_disk, is_sanitized, sockets, under_strace, why_not_watched  # noqa: E402

NETWORK_NAMES = re.compile(
    r"^(?:socket|socketpair|connect|bind|listen|accept4?|sendto|sendmsg|recvfrom|recvmsg|shutdown|getaddrinfo|"
    r"getnameinfo|gethostby\w+|getservby\w+|res_\w+|inet_\w+|dns_\w+|ns_\w+|gethostname|getpw\w+)(?:@.*)?$")
NETWORK_LIBRARIES = re.compile(
    r"lib(?:curl|ssl|crypto|gnutls|nss3|nghttp|soup|gio|dbus|resolv|anl|nsl|ldap|krb5|idn|psl|ssh|avahi|z?mq|uv|event)\b")
# What of the window may speak with its display, in the libraries that do so; our own objects may not.
OWN_OBJECTS = ["engine/libsubrosa_engine.a", "cli/libsubrosa_cli.a", "gui/libsubrosa_gui_screen.a",
               "gui/libsubrosa_gui_view.a", "gui/libsubrosa_gui_platform.a", "gui/libsubrosa_gui_app.a"]
CASE = "arson-police-drugs-is-he-followed"


class Checks:
    def __init__(self):
        self.count, self.wrong, self.skipped = 0, [], []

    def holds(self, what, is_so, but=""):
        self.count += 1
        if not is_so:
            self.wrong.append(f"{what}: {but}")

    def skip(self, what, why):
        self.skipped.append(f"{what} ({why})")

    def end(self, test):
        for one in self.wrong:
            print("not so:", one)
        for one in self.skipped:
            print("skipped:", one)
        print(f"{self.count} promises looked at, {len(self.wrong)} not kept")
        keep_figure(test, "promises looked at", self.count - len(self.wrong))
        return 1 if self.wrong else 0


def runs(rules):
    """Everything that may be done with a call or with rules: words, and what is typed."""
    known = f"{rules}/cases/{CASE}.yaml"
    return [(["decide", known], ""), (["decide", "-"], pathlib.Path(known).read_text(encoding="utf-8")),
            (["decide", known, "--format", "json"], ""), (["ask"], "1\n4\n2\nu\n?\nb\n1\n1\n1\n1\nu\nu\nu\nu\n"),
            (["ask", "-v", "--lang", "nl"], "u\n" * 40), (["check"], ""), (["prove"], ""), (["book"], ""),
            (["test"], ""), (["timeline", known], ""), (["matrix", known, "--over", "recipient"], ""),
            (["diff", "2026-08-31", "2026-09-01"], ""), (["graph", "art458bis"], ""), (["review"], ""), (["schema"], ""),
            (["fmt", "--check", rules], ""), (["lsp"], editor(rules)), (["completion", "bash"], ""), (["manual"], ""),
            (["--version"], ""), (["--help"], ""), (["decide", "nothing"], ""), (["nonsense"], "")]


def editor(rules):
    """An editor that opens a file, and ends."""
    uri = f"file://{rules}/facts.yaml"
    text = pathlib.Path(rules, "facts.yaml").read_text(encoding="utf-8")
    out = ""
    for message in [
            {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
            {"method": "initialized", "params": {}},
            {"method": "textDocument/didOpen", "params": {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1,
                                                                           "text": text}}},
            {"id": 2, "method": "shutdown"}, {"method": "exit"}]:
        body = json.dumps({"jsonrpc": "2.0", **message})
        out += f"Content-Length: {len(body.encode())}\r\n\r\n{body}"
    return out


def with_rules(words, rules):
    return words if words[0] in ("fmt", "completion", "manual", "--help", "nonsense") else [*words, "--rules", rules]


def watched_runs(checks, subrosa, rules, folder):
    """No socket, and nothing changed on any disk, whatever is asked."""
    log = folder / "log"
    reason = why_not_watched(subrosa, log)
    if reason:
        return checks.skip("the running command", reason)
    for words, typed in runs(str(rules)):
        subprocess.run([*under_strace(log), subrosa, *with_rules(words, str(rules))], input=typed, text=True, check=False,
                       cwd=folder, env=surroundings(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        checks.holds(f"{words[0]} opens no socket", not sockets(log), sockets(log)[:3])
        checks.holds(f"{words[0]} writes nothing", not changes_on_disk(log), changes_on_disk(log))
    with_git(checks, subrosa, rules, folder, log)
    with_output(checks, subrosa, rules, folder, log)
    return None


def surroundings(folder):
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "fr_BE.UTF-8", "HISTFILE": str(home / "history")}


def with_git(checks, subrosa, rules, folder, log):
    """`diff git:REV` asks git, which must not ask anybody; it may keep what goes between them in nameless files."""
    if shutil.which("git") is None:
        return checks.skip("diff git:HEAD", "there is no git")
    copy = folder / "repository"
    shutil.copytree(rules, copy)
    git = ["git", "-C", copy, "-c", "user.name=test", "-c", "user.email=test"]
    for words in ["init", "-q"], ["add", "."], ["commit", "-qm", "rules"]:
        subprocess.run([*git, *words], check=True, env=surroundings(folder))
    ended = subprocess.run([*under_strace(log), subrosa, "diff", "git:HEAD", str(copy)], check=False, cwd=folder,
                           env=surroundings(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    checks.holds("diff git:HEAD works while it is watched", ended.returncode == 0, ended.stderr)
    checks.holds("diff git:HEAD opens no socket", not sockets(log), sockets(log)[:3])
    named = {path for path in changes_on_disk(log) if path not in ("/tmp", "/var/tmp")}
    checks.holds("diff git:HEAD leaves nothing", not named, named)
    return None


def with_output(checks, subrosa, rules, folder, log):
    """What is asked to be written, and nothing beside it; this also shows that the watching sees."""
    page = folder / "page.html"
    subprocess.run([*under_strace(log), subrosa, "decide", f"{rules}/cases/{CASE}.yaml", "--rules", rules, "-o", page],
                   check=True, cwd=folder, env=surroundings(folder), stdout=subprocess.DEVNULL)
    changed = changes_on_disk(log)
    names = {path for path in changed if not re.match(r".*/\.subrosa-\d+-\d+\.part$", path)}
    checks.holds("decide -o writes its page", str(page) in names, changed)
    checks.holds("decide -o writes nothing but its page", names <= {str(page), str(folder)}, changed)
    checks.holds("the home stays empty", not any((folder / "home").iterdir()), list((folder / "home").iterdir()))


def symbols(checks, subrosa, build):
    """No function of the network is called by the command, nor by our own objects in the window."""
    own_objects(checks, build)
    if is_sanitized(subrosa):
        return checks.skip("the symbols of the programs", "sanitizers bring their own")
    undefined = subprocess.run(["nm", "-D", "--undefined-only", subrosa], check=True, text=True,
                               stdout=subprocess.PIPE).stdout
    checks.holds("nm sees what the command calls", "write" in undefined, undefined[:200])
    called = [name for name in undefined.split() if NETWORK_NAMES.match(name)]
    checks.holds("the command calls no function of the network", not called, called)
    for program in subrosa, build / "gui/subrosa-gui":
        if program.exists():
            linked = subprocess.run(["ldd", program], check=True, text=True, stdout=subprocess.PIPE).stdout
            found = NETWORK_LIBRARIES.findall(linked)
            checks.holds(f"{program.name} is linked with no library of the network", "libc.so" in linked and not found, found)
    return None


def own_objects(checks, build):
    for name in OWN_OBJECTS:
        objects = build / name
        if objects.exists():
            listed = subprocess.run(["nm", "--undefined-only", objects], check=False, text=True, stdout=subprocess.PIPE,
                                    stderr=subprocess.DEVNULL).stdout
            called = [one for one in listed.split() if NETWORK_NAMES.match(one)]
            checks.holds(f"{name} calls no function of the network", listed and not called, called)


def waiting(subrosa, rules, before=(), **how):
    """An `ask` that waits for an answer, with one given."""
    process = subprocess.Popen([*before, subrosa, "ask", "--rules", rules], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True, **how)
    process.stdin.write("1\n")
    process.stdin.flush()
    seen = ""
    while "\n2. " not in seen:
        seen += process.stdout.readline() or sys.exit(f"ask ended: {seen}")
    return process


def cores_allowed():
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def no_core(checks, subrosa, rules, folder):
    """A real crash in the middle of a call leaves no core file, where another program leaves one."""
    if is_sanitized(subrosa):
        return checks.skip("a crash", "sanitizers catch it")
    crash = folder / "crash"
    crash.mkdir()
    other = subprocess.Popen(["sleep", "60"], cwd=crash, preexec_fn=cores_allowed)
    time.sleep(0.1)
    other.send_signal(signal.SIGSEGV)
    other.wait()
    left = [path for path in crash.iterdir()]
    if not left:
        checks.skip("the comparison with a program that leaves a core file", "the system keeps them elsewhere")
    for path in left:
        path.unlink()
    process = waiting(subrosa, rules, cwd=crash, preexec_fn=cores_allowed)
    limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text(encoding="utf-8")
    checks.holds("the limit for core files is nothing", re.search(r"Max core file size +0 +0 ", limits), limits)
    process.send_signal(signal.SIGSEGV)
    process.communicate()
    checks.holds("a crash ends it", process.returncode == -signal.SIGSEGV, process.returncode)
    checks.holds("a crash leaves no core file", not any(crash.iterdir()), list(crash.iterdir()))
    return None


def memory_is_closed(checks, subrosa, rules, folder):
    """Another program of the same user cannot read the answers out of its memory."""
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        return checks.skip("memory", "root reads everything, and there is no setpriv")
    folder.chmod(0o777)
    before = [] if os.geteuid() else ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    if subprocess.run([*before, subrosa, "--help"], check=False, stdout=subprocess.DEVNULL,
                      stderr=subprocess.DEVNULL).returncode != 0:
        return checks.skip("memory", "only root can run the program where it is")
    read = "import sys; open(f'/proc/{sys.argv[1]}/mem', 'rb').close()"

    def readable(process):
        return subprocess.run([*before, sys.executable, "-c", read, str(process.pid)], check=False,
                              stderr=subprocess.DEVNULL).returncode == 0
    other = subprocess.Popen([*before, "sleep", "60"])
    time.sleep(0.2)
    could = readable(other)
    other.kill()
    other.wait()
    process = waiting(subrosa, rules, before, cwd=folder)
    checks.holds("its memory is closed to other programs", not readable(process))
    process.kill()
    process.communicate()
    if not could:
        checks.skip("the comparison with a program whose memory is open", "the system closes all")
    return None


def main():
    subrosa, project = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    rules = project / "rules/belgium"
    checks = Checks()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="subrosa-privacy-"))
    try:
        symbols(checks, subrosa, subrosa.parent.parent)
        watched_runs(checks, subrosa, rules, folder)
        no_core(checks, subrosa, rules, folder)
        memory_is_closed(checks, subrosa, rules, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return checks.end("privacy-command")


if __name__ == "__main__":
    sys.exit(main())
