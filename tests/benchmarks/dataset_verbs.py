"""How fast finished datasets are read: `verify` beside the disk, `verify --deep` and `inspect` by processor time.

    dataset_verbs.py PROGRAM FOLDER [--size 2GB] [--rounds 3] [--format jsonl]

Wall times mean something on a machine that does nothing else; a core-second is user and system time together and says
more on one that does. The disk is read after its pages were dropped from the cache, by `verify` and by a plain loop in
turns, so that both meet the same disk.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path


def run(program, *arguments):
    """Wall seconds, core-seconds and the most memory that was held."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    began = time.monotonic()
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        process = subprocess.Popen([program, *map(str, arguments), "--quiet"], stdout=nothing, env=clean)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{arguments} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10


def forget(files):
    """Drops the files' pages, which must be on the disk before."""
    for path in files:
        with open(path, "rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def read_plainly(files):
    began = time.monotonic()
    buffer = bytearray(1 << 20)
    for path in files:
        with open(path, "rb", buffering=0) as file:
            while file.readinto(buffer):
                pass
    return time.monotonic() - began


def told(name, values, unit):
    print(f"{name:42} {statistics.median(values):7.2f} {unit:16} {min(values):.2f} to {max(values):.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="2GB")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--format", default="jsonl")
    options = parser.parse_args()
    data = options.folder / "verbs"
    run(options.program, "generate", "--size", options.size, "--format", options.format, "--output", data)
    try:
        files = sorted(path for path in data.rglob("*") if path.is_file() and path.parent != data)
        size = sum(path.stat().st_size for path in files)
        print(f"{size / 1e9:.2f} GB of {options.format} in {len(files)} files; load {os.getloadavg()[0]:.1f} of "
              f"{os.cpu_count()} cores")
        disk, cold = [], []
        for _ in range(options.rounds):
            forget(files)
            disk.append(size / read_plainly(files) / 1e9)
            forget(files)
            cold.append(size / run(options.program, "verify", data)[0] / 1e9)
        told("disk, read plainly", disk, "GB/s")
        told("verify from the disk", cold, "GB/s")
        told("verify over the disk", [a / b for a, b in zip(cold, disk)], "x")
        for verb in (["verify", data], ["verify", data, "--deep"], ["inspect", data]):
            rounds = [run(options.program, *verb) for _ in range(options.rounds)]
            name = " ".join(map(str, verb)).replace(f" {data}", "")
            told(f"{name}, wall", [size / wall / 1e9 for wall, _, _ in rounds], "GB/s")
            told(f"{name}, processor", [size / cores / 1e9 for _, cores, _ in rounds], "GB a core-second")
            told(f"{name}, peak memory", [peak / 2**20 for _, _, peak in rounds], "MiB")
        print(f"load {os.getloadavg()[0]:.1f}")
    finally:
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    main()
