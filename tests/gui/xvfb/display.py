"""A display of its own for one test: Xvfb, a program in it, real keys and mouse, pictures."""
import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time

TOOLS = ["Xvfb", "xdotool", "import", "xrdb"]


def missing_tools():
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class Display:
    """`with Display(1280, 800) as display:`; nothing is left behind."""

    def __init__(self, width, height, scale=1):
        self.width, self.height, self.scale = width, height, scale
        self.children = []
        self.home = tempfile.mkdtemp(prefix="subrosa-xvfb-")

    def __enter__(self):
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self.width}x{self.height}x24",
             "-noreset", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        self.children.append(server)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        self.environment = dict(os.environ, DISPLAY=f":{number}", HOME=self.home,
                                XDG_CONFIG_HOME=self.home + "/config",
                                XDG_CACHE_HOME=self.home + "/cache")
        self.environment.pop("WAYLAND_DISPLAY", None)
        if self.scale != 1:
            subprocess.run(["xrdb", "-merge"], input=f"Xft.dpi: {int(96 * self.scale)}\n", text=True,
                           env=self.environment, check=True)
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            child.terminate()
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def tool(self, *words):
        return subprocess.run(list(words), env=self.environment, check=True, text=True,
                              stdout=subprocess.PIPE).stdout

    def begin(self, *command):
        program = Program(command, self.environment)
        self.children.append(program.process)
        return program

    def start(self, *command):
        """Starts a program and waits for its first line, `shown`."""
        program = self.begin(*command)
        program.expect("shown")
        return program

    def size(self, width, height):
        """Without a window manager the window is as large as it asks to be."""
        window = self.tool("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Subrosa$").split()[0]
        self.tool("xdotool", "windowmove", window, "0", "0", "windowsize", window, str(width),
                  str(height), "windowfocus", "--sync", window)
        time.sleep(0.4)
        return window

    def key(self, name):
        self.tool("xdotool", "keydown", name, "sleep", "0.03", "keyup", name)

    def type(self, text):
        self.tool("xdotool", "type", "--delay", "40", text)

    def click(self, x, y):
        self.tool("xdotool", "mousemove", str(x), str(y), "sleep", "0.1", "mousedown", "1", "sleep",
                  "0.1", "mouseup", "1")

    def picture(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        time.sleep(0.3)
        self.tool("import", "-window", "root", path)


class Program:
    """A program whose lines are read while it runs."""

    def __init__(self, command, environment):
        self.process = subprocess.Popen(list(command), env=environment, text=True,
                                        stdout=subprocess.PIPE)
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def line(self, seconds=20, wanted="a line"):
        """The next line."""
        try:
            return self.lines.get(timeout=seconds)
        except queue.Empty:
            raise AssertionError(f"expected {wanted}, nothing came") from None

    def expect(self, wanted, seconds=20):
        """The next line must be this one."""
        line = self.line(seconds, repr(wanted))
        assert line == wanted, f"expected {wanted!r}, got {line!r}"

    def expect_nothing(self, seconds=0.4):
        try:
            line = self.lines.get(timeout=seconds)
        except queue.Empty:
            return
        raise AssertionError(f"expected nothing, got {line!r}")

    def seconds_of_processor(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
