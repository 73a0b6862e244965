"""The Windows probe, cross-compiled with mingw-w64 and run under Wine. Ends with 77 (skipped) where one is missing."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
SKIPPED = 77


def first_of(*names):
    return next((found for found in map(shutil.which, names) if found), None)


def main():
    compiler = first_of("x86_64-w64-mingw32-g++-posix", "x86_64-w64-mingw32-g++")
    wine = first_of("wine64", "wine", "/usr/lib/wine/wine64")
    for tool, package in ((compiler, "g++-mingw-w64-x86-64-posix"), (wine, "wine64")):
        if not tool:
            print(f"skipped: {package} is not installed (packaging/setup --tests installs it)")
            return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "check_probe.exe")
        subprocess.run(
            [compiler, "-std=c++20", "-O1", "-Wall", "-Wextra", "-Werror", "-static", f"-I{ROOT}",
             ROOT / "core/memory/probe_windows.cpp", Path(__file__).with_name("check_probe.cpp"),
             "-lpsapi", "-o", program],
            check=True,
        )
        environment = {**os.environ, "WINEPREFIX": str(Path(folder, "wine")), "WINEDEBUG": "-all", "DISPLAY": "",
                       "HOME": folder}
        end = subprocess.run([wine, program], env=environment, capture_output=True, text=True, timeout=240)
        # The prefix is gone a moment later: its server must have left before.
        server = first_of("wineserver", "/usr/lib/wine/wineserver", "wineserver64", "/usr/lib/wine/wineserver64")
        if server:
            subprocess.run([server, "-k"], env=environment, check=False, capture_output=True)
        print(end.stdout)
        if end.returncode != 0:
            print(end.stderr, file=sys.stderr)
        return end.returncode


if __name__ == "__main__":
    sys.exit(main())
