"""Three independent readers see the same dataset: pyarrow's JSON reader, DuckDB and Polars, beside manifest.json and
the frozen schema. They live in the virtual environment that packaging/setup --tests makes; without it the tests are
skipped, and the program ends with 77."""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import check_dataset
import program

PACKAGES = ("pyarrow", "duckdb", "polars")
RATE = 0.02
TABLES = ("customers", "devices", "transactions")
# Two whole blocks and two that share the rest: four parts.
ROWS = 200_000


class PyarrowReader:
    """Every reader gives what its library found: kinds and nulls by column, columns as lists in the rows' order."""

    KINDS = {"string": "string", "double": "number", "int64": "integer", "bool": "boolean", "timestamp[s]": "string"}

    def __init__(self, folder):
        import pyarrow
        import pyarrow.compute
        import pyarrow.json
        self.compute = pyarrow.compute
        self.tables = {}
        for table in TABLES:
            parts = [pyarrow.json.read_json(path) for path in check_dataset.paths_of(folder, table)]
            # A column that is null in a whole part has no type there.
            self.tables[table] = pyarrow.concat_tables(parts, promote_options="permissive").combine_chunks()

    def kinds(self, table):
        # Dates without a time are read as timestamps: in the file they are strings.
        return {field.name: "object" if str(field.type).startswith("struct") else self.KINDS[str(field.type)]
                for field in self.tables[table].schema}

    def fields(self, table, name):
        kind = self.tables[table].schema.field(name).type
        return [kind.field(i).name for i in range(kind.num_fields)]

    def rows(self, table):
        return self.tables[table].num_rows

    def nulls(self, table):
        data = self.tables[table]
        return {name: data.column(name).null_count for name in data.column_names}

    def sum(self, name):
        return self.compute.sum(self.tables["transactions"].column(name)).as_py()

    def column(self, table, name):
        return self.tables[table].column(name).to_pylist()

    def fraud_by_type(self):
        data = self.tables["transactions"]
        fraud = data.filter(data.column("is_fraud"))
        return {row["values"]: row["counts"] for row in fraud.column("fraud_type").value_counts().to_pylist()}


class DuckdbReader:
    KINDS = {"VARCHAR": "string", "DOUBLE": "number", "BIGINT": "integer", "BOOLEAN": "boolean", "DATE": "string",
             "TIMESTAMP": "string"}

    def __init__(self, folder):
        import duckdb
        self.data = duckdb.connect()
        for table in TABLES:
            paths = check_dataset.paths_of(folder, table)
            self.data.execute(f"CREATE TABLE {table} AS SELECT * FROM read_json(?, format = 'newline_delimited')", [paths])

    def ask(self, query):
        return self.data.execute(query).fetchall()

    def types(self, table):
        return {row[0]: row[1] for row in self.ask(f"DESCRIBE {table}")}

    def kinds(self, table):
        return {name: "object" if kind.startswith("STRUCT") else self.KINDS[kind]
                for name, kind in self.types(table).items()}

    def fields(self, table, name):
        return [row[0] for row in self.ask(f"SELECT unnest(json_keys(to_json({name}))) FROM {table} LIMIT 5")]

    def rows(self, table):
        return self.ask(f"SELECT count(*) FROM {table}")[0][0]

    def nulls(self, table):
        names = list(self.types(table))
        counts = self.ask(f"SELECT {', '.join(f'count(*) - count({name})' for name in names)} FROM {table}")[0]
        return dict(zip(names, counts))

    def sum(self, name):
        return self.ask(f"SELECT sum({name}) FROM transactions")[0][0]

    def column(self, table, name):
        return [row[0] for row in self.ask(f"SELECT {name}::VARCHAR FROM {table}")]

    def fraud_by_type(self):
        return dict(self.ask("SELECT fraud_type, count(*) FROM transactions WHERE is_fraud GROUP BY ALL"))


class PolarsReader:
    KINDS = {"String": "string", "Float64": "number", "Int64": "integer", "Boolean": "boolean"}

    def __init__(self, folder):
        import polars
        self.polars = polars
        self.tables = {table: polars.concat([polars.read_ndjson(path, infer_schema_length=None)
                                             for path in check_dataset.paths_of(folder, table)], how="diagonal_relaxed")
                       for table in TABLES}

    def kinds(self, table):
        return {name: "object" if str(kind).startswith("Struct") else self.KINDS[str(kind)]
                for name, kind in self.tables[table].schema.items()}

    def fields(self, table, name):
        return [field.name for field in self.tables[table].schema[name].fields]

    def rows(self, table):
        return self.tables[table].height

    def nulls(self, table):
        return self.tables[table].null_count().row(0, named=True)

    def sum(self, name):
        return self.tables["transactions"][name].sum()

    def column(self, table, name):
        return self.tables[table][name].to_list()

    def fraud_by_type(self):
        fraud = self.tables["transactions"].filter(self.polars.col("is_fraud"))
        return dict(fraud["fraud_type"].value_counts().rows())


