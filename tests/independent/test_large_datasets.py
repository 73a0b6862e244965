"""Every verb on a dataset much larger than the memory it may have: it ends well, and never holds more than it may.
The size is LEDGERLOOM_SIZE (20 GB, and about as much again is needed beside it)."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from program import PROGRAM, generate

SIZE = os.environ.get("LEDGERLOOM_SIZE", "20GB")
LIMIT = 512 << 20


def run(folder, *arguments):
    """Seconds and the most memory that it held."""
    began = time.monotonic()
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        process = subprocess.Popen([str(PROGRAM), *map(str, arguments), "--memory-limit", str(LIMIT), "--scratch",
                                    str(folder), "--quiet"], stdout=nothing)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{arguments} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - began, usage.ru_maxrss << 10


def main():
    failed = 0
    with tempfile.TemporaryDirectory(prefix="large-", dir=os.environ.get("LEDGERLOOM_LARGE_FOLDER", "/var/tmp")) as held:
        folder = Path(held)
        data, out, updates = folder / "data", folder / "out", folder / "updates.csv"
        generate(data, "--size", SIZE, "--labels", "both")
        size = sum(path.stat().st_size for path in data.rglob("*.jsonl"))
        first = min((data / "transactions").rglob("*.jsonl"))
        with open(first, encoding="utf-8") as lines:
            updates.write_text("transaction_id,valor\n" + lines.readline().split('"')[3] + ",1.5\n")
        for verb in (["verify", data], ["verify", data, "--deep"], ["inspect", data],
                     ["pipe", data, out, "--filter", "valor > 100 and tipo <> 'PIX'", "--columns", "transaction_id,valor"],
                     ["pipe", data, out, "--group-by", "transaction_id,customer_id", "--agg", "count,max(valor)"],
                     ["sample", data, out, "--rows", 1000],
                     ["sample", data, out, "--fraction", "1%", "--by", "episode"], ["split", data, out], ["order", data, out],
                     ["convert", data, out, "--format", "parquet"],
                     ["upsert", data, updates, "--key", "transaction_id", "--output", out]):
            seconds, peak = run(folder, *verb)
            good = peak <= LIMIT
            failed += not good
            print(f"{'ok   ' if good else 'FAIL '} {' '.join(map(str, verb))}: {size / seconds / 1e6:.0f} MB/s, "
                  f"{peak / 2**20:.0f} MiB of {LIMIT >> 20}", flush=True)
            shutil.rmtree(out, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
