"""apexctl as its users see it: commands, exit statuses, what it prints and keeps."""

import json
import os
import signal
import subprocess
import time
import unittest

from runbook_world import APEXCTL, NAMES, ROOT, World, document

FINE, ROLLED_BACK, BAD_INPUT, CANNOT_RUN, LOCKED, NEEDS_PERSON, UNFINISHED, REFUSED = range(8)


class InAWorld(unittest.TestCase):
    def world(self, text=None):
        world = World(text)
        self.addCleanup(world.close)
        return world

    def until(self, condition, words, seconds=10):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, words)
            time.sleep(0.01)


class Documents(unittest.TestCase):
    def lint(self, name, *words):
        done = subprocess.run([APEXCTL, "--root", ROOT, "--state", "/tmp/apexctl_lint", "lint", name, "--json", *words], capture_output=True, text=True)
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]

    def test_the_plan_by_hand_parses_and_its_sleeps_are_warnings(self):
        status, findings = self.lint("docs/deployment/DEPLOYMENT_EXECUTION_PLAN.md")
        self.assertEqual(status, FINE)
        self.assertEqual({f["severity"] for f in findings}, {"warning"})
        lines = (ROOT / "docs/deployment/DEPLOYMENT_EXECUTION_PLAN.md").read_text().splitlines()
        sleeping = [str(n) for n, line in enumerate(lines, 1) if line.startswith("sleep ")]
        self.assertEqual(len(sleeping), 3)
        self.assertEqual([f["line"] for f in findings if f["rule"] == "sleep"], sleeping)

    def test_every_executable_document_of_ours_is_without_findings(self):
        ours = [p for p in (ROOT / "docs/deployment").glob("*.md") if "**Format**: `apex-runbook 1`" in p.read_text()]
        for path in ours:
            with self.subTest(path.name):
                self.assertEqual(self.lint(str(path.relative_to(ROOT))), (FINE, []))


