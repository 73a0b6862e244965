"""The tree keeps each rule, and each rule finds the fault in a bad example."""

import tempfile
import unittest
from pathlib import Path

import rules

ROOT = Path(__file__).resolve().parents[2]


def faults_in(rule, files):
    """What the rule says about a tree of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(rule(folder))


class TreeKeepsRule(unittest.TestCase):
    def assert_kept(self, rule):
        faults = list(rule(ROOT))
        self.assertEqual(faults, [], "\n" + "\n".join(faults))

    def test_include_direction(self):
        self.assert_kept(rules.include_direction)

    def test_no_qt_in_core(self):
        self.assert_kept(rules.no_qt_in_core)

    def test_charts_in_monitor_alone(self):
        self.assert_kept(rules.charts_in_monitor_alone)

    def test_headers_guarded(self):
        self.assert_kept(rules.headers_guarded)

    def test_files_short(self):
        self.assert_kept(rules.files_short)

    def test_nothing_unfinished(self):
        self.assert_kept(rules.nothing_unfinished)

    def test_data_deterministic(self):
        self.assert_kept(rules.data_deterministic)

    def test_there_is_something_to_check(self):
        paths = {path.parts[0] for path, _ in rules.sources(ROOT, ["core", "ui", "app"])}
        self.assertEqual(paths, {"core", "ui", "app"})


class RuleFindsFault(unittest.TestCase):
    """Each example breaks its rule once; its twin beside it is allowed."""

    def assert_one(self, rule, bad, good, word):
        faults = faults_in(rule, bad)
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(word, faults[0])
        self.assertEqual(faults_in(rule, good), [])

    def assert_include(self, bad, good):
        """`bad` and `good` are (including file, included header)."""
        tree = [{name: f'#include "{header}"\n'} for name, header in (bad, good)]
        self.assert_one(rules.include_direction, tree[0], tree[1], "may not include")

    def test_against_the_chain(self):
        self.assert_include(("core/config/a.cpp", "core/population/b.h"), ("core/population/a.cpp", "core/config/b.h"))

    def test_memory_above_base(self):
        self.assert_include(("core/memory/a.cpp", "core/config/b.h"), ("core/memory/a.cpp", "core/base/b.h"))

    def test_telemetry_above_base(self):
        self.assert_include(("core/telemetry/a.cpp", "core/memory/b.h"), ("core/run/a.cpp", "core/memory/b.h"))

    def test_core_to_ui(self):
        self.assert_include(("core/run/a.cpp", "ui/setup/b.h"), ("ui/setup/a.cpp", "core/run/b.h"))

    def test_core_to_app(self):
        self.assert_include(("core/run/a.cpp", "app/cli/b.h"), ("app/cli/a.cpp", "core/run/b.h"))

    def test_command_line_to_qt(self):
        self.assert_include(("app/cli/a.cpp", "core/qt/b.h"), ("app/studio/a.cpp", "core/qt/b.h"))

    def test_page_to_page(self):
        self.assert_include(("ui/setup/a.cpp", "ui/preview/b.h"), ("ui/main_window/a.cpp", "ui/preview/b.h"))

    def test_include_not_from_the_root(self):
        self.assert_one(rules.include_direction, {"core/base/a.cpp": '#include "b.h"\n'},
                        {"core/qt/a.cpp": '#include "a.moc"\n'}, "root")

    def test_folder_without_a_place(self):
        self.assert_one(rules.include_direction, {"core/misc/a.cpp": ""}, {"core/base/a.cpp": ""}, "not in the table")

    def test_qt_header(self):
        self.assert_one(rules.no_qt_in_core, {"core/run/a.h": "#include <QString>\n"},
                        {"core/qt/a.h": "#include <QString>\n"}, "core/run/a.h:1")

    def test_qt_target(self):
        self.assert_one(rules.no_qt_in_core, {"core/run/CMakeLists.txt": "x(Qt6::Core)\n"},
                        {"core/qt/CMakeLists.txt": "x(Qt6::Core)\n"}, "Qt outside")

    def test_charts_header(self):
        for header in ("QChartView", "QtCharts/QChart", "QLineSeries", "QValueAxis", "QAbstractAxis"):
            self.assert_one(rules.charts_in_monitor_alone, {"ui/setup/a.cpp": f"#include <{header}>\n"},
                            {"ui/monitor/a.cpp": f"#include <{header}>\n"}, "Charts outside")

    def test_header_without_guard(self):
        self.assert_one(rules.headers_guarded, {"core/base/a.h": "#ifndef A\n#define A\n#endif\n"},
                        {"core/base/a.h": "// what\n\n#pragma once\n"}, "pragma once")

    def test_long_file(self):
        self.assert_one(rules.files_short, {"ui/setup/a.cpp": "\n" * 351}, {"ui/setup/a.cpp": "\n" * 350}, "351 lines")

    def test_unfinished(self):
        for text in ("// TO" "DO: later", "// FIX" "ME", "// a stub", "// not implemented", "// placeholder value"):
            self.assert_one(rules.nothing_unfinished, {"core/run/a.cpp": text + "\n"},
                            {"core/run/a.cpp": "edit->setPlaceholderText(x); // a field's placeholder\n"}, "unfinished")

    def test_not_deterministic(self):
        examples = ("#include <random>", "#include <chrono>", '#include "core/base/clock.h"', "auto x = std::rand();",
                    "auto t = time(nullptr);", "auto t = std::time(nullptr);", "x = std::this_thread::get_id();")
        for text in examples:
            self.assert_one(rules.data_deterministic, {"core/fraud/a.cpp": text + "\n"},
                            {"core/telemetry/a.cpp": text + "\n"}, "core/fraud/a.cpp:1")
        # The words alone are no calls.
        self.assertEqual(faults_in(rules.data_deterministic, {
            "core/fraud/a.cpp": "row.time(3); // std::rand() is banned\nint sometime(int);\npayment->time();\n"}), [])


if __name__ == "__main__":
    unittest.main()
