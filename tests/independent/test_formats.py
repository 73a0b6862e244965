"""Every format and compression says the same: datasets of one config in all of them, read by pyarrow, DuckDB, Polars and
pandas, are compared with the JSON lines column by column, with the types that resources/schema gives. Also the frames of
compressed text, what Parquet tells of itself, and equal trees for one, two and three workers. The readers live in the
virtual environment that packaging/setup --tests makes; without it the tests are skipped, and the program ends with 77."""

import gzip
import json
import os
import shutil
import tempfile
import unittest
import zlib
from pathlib import Path

import program

PACKAGES = ("pyarrow", "duckdb", "polars", "pandas", "zstandard")
TABLES = ("customers", "devices", "transactions", "labels", "episodes", "merchants",
          "credits", "nodes", "edges")
# One whole block and two that share the rest; text makes a part of each.
ROWS = 150_000
ENCODINGS = {
    "jsonl": ("none", "gzip", "zstd"),
    "csv": ("none", "gzip", "zstd"),
    "parquet": ("none", "gzip", "zstd", "snappy", "lz4"),
    "arrow": ("none", "zstd", "lz4"),
}
SMALL_PARTS = "--part-size=1MiB"
# LEDGERLOOM_SIZES asks for others: "200000000 2000000000".
SIZES = [int(size) for size in os.environ.get("LEDGERLOOM_SIZES", "1000000 6000000 20000000").split()]


def schema_columns(table):
    return json.loads((program.SCHEMA / f"{table}.json").read_text(encoding="utf-8"))["columns"]


def arrow_type(column):
    import pyarrow as pa
    if column["type"] == "object":
        return pa.struct([(field["name"], arrow_type(field)) for field in column["fields"]])
    if column["type"] == "string":
        formats = {"timestamp_microseconds": pa.timestamp("us"), "date": pa.date32()}
        return formats.get(column.get("format"), pa.string())
    return {"number": pa.float64(), "integer": pa.int32(), "boolean": pa.bool_()}[column["type"]]


def wanted_schema(table):
    import pyarrow as pa
    return pa.schema([(column["name"], arrow_type(column)) for column in schema_columns(table)])


def text_schema(table, flat):
    """As text formats have it: dates and times are strings, and CSV has no nested columns."""
    import pyarrow as pa

    def as_text(kind):
        if pa.types.is_struct(kind):
            return pa.struct([(kind.field(i).name, as_text(kind.field(i).type)) for i in range(kind.num_fields)])
        return pa.string() if pa.types.is_temporal(kind) else kind

    fields = []
    for field in wanted_schema(table):
        if flat and pa.types.is_struct(field.type):
            fields += [(f"{field.name}_{child.name}", as_text(child.type)) for child in field.type]
        else:
            fields.append((field.name, as_text(field.type)))
    return pa.schema(fields)


def parts(folder, table):
    return sorted(str(path) for path in (folder / table).rglob("part-*"))


def nested(data, table):
    """Puts flattened columns into a struct again."""
    import pyarrow as pa
    columns = []
    for field in wanted_schema(table):
        if pa.types.is_struct(field.type) and field.name not in data.column_names:
            children = [data.column(f"{field.name}_{child.name}").combine_chunks() for child in field.type]
            columns.append(pa.StructArray.from_arrays(children, names=[child.name for child in field.type]))
        else:
            columns.append(data.column(field.name))
    return pa.table(columns, names=[field.name for field in wanted_schema(table)])


def same_types(data, table):
    """The reader's table with exactly the wanted types; fails where a value would change."""
    import pyarrow as pa
    data = nested(data, table)

    def convert(column, kind):
        if isinstance(column, pa.ChunkedArray):
            column = column.combine_chunks()
        if pa.types.is_dictionary(column.type):
            column = column.dictionary_decode()
        if pa.types.is_struct(kind):
            children = [convert(column.field(child.name), child.type) for child in kind]
            return pa.StructArray.from_arrays(children, names=[child.name for child in kind])
        return column.cast(kind)

    return pa.table([convert(data.column(field.name), field.type) for field in wanted_schema(table)],
                    schema=wanted_schema(table))


