"""The whole stack of infra/compose.yaml on a real Docker engine: healthy, hardened, watched, small, and fast to come up.

Run by ./test deploy, after test_plan.py, whose images it uses. Images that cannot be pulled are replaced as there.
"""

import json
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import engine  # noqa: E402
from plan_document import ROOT  # noqa: E402
from servers import prometheus  # noqa: E402

OURS = ("api", "worker", "signcalc", "frontend")
HARDENED = (*OURS, "edge", "cache")
MB = 1_000_000


def setUpModule():
    engine.require()


def docker(*words):
    done = subprocess.run(["/usr/bin/docker", *words], capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(f"docker {' '.join(words)}: {done.stderr}")
    return done.stdout.strip()


class TheStack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = engine.Stack(ROOT)
        cls.addClassCleanup(cls.stack.close)
        for service, why in cls.stack.absent.items():
            print(f"not executed: {service}: {why}", file=sys.stderr)
        cls.stack.build()
        cls.addClassCleanup(cls.stack.down)
        cls.stack.down()
        begun = time.monotonic()
        cls.stack.up("db")
        cls.stack.compose("--profile", "runbook", "run", "--rm", "migrate")
        cls.migrated_s = time.monotonic() - begun
        begun = time.monotonic()
        cls.stack.up(*cls.stack.services)
        cls.states = cls.stack.wait_until_healthy(120)
        cls.up_s = time.monotonic() - begun
        engine.measured("database up and migrated", cls.migrated_s)
        engine.measured(f"all {len(cls.stack.services)} services healthy after `up`, images present", cls.up_s)

    def container(self, service):
        return self.stack.container(service)

    def test_1_every_service_is_healthy(self):
        self.assertEqual(self.states, dict.fromkeys(self.stack.services, "healthy"))
        self.assertLess(self.up_s, 45)

    def test_2_the_stack_is_ready_and_every_door_answers(self):
        expected = {"database": "ok", "redis": "ok", "object_storage": "ok", "search": "ok"}
        if "search" in self.stack.absent:
            expected.pop("search")
        until = time.monotonic() + 30  # The worker makes the search index when it first looks.
        while True:
            checks = self.ask(8000, "/ready")["checks"]
            if all(checks[name] == "ok" for name in expected) or time.monotonic() > until:
                break
            time.sleep(0.5)
        self.assertEqual({name: checks[name] for name in expected}, expected)
        self.assertEqual(self.ask(8002, "/healthz"), {"status": "ok"})
        self.assertEqual(self.ask(5173, "/api/v1/projects"), [])
        with urllib.request.urlopen("http://127.0.0.1:5173/", timeout=5) as page:
            self.assertIn("default-src 'none'", page.headers["Content-Security-Policy"])
            self.assertEqual(page.headers["Cache-Control"], "no-cache")
            asset = re.search(rb'"(/assets/[^"]+\.js)"', page.read())[1].decode()
        with urllib.request.urlopen(f"http://127.0.0.1:5173{asset}", timeout=5) as script:
            self.assertIn("immutable", script.headers["Cache-Control"])

    def ask(self, port, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return json.load(answer)

    def test_3_the_containers_can_do_nothing_but_their_work(self):
        for service in HARDENED:
            with self.subTest(service):
                status = docker("exec", self.container(service), "cat", "/proc/1/status")
                self.assertRegex(status, r"(?m)^Uid:\s+1000\s+1000\s+1000\s+1000$")
                self.assertRegex(status, r"(?m)^CapEff:\s+0+$")
                self.assertRegex(status, r"(?m)^CapBnd:\s+0+$")
                self.assertRegex(status, r"(?m)^NoNewPrivs:\s+1$")
                mounts = docker("exec", self.container(service), "cat", "/proc/1/mounts")
                self.assertRegex(mounts, r"(?m)^overlay / overlay ro,")
                self.assertRegex(mounts, r"(?m)^tmpfs /tmp tmpfs rw,.*uid=1000,gid=1000")
                self.assertEqual(docker("exec", self.container(service), "stat", "-c", "%a %u:%g", "/tmp"), "1777 1000:1000")

    def test_4_the_images_are_labelled_and_small(self):
        base = int(docker("image", "inspect", "--format", "{{.Size}}", engine.BASE))
        for name in OURS:
            image = json.loads(docker("image", "inspect", f"apex-{name}:dev"))[0]
            over = (image["Size"] - base) / MB
            engine.measured(f"image apex-{name}", f"{image['Size'] / MB:.0f} MB, {over:.0f} MB over its base")
            self.assertEqual(image["Config"]["User"], "1000:1000")
            self.assertIn("Healthcheck", image["Config"])
            self.assertEqual(image["Config"]["Labels"]["org.opencontainers.image.licenses"], "Apache-2.0")
            if name == "api":
                self.assertLessEqual(over, 150)

    def test_5_nothing_is_published_beyond_this_machine(self):
        for service in self.stack.services:
            ports = json.loads(docker("inspect", "--format", "{{json .HostConfig.PortBindings}}", self.container(service))) or {}
            for bindings in ports.values():
                self.assertEqual({binding["HostIp"] for binding in bindings}, {"127.0.0.1"}, service)

    def test_6_the_database_roles_are_what_they_should_be(self):
        sql = ("select rolname, rolsuper, rolbypassrls from pg_roles r where exists (select from pg_stat_activity a where a.usename = r.rolname "
               "and a.datname = 'apex' and a.application_name = 'apex')")
        rows = docker("exec", self.container("db"), "psql", "-U", "postgres", "-d", "apex", "-At", "-c", sql)
        self.assertEqual(rows, "apex_app|f|f")

    def test_7_every_expression_of_dashboard_and_rules_gives_a_number(self):
        expressions = prometheus.dashboard_expressions() + prometheus.rule_expressions()
        for _ in range(6):
            self.work()
            expressions = prometheus.without_data("http://127.0.0.1:9090", expressions, 15)
            if not expressions:
                break
        self.assertEqual(expressions, [])

    def post(self, path, body, **headers):
        request = urllib.request.Request(f"http://127.0.0.1:8000/api/v1{path}", json.dumps(body).encode(),
                                         {"Content-Type": "application/json", **{name.replace("_", "-"): text for name, text in headers.items()}})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def work(self):
        project = self.post("/projects", {"account_id": "test", "name": "Watched", "customer": "Acme"})["project_id"]
        for _ in range(2):
            task = self.post(f"/projects/{project}/report", {}, Idempotency_Key=f"once-{project}")["task_id"]
        until = time.monotonic() + 30
        while (state := self.ask(8000, f"/api/v1/tasks/{task}"))["status"] not in ("completed", "failed") and time.monotonic() < until:
            time.sleep(0.2)
        self.assertEqual(state["status"], "completed", state)
        with urllib.request.urlopen(f"http://127.0.0.1:8000{state['result']['url']}", timeout=10) as report:
            self.assertTrue(report.read().startswith(b"%PDF-"))
        self.ask(8000, "/api/v1/projects?q=watched")
        self.ask(5173, "/api/v1/projects")
        self.post("/signage/common/site/resolve", {"address": "123 Main St, Dallas, TX 75201"})
        design = json.loads((ROOT / "examples/pylon_25ft.json").read_text())
        current = urllib.request.urlopen(f"http://127.0.0.1:8000/api/v1/projects/{project}", timeout=10).headers["ETag"]
        save = urllib.request.Request(f"http://127.0.0.1:8000/api/v1/projects/{project}/design", json.dumps(design).encode(),
                                      {"Content-Type": "application/json", "If-Match": current}, method="PUT")
        with urllib.request.urlopen(save, timeout=20) as answer:
            self.assertEqual(answer.status, 200)

    def test_8_a_service_that_is_killed_comes_back_by_itself(self):
        before = docker("inspect", "--format", "{{.State.StartedAt}}", self.container("worker"))
        pid = docker("inspect", "--format", "{{.State.Pid}}", self.container("worker"))
        subprocess.run(["kill", "-9", pid], check=True)
        states = self.stack.wait_until_healthy(60)
        self.assertEqual(states["worker"], "healthy")
        self.assertNotEqual(docker("inspect", "--format", "{{.State.StartedAt}}", self.container("worker")), before)

    def test_9_a_moment_between_two_writes_can_be_had_again(self):
        """The base backup and the archived log of the compose stack, both encrypted, and a second server on them beside the first."""
        secrets = tempfile.TemporaryDirectory(prefix="apex-key-")
        self.addCleanup(secrets.cleanup)
        self.key = f"{secrets.name}/key"
        subprocess.run(["age-keygen", "--output", self.key], check=True, capture_output=True)
        self.post("/projects", {"account_id": "test", "name": "Before the base", "customer": "Acme"})
        done = self.script("infra/backup/base.sh")
        base = ROOT / done.split(" ")[0]
        self.addCleanup(shutil.rmtree, base)
        self.assertEqual((base / "base.tar").stat().st_mode & 0o777, 0o600)
        self.assertTrue((base / "base.tar").read_bytes().startswith(b"age-encryption.org/v1"))
        time.sleep(2)
        self.post("/projects", {"account_id": "test", "name": "Wanted", "customer": "Acme"})
        moment = self.sql("select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
        time.sleep(1)
        self.post("/projects", {"account_id": "test", "name": "Too late", "customer": "Acme"})
        segment = self.sql("select pg_walfile_name(pg_switch_wal())")
        until = time.monotonic() + 60
        while self.sql("select last_archived_wal from pg_stat_archiver") < segment and time.monotonic() < until:
            time.sleep(0.2)
        self.assertGreaterEqual(self.sql("select last_archived_wal from pg_stat_archiver"), segment, self.sql("select * from pg_stat_archiver"))
        archive = ROOT / "infra/backups/wal" / self.sql("select system_identifier from pg_control_system()")
        self.assertTrue((archive / f"{segment}.gz").is_file())
        sizes = [path.stat().st_size for path in archive.glob("*.gz")]
        self.script("infra/backup/seal_wal.sh")
        self.assertEqual(list(archive.glob("*.gz")) + list(archive.glob("*.part")), [], "in the clear")
        self.assertTrue((archive / f"{segment}.gz.age").read_bytes().startswith(b"age-encryption.org/v1"))
        engine.measured("a segment of the archived write-ahead log, the mean of those of this test", sum(sizes) / len(sizes) / 1000, "kB")
        folder = tempfile.TemporaryDirectory(prefix="apex-recovered-")
        self.addCleanup(folder.cleanup)
        self.script("infra/backup/point_in_time.sh", moment, f"{folder.name}/data")
        begun = time.monotonic()
        self.addCleanup(subprocess.run, ["/usr/bin/docker", "rm", "--force", "apex-stack-recovered"], capture_output=True)
        self.script("infra/backup/second_server.sh", f"{folder.name}/data", "apex-stack-recovered")
        until = time.monotonic() + 60
        while (state := self.recovered("select pg_is_in_recovery()")) != "f" and time.monotonic() < until:
            time.sleep(0.2)
        self.assertEqual(state, "f", subprocess.run(["/usr/bin/docker", "logs", "--tail", "40", "apex-stack-recovered"], capture_output=True, text=True))
        engine.measured("a second server on a base backup, until it is as of the moment", time.monotonic() - begun)
        names = set(self.recovered("select name from projects").splitlines())
        self.assertLessEqual({"Before the base", "Wanted"}, names)
        log = subprocess.run(["/usr/bin/docker", "logs", "apex-stack-recovered"], capture_output=True, text=True)
        self.assertNotIn("Too late", names, f"as of {moment}: {log.stdout}{log.stderr}")
        self.assertEqual(self.recovered("select archived_count from pg_stat_archiver"), "0", "it leaves the archive as it is")
        self.assertIn("Too late", self.sql("select name from projects").splitlines())

    def script(self, *words):
        environment = {**self.stack.operator.environment, "PROJECT": self.stack.project, "BACKUP_KEY_FILE": self.key}
        done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def sql(self, question):
        return docker("exec", self.container("db"), "psql", "-U", "postgres", "-d", "apex", "-At", "-c", question)

    def recovered(self, question):
        """What the second server says; None while it does not answer."""
        done = subprocess.run(["/usr/bin/docker", "exec", "apex-stack-recovered", "psql", "-U", "postgres", "-d", "apex", "-At", "-c", question],
                              capture_output=True, text=True)
        return done.stdout.strip() if done.returncode == 0 else None

    def test_9_published_passwords_are_refused(self):
        image = docker("inspect", "--format", "{{.Config.Image}}", self.container("api"))
        self.addCleanup(subprocess.run, ["/usr/bin/docker", "rm", "--force", "apex-refused"], capture_output=True)
        done = subprocess.run(["/usr/bin/docker", "run", "--name", "apex-refused", "--env", "APEX_AUTH=required", "--env",
                               "DATABASE_URL=postgresql://apex_app:apex-development-app@db/apex", image], capture_output=True, text=True, timeout=60)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("everyone knows", done.stderr)

    def test_9_the_edge_speaks_tls(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2", "-keyout",
                            f"{folder}/key", "-out", f"{folder}/certificate"], check=True, capture_output=True)
            whole = Path(folder, "edge.pem")
            whole.write_text(Path(folder, "certificate").read_text() + Path(folder, "key").read_text())
            Path(folder).chmod(0o755), whole.chmod(0o644)
            environment = self.stack.operator.environment
            files = environment.get("COMPOSE_FILE", "compose.yaml")
            self.stack.operator.environment = {**environment, "COMPOSE_FILE": f"{files}:compose.tls.yaml", "EDGE_CERTIFICATE": str(whole)}
            try:
                self.stack.up("--no-deps", "edge")
                self.stack.wait_until_healthy(60)
                trust = ssl.create_default_context(cafile=f"{folder}/certificate")
                with urllib.request.urlopen("https://localhost:8000/health", timeout=5, context=trust) as answer:
                    self.assertEqual(json.load(answer)["status"], "ok")
            finally:
                self.stack.operator.environment = environment


if __name__ == "__main__":
    unittest.main()
