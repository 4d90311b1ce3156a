"""The whole program on PostgreSQL and S3: two API and two worker processes do the plan's workflow and never contradict each other.

Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_deployment.py
"""

import hashlib
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import Deployment  # noqa: E402
from servers import packages, postgres, radosgw  # noqa: E402
from servers.tls_front import make_certificates  # noqa: E402
from apex_process import example  # noqa: E402

PROJECTS = "/api/v1/projects"
database = store = None


def setUpModule():
    global database, store
    reason = packages.ensure([*postgres.PACKAGES, *radosgw.PACKAGES])
    if reason:
        raise unittest.SkipTest(f"no real servers: {reason}")
    database = postgres.Postgres()
    unittest.addModuleCleanup(database.end)
    store = radosgw.Radosgw()
    unittest.addModuleCleanup(store.end)


class OverRealServers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        cls.addClassCleanup(folder.cleanup)
        cls.deployment = Deployment(folder.name, {"DATABASE_URL": database.url("apex_app"), "OBJECT_STORE_URL": store.url()})
        cls.addClassCleanup(cls.deployment.end)
        cls.deployment.migrate(database.url("apex"))
        cls.apis = [cls.deployment.api(), cls.deployment.api()]
        cls.workers = [cls.deployment.worker(), cls.deployment.worker()]

    def test_every_part_is_ready(self):
        until = time.monotonic() + 20  # The first probe also makes the bucket.
        while (ready := self.apis[0].get("/ready")).json["status"] != "ready" and time.monotonic() < until:
            time.sleep(0.2)
        self.assertEqual((ready.status, ready.json["status"]), (200, "ready"), ready.body)

    def test_the_plans_workflow_across_both_api_processes(self):
        one, other = self.apis
        project_id, _ = one.new_project(name="Aurora pylon")
        saved = other.save_design(project_id, example())
        self.assertEqual(saved.status, 200, saved.body)
        task_id = one.post(f"{PROJECTS}/{project_id}/report").json["task_id"]
        task = other.finished_task(task_id)
        self.assertEqual(task["status"], "completed", task)
        pdf = other.get(task["result"]["url"])
        self.assertEqual(hashlib.sha256(pdf.body).hexdigest(), task["result"]["sha256"])
        found = one.get(f"{PROJECTS}?q=aurora").json
        self.assertEqual([project["project_id"] for project in found], [project_id])
        self.assertIn("report.completed", [event["kind"] for event in one.get(f"{PROJECTS}/{project_id}/events").json])

    def race(self, request):
        """The same request of both processes at the same moment, 20 times over."""
        for turn in range(20):
            answers, start = [None, None], threading.Barrier(2)

            def send(nth):
                start.wait()
                answers[nth] = request(self.apis[nth], turn)
            threads = [threading.Thread(target=send, args=(nth,)) for nth in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            yield turn, answers

    def test_one_idempotency_key_makes_one_project(self):
        body = {"account_id": "race", "name": "Once", "customer": "Acme"}
        for turn, answers in self.race(lambda api, nth: api.post(PROJECTS, body, Idempotency_Key=f"race-{nth}")):
            self.assertEqual([answer.status for answer in answers], [201, 201])
            self.assertEqual(answers[0].json, answers[1].json)
            self.assertEqual(len(self.apis[0].get(f"{PROJECTS}?account_id=race&limit=500").json), turn + 1)

    def test_one_entity_tag_is_used_once(self):
        project_id, etag = self.apis[0].new_project()
        for turn, answers in self.race(lambda api, nth: api.call("PATCH", f"{PROJECTS}/{project_id}", {"name": f"{nth} of {api.port}"},
                                                                 {"If-Match": etag})):
            self.assertEqual(sorted(answer.status for answer in answers), [200, 412], turn)
            etag = next(answer for answer in answers if answer.status == 200).headers["etag"]


class OverTls(unittest.TestCase):
    """Connections to PostgreSQL that are encrypted, and verified down to the name of the server."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        make_certificates(cls.folder)
        cls.server = postgres.Postgres(tls=cls.folder)
        cls.addClassCleanup(cls.server.end)

    def ready(self, url):
        deployment = Deployment(self.folder, {"DATABASE_URL": url})
        self.addCleanup(deployment.end)
        return deployment.api().get("/ready").json["checks"]["database"]

    def verified(self, host, authority="authority.pem"):
        # hostaddr leads there; host is the name that the certificate must be for.
        return (f"postgresql://apex_app@{host}:{self.server.port}/apex?hostaddr=127.0.0.1"
                f"&sslmode=verify-full&sslrootcert={self.folder / authority}")

    def test_a_verified_connection_works_and_no_other(self):
        deployment = Deployment(self.folder, {})
        deployment.migrate(self.server.url("apex"))
        self.assertEqual(self.ready(self.verified("s3.localhost")), "ok")
        encrypted = self.server.psql("select bool_and(ssl) from pg_stat_ssl join pg_stat_activity using (pid) where usename = 'apex_app'")
        self.assertEqual(encrypted, "t")
        self.assertIn("certificate", self.ready(self.verified("another.localhost")))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=stranger", "-keyout",
                        "stranger.key", "-out", "stranger.pem"], cwd=self.folder, check=True, capture_output=True)
        self.assertIn("certificate", self.ready(self.verified("s3.localhost", "stranger.pem")))
        self.assertNotEqual(self.ready(self.server.url("apex_app").replace("sslmode=require", "sslmode=disable")), "ok")


if __name__ == "__main__":
    unittest.main()
