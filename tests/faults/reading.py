"""What cannot be read, is gone, or changes while it is read."""
import os
import re
import shutil
import subprocess
import threading
import time

from tracing import traced

CASE = "rules/cases/avec-accord.yaml"
NO_RULES = "aucun dossier de règles lisible"
NO_CASE = "introuvable ou illisible"
UNREAD = "ce fichier est introuvable ou illisible"
NOT_ORDINARY = "ce n'est pas un fichier ordinaire"
READERS = [["check"], ["decide", CASE], ["test"], ["ask"], ["book"], ["prove"], ["graph"]]


def unreadable(ground, table):
    before = ground.give_to_nobody()
    if before is None:
        return table.skip("unreadable files", "root reads everything, and there is no setpriv")
    runs = subprocess.run([*before, ground.subrosa, "--help"], check=False, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL)
    if runs.returncode != 0:
        return table.skip("unreadable files", "only root can run the program where it is")
    for name in "rules/facts.yaml", "rules/provisions/agreement.yaml", "rules/provisions", "rules":
        path = ground.path / name
        mode = path.stat().st_mode
        path.chmod(0)
        for words in READERS:
            result = ground.run(*words, "--rules", "rules", before=before)
            file_alone = name.endswith(".yaml")
            status = 1 if file_alone and words == ["check"] else 3
            table.fault(f"unreadable {name}: {words[0]}", result, status, UNREAD if file_alone else NO_RULES)
        path.chmod(mode)
    case = ground.path / CASE
    case.chmod(0)
    result = ground.run("decide", CASE, "--rules", "rules", before=before)
    table.fault("unreadable case: decide", result, 4, NO_CASE)
    case.chmod(0o644)
    return write_protected(ground, table, before)


def write_protected(ground, table, before):
    """Folders in which this user may change nothing."""
    ground.untidy()
    files = ground.files()
    folders = [ground.path / name for name in (".", "rules", "rules/provisions", "rules/cases")]
    for folder in folders:
        folder.chmod(0o555)
    for words, status in [(["fmt", "rules"], 1), (["rename", "fact", "signed", "named", "--rules", "rules"], 2),
                          (["review", "confidence", "--by", "avocat", "--rules", "rules"], 1), (["init", "more"], 2),
                          (["book", "--rules", "rules", "-o", "book.html"], 2),
                          (["schema", "--rules", "rules", "-o", "rules"], 2)]:
        result = ground.run(*words, before=before)
        table.fault(f"write-protected folder: {words[0]}", result, status, "vous n'avez pas le droit d'écrire ici",
                    ground.files() == files)
    for folder in folders:
        folder.chmod(0o755)


def gone(ground, table):
    """Files that are not what their names promise."""
    for words in READERS:
        table.fault(f"no such folder: {words[0]}", ground.run(*words, "--rules", "none"), 3, NO_RULES)
        table.fault(f"a file for a folder: {words[0]}", ground.run(*words, "--rules", CASE), 3, NO_RULES)
    table.fault("no such case", ground.run("decide", "rules/cases/none.yaml", "--rules", "rules"), 4, NO_CASE)
    table.fault("a folder for a case", ground.run("decide", "rules", "--rules", "rules"), 4, NOT_ORDINARY)
    for words, status in [(["decide", "-", "--rules", "rules"], 4), (["fmt", "-"], 1)]:
        folder = os.open(ground.path, os.O_RDONLY)
        result = ground.run(*words, stdin=folder)
        os.close(folder)
        table.fault(f"a folder for the input: {words[0]}", result, status, "illisible")


