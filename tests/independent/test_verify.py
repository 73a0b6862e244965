"""`verify` finds no fault in any dataset that `generate` makes, and every fault that is put into one, with part and row."""

import json
import os
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib
from pathlib import Path

from program import PROGRAM, generate

SIZE = ["--size", "8MB", "--part-size", "4MB"]


def run(*arguments, environment=None):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    return subprocess.run([str(PROGRAM), *map(str, arguments)], env={**clean, **(environment or {})}, timeout=600,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)


def verify(folder, *options):
    done = run("verify", folder, "--json", *options)
    return done.returncode, json.loads(done.stdout)


class Datasets(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="verify-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)


class Whole(Datasets):
    def clean(self, *options):
        out = self.folder / "out"
        generate(out, *options)
        for deep in ([], ["--deep"]):
            code, report = verify(out, *deep)
            self.assertEqual((code, report["faults"], report["ok"], report["finished"]), (0, [], True, True))
        return out, report

    def test_formats(self):
        for options in (["--format", "jsonl"], ["--format", "jsonl", "--compression", "gzip"],
                        ["--format", "jsonl", "--compression", "zstd"], ["--format", "csv"],
                        ["--format", "csv", "--compression", "zstd"], ["--format", "parquet"], ["--format", "arrow"]):
            with self.subTest(options):
                shutil.rmtree(self.folder / "out", ignore_errors=True)
                _, report = self.clean(*SIZE, *options)
                counts = {check["check"]: check["checked"] for check in report["checks"]}
                rows = counts["transactions follow the schema"]
                self.assertGreater(rows, 1000)
                self.assertEqual(counts["novo_beneficiario is as replayed"], rows)

    def test_orders_and_switches(self):
        for options in (["--order", "time"], ["--partition", "month"], ["--chunk-size", "4MB"], ["--no-own-columns"],
                        ["--no-profiles"], ["--customers-only"]):
            with self.subTest(options):
                shutil.rmtree(self.folder / "out", ignore_errors=True)
                self.clean(*(SIZE if options != ["--customers-only"] else ["--size", "2MB"]), *options)

    def test_a_chunk_by_itself(self):
        out, _ = self.clean("--size", "150MB", "--part-size", "64MB", "--chunk-size", "70MB")
        chunks = sorted(out.glob("chunk-*"))
        self.assertGreater(len(chunks), 1)
        for chunk in chunks:
            code, report = verify(chunk, "--deep")
            self.assertEqual((code, report["faults"]), (0, []))

    def test_little_memory_gives_the_same_answer(self):
        out, _ = self.clean("--size", "90MB", "--order", "time")
        for limit in ("32MiB", "80MiB"):
            done = run("verify", out, "--deep", "--json", "--memory-limit", limit, "--scratch", self.folder)
            self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["out"])

    def test_customers_of_the_users(self):
        rows = ["id,uf,cidade,nome"] + [f"K-{i},SP,Town {i % 7},\"A \"\"B\"\" {i}\"" for i in range(400)]
        (self.folder / "c.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        index = self.folder / "c.index"
        self.assertEqual(run("import-customers", self.folder / "c.csv", index).returncode, 0)
        self.clean("--rows", "60K", "--customers-file", index)


class Broken(Datasets):
    @classmethod
    def setUpClass(cls):
        cls.made = tempfile.TemporaryDirectory(prefix="verify-made-")
        generate(Path(cls.made.name) / "out", "--size", "8MB", "--part-size", "4MB")

    @classmethod
    def tearDownClass(cls):
        cls.made.cleanup()

    def setUp(self):
        super().setUp()
        self.out = self.folder / "out"
        shutil.copytree(Path(self.made.name) / "out", self.out)
        self.part = self.out / "transactions" / "part-00000000.jsonl"

    def change(self, row, edit, path=None):
        """Edits row `row` (from 1) as a dictionary, or as bytes where `edit` takes those; checksums then differ, too."""
        path = path or self.part
        lines = path.read_bytes().splitlines(keepends=True)
        lines[row - 1] = edit(lines[row - 1])
        path.write_bytes(b"".join(lines))

    def told(self, *needed):
        """The faults besides the checksum's and the size's."""
        code, report = verify(self.out, "--deep", "--most-faults", "0")
        self.assertEqual((code, report["ok"]), (6, False))
        self.assertEqual(report["fault_count"], len(report["faults"]))
        faults = [fault for fault in report["faults"] if "checksum" not in fault["check"]
                  and "bytes that are listed" not in fault["check"]]
        for name, row in needed:
            self.assertTrue(any(name in fault["check"] and fault.get("line") == row and
                                fault["part"].endswith("transactions/part-00000000.jsonl") for fault in faults),
                            (name, row, faults[:5]))
        return faults

    @staticmethod
    def value(name, old, new):
        key = f'"{name}":'.encode()

        def edit(line):
            begin = line.index(key) + len(key)
            end = min(at for at in (line.find(b",\"", begin), line.find(b"}", begin)) if at > 0)
            if old is not None:
                assert line[begin:end] == old, line[begin:end]
            return line[:begin] + new + line[end:]
        return edit

    def test_single_values(self):
        for name, new, check in (("tipo", b'"PIZ"', "schema"), ("valor", b"0.001", "schema"), ("valor", b'"x"', "read"),
                                 ("valor", b"null", "schema"), ("session_id", b'"SESS_1"', "schema"),
                                 ("timestamp", b'"2025-02-30T00:00:00.000000"', "read"),
                                 ("timestamp", b'"2024-07-01T00:00:00.000000"', "dates asked for"),
                                 ("transacoes_ultimas_24h", b"99", "transacoes_ultimas_24h"),
                                 ("valor_acumulado_24h", b"9999999.99", "valor_acumulado_24h"),
                                 ("tempo_desde_ultima_transacao_min", b"123456", "tempo_desde"),
                                 ("distancia_ultima_transacao_km", b"4321.99", "distancia"),
                                 ("customer_id", b'"CUST_999999999999"', "customer of a row"),
                                 ("device_id", b'"DEV_999999999999"', "device and customer"),
                                 ("is_fraud", b"maybe", "read")):
            with self.subTest(name=name, new=new):
                shutil.copy(Path(self.made.name) / "out" / "transactions" / self.part.name, self.part)
                self.change(2000, self.value(name, None, new))
                self.told((check, 2000))

    def test_rows(self):
        row = self.part.read_bytes().splitlines(keepends=True)[99]
        self.change(100, lambda line: line + row)
        faults = self.told(("transaction_id is unique", 101))
        self.assertTrue(any("listed are" in fault["message"] for fault in faults))

    def test_columns(self):
        self.change(7, lambda line: line.replace(b'"moeda"', b'"moedas"'))
        self.told(("every row can be read", 7))

    def test_cut_in_mid_row_and_bytes_that_are_no_text(self):
        data = self.part.read_bytes()
        rows = data.count(b"\n")
        self.part.write_bytes(data[:-100])
        self.told(("every row can be read", rows))
        self.part.write_bytes(data.replace(b'"status":"APROVADA"', b'"status":"\xff\xfe"', 1))
        self.assertTrue(any("UTF-8" in fault["message"] for fault in self.told()))

    def test_files(self):
        (self.out / "devices" / "part-00000000.jsonl").unlink()
        shutil.copy(self.part, self.out / "transactions" / "part-00000077.jsonl")
        code, report = verify(self.out)
        self.assertEqual(code, 6)
        told = {(fault["part"], fault["message"]) for fault in report["faults"]}
        self.assertIn(("devices/part-00000000.jsonl", "the part is missing"), told)
        self.assertIn(("transactions/part-00000077.jsonl", "the part is in no list"), told)

    def test_one_bit(self):
        data = bytearray(self.part.read_bytes())
        data[12345] ^= 1
        self.part.write_bytes(data)
        code, report = verify(self.out)
        self.assertEqual((code, len(report["faults"])), (6, 1))
        self.assertIn("checksum", report["faults"][0]["check"])

    def test_manifest_and_list(self):
        path = self.out / "parts.jsonl"
        path.write_text(path.read_text(encoding="utf-8").replace('"rows":', '"rows":1', 1), encoding="utf-8")
        code, report = verify(self.out)
        self.assertEqual(code, 6)
        self.assertEqual({fault["part"] for fault in report["faults"]}, {"parts.jsonl", "manifest.json"})

    def test_faults_are_cut_short_on_request_and_counted(self):
        self.part.write_bytes(self.part.read_bytes().replace(b'"moeda":"BRL"', b'"moeda":"USD"'))
        done = run("verify", self.out, "--deep", "--most-faults", "3")
        self.assertEqual(done.returncode, 6)
        lines = done.stdout.splitlines()
        self.assertEqual(sum("is none of its values" in line for line in lines), 3)
        self.assertTrue(any("of them not shown" in line for line in lines))

    def test_what_is_no_dataset(self):
        done = run("verify", self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("has no manifest.json", done.stderr)
        self.assertEqual(run("verify", self.folder / "nowhere").returncode, 2)

    def write_as_hadoop_does(self, path, data):
        """A file with its sums beside it: big-endian CRC-32 of each 512 bytes."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        sums = b"".join(struct.pack(">I", zlib.crc32(data[i:i + 512])) for i in range(0, len(data), 512))
        (path.parent / f".{path.name}.crc").write_bytes(b"crc\0" + struct.pack(">I", 512) + sums)

    def test_files_that_spark_has_written(self):
        out = self.folder / "spark"
        rows = "".join(f"{i},{i / 8}\n" for i in range(3000))
        for number in range(3):
            name = f"dt=2025-07-0{number + 1}/part-0000{number}-6cb2b4dc-2a0c-4a1c-9d0b-0c4f7c1d1e11.c000.csv"
            self.write_as_hadoop_does(out / name, b"id,valor\n" + rows.encode())
        (out / "dt=2025-07-01" / "part-00009-empty.csv").touch()
        (out / "_SUCCESS").touch()
        for deep in ([], ["--deep"]):
            code, report = verify(out, *deep)
            self.assertEqual((code, report["faults"], report["ok"]), (0, [], True))
        checked = {check["check"]: check["checked"] for check in report["checks"]}
        self.assertEqual((checked["every file can be opened"], checked["every row can be read"]), (4, 9000))
        self.assertEqual(checked["every file has the checksums that lie beside it"], 3)

        # One byte, a cut, other columns, a row that is none, a write that goes on: each is told with its file.
        files = sorted(out.rglob("part-0000[0-2]*.csv"))
        data = bytearray(files[0].read_bytes())
        data[20_000] ^= 1
        files[0].write_bytes(data)
        files[1].write_bytes(files[1].read_bytes()[:-700])
        self.write_as_hadoop_does(files[2], b"id,amount\n1,2\n3\n" + b"1,2\n" * 10)
        (out / "_temporary").mkdir()
        code, report = verify(out, "--deep")
        self.assertEqual(code, 6)
        told = {(fault["part"], fault["check"]): fault for fault in report["faults"]}
        part = [str(path.relative_to(out)) for path in files]
        self.assertEqual(told.keys(), {
            ("_temporary", "no write was left unfinished"),
            (part[0], "every file has the checksums that lie beside it"),
            (part[1], "every file has the checksums that lie beside it"),
            (part[2], "every file has the columns of the first of its table"),
            (part[2], "every row can be read")})
        self.assertIn("from 19,968 on", told[part[0], "every file has the checksums that lie beside it"]["message"])
        self.assertEqual(told[part[2], "every row can be read"]["row"], 2)


if __name__ == "__main__":
    unittest.main()
