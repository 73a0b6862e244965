"""Each check of check_dataset.py finds the fault it is for, and nothing else does: a tiny dataset is spoilt in one way
at a time. Rows, bytes and fraud of manifest and parts list are kept right unless they are what is spoilt."""

import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import check_dataset
import program

TABLES = ("customers", "devices", "transactions")
RATE = "0.02"


def encode(value):
    """As the program writes it: numbers keep the digits they were read with."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{encode(item)}" for key, item in value.items()) + "}"
    return value.text if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)


class Number(float):
    """A number and its text."""

    def __new__(cls, text):
        number = super().__new__(cls, text)
        number.text = text
        return number


class Dataset:
    def __init__(self, folder):
        self.tables = {}
        for table in TABLES:
            text = (folder / table / "part-00000000.jsonl").read_text(encoding="utf-8")
            self.tables[table] = [json.loads(line, parse_float=Number) for line in text.splitlines()]
        self.manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))

    def copy(self):
        """Rows that can be spoilt; deepcopy() would take longer than everything else."""
        other = copy.copy(self)
        other.manifest = copy.deepcopy(self.manifest)
        other.tables = {table: [dict(row) for row in rows] for table, rows in self.tables.items()}
        for row in other.customers:
            row["endereco"] = dict(row["endereco"])
        return other

    def write(self, folder):
        parts = []
        for table in TABLES:
            (folder / table).mkdir(parents=True)
            path = folder / table / "part-00000000.jsonl"
            path.write_text("".join(encode(row) + "\n" for row in self.tables[table]), encoding="utf-8")
            facts = {"rows": len(self.tables[table]), "bytes": path.stat().st_size}
            if table == "transactions":
                facts["fraud_rows"] = sum(row["is_fraud"] for row in self.tables[table])
            self.manifest["tables"][table].update(facts)
            parts.append({"path": f"{table}/{path.name}", "table": table, **facts})
        (folder / "manifest.json").write_text(json.dumps(self.manifest), encoding="utf-8")
        (folder / "parts.jsonl").write_text("".join(json.dumps(part) + "\n" for part in parts), encoding="utf-8")

    @property
    def customers(self):
        return self.tables["customers"]

    @property
    def devices(self):
        return self.tables["devices"]

    @property
    def rows(self):
        return self.tables["transactions"]

    def row(self, **wanted):
        """The first row with these values that is not its customer's first; a function as value is a condition."""
        seen = set()
        for row in self.rows:
            holds = all(value(row[key]) if callable(value) else row[key] == value for key, value in wanted.items())
            if holds and row["customer_id"] in seen:
                return row
            seen.add(row["customer_id"])
        raise LookupError(f"the tiny dataset has no such row: {wanted}")


def present(value):
    return value is not None


