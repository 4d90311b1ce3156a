"""Health, readiness, version, metrics, OpenAPI, the page; and what every answer carries."""

import json
import re
import shutil
import time
import unittest

from apex_process import Apex


class System(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.serve()

    @classmethod
    def tearDownClass(cls):
        cls.apex.close()

    def test_health_says_status_service_and_version(self):
        answer = self.apex.get("/health")
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.json, {"status": "ok", "service": "api", "version": "0.1.0"})

    def test_ready_names_the_four_backing_services_at_the_top_level(self):
        answer = self.apex.get("/ready")
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.json, {"status": "ready", "checks": {
            "database": "ok", "redis": "ok", "object_storage": "ok", "search": "ok"}})

    def test_version_says_what_runs(self):
        version = self.apex.get("/version").json
        self.assertEqual(version["version"], "0.1.0")
        self.assertRegex(version["built_at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertIn("ASCE 7-22", version["editions"]["wind"])
        self.assertIn("ASCE 7-16", version["editions"]["wind"])
        for pack in version["data_packs"]:
            self.assertRegex(pack["sha256"], r"^[0-9a-f]{64}$", pack["name"])
        self.assertGreaterEqual(len(version["data_packs"]), 4)

    def test_metrics_are_prometheus_text_with_red_per_route(self):
        self.apex.get("/health")
        self.apex.get("/nothing.txt")
        answer = self.apex.get("/metrics")
        self.assertEqual(answer.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8")
        sample = re.compile(r'^[a-z_:][a-z0-9_:]*(\{([a-z_]+="[^"]*",?)*\})? [-+0-9.e]+$')
        names = set()
        for line in answer.body.decode().splitlines():
            if line.startswith("#"):
                self.assertRegex(line, r"^# (HELP|TYPE) [a-z_]+ .+")
                continue
            self.assertRegex(line, sample)
            names.add(re.split(r"[ {]", line)[0])
        for name in ("apex_http_requests_total", "apex_http_request_seconds_bucket", "apex_http_pool_waiting",
                     "apex_task_queue_depth", "apex_task_queue_oldest_seconds", "apex_engine_seconds_count",
                     "process_resident_memory_bytes", "apex_database_up"):
            self.assertIn(name, names)
        self.assertRegex(answer.body.decode(), r'apex_http_requests_total\{route="health",code="2xx"\} [1-9]')

    def test_openapi_is_3_1_and_names_the_paths_of_the_contract(self):
        document = self.apex.get("/openapi.json").json
        self.assertEqual(document["openapi"], "3.1.0")
        for path in ("/health", "/ready", "/version", "/metrics", "/api/v1/projects", "/api/v1/projects/{project_id}",
                     "/api/v1/projects/{project_id}/transitions", "/api/v1/projects/{project_id}/design",
                     "/api/v1/projects/{project_id}/revisions", "/api/v1/projects/{project_id}/events",
                     "/api/v1/projects/{project_id}/estimate", "/api/v1/projects/{project_id}/bom",
                     "/api/v1/projects/{project_id}/report", "/api/v1/tasks/{task_id}", "/api/v1/tasks/{task_id}/events",
                     "/api/v1/signage/common/site/resolve", "/api/v1/signage/common/cabinets/derive",
                     "/api/v1/signage/common/wind", "/api/v1/signage/poles/options",
                     "/api/v1/signage/direct_burial/footing/solve", "/api/v1/signage/concrete/yards",
                     "/api/v1/signage/anchors/checks", "/api/v1/signage/baseplate/checks", "/api/v1/signage/baseplate/design",
                     "/api/v1/signage/pricing/estimate", "/api/v1/signage/designs/check", "/api/v1/signage/designs/compare", "/api/v1/signage/designs/reface",
                     "/api/v1/signage/checks",
                     "/api/v1/signage/checks/{check_id}", "/api/v1/signage/editions"):
            self.assertIn(path, document["paths"])

    def test_docs_is_one_page_that_fetches_nothing_from_elsewhere(self):
        answer = self.apex.get("/docs")
        self.assertEqual((answer.status, answer.headers["content-type"]), (200, "text/html; charset=utf-8"))
        self.assertNotRegex(answer.body.decode(), r"""(src|href)=["']?(https?:)?//""")

    def test_a_trailing_slash_is_accepted_everywhere(self):
        for path in ("/health/", "/ready/", "/version/", "/metrics/", "/api/v1/projects/", "/api/v1/signage/editions/"):
            self.assertEqual(self.apex.get(path).status, 200, path)

    def test_every_answer_has_an_id_and_the_security_fields(self):
        for path in ("/health", "/api/v1/projects", "/api/v1/nothing", "/api/v1/tasks/x"):
            answer = self.apex.get(path)
            self.assertRegex(answer.headers["x-request-id"], r"^[0-9a-f]{32}$")
            self.assertEqual(answer.headers["x-content-type-options"], "nosniff")
            self.assertEqual(answer.headers["x-frame-options"], "DENY")
            self.assertIn("content-security-policy", answer.headers)
        self.assertEqual(self.apex.get("/health", **{"X-Request-ID": "smoke-1"}).headers["x-request-id"], "smoke-1")

    def test_every_refusal_is_a_problem_with_the_request_id(self):
        for method, path, status in (("GET", "/api/v1/nothing", 404), ("DELETE", "/health", 405), ("PUT", "/api/v1/projects", 405),
                                     ("GET", "/api/v1/projects/%zz", 400), ("POST", "/nothing", 404)):
            answer = self.apex.call(method, path)
            self.assertEqual(answer.status, status, path)
            self.assertEqual(answer.headers["content-type"], "application/problem+json")
            problem = answer.json
            self.assertEqual((problem["type"], problem["status"]), ("about:blank", status))
            self.assertTrue(problem["title"] and problem["detail"])
            self.assertEqual(problem["instance"], answer.headers["x-request-id"])
        self.assertEqual(self.apex.call("PUT", "/api/v1/projects").headers["allow"], "GET, HEAD, POST, OPTIONS")

    def test_head_and_options_come_from_the_route_table(self):
        head = self.apex.call("HEAD", "/health")
        self.assertEqual((head.status, head.body, head.headers["content-length"]), (200, b"", "49"))
        options = self.apex.call("OPTIONS", "/api/v1/projects")
        self.assertEqual((options.status, options.headers["allow"]), (204, "GET, HEAD, POST, OPTIONS"))
        self.assertNotIn("access-control-allow-origin", options.headers)

    def test_the_log_names_each_request_and_never_says_the_word(self):
        self.apex.get("/health", **{"X-Request-ID": "find-me-1"})
        self.apex.post("/api/v1/projects", {"account_id": "a", "name": "secret name", "customer": ""})
        self.apex.get("/api/v1/projects?q=secret+words")
        for _ in range(100):
            if any(event.get("request_id") == "find-me-1" for event in self.apex.events) and len(self.apex.events) > 4:
                break
            time.sleep(0.05)
        line = next(event for event in self.apex.events if event.get("request_id") == "find-me-1")
        self.assertEqual((line["route"], line["status"], line["method"]), ("health", 200, "GET"))
        for line in self.apex.lines:
            json.loads(line)
            self.assertNotIn("error", line.lower())
            self.assertNotIn("secret", line)

    def test_traceparent_reaches_the_log(self):
        trace = "0af7651916cd43dd8448eb211c80319c"
        self.apex.get("/health", traceparent=f"00-{trace}-b7ad6b7169203331-01")
        for _ in range(100):
            if any(event.get("trace_id") == trace for event in self.apex.events):
                return
            time.sleep(0.05)
        self.fail("no log line carries the trace id")


class NotReady(unittest.TestCase):
    """What /ready says when something behind is gone."""

    def setUp(self):
        self.apex = Apex.serve()
        self.addCleanup(self.apex.close)

    def test_degraded_when_the_object_store_is_gone_and_the_rest_goes_on(self):
        shutil.rmtree(self.apex.data / "objects")
        (self.apex.data / "objects").write_text("in the way")
        answer = self.apex.get("/ready")
        self.assertEqual((answer.status, answer.json["status"]), (200, "degraded"))
        self.assertNotEqual(answer.json["checks"]["object_storage"], "ok")
        self.assertEqual(answer.json["checks"]["database"], "ok")
        self.apex.new_project()

    def test_not_ready_when_the_database_is_gone_and_still_healthy(self):
        for file in self.apex.data.glob("apex.db*"):
            file.unlink()
        answer = self.apex.get("/ready")
        self.assertEqual((answer.status, answer.json["status"]), (503, "not_ready"))
        self.assertIn("retry-after", answer.headers)
        self.assertEqual(self.apex.get("/health").status, 200)



if __name__ == "__main__":
    unittest.main()
