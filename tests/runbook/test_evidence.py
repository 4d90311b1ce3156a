"""What a run leaves behind: signed reports, its trace at a collector, its metrics where a textfile collector reads them."""

import http.server
import json
import os
import subprocess
import threading
import unittest

from runbook_world import NAMES, World

FINE, ROLLED_BACK, BAD_INPUT, CANNOT_RUN, REFUSED = 0, 1, 2, 3, 7


class InAWorld(unittest.TestCase):
    def setUp(self):
        self.world = World()
        self.addCleanup(self.world.close)

    def folder(self):
        return sorted((self.world.root / "state/runs").iterdir())[-1]


class Signatures(InAWorld):
    def test_both_reports_are_signed_and_openssl_says_so_too(self):
        self.world.run()
        key = self.world.root / "state/signing_key.pem"
        self.assertEqual(key.stat().st_mode & 0o777, 0o600)
        public = self.world.root / "state/signing_key.pub.pem"
        for name in ("report.json", "report.html"):
            path = self.folder() / name
            self.assertEqual(self.world.ctl("verify", str(path)).returncode, FINE)
            done = subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", public, "-rawin", "-in", path, "-sigfile", f"{path}.sig"],
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_report_that_was_changed_or_signed_by_another_is_refused(self):
        self.world.run("--set", "FAIL=switch")
        path = self.folder() / "report.json"
        text = path.read_text()
        path.write_text(text.replace('"old-release"', '"new-release"', 1))
        done = self.world.ctl("verify", str(path))
        self.assertEqual(done.returncode, REFUSED)
        self.assertIn("NOT SIGNED BY THIS KEY", done.stdout)
        path.write_text(text)
        self.assertEqual(self.world.ctl("verify", str(path)).returncode, FINE)
        other = self.world.root / "other.pem"
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", other], check=True, capture_output=True)
        subprocess.run(["openssl", "pkey", "-in", other, "-pubout", "-out", self.world.root / "other.pub"], check=True)
        self.assertEqual(self.world.ctl("verify", str(path), "--key", str(self.world.root / "other.pub")).returncode, REFUSED)
        self.assertEqual(self.world.ctl("verify", str(path), "--key", str(other)).returncode, BAD_INPUT)

    def test_a_key_of_the_operator_signs_and_one_that_others_may_read_does_not(self):
        key = self.world.root / "operator.pem"
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", key], check=True, capture_output=True)
        key.chmod(0o600)
        environment = {**os.environ, "APEXCTL_SIGNING_KEY": str(key)}
        self.assertEqual(self.world.ctl("run", "plan.md", env=environment).returncode, FINE)
        subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-out", self.world.root / "operator.pub"], check=True)
        page = self.world.root / "page.html"
        self.assertEqual(self.world.ctl("report", "--html", str(page), env=environment).returncode, FINE)
        for path in (page, self.folder() / "report.html"):
            self.assertEqual(self.world.ctl("verify", str(path), "--key", str(self.world.root / "operator.pub")).returncode, FINE)
        key.chmod(0o644)
        done = self.world.ctl("report", "--html", str(page), env=environment)
        self.assertEqual(done.returncode, CANNOT_RUN)
        self.assertIn("may be read by others", done.stderr)


class Collector(http.server.BaseHTTPRequestHandler):
    def do_POST(self):  # noqa: N802
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, self.headers["Content-Type"], json.loads(body)))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *words):
        pass


class Telemetry(InAWorld):
    def collector(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Collector)
        server.got = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(lambda: (server.shutdown(), server.server_close()))
        return server

    def test_a_span_a_step_reaches_the_collector(self):
        server = self.collector()
        environment = {**os.environ, "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{server.server_port}"}
        self.assertEqual(self.world.ctl("run", "plan.md", "--set", "FAIL=switch", env=environment).returncode, ROLLED_BACK)
        (path, kind, body), = server.got
        self.assertEqual((path, kind), ("/v1/traces", "application/json"))
        whole, *spans = body["resourceSpans"][0]["scopeSpans"][0]["spans"]
        done = NAMES[:NAMES.index("switch") + 1]
        self.assertEqual([span["name"] for span in spans], done + [f"undo {name}" for name in reversed(done)])
        self.assertEqual({span["name"] for span in (whole, *spans) if span["status"]["code"] == 2}, {whole["name"], "switch"})
        for span in spans:
            self.assertEqual((span["traceId"], span["parentSpanId"]), (whole["traceId"], whole["spanId"]))
            self.assertLessEqual(int(whole["startTimeUnixNano"]), int(span["startTimeUnixNano"]))
            self.assertLessEqual(int(span["startTimeUnixNano"]), int(span["endTimeUnixNano"]))
            self.assertLessEqual(int(span["endTimeUnixNano"]), int(whole["endTimeUnixNano"]))

    def test_without_its_collector_a_run_succeeds_and_says_where_the_trace_is(self):
        done = self.world.ctl("run", "plan.md", env={**os.environ, "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"})
        self.assertEqual(done.returncode, FINE, done.stderr)
        self.assertIn("The trace was not sent", done.stderr)
        self.assertTrue((self.folder() / "trace.json").is_file())

    def test_the_metrics_are_where_the_textfile_collector_reads_them(self):
        file = self.world.root / "textfile/apexctl.prom"
        file.parent.mkdir()
        self.world.run("--metrics", str(file))
        first = file.read_text()
        for name in NAMES:
            self.assertIn(f'apex_deploy_step_seconds{{step="{name}"}} ', first)
        self.assertIn('apex_deploy_outcome{outcome="new-release"} 1', first)
        self.world.ctl("rollback", env={**os.environ, "APEXCTL_METRICS_FILE": str(file)})
        self.assertIn('apex_deploy_outcome{outcome="old-release"} 1', file.read_text())


