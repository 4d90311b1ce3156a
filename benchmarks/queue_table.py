#!/usr/bin/env python3
"""Measures the task queue on PostgreSQL against the disk's own fsyncs, in turn within one run, and prints rows of the measured table.

Usage: queue_table.py [--json FILE]. Needs apex and apex_queue_bench, built by ./bench (or APEX and APEX_QUEUE_BENCH name others).
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("APEX", str(ROOT / "build/release/apex"))
sys.path.insert(0, str(ROOT / "tests/services"))
from deployment import Deployment  # noqa: E402
from servers import packages, postgres  # noqa: E402

PROGRAM = os.environ.get("APEX_QUEUE_BENCH", str(ROOT / "build/bench/benchmarks/apex_queue_bench"))
TASKS, ROUNDS = 3000, 3
ROWS = []


def row(what, value, unit, limit="", holds=None):
    ROWS.append({"what": what, "value": value, "unit": unit, "limit": limit, "holds": holds})
    mark = {True: "ok", False: "MISSED", None: ""}[holds]
    print(f"{what:64} {value:>12.4g} {unit:8} {limit:18} {mark}", flush=True)


def fsyncs_per_s(server):
    """pg_test_fsync on the cluster's own disk, by the method the server uses (fdatasync, one 8 KiB write)."""
    method = server.psql("show wal_sync_method")
    file = server.folder / "data/pg_test_fsync.out"
    done = subprocess.run([*server.user, str(server.bin / "pg_test_fsync"), "--secs-per-test=2", f"--filename={file}"], capture_output=True,
                          text=True, check=True, cwd="/", timeout=120).stdout
    one_write = done[done.index("one 8kB write"):done.index("two 8kB writes")]
    return float(re.search(rf"^\s*{method}\s+([\d.]+) ops/sec", one_write, re.MULTILINE)[1])


def tasks_per_s(server, threads):
    done = subprocess.run([PROGRAM, server.url("apex_app"), str(TASKS), str(threads)], capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return json.loads(done.stdout)["tasks_per_s"]


def measure(server):
    rounds = [(fsyncs_per_s(server), tasks_per_s(server, 1), tasks_per_s(server, 4)) for _ in range(ROUNDS)]
    row("fsyncs of the disk (pg_test_fsync)", statistics.median(f for f, _, _ in rounds), "1/s")
    row("no-op tasks through the queue, one worker of one thread", statistics.median(t for _, t, _ in rounds), "1/s")
    ratio = statistics.median(t / f for f, t, _ in rounds)
    row("    to the disk's fsyncs", ratio, "x", ">= 0.15 x", ratio >= 0.15)
    row("no-op tasks through the queue, one worker of four threads", statistics.median(t for _, _, t in rounds), "1/s")
    row("    to the disk's fsyncs", statistics.median(t / f for f, _, t in rounds), "x")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    reason = packages.ensure(postgres.PACKAGES)
    if reason:
        print(f"not measured: {reason}", file=sys.stderr)
        return 3
    server = postgres.Postgres()
    try:
        Deployment(server.folder, {}).migrate(server.url("apex"))
        measure(server)
    finally:
        server.end()
    if arguments.json:
        arguments.json.write_text(json.dumps(ROWS, indent=2))
    return 1 if any(r["holds"] is False for r in ROWS) else 0


if __name__ == "__main__":
    raise SystemExit(main())
