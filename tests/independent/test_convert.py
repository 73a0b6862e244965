"""`convert` keeps every value: datasets become what `generate` makes in the other format, and files of other programs
are read back by those with nothing lost."""

import datetime
import decimal
import gzip
import json
import os
import signal
import subprocess
import tempfile
import time
import unittest
import uuid
from pathlib import Path

from program import PROGRAM, generate, need_packages, tree_hashes

need_packages("duckdb", "polars", "pyarrow")

import duckdb  # noqa: E402
import polars  # noqa: E402
import pyarrow  # noqa: E402
import pyarrow.ipc  # noqa: E402
import pyarrow.parquet  # noqa: E402


def run(*arguments, code=0):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    done = subprocess.run([str(PROGRAM), *map(str, arguments)], env=clean, timeout=600, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"ended with {done.returncode}: {done.stderr}")
    return done.stderr


class Datasets(unittest.TestCase):
    def setUp(self):
        self.held = tempfile.TemporaryDirectory(prefix="convert-")
        self.folder = Path(self.held.name)
        self.addCleanup(self.held.cleanup)

    def test_every_format_becomes_what_generate_makes_of_it(self):
        formats = ("jsonl", "csv", "parquet", "arrow")
        for name in formats:
            generate(self.folder / name, "--rows", 140_000, "--format", name)
        for one in formats:
            for other in formats:
                run("convert", self.folder / one, self.folder / "new", "--format", other, "--quiet")
                self.assertEqual(tree_hashes(self.folder / "new"), tree_hashes(self.folder / other), (one, other))
                run("verify", self.folder / "new", "--quiet")
                subprocess.run(["rm", "-r", self.folder / "new"], check=True)

    def test_compressed_transactions_are_the_same_bytes(self):
        for ending, compression in ((".jsonl.gz", "gzip"), (".jsonl.zst", "zstd")):
            generate(self.folder / f"made{ending}", "--rows", 70_000, "--compression", compression)
            generate(self.folder / f"source{ending}", "--rows", 70_000, "--format", "parquet", "--part-size", "4MB")
            run("convert", self.folder / f"source{ending}", self.folder / f"new{ending}", "--compression", compression,
                "--format", "jsonl", "--quiet")
            part = f"transactions/part-00000000{ending}"
            made = self.folder / f"made{ending}" / part
            new = self.folder / f"new{ending}" / part
            self.assertEqual(new.read_bytes()[:1_000_000], made.read_bytes()[:new.stat().st_size][:1_000_000])

    def test_time_order_and_partitions(self):
        for options in (["--order", "time"], ["--partition", "month"]):
            name = options[1]
            generate(self.folder / name, "--rows", 80_000, *options)
            generate(self.folder / f"{name}-made", "--rows", 80_000, "--format", "parquet", *options)
            run("convert", self.folder / name, self.folder / f"{name}-new", "--format", "parquet", "--quiet")
            same = [tree_hashes(self.folder / f"{name}-{which}") for which in ("made", "new")]
            rows = [{path: value for path, value in one.items() if path.startswith("transactions")} for one in same]
            self.assertEqual(rows[0], rows[1])
            run("verify", self.folder / f"{name}-new", "--deep", "--quiet")

    def test_what_stands_there_is_left_alone(self):
        generate(self.folder / "one", "--rows", 1_000)
        (self.folder / "two").mkdir()
        (self.folder / "two" / "mine").write_text("x")
        self.assertIn("exists already", run("convert", self.folder / "one", self.folder / "two", "--format", "csv", code=2))
        self.assertEqual([path.name for path in (self.folder / "two").iterdir()], ["mine"])

    def test_a_changed_part_is_refused_and_nothing_is_left(self):
        generate(self.folder / "one", "--rows", 3_000)
        part = self.folder / "one" / "transactions" / "part-00000000.jsonl"
        lines = part.read_bytes().split(b"\n")
        lines[1_233] = lines[1_233][:100]
        part.write_bytes(b"\n".join(lines))
        told = run("convert", self.folder / "one", self.folder / "two", "--format", "csv", code=6)
        self.assertIn("part-00000000.jsonl, line 1,234", told)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["one"])

    def test_a_signal_ends_it_soon_and_a_kill_is_cleaned_up_after(self):
        generate(self.folder / "one", "--rows", 600_000)
        command = [str(PROGRAM), "convert", str(self.folder / "one"), str(self.folder / "two"), "--format", "parquet",
                   "--compression", "gzip"]
        for how, code in ((signal.SIGINT, 130), (signal.SIGKILL, -9)):
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            hidden = self.folder / ".two.ledgerloom-new"
            for _ in range(400):
                if hidden.exists():
                    break
                time.sleep(0.01)
            time.sleep(0.3)
            began = time.monotonic()
            process.send_signal(how)
            self.assertEqual(process.wait(10), code)
            self.assertLess(time.monotonic() - began, 2)
            self.assertFalse((self.folder / "two").exists())
            self.assertEqual(hidden.exists(), how == signal.SIGKILL)
        run(*command[1:4], "--format", "parquet", "--quiet")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["one", "two"])


