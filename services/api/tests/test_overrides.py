"""Submitting a design whose checks fail: only by the recorded override of an engineer who is not its author, and only of that revision."""

import unittest

from people import Company
from receiver import Receiver, environment
from test_submission import failing_example

PROJECTS = "/api/v1/projects"


class Overrides(unittest.TestCase):
    def setUp(self):
        self.receiver = Receiver()
        self.addCleanup(self.receiver.close)
        self.company = Company(environment=environment(self.receiver))
        self.addCleanup(self.company.close)
        self.author, self.engineer = self.company.person("ann", roles=["pe"]), self.company.person("bob", roles=["pe"])
        self.project_id = self.author.new_project("acme")
        self.project = f"{PROJECTS}/{self.project_id}"
        self.save(failing_example())
        self.assertEqual(self.author.post(f"{self.project}/transitions", {"to": "estimating"}).status, 200)

    def save(self, document):
        saved = self.author.save_design(self.project_id, document)
        self.assertEqual(saved.status, 200, saved.body)

    def review(self, caller, verdict, number=1):
        return caller.post(f"{self.project}/revisions/{number}/reviews", {"verdict": verdict, "note": "the owner's engineer accepts it"}).status

    def submit(self):
        return self.author.post(f"{self.project}/submit")

    def refused(self):
        answer = self.submit()
        self.assertEqual(answer.status, 422, answer.body)
        self.assertTrue(answer.pointers() and all(pointer.startswith("/checks/") for pointer in answer.pointers()), answer.body)
        self.assertEqual(self.author.get(self.project).json["status"], "estimating")
        self.assertEqual(self.author.get(f"{self.project}/submissions").json, [])

    def test_an_override_lets_a_failing_design_be_submitted_and_everyone_is_told_whose_it_was(self):
        self.refused()
        self.assertEqual(self.review(self.engineer, "override"), 201)
        answer = self.submit()
        self.assertEqual(answer.status, 202, answer.body)
        bob = self.engineer.me()["actor"]
        self.assertEqual((answer.json["status"], answer.json["overridden_by"]), ("submitted", bob))
        self.assertEqual([each["overridden_by"] for each in self.author.get(f"{self.project}/submissions").json], [bob])
        submitted = next(e for e in self.author.get(f"{self.project}/events").json if e["kind"] == "project.submitted")
        self.assertEqual(submitted["after"]["overridden_by"], bob)
        self.assertTrue(self.receiver.wait_for(1))
        revision = self.receiver.bodies()[0]["revision"]
        self.assertEqual((revision["number"], revision["passes"], revision["overridden_by"]), (1, False, bob))
        self.assertEqual(self.receiver.forged, [])

    def test_no_other_word_lets_it_through(self):
        self.assertEqual(self.review(self.author, "override"), 403, "the author's own")
        self.assertEqual(self.review(self.company.person("eve", roles=["estimator"]), "override"), 403, "an estimator's")
        self.assertEqual(self.review(self.company.key("acme", "pe"), "override"), 403, "a key's")
        self.assertEqual(self.review(self.company.person("mallory", "other", ["pe"]), "override"), 404, "another account's")
        self.refused()
        self.assertEqual(self.review(self.engineer, "approved"), 201)
        self.refused()

    def test_the_last_word_counts(self):
        self.assertEqual(self.review(self.engineer, "override"), 201)
        self.assertEqual(self.review(self.company.person("carl", roles=["pe"]), "rejected"), 201)
        self.refused()
        self.assertEqual(self.review(self.engineer, "override"), 201)
        self.assertEqual(self.submit().status, 202)

    def test_it_holds_for_its_revision_alone(self):
        self.assertEqual(self.review(self.engineer, "override"), 201)
        weaker = failing_example()
        weaker["foundation"]["depth_ft"] = 4
        self.save(weaker)
        self.refused()
        self.assertEqual(self.review(self.engineer, "override", 2), 201)
        answer = self.submit()
        self.assertEqual((answer.status, answer.json["revision"]), (202, 2), answer.body)


if __name__ == "__main__":
    unittest.main()
