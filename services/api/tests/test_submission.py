"""Submitting a project: what is validated, who is told, and how a webhook is spoken to."""

import hashlib
import re
import tempfile
import time
import unittest
from pathlib import Path

from apex_process import Apex, example, run
from receiver import SECRET, Receiver, environment

PROJECTS = "/api/v1/projects"


def failing_example():
    document = example()
    document["support"]["designation"] = "HSS14.000X0.188"
    document["foundation"]["depth_ft"] = 5  # Less than half of what equation 18-1 asks for here.
    return document


class Submitting(unittest.TestCase):
    def start(self, receiver=None, **more):
        apex = Apex.serve(environment={**(environment(receiver) if receiver else {}), **more})
        self.addCleanup(apex.close)
        return apex

    def receiver(self, *plan):
        receiver = Receiver(plan)
        self.addCleanup(receiver.close)
        return receiver

    def estimating(self, apex, document=None, **facts):
        project, _ = apex.new_project(**facts)
        saved = apex.save_design(project, document or example())
        self.assertEqual(saved.status, 200, saved.body)
        self.assertEqual(apex.post(f"{PROJECTS}/{project}/transitions", {"to": "estimating"}).status, 200)
        return project

    def submit(self, apex, project, **headers):
        return apex.post(f"{PROJECTS}/{project}/submit", **headers)

    def kinds(self, apex, project):
        return [event["kind"] for event in apex.get(f"{PROJECTS}/{project}/events").json]

    def webhook_task(self, submission):
        return next(task["task_id"] for task in submission["tasks"] if task["kind"] == "submit_webhook")

    def test_with_no_one_to_tell_it_is_a_transition_that_says_so(self):
        apex = self.start()
        project = self.estimating(apex)
        answer = self.submit(apex, project)
        self.assertEqual(answer.status, 202, answer.body)
        self.assertEqual((answer.json["status"], answer.json["tasks"], answer.json["task_id"]), ("submitted", [], None))
        self.assertIn("Nothing is configured", answer.json["notice"])
        found = apex.get(f"{PROJECTS}/{project}")
        self.assertEqual((found.json["status"], found.headers["etag"]), ("submitted", answer.headers["etag"]))
        self.assertEqual(answer.json["design_hash"], found.json["design"]["design_hash"])
        self.assertEqual(self.kinds(apex, project)[-1], "project.submitted")

    def test_submitting_again_is_the_same_submission(self):
        apex = self.start()
        project = self.estimating(apex)
        answers = [self.submit(apex, project), self.submit(apex, project), self.submit(apex, project, Idempotency_Key="s")]
        self.assertEqual([answer.status for answer in answers], [202] * 3)
        self.assertEqual(len({answer.json["submission_id"] for answer in answers}), 1)
        self.assertEqual(self.kinds(apex, project).count("project.submitted"), 1)
        self.assertEqual([each["submission_id"] for each in apex.get(f"{PROJECTS}/{project}/submissions").json], [answers[0].json["submission_id"]])

    def test_a_rejected_project_is_submitted_anew(self):
        apex = self.start()
        project = self.estimating(apex)
        first = self.submit(apex, project).json
        for to in ("rejected", "draft", "estimating"):
            apex.post(f"{PROJECTS}/{project}/transitions", {"to": to})
        second = self.submit(apex, project).json
        self.assertNotEqual(first["submission_id"], second["submission_id"])

    def test_what_is_not_ready_is_refused_and_nothing_is_stored(self):
        receiver = self.receiver()
        apex = self.start(receiver)
        empty, _ = apex.new_project()
        self.assertEqual(self.submit(apex, empty).status, 409)
        self.assertEqual(self.submit(apex, empty).json["allowed"], ["estimating"])
        apex.post(f"{PROJECTS}/{empty}/transitions", {"to": "estimating"})
        refused = self.submit(apex, empty)
        self.assertEqual((refused.status, refused.pointers()), (422, ["/design"]))
        weak = self.estimating(apex, failing_example())
        refused = self.submit(apex, weak)
        checks = apex.get(f"{PROJECTS}/{weak}/revisions/1").json["checks"]
        failing = [f"/checks/{n}" for n, check in enumerate(checks) if check["status"] == "run" and not check["passes"]]
        self.assertTrue(failing)
        self.assertEqual((refused.status, refused.pointers()), (422, failing))
        for project in (empty, weak):
            self.assertEqual(apex.get(f"{PROJECTS}/{project}").json["status"], "estimating")
            self.assertNotIn("project.submitted", self.kinds(apex, project))
        self.assertEqual(self.submit(apex, "prj_" + "0" * 32).status, 404)
        self.assertEqual(apex.post(f"{PROJECTS}/{weak}/submit", {"force": True}).status, 422)
        self.assertEqual((receiver.deliveries, receiver.forged), ([], []))

    def test_the_receiver_is_told_once_signed_and_with_the_report(self):
        receiver = self.receiver()
        apex = self.start(receiver, APEX_PUBLIC_URL="https://signs.example.com")
        project = self.estimating(apex, name="Główna \"A\"\n".strip(), customer="Acme")
        submission = self.submit(apex, project).json
        task = apex.finished_task(self.webhook_task(submission))
        self.assertEqual(task["status"], "completed", task)
        self.assertEqual((len(receiver.deliveries), receiver.forged), (1, []))
        delivery, body = receiver.deliveries[0], receiver.bodies()[0]
        self.assertEqual(delivery["id"], task["task_id"])
        self.assertEqual(delivery["headers"]["content-type"], "application/json")
        self.assertEqual((body["event"], body["submission_id"]), ("project.submitted", submission["submission_id"]))
        self.assertEqual((body["project"]["project_id"], body["project"]["name"]), (project, "Główna \"A\""))
        self.assertEqual((body["revision"]["number"], body["revision"]["design_hash"]), (1, submission["design_hash"]))
        prefix = "https://signs.example.com"
        self.assertTrue(body["report"]["url"].startswith(prefix))
        pdf = apex.get(body["report"]["url"][len(prefix):])
        self.assertEqual((pdf.status, hashlib.sha256(pdf.body).hexdigest()), (200, body["report"]["sha256"]))
        self.assertEqual(self.kinds(apex, project)[-1], "submission.delivered")
        self.assertNotIn(SECRET, "".join(apex.lines))

    def test_a_report_that_is_there_is_not_made_again(self):
        receiver = self.receiver()
        apex = self.start(receiver)
        project = self.estimating(apex)
        task = apex.finished_task(apex.post(f"{PROJECTS}/{project}/report").json["task_id"])
        submission = self.submit(apex, project).json
        self.assertEqual([each["kind"] for each in submission["tasks"]], ["submit_webhook"])
        apex.finished_task(submission["task_id"])
        self.assertEqual(receiver.bodies()[0]["report"]["sha256"], task["result"]["sha256"])

    def test_a_receiver_that_is_away_hears_the_same_later(self):
        receiver = self.receiver(500, 503, (429, {"Retry-After": "3"}), 408)
        apex = self.start(receiver)
        task = apex.finished_task(self.webhook_task(self.submit(apex, self.estimating(apex)).json), 60)
        self.assertEqual(task["status"], "completed", task)
        self.assertEqual(len(receiver.deliveries), 5)
        self.assertEqual(len({delivery["id"] for delivery in receiver.deliveries}), 1)
        self.assertEqual(len({delivery["body"] for delivery in receiver.deliveries}), 1)
        times = [delivery["at"] for delivery in receiver.deliveries]
        self.assertGreaterEqual(times[3] - times[2], 3, "Retry-After is heeded")
        self.assertEqual(receiver.forged, [])

    def test_a_refusal_is_a_dead_letter_with_its_reason(self):
        for answer, reason in ((400, "400"), (401, "401"), (410, "410"), ((302, {"Location": "http://127.0.0.1:1/"}), "redirects")):
            receiver = self.receiver(answer)
            apex = self.start(receiver)
            project = self.estimating(apex)
            task = apex.finished_task(self.webhook_task(self.submit(apex, project).json))
            self.assertEqual(task["status"], "failed")
            self.assertIn(reason, task["error"])
            self.assertEqual(len(receiver.deliveries), 1, "not tried again")
            self.assertEqual(self.kinds(apex, project)[-1], "task.failed")
            self.assertEqual(apex.get(f"{PROJECTS}/{project}").json["status"], "submitted")
            apex.close()

    def test_a_private_address_is_not_reached(self):
        receiver = self.receiver()
        for url in (f"https://127.0.0.1:{receiver.port}/hook", f"https://localhost:{receiver.port}/hook", f"https://[::1]:{receiver.port}/hook"):
            apex = self.start(SUBMIT_WEBHOOK_URL=url, SUBMIT_WEBHOOK_SECRET=SECRET)
            task = apex.finished_task(self.webhook_task(self.submit(apex, self.estimating(apex)).json))
            self.assertEqual(task["status"], "failed", url)
            self.assertIn("not a public one", task["error"])
            apex.close()
        self.assertEqual((receiver.deliveries, receiver.forged), ([], []))

    def test_a_receiver_that_does_not_answer_costs_no_more_than_its_time(self):
        receiver = self.receiver(lambda _: time.sleep(12))
        apex = self.start(receiver, APEX_WORKER_THREADS="1")
        task = apex.finished_task(self.webhook_task(self.submit(apex, self.estimating(apex)).json), 60)
        self.assertEqual(task["status"], "completed", task)
        self.assertEqual(len({delivery["id"] for delivery in receiver.deliveries}), 1)


