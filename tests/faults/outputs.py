"""An output that takes nothing: a full disk behind a redirection, a closed stream, a reader that is gone."""
import os
import signal
import subprocess

LOST = "la sortie n'a pas pu être écrite en entier"
CASE = "rules/cases/avec-accord.yaml"

# Every verb that prints, as somebody may call it.
PRINTING = [
    ["decide", CASE], ["decide", CASE, "--format", "json"], ["decide", CASE, "--format", "html"],
    ["decide", CASE, "rules/cases/sans-accord.yaml"], ["ask"], ["check"], ["check", "--format", "sarif"], ["test"],
    ["test", "--suggest"], ["test", "--format", "junit"], ["prove"], ["diff", "rules", "rules"], ["timeline", CASE],
    ["matrix", CASE, "--over", "recipient"], ["fmt", "--check", "rules"], ["review"], ["schema"], ["schema", "facts"],
    ["graph"], ["graph", "confidence"], ["book"], ["init", "more"],
    ["rename", "fact", "signed", "named", "--diff"], ["completion", "bash"], ["manual"], ["--version"], ["--help"],
    ["decide", "--help"], []]

# Every verb that can write its result into a file.
WITH_OUTPUT = [
    ["decide", CASE], ["check"], ["test"], ["prove"], ["diff", "rules", "rules"], ["timeline", CASE],
    ["matrix", CASE, "--over", "recipient"], ["review"], ["schema", "facts"], ["graph"], ["book"], ["completion", "bash"],
    ["manual"]]

NEED_NO_RULES = {"init", "completion", "manual", "--help", "fmt"}


def with_rules(words):
    plain = not words or words[0] in NEED_NO_RULES or "--help" in words
    return words if plain else [*words, "--rules", "rules"]


def outputs(ground, table):
    files = ground.files()
    for words in PRINTING:
        with open("/dev/full", "w", encoding="utf-8") as full:
            result = ground.run(*with_rules(words), stdout=full)
        if words == ["fmt", "--check", "rules"]:
            table.fault("disk full behind the output: fmt", result, 0, "0 sur")  # it had nothing to print
        else:
            table.fault(f"disk full behind the output: {' '.join(words)}", result, 70, LOST)
        ground.put_back(files)
    for words in PRINTING[:3] + [["--help"], ["book"]]:
        result = ground.run(*with_rules(words), preexec_fn=lambda: os.close(1), stdout=None)
        table.fault(f"closed output: {' '.join(words)}", result, 70, LOST)
    with_nobody_reading(ground, table)
    written_files(ground, table, files)
    messages(ground, table)


def with_nobody_reading(ground, table):
    """As `subrosa book | head -1` when head has seen enough: the end, without a word."""
    for words in ["book"], ["decide", CASE], ["--help"], ["diff", "rules", "rules"]:
        for ignored in False, True:
            read, write = os.pipe()
            os.close(read)
            result = ground.run(*with_rules(words), stdout=write, restore_signals=not ignored,
                                preexec_fn=lambda i=ignored: signal.signal(signal.SIGPIPE, signal.SIG_IGN if i else
                                                                           signal.SIG_DFL))
            os.close(write)
            table.fault(f"nobody reads the output{', SIGPIPE ignored' if ignored else ''}: {words[0]}", result,
                        -signal.SIGPIPE)


def small_files():
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))


def written_files(ground, table, files):
    (ground.path / "old").write_text("what was there\n", encoding="utf-8")
    files = ground.files()
    wrong_places = [("a full device", "/dev/full", "plus assez de place"), ("no such folder", "nowhere/out", "n'existe pas"),
                    ("below a file", CASE + "/out", "n'existe pas"), ("a folder's name", "rules", "nom d'un dossier"),
                    ("a name too long", "x" * 300, "ne l'a pas permis")]
    for words in WITH_OUTPUT:
        for what, place, why in wrong_places:
            result = ground.run(*with_rules(words), "-o", place)
            table.fault(f"-o, {what}: {words[0]}", result, 2, why, ground.files() == files)
        result = ground.run(*with_rules(words), "-o", "old", preexec_fn=small_files)
        table.fault(f"-o, the file cannot grow: {words[0]}", result, 2, "plus assez de place", ground.files() == files)
    os.symlink("nowhere", ground.path / "link")
    result = ground.run("book", "--rules", "rules", "-o", "link")
    table.fault("-o, a link that leads nowhere", result, 2, "n'existe pas")
    (ground.path / "link").unlink()
    (ground.path / "old").unlink()


def messages(ground, table):
    """The error stream is lost: the exit status still tells."""
    with open("/dev/full", "w", encoding="utf-8") as full:
        table.fault("disk full behind the messages, wrong usage", ground.run("decide", stderr=full), 2)
        table.fault("disk full behind the messages, no rules", ground.run("check", "--rules", "none", stderr=full), 3)
    result = ground.run("check", "--rules", "none", preexec_fn=lambda: os.close(2), stderr=None)
    table.fault("closed messages, no rules", result, 3)
