"""`order` makes of a dataset what `generate --order time` makes, and sorts files of others without losing a row."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from program import PROGRAM, generate, need_packages, tree_hashes

need_packages("polars", "pyarrow")

import polars  # noqa: E402


def order(*arguments, code=0):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    done = subprocess.run([str(PROGRAM), "order", *map(str, arguments)], env=clean, timeout=600,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"ended with {done.returncode}: {done.stderr}")
    return done.stderr


class Order(unittest.TestCase):
    def setUp(self):
        self.held = tempfile.TemporaryDirectory(prefix="order-")
        self.folder = Path(self.held.name)
        self.addCleanup(self.held.cleanup)

    def test_a_dataset_becomes_the_one_of_generate(self):
        for name in ("jsonl", "parquet"):
            generate(self.folder / name, "--rows", 140_000, "--format", name, "--part-size", "8MB")
            generate(self.folder / f"{name}-made", "--rows", 140_000, "--format", name, "--part-size", "8MB",
                     "--order", "time")
            for limits in ([], ["--memory-limit", "120MB", "--merge-width", "2"]):
                order(self.folder / name, self.folder / "new", *limits)
                self.assertEqual(tree_hashes(self.folder / "new"), tree_hashes(self.folder / f"{name}-made"))
                subprocess.run(["rm", "-r", self.folder / "new"], check=True)

    def test_files_of_others_keep_their_rows_and_ties_stay_as_they_came(self):
        frame = polars.DataFrame({"n": range(200_000)}).with_columns(
            (polars.col("n") * 7_919 % 5_000).alias("minute"), (polars.col("n") % 3).cast(polars.String).alias("s"))
        frame = frame.with_columns(
            (polars.datetime(2024, 1, 1) + polars.duration(minutes=polars.col("minute"))).alias("made_at"))
        (self.folder / "in").mkdir()
        for part in range(4):
            frame.slice(part * 50_000, 50_000).write_parquet(self.folder / "in" / f"{part}.parquet")
        order(self.folder / "in", self.folder / "out", "--memory-limit", "120MB")
        sorted_frame = polars.read_parquet(self.folder / "out" / "*.parquet")
        self.assertTrue(sorted_frame.equals(frame.sort("made_at", maintain_order=True)))

    def test_what_is_not_clear_is_asked(self):
        frame = polars.DataFrame({"a": [1]}).with_columns(polars.datetime(2024, 1, 1).alias("x"),
                                                           polars.datetime(2024, 1, 1).alias("y"))
        frame.write_parquet(self.folder / "a.parquet")
        self.assertIn("with times are: x, y", order(self.folder / "a.parquet", self.folder / "b.parquet", code=2))
        self.assertIn("has no times", order(self.folder / "a.parquet", self.folder / "b.parquet", "--time", "a", code=2))
        self.assertEqual([path.name for path in self.folder.iterdir()], ["a.parquet"])


if __name__ == "__main__":
    unittest.main()
