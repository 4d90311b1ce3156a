"""The deployment plan, literally: every command of its phases and of its rollback, in order, on a real Docker engine, with what the plan expects.

Run by ./test deploy. Images that cannot be pulled are replaced by stand-ins from Debian's packages (infra/compose.standin.yaml); what has
none is not executed, and says so. The rollback goes to the commit before, with the images that were kept.
"""

import json
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
from plan_document import ROOT, read_plan  # noqa: E402

NOT_EXECUTED = []
known = {}  # project_id, task_id: what a person would write down between two commands


def setUpModule():
    engine.require()


class ThePlan(unittest.TestCase):
    """One test a step; they build on each other, as the plan's steps do."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="apex-plan-")
        cls.addClassCleanup(folder.cleanup)
        checkout = Path(folder.name, "apex")
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(checkout)], check=True)
        subprocess.run(["git", "tag", "previous"], cwd=checkout, check=True)
        environment, cls.absent = engine.choose()
        # A project of its own: a stack that runs on this machine is not the test's to stop.
        cls.operator = engine.Operator(checkout, {**environment, "COMPOSE_PROJECT_NAME": "apex-plan"})
        cls.addClassCleanup(cls.operator.close)
        cls.addClassCleanup(cls.tidy_up, checkout)

    @classmethod
    def tidy_up(cls, checkout):
        cls.operator.folder = checkout / "infra"
        cls.operator.run("docker compose down --volumes --remove-orphans", 120)
        for words in NOT_EXECUTED:
            print("not executed:", words, file=sys.stderr)

    def possible(self, command):
        """The command without the services for which no image can be had here; None if nothing is left."""
        for service in self.absent:
            if service in command.split():
                NOT_EXECUTED.append(f"{service} in `{command}`: no image and no stand-in")
                command = re.sub(rf"\s{service}\b", "", command)
        if "localhost:3001" in command and "grafana" in self.absent or "checks.search" in command and "search" in self.absent:
            NOT_EXECUTED.append(f"`{command}`: no image and no stand-in")
            return None
        return command

    def execute(self, step):
        for command in step.commands:
            text = self.possible(command.text.replace("{project_id}", known.get("project", "")).replace("{task_id}", known.get("task", ""))
                                 .replace("<previous-tag>", "previous"))
            if text is None:
                continue
            if text == "docker compose up -d":
                text = self.everything_that_can_start()
            begun = time.monotonic()
            status, output = self.operator.run(text, 5 if "logs -f" in text else 2400)
            if time.monotonic() - begun > 2 and not text.startswith("sleep"):
                engine.measured(f"`{' '.join(command.text.split())[:70]}` of {step.title.split(' (')[0]}", time.monotonic() - begun)
            self.expect(command, status, output)

    def everything_that_can_start(self):
        services = self.operator.run("docker compose config --services")[1].split()
        return "docker compose up -d " + " ".join(name for name in services if name not in self.absent)

    # What the plan's comments say, as conditions.
    def expect(self, command, status, output):
        text = command.text
        said = f"$ {text}\n{output[-3000:]}"
        if "ROLLBACK;" in text:
            return self.assertNotEqual(status, 0, "a stopped database rolls nothing back (deployment.md)\n" + said)
        if "logs" in text:
            ours = [line for line in output.splitlines() if re.match(r"\S*(api|worker|signcalc|frontend)\S*\s*\|", line) and "error" in line.lower()]
            if "grep" in text:
                self.assertEqual(ours, [], said)
            return None
        if text.startswith("curl") and "/tasks/" in text:
            return self.expect_completed()
        self.assertEqual(status, 0, said)
        self.assertNotIn("❌", output, said)
        if "grep \"uid=1000\"" in text:
            self.assertIn("/tmp:uid=1000,gid=1000,mode=1777", output, said)
        elif "docker images" in text:
            for name in ("api", "worker", "signcalc", "frontend"):
                self.assertRegex(output, rf"apex-{name}\s+dev", said)
        elif text.startswith("docker compose ps") and "down" not in text and known.get("started"):
            self.assertNotRegex(output, r"(?i)unhealthy|restarting|Exit ", said)
        elif "up -d" in text:
            known["started"] = True
        elif "pg_isready" in text:
            self.assertIn("accepting connections", output, said)
        elif "alembic" in text:
            self.assertRegex(output, r"INFO\s+\[alembic.runtime.migration\] Will assume transactional DDL", said)
            self.assertRegex(output, r"INFO\s+\[alembic.runtime.migration\] Running upgrade", said)
            self.wait_until_ready()
        elif "\\dt" in text:
            for table in ("projects", "project_payloads", "project_events"):
                self.assertRegex(output, rf"\| {table} ", said)
        elif "jq" in text:
            self.assertEqual(output.strip().splitlines()[-1], '"ok"', said)
        elif "curl" in text:
            self.expect_answer(text, output, said)

    def expect_answer(self, text, output, said):
        body = json.loads(output[min(output.find(c) for c in "[{" if c in output):].strip()) if "/health" not in text or "{" in output else None
        if text.endswith(":8000/health"):
            self.assertEqual(body, {"status": "ok", "service": "api", "version": "0.1.0"}, said)
        elif text.endswith("/ready"):
            self.assertEqual((body["status"], body["checks"]["database"]), (self.readiness(), "ok"), said)
        elif "healthz" in text:
            self.assertEqual(body, {"status": "ok"}, said)
        elif text.endswith("/api/v1/projects"):
            self.assertIsInstance(body, list, said)
        elif "-X POST" in text and "/projects " in text:
            known["project"] = body["project_id"]
        elif "site/resolve" in text:
            self.assertIsNotNone(body["result"]["wind"]["wind_speed_mph"]["II"], said)
        elif "cabinets/derive" in text:
            # 14 ft x 8 ft, its middle 4 ft below the top of 25 ft.
            self.assertEqual((body["result"]["area_ft2"], body["result"]["centroid_height_ft"]), (112, 21), said)
        elif "/report" in text:
            known["task"] = body["task_id"]

    def wait_until_ready(self):
        """What passes while a person reads: the api looks at the schema again, the worker makes the search index."""
        for _ in range(60):
            if json.loads(self.operator.run("curl --silent http://localhost:8000/ready")[1])["status"] == self.readiness():
                return
            time.sleep(0.5)

    def readiness(self):
        return "degraded" if "search" in self.absent else "ready"

    def expect_completed(self):
        for _ in range(120):
            task = json.loads(self.operator.run(f"curl --silent http://localhost:8000/api/v1/tasks/{known['task']}")[1])
            if task["status"] in ("completed", "failed"):
                break
            time.sleep(0.5)
        self.assertEqual(task["status"], "completed", task)
        self.assertIn("pdf_ref", task["result"])


for nth, each in enumerate(read_plan(), 1):
    setattr(ThePlan, f"test_{nth:02}_{re.sub(r'[^a-z0-9]+', '_', each.title.lower()).strip('_')}", lambda self, step=each: self.execute(step))


if __name__ == "__main__":
    unittest.main()
