"""packaging/count_tests.py, whose last line decides: it counts functions, and never a fault as passed or skipped."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from xml.sax.saxutils import escape

PROGRAM = Path(__file__).resolve().parents[2] / "packaging" / "count_tests.py"
QT = "SKIP   : TestX::power() not run: needs root\nTotals: 5 passed, {} failed, 1 skipped, 0 blacklisted, 3ms\n"
PYTHON = ("test_a (__main__.A) ... skipped 'no readelf'\n\n-----\nRan 4 tests in 0.012s\n\n{}\n")


def case(status, output="", inner=""):
    return f'<testcase name="x/{status}" status="{status}">{inner}<system-out>{escape(output)}</system-out></testcase>'


class Count(unittest.TestCase):
    def assert_count(self, cases, last, fails, *lines):
        with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
            file.write(f"<testsuite>{''.join(cases)}</testsuite>")
            file.flush()
            done = subprocess.run([sys.executable, PROGRAM, file.name], capture_output=True, text=True)
        said = done.stdout.splitlines()
        self.assertEqual(said[-1], last)
        self.assertEqual(done.returncode, 1 if fails else 0)
        for line in lines:
            self.assertIn(line, said[:-1])

    def test_functions_of_a_qt_program(self):
        self.assert_count([case("run", QT.format(0))], "3 passed, 0 failed, 1 skipped", False,
                          "skipped: TestX::power() not run: needs root")

    def test_failed_function(self):
        self.assert_count([case("fail", QT.format(2))], "3 passed, 2 failed, 1 skipped", True, "failed: x/fail")

    def test_crash_after_good_totals(self):
        self.assert_count([case("fail", QT.format(0))], "3 passed, 1 failed, 1 skipped", True)

    def test_crash_before_any_total(self):
        self.assert_count([case("fail", "Segmentation fault")], "0 passed, 1 failed, 0 skipped", True)

    def test_python_program(self):
        self.assert_count([case("run", PYTHON.format("OK (skipped=1)"))], "3 passed, 0 failed, 1 skipped", False,
                          "skipped: test_a (__main__.A): no readelf")
        self.assert_count([case("fail", PYTHON.format("FAILED (failures=1, errors=1, skipped=1)"))],
                          "1 passed, 2 failed, 1 skipped", True)

    def test_plain_program(self):
        self.assert_count([case("run", "fine")], "1 passed, 0 failed, 0 skipped", False)

    def test_program_that_is_not_there(self):
        inner = '<skipped message="Unable to find executable"/>'
        self.assert_count([case("run", "fine"), case("notrun", "", inner)], "1 passed, 1 failed, 0 skipped", True)

    def test_program_that_skipped_itself(self):
        inner = '<skipped message="SKIP_RETURN_CODE=77"/>'
        self.assert_count([case("run", "fine"), case("notrun", "", inner)], "1 passed, 0 failed, 1 skipped", False)

    def test_nothing_ran(self):
        self.assert_count([], "0 passed, 1 failed, 0 skipped", True)

    def test_no_file(self):
        done = subprocess.run([sys.executable, PROGRAM, "/nonexistent.xml"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.splitlines()[-1], "0 passed, 1 failed, 0 skipped")


if __name__ == "__main__":
    unittest.main()
