#!/usr/bin/env python3
"""Measures the program on PostgreSQL and prints one table. Called by `./bench --services`. Usage: services_table.py [--json FILE] [--projects N]

A PostgreSQL server of its own (Debian's packages, default durability) on this machine. Ratios are taken in one run, three rounds in turn, median:
pgbench runs the statements that a request runs, prepared, one round trip each, with as many clients as wrk has connections, against the same
server; wrk, the API and the server share the machine as pgbench and the server do. Latencies are wrk's.
"""

import argparse
import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("APEX", str(ROOT / "build/release/apex"))
sys.path.insert(0, str(ROOT / "tests/services"))
from deployment import Deployment  # noqa: E402
from servers import packages, postgres  # noqa: E402

PROJECTS = "/api/v1/projects"
CLIENTS = 16
ROWS = []


def row(what, value, unit, limit="", holds=None):
    ROWS.append({"what": what, "value": value, "unit": unit, "limit": limit, "holds": holds})
    mark = {True: "ok", False: "MISSED", None: ""}[holds]
    print(f"{what:72} {value:>12.4g} {unit:8} {limit:16} {mark}", flush=True)


def median(values):
    return statistics.median(values)


# What `GET /projects/{id}` and `POST /projects` run (log_statement = all shows it), as pgbench scripts.
GET_STATEMENTS = """\\set id random(1, {count})
begin isolation level repeatable read, read only;
set local role apex_service;
select p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
       p.current_revision, p.created_at, p.updated_at
from projects as p where project_id = 'prj_' || lpad(to_hex(:id::bigint), 32, '0') and deleted_at is null;
rollback;
"""
POST_STATEMENTS = """\\set id random(1000000000, 9000000000000000)
begin isolation level read committed, read write;
set local role apex_service;
insert into projects (project_id, account_id, name, customer, description, site_name, street, created_by, status, version,
                      current_revision, created_at, updated_at)
values ('prj_' || lpad(to_hex(:id::bigint), 32, '0'), 'bench', 'Main Street pylon', 'Acme', null, null, null, null, 'draft', 1, 0,
        1795420390853578, 1795420390853578);
select 1 from projects where project_id = 'prj_' || lpad(to_hex(:id::bigint), 32, '0') for no key update;
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash from project_events
where project_id = 'prj_' || lpad(to_hex(:id::bigint), 32, '0') order by sequence desc limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash)
select project_id, account_id, 1, 'project.created', 'anonymous', 'f08ef7a3858215cb51e209da20b2bd13', 'null',
       '{{"account_id":"bench","name":"Main Street pylon","customer":"Acme","description": null,"site_name": null,"street": null}}',
       1795420390862466, repeat('0', 64), repeat('1', 64)
from projects where project_id = 'prj_' || lpad(to_hex(:id::bigint), 32, '0');
insert into outbox (topic, account_id, subject, version, created_at)
values ('project', 'bench', 'prj_' || lpad(to_hex(:id::bigint), 32, '0'), 1, 1795420390853578);
commit;
"""

# A million projects as the program would have stored them: names and customers of few words, 50 accounts, and their search rows.
FILL = """
set session_replication_role = replica;
insert into projects (project_id, account_id, name, customer, status, version, current_revision, created_at, updated_at)
select 'prj_' || lpad(to_hex(n), 32, '0'), 'account' || n % 50,
       (array['Main Street','Harbor','Elm','Station','Airport','Lakeside','Union','Market'])[1 + n % 8] || ' '
       || (array['pylon','monument','cabinet','billboard','reader board'])[1 + n / 8 % 5] || ' ' || n,
       (array['Acme','Northwind','Contoso','Tailspin','Fabrikam','Litware'])[1 + n / 40 % 6] || ' ' || n % 1000,
       'draft', 1, 0, 1700000000000000 + n * 1000000::bigint, 1700000000000000 + n * 1000000::bigint
from generate_series(1, {count}) as n;
insert into project_search (project_id, account_id, status, created_at, version, removed, body, words)
select project_id, account_id, status, created_at, version, false, lower(name || E'\\n' || customer),
       setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', customer), 'B')
from projects;
insert into project_search_vocabulary (word)
select distinct word from project_search, unnest(tsvector_to_array(words)) as word where length(word) between 3 and 60;
analyze;
"""


