"""A memory cgroup of the test's own, v1 or v2, below that of this process."""

import os
from pathlib import Path


class Cgroup:
    """make() answers None and the reason where there can be none."""

    def __init__(self, folder, limit_file):
        self.folder = folder
        self.limit_file = limit_file

    @classmethod
    def make(cls):
        if os.geteuid() != 0:
            return None, "needs root"
        for line in Path("/proc/self/cgroup").read_text(encoding="utf-8").splitlines():
            _, controllers, path = line.split(":", 2)
            v1 = "memory" in controllers.split(",")
            for base in ("/sys/fs/cgroup/memory", "/sys/fs/cgroup") if v1 else ("/sys/fs/cgroup",):
                limit_file = "memory.limit_in_bytes" if v1 else "memory.max"
                # In a container the upper part of the path is hidden: then the mount itself is our own group.
                for parent in (Path(base + path), Path(base)):
                    folder = parent / f"ledgerloom-test-{os.getpid()}"
                    try:
                        folder.mkdir()
                    except OSError:
                        continue
                    if (folder / limit_file).exists():
                        return cls(folder, limit_file), ""
                    folder.rmdir()
        return None, "no memory cgroup can be made here"

    def limit(self, count):
        (self.folder / self.limit_file).write_text(str(count), encoding="ascii")

    def enter(self):
        (self.folder / "cgroup.procs").write_text(str(os.getpid()), encoding="ascii")

    def kills(self):
        for name, key in (("memory.oom_control", "oom_kill "), ("memory.events", "oom_kill ")):
            file = self.folder / name
            if file.exists():
                for line in file.read_text(encoding="utf-8").splitlines():
                    if line.startswith(key):
                        return int(line.split()[1])
        return 0

    def remove(self):
        self.folder.rmdir()
