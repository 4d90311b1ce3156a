"""docs/deployment/DEPLOYMENT_PLAN.md on a real Docker engine under steady traffic: a release goes out and comes back, nobody notices.

Run by ./test deploy.
"""

import json
import subprocess
import sys
import threading
import time
import unittest
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import engine  # noqa: E402
from plan_document import ROOT  # noqa: E402
from two_colours import BEFORE, FINE, OURS, PORTS, ROLLED_BACK, TwoColours, docker  # noqa: E402


def setUpModule():
    engine.require()


class BlueGreen(TwoColours):
    def test_a_release_goes_out_and_the_one_before_comes_back(self):
        for release, words in (("bg-next", "a whole deployment, images built, backup and restore drill included"),
                               ("bg-base", "a deployment of the release before, backup taken already")):
            begun = time.monotonic()
            done = self.deploy(release, without=("preflight",) if release == "bg-next" else BEFORE, window_s=5)
            self.assertEqual(done.returncode, FINE, done.stderr)
            engine.measured(f"{words}, beside the window", time.monotonic() - begun - 5)
        self.assert_at_rest(self.images("bg-base"), done.stderr)

    def test_the_watcher_switches_back_within_five_seconds(self):
        before = self.images()
        ended = {}
        thread = threading.Thread(target=lambda: ended.update(done=self.deploy("bg-next", window_s=120)))
        thread.start()
        until = time.monotonic() + 240
        while time.monotonic() < until and thread.is_alive() and self.stage("watch") != "started":
            time.sleep(0.1)
        time.sleep(3)
        self.assertTrue(thread.is_alive(), ended)
        worker = docker("ps", "--quiet", "--filter", "label=com.docker.compose.project=apex-bg-b", "--filter", "label=com.docker.compose.service=worker")
        docker("kill", worker)
        begun = time.monotonic()
        while time.monotonic() < begun + 60 and self.share_of_b() != {0}:
            time.sleep(0.1)
        back_s = time.monotonic() - begun
        engine.measured("switch back by the watcher, from the trigger to the old release", back_s)
        thread.join(240)
        self.assertEqual(ended["done"].returncode, ROLLED_BACK, ended["done"].stderr)
        self.assertIn("colour b: worker exited", ended["done"].stderr)
        self.assertLessEqual(back_s, 5)
        self.assert_at_rest(before, ended["done"].stderr)

    def test_the_edge_keeps_its_shares_over_a_restart_and_never_sends_to_no_one(self):
        self.traffic.stop()
        self.shell('colour b bg-next up -d --no-deps --no-build "${APP_SERVICES[@]}"; infra/deploy/edge.sh share 25')
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


class WherePeopleSignIn(TwoColours):
    """The same with APEX_AUTH=required and secrets of its own: the runbook asks with a key that it makes for account `test`."""

    @classmethod
    def settings(cls):
        secrets = cls.folder / "secrets"
        secrets.mkdir(mode=0o755)
        for path in (ROOT / "infra/secrets/development").iterdir():
            (secrets / path.name).write_text(path.read_text().replace("apex-development", "of-this-test"))
        return {"APEX_AUTH": "required", "APEX_SECRETS": str(secrets), "S3_ACCESS_KEY": "of-this-test"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        words = ("apex", "keys", "create", "users", "--account", "acme", "--role", "viewer")
        cls.headers = {"Authorization": "Bearer " + docker("exec", cls.stack.container("api"), *words)}

    def test_a_release_goes_out(self):
        done = self.deploy("bg-next")
        self.assertEqual(done.returncode, FINE, done.stderr)
        self.assert_at_rest(self.images("bg-next"), done.stderr)
        key = self.state / "smoke.key"
        self.assertEqual(key.stat().st_mode & 0o777, 0o600)
        secret = key.read_text().split()[-1]
        for path in self.state.rglob("*"):
            if path.is_file() and path != key:
                self.assertNotIn(secret, path.read_text(errors="replace"), path)


if __name__ == "__main__":
    unittest.main()
