#!/usr/bin/env python3
"""Read JUnit XML files with the libraries that others read them with.

    python3 read_junit.py reports/alice.xml ...

Each reader must count the tests, failures and errors that the file's own elements show. One line a
file; the exit status is 1 where a reader disagrees or cannot read a file.
"""

import io
import sys
import xml.etree.ElementTree as ElementTree

import junitparser
import xunitparser
from junit2htmlreport import parser as junit2html


def count_elements(path):
    root = ElementTree.parse(path).getroot()
    return tuple(
        sum(1 for _ in root.iter(name)) for name in ("testcase", "failure", "error")
    )


def count_attributes(path):
    suites = ElementTree.parse(path).getroot().findall("testsuite")
    return tuple(
        sum(int(suite.get(name)) for suite in suites)
        for name in ("tests", "failures", "errors")
    )


def count_junitparser(path):
    suites = list(junitparser.JUnitXml.fromfile(path))
    results = [result for suite in suites for case in suite for result in case.result]
    return (
        sum(1 for suite in suites for _ in suite),
        sum(isinstance(result, junitparser.Failure) for result in results),
        sum(isinstance(result, junitparser.Error) for result in results),
    )


def count_junit2html(path):
    """The tests, and failures and errors in one: it does not tell them apart."""
    cases = [case for suite in junit2html.Junit(path).suites for case in suite.all()]
    return len(cases), sum(1 for case in cases if case.failed())


def count_xunitparser(path):
    """One suite at a time: it keeps one table of properties a file and refuses a name twice."""
    counts = (0, 0, 0)
    for suite in ElementTree.parse(path).getroot().findall("testsuite"):
        text = ElementTree.tostring(suite, encoding="unicode")
        _, result = xunitparser.parse(io.StringIO(text))
        found = (result.testsRun, len(result.failures), len(result.errors))
        counts = tuple(map(sum, zip(counts, found)))
    return counts


def disagreements(path, expected):
    """A line for each reader that does not count what is expected."""
    tests, failures, errors = expected
    wanted = [
        ("the attributes", count_attributes, expected),
        ("junitparser", count_junitparser, expected),
        ("junit2html", count_junit2html, (tests, failures + errors)),
        ("xunitparser", count_xunitparser, expected),
    ]
    lines = []
    for name, count, want in wanted:
        try:
            found = count(path)
        except Exception as error:  # whatever a reader raises, it has not read the file
            lines.append(f"{name} cannot read it: {error!r}")
            continue
        if found != want:
            lines.append(f"{name} counts {found}, should be {want}")
    return lines


def check(path):
    """Print what was found in a file; whether all readers agree on it."""
    try:
        expected = count_elements(path)
    except (OSError, ElementTree.ParseError) as error:
        print(f"{path}: cannot be read: {error}")
        return False
    lines = disagreements(path, expected)
    tests, failures, errors = expected
    counts = f"{tests} tests, {failures} failures, {errors} errors"
    print(f"{path}: {counts}: {'; '.join(lines) or 'all readers agree'}")
    return not lines


def main(paths):
    if not paths:
        sys.exit("usage: read_junit.py FILE...")
    agreed = [check(path) for path in paths]
    sys.exit(0 if all(agreed) else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