class Settings(unittest.TestCase):
    def refused(self, **environment_):
        with tempfile.TemporaryDirectory() as folder:
            done = run("serve", "--listen", "127.0.0.1:0", "--data", folder, environment=environment_)
            self.assertNotEqual(done.returncode, 0)
            self.assertNotIn("listening", done.stderr)
            return done.stderr

    def test_what_is_wrong_names_itself_before_the_program_listens(self):
        good = {"SUBMIT_WEBHOOK_URL": "https://pm.example.com/hook", "SUBMIT_WEBHOOK_SECRET": SECRET}
        mail = {"SUBMIT_EMAIL_TO": "a@example.com", "SMTP_URL": "smtp://relay", "SMTP_FROM": "apex@example.com"}
        for wrong, name in (({**good, "SUBMIT_WEBHOOK_SECRET": "short"}, "SUBMIT_WEBHOOK_SECRET"),
                            ({"SUBMIT_WEBHOOK_URL": good["SUBMIT_WEBHOOK_URL"]}, "SUBMIT_WEBHOOK_SECRET"),
                            ({**good, "SUBMIT_WEBHOOK_URL": "http://pm.example.com"}, "SUBMIT_WEBHOOK_URL"),
                            ({**good, "SUBMIT_WEBHOOK_URL": "ftp://pm"}, "SUBMIT_WEBHOOK_URL"),
                            ({**mail, "SMTP_URL": ""}, "SMTP_URL"), ({**mail, "SMTP_FROM": "apex"}, "SMTP_FROM"),
                            ({**mail, "SUBMIT_EMAIL_TO": "a@b, c"}, "SUBMIT_EMAIL_TO"), ({**mail, "SMTP_USER": "u"}, "SMTP_PASSWORD"),
                            ({"CLAMD_URL": "http://clamd"}, "CLAMD_URL"), ({"APEX_PUBLIC_URL": "signs.example.com"}, "APEX_PUBLIC_URL"),
                            ({"SUBMIT_ALLOW_PRIVATE": "maybe"}, "SUBMIT_ALLOW_PRIVATE")):
            message = self.refused(**wrong)
            self.assertIn(name, message)
            self.assertNotIn(SECRET, message)

    def test_secrets_come_from_files_and_are_masked(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "secret").write_text(SECRET + "\n")
            Path(folder, "password").write_text("planted password\n")
            shown = run("config", environment={"SUBMIT_WEBHOOK_URL": "https://u:planted@pm.example.com/", "SMTP_USER": "u",
                                               "SUBMIT_WEBHOOK_SECRET_FILE": f"{folder}/secret", "SMTP_PASSWORD_FILE": f"{folder}/password"}).stdout
        self.assertRegex(shown, re.compile(r"SUBMIT_WEBHOOK_SECRET_FILE"))
        self.assertNotIn("planted", shown)
        self.assertNotIn(SECRET, shown)


if __name__ == "__main__":
    unittest.main()
