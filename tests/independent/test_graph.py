"""`--graph`: nodes and edges go into networkx as they are, from Parquet and from CSV. Every edge's ends are nodes, ids are
unique and join with the other tables, degrees have a heavy tail, and the motifs that rings of mules are planted in are found
again by a finder that knows no label: chains, fans, cycles, scatter and gather."""

import os
import subprocess
import tempfile
import unittest
from collections import defaultdict
from pathlib import Path

from program import PROGRAM, generate, need_packages, tree_hashes

need_packages("networkx", "pandas", "pyarrow")

import networkx as nx  # noqa: E402
import pandas as pd  # noqa: E402

ROWS = 300_000  # five blocks: what many customers pay is written by others than their own
PEOPLE = ["--customers", 3_000]  # a fiftieth of them can be rings
FRAUD = ["--fraud-rate", "4%", "--scenario-weights", "laundering=2"]
MINUTE = pd.Timedelta(minutes=1)
DWELL = 66 * MINUTE  # longest that a mule holds money, and a little
LEAST_SHARE, MOST_SHARE = 0.4, 1.1


def table(folder, name):
    """As people read it: texts as objects, times as times."""
    parts = sorted((folder / name).rglob("part-*"))
    if parts[0].suffix == ".parquet":
        rows = pd.concat([pd.read_parquet(part) for part in parts], ignore_index=True)
    else:
        rows = pd.concat([pd.read_csv(part, dtype={"banco_codigo": str, "mcc_code": str, "is_fraud": object})
                          for part in parts], ignore_index=True)
    if "timestamp" in rows:
        rows["timestamp"] = pd.to_datetime(rows["timestamp"])
    for column in rows:
        if isinstance(rows[column].dtype, pd.CategoricalDtype):
            rows[column] = rows[column].astype(object)
    return rows


def edge_graph(edges, *attributes):
    return nx.from_pandas_edgelist(edges, "source", "target", edge_attr=list(attributes), create_using=nx.MultiDiGraph)


