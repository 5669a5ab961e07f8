"""The figures of GradebookTests/ClassStatisticsTests.swift, by NumPy.

usage: python class_statistics.py

Cronbach's alpha is written out, since NumPy has none; everything else is one of its functions.
"""

from fractions import Fraction

import numpy as np


def alpha(scores):
    count = scores.shape[1]
    share = scores.var(axis=0, ddof=1).sum() / scores.sum(axis=1).var(ddof=1)
    return count / (count - 1) * (1 - share)


def tell(name, scores, points):
    total = scores.sum(axis=1)
    print(name)
    print("  mean, sd, min, max", *map(repr, map(float, (
        total.mean(), total.std(ddof=1), total.min(), total.max()))))
    print("  quartiles", *map(repr, map(float, np.percentile(total, [25, 50, 75]))))
    tenths = [min(int(10 * Fraction(mark).limit_denominator(100) / sum(points)), 9)
              for mark in total]
    print("  histogram", np.bincount(tenths, minlength=10).tolist())
    print("  alpha", repr(float(alpha(scores))))
    for number in range(scores.shape[1]):
        item = scores[:, number]
        rest = total - item
        varies = item.std() > 1e-12 and rest.std() > 1e-12
        discrimination = float(np.corrcoef(item, rest)[0, 1]) if varies else None
        print("  question", number, "mean", repr(float(item.mean())),
              "sd", repr(float(item.std(ddof=1))), "discrimination", discrimination)


# Eight students and four questions, of which the last is right for all; with ties.
SMALL = np.array([
    [1, 2.0, 3.00, 1], [1, 2.0, 1.50, 1], [0, 2.0, 0.75, 1], [1, 0.5, 0.00, 1],
    [0, 0.0, 0.00, 1], [1, 2.0, 3.00, 1], [1, 1.0, 3.00, 1], [0, 0.5, 1.50, 1]])


def generated(students, questions):
    """Scores in thirds of a point, from a generator that a line of any language repeats."""
    state, rows = 1, []
    for _ in range(students):
        row = []
        for _ in range(questions):
            state = (state * 48271) % 2147483647
            row.append(state % 4 / 3)
        rows.append(row)
    return np.array(rows)


if __name__ == "__main__":
    tell("small", SMALL, [1, 2, 3, 1])
    tell("two", SMALL[:2], [1, 2, 3, 1])
    tell("generated", generated(1000, 6), [1] * 6)
