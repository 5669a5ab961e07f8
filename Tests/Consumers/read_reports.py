#!/usr/bin/env python3
"""Read the reports for other systems with Python's own readers of CSV, JSON and base64.

    python3 read_reports.py FOLDER

The folder holds alice.json, alice.csv, alice.gradescope.json and so on. Each must tell the students,
questions, marks and verdicts that the JSON report tells, which other tests hold. One line a
submission; the exit status is 1 where one disagrees.
"""

import base64
import csv
import json
import math
import pathlib
import sys


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


def wanted(report):
    return [
        (f"{q['problem']}/{q['question']}", q["score"], q["points"], q["verdict"])
        for q in report["questions"]
    ]


def check_csv(stem, report):
    with open(f"{stem}.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert all(None not in row for row in rows), "cells without a title"
    assert {row["student"] for row in rows} == {report["student"]}
    found = [
        (f"{r['problem']}/{r['question']}", float(r["score"]), float(r["points"]), r["verdict"])
        for r in rows
    ]
    assert found == wanted(report), "rows"


def check_gradescope(stem, report):
    result = read_json(pathlib.Path(f"{stem}.gradescope.json"))
    assert result["score"] == report["score"], "score"
    found = [(t["name"], t["score"], t["max_score"], t["tags"][1]) for t in result["tests"]]
    assert found == wanted(report), "tests"
    for test in result["tests"]:
        assert test["status"] == ("passed" if test["tags"][1] == "correct" else "failed")


def check_prairielearn(stem, report):
    result = read_json(pathlib.Path(f"{stem}.prairielearn.json"))
    share = report["score"] / report["points"]
    assert result["gradable"] is True and math.isclose(result["score"], share), "score"
    found = [(t["name"], t["points"], t["max_points"], t["message"]) for t in result["tests"]]
    assert found == wanted(report), "tests"


def check_classroom(stem, report):
    text = pathlib.Path(f"{stem}.classroom.txt").read_bytes().rstrip(b"\n")
    result = json.loads(base64.b64decode(text, validate=True))
    assert result["max_score"] == report["points"], "max_score"
    found = [(t["name"], t["score"]) for t in result["tests"]]
    assert found == [question[:2] for question in wanted(report)], "tests"
    assert math.isclose(sum(t["score"] for t in result["tests"]), report["score"]), "score"


def main(folder):
    agreed = True
    names = [p for p in sorted(pathlib.Path(folder).glob("*.json")) if p.stem.count(".") == 0]
    if not names:
        sys.exit(f"{folder} holds no report")
    for path in names:
        report, faults = read_json(path), []
        for check in (check_csv, check_gradescope, check_prairielearn, check_classroom):
            try:
                check(path.with_suffix(""), report)
            except Exception as error:  # whatever a reader raises, it has not read the file
                faults.append(f"{check.__name__}: {error!r}")
        print(f"{path}: {'; '.join(faults) or 'the reports for other systems agree'}")
        agreed = agreed and not faults
    sys.exit(0 if agreed else 1)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: read_reports.py FOLDER")
    main(sys.argv[1])
