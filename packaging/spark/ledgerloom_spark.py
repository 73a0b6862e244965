#!/usr/bin/env python3
"""Makes a dataset of Ledgerloom's on an Apache Spark cluster: the bytes that one machine would make.

  spark-submit --master spark://HOST:7077 ledgerloom_spark.py --program ledgerloom --output DIR --plan plan.json
  spark-submit --master spark://HOST:7077 ledgerloom_spark.py --program ledgerloom --output DIR --size 1TB ...

Without --plan what is left of the options goes to `ledgerloom plan`. Progress goes to standard output as JSON, one
snapshot a line, the error in the last; exit codes are those of the program. spark-submit puts what libraries have to
say on the same stream: lines that do not begin with a brace are not ours."""

import argparse
import json
import math
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

import ledgerloom_bundle
import ledgerloom_note
import ledgerloom_progress
import ledgerloom_shards

FAILED, REFUSED, DISK_FULL, IO, IN_USE, INCOMPLETE = 1, 2, 4, 5, 7, 8
TASKS_A_WAVE = 10_000  # what the driver keeps of a task is some kilobytes
MOST_REASONS_TOLD = 5
HOPELESS = 20  # shards that failed, each as often as Spark tries, and none that was made
HEAP = 512 << 20  # of an executor's Java process, which has little to do
MODULES = ("ledgerloom_shards.py", "ledgerloom_hadoop.py")


