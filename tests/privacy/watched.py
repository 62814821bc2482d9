"""A program under strace: which sockets it opens, what it writes. For tests/privacy and tests/gui/xvfb."""
import functools
import os
import re
import shutil
import subprocess

# Whatever could open a socket or change a name or a byte on a disk.
WATCHED = ("%network,open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,"
           "symlinkat,unlink,unlinkat,rmdir,truncate,chmod,fchmodat,prctl")
# Where a program may write without leaving anything on a disk.
NO_DISK = re.compile(r'^(?:/dev/(?:null|tty|dri/|nvidia|udmabuf|shm/|zero)|/proc/self/|/proc/\d+/)')
LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
NAMES = {"open", "openat", "openat2", "creat"}


@functools.cache
def own_root():
    """The program closes its memory, also to strace, unless a root calls it: a plain user is one in a namespace of his
    own. Empty for root, and where the system has no such namespaces."""
    words = ["unshare", "-r", "-m"]
    if os.geteuid() == 0 or shutil.which("unshare") is None:
        return []
    return words if subprocess.run([*words, "true"], check=False, stderr=subprocess.DEVNULL).returncode == 0 else []


def under_strace(log, *what):
    return [*own_root(), "strace", "-f", "-qq", "-s", "300", "-e", "trace=" + (",".join(what) or WATCHED), "-o", str(log)]


def is_sanitized(program):
    """The leak sanitizer needs for itself what strace needs."""
    symbols = subprocess.run(["nm", program], check=False, text=True, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL).stdout
    return "__asan_init" in symbols or "__lsan_" in symbols


def why_not_watched(program, log):
    """Empty where this program can be watched here; else why not."""
    if shutil.which("strace") is None:
        return "there is no strace"
    if is_sanitized(program):
        return "the program has sanitizers, which cannot be watched"
    subprocess.run([*under_strace(log, "prctl", "openat"), program, "--version"], check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    if "PR_SET_DUMPABLE" not in text:
        return "strace may not watch here"
    # After it, only a privileged watcher still reads the names that the program uses.
    return "" if '"' in text.split("PR_SET_DUMPABLE", 1)[1] else "strace may not read here, and `unshare -r` does not work"


def calls(log):
    """Each call that was made: its name, its arguments, what it gave."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        match = LINE.match(line)
        if match:
            yield match[1], match[2], int(match[3])


def sockets(log):
    """Every call for the network, as it stands in the log; that a call failed does not matter."""
    return [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines()
            if re.search(r"\b(?:socket|connect|bind|listen|accept4?|socketpair)\(", line)]


def changes_on_disk(log):
    """Every path that was opened to be written, made, renamed, or removed; without what is no disk."""
    found = set()
    for name, arguments, given in calls(log):
        if name in NAMES:
            wants = name == "creat" or re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|O_TRUNC", arguments)
        else:
            wants = name not in ("prctl",) and not re.match(r"socket|connect|bind|send|recv|shut|get|set", name)
        if wants and given >= 0:
            found |= {path for path in PATH.findall(arguments) if not NO_DISK.match(path)}
    return found
