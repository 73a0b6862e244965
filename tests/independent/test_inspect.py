"""`inspect` tells of datasets, and of files that other programs have written, what DuckDB finds in them."""

import json
import os
import subprocess
import tempfile
import unittest
import uuid
from pathlib import Path

from program import PROGRAM, generate, need_packages

need_packages("duckdb", "polars", "pyarrow")

import duckdb  # noqa: E402
import polars  # noqa: E402


def inspect(path, *options, code=0):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    done = subprocess.run([str(PROGRAM), "inspect", str(path), "--json", *map(str, options)], env=clean, timeout=600,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)["tables"] if code == 0 else done.stderr


def column(table, name):
    return next(column for column in table["columns"] if column["name"] == name)


class Inspect(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.held = tempfile.TemporaryDirectory(prefix="inspect-")
        cls.folder = Path(cls.held.name)
        generate(cls.folder / "out", "--size", "20MB", "--part-size", "8MB")
        cls.rows = f"read_json_auto('{cls.folder}/out/transactions/*.jsonl')"

    @classmethod
    def tearDownClass(cls):
        cls.held.cleanup()

    def check(self, table):
        count, fraud, nulls, least, most, mean, types = duckdb.sql(
            f"select count(*), count(*) filter(is_fraud), count(*) filter(device_id is null), min(valor), max(valor), "
            f"avg(valor), count(distinct tipo) from {self.rows}").fetchall()[0]
        self.assertEqual((table["rows"], table["fraud_rows"], table["bad_rows"]), (count, fraud, 0))
        amount = column(table, "valor")
        self.assertEqual((float(amount["min"]), float(amount["max"])), (least, most))
        self.assertAlmostEqual(amount["mean"], mean, places=6)
        self.assertEqual(column(table, "device_id")["nulls"], nulls)
        self.assertEqual(column(table, "tipo")["distinct"], types)
        for share, name in ((0.25, "p25"), (0.5, "p50"), (0.99, "p99")):
            low, high = duckdb.sql(f"select quantile_cont(valor, {max(share - 0.01, 0)}), "
                                   f"quantile_cont(valor, {min(share + 0.01, 1)}) from {self.rows}").fetchall()[0]
            self.assertTrue(low <= float(amount["quantiles"][name]) <= high, (name, low, high, amount["quantiles"]))
        ids = column(table, "transaction_id")
        self.assertAlmostEqual(ids["distinct"], count, delta=0.06 * count)
        top = duckdb.sql(f"select tipo, count(*) n, count(*) filter(is_fraud) from {self.rows} group by 1 "
                         f"order by n desc, tipo").fetchall()
        self.assertEqual([(v["value"], v["rows"], v["fraud_rows"]) for v in column(table, "tipo")["top"]], top)

    def test_a_dataset(self):
        tables = inspect(self.folder / "out", "--by", "canal", "--by", "tipo")
        self.assertEqual([table["table"] for table in tables], ["customers", "devices", "transactions"])
        table = tables[2]
        self.check(table)
        expected = duckdb.sql(f"select coalesce(canal, 'null'), count(*), count(*) filter(is_fraud) from {self.rows} "
                              f"group by 1").fetchall()
        told = table["fraud_by"]["canal"]["values"]
        self.assertEqual(sorted((v["value"], v["rows"], v["fraud_rows"]) for v in told), sorted(expected))
        self.assertEqual(sum(day["rows"] for day in table["time"]["days"].values()), table["rows"])
        days = dict(duckdb.sql(f"select strftime(\"timestamp\"::timestamp, '%Y-%m-%d'), count(*) from {self.rows} "
                               f"group by 1").fetchall())
        self.assertEqual({day: counts["rows"] for day, counts in table["time"]["days"].items()}, days)
        hours = dict(duckdb.sql(f"select hour(\"timestamp\"::timestamp), count(*) from {self.rows} group by 1").fetchall())
        self.assertEqual([hour["rows"] for hour in table["time"]["hours"]], [hours.get(h, 0) for h in range(24)])

    def test_files_of_others(self):
        files = {
            "duck.parquet": f"copy (select * from {self.rows}) to '%s' (format parquet)",
            "duck.csv": f"copy (select * from {self.rows}) to '%s' (header, delimiter ';')",
            "duck.csv.gz": f"copy (select * from {self.rows}) to '%s' (header, compression gzip)",
            "duck.json": f"copy (select * from {self.rows}) to '%s' (format json)",
            "duck.jsonl.zst": f"copy (select * from {self.rows}) to '%s' (format json, compression zstd)",
        }
        for name, query in files.items():
            with self.subTest(name):
                duckdb.sql(query % (self.folder / name))
                self.check(inspect(self.folder / name)[0])
        frame = polars.read_ndjson(self.folder / "duck.json", infer_schema_length=None)
        frame.write_parquet(self.folder / "polars.parquet")
        frame.write_ipc(self.folder / "polars.arrow", compression="zstd")
        frame.write_ndjson(self.folder / "polars.jsonl")
        for name in ("polars.parquet", "polars.arrow", "polars.jsonl"):
            with self.subTest(name):
                self.check(inspect(self.folder / name)[0])

    def test_rows_as_pandas_and_spark_write_them(self):
        # pandas escapes all but ASCII; Spark leaves nulls out and writes many files beside a _SUCCESS.
        with open(self.folder / "duck2.json", "w", encoding="utf-8") as pandas_like:
            spark = self.folder / "spark"
            spark.mkdir()
            (spark / "_SUCCESS").touch()
            outs = [open(spark / f"part-{i:05}.json", "w", encoding="utf-8") for i in range(3)]
            for part in sorted((self.folder / "out" / "transactions").iterdir()):
                for number, line in enumerate(part.read_text(encoding="utf-8").splitlines()):
                    row = json.loads(line)
                    pandas_like.write(json.dumps(row) + "\n")
                    outs[number % 3].write(json.dumps({k: v for k, v in row.items() if v is not None},
                                                      separators=(",", ":"), ensure_ascii=False) + "\n")
            for out in outs:
                out.close()
        self.check(inspect(self.folder / "duck2.json")[0])
        tables = inspect(spark)
        self.assertEqual((len(tables), tables[0]["files"]), (1, 3))
        self.check(tables[0])

    def test_names_of_partition_folders_are_columns(self):
        # As Spark lays them out: nested, percent codes, null, papers of its own.
        root = self.folder / "lake"
        for day, place, number in (("2025-07-05", "S%C3%A3o%20Jo%C3%A3o%2FMG", 0), ("2025-07-05", "7", 1),
                                   ("2025-07-06", "__HIVE_DEFAULT_PARTITION__", 2)):
            folder = root / f"dt={day}" / f"place={place}" / f"hour={number:02}"
            folder.mkdir(parents=True)
            name = f"part-00000-{uuid.uuid4()}.c000.snappy.parquet"
            polars.DataFrame({"id": range(number * 10, number * 10 + 10),
                              "is_fraud": [number == 1] * 10}).write_parquet(folder / name, compression="snappy")
            (folder / f".{name}.crc").write_bytes(b"crc\0\0")
        (root / "_SUCCESS").touch()
        table = inspect(root, "--by", "dt", "--by", "place")[0]
        self.assertEqual((table["files"], table["rows"], table["notes"]), (3, 30, []))
        self.assertEqual([(one["name"], one["type"]) for one in table["columns"][2:]],
                         [("dt", "date"), ("place", "text"), ("hour", "integer")])
        self.assertEqual((column(table, "place")["nulls"], column(table, "hour")["max"]), (10, "2"))
        expected = duckdb.sql(f"select coalesce(place, 'null'), count(*), count(*) filter(is_fraud) from "
                              f"read_parquet('{root}/**/*.parquet', hive_partitioning = true) group by 1").fetchall()
        told = [(v["value"], v["rows"], v["fraud_rows"]) for v in table["fraud_by"]["place"]["values"]]
        self.assertEqual(sorted(told), sorted(expected))
        # And Ledgerloom's own, which repeat what rows say.
        generate(self.folder / "days", "--rows", 20_000, "--partition", "month")
        own = inspect(self.folder / "days", "--table", "transactions", "--by", "dt")[0]
        months = {v["value"]: v["rows"] for v in own["fraud_by"]["dt"]["values"]}
        self.assertEqual(sum(months.values()), 20_000)
        self.assertEqual(min(months), column(own, "timestamp")["min"][:7])

    def test_a_table_that_cannot_be_read_does_not_hide_the_others(self):
        lake = self.folder / "mixed"
        for name in ("good", "other"):
            (lake / name).mkdir(parents=True)
        (lake / "good" / "a.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        (lake / "other" / "part-00000.orc").write_bytes(b"ORC" + bytes(range(200)))
        good, other = inspect(lake)
        self.assertEqual((good["rows"], other["rows"]), (1, 0))
        self.assertIn("is neither JSON lines, CSV", other["notes"][0])

    def test_bounded_memory_gives_the_same(self):
        self.assertEqual(inspect(self.folder / "out", "--table", "transactions"),
                         inspect(self.folder / "out", "--table", "transactions", "--memory-limit", "96MiB"))

    def test_too_little_memory_is_said(self):
        self.assertIn("raise --memory-limit", inspect(self.folder / "out", "--memory-limit", "32MiB", code=3))

    def test_wrong_use(self):
        self.assertIn("there is no column nope", inspect(self.folder / "out", "--by", "nope", code=2))
        self.assertIn("there is no table nope", inspect(self.folder / "out", "--table", "nope", code=2))
        self.assertIn("does not exist", inspect(self.folder / "nowhere", code=2))
        empty = self.folder / "empty"
        empty.mkdir()
        self.assertIn("holds no files", inspect(empty, code=2))

    def test_bad_rows_are_counted_and_told(self):
        path = self.folder / "bad.csv"
        path.write_text("a,b\n" + "1,2\n" * 20000 + "x,3\n1,2,3\n" + "4,5\n", encoding="utf-8")
        table = inspect(path)[0]
        self.assertEqual((table["rows"], table["bad_rows"]), (20001, 2))
        self.assertEqual(len(table["notes"]), 2)
        self.assertIn("row 20,001: a: \"x\" is no integer", table["notes"][0])


if __name__ == "__main__":
    unittest.main()
