"""The fields that tell a browser what it may do, on every kind of answer of every service."""

import base64
import hashlib
import re
import shutil
import socket
import tempfile
import unittest

from apex_process import Apex, example

ALWAYS = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "x-frame-options": "DENY",
          "cross-origin-resource-policy": "same-origin"}
CLOSED = "default-src 'none'; frame-ancestors 'none'"


def directives(policy):
    return {words.split()[0]: words.split()[1:] for words in policy.split(";") if words.strip()}


class SecurityFields(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="apex-test-")
        cls.apex = Apex.serve(data=cls.folder)
        cls.signcalc = Apex.signcalc()
        cls.worker = Apex.worker(cls.folder)

    @classmethod
    def tearDownClass(cls):
        for process in (cls.apex, cls.signcalc, cls.worker):
            process.close()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def check(self, headers, what, is_file=False):
        for name, value in ALWAYS.items():
            self.assertEqual(headers.get(name), value, f"{what}: {name}")
        policy = directives(headers["content-security-policy"])
        if not is_file:  # A browser's viewer of files is a page with scripts and styles of its own.
            self.assertEqual(policy["default-src"], ["'none'"], what)
        self.assertEqual(policy["frame-ancestors"], ["'none'"], what)
        for name, sources in policy.items():
            for source in sources:
                self.assertNotIn(source, ("'unsafe-inline'", "'unsafe-eval'", "*", "data:", "http:", "https:"), f"{what}: {name}")
        self.assertNotIn("server", headers, "no product is named")

    def test_data_pages_refusals_and_files_carry_them(self):
        project_id, etag = self.apex.new_project()
        project = f"/api/v1/projects/{project_id}"
        task = self.apex.finished_task(self.apex.post(f"{project}/report").json["task_id"])
        kinds = [("GET", "/health", None, {}), ("GET", "/metrics", None, {}), ("GET", "/openapi.json", None, {}),
                 ("GET", project, None, {}), ("GET", project, None, {"If-None-Match": etag}), ("HEAD", project, None, {}),
                 ("OPTIONS", project, None, {}), ("PATCH", project, {"name": "x"}, {}), ("POST", "/api/v1/projects", b"{", {"Content-Type": "application/json"}),
                 ("POST", "/api/v1/projects", b"x", {"Content-Type": "text/plain"}), ("GET", "/api/v1/nothing", None, {}),
                 ("DELETE", "/health", None, {}), ("GET", task["result"]["url"], None, {}),
                 ("POST", "/api/v1/signage/designs/check", example(), {}), ("GET", "/missing.js", None, {})]
        seen = set()
        for method, path, body, headers in kinds:
            answer = self.apex.call(method, path, body, headers)
            seen.add(answer.status)
            with self.subTest(request=f"{method} {path}", status=answer.status):
                self.check(answer.headers, f"{method} {path}", is_file=path.endswith(".pdf"))
        self.assertLessEqual({200, 204, 304, 400, 404, 405, 415, 428}, seen, "every kind was met")

    def test_data_may_load_nothing_and_is_kept_by_no_one(self):
        answer = self.apex.get("/api/v1/projects")
        self.assertEqual(answer.headers["content-security-policy"], CLOSED)
        self.assertEqual(answer.headers["cache-control"], "no-store")

    def test_the_page_loads_from_here_alone_and_posts_nowhere_else(self):
        policy = directives(self.apex.get("/").headers["content-security-policy"])
        for name in ("script-src", "style-src", "img-src", "font-src", "connect-src"):
            self.assertEqual(policy[name], ["'self'"], name)
        self.assertEqual((policy["base-uri"], policy["form-action"]), (["'none'"], ["'self'"]))
        for path in ("/", "/projects/new", "/docs"):
            page = self.apex.get(path)
            self.check(page.headers, path)
            # What stands in the page itself may run only under its hash.
            for name, element in ((b"script", "script-src"), (b"style", "style-src")):
                for text in re.findall(rb"<%b>(.*?)</%b>" % (name, name), page.body, re.S):
                    digest = base64.b64encode(hashlib.sha256(text).digest()).decode()
                    self.assertIn(f"'sha256-{digest}'", directives(page.headers["content-security-policy"])[element], path)

    def test_what_is_no_request_is_answered_alike(self):
        for bytes_ in (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                       b"POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"):
            with self.subTest(bytes=bytes_[:20]):
                with socket.create_connection(("127.0.0.1", self.apex.port), timeout=10) as peer:
                    peer.sendall(bytes_)
                    peer.shutdown(socket.SHUT_WR)
                    answer = b""
                    while piece := peer.recv(4096):
                        answer += piece
                head = answer.split(b"\r\n\r\n")[0].decode().split("\r\n")
                self.assertRegex(head[0], r"^HTTP/1\.1 4\d\d ")
                self.check({line.split(": ", 1)[0].lower(): line.split(": ", 1)[1] for line in head[1:]}, head[0])

    def test_signcalc_and_the_worker_carry_them_too(self):
        for process, paths in ((self.signcalc, ("/healthz", "/metrics", "/v1/signage", "/nothing")), (self.worker, ("/health", "/metrics", "/nothing"))):
            for path in paths:
                with self.subTest(path=path):
                    self.check(process.get(path).headers, path)


if __name__ == "__main__":
    unittest.main()