class CheckFinds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="ledgerloom-checker-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        program.generate(cls.folder / "good", "--rows", 2000, "--fraud-rate", "2%", "--workers", 1)
        cls.good = Dataset(cls.folder / "good")
        cls.ran, cls.found = set(), set()

    @classmethod
    def tearDownClass(cls):
        """A check that nothing here makes fail is a fault of this file, if all of it was run."""
        if cls.ran == {name for name in dir(cls) if name.startswith("test_")}:
            never = set(cls.report_of(cls.folder / "good").names) - cls.found
            assert not never, f"no test spoils a dataset for: {never}"

    def setUp(self):
        self.ran.add(self._testMethodName)
        self.data = self.good.copy()

    @classmethod
    def report_of(cls, folder):
        report = check_dataset.Report(tell=lambda line: None)
        check_dataset.check(str(folder), str(program.SCHEMA), RATE, report)
        return report

    def assert_fault(self, name, after=lambda folder: None):
        """What was done to self.data is found by the check `name` and by no other."""
        with tempfile.TemporaryDirectory(dir=self.folder) as spoilt:
            self.data.write(Path(spoilt))
            after(Path(spoilt))
            self.assertEqual(self.report_of(spoilt).faults, [name])
            self.found.add(name)

    def test_nothing_in_a_good_dataset(self):
        self.assertEqual(self.report_of(self.folder / "good").faults, [])
        with tempfile.TemporaryDirectory(dir=self.folder) as rewritten:
            self.data.write(Path(rewritten))
            for table in TABLES:
                name = f"{table}/part-00000000.jsonl"
                self.assertEqual((Path(rewritten) / name).read_bytes(), (self.folder / "good" / name).read_bytes())

    def test_exit_code_and_text(self):
        checker = [sys.executable, "-B", check_dataset.__file__]
        good = subprocess.run([*checker, str(self.folder / "good"), "--fraud-rate", RATE], capture_output=True, text=True,
                              check=False)
        self.assertEqual((good.returncode, good.stdout.splitlines()[-1]), (0, "no faults"))
        other = subprocess.run([*checker, str(self.folder / "good"), "--fraud-rate", "0.03"], capture_output=True,
                               text=True, check=False)
        self.assertEqual(other.returncode, 1)
        self.assertIn("FAULT  fraud rate exact: 20 of 2,000 wrong", other.stdout)

    def test_empty_table_is_a_fault(self):
        self.data.tables["devices"] = []
        with tempfile.TemporaryDirectory(dir=self.folder) as spoilt:
            self.data.write(Path(spoilt))
            self.assertIn("devices follow the schema", self.report_of(spoilt).faults)

    # ---- Files --------------------------------------------------------------------------------------------------

    def test_broken_line(self):
        def cut(folder):
            path = folder / "transactions" / "part-00000000.jsonl"
            os.truncate(path, path.stat().st_size - 20)
        self.assert_fault("every line is one JSON object", cut)

    def test_listing_against_files(self):
        def spoil_manifest(folder):
            path = folder / "manifest.json"
            manifest = json.loads(path.read_text())
            manifest["tables"]["transactions"]["fraud_rows"] += 1
            path.write_text(json.dumps(manifest))

        def part_not_listed(folder):
            path = folder / "parts.jsonl"
            path.write_text("".join(path.read_text().splitlines(True)[1:]))

        def file_missing(folder):
            with open(folder / "parts.jsonl", "a", encoding="utf-8") as file:
                file.write('{"path":"transactions/part-00000001.jsonl","rows":1,"bytes":1}\n')
        for spoil in (spoil_manifest, part_not_listed, file_missing):
            with self.subTest(spoil.__name__):
                self.assert_fault("manifest and parts list count what is there", spoil)

    # ---- People -------------------------------------------------------------------------------------------------

    def test_customers_schema(self):
        spoils = (lambda row: row.update(score_credito="700"), lambda row: row["endereco"].update(cep="1234"),
                  lambda row: row["endereco"].pop("bairro"), lambda row: row.update(nome=None),
                  lambda row: row.update(extra=1))
        for spoil in spoils:
            self.data = self.good.copy()
            spoil(self.data.customers[5])
            self.assert_fault("customers follow the schema")

    def test_customer_twice(self):
        again = copy.deepcopy(self.data.customers[0])
        again["cpf"] = self.cpf_like(again["cpf"])
        self.data.customers.append(again)
        self.assert_fault("customer_id unique")

    @staticmethod
    def cpf_like(cpf):
        """Another valid CPF of the same region."""
        digits = [int(c) for c in cpf if c.isdigit()]
        for first in range(10**8):
            trial = [int(c) for c in f"{first:08d}"] + digits[8:9]
            for count in (9, 10):
                rest = sum(d * w for d, w in zip(trial, range(count + 1, 1, -1))) % 11
                trial.append(0 if rest < 2 else 11 - rest)
            text = "".join(map(str, trial))
            written = f"{text[:3]}.{text[3:6]}.{text[6:9]}-{text[9:]}"
            if check_dataset.valid_cpf(written):
                return written
        raise LookupError(cpf)

    def test_cpf_twice(self):
        first = self.data.customers[0]
        state = first["endereco"]["estado"]
        other = next(c for c in self.data.customers[1:] if c["endereco"]["estado"] == state)
        other["cpf"] = first["cpf"]
        self.assert_fault("cpf unique")

    def test_cpf_check_digit(self):
        row = self.data.customers[3]
        row["cpf"] = row["cpf"][:-1] + str((int(row["cpf"][-1]) + 1) % 10)
        self.assert_fault("cpf valid")

    def test_cpf_of_equal_digits(self):
        self.data.customers[3]["cpf"] = "111.111.111-11"
        self.assert_fault("cpf valid")

    def test_cpf_region(self):
        people = self.data.customers
        other = next(c for c in people if c["endereco"]["estado"] == "SP")
        mine = next(c for c in people if c["endereco"]["estado"] == "MG")
        mine["cpf"], other["cpf"] = other["cpf"], mine["cpf"]
        self.assert_fault("cpf region digit is the state's")

    def test_devices_schema(self):
        self.data.devices[7]["is_trusted"] = "true"
        self.assert_fault("devices follow the schema")

    def test_device_of_nobody(self):
        stray = {**self.data.devices[0], "customer_id": "CUST_999999999999"}
        self.data.devices.append(stray)
        self.assert_fault("devices belong to customers")

    # ---- Rows ---------------------------------------------------------------------------------------------------

    def test_transactions_schema(self):
        spoils = ({"moeda": "USD"}, {"fraud_score": Number("100.01")}, {"fraud_score": "1"}, {"session_id": "SESS_1"},
                  {"status": None})
        for spoil in spoils:
            with self.subTest(spoil=spoil):
                self.data = self.good.copy()
                self.data.row(tipo="BOLETO", status="APROVADA").update(spoil)
                self.assert_fault("transactions follow the schema")

    def test_columns_in_order(self):
        row = self.data.rows[0]
        row["moeda"] = row.pop("moeda")
        self.assert_fault("transactions follow the schema")

    def test_own_column_off(self):
        for row in self.data.rows:
            for own in ("conta_destino", "saldo_antes", "saldo_depois"):
                del row[own]
        with tempfile.TemporaryDirectory(dir=self.folder) as without:
            self.data.write(Path(without))
            self.assertNotIn("transactions follow the schema", self.report_of(without).faults)

    def test_transaction_id_twice(self):
        self.data.rows[9]["transaction_id"] = self.data.rows[2]["transaction_id"]
        self.assert_fault("transaction_id unique")

    def test_customer_missing(self):
        gone = self.data.rows[0]["customer_id"]
        self.data.tables["customers"] = [row for row in self.data.customers if row["customer_id"] != gone]
        self.data.tables["devices"] = [row for row in self.data.devices if row["customer_id"] != gone]
        for row in self.data.rows:
            if row["customer_id"] == gone:
                row["device_id"] = None
        self.assert_fault("customer of every row exists")

    def test_device_not_listed(self):
        row = self.data.row(device_id=present)
        pair = (row["device_id"], row["customer_id"])
        self.data.tables["devices"] = [d for d in self.data.devices if (d["device_id"], d["customer_id"]) != pair]
        self.assert_fault("device and customer of every row are a row of devices")

    def test_device_before_first_use(self):
        row = self.data.row(device_id=present)
        pair = (row["device_id"], row["customer_id"])
        device = next(d for d in self.data.devices if (d["device_id"], d["customer_id"]) == pair)
        device["primeiro_uso"] = "2099-01-01"
        self.assert_fault("no device is used before its first use")

    def test_label_without_type(self):
        # In a row that is not fraud, so that the rate stays what it is.
        self.data.row(is_fraud=False)["fraud_type"] = "CONTA_TOMADA"
        self.assert_fault("is_fraud and fraud_type agree")

    def test_groups_of_nulls(self):
        spoils = (({"merchant_id": present}, {"merchant_name": None}), ({"tipo": "PIX"}, {"chave_pix_tipo": None}),
                  ({"tipo": "CARTAO_CREDITO"}, {"parcelas": None}), ({"status": "RECUSADA"}, {"motivo_recusa": None}),
                  ({"status": "APROVADA"}, {"motivo_recusa": "ERRO_CVV"}))
        for wanted, spoil in spoils:
            with self.subTest(spoil=spoil):
                self.data = self.good.copy()
                row = self.data.row(**wanted)
                if "merchant_name" in spoil:
                    # The only row of its merchant: the name is not compared with another row's.
                    ids = [other["merchant_id"] for other in self.data.rows]
                    row = self.data.row(merchant_id=lambda name: name is not None and ids.count(name) == 1)
                row.update(spoil)
                self.assert_fault("columns that belong together are null together")

    def test_money_decimals(self):
        row = self.data.row(valor=lambda value: value.text.endswith("0"))
        row["valor"] = Number(row["valor"].text[:-1])
        self.assert_fault("money has two decimals")

    def test_keys(self):
        for kind in ("CPF", "CNPJ"):
            with self.subTest(kind=kind):
                self.data = self.good.copy()
                # A key that is used once and was new then is as new when it is spoilt.
                keys = [other["chave_pix_destino"] for other in self.data.rows]
                row = self.data.row(chave_pix_tipo=kind, chave_pix_destino=lambda key: keys.count(key) == 1)
                last = next(i for i in reversed(range(len(row["chave_pix_destino"])))
                            if row["chave_pix_destino"][i].isdigit())
                digit = (int(row["chave_pix_destino"][last]) + 1) % 10
                row["chave_pix_destino"] = row["chave_pix_destino"][:last] + str(digit)
                self.assert_fault("CPF and CNPJ keys valid")

    def test_merchant_with_two_names(self):
        ids = [row["merchant_id"] for row in self.data.rows]
        self.data.row(merchant_id=lambda name: name is not None and ids.count(name) > 1)["merchant_name"] = "Outra"
        self.assert_fault("a merchant has one name and category")

    # ---- Fraud rate, order ----------------------------------------------------------------------------------------

    def test_fraud_rate(self):
        # One row too many is a fault of the whole, yet allowed in a block.
        self.data.row(is_fraud=False).update(is_fraud=True, fraud_type="CONTA_TOMADA")
        self.assert_fault("fraud rate exact")

    def test_fraud_rate_of_a_block(self):
        # Two stretches of rows that are two blocks: the second has all of the first's fraud as well.
        names = sorted({row["customer_id"] for row in self.data.rows})
        first = set(names[: len(names) // 2])
        rows = self.data.rows
        self.data.tables["transactions"] = [row for row in rows if row["customer_id"] in first] + [
            row for row in rows if row["customer_id"] not in first]
        self.data.manifest["plan"]["blocks"] = 2
        fraud = sum(row["is_fraud"] for row in self.data.rows)
        for row in self.data.rows:
            row.update(is_fraud=False, fraud_type=None)
        for row in self.data.rows[-fraud:]:
            row.update(is_fraud=True, fraud_type="CONTA_TOMADA")
        self.assert_fault("fraud rate exact to a row in every block")

    def test_block_out_of_order(self):
        # Two customers' neighbouring rows change places: each customer alone is still in order.
        rows = self.data.rows
        i = next(i for i in range(500, len(rows)) if rows[i]["customer_id"] != rows[i + 1]["customer_id"])
        rows[i], rows[i + 1] = rows[i + 1], rows[i]
        self.assert_fault("every block is in time order")

    def test_customer_out_of_order(self):
        # Time falls within a customer where, to whoever looks at the whole, a second block begins.
        self.add_customer_with_two_rows("2025-01-01T12:00:00.000000")
        self.data.manifest["plan"]["blocks"] = 2
        self.assert_fault("a customer's rows are in time order")

    def test_same_time(self):
        first, second = self.add_customer_with_two_rows(None)
        cents = 2 * check_dataset.cents(first["valor"])
        second.update(tempo_desde_ultima_transacao_min=0, transacoes_ultimas_24h=2, novo_beneficiario=False,
                      valor_acumulado_24h=Number(f"{cents // 100}.{cents % 100:02d}"))
        self.assert_fault("a customer's times are unique")

    def add_customer_with_two_rows(self, second_time):
        """At the end of the last day, each a first row; the second at another time if one is given."""
        person = {**self.data.customers[0], "customer_id": "CUST_900000000000"}
        person["cpf"] = self.cpf_like(person["cpf"])
        self.data.customers.append(person)
        template = self.data.row(tipo="PIX", is_fraud=False, status="APROVADA")
        latest = self.data.rows[-1]["timestamp"][:10] + "T23:59:59.999999"
        for number, time in enumerate((latest, second_time or latest)):
            self.data.rows.append({
                **template, "transaction_id": f"TXN_90000000000000{number}", "customer_id": person["customer_id"],
                "device_id": None, "timestamp": time, "geolocalizacao_lat": None, "geolocalizacao_lon": None,
                "distancia_ultima_transacao_km": None, "tempo_desde_ultima_transacao_min": None,
                "transacoes_ultimas_24h": 1, "valor_acumulado_24h": template["valor"], "horario_incomum": False,
                "novo_beneficiario": True})
        return self.data.rows[-2:]

    # ---- Features -----------------------------------------------------------------------------------------------

    def test_features(self):
        spoils = {
            "transacoes_ultimas_24h": lambda value: value + 1,
            "valor_acumulado_24h": lambda value: Number(f"{value + 0.01:.2f}"),
            "tempo_desde_ultima_transacao_min": lambda value: value + 1,
            "distancia_ultima_transacao_km": lambda value: Number(f"{value + 0.03:.2f}"),
            "novo_beneficiario": lambda value: not value,
            "horario_incomum": lambda value: not value,
        }
        self.assertEqual(list(spoils), check_dataset.Replay.FEATURES)
        for feature, spoil in spoils.items():
            with self.subTest(feature=feature):
                self.data = self.good.copy()
                row = self.data.row(**{feature: present})
                row[feature] = spoil(row[feature])
                self.assert_fault(f"{feature} as replayed")

    def test_null_feature(self):
        row = self.data.row(distancia_ultima_transacao_km=present)
        row["distancia_ultima_transacao_km"] = None
        self.assert_fault("distancia_ultima_transacao_km as replayed")


if __name__ == "__main__":
    unittest.main()
