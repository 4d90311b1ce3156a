"""A Docker engine and the commands of the plan as an operator has them: Debian's client first, `docker compose` whether or not the client knows it."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests/services"))
from servers import packages  # noqa: E402

BASE = "debian:bookworm-slim"
PLUGIN = """#!/bin/sh
# `docker compose` where the client has no such command: Debian's docker-compose does the same. As the command of today it builds with
# BuildKit and side by side, so that what images have in common is made once.
if [ "$1" = docker-cli-plugin-metadata ]; then
    printf '{"SchemaVersion":"0.1.0","Vendor":"Debian","Version":"1.29.2","ShortDescription":"docker-compose"}\\n'
    exit 0
fi
shift
export DOCKER_BUILDKIT=1 COMPOSE_DOCKER_CLI_BUILD=1
case " $* " in
    *" --parallel "*) ;;
    " build "*) shift; set -- build --parallel "$@" ;;
esac
exec docker-compose "$@"
"""


MEASURED = ROOT / "build/log/deploy_measured.json"


def measured(what, value, unit="s"):
    """Printed, and kept for tools/render_deployment.py. A value is a number of `unit`, or words."""
    value = value if isinstance(value, str) else f"{value:.1f} {unit}"
    print(f"measured: {what}: {value}", file=sys.stderr, flush=True)
    commit = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    processor = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "")
    kept = json.loads(MEASURED.read_text()) if MEASURED.is_file() else {"rows": []}
    rows = [row for row in kept["rows"] if row["what"] != what] + [{"what": what, "value": value, "commit": commit}]
    MEASURED.parent.mkdir(parents=True, exist_ok=True)
    MEASURED.write_text(json.dumps({"date": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(), "processor": processor, "rows": rows}, indent=1))


daemon = None  # started by missing()


def stop():
    """Ends the engine that missing() started, if it did."""
    global daemon
    if daemon:
        daemon.terminate()
        daemon.wait(60)
        daemon = None


def missing():
    """Why there is no engine here; None when there is one, perhaps started now."""
    global daemon
    reason = packages.ensure(["docker.io", "docker-compose", "debootstrap", "jq", "curl", "python3-yaml", "prometheus", "age"])
    if reason:
        return reason
    if os.geteuid() != 0:
        return "the engine is started and a base image made as root"
    if subprocess.run(["docker", "info"], capture_output=True).returncode:
        log = open("/tmp/apex_dockerd.log", "wb")  # noqa: SIM115: the engine keeps it
        try:
            daemon = subprocess.Popen(["dockerd"], stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        except OSError as failure:
            return f"dockerd cannot be started: {failure}"
        until = time.monotonic() + 30
        while subprocess.run(["docker", "info"], capture_output=True).returncode:
            if daemon.poll() is not None or time.monotonic() > until:
                stop()
                said = Path("/tmp/apex_dockerd.log").read_text(errors="replace").strip().splitlines() or ["nothing"]
                return "dockerd does not start here; it says: " + said[-1]
            time.sleep(0.5)
    done = subprocess.run([str(HERE / "base_image.sh"), BASE], capture_output=True, text=True)
    return f"no base image: {done.stderr.strip()[-300:]}" if done.returncode else None


def require():
    """For setUpModule: skips the module where there is no engine."""
    if reason := missing():
        raise unittest.SkipTest(f"no Docker engine: {reason}")


class Operator:
    """A shell at the root of a checkout: commands as they stand in the plan, with what they printed and how they ended."""

    def __init__(self, folder, environment):
        self.folder = Path(folder)
        self.tools = Path(tempfile.mkdtemp(prefix="apex_operator_"))
        (self.tools / "bin").mkdir()
        (self.tools / "bin/docker").symlink_to("/usr/bin/docker")
        plugins = self.tools / "config/cli-plugins"
        plugins.mkdir(parents=True)
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("APEX_", "COMPOSE_", "DOCKER_"))}
        self.environment = {**plain, "PATH": f"{self.tools}/bin:{plain['PATH']}", "DOCKER_CONFIG": str(self.tools / "config"), **environment}
        if subprocess.run(["docker", "compose", "version"], env=self.environment, capture_output=True).returncode:
            (plugins / "docker-compose").write_text(PLUGIN)
            (plugins / "docker-compose").chmod(0o755)

    def close(self):
        shutil.rmtree(self.tools)

    def run(self, command, seconds=1800):
        """(exit status, output). `cd` stays; everything runs under a terminal, as `exec` of 1.29 needs one."""
        if command.startswith("cd "):
            self.folder = (self.folder / command[3:]).resolve()
            return 0, ""
        main, other = pty.openpty()
        process = subprocess.Popen(["bash", "-c", command], cwd=self.folder, env={**self.environment, "COLUMNS": "250", "TERM": "dumb"},
                                   stdin=other, stdout=other, stderr=other, start_new_session=True)
        os.close(other)
        output, until = b"", time.monotonic() + seconds
        while time.monotonic() < until:
            if select.select([main], [], [], 0.2)[0]:
                try:
                    data = os.read(main, 65536)
                except OSError:
                    break
                if not data:
                    break
                output += data
            elif process.poll() is not None:
                break
        else:
            os.killpg(process.pid, 15)
        os.close(main)
        return process.wait(30), re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", output.decode(errors="replace").replace("\r\n", "\n"))


def is_there(image):
    """Here already, or pulled within a minute."""
    have = subprocess.run(["docker", "image", "inspect", image], capture_output=True).returncode == 0
    return have or subprocess.run(["timeout", "60", "docker", "pull", "--quiet", image], capture_output=True).returncode == 0


def choose():
    """(environment, service -> why it cannot run): stand-ins where the first image cannot be pulled."""
    if is_there("postgres:15.8-bookworm"):
        return {}, {}
    absent = dict.fromkeys(("grafana", "dashboards"), "its image cannot be pulled and it has no real stand-in")
    environment = {"COMPOSE_FILE": "compose.yaml:compose.standin.yaml"}
    if not is_there("standin-search:dev"):
        done = subprocess.run(["/usr/bin/docker", "build", "--quiet", "--tag", "standin-search:dev", "--build-arg", f"BASE={BASE}", "--file",
                               "infra/standin/search.Dockerfile", "."], cwd=ROOT, env={**os.environ, "DOCKER_BUILDKIT": "1"}, capture_output=True, text=True)
        if done.returncode:
            absent["search"] = "its image cannot be pulled, and Maven Central gives no stand-in: " + done.stderr.strip()[-200:]
    return environment, absent


class Stack:
    """Every service of the stack that can run here, in a project of its own."""

    def __init__(self, checkout, project="apex-stack"):
        environment, self.absent = choose()
        self.operator = Operator(Path(checkout, "infra"), {**environment, "COMPOSE_PROJECT_NAME": project})
        self.project, self.clusters = project, set()
        self.services = [name for name in self.compose("config", "--services").split() if name not in self.absent and name != "migrate"]

    def compose(self, *words, seconds=2400):
        status, output = self.operator.run("docker compose " + " ".join(words), seconds)
        if status:
            raise AssertionError(f"docker compose {' '.join(words)} ended with {status}:\n{output[-3000:]}")
        return output

    def build(self):
        self.compose("build", "--parallel", *self.services)

    def up(self, *services):
        self.compose("up", "-d", *services)

    def down(self):
        """With its volumes, and the write-ahead log that the database has archived: nothing leads on to it any more."""
        if database := self.container("db"):
            cluster = subprocess.run(["/usr/bin/docker", "exec", database, "psql", "--username", "postgres", "--no-align", "--tuples-only", "--command",
                                      "select system_identifier from pg_control_system()"], capture_output=True, text=True).stdout.strip()
            if cluster:
                self.clusters.add(cluster)
        self.compose("down", "--volumes", "--remove-orphans")
        for cluster in self.clusters:
            shutil.rmtree(ROOT / "infra/backups/wal" / cluster, ignore_errors=True)

    def container(self, service):
        words = ["/usr/bin/docker", "ps", "--quiet", "--filter", f"label=com.docker.compose.project={self.project}", "--filter",
                 f"label=com.docker.compose.service={service}", "--filter", "label=com.docker.compose.oneoff=False"]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()

    def wait_until_healthy(self, seconds):
        """service -> state, when all are healthy or the time is over."""
        until = time.monotonic() + seconds
        while True:
            states = {service: self._state(service) for service in self.services}
            if set(states.values()) == {"healthy"} or time.monotonic() > until:
                return states
            time.sleep(0.5)

    def _state(self, service):
        done = subprocess.run(["/usr/bin/docker", "inspect", "--format", "{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}",
                               self.container(service) or "none"], capture_output=True, text=True)
        return done.stdout.strip() or "gone"

    def close(self):
        self.operator.close()
