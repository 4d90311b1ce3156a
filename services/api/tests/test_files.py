"""Files of a project: announced, sent to a signed URL, checked, fetched, deleted. On the embedded default the API answers the URLs itself."""

import hashlib
import http.client
import os
import stat
import threading
import time
import unittest
from pathlib import Path
from urllib.parse import urlsplit

from apex_process import Apex

PROJECTS = "/api/v1/projects"
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
TEXT = "name,width_ft\nPylon,14\n".encode()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def send(url, data, headers, method="PUT"):
    """A plain HTTP client that knows nothing of APEX: status, headers, body."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    try:
        connection.request(method, f"{parts.path}?{parts.query}", body=data, headers=headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


class Files(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.serve()
        cls.addClassCleanup(cls.apex.close)

    def setUp(self):
        self.project, _ = self.apex.new_project()
        self.files = f"{PROJECTS}/{self.project}/files"

    def announce(self, data=PDF, name="plan.pdf", content_type="application/pdf", with_hash=True):
        body = {"name": name, "content_type": content_type, "size_bytes": len(data)}
        if with_hash:
            body["sha256"] = sha256(data)
        answer = self.apex.post(self.files, body)
        self.assertEqual(answer.status, 201, answer.body)
        return answer.json

    def put(self, file, data, headers=None):
        return send(file["upload"]["url"], data, headers or file["upload"]["headers"])

    def complete(self, file, **headers):
        return self.apex.post(f"{self.files}/{file['file_id']}/complete", {}, **headers)

    def stored(self, data=PDF, **more):
        file = self.announce(data, **more)
        self.assertEqual(self.put(file, data)[0], 200)
        done = self.complete(file)
        self.assertEqual(done.status, 200, done.body)
        return done.json

    def download_url(self, file):
        return self.apex.get(f"{self.files}/{file['file_id']}").json["download"]["url"]

    def kinds(self):
        return [event["kind"] for event in self.apex.get(f"{PROJECTS}/{self.project}/events").json]

    def test_what_was_sent_is_what_is_fetched(self):
        for with_hash in (True, False):
            file = self.announce(with_hash=with_hash, name="Pläne \"A\".pdf")
            self.assertEqual((file["status"], file["sha256"], file["upload"]["method"]), ("granted", None, "PUT"))
            self.assertEqual(self.put(file, PDF)[0], 200)
            done = self.complete(file)
            self.assertEqual((done.status, done.json["status"], done.json["sha256"]), (200, "stored", sha256(PDF)), done.body)
            self.assertIsNone(done.json["scanner"], "no scanner is configured, and it says so")
            self.assertNotIn("upload", done.json)
            status, headers, body = send(self.download_url(file), None, {}, "GET")
            self.assertEqual((status, body), (200, PDF))
            self.assertEqual(headers["content-type"], "application/pdf")
            self.assertEqual(int(headers["content-length"]), len(PDF))
            self.assertEqual(headers["x-content-type-options"], "nosniff")
            self.assertEqual(headers["content-disposition"],
                             "attachment; filename=\"Pl__ne _A_.pdf\"; filename*=UTF-8''Pl%C3%A4ne%20%22A%22.pdf")
        self.assertEqual(self.kinds(), ["project.created"] + ["file.granted", "file.stored"] * 2)

    def test_a_file_larger_than_any_json_body(self):
        data = b"%PDF-1.7\n" + os.urandom(20 << 20)
        file = self.stored(data)
        self.assertEqual(sha256(send(self.download_url(file), None, {}, "GET")[2]), sha256(data))

    def test_announcements_that_are_refused_name_the_field(self):
        good = {"name": "plan.pdf", "content_type": "application/pdf", "size_bytes": 10}
        for change, pointer in (({"name": "../plan.pdf"}, "/name"), ({"name": "plan.exe"}, "/name"), ({"name": ""}, "/name"),
                                ({"content_type": "text/html"}, "/content_type"), ({"content_type": "image/svg+xml"}, "/content_type"),
                                ({"size_bytes": 0}, "/size_bytes"), ({"size_bytes": (64 << 20) + 1}, "/size_bytes"),
                                ({"sha256": "A" * 64}, "/sha256"), ({"sha256": "ab"}, "/sha256"), ({"folder": "x"}, "/folder")):
            answer = self.apex.post(self.files, {**good, **change})
            self.assertEqual((answer.status, answer.pointers()), (422, [pointer]), (change, answer.body))
        self.assertEqual(self.apex.get(self.files).json, [])
        self.assertEqual(self.apex.post(f"{PROJECTS}/prj_{'0' * 32}/files", good).status, 404)

    def test_a_put_other_than_granted_is_refused_and_leaves_nothing(self):
        file = self.announce()
        headers, url = file["upload"]["headers"], file["upload"]["url"]
        self.assertEqual(self.put(file, PDF + b"!", {"Content-Type": "application/pdf"})[0], 403, "another size")
        self.assertEqual(self.put(file, PDF, {**headers, "Content-Type": "text/html"})[0], 403, "another type")
        self.assertEqual(self.put(file, PDF, {"Content-Length": str(len(PDF))})[0], 403, "no type")
        self.assertEqual(self.put(file, bytes(len(PDF)))[0], 400, "bytes without the announced hash")
        self.assertEqual(send(url.replace("size_bytes=", "size_bytes=1"), PDF, headers)[0], 403, "another promise")
        self.assertEqual(send(url.replace(file["file_id"], "fil_" + "0" * 32), PDF, headers)[0], 403, "another file")
        self.assertEqual(send(url[:-1] + ("0" if url[-1] != "0" else "1"), PDF, headers)[0], 403, "another signature")
        self.assertEqual(send(url.split("?")[0], PDF, headers)[0], 403, "no signature")
        self.assertEqual(send(url, None, {}, "GET")[0], 405, "another method")
        self.assertEqual(send(url, iter([PDF]), {"Content-Type": "application/pdf"})[0], 403, "no length beforehand")
        self.assertEqual(self.complete(file).status, 409, "none of it was taken")
        self.assertFalse((self.apex.data / "objects/uploads" / file["file_id"]).exists())
        self.assertEqual(list((self.apex.data / "objects/unfinished").iterdir()), [])
        self.assertEqual(self.put(file, PDF)[0], 200, "the grant still holds")
        self.assertEqual(self.complete(file).status, 200)

    def test_an_unwanted_body_is_refused_before_it_is_read(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.apex.port, timeout=10)
        self.addCleanup(connection.close)
        connection.putrequest("PUT", "/api/v1/uploads/fil_" + "0" * 32)
        connection.putheader("Content-Length", str(3 << 30))
        connection.putheader("Content-Type", "application/pdf")
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 403)

    def test_bytes_of_another_type_are_refused_and_deleted(self):
        for data, name, content_type in ((b"<html><script>alert(1)</script>", "plan.pdf", "application/pdf"),
                                         (b"MZ\x90\x00 program", "notes.txt", "text/plain"), (b"a,b\n" * 200_000 + b"\0", "a.csv", "text/csv"),
                                         (PDF + b"photo", "photo.png", "image/png")):
            file = self.announce(data, name, content_type)
            self.assertEqual(self.put(file, data)[0], 200)
            for _ in range(2):
                refused = self.complete(file)
                self.assertEqual((refused.status, refused.pointers()), (422, ["/content_type"]), refused.body)
            found = self.apex.get(f"{self.files}/{file['file_id']}").json
            self.assertEqual((found["status"], "download" in found), ("refused", False))
            self.assertFalse((self.apex.data / "objects/uploads" / file["file_id"]).exists())
            self.assertFalse(any(path.name == sha256(data) for path in (self.apex.data / "objects").rglob("*")))
        self.assertEqual(self.kinds()[1:], ["file.granted", "file.refused"] * 4)

    def test_complete_again_and_with_a_key_is_the_same_answer(self):
        file = self.announce()
        self.assertEqual(self.complete(file).status, 409, "nothing was sent yet")
        self.assertEqual(self.put(file, PDF)[0], 200)
        first = self.complete(file, Idempotency_Key="k1")
        again = [self.complete(file), self.complete(file, Idempotency_Key="k1")]
        for answer in again:
            self.assertEqual((answer.status, answer.json), (200, first.json))
        self.assertEqual(again[1].headers["idempotent-replayed"], "true")
        self.assertEqual(self.kinds().count("file.stored"), 1)

    def test_ten_completions_at_once_store_one_file(self):
        file = self.announce()
        self.put(file, PDF)
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(self.complete(file).status)) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(answers, [200] * 10)
        self.assertEqual(self.kinds(), ["project.created", "file.granted", "file.stored"])

    def test_a_late_put_changes_nothing_that_is_stored(self):
        file = self.announce(with_hash=False)
        self.put(file, PDF)
        self.complete(file)
        self.put(file, b"%PDF-1.7 evil".ljust(len(PDF)))
        self.assertEqual(send(self.download_url(file), None, {}, "GET")[2], PDF)
        self.assertEqual(self.complete(file).json["sha256"], sha256(PDF))

    def test_a_grant_with_a_key_is_one_file(self):
        body = {"name": "plan.pdf", "content_type": "application/pdf", "size_bytes": 10}
        first, second = (self.apex.post(self.files, body, Idempotency_Key="g1") for _ in range(2))
        self.assertEqual(first.json, second.json)
        self.assertEqual(len(self.apex.get(self.files).json), 1)
        self.assertEqual(self.apex.post(self.files, {**body, "size_bytes": 11}, Idempotency_Key="g1").status, 409)

    def test_lists_page_through_every_file_newest_first(self):
        made = [self.announce(TEXT, f"{n}.csv", "text/csv")["file_id"] for n in range(5)]
        seen, path = [], f"{self.files}?limit=2"
        while path:
            page = self.apex.get(path)
            self.assertEqual(page.headers["x-total-count"], "5")
            seen += [file["file_id"] for file in page.json]
            link = page.headers.get("link")
            path = link[1:link.index(">")] if link else None
        self.assertEqual(seen, made[::-1])
        self.assertEqual(self.apex.get(f"{self.files}?cursor=x").status, 422)

    def test_delete_needs_the_tag_and_hides_the_file(self):
        file = self.stored()
        path = f"{self.files}/{file['file_id']}"
        found = self.apex.get(path)
        self.assertEqual(self.apex.call("DELETE", path).status, 428)
        self.assertEqual(self.apex.call("DELETE", path, headers={"If-Match": '"other"'}).status, 412)
        self.assertEqual(self.apex.call("DELETE", path, headers={"If-Match": found.headers["etag"]}).status, 204)
        self.assertEqual((self.apex.get(path).status, self.apex.get(self.files).json), (404, []))
        self.assertEqual(self.complete(file).status, 404)
        self.assertEqual(self.kinds()[-1], "file.deleted")

    def test_a_file_belongs_to_its_project(self):
        file = self.stored()
        other, _ = self.apex.new_project()
        for method, path in (("GET", ""), ("POST", "/complete"), ("DELETE", "")):
            answer = self.apex.call(method, f"{PROJECTS}/{other}/files/{file['file_id']}{path}", headers={"If-Match": "*"})
            self.assertEqual(answer.status, 404, (method, path))

    def test_download_urls_are_of_one_file_and_name(self):
        file = self.stored()
        url = self.download_url(file)
        self.assertEqual(send(url.replace("plan.pdf", "plan.exe"), None, {}, "GET")[0], 403)
        self.assertEqual(send(url.replace("application%2Fpdf", "text%2Fhtml"), None, {}, "GET")[0], 403)
        self.assertEqual(send(url.replace(file["sha256"], "0" * 64), None, {}, "GET")[0], 403)
        self.assertEqual(send(url.split("?")[0], None, {}, "GET")[0], 403)

    def test_the_signing_key_is_its_owners_alone(self):
        key = self.apex.data / "upload.key"
        self.assertEqual(stat.S_IMODE(key.stat().st_mode), 0o600)
        self.assertRegex(key.read_text(), r"^[0-9a-f]{64}\n$")
        self.assertNotIn(key.read_text().strip(), "".join(self.apex.lines))

    def test_signatures_are_not_logged(self):
        file = self.stored()
        url = self.download_url(file)
        send(url, None, {}, "GET")
        time.sleep(0.2)
        self.assertNotIn(url.split("signature=")[1], "".join(self.apex.lines))


class Limits(unittest.TestCase):
    def test_memory_does_not_hold_what_is_uploaded(self):
        apex = Apex.serve(environment={"APEX_UPLOAD_LIMIT_BYTES": str(256 << 20),
                                       "ASAN_OPTIONS": "quarantine_size_mb=4"})  # A sanitizer's own hoard is not what is counted.
        self.addCleanup(apex.close)
        project, _ = apex.new_project()
        files = f"{PROJECTS}/{project}/files"

        def peak_kib():
            lines = Path(f"/proc/{apex.process.pid}/status").read_text().splitlines()
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
        before, size = peak_kib(), 128 << 20
        file = apex.post(files, {"name": "a.pdf", "content_type": "application/pdf", "size_bytes": size}).json
        self.assertEqual(send(file["upload"]["url"], b"%PDF-1.7\n".ljust(size, b"x"), file["upload"]["headers"])[0], 200)
        self.assertEqual(apex.post(f"{files}/{file['file_id']}/complete").status, 200)
        url = apex.get(f"{files}/{file['file_id']}").json["download"]["url"]
        self.assertEqual(len(send(url, None, {}, "GET")[2]), size)
        self.assertLess(peak_kib() - before, 24 * 1024, "KiB more at the most than before 128 MiB came and went")

    def test_another_public_address_is_in_the_urls(self):
        apex = Apex.serve(environment={"APEX_PUBLIC_URL": "https://signs.example.com"})
        self.addCleanup(apex.close)
        project, _ = apex.new_project()
        file = apex.post(f"{PROJECTS}/{project}/files", {"name": "a.pdf", "content_type": "application/pdf", "size_bytes": 9}).json
        self.assertTrue(file["upload"]["url"].startswith("https://signs.example.com/api/v1/uploads/"), file)

    def test_grants_outlive_a_restart(self):
        first = Apex.serve()
        self.addCleanup(first.close)
        project, _ = first.new_project()
        files = f"{PROJECTS}/{project}/files"
        file = first.post(files, {"name": "a.pdf", "content_type": "application/pdf", "size_bytes": len(PDF)}).json
        first.stop()
        second = Apex.serve(data=first.data)
        self.addCleanup(second.close)
        url = file["upload"]["url"].replace(f":{first.port}/", f":{second.port}/")
        self.assertEqual(send(url, PDF, file["upload"]["headers"])[0], 200)
        self.assertEqual(second.post(f"{files}/{file['file_id']}/complete").status, 200)


class Scanner(unittest.TestCase):
    def test_without_its_scanner_no_file_is_accepted(self):
        apex = Apex.serve(environment={"CLAMD_URL": "tcp://127.0.0.1:9"})
        self.addCleanup(apex.close)
        project, _ = apex.new_project()
        files = f"{PROJECTS}/{project}/files"
        file = apex.post(files, {"name": "a.pdf", "content_type": "application/pdf", "size_bytes": len(PDF)}).json
        self.assertEqual(send(file["upload"]["url"], PDF, file["upload"]["headers"])[0], 200)
        answer = apex.post(f"{files}/{file['file_id']}/complete")
        self.assertEqual(answer.status, 503, answer.body)
        self.assertIn("retry-after", answer.headers)
        self.assertEqual(apex.get(f"{files}/{file['file_id']}").json["status"], "granted")
        ready = apex.get("/ready").json
        self.assertEqual(ready["status"], "degraded")
        self.assertNotEqual(ready["checks"]["scanner"], "ok")


class Limited(unittest.TestCase):
    """Signed URLs show no one; they count for the address they are asked from."""

    LIMIT = 20

    def setUp(self):
        self.apex = Apex.serve(environment={"APEX_RATE_LIMIT": str(self.LIMIT)})
        self.addCleanup(self.apex.close)
        project, _ = self.apex.new_project()
        self.files = f"{PROJECTS}/{project}/files"

    def burst(self, *request):
        time.sleep(1.1)
        answers = [send(*request) for _ in range(3 * self.LIMIT)]
        refused = [headers for status, headers, _ in answers if status == 429]
        self.assertGreaterEqual(len(refused), 1)
        self.assertGreaterEqual(len(answers) - len(refused), self.LIMIT)
        self.assertTrue(all(headers["retry-after"] == "1" for headers in refused))
        return [status for status, _, _ in answers if status != 429]

    def test_they_are_limited_and_so_is_asking_for_them(self):
        body = {"name": "plan.pdf", "content_type": "application/pdf", "size_bytes": len(PDF)}
        file = self.apex.post(self.files, body).json
        self.assertEqual(set(self.burst(file["upload"]["url"], PDF, file["upload"]["headers"])), {200})
        self.assertEqual(set(self.burst(file["upload"]["url"] + "0", PDF, file["upload"]["headers"])), {403}, "guessing signatures too")
        time.sleep(1.1)
        self.assertEqual(self.apex.post(f"{self.files}/{file['file_id']}/complete", {}).status, 200)
        url = self.apex.get(f"{self.files}/{file['file_id']}").json["download"]["url"]
        self.assertEqual(set(self.burst(url, None, {}, "GET")), {200})
        time.sleep(1.1)
        answers = [self.apex.post(self.files, body) for _ in range(3 * self.LIMIT)]
        self.assertEqual({answer.status for answer in answers}, {201, 429})


if __name__ == "__main__":
    unittest.main()
