#!/usr/bin/env python3
"""Records what a program of one revision sends to PostgreSQL while everything it does is done once: for recorded/statements_NNNN.sql, which
test_data.py replays on the schema of then and on the newest. To be run when a new migration is begun, with the program from before it:

APEX=build/ci/apex python3 tests/services/record_statements.py > tests/services/recorded/statements_NNNN.sql
"""

import itertools
import json
import re
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import Deployment  # noqa: E402
from servers import postgres  # noqa: E402
from apex_process import Apex, example, run  # noqa: E402
from oidc_issuer import Issuer, free_port  # noqa: E402
from people import Browser, Caller, key_made, person  # noqa: E402
from receiver import Receiver, environment  # noqa: E402
from test_files import PDF, send, sha256  # noqa: E402

PROJECTS = "/api/v1/projects"
VALUE_BYTES_MAX = 200
TAKES, WORKS = "lease_token = lease_token + 1", "and lease_token = '"  # Of a worker's statements.
ENTRY = re.compile(r"@@ (?P<pid>\d+) (?P<user>\S+) (?P<level>[A-Z]+):  (?P<text>.*?)(?=^@@ |\Z)", re.M | re.S)
PARAMETER = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")


def good(answer, status=200):
    if answer.status != status:
        raise AssertionError(f"{answer.status} instead of {status}: {answer.body[:500]}")
    return answer


