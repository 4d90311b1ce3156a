"""Watched on real servers: one trace across the processes of a deployment over PostgreSQL, and its pool in the metrics.

Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_observability.py
"""

import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import Deployment  # noqa: E402
from servers import packages, postgres  # noqa: E402
from apex_process import Apex, example  # noqa: E402
from collector import Collector  # noqa: E402
import exposition  # noqa: E402

TRACE, CALLER = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
database = None


def setUpModule():
    global database
    # promtool comes with prometheus; without it only its own check is left out.
    packages.ensure(["prometheus"])
    reason = packages.ensure(postgres.PACKAGES)
    if reason:
        raise unittest.SkipTest(f"no PostgreSQL: {reason}")
    database = postgres.Postgres()
    unittest.addModuleCleanup(database.end)


class OverPostgres(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        cls.addClassCleanup(folder.cleanup)
        cls.collector = Collector()
        cls.addClassCleanup(cls.collector.close)
        tracing = {"OTEL_EXPORTER_OTLP_ENDPOINT": cls.collector.url}
        cls.signcalc = Apex.signcalc(tracing)
        cls.addClassCleanup(cls.signcalc.close)
        cls.deployment = Deployment(folder.name, {"DATABASE_URL": database.url("apex_app"), "OBJECT_STORE_URL": f"file://{folder.name}/objects",
                                                  "SIGNCALC_URL": f"http://127.0.0.1:{cls.signcalc.port}", **tracing})
        cls.addClassCleanup(cls.deployment.end)
        cls.deployment.migrate(database.url("apex"))
        cls.api = cls.deployment.api(APEX_POOL_THREADS="4", APEX_WORKER_THREADS="1")
        cls.worker = cls.deployment.worker()

    def families(self, process):
        text = process.get("/metrics").body.decode()
        families = exposition.parse(text)
        self.assertEqual(list(exposition.broken_rules(families)), [])
        self.assertIn(exposition.promtool(text), ("", None))
        return families

    def pool(self, process, family, pool):
        return next(value for _, labels, value in self.families(process)[family].samples if labels["pool"] == pool)

    def test_one_trace_leads_from_the_api_over_the_database_to_worker_and_signcalc(self):
        headers = {"traceparent": f"00-{TRACE}-{CALLER}-01"}
        project_id, etag = self.api.new_project()
        saved = self.api.call("PUT", f"/api/v1/projects/{project_id}/design", example(), {"If-Match": etag, **headers})
        self.assertEqual((saved.status, saved.json["calculated_by"]), (200, "signcalc"))
        ordered = self.api.call("POST", f"/api/v1/projects/{project_id}/report", {}, headers)
        self.assertEqual(self.api.finished_task(ordered.json["task_id"])["status"], "completed")
        spans = self.collector.wait_for(TRACE, lambda spans: any(s["name"] == "task render_report" for s in spans)
                                        and any(s["service"] == "apex-signcalc" for s in spans)
                                        and any(s["name"].startswith("POST") for s in spans))
        order = next(s for s in spans if s["name"].startswith("POST"))
        task = next(s for s in spans if s["name"] == "task render_report")
        self.assertEqual((order["parentSpanId"], task["parentSpanId"]), (CALLER, order["spanId"]))
        self.assertTrue(any(s["name"] == "database write" and s["parentSpanId"] == task["spanId"] for s in spans))

    def test_the_pool_of_connections_is_seen_full_and_empty(self):
        self.assertEqual(self.pool(self.api, "apex_pool_connections", "database"), 5)
        lock = "begin; lock table projects in access exclusive mode; select pg_sleep(3); rollback"
        threads = [threading.Thread(target=database.psql, args=(lock,))]
        threads[0].start()
        time.sleep(1)
        threads += [threading.Thread(target=self.api.get, args=("/api/v1/projects",)) for _ in range(3)]
        for call in threads[1:]:
            call.start()
        seen = max(self.pool(self.api, "apex_pool_connections_in_use", "database") for _ in range(10))
        for thread in threads:
            thread.join(20)
        self.assertGreaterEqual(seen, 3)
        self.assertEqual(self.pool(self.api, "apex_pool_connections_in_use", "database"), 0)
        self.assertEqual(self.pool(self.api, "apex_pool_timeouts_total", "database"), 0)


if __name__ == "__main__":
    unittest.main()
