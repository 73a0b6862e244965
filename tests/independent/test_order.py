"""Transactions in the order of time, and in folders by day and month, read by DuckDB: the same rows as in the order of
shards, all of them, each part after the one before, and folders that an engine can leave out."""

import tempfile
import unittest
from pathlib import Path

from program import generate, need_packages, tree_hashes

need_packages("duckdb")
import duckdb  # noqa: E402 - the environment that has it may just have taken over

ROWS = 140_000
OPTIONS = ("--rows", ROWS, "--workers", 2)


def reader(folder, form, pattern="transactions/*"):
    path = f"{folder}/{pattern}.{form}"
    if form == "parquet":
        return f"read_parquet('{path}', hive_partitioning = {str('dt=' in pattern).lower()})"
    partitions = ", hive_partitioning = true" if "dt=" in pattern else ""
    if form.startswith("csv"):
        return f"read_csv('{path}', header = true, all_varchar = true{partitions})"
    return f"read_json('{path}', format = 'newline_delimited', sample_size = -1{partitions})"


def difference(one, other):
    """Rows that only one of two readers has, each as often as it does."""
    return duckdb.sql(f"SELECT count(*) FROM ((SELECT * FROM {one} EXCEPT ALL SELECT * FROM {other}) UNION ALL "
                      f"(SELECT * FROM {other} EXCEPT ALL SELECT * FROM {one}))").fetchall()[0][0]


def rows_of(source):
    return duckdb.sql(f"SELECT count(*) FROM {source}").fetchall()[0][0]


class OrderOfTime(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def make(self, name, *options):
        output = Path(self.folder.name) / name
        generate(output, *OPTIONS, *options)
        return output

    def keys_in_file_order(self, output, form):
        """(timestamp, transaction_id) of all parts by their names, in the order they stand there."""
        keys = []
        for part in sorted((output / "transactions").rglob(f"*.{form}")):
            source = reader(part.parent, form, part.name[: -len(form) - 1])
            keys += duckdb.sql(f"SELECT timestamp::VARCHAR, transaction_id FROM {source}").fetchall()
        return keys

    def check(self, form, *options):
        by_shard = self.make("shard", *options)
        by_time = self.make("time", "--order", "time", *options)
        self.assertEqual(rows_of(reader(by_time, form)), ROWS)
        self.assertEqual(difference(reader(by_shard, form), reader(by_time, form)), 0)
        keys = self.keys_in_file_order(by_time, form)
        self.assertEqual(keys, sorted(keys))
        self.assertNotEqual(keys, self.keys_in_file_order(by_shard, form))
        return by_time, by_shard

    def check_people(self, by_time, by_shard):
        """Customers and devices do not move."""
        people = {name: digest for name, digest in tree_hashes(by_shard).items() if name.split("/")[0] in
                  ("customers", "devices")}
        self.assertGreater(len(people), 3)
        hashes = tree_hashes(by_time)
        self.assertEqual({name: hashes[name] for name in people}, people)

    def test_json_lines(self):
        self.check_people(*self.check("jsonl"))

    def test_compressed_csv(self):
        self.check_people(*self.check("csv.gz", "--format", "csv", "--compression", "gzip", "--compression-level", 1,
                                      "--part-size", "8MiB"))

    def test_parquet(self):
        output, _ = self.check("parquet", "--format", "parquet", "--part-size", "4MiB")
        groups = duckdb.sql(f"SELECT file_name, row_group_id, max(row_group_num_rows) FROM "
                            f"parquet_metadata('{output}/transactions/*.parquet') GROUP BY ALL").fetchall()
        self.assertTrue(all(rows <= 65_536 for _, _, rows in groups))

    def check_partition(self, form, period, length, *options):
        by_shard = self.make("shard", *options)
        parted = self.make("parted", "--partition", period, *options)
        pattern = "transactions/dt=*/*"
        source = reader(parted, form, pattern)
        self.assertEqual(rows_of(source), ROWS)
        self.assertEqual(difference(reader(by_shard, form), f"(SELECT * EXCLUDE (dt) FROM {source})"), 0)
        astray = duckdb.sql(f"SELECT count(*) FROM {source} WHERE dt::VARCHAR <> "
                            f"left(replace(timestamp::VARCHAR, 'T', ' '), {length})").fetchall()[0][0]
        self.assertEqual(astray, 0)
        keys = self.keys_in_file_order(parted, form)
        self.assertEqual(keys, sorted(keys))
        # An engine opens the folder it was asked for, no other.
        one = sorted(path.name for path in (parted / "transactions").iterdir())[3]
        plan = duckdb.sql(f"EXPLAIN ANALYZE SELECT count(*) FROM {source} "
                          f"WHERE dt = '{one.removeprefix('dt=')}'").fetchall()[0][1]
        self.assertRegex(plan, r"(Scanning )?Files: *\d+/\d+|Files Read: *\d+")
        return parted

    def test_folders_by_day(self):
        parted = self.check_partition("jsonl", "day", 10)
        self.assertEqual(len(list((parted / "transactions").iterdir())), 184)

    def test_folders_by_month(self):
        parted = self.check_partition("parquet", "month", 7, "--format", "parquet")
        self.assertEqual(sorted(path.name for path in (parted / "transactions").iterdir()),
                         [f"dt=2025-{month:02}" for month in range(7, 13)])


if __name__ == "__main__":
    unittest.main()
