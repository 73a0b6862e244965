#!/usr/bin/env python3
"""ledgerloom_bundle.py PROGRAM BUNDLE.tar.gz: packs the program with the libraries that a bare system lacks."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

# What comes with the system's C library must be that of the machine it runs on.
OF_THE_SYSTEM = re.compile(r"^(linux-vdso|ld-linux.*|libc|libm|libdl|librt|libpthread|libresolv)\.so")


def linked_by(program):
    """Path by name of the libraries to take along that a program, or another library, names."""
    listed = subprocess.run(["ldd", program], capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        raise OSError(f"{program} is no program of this system: {listed.stderr.strip()}")
    found = {}
    for line in listed.stdout.splitlines():
        name, _, rest = line.strip().partition(" => ")
        path = rest.split(" (")[0]
        if path == "not found":
            raise OSError(f"{program} needs {name}, which is not found")
        if path and not OF_THE_SYSTEM.match(name):
            found[name] = path
    return found


def libraries_of(program):
    found = linked_by(program)
    arrow = next((name for name in found if name.startswith("libarrow.so")), None)
    if arrow:
        # Loaded only for s3://, from beside the first.
        name = arrow.replace("libarrow.so", "libarrow_s3.so")
        path = os.path.join(os.path.dirname(found[arrow]), name)
        if os.path.exists(path):
            found = {**linked_by(path), **found, name: path}
    return found


def stripped(path, folder):
    """A copy without what only a debugger reads, where the tool for it is there."""
    copy = os.path.join(folder, os.path.basename(path))
    shutil.copy(path, copy)
    if shutil.which("strip"):
        subprocess.run(["strip", "--strip-debug", copy], check=False, stderr=subprocess.DEVNULL)
    return copy


def bundle(program, target):
    with tempfile.TemporaryDirectory() as folder, tarfile.open(target, "w:gz", compresslevel=1) as archive:
        archive.add(stripped(os.path.realpath(program), folder), "ledgerloom")
        for name, path in sorted(libraries_of(program).items()):
            archive.add(stripped(os.path.realpath(path), folder), f"lib/{name}")
    return target


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    bundle(sys.argv[1], sys.argv[2])
