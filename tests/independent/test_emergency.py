"""A neighbour in the same container takes memory until a run is at EMERGENCY: without --wait it ends with code 3, says
what to change and is resumed to the same bytes; with --wait (argument --wait) it parks, answers over HTTP meanwhile,
and goes on by itself. Needs root and a memory cgroup; ends with 77 (skipped) and says so otherwise."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

from cgroup import Cgroup
from program import PROGRAM, generate, tree_hashes

SKIPPED = 77
MIB = 1 << 20
SIZE = "20MB"
CGROUP = None
NEIGHBOUR = ("import sys\nheld = bytearray(b'x') * (int(sys.argv[1]) << 20)\nprint('held', flush=True)\n"
             "sys.stdin.read()\n")


class Neighbour:
    def __init__(self, mebibytes):
        self.process = subprocess.Popen([sys.executable, "-c", NEIGHBOUR, str(mebibytes)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, preexec_fn=CGROUP.enter)
        self.process.stdout.readline()

    def go(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def start(folder, *options):
    """One that is slow enough to be met: compression at a high level by one worker."""
    run = subprocess.Popen([str(PROGRAM), "generate", "--output", folder, "--size", SIZE, "--workers", "1",
                            "--compression", "gzip", "--part-size", "1MiB", "--min-available", "100MiB", "--serve", "0",
                            "--progress", "none", *options], stderr=subprocess.PIPE, text=True,
                           preexec_fn=CGROUP.enter)
    said = ""
    while "Serving" not in said:
        line = run.stderr.readline()
        if not line:
            raise RuntimeError(f"the run ended: {said}")
        said += line
    return run, re.search(r"http://\S+", said).group()


def status(url, page="/health"):
    try:
        with urllib.request.urlopen(url + page, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def await_health(url, wanted, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        health = json.loads(status(url)[1])
        if wanted(health):
            return health
        time.sleep(0.1)
    raise RuntimeError(f"never came: {health}")


class Emergency(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(dir=os.environ.get("LEDGERLOOM_TEST_FOLDER"))
        self.addCleanup(self.temporary.cleanup)
        self.folder = str(Path(self.temporary.name, "out"))
        CGROUP.limit(600 * MIB)

    def test_stops_with_3_and_is_resumed_to_the_same_bytes(self):
        run, url = start(self.folder)
        await_health(url, lambda health: health["rows_done"] > 0, 20)
        neighbour = Neighbour(480)
        _, said = run.communicate(timeout=30)
        neighbour.go()
        self.assertEqual(run.returncode, 3, said)
        for text in ("EMERGENCY: ", "available in the cgroup", "the run can be resumed", "raise --memory-limit",
                     "To go on: ledgerloom resume"):
            self.assertIn(text, said)
        self.assertFalse(Path(self.folder, "manifest.json").exists())
        again = subprocess.run([str(PROGRAM), "resume", self.folder, "--min-available", "auto", "--quiet"],
                               capture_output=True, text=True, check=False)
        self.assertEqual(again.returncode, 0, again.stderr)
        other = Path(self.temporary.name, "uninterrupted")
        generate(other, "--size", SIZE, "--compression", "gzip", "--part-size", "1MiB")
        self.assertEqual(tree_hashes(self.folder), tree_hashes(other))

    def test_parks_with_wait_and_goes_on(self):
        run, url = start(self.folder, "--wait")
        await_health(url, lambda health: health["rows_done"] > 0, 20)
        neighbour = Neighbour(480)
        parked = await_health(url, lambda health: health["state"] == "waiting", 20)
        self.assertEqual(status(url, "/ready")[0], 503)
        self.assertIn("ledgerloom_memory_level", status(url, "/metrics")[1])
        self.assertIn("memory_for", json.loads(status(url, "/run")[1])["snapshot"])
        time.sleep(1)
        self.assertEqual(json.loads(status(url)[1])["rows_done"], parked["rows_done"])
        neighbour.go()
        await_health(url, lambda health: health["rows_done"] > parked["rows_done"], 100)
        _, said = run.communicate(timeout=120)
        self.assertEqual(run.returncode, 0, said)
        self.assertIn("the run goes on, with one worker at first", said)


if __name__ == "__main__":
    CGROUP, WHY = Cgroup.make()
    if CGROUP is None:
        print(f"skipped, not run: {WHY}")
        sys.exit(SKIPPED)
    try:
        half = "test_parks_with_wait_and_goes_on" if "--wait" in sys.argv else "test_stops_with_3_and_is_resumed_to_the_same_bytes"
        done = unittest.main(argv=[sys.argv[0], "-v", f"Emergency.{half}"], exit=False)
    finally:
        CGROUP.remove()
    sys.exit(0 if done.result.wasSuccessful() else 1)
