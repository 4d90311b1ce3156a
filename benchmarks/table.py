#!/usr/bin/env python3
"""Measures what the README promises and prints one table. Called by ./bench. Usage: table.py [--build] [--json FILE]

Ratios are taken inside one run; absolute times stand beside a calibration loop of the same run (benchmarks/README.md says how each is measured).
--build also times a clean Release build.
"""

import argparse
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import portfolio

ROOT = Path(__file__).resolve().parent.parent
APEX = ROOT / "build/release/apex"
DERIVE = {"overall_height_ft": 25.0, "cabinets": [{"width_ft": 14.0, "height_ft": 8.0, "depth_in": 12.0}]}
ROWS = []


def row(what, value, unit, limit, holds):
    ROWS.append({"what": what, "value": value, "unit": unit, "limit": limit, "holds": holds})
    mark = {True: "ok", False: "MISSED", None: ""}[holds]
    print(f"{what:64} {value:>12.4g} {unit:8} {limit:18} {mark}", flush=True)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def engine():
    out = ROOT / "build/log/engine_bench.json"
    subprocess.run([ROOT / "build/bench/benchmarks/apex_engine_bench", f"--benchmark_out={out}", "--benchmark_repetitions=5",
                    "--benchmark_report_aggregates_only=true"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    scale = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
    median = {b["run_name"]: b["cpu_time"] * scale[b["time_unit"]] for b in json.loads(out.read_text())["benchmarks"]
              if b.get("aggregate_name") == "median"}
    calibration = median["BM_calibration"]
    row("calibration: 1000 dependent square roots", calibration * 1e6, "us", "", None)
    for name, words, factor, unit, limit in (
            ("BM_design_bare", "one full design check, bare numbers", 1e6, "us", 10),
            ("BM_design_traced", "the same with its derivation", 1e6, "us", 500),
            ("BM_auto_any", "\"auto\" over the whole catalogue", 1e3, "ms", 2)):
        row(words, median[name] * factor, unit, f"<= {limit} {unit}", median[name] * factor <= limit)
        row("    in calibration loops", median[name] / calibration, "x", "", None)
    optimum = next(b for b in json.loads(out.read_text())["benchmarks"]
                   if b["run_name"].startswith("BM_optimum_random") and b.get("aggregate_name") == "median")
    row("cheapest over the catalogue and all augers, median of 1 000", optimum["median_ms"], "ms", "<= 3 ms", optimum["median_ms"] <= 3)
    row("    the worst of the 1 000", optimum["worst_ms"], "ms", "<= 15 ms", optimum["worst_ms"] <= 15)


class Served:
    """A server pinned to one core on a free port; ends with the block."""

    def __init__(self, command, port, core, env=None):
        self.port = port
        self.started = time.monotonic()
        self.process = subprocess.Popen(["taskset", "--cpu-list", str(core), *map(str, command)], env={**os.environ, **(env or {})},
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self):
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=0.5).read()
                self.ready_s = time.monotonic() - self.started
                return self
            except OSError:
                if self.process.poll() is not None or time.monotonic() - self.started > 20:
                    raise RuntimeError(f"{self.process.args} did not start")
                time.sleep(0.002)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(15)

    def resident_mib(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def wrk(port, path, script, core, seconds=4):
    out = subprocess.run(["taskset", "--cpu-list", str(core), "wrk", "-t1", "-c16", f"-d{seconds}s", *(["-s", script] if script else []),
                          f"http://127.0.0.1:{port}{path}"], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in out:
        raise RuntimeError(out)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])


def http(folder):
    script = folder / "derive.lua"
    script.write_text("wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\n"
                      f"wrk.body = [[{json.dumps(DERIVE)}]]\n")
    nginx_port, port, bare_port = free_port(), free_port(), free_port()
    conf = folder / "nginx.conf"
    conf.write_text(f"worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log /dev/null;\nevents {{ worker_connections 256; }}\n"
                    f"http {{ access_log off; keepalive_requests 1000000; client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};"
                    f" uwsgi_temp_path {folder}; scgi_temp_path {folder};\n"
                    f"server {{ listen 127.0.0.1:{nginx_port} reuseport; location / {{ return 200; }} }} }}\n")
    path = "/api/v1/signage/common/cabinets/derive"
    server_core, client_core = 1, 0
    serve = lambda name, p: [APEX, "api", "--listen", f"127.0.0.1:{p}", "--data", folder / name]
    with Served(["nginx", "-c", conf], nginx_port, server_core), \
            Served(serve("full", port), port, server_core, {"APEX_THREADS": "1", "APEX_RATE_LIMIT": "0"}), \
            Served(serve("bare", bare_port), bare_port, server_core, {"APEX_THREADS": "1", "APEX_RATE_LIMIT": "0", "APEX_ACCESS_LOG": "off", "APEX_METRICS": "off"}):
        ratios, to_bare, rates = [], [], []
        for _ in range(3):
            reference = wrk(nginx_port, path, script, client_core)
            full = wrk(port, path, script, client_core)
            bare = wrk(bare_port, path, script, client_core)
            ratios.append(full / reference)
            to_bare.append(full / bare)
            rates.append(full)
    row("POST cabinets/derive, one core, 16 connections", statistics.median(rates), "req/s", "", None)
    row("    to nginx `return 200` on the same core", statistics.median(ratios), "x", ">= 0.4 x", statistics.median(ratios) >= 0.4)
    row("    to the same server without logs and metrics", statistics.median(to_bare), "x", "", None)


def process(folder):
    times = []
    for i in range(7):
        started = time.monotonic()
        subprocess.run([APEX, "design", ROOT / "examples/pylon_25ft.json", "--report", folder / f"r{i}.pdf", "--json"], check=True,
                       stdout=subprocess.DEVNULL)
        times.append(time.monotonic() - started)
    row("PDF of the example, whole process", statistics.median(times) * 1e3, "ms", "<= 150 ms", statistics.median(times) <= 0.150)
    data, ready = folder / "state", []
    for i in range(4):
        port = free_port()
        with Served([APEX, "serve", "--listen", f"127.0.0.1:{port}", "--data", data], port, "0,1") as server:
            if i:
                ready.append(server.ready_s)
            time.sleep(1.5)
            resident = server.resident_mib()
    row("apex serve to the first 200, existing database", statistics.median(ready) * 1e3, "ms", "<= 200 ms", statistics.median(ready) <= 0.2)
    row("resident memory, idle", resident, "MiB", "<= 64 MiB", resident <= 64)


SPIN = "n = 0\nwhile n < 20_000_000: n += 1\n"


def together(count):
    """Seconds that `count` spin loops take side by side."""
    started = time.monotonic()
    for process in [subprocess.Popen(["python3", "-c", SPIN]) for _ in range(count)]:
        process.wait()
    return time.monotonic() - started


def batch(folder):
    """100 000 signs with given sections, check only; 2 000 with the cheapest of each, counted up."""
    signs, few, rows = folder / "signs.ndjson", folder / "few.ndjson", folder / "rows.ndjson"
    portfolio.write(signs, 100_000)
    portfolio.write(few, 2_000)

    def timed(path, *words):
        started = time.monotonic()
        process = subprocess.Popen([APEX, "batch", path, "-o", rows, *words], stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise RuntimeError(f"apex batch {words} failed")
        return time.monotonic() - started, usage.ru_maxrss / 1024

    checked, scaling = [], []
    for _ in range(3):
        spin = 2 * together(1) / together(2)
        one, (two, resident) = timed(signs, "-j", "1")[0], timed(signs, "-j", "2")
        checked.append(two)
        scaling.append(one / two / spin)
    seconds = statistics.median(checked)
    row("apex batch: 100 000 signs, check only, 2 cores", seconds, "s", "<= 3 s", seconds <= 3)
    row("    its resident memory at most", resident, "MiB", "<= 256 MiB", resident <= 256)
    row("    scaling from 1 to 2 cores, to a spin loop's", statistics.median(scaling), "x", ">= 0.9 x", statistics.median(scaling) >= 0.9)
    optimum = timed(few, "-j", "2", "--optimize", "cost")[0] * 50
    row("    with the optimum of each (50 times 2 000)", optimum, "s", "<= 180 s", optimum <= 180)


def clean_build():
    folder = ROOT / "build/clean"
    shutil.rmtree(folder, ignore_errors=True)
    env = {**os.environ, "CCACHE_DISABLE": "1"}
    started = time.monotonic()
    subprocess.run(["cmake", "--preset", "release", "-B", folder], check=True, env=env, stdout=subprocess.DEVNULL, cwd=ROOT)
    subprocess.run(["cmake", "--build", folder], check=True, env=env, stdout=subprocess.DEVNULL)
    minutes = (time.monotonic() - started) / 60
    row("clean Release build of the product, 2 cores, no cache", minutes, "min", "<= 5 min", minutes <= 5)
    shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine()
        http(folder)
        process(folder)
        batch(folder)
    if arguments.build:
        clean_build()
    if arguments.json:
        arguments.json.write_text(json.dumps(ROWS, indent=2))
    return 1 if any(r["holds"] is False for r in ROWS) else 0


if __name__ == "__main__":
    raise SystemExit(main())
