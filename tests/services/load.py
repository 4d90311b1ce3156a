"""Clients that work on projects as people and programs do, remember what they were told, and check later that it was the truth.

Every change carries an Idempotency-Key or an If-Match and is asked again until it is answered, as a careful client does."""

import hashlib
import http.client
import json
import random
import subprocess
import tempfile
import threading
import time
import uuid
from pathlib import Path

from apex_process import APEX, ROOT, clean_environment

PROJECTS = "/api/v1/projects"
AGAIN = (429, 502, 503, 504)


def expected(document):
    """What the engine says of a document, asked without any server: its design hash."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(document, file)
        file.flush()
        done = subprocess.run([str(APEX), "design", file.name, "--json"], capture_output=True, text=True, env=clean_environment(), timeout=60)
    return json.loads(done.stdout)["design_hash"]


class Wrong(AssertionError):
    """An answer that no server should give, whatever is broken behind it."""


class Client:
    """Talks to any of several servers; what cannot be answered now is asked again, at another one."""

    def __init__(self, ports, stop):
        self.ports, self.stop = ports, stop
        self.refused = self.broken = 0

    def ask(self, method, path, body=None, headers=None, again=True):
        """The answer, or None when `stop` came first. Where `again` is False, an unknown outcome is None too."""
        text = json.dumps(body).encode() if body is not None else None
        while not self.stop.is_set():
            try:
                connection = http.client.HTTPConnection("127.0.0.1", random.choice(self.ports()), timeout=20)
                try:
                    connection.request(method, path, text, {"Content-Type": "application/json", **(headers or {})} if text else headers or {})
                    response = connection.getresponse()
                    answer = response.status, dict(response.getheaders()), response.read()
                finally:
                    connection.close()
                if answer[0] not in AGAIN:
                    return answer
                self.refused += 1
            except (OSError, http.client.HTTPException):
                self.broken += 1
                if not again:
                    return None
            time.sleep(0.05)
        return None


class Load:
    """`clients` threads at work until stop(). `ports` gives the ports that may be asked, each time anew."""

    def __init__(self, ports, clients=6, account=None):
        self.account = account or uuid.uuid4().hex
        self.ports, self._ending = ports, threading.Event()
        self.projects, self.reports, self.errors, self.clients = {}, {}, [], []
        self._lock = threading.Lock()
        self.documents = []
        base = json.loads((ROOT / "examples/pylon_25ft.json").read_text())
        for height in (22.0, 24.0, 25.0, 26.5):
            document = json.loads(json.dumps(base))
            document["sign"]["overall_height_ft"] = height
            self.documents.append((document, expected(document)))
        self.threads = [threading.Thread(target=self._run, args=(nth,), daemon=True) for nth in range(clients)]
        for thread in self.threads:
            thread.start()

    def _run(self, nth):
        client = Client(self.ports, self._ending)
        self.clients.append(client)
        try:
            while not self._ending.is_set():
                self._one_project(client, random.Random(f"{self.account}{nth}{len(self.projects)}"))
        except Exception as failure:  # noqa: BLE001: told to the test by check()
            self.errors.append(repr(failure))

    def _expect(self, answer, *statuses):
        if answer and answer[0] not in statuses:
            raise Wrong(f"{answer[0]}: {answer[2][:300]}")
        return answer

    def _one_project(self, client, chance):
        key = uuid.uuid4().hex
        body = {"account_id": self.account, "name": "n0", "customer": key}
        answer = self._expect(client.ask("POST", PROJECTS, body, {"Idempotency-Key": key}), 201)
        if not answer:
            return
        project_id, etag = json.loads(answer[2])["project_id"], answer[1]["ETag"]
        state = {"customer": key, "names": {"n0"}, "design": None}
        with self._lock:
            self.projects[project_id] = state
        for step in range(chance.randrange(1, 4)):
            etag = self._rename(client, project_id, etag, state, f"n{step + 1}")
            if not etag:
                return
        if chance.random() < 0.4:
            document, design_hash = chance.choice(self.documents)
            answer = client.ask("PUT", f"{PROJECTS}/{project_id}/design", document, {"If-Match": etag}, again=False)
            if self._expect(answer, 200, 201, 412) and answer[0] != 412:
                if json.loads(answer[2])["design_hash"] != design_hash:
                    raise Wrong(f"design_hash {answer[2][:200]}")
                state["design"] = design_hash
        if chance.random() < 0.3:
            answer = self._expect(client.ask("POST", f"{PROJECTS}/{project_id}/report", {}, {"Idempotency-Key": key}), 202)
            if answer:
                with self._lock:
                    self.reports[json.loads(answer[2])["task_id"]] = project_id

    def _rename(self, client, project_id, etag, state, name):
        """The new entity tag. After an answer that left open whether the change was stored, either name may be the truth from then on:
        what a killed process had sent may still arrive after the next look."""
        refused_before = client.refused
        answer = self._expect(client.ask("PATCH", f"{PROJECTS}/{project_id}", {"name": name}, {"If-Match": etag}, again=False), 200, 412)
        if answer and answer[0] == 200:
            state["names"] = {name}
            state["unsure"] = False
            return answer[1]["ETag"]
        if answer and not state.get("unsure") and client.refused == refused_before:
            raise Wrong(f"412 without another change: {answer[2][:300]}")
        state["names"].add(name)
        state["unsure"] = True
        answer = self._expect(client.ask("GET", f"{PROJECTS}/{project_id}"), 200)
        if not answer:
            return None
        if json.loads(answer[2])["name"] not in state["names"]:
            raise Wrong(f"name {json.loads(answer[2])['name']}, expected one of {state['names']}")
        return answer[1]["ETag"]

    def recovered_s(self, seconds=60):
        """How long until a client's whole round went through again; -1 if it did not."""
        started = time.monotonic()
        ending = threading.Event()
        timer = threading.Timer(seconds, ending.set)
        timer.start()
        key = uuid.uuid4().hex
        answer = Client(self.ports, ending).ask("POST", PROJECTS, {"account_id": self.account + "-probe", "name": "probe", "customer": key},
                                                {"Idempotency-Key": key})
        timer.cancel()
        return time.monotonic() - started if answer and answer[0] == 201 else -1

    def stop(self):
        self._ending.set()
        for thread in self.threads:
            thread.join(60)

    def check(self, port, report_seconds=90):
        """After stop() and recovery: {"stored", "refused", "lost", "doubled", "wrong"}; `reports` still under way are waited for."""
        lasting = threading.Event()
        client = Client(lambda: [port], lasting)
        lost = doubled = wrong = 0
        customers, cursor = {}, f"{PROJECTS}?limit=500&account_id={self.account}"
        while cursor:
            _, headers, body = client.ask("GET", cursor)
            for project in json.loads(body):
                customers[project["customer"]] = customers.get(project["customer"], 0) + 1
            link = headers.get("Link", "")
            cursor = link[link.index("<") + 1:link.index(">")] if link else None
        doubled += sum(count - 1 for count in customers.values())
        for project_id, state in self.projects.items():
            status, _, body = client.ask("GET", f"{PROJECTS}/{project_id}")
            if status != 200 or customers.get(state["customer"], 0) == 0:
                lost += 1
                continue
            project = json.loads(body)
            wrong += project["name"] not in state["names"]
            if state["design"]:
                _, _, body = client.ask("GET", f"{PROJECTS}/{project_id}/revisions")
                revisions = json.loads(body)
                lost += not revisions
                wrong += bool(revisions) and revisions[0]["design_hash"] != state["design"]
            wrong += not self._chain_holds(client, project_id)
        until = time.monotonic() + report_seconds
        tasks_of = {}
        for task_id, project_id in self.reports.items():
            while True:
                status, _, body = client.ask("GET", f"/api/v1/tasks/{task_id}")
                task = json.loads(body)
                if status != 200 or task["status"] in ("completed", "failed", "cancelled") or time.monotonic() > until:
                    break
                time.sleep(0.1)
            if status != 200 or task["status"] != "completed":
                lost += 1
                self.errors.append(f"task {task_id}: {body[:300]}")
                continue
            _, _, pdf = client.ask("GET", task["result"]["url"])
            wrong += hashlib.sha256(pdf).hexdigest() != task["result"]["sha256"]
            tasks_of.setdefault(project_id, []).append(task_id)
            _, _, events = client.ask("GET", f"{PROJECTS}/{project_id}/events?limit=500")
            doubled += sum(event["kind"] == "report.completed" for event in json.loads(events)) - 1
        return {"stored": len(self.projects) + len(self.reports), "refused": sum(c.refused + c.broken for c in self.clients),
                "lost": lost, "doubled": doubled, "wrong": wrong}

    def _chain_holds(self, client, project_id):
        _, _, body = client.ask("GET", f"{PROJECTS}/{project_id}/events?limit=500")
        events, before = json.loads(body), "0" * 64
        for nth, event in enumerate(events, 1):
            if event["sequence"] != nth or event["previous_hash"] != before:
                return False
            before = event["hash"]
        return bool(events)
