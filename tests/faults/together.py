"""Several at once on one folder, and signals while the program waits or works."""
import os
import signal
import subprocess
import time

from ground import Result

AT_ONCE = 6
ASKED = {"SIGINT": signal.SIGINT, "SIGTERM": signal.SIGTERM, "SIGHUP": signal.SIGHUP}


def all_at_once(ground, commands):
    """Starts them together; how each ended."""
    running = [ground.start(*words) for words in commands]
    ended = []
    for process in running:
        out, err = process.communicate(timeout=120)
        ended.append(Result(process.returncode, out, err))
    return ended


def no_litter(ground):
    return not [name for name in ground.files() if ".part" in name]


def same_result(ground, table):
    """Many write the same book: it is there once, whole."""
    words = ["book", "--rules", "rules", "-o", "book.html"]
    ground.run(*words)
    wanted = ground.files()
    for result in all_at_once(ground, [words] * AT_ONCE):
        table.fault("two at once: book -o", result, 0, "", ground.files() == wanted)
    (ground.path / "book.html").unlink()


def same_layout(ground, table):
    ground.untidy()
    untidy = ground.files()
    ground.run("fmt", "rules")
    files = ground.files()
    ground.put_back(untidy)
    for result in all_at_once(ground, [["fmt", "rules"]] * AT_ONCE):
        told = result.status == 0 or "vient de changer" in result.err
        table.fault("two at once: fmt", result, (0, 1), result.err[:1], told and no_litter(ground))
    table.fault("two at once: fmt, the result", ground.run("fmt", "--check", "rules"), 0, "0 sur", ground.files() == files)


def new_names(ground, table):
    """Each takes place whole or not at all: who comes second is told, and has changed nothing."""
    files = ground.files()
    for attempt in range(5):
        names = [("signed", "named"), ("recipient", "receiver"), ("agreement", "consent")]
        ended = all_at_once(ground, [["rename", "fact", old, new, "--rules", "rules"] for old, new in names])
        done = 0
        for (old, new), result in zip(names, ended):
            facts = (ground.path / "rules/facts.yaml").read_text(encoding="utf-8")
            renamed = f"fact: {new}\n" in facts and f"fact: {old}\n" not in facts
            done += result.status == 0
            # Who reads while another writes may see files that do not fit together, and is refused them.
            table.fault(f"several at once: rename {old}, {attempt}", result, (0, 2, 3), result.err[:1],
                        renamed == (result.status == 0) and no_litter(ground))
        sound = ground.run("test", "--rules", "rules")
        table.fault(f"several at once: rename, the rules afterwards, {attempt}", sound, 0, "", done > 0)
        ground.put_back(files)


def new_folder(ground, table):
    for what, prepare in [("none there", lambda: None), ("an empty one there", lambda: (ground.path / "more").mkdir())]:
        prepare()
        ended = all_at_once(ground, [["init", "more"]] * AT_ONCE)
        done = [result for result in ended if result.status == 0]
        for result in ended:
            table.fault(f"two at once: init, {what}", result, (0, 2), result.err[:1], no_litter(ground))
        table.fault(f"two at once: init, {what}, the result", ground.run("test", "--rules", "more"), 0, "", len(done) == 1)
        subprocess.run(["rm", "-r", ground.path / "more"], check=True)


def new_files(ground, table):
    """A file that another has just made is not written over."""
    ground.add_newer_rules()
    ended = all_at_once(ground, [["diff", "rules", "newer", "--cases", "examples"]] * AT_ONCE)
    done = [result for result in ended if result.status == 0]
    for result in ended:
        told = result.status == 0 or "existe déjà" in result.err or "déjà pris" in result.err
        table.fault("two at once: diff --cases", result, (0, 2), result.err[:1], told and no_litter(ground) and len(done) == 1)


def signals(ground, table):
    """Somebody ends it while it waits or works: at once, without a word, without a trace."""
    files = ground.files()
    for words in ["ask", "--rules", "rules"], ["decide", "-", "--rules", "rules"], ["lsp", "--rules", "rules"], ["fmt", "-"]:
        for name, number in ASKED.items():
            process = ground.start(*words, stdin=subprocess.PIPE)
            if words[0] == "ask":
                process.stdin.write("u\n")
                process.stdin.flush()
            waits_for_input(process)
            process.send_signal(number)
            out, err = process.communicate(timeout=20)
            table.fault(f"{name} while it waits: {words[0]}", Result(process.returncode, out, err), -number, "",
                        ground.files() == files)


def waits_for_input(process):
    """Until it sleeps in a read."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
            if file.read().rsplit(")", 1)[1].split()[0] == "S":
                time.sleep(0.05)
                return
        time.sleep(0.01)


def while_it_works(ground, table, real_rules):
    """The long ones, on the real rules."""
    if not os.path.isdir(real_rules):
        return
    files = ground.files()
    for words in ["prove"], ["book", "-o", "book.html"], ["check"], ["test"]:
        for name, number in ASKED.items():
            process = ground.start(*words, "--rules", str(real_rules))
            time.sleep(0.02)
            process.send_signal(number)
            out, err = process.communicate(timeout=60)
            table.fault(f"{name} while it works: {words[0]}", Result(process.returncode, out, err), -number, "",
                        ground.files() == files)


def together(ground, table, real_rules):
    same_result(ground, table)
    same_layout(ground, table)
    new_names(ground, table)
    new_folder(ground, table)
    signals(ground, table)
    while_it_works(ground, table, real_rules)
    new_files(ground, table)
