#!/usr/bin/env python3
"""Compare a submission's numbers with stored expected ones, as a course's own script would.

    python3 compare_answers.py SUBMISSION EXPECTED

The script imports NumPy, reads both JSON files and compares every answer that both have with the
default tolerance. It computes no expected value: what it does is less than `grade` does.
"""

import json
import sys

import numpy as np


def as_array(answer):
    """The answer as an array, or None where it holds something else than numbers."""
    try:
        return np.asarray(answer, dtype=float)
    except (TypeError, ValueError):
        return None


def main(submission_path, expected_path):
    with open(submission_path) as file:
        answers = json.load(file)["answers"]
    with open(expected_path) as file:
        expected = json.load(file)
    lines = []
    for problem, questions in answers.items():
        for question, answer in questions.items():
            wanted = as_array(expected.get(problem, {}).get(question))
            given = as_array(answer)
            is_right = (
                wanted is not None
                and given is not None
                and given.shape == wanted.shape
                and np.allclose(given, wanted, rtol=1e-3, atol=1e-6)
            )
            lines.append(f"{problem}/{question}: {'right' if is_right else 'wrong or unread'}")
    print("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