class Failure(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def arguments():
    parser = argparse.ArgumentParser(allow_abbrev=False, description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", required=True, help="a folder that all executors share, s3://... or hdfs://...")
    parser.add_argument("--plan", help="what `ledgerloom plan` printed")
    parser.add_argument("--resume", action="store_true", help="take the plan that was begun at --output")
    parser.add_argument("--if-exists", choices=("resume", "overwrite"), default="resume",
                        help="overwrite: once the cluster has an executor, first delete the dataset that stands there")
    parser.add_argument("--program", default=shutil.which("ledgerloom"), help="the program, on this machine")
    parser.add_argument("--installed", help="its path on the executors, where it is not to be shipped")
    parser.add_argument("--bundle", help="a bundle that was made before by ledgerloom_bundle.py")
    parser.add_argument("--serve", metavar="HOST:PORT", default="127.0.0.1:0", help="where progress can be asked for")
    parser.add_argument("--patience", type=float, default=60, help="seconds to wait for the master and for executors")
    parser.add_argument("--progress-port", type=int, default=0, help="UDP port that executors tell their progress to")
    parser.add_argument("--shards-per-task", type=int, help="default: 1, more in runs of over 100,000 shards")
    return parser.parse_known_args()


class Program:
    """The program on the driver."""

    def __init__(self, path):
        if not path or not shutil.which(path):
            raise Failure(REFUSED, f"the program {path or 'ledgerloom'} is not there: name it with --program")
        self.path = os.path.abspath(shutil.which(path))

    def run(self, *words):
        return subprocess.run([self.path, *words], capture_output=True, text=True, check=False)

    def ask(self, *words):
        """What it prints; its error becomes ours."""
        done = self.run(*words)
        if done.returncode != 0:
            raise Failure(done.returncode, last_line(done.stderr))
        return done.stdout

    def plan(self, path, options):
        if path and options:
            raise Failure(REFUSED, f"{options[0]}: the plan decides what is made; leave it out, or --plan")
        if not path:
            return self.ask("plan", "--quiet", *options)
        try:
            with open(path, encoding="utf-8") as file:
                return file.read(1 << 20)
        except OSError as why:
            raise Failure(REFUSED, f"plan: {why}") from None

    def memory_limit(self, plan, output):
        """What one task may take: twice its peak, and at least what it runs under."""
        place = "null" if is_on_hadoop(output) else output
        options = [f"--output={place}", "--workers=1", "--memory-limit=64GiB", "--min-available=1MiB"]
        for key, value in plan["config"].items():
            name = "--" + key.replace("_", "-")
            options += [name] if value is True else [] if value is False else [f"{name}={value}"]
        done = self.run("estimate", "--json", *options)
        if not done.stdout:
            raise Failure(done.returncode, f"the run cannot be estimated: {last_line(done.stderr)}")
        found = json.loads(done.stdout)
        for obstacle in found["obstacles"]:
            if obstacle["exit_code"] == DISK_FULL:
                raise Failure(DISK_FULL, obstacle["message"])
        memory = found["memory"]
        return max(memory["least_limit_bytes"], memory["stores"]["disk"]["recommended_limit_bytes"])


def is_on_hadoop(output):
    return "://" in output and not output.startswith("s3://")


def last_line(text):
    lines = text.strip().splitlines()
    return lines[-1].replace("ledgerloom: ", "", 1) if lines else "no word of why"


def check_masters(master, patience):
    """Spark itself would try for minutes, and say little."""
    if not master.startswith("spark://"):
        return
    whys = []
    for address in master[len("spark://"):].split(","):
        host, _, port = address.rpartition(":")
        try:
            socket.create_connection((host, int(port)), timeout=min(patience, 10)).close()
            return
        except (OSError, ValueError) as why:
            whys.append(f"{address}: {getattr(why, 'strerror', None) or why}")
    raise Failure(IO, f"on: the Spark master {master} cannot be reached ({'; '.join(whys)}). Is it running, and is "
                      "this its address as its own page shows it?")


def begun_plan(options, rest):
    """The plan that a run was begun by, from where it writes to."""
    if options.plan or rest:
        raise Failure(REFUSED, f"{'--plan' if options.plan else rest[0]}: with --resume the plan is the one that was "
                               "begun there; leave it out, or --resume")
    if options.output.startswith("s3://"):
        raise Failure(REFUSED, f"resume: go on at an s3:// address with: ledgerloom resume {options.output} --on MASTER")
    try:
        if is_on_hadoop(options.output):
            text = begun_on_hadoop(options.output)
        else:
            with open(os.path.join(options.output, ledgerloom_note.WORK, "plan.json"), encoding="utf-8") as file:
                text = file.read(1 << 20)
    except FileNotFoundError:
        text = None
    except OSError as why:
        raise Failure(IO, str(why)) from None
    if text is None:
        raise Failure(REFUSED, f"{options.output} holds nothing that a cluster has begun: it has no "
                               f"{ledgerloom_note.WORK}/plan.json. Begin with: ledgerloom generate --on MASTER --output "
                               f"{options.output}")
    return text


def begun_on_hadoop(output):
    """Before there is a SparkContext, whose executors' memory follows from the plan."""
    import ledgerloom_hadoop
    from pyspark import SparkConf, SparkContext

    SparkContext._ensure_initialized()
    store = ledgerloom_hadoop.HadoopStore(SparkContext._jvm, output, ledgerloom_hadoop.hadoop_settings(SparkConf()))
    return store.read(ledgerloom_hadoop.PLAN)


def configure(conf, limit):
    """Only what the user has not set."""
    cores = int(conf.get("spark.executor.cores", "1"))
    running = cores * (limit + (64 << 20))  # the program, and the Python that waits for it
    wanted = {"spark.executor.cores": str(cores), "spark.task.maxFailures": "4", "spark.python.worker.reuse": "true",
              "spark.executor.heartbeatInterval": "5s", "spark.network.timeout": "60s"}
    if conf.get("spark.master").startswith(("spark://", "local")):
        wanted["spark.executor.memory"] = f"{(HEAP + running) >> 20}m"  # a standalone cluster counts nothing else
    else:
        wanted["spark.executor.memory"] = f"{HEAP >> 20}m"
        wanted["spark.executor.memoryOverhead"] = f"{max(384 << 20, running + (128 << 20)) >> 20}m"
    for name, value in wanted.items():
        conf.setIfMissing(name, value)


def connect(limit, patience):
    from pyspark import SparkConf, SparkContext

    SparkContext._ensure_initialized()  # before that, a conf knows nothing of what spark-submit was given
    conf = SparkConf().setIfMissing("spark.app.name", "ledgerloom")
    master = conf.get("spark.master", "")
    if not master:
        raise Failure(REFUSED, "no Spark master is named: spark-submit --master spark://HOST:7077 ...")
    check_masters(master, patience)
    configure(conf, limit)
    spark = SparkContext(conf=conf)
    spark.setLogLevel("ERROR")
    return spark


class Sum:
    """Adds up what tasks have done; Spark counts each task once, however often it ran."""

    def __init__(self, spark):
        from pyspark.accumulators import AccumulatorParam

        class Param(AccumulatorParam):
            def zero(self, value):
                return ledgerloom_shards.nothing_done()

            def addInPlace(self, value1, value2):
                return ledgerloom_shards.add_done(value1, value2)

        self.accumulator = spark.accumulator(ledgerloom_shards.nothing_done(), Param())

    @property
    def value(self):
        return self.accumulator.value


class Run:
    def __init__(self, options, rest):
        self.options = options
        if "://" not in options.output:
            options.output = os.path.abspath(options.output)
            if os.path.lexists(options.output) and not os.path.isdir(options.output):
                raise Failure(REFUSED, f"output: {options.output} is not a folder. Name a new or empty folder that all "
                                       "machines of the cluster share")
        self.program = Program(options.program)
        self.plan_text = begun_plan(options, rest) if options.resume else self.program.plan(options.plan, rest)
        try:
            self.plan = json.loads(self.plan_text)
            self.shards = self.plan["plan"]["shards"]
        except (ValueError, KeyError, TypeError):
            name = f"what was begun at {options.output}" if options.resume else options.plan
            raise Failure(REFUSED, f"{name} is no plan: make one with `ledgerloom plan`") from None
        self.limit = self.program.memory_limit(self.plan, options.output)
        self.progress = ledgerloom_progress.Progress(self.plan["plan"], self.limit)
        self.stop = threading.Event()  # somebody asked for it, or the job has ended
        self.signal = 0
        self.failure = None
        self.spark = None
        self.sum = None
        self.note = None

    def go(self):
        url = ledgerloom_progress.serve(self.progress, self.options.serve)
        say({"state": "planning", "serve": url, "pid": os.getpid(), "shards_total": self.shards,
             "memory_limit_bytes": self.limit, "output": self.options.output})
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.note_signal)
        self.spark = connect(self.limit, self.options.patience)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.note_signal)  # Spark's own handler would end us without a word
        note = self.note = ledgerloom_note.Note(self.options.output, self.spark.master, url)
        self.check_alone(note.other())
        if self.options.if_exists == "overwrite":
            self.clear()
        try:
            note.write()
        except OSError as why:
            raise Failure(REFUSED, f"output: {self.options.output} cannot be written on this machine, which commits "
                                   f"({why.strerror}). Name a folder that it and all executors can write") from None
        self.make_all()
        return self.commit()

    def check_alone(self, other):
        if other:
            raise Failure(IN_USE, f"output {self.options.output} is being made by another driver, process "
                                  f"{other['pid']}. Wait for it, look at it with: ledgerloom status {other['url']}, "
                                  f"or end it with: ledgerloom cancel {self.options.output}")

    def clear(self):
        """What stood there before is deleted as late as can be: not for a cluster that has no room."""
        began = time.monotonic()
        while not self.spark.master.startswith("local") and self.executors() == 0 and not self.stop.wait(0.2):
            self.check_executors(began)
        if self.stop.is_set():
            return
        if is_on_hadoop(self.options.output):
            import ledgerloom_hadoop

            try:
                ledgerloom_hadoop.on_driver(self.spark, self.options.output).clear(self.clean, self.plan_text)
            except OSError as why:
                raise Failure(IO, str(why)) from None
        else:
            self.clean(self.options.output)

    def clean(self, output):
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as plan:
            plan.write(self.plan_text)
            plan.flush()
            self.program.ask("clean", "--dataset", "--remove", "--for", plan.name, output)

    def note_signal(self, number, _):
        if self.signal:
            os._exit(128 + number)
        self.signal = number
        self.stop.set()

    def job(self):
        ear = ledgerloom_progress.Ear(self.progress, self.spark.getConf().get("spark.driver.bindAddress", ""),
                                      self.options.progress_port)
        ear.start()
        import ledgerloom_hadoop

        hadoop = ledgerloom_hadoop.hadoop_settings(self.spark.getConf()) if is_on_hadoop(self.options.output) else None
        return {"plan": self.plan_text, "output": self.options.output, "installed": self.options.installed,
                "memory_limit": self.limit, "token": ear.token, "hadoop": hadoop,
                "driver": [self.spark.getConf().get("spark.driver.host"), ear.address[1]],
                "interval": max(0.5, self.spark.defaultParallelism / 500),
                "most_attempts": int(self.spark.getConf().get("spark.task.maxFailures")),
                # As for the driver: what is not set here is the executors' own business.
                "environment": {name: value for name, value in os.environ.items() if name.startswith("AWS_")}}

    def ship(self):
        here = os.path.dirname(os.path.abspath(__file__))
        for module in MODULES:
            self.spark.addPyFile(os.path.join(here, module))
        if self.options.installed:
            return
        bundle = self.options.bundle
        if not bundle:
            self.scratch = tempfile.TemporaryDirectory(prefix="ledgerloom-bundle-")
            bundle = ledgerloom_bundle.bundle(self.program.path, os.path.join(self.scratch.name, "program.tar.gz"))
        self.spark.addArchive(bundle + "#ledgerloom-program")

    def make_all(self):
        """Shards in waves, on a thread of its own, while this one reports."""
        from pyspark import InheritableThread

        self.sum = Sum(self.spark)
        self.ship()
        job = self.job()
        self.progress.set_state("running")
        worker = InheritableThread(target=self.make_waves, args=(job,), daemon=True)
        worker.start()
        began = time.monotonic()
        while worker.is_alive():
            if self.stop.wait(0.5):
                break
            self.report()
            self.check_executors(began)
            self.check_refused()
            self.check_hopeless()
        self.stop_job()
        worker.join(15)
        self.report()

    def make_waves(self, job):
        total, add, make = self.shards, self.sum.accumulator, ledgerloom_shards.make_shards
        each = self.options.shards_per_task or max(1, math.ceil(total / 100_000))
        try:
            self.spark.setJobGroup("ledgerloom", f"Ledgerloom to {self.options.output}", interruptOnCancel=True)
            for first in range(0, total, each * TASKS_A_WAVE):
                end = min(total, first + each * TASKS_A_WAVE)
                tasks = math.ceil((end - first) / each)

                def task(index, _, first=first, end=end):
                    begin = first + index * each
                    add.add(make(job, range(begin, min(begin + each, end))))
                    return iter(())

                self.spark.parallelize(range(tasks), tasks).mapPartitionsWithIndex(task).count()
                if self.stop.is_set():
                    return
        except Exception as why:  # of many kinds, from Spark
            if not self.stop.is_set():
                self.failure = Failure(INCOMPLETE, cause(str(why)))

    def report(self):
        self.progress.set_done(self.sum.value)
        say(self.progress.tick())

    def executors(self):
        return self.spark._jsc.sc().getExecutorMemoryStatus().size() - 1

    def check_executors(self, began):
        local = self.spark.master.startswith("local")
        made = self.sum and self.sum.value["shards"]
        if self.failure or local or made or time.monotonic() - began < self.options.patience:
            return
        if self.executors() == 0:
            conf = self.spark.getConf()
            cores, memory = conf.get("spark.executor.cores"), conf.get("spark.executor.memory")
            raise Failure(IO, f"no executor came within {self.options.patience:g} s: the cluster has no worker with "
                              f"{cores} free cores and {memory} free memory. Look at the master's page, or ask for less "
                              "with --conf spark.executor.memory=...")

    def check_refused(self):
        why = self.sum.value["refused"]
        if why:
            self.stop.set()
            self.stop_job()
            raise Failure(REFUSED, why)

    def check_hopeless(self):
        """Where nothing succeeds, the other shards are not tried as well."""
        done = self.sum.value
        if done["failed"] >= HOPELESS and not done["shards"]:
            self.stop.set()

    def stop_job(self):
        if self.stop.is_set():
            self.progress.set_state("stopping")
            self.spark.cancelAllJobs()

    def commit(self):
        if self.signal:
            raise Failure(128 + self.signal,
                          f"stopped by a signal; the same command goes on with {self.options.output}")
        self.check_refused()
        if is_on_hadoop(self.options.output):
            import ledgerloom_hadoop

            try:
                code, text = self.commit_hadoop(ledgerloom_hadoop.on_driver(self.spark, self.options.output))
            except OSError as why:
                raise Failure(IO, str(why)) from None
        else:
            code, text = self.run_commit(self.options.output)
        if code == 0:
            return
        text = re.sub(r"(\. Make them with|: it has no \S+\. Make them first with): .*", "", text)
        failures = self.sum.value["failures"]
        if failures or self.failure:
            nothing = failures and not self.sum.value["shards"] and {one[3] for one in failures.values()} == {IO}
            code = IO if nothing else INCOMPLETE
            text += ". " + "; ".join(reasons(failures) or [str(self.failure)])
            text += ". Can every executor write there" if nothing else ""
        elif code == INCOMPLETE:
            text += f". The executors made them all: is {self.options.output} the same folder on every machine"
        raise Failure(code, text + ". The same command goes on where this one ended")

    def run_commit(self, folder):
        done = self.program.run("commit", folder)
        return done.returncode, last_line(done.stderr)

    def commit_hadoop(self, store):
        told = []

        def run(folder):
            code, text = self.run_commit(folder)
            told.append(text.replace(folder, self.options.output))
            return code

        return store.commit(run), told[0]


