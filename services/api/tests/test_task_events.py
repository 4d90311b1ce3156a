"""Progress of tasks as server-sent events, from a worker in another process; and tasks from the command line."""

import http.client
import json
import tempfile
import time
import unittest

from apex_process import Apex, example, run


class Stream:
    """One open stream of events."""

    def __init__(self, apex, task_id, last=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", apex.port, timeout=30)
        self.connection.request("GET", f"/api/v1/tasks/{task_id}/events", headers={"Last-Event-ID": last} if last else {})
        self.response = self.connection.getresponse()

    def events(self):
        """(id, name, data) of each, to the end."""
        for block in self.response.read().decode().split("\n\n"):
            fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
            if fields:
                yield fields["id"], fields["event"], json.loads(fields["data"])

    def close(self):
        self.response.close()
        self.connection.close()


class TaskEvents(unittest.TestCase):
    def start(self, **environment):
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.api = Apex.api(data=folder.name, environment=environment)
        self.addCleanup(self.api.close)
        self.project_id, _ = self.api.new_project()
        self.api.save_design(self.project_id, example())

    def worker(self):
        worker = Apex.worker(self.folder)
        self.addCleanup(worker.close)
        return worker

    def order(self):
        return self.api.post(f"/api/v1/projects/{self.project_id}/report").json["task_id"]

    def stream(self, task_id, last=None):
        stream = Stream(self.api, task_id, last)
        self.addCleanup(stream.close)
        return stream

    def test_they_end_with_the_task(self):
        self.start()
        stream = self.stream(self.order())
        self.assertEqual((stream.response.status, stream.response.getheader("Content-Type")), (200, "text/event-stream"))
        self.worker()
        events = list(stream.events())
        self.assertEqual((events[0][1], events[0][2]["stage"]), ("queued", "waiting"))
        self.assertEqual((events[-1][1], events[-1][2]["progress"]), ("completed", 1))
        self.assertIn("url", events[-1][2]["result"])

    def test_a_client_that_comes_back_is_told_only_what_is_new(self):
        self.start()
        task_id = self.order()
        first = self.stream(task_id)
        self.assertTrue(first.response.readline().startswith(b"id: 1"))
        first.close()
        again = self.stream(task_id, last="1")
        self.worker()
        events = list(again.events())
        self.assertNotIn("queued", [name for _, name, _ in events])
        self.assertEqual(events[-1][1], "completed")
        self.assertEqual(self.stream(task_id, last=events[-1][0]).response.status, 204, "there is nothing more to come")
        self.assertEqual([name for _, name, _ in self.stream(task_id, last="nonsense").events()], ["completed"])

    def test_a_silent_stream_says_that_it_lives(self):
        self.start()
        stream = self.stream(self.order())
        for _ in range(4):
            stream.response.readline()
        started = time.monotonic()
        self.assertEqual(stream.response.readline(), b": still here\n")
        self.assertLess(time.monotonic() - started, 20)

    def test_their_number_is_bounded_and_a_client_that_left_is_noticed(self):
        self.start(APEX_EVENT_STREAMS="2")
        task_id = self.order()
        streams = [self.stream(task_id) for _ in range(2)]
        refused = self.stream(task_id).response
        self.assertEqual((refused.status, refused.getheader("Content-Type"), refused.getheader("Retry-After")),
                         (503, "application/problem+json", "5"))
        for stream in streams:
            stream.close()
        until = time.monotonic() + 30
        while (status := self.stream(task_id).response.status) == 503 and time.monotonic() < until:
            time.sleep(0.5)
        self.assertEqual(status, 200, "the places of clients that left are never given back")

    def test_an_unknown_task_has_none(self):
        self.start()
        self.assertEqual(self.stream("tsk_" + "0" * 32).response.status, 404)


class RateLimits(unittest.TestCase):
    def test_beyond_the_limit_is_429_and_0_is_no_limit(self):
        for limit, expected in (("3", {200, 429}), ("0", {200})):
            api = Apex.api(environment={"APEX_RATE_LIMIT": limit})
            self.addCleanup(api.close)
            answers = [api.get("/api/v1/projects") for _ in range(30)]
            self.assertEqual({answer.status for answer in answers}, expected)
            self.assertEqual([api.get("/health").status for _ in range(30)], [200] * 30)
            for answer in answers:
                if answer.status == 429:
                    self.assertEqual((answer.headers["retry-after"], answer.headers["content-type"]), ("1", "application/problem+json"))

    def test_calls_that_store_nothing_are_limited_too(self):
        api = Apex.api(environment={"APEX_RATE_LIMIT": "3"})
        self.addCleanup(api.close)
        self.assertEqual({api.get("/api/v1/signage/checks").status for _ in range(30)}, {200, 429})


class Tasks(unittest.TestCase):
    """`apex tasks` on the embedded store, while the service runs."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.api = Apex.api(data=folder.name)
        self.addCleanup(self.api.close)
        self.project_id, _ = self.api.new_project()
        self.task_id = self.api.post(f"/api/v1/projects/{self.project_id}/report").json["task_id"]

    def tasks(self, *words, status=0):
        done = run("tasks", *words, "--data", self.folder)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def listed(self, *words):
        return json.loads(self.tasks("list", "--json", *words).stdout)

    def test_list_filters_by_status_and_kind(self):
        self.assertEqual([task["task_id"] for task in self.listed()], [self.task_id])
        self.assertEqual(len(self.listed("--status", "queued", "--kind", "render_report")), 1)
        for words in (["--status", "failed"], ["--kind", "another"]):
            self.assertEqual(self.listed(*words), [])
        self.assertIn("no such tasks", self.tasks("list", "--status", "failed").stdout)
        self.tasks("list", "--status", "lost", status=2)
        self.tasks("list", "--limit", "0", status=2)

    def test_list_is_newest_first_and_bounded(self):
        ids = [self.task_id] + [self.api.post(f"/api/v1/projects/{self.project_id}/report").json["task_id"] for _ in range(3)]
        self.assertEqual([task["task_id"] for task in self.listed("--limit", "3")], ids[:0:-1])

    def test_cancel_and_retry_are_recorded(self):
        self.tasks("cancel", self.task_id)
        self.assertEqual(self.api.get(f"/api/v1/tasks/{self.task_id}").json["status"], "cancelled")
        self.tasks("retry", self.task_id)
        worker = Apex.worker(self.folder)
        self.addCleanup(worker.close)
        self.assertEqual(self.api.finished_task(self.task_id)["status"], "completed")
        events = self.api.get(f"/api/v1/projects/{self.project_id}/events").json
        self.assertEqual([event["kind"] for event in events],
                         ["project.created", "report.requested", "task.cancelled", "task.retried", "report.completed"])
        self.assertEqual([event["actor"] for event in events][2:4], ["operator"] * 2)

    def test_what_cannot_be_done_is_said_and_the_rest_is_done(self):
        unknown = "tsk_" + "0" * 32
        done = self.tasks("cancel", unknown, self.task_id, status=2)
        self.assertIn(f"{unknown}: There is no such task.", done.stderr)
        self.assertEqual(self.api.get(f"/api/v1/tasks/{self.task_id}").json["status"], "cancelled")
        self.tasks("retry", self.task_id)
        self.assertIn("Only a failed or cancelled task", self.tasks("retry", self.task_id, status=2).stderr)


if __name__ == "__main__":
    unittest.main()
