#!/usr/bin/env python3
"""Reads a finished dataset with nothing of Ledgerloom's and checks what it promises.

Standard library only, one line at a time where it can; the features are recomputed naively from the rows. Prints one
line a check, `ok` or `FAULT` with examples, and exits 1 when there is a fault.

    check_dataset.py FOLDER [--fraud-rate 0.005] [--schema resources/schema]
"""
import argparse
import collections
import datetime
import glob
import json
import math
import os
import re
import sys

US_DAY = 86_400_000_000
EARTH_KM = 6371.0088


class Report:
    def __init__(self):
        self.faults = 0

    def check(self, name, bad, total, examples=()):
        if bad == 0 and total > 0:
            print(f"ok     {name}: {total:,} checked")
            return
        self.faults += 1
        shown = "; ".join(str(e) for e in list(examples)[:3])
        print(f"FAULT  {name}: {bad:,} of {total:,} wrong. {shown}")


def rows_of(folder, table):
    paths = sorted(glob.glob(os.path.join(folder, "**", table, "**", "*.jsonl"), recursive=True))
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                yield path, json.loads(line)


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


class SchemaCheck:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.columns = json.load(file)["columns"]
        self.names = [c["name"] for c in self.columns]
        self.patterns = {c["name"]: re.compile(c["pattern"]) for c in self.columns if "pattern" in c}
        self.bad = 0
        self.total = 0
        self.examples = []

    def row(self, row):
        self.total += 1
        if list(row) != self.names[: len(row)] or len(row) < len(self.names) - 1:
            return self.fault("columns " + ",".join(row))
        for column in self.columns[: len(row)]:
            name, value = column["name"], row[column["name"]]
            if value is None:
                if not column["nullable"]:
                    return self.fault(f"{name} is null")
            elif not python_type_ok(column["type"], value):
                return self.fault(f"{name}={value!r} is no {column['type']}")
            elif "values" in column and value not in column["values"]:
                return self.fault(f"{name}={value!r} is not in the value set")
            elif name in self.patterns and not self.patterns[name].fullmatch(value):
                return self.fault(f"{name}={value!r} does not match {self.patterns[name].pattern}")
        return None

    def fault(self, why):
        self.bad += 1
        self.examples.append(why)


def check_people(folder, schema, report):
    customers = SchemaCheck(os.path.join(schema, "customers.json"))
    region = {}
    regions = {"1": "DF GO MT MS TO", "2": "AC AM AP PA RO RR", "3": "CE MA PI", "4": "AL PB PE RN", "5": "BA SE",
               "6": "MG", "7": "ES RJ", "8": "SP", "9": "PR SC", "0": "RS"}
    for digit, states in regions.items():
        region.update({state: digit for state in states.split()})
    ids, cpfs, accounts, zones = set(), set(), {}, {}
    bad_cpf, bad_region = [], []
    for _, row in rows_of(folder, "customers"):
        customers.row(row)
        ids.add(row["customer_id"])
        cpfs.add(row["cpf"])
        accounts[f"{row['banco_codigo']}/{row['agencia']}/{row['numero_conta']}"] = row["customer_id"]
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
        local_hour = (time // 3_600_000_000 + self.zones[row["customer_id"]]) % 24
        self.expect("horario_incomum", row, local_hour < 6, row["horario_incomum"] == (local_hour < 6))
        stream.last = (time, place)

    def tell(self, report):
        for feature in self.FEATURES:
            report.check(f"{feature} as replayed", self.bad[feature], self.total, self.examples[feature])


def check_transactions(folder, schema, ids, pairs, zones, rate, report):
    shape = SchemaCheck(os.path.join(schema, "transactions.json"))
    seen = set()
    last_of_part = {}
    unordered, unknown, unlisted, label, keys, late = [], [], [], [], [], []
    merchants = {}
    many_names = []
    by_part = collections.defaultdict(list)
    fraud = 0
    for path, row in rows_of(folder, "transactions"):
        shape.row(row)
        seen.add(row["transaction_id"])
        time = micros(row["timestamp"])
        by_part[path].append((row["customer_id"], time))
        fraud += row["is_fraud"]
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
        if row["chave_pix_tipo"] == "CPF" and not valid_cpf(row["chave_pix_destino"]):
            keys.append(row["chave_pix_destino"])
        if row["chave_pix_tipo"] == "CNPJ" and not valid_cnpj(row["chave_pix_destino"]):
            keys.append(row["chave_pix_destino"])
        if row["merchant_id"] is not None:
            facts = (row["merchant_name"], row["mcc_code"])
            if merchants.setdefault(row["merchant_id"], facts) != facts:
                many_names.append((row["merchant_id"], facts, merchants[row["merchant_id"]]))
        last_of_part.setdefault(path, time)
    total = shape.total
    report.check("transactions follow the schema", shape.bad, total, shape.examples)
    report.check("transaction_id unique", total - len(seen), total)
    report.check("customer of every row exists", len(unknown), total, unknown)
    report.check("device and customer of every row are a row of devices", len(unlisted), total, unlisted)
    report.check("no device is used before its first use", len(late), total, late)
    report.check("is_fraud and fraud_type agree", len(label), total, label)
    report.check("CPF and CNPJ keys valid", len(keys), total, keys)
    report.check("a merchant has one name and category", len(many_names), total, many_names)
    report.check("fraud rate exact to a row a block", 0 if abs(fraud - rate * total) <= total / 65536 + 1 else 1, total,
                 [f"{fraud} of {total} rows, asked {rate:.4%}"])
    return by_part


def check_order_and_features(folder, zones, report):
    """Customers live in one block each, so a part in time order replays customer by customer."""
    replay = Replay(zones)
    unordered = []
    same_time = []
    last = {}
    blocks = 0
    previous = None
    for path, row in rows_of(folder, "transactions"):
        time = micros(row["timestamp"])
        if previous is not None and (path != previous[0] or time < previous[1]):
            blocks += 1
        previous = (path, time)
        earlier = last.get(row["customer_id"])
        if earlier is not None and time == earlier:
            same_time.append((row["customer_id"], row["timestamp"]))
        if earlier is not None and time < earlier:
            unordered.append((row["customer_id"], row["timestamp"]))
        last[row["customer_id"]] = time
        replay.row(row, time)
    report.check("a customer's rows are in time order", len(unordered), replay.total, unordered)
    report.check("a customer's times are unique", len(same_time), replay.total, same_time)
    # Blocks of 65,536 rows follow one another within a part; within a block time never falls.
    allowed = replay.total // 32768 + 1
    report.check("blocks are in time order", 0 if blocks <= allowed else blocks, replay.total,
                 [f"time falls {blocks} times, {allowed} blocks at most"])
    replay.tell(report)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--fraud-rate", type=float, default=0.005)
    parser.add_argument("--schema", default=os.path.join(os.path.dirname(__file__), "../../resources/schema"))
    arguments = parser.parse_args()
    report = Report()
    ids, pairs, zones = check_people(arguments.folder, arguments.schema, report)
    check_transactions(arguments.folder, arguments.schema, ids, pairs, zones, arguments.fraud_rate, report)
    check_order_and_features(arguments.folder, zones, report)
    print("no faults" if report.faults == 0 else f"{report.faults} faults")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
