#!/usr/bin/env python3
"""Measures whole runs of the release program beside what they must and what they aim to reach.

Every figure is a median with its spread; what is compared is run by turns, so that a busy machine disturbs both sides
alike. Standard library only. Exit code 1 when a "must" is not met.

    whole_run.py [--quick] [--only cpu,disk] [--folder DIR]
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MIB = 1 << 20
GB = 10**9
# "1.00 times" to two decimals.
NO_MORE = 1.005


class Run:
    """One process that ended well: wall and processor seconds, peak resident bytes."""

    def __init__(self, command):
        begin = time.monotonic()
        # A new process takes over its parent's peak of resident memory; the small one of /bin/sh is below any of ours.
        process = subprocess.Popen(["/bin/sh", "-c", 'exec "$@"', "sh", *map(str, command)], env=environment(),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()
        if process.returncode != 0:
            raise RuntimeError(f"{' '.join(map(str, command))} ended with {process.returncode}: {errors.decode()}")
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss * 1024


def environment():
    return {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}


class Figure:
    """One line of the table. `more` says that a larger value is better."""

    def __init__(self, what, values, unit, must=None, aim=None, more=True):
        self.what, self.values, self.unit, self.must, self.aim, self.more = what, list(values), unit, must, aim, more
        self.value = statistics.median(self.values)

    def meets(self, limit):
        return self.value >= limit if self.more else self.value <= limit

    def cell(self, limit):
        if limit is None:
            return ""
        return f"{self.text(limit)} {'met' if self.meets(limit) else 'NOT MET'}"

    def text(self, value):
        return f"{value:.{3 if abs(value) < 10 else 1}f} {self.unit}".rstrip()

    def line(self):
        spread = f"{self.text(min(self.values))} .. {self.text(max(self.values))}" if len(self.values) > 1 else ""
        return f"{self.what:<46} {self.text(self.value):>16}  {spread:<32} {self.cell(self.must):<20} {self.cell(self.aim)}"


class Measure:
    def __init__(self, options):
        self.program = options.program
        self.studio_program = options.studio
        self.benchmarks = options.benchmarks
        self.folder = Path(tempfile.mkdtemp(prefix="ledgerloom-whole-run-", dir=options.folder))
        self.quick = options.quick
        self.turns = options.turns or (3 if options.quick else 7)
        self.size = (1 if options.quick else 2) * GB

    def made(self, size, workers, output="null", *options):
        run = Run([self.program, "generate", "--quiet", "--size", size, "--workers", workers, "--output", output, *options])
        if output != "null":
            shutil.rmtree(output)
        return run

    def compressed(self, rows):
        return Run([self.program, "generate", "--quiet", "--rows", rows, "--workers", 1, "--output", "null",
                    "--compression", "zstd"])

    def rows_of(self, size):
        """As many rows as that many bytes of JSON lines have."""
        told = subprocess.run([self.program, "estimate", "--json", "--size", str(size)], env=environment(),
                              capture_output=True, check=True)
        return json.loads(told.stdout)["rows"]

    def by_turns(self, *measurements):
        """Every measurement once a turn; one list of results each. The first turn warms up."""
        results = [[] for _ in measurements]
        for turn in range(self.turns + 1):
            for result, measure in zip(results, measurements):
                value = measure()
                if turn > 0:
                    result.append(value)
        return results

    def cpu(self):
        # Planning weighs a block first, however small the run: 2 GB is enough for it not to count.
        rows = self.rows_of(2 * GB)
        jsonl, csv, zstd = self.by_turns(lambda: self.made(2 * GB, 1),
                                         lambda: self.made(2 * GB, 1, "null", "--format", "csv"),
                                         lambda: self.compressed(rows))
        yield Figure("JSONL, made and dropped, a core-second", [2 / run.cpu for run in jsonl], "GB", 1.5, 4)
        yield Figure("CSV, made and dropped, a core-second", [2 / run.cpu for run in csv], "GB", 0.8, 1.6)
        yield Figure("JSONL with zstd, input a core-second", [2 / run.cpu for run in zstd], "GB", 0.5, 0.7)

    def scaling(self):
        # What comes before the first row is not shared by workers; beside ten gigabytes it does not count.
        one, two = self.by_turns(lambda: self.made(10 * GB, 1), lambda: self.made(10 * GB, 2))
        yield Figure("two workers over one, wall", [a.wall / b.wall for a, b in zip(one, two)], "x", 1.85, 1.95)
        # What two whole cores could reach at most: what two workers spend over one is lost.
        yield Figure("two workers over one, by processor time", [2 * a.cpu / b.cpu for a, b in zip(one, two)], "x")

    def dd(self):
        path = self.folder / "dd"
        run = Run(["dd", "if=/dev/zero", f"of={path}", "bs=4M", f"count={self.size // (4 * MIB)}", "oflag=direct",
                   "conv=fsync"])
        path.unlink()
        return run

    def disk(self):
        dd, null, ours = self.by_turns(self.dd, lambda: self.made(self.size, 2),
                                       lambda: self.made(self.size, 2, self.folder / "data"))
        yield Figure("dd oflag=direct", [self.size / GB / run.wall for run in dd], "GB/s")
        yield Figure("to disk, two workers", [self.size / GB / run.wall for run in ours], "GB/s")
        yield Figure("to disk over dd", [a.wall / b.wall for a, b in zip(dd, ours)], "x", 0.8, 0.95)
        # Where making the rows takes longer than writing them, dd cannot be reached whatever the writer does.
        yield Figure("to disk over made and dropped", [a.wall / b.wall for a, b in zip(null, ours)], "x")
        yield Figure("processor time of writing", [(b.cpu - a.cpu) / self.size * GB for a, b in zip(null, ours)], "s/GB")

    def memory(self):
        large = 3 * GB if self.quick else 10 * GB
        turns, self.turns = self.turns, 2
        small_runs, large_runs, more_runs = self.by_turns(
            lambda: self.made(GB, 2, self.folder / "data"), lambda: self.made(large, 2, self.folder / "data"),
            lambda: self.made(GB, 6, self.folder / "data"))
        self.turns = turns
        yield Figure("peak memory, 1 GB, two workers", [run.peak / MIB for run in small_runs], "MiB", 256, 96, False)
        yield Figure(f"peak memory, {large // GB} GB, two workers", [run.peak / MIB for run in large_runs], "MiB", 256, 96,
                     False)
        yield Figure(f"peak of {large // GB} GB over 1 GB", [a.peak / b.peak for a, b in zip(large_runs, small_runs)], "x",
                     1.05, NO_MORE, False)
        yield Figure("memory of each further worker",
                     [(a.peak - b.peak) / 4 / MIB for a, b in zip(more_runs, small_runs)], "MiB", 32, 16, False)

    def start(self):
        turns, self.turns = self.turns, 3 * self.turns
        [runs] = self.by_turns(lambda: self.made(10**6, "auto", self.folder / "data"))
        self.turns = turns
        yield Figure("generate --size 1MB, whole process", [1000 * run.wall for run in runs], "ms", 150, 60, False)
        yield Figure("generate --size 1MB, processor", [1000 * run.cpu for run in runs], "ms")

    def studio(self):
        """From the command to the window on the screen, on a virtual display (Xvfb, xdotool)."""
        display = f":{60 + os.getpid() % 1000}"
        screen = subprocess.Popen(["Xvfb", display, "-screen", "0", "1600x1000x24"], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        try:
            place = environment() | {"DISPLAY": display, "HOME": str(self.folder), "QT_QPA_PLATFORM": "xcb"}
            while subprocess.run(["xdotool", "getdisplaygeometry"], env=place, capture_output=True).returncode != 0:
                time.sleep(0.1)
            milliseconds = [self.window(place) for _ in range(2 * self.turns + 1)]
        finally:
            screen.kill()
            screen.wait()
        yield Figure("studio, command to window", milliseconds[1:], "ms", 800, 400, False)

    def window(self, place):
        begin = time.monotonic()
        studio = subprocess.Popen([self.studio_program], env=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(studio.pid), "--name",
                            "Ledgerloom"], env=place, stdout=subprocess.DEVNULL, check=True, timeout=60)
            return 1000 * (time.monotonic() - begin)
        finally:
            studio.kill()
            studio.wait()

    def micro(self, names, *arguments):
        """Rounds of Google Benchmark: name -> the entries of all repetitions."""
        command = [self.benchmarks, f"--benchmark_filter=^({names})", "--benchmark_format=json",
                   f"--benchmark_repetitions={self.turns}", "--benchmark_enable_random_interleaving=true", *arguments]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True, env=environment())
        found = {}
        for entry in json.loads(done.stdout)["benchmarks"]:
            if entry["run_type"] == "iteration":
                found.setdefault(entry["run_name"], []).append(entry)
        return found

    def preview(self):
        entries = self.micro("previewing/(1000|10000000)$")
        yield Figure("preview of 50 rows, 1 GB", [e["cpu_time"] for e in entries["previewing/1000"]], "ms", 50, 10, False)
        yield Figure("preview of 50 rows, 10 TB", [e["cpu_time"] for e in entries["previewing/10000000"]], "ms", 50, 10,
                     False)
        for name, runs in self.micro("previewingAs/").items():
            encoding = name.removeprefix("previewingAs/")
            yield Figure(f"preview after an estimate, {encoding}", [e["cpu_time"] for e in runs], "ms", 50, 10, False)

    def formats(self):
        """Encoding a block that is made, beside a plain copy of the same bytes and Arrow writing the same table from
        memory. By processor time."""
        for kind in ("jsonl", "csv", "parquet", "arrow"):
            entries = self.micro(f"(encodePart|copyPart)/{kind}/|arrowAlone/{kind}/")
            for name, ours in entries.items():
                what, encoding = name.split("/", 1)
                if what != "encodePart":
                    continue
                seconds = [e["cpu_time"] for e in ours]
                yield Figure(f"{encoding}: rows a core-second", [e["items_per_second"] / 1e6 for e in ours], "M")
                yield Figure(f"{encoding}: written a core-second", [e["bytes_per_second"] / 1e6 for e in ours], "MB")
                copied = statistics.median(e["cpu_time"] for e in entries[f"copyPart/{encoding}"])
                yield Figure(f"{encoding}: over a plain copy", [s / copied for s in seconds], "x")
                alone = entries.get(f"arrowAlone/{encoding}")
                if alone:
                    median = statistics.median(e["cpu_time"] for e in alone)
                    yield Figure(f"{encoding}: over Arrow alone", [s / median for s in seconds], "x",
                                 1.3 if kind == "parquet" else None, None, False)

    def large_plan(self):
        entries = self.micro("wholeBlock/", "--benchmark_min_time=2")
        rates = {name: [e["items_per_second"] for e in runs] for name, runs in entries.items()}
        small, large = rates["wholeBlock/plan_GB:1"], rates["wholeBlock/plan_GB:10000"]
        yield Figure("a row of a 1 GB plan", [1e9 / rate for rate in small], "ns")
        yield Figure("a row of a 10 TB plan", [1e9 / rate for rate in large], "ns")
        # Repetitions are shuffled, so the medians are compared, not pairs.
        yield Figure("cost of a row at 10 TB over 1 GB", [statistics.median(small) / statistics.median(large)], "x", 1.02,
                     NO_MORE, False)


MEASUREMENTS = {"cpu": Measure.cpu, "scaling": Measure.scaling, "disk": Measure.disk, "memory": Measure.memory,
                "start": Measure.start, "studio": Measure.studio, "preview": Measure.preview,
                "plan": Measure.large_plan, "formats": Measure.formats}


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    build = ROOT / "build" / "release"
    parser.add_argument("--program", default=build / "app" / "cli" / "ledgerloom")
    parser.add_argument("--studio", default=build / "app" / "studio" / "ledgerloom-studio")
    parser.add_argument("--benchmarks", default=build / "tests" / "benchmarks" / "ledgerloom_benchmarks",
                        help="the program of the micro benchmarks (built with LEDGERLOOM_BENCHMARKS=ON)")
    parser.add_argument("--folder", default=".", help="where to write; on the disk that is measured")
    parser.add_argument("--only", default=",".join(MEASUREMENTS), help="some of: " + ", ".join(MEASUREMENTS))
    parser.add_argument("--quick", action="store_true", help="smaller runs, fewer turns: a first look")
    parser.add_argument("--turns", type=int, help="how often everything is measured")
    options = parser.parse_args()
    options.only = options.only.split(",")
    unknown = set(options.only) - set(MEASUREMENTS)
    if unknown:
        parser.error(f"--only: no measurement {', '.join(sorted(unknown))}; there are {', '.join(MEASUREMENTS)}")
    return options


def main():
    options = parse()
    measure = Measure(options)
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f} before; {measure.turns} turns of {measure.size / GB:g} GB"
          + ("; the machine is busy: walls tell little" if load > 0.5 else ""))
    print(f"{'what':<46} {'median':>16}  {'spread':<32} {'must':<20} aim")
    failed = 0
    try:
        for name in options.only:
            try:
                for figure in MEASUREMENTS[name](measure):
                    print(figure.line(), flush=True)
                    failed += figure.must is not None and not figure.meets(figure.must)
            except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
                failed += 1
                print(f"{name}: could not be measured: {error}")
    finally:
        shutil.rmtree(measure.folder)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