def reasons(failures):
    """The most frequent ones, each with where it was first met."""
    ranked = sorted(failures.items(), key=lambda one: -one[1][0])
    told = [(f"shard {shard}" if count == 1 else f"{count} shards, the first {shard}") + f" on {host}: {why}"
            for why, (count, shard, host, _) in ranked[:MOST_REASONS_TOLD]]
    return told + (["and other reasons"] if len(ranked) > len(told) else [])


def cause(text):
    """The sentence of ours in what Spark says of a failed job."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    ours = [line for line in lines if "RuntimeError: shard " in line]
    java = [line.split(": ", 1)[1] for line in lines if line.startswith((": java.", ": org."))]
    return ours[-1].split("RuntimeError: ", 1)[1] if ours else (java or lines or ["no word of why"])[0]


def say(snapshot):
    try:
        print(json.dumps(snapshot), flush=True)
    except BrokenPipeError:
        pass  # whoever listened has gone; the run goes on, and can be asked over HTTP


def end(run, code, error):
    """The last line, which says how it ended."""
    state = "finished" if code == 0 else "cancelled" if code > 128 else "failed"
    if run:
        if run.note:
            run.note.forget()  # whoever hears of the end may go on at once
        run.progress.set_state(state, error)
        say(run.progress.tick())
        time.sleep(1)  # whoever watches over HTTP sees the end, too
    else:
        say({"state": state, "error": error})


def quietly_stop(spark):
    try:
        spark.stop()
    except Exception:  # it was stopped before, or its Java process is gone
        pass


def remove_what_was_left():
    """This folder, where the one who made it for us has gone before."""
    here = os.path.dirname(os.path.abspath(__file__))
    try:
        with open(os.path.join(here, "starter"), encoding="utf-8") as file:
            starter = file.read().strip()
        gone = starter and ledgerloom_note.identity_of(starter.split("/")[-2]) != starter
        if gone or os.path.exists(os.path.join(here, "left")):
            shutil.rmtree(here, ignore_errors=True)
    except OSError:
        pass  # it is an installed one


def main():
    os.environ.pop("LEDGERLOOM_ON", None)  # what runs here, runs here
    options, rest = arguments()
    run, code, error = None, 0, None
    try:
        run = Run(options, rest)
        run.go()
    except Failure as why:
        code, error = why.code, {"exit_code": why.code, "message": str(why)}
    except Exception as why:  # of Spark's, and of many kinds
        code, error = FAILED, {"exit_code": FAILED, "message": f"Spark ended the run: {cause(str(why))}"}
    end(run, code, error)
    if run and run.spark:
        quietly_stop(run.spark)
    remove_what_was_left()
    sys.exit(code)


if __name__ == "__main__":
    main()