class Commands(InAWorld):
    def test_a_run_ends_in_the_new_release_and_leaves_a_report(self):
        world = self.world()
        done = world.run()
        self.assertEqual((done.returncode, world.serving()), (FINE, "new"), done.stderr)
        for name in NAMES:
            self.assertIn(f"✓ {name}", done.stderr)
        report = json.loads(world.ctl("report").stdout)
        self.assertEqual((report["outcome"], len(report["steps"])), ("new-release", 5))
        self.assertTrue(all(step["state"] == "verified" and 0 < step["seconds"] <= step["budget_seconds"] for step in report["steps"]))
        page = world.root / "page.html"
        self.assertEqual(world.ctl("report", "--html", str(page)).returncode, FINE)
        self.assertIn("new-release", page.read_text())
        self.assertNotRegex(page.read_text(), r"https?://", "the page needs nothing from elsewhere")
        folder = next((world.root / "state/runs").iterdir())
        self.assertEqual({p.name for p in folder.iterdir()}, {"journal", "document.md", "report.json", "report.json.sig", "report.html", "report.html.sig", "metrics.prom", "trace.json"})
        self.assertRegex((folder / "metrics.prom").read_text(), r'apex_deploy_step_seconds\{step="switch"\} \d')

    def test_a_failing_step_at_every_position_ends_in_the_old_release(self):
        world = self.world()
        for name in NAMES:
            for how in ("FAIL", "REFUSE"):
                with self.subTest(name, how=how):
                    world.reset()
                    done = world.run("--set", f"{how}={name}")
                    self.assertEqual((done.returncode, world.serving()), (ROLLED_BACK, "old"), done.stderr)
                    self.assertFalse((world.root / "new").exists() or (world.root / "backup").exists())
                    self.assertEqual(world.ctl("report").returncode, FINE, "the journal contradicts itself")

    def test_a_rollback_that_fails_needs_a_person(self):
        world = self.world(document().replace("rm -rf new\n", "false\n"))
        done = world.run("--set", "FAIL=retire")
        self.assertEqual((done.returncode, world.serving()), (NEEDS_PERSON, "old"), done.stderr)
        self.assertFalse((world.root / "backup").exists(), "the others are undone all the same")

    def test_an_operator_takes_a_finished_run_back(self):
        world = self.world()
        world.run()
        done = world.ctl("rollback", "--reason", "the customer asked")
        self.assertEqual((done.returncode, world.serving()), (ROLLED_BACK, "old"), done.stderr)
        self.assertEqual([r["reason"] for r in world.journal() if r["kind"] == "rollback-started"], ["the customer asked"])
        self.assertEqual(world.ctl("status").returncode, FINE)

    def test_bad_input_changes_nothing(self):
        world = self.world()
        for words in (["run", "absent.md"], ["run", "plan.md", "--set", "ABSENT=1"], ["run", "plan.md", "--set", "FAIL"], ["fly"], ["run", "--fast"],
                      ["resume"], ["status", "--run", "x"]):
            with self.subTest(words):
                self.assertEqual(world.ctl(*words).returncode, BAD_INPUT)
        (world.root / "bad.md").write_text(document().replace("- **Id**: `switch`\n", ""))
        self.assertEqual(world.ctl("run", "bad.md").returncode, BAD_INPUT)
        (world.root / "hand.md").write_text((ROOT / "docs/deployment/DEPLOYMENT_EXECUTION_PLAN.md").read_text())
        self.assertEqual(world.ctl("run", "hand.md").returncode, BAD_INPUT)
        self.assertEqual(world.serving(), "old")
        self.assertFalse((world.root / "backup").exists())

    def test_lint_asks_the_shell_too(self):
        world = self.world(document({"start": "if true; then"}))
        done = world.ctl("lint", "plan.md", "--json")
        self.assertEqual(done.returncode, BAD_INPUT)
        self.assertEqual([(f["step"], f["rule"]) for f in map(json.loads, done.stdout.splitlines())], [("start", "shell")])

    def test_a_dry_run_changes_nothing_and_knows_how_long_it_usually_takes(self):
        world = self.world()
        first = world.ctl("plan", "plan.md")
        self.assertEqual(first.returncode, FINE)
        self.assertNotIn("usually", first.stdout)
        self.assertEqual(sorted(p.name for p in world.root.iterdir()), ["current", "data", "old", "plan.md", "schema", "state"])
        world.run()
        self.assertEqual(world.ctl("plan", "plan.md").stdout.count("usually"), 5)

    def test_a_rehearsal_takes_the_other_values_and_keeps_its_own_state(self):
        world = self.world(document({"start": "echo $WHERE >where"}))
        self.assertEqual(world.ctl("rehearse", "plan.md").returncode, FINE)
        self.assertEqual((world.root / "where").read_text(), "scratch\n")
        self.assertEqual(world.ctl("status").returncode, BAD_INPUT, "a rehearsal is no run of the deployment")

    def test_events_are_json_lines(self):
        world = self.world()
        done = world.run("--events", "-")
        events = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([e["event"] for e in events], [r["kind"] for r in world.journal()])
        self.assertEqual(events[-1]["outcome"], "new-release")

    def test_secrets_are_neither_kept_nor_shown(self):
        world = self.world(document({"start": "word=hunter22; echo the key is $S3_SECRET_KEY and postgresql://apex:$word@db/apex; cat infra/secrets/production/token"}))
        secrets = world.root / "infra/secrets/production"
        secrets.mkdir(parents=True)
        (secrets / "token").write_text("correct-horse-battery\n")
        done = world.ctl("run", "plan.md", "--events", "-", "--set", "FAIL=start", env={"PATH": "/usr/bin:/bin", "S3_SECRET_KEY": "s3cr3t-of-the-store"})
        self.assertEqual(done.returncode, ROLLED_BACK)
        kept = done.stdout + done.stderr
        for path in (world.root / "state").rglob("*"):
            kept += path.read_text(errors="replace") if path.is_file() else ""
        self.assertIn("the key is ***", kept)
        kept = kept.replace("word=hunter22", "")  # The document's own text is not the program's.
        for secret in ("s3cr3t-of-the-store", "hunter22", "correct-horse-battery"):
            self.assertNotIn(secret, kept)


