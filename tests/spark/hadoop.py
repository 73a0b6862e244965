"""A real HDFS on loopback, both of its nodes in a process that a test starts, and a client of Hadoop's own."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import cluster

JARS = Path(os.environ.get("LEDGERLOOM_HADOOP_JARS") or cluster.ROOT / ".deps" / "hadoop")


def why_not():
    return cluster.why_not() or ("" if (JARS / "VERSION").exists() else
                                 f"there is no {JARS}: packaging/setup --tests gets it where Maven is")


def java(jars, name, *words, **more):
    return subprocess.Popen(["java", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", jars, name, *map(str, words)], **more)


class Hdfs:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir()
        details = self.folder / "details.json"
        with open(self.folder / "log", "wb") as log:
            self.process = java(f"{JARS}/*:{cluster.spark_home()}/jars/*",
                                "org.apache.hadoop.mapreduce.MiniHadoopClusterManager", "-nomr", "-format", "-nnport",
                                cluster.free_port(), "-nnhttpport", 0, "-writeDetails", details, "-D", "dfs.replication=1",
                                cwd=self.folder, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT,
                                start_new_session=True)
        for _ in range(600):
            if details.exists() and details.read_text():
                break
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            self.stop()
        if self.process.poll() is not None:
            raise RuntimeError(f"HDFS did not start: {(self.folder / 'log').read_text()[-2000:]}")
        self.address = f"hdfs://127.0.0.1:{json.loads(details.read_text())['namenode_port']}"

    def get(self, path, local):
        """By Hadoop's own shell, which wants a settings file, be it empty."""
        (self.folder / "core-site.xml").write_text("<configuration/>")
        done = java(f"{self.folder}:{cluster.spark_home()}/jars/*", "org.apache.hadoop.fs.FsShell", "-get",
                    self.address + path, local,
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = done.communicate(timeout=120)[0]
        if done.returncode != 0:
            raise RuntimeError(said)

    def stop(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdin.close()
