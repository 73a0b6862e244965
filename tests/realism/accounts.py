"""The accounts: balances, what comes in, what is sent back, and both ends of every transfer, by the tables alone."""

import polars as pl

MOVED = ("APROVADA", "ESTORNADA")


def cents(name):
    return (pl.col(name) * 100).round(0).cast(pl.Int64)


class Accounts:
    """Transactions and credits of one run as one statement for each customer."""

    def __init__(self, folder):
        paid = pl.read_parquet(
            folder / "transactions" / "**" / "*.parquet",
            columns=["transaction_id", "customer_id", "timestamp", "tipo", "valor", "status", "motivo_recusa",
                     "conta_destino", "saldo_antes", "saldo_depois"])
        self.paid = paid.with_columns(cents("valor"), cents("saldo_antes"), cents("saldo_depois"),
                                      pl.col("status", "tipo", "motivo_recusa").cast(pl.String))
        credits = pl.read_parquet(folder / "credits" / "**" / "*.parquet")
        self.credits = credits.with_columns(cents("valor"), cents("saldo_antes"), cents("saldo_depois"),
                                            pl.col("tipo").cast(pl.String))
        people = pl.read_parquet(folder / "customers" / "**" / "*.parquet",
                                 columns=["customer_id", "banco_codigo", "agencia", "numero_conta"])
        self.owners = people.select(
            pl.col("customer_id").alias("owner"),
            pl.concat_str([pl.col("banco_codigo").cast(pl.String), "agencia", "numero_conta"],
                          separator="/").alias("account"))

    def debits(self):
        return pl.col("status").is_in(MOVED) & (pl.col("tipo") != "CARTAO_CREDITO")

    def wrong_sums(self):
        """Rows whose balance after is not the balance before less, or with, the amount."""
        paid = self.paid.with_columns(pl.when(self.debits()).then("valor").otherwise(0).alias("moved"))
        bad = paid.filter(pl.col("saldo_antes") - pl.col("moved") != pl.col("saldo_depois")).height
        return bad + self.credits.filter(
            pl.col("saldo_antes") + pl.col("valor") != pl.col("saldo_depois")).height

    def broken_chain(self):
        """Rows that do not begin with what the row before left, over payments and credits in the order of time."""
        columns = ["customer_id", "timestamp", "saldo_antes", "saldo_depois", "order", "id"]
        rows = pl.concat([
            self.credits.with_columns(pl.lit(0).alias("order"), pl.col("credit_id").alias("id")).select(columns),
            self.paid.with_columns(pl.lit(1).alias("order"), pl.col("transaction_id").alias("id")).select(columns)])
        rows = rows.sort("customer_id", "timestamp", "order", "id")
        before = pl.col("saldo_depois").shift(1).over("customer_id")
        return rows.filter(before.is_not_null() & (before != pl.col("saldo_antes"))).height

    def overdrawn(self):
        """Balances below zero, and refusals for want of money where there was enough."""
        below = self.paid.filter((pl.col("saldo_depois") < 0) | (pl.col("saldo_antes") < 0)).height
        wrong = self.paid.filter((pl.col("motivo_recusa") == "SALDO_INSUFICIENTE")
                                 & (pl.col("valor") <= pl.col("saldo_antes"))).height
        return below + wrong

    def short(self):
        """Share of payments that are refused for want of money."""
        return self.paid.filter(pl.col("motivo_recusa") == "SALDO_INSUFICIENTE").height / self.paid.height

    def wrong_refunds(self):
        """Refunds and returns that name no earlier payment of the customer's that went through for that much."""
        given = self.credits.filter(pl.col("tipo").is_in(["ESTORNO", "DEVOLUCAO_MED", "CHARGEBACK"]))
        originals = self.paid.filter(self.debits()).select(
            "transaction_id", "customer_id", "timestamp", "valor", "status", pl.col("tipo").alias("kind"))
        joined = given.join(originals, on=["transaction_id", "customer_id"], how="left", suffix="_of")
        sent_back = (pl.col("tipo") == "ESTORNO")
        good = ((pl.col("timestamp") > pl.col("timestamp_of")) & (pl.col("valor") <= pl.col("valor_of"))
                & (sent_back == (pl.col("status") == "ESTORNADA"))
                & (~sent_back | (pl.col("valor") == pl.col("valor_of")))
                & ((pl.col("tipo") != "DEVOLUCAO_MED") | (pl.col("kind") == "PIX")))
        others = self.credits.filter(~pl.col("tipo").is_in(["ESTORNO", "DEVOLUCAO_MED", "CHARGEBACK"]))
        twice = given.height - given["transaction_id"].n_unique()
        return (joined.filter(~good.fill_null(False)).height + twice
                + others.filter(pl.col("transaction_id").is_not_null()).height)

    def refunds(self):
        """How many refunds and returns there are, to know that they were looked at."""
        return self.credits.filter(pl.col("transaction_id").is_not_null()).height

    def sent_on(self, types):
        """Days on which a mule sent on more than came in: money of rings passes within the day."""
        taken = (self.paid.join(types.filter(pl.col("fraud_type") == "LAVAGEM_DINHEIRO"), on="transaction_id")
                 .filter(self.debits())
                 .group_by("customer_id", pl.col("timestamp").dt.date().alias("day")).agg(pl.col("valor").sum()))
        came = (self.credits.filter(pl.col("tipo") == "PIX_RECEBIDO")
                .group_by("customer_id", pl.col("timestamp").dt.date().alias("day"))
                .agg(pl.col("valor").sum().alias("came")))
        days = taken.join(came, on=["customer_id", "day"], how="left")
        self.mule_days = days.height
        return days.filter(pl.col("valor") > pl.col("came").fill_null(0)).height

    def one_sided(self):
        """Transfers between customers that only one end knows, by accounts, amount and time."""
        accounts = self.owners
        sent = (self.paid.filter(self.debits() & (pl.col("tipo") == "PIX"))
                .join(accounts, left_on="conta_destino", right_on="account")
                .select(pl.col("customer_id").alias("payer"), pl.col("owner").alias("to"), "valor",
                        pl.col("timestamp").alias("sent_at")))
        end = self.paid["timestamp"].max()
        received = (self.credits.filter(pl.col("tipo") == "PIX_RECEBIDO")
                    .join(accounts, left_on="conta_origem", right_on="account")
                    .select(pl.col("owner").alias("payer"), pl.col("customer_id").alias("to"), "valor",
                            pl.col("timestamp").alias("received_at")))
        sent = sent.sort("sent_at").with_columns(pl.int_range(pl.len()).over("payer", "to", "valor").alias("nth"))
        received = received.sort("received_at").with_columns(
            pl.int_range(pl.len()).over("payer", "to", "valor").alias("nth"))
        both = sent.join(received, on=["payer", "to", "valor", "nth"], how="full", coalesce=True)
        late = pl.col("received_at") - pl.col("sent_at")
        good = (late > pl.duration(seconds=0)) & (late <= pl.duration(seconds=10))
        # What was sent in the last seconds arrives behind the last row.
        at_the_end = pl.col("received_at").is_null() & (pl.col("sent_at") > end - pl.duration(seconds=20))
        self.transfers = both.height
        return both.filter(~good.fill_null(False) & ~at_the_end.fill_null(False)).height