class Day:
    """One of everything, as a small company would do it."""

    def __init__(self, server, folder):
        self.server, self.folder = server, folder
        self.issuer, self.receiver, port = Issuer(), Receiver(), free_port()
        self.urls = {"DATABASE_URL": server.url("apex_app"), **environment(self.receiver), **self.issuer.environment(f"http://127.0.0.1:{port}")}
        self.deployment = Deployment(folder, self.urls)
        self.deployment.migrate(server.url("apex"))
        self.apex = Apex.api(data=folder, environment=self.urls, listen=f"127.0.0.1:{port}")
        self.deployment.processes.append(self.apex)
        self.other = self.deployment.api()
        self.deployment.worker()
        self.ann, self.bob, self.boss = (person(self.apex, self.issuer, name, roles=[role])
                                         for name, role in (("ann", "engineer"), ("bob", "pe"), ("boss", "admin")))

    def end(self):
        self.deployment.end()
        self.receiver.close()
        self.issuer.close()

    def command(self, *words):
        done = run(*words, "--data", str(self.folder), environment=self.urls)
        if done.returncode:
            raise AssertionError(f"{words}: {done.stderr}")
        return done.stdout

    def a_browser_signs_in_is_renewed_and_signs_out(self):
        browser = Browser(self.apex)
        browser.sign_in()
        good(browser.call("POST", PROJECTS, {"account_id": "acme", "name": "By hand", "customer": "Bo"}), 201)
        self.server.psql("update sessions set vouched_at = vouched_at - 360000000")  # As if the provider had said so six minutes ago.
        good(browser.get("/api/v1/me"))
        good(browser.call("POST", "/auth/logout"), 204)

    def keys_are_made_used_and_revoked(self):
        boss = Caller(self.other, self.boss.credential)
        made = good(boss.post("/api/v1/api-keys", {"name": "robot", "role": "estimator"}), 201).json
        good(Caller(self.other, made["key"]).get("/api/v1/me"))
        good(boss.get("/api/v1/api-keys"))
        good(boss.call("DELETE", f"/api/v1/api-keys/{made['api_key']['key_id']}"))
        good(Caller(self.other, key_made(self.urls, self.folder, "acme", "viewer")).get("/api/v1/me"))
        self.command("keys", "list", "--account", "acme")

    def a_design_is_made(self):
        body = {"account_id": "acme", "name": "Łódź", "customer": "Ann Lee", "created_by": "ann@example.org"}
        for _ in range(2):
            made = good(self.ann.post(PROJECTS, body, Idempotency_Key="once"), 201)
        self.project = made.json["project_id"]
        self.path = f"{PROJECTS}/{self.project}"
        good(self.ann.call("PATCH", self.path, {"name": "Main Street", "street": "1 Main Street"}, {"If-Match": made.headers["etag"]}))
        good(self.ann.save_design(self.project, example()))
        document = example()
        document["project"] = {"name": "Main Street", "customer": "Ann Lee"}
        good(self.ann.save_design(self.project, document))
        for path in ("", "/design", "/revisions", "/revisions/1", "/revisions/1/diff/2", "/bom", "/events", "/events?limit=1", "/reports", "/files", "/submissions"):
            good(self.ann.get(self.path + path))
        good(self.ann.post(f"{self.path}/estimate", {}))

    def it_is_found(self):
        for query in ("", "?limit=1", "?status=draft", "?account_id=acme", "?q=main%20street", "?q=lodz", "?q=strete", "?q=main&status=draft&limit=1"):
            found = good(self.ann.get(PROJECTS + query))
            following = re.search(r"<([^>]*)>; *rel=\"next\"", found.headers.get("link", ""))
            if following:
                good(self.ann.get(following[1].replace(f"http://127.0.0.1:{self.apex.port}", "")))

    def a_report_is_made_and_another_cancelled(self):
        task = good(self.ann.post(f"{self.path}/report", {}), 202).json["task_id"]
        done = self.apex.finished_task_of(self.ann, task)
        assert done["status"] == "completed", done
        good(self.ann.get(f"/api/v1/tasks/{task}/events"))
        report = good(self.ann.get(f"{self.path}/reports")).json[0]
        good(self.ann.get(report["url"]))
        again = good(self.ann.post(f"{self.path}/report", {}), 202).json["task_id"]
        self.ann.call("DELETE", f"/api/v1/tasks/{again}")
        self.apex.finished_task_of(self.ann, again)

    def files_come_and_go(self):
        for data in (PDF, b"no PDF at all"):
            file = good(self.ann.post(f"{self.path}/files", {"name": "plan.pdf", "content_type": "application/pdf", "size_bytes": len(data),
                                                             "sha256": sha256(data)}), 201).json
            assert send(file["upload"]["url"], data, file["upload"]["headers"])[0] == 200
            good(self.ann.post(f"{self.path}/files/{file['file_id']}/complete", {}), 200 if data == PDF else 422)
            found = good(self.ann.get(f"{self.path}/files/{file['file_id']}"))
        good(self.ann.get(f"{self.path}/files?limit=1"))
        stored = next(each for each in good(self.ann.get(f"{self.path}/files")).json if each["status"] == "stored")
        found = good(self.ann.get(f"{self.path}/files/{stored['file_id']}"))
        good(self.ann.call("DELETE", f"{self.path}/files/{stored['file_id']}", headers={"If-Match": found.headers["etag"]}), 204)

    def it_is_reviewed_and_submitted(self):
        good(self.bob.post(f"{self.path}/revisions/2/reviews", {"verdict": "approved", "note": "by hand"}), 201)
        good(self.ann.post(f"{self.path}/transitions", {"to": "estimating"}))
        answer = good(self.ann.post(f"{self.path}/submit"), 202)
        for task in answer.json["tasks"]:
            assert self.apex.finished_task_of(self.ann, task["task_id"])["status"] == "completed"
        good(self.ann.get(f"{self.path}/submissions"))
        good(self.ann.get(f"{self.path}/events"))

    def an_administrator_looks_after_it(self):
        with tempfile.TemporaryDirectory() as folder:
            self.command("export", "acme", "-o", f"{folder}/acme.tar")
            self.command("import", f"{folder}/acme.tar")
        self.command("tasks", "list")
        cancelled = re.search(r"(tsk_\w+)", self.command("tasks", "list", "--status", "cancelled"))
        if cancelled:
            self.command("tasks", "retry", cancelled[1])
        self.command("audit", "root")
        self.command("audit", "verify")
        self.command("erase", "--account", "acme", "--person", "ann@example.org")
        etag = good(self.ann.get(self.path)).headers["etag"]
        good(self.boss.call("DELETE", self.path, headers={"If-Match": etag}), 204)
        self.command("audit", "verify")

    def go_by(self):
        for step in (self.a_browser_signs_in_is_renewed_and_signs_out, self.keys_are_made_used_and_revoked, self.a_design_is_made,
                     self.it_is_found, self.a_report_is_made_and_another_cancelled, self.files_come_and_go, self.it_is_reviewed_and_submitted,
                     self.an_administrator_looks_after_it):
            step()
        time.sleep(2)  # The worker delivers what is left.


