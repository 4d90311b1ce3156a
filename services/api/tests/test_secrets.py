"""Secrets are never said: planted in every setting and in every request, with everything behind the program out of reach, so that the
paths of failure speak. What is searched: all output, /metrics, /ready and every answer."""

import json
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from apex_process import APEX, Apex, clean_environment, example, run
from people import Caller, Company

PLANT = "PLANTEDsecret"
NOWHERE = "127.0.0.1:9"  # the discard port: no one listens

# How a URL setting carries its secret; others of their kind are planted as http.
URLS = {
    "database_url": "postgresql://apex_app:{}@" + NOWHERE + "/apex",
    "database_migration_url": "postgresql://apex:{}@" + NOWHERE + "/apex",
    "redis_url": "redis://:{}@" + NOWHERE + "/0",
    "object_store_url": "s3://KEYID:{}@" + NOWHERE + "/bucket",
    "smtp_url": "smtp://mail:{}@" + NOWHERE,
}
# Settings whose value has a form.
FORMS = {"trace_headers": "authorization=Bearer {}"}
# What else must be told for the planted ones to be used.
BESIDE = {"s3_secret_key": {"S3_ACCESS_KEY": "KEYID", "OBJECT_STORE_URL": f"s3://{NOWHERE}/bucket"},
          "trace_headers": {"OTEL_EXPORTER_OTLP_ENDPOINT": f"http://{NOWHERE}"},
          "oidc_client_secret": {"APEX_AUTH": "required", "OIDC_ISSUER": f"http://{NOWHERE}/realm", "OIDC_CLIENT_ID": "apex",
                                 "APEX_PUBLIC_URL": "http://127.0.0.1:8000"}}

SENT = {"Authorization": f"Bearer {PLANT}-bearer", "Cookie": f"apex_session={PLANT}-cookie; __Host-apex_session={PLANT}-host-cookie",
        "X-API-Key": f"{PLANT}-key", "X-CSRF-Token": f"{PLANT}-csrf", "Idempotency-Key": f"{PLANT}-idempotency"}
QUERY = f"?X-Amz-Signature={PLANT}-signature&X-Amz-Credential={PLANT}-credential&code={PLANT}-code&token={PLANT}-token"


def secret_settings():
    """Each with its planted text, unlike any other's."""
    for setting in json.loads(run("config", "--json").stdout):
        if setting["secret"] == "none":
            continue
        plant = f"{PLANT}-{setting['key']}"
        form = FORMS.get(setting["key"], "{}") if setting["secret"] == "all" else URLS.get(setting["key"], "http://user:{}@" + NOWHERE)
        yield setting["key"], setting["environment"], form.format(plant)


