#!/usr/bin/env python3
"""Reads a finished dataset with nothing of Ledgerloom's and checks what it promises.

Standard library only, one line at a time where it can; the features are recomputed naively from the rows. Prints one
line a check, `ok` or `FAULT` with examples, and exits 1 when there is a fault.

    check_dataset.py FOLDER [--fraud-rate 0.005] [--schema resources/schema]
"""
import argparse
import collections
import datetime
import fractions
import glob
import json
import math
import os
import re
import sys

US_DAY = 86_400_000_000
EARTH_KM = 6371.0088


CARD_TYPES = ("CARTAO_CREDITO", "CARTAO_DEBITO")
# Columns that are null together, and when they are not.
GROUPS = (
    (("merchant_id", "merchant_name", "merchant_category", "mcc_code", "mcc_risk_level"),
     lambda row: row["merchant_id"] is not None),
    (("numero_cartao_hash", "bandeira", "tipo_cartao", "parcelas", "entrada_cartao"),
     lambda row: row["tipo"] in CARD_TYPES or row["numero_cartao_hash"] is not None),
    (("chave_pix_tipo", "chave_pix_destino"), lambda row: row["tipo"] == "PIX"),
    (("motivo_recusa",), lambda row: row["status"] in ("RECUSADA", "BLOQUEADA")),
)
MONEY_IN_TEXT = re.compile(r'"(?:valor|valor_acumulado_24h)":(?!-?[0-9]+\.[0-9]{2}[,}])')


class Report:
    def __init__(self, tell=print):
        self.tell = tell
        self.names = []
        self.faults = []

    def check(self, name, bad, total, examples=()):
        self.names.append(name)
        if bad == 0 and total > 0:
            self.tell(f"ok     {name}: {total:,} checked")
            return
        self.faults.append(name)
        shown = "; ".join(str(e) for e in list(examples)[:3])
        self.tell(f"FAULT  {name}: {bad:,} of {total:,} wrong. {shown}")


def paths_of(folder, table):
    return sorted(glob.glob(os.path.join(folder, "**", table, "**", "*.jsonl"), recursive=True))


def lines_of(folder, table):
    for path in paths_of(folder, table):
        with open(path, encoding="utf-8", newline="\n") as file:
            for line in file:
                yield path, line


def rows_of(folder, table):
    for path, line in lines_of(folder, table):
        yield path, json.loads(line)


def check_lines(folder, report):
    """What must hold before a row can be read at all."""
    bad, total = [], 0
    for table in ("customers", "devices", "transactions"):
        for path in paths_of(folder, table):
            with open(path, "rb") as file:
                for number, line in enumerate(file, start=1):
                    total += 1
                    try:
                        good = line.endswith(b"\n") and isinstance(json.loads(line.decode("utf-8")), dict)
                    except ValueError:
                        good = False
                    if not good:
                        bad.append(f"{path}:{number}")
    report.check("every line is one JSON object", len(bad), total, bad)
    return not bad


def check_listing(folder, report):
    """manifest.json and parts.jsonl against the files: paths, bytes, rows and fraud."""
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    with open(os.path.join(folder, "parts.jsonl"), encoding="utf-8") as file:
        parts = {part["path"]: part for part in map(json.loads, file)}
    bad = []
    found = [(table, path) for table in ("customers", "devices", "transactions") for path in paths_of(folder, table)]
    bad += sorted(set(parts) - {os.path.relpath(path, folder) for _, path in found})
    sums = {table: collections.Counter() for table, _ in found}
    for table, path in found:
        name = os.path.relpath(path, folder)
        with open(path, "rb") as file:
            lines = file.readlines()
        facts = {"rows": len(lines), "bytes": os.path.getsize(path)}
        if table == "transactions":
            facts["fraud_rows"] = sum(b'"is_fraud":true' in line for line in lines)
        part = parts.get(name, {})
        bad += [f"{name}: {key} is {value}, listed {part.get(key)}" for key, value in facts.items()
                if part.get(key) != value]
        sums[table].update(facts, parts=1)
    for table, facts in sums.items():
        told = manifest["tables"].get(table, {})
        bad += [f"{table}: {key} is {value}, manifest {told.get(key)}" for key, value in facts.items()
                if told.get(key) != value]
    report.check("manifest and parts list count what is there", len(bad), len(found), bad)
    return manifest["plan"]["blocks"]


