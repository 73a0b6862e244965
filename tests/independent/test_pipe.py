"""`pipe` answers what SQL answers: filters, columns and groups over datasets and over files of others, in any amount of
memory."""

import datetime
import decimal
import json
import math
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from program import PROGRAM, generate, need_packages

need_packages("duckdb", "polars", "pyarrow")

import duckdb  # noqa: E402
import pyarrow  # noqa: E402
import pyarrow.ipc  # noqa: E402
import pyarrow.parquet  # noqa: E402


def run(*arguments, code=0):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    done = subprocess.run([str(PROGRAM), "pipe", *map(str, arguments)], env=clean, timeout=600, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"ended with {done.returncode}: {done.stderr}")
    return done.stdout if code == 0 else done.stderr


class Pipe(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.held = tempfile.TemporaryDirectory(prefix="pipe-")
        cls.folder = Path(cls.held.name)
        for name in ("jsonl", "csv", "parquet", "arrow"):
            generate(cls.folder / name, "--rows", 60_000, "--format", name)
        cls.rows = f"read_parquet('{cls.folder}/parquet/transactions/*.parquet')"

    @classmethod
    def tearDownClass(cls):
        cls.held.cleanup()

    def setUp(self):
        self.number = 0

    def pipe(self, source, *options, ending="parquet"):
        """What comes out, as rows of tuples in their order."""
        self.number += 1
        out = self.folder / f"{self.id().split('.')[-1]}-{self.number}.{ending}"
        run(self.folder / source, out, "--quiet", *options)
        return [tuple(row.values()) for row in pyarrow.parquet.read_table(out).to_pylist()]

    def test_filters_are_what_sql_says(self):
        filters = {
            "valor > 5000": None,
            "valor >= 100.10 and valor<=200": None,
            "tipo = 'PIX' or tipo = 'TED' and not valor < 900": None,
            "(tipo = 'PIX' or tipo = 'TED') AND canal <> 'ATM'": None,
            "tipo in ('PIX', 'BOLETO') and parcelas is null": None,
            "tipo not in ('PIX', 'BOLETO')": None,
            "mcc_code is not null and mcc_code like '5%'": None,
            "merchant_name like '%a_o%'": None,
            "merchant_name not like '%a%'": None,
            "is_fraud": None,
            "not is_fraud and novo_beneficiario = true": None,
            "timestamp >= '2025-09-01' and timestamp < '2025-10-01 12:30'":
                "timestamp >= timestamp '2025-09-01' and timestamp < timestamp '2025-10-01 12:30:00'",
            "'2025-09-01T10:00:00.5' > timestamp": "timestamp '2025-09-01 10:00:00.5' > timestamp",
            "parcelas between 2 and 4": None,
            "parcelas in (2, 3.0)": None,
            "parcelas != 1": None,
            "transacoes_ultimas_24h > parcelas": None,
            "valor_acumulado_24h = valor": None,
            "fraud_score = 1e99 or valor == -0 or valor > +7000": "valor > 7000",
            '"tipo" = \'PIX\' and `canal` = \'ATM\'': '"tipo" = \'PIX\' and canal = \'ATM\'',
            "distancia_ultima_transacao_km > 100": None,
        }
        for text, sql in filters.items():
            ids = [row[0] for row in duckdb.sql(f"select transaction_id from {self.rows} where {sql or text}").fetchall()]
            for source in ("parquet", "jsonl", "csv", "arrow"):
                with self.subTest(text, source=source):
                    if source == "csv" and "mcc_code" in text:
                        continue  # a CSV file does not say whether digits are a number
                    found = self.pipe(source, "--filter", text, "--columns", "transaction_id")
                    self.assertEqual([row[0] for row in found], ids)
        self.assertGreater(len(ids), 100)

    def test_columns_keep_their_values_and_order(self):
        chosen = "valor,transaction_id,timestamp,parcelas"
        expected = duckdb.sql(f"select {chosen} from {self.rows} where tipo = 'PIX'").fetchall()
        for ending in ("parquet", "arrow", "csv", "jsonl"):
            with self.subTest(ending):
                self.number += 1
                out = self.folder / f"columns-{self.number}.{ending}"
                run(self.folder / "jsonl", out, "--columns", chosen, "--filter", "tipo = 'PIX'", "--quiet")
                if ending == "arrow":
                    read = pyarrow.ipc.open_file(out).read_all()
                    found = duckdb.sql("select * from read").fetchall()
                else:
                    found = duckdb.sql(f"select valor, transaction_id, \"timestamp\"::timestamp, parcelas::bigint "
                                       f"from '{out}'").fetchall()
                self.assertEqual(found, expected)

    def groups(self, source, by, aggregates, sql, *options, where=None):
        found = self.pipe(source, *(["--group-by", by] if by else []), "--agg", aggregates,
                          *(["--filter", where] if where else []), *options)
        group = f"group by {by} order by {', '.join(f'{name} nulls first' for name in by.split(','))}" if by else ""
        expected = duckdb.sql(f"select {by + ',' if by else ''} {sql} from {self.rows} "
                              f"{'where ' + where if where else ''} {group}").fetchall()
        self.assertEqual(len(found), len(expected))
        for one, other in zip(found, expected):
            for value, wanted in zip(one, other):
                if isinstance(wanted, float):
                    self.assertTrue(math.isclose(value, wanted, rel_tol=1e-12), (one, other))
                else:
                    self.assertEqual(value, wanted)

    def test_groups_are_what_sql_says(self):
        aggregates = ("count, count(parcelas), sum(valor), sum(parcelas), mean(valor), avg(is_fraud) as rate, "
                      "min(timestamp), max(timestamp), min(valor), max(valor), min(canal), max(merchant_name)")
        sql = ("count(*), count(parcelas), sum(valor), sum(parcelas)::bigint, avg(valor), avg(is_fraud::int), "
               "min(timestamp), max(timestamp), min(valor), max(valor), min(canal), max(merchant_name)")
        for source in ("parquet", "jsonl"):
            self.groups(source, "tipo", aggregates, sql)
            self.groups(source, "canal,bandeira,is_fraud", aggregates, sql)
            self.groups(source, "parcelas", aggregates, sql, where="valor > 100 and canal <> 'ATM'")
            self.groups(source, "", aggregates, sql)
        self.groups("parquet", "", "count, sum(valor), max(tipo)", "count(*), sum(valor), max(tipo)",
                    where="valor < -1")

    def test_groups_that_do_not_fit_into_memory_are_the_same(self):
        by, aggregates = "transaction_id,customer_id,valor", "count, sum(valor), max(merchant_name), min(ip_address)"
        small = self.folder / "small.parquet"
        told = run(self.folder / "parquet", small, "--group-by", by, "--agg", aggregates, "--memory-limit", "64MiB",
                   "--progress", "json")
        self.assertGreater(json.loads(told.splitlines()[-1])["result"]["groups_on_disk"], 0)
        large = self.folder / "large.parquet"
        run(self.folder / "parquet", large, "--group-by", by, "--agg", aggregates, "--quiet")
        self.assertEqual(duckdb.sql(f"select * from '{small}'").fetchall(),
                         duckdb.sql(f"select * from '{large}'").fetchall())
        self.groups("parquet", by, aggregates, "count(*), sum(valor), max(merchant_name), min(ip_address)",
                    "--memory-limit", "64MiB")

    def test_sums_are_exact(self):
        out = self.folder / "sums.parquet"
        values = [1e16, 1.0, -1e16, 0.1] * 1000 + [1e-9] * 500
        pyarrow.parquet.write_table(pyarrow.table({"x": values}), out)
        found = self.pipe("sums.parquet", "--agg", "sum(x), mean(x)")
        self.assertEqual(found, [(math.fsum(values), math.fsum(values) / len(values))])

    def test_files_of_others(self):
        zone = datetime.timezone.utc
        times = [datetime.datetime(2025, 1, 1, hour, tzinfo=zone) for hour in range(6)]
        table = pyarrow.table({
            "d": pyarrow.array([decimal.Decimal(text) for text in ("1.10", "2.20", "-3.30", "99999999999999.99", "0", "1.1")],
                               pyarrow.decimal128(18, 2)),
            "u": pyarrow.array([0, 2**64 - 1, 5, None, 7, 5], pyarrow.uint64()),
            "i": pyarrow.array([1, None, 3, -4, 5, 2**31 - 1], pyarrow.int32()),
            "f": pyarrow.array([1.5, math.nan, None, -0.0, 0.0, math.inf], pyarrow.float32()),
            "z": pyarrow.array(times, pyarrow.timestamp("ns", "UTC")),
            "day": pyarrow.array([datetime.date(2025, 1, d) for d in range(1, 7)], pyarrow.date32()),
            "k": pyarrow.array(["a", "b", None, "a", "ü'x", ""]).dictionary_encode(),
            "s": pyarrow.array([{"in": {"ner": n}} if n != 3 else None for n in range(6)]),
            "l": pyarrow.array([[1], [], None, [2, 3], [4], [5]]),
            "with space": pyarrow.array([True, False, None, True, False, True]),
        })
        pyarrow.parquet.write_table(table, self.folder / "other.parquet")
        with pyarrow.ipc.new_file(self.folder / "other.arrow", table.schema) as writer:
            writer.write_table(table)
        cases = {
            "d = 1.1": [0, 5], "d > 99999999999999.98": [3], "d in (2.2, 0.00)": [1, 4], "d < -3.299": [2],
            "u = 18446744073709551615": [1], "u > -1": [0, 1, 2, 4, 5], "u in (5, 7)": [2, 4, 5], "u is null": [3],
            "i > 2.5": [2, 4, 5], "i = 2147483647": [5], "i > d": [2, 4, 5], "f > 1": [0, 5], "f = 0": [3, 4],
            "z < '2025-01-01 02:00'": [0, 1], "z = '2025-01-01T03:00:00Z'": [3], "z = '2025-01-01 01:00:00-03:00'": [4],
            "day >= '2025-01-05'": [4, 5], "day < z": [1, 2, 3, 4, 5][:0], "k = 'a'": [0, 3], "k = 'ü''x'": [4], "k = ''": [5],
            "k in ('b', 'c')": [1], "k like '_'": [0, 1, 3], "k is null": [2], "s.in.ner > 3": [4, 5], "s is null": [3],
            "\"with space\"": [0, 3, 5], "not \"with space\"": [1, 4], "l is not null and i is null": [1],
        }
        for source in ("other.parquet", "other.arrow"):
            for text, rows in cases.items():
                if text == "day < z":
                    self.assertIn("only one of them has a time zone",
                                  run(self.folder / source, self.folder / "no.csv", "--filter", text, code=2))
                    continue
                with self.subTest(text, source=source):
                    self.number += 1
                    out = self.folder / f"other-{self.number}.parquet"
                    run(self.folder / source, out, "--filter", text, "--quiet")
                    read = pyarrow.parquet.read_table(out)
                    taken = table.take(rows)
                    self.assertEqual(str([row | {"f": str(row["f"])} for row in read.to_pylist()]),
                                     str([row | {"f": str(row["f"])} for row in taken.to_pylist()]))
            found = self.pipe(source, "--group-by", "k", "--agg", "count,sum(d),max(u),min(f),max(f),sum(i),max(z),max(s.in.ner)")
            self.assertEqual([row[0] for row in found], [None, "", "a", "b", "ü'x"])
            self.assertEqual(found[2][1:5], (2, decimal.Decimal("100000000000001.09"), 0, -0.0))
            self.assertTrue(math.isnan(found[3][5]))
        run(self.folder / "other.parquet", self.folder / "nested.jsonl", "--columns", "s.in.ner,with space", "--quiet")
        lines = [json.loads(line) for line in (self.folder / "nested.jsonl").read_text().splitlines()]
        self.assertEqual(lines[3], {"s.in.ner": None, "with space": True})
        self.assertEqual(lines[4], {"s.in.ner": 4, "with space": False})

    def test_duckdb_files_and_nested_json(self):
        duckdb.sql(f"copy (select * from {self.rows}) to '{self.folder}/duck.csv.gz' (header, compression gzip)")
        duckdb.sql(f"copy (select *, {{'cidade': canal}} as endereco from {self.rows}) to '{self.folder}/duck.json' "
                   f"(format json)")
        expected = duckdb.sql(f"select tipo, count(*) from {self.rows} where valor > 50 group by 1 order by 1").fetchall()
        for source in ("duck.csv.gz", "duck.json"):
            self.assertEqual(self.pipe(source, "--filter", "valor > 50", "--group-by", "tipo", "--agg", "count"), expected)
        found = self.pipe("duck.json", "--group-by", "endereco.cidade", "--agg", "count")
        self.assertEqual(found, duckdb.sql(f"select canal, count(*) from {self.rows} group by 1 order by 1 "
                                           f"nulls first").fetchall())

    def test_standard_output_and_progress(self):
        text = run(self.folder / "jsonl", "-", "--filter", "is_fraud", "--quiet")
        self.assertEqual(len(text.splitlines()), duckdb.sql(f"select count(*) from {self.rows} where is_fraud").fetchall()[0][0])
        self.assertTrue(all(json.loads(line)["is_fraud"] for line in text.splitlines()))
        text = run(self.folder / "jsonl", "-", "--group-by", "tipo", "--format", "csv", "--progress", "json")
        self.assertEqual(text.splitlines()[0], "tipo,count")
        told = run(self.folder / "jsonl", self.folder / "told.csv", "--progress", "json")
        last = json.loads(told.splitlines()[-1])
        self.assertEqual((last["verb"], last["state"], last["percent"], last["result"]["rows"]),
                         ("pipe", "finished", 100.0, 60_000))

    def test_mistakes_are_told_with_their_place(self):
        told = {
            "valor > > 5": 'character 9: ">" stands where a column or a value is expected',
            "valor >": "character 8: the end stands where a column or a value is expected",
            "(valor > 5": 'character 11: the end stands where ")" is expected',
            "valor > 5 tipo": 'character 11: "tipo" stands where and, or or the end is expected',
            "valro > 5": 'character 1: there is no column "valro"; there are transaction_id',
            "é > 5": 'character 1: there is no column "é"',
            "'é' = tipo and x = 1": 'character 16: there is no column "x"',
            "tipo > 5": 'character 8: tipo is a text, and "5" is none',
            "valor = 'x'": 'character 9: valor is a number, and "x" is none',
            "timestamp > 'gestern'": 'character 13: "gestern" is no time',
            "timestamp > '2025-07-01T00:00:00Z'": "character 13: timestamp has times without a zone",
            "valor in (1, 'x')": 'character 14: valor is a number, and "x" is none',
            "valor in (tipo)": 'character 11: the column "tipo" stands where a value is expected',
            "valor": "character 1: valor is a number, which is neither true nor false",
            "valor = null": "character 9: null compares with nothing: write column is null",
            "tipo = 'PIX": "character 8: the quote ' is not closed",
            "tipo = valor": "character 1: tipo is a text and valor is a number: they cannot be compared",
            "valor like '1%'": "character 1: valor is a number; like is for texts",
            "1 = 1": "character 1: two values are compared",
            "valor ; 3": 'character 7: ";" means nothing here',
            "valor > 3x": 'character 9: "3x" is no number',
            "not " * 200 + "is_fraud": "nested too deep",
        }
        never = self.folder / "never.csv"
        for text, message in told.items():
            with self.subTest(text):
                self.assertIn(message, run(self.folder / "parquet", never, "--filter", text, code=2))
        for options, message in ((("--agg", "sum(tipo)"), "sum(tipo) is of numbers, and tipo is a text"),
                                 (("--agg", "median(valor)"), "agg, character 1"),
                                 (("--agg", "sum"), "a column in parentheses"),
                                 (("--agg", "count, count"), 'two columns would be called "count"'),
                                 (("--group-by", "nope"), 'group-by: there is no column "nope"'),
                                 (("--columns", "tipo,tipo"), "tipo is named twice"),
                                 (("--columns", "tipo", "--agg", "count"), "leave --columns out")):
            self.assertIn(message, run(self.folder / "parquet", never, *options, code=2))
        self.assertFalse(never.exists())

    def test_a_bad_row_leaves_nothing(self):
        path = self.folder / "bad.csv"
        path.write_text("a,b\n" + "1,2\n" * 20000 + "x,3\n", encoding="utf-8")
        out = self.folder / "bad-out.csv"
        self.assertIn("row 20,001", run(path, out, "--filter", "a > 0", code=6))
        self.assertEqual([one.name for one in self.folder.iterdir() if "bad-out" in one.name], [])

    def test_a_chain_of_thousands(self):
        text = " or ".join(f"valor = {n}.5" for n in range(5000))
        expected = duckdb.sql(f"select count(*) from {self.rows} where valor * 10 % 10 = 5 and valor < 5000").fetchall()[0][0]
        self.assertEqual(len(self.pipe("parquet", "--filter", text, "--columns", "valor")), expected)


if __name__ == "__main__":
    unittest.main()