def by_pyarrow(folder, table, extension):
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.json
    import pyarrow.parquet

    def read(path):
        if extension == "parquet":
            return pa.parquet.read_table(path)
        if extension == "arrow":
            return pa.ipc.open_file(path).read_all()
        schema = text_schema(table, extension == "csv")
        if extension == "csv":
            options = pa.csv.ConvertOptions(column_types=schema, strings_can_be_null=True, null_values=[""])
            return pa.csv.read_csv(pa.input_stream(path), convert_options=options)
        return pa.json.read_json(pa.input_stream(path), parse_options=pa.json.ParseOptions(explicit_schema=schema))
    return pa.concat_tables([read(path) for path in parts(folder, table)], promote_options="permissive")


def by_duckdb(folder, table, extension):
    import duckdb
    paths = parts(folder, table)
    if extension == "parquet":
        return duckdb.connect().execute("SELECT * FROM read_parquet(?)", [paths]).to_arrow_table()

    def sql(kind):
        import pyarrow as pa
        if pa.types.is_struct(kind):
            return "STRUCT(" + ", ".join(f"{child.name} {sql(child.type)}" for child in kind) + ")"
        return {"string": "VARCHAR", "double": "DOUBLE", "int32": "INTEGER", "bool": "BOOLEAN"}[str(kind)]
    columns = ", ".join(f"'{field.name}': '{sql(field.type)}'" for field in text_schema(table, extension == "csv"))
    if extension == "csv":
        query = f"SELECT * FROM read_csv(?, header = true, columns = {{{columns}}})"
    else:
        query = f"SELECT * FROM read_json(?, format = 'newline_delimited', columns = {{{columns}}})"
    return duckdb.connect().execute(query, [paths]).to_arrow_table()


def by_polars(folder, table, extension):
    import polars as pl
    import pyarrow as pa

    def read(path):
        if extension == "parquet":
            return pl.read_parquet(path)
        if extension == "arrow":
            return pl.read_ipc(path)
        empty = pl.from_arrow(text_schema(table, extension == "csv").empty_table())
        if extension == "csv":
            return pl.read_csv(path, schema=empty.schema)
        return pl.scan_ndjson(path, schema=empty.schema).collect()
    return pa.concat_tables([read(path).to_arrow() for path in parts(folder, table)], promote_options="permissive")


def by_pandas(folder, table, extension):
    import pandas as pd
    import pyarrow as pa
    frames = []
    for path in parts(folder, table):
        if extension == "parquet":
            frames.append(pd.read_parquet(path))
        elif extension == "arrow":
            frames.append(pd.read_feather(path))
        elif extension == "csv":
            texts = {field.name: str for field in text_schema(table, True) if pa.types.is_string(field.type)}
            frames.append(pd.read_csv(path, dtype=texts, keep_default_na=False, na_values=[""]))
        else:
            frames.append(pd.read_json(path, lines=True, dtype=False, convert_dates=False, precise_float=True))
    if extension in ("parquet", "arrow"):
        schema = wanted_schema(table)
    else:
        schema = text_schema(table, extension == "csv")
    return pa.concat_tables([pa.Table.from_pandas(frame, schema=schema, preserve_index=False) for frame in frames])


READERS = {"pyarrow": by_pyarrow, "duckdb": by_duckdb, "polars": by_polars, "pandas": by_pandas}


