"""`inspect --realism` tells the shares and areas that Polars finds in the same dataset, in every format."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from program import PROGRAM, generate, need_packages

need_packages("polars", "pyarrow")

import polars as pl  # noqa: E402

ROWS = 120_000


def realism(path, *options, code=0):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    done = subprocess.run([str(PROGRAM), "inspect", str(path), "--realism", *map(str, options)], env=clean, timeout=600,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"ended with {done.returncode}: {done.stderr}")
    return done


def area(truth, score):
    """By the mean rank of what is fraudulent, ties in the middle."""
    frame = pl.DataFrame({"truth": truth, "rank": score.rank("average")})
    fraud = frame.filter(pl.col("truth"))
    count, honest = fraud.height, frame.height - fraud.height
    return (fraud["rank"].sum() - count * (count + 1) / 2) / (count * honest)


class RealismReport(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.held = tempfile.TemporaryDirectory(prefix="realism-report-")
        cls.folder = Path(cls.held.name)
        generate(cls.folder / "out", "--rows", ROWS, "--format", "parquet", "--fraud-rate", "2%")
        cls.report = json.loads(realism(cls.folder / "out", "--json").stdout)
        cls.rows = pl.read_parquet(cls.folder / "out" / "transactions" / "*.parquet").with_columns(
            pl.col("tipo", "canal", "fraud_type").cast(pl.String))

    @classmethod
    def tearDownClass(cls):
        cls.held.cleanup()

    def table(self, title):
        return next(table for table in self.report["tables"] if table["title"] == title)

    def figure(self, name):
        return next(figure for figure in self.report["figures"] if figure["name"] == name)

    def test_rows_and_fraud_are_all_of_them(self):
        self.assertEqual(self.report["rows"], ROWS)
        self.assertEqual(self.report["fraud_rows"], self.rows["is_fraud"].sum())

    def test_counts_are_the_columns(self):
        for title, column in (("payment types", "tipo"), ("channels", "canal")):
            found = {value["value"]: (value["rows"], value["fraud_rows"]) for value in self.table(title)["values"]}
            wanted = {name or "(none)": (rows, fraud) for name, rows, fraud in self.rows.group_by(column).agg(
                pl.len(), pl.col("is_fraud").sum()).iter_rows()}
            self.assertEqual(found, wanted, title)
        hours = {int(value["value"]): value["rows"] for value in self.table("hours")["values"]}
        self.assertEqual(hours, dict(self.rows.group_by(pl.col("timestamp").dt.hour()).len().iter_rows()))
        people = pl.read_parquet(self.folder / "out" / "customers" / "*.parquet").select(
            "customer_id", pl.col("endereco").struct.field("estado").cast(pl.String).alias("state"))
        states = dict(self.rows.join(people, on="customer_id").group_by("state").len().iter_rows())
        self.assertEqual({value["value"]: value["rows"] for value in self.table("states of payers")["values"]}, states)

    def test_variations_are_half_the_differences(self):
        table = self.table("payment types")
        named = [value for value in table["values"] if "target" in value]
        self.assertAlmostEqual(sum(value["target"] for value in named), 1)
        whole = sum(value["rows"] for value in named)
        apart = sum(abs(value["rows"] / whole - value["target"]) for value in named) / 2
        self.assertAlmostEqual(table["variation"], apart)
        self.assertAlmostEqual(self.figure("payment types, total variation")["measured"], apart)

    def test_the_score_has_its_area(self):
        measured = self.figure("area of fraud_score")["measured"]
        self.assertAlmostEqual(measured, area(self.rows["is_fraud"], self.rows["fraud_score"]), delta=0.01)

    def test_every_format_and_order_tells_the_same(self):
        for options in (["--format", "jsonl"], ["--format", "csv", "--compression", "gzip"],
                        ["--format", "arrow", "--order", "time"]):
            with self.subTest(options):
                other = self.folder / "-".join(options).replace("-", "_")
                generate(other, "--rows", ROWS, "--fraud-rate", "2%", *options)
                told = json.loads(realism(other, "--json").stdout)
                self.assertEqual(told["tables"], self.report["tables"])

    def test_what_cannot_be_measured_is_said(self):
        generate(self.folder / "delayed", "--rows", 20_000, "--labels", "delayed")
        self.assertIn("--labels inline or both", realism(self.folder / "delayed", code=2).stderr)
        generate(self.folder / "people", "--customers-only", "--customers", 1_000)
        self.assertIn("no transactions", realism(self.folder / "people", code=2).stderr)
        self.assertIn("--realism", realism(self.folder / "out", "--by", "tipo", code=2).stderr)

    def test_few_rows_are_not_judged(self):
        generate(self.folder / "few", "--rows", 5_000)
        told = json.loads(realism(self.folder / "few", "--json").stdout)
        self.assertTrue(all("ok" not in figure for figure in told["figures"]))
        self.assertIn("chance decides", " ".join(told["notes"]))


if __name__ == "__main__":
    unittest.main()
