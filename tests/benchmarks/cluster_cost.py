#!/usr/bin/env python3
"""What a run on a cluster costs: a measurement, never a test; for a quiet machine and a release build.

  cluster_cost.py rows PROGRAM [SIZE [SAMPLES]]   CPU time a row of shards at random over a plan of SIZE (1PB) beside those
                                                  of a plan of 1 GB, one of each in turn, made and dropped; medians
  cluster_cost.py tasks [COUNT]                   Spark's own cost of a task: COUNT (1000) tasks on a cluster of two cores
                                                  on loopback, whose program answers at once; LEDGERLOOM_PROGRAM
                                                  names the one that plans
  cluster_cost.py commit PROGRAM [COUNT]          what a commit takes a shard: COUNT (200) shards of one block, Parquet
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# One block a shard, so that both plans have shards alike.
SHARD = ("--part-size", "64MiB")


def plan_of(program, folder, name, *options):
    path = folder / name
    done = subprocess.run([program, "plan", "--quiet", *options], stdout=subprocess.PIPE, text=True, check=True)
    path.write_text(done.stdout)
    return path, json.loads(done.stdout)["plan"]


def cpu_a_row(program, plan, numbers, shard, folder):
    output = folder / "out"
    pid = os.posix_spawn(program, [program, "shard", "--plan", str(plan), "--index", str(shard), "--output", str(output),
                                   "--quiet", "--progress", "none"], os.environ)
    _, status, usage = os.wait4(pid, 0)
    shutil.rmtree(output)
    if status != 0:
        raise RuntimeError(f"shard {shard} of {plan} ended with {status}")
    first = shard * numbers["blocks_per_shard"]
    blocks = min(numbers["blocks_per_shard"], numbers["blocks"] - first)
    return (usage.ru_utime + usage.ru_stime) / (blocks * 65_536)


def rows(program, size="1PB", samples="100"):
    memory = Path("/dev/shm") if os.path.isdir("/dev/shm") else None
    folder = Path(tempfile.mkdtemp(prefix="ledgerloom-cost-", dir=memory))
    try:
        small = plan_of(program, folder, "small.json", "--size", "1GB", *SHARD)
        large = plan_of(program, folder, "large.json", "--size", size, *SHARD)
        print(f"{size}: {large[1]['shards']:,} shards, plan of {large[0].stat().st_size} bytes")
        chance = random.Random(8)
        times = {"small": [], "large": []}
        for _ in range(int(samples)):
            for name, (path, numbers) in (("small", small), ("large", large)):
                shard = chance.randrange(numbers["shards"] - 1)
                times[name].append(cpu_a_row(program, path, numbers, shard, folder))
    finally:
        shutil.rmtree(folder)
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"median CPU time a row: 1GB {medians['small'] * 1e9:.1f} ns, {size} {medians['large'] * 1e9:.1f} ns, "
          f"ratio {medians['large'] / medians['small']:.4f}")


def tasks(count="1000"):
    sys.path[:0] = [str(ROOT / "tests" / "spark")]
    import cluster

    folder = Path(tempfile.mkdtemp(prefix="ledgerloom-cost-"))
    servers = cluster.Cluster(folder / "cluster")
    try:
        answer = {"state": "finished", "shards_kept": 0, "rows_done": 1, "rows_kept": 0, "bytes_done": 1, "bytes_kept": 0,
                  "memory_bytes": 1, "memory_limit_bytes": 1, "memory_peak_bytes": 1, "level": "NORMAL"}
        quick = folder / "quick"
        quick.write_text(f"#!/bin/sh\necho '{json.dumps(answer)}'\n")
        quick.chmod(0o755)
        process = servers.begin("--program", os.environ["LEDGERLOOM_PROGRAM"], "--installed", quick, "--output", folder / "out",
                                "--rows", int(count) * 65_536, "--format", "parquet", "--part-size", "1MiB")
        seen = []
        for line in process.stdout:
            if line.startswith("{"):
                now = json.loads(line)
                seen.append((now.get("elapsed_seconds", 0), now.get("shards_done", 0)))
        process.wait()
        busy = [one for one in seen if 0.2 * int(count) < one[1] < 0.95 * int(count)]
        (begin, first), (end, last) = busy[0], busy[-1]
        print(f"{(end - begin) * 2 / (last - first) * 1000:.1f} ms of a core a task, over {last - first} tasks on two cores")
    finally:
        servers.stop()
        shutil.rmtree(folder)


def commit(program, count="200"):
    folder = Path(tempfile.mkdtemp(prefix="ledgerloom-cost-"))
    try:
        path, numbers = plan_of(program, folder, "plan.json", "--rows", str(int(count) * 65_536), "--format", "parquet",
                                "--compression", "zstd", "--part-size", "1MiB")
        for shard in range(numbers["shards"]):
            subprocess.run([program, "shard", "--plan", path, "--index", str(shard), "--output", folder / "out", "--quiet",
                            "--progress", "none"], check=True)
        began = time.monotonic()
        subprocess.run([program, "commit", folder / "out"], check=True, stderr=subprocess.DEVNULL)
        print(f"{(time.monotonic() - began) / numbers['shards'] * 1000:.2f} ms a shard, over {numbers['shards']}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    verbs = {"rows": rows, "tasks": tasks, "commit": commit}
    if len(sys.argv) < 2 or sys.argv[1] not in verbs:
        sys.exit(__doc__)
    verbs[sys.argv[1]](*sys.argv[2:])
