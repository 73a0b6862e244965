"""Shards in a Hadoop file system, through the Hadoop client that Spark ships.

Python has no way to it on an executor, so each Python worker keeps one small Java process with Spark's own jars and
drives it by py4j, which Spark ships as well: nothing is to be compiled or installed, and its start is paid once.
On the driver Spark's own Java process does the same."""

import atexit
import glob
import json
import os
import socket
import tempfile
import uuid

RECORDS_A_FOLDER = 1000
READ_BY_COMMIT = 96 << 20  # below two thirds of this the program's commit reads every byte
WORK = ".ledgerloom"
PLAN = f"{WORK}/plan.json"


class Refused(Exception):
    """Another attempt would not help."""


def scratch_folder():
    local = os.environ.get("SPARK_LOCAL_DIRS", "").split(",")[0]
    return tempfile.mkdtemp(prefix="ledgerloom-shard-", dir=local or None)


def on_executor(address, settings):
    from py4j.java_gateway import GatewayParameters, JavaGateway, launch_gateway

    home = os.environ.get("SPARK_HOME") or os.path.dirname(__import__("pyspark").__file__)
    jars = [os.environ.get("HADOOP_CONF_DIR", ""), os.path.join(home, "conf"), os.path.join(home, "jars", "*")]
    py4j = glob.glob(os.path.join(home, "jars", "py4j-*.jar"))
    if not py4j:
        raise Refused(f"there are no jars of Spark in {home} on {socket.gethostname()}: set SPARK_HOME there")
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
    port, token = launch_gateway(jarpath=py4j[0], classpath=":".join(filter(None, jars)), die_on_exit=True,
                                 javaopts=["-Xmx192m", "-XX:+UseSerialGC", "-Dlog4j2.level=ERROR"], java_path=java,
                                 enable_auth=True)
    gateway = JavaGateway(gateway_parameters=GatewayParameters(port=port, auth_token=token, auto_convert=True))
    atexit.register(gateway.shutdown)
    return HadoopStore(gateway.jvm, address, settings)


def on_driver(spark, address):
    return HadoopStore(spark._jvm, address, hadoop_settings(spark.getConf()))


def hadoop_settings(conf):
    """What was given as spark.hadoop.*, for the executors' own clients."""
    return {name[len("spark.hadoop."):]: value for name, value in conf.getAll()
            if name.startswith("spark.hadoop.")} or {"fs.defaultFS": "file:///"}


