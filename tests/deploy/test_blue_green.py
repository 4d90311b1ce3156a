"""docs/deployment/DEPLOYMENT_PLAN.md on a real Docker engine under steady traffic: a release goes out and comes back, nobody notices.

Run by ./test deploy, after test_plan.py, whose images it uses. Ports of its own, so that it may run beside another stack.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.request
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
RATE = float(os.environ.get("APEX_DEPLOY_RATE", "200"))
FINE, ROLLED_BACK = 0, 1
KILLED = -9
# What the checklist, the backup and the drill do is tested by the first run; the others begin behind them.
BEFORE = ("preflight", "backup", "drill")

# Releases that must not reach users: what is wrong, as lines of a Dockerfile on top of a good image.
BROKEN = {
    "failing health": {"api": "HEALTHCHECK --interval=1s --retries=2 --start-period=1s CMD [\"false\"]"},
    "crash loop": {"worker": "ENTRYPOINT [\"false\"]"},
    "unreadable secret": {"api": "ENTRYPOINT [\"env\", \"DATABASE_URL_FILE=/run/secrets/absent\", \"apex\"]"},
    "bad migration": {"api": "ENTRYPOINT [\"bash\", \"-c\", \"if [[ $1 == migrate && $2 == upgrade ]]; then exit 1; fi; exec apex \\\"$@\\\"\", \"apex\"]"},
    # The factor of velocity pressure, 0.00256, as the machine stores it; 0.00257 in its place.
    "wrong golden number": {each: r"USER 0" + "\n" + r"RUN perl -0777 -pi -e '$n = s/\Q@{[pack(q(d<), 0.00256)]}\E/pack(q(d<), 0.00257)/ge; END {exit !$n}' /usr/local/bin/apex"
                            + "\nUSER 1000:1000" for each in ("api", "signcalc")},
    "slow answers": {"api": "ENTRYPOINT [\"bash\", \"-c\", \"apex \\\"$@\\\" & while kill -0 $!; do sleep 1.5; kill -STOP $!; sleep 0.9; kill -CONT $!; done\", \"apex\"]"},
}


def setUpModule():
    reason = engine.missing()
    if reason:
        raise unittest.SkipTest(f"no Docker engine: {reason}")
    for each in OURS:
        if not engine.is_there(f"apex-{each}:dev"):
            raise unittest.SkipTest(f"apex-{each}:dev is not built; test_plan.py builds it")


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


class BlueGreen(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.environ.update({name: str(port) for name, port in PORTS.items()}, APEX_TAG="bg-live")
        folder = tempfile.TemporaryDirectory(prefix="apex-blue-green-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.apexctl = ROOT / "build/apexctl/apexctl"
        subprocess.run([ROOT / "tools/apexctl", "--version"], check=True, capture_output=True)
        for each in OURS:
            docker("tag", f"apex-{each}:dev", f"apex-{each}:bg-base")
        make_release("bg-live")
        make_release("bg-next")
        cls.stack = engine.Stack(ROOT, project="apex-bg")
        cls.addClassCleanup(cls.stack.close)
        cls.environment = {**cls.stack.operator.environment, "APEX_TAG": "bg-live"}
        cls.stack.operator.environment = cls.environment
        cls.stack.services = [name for name in ("db", "cache", "object", "search", "edge", *OURS) if name not in cls.stack.absent]
        if "search" in cls.stack.absent:
            raise unittest.SkipTest("without a search server a colour is never ready: " + cls.stack.absent["search"])
        cls.addClassCleanup(cls.tidy_up)
        cls.stack.down()
        if cls.stack.absent or "COMPOSE_FILE" in cls.environment:
            cls.stack.compose("build", "db", "cache", "object", "search", "edge")
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
        self.traffic = Traffic(PORTS["API_PORT"], RATE)
        self.addCleanup(self.traffic.stop)

    def document(self, without=(), failing=None):
        text = (ROOT / "docs/deployment/DEPLOYMENT_PLAN.md").read_text()
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
        return subprocess.run([self.apexctl, "--root", ROOT, "--state", self.state, *words], env=self.environment, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=900)

    def deploy(self, release, *words, without=BEFORE, failing=None, window_s=3):
        api, door = (f"http://127.0.0.1:{PORTS[name]}" for name in ("API_PORT", "COLOUR_PORT"))
        settings = {"RELEASE": release, "LIVE": "bg-live", "PROJECT": "apex-bg", "API": api, "DOOR": door, "WINDOW_S": window_s, "GATE_S": 1}
        return self.ctl("run", str(self.document(without, failing)), *words, *(f"--set={name}={value}" for name, value in settings.items()))

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
        print(f"measured: {self.id().split('.')[-1]}: {self.traffic.ok} requests, {len(self.traffic.failures)} failed, slowest {self.traffic.slowest_ms:.0f} ms",
              file=sys.stderr)

    def test_a_release_goes_out_and_the_one_before_comes_back(self):
        for release in ("bg-next", "bg-base"):
            begun = time.monotonic()
            done = self.deploy(release, without=("preflight",) if release == "bg-next" else BEFORE, window_s=5)
            self.assertEqual(done.returncode, FINE, done.stderr)
            print(f"measured: {release} deployed in {time.monotonic() - begun - 5:.0f} s beside a window of 5 s", file=sys.stderr)
        self.assert_at_rest(self.images("bg-base"), done.stderr)

    def test_broken_releases_never_reach_users(self):
        before = self.images()
        for nth, (name, wrong) in enumerate(BROKEN.items()):
            with self.subTest(name):
                make_release(f"bg-broken-{nth}", wrong)
                done = self.deploy(f"bg-broken-{nth}")
                self.assertEqual(done.returncode, ROLLED_BACK, done.stderr)
                print(f"measured: {name}: refused at {re.search('✗ (.*)', done.stderr)[1][:120]}", file=sys.stderr)
        self.assert_at_rest(before, done.stderr)

    def test_a_failing_step_ends_in_the_release_before(self):
        before = self.images()
        for name in ("start-b", "share-25", "drain-workers", "recreate-a", "stop-b"):
            with self.subTest(name):
                done = self.deploy("bg-next", failing=name)
                self.assertEqual(done.returncode, ROLLED_BACK, done.stderr)
                self.assertEqual(self.images(), before, done.stderr)
        self.assert_at_rest(before, done.stderr)

    def test_a_kill_ends_in_one_of_the_two_releases(self):
        for kill in (("--kill-during", "start-b"), ("--kill-during", "share-5"), ("--kill-during", "share-100"), ("--kill-during", "recreate-a"),
                     ("--kill-after-record", "20")):
            with self.subTest(kill):
                before = self.images()
                self.assertEqual(self.deploy("bg-next", *kill).returncode, KILLED)
                done = self.ctl("resume")
                print(f"measured: kill -9 {' '.join(kill)}: resume ends with {done.returncode}", file=sys.stderr)
                self.assertIn(done.returncode, (FINE, ROLLED_BACK), done.stderr)
                self.assertEqual(self.images(), self.images("bg-next") if done.returncode == FINE else before, done.stderr)
        self.assert_at_rest(self.images(), done.stderr)

    def test_the_watcher_switches_back_within_five_seconds(self):
        before = self.images()
        ended = {}
        thread = threading.Thread(target=lambda: ended.update(done=self.deploy("bg-next", window_s=120)))
        thread.start()
        until = time.monotonic() + 240
        while time.monotonic() < until and self.stage("watch") != "started":
            time.sleep(0.1)
        time.sleep(3)
        worker = docker("ps", "--quiet", "--filter", "label=com.docker.compose.project=apex-bg-b", "--filter", "label=com.docker.compose.service=worker")
        docker("kill", worker)
        begun = time.monotonic()
        while time.monotonic() < begun + 60 and self.share_of_b() != {0}:
            time.sleep(0.1)
        back_s = time.monotonic() - begun
        print(f"measured: traffic is back on the old release {back_s:.1f} s after the trigger", file=sys.stderr)
        thread.join(240)
        self.assertEqual(ended["done"].returncode, ROLLED_BACK, ended["done"].stderr)
        self.assertIn("colour b: worker exited", ended["done"].stderr)
        self.assertLessEqual(back_s, 5)
        self.assert_at_rest(before, ended["done"].stderr)

    def test_the_edge_keeps_its_shares_over_a_restart_and_never_sends_to_no_one(self):
        self.traffic.stop()
        self.addCleanup(self.shell, "infra/deploy/edge.sh share 0; colour b bg-next rm --stop --force")
        self.shell('infra/deploy/edge.sh share 0; colour b bg-next up -d --no-deps --no-build "${APP_SERVICES[@]}"; infra/deploy/edge.sh share 25')
        docker("restart", self.stack.container("edge"))
        self.assertEqual(self.stack.wait_until_healthy(30)["edge"], "healthy")
        self.assertEqual(self.share_of_b(), {25})
        self.shell("infra/deploy/edge.sh share 100")
        for each in OURS:
            docker("kill", docker("ps", "--quiet", "--filter", "label=com.docker.compose.project=apex-bg-b", "--filter", f"label=com.docker.compose.service={each}"))
        until = time.monotonic() + 5  # The edge needs three seconds to see it.
        while (answers := self.answers()) != [200, 200, 200] and time.monotonic() < until:
            time.sleep(0.2)
        self.assertEqual(answers, [200, 200, 200])

    def shell(self, script):
        done = subprocess.run(["bash", "-c", f"set -euo pipefail; . infra/deploy/lib.sh; {script}"], cwd=ROOT, env={**self.environment, "PROJECT": "apex-bg"},
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    @staticmethod
    def answers():
        """Of api, signcalc and the web app, at the doors of users."""
        found = []
        for port, path in (("API_PORT", "/api/v1/projects"), ("SIGNCALC_PORT", "/healthz"), ("FRONTEND_PORT", "/")):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{PORTS[port]}{path}", timeout=5) as answer:
                    found.append(answer.status)
            except OSError:
                found.append(None)
        return found

    def stage(self, step):
        done = self.ctl("status", "--json")
        return json.loads(done.stdout)["steps"].get(step) if done.stdout else None

    def share_of_b(self):
        done = subprocess.run(["infra/deploy/edge.sh", "show"], cwd=ROOT, env={**self.environment, "PROJECT": "apex-bg"}, capture_output=True, text=True)
        return {row["weight"] for row in json.loads(done.stdout) if row["colour"] == "b"}


if __name__ == "__main__":
    unittest.main()
