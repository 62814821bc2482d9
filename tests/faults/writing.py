"""Every way in which writing can fail, at every step of it: nothing is lost, nothing half written, nothing left behind."""
import shutil
import signal

from ground import small_disk
from tracing import calls_of, traced

CASE = "rules/cases/avec-accord.yaml"
RENAMED = ["rename", "fact", "signed", "named", "--rules", "rules"]

# Every verb that writes files, with the exit status when it cannot.
WRITERS = [
    (["fmt", "rules"], 1),
    (RENAMED, 2),
    (["rename", "provision", "confidence", "secrecy", "--rules", "rules"], 2),
    (["review", "confidence", "agreement", "--by", "avocat", "--rules", "rules"], 1),
    (["init", "more"], 2),
    (["init", "empty"], 2),
    (["diff", "rules", "newer", "--cases", "examples"], 2),
    (["schema", "--rules", "rules", "-o", "schemas"], 2),
    (["test", "--suggest", "--rules", "rules", "-o", "suggested"], 2),
    (["book", "--rules", "rules", "-o", "old"], 2),
    (["decide", CASE, "--rules", "rules", "-o", "old"], 2)]

WRITING = ["openat", "write", "fsync", "chmod", "fchmod", "rename", "renameat2", "mkdir"]
REASONS = {"ENOSPC": "plus assez de place", "EDQUOT": "plus assez de place", "EIO": "ne l'a pas permis",
           "EACCES": "pas le droit", "EROFS": "ne peut qu'être lu"}
FAILURES = {"openat": ["ENOSPC", "EACCES", "EROFS"], "write": ["ENOSPC", "EDQUOT", "EIO"], "fsync": ["EIO", "ENOSPC"],
            "chmod": ["EIO"], "rename": ["EIO", "EACCES"], "renameat2": ["EIO", "EACCES"], "mkdir": ["ENOSPC"]}


def prepare(ground):
    """Files for all the writers."""
    ground.add_newer_rules()
    for name in "empty", "suggested", "examples", "schemas":
        (ground.path / name).mkdir()
    (ground.path / "old").write_text("what was there\n", encoding="utf-8")
    ground.untidy()


def steps_of_writing(ground, words):
    """What the program asks of the system to write: not what it prints, not what it reads."""
    ours = []
    for name, number, arguments in calls_of(ground, *words, calls=WRITING):
        printed = name == "write" and arguments.startswith(("1<", "2<"))
        read = name == "openat" and "O_CREAT" not in arguments
        names = name == "fsync" and ".part" not in arguments  # of a folder: as far as it can
        if not printed and not read and not names:
            ours.append((name, number))
    return ours


def some(steps):
    """Of each call the first, one in the middle and the last."""
    chosen = set()
    for name in WRITING:
        of_name = [step for step in steps if step[0] == name]
        if of_name:
            chosen |= {of_name[0], of_name[len(of_name) // 2], of_name[-1]}
    return sorted(chosen)


def injected(words_of_fault):
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=" + words_of_fault]


def at_each_step(ground, table, words, status, before, after):
    steps = some(steps_of_writing(ground, words))
    ground.put_back(before)
    assert any(name.startswith("rename") for name, _ in steps), f"{words} renames nothing"
    for name, number in steps:
        for error in FAILURES.get(name, []):
            result = ground.run(*words, before=injected(f"{name}:error={error}:when={number}"))
            table.fault(f"{name} {number} of {' '.join(words[:2])} fails with {error}", result, status, REASONS[error],
                        ground.files() == before)
            ground.put_back(before)
        asked = ["SIGINT", "SIGTERM", "SIGHUP"][number % 3]
        result = ground.run(*words, before=injected(f"{name}:signal={asked}:when={number}"))
        table.fault(f"{asked} at {name} {number} of {' '.join(words[:2])}", result, -getattr(signal, asked), result.err[:1],
                    ground.files() == after)
        ground.put_back(before)
        killed(ground, table, words, (name, number), before, after)


def killed(ground, table, words, step, before, after):
    """Nothing can be held against this one: but every file is whole, and the same again brings it to its end."""
    result = ground.run(*words, before=injected(f"{step[0]}:signal=SIGKILL:when={step[1]}"))
    now = ground.files()
    shown = {name: text for name, text in now.items() if not any(part.startswith(".") for part in name.split("/"))}
    whole = all(text in (before.get(name), after.get(name)) for name, text in shown.items())
    table.fault(f"SIGKILL at {step[0]} {step[1]} of {' '.join(words[:2])}", result, -signal.SIGKILL, result.err[:1], whole)
    ground.put_back(before)


def full_disk(ground, table, words, status, before):
    """A disk of a few pages, with all but nothing left on it."""
    place = ground.path.parent / (ground.path.name + "-disk")
    place.mkdir(exist_ok=True)
    with small_disk(place, "size=400k") as made:
        if not made:
            place.rmdir()
            return table.skip(f"full disk: {words[0]}", "no disk can be made here")
        home, ground.path = ground.path, place
        ground.put_back(before)
        with open(place / "filler", "wb", buffering=0) as filler:
            try:
                while filler.write(b"x" * 4096) == 4096:
                    pass
            except OSError:
                pass
        filled = ground.files()
        result = ground.run(*words)
        same = ground.files() == filled
        ground.path = home
    shutil.rmtree(place, ignore_errors=True)
    return table.fault(f"full disk: {' '.join(words[:2])}", result, status, "plus assez de place", same)


def writing(ground, table):
    prepare(ground)
    before = ground.files()
    can_trace = traced(ground)
    if not can_trace:
        table.skip("writing that fails at each step", "no strace here, or it may not trace")
    for words, status in WRITERS:
        done = ground.run(*words)
        after = ground.files()
        changed = {name for name in after if after[name] != before.get(name)}
        table.fault(f"nothing wrong: {' '.join(words[:2])}", done, 0, done.err[:1],
                    bool(changed) and not any(".part" in name for name in after))
        ground.put_back(before)
        if can_trace:
            at_each_step(ground, table, words, status, before, after)
        full_disk(ground, table, words, status, before)
