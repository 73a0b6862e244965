"""What a bank comes to know, and when: the tables labels and episodes against the transactions they speak of."""

import polars as pl

HOUR, DAY = 60, 1440

# Minutes from an episode's last payment to its report, least and most, as the press and the industry have them.
DELAYS = {
    "fake_call_centre": (HOUR, 3 * DAY), "fake_shop": (3 * DAY, 60 * DAY), "whatsapp_relative": (2 * HOUR, 2 * DAY),
    "phishing": (HOUR, 5 * DAY), "account_takeover": (30, 2 * DAY), "remote_access": (HOUR, 24 * HOUR),
    "sim_swap": (2 * HOUR, 24 * HOUR), "card_testing": (DAY, 45 * DAY), "skimmed_card": (2 * HOUR, 10 * DAY),
    "false_identity": (30 * DAY, 120 * DAY), "self_fraud": (10 * DAY, 60 * DAY), "friendly_fraud": (7 * DAY, 120 * DAY),
    "laundering": (DAY, 180 * DAY), "triangulation": (10 * DAY, 60 * DAY), "false_boleto": (5 * DAY, 40 * DAY),
    "false_qr_code": (2 * HOUR, 10 * DAY),
}


def read(folder, table):
    return pl.concat([pl.read_parquet(part) for part in sorted(folder.joinpath(table).rglob("*.parquet"))])


class Labels:
    """The tables of a dataset made with --labels both --format parquet."""

    def __init__(self, folder, rows):
        self.payments = rows.select("transaction_id", "timestamp", "status", "valor",
                                    pl.col("is_fraud").alias("said"), pl.col("fraud_type").cast(pl.String).alias("kind"))
        self.labels = read(folder, "labels").with_columns(pl.col("fraud_type", "source").cast(pl.String))
        self.episodes = read(folder, "episodes").with_columns(pl.col("scenario", "role").cast(pl.String))
        self.joined = self.labels.join(self.payments, on="transaction_id", how="left")
        self.fraud = self.joined.filter("is_fraud").join(self.episodes, on="episode_id", how="left")

    def wrong(self):
        """Labels of no payment, or that say another thing; fraud without a label, twice labelled, of no episode; reports
        before their payment."""
        joined = self.joined
        odd = joined.filter(pl.col("said").is_null() | (pl.col("said") != pl.col("is_fraud")) |
                            (pl.col("kind").fill_null("") != pl.col("fraud_type").fill_null("")) |
                            (pl.col("reported_at") <= pl.col("timestamp")))
        missing = self.payments["said"].sum() - self.labels["is_fraud"].sum()
        twice = self.labels.height - self.labels["transaction_id"].n_unique()
        return odd.height + abs(missing) + twice + self.fraud["scenario"].null_count()

    def out_of_order(self):
        """Steps that are not in the order of time, and episodes whose sums are not those of their payments."""
        steps = self.fraud.sort("episode_id", "step").with_columns(
            pl.col("timestamp").diff().over("episode_id").alias("gap"))
        sums = self.fraud.group_by("episode_id").agg(
            pl.len().alias("n"), pl.col("valor").sum().alias("tried"), pl.col("attempted").first(),
            pl.col("valor").filter(pl.col("status") == "APROVADA").sum().alias("through"), pl.col("approved").first(),
            pl.col("payments").first(), pl.col("timestamp").min().alias("first"), pl.col("first_at").first(),
            pl.col("timestamp").max().alias("last"), pl.col("last_at").first())
        odd = sums.filter((pl.col("n") != pl.col("payments")) | ((pl.col("tried") - pl.col("attempted")).abs() > 0.005) |
                          ((pl.col("through") - pl.col("approved")).abs() > 0.005) |
                          (pl.col("first") != pl.col("first_at")) | (pl.col("last") != pl.col("last_at")))
        return steps.filter(pl.col("gap") <= pl.duration()).height + odd.height

    def never(self):
        return self.fraud["reported_at"].null_count() / self.fraud.height

    def disputed(self):
        return self.labels.filter(~pl.col("is_fraud")).height / self.fraud.height

    def outside(self):
        """Share of reports that come sooner or later than their scenario's, but for what the bank held itself."""
        told = self.fraud.filter(pl.col("reported_at").is_not_null() & (pl.col("status") != "BLOQUEADA"))
        minutes = (pl.col("reported_at") - pl.col("last_at")).dt.total_minutes()
        bounds = pl.DataFrame({"scenario": list(DELAYS), "least": [low for low, _ in DELAYS.values()],
                               "most": [high for _, high in DELAYS.values()]})
        told = told.join(bounds, on="scenario").with_columns(minutes.alias("minutes"))
        return told.filter((pl.col("minutes") < pl.col("least")) | (pl.col("minutes") > pl.col("most"))).height / told.height

    def medians(self):
        """Median delay over the geometric mean of the bounds, by scenario."""
        told = self.fraud.filter(pl.col("reported_at").is_not_null() & (pl.col("status") != "BLOQUEADA"))
        told = told.unique("episode_id").with_columns(
            (pl.col("reported_at") - pl.col("last_at")).dt.total_minutes().alias("minutes"))
        middle = dict(told.group_by("scenario").agg(pl.col("minutes").median()).iter_rows())
        return {name: middle[name] / (low * high) ** 0.5 for name, (low, high) in DELAYS.items() if name in middle}

    def mistaken(self):
        """Share of confirmed reports that are of honest payments."""
        confirmed = self.labels.filter(pl.col("confirmed").fill_null(False))
        return confirmed.filter(~pl.col("is_fraud")).height / confirmed.height
