"""Devices that pretend to be others (DEVICE_SPOOFING), as the tables tell of them."""

import polars as pl

from labels import read

MODIFIED = {"phishing", "account_takeover", "sim_swap"}


class Spoofing:
    """Of a dataset made with --labels both --format parquet."""

    def __init__(self, folder):
        episodes = read(folder, "episodes").filter(pl.col("device_id").is_not_null()).with_columns(
            pl.col("scenario", "modifier").cast(pl.String))
        self.enrolled = episodes.filter(pl.col("scenario").is_in(list(MODIFIED)))
        self.spoofed = episodes.filter(pl.col("modifier") == "DEVICE_SPOOFING")
        self.devices = read(folder, "devices")

    def share(self):
        """Of the episodes with a device of a crew, those with a spoofed one."""
        return self.spoofed.height / self.enrolled.height

    def elsewhere(self):
        """Spoofed devices in scenarios that have none."""
        return self.spoofed.filter(~pl.col("scenario").is_in(list(MODIFIED))).height

    def _accounts(self, modifier):
        some = self.enrolled.filter(pl.col("modifier").is_null() == (modifier is None))
        shared = self.devices.filter(pl.col("device_id").is_in(some["device_id"].to_list()))
        return shared.group_by("device_id").agg(pl.col("customer_id").n_unique().alias("n"),
                                                pl.col("fingerprint").n_unique().alias("faces"),
                                                pl.col("is_rooted_jailbroken").any().alias("rooted"))

    def accounts(self):
        """Accounts on a spoofed device, over those on another device of a crew, in the mean."""
        return self._accounts("DEVICE_SPOOFING")["n"].mean() / self._accounts(None)["n"].mean()

    def fingerprints(self):
        """Spoofed devices with more than one fingerprint."""
        return self._accounts("DEVICE_SPOOFING").filter(pl.col("faces") > 1).height

    def rooted(self):
        """Share of rooted phones or emulators among spoofed devices."""
        return self._accounts("DEVICE_SPOOFING")["rooted"].mean()
