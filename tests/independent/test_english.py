"""`--schema en` is the same data under English names: each table, in every format, equals the one of `--schema pt` when
columns and values are called as resources/tables/schema_en.json says. What is done to a dataset works on it as well."""

import csv
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from program import PROGRAM, ROOT, SCHEMA, generate, need_packages, tree_hashes

need_packages("pyarrow")

import pyarrow.ipc  # noqa: E402
import pyarrow.parquet  # noqa: E402

NAMES = json.loads((ROOT / "resources" / "tables" / "schema_en.json").read_text(encoding="utf-8"))
TABLES = sorted(path.stem for path in SCHEMA.glob("*.json"))
ALL_TABLES = ("--labels", "both", "--merchants", "--credits", "--graph")


def run(*arguments, code=0):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    done = subprocess.run([str(PROGRAM), *map(str, arguments)], env=clean, timeout=600, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def in_english(row):
    """A row under English names; nested ones are rows, too."""
    return {NAMES["columns"].get(column, column):
            in_english(value) if isinstance(value, dict)
            else NAMES["values"].get(column, {}).get(value, value) if isinstance(value, str) else value
            for column, value in row.items()}


def flat_name(name):
    """CSV's name of a nested column: endereco_cidade is address_city."""
    nested = {column.replace(".", "_"): english.replace(".", "_") for column, english in NAMES["columns"].items()}
    return nested.get(name, name)


def json_rows(folder):
    return [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text().splitlines()]


def csv_rows(folder):
    rows = []
    for path in sorted(folder.glob("*.csv")):
        with open(path, newline="", encoding="utf-8") as file:
            rows += list(csv.DictReader(file))
    return rows


def arrow_rows(folder):
    rows = []
    for path in sorted(folder.glob("part-*")):
        table = pyarrow.parquet.read_table(path) if path.suffix == ".parquet" else pyarrow.ipc.open_file(path).read_all()
        rows += table.to_pylist()
    return rows


class English(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.held = tempfile.TemporaryDirectory(prefix="english-")
        cls.addClassCleanup(cls.held.cleanup)
        cls.folder = Path(cls.held.name)
        for name in ("jsonl", "csv", "parquet", "arrow"):
            for schema in ("pt", "en"):
                generate(cls.folder / f"{schema}-{name}", "--rows", 40_000, "--fraud-rate", "2%", "--format", name,
                         "--schema", schema, *ALL_TABLES)

    def test_json_lines(self):
        for table in TABLES:
            english = json_rows(self.folder / "en-jsonl" / table)
            wanted = [in_english(row) for row in json_rows(self.folder / "pt-jsonl" / table)]
            self.assertTrue(wanted, table)
            # In the order of the columns, too.
            self.assertEqual([list(row.items()) for row in english], [list(row.items()) for row in wanted], table)

    def test_csv(self):
        for table in TABLES:
            english = csv_rows(self.folder / "en-csv" / table)
            wanted = [{flat_name(column): NAMES["values"].get(column, {}).get(value, value)
                       for column, value in row.items()} for row in csv_rows(self.folder / "pt-csv" / table)]
            self.assertEqual([list(row.items()) for row in english], [list(row.items()) for row in wanted], table)

    def test_parquet_and_arrow(self):
        for name in ("parquet", "arrow"):
            for table in TABLES:
                english = arrow_rows(self.folder / f"en-{name}" / table)
                self.assertEqual(english, [in_english(row) for row in arrow_rows(self.folder / f"pt-{name}" / table)],
                                 (name, table))

    def test_no_column_is_left_in_portuguese(self):
        for table in TABLES:
            row = json_rows(self.folder / "en-jsonl" / table)[0]
            for column, value in row.items():
                self.assertNotIn(column, NAMES["columns"], table)
                if isinstance(value, dict):
                    self.assertFalse(set(value) & set(NAMES["columns"]), table)
        card = (self.folder / "en-jsonl" / "DATASET.md").read_text(encoding="utf-8")
        self.assertIn("| amount |", card)
        self.assertNotIn("| valor |", card)

    def test_it_is_verified_to_the_last_balance(self):
        for name in ("jsonl", "csv", "parquet", "arrow"):
            self.assertNotIn("fault at", run("verify", self.folder / f"en-{name}", "--deep", "--quiet"))

    def test_faults_are_told_in_english(self):
        generate(self.folder / "broken", "--rows", 2_000, "--schema", "en")
        part = self.folder / "broken" / "transactions" / "part-00000000.jsonl"
        lines = part.read_text().splitlines()
        row = json.loads(lines[7])
        row["transactions_last_24h"] += 1
        lines[7] = json.dumps(row, separators=(",", ":"), ensure_ascii=False)
        part.write_text("\n".join(lines) + "\n")
        said = run("verify", self.folder / "broken", "--deep", code=6)
        self.assertIn("transactions_last_24h", said)
        self.assertNotIn("transacoes_ultimas_24h", said)

    def test_formats_become_each_other(self):
        run("convert", self.folder / "en-jsonl", self.folder / "new", "--format", "parquet", "--quiet")
        self.assertEqual(tree_hashes(self.folder / "new"), tree_hashes(self.folder / "en-parquet"))
        run("convert", self.folder / "en-parquet", self.folder / "back", "--format", "csv", "--quiet")
        self.assertEqual(tree_hashes(self.folder / "back"), tree_hashes(self.folder / "en-csv"))

    def test_realism_is_measured_as_in_portuguese(self):
        told = [json.loads(run("inspect", self.folder / f"{schema}-parquet", "--realism", "--json", "--quiet"))
                for schema in ("pt", "en")]
        self.assertEqual(told[0]["figures"], told[1]["figures"])
        self.assertEqual(told[0]["tables"], told[1]["tables"])

    def test_updates_are_held_to_english_values(self):
        generate(self.folder / "updated", "--rows", 2_000, "--schema", "en")
        row = json_rows(self.folder / "updated" / "transactions")[0]["transaction_id"]
        updates = self.folder / "updates.jsonl"
        for value, code in (("RECUSADA", 2), ("DECLINED", 0)):
            updates.write_text(json.dumps({"transaction_id": row, "status": value}) + "\n")
            run("upsert", self.folder / "updated", updates, "--key", "transaction_id", "--quiet", code=code)

    def test_its_customers_can_be_taken_up_again(self):
        run("import-customers", self.folder / "en-csv" / "customers" / "part-00000000.csv", self.folder / "index",
            "--quiet")
        generate(self.folder / "again", "--rows", 40_000, "--customers-file", self.folder / "index", "--schema", "en")
        names = {row["name"] for row in json_rows(self.folder / "en-jsonl" / "customers")}
        taken = [row["name"] for row in json_rows(self.folder / "again" / "customers")]
        self.assertTrue(taken and set(taken) <= names)

    def test_another_language_is_refused(self):
        said = run("generate", "--rows", 1000, "--output", "null", "--schema", "de", code=2)
        self.assertIn("schema", said)
        self.assertIn("pt", said)


if __name__ == "__main__":
    unittest.main()
