"""What a run writes does not stay in the page cache, which a container is charged with: mincore() of every file, looked at
during the run and after it. LEDGERLOOM_SIZE says how much is written. Ends with 77 (skipped) where files live in memory."""

import ctypes
import mmap
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SKIPPED = 77
MIB = 1 << 20
# Two workers, each with what it has not yet handed over: by O_DIRECT nothing, else 32 MiB of write-behind.
MOST = 2 * 40 * MIB
PROGRAM = os.environ["LEDGERLOOM_PROGRAM"]
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
libc.mincore.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p]


def cached_bytes(path):
    """Of one file, without touching a page of it; 0 where it has gone meanwhile."""
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size == 0:
                return 0
            pages = (size + mmap.PAGESIZE - 1) // mmap.PAGESIZE
            address = libc.mmap(None, size, mmap.PROT_READ, mmap.MAP_SHARED, file.fileno(), 0)
            if address in (None, ctypes.c_void_p(-1).value):
                raise OSError(ctypes.get_errno(), "mmap")
            try:
                resident = ctypes.create_string_buffer(pages)
                if libc.mincore(address, size, resident) != 0:
                    raise OSError(ctypes.get_errno(), "mincore")
                return sum(byte & 1 for byte in resident.raw[:pages]) * mmap.PAGESIZE
            finally:
                libc.munmap(address, size)
    except FileNotFoundError:
        return 0


def cached_below(folder):
    return sum(cached_bytes(path) for path in Path(folder).rglob("*") if path.is_file())


def in_memory(folder):
    """Whether the folder's file system is the page cache itself."""
    device = os.stat(folder).st_dev
    for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        major, minor = map(int, fields[2].split(":"))
        if os.makedev(major, minor) == device:
            return fields[fields.index("-") + 1] in ("tmpfs", "ramfs")
    return False


def measure(folder, options):
    run = subprocess.Popen([PROGRAM, "generate", "--workers", "2", "--output", folder, "--progress", "none", *options],
                           stderr=subprocess.PIPE, text=True)
    most = 0
    while run.poll() is None:
        most = max(most, cached_below(folder))
        time.sleep(0.05)
    after = cached_below(folder)
    written = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    print(f"{' '.join(options)}: {written / MIB:.0f} MiB written, in the page cache {most / MIB:.1f} MiB at most and "
          f"{after / MIB:.1f} MiB at the end, code {run.returncode}")
    if run.returncode != 0:
        print(run.stderr.read())
    return run.returncode == 0 and most <= MOST and after <= MOST // 2 and written > MOST


def main():
    folder = tempfile.mkdtemp(prefix="ledgerloom-cache-", dir=os.environ.get("LEDGERLOOM_TEST_FOLDER"))
    try:
        if in_memory(folder):
            print(f"skipped, not run: {folder} is in memory; LEDGERLOOM_TEST_FOLDER names another place")
            return SKIPPED
        size = os.environ.get("LEDGERLOOM_SIZE", "200MB")
        good = measure(str(Path(folder, "shards")), ["--size", size])
        # Sorted runs, 90 bytes a row, stay there in part until they are merged and removed.
        good = measure(str(Path(folder, "ordered")), ["--size", "200MB", "--order", "time"]) and good
        good = measure(str(Path(folder, "parquet")), ["--size", "120MB", "--format", "parquet"]) and good
        return 0 if good else 1
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