def wrk(port, path, connections=CLIENTS, seconds=4, script=""):
    """Requests a second, and the latency percentiles in ms: {50: ..., 99: ...}."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(script + "\ndone = function(s, l, r) io.write(string.format('P50 %f\\nP99 %f\\n', l:percentile(50) / 1000, l:percentile(99) / 1000)) end\n")
        lua.flush()
        out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", lua.name, f"http://127.0.0.1:{port}{path}"],
                             check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        raise RuntimeError(out)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), {p: float(re.search(rf"^P{p} ([\d.]+)", out, re.M)[1]) for p in (50, 99)}


def pgbench(server, statements, seconds=4):
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(statements)
        file.flush()
        os.chmod(file.name, 0o644)
        program = server.bin / "pgbench"
        out = subprocess.run([str(program), "--no-vacuum", "--protocol=prepared", f"--client={CLIENTS}", "--jobs=1", f"--time={seconds}",
                              f"--file={file.name}", server.url("apex_app")], capture_output=True, text=True)
    if out.returncode:
        raise RuntimeError(out.stderr)
    return float(re.search(r"tps = ([\d.]+)", out.stdout)[1])


GET_SCRIPT = """
math.randomseed(os.time())
request = function() return wrk.format('GET', string.format('/api/v1/projects/prj_%032x', math.random(1, {count}))) end
"""
POST_SCRIPT = """
wrk.method = 'POST'
wrk.headers['Content-Type'] = 'application/json'
wrk.body = '{"account_id":"bench","name":"Main Street pylon","customer":"Acme"}'
"""


def against_pgbench(server, api, count):
    for words, statements, script in (("GET /projects/{id}", GET_STATEMENTS, GET_SCRIPT.replace("{count}", str(count))),
                                      ("POST /projects", POST_STATEMENTS, POST_SCRIPT)):
        ratios, rates = [], []
        for _ in range(3):
            reference = pgbench(server, statements.format(count=count))
            rate, _ = wrk(api.port, PROJECTS, script=script)
            ratios.append(rate / reference)
            rates.append(rate)
        row(f"{words} on PostgreSQL, {CLIENTS} connections", median(rates), "req/s")
        row("    to pgbench with the same statements and clients", median(ratios), "x", ">= 0.35 x", median(ratios) >= 0.35)


def at_half_load(api, count):
    script = GET_SCRIPT.replace("{count}", str(count))
    most, _ = wrk(api.port, PROJECTS, connections=128, script=script)
    pause_ms = 128 / (most / 2) * 1000
    rate, latency = wrk(api.port, PROJECTS, connections=128, seconds=8,
                        script=script + f"\ndelay = function() return math.floor({2 * pause_ms} * math.random() + 0.5) end\n")
    row("GET /projects/{id}, 128 connections, saturated", most, "req/s")
    row("    at half of it: reached", rate, "req/s")
    row("    p50", latency[50], "ms")
    row("    p99 to p50", latency[99] / latency[50], "x", "<= 10 x", latency[99] <= 10 * latency[50])


def with_many(api, projects, limit_ms=None):
    for words, path in (("list, newest", f"{PROJECTS}?limit=50"), ("list of an account", f"{PROJECTS}?limit=50&account_id=account7"),
                        ("search, a common word", f"{PROJECTS}?q=harbor"), ("search, two words", f"{PROJECTS}?q=harbor%20contoso"),
                        ("search in an account, a common word", f"{PROJECTS}?q=harbor&account_id=account7"),
                        ("search in an account, a word of others", f"{PROJECTS}?q=harbor&account_id=account0"),
                        ("search, a rare number", f"{PROJECTS}?q=777123"), ("search, misspelled", f"{PROJECTS}?q=contosso%20billbord"),
                        ("search, nothing found", f"{PROJECTS}?q=zeppelinwerft")):
        _, latency = wrk(api.port, path, connections=2, seconds=4)
        limit = {"limit": f"<= {limit_ms} ms", "holds": latency[99] <= limit_ms} if limit_ms else {}
        row(f"{words}: p99 with {projects} projects", latency[99], "ms", **limit)


def resident_mib(process):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process.process.pid}/status").read_text())[1]) / 1024


def at_1000_connections(api):
    sockets = [socket.create_connection(("127.0.0.1", api.port)) for _ in range(1000)]
    for _ in range(3):
        for start in range(0, 1000, 100):
            for each in sockets[start:start + 100]:
                each.sendall(b"GET /api/v1/projects?limit=20 HTTP/1.1\r\nHost: localhost\r\n\r\n")
            for each in sockets[start:start + 100]:
                each.settimeout(60)
                assert each.recv(262144).startswith(b"HTTP/1.1 200")
    resident = resident_mib(api)
    for each in sockets:
        each.close()
    row("memory of the API at 1000 connections", resident, "MiB", "<= 256 MiB", resident <= 256)


def reports(deployment, api):
    """Estimator's reports through queue, worker and store."""
    def call(method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", api.port, timeout=60)
        connection.request(method, path, json.dumps(body) if body is not None else None, {"Content-Type": "application/json", **(headers or {})})
        answer = connection.getresponse()
        body = json.loads(answer.read() or b"null")
        connection.close()
        assert answer.status < 300, body
        return body, answer.headers
    project, headers = call("POST", PROJECTS, {"account_id": "bench", "name": "n", "customer": "c"})
    path = f"{PROJECTS}/{project['project_id']}"
    call("PUT", f"{path}/design", json.loads((ROOT / "examples/pylon_25ft.json").read_text()), {"If-Match": headers["ETag"]})
    count = 100
    tasks = [call("POST", f"{path}/report", {"kind": "estimate"})[0]["task_id"] for _ in range(count)]
    worker = deployment.worker()
    started = time.monotonic()
    for task in tasks:
        while (now := call("GET", f"/api/v1/tasks/{task}")[0])["status"] in ("queued", "running"):
            time.sleep(0.02)
        assert now["status"] == "completed", now
    rate = count / (time.monotonic() - started)
    worker.stop()
    row("estimates rendered by one worker thread", rate, "1/s", ">= 10 /s", rate >= 10)


MIXED = """
math.randomseed(os.time())
local n = 0
request = function()
  n = n + 1
  local dice = math.random()
  if dice < 0.05 then return wrk.format('POST', '/api/v1/projects', {['Content-Type'] = 'application/json'}, '{"account_id":"soak","name":"Soak ' .. n .. '","customer":"Acme"}') end
  if dice < 0.35 then return wrk.format('GET', '/api/v1/projects?limit=20') end
  if dice < 0.45 then return wrk.format('GET', '/api/v1/projects?q=harbor') end
  if dice < 0.60 then return wrk.format('POST', '/api/v1/signage/common/cabinets/derive', {['Content-Type'] = 'application/json'}, '{"overall_height_ft":25,"cabinets":[{"width_ft":14,"height_ft":8,"depth_in":12}]}') end
  return wrk.format('GET', string.format('/api/v1/projects/prj_%032x', math.random(1, {count})))
end
"""


def soak(api, count, seconds):
    samples, ending = [], threading.Event()

    def watch():
        while not ending.wait(1):
            samples.append(resident_mib(api))
    watcher = threading.Thread(target=watch)
    watcher.start()
    rate, _ = wrk(api.port, PROJECTS, seconds=seconds, script=MIXED.replace("{count}", str(count)))
    ending.set()
    watcher.join()
    third = len(samples) // 3
    second, last = statistics.mean(samples[third:2 * third]), statistics.mean(samples[2 * third:])
    row(f"soak of {seconds} s, mixed requests", rate, "req/s")
    row("    resident memory, last third to second", last / second, "x", "<= 1.05 x", last <= 1.05 * second)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", type=Path)
    parser.add_argument("--projects", type=int, default=1_000_000)
    parser.add_argument("--soak", type=int, default=180, metavar="SECONDS")
    arguments = parser.parse_args()
    reason = packages.ensure([*postgres.PACKAGES, "wrk"])
    if reason:
        print(f"not measured: {reason}", file=sys.stderr)
        return 3
    server = postgres.Postgres()
    with tempfile.TemporaryDirectory() as folder:
        deployment = Deployment(folder, {"DATABASE_URL": server.url("apex_app"), "APEX_ACCESS_LOG": "off", "APEX_RATE_LIMIT": "0"})
        try:
            deployment.migrate(server.url("apex"))
            started = time.monotonic()
            server.psql(FILL.format(count=arguments.projects), timeout=1800)
            print(f"{arguments.projects} projects in {time.monotonic() - started:.0f} s", file=sys.stderr)
            api = deployment.api()
            with_many(api, arguments.projects, limit_ms=20)
            against_pgbench(server, api, arguments.projects)
            at_half_load(api, arguments.projects)
            # The newest now have none of the words that are searched for: what PostgreSQL's search can do least about.
            newer = int(server.psql("select count(*) from project_search where account_id = 'bench'"))
            with_many(api, f"{arguments.projects} and {newer} newer")
            at_1000_connections(deployment.api())
            reports(deployment, api)
            soak(api, arguments.projects, arguments.soak)
        finally:
            deployment.end()
            server.end()
    if arguments.json:
        arguments.json.write_text(json.dumps(ROWS, indent=2))
    return 1 if any(r["holds"] is False for r in ROWS) else 0


if __name__ == "__main__":
    raise SystemExit(main())