class HadoopStore:
    """One folder of a Hadoop file system. Java's errors become OSError with their first line."""

    def __init__(self, jvm, address, settings):
        self.jvm = jvm
        self.address = address.rstrip("/")
        self.claimed = False
        configuration = jvm.org.apache.hadoop.conf.Configuration()
        for name, value in settings.items():
            configuration.set(name, value)
        self.root = jvm.org.apache.hadoop.fs.Path(self.address)
        self.files = self.call(lambda: self.root.getFileSystem(configuration))
        contexts = jvm.org.apache.hadoop.fs.FileContext
        self.context = self.call(lambda: contexts.getFileContext(self.files.getUri(), configuration))
        option = jvm.org.apache.hadoop.fs.Options.Rename
        self.replacing = jvm.java.lang.reflect.Array.newInstance(option.OVERWRITE.getClass(), 1)
        jvm.java.lang.reflect.Array.set(self.replacing, 0, option.OVERWRITE)

    def call(self, function):
        from py4j.protocol import Py4JError, Py4JJavaError

        try:
            return function()
        except Py4JJavaError as error:
            why = error.java_exception.toString()
        except Py4JError as error:
            why = str(error)
        hint = ". Does the file system run, and is this its address" if "ConnectException" in why else ""
        raise OSError(f"{self.address}: {why.splitlines()[0].split('; For more details')[0]}{hint}")

    def path(self, name):
        return self.jvm.org.apache.hadoop.fs.Path(f"{self.address}/{name}" if name else self.address)

    def size(self, name):
        """Bytes of a file; None where there is none."""
        path = self.path(name)
        return self.call(lambda: self.files.getFileStatus(path).getLen() if self.files.exists(path) else None)

    def names(self, folder=""):
        path = self.path(folder)
        return self.call(lambda: [one.getPath().getName() for one in self.files.listStatus(path)]
                         if self.files.exists(path) else [])

    def read(self, name):
        """The text of a small file; None where there is none."""
        if self.size(name) is None:
            return None
        with tempfile.TemporaryDirectory() as folder:
            self.get(name, os.path.join(folder, "file"))
            with open(os.path.join(folder, "file"), encoding="utf-8") as file:
                return file.read()

    def get(self, name, local):
        target = self.jvm.org.apache.hadoop.fs.Path("file://" + local)
        self.call(lambda: self.files.copyToLocalFile(False, self.path(name), target, True))

    def put(self, local, name, replace=True):
        """Appears whole under its name. Without `replace` the first one stays."""
        hidden = self.path(f"{WORK}/tmp/{uuid.uuid4().hex}")
        source = self.jvm.org.apache.hadoop.fs.Path("file://" + local)
        self.call(lambda: self.files.copyFromLocalFile(False, True, source, hidden))
        target = self.path(name)
        self.call(lambda: self.files.mkdirs(target.getParent()))
        if replace:
            self.call(lambda: self.context.rename(hidden, target, self.replacing))
        elif not self.call(lambda: self.files.rename(hidden, target)):
            self.call(lambda: self.files.delete(hidden, False))

    def put_text(self, text, name):
        """The first one stays."""
        with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            self.put(file.name, name, replace=False)

    def claim(self, plan):
        """The folder is for this plan from now on, or was before."""
        if self.claimed:
            return
        if self.size(PLAN) is None:
            other = [name for name in self.names() if name != WORK]
            if other:
                raise Refused(f"output {self.address} is a folder that is not empty and holds no shards of a plan (it "
                              f"has {other[0]}); choose a new or empty folder")
            self.put_text(plan, PLAN)
        if json.loads(self.read(PLAN))["fingerprint"] != json.loads(plan)["fingerprint"]:
            raise Refused(f"output {self.address} holds shards of another plan; give each plan a folder of its own")
        self.claimed = True

    @staticmethod
    def record_name(shard):
        return f"{WORK}/shards/{shard // RECORDS_A_FOLDER}/shard-{shard}"

    def record_of(self, shard, plan):
        """Rows and bytes of a shard that was made before for this plan and whose parts are there."""
        self.claim(plan)
        text = self.read(self.record_name(shard))
        lines = text.splitlines() if text else []
        if len(lines) != 2 or lines[0] != json.loads(plan)["fingerprint"]:
            return None
        parts = parts_of(lines[1])
        if not parts or any(self.size(name) != size for name, size in parts.items()):
            return None
        return {"rows_done": json.loads(lines[1])["rows"], "bytes_done": sum(parts.values())}

    def put_shard(self, folder, shard):
        """The parts first, the record last, each whole under its name."""
        record = os.path.join(folder, self.record_name(shard))
        with open(record, encoding="utf-8") as file:
            parts = parts_of(file.read().splitlines()[1])
        for name in parts:
            self.put(os.path.join(folder, name), name)
        self.put(record, self.record_name(shard))

    def commit(self, run_commit):
        """Makes the dataset: the program's own commit works on the records and on empty files of the parts' sizes,
        which is all it reads of a large dataset, and what it writes goes up, the manifest last. Its exit code."""
        with tempfile.TemporaryDirectory(prefix="ledgerloom-commit-") as folder:
            self.mirror(folder)
            code = run_commit(folder)
            if code == 0:
                made = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]
                new = [name for name in (os.path.relpath(path, folder) for path in made) if self.is_listing(name)]
                for name in sorted(new, key=lambda name: (os.path.basename(name) == "manifest.json", -name.count("/"))):
                    self.put(os.path.join(folder, name), name)
                self.call(lambda: self.files.delete(self.path(f"{WORK}/tmp"), True))
            return code

    def clear(self, clean, plan):
        """Deletes the dataset: what the program's own `clean` takes away from a folder with the same names, the
        manifest first and the work folder last."""
        with tempfile.TemporaryDirectory(prefix="ledgerloom-clear-") as folder:
            files, folders = self.mirror_names(folder)
            clean(folder)
            gone = [name for name in files if name == PLAN or not os.path.lexists(os.path.join(folder, name))]
            for name in sorted(gone, key=lambda name: (name != "manifest.json", name.startswith(WORK), name == PLAN)):
                self.call(lambda name=name: self.files.delete(self.path(name), False))
            for name in sorted(folders, key=len, reverse=True):
                if not os.path.lexists(os.path.join(folder, name)) and not self.names(name):
                    self.call(lambda name=name: self.files.delete(self.path(name), False))
        self.put_text(plan, PLAN)

    def mirror_names(self, folder, under=""):
        """Names of all files, and of all folders, that are made here: empty but for what tells of others."""
        files, folders = [], []
        path = self.path(under)
        for status in self.call(lambda: self.files.listStatus(path) if self.files.exists(path) else []):
            name = os.path.join(under, status.getPath().getName())
            local = os.path.join(folder, name)
            if status.isDirectory():
                os.mkdir(local)
                folders.append(name)
                more = self.mirror_names(folder, name)
                files += more[0]
                folders += more[1]
                continue
            files.append(name)
            if name.endswith((".json", ".jsonl")) and not os.path.basename(name).startswith("part-"):
                self.get(name, local)
            else:
                with open(local, "wb"):
                    pass
        return files, folders

    @staticmethod
    def is_listing(name):
        return not os.path.basename(name).startswith(("part-", "shard-")) and name not in (PLAN, f"{WORK}/lock")

    def mirror(self, folder):
        for name in ("shards", "tmp"):
            os.makedirs(os.path.join(folder, WORK, name))
        for name in filter(lambda one: self.size(one) is not None, (PLAN, "manifest.json", f"{WORK}/run.json")):
            self.get(name, os.path.join(folder, name))
        with open(os.path.join(folder, PLAN), encoding="utf-8") as plan:
            whole = sum(json.load(plan)["plan"]["bytes"].values()) < READ_BY_COMMIT
        for group in self.names(f"{WORK}/shards"):
            records = f"{WORK}/shards/{group}"
            self.get(records, os.path.join(folder, records))
            for shard in os.listdir(os.path.join(folder, records)):
                if shard.startswith("shard-"):
                    self.mirror_parts(folder, os.path.join(folder, records, shard), whole)

    def mirror_parts(self, folder, record, whole):
        with open(record, encoding="utf-8") as file:
            parts = parts_of(file.read().splitlines()[1])
        for name in parts:
            size, local = self.size(name), os.path.join(folder, name)
            os.makedirs(os.path.dirname(local), exist_ok=True)
            if size is not None and whole:
                self.get(name, local)
            elif size is not None:
                with open(local, "wb") as file:
                    file.truncate(size)


def parts_of(line):
    """Size by name of the parts in a line of the journal."""
    return {part["path"]: part["bytes"] for part in json.loads(line)["parts"]}
