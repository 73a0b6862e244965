"""What a fraud team would compute from the tables, from the past alone, with nothing of Ledgerloom's."""

import numpy as np
import polars as pl

US_MINUTE = 60_000_000


class Features:
    """A dataset in time order. `cut` is the first row of the part that models are judged on."""

    def __init__(self, folder, learnt=0.66):
        rows = pl.read_parquet(f"{folder}/transactions/*.parquet").sort("timestamp")
        self.rows = rows.with_columns(pl.col(name).cast(pl.String) for name, kind in rows.schema.items()
                                      if kind == pl.Categorical or isinstance(kind, pl.Enum))
        self.devices = pl.read_parquet(f"{folder}/devices/*.parquet")
        self.customers = pl.read_parquet(f"{folder}/customers/*.parquet")
        self.truth = self.rows["is_fraud"].to_numpy().astype(int)
        self.cut = int(self.rows.height * learnt)
        self.wide = self._wide()
        self.hour = self.rows["timestamp"].dt.hour().to_numpy()
        self.amount = self._number("valor")
        self.count24 = self._number("transacoes_ultimas_24h")
        self.sum24 = self._number("valor_acumulado_24h")
        self.minutes = self._number("tempo_desde_ultima_transacao_min", 1e6)
        self.distance = self._number("distancia_ultima_transacao_km", 0)
        self.speed = self.distance / (self.minutes + 1)
        self.ratio = self._number("ratio")
        self.new_receiver = self._number("novo_beneficiario")
        self.new_device = self._number("new_device")

    @staticmethod
    def rates(column, truth, cut, prior=20):
        """The rate of fraud of each row's value, as the first `cut` rows tell it."""
        values = column.cast(pl.String).fill_null("-").to_numpy()
        _, place = np.unique(values, return_inverse=True)
        seen = np.bincount(place[:cut], minlength=place.max() + 1)
        fraud = np.bincount(place[:cut], weights=truth[:cut], minlength=place.max() + 1)
        return ((fraud + prior * truth[:cut].mean()) / (seen + prior))[place]

    def _wide(self):
        """The rows with columns of the past: of the customer, of the device, of the receiver."""
        enrolled = self.devices.select("device_id", "customer_id", "primeiro_uso", "is_trusted", "is_rooted_jailbroken")
        shared = self.devices.group_by("device_id").agg(pl.len().alias("accounts"))
        customers = self.customers.select("customer_id", "renda_mensal")
        rows = (self.rows.join(enrolled, on=["device_id", "customer_id"], how="left", maintain_order="left")
                .join(shared, on="device_id", how="left", maintain_order="left")
                .join(customers, on="customer_id", how="left", maintain_order="left"))
        before = pl.int_range(pl.len())
        receiver = pl.coalesce("chave_pix_destino", "merchant_id", "conta_destino")
        rows = rows.with_columns(
            receiver=receiver,
            ratio=(pl.col("valor") * before.over("customer_id")
                   / (pl.col("valor").cum_sum().over("customer_id") - pl.col("valor"))).fill_nan(1).fill_null(1).clip(0, 200),
            income=pl.col("valor") / pl.col("renda_mensal"),
            device_age=(pl.col("timestamp").cast(pl.Date) - pl.col("primeiro_uso").cast(pl.Date)).dt.total_days(),
            new_address=pl.struct("customer_id", "ip_address").is_first_distinct(),
        ).with_columns(
            new_device=(pl.col("device_age") <= 7).fill_null(False),
            first_pair=pl.struct("receiver", "customer_id").is_first_distinct().cast(pl.Int32),
            received=before.over("receiver"),
            quiet=(pl.col("timestamp") - pl.col("timestamp").shift(1).over("receiver")).dt.total_minutes(),
        )
        return rows.with_columns(
            payers=pl.col("first_pair").cum_sum().over("receiver"),
            payers24=pl.col("first_pair").rolling_sum_by("timestamp", "24h").over("receiver"))

    def _number(self, name, missing=-1):
        return self.wide[name].cast(pl.Float64).fill_null(missing).to_numpy()

    def _column(self, name, missing=-1):
        return self._number(name, missing).astype(np.float32)[:, None]

    def _indicators(self, name, least=200):
        values = self.wide[name].cast(pl.String).fill_null("-").to_numpy()
        _, place = np.unique(values, return_inverse=True)
        often = np.flatnonzero(np.bincount(place) >= least)
        return np.stack([(place == value).astype(np.float32) for value in often], axis=1)

    def raw(self):
        """Amount, hour, type, channel and MCC: what the row itself says."""
        return np.hstack([np.log(self._column("valor")), np.eye(24, dtype=np.float32)[self.hour],
                          *map(self._indicators, ("tipo", "canal", "mcc_code"))])

    def velocity(self):
        log = [np.log1p(np.maximum(self._column(name, 0), 0)) for name in
               ("transacoes_ultimas_24h", "valor_acumulado_24h", "tempo_desde_ultima_transacao_min",
                "distancia_ultima_transacao_km")]
        return np.hstack([*log, self._column("ratio"), self._column("income")])

    def device(self):
        plain = ("novo_beneficiario", "horario_incomum", "new_address", "is_trusted", "is_rooted_jailbroken",
                 "autenticacao_3ds", "cvv_validado")
        return np.hstack([*map(self._column, plain), np.clip(self._column("device_age"), -1, 400),
                          self._indicators("entrada_cartao")])

    def graph(self):
        return np.hstack([self._column("accounts", 0), self._column("payers24", 0),
                          *(np.log1p(np.maximum(self._column(name, missing), 0)) for name, missing in
                            (("received", 0), ("payers", 0), ("quiet", 1e6)))])

    def large_by_night(self):
        night = (pl.col("timestamp").dt.hour() >= 20) | (pl.col("timestamp").dt.hour() < 6)
        return self.rows.filter((pl.col("tipo") == "PIX") & (pl.col("valor") > 1000) & night
                                & (pl.col("status") == "APROVADA")).height

    def merchants_with_two_faces(self):
        faces = self.rows.filter(pl.col("merchant_id").is_not_null()).group_by("merchant_id").agg(
            pl.struct("merchant_name", "merchant_category", "mcc_code", "mcc_risk_level").n_unique().alias("faces"))
        return faces.filter(pl.col("faces") > 1).height

    def least_status_share(self):
        """Of approved, declined and blocked, the least share among fraudulent and among honest rows."""
        least = 1.0
        for fraud in (True, False):
            some = self.rows.filter(pl.col("is_fraud") == fraud)["status"]
            least = min(least, *((some == status).mean() * (1 if fraud else 100)
                                 for status in ("APROVADA", "RECUSADA", "BLOQUEADA")))
        return least

    def _by_day(self):
        return self.rows.group_by(pl.col("timestamp").dt.date().alias("day")).agg(
            pl.col("is_fraud").sum().alias("fraud"), pl.len().alias("rows")).sort("day")

    def last_days(self):
        days = self._by_day()
        last = days.tail(max(days.height // 50, 3))
        return (last["fraud"].sum() / last["rows"].sum()) / (days["fraud"].sum() / days["rows"].sum())

    def days_without_fraud(self):
        days = self._by_day()
        return int(days.filter((pl.col("fraud") == 0) & (pl.col("rows") > 4000)).height)
