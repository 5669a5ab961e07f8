#!/usr/bin/env python3
"""Writes a class of made-up students whose answers are those of the example submissions, mixed.

    python3 write_class.py SUBMISSIONS FOLDER [STUDENTS]

A better student takes more answers from the one who has all of them right. Two students share
wrong answers that nobody else gave, and the last one has a name that markup would take amiss.
"""

import json
import os
import random
import sys

ASSIGNMENT = "ift6390-hw3"
OTHERS = ["bob", "carol"]


def wrong(value, by):
    """The answer with a number changed, or the answer as it is."""
    if isinstance(value, bool) or isinstance(value, str):
        return value
    if isinstance(value, list):
        return [wrong(value[0], by)] + value[1:] if value else value
    return value + by


def answers(examples, student, students, generator):
    """The answers of a student by problem and question."""
    ability = (student + 1) / (students + 1)
    mixed = {}
    for problem, questions in examples["alice"]["answers"].items():
        mixed[problem] = {}
        for question, right in questions.items():
            other = examples[OTHERS[student % 2]]["answers"].get(problem, {}).get(question)
            draw = generator.random()
            if draw < ability:
                mixed[problem][question] = right
            elif draw < ability + 0.1:
                mixed[problem][question] = wrong(right, round(generator.uniform(1, 2), 3))
            elif other is not None:
                mixed[problem][question] = other
    return mixed


def main(submissions, folder, students=60):
    generator = random.Random(1)
    examples = {}
    for name in ["alice"] + OTHERS:
        with open(f"{submissions}/{name}.json") as file:
            examples[name] = json.load(file)
    os.makedirs(folder, exist_ok=True)
    classroom = [answers(examples, s, students, generator) for s in range(students)]
    for question in ["ha", "os", "ha-element"]:
        shared = wrong(examples["alice"]["answers"]["classifier"][question], 17)
        classroom[3]["classifier"][question] = classroom[8]["classifier"][question] = shared
    for student, mixed in enumerate(classroom):
        name = f"Student {student}" if student < students - 1 else "<script>alert(1)</script>&amp;"
        submission = {
            "student": f"s{student:05}", "name": name, "assignment": ASSIGNMENT,
            "submitted": f"2019-11-{19 + student % 3}T12:00:00Z", "answers": mixed,
        }
        with open(f"{folder}/s{student:05}.json", "w") as file:
            json.dump(submission, file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
