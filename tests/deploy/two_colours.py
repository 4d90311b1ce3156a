"""Two colours on a real Docker engine under steady traffic: what the tests of docs/deployment/DEPLOYMENT_PLAN.md stand on.

Ports of its own, so that it may run beside another stack.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import engine  # noqa: E402
from plan_document import ROOT  # noqa: E402
from traffic import Traffic  # noqa: E402

OURS = ("api", "worker", "signcalc", "frontend")
PORTS = {"API_PORT": 28000, "SIGNCALC_PORT": 28002, "FRONTEND_PORT": 25173, "DB_PORT": 25432, "CACHE_PORT": 26379, "OBJECT_PORT": 29000,
         "OBJECT_CONSOLE_PORT": 29001, "SEARCH_PORT": 29200, "PROMETHEUS_PORT": 29090, "GRAFANA_PORT": 23001, "EXPORTER_PORT": 29187,
         "DASHBOARDS_PORT": 25601, "COLOUR_PORT": 28010}
# Where it is, for the scripts.
PLACE = {"PROJECT": "apex-bg", "API": f"http://127.0.0.1:{PORTS['API_PORT']}", "DOOR": f"http://127.0.0.1:{PORTS['COLOUR_PORT']}"}
RATE = float(os.environ.get("APEX_DEPLOY_RATE", "200"))
FINE, ROLLED_BACK, BAD_INPUT = 0, 1, 2
KILLED = -9
# What the checklist, the backup and the drill do is tested by the first run; the others begin behind them.
BEFORE = ("preflight", "backup", "drill")


def docker(*words, text=None):
    done = subprocess.run(["/usr/bin/docker", *words], input=text, capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(f"docker {' '.join(words)}: {done.stderr}")
    return done.stdout.strip()


def make_release(tag, wrong=None):
    """Images of another release: other ids, the same program; or something wrong in it."""
    for each in OURS:
        lines = f"FROM apex-{each}:bg-base\nLABEL release={tag}\n{(wrong or {}).get(each, '')}\n"
        docker("build", "--quiet", "--tag", f"apex-{each}:{tag}", "-", text=lines)


class TwoColours(unittest.TestCase):
    headers = {}  # of the traffic

    @classmethod
    def settings(cls):
        """Variables of the compose files that differ from their defaults."""
        return {}

    @classmethod
    def setUpClass(cls):
        os.environ.update({name: str(port) for name, port in PORTS.items()})
        folder = tempfile.TemporaryDirectory(prefix="apex-blue-green-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.apexctl = ROOT / "build/apexctl/apexctl"
        subprocess.run([ROOT / "tools/apexctl", "--version"], check=True, capture_output=True)
        cls.stack = engine.Stack(ROOT, project="apex-bg")
        cls.addClassCleanup(cls.stack.close)
        cls.stack.build()
        for each in OURS:
            docker("tag", f"apex-{each}:dev", f"apex-{each}:bg-base")
        make_release("bg-live")
        make_release("bg-next")
        cls.environment = {**cls.stack.operator.environment, "APEX_TAG": "bg-live", **cls.settings()}
        cls.stack.operator.environment = cls.environment
        cls.stack.services = [name for name in ("db", "cache", "object", "search", "edge", *OURS) if name not in cls.stack.absent]
        if "search" in cls.stack.absent:
            raise unittest.SkipTest("without a search server a colour is never ready: " + cls.stack.absent["search"])
        cls.addClassCleanup(cls.tidy_up)
        cls.stack.down()
        cls.stack.up("db", "cache", "object", "search", "edge")
        cls.stack.compose("--profile", "runbook", "run", "--rm", "migrate")
        cls.stack.up(*OURS)
        states = cls.stack.wait_until_healthy(120)
        if set(states.values()) != {"healthy"}:
            raise AssertionError(states)

    @classmethod
    def tidy_up(cls):
        for each in docker("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=apex-bg-b").split():
            docker("rm", "--force", each)
        cls.stack.down()

    def setUp(self):
        self.state = self.folder / f"state-{time.monotonic_ns()}"
        self.shell("infra/deploy/edge.sh share 0; colour b bg-next rm --stop --force")  # Whatever a test before left.
        self.traffic = Traffic(PORTS["API_PORT"], RATE, self.headers)
        self.addCleanup(self.traffic.stop)

    def document(self, without=(), failing=None, plan="DEPLOYMENT_PLAN.md"):
        text = (ROOT / "docs/deployment" / plan).read_text()
        sections = re.split(r"(?m)^(?=##)", text)
        kept = [s for s in sections if not any(f"- **Id**: `{name}`\n" in s for name in without)]
        for nth, section in enumerate(kept):
            if failing and f"- **Id**: `{failing}`\n" in section:
                kept[nth] = section.replace("\n```\n", "\nfalse\n```\n", 1)
        text = "".join(kept)
        for name in without:
            text = text.replace(f"- **Needs**: `{name}`\n", "")
        path = self.folder / "plan.md"
        path.write_text(text)
        return path

    def ctl(self, *words):
        return subprocess.run([self.apexctl, "--root", ROOT, "--state", self.state, *words], env={**self.environment, **PLACE}, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=1200)

    def settings_of(self, release, window_s=3, plan="DEPLOYMENT_PLAN.md"):
        """Words of apexctl."""
        settings = {**PLACE, "RELEASE": release, "LIVE": "bg-live", "WINDOW_S": window_s, "GATE_S": 1}
        if plan == "ROLLING_PLAN.md":
            settings["WEB"] = f"http://127.0.0.1:{PORTS['FRONTEND_PORT']}"
        return [f"--set={name}={value}" for name, value in settings.items()]

    def deploy(self, release, *words, without=BEFORE, failing=None, window_s=3, plan="DEPLOYMENT_PLAN.md"):
        return self.ctl("run", str(self.document(without, failing, plan)), *words, *self.settings_of(release, window_s, plan))

    def image(self, service):
        return docker("inspect", "--format", "{{.Image}}", self.stack.container(service))

    def images(self, tag=None):
        return [docker("image", "inspect", "--format", "{{.Id}}", f"apex-{each}:{tag}") if tag else self.image(each) for each in OURS]

    def assert_at_rest(self, images, said):
        """Colour a alone, healthy, on these images; the journal is sound; no request failed."""
        self.traffic.stop()
        self.assertEqual(self.traffic.failures[:5], [], said)
        self.assertEqual(self.images(), images, said)
        self.assertEqual(set(self.stack.wait_until_healthy(30).values()), {"healthy"}, said)
        self.assertEqual(docker("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=apex-bg-b"), "", said)
        self.assertEqual(self.ctl("report").returncode, FINE, said)
        engine.measured(f"requests during: {self.id().split('.test_')[-1].replace('_', ' ')}",
                        f"{self.traffic.ok} answered, {len(self.traffic.failures)} failed, slowest {self.traffic.slowest_ms:.0f} ms")

    def shell(self, script):
        done = subprocess.run(["bash", "-c", f"set -euo pipefail; . infra/deploy/lib.sh; {script}"], cwd=ROOT, env={**self.environment, "PROJECT": "apex-bg"},
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
