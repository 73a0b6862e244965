#!/usr/bin/env python3
"""Drift: what a model learned in the first month is worth in the sixth, beside one that learned in the fifth. Both are
boosted trees with history, judged on the same rows of the last month, at the default prevalence and difficulty.

    drift.py [--rows 2000000] [--seeds 505 606 707]

Needs numpy, polars and scikit-learn; ends with 77 where they are missing."""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "independent"))

from program import generate, need_packages  # noqa: E402

need_packages("numpy", "polars", "pyarrow", "sklearn")

import numpy as np  # noqa: E402
from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: E402

from features import Features  # noqa: E402
from models import area  # noqa: E402


def learned(columns, truth):
    return HistGradientBoostingClassifier(max_iter=120, learning_rate=0.06, max_leaf_nodes=15, min_samples_leaf=40,
                                          l2_regularization=1.0, random_state=1).fit(columns, truth)


def cost(rows, seed):
    with tempfile.TemporaryDirectory(prefix="drift-") as held:
        generate(Path(held) / "out", "--rows", rows, "--seed", seed, "--format", "parquet")
        f = Features(Path(held) / "out")
        month = f.rows["timestamp"].dt.month().to_numpy()
        columns = np.hstack([f.raw(), f.velocity(), f.device()])
        months = sorted(set(month))
        last = month == months[-1]
        areas = {}
        for name, when in (("first", months[0]), ("one before", months[-2])):
            model = learned(columns[month == when], f.truth[month == when])
            areas[name] = area(f.truth[last], model.predict_proba(columns[last])[:, 1])
        return areas["first"], areas["one before"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[505, 606, 707])
    options = parser.parse_args()
    missed = 0
    for seed in options.seeds:
        first, before = cost(options.rows, seed)
        good = 0.02 <= before - first <= 0.08
        missed += not good
        print(f"{'ok   ' if good else 'MISS '} 13 seed {seed}: area in month 6 of a model of month 1 {first:.3f}, of "
              f"month 5 {before:.3f}: costs {before - first:.3f}, wanted 0.02 to 0.08", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
