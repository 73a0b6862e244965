#!/usr/bin/env python3
"""The knob difficulty: how well boosted trees with history tell fraud at five of its values, by a temporal split (66 % of
the rows in time order are learned from), at the default prevalence. Average precision falls from each value to the next;
at 0 the area is 0.98 or more, at 1 it is 0.85 or less.

    difficulty.py [--rows 600000] [--seed 404]

Needs numpy, polars and scikit-learn; ends with 77 where they are missing."""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "independent"))

from program import generate, need_packages  # noqa: E402

need_packages("numpy", "polars", "pyarrow", "sklearn")

import numpy as np  # noqa: E402

from features import Features  # noqa: E402
from models import area, boosted  # noqa: E402

VALUES = (0, 0.25, 0.5, 0.75, 1)


def measure(value, rows, seed):
    with tempfile.TemporaryDirectory(prefix="difficulty-") as held:
        generate(Path(held) / "out", "--rows", rows, "--seed", seed, "--format", "parquet", "--difficulty", value)
        f = Features(Path(held) / "out")
        truth = f.truth[f.cut:]
        scores = boosted(f, np.hstack([f.raw(), f.velocity(), f.device()]))
        return area(truth, scores), area(truth, scores, precision=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=600_000)
    parser.add_argument("--seed", type=int, default=404)
    options = parser.parse_args()
    measured = []
    for value in VALUES:
        measured.append(measure(value, options.rows, options.seed))
        print(f"difficulty {value}: area {measured[-1][0]:.3f}, average precision {measured[-1][1]:.3f}", flush=True)
    falls = all(before[1] > after[1] for before, after in zip(measured, measured[1:]))
    easy, hard = measured[0][0], measured[-1][0]
    print(f"{'ok   ' if falls else 'MISS '} 7 average precision falls at every step")
    print(f"{'ok   ' if easy >= 0.98 else 'MISS '} 7 area at difficulty 0: {easy:.3f} >= 0.98")
    print(f"{'ok   ' if hard <= 0.85 else 'MISS '} 7 area at difficulty 1: {hard:.3f} <= 0.85")
    return 0 if falls and easy >= 0.98 and hard <= 0.85 else 1


if __name__ == "__main__":
    sys.exit(main())
