"""Writes a class of submissions, one a line: the examples, varied, some wrong, some no submissions.

    write_class.py SUBMISSIONS COUNT > class.ndjson
"""

import json
import pathlib
import sys

# Lines that hold no submission, each in its own way.
BAD = ["", "   ", "no JSON", "[1, 2]", "{", '{"student": "eve"}', '{"student": 1, "answers": {}}']


def varied(submission, number):
    """The submission of another student, some of whose answers are missing or wrong."""
    answers = {}
    for index, (problem, questions) in enumerate(submission["answers"].items()):
        for place, (question, answer) in enumerate(questions.items()):
            turn = (number + 7 * index + 3 * place) % 11
            if turn == 0:
                continue
            if turn == 1:
                answer = number % 5
            answers.setdefault(problem, {})[question] = answer
    assignment = "nowhere" if number % 97 == 0 else submission["assignment"]
    return {"student": f"s{number:05}", "assignment": assignment, "answers": answers}


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    examples = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    for number in range(count):
        if number % 50 == 49:
            print(BAD[number // 50 % len(BAD)])
        else:
            print(json.dumps(varied(examples[number % len(examples)], number), ensure_ascii=False))


main()
