"""Files of projects over real servers: presigned URLs of a RADOS Gateway, records in PostgreSQL, a scan by ClamAV's daemon.

Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_files.py
"""

import hashlib
import http.client
import os
import signal
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import Deployment  # noqa: E402
from fault_table import FaultTable  # noqa: E402
from servers import clamd, packages, postgres, radosgw  # noqa: E402
from servers.fault_proxy import FaultProxy  # noqa: E402

PROJECTS = "/api/v1/projects"
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 100
KILLS = 20
database = store = scanner = table = None


def setUpModule():
    global database, store, scanner, table
    reason = packages.ensure([*postgres.PACKAGES, *radosgw.PACKAGES, *clamd.PACKAGES])
    if reason:
        raise unittest.SkipTest(f"no real servers: {reason}")
    table = FaultTable("files")
    unittest.addModuleCleanup(table.close)
    database = postgres.Postgres()
    unittest.addModuleCleanup(database.end)
    store = radosgw.Radosgw()
    unittest.addModuleCleanup(store.end)
    scanner = clamd.Clamd()
    unittest.addModuleCleanup(scanner.end)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def send(url, data, headers, method="PUT"):
    """A plain HTTP client that knows nothing of S3 or APEX."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    try:
        connection.request(method, f"{parts.path}?{parts.query}", body=data, headers=headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


class FilesOverRealServers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        cls.addClassCleanup(folder.cleanup)
        cls.proxy = FaultProxy(store.port)
        cls.addClassCleanup(cls.proxy.close)
        cls.bucket = "apex-files"
        public = f"&public=http%3A%2F%2F127.0.0.1%3A{store.port}"
        cls.deployment = Deployment(folder.name, {"DATABASE_URL": database.url("apex_app"), "CLAMD_URL": scanner.urls[0],
                                                  "OBJECT_STORE_URL": store.url(cls.bucket, port=cls.proxy.port, more=public)})
        cls.addClassCleanup(cls.deployment.end)
        cls.deployment.migrate(database.url("apex"))
        cls.api = cls.deployment.api()
        until = time.monotonic() + 30  # The first probe makes the bucket.
        while cls.api.get("/ready").json["status"] != "ready" and time.monotonic() < until:
            time.sleep(0.2)

    def setUp(self):
        self.project, _ = self.api.new_project()
        self.files = f"{PROJECTS}/{self.project}/files"

    def announce(self, data=PDF, with_hash=True, api=None):
        body = {"name": "plan.pdf", "content_type": "application/pdf", "size_bytes": len(data)}
        if with_hash:
            body["sha256"] = sha256(data)
        answer = (api or self.api).post(self.files, body)
        self.assertEqual(answer.status, 201, answer.body)
        return answer.json

    def put(self, file, data, headers=None):
        return send(file["upload"]["url"], data, headers or file["upload"]["headers"])

    def complete(self, file, api=None):
        return (api or self.api).post(f"{self.files}/{file['file_id']}/complete")

    def found(self, file):
        return self.api.get(f"{self.files}/{file['file_id']}").json

    def kinds(self):
        return [event["kind"] for event in self.api.get(f"{PROJECTS}/{self.project}/events").json]

    def test_the_bytes_go_straight_to_the_store_and_come_back(self):
        for data, with_hash in ((PDF, True), (b"%PDF-1.7\n" + os.urandom(30 << 20), False)):
            file = self.announce(data, with_hash)
            self.assertIn(f"127.0.0.1:{store.port}/{self.bucket}/uploads/", file["upload"]["url"])
            self.assertEqual(self.put(file, data)[0], 200)
            done = self.complete(file)
            self.assertEqual((done.status, done.json["status"], done.json["sha256"], done.json["scanner"]),
                             (200, "stored", sha256(data), "clamd"), done.body)
            url = self.found(file)["download"]["url"]
            self.assertIn(f"127.0.0.1:{store.port}/", url)
            status, headers, body = send(url, None, {}, "GET")
            self.assertEqual((status, sha256(body)), (200, sha256(data)))
            self.assertTrue(headers["content-disposition"].startswith("attachment;"))

    def test_another_size_or_type_is_refused_by_the_store(self):
        file = self.announce()
        headers = file["upload"]["headers"]
        self.assertEqual(self.put(file, PDF + b"!", {**headers, "Content-Length": str(len(PDF) + 1)})[0], 403)
        self.assertEqual(self.put(file, PDF, {**headers, "Content-Type": "text/html"})[0], 403)
        self.assertEqual(send(file["upload"]["url"].split("?")[0], PDF, headers)[0], 403)
        self.assertEqual(self.complete(file).status, 409, "nothing of it was stored")

    def test_bytes_without_the_announced_hash_are_refused_and_deleted(self):
        file = self.announce()
        self.assertEqual(self.put(file, b"%PDF-1.7 other".ljust(len(PDF)))[0], 200)
        refused = self.complete(file)
        self.assertEqual((refused.status, refused.pointers()), (422, ["/sha256"]))
        self.assertEqual(self.found(file)["status"], "refused")

    def test_the_store_is_believed_and_not_the_client(self):
        fake = b"<html>".ljust(len(PDF))
        file = self.announce(with_hash=False)
        self.assertEqual(self.put(file, fake)[0], 200)
        refused = self.complete(file)
        self.assertEqual((refused.status, refused.pointers()), (422, ["/content_type"]))
        self.assertEqual(self.found(file)["status"], "refused")

    def test_what_the_scanner_finds_is_refused_deleted_and_recorded(self):
        file = self.announce(clamd.HARMFUL)
        self.assertEqual(self.put(file, clamd.HARMFUL)[0], 200)
        for _ in range(2):
            refused = self.complete(file)
            self.assertEqual((refused.status, refused.pointers()), (422, ["/content"]), refused.body)
            self.assertIn("Apex.Test.Harmful", refused.json["errors"][0]["reason"])
        self.assertNotIn("download", self.found(file))
        last = self.api.get(f"{PROJECTS}/{self.project}/events").json[-1]
        self.assertEqual(last["kind"], "file.refused")
        self.assertIn("Apex.Test.Harmful", last["after"]["reason"])
        again = self.announce(clamd.HARMFUL)
        self.assertEqual(self.complete(again).status, 409, "the bytes are nowhere to be settled again")

    def test_a_scanner_that_is_away_lets_nothing_in_and_loses_nothing(self):
        file = self.announce()
        self.put(file, PDF)
        scanner.kill()
        try:
            away = self.complete(file)
            self.assertEqual(away.status, 503, away.body)
            self.assertIn("retry-after", away.headers)
            self.assertEqual(self.found(file)["status"], "granted")
            self.assertEqual(self.api.get("/ready").json["status"], "degraded")
        finally:
            scanner.start()
        self.assertEqual(self.complete(file).status, 200)
        self.assertEqual(self.kinds(), ["project.created", "file.granted", "file.stored"])

    def test_the_scanners_local_socket_serves_as_well(self):
        api = self.deployment.api(CLAMD_URL=scanner.urls[1])
        file = self.announce(clamd.HARMFUL)
        self.put(file, clamd.HARMFUL)
        self.assertEqual(self.complete(file, api).status, 422)

    def test_a_file_the_scanner_does_not_take_is_not_accepted(self):
        small = clamd.Clamd(stream_max="1M")
        self.addCleanup(small.end)
        api = self.deployment.api(CLAMD_URL=small.urls[0])
        data = b"%PDF-1.7\n" + os.urandom(3 << 20)
        file = self.announce(data)
        self.put(file, data)
        self.assertEqual(self.complete(file, api).status, 503)
        until = time.monotonic() + 5
        while not any("StreamMaxLength" in line for line in api.lines):
            self.assertLess(time.monotonic(), until, "the log says what to do")
            time.sleep(0.1)
        self.assertEqual(self.complete(file).status, 200)

    def test_a_store_that_fails_in_between_leaves_the_file_to_be_completed_again(self):
        for fault in ("500", "truncated answer", "damaged answer"):
            file = self.announce()
            self.put(file, PDF)
            self.proxy.fault = fault
            try:
                answer = self.complete(file)
            finally:
                self.proxy.fault = None
            self.assertIn(answer.status, (200, 503), answer.body)
            self.assertEqual(self.complete(file).status, 200)
            self.assertEqual(self.found(file)["sha256"], sha256(PDF))

    def test_an_api_killed_while_it_completes_loses_and_doubles_nothing(self):
        data = b"%PDF-1.7\n" + os.urandom(4 << 20)
        for turn in range(KILLS):
            api = self.deployment.api()
            file = self.announce(data)
            self.assertEqual(self.put(file, data)[0], 200)

            def complete():
                try:
                    self.complete(file, api)
                except (OSError, http.client.HTTPException):
                    pass
            thread = threading.Thread(target=complete)
            thread.start()
            time.sleep(0.02 * turn)
            api.stop(signal.SIGKILL)
            thread.join()
            done = self.complete(file)
            self.assertEqual((done.status, done.json["sha256"]), (200, sha256(data)), (turn, done.body))
        kinds = self.kinds()
        stored = kinds.count("file.stored")
        table.add("API killed while it completes an upload", KILLS, 0, lost=max(0, KILLS - stored), doubled=max(0, stored - KILLS), wrong=0,
                  stored=KILLS, refused=0)
        self.assertEqual((kinds.count("file.granted"), kinds.count("file.stored")), (KILLS, KILLS))

    def test_two_apis_completing_the_same_file_store_it_once(self):
        other = self.deployment.api()
        for _ in range(10):
            file = self.announce()
            self.put(file, PDF)
            answers, start = [], threading.Barrier(2)

            def complete(api):
                start.wait()
                answers.append(self.complete(file, api).status)
            threads = [threading.Thread(target=complete, args=(api,)) for api in (self.api, other)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(answers, [200, 200])
        self.assertEqual(self.kinds().count("file.stored"), 10)


if __name__ == "__main__":
    unittest.main()
