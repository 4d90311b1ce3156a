"""Dashboard and rules on running services: every expression gives a number, and an alert fires when a service dies.

API, worker and signcalc run over PostgreSQL, Redis and an S3 server, HAProxy in front with infra/edge/haproxy.cfg; a real Prometheus scrapes them
as infra/prometheus says. Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_monitoring.py
"""

import re
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import ROOT, Deployment  # noqa: E402
from servers import packages, postgres, prometheus, redis, seaweedfs  # noqa: E402
from servers.postgres import free_port  # noqa: E402
from apex_process import Apex, example  # noqa: E402

EXPORTER = "prometheus-postgres-exporter"
ALERT_TESTS = ROOT / "infra/prometheus/tests/alerts.yml"
database = cache = weed = None


def setUpModule():
    global database, cache, weed
    reason = packages.ensure([*postgres.PACKAGES, *redis.PACKAGES, *prometheus.PACKAGES, EXPORTER, "haproxy"])
    if reason:
        raise unittest.SkipTest(f"no real servers: {reason}")
    weed, reason = seaweedfs.fetch()
    if reason:
        raise unittest.SkipTest(f"no S3 server: {reason}")
    database = postgres.Postgres(settings={"archive_mode": "on"})
    unittest.addModuleCleanup(database.end)
    archive_by("true")
    cache = redis.Redis()
    unittest.addModuleCleanup(cache.end)


def archive_by(command):
    """What the server does with its write-ahead log from now on."""
    database.psql(f"alter system set archive_command = '{command}'", database="postgres")
    database.psql("select pg_reload_conf()", database="postgres")


