"""/metrics of every service: the format, the names, and that every pool, queue and port is in it."""

import tempfile
import shutil
import unittest

import exposition
from apex_process import Apex, example
from people import Company
from receiver import Receiver
from receiver import environment as receiver_environment
from test_files import send

OF_EVERY_SERVICE = {"apex_build_info", "process_cpu_seconds_total", "process_resident_memory_bytes", "process_start_time_seconds",
                    "apex_http_requests_total", "apex_http_request_seconds", "apex_http_connections", "apex_http_pool_threads",
                    "apex_http_pool_running", "apex_http_pool_waiting", "apex_http_pool_refused_total", "apex_http_timeouts_total",
                    "apex_log_lines_total", "apex_log_lines_dropped_total",
                    "apex_memory_limit_bytes", "apex_disk_bytes", "apex_disk_free_bytes"}
OF_THE_STORES = {"apex_pool_connections", "apex_pool_connections_in_use", "apex_pool_waiting", "apex_pool_waits_total",
                 "apex_pool_timeouts_total", "apex_pool_wait_seconds_total", "apex_port_calls_total", "apex_port_call_seconds"}
OF_THE_API = {"apex_task_queue_depth", "apex_task_queue_oldest_seconds", "apex_tasks", "apex_database_up", "apex_engine_seconds",
              "apex_cache_lookups_total"}
OF_THE_WORKER = {"apex_worker_tasks_total", "apex_worker_task_seconds"}
OF_SIGNCALC = {"apex_engine_seconds", "apex_golden_values", "apex_golden_differences", "apex_golden_compared_timestamp_seconds"}
TRACED = {"apex_trace_spans_total", "apex_trace_queue_length"}


class Metrics(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="apex-test-")
        tracing = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}
        cls.signcalc = Apex.signcalc(tracing)
        environment = {"DATABASE_URL": f"sqlite:///{cls.folder}/apex.db", "OBJECT_STORE_URL": f"file://{cls.folder}/objects",
                       "SIGNCALC_URL": f"http://127.0.0.1:{cls.signcalc.port}", **tracing}
        cls.api = Apex.api(data=cls.folder, environment=environment)
        cls.worker = Apex.worker(cls.folder, environment)
        project_id, _ = cls.api.new_project()
        cls.api.save_design(project_id, example())
        cls.api.get("/api/v1/projects?q=sign")
        for _ in range(2):
            ordered = cls.api.post(f"/api/v1/projects/{project_id}/report", {}, Idempotency_Key="once")
        cls.api.get("/metrics")
        task = cls.api.finished_task(ordered.json["task_id"])
        cls.api.get(task["result"]["url"])
        cls.api.post("/api/v1/signage/designs/check", example())
        cls.texts = {name: process.get("/metrics").body.decode()
                     for name, process in (("api", cls.api), ("worker", cls.worker), ("signcalc", cls.signcalc))}
        cls.families = {name: exposition.parse(text) for name, text in cls.texts.items()}

    @classmethod
    def tearDownClass(cls):
        for process in (cls.api, cls.worker, cls.signcalc):
            process.close()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def value(self, service, family, **labels):
        return sum(value for name, pairs, value in self.families[service][family].samples
                   if not name.endswith(("_bucket", "_sum")) and all(pairs.get(k) == v for k, v in labels.items()))

    def test_every_service_obeys_the_format_and_the_naming_rules(self):
        for service, families in self.families.items():
            self.assertEqual(list(exposition.broken_rules(families)), [], service)

    def test_promtool_finds_nothing(self):
        for service, text in self.texts.items():
            complaint = exposition.promtool(text)
            if complaint is None:
                self.skipTest("promtool (Debian package prometheus) is not installed; the rules of exposition.py were checked")
            self.assertEqual(complaint, "", service)

    def test_the_families_of_each_service_are_there(self):
        wanted = {"api": OF_EVERY_SERVICE | OF_THE_STORES | OF_THE_API | TRACED,
                  "worker": OF_EVERY_SERVICE | OF_THE_STORES | OF_THE_WORKER | TRACED,
                  "signcalc": OF_EVERY_SERVICE | OF_SIGNCALC | TRACED}
        for service, names in wanted.items():
            self.assertEqual(sorted(names - set(self.families[service])), [], service)

    def test_every_port_counts_its_calls(self):
        for service, port, operation in (("api", "database", "read"), ("api", "database", "write"), ("api", "calculator", "calculate"),
                                         ("api", "search", "search"), ("api", "object_store", "get"), ("worker", "database", "write"),
                                         ("worker", "object_store", "put")):
            with self.subTest(service=service, port=port, operation=operation):
                calls = self.value(service, "apex_port_calls_total", port=port, operation=operation, outcome="ok")
                self.assertGreaterEqual(calls, 1)
                self.assertGreaterEqual(self.value(service, "apex_port_call_seconds", port=port, operation=operation), 1)

    def test_the_pools_say_their_size_and_that_nothing_is_out(self):
        for pool in ("database_readers", "database_writer", "search_readers", "search_writer"):
            self.assertGreaterEqual(self.value("api", "apex_pool_connections", pool=pool), 1)
        self.assertEqual(self.value("worker", "apex_pool_timeouts_total"), 0)

    def test_tasks_engine_and_repeated_answers_are_counted(self):
        self.assertEqual(self.value("worker", "apex_worker_tasks_total", kind="render_report", outcome="completed"), 1)
        self.assertEqual(self.value("api", "apex_engine_seconds", call="designs_check"), 1)
        self.assertEqual(self.value("signcalc", "apex_engine_seconds", call="designs_check"), 1)
        self.assertEqual(self.value("api", "apex_cache_lookups_total", cache="idempotency", outcome="hit"), 1)
        self.assertEqual(self.value("api", "apex_cache_lookups_total", cache="idempotency", outcome="miss"), 1)

    def test_what_is_counted_no_more_is_none(self):
        # The one task was queued and running before it was completed; scrapes of that time must not linger.
        by_status = {status: self.value("api", "apex_tasks", status=status) for status in ("queued", "running", "completed", "failed", "cancelled")}
        self.assertEqual(by_status, {"queued": 0, "running": 0, "completed": 1, "failed": 0, "cancelled": 0})

    def test_what_never_happened_is_none_and_not_unknown(self):
        self.assertEqual({(pairs["kind"], pairs["outcome"]) for _, pairs, _ in self.families["worker"]["apex_worker_tasks_total"].samples},
                         {(kind, outcome) for kind in ("render_report", "submit_webhook", "submit_email")
                          for outcome in ("completed", "retried", "failed", "lost")})

    def test_the_calculations_were_compared_with_their_published_numbers(self):
        self.assertGreater(self.value("signcalc", "apex_golden_values"), 700)
        self.assertEqual(self.value("signcalc", "apex_golden_differences"), 0)

    def test_there_is_room_and_it_is_within_the_machines(self):
        self.assertGreater(self.value("api", "apex_memory_limit_bytes"), self.value("api", "process_resident_memory_bytes"))
        self.assertGreater(self.value("api", "apex_disk_bytes"), self.value("api", "apex_disk_free_bytes"))
        disk = shutil.disk_usage("/")
        self.assertAlmostEqual(self.value("api", "apex_disk_bytes") / (disk.used + disk.free), 1, 2, "as df has it")

    def test_a_failing_port_counts_failures(self):
        (self.worker.data / "objects").rename(self.worker.data / "gone")
        (self.worker.data / "objects").write_text("in the way")
        project_id, _ = self.api.new_project()
        self.api.post(f"/api/v1/projects/{project_id}/report")
        self.worker.wait_for_line(lambda e: e["event"] == "task" and e["outcome"] == "retried")
        (self.worker.data / "objects").unlink()
        (self.worker.data / "gone").rename(self.worker.data / "objects")
        families = exposition.parse(self.worker.get("/metrics").body.decode())
        failed = [value for _, pairs, value in families["apex_port_calls_total"].samples
                  if (pairs["port"], pairs["operation"], pairs["outcome"]) == ("object_store", "put", "failed")]
        self.assertGreaterEqual(failed[0], 1)

    def test_the_worker_says_that_it_lives(self):
        answer = self.worker.get("/health")
        self.assertEqual((answer.status, answer.json), (200, {"status": "ok", "service": "worker", "version": "0.1.0"}))


