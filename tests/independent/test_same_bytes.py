"""From outside: the same options make the same files, whatever the workers, the moment and the surroundings."""

import shutil
import tempfile
import time
import unittest
from pathlib import Path

import program

# Five blocks, so that eight workers have something to overtake one another with.
OPTIONS = ("--rows", 300_000, "--fraud-rate", "2%", "--end-date", "2025-09-30")


class SameBytes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="ledgerloom-same-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.one_worker = cls.hashes("one", "--workers", 1)

    @classmethod
    def hashes(cls, name, *options, **how):
        output = cls.folder / name
        program.generate(output, *OPTIONS, *options, **how)
        found = program.tree_hashes(output)
        shutil.rmtree(output)
        return found

    def assert_same(self, found):
        self.assertEqual(found.keys(), self.one_worker.keys())
        self.assertEqual([name for name in found if found[name] != self.one_worker[name]], [])

    def test_there_are_files_to_compare(self):
        self.assertEqual(sum(name.startswith("transactions/") for name in self.one_worker), 5)
        self.assertIn("manifest.json", self.one_worker)
        self.assertIn("parts.jsonl", self.one_worker)

    def test_workers(self):
        for workers in (2, 3, 8):
            with self.subTest(workers=workers):
                self.assert_same(self.hashes(f"workers-{workers}", "--workers", workers))

    def test_another_moment_folder_zone_and_language(self):
        time.sleep(1.1)
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        self.assert_same(self.hashes("another", "--workers", 2, "--memory-limit", "3GiB", folder=elsewhere,
                                     environment={"TZ": "Asia/Tokyo", "LANG": "pt_BR.UTF-8", "LC_ALL": "pt_BR.UTF-8"}))

    def test_another_seed_makes_other_rows(self):
        found = self.hashes("seed", "--seed", 8)
        for table in ("customers", "devices", "transactions"):
            name = f"{table}/part-00000000.jsonl"
            self.assertNotEqual(found[name], self.one_worker[name])


if __name__ == "__main__":
    unittest.main()
