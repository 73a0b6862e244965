"""Compares what `estimate` says of memory with what a run takes: sum and reservations, for sizes, workers and stores.
Limit: 20 % or 4 MiB. usage: estimate_accuracy.py PROGRAM FOLDER [--small|--large]"""

import json
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

MIB = 1 << 20


def close(said, measured):
    return abs(said - measured) <= max(0.2 * measured, 4 * MIB)


def measure(program, options, folder):
    said = json.loads(subprocess.run([program, "estimate", *options, "--output", folder, "--json"],
                                     capture_output=True, text=True, check=False).stdout)["memory"]
    run = subprocess.run([program, "generate", *options, "--output", folder, "--progress", "json", "--check-interval",
                          "10", "--quiet"], capture_output=True, text=True, check=True)
    end = json.loads(run.stdout.splitlines()[-1])
    shutil.rmtree(folder)
    parts = {part["name"]: part["reserved_bytes"] for part in said["components"]}
    reserved = sum(parts.get(name, 0) for name in ("population", "batches", "encoders", "write buffers", "held rows"))
    return said["streaming_peak_bytes"], end["memory_peak_bytes"], reserved, end["reserved_peak_bytes"]


def main():
    program, folder = sys.argv[1], str(Path(sys.argv[2], "estimate-accuracy"))
    sizes = ["100MB"] if "--small" in sys.argv else ["100MB", "1GB"] + (["5GB", "20GB"] if "--large" in sys.argv else [])
    formats = ("jsonl", "csv", "parquet", "arrow")
    far = 0
    print(f"{'options':64}{'peak said':>11}{'measured':>10}{'reserved said':>15}{'measured':>10}")
    for format_, size, workers, store in product(formats, sizes, (1, 2, 4), ("disk", "memory")):
        if store == "memory" and size in ("5GB", "20GB"):
            continue
        options = ["--format", format_, "--size", size, "--workers", str(workers), "--store", store]
        said, measured, reserved, taken = measure(program, options, folder)
        # Held rows grow while workers end: their reservations never stand beside each other whole.
        good = close(said, measured) and (store == "memory" or close(reserved, taken))
        far += not good
        print(f"{' '.join(options):64}{said / MIB:11.1f}{measured / MIB:10.1f}{reserved / MIB:15.1f}{taken / MIB:10.1f}"
              f"{'' if good else '  FAR'}")
    return 1 if far else 0


if __name__ == "__main__":
    sys.exit(main())