# ---- from the server's log to a script


def literal(value):
    """As a statement can hold it: an array says what it is of, a long JSON text is cut."""
    if value[:2] not in ("'{", "'["):
        return value
    try:
        json.loads(value[1:-1].replace("''", "'"))
    except ValueError:
        return value + ("::bigint[]" if re.fullmatch(r"'{[\d,-]+}'", value) else "::text[]")
    if len(value) <= VALUE_BYTES_MAX:
        return value
    return "'{\"cut\":true}'" if value[1] == "{" else "'[]'"


def filled(statement, parameters):
    values = {number: literal(value) for number, value in PARAMETER.findall(parameters)}
    return re.sub(r"\$(\d+)", lambda found: values[found[1]], statement)


def statements(log):
    """(process, statement) in their order, as they were executed by the program; an error ends the transaction of its process."""
    kept = []
    for entry in ENTRY.finditer(log):
        text = entry["text"].rstrip("\n").replace("\n\t", "\n")
        if entry["user"] != "apex_app":
            continue
        if entry["level"] in ("ERROR", "FATAL"):
            raise SystemExit(f"the program was refused: {text}")
        found = re.match(r"(?:statement|execute [^:]*): (.*)", text, re.S) if entry["level"] == "LOG" else None
        if found:
            kept.append([entry["pid"], found[1].strip()])
        elif entry["level"] == "DETAIL" and text.lower().startswith("parameters: "):
            kept[-1][1] = filled(kept[-1][1], text)
    return kept


def transactions(log):
    """Texts, in the order in which they ended."""
    open_ones, ended = {}, []
    for process, statement in statements(log):
        if statement.startswith("begin"):
            open_ones[process] = []
        if process in open_ones:
            open_ones[process].append(statement.rstrip(";") + ";")
            if re.match(r"commit|rollback", statement):
                ended.append("\n".join(open_ones.pop(process)))
    return ended


def worth_keeping(ended):
    """Without the time of day, looks that ask the same again, and a worker's looks for a task when there was none."""
    seen = set()
    for at, text in enumerate(ended):
        if "clock_timestamp" in text:
            continue
        form = re.sub(r"'(?:[^']|'')*'", "?", text)
        takes = TAKES in text and WORKS not in text  # The end of one task and the next may be one transaction.
        worked = takes and any(WORKS in later for later in itertools.takewhile(lambda later: TAKES not in later, ended[at + 1:]))
        if form in seen and not worked and (takes or "read only" in text.split("\n", 1)[0] or text.count(";") <= 3):
            continue
        seen.add(form)
        yield text


def main():
    server = postgres.Postgres(settings={"log_statement": "all", "log_line_prefix": "'@@ %p %u '"})
    try:
        with tempfile.TemporaryDirectory(prefix="apex-record-") as folder:
            day = Day(server, Path(folder))
            try:
                day.go_by()
            finally:
                day.end()
        revision = server.psql("select version_num from alembic_version")
        log = server.log.read_text(errors="strict")
    finally:
        server.end()
    print(f"-- What the version at revision {revision} sent to PostgreSQL while everything it does was done once: recorded from the server's log by\n"
          "-- tests/services/record_statements.py, long texts cut. tests/services/test_data.py replays it on the schema of then and on the newest, and\n"
          "-- compares the answers.")
    for text in worth_keeping(transactions(log)):
        print(f"\n{text}")


if __name__ == "__main__":
    main()
