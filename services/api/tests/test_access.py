"""Who may call what: every cell of route × role, every route with another account's ids, and that the page of it is the program's."""

import time
import unittest

import access_matrix
from apex_process import ROOT, Apex, run
from people import ROLES, Company

PROJECTS = "/api/v1/projects"


class Access(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.company = Company()
        cls.addClassCleanup(cls.company.close)
        cls.apex = cls.company.apex
        cls.owner, cls.admin = cls.company.person("owner", roles=["engineer"]), cls.company.person("boss", roles=["admin"])
        cls.fixture = access_matrix.Fixture(cls.owner, cls.admin, "acme")

    def test_every_cell_by_token(self):
        callers = {role: self.company.person(f"the {role}", roles=[role]) for role in ROLES}
        cells = access_matrix.every_cell(self, self.apex, self.fixture, {None: None, **callers})
        self.assertGreater(cells, 6 * 40)

    def test_every_cell_by_api_key(self):
        callers = {role: self.company.key("acme", role) for role in ROLES}
        access_matrix.every_cell(self, self.apex, self.fixture, callers)

    def test_every_route_with_a_foreign_id_is_404(self):
        before = self.owner.get(f"{PROJECTS}/{self.fixture.project}").json
        strangers = [self.company.person("eve", "other", ["admin"]), self.company.key("other", "admin")]
        asked = access_matrix.every_foreign_id(self, self.apex, self.fixture, strangers)
        self.assertGreater(asked, 2 * 18)
        self.assertEqual(self.owner.get(f"{PROJECTS}/{self.fixture.project}").json, before, "and nothing has changed")

    def test_lists_and_search_show_the_own_account_only(self):
        eve = self.company.person("eve", "empty", ["admin"])
        until = time.monotonic() + 10
        while not self.owner.get(f"{PROJECTS}?q=fixture").json and time.monotonic() < until:
            time.sleep(0.1)
        self.assertTrue(self.owner.get(f"{PROJECTS}?q=fixture").json, "the owner finds it")
        for query in ("", "?q=fixture", "?account_id=acme", "?q=fixture&account_id=acme", "?status=draft", "?limit=500"):
            answer = eve.get(PROJECTS + query)
            self.assertEqual((answer.status, answer.json, answer.headers["x-total-count"]), (200, [], "0"), query)

    def test_a_project_is_made_in_the_own_account_only(self):
        eve = self.company.person("eve", "other", ["admin"])
        answer = eve.post(PROJECTS, {"account_id": "acme", "name": "Sign", "customer": "Acme"})
        self.assertEqual((answer.status, answer.pointers()), (422, ["/account_id"]))

    def test_idempotency_keys_of_two_accounts_are_two(self):
        eve, body = self.company.person("eve", "other"), {"name": "Sign", "customer": "Acme"}
        first = self.owner.post(PROJECTS, {"account_id": "acme", **body}, Idempotency_Key="same")
        second = eve.post(PROJECTS, {"account_id": "other", **body}, Idempotency_Key="same")
        self.assertEqual((first.status, second.status), (201, 201))
        self.assertNotEqual(first.json["project_id"], second.json["project_id"])
        self.assertNotIn("idempotent-replayed", second.headers)

    def test_idempotency_keys_of_two_people_are_two(self):
        colleague, body = self.company.person("colleague"), {"account_id": "acme", "name": "Sign", "customer": "Acme"}
        answers = [caller.post(PROJECTS, body, Idempotency_Key="mine") for caller in (self.owner, colleague, self.owner)]
        self.assertEqual([a.status for a in answers], [201] * 3)
        first, second, again = (a.json["project_id"] for a in answers)
        self.assertNotEqual(first, second)
        self.assertEqual(first, again)
        self.assertEqual(answers[2].headers["idempotent-replayed"], "true")

    def test_a_refused_call_leaves_nothing(self):
        viewer = self.company.person("looker", roles=["viewer"])
        total = self.owner.get(PROJECTS).headers["x-total-count"]
        self.assertEqual(viewer.post(PROJECTS, {"account_id": "acme", "name": "Sign", "customer": "Acme"}).status, 403)
        self.assertEqual(self.owner.get(PROJECTS).headers["x-total-count"], total)

    def test_head_and_a_slash_at_the_end_are_no_way_around(self):
        for method, path in (("HEAD", PROJECTS), ("GET", PROJECTS + "/"), ("GET", "/api/v1/%70rojects")):
            self.assertIn(self.apex.call(method, path).status, (401, 404), f"{method} {path}")
        for name in ("X-HTTP-Method-Override", "X-Original-URL", "X-Forwarded-User", "X-Apex-Role"):
            self.assertEqual(self.apex.get(PROJECTS, **{name: "admin"}).status, 401, name)

    def test_the_page_is_the_programs(self):
        page = run("openapi", "--roles")
        self.assertEqual(page.returncode, 0, page.stderr)
        self.assertEqual((ROOT / "docs/security_table.md").read_text(encoding="utf-8"), page.stdout,
                         "build/ci/apex openapi --roles -o docs/security_table.md")


class Off(unittest.TestCase):
    def test_without_sign_in_every_route_is_open(self):
        apex = Apex.serve()
        self.addCleanup(apex.close)
        project, _ = apex.new_project()
        for method, template, operation, _ in access_matrix.operations(apex):
            path = access_matrix.unknown_path(template).replace("prj_" + "0" * 32, project)
            answer = apex.call(method, path, {} if method in ("POST", "PUT", "PATCH") else None)
            if operation not in access_matrix.ANSWERS_401_ITSELF:
                self.assertNotIn(answer.status, (401, 403), f"{method} {path}: {answer.body[:200]}")


if __name__ == "__main__":
    unittest.main()
