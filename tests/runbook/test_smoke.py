"""infra/deploy/smoke.sh beside an engine and an API that only answer: whatever happens in the test, the account is removed at its end."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from runbook_world import ROOT

SECRET = "apex_0123456789abcdef_secret"
DOCKER = """case $1 in
    ps) echo "container-of-$5" ;;
    inspect) echo APEX_AUTH=required ;;
    exec) case $4 in
        keys) echo '{"key":"%s"}' ;;
        *) exit "$(cat "$WORLD/drop_status")" ;;
        esac ;;
esac""" % SECRET
CURL = """for url; do :; done
if [ "${url##*/}" = "$(cat "$WORLD/refused")" ]; then exit 22; fi
if [ "${url##*/}" = "$(cat "$WORLD/stuck")" ]; then touch "$WORLD/is_stuck"; sleep 60; fi
case $url in
    */ready) echo '{"status":"ready","checks":{"database":"ok"}}' ;;
    */version) echo '{"version":"9"}' ;;
    */projects) echo '{"project_id":"prj_1"}' ;;
    */site/resolve) echo '{"result":{"wind":{"wind_speed_mph":{"II":105}}}}' ;;
    */cabinets/derive) echo '{"result":{"area_ft2":112,"centroid_height_ft":21}}' ;;
    */report) echo '{"task_id":"tsk_1"}' ;;
    */tasks/tsk_1) echo '{"status":"completed","result":{"pdf_ref":"a"}}' ;;
esac"""


class SmokeTest(unittest.TestCase):
    def setUp(self):
        self.world = Path(tempfile.mkdtemp(prefix="apex_smoke_"))
        self.addCleanup(shutil.rmtree, self.world)
        self.key = self.world / "state/test.key"
        for name, text in (("docker", DOCKER), ("curl", CURL)):
            path = self.world / name
            path.write_text(f'#!/bin/sh\necho "{name} $*" >>"$WORLD/calls"\n{text}\n')
            path.chmod(0o755)
        for name, text in (("drop_status", "0"), ("refused", "-"), ("stuck", "-"), ("calls", "")):
            (self.world / name).write_text(text)
        self.environment = {**os.environ, "PATH": f"{self.world}:{os.environ['PATH']}", "WORLD": str(self.world), "APEXCTL_STATE": str(self.key.parent)}

    def smoke(self, where="b"):
        return subprocess.run([ROOT / "infra/deploy/smoke.sh", where], env=self.environment, capture_output=True, text=True, timeout=60)

    def calls(self):
        return (self.world / "calls").read_text().splitlines()

    def assert_removed(self):
        self.assertEqual([call for call in self.calls() if "drop-test-account" in call], [self.calls()[-1]], "once, at the end")
        self.assertFalse(self.key.exists())

    def test_says_what_came_out_and_removes_the_account_by_the_release_it_tests(self):
        done = self.smoke()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "", "the verification judges both streams")
        self.assertEqual(json.loads(done.stdout), {"ready": "ready", "database": "ok", "version": "9", "wind_mph": 105, "area_ft2": 112, "centroid_ft": 21,
                                                   "report": "completed", "pdf_ref": "a"})
        self.assert_removed()
        self.assertIn("container-of-label=com.docker.compose.project=infra-b", self.calls()[-1])
        self.assertNotIn(SECRET, "\n".join(self.calls()), "a secret stands in no command line")

    def test_removes_the_account_wherever_the_test_fails(self):
        for refused in ("ready", "version", "projects", "resolve", "derive", "report"):
            with self.subTest(refused):
                (self.world / "calls").write_text("")
                (self.world / "refused").write_text(refused)
                self.assertNotEqual(self.smoke().returncode, 0)
                self.assert_removed()

    def test_removes_the_account_when_it_is_ended(self):
        (self.world / "stuck").write_text("report")
        running = subprocess.Popen([ROOT / "infra/deploy/smoke.sh", "b"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.addCleanup(running.wait)
        until = time.monotonic() + 30
        while not (self.world / "is_stuck").exists() and time.monotonic() < until:
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGTERM)
        self.assertNotEqual(running.wait(30), 0)
        self.assert_removed()

    def test_fails_when_the_account_cannot_be_removed(self):
        (self.world / "drop_status").write_text("3")
        done = self.smoke("live")
        self.assertEqual(done.returncode, 1)
        self.assertIn("the account test could not be removed", done.stderr)
        self.assertIn("container-of-label=com.docker.compose.project=infra ", self.calls()[-1])

    def test_does_not_ask_with_the_key_of_a_test_that_was_killed(self):
        self.key.parent.mkdir()
        self.key.write_text("Authorization: Bearer removed-with-its-account\n")
        self.assertEqual(self.smoke().returncode, 0)
        self.assertTrue(any("keys create" in call for call in self.calls()))
        self.assert_removed()


if __name__ == "__main__":
    unittest.main()
