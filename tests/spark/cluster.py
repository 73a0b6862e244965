"""A real Spark cluster on loopback, which a test starts and ends: one master and workers of one core, from the jars
that pyspark brings along."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPLICATION = ROOT / "packaging" / "spark" / "ledgerloom_spark.py"
# Tests are short: what a compiler would gain is lost in compiling.
QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
# A lost executor is noticed, and a stopped driver forgotten, within seconds.
SETTINGS = {"spark.executor.extraJavaOptions": QUICK_JAVA, "spark.driver.extraJavaOptions": QUICK_JAVA,
            "spark.ui.enabled": "false", "spark.executor.memory": "512m", "spark.driver.memory": "512m",
            "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


def python():
    """The interpreter that has pyspark; None where there is none."""
    for path in (os.environ.get("LEDGERLOOM_SPARK_PYTHON"), sys.executable, ROOT / ".venv" / "bin" / "python",
                 ROOT / ".venv-spark" / "bin" / "python"):
        if path and Path(path).exists() and list(Path(path).parents[1].glob("lib/python3*/site-packages/pyspark")):
            return Path(path)
    return None


def why_not():
    """Why no cluster can be started here; empty when one can."""
    if not python():
        return "there is no pyspark in .venv: packaging/setup --tests installs it"
    if not shutil.which("java"):
        return "there is no Java: packaging/setup --tests installs it"
    return ""


def spark_home():
    return next(python().parents[1].glob("lib/python3*/site-packages/pyspark"))


def environment(**more):
    """What the cluster and whoever submits to it needs; nothing of whoever runs the tests takes part."""
    others = ("LEDGERLOOM_", "SPARK_", "PYSPARK_", "AWS_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(others)}
    return {**kept, "SPARK_HOME": str(spark_home()), "PYSPARK_PYTHON": str(python()), "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": QUICK_JAVA, **more}


class Cluster:
    def __init__(self, folder, workers=2):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.processes = []
        self.workers = []
        self.master = self.start("master", "Master", ["--port", "0", "--webui-port", "0"],
                                 r"Starting Spark master at (\S+)")
        for _ in range(workers):
            self.add_worker()
        self.wait_for_workers(workers)

    def start(self, name, what, options, sign=None, host="127.0.0.1"):
        log = self.folder / f"{name}.log"
        with open(log, "wb") as file:
            process = subprocess.Popen(
                [spark_home() / "bin" / "spark-class", f"org.apache.spark.deploy.{what.lower()}.{what}", "--host", host,
                 *options], stdout=file, stderr=subprocess.STDOUT, env=environment(), start_new_session=True)
        self.processes.append(process)
        if what == "Worker":
            self.workers.append(process)
        return self.wait_for(log, sign) if sign else None

    def add_worker(self):
        number = len(self.workers)
        # Each is a host of its own: Spark starts no copy of a slow task on the host that has it.
        self.start(f"worker{number}", "Worker", ["--cores", "1", "--memory", "1g", "--webui-port", "0", "--work-dir",
                                                 str(self.folder / f"work{number}"), self.master],
                   host=f"127.0.0.{number + 2}")

    def wait_for_workers(self, count):
        self.wait_for(self.folder / "master.log", r"(?s)(?:Registering worker.*){%d}" % count)

    @staticmethod
    def wait_for(log, sign):
        for _ in range(600):
            found = re.search(sign, log.read_text(errors="replace"))
            if found:
                return found.groups()[0] if found.groups() else found.group()
            time.sleep(0.1)
        raise RuntimeError(f"after a minute no sign of life in {log}: {log.read_text(errors='replace')[-2000:]}")

    def kill_worker(self, number=0):
        """The worker and all it has started, as a machine that is switched off."""
        os.killpg(self.workers[number].pid, signal.SIGKILL)
        self.workers[number].wait()

    def stop(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def program_environment(self, **more):
        """For the program's own --on, which finds its settings as every spark-submit does."""
        folder = self.folder / "conf"
        folder.mkdir(exist_ok=True)
        (folder / "spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in SETTINGS.items()))
        return environment(SPARK_CONF_DIR=str(folder), **more)

    def begin(self, *options, settings=None, master=None, **more):
        """Submits the application; its progress is on standard output."""
        command = [str(spark_home() / "bin" / "spark-submit"), "--master", master or self.master]
        for name, value in {**SETTINGS, **(settings or {})}.items():
            command += ["--conf", f"{name}={value}"]
        return subprocess.Popen([*command, str(APPLICATION), *map(str, options)], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env=environment(**more), start_new_session=True)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
