"""What was built: the command line links no Qt, and the data do not depend on the flags of the compiler."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import rules

BUILD = Path(os.environ["LEDGERLOOM_TEST_BINARIES"])
RELEASE = Path(os.environ.get("LEDGERLOOM_RELEASE_BINARIES", "/nonexistent"))


def dynamic_section(program):
    return subprocess.run(["readelf", "-d", program], check=True, capture_output=True, text=True).stdout


def command_line(build):
    return build / "app" / "cli" / "ledgerloom"


def tree_hashes(folder):
    """Every file of the dataset that belongs to its identity: all but the folder's own journal and logs."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and ".ledgerloom" not in path.parts
    }


@unittest.skipUnless(shutil.which("readelf"), "readelf is not installed")
class CommandLineLinksNoQt(unittest.TestCase):
    def test_tested_program(self):
        self.assertEqual(rules.qt_libraries(dynamic_section(command_line(BUILD))), [])

    @unittest.skipUnless(command_line(RELEASE).exists(), "no release build: packaging/test makes one")
    def test_release_program(self):
        self.assertEqual(rules.qt_libraries(dynamic_section(command_line(RELEASE))), [])

    def test_a_program_with_qt_is_found_out(self):
        with_qt = sorted(path for path in (BUILD / "tests").rglob("*_tst_*") if path.is_file() and os.access(path, os.X_OK))
        self.assertTrue(with_qt, "no Qt Test program was built")
        self.assertIn("libQt6Core.so.6", rules.qt_libraries(dynamic_section(with_qt[0])))


@unittest.skipUnless(command_line(RELEASE).exists(), "no release build: packaging/test makes one")
class ReleaseProgram(unittest.TestCase):
    def generate(self, build, folder, *options):
        command = [command_line(build), "generate", "--size", "2MB", "--seed", "7", "--progress", "none",
                   "--output", folder, *options]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        return tree_hashes(folder)

    def test_same_bytes_as_the_tested_program(self):
        with tempfile.TemporaryDirectory() as folder:
            tested = self.generate(BUILD, f"{folder}/tested", "--workers", "1")
            released = self.generate(RELEASE, f"{folder}/released", "--workers", "3")
            other = self.generate(RELEASE, f"{folder}/other", "--workers", "3", "--fraud-rate", "3%")
        self.assertIn("manifest.json", tested)
        self.assertEqual(tested, released)
        self.assertNotEqual(tested, other)

    def test_answers_help_and_version(self):
        for option, word in (("--help", "generate"), ("--version", "0.1.0")):
            done = subprocess.run([command_line(RELEASE), option], capture_output=True, text=True, timeout=60)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(word, done.stdout)

    def test_names_no_folder_of_the_build(self):
        self.assertNotIn(str(Path(__file__).resolve().parents[2]).encode(), command_line(RELEASE).read_bytes())


STUDIO = BUILD / "app" / "studio" / "ledgerloom-studio"


@unittest.skipUnless(STUDIO.exists(), "built without the studio")
class StudioProgram(unittest.TestCase):
    def answer(self, argument, **screen):
        without_screen = {key: value for key, value in os.environ.items()
                          if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        return subprocess.run([STUDIO, argument], capture_output=True, text=True, timeout=60,
                              env=without_screen | screen)

    def test_answers_help_and_version_without_a_display(self):
        for option, word in (("--help", "ledgerloom generate"), ("--version", "0.1.0")):
            done = self.answer(option)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(word, done.stdout)

    def test_refuses_what_it_does_not_know(self):
        for argument in ("--size=1GB", "payments"):
            done = self.answer(argument, QT_QPA_PLATFORM="offscreen")
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(argument.split("=")[0].lstrip("-"), done.stderr)
            self.assertIn("ledgerloom generate", done.stderr)


if __name__ == "__main__":
    unittest.main()
