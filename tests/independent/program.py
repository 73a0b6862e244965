"""What the tests of this folder share: where things are, running the program, the hash of a dataset."""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "resources" / "schema"
PROGRAM = Path(os.environ.get("LEDGERLOOM_PROGRAM", ROOT / "build" / "release" / "app" / "cli" / "ledgerloom"))


def generate(output, *options, environment=None, folder=None):
    """Makes a dataset at `output`. No option of whoever runs the tests takes part."""
    if not PROGRAM.exists():
        raise RuntimeError(f"there is no {PROGRAM}: build it, or name another in LEDGERLOOM_PROGRAM")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("LEDGERLOOM_")}
    command = [str(PROGRAM), "generate", "--output", str(output), "--quiet", *map(str, options)]
    done = subprocess.run(command, env={**inherited, **(environment or {})}, cwd=folder, text=True, timeout=3600,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stdout}")


def tree_hashes(folder):
    """SHA-256 of every file of a dataset by its path; without what is outside the promise of equal bytes."""
    hashes = {}
    for path in sorted(Path(folder).rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and name.parts[0] != ".ledgerloom":
            with open(path, "rb") as file:
                hashes[str(name)] = hashlib.file_digest(file, "sha256").hexdigest()
    return hashes


def need_packages(*names):
    """Goes on when all packages are there, perhaps in the checkout's environment, which then takes over; else says so and
    ends with 77: skipped."""
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    theirs = ROOT / ".venv" / "bin" / "python"
    if missing and theirs.exists() and Path(sys.prefix) != theirs.parents[1]:
        os.execv(theirs, [str(theirs), "-B", *sys.argv])
    if missing:
        print(f"SKIP: no {', '.join(missing)} in {sys.prefix}; packaging/setup --tests installs them")
        sys.exit(77)
