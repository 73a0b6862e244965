"""The rules of the house that a compiler does not hold. Each rule takes the root of a source tree and yields one
line for each place that breaks it; test_rules.py shows each of them a bad example too."""

import re
from pathlib import Path

# ---- Which folder may include which: the one direction app -> ui -> core, and the order inside. ------------------

CHAIN = ["base", "config", "population", "behaviour", "fraud", "features", "batch", "format", "storage", "order", "run"]


def _core(*folders):
    return {f"core/{folder}" for folder in folders}


def _below(folder):
    return _core(*CHAIN[: CHAIN.index(folder)])


CORE = {
    **{f"core/{folder}": _below(folder) for folder in CHAIN},
    "core/memory": _core("base"),
    "core/telemetry": _core("base"),
    "core/presets": _core("base", "config"),
    "core/importing": _below("run") | _core("memory"),
    # Rows on their way from block order to time order: it knows no format.
    "core/order": _below("batch") | _core("batch", "storage"),
    "core/run": _below("run") | _core("memory", "telemetry"),
    # The same run elsewhere: it starts and watches, and makes no row.
    "core/cluster": _below("run") | _core("run", "memory", "telemetry"),
    "core/dataset": _below("storage") | _core("storage", "memory"),
    "core/qt": _below("run") | _core("run", "memory", "telemetry", "cluster"),
}
_ENGINE = set(CORE)
_PAGE = _ENGINE | {"ui/style", "ui/settings"}
UI = {
    "ui/style": set(),
    "ui/settings": _ENGINE | {"ui/style"},
    # What the desktop is told and asked, over its bus; it knows no run.
    "ui/desktop": set(),
    "ui/monitor": _PAGE,
    # The form holds the bar of presets; the log and the report show the monitor's events.
    "ui/setup": _PAGE | {"ui/presets"},
    "ui/log": _PAGE | {"ui/monitor"},
    "ui/report": _PAGE | {"ui/monitor", "ui/setup"},
    **{f"ui/{page}": _PAGE for page in ("preview", "presets", "queue", "dataset")},
}
UI["ui/main_window"] = _ENGINE | set(UI)
APP = {"app/cli": _ENGINE - {"core/qt"}, "app/studio": _ENGINE | set(UI)}
MAY_INCLUDE = {**CORE, **UI, **APP}

# ---- Other tables -------------------------------------------------------------------------------------------------

# Data is a pure function of config and seed: from here to there nothing may know the time, the thread or the locale.
DETERMINISTIC = ["population", "behaviour", "fraud", "features", "batch", "format"]
NOT_DETERMINISTIC = [
    (r'#include\s*<(chrono|random|ctime|time\.h|sys/time\.h|thread|locale|iostream)>', "header"),
    (r'#include\s*"core/base/clock\.h"', "header"),
    (r"\b(system|steady|high_resolution)_clock\b", "clock"),
    (r"\b(clock_gettime|gettimeofday|getrandom|arc4random|random_device|mt19937(_64)?)\b", "call"),
    (r"(?<![\w.>])(?:std::|::)?(rand|srand|time|clock)\s*\(", "call"),
    (r"\b(this_thread|pthread_self|gettid)\b", "thread"),
]
CHARTS = re.compile(
    r"#include\s*<(?:QtCharts|QChart|Q(?:Line|Area|Scatter|Spline|Bar|StackedBar|XY|Abstract\w*|Pie)Series"
    r"|Q(?:Value|LogValue|DateTime|Category|BarCategory|Abstract)Axis|QLegend|QBarSet|QPieSlice)"
)
LONGEST_FILE = 350
UNFINISHED = re.compile(
    r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HACK)\b|(?i:\b(?:stub(?:s|bed)?|not (?:yet )?implemented|unimplemented)\b"
    r"|\bplaceholder (?:code|value|implementation|until|for now)\b)"
)
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
COMMENT = re.compile(r'//.*$')


def sources(root, folders, suffixes=(".h", ".cpp")):
    """All files of these folders with these endings, sorted, as (path, text)."""
    for folder in folders:
        for path in sorted((Path(root) / folder).rglob("*")):
            if path.is_file() and (path.suffix in suffixes or path.name in suffixes):
                yield path.relative_to(root), path.read_text(encoding="utf-8")


def _lines(text):
    return enumerate(text.splitlines(), start=1)


def _module(path):
    return "/".join(Path(path).parts[:2])


def include_direction(root):
    for path, text in sources(root, ["core", "ui", "app"]):
        here = _module(path.parent) if len(path.parts) > 2 else str(path.parent)
        if here not in MAY_INCLUDE:
            yield f"{path}:1: folder {here} is not in the table of tests/rules/rules.py"
            continue
        for number, line in _lines(text):
            found = INCLUDE.match(line)
            if not found:
                continue
            there = _module(found[1])
            if "/" not in found[1]:
                if not found[1].endswith(".moc"):
                    yield f'{path}:{number}: "{found[1]}" is not named from the root of the tree'
            elif there != here and there not in MAY_INCLUDE[here]:
                yield f"{path}:{number}: {here} may not include {there}"


def no_qt_in_core(root):
    for path, text in sources(root, ["core", "app/cli"], (".h", ".cpp", "CMakeLists.txt")):
        if path.parts[:2] == ("core", "qt"):
            continue
        for number, line in _lines(text):
            if re.search(r"#\s*include\s*<(Q[A-Z]|Qt|q[a-z]+\.h>)|\bQt6::", line):
                yield f"{path}:{number}: Qt outside core/qt, ui and app/studio: {line.strip()}"


def charts_in_monitor_alone(root):
    for path, text in sources(root, ["core", "ui", "app"], (".h", ".cpp", "CMakeLists.txt")):
        if path.parts[:2] == ("ui", "monitor"):
            continue
        for number, line in _lines(text):
            if CHARTS.search(line) or "Qt6::Charts" in line:
                yield f"{path}:{number}: Qt Charts outside ui/monitor: {line.strip()}"


def headers_guarded(root):
    for path, text in sources(root, ["core", "ui", "app", "tests"], (".h",)):
        code = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("//")]
        if not code or code[0].strip() != "#pragma once":
            yield f"{path}:1: does not begin with #pragma once"


def files_short(root):
    for path, text in sources(root, ["core", "ui", "app"]):
        length = len(text.splitlines())
        if length > LONGEST_FILE:
            yield f"{path}:{length}: {length} lines; split it, {LONGEST_FILE} is the most"


def nothing_unfinished(root):
    endings = (".h", ".cpp", ".S", ".py", ".cmake", ".sh", "CMakeLists.txt", "setup", "setup-arrow", "run", "test")
    for path, text in sources(root, ["core", "ui", "app", "tests", "packaging", "cmake"], endings):
        if path.parts[:2] == ("tests", "rules"):
            continue
        for number, line in _lines(text):
            if UNFINISHED.search(line):
                yield f"{path}:{number}: unfinished: {line.strip()}"


def data_deterministic(root):
    for path, text in sources(root, [f"core/{folder}" for folder in DETERMINISTIC]):
        for number, line in _lines(text):
            code = COMMENT.sub("", line)
            for pattern, kind in NOT_DETERMINISTIC:
                if re.search(pattern, code):
                    yield f"{path}:{number}: a {kind} that makes data differ from run to run: {line.strip()}"


def qt_libraries(dynamic_section):
    """The Qt libraries among the NEEDED entries of `readelf -d`."""
    return re.findall(r"\(NEEDED\).*\[(lib(?:Qt|KF)\w*\.so[^\]]*)\]", dynamic_section)
