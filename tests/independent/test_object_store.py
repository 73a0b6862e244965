"""Whole runs to a real S3 server on loopback: the bytes of a folder, whatever happens to the server and to the run.
Without the server the tests are skipped, and the program ends with 77."""

import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import program
import s3_server

SKIPPED = 77
# Four shards: three whole blocks and a rest.
OPTIONS = ("--rows", "200000", "--part-size", "4MiB", "--seed", "11")


class ObjectStore(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="ledgerloom-s3-"))
        cls.server = s3_server.Server(cls.folder)
        cls.server.start()
        cls.local = cls.folder / "local"
        program.generate(cls.local, *OPTIONS)
        cls.whole = program.tree_hashes(cls.local)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.prefix = self.id().rsplit(".", 1)[1].lower().replace("_", "-")
        self.output = f"s3://{s3_server.BUCKET}/runs/{self.prefix}"
        self.objects = self.server.bucket / "runs" / self.prefix
        self.pending = self.uploads()

    def begin(self, *options, verb="generate", output=None, **environment):
        target = [output or self.output] if verb == "resume" else ["--output", output or self.output]
        return subprocess.Popen([str(program.PROGRAM), verb, *target, *options], text=True, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, env=self.server.environment(**environment))

    def run_to_end(self, *options, code=0, **more):
        process = self.begin(*options, **more)
        text = process.communicate(timeout=300)[0]
        self.assertEqual(process.returncode, code, text)
        return text

    def wait_for(self, condition, what):
        for _ in range(600):
            if condition():
                return
            time.sleep(0.05)
        self.fail(f"after 30 seconds there was no {what}")

    def records(self):
        return sorted((self.objects / ".ledgerloom" / "shards").glob("*.json"))

    def uploads(self):
        """What was sent of objects that are not there yet."""
        return {path for path in self.server.bucket.glob(".sgwtmp/multipart/**/*") if path.is_file()}

    def assert_whole(self):
        self.assertEqual(program.tree_hashes(self.objects), self.whole)
        # Uploads that were begun and never ended would be paid for.
        self.assertEqual(self.uploads() - self.pending, set())

    def test_a_run_has_the_bytes_of_a_folder(self):
        self.run_to_end(*OPTIONS, "--workers", "2")
        self.assert_whole()

    def test_the_endpoint_may_stand_in_the_address(self):
        query = f"?endpoint_override=127.0.0.1:{self.server.port}&scheme=http&region=us-east-1"
        self.run_to_end(*OPTIONS, output=self.output + query, AWS_ENDPOINT_URL="")
        self.assert_whole()

    def test_chunks_and_compressed_csv_too(self):
        options = ("--rows", "150000", "--part-size", "4MiB", "--format", "csv", "--compression", "zstd", "--chunk-size",
                   "40MB")
        self.run_to_end(*options)
        program.generate(self.folder / "chunks", *options)
        self.assertEqual(program.tree_hashes(self.objects), program.tree_hashes(self.folder / "chunks"))

    def test_the_server_is_stopped_and_started(self):
        process = self.begin(*OPTIONS, "--progress", "none")
        self.wait_for(self.records, "record of a shard")
        self.server.stop()
        time.sleep(4)
        self.server.start()
        text = process.communicate(timeout=300)[0]
        self.assertEqual(process.returncode, 0, text)
        self.assertIn("does not answer", text)
        self.assertEqual(program.tree_hashes(self.objects), self.whole)

    def test_a_stop_while_the_server_is_away_comes_soon(self):
        process = self.begin(*OPTIONS, "--progress", "none")
        self.wait_for(self.records, "record of a shard")
        self.server.stop()
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        try:
            text = process.communicate(timeout=10)[0]
        finally:
            self.server.start()
        self.assertEqual(process.returncode, 143, text)
        self.run_to_end(verb="resume")
        self.assertEqual(program.tree_hashes(self.objects), self.whole)

    def test_a_killed_run_is_resumed(self):
        for _ in range(3):
            verb = "resume" if self.objects.exists() else "generate"
            process = self.begin(*(OPTIONS if verb == "generate" else ()), "--workers", "2", verb=verb)
            done = len(self.records())
            self.wait_for(lambda count=done: len(self.records()) > count or process.poll() is not None, "further record")
            process.kill()
            process.communicate()
            if (self.objects / "manifest.json").exists():
                break
            self.assertFalse((self.objects / "manifest.json").exists())
        text = self.run_to_end(verb="resume")
        self.assertEqual(program.tree_hashes(self.objects), self.whole)
        self.assertRegex(text, "resumes: [1-4] of 4 shards|Complete already")

    def test_a_part_is_not_seen_before_it_is_whole(self):
        sizes = {path: (self.local / path).stat().st_size for path in self.whole}
        process = self.begin(*OPTIONS)
        seen = 0
        while process.poll() is None:
            for path in self.objects.rglob("part-*"):
                name = str(path.relative_to(self.objects))
                self.assertEqual(path.stat().st_size, sizes[name], name)
                seen += 1
            time.sleep(0.01)
        self.assertEqual(process.returncode, 0, process.communicate()[0])
        process.stdout.close()
        self.assertGreater(seen, 0)

    def test_a_second_run_leaves_cleanly(self):
        first = self.begin(*OPTIONS)
        self.wait_for(self.records, "record of a shard")
        for choice in ("fail", "resume", "overwrite"):
            text = self.run_to_end("--rows", "1000", "--if-exists", choice, code=7)
            self.assertIn("another run is writing to", text)
        self.assertEqual(first.wait(timeout=300), 0)
        first.stdout.close()
        self.assert_whole()

    def test_what_is_there_is_not_overwritten_unasked(self):
        self.objects.mkdir(parents=True)
        (self.objects / "holiday.jpg").write_bytes(b"mine")
        self.assertIn("not empty", self.run_to_end(*OPTIONS, code=2))
        self.run_to_end("--rows", "70000", "--part-size", "4MiB", "--if-exists", "overwrite")
        self.run_to_end(*OPTIONS, "--if-exists", "overwrite")
        self.assertEqual((self.objects / "holiday.jpg").read_bytes(), b"mine")
        (self.objects / "holiday.jpg").unlink()
        self.assert_whole()

    def test_bad_credentials_and_places_are_told(self):
        for code, part, more in (
                (2, "refuses the credentials", {"AWS_SECRET_ACCESS_KEY": "an0therSecr3t"}),
                (2, "refuses the credentials", {"AWS_ACCESS_KEY_ID": "nobody"}),
                (2, "denies access", {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "HOME": "/nonexistent"}),
                (2, "no such bucket", {"output": "s3://not-there/x"}),
                (5, "did not answer", {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"})):
            text = self.run_to_end("--rows", "1000", code=code, **more)
            self.assertIn(part, text)
            self.assertNotIn("an0therSecr3t", text)
        self.assertFalse(self.objects.exists())

    def test_credentials_in_an_address_are_refused_and_not_repeated(self):
        for address in ("s3://id:v3rySecret@bucket/x", "s3://bucket/x?secret_key=v3rySecret"):
            for verb in ("generate", "estimate", "preview", "resume"):
                process = self.begin(verb=verb, output=address)
                text = process.communicate(timeout=60)[0]
                self.assertEqual(process.returncode, 2, text)
                self.assertNotIn("v3rySecret", text)

    def test_no_secret_is_written_anywhere(self):
        log = self.folder / "run.log"
        text = self.run_to_end("--rows", "70000", "--part-size", "4MiB", "--progress", "json", "--log", str(log))
        preset = subprocess.run([str(program.PROGRAM), "presets", "save", "s3run", "--output", self.output], text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True,
                                env=self.server.environment(XDG_CONFIG_HOME=str(self.folder / "settings"))).stdout
        written = [text, preset, log.read_text()]
        for path in [*self.objects.rglob("*"), *(self.folder / "settings").rglob("*")]:
            if path.is_file():
                written.append(path.read_text(encoding="utf-8"))
        self.assertTrue(any(json.loads(line).get("state") == "finished" for line in text.splitlines()
                            if line.startswith("{")))
        for secret in (s3_server.SECRET, s3_server.KEY):
            self.assertFalse(any(secret in one for one in written), secret)

    def test_memory_stays_within_a_small_limit(self):
        text = self.run_to_end(*OPTIONS, "--memory-limit", "192MiB", "--workers", "1")
        self.assertRegex(text, r"peak memory \d+(\.\d+)? MiB")
        self.assertLess(float(text.split("peak memory ")[-1].split(" ")[0]), 192)
        self.assert_whole()


class WithoutServer(unittest.TestCase):
    def test_hdfs_without_hadoop_says_what_is_missing(self):
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        done = subprocess.run([str(program.PROGRAM), "generate", "--rows", "1000", "--output", "hdfs://localhost:9/x"],
                              env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60,
                              check=False)
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertTrue("HADOOP_HOME" in done.stdout or "without Apache Arrow" in done.stdout, done.stdout)


if __name__ == "__main__":
    reason = s3_server.why_not()
    if reason:
        print(f"skipped: {reason}")
        sys.exit(SKIPPED)
    unittest.main()
