"""Reviews: an engineer who is not the author, recorded in the audit chain, shown with the revision."""

import unittest

from apex_process import Apex, example
from people import Company

PROJECTS = "/api/v1/projects"


class Reviews(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.company = Company()
        cls.addClassCleanup(cls.company.close)

    def setUp(self):
        self.author, self.checker = self.company.person("ann"), self.company.person("bob", roles=["pe"])
        self.project = f"{PROJECTS}/{self.author.new_project('acme')}"
        self.assertEqual(self.author.save_design(self.project.rsplit("/", 1)[1], example()).status, 200)

    def review(self, caller, verdict="approved", note="", number=1, **headers):
        return caller.post(f"{self.project}/revisions/{number}/reviews", {"verdict": verdict, "note": note}, **headers)

    def test_a_review_is_recorded_and_shown(self):
        path = f"{self.project}/revisions/1"
        before = self.author.get(path)
        self.assertEqual(before.json["reviews"], [])
        made = self.review(self.checker, "rejected", "the soil class is wrong")
        self.assertEqual(made.status, 201, made.body)
        self.assertEqual(self.review(self.checker, "override", "the owner's engineer accepts it").status, 201)
        after = self.author.get(path)
        self.assertNotEqual(after.headers["etag"], before.headers["etag"], "what is cached is no longer whole")
        bob = self.checker.me()["actor"]
        self.assertEqual([(r["number"], r["verdict"], r["note"], r["reviewer"]) for r in after.json["reviews"]],
                         [(1, "rejected", "the soil class is wrong", bob), (2, "override", "the owner's engineer accepts it", bob)])
        self.assertEqual({**after.json, "reviews": []}, before.json, "the revision itself has not changed")
        events = self.author.get(f"{self.project}/events").json
        self.assertEqual([e["kind"] for e in events][-2:], ["revision.reviewed"] * 2)
        self.assertEqual((events[-1]["actor"], events[-1]["after"]["verdict"], events[-1]["after"]["design_hash"]),
                         (bob, "override", before.json["design_hash"]))
        self.assertEqual(events[-1]["previous_hash"], events[-2]["hash"])

    def test_the_author_is_never_the_checker(self):
        for caller in (self.author, self.company.person("ann", roles=["pe"]), self.company.person("ann", roles=["admin"])):
            answer = self.review(caller)
            self.assertEqual(answer.status, 403)
            self.assertIn("author", answer.json["detail"])
        browser = self.company.browser(sub="ann", apex_account="acme", apex_roles=["pe"])
        browser.sign_in()
        self.assertEqual(browser.call("POST", f"{self.project}/revisions/1/reviews", {"verdict": "approved"}).status, 403, "nor by another door")

    def test_the_author_behind_a_key_is_never_the_checker(self):
        admin = self.company.person("chief", roles=["admin"])
        key = admin.post("/api/v1/api-keys", {"name": "robot", "role": "engineer"}).json["key"]
        robot = type(admin)(admin.apex, key)
        project = robot.new_project("acme")
        self.assertEqual(robot.save_design(project, example()).status, 200)
        path = f"{PROJECTS}/{project}/revisions/1/reviews"
        self.assertEqual(admin.post(path, {"verdict": "approved"}).status, 403, "the key is the admin's")
        self.assertEqual(robot.post(path, {"verdict": "approved"}).status, 403, "a key is no person")
        self.assertEqual(self.checker.post(path, {"verdict": "approved"}).status, 201)

    def test_the_author_behind_a_key_of_a_key_is_never_the_checker(self):
        admin = self.company.person("chief", roles=["admin"])
        made = admin.post("/api/v1/api-keys", {"name": "first", "role": "admin"})
        for name in ("second", "third"):
            made = type(admin)(admin.apex, made.json["key"]).post("/api/v1/api-keys", {"name": name, "role": "admin"})
        robot = type(admin)(admin.apex, made.json["key"])
        project = robot.new_project("acme")
        self.assertEqual(robot.save_design(project, example()).status, 200)
        path = f"{PROJECTS}/{project}/revisions/1/reviews"
        self.assertEqual(admin.post(path, {"verdict": "approved"}).status, 403)
        self.assertEqual(self.checker.post(path, {"verdict": "approved"}).status, 201)

    def test_what_a_review_needs(self):
        for verdict, note, pointer in (("fine", "", "/verdict"), ("override", "", "/note"), ("override", "  ", "/note"), ("approved", "\u0007", "/note")):
            answer = self.review(self.checker, verdict, note)
            self.assertEqual((answer.status, answer.pointers()), (422, [pointer]), (verdict, note))
        for number in (0, 2, "x", "01"):
            self.assertEqual(self.review(self.checker, number=number).status, 404, number)
        self.assertEqual(self.review(self.company.person("eve", "other", ["pe"])).status, 404)
        self.assertEqual(self.author.get(f"{self.project}/revisions/1").json["reviews"], [])

    def test_a_review_is_made_once_under_one_key(self):
        first, again = (self.review(self.checker, Idempotency_Key="r") for _ in range(2))
        self.assertEqual(first.json, again.json)
        self.assertEqual(len(self.author.get(f"{self.project}/revisions/1").json["reviews"]), 1)

    def test_without_sign_in_there_is_no_review(self):
        apex = Apex.serve()
        self.addCleanup(apex.close)
        project, _ = apex.new_project()
        apex.save_design(project, example())
        answer = apex.post(f"{PROJECTS}/{project}/revisions/1/reviews", {"verdict": "approved"})
        self.assertEqual(answer.status, 409)
        self.assertIn("sign-in is needed", answer.json["detail"])


if __name__ == "__main__":
    unittest.main()
