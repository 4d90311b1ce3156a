"""While no one signs in: pages that have their name resolve to this machine (DNS rebinding), pages of other sites, and addresses beyond this machine."""

import subprocess
import tempfile
import unittest

from apex_process import APEX, Apex, clean_environment, example
from oidc_issuer import free_port
from people import Company
from test_limits import Wire

PROJECT = {"account_id": "test", "name": "Sign", "customer": "Acme"}
PROJECTS = "/api/v1/projects"


class SiteNames(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.serve(environment={"APEX_ALLOWED_HOSTS": "api, edge", "APEX_PUBLIC_URL": "https://apex.example.com",
                                           "APEX_CORS_ORIGINS": "http://localhost:5173"})
        cls.addClassCleanup(cls.apex.close)

    def total(self):
        return self.apex.get(PROJECTS).headers["x-total-count"]

    def test_a_name_of_another_site_reaches_nothing(self):
        for path in ("/", "/health", "/metrics", PROJECTS, "/api/v1/me", "/nothing"):
            answer = self.apex.get(path, Host="evil.example:8000")
            self.assertEqual(answer.status, 421, path)
            self.assertEqual((answer.json["status"], answer.pointers()), (421, ["Host"]))
        before = self.total()
        answer = self.apex.call("POST", PROJECTS, PROJECT, {"Host": "evil.example", "Origin": "http://evil.example"})
        self.assertEqual(answer.status, 421)
        self.assertEqual(self.total(), before)

    def test_localhost_addresses_and_the_names_of_the_settings_are_answered(self):
        for host in ("localhost", "localhost:1", "LOCALHOST", f"127.0.0.1:{self.apex.port}", "[::1]:8000", "172.18.0.9:8000", "api:8000", "edge",
                     "apex.example.com"):
            self.assertEqual(self.apex.get(PROJECTS, Host=host).status, 200, host)
        wire = Wire(self.apex.port)
        self.addCleanup(wire.socket.close)
        wire.send("GET /health HTTP/1.0\r\n\r\n")
        self.assertEqual(wire.answer()[0], 200, "HTTP/1.0 has no Host, and no browser speaks it")

    def test_a_change_comes_from_a_page_of_ours_or_from_no_page(self):
        own = f"127.0.0.1:{self.apex.port}"
        for origin, host, status in ((None, own, 201), (f"http://{own}", own, 201), (f"https://{own}", own, 201), ("https://apex.example.com", own, 201),
                                     ("http://localhost:5173", own, 201), ("https://evil.example", own, 403), ("null", own, 403),
                                     ("http://127.0.0.1:1", own, 403), (f"http://{own}.evil.example", own, 403), ("http://api", "api", 201)):
            before = self.total()
            answer = self.apex.call("POST", PROJECTS, PROJECT, {"Host": host, **({"Origin": origin} if origin else {})})
            self.assertEqual(answer.status, status, f"{origin}: {answer.body}")
            if status == 403:
                self.assertEqual(answer.pointers(), ["Origin"])
                self.assertEqual(self.total(), before)

    def test_a_page_of_another_site_cannot_cause_a_change_that_needs_no_body(self):
        project, _ = self.apex.new_project()
        self.apex.save_design(project, example())
        answer = self.apex.call("POST", f"{PROJECTS}/{project}/report", None, {"Origin": "https://evil.example"})
        self.assertEqual(answer.status, 403)
        self.assertEqual(self.apex.get(f"{PROJECTS}/{project}/reports").json, [])

    def test_where_people_sign_in_the_name_does_not_matter(self):
        company = Company()
        self.addCleanup(company.close)
        self.assertEqual(company.person("ann").get(PROJECTS, Host="anything.example").status, 200)


class OpenDoor(unittest.TestCase):
    def refused(self, arguments, environment, named):
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        self.addCleanup(folder.cleanup)
        done = subprocess.run([str(APEX), *arguments, "--data", folder.name], env=clean_environment(environment), capture_output=True, text=True, timeout=20)
        self.assertIn(done.returncode, (2, 3), done.stderr)
        self.assertNotIn('"listening"', done.stderr)
        self.assertIn(named, done.stderr)
        self.assertIn("APEX_AUTH=required", done.stderr)

    def test_beyond_this_machine_someone_must_sign_in(self):
        port = free_port()
        for listen in (f"0.0.0.0:{port}", f":{port}", f"[::]:{port}", f"192.0.2.1:{port}"):
            for command in ("api", "serve"):
                self.refused([command, "--listen", listen], {}, "--listen")
                self.refused([command], {"APEX_LISTEN": listen}, "APEX_LISTEN")
        self.refused(["api"], {"APEX_LISTEN": f"0.0.0.0:{port}", "APEX_BIND": "0.0.0.0"}, "APEX_BIND")
        self.refused(["serve", "--listen", "127.0.0.1:0", "--web", f"0.0.0.0:{port}"], {}, "--web")

    def test_a_container_says_where_it_is_published(self):
        apex = Apex.api(listen="0.0.0.0:0", environment={"APEX_BIND": "127.0.0.1"})
        self.addCleanup(apex.close)
        self.assertEqual(apex.get("/health").status, 200)

    def test_with_sign_in_every_address_is_fine(self):
        apex = Apex.api(listen="0.0.0.0:0", environment={"APEX_AUTH": "required"})
        self.addCleanup(apex.close)
        self.assertEqual(apex.get("/api/v1/projects").status, 401)


if __name__ == "__main__":
    unittest.main()
