"""`upsert` changes the rows that are meant and no others, and a dataset that it was killed on is as it was."""

import json
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from program import PROGRAM, generate, need_packages, tree_hashes

need_packages("duckdb", "polars", "pyarrow")

import polars  # noqa: E402


def run(*arguments, code=0):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    done = subprocess.run([str(PROGRAM), *map(str, arguments)], env=clean, timeout=600, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"ended with {done.returncode}: {done.stderr}")
    return done.stdout if code == 0 else done.stderr


def counts(text):
    return {name: int(value) for name, value in (line.split() for line in text.splitlines())}


class Upsert(unittest.TestCase):
    def setUp(self):
        self.held = tempfile.TemporaryDirectory(prefix="upsert-")
        self.folder = Path(self.held.name)
        self.addCleanup(self.held.cleanup)

    def rows(self, name="data"):
        found = []
        for path in sorted((self.folder / name / "transactions").glob("*.jsonl")):
            found += [json.loads(line) for line in path.read_text().splitlines()]
        return found

    def write(self, name, rows):
        (self.folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows))
        return self.folder / name

    def upsert(self, updates, *options, code=0):
        told = run("upsert", self.folder / "data", updates, "--key", "transaction_id", "--quiet", *options, code=code)
        return counts(told) if code == 0 else told

    def test_late_labels_change_their_rows_alone(self):
        generate(self.folder / "data", "--rows", 140_000)
        expected = self.rows()
        late = expected[7::500]
        polars.DataFrame({"transaction_id": [row["transaction_id"] for row in late], "is_fraud": True,
                          "fraud_type": "ENGENHARIA_SOCIAL"}).write_csv(self.folder / "late.csv")
        changed = 0
        for row in late:
            changed += (row["is_fraud"], row["fraud_type"]) != (True, "ENGENHARIA_SOCIAL")
            row["is_fraud"], row["fraud_type"] = True, "ENGENHARIA_SOCIAL"
        told = self.upsert(self.folder / "late.csv", "--strategy", "update")
        self.assertEqual(told, {"source": len(late), "inserted": 0, "updated": changed, "deleted": 0,
                                "unchanged": len(late) - changed, "rows": 140_000})
        self.assertEqual(self.rows(), expected)
        run("verify", self.folder / "data", "--deep", "--quiet")
        again = self.upsert(self.folder / "late.csv", "--strategy", "update")
        self.assertEqual((again["updated"], again["unchanged"]), (0, len(late)))

    def test_each_strategy(self):
        generate(self.folder / "data", "--rows", 70_000)
        expected = self.rows()
        new = {**expected[3], "transaction_id": "TXN_999999999999999"}
        other = {**expected[69_999], "valor": 1.5}
        updates = self.write("mixed.jsonl", [new, other, expected[10]])
        self.assertEqual(self.upsert(updates, "--strategy", "insert"),
                         {"source": 3, "inserted": 1, "updated": 0, "deleted": 0, "unchanged": 2, "rows": 70_001})
        self.assertEqual(self.rows(), [*expected, new])
        self.assertEqual(self.upsert(updates),
                         {"source": 3, "inserted": 0, "updated": 1, "deleted": 0, "unchanged": 2, "rows": 70_001})
        self.assertEqual(self.rows(), [*expected[:-1], other, new])
        self.assertEqual(self.upsert(updates, "--strategy", "delete"),
                         {"source": 3, "inserted": 0, "updated": 0, "deleted": 3, "unchanged": 0, "rows": 69_998})
        self.assertEqual(self.rows(), [*expected[:10], *expected[11:-1]])
        run("verify", self.folder / "data", "--deep", "--quiet")

    def test_a_changed_dataset_is_not_reproduced_but_what_it_was_is(self):
        generate(self.folder / "data", "--rows", 3_000)
        before = tree_hashes(self.folder / "data")
        self.upsert(self.write("one.jsonl", [{"transaction_id": self.rows()[5]["transaction_id"], "valor": 1.0}]))
        self.upsert(self.write("two.jsonl", [{"transaction_id": self.rows()[7]["transaction_id"]}]), "--strategy", "delete")
        manifest = self.folder / "data" / "manifest.json"
        again = self.folder / "again"
        told = run("reproduce", manifest, "--output", again, code=2)
        self.assertIn("changed after it was generated", told)
        self.assertIn("upsert of transactions: 0 inserted, 1 updated, 0 deleted; upsert of transactions: 0 inserted, 0 "
                      "updated, 1 deleted", told)
        self.assertFalse(again.exists())
        run("reproduce", manifest, "--output", again, "--before-changes", "--quiet")
        self.assertEqual(tree_hashes(again), before)

    def test_little_memory_and_another_format(self):
        generate(self.folder / "data", "--rows", 140_000, "--format", "parquet")
        before = polars.read_parquet(self.folder / "data" / "transactions" / "*.parquet")
        changed = before.with_columns((polars.col("valor") + 1).alias("valor"))
        changed.sample(fraction=0.5, seed=1).write_parquet(self.folder / "half.parquet")
        told = self.upsert(self.folder / "half.parquet", "--memory-limit", "150MB", "--output", self.folder / "new")
        self.assertEqual(told["updated"], 70_000)
        after = polars.read_parquet(self.folder / "new" / "transactions" / "*.parquet")
        self.assertEqual(int((after["valor"] - before["valor"]).round(2).sum()), 70_000)
        self.assertTrue(after.drop("valor").equals(before.drop("valor")))
        run("verify", self.folder / "data", "--deep", "--quiet")
        run("verify", self.folder / "new", "--deep", "--quiet")

    def test_what_is_wrong_changes_nothing(self):
        generate(self.folder / "data", "--rows", 3_000)
        before = tree_hashes(self.folder / "data")
        row = self.rows()[0]
        cases = [(self.write("twice.jsonl", [row, row]), "rows 1 and 2 of"),
                 (self.write("null.jsonl", [{**row, "transaction_id": None}]), "key is null"),
                 (self.write("more.jsonl", [{**row, "mine": 1}]), 'has a column "mine"'),
                 (self.write("value.jsonl", [{**row, "status": "SOLD"}]), '"SOLD", which is none of its values'),
                 (self.write("few.jsonl", [{"transaction_id": "TXN_1", "valor": 1.0}]), "has no customer_id")]
        for updates, expected in cases:
            self.assertIn(expected, self.upsert(updates, code=2))
        (self.folder / "data" / "notes.txt").write_text("mine")
        self.assertIn("also holds notes.txt", self.upsert(self.write("one.jsonl", [row]), code=2))
        (self.folder / "data" / "notes.txt").unlink()
        self.assertEqual(tree_hashes(self.folder / "data"), before)
        self.assertFalse((self.folder / ".data.ledgerloom-new").exists())

    def test_a_kill_leaves_all_as_it_was(self):
        generate(self.folder / "data", "--rows", 400_000)
        before = tree_hashes(self.folder / "data")
        rows = [{"transaction_id": row["transaction_id"], "valor": 2.0} for row in self.rows()[::50]]
        updates = self.write("late.jsonl", rows)
        hidden = self.folder / ".data.ledgerloom-new"
        for how, wait in ((signal.SIGKILL, 0.0), (signal.SIGKILL, 0.3), (signal.SIGTERM, 0.2)):
            process = subprocess.Popen([str(PROGRAM), "upsert", str(self.folder / "data"), str(updates), "--key",
                                        "transaction_id", "--quiet"], stdout=subprocess.DEVNULL)
            while not hidden.exists() and process.poll() is None:
                time.sleep(0.002)
            time.sleep(wait)
            process.send_signal(how)
            process.wait(10)
            if process.returncode != 0:
                self.assertEqual(tree_hashes(self.folder / "data"), before)
        self.upsert(updates)
        self.assertFalse(hidden.exists())
        self.assertEqual(sum(row["valor"] == 2.0 for row in self.rows()) >= len(rows), True)
        run("verify", self.folder / "data", "--deep", "--quiet")


if __name__ == "__main__":
    unittest.main()
