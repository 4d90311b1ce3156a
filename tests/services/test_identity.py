"""Sign-in over PostgreSQL with row-level security: every cell of route × role, foreign ids, and what two API processes know of each other.

Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_identity.py
"""

import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import Deployment  # noqa: E402
from servers import packages, postgres  # noqa: E402
import access_matrix  # noqa: E402
from apex_process import Apex, example  # noqa: E402
from oidc_issuer import Issuer, free_port  # noqa: E402
from people import ROLES, Browser, Caller, key_made, person  # noqa: E402

ME, PROJECTS = "/api/v1/me", "/api/v1/projects"
database = None


def setUpModule():
    global database
    reason = packages.ensure([*postgres.PACKAGES, "openssl"])
    if reason:
        raise unittest.SkipTest(f"no real server: {reason}")
    database = postgres.Postgres()
    unittest.addModuleCleanup(database.end)


class OverPostgres(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder, cls.issuer = folder.name, Issuer()
        cls.addClassCleanup(cls.issuer.close)
        port = free_port()
        cls.urls = {"DATABASE_URL": database.url("apex_app"), **cls.issuer.environment(f"http://127.0.0.1:{port}")}
        deployment = Deployment(folder.name, cls.urls)
        cls.addClassCleanup(deployment.end)
        deployment.migrate(database.url("apex"))
        cls.apex = Apex.api(data=folder.name, environment=cls.urls, listen=f"127.0.0.1:{port}")
        deployment.processes.append(cls.apex)
        cls.other, _ = deployment.api(), deployment.worker()
        cls.owner = person(cls.apex, cls.issuer, "owner", roles=["engineer"])
        cls.fixture = access_matrix.Fixture(cls.owner, person(cls.apex, cls.issuer, "boss", roles=["admin"]), "acme")

    def key(self, account, role):
        return Caller(self.apex, key_made(self.urls, self.folder, account, role))

    def test_every_cell(self):
        callers = {role: person(self.apex, self.issuer, f"the {role}", roles=[role]) for role in ROLES}
        self.assertGreater(access_matrix.every_cell(self, self.apex, self.fixture, {None: None, **callers}), 6 * 40)

    def test_every_route_with_a_foreign_id_is_404(self):
        before = self.owner.get(f"{PROJECTS}/{self.fixture.project}").json
        strangers = [person(self.apex, self.issuer, "eve", "other", ["admin"]), self.key("other", "admin")]
        self.assertGreater(access_matrix.every_foreign_id(self, self.apex, self.fixture, strangers), 2 * 18)
        self.assertEqual(self.owner.get(f"{PROJECTS}/{self.fixture.project}").json, before)
        self.assertEqual(strangers[0].get(PROJECTS).json, [])
        self.assertEqual(strangers[0].get(f"{PROJECTS}?q=fixture").json, [])

    def test_a_key_that_one_process_revokes_is_refused_by_the_other_within_a_second(self):
        caller = self.key("acme", "viewer")
        elsewhere, admin = Caller(self.other, caller.credential), person(self.apex, self.issuer, "boss", roles=["admin"])
        for each in (caller, elsewhere):
            self.assertEqual(each.get(ME).status, 200)
        self.assertEqual(admin.call("DELETE", f"/api/v1/api-keys/{caller.me()['actor']}").status, 200)
        started = time.monotonic()
        for each in (elsewhere, caller):
            self.assertEqual(each.get(ME).status, 401)
        self.assertLess(time.monotonic() - started, 1)

    def test_a_session_holds_in_both_processes_and_ends_in_both(self):
        browser, elsewhere = Browser(self.apex), Browser(self.other)
        browser.sign_in()
        elsewhere.cookies, elsewhere.csrf = dict(browser.cookies), browser.csrf
        me = elsewhere.get(ME).json
        self.assertEqual((me["sign_in"], me["csrf_token"]), ("session", browser.csrf))
        self.assertEqual(browser.call("POST", "/auth/logout").status, 204)
        self.assertEqual(elsewhere.get(ME).status, 401)

    def test_a_sign_in_begun_at_one_process_ends_at_the_other_once(self):
        browser = Browser(self.apex)
        back = browser.begin()
        elsewhere = Browser(self.other)
        elsewhere.cookies = dict(browser.cookies)
        self.assertEqual(elsewhere.get(back).status, 303)
        self.assertEqual(browser.get(back).status, 401)

    def test_a_review_is_chained_and_its_author_is_never_the_checker(self):
        project = self.owner.new_project("acme")
        self.assertEqual(self.owner.save_design(project, example()).status, 200)
        path = f"{PROJECTS}/{project}/revisions/1/reviews"
        self.assertEqual(self.owner.post(path, {"verdict": "approved"}).status, 403)
        self.assertEqual(person(self.apex, self.issuer, "bob", roles=["pe"]).post(path, {"verdict": "approved"}).status, 201)
        events = self.owner.get(f"{PROJECTS}/{project}/events").json
        self.assertEqual(events[-1]["kind"], "revision.reviewed")
        self.assertEqual(events[-1]["previous_hash"], events[-2]["hash"])


if __name__ == "__main__":
    unittest.main()
