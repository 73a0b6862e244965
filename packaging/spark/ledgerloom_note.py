"""What a driver tells of itself to whoever did not start it: a note, beside which a request to stop is left.

The note of a run to a folder stands in the run's own folder, so that any machine that shares it can ask; that of a run
to an address stands among the user's own state."""

import atexit
import json
import os
import signal
import socket
import threading
import time

WORK = ".ledgerloom"
LOOK = 0.5  # seconds


def state_folder():
    base = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
    return os.path.join(base, "ledgerloom", "drivers")


def identity_of(pid):
    """Names a process as the program's processIdentity() does; empty where it is not there."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as boot, \
                open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
            start = stat.read().rsplit(")", 1)[1].split()[19]
            return f"{boot.read().strip()}/{os.readlink('/proc/self/ns/pid')}/{pid}/{start}"
    except (OSError, IndexError):
        return ""


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
            return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def is_alive(note):
    return bool(note.get("pid")) and note.get("identity") == identity_of(note["pid"]) != ""


class Note:
    def __init__(self, output, master, url):
        self.output = output
        self.content = {"url": url, "pid": os.getpid(), "identity": identity_of(os.getpid()),
                        "host": socket.gethostname(), "started": time.time(), "on": master, "output": output}
        self.is_folder = "://" not in output
        folder = os.path.join(output, WORK) if self.is_folder else state_folder()
        self.path = os.path.join(folder, "driver.json" if self.is_folder else f"driver-{os.getpid()}.json")

    def other(self):
        """The note of a driver of this machine that is making the same; None where there is none."""
        folder = os.path.dirname(self.path)
        try:
            names = [name for name in os.listdir(folder) if name.startswith("driver") and name.endswith(".json")]
        except OSError:
            return None
        notes = [read(os.path.join(folder, name)) for name in names]
        return next((note for note in notes if is_alive(note) and note["pid"] != os.getpid()
                     and (self.is_folder or note.get("output") == self.output)), None)

    def write(self):
        """OSError where the run's folder cannot be written."""
        folder = os.path.dirname(self.path)
        if self.is_folder and os.path.isdir(self.output) and os.listdir(self.output) and not os.path.isdir(folder):
            return  # somebody else's folder, as the executors will say
        try:
            os.makedirs(folder, exist_ok=True)
            self.unlink(self.request())
            with open(self.path + ".new", "w", encoding="utf-8") as file:
                json.dump(self.content, file)
            os.replace(self.path + ".new", self.path)
        except OSError:
            if self.is_folder:
                raise
            return  # a home that cannot be written is no reason not to run
        atexit.register(self.forget)
        threading.Thread(target=self.watch, daemon=True).start()

    def request(self):
        return self.path[:-len(".json")] + ".cancel"

    def watch(self):
        """A request is as good as a signal."""
        while not os.path.exists(self.request()):
            time.sleep(LOOK)
        self.unlink(self.request())
        os.kill(os.getpid(), signal.SIGTERM)

    @staticmethod
    def unlink(path):
        try:
            os.unlink(path)
        except OSError:
            pass  # there is none

    def forget(self):
        """At the end, unless another driver has taken over."""
        if read(self.path).get("pid") != os.getpid():
            return
        self.unlink(self.request())
        self.unlink(self.path)
        try:
            for folder in (os.path.dirname(self.path), self.output) if self.is_folder else ():
                os.rmdir(folder)  # only where nothing was made
        except OSError:
            pass
