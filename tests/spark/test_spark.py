"""Runs on a real Spark cluster on loopback end with the bytes of one machine: with a worker that is killed, with
speculation, with tasks that fail, with another program on the executors. Without pyspark or Java: 77, skipped."""

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import cluster
import hadoop

sys.path.insert(0, str(cluster.ROOT / "tests" / "independent"))
import program  # noqa: E402
import s3_server  # noqa: E402

SKIPPED = 77
OPTIONS = ("--rows", "520000", "--part-size", "1MiB", "--format", "parquet", "--compression", "zstd", "--seed", "5")
SHARDS = 8


class SparkCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="ledgerloom-spark-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.local = cls.folder / "local"
        program.generate(cls.local, *OPTIONS)
        cls.whole = program.tree_hashes(cls.local)
        cls.cluster = cluster.Cluster(cls.folder / "cluster")
        cls.addClassCleanup(cls.cluster.stop)

    def setUp(self):
        self.output = self.folder / self.id().rsplit(".", 1)[1]
        self.addCleanup(shutil.rmtree, self.output, ignore_errors=True)

    def begin(self, *options, output=None, shard_program=program.PROGRAM, what=OPTIONS, **more):
        return self.cluster.begin("--program", program.PROGRAM, "--installed", shard_program, "--output",
                                  output or self.output, *options, *what, **more)

    def end(self, process, code=0):
        """The snapshots of its progress."""
        out, errors = process.communicate(timeout=240)
        self.assertEqual(process.returncode, code, out[-2000:] + errors[-4000:])
        self.errors = errors
        return [json.loads(line) for line in out.splitlines() if line.startswith("{")]

    def wrapped(self, text):
        """A program that does something before it is the real one. $SHARD is what is to be made."""
        path = self.folder / f"program-{self.id().rsplit('.', 1)[1]}"
        path.write_text('#!/bin/sh\nfor word in "$@"; do [ "$last" = --index ] && SHARD=$word; last=$word; done\n'
                        f"{text}\nexec {program.PROGRAM} \"$@\"\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    def assert_whole(self, output=None):
        self.assertEqual(program.tree_hashes(output or self.output), self.whole)

    def assert_made(self, tree, name, options):
        """The tree is what one machine makes with these options."""
        program.generate(self.folder / name, *options)
        self.assertEqual(program.tree_hashes(tree), program.tree_hashes(self.folder / name))

    def records(self):
        return list((self.output / ".ledgerloom" / "shards").glob("*/shard-*"))

    def wait_for(self, condition, what):
        for _ in range(1200):
            if condition():
                return
            time.sleep(0.05)
        self.fail(f"after a minute there was no {what}")


class Quick(SparkCase):
    """Always runs: the shipped program, a task that fails twice, and what is told."""

    def test_the_bytes_of_one_machine_though_a_task_fails_twice(self):
        tries = self.folder / "tries"
        tries.mkdir()
        failing = self.wrapped(f'if [ "$SHARD" = 3 ] && [ $(ls {tries} | wc -l) -lt 2 ]; then\n'
                               f'  touch {tries}/$$; echo "ledgerloom: no luck" >&2; exit 5\nfi')
        snapshots = self.end(self.begin(shard_program=failing))
        self.assert_whole()
        self.assertEqual(len(list(tries.iterdir())), 2)
        last = snapshots[-1]
        self.assertEqual((last["state"], last["shards_done"], last["shards_total"]), ("finished", SHARDS, SHARDS))
        self.assertEqual(last["rows_done"], 520_000)
        self.assertEqual(last["failures"], 2)
        self.assertGreater(last["memory_task_peak_bytes"], 1 << 20)
        # Another seed plans another dataset: the folder is not mixed.
        refused = self.end(self.begin("--seed", "6", what=OPTIONS[:-2]), code=2)
        self.assertIn("holds shards of another plan", refused[-1]["error"]["message"])
        self.assert_whole()


class Long(SparkCase):
    def test_the_program_is_shipped(self):
        self.end(self.cluster.begin("--program", program.PROGRAM, "--output", self.output, *OPTIONS))
        self.assert_whole()

    @unittest.skipIf(s3_server.why_not(), s3_server.why_not())
    def test_to_an_s3_server(self):
        server = s3_server.Server(self.folder / "s3")
        server.start()
        self.addCleanup(server.stop)
        address = f"s3://{s3_server.BUCKET}/runs/spark"
        # The executors get the credentials from the driver's environment.
        keys = {key: value for key, value in server.environment().items() if key.startswith("AWS_")}
        made = server.bucket / "runs" / "spark"
        self.end(self.begin(output=address, **keys))
        self.assert_whole(made)
        self.assertEqual(self.end(self.begin(output=address, **keys))[-1]["shards_kept"], SHARDS)
        self.assert_whole(made)
        # Another dataset takes its place; stopped in between, the program itself goes on with it.
        broken = self.wrapped('[ "$1 $SHARD" != "shard 2" ] || exit 5')
        other = ("--rows", "300000", *OPTIONS[2:])
        self.end(self.begin("--if-exists", "overwrite", output=address, what=other, shard_program=broken, **keys), code=8)
        self.run_program("resume", address, "--on", self.cluster.master, **keys)
        self.assert_made(made, "other", other)
        self.run_program("resume", f"{address}-none", "--on", self.cluster.master, code=2, **keys)

    @unittest.skipIf(hadoop.why_not(), hadoop.why_not())
    def test_to_hdfs_through_sparks_own_client(self):
        hdfs = hadoop.Hdfs(self.folder / "hdfs")
        self.addCleanup(hdfs.stop)
        broken = self.wrapped('[ "$1 $SHARD" != "shard 4" ] || exit 5')
        self.end(self.begin(output=f"{hdfs.address}/data/set", shard_program=broken), code=8)
        last = self.end(self.begin(output=f"{hdfs.address}/data/set"))[-1]
        self.assertEqual((last["shards_done"], last["shards_kept"]), (SHARDS, SHARDS - 1))
        hdfs.get("/data/set", self.output)
        self.assert_whole()
        # One that is too large for its commit to read.
        text = ("--rows", "131072", "--seed", "5")
        self.end(self.begin(output=f"{hdfs.address}/text", what=text))
        program.generate(self.folder / "text", *text)
        hdfs.get("/text", self.folder / "text-got")
        self.assertEqual(program.tree_hashes(self.folder / "text-got"), program.tree_hashes(self.folder / "text"))
        refused = self.end(self.begin("--seed", "6", what=OPTIONS[:-2], output=f"{hdfs.address}/data/set"), code=2)[-1]
        self.assertIn("holds shards of another plan", refused["error"]["message"])
        # Another dataset takes its place; stopped in between, the program itself goes on with it.
        other = ("--rows", "300000", *OPTIONS[2:])
        self.end(self.begin("--if-exists", "overwrite", output=f"{hdfs.address}/data/set", what=other))
        hdfs.get("/data/set", self.folder / "hdfs-other")
        self.assert_made(self.folder / "hdfs-other", "other-of-hdfs", other)
        self.end(self.begin(output=f"{hdfs.address}/data/half", shard_program=broken), code=8)
        self.run_program("resume", f"{hdfs.address}/data/half", "--on", self.cluster.master)
        hdfs.get("/data/half", self.folder / "hdfs-half")
        self.assert_whole(self.folder / "hdfs-half")
        _, errors = self.run_program("resume", f"{hdfs.address}/data/none", "--on", self.cluster.master, code=2)
        self.assertIn("holds nothing that a cluster has begun", errors)

    def test_a_worker_is_killed(self):
        slow = self.wrapped("sleep 1")
        process = self.begin(shard_program=slow)
        self.wait_for(self.records, "record of a shard")
        self.cluster.kill_worker()
        self.addCleanup(self.cluster.add_worker)
        last = self.end(process)[-1]
        self.assert_whole()
        self.assertEqual(last["shards_done"], SHARDS)

    def test_speculation(self):
        first = self.folder / "first"
        stuck = self.wrapped(f'if [ "$SHARD" = 2 ] && mkdir {first} 2>/dev/null; then sleep 60; fi')
        began = time.monotonic()
        self.end(self.begin(shard_program=stuck, settings={
            "spark.speculation": "true", "spark.speculation.interval": "200ms", "spark.speculation.quantile": "0.5",
            "spark.speculation.multiplier": "1.2", "spark.speculation.minTaskRuntime": "200ms"}))
        self.assert_whole()
        self.assertTrue(first.exists())
        self.assertLess(time.monotonic() - began, 60)

    def test_a_shard_that_never_succeeds_leaves_a_resumable_folder(self):
        broken = self.wrapped('[ "$SHARD" != 4 ] || { echo "ledgerloom: the disk is on fire" >&2; exit 5; }')
        last = self.end(self.begin(shard_program=broken), code=8)[-1]
        self.assertIn("the disk is on fire", last["error"]["message"])
        self.assertEqual(len(self.records()), SHARDS - 1)
        self.assertFalse((self.output / "manifest.json").exists())
        last = self.end(self.begin())[-1]
        self.assertEqual(last["shards_kept"], SHARDS - 1)
        self.assert_whole()

    def test_a_signal_stops_the_job_and_the_same_command_goes_on(self):
        process = self.begin(shard_program=self.wrapped("sleep 1"))
        pid = json.loads(process.stdout.readline())["pid"]
        self.wait_for(self.records, "record of a shard")
        os.kill(pid, signal.SIGTERM)
        last = self.end(process, code=143)[-1]
        self.assertEqual(last["state"], "cancelled")
        made = len(self.records())
        time.sleep(2)
        self.assertEqual(len(self.records()), made)  # nothing goes on behind our back
        self.end(self.begin())
        self.assert_whole()

    def test_a_lost_driver_leaves_a_resumable_folder(self):
        process = self.begin(shard_program=self.wrapped("sleep 1"))
        self.wait_for(self.records, "record of a shard")
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        self.assertFalse((self.output / "manifest.json").exists())
        self.assertGreaterEqual(self.end(self.begin())[-1]["shards_kept"], 1)
        self.assert_whole()

    def test_another_program_on_the_executors_is_refused(self):
        plan = self.folder / "plan.json"
        text = subprocess.run([program.PROGRAM, "plan", *OPTIONS], stdout=subprocess.PIPE, text=True, check=True).stdout
        plan.write_text(re.sub(r'"program": "[^"]*"', '"program": "0.0.9"', text))
        last = self.end(self.begin("--plan", plan, what=()), code=2)[-1]
        self.assertRegex(last["error"]["message"], r"ledgerloom 0\.0\.9 made it and this is .*, so bytes could differ")

    def test_what_was_there_is_overwritten_when_the_cluster_has_room(self):
        program.generate(self.output, "--rows", "9000", "--seed", "1")
        (self.output / "mine.txt").write_text("of somebody else")
        before = program.tree_hashes(self.output)
        self.end(self.begin("--if-exists", "overwrite", "--patience", "5", settings={"spark.executor.memory": "9g"}),
                 code=5)
        self.assertEqual(program.tree_hashes(self.output), before)
        refused = self.run_program("generate", *OPTIONS, "--output", self.output, "--on", self.cluster.master, code=2)
        self.assertIn("--if-exists overwrite", refused[1])
        self.run_program("generate", *OPTIONS, "--output", self.output, "--on", self.cluster.master, "--if-exists",
                         "overwrite")
        self.assertEqual((self.output / "mine.txt").read_text(), "of somebody else")
        (self.output / "mine.txt").unlink()
        self.assert_whole()

    def test_somebody_else_stops_a_run(self):
        process = self.begin(shard_program=self.wrapped("sleep 4"))
        self.wait_for(self.records, "record of a shard")
        told = json.loads(self.run_program("status", self.output, "--json", text=True)[0])
        self.assertEqual((told["state"], told["run"]["shards_total"]), ("running", SHARDS))
        # A second driver would be in its way.
        second = self.end(self.begin(), code=7)[-1]
        self.assertIn("is being made by another driver", second["error"]["message"])
        _, errors = self.run_program("cancel", self.output)
        self.assertIn(f"To go on: ledgerloom resume {self.output} --on {self.cluster.master}", errors)
        self.assertEqual(self.end(process, code=143)[-1]["state"], "cancelled")
        _, errors = self.run_program("cancel", self.output, code=2)
        self.assertIn("no cluster is making", errors)
        _, errors = self.run_program("resume", self.output, code=2)
        self.assertIn("--on spark://HOST:PORT", errors)
        self.end(self.begin("--resume", what=()))
        self.assert_whole()

    def test_executors_that_cannot_write_say_where(self):
        self.output.write_text("a file is in the way")
        self.addCleanup(self.output.unlink)
        last = self.end(self.begin(), code=2)[-1]
        self.assertIn(f"{self.output} is not a folder", last["error"]["message"])
        # A folder that only the driver can write: every shard fails, and that is told once.
        self.output.unlink()
        refusing = self.wrapped('[ "$1" != shard ] || { echo "ledgerloom: cannot make folder /x: Read-only" >&2; exit 5; }')
        last = self.end(self.begin(shard_program=refusing), code=5)[-1]
        self.assertIn(f"{SHARDS} shards, the first 0 on", last["error"]["message"])
        self.assertEqual(last["error"]["message"].count("Read-only"), 1)
        shutil.rmtree(self.output, ignore_errors=True)
        self.output.touch()

    def test_folders_that_are_not_shared_are_found_out(self):
        elsewhere = self.folder / "elsewhere"
        last = self.end(self.begin(shard_program=self.redirected(elsewhere)), code=2)[-1]
        self.assertIn("holds no shards of a plan", last["error"]["message"])

    def redirected(self, elsewhere):
        path = self.folder / "redirected"
        path.write_text("#!/usr/bin/env python3\nimport os, sys\n"
                        f"words = [{str(elsewhere)!r} if word == {str(self.output)!r} else word for word in sys.argv]\n"
                        f"os.execv({str(program.PROGRAM)!r}, words)\n")
        path.chmod(0o755)
        return path

    def run_program(self, *words, code=0, stop_when=None, text=False, **more):
        """The program itself; stopped by a signal once that is so. Answers its lines of JSON, or its text, and what it
        said."""
        process = subprocess.Popen([str(program.PROGRAM), *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   text=True, env=self.cluster.program_environment(**more))
        if stop_when:
            self.wait_for(stop_when, "record of a shard")
            process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=240)
        self.assertEqual(process.returncode, code, out[-2000:] + errors[-2000:])
        return out if text else [json.loads(line) for line in out.splitlines()], errors

    def test_generate_on_a_cluster_is_stopped_and_resumed(self):
        wide = ("--rows", "1300000", *OPTIONS[2:])
        on = ("--output", self.output, "--on", self.cluster.master)
        _, errors = self.run_program("generate", *wide, *on, code=130, stop_when=self.records)
        self.assertIn(f"To go on: ledgerloom resume {self.output} --on {self.cluster.master}", errors)
        self.assertFalse((self.output / "manifest.json").exists())
        _, errors = self.run_program("generate", *wide, *on, code=2)
        self.assertIn("was begun on a cluster", errors)
        lines, errors = self.run_program("resume", *on[1:], "--progress", "json")
        self.assertEqual((lines[-1]["state"], lines[-1]["rows_done"], lines[-1]["shards_done"]), ("finished", 1_300_000, 20))
        self.assertIn("1,300,000 rows", errors)
        self.assertFalse((self.output / ".ledgerloom" / "driver.json").exists())
        local = self.folder / "wide"
        program.generate(local, *wide)
        self.assertEqual(program.tree_hashes(self.output), program.tree_hashes(local))

    def test_what_stands_in_the_way_of_a_cluster_is_told(self):
        none = f"spark://127.0.0.1:{cluster.free_port()}"
        for code, part, options, more in (
                (5, f"the Spark master {none} cannot be reached", ("--output", self.output, "--on", none), {}),
                (2, "is no Spark master", ("--output", self.output, "--on", "127.0.0.1:7077"), {}),
                (2, "there is no /nonexistent/bin/spark-submit", ("--output", self.output, "--on", none),
                 {"SPARK_HOME": "/nonexistent"}),
                (2, "a cluster writes to a folder that all its machines share", ("--output", "null", "--on", none), {})):
            _, errors = self.run_program("generate", "--rows", "1000", *options, code=code, **more)
            self.assertIn(part, errors)

    def test_a_master_that_is_not_there(self):
        began = time.monotonic()
        master = f"spark://127.0.0.1:{cluster.free_port()}"
        last = self.end(self.begin(master=master), code=5)[-1]
        self.assertIn(f"the Spark master {master} cannot be reached", last["error"]["message"])
        self.assertLess(time.monotonic() - began, 60)

    def test_a_cluster_without_room(self):
        last = self.end(self.begin("--patience", "5", settings={"spark.executor.memory": "9g"}), code=5)[-1]
        self.assertIn("no executor came within 5 s", last["error"]["message"])

    def test_spark_reads_it_back(self):
        """JSON and Parquet, and folders by day that are left out unseen."""
        jsonl, days = self.folder / "jsonl", self.folder / "days"
        self.end(self.begin(output=jsonl, what=("--rows", "131072", "--seed", "5")))
        program.generate(days, "--rows", "131072", "--seed", "5", "--partition", "day", "--format", "parquet")
        done = subprocess.run([str(cluster.python()), "-B", str(Path(__file__).with_name("read_back.py")), str(jsonl),
                               str(days)], env=cluster.environment(), text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=240, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr[-3000:])
        told = json.loads(done.stdout.splitlines()[-1])
        self.assertEqual(told["json_rows"], 131_072)
        self.assertEqual(told["parquet_rows"], 131_072)
        self.assertEqual(told["json_fraud"], told["parquet_fraud"])
        self.assertEqual(told["json_cents"], told["parquet_cents"])
        self.assertEqual(told["files_of_a_day"], told["files_read"])
        self.assertEqual(told["rows_of_a_day"], told["json_rows_of_a_day"])


if __name__ == "__main__":
    reason = cluster.why_not()
    if reason:
        print(f"skipped: {reason}")
        sys.exit(SKIPPED)
    unittest.main()
