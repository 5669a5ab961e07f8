"""Work out the expected marks of the example submissions, without `grade`.

Run from anywhere, with NumPy and PyYAML installed, after `expected_answers.py`:

    python3 Tests/Expected/marks.py

Each answer of `submissions/*.json` is compared with the expected values beside this script: shapes,
integers and booleans exactly, real numbers by |a - e| <= 1e-6 + 1e-3 |e| in a tensor of exactly the
expected shape. `null` and a blank string are no answer. Of the problem files only the points are
read. The marks go to `marks.json`: for each submission its score, its points, the verdict and score
of every question, and under "unknown" the answers that belong to no question. Credit for
follow-through is not in them: no example earns any.
"""

import ast
import json
import math
import operator
from pathlib import Path

import numpy as np
import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RELATIVE, ABSOLUTE = 1e-3, 1e-6

OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
CONSTANTS = {"pi": math.pi, "e": math.e, "inf": math.inf, "nan": math.nan}
FUNCTIONS = {"exp": math.exp, "log": math.log, "sqrt": math.sqrt}


class Unreadable(Exception):
    """The answer cannot be read as what was asked."""


# Reading an answer


def evaluated(node):
    """The value of an expression of constants."""
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return value
        case ast.Name(id=name) if name in CONSTANTS:
            return CONSTANTS[name]
        case ast.UnaryOp(op=sign, operand=operand) if type(sign) in OPERATORS:
            return OPERATORS[type(sign)](evaluated(operand))
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in OPERATORS:
            return OPERATORS[type(sign)](evaluated(left), evaluated(right))
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in FUNCTIONS:
            return FUNCTIONS[name](evaluated(argument))
    raise Unreadable


def number(answer):
    """The number that a JSON number, or a string holding an expression of constants, stands for."""
    if isinstance(answer, str):
        try:
            return evaluated(ast.parse(answer.strip(), mode="eval").body)
        except SyntaxError as error:
            raise Unreadable from error
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        return answer
    raise Unreadable


def tensor(answer):
    """The array that a number or nested lists of one shape stand for."""
    if not isinstance(answer, list):
        return np.array(number(answer), dtype=np.float64)
    elements = [tensor(element) for element in answer]
    if len({element.shape for element in elements}) > 1:
        raise Unreadable
    return np.stack(elements) if elements else np.zeros(0)


# Comparing


def is_shape(expected):
    """Whether the expected value is a shape: a list of integers, which may be empty."""
    return isinstance(expected, list) and all(type(extent) is int for extent in expected)


def is_right(answer, expected):
    """Whether the answer is right; raises `Unreadable` where it cannot be read as asked."""
    if isinstance(expected, bool):
        if not isinstance(answer, bool):
            raise Unreadable
        return answer == expected
    if type(expected) is int:
        if isinstance(answer, list):
            raise Unreadable
        return number(answer) == expected
    if is_shape(expected):
        if not isinstance(answer, list):
            raise Unreadable
        return [number(extent) for extent in answer] == expected
    answered, expected = tensor(answer), np.array(expected, dtype=np.float64)
    if answered.shape != expected.shape:
        return False
    return bool(np.all(np.abs(answered - expected) <= ABSOLUTE + RELATIVE * np.abs(expected)))


def verdict(answers, question, expected):
    answer = answers.get(question)
    if answer is None or isinstance(answer, str) and not answer.strip():
        return "unanswered"
    try:
        return "correct" if is_right(answer, expected) else "incorrect"
    except Unreadable:
        return "unreadable"


# Marking


def points(assignment, problem):
    """The points of each question of a problem."""
    text = (ROOT / "problems" / assignment / f"{problem}.yaml").read_text(encoding="utf-8")
    questions = yaml.safe_load(text)["questions"]
    return {name: question.get("points", 1) for name, question in questions.items()}


def unknown(answers, expected):
    """The answers to problems and questions that do not exist, as `problem/question`."""
    return [
        f"{problem}/{question}"
        for problem, questions in answers.items()
        for question in questions
        if question not in expected.get(problem, {})
    ]


def marked(submission):
    """The marks of one submission."""
    assignment, answers = submission["assignment"], submission["answers"]
    expected = json.loads((HERE / f"{assignment}.json").read_text(encoding="utf-8"))
    del expected["origin"]
    problems, score, total = {}, 0, 0
    for problem, questions in expected.items():
        worth = points(assignment, problem)
        assert list(worth) == list(questions), problem
        problems[problem] = {}
        for question, value in questions.items():
            found = verdict(answers.get(problem, {}), question, value)
            earned = worth[question] if found == "correct" else 0
            problems[problem][question] = {"verdict": found, "score": earned}
            score, total = score + earned, total + worth[question]
    return {
        "assignment": assignment,
        "score": score,
        "points": total,
        "unknown": unknown(answers, expected),
        "problems": problems,
    }


def rendered(marks):
    """The marks as JSON text, one question a line."""
    blocks = []
    for student, mark in marks.items():
        lines = [
            f"    {json.dumps(key)}: {json.dumps(mark[key])}" for key in mark if key != "problems"
        ]
        groups = []
        for problem, questions in mark["problems"].items():
            rows = [
                f"        {json.dumps(name)}: {json.dumps(row)}" for name, row in questions.items()
            ]
            groups.append(f"      {json.dumps(problem)}: {{\n" + ",\n".join(rows) + "\n      }")
        lines.append('    "problems": {\n' + ",\n".join(groups) + "\n    }")
        blocks.append(f"  {json.dumps(student)}: {{\n" + ",\n".join(lines) + "\n  }")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def main():
    marks = {}
    for path in sorted((ROOT / "submissions").glob("*.json")):
        submission = json.loads(path.read_text(encoding="utf-8"))
        marks[submission["student"]] = marked(submission)
    (HERE / "marks.json").write_text(rendered(marks), encoding="utf-8")
    for student, mark in marks.items():
        print(f"{student}: {mark['score']}/{mark['points']}")


if __name__ == "__main__":
    main()
