"""From outside: imported customers stand in every table and every format as they were given, read back with nothing of
ours; and the payments are theirs. Needs pyarrow; ends with 77 where it is missing."""

import csv
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import program

STATES = ("SP", "RJ", "MG", "BA", "AC")
CITIES = {"SP": "Campinas", "RJ": "niterói", "MG": "", "BA": "Cidade, com \"aspas\"", "AC": "Xapuri"}
COUNT = 300


def customer(number):
    state = STATES[number % len(STATES)]
    return {"id": f"cli/ção-{number}", "uf": state, "cidade": CITIES[state], "nome": f"Zoë \"Z\" \\ d'Ávila, {number}",
            "renda": f"{1500 + number}.25", "telefone": f"1134567{number:03d}", "nascimento": f"19{number % 90 + 10}-05-07"}


def rows_of(folder, table, form):
    for path in sorted((folder / table).iterdir()):
        if form == "jsonl":
            with open(path, encoding="utf-8") as file:
                yield from map(json.loads, file)
        elif form == "csv":
            with open(path, encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file)
        elif form == "parquet":
            import pyarrow.parquet
            yield from pyarrow.parquet.read_table(path).to_pylist()
        else:
            import pyarrow.ipc
            with pyarrow.ipc.open_file(path) as file:
                yield from file.read_all().to_pylist()


class CustomersFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="ledgerloom-customers-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.given = {row["id"]: row for row in map(customer, range(COUNT))}
        with open(cls.folder / "c.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, customer(0).keys())
            writer.writeheader()
            writer.writerows(cls.given.values())
        cls.index = cls.folder / "c.index"
        subprocess.run([program.PROGRAM, "import-customers", cls.folder / "c.csv", cls.index, "--quiet"], check=True,
                       timeout=120)

    def check_customers(self, rows, form):
        found = {}
        for row in rows:
            address = row if form == "csv" else row["endereco"]
            prefix = "endereco_" if form == "csv" else ""
            found[row["customer_id"]] = row
            given = self.given[row["customer_id"]]
            self.assertEqual(row["nome"], given["nome"])
            self.assertEqual(address[prefix + "estado"], given["uf"])
            if given["cidade"]:
                self.assertEqual(address[prefix + "cidade"], given["cidade"])
            self.assertAlmostEqual(float(row["renda_mensal"]), float(given["renda"]))
            self.assertEqual(row["telefone"], f"(11) 3456-7{given['telefone'][-3:]}")
            self.assertEqual(str(row["data_nascimento"]), given["nascimento"])
        self.assertEqual(found.keys(), self.given.keys())

    def test_every_format(self):
        for form in ("jsonl", "csv", "parquet", "arrow"):
            with self.subTest(format=form):
                output = self.folder / form
                program.generate(output, "--rows", 60_000, "--customers-file", self.index, "--format", form)
                self.check_customers(rows_of(output, "customers", form), form)
                payers = {row["customer_id"] for row in rows_of(output, "transactions", form)}
                self.assertLessEqual(payers, self.given.keys())
                self.assertGreater(len(payers), COUNT * 9 // 10)
                self.assertEqual({row["customer_id"] for row in rows_of(output, "devices", form)}, self.given.keys())
                shutil.rmtree(output)

    def test_the_population_can_be_imported_again(self):
        first = self.folder / "first"
        program.generate(first, "--size", "2MB", "--customers-only")
        part = first / "customers" / "part-00000000.jsonl"
        index = self.folder / "again.index"
        subprocess.run([program.PROGRAM, "import-customers", part, index, "--quiet"], check=True, timeout=120)
        again = self.folder / "again"
        program.generate(again, "--size", "2MB", "--customers-only", "--customers-file", index, "--seed", 99)
        kept = ("nome", "cpf", "email", "telefone", "data_nascimento", "renda_mensal", "perfil_comportamental",
                "score_credito", "banco_codigo")
        before = {row["customer_id"]: row for row in rows_of(first, "customers", "jsonl")}
        after = {row["customer_id"]: row for row in rows_of(again, "customers", "jsonl")}
        self.assertEqual(before.keys(), after.keys())
        for identifier, row in before.items():
            self.assertEqual({key: row[key] for key in kept}, {key: after[identifier][key] for key in kept})
            self.assertEqual(row["endereco"]["cidade"], after[identifier]["endereco"]["cidade"])


if __name__ == "__main__":
    theirs = program.ROOT / ".venv" / "bin" / "python"
    if importlib.util.find_spec("pyarrow") is None:
        # The checkout's own environment has it, perhaps.
        if theirs.exists() and Path(sys.prefix) != theirs.parents[1]:
            os.execv(theirs, [str(theirs), "-B", *sys.argv])
        print(f"SKIP: no pyarrow in {sys.prefix}; packaging/setup --tests installs it")
        sys.exit(77)
    unittest.main()
