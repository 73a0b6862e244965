"""Who pays whom: the graph of transfers between customers, the rings planted in it, and what a typology finder makes of it.

The finder knows no label. It flags an account that passes money on: what came in from one customer leaves again, half of it
or more, within 66 minutes; or what came in from three and more in the last hours leaves at once, nearly all of it. A ring is
found where it flags one of its mules."""

import polars as pl

from labels import read

RELAY_MINUTES = 66
LEAST_SHARE, MOST_SHARE = 0.5, 1.1
GATHER_MINUTES = 160
LEAST_GATHERED, MOST_GATHERED = 0.8, 1.0
LEAST_PAYERS = 3


class Graph:
    """Of a dataset made with --labels both --format parquet."""

    def __init__(self, folder, rows):
        customers = read(folder, "customers")
        account = pl.col("banco_codigo").cast(pl.String) + "/" + pl.col("agencia") + "/" + pl.col("numero_conta")
        accounts = customers.select(pl.col("customer_id").alias("to"), account.alias("conta_destino"))
        self.rows = rows
        self.sent = rows.filter((pl.col("status") == "APROVADA") & pl.col("conta_destino").is_not_null()).select(
            "transaction_id", "customer_id", "timestamp", "valor", "conta_destino")
        self.edges = self.sent.join(accounts, on="conta_destino")
        labels = read(folder, "labels")
        episodes = read(folder, "episodes").filter(pl.col("role").cast(pl.String) == "MULE")
        self.mules = labels.join(episodes.select("episode_id", "campaign_id"), on="episode_id").select(
            "customer_id", "campaign_id", "transaction_id")
        came = self.edges.select(pl.col("to").alias("customer_id"), pl.col("timestamp").alias("came"),
                                 pl.col("valor").alias("amount"), pl.col("customer_id").alias("payer"))
        after = self.sent.join(came, on="customer_id").with_columns(
            minutes=(pl.col("timestamp") - pl.col("came")).dt.total_minutes()).filter(
            (pl.col("timestamp") > pl.col("came")) & (pl.col("minutes") <= GATHER_MINUTES))
        relayed = after.filter((pl.col("minutes") <= RELAY_MINUTES) &
                               (pl.col("valor") / pl.col("amount")).is_between(LEAST_SHARE, MOST_SHARE))
        gathered = after.group_by("transaction_id", "customer_id", "valor").agg(
            pl.col("amount").sum(), pl.col("payer").n_unique().alias("payers")).filter(
            (pl.col("payers") >= LEAST_PAYERS) &
            (pl.col("valor") / pl.col("amount")).is_between(LEAST_GATHERED, MOST_GATHERED))
        self.flagged = set(relayed["customer_id"]) | set(gathered["customer_id"])

    def found(self):
        """Share of the rings that have a flagged mule."""
        rings = self.mules.group_by("campaign_id").agg(pl.col("customer_id").is_in(list(self.flagged)).any().alias("found"))
        return rings["found"].mean()

    def precision(self):
        """Share of the flagged accounts that are mules."""
        return len(self.flagged & set(self.mules["customer_id"])) / len(self.flagged)

    def tail(self):
        """Payers of the account that most pay, over those of the middle one."""
        payers = self.edges.group_by("to").agg(pl.col("customer_id").n_unique().alias("n"))["n"]
        return payers.max() / payers.median()

    def merchants_tail(self):
        """Share of the payments to merchants that the busiest hundredth of them gets."""
        counts = self.rows.filter(pl.col("merchant_id").is_not_null()).group_by("merchant_id").len()["len"].sort(descending=True)
        return counts.head(max(1, len(counts) // 100)).sum() / counts.sum()

    def honest_lives(self):
        """Least share of honest payments in the life of a mule."""
        lives = self.rows.filter(pl.col("customer_id").is_in(list(set(self.mules["customer_id"])))).group_by(
            "customer_id").agg((~pl.col("is_fraud")).mean().alias("honest"))
        return lives["honest"].min()
