"""Writes a class: an assignment of 6 problems with 10 questions each, the submissions of so many
students, and the expected answers for the script that compares.

usage: write_class.py FOLDER STUDENTS

The answers are numbers, vectors and matrices up to 8 by 8, written with six decimals; a tenth of
them is wrong in all elements.
"""

import json
import os
import sys

import numpy

SHAPES = [(), (4,), (8,), (3, 3), (5, 4), (8, 8)]

folder, students = sys.argv[1], int(sys.argv[2])
random = numpy.random.default_rng(6)
os.makedirs(f"{folder}/problems/class", exist_ok=True)
os.makedirs(f"{folder}/submissions", exist_ok=True)

expected = {}
for problem in range(6):
    given = {f"x{q}": random.normal(size=SHAPES[q % 6]).round(3) for q in range(10)}
    expected[f"p{problem}"] = {f"q{name[1:]}": 2 * x + 1 for name, x in given.items()}
    lines = [f"title: Problem {problem}", "given:"]
    lines += [f"  {name}: {json.dumps(x.tolist())}" for name, x in given.items()]
    lines += ["questions:"]
    lines += [f'  q{name[1:]}: {{ask: "2 * {name} + 1"}}' for name in given]
    with open(f"{folder}/problems/class/p{problem}.yaml", "w") as file:
        file.write("\n".join(lines) + "\n")

for student in range(students):
    answers = {
        problem: {
            question: (
                value + random.normal(size=value.shape) * (random.random() < 0.1)
            ).round(6).tolist()
            for question, value in questions.items()
        }
        for problem, questions in expected.items()
    }
    with open(f"{folder}/submissions/s{student:06}.json", "w") as file:
        json.dump({"student": f"s{student:06}", "assignment": "class", "answers": answers}, file)

with open(f"{folder}/expected.json", "w") as file:
    json.dump(
        {p: {q: value.tolist() for q, value in qs.items()} for p, qs in expected.items()}, file)