class ThreeReaders(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="ledgerloom-readers-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.data = cls.folder / "data"
        program.generate(cls.data, "--rows", ROWS, "--fraud-rate", RATE, "--workers", 2)
        cls.manifest = json.loads((cls.data / "manifest.json").read_text(encoding="utf-8"))
        cls.readers = {kind.__name__: kind(cls.data) for kind in (PyarrowReader, DuckdbReader, PolarsReader)}

    def each(self, test, tables=TABLES):
        """Calls test(reader, table) for all of them, each under its name."""
        for name, reader in self.readers.items():
            for table in tables:
                with self.subTest(reader=name, table=table):
                    test(reader, table)

    def schema(self, table):
        return json.loads((program.SCHEMA / f"{table}.json").read_text(encoding="utf-8"))["columns"]

    def test_checker_finds_no_fault(self):
        checker = [sys.executable, "-B", check_dataset.__file__, str(self.data), "--fraud-rate", str(RATE)]
        done = subprocess.run(checker, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_there_are_several_parts(self):
        self.assertEqual(self.manifest["tables"]["transactions"]["parts"], 4)

    def test_columns_and_kinds(self):
        def same(reader, table):
            wanted = {column["name"]: column["type"] for column in self.schema(table)}
            found = reader.kinds(table)
            self.assertEqual(found, wanted)
            # Polars does not keep the order of the keys when it infers the types.
            if not isinstance(reader, PolarsReader):
                self.assertEqual(list(found), list(wanted))
        self.each(same)

    def test_nested_address(self):
        wanted = next(column["fields"] for column in self.schema("customers") if column["name"] == "endereco")
        self.each(lambda reader, table: self.assertEqual(sorted(set(reader.fields(table, "endereco"))),
                                                         sorted(field["name"] for field in wanted)), ["customers"])

    def test_rows(self):
        self.each(lambda reader, table: self.assertEqual(reader.rows(table), self.manifest["tables"][table]["rows"]))
        self.assertEqual(self.manifest["tables"]["transactions"]["rows"], ROWS)

    def test_nulls(self):
        for table in TABLES:
            first, *others = (reader.nulls(table) for reader in self.readers.values())
            for other in others:
                self.assertEqual(other, first)
            for column in self.schema(table):
                if not column["nullable"]:
                    self.assertEqual(first[column["name"]], 0, column["name"])
                else:
                    self.assertGreater(first[column["name"]], 0, f"{column['name']} is never null")

    def test_sums_of_money(self):
        for name in ("valor", "valor_acumulado_24h"):
            sums = {reader.__class__.__name__: round(100 * reader.sum(name)) for reader in self.readers.values()}
            self.assertEqual(len(set(sums.values())), 1, f"{name}: {sums}")
            self.assertGreater(sums["PyarrowReader"], 0)

    def test_fraud(self):
        told = self.manifest["tables"]["transactions"]["fraud_rows"]
        self.assertEqual(told, round(ROWS * RATE))
        first, *others = (reader.fraud_by_type() for reader in self.readers.values())
        self.assertEqual(sum(first.values()), told)
        for other in others:
            self.assertEqual(other, first)
        self.assertEqual(set(first) & set(self.manifest["absent_fraud_types"]), set())
        self.assertEqual(set(first), set(self.manifest["fraud_mix_ppm"]))

    def test_time_order(self):
        told = self.manifest["tables"]["transactions"]

        def ordered(reader, table):
            times = reader.column(table, "timestamp")
            falls = sum(later < earlier for earlier, later in zip(times, times[1:]))
            self.assertEqual(falls, self.manifest["plan"]["blocks"] - 1)
            self.assertEqual((min(times), max(times)), (told["first_time"], told["last_time"]))
        self.each(ordered, ["transactions"])

    def test_every_cpf_valid(self):
        wanted = self.readers["PyarrowReader"].column("customers", "cpf")

        def valid(reader, table):
            found = reader.column(table, "cpf")
            self.assertEqual([cpf for cpf in found if not check_dataset.valid_cpf(cpf)], [])
            self.assertEqual(len(set(found)), self.manifest["tables"]["customers"]["rows"])
            self.assertEqual(found, wanted)
        self.each(valid, ["customers"])


if __name__ == "__main__":
    program.need_packages(*PACKAGES)
    unittest.main()
