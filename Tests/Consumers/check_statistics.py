#!/usr/bin/env python3
"""Lets NumPy compute the statistics of a class anew, and Chromium show their page.

    python3 check_statistics.py GRADE PROJECT WORK

The class is made up by write_class.py. From the JSON report of each student NumPy computes what
`grade stats` tells; Chromium must show the page without a word on its console, and what it shows
must be whole: headings in order, links that lead somewhere, pictures with words, readable colours.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse
from html.parser import HTMLParser

import numpy

import write_class

ASSIGNMENT = write_class.ASSIGNMENT
STUDENTS = 60


def make_class(project, work):
    """The submissions and the problems; the homework is due before the last of them came."""
    write_class.main(project / "submissions", work / "class", STUDENTS)
    folder = work / "problems" / ASSIGNMENT
    folder.mkdir(parents=True)
    for path in (project / "problems" / ASSIGNMENT).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    with open(folder / "assignment.yaml", "a") as file:
        file.write("due: 2019-11-20T12:30:00Z\n")


def grade(program, work, *words):
    run = subprocess.run(
        [program, *words, "--problems", work / "problems", work / "class"],
        capture_output=True, text=True,
    )
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


# Figures


def near(told, wanted, what):
    """A figure is told to six decimals, or left out where it does not exist."""
    if wanted is None or not numpy.isfinite(wanted):
        assert told is None, f"{what}: {told} in place of nothing"
    else:
        assert told is not None and abs(told - wanted) < 1e-6, f"{what}: {told}, not {wanted}"


def check_figures(told, reports):
    """Compares what is told of the class with what NumPy computes from the reports."""
    answers = [{(q["problem"], q["question"]): q for q in r["questions"]} for r in reports]
    keys = list(answers[0])
    scores = numpy.array([[answer[key]["score"] for key in keys] for answer in answers])
    totals, points = scores.sum(axis=1), told["points"]
    marks = told["marks"]
    near(marks["mean"], totals.mean(), "mean")
    near(marks["standard_deviation"], totals.std(ddof=1), "standard deviation")
    for name, share in [("minimum", 0), ("lower_quartile", 0.25), ("median", 0.5),
                        ("upper_quartile", 0.75), ("maximum", 1)]:
        near(marks[name], numpy.quantile(totals, share), name)
    assert marks["histogram"] == numpy.histogram(totals / points, 10, (0, 1))[0].tolist()
    assert marks["full"] == (totals == points).sum()
    variances = scores.var(axis=0, ddof=1)
    number = len(keys)
    alpha = number / (number - 1) * (1 - variances.sum() / totals.var(ddof=1))
    near(told["alpha"], alpha, "alpha")
    assert [(q["problem"], q["question"]) for q in told["questions"]] == keys
    for key, column, question in zip(keys, scores.T, told["questions"]):
        check_question(question, [answer[key] for answer in answers], column, totals)
    print(f"NumPy agrees about {len(reports)} students and {number} questions")


def check_question(told, answers, column, totals):
    verdicts = collections.Counter(answer["verdict"] for answer in answers)
    assert told["verdicts"] == verdicts, told
    near(told["right"], verdicts["correct"] / len(answers), "right")
    near(told["mean"], column.mean(), "mean")
    near(told["mean_share"], column.mean() / told["points"], "mean share")
    near(told["standard_deviation"], column.std(ddof=1), "standard deviation")
    rest = totals - column
    varies = column.std() > 0 and rest.std() > 0
    wanted = numpy.corrcoef(column, rest)[0, 1] if varies else None
    near(told.get("discrimination"), wanted, f"discrimination of {told['question']}")


# The page


class Page(HTMLParser):
    """What a page holds: its elements with their attributes, and their text."""

    def __init__(self, source):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def named(self, *tags):
        return [attributes for tag, attributes in self.elements if tag in tags]


def shown(page):
    """The page as Chromium has it when it is loaded; nothing may be on its console."""
    run = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
         "--v=0", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120,
    )
    assert run.returncode == 0, run.stderr
    said = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
    assert not said, said
    return Page(run.stdout)


def check_page(page, told, folder):
    assert not page.named("script", "link", "img", "iframe", "object", "form")
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    addresses = [attributes["href"] for attributes in page.named("a")]
    assert all(a[1:] in ids for a in addresses if a.startswith("#"))
    pages = {urllib.parse.unquote(a) for a in addresses if not a.startswith("#")}
    assert len(pages) == STUDENTS and all((folder / path).is_file() for path in pages)
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:]))
    for picture in page.named("svg"):
        hidden = picture.get("aria-hidden") == "true"
        assert hidden or (picture["role"] == "img" and picture["aria-label"]), picture
    bars = [p for p in page.named("svg") if p.get("class") == "verdicts"]
    assert len(bars) == len(told["questions"])
    assert len([p for p in page.named("svg") if p.get("class") == "chart"]) == 2
    maps = [question for question in told["questions"] if "elements" in question]
    assert len(page.named("figure")) == len(maps) > 0
    assert len(page.named("math")) > 100
    assert "<script>alert(1)</script>&amp;" in page.text
    for student in range(STUDENTS):
        assert f"s{student:05}" in page.text
    print(f"Chromium shows {len(page.elements)} elements, {len(bars)} bars, {len(maps)} maps")


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def check_colours(source):
    """The contrast of every colour of text and of charts with what it stands on, by WCAG 2."""
    style = re.search("<style>(.*?)</style>", source, re.S).group(1)
    schemes = [{}, {}]
    for dark, block in re.findall(r"(dark\) {\s*)?:root {(.*?)}", style, re.S):
        schemes[bool(dark)].update(re.findall(r"--([\w-]+): (#\w+);", block))
    for scheme in schemes:
        for name in ["ink", "quiet", "accent", "good", "part", "bad", "open"]:
            for ground in ["paper", "tint"]:
                values = sorted(luminance(scheme[n]) + 0.05 for n in (name, ground))
                assert values[1] / values[0] >= 4.5, (name, ground, values[1] / values[0])
    print("every colour has a contrast of 4.5 or more")


def main(program, project, work):
    make_class(project, work)
    grade(program, work, "--format", "json", "--junit", "none", "--output", f"{work}/reports/")
    reports = [json.loads(path.read_text()) for path in sorted((work / "reports").iterdir())]
    told = json.loads(grade(program, work, "stats", "--format", "json"))
    assert len(reports) == told["students"] == STUDENTS
    check_figures(told, reports)
    assert told["late"]["count"] == STUDENTS // 3 and told["late"]["unknown"] == 0
    assert any({"s00003", "s00008"} <= set(group["students"]) for group in told["similar"])
    grade(program, work, "stats", "--format", "html", "--output", f"{work}/pages/")
    page = work / "pages" / "index.html"
    check_page(shown(page), told, page.parent)
    check_colours(page.read_text())


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve())
