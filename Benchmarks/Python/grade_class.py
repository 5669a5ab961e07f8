"""Marks a class the usual way: json, numpy.allclose, a text report and junit-xml, one process.

usage: grade_class.py SUBMISSIONS EXPECTED.json REPORTS
"""

import json
import os
import sys

import numpy
from junit_xml import TestCase, TestSuite, to_xml_report_string

submissions, expected_file, reports = sys.argv[1:]
os.makedirs(reports, exist_ok=True)
with open(expected_file) as file:
    expected = {
        problem: {question: numpy.array(value) for question, value in questions.items()}
        for problem, questions in json.load(file).items()
    }

for name in sorted(os.listdir(submissions)):
    with open(f"{submissions}/{name}") as file:
        submission = json.load(file)
    suites, lines, total, right = [], [f"{submission['student']}"], 0, 0
    for problem, questions in expected.items():
        answers = submission["answers"].get(problem, {})
        cases = []
        for question, value in questions.items():
            answer = numpy.array(answers.get(question))
            case = TestCase(question, classname=f"{submission['assignment']}.{problem}")
            if answer.shape != value.shape:
                message = f"the shape must be {value.shape}, got {answer.shape}"
            elif not numpy.allclose(answer, value, rtol=1e-3, atol=1e-6):
                wrong = int((~numpy.isclose(answer, value, rtol=1e-3, atol=1e-6)).sum())
                message = f"{wrong} of {value.size} elements differ"
            else:
                message = None
            if message is not None:
                case.add_failure_info(message, f"{message}\nscore: 0/1")
            total, right = total + 1, right + (message is None)
            lines.append(f"  {question}  {int(message is None)}/1  {message or ''}")
            cases.append(case)
        suites.append(TestSuite(f"{submission['assignment']}.{problem}", cases))
    lines.append(f"Total {right}/{total}")
    stem = f"{reports}/{name.removesuffix('.json')}"
    with open(f"{stem}.txt", "w") as file:
        file.write("\n".join(lines) + "\n")
    with open(f"{stem}.xml", "w") as file:
        file.write(to_xml_report_string(suites))