class Secrets(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="apex-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def clean(self, where, text):
        if PLANT.lower() in text.lower():
            at = text.lower().index(PLANT.lower())
            self.fail(f"{where}: …{text[max(0, at - 200):at + 120]}…")

    def attack(self, port, call):
        """Requests of every kind; their answers, as text."""
        document = example()
        requests = [("GET", "/ready" + QUERY, None), ("GET", "/metrics", None), ("GET", "/api/v1/projects" + QUERY, None),
                    ("GET", "/api/v1/projects?limit=-1&cursor=x", None),
                    ("POST", "/api/v1/projects", {"account_id": "a", "name": "n", "customer": "c"}),
                    ("POST", "/api/v1/projects", b"{"), ("GET", "/api/v1/tasks/task_x" + QUERY, None),
                    ("POST", "/api/v1/signage/designs/check", document), ("GET", "/nothing" + QUERY, None),
                    ("GET", "/auth/login" + QUERY, None), ("GET", "/auth/login", None), ("GET", "/auth/callback" + QUERY + f"&state={PLANT}-state", None),
                    ("GET", "/api/v1/me", None), ("PATCH", "/health", None), ("GET", "/api/v1/projects/prj_00000000000000000000000000", None)]
        for method, path, body in requests:
            answer = call(method, path, body, SENT, port=port)
            yield f"{method} {path}", answer.body.decode(errors="replace") + json.dumps(
                {name: value for name, value in answer.headers.items() if name not in ("location", "link")})

    def run_for_a_while(self, command, environment):
        """The whole output of a service that is talked to and stopped."""
        environment = clean_environment({"APEX_LOG_LEVEL": "debug", "APEX_LISTEN": "127.0.0.1:0", "APEX_SIGNCALC_LISTEN": "127.0.0.1:0",
                                         "APEX_WORKER_LISTEN": "127.0.0.1:0", "APEX_DATA": str(self.folder / "data"), **environment})
        log = self.folder / "output"
        with log.open("wb") as out:
            process = subprocess.Popen([str(APEX), command], env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                       cwd=self.folder)
        try:
            port, until = None, time.monotonic() + 60
            while process.poll() is None and port is None and time.monotonic() < until:
                time.sleep(0.05)
                for line in log.read_text().splitlines():
                    if '"event":"listening"' in line:
                        port = json.loads(line)["port"]
            if port:
                caller = Apex.__new__(Apex)
                for what, text in self.attack(port, lambda *a, **k: Apex.call(caller, *a, **k)):
                    self.clean(f"{command}: {what}", text)
                process.send_signal(signal.SIGHUP)
                time.sleep(1.2)  # a worker looks for tasks, a batch of spans is refused
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        return port is not None, log.read_text()

    def test_no_secret_of_any_setting_is_said_when_what_it_opens_is_out_of_reach(self):
        spoke = 0
        for key, name, text in secret_settings():
            for command in ("serve", "api", "worker", "signcalc"):
                with self.subTest(setting=key, command=command):
                    ran, output = self.run_for_a_while(command, {**BESIDE.get(key, {}), name: text})
                    self.assertTrue(output.strip(), "it says something")
                    self.clean(f"output of {command}", output)
                    spoke += ran
        self.assertGreater(spoke, 10, "most of them start and run")

    def test_a_sign_in_a_renewal_and_a_key_leave_no_secret_in_the_log(self):
        company = Company(environment={"APEX_LOG_LEVEL": "debug"})
        self.addCleanup(company.close)
        key = company.key("acme", "viewer")
        browser, token = company.browser(), company.issuer.token()
        back = browser.begin()
        began = dict(browser.cookies)
        self.assertEqual(browser.get(back).status, 303)
        refresh_tokens = list(company.issuer.refresh_tokens)
        with sqlite3.connect(company.apex.database(), timeout=20) as database:
            database.execute("update sessions set vouched_at = 1")
        for caller in (browser, key, Caller(company.apex, token), Caller(company.apex, token[:-4] + "AAAA"), Caller(company.apex, key.credential[:-4] + "0000")):
            caller.get("/api/v1/me")
        self.assertEqual(company.issuer.renewals, 1)
        browser.csrf = browser.get("/api/v1/me").json["csrf_token"]
        with sqlite3.connect(company.apex.database(), timeout=20) as database:
            (sealed,) = database.execute("select sealed_refresh from sessions").fetchone()
        asked = parse_qs(urlsplit(back).query)
        secrets = {"code": asked["code"][0], "state": asked["state"][0], "the browser's mark": began["apex_sign_in"], "session": browser.cookies["apex_session"],
                   "CSRF token": browser.csrf, "token": token, "its signature": token.split(".")[2], "key": key.credential, "its secret": key.credential.split("_")[2],
                   "client secret": company.issuer.secret, "sealed": sealed,
                   **{f"refresh token {n}": text for n, text in enumerate(refresh_tokens + list(company.issuer.refresh_tokens))}}
        self.assertEqual(browser.call("POST", "/auth/logout").status, 204)
        metrics = company.apex.get("/metrics").body.decode()
        company.apex.stop()
        said = "".join(company.apex.lines) + metrics
        self.assertIn("finish_sign_in", said, "the log tells of it")
        for what, secret in secrets.items():
            self.assertNotIn(secret, said, what)

    def test_all_secrets_at_once_from_files(self):
        environment = {}
        for key, name, text in secret_settings():
            if key in ("redis_url", "search_url") and not self.accepted(name, text):
                continue
            file = self.folder / key
            file.write_text(text + "\n")
            environment[name + "_FILE"] = str(file)
        environment["S3_ACCESS_KEY"] = "KEYID"
        for command in ("api", "worker"):
            with self.subTest(command=command):
                _, output = self.run_for_a_while(command, environment)
                self.clean(command, output)

    def accepted(self, name, text):
        done = subprocess.run([str(APEX), "api"], env=clean_environment({name: text, "APEX_LISTEN": "nowhere"}), capture_output=True, text=True)
        return name not in done.stderr

    def test_the_command_line_masks_them_too(self):
        environment = {name: text for _, name, text in secret_settings()}
        for arguments in (("config",), ("config", "--json"), ("migrate", "current"), ("migrate", "upgrade", "head")):
            with self.subTest(arguments=arguments):
                done = run(*arguments, environment=environment, cwd=self.folder)
                self.clean(" ".join(arguments), done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
