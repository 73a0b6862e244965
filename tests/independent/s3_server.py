"""A real S3 server on loopback for tests: Versity's gateway over a folder, as packaging/setup --tests builds it."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("LEDGERLOOM_S3_SERVER") or ROOT / ".deps" / "versitygw" / "versitygw")
KEY = "testkeyid"
SECRET = "S3cr3tOfTheTest"
BUCKET = "bucket"


def why_not():
    """Why there is no server to be had here; empty when there is one."""
    if not PROGRAM.exists():
        found = shutil.which("versitygw")
        if not found:
            return (f"there is no {PROGRAM}: packaging/setup --tests builds it where Go 1.25 or later is, or name one in "
                    "LEDGERLOOM_S3_SERVER")
    return ""


class Server:
    """Its objects are files under `folder`/root/bucket: what the tests look at has not passed through its protocol."""

    def __init__(self, folder):
        self.program = PROGRAM if PROGRAM.exists() else Path(shutil.which("versitygw"))
        self.root = Path(folder) / "root"
        self.bucket = self.root / BUCKET
        self.bucket.mkdir(parents=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        environment = {**os.environ, "ROOT_ACCESS_KEY": KEY, "ROOT_SECRET_KEY": SECRET}
        self.process = subprocess.Popen(
            [str(self.program), "--quiet", "--port", f"127.0.0.1:{self.port}", "posix", str(self.root)],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(200):
            if self.process.poll() is not None:
                raise RuntimeError(f"the S3 server ended at once: {self.process.stdout.read()}")
            try:
                urllib.request.urlopen(self.address, timeout=1)
                return
            except urllib.error.HTTPError:
                return  # it refuses who has no key: it is there
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the S3 server did not answer within ten seconds")

    def stop(self, how=signal.SIGKILL):
        if self.process:
            self.process.send_signal(how)
            self.process.wait()
            self.process.stdout.close()
            self.process = None

    def environment(self, **changed):
        """What a user would set; nothing of whoever runs the tests takes part."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("LEDGERLOOM_", "AWS_"))}
        return {**kept, "AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_ENDPOINT_URL": self.address,
                "AWS_EC2_METADATA_DISABLED": "true", **changed}