class EveryFormat(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="ledgerloom-formats-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.data = {}
        for file_format, compressions in ENCODINGS.items():
            for compression in compressions:
                cls.data[file_format, compression] = cls.make(f"{file_format}-{compression}", file_format, compression)
        plain = cls.data["jsonl", "none"]
        cls.wanted = {table: same_types(by_pyarrow(plain, table, "jsonl"), table) for table in TABLES}

    @classmethod
    def make(cls, name, file_format, compression, *options, workers=2):
        folder = cls.folder / name
        program.generate(folder, "--rows", ROWS, "--fraud-rate", "2%", "--labels", "both", "--merchants", "--credits", "--graph",
                         "--format", file_format, "--compression",
                         compression, SMALL_PARTS, "--workers", workers, *options)
        return folder

    def compare(self, reader, file_format, compressions):
        for compression in compressions:
            for table in TABLES:
                with self.subTest(reader=reader, format=file_format, compression=compression, table=table):
                    read = READERS[reader](self.data[file_format, compression], table, file_format)
                    found = same_types(read, table)
                    wanted = self.wanted[table]
                    self.assertEqual(found.num_rows, wanted.num_rows)
                    for name in wanted.column_names:
                        self.assertTrue(found.column(name).equals(wanted.column(name)), f"{name} differs")

    def test_the_rows_are_those_asked_for(self):
        self.assertEqual(self.wanted["transactions"].num_rows, ROWS)
        self.assertGreater(len(parts(self.data["csv", "none"], "transactions")), 1)

    def test_pyarrow(self):
        for file_format, compressions in ENCODINGS.items():
            self.compare("pyarrow", file_format, compressions)

    def test_duckdb(self):
        for file_format in ("jsonl", "csv", "parquet"):
            self.compare("duckdb", file_format, ENCODINGS[file_format])

    def test_polars(self):
        for file_format, compressions in ENCODINGS.items():
            self.compare("polars", file_format, compressions)

    def test_pandas(self):
        for file_format, compressions in ENCODINGS.items():
            self.compare("pandas", file_format, compressions)

    def test_binary_files_have_the_true_types(self):
        import pyarrow as pa
        import pyarrow.parquet
        for file_format in ("parquet", "arrow"):
            for table in TABLES:
                path = parts(self.data[file_format, "none"], table)[0]
                schema = pa.parquet.read_schema(path) if file_format == "parquet" else pa.ipc.open_file(path).schema
                self.assertEqual(schema.names, [column["name"] for column in schema_columns(table)])
                for column in schema_columns(table):
                    field = schema.field(column["name"])
                    kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
                    with self.subTest(format=file_format, table=table, column=field.name):
                        if column["type"] != "object":
                            self.assertEqual(kind, arrow_type(column))
                            self.assertEqual(field.metadata[b"role"].decode(), column["role"])
                        self.assertEqual(field.nullable, column["nullable"])
                        if column.get("values"):
                            self.assertTrue(pa.types.is_dictionary(field.type))

    def test_parquet_tells_what_it_is(self):
        import pyarrow.parquet as pq
        manifest = json.loads((self.data["parquet", "zstd"] / "manifest.json").read_text(encoding="utf-8"))
        for path in parts(self.data["parquet", "zstd"], "transactions"):
            file = pq.ParquetFile(path)
            told = file.metadata.metadata
            self.assertEqual(json.loads(told[b"ledgerloom.config"]), manifest["config"])
            self.assertEqual(told[b"ledgerloom.seed"], b"42")
            roles = json.loads(told[b"ledgerloom.roles"])
            self.assertEqual([name for name, role in roles.items() if role == "label"], ["is_fraud", "fraud_type"])
            for i in range(file.num_row_groups):
                group = file.metadata.row_group(i)
                self.assertLessEqual(group.num_rows, manifest["plan"]["rows_per_block"])
                self.assertEqual(group.sorting_columns[0].column_index, roles_index(roles, "timestamp"))
                statistics = group.column(roles_index(roles, "customer_id")).statistics
                self.assertLess(statistics.min, statistics.max)
                times = file.read_row_group(i, ["timestamp"]).column(0).to_pylist()
                self.assertEqual(times, sorted(times))

    def test_row_groups_are_the_blocks(self):
        import pyarrow.parquet as pq
        manifest = json.loads((self.data["parquet", "none"] / "manifest.json").read_text(encoding="utf-8"))
        groups = sum(pq.ParquetFile(path).num_row_groups for path in parts(self.data["parquet", "none"], "transactions"))
        self.assertEqual(groups, manifest["plan"]["blocks"])

    def test_gzip_members_stand_alone(self):
        for path in parts(self.data["jsonl", "gzip"], "transactions"):
            data = Path(path).read_bytes()
            members = 0
            rest = data
            while rest:
                one = zlib.decompressobj(wbits=31)
                text = one.decompress(rest)
                self.assertTrue(one.eof and text.startswith(b"{") and text.endswith(b"}\n"))
                members += 1
                rest = one.unused_data
            self.assertGreater(members, 10)
            self.assertEqual(gzip.decompress(data).count(b"\n"), text_lines(self.data["jsonl", "none"], path))

    def test_zstd_frames_stand_alone(self):
        import pyarrow as pa
        magic = b"\x28\xb5\x2f\xfd"
        for path in parts(self.data["csv", "zstd"], "transactions"):
            data = Path(path).read_bytes()
            starts = frame_starts(data, magic)
            self.assertGreater(len(starts), 10)
            text = b""
            for begin, end in zip(starts, starts[1:] + [len(data)]):
                frame = pa.CompressedInputStream(pa.BufferReader(data[begin:end]), "zstd").read()
                self.assertTrue(frame.endswith(b"\n"))
                text += frame
            plain = Path(path.replace("csv-zstd", "csv-none").removesuffix(".zst"))
            self.assertEqual(text, plain.read_bytes())

    def test_one_two_and_three_workers_make_the_same_tree(self):
        for file_format, compression in (("csv", "gzip"), ("jsonl", "zstd"), ("parquet", "zstd"), ("arrow", "lz4")):
            wanted = program.tree_hashes(self.data[file_format, compression])
            for workers in (1, 3):
                with self.subTest(format=file_format, workers=workers):
                    again = self.make(f"again-{file_format}-{workers}", file_format, compression, workers=workers)
                    self.assertEqual(program.tree_hashes(again), wanted)

    def test_the_size_asked_is_the_size_got(self):
        for file_format, compression in every_encoding():
            for size in SIZES:
                with self.subTest(format=file_format, compression=compression, size=size):
                    folder = self.folder / f"sized-{file_format}-{compression}-{size}"
                    program.generate(folder, "--size", size, "--format", file_format, "--compression", compression)
                    made = sum(path.stat().st_size for path in folder.rglob("*")
                               if path.is_file() and ".ledgerloom" not in path.parts)
                    shutil.rmtree(folder)
                    self.assertLessEqual(abs(made - size), max(size // 100, 65_536))

    def test_a_level_makes_smaller_files_of_the_same_rows(self):
        slow = self.make("slow", "csv", "zstd", "--compression-level", "9")
        for table in TABLES:
            self.assertLess(size_of(slow, table), size_of(self.data["csv", "zstd"], table))
        self.assertTrue(same_types(by_pyarrow(slow, "devices", "csv"), "devices").equals(self.wanted["devices"]))


def every_encoding():
    return [(file_format, compression) for file_format, those in ENCODINGS.items() for compression in those]


def roles_index(roles, name):
    """Transactions have no nested columns, so that a column's place is its index in the file."""
    return list(roles).index(name)


def size_of(folder, table):
    return sum(os.path.getsize(path) for path in parts(folder, table))


def text_lines(plain, path):
    name = Path(path).name.split(".")[0]
    return (plain / "transactions" / f"{name}.jsonl").read_bytes().count(b"\n")


def frame_starts(data, magic):
    """Where frames begin: four bytes that CSV compressed in blocks of more than a kilobyte hardly has by chance; where it
    has, the frame does not decompress and the test fails."""
    starts = []
    at = data.find(magic)
    while at >= 0:
        starts.append(at)
        at = data.find(magic, at + len(magic))
    return starts


if __name__ == "__main__":
    program.need_packages(*PACKAGES)
    unittest.main()