def while_read(ground, table):
    """The system is slow at one file; meanwhile something happens to it, or to another."""
    if not traced(ground):
        return table.skip("files that change while they are read", "no strace here, or it may not trace")
    rules = ground.path / "rules"
    files = ground.files()
    before = ground.run("--version", "--rules", str(rules)).out

    def hash_after(change):
        ground.put_back(files)
        change()
        return ground.run("--version", "--rules", str(rules)).out

    def rewrite(path, old, new):
        path.write_text(re.sub(old, new, path.read_text(encoding="utf-8")), encoding="utf-8")

    def new_name_everywhere():
        """A change that makes sense only with all of its files."""
        for path in rules.rglob("*.yaml"):
            rewrite(path, r"\bsigned\b", "named")

    changes = {
        "many files are saved": new_name_everywhere,
        "another file is saved": lambda: rewrite(rules / "duties.yaml", "\\A", "# saved again\n"),
        "it is saved": lambda: rewrite(rules / "facts.yaml", "\\A", "# saved again\n"),
        "another file goes away": lambda: (rules / "provisions/agreement.yaml").unlink(),
        "a file comes": lambda: (rules / "names.yaml").write_text("# more\n", encoding="utf-8"),
        "the folder goes away": lambda: shutil.rmtree(rules),
    }
    for what, change in changes.items():
        wanted = hash_after(change)
        ground.put_back(files)
        timer = threading.Timer(0.3, change)
        timer.start()
        result = ground.run("--version", "--rules", str(rules), before=[
            "strace", "-f", "-qq", "-o", "/dev/null", "-P", str(rules / "facts.yaml"), "-e",
            "inject=openat:delay_exit=1000000:when=1"])
        timer.join()
        table.fault(f"while a file is read, {what}", result, 0, "", result.out == wanted != before)
        ground.put_back(files)
    broken_disk(ground, table)


class Pause:
    """The longest time for which nothing was written."""

    def __init__(self):
        self.longest, self.last = 0, time.monotonic()

    def until_now(self):
        return max(self.longest, time.monotonic() - self.last)

    def ends(self):
        self.longest, self.last = self.until_now(), time.monotonic()


def always_written(ground, table):
    """Somebody writes to a file without a pause: two texts in turn, in pieces, sometimes shorter."""
    rules = ground.path / "rules"
    file = rules / "facts.yaml"
    first = file.read_bytes()
    texts = [first, b"# longer by a line\n" + first]
    hashes = set()
    for text in texts:
        file.write_bytes(text)
        hashes.add(ground.run("--version", "--rules", str(rules)).out)
    ends = threading.Event()
    pause = Pause()

    def write():
        while not ends.is_set():
            for text in texts:
                with open(file, "wb", buffering=0) as out:
                    pause.ends()
                    for at in range(0, len(text), 97):
                        out.write(text[at:at + 97])
                        pause.ends()

    def run(*words):
        """A writer that the machine holds up for longer cannot be told from one that has finished: then once more."""
        for _ in range(30):
            pause.longest = 0
            result = ground.run(*words)
            if pause.until_now() < 0.014:
                return result
        return table.skip("written without a pause: " + words[0], "the machine is too busy to write so")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for turn in range(5):
            result = run("--version", "--rules", str(rules))
            if result is None:
                break
            whole = result.out in hashes
            refused = "contiennent des erreurs" in result.out
            table.fault(f"written without a pause: --version, {turn}", result, 0, "", whole or refused)
            result = run("decide", CASE, "--rules", "rules")
            if result is None:
                break
            refused = result.status == 3 and not result.out and "change pendant qu'on le lit" in result.err
            table.fault(f"written without a pause: decide, {turn}", result, (0, 3), result.err,
                        refused or (result.status == 0 and not result.err))
    finally:
        ends.set()
        writer.join()
    file.write_bytes(first)


def broken_disk(ground, table):
    for call, error, path, words, status, says in [
            ("read", "EIO", "rules/facts.yaml", ["check"], 1, UNREAD),
            ("read", "EIO", "rules/provisions/agreement.yaml", ["decide", CASE], 3, UNREAD),
            ("openat", "ENOENT", "rules/provisions/agreement.yaml", ["check"], 1, UNREAD),
            ("openat", "EMFILE", "rules/provisions/agreement.yaml", ["check"], 1, UNREAD),
            ("openat", "EIO", "rules/provisions/", ["check"], 3, NO_RULES),
            ("read", "EIO", CASE, ["decide", CASE], 4, NO_CASE),
            ("openat", "ENOENT", CASE, ["decide", CASE], 4, NO_CASE)]:
        whole = [str(ground.path / word) if word == CASE else word for word in words]
        result = ground.run(*whole, "--rules", str(ground.path / "rules"), before=[
            "strace", "-f", "-qq", "-o", "/dev/null", "-P", f"{ground.path}/{path}", "-e",
            f"inject={call}:error={error}"])
        table.fault(f"{call} of {path} fails with {error}: {words[0]}", result, status, says)


def reading(ground, table):
    files = ground.files()
    gone(ground, table)
    always_written(ground, table)
    ground.put_back(files)
    unreadable(ground, table)
