"""One trace across processes: the API, the worker and signcalc report to a collector; and what happens when it is away."""

import shutil
import signal
import tempfile
import time
import unittest

from apex_process import Apex, example
from collector import Collector
from receiver import Receiver
from receiver import environment as receiver_environment

TRACE = "0af7651916cd43dd8448eb211c80319c"
CALLER = "b7ad6b7169203331"
SERVER, CLIENT, CONSUMER = 2, 3, 5


def traceparent(trace=TRACE, sampled=True):
    return f"00-{trace}-{CALLER}-{'01' if sampled else '00'}"


class Traced(unittest.TestCase):
    """API, worker and signcalc on one SQLite file, reporting to a collector."""

    def start(self, **more):
        self.folder = tempfile.mkdtemp(prefix="apex-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        tracing = {"OTEL_EXPORTER_OTLP_ENDPOINT": self.collector.url, **more}
        self.signcalc = self.closed(Apex.signcalc(tracing))
        environment = {"DATABASE_URL": f"sqlite:///{self.folder}/apex.db", "OBJECT_STORE_URL": f"file://{self.folder}/objects",
                       "SIGNCALC_URL": f"http://127.0.0.1:{self.signcalc.port}", **tracing}
        self.api = self.closed(Apex.api(data=self.folder, environment=environment))
        self.worker = self.closed(Apex.worker(self.folder, environment))

    def closed(self, process):
        self.addCleanup(process.close)
        return process

    def setUp(self):
        self.collector = Collector()
        self.addCleanup(self.collector.close)

    def workflow(self, **headers):
        """Saves a design and orders its report, both under the headers."""
        project_id, etag = self.api.new_project()
        saved = self.api.call("PUT", f"/api/v1/projects/{project_id}/design", example(), {"If-Match": etag, **headers})
        self.assertEqual((saved.status, saved.json["calculated_by"]), (200, "signcalc"))
        ordered = self.api.call("POST", f"/api/v1/projects/{project_id}/report", {}, headers)
        self.assertEqual(ordered.status, 202)
        self.assertEqual(self.api.finished_task(ordered.json["task_id"])["status"], "completed")
        return ordered

    def test_one_trace_spans_api_worker_and_signcalc_and_every_parent_is_right(self):
        self.start()
        ordered = self.workflow(traceparent=traceparent())
        spans = self.collector.wait_for(TRACE, lambda spans: {s["service"] for s in spans} == {"apex-api", "apex-worker", "apex-signcalc"}
                                        and any(s["kind"] == CONSUMER for s in spans))
        time.sleep(1.5)  # the batches that are still on their way
        spans = self.collector.of_trace(TRACE)
        by_id = {span["spanId"]: span for span in spans}
        self.assertEqual(len(by_id), len(spans), "span ids are unique")

        requests = [s for s in spans if s["service"] == "apex-api" and s["kind"] == SERVER]
        self.assertEqual(sorted(s["name"] for s in requests),
                         ["POST /api/v1/projects/{project_id}/report", "PUT /api/v1/projects/{project_id}/design"])
        self.assertEqual({s["parentSpanId"] for s in requests}, {CALLER}, "the caller's span is their parent")
        save = next(s for s in requests if s["name"].startswith("PUT"))
        order = next(s for s in requests if s["name"].startswith("POST"))
        self.assertEqual((save["attributes"]["http.route"], save["attributes"]["http.response.status_code"]),
                         ("/api/v1/projects/{project_id}/design", "200"))

        call = next(s for s in spans if s["name"] == "calculator calculate")
        self.assertEqual((call["service"], call["kind"], call["parentSpanId"]), ("apex-api", CLIENT, save["spanId"]))
        remote = next(s for s in spans if s["service"] == "apex-signcalc")
        self.assertEqual((remote["kind"], remote["parentSpanId"]), (SERVER, call["spanId"]))

        task = next(s for s in spans if s["kind"] == CONSUMER)
        self.assertEqual((task["service"], task["name"], task["parentSpanId"]), ("apex-worker", "task render_report", order["spanId"]))
        self.assertEqual(task["attributes"]["apex.request_id"], ordered.headers["x-request-id"])
        stored = next(s for s in spans if s["name"] == "object_store put")
        self.assertEqual((stored["service"], stored["parentSpanId"]), ("apex-worker", task["spanId"]))

        units = [s for s in spans if s["name"] in ("database read", "database write")]
        self.assertEqual({by_id[s["parentSpanId"]]["spanId"] for s in units}, {save["spanId"], order["spanId"], task["spanId"]})
        for span in spans:
            self.assertLessEqual(int(span["startTimeUnixNano"]), int(span["endTimeUnixNano"]))
            if span["parentSpanId"] != CALLER:
                parent = by_id[span["parentSpanId"]]
                self.assertGreaterEqual(int(span["startTimeUnixNano"]), int(parent["startTimeUnixNano"]) - 2_000_000)

    def test_the_span_of_a_failed_task_is_an_error_with_its_reason(self):
        receiver = Receiver([400])
        self.addCleanup(receiver.close)
        self.start(**receiver_environment(receiver))
        project_id, _ = self.api.new_project()
        self.api.save_design(project_id, example())
        self.api.post(f"/api/v1/projects/{project_id}/transitions", {"to": "estimating"})
        submitted = self.api.call("POST", f"/api/v1/projects/{project_id}/submit", {}, {"traceparent": traceparent()})
        tasks = {task["kind"]: task["task_id"] for task in submitted.json["tasks"]}
        self.assertEqual(self.api.finished_task(tasks["submit_webhook"])["status"], "failed")
        spans = self.collector.wait_for(TRACE, lambda spans: {"task render_report", "task submit_webhook"} <= {s["name"] for s in spans
                                        if s.get("attributes", {}).get("apex.task_id") in tasks.values() and "apex.put_off" not in s["attributes"]})
        failed = [s for s in spans if s["name"] == "task submit_webhook" and "apex.put_off" not in s["attributes"]]
        self.assertEqual([s["status"]["code"] for s in failed], [2])
        self.assertIn("400", failed[0]["status"]["message"])
        for span in spans:
            if span["name"] == "task render_report" or "apex.put_off" in span["attributes"]:
                self.assertNotIn("status", span, "it did not fail")

    def test_log_lines_of_request_task_and_calculation_carry_the_same_trace(self):
        self.start()
        ordered = self.workflow(traceparent=traceparent())
        request_id = ordered.headers["x-request-id"]
        line = self.worker.wait_for_line(lambda e: e["event"] == "task")
        self.assertEqual((line["trace_id"], line["request_id"], line["outcome"]), (TRACE, request_id, "completed"))
        for process in (self.api, self.signcalc):
            process.wait_for_line(lambda e: e["event"] == "request" and e["trace_id"] == TRACE)

    def test_a_request_without_a_trace_begins_one(self):
        self.start()
        self.workflow()
        line = self.worker.wait_for_line(lambda e: e["event"] == "task")
        self.collector.wait_for(line["trace_id"], lambda spans: {"apex-api", "apex-worker"} <= {s["service"] for s in spans})
        root = [s for s in self.collector.of_trace(line["trace_id"]) if "parentSpanId" not in s]
        self.assertEqual([s["name"] for s in root], ["POST /api/v1/projects/{project_id}/report"])

    def test_the_callers_flag_decides_whatever_the_ratio_says(self):
        self.start(OTEL_TRACES_SAMPLER_ARG="0")
        self.workflow(traceparent=traceparent(sampled=True))
        self.workflow(traceparent=traceparent("1" * 32, sampled=False))
        self.workflow()
        self.collector.wait_for(TRACE, lambda spans: {s["service"] for s in spans} == {"apex-api", "apex-worker", "apex-signcalc"})
        time.sleep(1.5)
        self.assertEqual({s["traceId"] for s in self.collector.spans}, {TRACE})

    def test_a_ratio_of_one_half_keeps_about_half(self):
        self.start(OTEL_TRACES_SAMPLER_ARG="0.5")
        for _ in range(200):
            self.assertEqual(self.api.get("/health").status, 200)
        self.assertEqual(self.api.stop(), 0)
        kept = len({s["traceId"] for s in self.collector.spans if s["service"] == "apex-api"})
        self.assertTrue(60 <= kept <= 140, kept)  # 100 with a standard deviation of 7

    def test_what_waits_is_sent_at_sigterm(self):
        self.start()
        self.api.call("GET", "/health", headers={"traceparent": traceparent()})
        self.assertEqual(self.api.stop(), 0)
        self.assertEqual([s["name"] for s in self.collector.of_trace(TRACE)], ["GET /health"])

    def test_secret_headers_go_to_the_collector_and_nowhere_else(self):
        folder = tempfile.mkdtemp(prefix="apex-test-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        with open(f"{folder}/headers", "w") as file:
            file.write("x-tenant=apex,authorization=Bearer planted-otlp-secret\n")
        self.start(OTEL_EXPORTER_OTLP_HEADERS_FILE=f"{folder}/headers")
        self.api.call("GET", "/health", headers={"traceparent": traceparent()})
        self.collector.wait_for(TRACE, bool)
        self.assertEqual((self.collector.paths[0], self.collector.headers[0]["content-type"]), ("/v1/traces", "application/json"))
        self.assertEqual((self.collector.headers[0]["x-tenant"], self.collector.headers[0]["authorization"]),
                         ("apex", "Bearer planted-otlp-secret"))
        self.api.stop()
        self.assertNotIn("planted-otlp-secret", "".join(self.api.lines))


class CollectorAway(unittest.TestCase):
    """A collector that is away, refuses or hangs costs spans, never a request."""

    def metric(self, apex, outcome):
        lines = apex.get("/metrics").body.decode().splitlines()
        return sum(float(line.split()[-1]) for line in lines if line.startswith(f'apex_trace_spans_total{{outcome="{outcome}"}}'))

    def served(self, url):
        apex = Apex.serve(environment={"OTEL_EXPORTER_OTLP_ENDPOINT": url, "APEX_RATE_LIMIT": "0"})
        self.addCleanup(apex.close)
        return apex

    def test_requests_go_on_and_the_lost_spans_are_counted(self):
        for name, status in (("away", None), ("refuses", 500)):
            with self.subTest(collector=name):
                collector = Collector(status or 200)
                self.addCleanup(collector.close) if status else collector.close()
                apex = self.served(collector.url)
                for _ in range(50):
                    self.assertEqual(apex.get("/health").status, 200)
                line = apex.wait_for_line(lambda e: e["event"] == "spans_refused")
                self.assertTrue(line["reason"])
                self.assertNotIn(collector.url, line["reason"])
                until = time.monotonic() + 30  # They may be refused in more than one batch.
                while self.metric(apex, "refused") < 50 and time.monotonic() < until:
                    time.sleep(0.1)
                self.assertGreaterEqual(self.metric(apex, "refused"), 50)
                self.assertEqual(self.metric(apex, "sent"), 0)
                self.assertEqual(apex.stop(), 0)

    def test_a_hanging_collector_fills_the_bounded_queue_and_slows_no_one(self):
        collector = Collector(delay_s=60)
        self.addCleanup(collector.close)
        apex = self.served(collector.url)
        project_id, _ = apex.new_project()
        slowest = 0.0
        until = time.monotonic() + 60
        dropped = 0
        while not dropped and time.monotonic() < until:
            for _ in range(500):
                begun = time.monotonic()
                self.assertEqual(apex.get(f"/api/v1/projects/{project_id}").status, 200)
                slowest = max(slowest, time.monotonic() - begun)
            dropped = self.metric(apex, "dropped")
        self.assertGreater(dropped, 0, "the queue is bounded")
        self.assertLess(slowest, 2.0)
        begun = time.monotonic()
        self.assertEqual(apex.stop(signal.SIGTERM), 0)
        self.assertLess(time.monotonic() - begun, 12, "the flush has an end")


if __name__ == "__main__":
    unittest.main()
