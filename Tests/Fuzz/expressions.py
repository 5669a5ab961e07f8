#!/usr/bin/env python3
"""Marks random expressions: whatever they hold, the program must end by itself.

    expressions.py GRADE [--seconds N] [--seed N]

Each round writes problems whose questions ask random calls of the operations that `GRADE
operations` lists, over tensors of few and of odd shapes, nested, indexed and differentiated, for
their values or as formulas, and a submission that answers them all. The run fails where the program is ended by a signal, takes too
long, exits with a status that is not documented, or says nothing of a question. What failed is left
in a folder and its name is printed.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

PROBLEMS = 60
TIMEOUT = 120

SHAPES = {
    "s": "", "v": "3", "u": "3", "z": "0", "X": "2, 3", "Y": "3, 2", "A": "3, 3", "B": "3, 3",
    "T": "2, 3, 4", "I": "2, 3, 5, 5", "K": "4, 3, 2, 2", "E": "2, 0, 3",
}
SCALARS = [
    "0", "1", "2", "3", "-1", "7", "0.5", "-2.5", "1e-300", "1e300", "9223372036854775807",
    "-9223372036854775808", "inf", "-inf", "nan", "1000000", "4294967296", "n", "d", "pi",
]
OPTIONS = {
    "axis": ["0", "1", "-1", "2", "-5", "None", "[0, 1]", "[0, 0]", "[]"],
    "keepdims": ["true", "false"],
    "mode": ['"full"', '"same"', '"valid"', '"no"'],
    "reduction": ['"mean"', '"sum"', '"none"'],
    "approximate": ['"none"', '"tanh"'],
    "padding": ["0", "1", "3", '"same"', '"valid"', "[1, 2]", "1000000000"],
    "stride": ["1", "2", "[2, 1]", "0", "None", "1000000"],
    "subscripts": ['"ij,jk->ik"', '"ij->ji"', '"i,i"', '"ii->i"', '"...ij,jk->...ik"', '"ij,"'],
}


def operations(program):
    """The signatures that the program lists: name -> parameters."""
    text = subprocess.run(
        [program, "operations"], capture_output=True, text=True, check=True).stdout
    found = {}
    for name, parameters in re.findall(r"^\| `(\w+)\(([^)`]*)\)`", text, re.MULTILINE):
        found[name] = [part.strip() for part in parameters.split(",") if part.strip()]
    return found


class Generator:
    """Random expressions of the language."""

    def __init__(self, signatures, seed):
        self.random = random.Random(seed)
        self.signatures = signatures
        self.names = list(signatures)

    def expression(self, depth):
        """An expression; deeper ones are made of shallower."""
        pick = self.random.random()
        if depth == 0 or pick < 0.15:
            return self.leaf()
        if pick < 0.70:
            return self.call(depth)
        if pick < 0.85:
            sign = self.random.choice(
                ["+", "-", "*", "/", "//", "%", "@", "**", "==", "<", "and", "or"])
            return f"({self.expression(depth - 1)} {sign} {self.expression(depth - 1)})"
        if pick < 0.95:
            return f"({self.expression(depth - 1)}){self.index(depth)}"
        return self.random.choice([
            f"[{self.expression(depth - 1)}, {self.expression(depth - 1)}]",
            f"-({self.expression(depth - 1)})",
            f"({self.leaf()} if {self.expression(depth - 1)} else {self.leaf()})",
        ])

    def leaf(self):
        """A name, a number, or a shape."""
        pick = self.random.random()
        if pick < 0.7:
            return self.random.choice(list(SHAPES))
        if pick < 0.9:
            return self.random.choice(SCALARS)
        return self.random.choice(["[2, 3]", "[3]", "[0]", "[1, 2, 3]", "[-1]", "true", "None"])

    def index(self, depth):
        """An index, a slice or a transpose."""
        return self.random.choice([
            "[0]", "[-1]", "[5]", "[:, 0]", "[::-1]", "[1:]", "[None]", "[..., 0]", ".T",
            "[[0, 1]]", f"[{self.leaf()}]", "[::0]", "[-3:7:2]", "[9223372036854775807:]",
        ])

    def call(self, depth):
        """A call of an operation, with some of its options."""
        name = self.random.choice(self.names)
        if name in ("grad", "jacobian", "hessian", "vjp", "jvp"):
            by = self.random.choice(list(SHAPES) + ["[X, v]"])
            more = f", {self.expression(depth - 1)}" if name in ("vjp", "jvp") else ""
            inner = self.expression(depth - 1)
            if name in ("grad", "hessian") and self.random.random() < 0.8:
                inner = f"sum({inner})"
            return f"{name}({inner}, {by}{more})"
        arguments = []
        for parameter in self.signatures[name]:
            head, _, default = parameter.partition("=")
            head = head.rstrip("…")
            if default and self.random.random() < 0.7:
                continue
            value = self.value(head, depth)
            arguments.append(f"{head}={value}" if default else value)
        return f"{name}({', '.join(arguments)})"

    def value(self, parameter, depth):
        """An argument for a parameter."""
        if parameter in OPTIONS and self.random.random() < 0.9:
            return self.random.choice(OPTIONS[parameter])
        if parameter in ("tensors", "state"):
            return f"[{self.expression(depth - 1)}, {self.expression(depth - 1)}]"
        return self.expression(depth - 1)


def write_course(folder, generator):
    """A course of problems with a question each, and a submission that answers all of them."""
    course = folder / "problems" / "fuzz"
    course.mkdir(parents=True)
    answers = {}
    for number in range(PROBLEMS):
        name = f"p{number}"
        problem = {
            "title": "Random", "sizes": {"n": 2, "d": 3},
            "given": {key: f"normal({shape})" if shape else "normal()"
                      for key, shape in SHAPES.items()},
            "questions": {"q": {"ask": generator.expression(3)}},
        }
        answer = generator.random.choice([0, 1.5, [1, 2, 3], [[0, 0], [0, 0]], True])
        if generator.random.random() < 0.4:
            question = problem["questions"]["q"]
            question.update(answer="formula", uses=list(SHAPES) + ["n", "d"], samples=2)
            formulas = [generator.expression(2), question["ask"], f"({question['ask']}) + 1e-7"]
            answer = generator.random.choice(formulas)
        (course / f"{name}.yaml").write_text(json.dumps(problem), encoding="utf-8")
        answers[name] = {"q": answer}
    submission = folder / "fuzz.json"
    submission.write_text(json.dumps(
        {"student": "fuzz", "assignment": "fuzz", "answers": answers}), encoding="utf-8")
    return submission


def fault_of(program, folder, submission, verdicts):
    """What is wrong with the run; None where nothing is."""
    try:
        run = subprocess.run(
            [program, "--problems", folder / "problems", "--junit", "none", "--format", "json",
             "--time-limit", "1", submission],
            capture_output=True, text=True, timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        return f"took more than {TIMEOUT} s"
    if run.returncode not in (0, 1, 3):
        return f"exit status {run.returncode}: {run.stderr[-2000:]}"
    questions = json.loads(run.stdout)["questions"]
    if len(questions) != PROBLEMS:
        return f"{len(questions)} questions of {PROBLEMS} are reported"
    for question in questions:
        verdict = question["verdict"]
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    signatures = operations(options.program)
    if len(signatures) < 100:
        sys.exit(f"{len(signatures)} operations are listed; there should be more than 100")
    end = time.monotonic() + options.seconds
    seed, verdicts = options.seed, {}
    while time.monotonic() < end:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="grade-fuzz-"))
        submission = write_course(folder, Generator(signatures, seed))
        fault = fault_of(options.program, folder, submission, verdicts)
        if fault:
            sys.exit(f"seed {seed}: {fault}\nleft in {folder}")
        subprocess.run(["rm", "-r", folder], check=True)
        seed += 1
    marked = sum(count for verdict, count in verdicts.items() if verdict != "error")
    print(f"{sum(verdicts.values())} random expressions, {marked} of them evaluated: {verdicts}")
    if marked == 0:
        sys.exit("none was evaluated: this run shows nothing")


if __name__ == "__main__":
    main()
