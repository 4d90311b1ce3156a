"""The suites on a Docker engine, where none can be had: they say so at once, and are no failure."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from runbook_world import ROOT

SUITES = """import sys; sys.path.insert(0, "tools")
import run_suites; from pathlib import Path
run_suites.LOGS = Path(sys.argv.pop()); sys.exit(run_suites.main())"""


class NoEngine(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="apex_no_engine_"))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "logs").mkdir()
        self.tool("docker", "exit 1")

    def tool(self, name, text):
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)

    def assert_skipped(self, why):
        begun = time.monotonic()
        done = subprocess.run([sys.executable, "-c", SUITES, "deploy_core", self.folder / "logs"], cwd=ROOT, capture_output=True, text=True, timeout=100,
                              env={**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"})
        self.assertLess(time.monotonic() - begun, 60)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertRegex(done.stdout, rf"SKIPPED: the deployment, for there is no Docker engine here\n +.*{why}")
        passed, skipped = map(int, re.search(r"(\d+) passed, 0 failed, (\d+) skipped", done.stdout).groups())
        self.assertGreater(passed, 20, "what needs no engine")
        self.assertGreaterEqual(skipped, 1)

    def installed(self, package):
        self.tool("dpkg-query", f'for each; do case $each in -*|{package}) ;; *) echo "$each installed" ;; esac; done')

    @unittest.skipIf(os.geteuid(), "the engine is started as root")
    def test_one_that_does_not_start(self):
        self.installed("nothing")
        self.tool("dockerd", "echo no permission to make a bridge; exit 1")
        self.assert_skipped("dockerd does not start here; it says: no permission to make a bridge")

    def test_one_that_cannot_be_installed(self):
        self.installed("docker.io")
        self.tool("apt-get", "echo E: no such place >&2; exit 100")
        self.tool("sudo", "exit 1")
        self.assert_skipped("not installed: docker.io")


if __name__ == "__main__":
    unittest.main()