def valid_cpf(text):
    digits = [int(c) for c in text if c.isdigit()]
    if len(digits) != 11 or len(set(digits)) == 1:
        return False
    for count in (9, 10):
        total = sum(d * w for d, w in zip(digits[:count], range(count + 1, 1, -1)))
        rest = total % 11
        if digits[count] != (0 if rest < 2 else 11 - rest):
            return False
    return True


def valid_cnpj(text):
    digits = [int(c) for c in text]
    if len(digits) != 14:
        return False
    for count, weights in ((12, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]), (13, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])):
        rest = sum(d * w for d, w in zip(digits[:count], weights)) % 11
        if digits[count] != (0 if rest < 2 else 11 - rest):
            return False
    return True


def micros(text):
    moment = datetime.datetime.fromisoformat(text)
    return (moment - datetime.datetime(1970, 1, 1)) // datetime.timedelta(microseconds=1)


def cents(value):
    return round(value * 100)


def great_circle_km(a, b):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


def receiver_of(row):
    if row["tipo"] == "PIX":
        return "key", row["chave_pix_destino"]
    if row["tipo"] == "BOLETO" and row.get("conta_destino") is not None:
        return "account", row["conta_destino"]
    if row["merchant_id"] is not None:
        return "merchant", row["merchant_id"]
    return "account", row.get("conta_destino")


def python_type_ok(kind, value):
    if kind == "string":
        return isinstance(value, str)
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return kind == "object" and isinstance(value, dict)


def value_fault(column, value):
    """What is wrong with a value by its column of the schema; None when nothing is."""
    name = column["name"]
    if value is None:
        return None if column["nullable"] else f"{name} is null"
    if not python_type_ok(column["type"], value):
        return f"{name}={value!r} is no {column['type']}"
    if "values" in column and value not in column["values"]:
        return f"{name}={value!r} is not in the value set"
    if "pattern" in column and not column["pattern"].fullmatch(value):
        return f"{name}={value!r} does not match {column['pattern'].pattern}"
    if ("minimum" in column and value < column["minimum"]) or ("maximum" in column and value > column["maximum"]):
        return f"{name}={value!r} is out of range"
    return object_fault(column["fields"], value) if column["type"] == "object" else None


def object_fault(columns, row):
    if list(row) != [column["name"] for column in columns]:
        return "columns " + ",".join(row)
    return next(filter(None, (value_fault(column, row[column["name"]]) for column in columns)), None)


class SchemaCheck:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.columns = json.load(file, object_hook=self.compiled)["columns"]
        self.theirs = [column for column in self.columns if not column.get("own")]
        self.bad = 0
        self.total = 0
        self.examples = []

    @staticmethod
    def compiled(values):
        if "pattern" in values:
            values["pattern"] = re.compile(values["pattern"])
        return values

    def row(self, row):
        """Own columns may be switched off, all together."""
        self.total += 1
        fault = object_fault(self.theirs if len(row) == len(self.theirs) else self.columns, row)
        if fault:
            self.bad += 1
            self.examples.append(fault)


def check_people(folder, schema, report):
    customers = SchemaCheck(os.path.join(schema, "customers.json"))
    region = {}
    regions = {"1": "DF GO MT MS TO", "2": "AC AM AP PA RO RR", "3": "CE MA PI", "4": "AL PB PE RN", "5": "BA SE",
               "6": "MG", "7": "ES RJ", "8": "SP", "9": "PR SC", "0": "RS"}
    for digit, states in regions.items():
        region.update({state: digit for state in states.split()})
    ids, cpfs, zones = set(), set(), {}
    bad_cpf, bad_region = [], []
    for _, row in rows_of(folder, "customers"):
        customers.row(row)
        ids.add(row["customer_id"])
        cpfs.add(row["cpf"])
        state = row["endereco"]["estado"]
        zones[row["customer_id"]] = -2 if state == "AC" else -1 if state in ("MT", "MS", "RO", "RR", "AM") else 0
        if not valid_cpf(row["cpf"]):
            bad_cpf.append(row["cpf"])
        elif [c for c in row["cpf"] if c.isdigit()][8] != region[state]:
            bad_region.append((row["cpf"], state))
    report.check("customers follow the schema", customers.bad, customers.total, customers.examples)
    report.check("customer_id unique", customers.total - len(ids), customers.total)
    report.check("cpf unique", customers.total - len(cpfs), customers.total)
    report.check("cpf valid", len(bad_cpf), customers.total, bad_cpf)
    report.check("cpf region digit is the state's", len(bad_region), customers.total, bad_region)

    devices = SchemaCheck(os.path.join(schema, "devices.json"))
    pairs = {}
    orphans = []
    for _, row in rows_of(folder, "devices"):
        devices.row(row)
        pairs[(row["device_id"], row["customer_id"])] = row["primeiro_uso"]
        if row["customer_id"] not in ids:
            orphans.append(row["customer_id"])
    report.check("devices follow the schema", devices.bad, devices.total, devices.examples)
    report.check("devices belong to customers", len(orphans), devices.total, orphans)
    return ids, pairs, zones


