"""Submissions over PostgreSQL and several workers: nothing is lost while receivers fail and workers are killed; e-mail over verified TLS.

Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_submission.py
"""

import base64
import shutil
import signal
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import Deployment  # noqa: E402
from fault_table import FaultTable  # noqa: E402
from servers import packages, postgres  # noqa: E402
from servers.smtp_server import PASSWORD, USER, SmtpServer  # noqa: E402
from servers.tls_front import make_certificates  # noqa: E402
from apex_process import example  # noqa: E402
from receiver import SECRET, Receiver, environment  # noqa: E402

PROJECTS = "/api/v1/projects"
KILLS = 20
database = certificates = table = None


def setUpModule():
    global database, certificates, table
    reason = packages.ensure([*postgres.PACKAGES, "openssl"])
    if reason:
        raise unittest.SkipTest(f"no real servers: {reason}")
    certificates = tempfile.mkdtemp(prefix="apex_tls_")
    unittest.addModuleCleanup(shutil.rmtree, certificates)
    make_certificates(certificates)
    table = FaultTable("submission")
    unittest.addModuleCleanup(table.close)
    database = postgres.Postgres()
    unittest.addModuleCleanup(database.end)


class OverPostgres(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="apex-test-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.migrated = Deployment(cls.folder, {"DATABASE_URL": database.url("apex_app")})
        cls.migrated.migrate(database.url("apex"))

    def deploy(self, **urls):
        deployment = Deployment(self.folder, {"DATABASE_URL": database.url("apex_app"), **urls})
        self.addCleanup(deployment.end)
        return deployment

    def estimating(self, api, **facts):
        project, _ = api.new_project(**facts)
        self.assertEqual(api.save_design(project, example()).status, 200)
        self.assertEqual(api.post(f"{PROJECTS}/{project}/transitions", {"to": "estimating"}).status, 200)
        return project

    def submitted(self, api, **facts):
        project = self.estimating(api, **facts)
        answer = api.post(f"{PROJECTS}/{project}/submit")
        self.assertEqual(answer.status, 202, answer.body)
        return project, {task["kind"]: task["task_id"] for task in answer.json["tasks"]}


class Webhook(OverPostgres):
    def test_over_tls_that_is_verified_and_no_other(self):
        receiver = Receiver(tls=certificates)
        self.addCleanup(receiver.close)
        url = f"https://s3.localhost:{receiver.port}/hook"
        unknown = self.deploy(**environment(receiver, SUBMIT_WEBHOOK_URL=url))
        api, worker = unknown.api(), unknown.worker()
        _, tasks = self.submitted(api)
        until = time.monotonic() + 20
        while not (task := api.get(f"/api/v1/tasks/{tasks['submit_webhook']}").json)["error"] or "report" in task["error"]:
            self.assertLess(time.monotonic(), until, task)
            time.sleep(0.1)
        self.assertIn("SSL peer certificate", task["error"])
        self.assertEqual((task["status"], receiver.deliveries), ("queued", []))
        worker.close()
        known = self.deploy(**environment(receiver, SUBMIT_WEBHOOK_URL=url, SUBMIT_CA_FILE=f"{certificates}/authority.pem"))
        known.worker()
        self.assertEqual(api.finished_task(tasks["submit_webhook"], 60)["status"], "completed")
        self.assertEqual(len(receiver.deliveries), 1)

    def test_two_workers_and_two_apis_tell_once(self):
        receiver = Receiver()
        self.addCleanup(receiver.close)
        deployment = self.deploy(**environment(receiver))
        apis = [deployment.api(), deployment.api()]
        deployment.worker()
        deployment.worker()
        for _ in range(5):
            project = self.estimating(apis[0])
            answers, start = [], threading.Barrier(2)

            def submit(api):
                start.wait()
                answers.append(api.post(f"{PROJECTS}/{project}/submit").json)
            threads = [threading.Thread(target=submit, args=(api,)) for api in apis]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(len({answer["submission_id"] for answer in answers}), 1)
            apis[0].finished_task(answers[0]["task_id"])
        self.assertEqual(len(receiver.deliveries), 5)
        self.assertEqual(len({body["submission_id"] for body in receiver.bodies()}), 5)

    def test_workers_killed_between_sending_and_recording_lose_nothing_and_keep_the_id(self):
        held = threading.Event()

        def hold(handler):
            """The delivery has arrived; its answer never reaches the worker, which is killed meanwhile."""
            held.set()
            time.sleep(0.5)
        receiver = Receiver()
        self.addCleanup(receiver.close)
        deployment = self.deploy(**environment(receiver))
        api = deployment.api()
        tasks = []
        for _ in range(KILLS):
            held.clear()
            receiver.plan = [hold]
            worker = deployment.worker()
            tasks.append(self.submitted(api)[1]["submit_webhook"])
            self.assertTrue(held.wait(30))
            worker.stop(signal.SIGKILL)
        survivor, began = deployment.worker(), time.monotonic()
        for task in tasks:  # A lease of 30 s runs out first.
            self.assertEqual(api.finished_task(task, 120)["status"], "completed")
        recovered_s = time.monotonic() - began
        survivor.close()
        by_id = {}
        for delivery in receiver.deliveries:
            by_id.setdefault(delivery["id"], []).append(delivery["body"])
        table.add("worker killed between send and record", KILLS, recovered_s, lost=len(set(tasks) - set(by_id)),
                  doubled=len(set(by_id) - set(tasks)), wrong=sum(len(set(bodies)) > 1 for bodies in by_id.values()), stored=len(tasks), refused=0)
        self.assertEqual(sorted(by_id), sorted(tasks), "none lost, none invented")
        self.assertTrue(all(len(set(bodies)) == 1 for bodies in by_id.values()), "the same body under the same id")
        self.assertEqual(receiver.forged, [])

    def test_a_receiver_gone_for_ten_seconds_hears_of_everything(self):
        receiver = Receiver()
        deployment = self.deploy(**environment(receiver))
        api = deployment.api()
        deployment.worker()
        receiver.close()
        tasks = [self.submitted(api)[1]["submit_webhook"] for _ in range(8)]
        time.sleep(10)
        back, began = Receiver(port=receiver.port), time.monotonic()
        self.addCleanup(back.close)
        for task in tasks:
            self.assertEqual(api.finished_task(task, 120)["status"], "completed")
        heard = {delivery["id"] for delivery in back.deliveries}
        table.add("webhook receiver gone for 10 s", 1, time.monotonic() - began, lost=len(set(tasks) - heard),
                  doubled=len(back.deliveries) - len(heard), wrong=len(back.forged), stored=len(tasks), refused=0)
        self.assertEqual(sorted({delivery["id"] for delivery in back.deliveries}), sorted(tasks))
        self.assertEqual(len(back.deliveries), len(tasks), "each once")


class Email(OverPostgres):
    def mail(self, server, scheme="smtp", **more):
        return self.deploy(SUBMIT_EMAIL_TO="pm@example.com, second@example.org", SMTP_FROM="apex@example.com",
                           SMTP_URL=f"{scheme}://s3.localhost:{server.port}", SUBMIT_CA_FILE=f"{certificates}/authority.pem", **more)

    def server(self, **more):
        server = SmtpServer(certificates, **more)
        self.addCleanup(server.close)
        return server

    def test_a_message_arrives_whole_over_starttls_and_over_tls(self):
        for scheme, from_the_start in (("smtp", False), ("smtps", True)):
            server = self.server(from_the_start=from_the_start)
            deployment = self.mail(server, scheme, SMTP_USER=USER, SMTP_PASSWORD=PASSWORD, APEX_PUBLIC_URL="https://signs.example.com")
            api = deployment.api()
            deployment.worker()
            project, tasks = self.submitted(api, name="Główna 12, Łódź " + "ś" * 60)
            self.assertEqual(api.finished_task(tasks["submit_email"])["status"], "completed")
            self.assertEqual(len(server.messages), 1)
            message = server.messages[0]
            self.assertTrue(message["session"]["tls"])
            self.assertEqual(message["session"]["user"], USER)
            self.assertEqual((message["from"], message["to"]), ("apex@example.com", ["pm@example.com", "second@example.org"]))
            mail = message["mail"]
            self.assertEqual(mail["Subject"], f"Submitted: Główna 12, Łódź {'ś' * 60} (Acme)")
            self.assertEqual(mail["Message-ID"], f"<{tasks['submit_email']}@example.com>")
            text = mail.get_content()
            report = api.get(f"{PROJECTS}/{project}/reports").json[0]
            self.assertIn(report["sha256"], text)
            self.assertIn(f"https://signs.example.com{report['url']}", text)
            self.assertTrue(all(len(line) <= 998 for line in message["raw"].split(b"\r\n")))
            deployment.end()

    def test_nothing_is_sent_without_tls(self):
        server = SmtpServer()
        self.addCleanup(server.close)
        deployment = self.mail(server, SMTP_USER=USER, SMTP_PASSWORD=PASSWORD)
        api = deployment.api()
        worker = deployment.worker()
        _, tasks = self.submitted(api)
        until = time.monotonic() + 20
        while not (task := api.get(f"/api/v1/tasks/{tasks['submit_email']}").json)["error"] or "report" in task["error"]:
            self.assertLess(time.monotonic(), until, task)
            time.sleep(0.1)
        worker.close()
        self.assertEqual((task["status"], server.messages), ("queued", []))
        self.assertFalse(any("AUTH" in session["commands"] or "MAIL" in session["commands"] for session in server.sessions))

    def test_a_plain_relay_where_that_is_said(self):
        server = SmtpServer()
        self.addCleanup(server.close)
        deployment = self.deploy(SUBMIT_EMAIL_TO="pm@example.com", SMTP_FROM="apex@example.com",
                                 SMTP_URL=f"smtp://127.0.0.1:{server.port}?tls=off")
        api = deployment.api()
        deployment.worker()
        _, tasks = self.submitted(api)
        self.assertEqual(api.finished_task(tasks["submit_email"])["status"], "completed")
        self.assertEqual(len(server.messages), 1)

    def test_later_is_tried_again_and_never_is_a_dead_letter(self):
        server = self.server(plan=[("RCPT", b"450 greylisted"), ("MAIL", b"421 busy"), ("DATA", None)])
        deployment = self.mail(server)
        api = deployment.api()
        deployment.worker()
        _, tasks = self.submitted(api)
        self.assertEqual(api.finished_task(tasks["submit_email"], 60)["status"], "completed")
        self.assertEqual((len(server.messages), len(server.sessions)), (1, 4))
        server.plan = [("RCPT", b"550 no such person")]
        project, tasks = self.submitted(api)
        task = api.finished_task(tasks["submit_email"], 60)
        self.assertEqual(task["status"], "failed")
        self.assertIn("550", task["error"])
        self.assertEqual(api.get(f"{PROJECTS}/{project}").json["status"], "submitted")
        self.assertEqual(len(server.messages), 1, "to everyone or to no one")

    def test_a_refused_password_waits_for_someone_to_put_it_right(self):
        server = self.server()
        wrong = self.mail(server, SMTP_USER=USER, SMTP_PASSWORD="wrong one")
        api = wrong.api()
        worker = wrong.worker()
        _, tasks = self.submitted(api)
        until = time.monotonic() + 20
        while "Login denied" not in ((task := api.get(f"/api/v1/tasks/{tasks['submit_email']}").json)["error"] or ""):
            self.assertLess(time.monotonic(), until, task)
            time.sleep(0.1)
        worker.close()
        lines = "".join(worker.lines)
        for planted in ("wrong one", base64.b64encode(b"\0" + USER.encode() + b"\0wrong one").decode()):
            self.assertNotIn(planted, lines)
        self.mail(server, SMTP_USER=USER, SMTP_PASSWORD=PASSWORD).worker()
        self.assertEqual(api.finished_task(tasks["submit_email"], 60)["status"], "completed")

    def test_names_cannot_write_the_header(self):
        server = self.server()
        deployment = self.mail(server)
        api = deployment.api()
        deployment.worker()
        refused = api.post(PROJECTS, {"account_id": "test", "name": "Pylon\r\nBcc: thief@example.net", "customer": "Acme"})
        self.assertEqual(refused.status, 422, "such a name is not even taken")
        _, tasks = self.submitted(api, name="Pylon Bcc: thief@example.net", customer="=?UTF-8?B?DQpCY2M6IHRoaWVm?=")
        self.assertEqual(api.finished_task(tasks["submit_email"])["status"], "completed")
        mail = server.messages[0]["mail"]
        self.assertIsNone(mail["Bcc"])
        self.assertEqual(mail["Subject"], "Submitted: Pylon Bcc: thief@example.net (=?UTF-8?B?DQpCY2M6IHRoaWVm?=)")


class Secrets(OverPostgres):
    def test_no_log_line_holds_one(self):
        receiver = Receiver(plan=[500])
        self.addCleanup(receiver.close)
        server = SmtpServer(certificates)
        self.addCleanup(server.close)
        deployment = self.deploy(**environment(receiver), SUBMIT_EMAIL_TO="pm@example.com", SMTP_FROM="apex@example.com", SMTP_USER=USER,
                                 SMTP_PASSWORD=PASSWORD, SMTP_URL=f"smtp://s3.localhost:{server.port}",
                                 SUBMIT_CA_FILE=f"{certificates}/authority.pem", APEX_LOG_LEVEL="debug")
        api, worker = deployment.api(), deployment.worker()
        _, tasks = self.submitted(api)
        for task in tasks.values():
            self.assertEqual(api.finished_task(task, 60)["status"], "completed")
        lines = "".join(api.lines + worker.lines)
        signature = receiver.deliveries[0]["headers"]["x-apex-signature"]
        for planted in (SECRET, PASSWORD, signature[7:], "pm@example.com"):
            self.assertNotIn(planted, lines)


if __name__ == "__main__":
    unittest.main()
