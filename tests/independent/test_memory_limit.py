"""Under a cgroup's limit of the documented least plus 16 MiB a 2 GB run finishes and is never killed. Needs root and a
memory cgroup that can be made; ends with 77 (skipped) and says so otherwise."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
MIB = 1 << 20
PROGRAM = os.environ["LEDGERLOOM_PROGRAM"]


class Cgroup:
    """A memory cgroup below this process's own, v1 or v2; None from make() with the reason where there can be none."""

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


def estimate(options):
    told = subprocess.run([PROGRAM, "estimate", *options, "--json"], capture_output=True, text=True, check=False)
    return json.loads(told.stdout)


def run_limited(cgroup, options, folder):
    least = estimate(options + ["--output", folder])["memory"]["least_limit_bytes"]
    cgroup.limit(least + 16 * MIB)
    end = subprocess.run([PROGRAM, "generate", *options, "--output", folder, "--progress", "none"],
                         preexec_fn=cgroup.enter, capture_output=True, text=True, check=False, timeout=500)
    finished = Path(folder, "manifest.json").exists()
    print(f"{' '.join(options)}: least {least / MIB:.1f} MiB, limit {(least + 16 * MIB) / MIB:.1f} MiB, "
          f"code {end.returncode}, killed {cgroup.kills()}")
    if end.returncode != 0 or not finished or cgroup.kills() != 0:
        print(end.stderr)
        return 1
    return 0


def main():
    cgroup, why = Cgroup.make()
    if not cgroup:
        print(f"skipped, not run: {why}")
        return SKIPPED
    faults = 0
    try:
        for workers in ("1", "4"):
            folder = tempfile.mkdtemp(dir=os.environ.get("LEDGERLOOM_TEST_FOLDER"))
            try:
                faults += run_limited(cgroup, ["--size", "2GB", "--workers", workers], str(Path(folder, "out")))
            finally:
                shutil.rmtree(folder)
    finally:
        cgroup.remove()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