class Rules(unittest.TestCase):
    def test_every_alert_is_quiet_while_all_is_well_and_fires_once_it_is_not(self):
        done = subprocess.run(["promtool", "test", "rules", str(ALERT_TESTS)], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_no_alert_is_without_such_a_test(self):
        import yaml
        alerts = {rule["alert"] for group in yaml.safe_load((prometheus.RULES / "alerts.yml").read_text())["groups"] for rule in group["rules"]}
        fired = {test["alertname"] for case in yaml.safe_load(ALERT_TESTS.read_text())["tests"] for test in case["alert_rule_test"] if test["exp_alerts"]}
        quiet = {test["alertname"] for case in yaml.safe_load(ALERT_TESTS.read_text())["tests"] for test in case["alert_rule_test"] if not test["exp_alerts"]}
        self.assertEqual((alerts - fired, alerts - quiet), (set(), set()))

    def test_the_scrape_configuration_is_valid(self):
        done = subprocess.run(["promtool", "check", "config", str(ROOT / "infra/prometheus/prometheus.yml")], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class Watched(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        cls.addClassCleanup(folder.cleanup)
        store = seaweedfs.SeaweedFs(weed)
        cls.addClassCleanup(store.end)
        cls.signcalc = Apex.signcalc()
        cls.addClassCleanup(cls.signcalc.close)
        cls.deployment = Deployment(folder.name, {
            "DATABASE_URL": database.url("apex_app"), "REDIS_URL": cache.url(), "SIGNCALC_URL": f"http://127.0.0.1:{cls.signcalc.port}",
            "OBJECT_STORE_URL": store.url("apex")})
        cls.addClassCleanup(cls.deployment.end)
        cls.deployment.migrate(database.url("apex"))
        cls.api, cls.worker = cls.deployment.api(), cls.deployment.worker()
        edge, metrics = cls.start_edge(folder.name)
        cls.targets = {"api": cls.api.port, "worker": cls.worker.port, "signcalc": cls.signcalc.port, "edge": metrics,
                       "postgres": cls.start_exporter()}
        cls.prometheus = prometheus.Prometheus({job: f"127.0.0.1:{port}" for job, port in cls.targets.items()})
        cls.addClassCleanup(cls.prometheus.end)
        cls.edge = edge

    @classmethod
    def start(cls, command, port, environment=None):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        cls.addClassCleanup(lambda: (process.terminate(), process.wait(20)))
        until = time.monotonic() + 20
        while True:
            try:
                return urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=2).read()
            except OSError:
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"{command[0]} did not start") from None
                time.sleep(0.1)

    @classmethod
    def start_edge(cls, folder):
        """(door, metrics): HAProxy with the edge's own configuration, at ports of this machine."""
        door, metrics = free_port(), free_port()
        text = (ROOT / "infra/edge/haproxy.cfg").read_text(encoding="utf-8")
        text = re.sub(r"stats socket .*", f"stats socket {folder}/edge.sock level admin", text)
        text = re.sub(r"bind :8010", f"bind 127.0.0.1:{free_port()}", text)
        for old, new in (("bind :8000", f"bind 127.0.0.1:{door}"), ("bind :8404", f"bind 127.0.0.1:{metrics}"),
                         ("bind :8002", f"bind 127.0.0.1:{free_port()}"), ("bind :5173", f"bind 127.0.0.1:{free_port()}"),
                         ("api-a:8000", f"127.0.0.1:{cls.api.port}"), ("signcalc-a:8002", f"127.0.0.1:{cls.signcalc.port}")):
            assert old in text, old
            text = text.replace(old, new)
        Path(folder, "haproxy.cfg").write_text(text)
        cls.start(["haproxy", "-W", "-db", "-f", f"{folder}/haproxy.cfg"], metrics)
        return door, metrics

    @classmethod
    def start_exporter(cls):
        port = free_port()
        cls.start([EXPORTER, f"--web.listen-address=127.0.0.1:{port}"], port, {
            "DATA_SOURCE_URI": f"127.0.0.1:{database.port}/apex?sslmode=disable", "DATA_SOURCE_USER": "apex", "DATA_SOURCE_PASS": "unused",
            "PG_EXPORTER_EXTEND_QUERY_PATH": str(ROOT / "services/api/monitoring/postgres_queries.yml"), "PATH": "/usr/bin"})
        return port

    def work(self):
        """A little of everything that is measured, through the edge as users do."""
        until = time.monotonic() + 20
        while self.api.call("GET", "/health", port=self.edge).status != 200 and time.monotonic() < until:
            time.sleep(0.1)
        project_id, _ = self.api.new_project()
        self.assertEqual(self.api.save_design(project_id, example()).status, 200)
        for _ in range(2):
            ordered = self.api.post(f"/api/v1/projects/{project_id}/report", {}, Idempotency_Key=f"once-{project_id}")
        self.assertEqual(ordered.status, 202, ordered.body)
        task = self.api.finished_task(ordered.json["task_id"])
        self.assertEqual(task["status"], "completed", task)
        self.assertEqual(self.api.get(task["result"]["url"]).status, 200)
        self.assertEqual(self.api.get("/api/v1/projects?q=sign").status, 200)
        for _ in range(5):
            self.assertEqual(self.api.call("GET", "/api/v1/projects", port=self.edge).status, 200)
            answer = self.api.post("/api/v1/signage/common/site/resolve", {"address": "123 Main St, Dallas, TX 75201"})
            self.assertEqual(answer.status, 200, answer.body)

    def test_1_every_expression_of_dashboard_and_rules_gives_a_number(self):
        expressions = prometheus.dashboard_expressions() + prometheus.rule_expressions()
        self.assertGreater(len(expressions), 100)
        until = time.monotonic() + 60
        while len(prometheus.ask(self.prometheus.address, "up == 1")) < len(self.targets):
            self.assertLess(time.monotonic(), until, "a service is not scraped")
            time.sleep(0.5)
        # A rate needs something to happen between two scrapes.
        for _ in range(4):
            self.work()
            expressions = prometheus.without_data(self.prometheus.address, expressions, 8)
            if not expressions:
                break
        self.assertEqual(expressions, [])

    def test_2_nothing_fires_while_all_is_well(self):
        self.assertEqual(prometheus.ask(self.prometheus.address, 'ALERTS{alertstate="firing"}'), [])

    def test_3_the_calculations_agree_with_their_published_numbers(self):
        (_, values), = prometheus.ask(self.prometheus.address, "apex_golden_values")
        self.assertGreater(values, 700)
        self.assertEqual([number for _, number in prometheus.ask(self.prometheus.address, "apex:golden_differences")], [0])

    def assert_fires(self, *wanted, seconds):
        """Each of `wanted` is an alert and the job that it names, or None."""
        until = time.monotonic() + seconds
        while True:
            rows = prometheus.ask(self.prometheus.address, 'ALERTS{alertstate="firing"}')
            fired = {(labels["alertname"], labels.get("job")) for labels, _ in rows}
            if set(wanted) <= fired or time.monotonic() > until:
                break
            time.sleep(1)
        self.assertLessEqual(set(wanted), fired)
        return fired

    def test_4_what_dies_is_reported(self):
        """signcalc is killed, Redis is gone, the write-ahead log cannot be archived: all at once, as each is waited for a minute."""
        archive_by("false")
        database.psql("select pg_switch_wal()")
        self.signcalc.stop(9)
        cache.stop()
        self.assertEqual(self.api.get("/api/v1/projects").status, 200)
        fired = self.assert_fires(("ApexServiceDown", "signcalc"), ("ApexRedisDown", "api"), ("ApexRedisDown", "worker"), ("ApexWalNotArchived", None),
                                  seconds=150)
        self.assertEqual({job for name, job in fired if name == "ApexServiceDown"}, {"signcalc"})
        self.assertNotIn("ApexDatabaseDown", {name for name, _ in fired})

    def test_5_a_database_that_is_gone_is_reported(self):
        database.stop()
        self.assert_fires(("ApexDatabaseDown", None), seconds=90)


if __name__ == "__main__":
    unittest.main()
