"""Where a fault happens: a folder of its own with a small rule set, the program in it, and what it left."""
import contextlib
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

NOBODY = 65534
PATIENCE = 60


def noon():
    """A time zone in which it is about noon: no test runs over midnight."""
    return f"NOON{datetime.datetime.now(datetime.timezone.utc).hour - 12:+d}"


class Result:
    def __init__(self, status, out="", err=""):
        self.status, self.out, self.err = status, out, err

    def __repr__(self):
        return f"status {self.status}\n--- out\n{self.out[-600:]}\n--- err\n{self.err[-600:]}"


class Ground:
    """`with Ground(subrosa) as ground:`; gone at the end. Its home is `home`, its rules are `rules`."""

    def __init__(self, subrosa):
        self.subrosa = str(subrosa)

    def add_newer_rules(self):
        """`newer`: the rules with one condition turned round, for `diff`."""
        (self.path / "newer").mkdir()
        for path in (self.path / "rules").rglob("*"):
            place = self.path / "newer" / path.relative_to(self.path / "rules")
            place.mkdir() if path.is_dir() else place.write_bytes(path.read_bytes())
        agreement = self.path / "newer/provisions/agreement.yaml"
        agreement.write_text(agreement.read_text(encoding="utf-8").replace("agreement == yes", "agreement == no"),
                             encoding="utf-8")

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="subrosa-faults-")).resolve()
        self.path.chmod(0o755)
        self.home = self.path / "home"
        self.home.mkdir()
        made = self.run("init", "rules")
        assert made.status == 0, made
        return self

    def __exit__(self, *_):
        subprocess.run(["chmod", "-R", "u+rwx", self.path], check=False, stderr=subprocess.DEVNULL)
        shutil.rmtree(self.path, ignore_errors=True)

    def environment(self, **changes):
        all_of_it = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "fr_BE.UTF-8", "TZ": noon()}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LLVM_PROFILE_FILE"):
            if name in os.environ:
                all_of_it[name] = os.environ[name]
        all_of_it.update(changes)
        return {name: value for name, value in all_of_it.items() if value is not None}

    def start(self, *words, before=(), environment=None, **how):
        """The program with these words; `before`: what starts it."""
        how.setdefault("stdin", subprocess.DEVNULL)
        how.setdefault("stdout", subprocess.PIPE)
        how.setdefault("stderr", subprocess.PIPE)
        how.setdefault("cwd", self.path)
        return subprocess.Popen([*before, self.subrosa, *words], text=True,
                                env=self.environment(**(environment or {})), **how)

    def run(self, *words, input=None, **how):
        if input is not None:
            how["stdin"] = subprocess.PIPE
        process = self.start(*words, **how)
        try:
            out, err = process.communicate(input, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return Result("hangs")
        return Result(process.returncode, out or "", err or "")

    def files(self):
        """Every file below, by its path, with what it holds; folders too."""
        found = {}
        for path in sorted(self.path.rglob("*")):
            name = str(path.relative_to(self.path))
            found[name] = None if path.is_dir() else path.read_bytes()
        return found

    def put_back(self, files):
        """As they were before."""
        now = self.files()
        for name in sorted(set(now) - set(files), reverse=True):
            path = self.path / name
            path.rmdir() if path.is_dir() else path.unlink()
        for name, text in files.items():
            path = self.path / name
            if text is None:
                path.mkdir(exist_ok=True)
            elif now.get(name) != text:
                path.write_bytes(text)

    def untidy(self):
        """Files that `fmt` lays out again: blank lines too many."""
        for path in sorted((self.path / "rules").rglob("*.yaml")):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("\n", "\n\n\n", 1), encoding="utf-8")

    def give_to_nobody(self):
        """As root, what is unreadable is read all the same: then somebody else runs the program."""
        if os.geteuid() != 0:
            return ()
        if shutil.which("setpriv") is None:
            return None
        subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", self.path], check=True)
        return ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


class Table:
    """The faults that were injected, and those after which something was not as it must be."""

    def __init__(self):
        self.rows, self.wrong, self.skipped = [], [], []

    def fault(self, what, result, status, says="", and_also=True):
        """The program must end so, and its error stream say this; an empty word: say nothing."""
        self.rows.append(what)
        statuses = status if isinstance(status, (tuple, set)) else (status,)
        told = says in result.err if says else not result.err
        if result.status not in statuses or not told or not and_also:
            self.wrong.append(f"{what}: expected status {status} and {says!r}"
                              f"{'' if and_also else ', and what it left'}\n{result}")

    def skip(self, what, why):
        self.skipped.append(f"{what} ({why})")

    def end(self):
        for one in self.wrong:
            print(one, end="\n\n")
        for one in self.skipped:
            print("skipped:", one)
        if self.wrong:
            print(f"{len(self.wrong)} of {len(self.rows)} faults did not end as they must")
        else:
            print(f"{len(self.rows)} faults injected, all as expected")
        keep_figure("faults", "faults injected", len(self.rows) - len(self.wrong))
        return 1 if self.wrong else 0


def keep_figure(test, what, count):
    """For docs/reliability.md, where a run asks for it."""
    if os.environ.get("SUBROSA_FIGURES"):
        with open(os.environ["SUBROSA_FIGURES"], "a", encoding="utf-8") as file:
            file.write(json.dumps({"test": test, "what": what, "count": count}) + "\n")


@contextlib.contextmanager
def small_disk(place, options):
    """A disk of its own on this folder, where the system lets us make one; gives whether it does."""
    made = os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], check=False,
                                                stderr=subprocess.DEVNULL).returncode == 0
    try:
        yield made
    finally:
        if made:
            subprocess.run(["umount", "-l", place], check=False)
