"""Under a cgroup's limit of the documented least plus 16 MiB a run of any format finishes and is never killed: 200 MB
with --quick, else 2 GB. Planning alone never takes 8 MiB more than the least. Needs root and a memory cgroup that can
be made; ends with 77 (skipped) and says so otherwise."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cgroup import Cgroup

SKIPPED = 77
MIB = 1 << 20
PROGRAM = os.environ["LEDGERLOOM_PROGRAM"]
FORMATS = (("jsonl", "none"), ("csv", "gzip"), ("parquet", "zstd"), ("arrow", "none"))


def least_of(options):
    """None: this program was built without the format."""
    told = subprocess.run([PROGRAM, "estimate", *options, "--json"], capture_output=True, text=True, check=False)
    if "was built without" in told.stderr:
        return None
    if told.returncode != 0:
        raise RuntimeError(f"{PROGRAM} estimate ended with {told.returncode}: {told.stderr}")
    return json.loads(told.stdout)["memory"]["least_limit_bytes"]


def run_limited(cgroup, options, folder):
    least = least_of([*options, "--output", folder])
    if least is None:
        print(f"{' '.join(options)}: not built in")
        return 0
    # Of so small a container a run may not have enough: then the answer is that it is too little, but an answer.
    planned = ended_well(cgroup, least + 8 * MIB, "estimate", options, codes=(0, 3))
    made = ended_well(cgroup, least + 16 * MIB, "generate", [*options, "--output", folder, "--progress", "none"])
    return 0 if planned and made and Path(folder, "manifest.json").exists() else 1


def ended_well(cgroup, limit, verb, options, codes=(0,)):
    cgroup.limit(limit)
    killed_before = cgroup.kills()
    end = subprocess.run([PROGRAM, verb, *options], preexec_fn=cgroup.enter, capture_output=True, text=True, check=False,
                         timeout=500)
    killed = cgroup.kills() - killed_before
    print(f"{verb} {' '.join(options)}: limit {limit / MIB:.1f} MiB, code {end.returncode}, killed {killed}", flush=True)
    if end.returncode not in codes or killed != 0:
        print(end.stderr)
        return False
    return True


def runs(quick):
    size = "200MB" if quick else "2GB"
    for format_, compression in FORMATS:
        options = ["--format", format_, "--compression", compression, "--size", size]
        if compression == "gzip":
            options += ["--compression-level", "1"]  # the same memory as any, sooner
        yield [*options, "--workers", "2" if quick else "4"]
        if not quick:
            yield [*options, "--workers", "1"]
        if not quick or format_ == "parquet":
            yield [*options, "--workers", "2", "--order", "time"]


def main():
    cgroup, why = Cgroup.make()
    if not cgroup:
        print(f"skipped, not run: {why}")
        return SKIPPED
    faults = 0
    try:
        for options in runs("--quick" in sys.argv):
            folder = tempfile.mkdtemp(dir=os.environ.get("LEDGERLOOM_TEST_FOLDER"))
            try:
                faults += run_limited(cgroup, options, str(Path(folder, "out")))
            finally:
                shutil.rmtree(folder)
    finally:
        cgroup.remove()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