class Validation(unittest.TestCase):
    """apexctl report writes FINAL_VALIDATION_REPORT.md from what the suites have left, and from nothing else."""

    AREAS = ("API", "Engine", "Worker", "Reports", "UI", "Database", "Deployment", "Security", "Monitoring", "Documents")

    def setUp(self):
        from runbook_world import ROOT
        import shutil
        import tempfile
        from pathlib import Path
        self.root = Path(tempfile.mkdtemp(prefix="apex_validation_"))
        self.addCleanup(shutil.rmtree, self.root)
        (self.root / "tools").mkdir()
        (self.root / "docs/deployment").mkdir(parents=True)
        self.logs = self.root / "build/log"
        self.logs.mkdir(parents=True)
        shutil.copy(ROOT / "tools/validation_report.py", self.root / "tools")

    def left(self, suite, *tests, commit="0123456789ab"):
        (self.logs / f"results_{suite}.json").write_text(json.dumps({"suite": suite, "commit": commit, "date": "2026-01-31", "tests": tests}))

    def written(self):
        from runbook_world import APEXCTL
        done = subprocess.run([APEXCTL, "--root", self.root, "report"], capture_output=True, text=True)
        self.assertEqual(done.returncode, FINE, done.stdout + done.stderr)
        text = (self.root / "docs/deployment/FINAL_VALIDATION_REPORT.md").read_text()
        # What the plan's `grep -A 5 "Agent Status"` shows.
        lines = text.splitlines()
        shown = lines[lines.index("## Agent Status"):][:6]
        marks = next(dict(part.split(": ") for part in line.split(" · ")) for line in shown if " · " in line)
        self.assertEqual(tuple(marks), self.AREAS)
        self.assertTrue(any(line.startswith("20") and ", commit `" in line for line in shown), shown)
        return marks, text

    def test_without_a_run_no_area_has_a_mark(self):
        marks, text = self.written()
        self.assertEqual(set(marks.values()), {"not measured"})
        for mark in ("✅", "⚠️", "❌"):
            self.assertNotIn(mark, text)

    def test_a_mark_is_what_the_tests_of_the_area_have_said(self):
        self.left("http", ["a", "passed"], ["b", "passed"])
        self.assertEqual(self.written()[0]["API"], "✅ Ready")
        self.left("http", ["a", "passed"], ["b", "skipped"])
        self.assertEqual(self.written()[0]["API"], "⚠️ Partial")
        self.left("http", ["a", "passed"], ["b", "failed"])
        marks, text = self.written()
        self.assertEqual(marks["API"], "❌ Not ready")
        self.assertRegex(text, r"\| API \| ❌ Not ready \| 1 of 2 tests pass.* \| `./test http` \| `0123456789ab` \|")
        self.assertEqual({marks[area] for area in self.AREAS if area != "API"}, {"not measured"})

    def test_an_area_of_which_a_part_was_not_run_is_not_ready(self):
        self.left("unit", ["apex_calc_test: A.b", "passed"])
        self.assertEqual(self.written()[0]["Engine"], "⚠️ Partial")

    def test_what_was_run_again_stands_in_the_place_of_what_it_was(self):
        self.left("runbook", ["test_run.A.a", "passed"])
        self.left("deploy", ["test_plan.A.a", "passed"], ["test_stack.A.b", "failed"], ["test_blue_green_faults.A.c", "passed"])
        self.assertEqual(self.written()[0]["Deployment"], "❌ Not ready")
        self.left("deploy_core", ["test_plan.A.a", "passed"], ["test_stack.A.b", "passed"])
        marks, text = self.written()
        self.assertEqual(marks["Deployment"], "✅ Ready")
        self.assertIn("4 of 4 tests pass", text)
        self.left("deploy:test_plan", ["test_plan.A.a", "failed"])
        self.assertEqual(self.written()[0]["Deployment"], "❌ Not ready")

    def test_only_skipped_tests_measure_nothing(self):
        self.left("http", ["a", "skipped"], ["b", "skipped"])
        self.assertEqual(self.written()[0]["API"], "not measured")

    def test_results_that_are_none_are_refused_and_nothing_is_written(self):
        from runbook_world import APEXCTL
        self.left("http", ["a", "splendid"])
        done = subprocess.run([APEXCTL, "--root", self.root, "report"], capture_output=True, text=True)
        self.assertEqual(done.returncode, CANNOT_RUN)
        self.assertFalse((self.root / "docs/deployment/FINAL_VALIDATION_REPORT.md").exists())


if __name__ == "__main__":
    unittest.main()
