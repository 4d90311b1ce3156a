"""docs/deployment/DEPLOYMENT_PLAN.md on a real Docker engine under steady traffic: a release goes out and comes back, nobody notices.

Run by ./test deploy.
"""

import json
import re
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
from two_colours import BAD_INPUT, BEFORE, FINE, OURS, PLACE, PORTS, ROLLED_BACK, TwoColours, docker  # noqa: E402


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

    def test_a_release_goes_out_part_by_part_and_is_taken_back(self):
        before, begun = self.images(), time.monotonic()
        done = self.deploy("bg-next", plan="ROLLING_PLAN.md")
        self.assertEqual(done.returncode, FINE, done.stderr)
        engine.measured("a rolling deployment, backup taken already, beside the window", time.monotonic() - begun - 3)
        self.assertEqual(self.images(), self.images("bg-next"), done.stderr)
        begun = time.monotonic()
        done = self.ctl("rollback", "--reason", "asked for")
        self.assertEqual(done.returncode, ROLLED_BACK, done.stderr)
        engine.measured("a rolling deployment that was finished, taken back", time.monotonic() - begun)
        self.assert_at_rest(before, done.stderr)

    def test_a_backup_takes_the_place_of_the_database(self):
        self.traffic.stop()  # Who asks meanwhile is refused: api and worker are stopped.
        kept = self.new_project("Before the backup")
        done = self.ctl("backup")
        self.assertEqual(done.returncode, FINE, done.stdout + done.stderr)
        backup = ROOT / done.stdout.split(" ")[0]
        lost = self.new_project("After the backup")
        self.assertEqual(self.ctl("restore", backup.name).returncode, BAD_INPUT, "without consent")
        self.assertIn(lost, self.projects())
        begun = time.monotonic()
        done = self.ctl("restore", backup.name, "--yes")
        self.assertEqual(done.returncode, FINE, done.stdout + done.stderr)
        self.assertEqual(set(self.stack.wait_until_healthy(60).values()), {"healthy"})
        engine.measured("a backup proved and put in the place of the database, until all are healthy", time.monotonic() - begun)
        projects = self.projects()
        self.assertIn(kept, projects)
        self.assertNotIn(lost, projects)
        self.assertIn(self.new_project("After the restore"), self.projects())
        beside = re.search(r"the database before is (\w+)", done.stdout)[1]
        database = self.stack.container("db")
        docker("exec", database, "psql", "-U", "postgres", "-c", f"alter database {beside} with allow_connections true")
        names = docker("exec", database, "psql", "-U", "postgres", "-d", beside, "-At", "-c", "select project_id from projects")
        self.assertIn(lost, names, "the database as it was is still there")

    def ask(self, path, body=None):
        request = urllib.request.Request(f"{PLACE['API']}{path}", json.dumps(body).encode() if body else None, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def new_project(self, name):
        return self.ask("/api/v1/projects", {"account_id": "acme", "name": name, "customer": "Acme"})["project_id"]

    def projects(self):
        return {each["project_id"] for each in self.ask("/api/v1/projects")}

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
        key = self.state / "deployment.key"
        self.assertEqual(key.stat().st_mode & 0o777, 0o600)
        secret = key.read_text().split()[-1]
        for path in self.state.rglob("*"):
            if path.is_file() and path != key:
                self.assertNotIn(secret, path.read_text(errors="replace"), path)
        self.shell(f"APEXCTL_STATE={self.state} API={PLACE['API']} infra/deploy/user.sh")  # As apexctl chaos asks.
        self.assert_what_remains_of_the_smoke_test()

    def assert_what_remains_of_the_smoke_test(self):
        """docs/operating/deploying.md: one row of hashes, and no key of the account on the host."""
        self.assertFalse((self.state / "test.key").exists())
        tables = self.rows("select table_name from information_schema.columns where column_name = 'account_id' and table_schema = 'public' order by 1")
        counts = {name: int(self.rows(f"select count(*) from {name} where account_id = 'test'")[0]) for name in tables}
        # What is searched for keeps the project's id, so that an older entry of it cannot come back; no word of it.
        self.assertEqual(self.rows("select count(*) from project_search where account_id = 'test' and not (removed and body = '' and words = '')"), ["0"])
        del counts["project_search"]
        self.assertEqual({name: count for name, count in counts.items() if count}, {"dropped_chains": 1})
        self.assertEqual(self.rows("select events, dropped_by from dropped_chains"), ["3|apex drop-test-account"], "created, ordered, written")
        project = self.rows("select project_id from dropped_chains")[0]
        for table in self.rows("select table_name from information_schema.columns where column_name = 'project_id' and table_schema = 'public' order by 1"):
            if table not in ("dropped_chains", "project_search"):
                self.assertEqual(self.rows(f"select count(*) from {table} where project_id = '{project}'"), ["0"], table)
        self.assertEqual(self.rows("select count(*) from reports"), ["0"])
        verified = json.loads(docker("exec", self.stack.container("api"), "apex", "audit", "verify", "--json"))
        self.assertTrue(verified["holds"], verified)
        self.assertEqual(verified["dropped"], 1)

    def rows(self, sql):
        return docker("exec", self.stack.container("db"), "psql", "-U", "postgres", "-d", "apex", "-At", "-c", sql).splitlines()


if __name__ == "__main__":
    unittest.main()