class Operators(InAWorld):
    HOLD = "until [[ -e go ]]; do read -r -t 0.05 <>hold || true; done"

    def held(self, step="start"):
        """A world whose step waits for the file `go`."""
        world = self.world(document({step: self.HOLD}))
        os.mkfifo(world.root / "hold")
        return world

    def begin(self, world, *words):
        process = world.start("run", "plan.md", *words)
        self.addCleanup(lambda: process.poll() is None and process.kill())
        self.until(lambda: (world.root / "new/state").exists(), "the step begins")
        return process

    def test_a_second_one_is_told_who_holds_the_lock_and_may_watch(self):
        world = self.held()
        first = self.begin(world)
        second = world.run()
        self.assertEqual(second.returncode, LOCKED)
        self.assertIn(f"process {first.pid}", second.stderr)
        self.assertEqual(world.ctl("rollback").returncode, LOCKED)
        seen = json.loads(world.ctl("status", "--json").stdout)
        self.assertEqual((seen["running"], seen["owner"]["pid"], seen["steps"]["start"]), (True, str(first.pid), "started"))
        watcher = world.start("status", "--follow")
        (world.root / "go").touch()
        first.communicate(timeout=30)
        out, _ = watcher.communicate(timeout=30)
        self.assertIn("under way", out)
        self.assertIn("new-release", out)
        self.assertEqual((first.returncode, world.serving()), (FINE, "new"))

    def test_an_interrupted_run_is_resumed(self):
        world = self.held()
        first = self.begin(world)
        first.send_signal(signal.SIGINT)
        _, err = first.communicate(timeout=30)
        self.assertEqual(first.returncode, UNFINISHED, err)
        self.assertEqual(world.run().returncode, UNFINISHED, "no second run beside an unfinished one")
        self.assertEqual(world.ctl("status").returncode, UNFINISHED)
        (world.root / "go").touch()
        done = world.ctl("resume")
        self.assertEqual((done.returncode, world.serving(), world.migrations()), (FINE, "new", 1), done.stderr)
        self.assertIn("✓ backup  still holds", done.stderr)

    def test_an_interrupted_run_is_taken_back(self):
        world = self.held()
        first = self.begin(world)
        first.send_signal(signal.SIGTERM)
        first.communicate(timeout=30)
        done = world.ctl("rollback")
        self.assertEqual((done.returncode, world.serving()), (ROLLED_BACK, "old"), done.stderr)
        self.assertFalse((world.root / "new").exists())

    def test_a_command_that_outlived_a_killed_run_ends_before_the_next_begins(self):
        world = self.world(document({"start": "bash -c 'touch began; until [[ -e go ]]; do read -r -t 0.05 <>hold; done; echo late >>order'",
                                     "switch": "echo next >>order"}))
        os.mkfifo(world.root / "hold")
        process = world.start("run", "plan.md")
        self.until(lambda: (world.root / "began").exists(), "the step begins")
        process.kill()
        process.communicate(timeout=30)
        resumed = world.start("resume")
        time.sleep(0.5)
        self.assertFalse((world.root / "order").exists(), "it waits for what still runs")
        (world.root / "go").touch()
        _, err = resumed.communicate(timeout=30)
        self.assertEqual((resumed.returncode, world.serving()), (FINE, "new"), err)
        self.assertEqual((world.root / "order").read_text().splitlines()[0], "late")

    def test_a_step_is_stopped_at_its_budget_with_all_it_started(self):
        world = self.world(document({"start": "bash -c 'read -r <>hold' & wait; touch never"}).replace("start (20 seconds)", "start (1 second)"))
        os.mkfifo(world.root / "hold")
        begun = time.monotonic()
        done = world.run()
        self.assertLess(time.monotonic() - begun, 8)
        self.assertEqual((done.returncode, world.serving()), (ROLLED_BACK, "old"), done.stderr)
        self.assertIn("stopped at its budget of 1 s", done.stderr)

    def test_a_damaged_journal_is_never_continued(self):
        world = self.held()
        process = self.begin(world)
        process.kill()
        process.communicate(timeout=30)
        (world.root / "go").touch()
        journal = next((world.root / "state/runs").iterdir()) / "journal"
        text = journal.read_text()
        journal.write_text(text.replace('"step":"backup"', '"step":"backap"', 1))
        done = world.ctl("resume")
        self.assertEqual(done.returncode, CANNOT_RUN)
        self.assertIn("damaged", done.stderr)
        journal.write_text(text)
        self.assertEqual(world.ctl("resume").returncode, FINE)


if __name__ == "__main__":
    unittest.main()