class EveryPort(unittest.TestCase):
    """The ports beside the stores: files, their scanner, who is told, who vouches for people, what counts and wakes."""

    @classmethod
    def setUpClass(cls):
        receiver = Receiver([400])
        cls.addClassCleanup(receiver.close)
        company = Company(environment={"CLAMD_URL": "tcp://127.0.0.1:9", **receiver_environment(receiver)})
        cls.addClassCleanup(company.close)
        caller = company.person("ann")
        project = f"/api/v1/projects/{caller.new_project('acme')}"
        file = caller.post(f"{project}/files", {"name": "a.csv", "content_type": "text/csv", "size_bytes": 2}).json
        assert send(file["upload"]["url"], b"a\n", file["upload"]["headers"])[0] == 200
        assert caller.post(f"{project}/files/{file['file_id']}/complete", {}).status == 503, "there is no scanner"
        caller.save_design(project.rsplit("/", 1)[1], example())
        caller.post(f"{project}/transitions", {"to": "estimating"})
        task = caller.post(f"{project}/submit", {}).json["task_id"]
        company.apex.finished_task_of(caller, task)
        company.browser(sub="bob").sign_in()
        cls.families = exposition.parse(company.apex.get("/metrics").body.decode())

    def calls(self, port, operation, outcome):
        return sum(value for _, labels, value in self.families["apex_port_calls_total"].samples
                   if (labels["port"], labels["operation"], labels["outcome"]) == (port, operation, outcome))

    def test_calls_and_failures_are_counted(self):
        for port, operation, outcome in (("uploads", "grant", "ok"), ("uploads", "settle", "failed"), ("upload_door", "receive", "ok"),
                                         ("scanner", "scan", "failed"), ("webhook", "deliver", "failed"), ("identity_provider", "check", "ok"),
                                         ("identity_provider", "authorization_url", "ok"), ("identity_provider", "redeem", "ok"),
                                         ("rate_limiter", "take", "ok"), ("task_queue", "wake", "ok")):
            with self.subTest(port=port, operation=operation):
                self.assertGreaterEqual(self.calls(port, operation, outcome), 1)
        for port, operation in (("scanner", "scan"), ("webhook", "deliver")):
            self.assertEqual(self.calls(port, operation, "ok"), 0)

    def test_each_is_timed_and_the_format_holds(self):
        timed = {(labels["port"], labels["operation"]) for _, labels, _ in self.families["apex_port_call_seconds"].samples}
        counted = {(labels["port"], labels["operation"]) for _, labels, _ in self.families["apex_port_calls_total"].samples}
        self.assertEqual(timed, counted)
        self.assertEqual(list(exposition.broken_rules(self.families)), [])


if __name__ == "__main__":
    unittest.main()
