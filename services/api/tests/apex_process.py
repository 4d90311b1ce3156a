"""Starts the program under test and talks HTTP to it. No test is in here."""

import http.client
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
APEX = Path(os.environ.get("APEX", ROOT / "build/ci/apex"))
JSON = {"Content-Type": "application/json"}


class Answer:
    """Status, header fields (names in lower case) and body of one answer."""

    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    @property
    def json(self):
        return json.loads(self.body)

    def pointers(self):
        return [error["pointer"] for error in self.json.get("errors", [])]


def clean_environment(extra=None):
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith("APEX_") and not name.endswith("_URL")}
    kept.pop("APEX", None)
    return {**kept, **(extra or {})}


class Apex:
    """One running process of the program; `port` is where it listens."""

    def __init__(self, *arguments, data=None, environment=None, listens=True):
        self.own_folder = None if data else tempfile.mkdtemp(prefix="apex-test-")
        self.data = Path(data or self.own_folder)
        self.lines, self.events = [], []
        self.ready = threading.Event()
        self.ports = []
        self.process = subprocess.Popen(
            [str(APEX), *arguments], env=clean_environment(environment), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.reader = threading.Thread(target=self._read, args=(listens,), daemon=True)
        self.reader.start()
        if not self.ready.wait(30):
            self.process.kill()
            raise AssertionError(f"{arguments} did not start:\n" + "".join(self.lines))

    @classmethod
    def _start(cls, command, data, environment, extra, listen):
        folder = data or tempfile.mkdtemp(prefix="apex-test-")
        apex = cls(command, "--listen", listen, "--data", str(folder), *extra, data=folder, environment=environment)
        apex.own_folder = None if data else folder
        return apex

    @classmethod
    def serve(cls, data=None, environment=None, extra=(), listen="127.0.0.1:0"):
        """Everything in one process."""
        return cls._start("serve", data, environment, extra, listen)

    @classmethod
    def api(cls, data=None, environment=None, extra=(), listen="127.0.0.1:0"):
        """The API without a worker."""
        return cls._start("api", data, environment, extra, listen)

    @classmethod
    def worker(cls, data, environment=None):
        """A worker; any number of them on one machine, each with a door of its own."""
        environment = {"APEX_WORKER_LISTEN": "127.0.0.1:0", **(environment or {})}
        return cls("worker", "--data", str(data), data=data, environment=environment, listens=False)

    @classmethod
    def signcalc(cls, environment=None):
        return cls("signcalc", "--signcalc-listen", "127.0.0.1:0", environment=environment)

    def _read(self, listens):
        for line in self.process.stderr:
            self.lines.append(line)
            try:
                event = json.loads(line)
            except ValueError:
                continue
            self.events.append(event)
            if event.get("event") == "listening":
                self.ports.append(event["port"])
            if event.get("event") == ("listening" if listens else "working"):
                self.ready.set()
        self.ready.set()

    @property
    def port(self):
        return self.ports[0]

    def wait_for_line(self, fits, seconds=10):
        """The first log line, as an object, of which `fits` is true."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = next((event for event in list(self.events) if fits(event)), None)
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError("no such line in:\n" + "".join(self.lines[-30:]))

    def stop(self, signal_number=signal.SIGTERM, timeout=20):
        """Ends the process and gives its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal_number)
        status = self.process.wait(timeout)
        self.reader.join(5)
        self.process.stderr.close()
        return status

    def close(self):
        if self.process.poll() is None:
            self.stop(signal.SIGKILL)
        if self.own_folder:
            shutil.rmtree(self.own_folder, ignore_errors=True)

    def database(self):
        return self.data / "apex.db"

    def call(self, method, path, body=None, headers=None, port=None):
        """One request on a connection of its own. A body that is no bytes goes as JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=30)
        try:
            headers = dict(headers or {})
            if body is not None and not isinstance(body, bytes):
                body = json.dumps(body).encode()
                headers = {**JSON, **headers}
            connection.request(method, path, body=body, headers=headers)
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.call("GET", path, headers=headers)

    def post(self, path, body=None, **headers):
        return self.call("POST", path, body, {name.replace("_", "-"): value for name, value in headers.items()})

    # Steps that many tests begin with.

    def new_project(self, **facts):
        answer = self.post("/api/v1/projects", {"account_id": "test", "name": "Sign", "customer": "Acme", **facts})
        assert answer.status == 201, answer.body
        return answer.json["project_id"], answer.headers["etag"]

    def save_design(self, project_id, document, etag=None):
        etag = etag or self.get(f"/api/v1/projects/{project_id}").headers["etag"]
        return self.call("PUT", f"/api/v1/projects/{project_id}/design", document, {"If-Match": etag})

    def finished_task(self, task_id, seconds=30):
        return self.finished_task_of(self, task_id, seconds)

    @staticmethod
    def finished_task_of(caller, task_id, seconds=30):
        """As `caller` sees it."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            task = caller.get(f"/api/v1/tasks/{task_id}").json
            if task["status"] in ("completed", "failed", "cancelled"):
                return task
            time.sleep(0.05)
        raise AssertionError(f"the task has not ended: {task}")


def example(name="pylon_25ft"):
    return json.loads((ROOT / f"examples/{name}.json").read_text())


def run(*arguments, stdin="", environment=None, cwd=None):
    """A command that ends by itself."""
    return subprocess.run([str(APEX), *arguments], input=stdin, capture_output=True, text=True, timeout=120,
                          env=clean_environment(environment), cwd=cwd)