class Stream:
    """What one customer's past is to a naive replay."""

    def __init__(self):
        self.window = collections.deque()
        self.last = None
        self.receivers = set()


class Replay:
    FEATURES = ["transacoes_ultimas_24h", "valor_acumulado_24h", "tempo_desde_ultima_transacao_min",
                "distancia_ultima_transacao_km", "novo_beneficiario", "horario_incomum"]

    def __init__(self, zones):
        self.zones = zones
        self.streams = collections.defaultdict(Stream)
        self.bad = collections.Counter()
        self.examples = collections.defaultdict(list)
        self.total = 0

    def expect(self, feature, row, expected, same):
        if not same:
            self.bad[feature] += 1
            self.examples[feature].append((row["transaction_id"], row[feature], expected))

    def row(self, row, time):
        self.total += 1
        stream = self.streams[row["customer_id"]]
        stream.window.append((time, cents(row["valor"])))
        while stream.window[0][0] <= time - US_DAY:
            stream.window.popleft()
        count, total = len(stream.window), sum(amount for _, amount in stream.window)
        self.expect("transacoes_ultimas_24h", row, count, row["transacoes_ultimas_24h"] == count)
        self.expect("valor_acumulado_24h", row, total / 100, cents(row["valor_acumulado_24h"]) == total)
        place = None if row["geolocalizacao_lat"] is None else (row["geolocalizacao_lat"], row["geolocalizacao_lon"])
        minutes = distance = None
        if stream.last is not None:
            minutes = (time - stream.last[0]) // 60_000_000
            if place is not None and stream.last[1] is not None:
                distance = great_circle_km(stream.last[1], place)
        self.expect("tempo_desde_ultima_transacao_min", row, minutes,
                    row["tempo_desde_ultima_transacao_min"] == minutes)
        written = row["distancia_ultima_transacao_km"]
        self.expect("distancia_ultima_transacao_km", row, distance,
                    (written is None) == (distance is None)
                    and (written is None or abs(written - distance) <= 0.01 + 1e-9))
        receiver = receiver_of(row)
        self.expect("novo_beneficiario", row, receiver, row["novo_beneficiario"] == (receiver not in stream.receivers))
        stream.receivers.add(receiver)
        # A customer that is missing is another check's fault.
        if row["customer_id"] in self.zones:
            local_hour = (time // 3_600_000_000 + self.zones[row["customer_id"]]) % 24
            self.expect("horario_incomum", row, local_hour < 6, row["horario_incomum"] == (local_hour < 6))
        stream.last = (time, place)

    def tell(self, report):
        for feature in self.FEATURES:
            report.check(f"{feature} as replayed", self.bad[feature], self.total, self.examples[feature])


class Merchants:
    def __init__(self):
        self.facts = {}
        self.many = []

    def row(self, row):
        if row["merchant_id"] is not None:
            facts = (row["merchant_name"], row["mcc_code"])
            if self.facts.setdefault(row["merchant_id"], facts) != facts:
                self.many.append((row["merchant_id"], facts, self.facts[row["merchant_id"]]))


def bad_key(row):
    if row["chave_pix_tipo"] == "CPF":
        return not valid_cpf(row["chave_pix_destino"])
    return row["chave_pix_tipo"] == "CNPJ" and not valid_cnpj(row["chave_pix_destino"])


def broken_group(row):
    for names, present in GROUPS:
        expected = present(row)
        for name in names:
            if (row[name] is not None) != expected:
                return name
    return None


def check_rows(folder, schema, ids, pairs, report):
    shape = SchemaCheck(os.path.join(schema, "transactions.json"))
    merchants = Merchants()
    seen = set()
    unknown, unlisted, late, label, groups, keys, money = [], [], [], [], [], [], []
    for _, line in lines_of(folder, "transactions"):
        row = json.loads(line)
        shape.row(row)
        merchants.row(row)
        seen.add(row["transaction_id"])
        if row["is_fraud"] != (row["fraud_type"] is not None):
            label.append(row["transaction_id"])
        if row["customer_id"] not in ids:
            unknown.append(row["customer_id"])
        if row["device_id"] is not None:
            first = pairs.get((row["device_id"], row["customer_id"]))
            if first is None:
                unlisted.append((row["device_id"], row["customer_id"]))
            elif first > row["timestamp"][:10]:
                late.append((row["device_id"], first, row["timestamp"]))
        if broken_group(row):
            groups.append((row["transaction_id"], broken_group(row)))
        if bad_key(row):
            keys.append(row["chave_pix_destino"])
        if MONEY_IN_TEXT.search(line):
            money.append(row["transaction_id"])
    total = shape.total
    report.check("transactions follow the schema", shape.bad, total, shape.examples)
    report.check("transaction_id unique", total - len(seen), total)
    report.check("customer of every row exists", len(unknown), total, unknown)
    report.check("device and customer of every row are a row of devices", len(unlisted), total, unlisted)
    report.check("no device is used before its first use", len(late), total, late)
    report.check("is_fraud and fraud_type agree", len(label), total, label)
    report.check("columns that belong together are null together", len(groups), total, groups)
    report.check("money has two decimals", len(money), total, money)
    report.check("CPF and CNPJ keys valid", len(keys), total, keys)
    report.check("a merchant has one name and category", len(merchants.many), total, merchants.many)


class Blocks:
    """Blocks follow one another; time falls where one ends and the next begins, and nowhere else."""

    def __init__(self):
        self.rows = []
        self.fraud = []
        self.previous = None

    def row(self, row, time):
        if self.previous is None or time < self.previous:
            self.rows.append(0)
            self.fraud.append(0)
        self.previous = time
        self.rows[-1] += 1
        self.fraud[-1] += row["is_fraud"]

    def tell(self, blocks, rate, report):
        rows, fraud = sum(self.rows), sum(self.fraud)
        report.check("every block is in time order", abs(len(self.rows) - blocks), rows,
                     [f"{len(self.rows)} stretches in time order, {blocks} blocks"])
        report.check("fraud rate exact", abs(fraud - int(rows * rate)), rows, [f"{fraud} rows, asked {float(rate):.4%}"])
        # Blocks that are out of order cannot be told apart: that is the first check's fault.
        uneven = [f"{f} of {n} rows in block {b}" for b, (n, f) in enumerate(zip(self.rows, self.fraud))
                  if abs(f - n * rate) > 1 and len(self.rows) == blocks]
        report.check("fraud rate exact to a row in every block", len(uneven), rows, uneven)


def check_order_and_features(folder, zones, blocks, rate, report):
    """Customers live in one block each, so rows as they stand replay customer by customer."""
    replay = Replay(zones)
    order = Blocks()
    unordered, same_time = [], []
    last = {}
    for _, row in rows_of(folder, "transactions"):
        time = micros(row["timestamp"])
        order.row(row, time)
        earlier = last.get(row["customer_id"])
        if earlier is not None and time == earlier:
            same_time.append((row["customer_id"], row["timestamp"]))
        if earlier is not None and time < earlier:
            # Nothing of its past can be said of a row that comes too late.
            unordered.append((row["customer_id"], row["timestamp"]))
            continue
        last[row["customer_id"]] = time
        replay.row(row, time)
    report.check("a customer's rows are in time order", len(unordered), replay.total + len(unordered), unordered)
    report.check("a customer's times are unique", len(same_time), replay.total, same_time)
    order.tell(blocks, rate, report)
    replay.tell(report)


def check(folder, schema, fraud_rate, report):
    """All checks of one dataset; `fraud_rate` is a number or its text."""
    if not check_lines(folder, report):
        return
    rate = fractions.Fraction(str(fraud_rate))
    blocks = check_listing(folder, report)
    ids, pairs, zones = check_people(folder, schema, report)
    check_rows(folder, schema, ids, pairs, report)
    check_order_and_features(folder, zones, blocks, rate, report)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--fraud-rate", default="0.005")
    parser.add_argument("--schema", default=os.path.join(os.path.dirname(__file__), "../../resources/schema"))
    arguments = parser.parse_args()
    report = Report()
    check(arguments.folder, arguments.schema, arguments.fraud_rate, report)
    print(f"{len(report.faults)} faults" if report.faults else "no faults")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
