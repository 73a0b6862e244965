"""`sample` takes every row as likely as another and the same ones again, `split` cuts at points in time, and `replay`
writes all rows in the order of time."""

import json
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from program import PROGRAM, generate, need_packages

need_packages("polars", "pyarrow")

import polars  # noqa: E402


def run(*arguments, code=0):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    done = subprocess.run([str(PROGRAM), *map(str, arguments)], env=clean, timeout=600, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"ended with {done.returncode}: {done.stderr}")
    return done.stdout if code == 0 else done.stderr


class Verbs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.held = tempfile.TemporaryDirectory(prefix="sample-")
        cls.folder = Path(cls.held.name)
        generate(cls.folder / "data", "--rows", 100_000, "--format", "parquet")
        run("convert", cls.folder / "data", cls.folder / "text", "--format", "csv", "--quiet")
        cls.rows = polars.read_parquet(cls.folder / "data" / "transactions" / "*.parquet")

    @classmethod
    def tearDownClass(cls):
        cls.held.cleanup()

    def sample(self, name, *options, source="data"):
        run("sample", self.folder / source, self.folder / name, "--quiet", *options)
        files = sorted(path for path in (self.folder / name).rglob("*.*") if path.is_file())
        read = polars.read_parquet if files[0].suffix == ".parquet" else polars.read_csv
        return polars.concat([read(path) for path in files])

    def test_rows_are_taken_evenly_and_again(self):
        one = self.sample("one", "--rows", 20_000)
        self.assertEqual(len(one), 20_000)
        self.assertTrue(set(one["transaction_id"]) < set(self.rows["transaction_id"]))
        per_tenth = [len(set(self.rows["transaction_id"][i:i + 10_000]) & set(one["transaction_id"]))
                     for i in range(0, 100_000, 10_000)]
        self.assertTrue(all(abs(count - 2_000) < 250 for count in per_tenth), per_tenth)
        again = self.sample("again", "--rows", 20_000, source="text")
        self.assertEqual(again["transaction_id"].to_list(), one["transaction_id"].to_list())
        other = self.sample("other", "--rows", 20_000, "--seed", 7)
        self.assertTrue(3_000 < len(set(other["transaction_id"]) & set(one["transaction_id"])) < 5_000)
        part = self.sample("part", "--fraction", "20%")
        self.assertTrue(abs(len(part) - 20_000) < 700)

    def test_a_customer_is_taken_whole(self):
        some = self.sample("some", "--fraction", "0.3", "--by", "customer_id")
        whole = self.rows.filter(polars.col("customer_id").is_in(some["customer_id"].unique().to_list()))
        self.assertTrue(some.sort("transaction_id").equals(whole.sort("transaction_id")))
        told = run("sample", self.folder / "data", self.folder / "no", "--fraction", "0.3", "--by", "episode", code=2)
        self.assertIn("--labels both", told)
        self.assertFalse((self.folder / "no").exists())

    def labelled(self):
        """A dataset whose labels tell episodes, its payments with them, and the same in another format."""
        data = self.folder / "labelled"
        if not data.exists():
            generate(data, "--rows", 150_000, "--labels", "both", "--fraud-rate", "2%", "--format", "parquet")
            run("convert", data, self.folder / "labelled-text", "--format", "jsonl", "--quiet")
        rows = polars.read_parquet(data / "transactions" / "*.parquet")
        labels = polars.read_parquet(data / "labels" / "*.parquet").select("transaction_id", "episode_id")
        return data, rows.join(labels, on="transaction_id", how="left")

    def test_an_episode_is_taken_whole_and_honest_rows_each_for_itself(self):
        data, rows = self.labelled()
        some = self.sample("episodes", "--fraction", "0.3", "--by", "episode", source="labelled")
        taken = set(some["transaction_id"])
        self.assertEqual(len(taken), len(some))
        of_episode = rows.drop_nulls("episode_id").group_by("episode_id").agg("transaction_id")
        parts = [len(taken & set(ids)) / len(ids) for ids in of_episode["transaction_id"]]
        self.assertEqual(set(parts), {0.0, 1.0})
        self.assertTrue(0.25 < sum(parts) / len(parts) < 0.35)
        honest = rows.filter(polars.col("episode_id").is_null())["transaction_id"]
        self.assertTrue(abs(len(taken & set(honest)) / len(honest) - 0.3) < 0.01)
        per_customer = rows.filter(polars.col("episode_id").is_null()).group_by("customer_id").agg("transaction_id")
        both = [0 < len(taken & set(ids)) < len(ids) for ids in per_customer["transaction_id"]]
        self.assertGreater(sum(both) / len(both), 0.9)  # and no customer goes with its honest payments
        # The same ones again: in another format, in little memory, and of the labels themselves.
        again = self.sample("episodes-text", "--fraction", "0.3", "--by", "episode", "--format", "csv",
                            "--memory-limit", "48MiB", source="labelled-text")
        self.assertEqual(again["transaction_id"].to_list(), some["transaction_id"].to_list())
        labels = self.sample("episodes-labels", "--fraction", "0.3", "--by", "episode", "--table", "labels",
                             source="labelled").drop_nulls("episode_id")
        self.assertEqual(set(labels["transaction_id"]), taken - set(honest))

    def test_so_many_rows_of_whole_episodes(self):
        data, rows = self.labelled()
        some = self.sample("episode-rows", "--rows", 5_000, "--by", "episode", "--seed", 3, source="labelled")
        longest = rows.drop_nulls("episode_id").group_by("episode_id").len()["len"].max()
        self.assertTrue(5_000 <= len(some) < 5_000 + longest)
        joined = rows.filter(polars.col("transaction_id").is_in(some["transaction_id"].to_list()))
        whole = rows.filter(polars.col("episode_id").is_in(joined["episode_id"].drop_nulls().unique().to_list()))
        self.assertTrue(set(whole["transaction_id"]) <= set(some["transaction_id"]))
        self.assertIn("not together", run("sample", data, self.folder / "no", "--rows", 5, "--by", "episode", "--id",
                                          "customer_id", code=2))

    def test_a_cut_leaves_episodes_whole_and_nothing_of_the_future(self):
        data, rows = self.labelled()
        for name, source, more in (("whole", data, ()), ("whole-text", self.folder / "labelled-text",
                                                         ("--format", "parquet", "--memory-limit", "48MiB"))):
            out = run("split", source, self.folder / name, "--shares", "50,25,25", "--progress", "json", *more)
            told = json.loads(out.splitlines()[-1])["result"]
            self.assertTrue(told["episodes_whole"])
            sets = [polars.read_parquet(self.folder / name / one / "transactions" / "*.parquet")
                    for one in ("train", "validation", "test")]
            self.assertEqual(sum(map(len, sets)), len(rows))
            cuts = [polars.lit(one["from"]).str.to_datetime(time_unit="us") for one in told["sets"][1:]]
            ids = [set(one["transaction_id"]) for one in sets]
            moved = 0
            for i, one in enumerate(sets):
                if i < 2:
                    self.assertEqual(len(one.filter(polars.col("timestamp") >= cuts[i])), 0)
                if i > 0:
                    early = one.filter(polars.col("timestamp") < cuts[i - 1])
                    moved += len(early)
                    at = rows.filter(polars.col("transaction_id").is_in(early["transaction_id"].to_list()))
                    self.assertEqual(at["episode_id"].null_count(), 0)
            self.assertEqual(moved, told["rows_moved"])
            self.assertGreater(moved, 0)
            for of in rows.drop_nulls("episode_id").group_by("episode_id").agg("transaction_id")["transaction_id"]:
                self.assertEqual(sum(bool(set(of) & one) for one in ids), 1)
        # Where nothing tells episodes, it is said.
        done = subprocess.run([str(PROGRAM), "split", str(self.folder / "data"), str(self.folder / "untold"), "--dates",
                               "2025-11-01"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=True)
        self.assertIn("--labels both", done.stderr)

    def test_sets_follow_each_other_in_time(self):
        run("split", self.folder / "data", self.folder / "sets", "--shares", "60,20,20", "--quiet")
        sets = [polars.read_parquet(self.folder / "sets" / name / "transactions" / "*.parquet")
                for name in ("train", "validation", "test")]
        self.assertEqual([len(one) for one in sets], [60_000, 20_000, 20_000])
        for one, other in zip(sets, sets[1:]):
            self.assertLess(one["timestamp"].max(), other["timestamp"].min())
        together = polars.concat(sets).sort("transaction_id")
        self.assertTrue(together.equals(self.rows.sort("transaction_id")))
        run("split", self.folder / "text", self.folder / "days", "--dates", "2025-11-01", "--format", "csv", "--quiet")
        late = polars.read_csv(self.folder / "days" / "test" / "transactions" / "*.csv")
        self.assertEqual(len(late), len(self.rows.filter(polars.col("timestamp") >= polars.datetime(2025, 11, 1))))

    def test_replay_writes_all_rows_in_order(self):
        began = time.monotonic()
        lines = run("replay", self.folder / "data", "--rate", "50000/s", "--quiet").splitlines()
        took = time.monotonic() - began
        self.assertGreater(took, 1.9)
        read = [json.loads(line) for line in lines]
        expected = self.rows.sort("timestamp")["timestamp"].dt.strftime("%Y-%m-%dT%H:%M:%S%.6f").to_list()
        self.assertEqual([row["timestamp"] for row in read], expected)
        self.assertEqual({row["transaction_id"] for row in read}, set(self.rows["transaction_id"]))

    def test_a_reader_that_stands_still_does_not_hold_up_a_signal(self):
        process = subprocess.Popen([str(PROGRAM), "replay", str(self.folder / "data"), "--rate", "1000000/s"],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(2)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(10), 130)
        self.assertLess(time.monotonic() - began, 2)
        process.stdout.close()

    def test_every_verb_tells_its_progress_as_json(self):
        data, text = self.folder / "data", self.folder / "text"
        (self.folder / "late.csv").write_text(f"transaction_id,valor\n{self.rows['transaction_id'][0]},1.5\n")
        verbs = {"convert": (data, "json-c", "--format", "csv"), "order": (text, "json-o"),
                 "sample": (text, "json-s", "--rows", 10), "split": (text, "json-p"),
                 "pipe": (text, "json-q", "--filter", "valor > 1"), "verify": (data,), "inspect": (text,),
                 "upsert": (data, "late.csv", "--key", "transaction_id", "--output", "json-u")}
        clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
        for verb, arguments in verbs.items():
            with self.subTest(verb):
                done = subprocess.run([str(PROGRAM), verb, *map(str, arguments), "--progress", "json"], env=clean,
                                      timeout=600, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                      text=True, check=True)
                answers = verb in ("verify", "inspect", "upsert")  # on standard output
                lines = [json.loads(line) for line in (done.stderr if answers else done.stdout).splitlines()
                         if line.startswith("{")]
                self.assertEqual((lines[-1]["verb"], lines[-1]["state"], lines[-1]["percent"]), (verb, "finished", 100.0))
                self.assertGreater(lines[-1]["bytes_done"], 1_000_000)
                self.assertTrue(all(line["state"] == "running" for line in lines[:-1]))
                self.assertNotIn("{", done.stdout if answers else "")
        failed = subprocess.run([str(PROGRAM), "sample", str(data), "json-s", "--rows", "10", "--progress", "json"],
                                env=clean, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                check=False)
        last = json.loads(failed.stdout.splitlines()[-1])
        self.assertEqual((last["state"], last["error"]["exit_code"], failed.returncode), ("failed", 2, 2))

    def test_arguments_that_do_not_go_together_are_told(self):
        data, new = self.folder / "data", self.folder / "never"
        self.assertIn("either --rows N or --fraction P", run("sample", data, new, code=2))
        self.assertIn("is no share", run("sample", data, new, "--fraction", "2", code=2))
        self.assertIn("were asked for, there are", run("sample", data, new, "--rows", 200_000, code=2))
        self.assertIn("say how fast", run("replay", data, code=2))
        self.assertIn("two sets", run("split", data, new, "--shares", "1,2,3,4", code=2))
        self.assertIn("has no table", run("sample", data, new, "--rows", 1, "--table", "nothing", code=2))
        self.assertFalse(new.exists())


if __name__ == "__main__":
    unittest.main()