class WithGraph(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.held = tempfile.TemporaryDirectory(prefix="graph-")
        cls.addClassCleanup(cls.held.cleanup)
        cls.folder = Path(cls.held.name) / "out"
        generate(cls.folder, "--rows", ROWS, *PEOPLE, *FRAUD, "--labels", "both", "--graph", "--merchants",
                 "--format", "parquet")
        cls.nodes = table(cls.folder, "nodes")
        cls.edges = table(cls.folder, "edges")
        cls.payments = cls.edges[cls.edges["kind"] == "PAYMENT"]


class Loaded(WithGraph):
    def test_ids_are_unique_and_kinds_do_not_share_them(self):
        self.assertTrue(self.nodes["node_id"].is_unique)
        forms = {"CUSTOMER": r"CUST_\d{12}", "DEVICE": r"DEV_\d{12}", "MERCHANT": r"MERCH_\d{6,}",
                 "ACCOUNT": r"\d{3}/\d{4}/\d+-\d"}
        for kind, form in forms.items():
            ids = self.nodes.loc[self.nodes["kind"] == kind, "node_id"]
            self.assertGreater(len(ids), 0)
            self.assertTrue(ids.str.fullmatch(form).all(), kind)

    def test_every_end_is_a_node(self):
        known = set(self.nodes["node_id"])
        for end in ("source", "target"):
            self.assertEqual(set(self.edges[end]) - known, set())

    def test_edges_go_from_what_they_say_to_what_they_say(self):
        kind = self.nodes.set_index("node_id")["kind"]
        ends = set(zip(self.edges["kind"], self.edges["source"].map(kind), self.edges["target"].map(kind)))
        self.assertEqual(ends, {("PAYMENT", "ACCOUNT", "ACCOUNT"), ("PAYMENT", "ACCOUNT", "MERCHANT"),
                                ("LOGIN", "CUSTOMER", "DEVICE"), ("OWNERSHIP", "CUSTOMER", "ACCOUNT"),
                                ("OWNERSHIP", "CUSTOMER", "DEVICE")})

    def test_it_joins_with_the_other_tables(self):
        customers = table(self.folder, "customers")
        account = customers["banco_codigo"] + "/" + customers["agencia"] + "/" + customers["numero_conta"]
        owned = self.edges[self.edges["kind"] == "OWNERSHIP"]
        devices = table(self.folder, "devices")
        self.assertEqual(set(zip(owned["source"], owned["target"])),
                         set(zip(customers["customer_id"], account)) | set(zip(devices["customer_id"], devices["device_id"])))
        rows = table(self.folder, "transactions")
        payer = dict(zip(customers["customer_id"], account))
        joined = self.payments.merge(rows, on="transaction_id", suffixes=("", "_there"))
        self.assertEqual(len(joined), len(rows))
        self.assertTrue((joined["source"] == joined["customer_id"].map(payer)).all())
        self.assertTrue((joined["target"] == joined["merchant_id"].fillna(joined["conta_destino"])).all())
        for column in ("timestamp", "tipo", "valor", "status", "is_fraud"):
            self.assertTrue((joined[column] == joined[f"{column}_there"]).all(), column)
        logins = self.edges[self.edges["kind"] == "LOGIN"]
        sessions = rows[rows["device_id"].notna()].sort_values("timestamp").drop_duplicates(["customer_id", "session_id"])
        self.assertEqual(set(zip(logins["source"], logins["target"], logins["transaction_id"])),
                         set(zip(sessions["customer_id"], sessions["device_id"], sessions["transaction_id"])))
        self.assertEqual(set(self.nodes.loc[self.nodes["kind"] == "MERCHANT", "node_id"]),
                         set(table(self.folder, "merchants")["merchant_id"]))

    def test_truth_is_that_of_the_episodes(self):
        labels = table(self.folder, "labels").set_index("transaction_id")
        fraud = self.payments[self.payments["is_fraud"].astype(bool)]
        self.assertTrue((fraud["episode_id"].values == labels.loc[fraud["transaction_id"], "episode_id"].values).all())
        episodes = table(self.folder, "episodes")
        order = ["VICTIM", "HOLDER", "MULE"]
        role = episodes.groupby("customer_id")["role"].agg(lambda roles: max(roles, key=order.index))
        people = self.nodes[self.nodes["customer_id"].notna()]
        told = people[people["fraud_role"].notna()].set_index("node_id")
        self.assertEqual(set(told["customer_id"]), set(role.index))
        self.assertTrue((told["fraud_role"] == told["customer_id"].map(role)).all())
        crew = set(self.nodes.loc[self.nodes["fraud_role"] == "CREW", "node_id"])
        self.assertLessEqual(set(episodes["device_id"].dropna()), crew)

    def test_nothing_but_labels_tells_the_truth(self):
        for name in ("nodes", "edges"):
            rows = self.nodes if name == "nodes" else self.edges
            self.assertIn("fraud_role" if name == "nodes" else "episode_id", rows.columns)
        other = Path(self.held.name) / "delayed"
        generate(other, "--rows", 70_000, "--labels", "delayed", "--graph", "--format", "csv")
        self.assertEqual(list(table(other, "nodes").columns),
                         ["node_id", "kind", "customer_id", "banco_codigo", "estado", "mcc_code"])
        self.assertEqual(list(table(other, "edges").columns),
                         ["source", "target", "kind", "transaction_id", "timestamp", "tipo", "valor", "status"])
        # Rows come in the order of ids: where a device or an account of somebody else stands says nothing.
        nodes = table(other, "nodes")
        for part in (nodes[nodes["kind"] == "DEVICE"]["node_id"],):
            block = part.index.to_series().diff().ne(1).cumsum()
            self.assertTrue(all(ids.is_monotonic_increasing for _, ids in part.groupby(block)))

    def test_degrees_have_a_heavy_tail(self):
        graph = edge_graph(self.payments, "valor")
        degrees = pd.Series(dict(graph.in_degree()))
        degrees = degrees[degrees > 0]
        self.assertGreater(degrees.max(), 50 * degrees.median())
        busiest = degrees.sort_values(ascending=False).head(len(degrees) // 100)
        self.assertGreater(busiest.sum() / degrees.sum(), 0.1)


class Motifs(WithGraph):
    """The finder sees approved payments from account to account, with time and amount; no label."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kind = cls.nodes.set_index("node_id")["kind"]
        seen = cls.payments[(cls.payments["status"] == "APROVADA") & (cls.payments["target"].map(kind) == "ACCOUNT")]
        cls.graph = edge_graph(seen, "timestamp", "valor", "transaction_id")
        cls.out, cls.into = defaultdict(list), defaultdict(list)
        for source, target, data in cls.graph.edges(data=True):
            edge = (data["timestamp"], data["valor"], data["transaction_id"], source, target)
            cls.out[source].append(edge)
            cls.into[target].append(edge)
        for edges in (*cls.out.values(), *cls.into.values()):
            edges.sort()
        episodes = table(cls.folder, "episodes")
        mules = episodes[episodes["role"] == "MULE"].set_index("episode_id")["campaign_id"]
        told = seen[seen["episode_id"].isin(mules.index)]
        cls.planted = defaultdict(list)  # motif -> the payments of one round of a ring
        for _, rounds in told.groupby([told["episode_id"].map(mules), told["timestamp"].dt.date]):
            motif = cls.motif_of(nx.from_pandas_edgelist(rounds, "source", "target", create_using=nx.DiGraph))
            if motif is not None:
                cls.planted[motif].append(set(rounds["transaction_id"]))

    @staticmethod
    def motif_of(ring):
        """What the payments of one ring on one day look like."""
        if not nx.is_directed_acyclic_graph(ring):
            return "cycle"
        for node in ring:
            if ring.out_degree(node) >= 3:
                sinks = defaultdict(int)
                for middle in ring.successors(node):
                    for sink in ring.successors(middle):
                        sinks[sink] += 1
                return "scatter and gather" if max(sinks.values(), default=0) >= 3 else "fan out"
        if any(degree >= 3 for _, degree in ring.in_degree()):
            return "fan in"
        return "chain" if nx.dag_longest_path_length(ring) >= 2 else None

    def passed_on(self, edge):
        """What the receiver of a payment sends on of it within the hour."""
        time, amount, _, _, receiver = edge
        return [then for then in self.out.get(receiver, ())
                if time < then[0] <= time + DWELL and LEAST_SHARE <= then[1] / amount <= MOST_SHARE]

    @staticmethod
    def fans(edges, other, window):
        """Payments of one account with three others or more within a window."""
        for i, first in enumerate(edges):
            fan = [edge for edge in edges[i:] if edge[0] - first[0] <= window]
            if len({edge[other] for edge in fan}) >= 3:
                yield fan

    def cycles(self, edge, path=()):
        path = (*path, edge)
        if edge[4] == path[0][3]:
            yield path
        elif len(path) < 8:
            for then in self.passed_on(edge):
                yield from self.cycles(then, path)

    def found(self):
        found = defaultdict(set)
        for edges in self.out.values():
            for fan in self.fans(edges, 4, 25 * MINUTE):
                found["fan out"].update(edge[2] for edge in fan)
                gathered = defaultdict(list)
                for edge in fan:
                    for then in self.passed_on(edge):
                        gathered[then[4]].append((edge, then))
                for pairs in gathered.values():
                    if len({pair[0][4] for pair in pairs}) >= 3:
                        found["scatter and gather"].update(edge[2] for pair in pairs for edge in pair)
            for edge in edges:
                for then in self.passed_on(edge):
                    found["chain"].update((edge[2], then[2]))
                for cycle in self.cycles(edge):
                    found["cycle"].update(step[2] for step in cycle)
        for edges in self.into.values():
            for fan in self.fans(edges, 3, 95 * MINUTE):
                found["fan in"].update(edge[2] for edge in fan)
        return found

    def test_planted_motifs_are_found(self):
        found = self.found()
        least = {"cycle": 3, "fan out": 3, "fan in": 3, "scatter and gather": 6, "chain": 2}
        told = {motif: (sum(len(planted & found[motif]) >= least[motif] for planted in rounds), len(rounds))
                for motif, rounds in self.planted.items()}
        print(told, "found of the planted; payments flagged:", {motif: len(ids) for motif, ids in found.items()})
        self.assertEqual(set(told), set(least))
        for motif, (hits, all_of_them) in told.items():
            self.assertGreaterEqual(all_of_them, 3, motif)
        self.assertGreaterEqual(sum(hits for hits, _ in told.values()), 0.95 * sum(count for _, count in told.values()))


class Formats(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory(prefix="graph-")
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def made(self, name, *options):
        generate(self.folder / name, "--graph", *options)
        return self.folder / name

    def test_csv_and_parquet_are_the_same_graph(self):
        folders = [self.made(name, "--rows", 20_000, "--format", name) for name in ("csv", "parquet")]
        nodes = [table(folder, "nodes").fillna("") for folder in folders]
        edges = [table(folder, "edges") for folder in folders]
        pd.testing.assert_frame_equal(*nodes, check_dtype=False)
        graphs = []
        for node, edge in zip(nodes, edges):
            graph = edge_graph(edge, "kind", "valor", "timestamp", "transaction_id")
            graph.add_nodes_from(node.set_index("node_id").to_dict("index").items())
            self.assertEqual(len(graph), len(node))
            self.assertEqual(graph.number_of_edges(), len(edge))
            graphs.append(graph)
        self.assertEqual(dict(graphs[0].nodes(data=True)), dict(graphs[1].nodes(data=True)))
        self.assertEqual(*[sorted((str(a), str(b), str(d["transaction_id"]), str(d["timestamp"]))
                                  for a, b, d in graph.edges(data=True)) for graph in graphs])
        # Who knows whom: everything hangs together but what nobody used.
        whole = nx.Graph(graphs[1])
        whole.remove_nodes_from(list(nx.isolates(whole)))
        largest = max(nx.connected_components(whole), key=len)
        self.assertGreater(len(largest), 0.95 * len(whole))

    def test_workers_make_the_same_bytes(self):
        for name in ("csv", "parquet"):
            trees = [tree_hashes(self.made(f"{name}-{workers}", "--rows", 150_000, "--format", name, "--workers", workers,
                                           "--part-size", "8MB")) for workers in (1, 2, 3, 8)]
            for tree in trees[1:]:
                self.assertEqual(tree, trees[0])

    def test_the_other_tables_stay_as_they_are(self):
        without = self.folder / "without"
        generate(without, "--rows", 80_000)
        there = tree_hashes(self.made("with", "--rows", 80_000))
        for path, value in tree_hashes(without).items():
            if path.startswith(("customers", "devices", "transactions")):
                self.assertEqual(there[path], value, path)

    def test_the_size_asked_is_the_size_got(self):
        for name, size in (("csv", 30_000_000), ("parquet", 20_000_000), ("jsonl", 120_000_000)):
            folder = self.made(name, "--size", size, "--format", name)
            got = sum(path.stat().st_size for path in folder.rglob("*")
                      if path.is_file() and ".ledgerloom" not in path.parts and path.name not in ("DATASET.md",))
            self.assertLessEqual(abs(got - size), max(0.01 * size, 65_536), (name, got))

    def test_verify_convert_and_what_is_missing(self):
        clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}

        def run(*arguments):
            return subprocess.run([str(PROGRAM), *map(str, arguments)], env=clean, timeout=600, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, check=False)

        folders = {name: self.made(name, "--rows", 140_000, "--format", name) for name in ("jsonl", "csv", "parquet", "arrow")}
        for name, folder in folders.items():
            done = run("verify", folder, "--deep")
            self.assertEqual(done.returncode, 0, done.stdout)
            other = "parquet" if name != "parquet" else "csv"
            done = run("convert", folder, self.folder / "new", "--format", other, "--quiet")
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertEqual(tree_hashes(self.folder / "new"), tree_hashes(folders[other]), (name, other))
            subprocess.run(["rm", "-r", self.folder / "new"], check=True)
        part = sorted((folders["csv"] / "nodes").iterdir())[0]
        lines = part.read_text(encoding="utf-8").splitlines(keepends=True)
        part.write_text("".join(lines[:1] + lines[2:]), encoding="utf-8")
        done = run("verify", folders["csv"], "--deep")
        self.assertEqual(done.returncode, 6)
        self.assertIn("source is no row of nodes", done.stdout)


if __name__ == "__main__":
    unittest.main()
