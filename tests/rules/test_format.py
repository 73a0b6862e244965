"""Every source is as .clang-format says."""

import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import rules

ROOT = Path(__file__).resolve().parents[2]
STYLE = f"--style=file:{ROOT / '.clang-format'}"


def unformatted(root):
    paths = [Path(root) / path for path, _ in rules.sources(root, ["core", "ui", "app", "tests"])]
    if not paths:
        return []
    done = subprocess.run(["clang-format", STYLE, "--dry-run", "-Werror", *paths], capture_output=True, text=True)
    return sorted(set(re.findall(r"^(.+?):\d+:\d+: error:", done.stderr, re.MULTILINE)))


@unittest.skipUnless(shutil.which("clang-format"), "clang-format is not installed")
class Formatted(unittest.TestCase):
    def test_tree(self):
        faults = unformatted(ROOT)
        self.assertEqual(faults, [], "run clang-format -i on these:\n" + "\n".join(faults))

    def test_a_bad_example_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("bad.cpp", "int  x ;\n"), ("good.cpp", "int x;\n")):
                path = Path(folder) / "core" / "base" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            faults = unformatted(folder)
        self.assertEqual([Path(fault).name for fault in faults], ["bad.cpp"])


if __name__ == "__main__":
    unittest.main()