class FilesOfOthers(unittest.TestCase):
    def setUp(self):
        self.held = tempfile.TemporaryDirectory(prefix="convert-")
        self.folder = Path(self.held.name)
        self.addCleanup(self.held.cleanup)
        count = 4_000
        when = [datetime.datetime(2020, 1, 1) + datetime.timedelta(microseconds=i * 1_234_567) for i in range(count)]
        self.table = pyarrow.table({
            "id": pyarrow.array(range(count), pyarrow.int64()),
            "large": pyarrow.array([None if i % 7 == 0 else 2**63 + i for i in range(count)], pyarrow.uint64()),
            "price": pyarrow.array([None if i % 5 == 0 else decimal.Decimal(i) / 100 for i in range(count)],
                                   pyarrow.decimal128(20, 2)),
            "text": pyarrow.array([None if i % 3 == 0 else "" if i % 3 == 1 else f'a,"b"\n\té{i}' for i in range(count)]),
            "kind": pyarrow.array(["x", "y", None, "z"] * (count // 4)).dictionary_encode(),
            "when": pyarrow.array(when, pyarrow.timestamp("us")),
            "utc": pyarrow.array(when, pyarrow.timestamp("ns", "UTC")),
            "day": pyarrow.array([datetime.date(1969, 12, 31)] * count),
            "number": pyarrow.array([i * 10.0 ** (i % 60 - 30) for i in range(count)]),
            "inner": pyarrow.array([{"a": i, "b": ["q", None]} for i in range(count)]),
            "flag": pyarrow.array([None if i % 2 else i % 4 == 0 for i in range(count)])})
        pyarrow.parquet.write_table(self.table, self.folder / "a.parquet", row_group_size=1_000)

    def convert(self, one, other, *options, code=0):
        return run("convert", self.folder / one, self.folder / other, *options, code=code)

    def test_columns_keep_their_types(self):
        self.convert("a.parquet", "b.parquet", "--compression", "zstd")
        self.assertTrue(pyarrow.parquet.read_table(self.folder / "b.parquet").equals(self.table))
        told = self.convert("b.parquet", "c.arrow")
        self.assertIn("kind: written as values", told)
        read = pyarrow.ipc.open_file(self.folder / "c.arrow").read_all()
        plain = self.table.set_column(4, "kind", self.table["kind"].cast(pyarrow.string()))
        self.assertTrue(read.equals(plain))

    def test_text_says_the_same(self):
        for name in ("b.jsonl.gz", "b.csv", "b.csv.zst"):
            self.convert("a.parquet", name)
        lines = gzip.open(self.folder / "b.jsonl.gz", "rt").read().splitlines()
        expected = self.table.to_pylist()
        for line, row in zip(lines, expected, strict=True):
            read = json.loads(line, parse_float=decimal.Decimal)
            for name in ("id", "large", "price", "text", "kind", "inner", "flag"):
                self.assertEqual(read[name], row[name])
            self.assertEqual(float(read["number"]), row["number"])
            self.assertEqual(datetime.datetime.fromisoformat(read["when"]), row["when"])
            self.assertEqual(read["day"], row["day"].isoformat())
        rows = duckdb.sql(f"select id, text, number from read_csv('{self.folder}/b.csv', header=true, all_varchar=false, "
                          f"nullstr='', types={{'text': 'varchar'}}) order by id").fetchall()
        self.assertEqual([(row["id"], row["number"]) for row in expected], [(row[0], row[2]) for row in rows])

    def test_written_by_others_and_back(self):
        frame = polars.DataFrame({"n": [1, None, 3], "s": ["ä", None, 'q"q'], "f": [0.1, 2.0, None],
                                  "t": [True, None, False]})
        frame.write_csv(self.folder / "p.csv")
        frame.write_ndjson(self.folder / "p.jsonl")
        duckdb.sql(f"copy (select * from frame) to '{self.folder}/d.csv.gz' (header, compression gzip)")
        for name in ("p.csv", "p.jsonl", "d.csv.gz"):
            self.convert(name, f"{name}.parquet")
            self.assertTrue(polars.read_parquet(self.folder / f"{name}.parquet").equals(frame), name)

    def spark(self):
        """Folders as Spark writes them: Snappy Parquet partitioned by day, and JSON lines, both with papers of its own."""
        first = self.folder / "spark" / "dt=2025-07-05"
        second = self.folder / "spark" / "dt=2025-07-06"
        lines = self.folder / "lines"
        for folder in (first, second, lines):
            folder.mkdir(parents=True)
        for number, folder in enumerate((first, first, second)):
            when = [datetime.datetime(2025, 7, 5 + number // 2, hour, tzinfo=datetime.timezone.utc) for hour in range(20)]
            rows = pyarrow.table({"id": range(number * 20, number * 20 + 20),
                                  "ts": pyarrow.array(when, pyarrow.timestamp("us", "UTC")),
                                  "tags": [["a", None]] * 20})
            name = f"part-{number % 2:05}-{uuid.uuid4()}-c000.snappy.parquet"
            pyarrow.parquet.write_table(rows, folder / name, compression="snappy")
            (folder / f".{name}.crc").write_bytes(b"crc\0\0")
            with gzip.open(lines / f"part-{number:05}-{uuid.uuid4()}-c000.json.gz", "wt", encoding="utf-8") as out:
                for i in range(20):
                    null = {} if i % 3 == 0 else {"v": i / 2}  # Spark leaves nulls out
                    out.write(json.dumps({"id": number * 20 + i, **null, "ts": "2025-07-05T00:00:00.000-03:00"}) + "\n")
        for folder in (self.folder / "spark", lines):
            (folder / "_SUCCESS").touch()
            (folder / "._SUCCESS.crc").write_bytes(b"crc\0\0")

    def test_folders_that_spark_has_written(self):
        self.spark()
        self.convert("spark", "same", "--format", "parquet")
        self.assertEqual(sorted(path.parent.name for path in (self.folder / "same").rglob("*.parquet")),
                         ["dt=2025-07-05", "dt=2025-07-05", "dt=2025-07-06"])
        source, same = (pyarrow.parquet.read_table(self.folder / name) for name in ("spark", "same"))
        self.assertTrue(same.sort_by("id").equals(source.sort_by("id")))
        run("order", self.folder / "spark", self.folder / "ordered.parquet-folder", "--time", "ts", "--quiet")
        ordered = pyarrow.parquet.read_table(self.folder / "ordered.parquet-folder")
        self.assertEqual(ordered["dt"].to_pylist(), [datetime.date(2025, 7, 5)] * 40 + [datetime.date(2025, 7, 6)] * 20)
        self.assertEqual(ordered["ts"].to_pylist(), sorted(source["ts"].to_pylist()))
        run("pipe", self.folder / "spark", self.folder / "days.csv", "--filter", "dt >= '2025-07-06' or id < 5",
            "--group-by", "dt", "--agg", "count, max(ts)", "--quiet")
        self.assertEqual((self.folder / "days.csv").read_text(),
                         "dt,count,max_ts\n2025-07-05,5,2025-07-05T04:00:00.000000Z\n"
                         "2025-07-06,20,2025-07-06T19:00:00.000000Z\n")
        self.convert("lines", "lines-parquet", "--format", "parquet")
        read = pyarrow.parquet.read_table(self.folder / "lines-parquet").sort_by("id")
        self.assertEqual(read["id"].to_pylist(), list(range(60)))
        self.assertEqual(read["v"].to_pylist(), [None if i % 3 == 0 else i / 2 for i in range(20)] * 3)

    def test_broken_files_are_told_by_file_and_row(self):
        def write(name, data):
            (self.folder / name).write_bytes(data)
            return name
        row = b'{"a":1,"b":"x"}\n'
        cases = [(write("cut.jsonl", row * 50 + b'{"a":1,"b'), "cut.jsonl, line 51"),
                 (write("utf8.jsonl", row * 50 + b'{"a":1,"b":"\xff"}\n'), "utf8.jsonl, line 51"),
                 (write("mixed.jsonl", row * 20_000 + b'{"a":"no","b":"x"}\n'), "mixed.jsonl, line 20,001"),
                 (write("late.jsonl", row * 20_000 + b'{"a":1,"b":"x","c":1}\n'), 'key "c" comes too late'),
                 (write("bomb.jsonl.gz", gzip.compress(row + b" " * 200_000_000, 9)), "bomb.jsonl.gz, line 2"),
                 (write("huge.jsonl", row + b'{"a":"' + b"x" * 100_000_000 + b'"}\n' + row), "huge.jsonl, line 2")]
        for name, expected in cases:
            told = run("convert", self.folder / name, self.folder / "new.parquet", "--memory-limit", "300MB",
                       code=2 if "late" in name else 6)
            self.assertIn(expected, told)
            self.assertFalse((self.folder / "new.parquet").exists(), name)
        pyarrow.parquet.write_table(pyarrow.table({"x": [1.0, float("nan")]}), self.folder / "nan.parquet")
        self.assertIn("row 2, column x: NaN", self.convert("nan.parquet", "nan.jsonl", code=2))
        self.convert("nan.parquet", "nan.csv")
        self.assertEqual((self.folder / "nan.csv").read_text(), "x\n1.0\nNaN\n")


if __name__ == "__main__":
    unittest.main()
