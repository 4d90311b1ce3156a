"""The cases of a test program as tests of a unittest class, from one run of the program."""

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path


def _listed(program, environment):
    done = subprocess.run([str(program), "--gtest_list_tests"], env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    suite, cases = "", []
    for line in done.stdout.splitlines():
        line = line.split("#")[0].rstrip()
        if line.startswith("  "):
            cases.append(suite + line.strip())
        elif line.endswith("."):
            suite = line
    return cases


def _outcomes(program, environment):
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        done = subprocess.run([str(program), f"--gtest_output=json:{report.name}"], env={**os.environ, **environment},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=900)
        try:
            suites = json.loads(Path(report.name).read_text())["testsuites"]
        except (ValueError, KeyError):
            suites = []
    outcomes = {f"{suite['name']}.{case['name']}": "\n".join(f["failure"] for f in case.get("failures", []))
                for suite in suites for case in suite["testsuite"] if case["result"] == "COMPLETED"}
    return outcomes, f"exit {done.returncode}: {(done.stdout + done.stderr)[-2000:]}"


def add_cases(test_class, program, listing, environment):
    """One test for each case. `listing` makes the program name its cases; `environment()` is asked when it runs."""
    kept = []

    def run(self, case):
        if not kept:
            kept.append(_outcomes(program, environment()))
        outcomes, ended = kept[0]
        self.assertIn(case, outcomes, ended)
        self.assertEqual(outcomes[case], "")

    for case in _listed(program, listing) if program.is_file() else []:
        setattr(test_class, "test_" + re.sub(r"[^A-Za-z0-9]", "_", case), lambda self, case=case: run(self, case))
