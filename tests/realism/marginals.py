"""Shares of what there is beside what they are meant to be, by total variation: half the sum of all differences."""

from pathlib import Path

import polars as pl

# Billions of payments in 2024, by press reports of the central bank's figures; types without one are left out.
PAYMENTS = {"PIX": 63.8, "CARTAO_CREDITO": 19.8, "CARTAO_DEBITO": 16.7, "BOLETO": 4.2, "TED": 0.82}
# Registered keys of people in 2022; a random key may be a company's as well.
PERSONAL_KEYS = {"CPF": 22.75, "TELEFONE": 21.0, "EMAIL": 14.7}
# Of the v3 schema.
PROFILES = {"young_digital": 25, "subscription_heavy": 20, "family_provider": 22, "traditional_senior": 15,
            "business_owner": 10, "high_spender": 8}
FRAUD_TYPES = {"ENGENHARIA_SOCIAL": 20, "CONTA_TOMADA": 15, "CARTAO_CLONADO": 14, "IDENTIDADE_FALSA": 10,
               "AUTOFRAUDE": 8, "FRAUDE_AMIGAVEL": 5, "LAVAGEM_DINHEIRO": 4, "TRIANGULACAO": 3, "GOLPE_WHATSAPP": 8,
               "PHISHING": 6, "SIM_SWAP": 3, "BOLETO_FALSO": 2, "QR_CODE_FALSO": 2}
# Estimates of the population in 2024.
BRAZIL = 212_583_750
STATES = {"SP": 45_973_194, "MG": 21_322_691, "RJ": 17_219_679}


def total_variation(values, targets):
    """Of the values that have a target, beside the targets."""
    counts = dict(values.cast(pl.String).value_counts().iter_rows())
    found = {name: counts.get(name, 0) for name in targets}
    return sum(abs(found[name] / sum(found.values()) - target / sum(targets.values()))
               for name, target in targets.items()) / 2


def of_payments(rows):
    """What was measured, by name."""
    personal = rows.filter(pl.col("tipo").cast(pl.String) == "PIX")["chave_pix_tipo"]
    return {"payment types": total_variation(rows["tipo"], PAYMENTS),
            "Pix keys of people": total_variation(personal, PERSONAL_KEYS)}


def of_fraud(rows):
    return total_variation(rows.filter(pl.col("is_fraud"))["fraud_type"], FRAUD_TYPES)


def of_customers(folder):
    customers = pl.read_parquet(Path(folder) / "customers" / "*.parquet")
    states = customers["endereco"].struct.field("estado").cast(pl.String)
    shares = states.map_elements(lambda state: state if state in STATES else "others", return_dtype=pl.String)
    return {"profiles": total_variation(customers["perfil_comportamental"], PROFILES),
            "states": total_variation(shares, STATES | {"others": BRAZIL - sum(STATES.values())})}
