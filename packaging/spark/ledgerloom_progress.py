"""The driver's view of a run on a cluster: what the executors tell and what is done, as JSON lines and over HTTP."""

import json
import secrets
import socket
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

STATES = ["ready", "planning", "running", "paused", "waiting", "stopping", "finished", "failed", "cancelled"]
LEVELS = ["NORMAL", "WARNING", "CRITICAL", "EMERGENCY"]
EVENT_STATE, EVENT_LEVEL, EVENT_REACTION, EVENT_WARNING, EVENT_ERROR, EVENT_INFO = range(6)
FORGET_AFTER = 15  # seconds without a word
BETWEEN_TASKS = 2
MOST_SAMPLES = 2000
MOST_EVENTS = 1000
PURPOSES = 9


class Progress:
    """Constant in size: one entry a task that is at work, and a bounded past. Any thread."""

    def __init__(self, plan, memory_limit):
        self.rows_total = plan["rows"] or plan["customers"]
        self.bytes_total = sum(plan["bytes"].values())
        self.shards_total = plan["shards"]
        self.memory_limit = memory_limit
        self.lock = threading.Lock()
        self.state = "planning"
        self.began = time.monotonic()
        self.done = {"shards": 0, "kept": 0, "rows": 0, "bytes": 0, "failed": 0, "peak": 0}
        self.kept = {"rows": 0, "bytes": 0}
        self.failures = 0
        self.at_work = {}
        self.just_ended = {}  # what a task was at last stands for the next one until that one is heard
        self.peak_sum = 0
        self.peak_worst = 0
        self.most_tasks = 0
        self.most_limit = memory_limit
        self.error = None
        self.level = "NORMAL"
        self.samples = deque(maxlen=MOST_SAMPLES)
        self.sample_count = 0
        self.events = deque(maxlen=MOST_EVENTS)
        self.event_count = 0
        self.past = deque(maxlen=20)  # (time, rows, bytes, memory) for the speed

    def set_state(self, state, error=None):
        with self.lock:
            self.state = state
            self.error = error
        self.event(EVENT_STATE, state if not error else f"{state}: {error['message']}")

    def event(self, kind, text, level=0):
        with self.lock:
            self.event_count += 1
            self.events.append([self.event_count, self.elapsed_us(), int(time.time() * 1e6), kind, level, text[:600]])

    def elapsed_us(self):
        return int((time.monotonic() - self.began) * 1e6)

    def hear(self, news):
        """What a task on an executor said."""
        key = (news["host"], news["executor"], news["pid"])
        if "failure" in news:
            with self.lock:
                self.failures += 1
            self.event(EVENT_WARNING, f"{news['failure']}; it is tried again")
        elif "ended" in news:
            with self.lock:
                self.at_work.pop(key, None)
                self.just_ended[key] = {**news, "heard": time.monotonic()}
        else:
            with self.lock:
                self.at_work[key] = {**news, "heard": time.monotonic()}

    def set_done(self, done):
        """What tasks that have ended have done, all together."""
        with self.lock:
            self.done = {name: done[name] for name in self.done}

    def executors(self):
        """Memory and tasks by executor of those that are heard of; under the lock."""
        now = time.monotonic()
        for key in [key for key, news in self.at_work.items() if now - news["heard"] > FORGET_AFTER]:
            del self.at_work[key]
        for key in [key for key, news in self.just_ended.items() if now - news["heard"] > BETWEEN_TASKS]:
            del self.just_ended[key]
        by_executor = {}
        for news in {**self.just_ended, **self.at_work}.values():
            nothing = {"memory_bytes": 0, "limit_bytes": 0, "tasks": 0}
            one = by_executor.setdefault(f"{news['executor']}@{news['host']}", nothing)
            one["memory_bytes"] += news["memory"] or 0
            one["limit_bytes"] += news["limit"]
            one["tasks"] += 1
        return by_executor

    def tick(self):
        """One moment, recorded; twice a second."""
        with self.lock:
            now = self.moment()
            self.past.append((time.monotonic(), now["rows_done"], now["bytes_done"], now["memory_bytes"]))
            self.sample_count += 1
            self.samples.append((self.sample_count, self.sample(now)))
            old, self.level = self.level, now["level"]
        if old != now["level"]:
            self.event(EVENT_LEVEL, f"{now['level']}: the worst of the executors", LEVELS.index(now["level"]))
        return now

    def speed(self):
        if len(self.past) < 2 or self.state != "running":
            return 0.0, 0.0
        (t0, rows0, bytes0, _), (t1, rows1, bytes1, _) = self.past[0], self.past[-1]
        seconds = max(t1 - t0, 1e-3)
        return max(rows1 - rows0, 0) / seconds, max(bytes1 - bytes0, 0) / seconds

    def moment(self):
        executors = self.executors()
        working = {news["shard"]: news for news in self.at_work.values()}.values()  # a copy of a slow task counts once
        memory = sum(one["memory_bytes"] for one in executors.values())
        worst = max((one["memory_bytes"] for one in executors.values()), default=0)
        limit = sum(one["limit_bytes"] for one in executors.values())
        self.most_limit = max(self.most_limit, limit)
        self.peak_sum, self.peak_worst = max(self.peak_sum, memory), max(self.peak_worst, worst)
        rows = min(self.done["rows"] + sum(news["rows"] for news in working), self.rows_total)
        size = self.done["bytes"] + sum(news["bytes"] for news in working)
        rows_a_second, bytes_a_second = self.speed()
        left = (self.bytes_total - size) / bytes_a_second if bytes_a_second > 0 and size < self.bytes_total else None
        percent = min(size / max(self.bytes_total, 1), 0.999) * 100
        return {
            "state": self.state,
            "percent": 100.0 if self.state == "finished" else round(percent, 1),
            "elapsed_seconds": self.elapsed_us() / 1e6,
            "eta_low_seconds": left and left * 0.85,
            "eta_high_seconds": left and left * 1.3,
            "rows_done": rows,
            "rows_total": self.rows_total,
            "bytes_done": size,
            "bytes_total": self.bytes_total,
            "shards_done": self.done["shards"],
            "shards_total": self.shards_total,
            "shards_kept": self.done["kept"],
            "shards_failed": self.done["failed"],
            "failures": self.failures,
            "rows_per_second": round(rows_a_second, 1),
            "bytes_per_second": round(bytes_a_second, 1),
            "level": max((news["level"] for news in working), key=LEVELS.index, default="NORMAL"),
            "tasks_active": sum(one["tasks"] for one in executors.values()),
            "executors": len(executors),
            "memory_bytes": memory,
            "memory_limit_bytes": self.most_limit,
            "memory_peak_bytes": self.peak_sum,
            "memory_worst_executor_bytes": worst,
            "memory_worst_executor_peak_bytes": self.peak_worst,
            "memory_task_peak_bytes": self.done["peak"],
            "memory_by_executor": dict(sorted(executors.items())[:200]),
            "error": self.error,
        }

    def growth(self):
        """Of the executors' memory, over the last two seconds."""
        if len(self.past) < 4:
            return 0.0
        return (self.past[-1][3] - self.past[-4][3]) / max(self.past[-1][0] - self.past[-4][0], 1e-3)

    def sample(self, now):
        return [int(now["elapsed_seconds"] * 1e6), now["memory_bytes"] if now["executors"] else None,
                now["memory_worst_executor_bytes"], None, None, self.growth(), now["rows_per_second"],
                now["bytes_per_second"],
                LEVELS.index(now["level"]), 0]

    def feed(self, sample, event):
        """What `ledgerloom monitor` and the studio read of a run: the same as from --serve."""
        with self.lock:
            now = self.moment()
            tasks = now["tasks_active"]
            self.most_tasks = max(self.most_tasks, tasks)
            snapshot = {name: now[name] for name in ("rows_done", "rows_total", "bytes_done", "bytes_total",
                                                     "shards_done", "shards_total")}
            snapshot |= {name: 0 for name in ("cache", "budget_available", "bytes_kept", "arrow_limit", "peak_arrow",
                                              "units_in_flight", "units_allowed")}
            snapshot |= {"cluster": True, "state": STATES.index(now["state"]), "level": LEVELS.index(now["level"]),
                         "elapsed_us": self.elapsed_us(), "waiting_for": "", "efficiency": 1.0,
                         "eta_low": now["eta_low_seconds"], "eta_high": now["eta_high_seconds"],
                         "sample": self.sample(now), "memory_limit": now["memory_limit_bytes"],
                         "soft_limit": now["memory_limit_bytes"] * 9 // 10, "peak_process": now["memory_peak_bytes"],
                         "peak_reserved": now["memory_worst_executor_peak_bytes"], "last_event": self.event_count,
                         "samples_recorded": self.sample_count, "workers_active": tasks, "workers_wanted": tasks,
                         "workers_planned": self.most_tasks, "memory_for": [[0, 0]] * PURPOSES,
                         "error": self.error and {"code": 1, "message": self.error["message"]}}
            return {"version": 2, "snapshot": snapshot,
                    "samples": [one for number, one in self.samples if number > sample],
                    "events": [one for one in self.events if one[0] > event]}

    def health(self):
        with self.lock:
            now = self.moment()
        limit = now["memory_limit_bytes"]
        return {"status": "healthy", "state": now["state"], "level": now["level"],
                "memory_usage_mb": round(now["memory_bytes"] / 1e6, 1), "memory_limit_mb": round(limit / 1e6, 1),
                "memory_percent": round(now["memory_bytes"] / limit * 100, 1) if limit else None,
                "progress": now["percent"], "executors": now["executors"], "cluster": True}


class Ear(threading.Thread):
    """Hears the executors' datagrams; whoever does not know the token is not listened to."""

    def __init__(self, progress, host, port=0):
        super().__init__(daemon=True)
        self.progress = progress
        self.token = secrets.token_hex(16)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((host, port))
        self.address = [host or socket.gethostname(), self.socket.getsockname()[1]]

    def run(self):
        while True:
            text = self.socket.recv(4096)
            try:
                news = json.loads(text)
                if secrets.compare_digest(news["token"], self.token):
                    self.progress.hear(news)
            except (ValueError, KeyError, TypeError):
                continue


def serve(progress, address):
    """Answers /run and /health at HOST:PORT as a run's --serve does; answers the URL."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            url = urlparse(self.path)
            query = parse_qs(url.query)
            number = lambda name: int((query.get(name) or ["0"])[0])
            if url.path == "/run":
                return self.answer(progress.feed(number("sample"), number("event")))
            if url.path in ("/health", "/"):
                return self.answer(progress.health())
            return self.send_error(404)

        def answer(self, value):
            body = json.dumps(value).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    host, _, port = address.rpartition(":")
    server = ThreadingHTTPServer((host or "127.0.0.1", int(port)), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://{server.server_address[0]}:{server.server_address[1]}"
