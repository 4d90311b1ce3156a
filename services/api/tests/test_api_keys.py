"""API keys: by the command line and by admins; what they may do, and that they end at once."""

import http.client
import json
import os
import sqlite3
import time
import unittest

from apex_process import Apex, run
from people import Caller, Company

KEYS, ME, PROJECTS = "/api/v1/api-keys", "/api/v1/me", "/api/v1/projects"
FORM = r"^apex_[0-9a-f]{16}_[0-9a-f]{64}$"


class ApiKeys(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.company = Company()
        cls.addClassCleanup(cls.company.close)
        cls.apex = cls.company.apex

    def keys(self, *words):
        return run("keys", *words, "--data", self.company.folder.name)

    def test_a_key_made_at_the_command_line_works_and_is_stored_as_a_hash(self):
        done = self.keys("create", "robot", "--account", "acme", "--role", "estimator")
        key = done.stdout.strip()
        self.assertRegex(key, FORM)
        self.assertNotIn(key.split("_")[2], done.stderr)
        caller = Caller(self.apex, key)
        me = caller.me()
        self.assertEqual((me["actor"], me["account_id"], me["role"], me["sign_in"]), ("key_" + key.split("_")[1], "acme", "estimator", "api_key"))
        project = caller.new_project("acme")
        self.assertEqual(caller.get(f"{PROJECTS}/{project}/events").json[0]["actor"], me["actor"])
        everything = "".join(str(row) for row in sqlite3.connect(self.apex.data / "apex.db").iterdump())
        self.assertNotIn(key.split("_")[2], everything, "the secret is nowhere in the database")
        self.assertIn("$argon2id$v=19$m=19456,t=2,p=1$", everything)

    def test_a_revoked_key_is_refused_at_once(self):
        key = self.keys("create", "short", "--account", "acme", "--role", "viewer").stdout.strip()
        caller = Caller(self.apex, key)
        self.assertEqual(caller.get(ME).status, 200)
        self.assertEqual(self.keys("revoke", "key_" + key.split("_")[1]).returncode, 0)
        started = time.monotonic()
        self.assertEqual(caller.get(ME).status, 401)
        self.assertLess(time.monotonic() - started, 1)
        self.assertEqual(self.keys("revoke", "key_" + "0" * 16).returncode, 2, "there is no such key")

    def test_a_stream_ends_with_the_key_that_opened_it(self):
        company = Company(start=Apex.api)  # Without a worker the task waits for ever.
        self.addCleanup(company.close)
        admin = company.person("boss", roles=["admin"])
        made = admin.post(KEYS, {"name": "watcher", "role": "estimator"}).json
        caller = Caller(company.apex, made["key"])
        task = caller.post(f"{PROJECTS}/{caller.new_project('acme')}/report").json["task_id"]
        connection = http.client.HTTPConnection("127.0.0.1", company.apex.port, timeout=30)
        self.addCleanup(connection.close)
        connection.request("GET", f"/api/v1/tasks/{task}/events", headers={"Authorization": f"Bearer {caller.credential}"})
        stream = connection.getresponse()
        self.assertTrue(stream.readline().startswith(b"id: 1"))
        self.assertEqual(admin.call("DELETE", f"{KEYS}/{made['api_key']['key_id']}").status, 200)
        started = time.monotonic()
        self.assertTrue(stream.read().endswith(b"event: gone\ndata: {}\n\n"))
        self.assertLess(time.monotonic() - started, 10)

    def test_wrong_keys_are_refused_alike(self):
        key = self.keys("create", "right", "--account", "acme", "--role", "viewer").stdout.strip()
        mark, prefix, secret = key.split("_")
        details = set()
        for wrong in (f"{mark}_{prefix}_{'0' * 64}", f"{mark}_{'0' * 16}_{secret}", key[:-1], key + "0", key.upper(), f"{mark}_{prefix}_",
                      f"{mark}_{prefix}", "apex_", f"apex_{prefix}_{secret[:-1]}g", "apex__" + "0" * 80):
            answer = Caller(self.apex, wrong).get(ME)
            self.assertEqual(answer.status, 401, wrong)
            if wrong.startswith("apex_"):
                details.add(answer.json["detail"])
        self.assertEqual(len(details), 1, "the answer does not tell which part is wrong")
        self.assertEqual(Caller(self.apex, key).get(ME).status, 200)

    def test_an_expired_key_is_refused(self):
        caller = self.company.key("acme", "viewer", more=("--expires-in-days", "1"))
        self.assertEqual(caller.get(ME).status, 200)
        with sqlite3.connect(self.apex.data / "apex.db") as database:
            database.execute("update api_keys set expires_at = created_at where prefix = ?", [caller.credential.split("_")[1]])
        self.assertEqual(caller.get(ME).status, 401)

    def test_admins_make_list_and_revoke_their_accounts_keys(self):
        admin, other = self.company.person("boss", "third", ["admin"]), self.company.person("eve", "fourth", ["admin"])
        made = admin.post(KEYS, {"name": "line 2", "role": "engineer", "expires_in_days": 30})
        self.assertEqual(made.status, 201, made.body)
        key, described = made.json["key"], made.json["api_key"]
        self.assertRegex(key, FORM)
        self.assertEqual(made.headers["location"], f"{KEYS}/{described['key_id']}")
        self.assertEqual((described["name"], described["role"], described["created_by"], described["prefix"]),
                         ("line 2", "engineer", admin.me()["actor"], key.split("_")[1]))
        self.assertEqual(Caller(self.apex, key).me()["account_id"], "third")
        listed = admin.get(KEYS).json
        self.assertEqual([k["key_id"] for k in listed], [described["key_id"]])
        self.assertIsNotNone(listed[0]["last_used_at"])
        self.assertNotIn(key.split("_")[2], json.dumps(listed))
        self.assertEqual(other.get(KEYS).json, [])
        path = f"{KEYS}/{described['key_id']}"
        self.assertEqual(other.call("DELETE", path).status, 404)
        self.assertEqual(Caller(self.apex, key).get(ME).status, 200)
        revoked = admin.call("DELETE", path)
        self.assertEqual((revoked.status, Caller(self.apex, key).get(ME).status), (200, 401))
        self.assertEqual(admin.call("DELETE", path).json["revoked_at"], revoked.json["revoked_at"], "again is no fault")

    def test_bad_requests_for_keys_say_why(self):
        admin = self.company.person("boss", "third", ["admin"])
        for body, pointer in (({"name": "", "role": "viewer"}, "/name"), ({"name": "x" * 101, "role": "viewer"}, "/name"),
                              ({"name": "a\u0000b", "role": "viewer"}, "/name"), ({"name": "x", "role": "root"}, "/role"),
                              ({"name": "x", "role": "viewer", "expires_in_days": 0}, "/expires_in_days"),
                              ({"name": "x", "role": "viewer", "account_id": "acme"}, "/account_id")):
            answer = admin.post(KEYS, body)
            self.assertEqual((answer.status, answer.pointers()), (422, [pointer]), body)
        self.assertEqual(self.keys("create", "x", "--account", "a b", "--role", "viewer").returncode, 2)
        self.assertEqual(self.keys("create", "x", "--account", "a", "--role", "root").returncode, 2)

    def test_the_secret_is_told_once_even_when_asked_again(self):
        admin = self.company.person("boss", "third", ["admin"])
        body = {"name": "once", "role": "viewer"}
        first, again = (admin.post(KEYS, body, Idempotency_Key="make-once") for _ in range(2))
        self.assertEqual((first.status, again.status), (201, 201))
        self.assertEqual(again.headers["idempotent-replayed"], "true")
        self.assertEqual(again.json, {**first.json, "key": None})
        stored = "".join(str(row) for row in sqlite3.connect(self.apex.data / "apex.db").iterdump())
        self.assertNotIn(first.json["key"].split("_")[2], stored)

    def test_a_known_key_does_not_cost_a_hash_each_time(self):
        caller = self.company.key("acme", "viewer")

        def seconds(times):
            started = time.process_time(), os.times().elapsed
            for _ in range(times):
                self.assertEqual(caller.get(ME).status, 200)
            return os.times().elapsed - started[1]
        seconds(3)
        self.assertLess(min(seconds(20) for _ in range(3)) / 20, 0.015, "argon2id alone takes that long")

    def test_nothing_of_a_key_is_logged(self):
        caller = self.company.key("acme", "viewer")
        caller.get(ME)
        Caller(self.apex, caller.credential[:-1] + "0").get(ME)
        time.sleep(0.2)
        log = "".join(self.apex.lines)
        self.assertNotIn(caller.credential.split("_")[2][:32], log)
        self.assertNotIn(self.company.issuer.secret, log)


if __name__ == "__main__":
    unittest.main()
