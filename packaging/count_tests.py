"""Counts what ctest's JUnit file says, test function by test function.

Qt Test and Python's unittest print totals of their own; a program that died before it could counts as one failure.
Reasons of skipped tests come first, then what failed, and last the line "N passed, N failed, N skipped".
"""

import re
import sys
import xml.etree.ElementTree as xml

QT_TOTALS = re.compile(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped, (\d+) blacklisted", re.MULTILINE)
QT_SKIP = re.compile(r"^SKIP\s*: (\S+) (.*)$", re.MULTILINE)
PYTHON_TOTALS = re.compile(r"^Ran (\d+) tests? in .*\n+(OK|FAILED)(?: \((.*)\))?$", re.MULTILINE)
PYTHON_SKIP = re.compile(r"^(\S+ \(\S+\)).* \.\.\. skipped ['\"](.*)['\"]$", re.MULTILINE)
# Qt Test counts initTestCase() and cleanupTestCase(), which every program has, as passed.
QT_OWN_FUNCTIONS = 2


class Count:
    def __init__(self, passed=0, failed=0, skipped=0, reasons=()):
        self.passed, self.failed, self.skipped, self.reasons = passed, failed, skipped, list(reasons)


def count_qt(output):
    totals = [[int(number) for number in found] for found in QT_TOTALS.findall(output)]
    if not totals:
        return None
    passed = sum(max(0, row[0] - QT_OWN_FUNCTIONS) for row in totals)
    failed, skipped = sum(row[1] for row in totals), sum(row[2] + row[3] for row in totals)
    return Count(passed, failed, skipped, [f"{name} {reason}" for name, reason in QT_SKIP.findall(output)])


def count_python(output):
    found = PYTHON_TOTALS.search(output)
    if not found:
        return None
    parts = dict(part.split("=") for part in (found[3] or "").split(", ") if part)
    failed = sum(int(parts.get(name, 0)) for name in ("failures", "errors", "unexpected successes"))
    skipped = int(parts.get("skipped", 0))
    return Count(int(found[1]) - failed - skipped, failed, skipped, [f"{n}: {r}" for n, r in PYTHON_SKIP.findall(output)])


def count_program(case):
    output = case.findtext("system-out") or ""
    status = case.get("status")
    if status in ("notrun", "disabled"):
        skip = case.find("skipped")
        message = skip.get("message") if skip is not None else "not run"
        # A program that is not there or cannot be started was not skipped on purpose.
        if status == "disabled" or (message or "").startswith("SKIP"):
            return Count(skipped=1, reasons=[f"{case.get('name')}: {message}"])
        return Count(failed=1)
    count = count_qt(output) or count_python(output) or Count(passed=1 if status == "run" else 0)
    if status == "fail" and count.failed == 0:
        count.failed = 1
    return count


def main(path):
    try:
        cases = list(xml.parse(path).getroot().iter("testcase"))
    except (OSError, xml.ParseError) as error:
        print(f"no test results in {path}: {error}")
        cases = []
    total, failures = Count(), []
    for case in cases:
        count = count_program(case)
        total.passed += count.passed
        total.failed += count.failed
        total.skipped += count.skipped
        total.reasons += count.reasons
        if count.failed:
            failures.append(case.get("name"))
    for reason in total.reasons:
        print(f"skipped: {reason}")
    for name in failures:
        print(f"failed: {name}")
    if total.passed + total.failed == 0:
        print("no test was run")
        total.failed = 1
    print(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
