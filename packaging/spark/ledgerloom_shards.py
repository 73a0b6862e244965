"""What runs on the executors: makes shards of a plan with the program, one after the other, and tells the driver."""

import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

REFUSED = 2  # the program's exit code for what no other attempt would change
DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
MOST_REASONS = 20

_store = None  # of this Python worker, which makes many shards


def make_shards(job, shards):
    """Makes the shards of one task. `job` is what driver_job() made; answers the sum of what was done."""
    from pyspark import SparkFiles, TaskContext

    context = TaskContext.get()
    # Workers of one executor are of one daemon, where Spark does not tell its number.
    executor = os.environ.get("SPARK_EXECUTOR_ID") or str(os.getppid())
    task = Task(job, attempt=context.attemptNumber(), executor=executor,
                files=SparkFiles.getRootDirectory())
    done = nothing_done()
    for shard in shards:
        add_done(done, task.make(shard))
        if done["refused"]:
            break
    return done


def nothing_done():
    return {"shards": 0, "kept": 0, "rows": 0, "bytes": 0, "failed": 0, "failures": {}, "refused": "", "seconds": 0.0,
            "peak": 0}


def add_done(total, more):
    for name in ("shards", "kept", "rows", "bytes", "failed", "seconds"):
        total[name] += more[name]
    for why, (count, *first) in more["failures"].items():
        if why in total["failures"] or len(total["failures"]) < MOST_REASONS:
            known = total["failures"].get(why, (0, *first))
            total["failures"][why] = (known[0] + count, *known[1:])
    total["refused"] = total["refused"] or more["refused"]
    total["peak"] = max(total["peak"], more["peak"])
    return total


def end_with_parent():
    """An executor that is killed takes the program with it."""
    ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGKILL)


def program_of(job, files):
    """The shipped program unless an installed one is to be used, and the folder of its libraries."""
    if job["installed"]:
        return job["installed"], ""
    folder = os.path.join(files, "ledgerloom-program")
    return os.path.join(folder, "ledgerloom"), os.path.join(folder, "lib")


class Task:
    def __init__(self, job, attempt, executor, files):
        self.job = job
        self.last_attempt = attempt + 1 >= job["most_attempts"]
        self.executor = executor
        self.host = socket.gethostname()
        self.program, libraries = program_of(job, files)
        self.environment = {**os.environ, **job["environment"]}
        if libraries:
            self.environment["LD_LIBRARY_PATH"] = libraries
        self.voice = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.told = 0.0

    def make(self, shard):
        began = time.monotonic()
        done = nothing_done()
        if self.job["hadoop"]:
            code, last, errors = self.make_for_hadoop(shard)
        else:
            code, last, errors = self.run(shard, self.job["output"])
        self.tell({"shard": shard, "ended": True, "memory": last.get("memory_peak_bytes"),
                   "limit": self.job["memory_limit"], "level": last.get("level", "NORMAL")})
        done["seconds"] = time.monotonic() - began
        if code == 0:
            done.update(shards=1, kept=last["shards_kept"], rows=last["rows_done"], bytes=last["bytes_done"],
                        peak=last.get("memory_peak_bytes") or 0)
            return done
        reason = f"{errors or 'no word of why'} (code {code})"
        why = f"shard {shard} on {self.host}: {reason}"
        if code == REFUSED:
            done["refused"] = why
        elif self.last_attempt:
            done.update(failed=1, failures={reason: (1, shard, self.host, code)})
        else:
            self.tell({"shard": shard, "failure": why[:900]})
            raise RuntimeError(why)  # Spark tries again, elsewhere where it can
        return done

    def make_for_hadoop(self, shard):
        """Into a folder of this machine, and from there into the Hadoop file system."""
        import ledgerloom_hadoop

        global _store
        if _store is None or _store.address != self.job["output"]:
            _store = ledgerloom_hadoop.on_executor(self.job["output"], self.job["hadoop"])
        try:
            kept = _store.record_of(shard, self.job["plan"])
            if kept:
                return 0, {"shards_kept": 1, **kept}, ""
            folder = ledgerloom_hadoop.scratch_folder()
        except ledgerloom_hadoop.Refused as why:
            return REFUSED, {}, str(why)
        except OSError as why:
            return 5, {}, str(why)
        try:
            code, last, errors = self.run(shard, folder)
            if code == 0:
                _store.put_shard(folder, shard)
            return code, last, errors
        except OSError as why:
            return 5, {}, str(why)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def run(self, shard, output):
        """Exit code, last snapshot and last line of error of the program."""
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as plan:
            plan.write(self.job["plan"])
            plan.flush()
            command = [self.program, "shard", "--plan", plan.name, "--index", str(shard), "--output", output,
                       "--memory-limit", str(self.job["memory_limit"]), "--progress", "json", "--quiet"]
            return self.run_command(command, shard)

    def run_command(self, command, shard):
        try:
            process = subprocess.Popen(command, env=self.environment, preexec_fn=end_with_parent,
                                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        except OSError as why:
            return REFUSED, {}, (f"the program cannot be started ({why}); leave --installed out to ship it, or install "
                                 "the same one everywhere")
        with process:
            last = {}
            for line in process.stdout:
                last = json.loads(line)
                self.progress(shard, last)
            errors = process.stderr.read().decode(errors="replace").strip().splitlines()
            code = process.wait()
        return code, last, errors[-1].replace("ledgerloom: ", "", 1) if errors else ""

    def progress(self, shard, snapshot):
        now = time.monotonic()
        if now - self.told < self.job["interval"] and snapshot["state"] == "running":
            return
        self.told = now
        self.tell({"shard": shard, "rows": snapshot["rows_done"] - snapshot["rows_kept"],
                   "bytes": snapshot["bytes_done"] - snapshot["bytes_kept"], "memory": snapshot["memory_bytes"],
                   "peak": snapshot["memory_peak_bytes"],
                   "limit": snapshot["memory_limit_bytes"], "level": snapshot["level"]})

    def tell(self, news):
        """A datagram: it may be lost, and a driver that is gone holds nobody up. What counts goes with the result."""
        try:
            self.voice.sendto(json.dumps({"token": self.job["token"], "executor": self.executor, "host": self.host,
                                          "pid": os.getpid(), **news}).encode(), tuple(self.job["driver"]))
        except OSError:
            pass
