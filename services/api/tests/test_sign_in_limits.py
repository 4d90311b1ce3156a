"""How often one address may try to sign in or be refused, before anyone is known; and that what a sign-in leaves behind is cleared away."""

import sqlite3
import tempfile
import time
import unittest

from apex_process import Apex
from oidc_issuer import Issuer
from people import Browser, Company, signing_in

ME = "/api/v1/me"
LIMIT = 5


class Limited(unittest.TestCase):
    def setUp(self):
        self.company = Company(environment={"APEX_SIGN_IN_LIMIT": str(LIMIT), "APEX_TRUSTED_PROXIES": "127.0.0.1"})
        self.addCleanup(self.company.close)
        self.apex = self.company.apex

    def limited(self, answer):
        self.assertEqual(answer.status, 429, answer.body)
        self.assertIn(int(answer.headers["retry-after"]), range(1, 61))
        self.assertEqual(answer.json["status"], 429)

    def attempts(self):
        return sqlite3.connect(self.apex.database()).execute("select count(*) from sign_in_attempts").fetchone()[0]

    def test_sign_ins_of_one_address_are_counted_before_anything_is_stored(self):
        for _ in range(LIMIT):
            self.assertEqual(self.apex.get("/auth/login").status, 303)
        for _ in range(3):
            self.limited(self.apex.get("/auth/login"))
        self.limited(self.apex.get("/auth/callback?state=x&code=y"))
        self.assertEqual(self.attempts(), LIMIT)
        self.assertEqual(self.apex.get("/auth/login", X_Forwarded_For="192.0.2.1").status, 429, "no field of that name")
        self.assertEqual(self.apex.get("/auth/login", **{"X-Forwarded-For": "192.0.2.1"}).status, 303, "another client of the proxy")

    def test_an_answer_that_fits_no_sign_in_counts_too(self):
        for _ in range(LIMIT):
            self.assertEqual(self.apex.get("/auth/callback?state=x&code=y").status, 401)
        self.limited(self.apex.get("/auth/callback?state=x&code=y"))

    def test_refused_tokens_and_keys_of_one_address_are_counted(self):
        good, key = self.company.person("ann"), self.company.key("acme", "viewer")
        for number, wrong in enumerate(("a.b.c", "apex_0123456789abcdef_" + "0" * 64, key.credential[:-4] + "0000")):
            address = {"X-Forwarded-For": f"192.0.2.{number}"}
            for _ in range(LIMIT):
                self.assertEqual(self.apex.get(ME, Authorization=f"Bearer {wrong}", **address).status, 401, wrong)
            for _ in range(2):
                self.limited(self.apex.get(ME, Authorization=f"Bearer {wrong}", **address))
            self.limited(good.get(ME, **address))  # Nothing more is looked at for a while.
        for caller in (good, key):
            self.assertEqual(caller.get(ME).status, 200, "another address")

    def test_a_refused_bearer_locks_out_no_browser_of_the_same_address(self):
        browser = self.company.browser(sub="ann")
        browser.sign_in()
        for _ in range(LIMIT + 1):
            self.apex.get(ME, Authorization="Bearer a.b.c")
        self.limited(self.apex.get(ME, Authorization="Bearer a.b.c"))
        self.assertEqual(browser.get(ME).status, 200)
        for _ in range(LIMIT + 1):
            self.apex.get(ME, Cookie="apex_session=" + "0" * 64)
        self.limited(self.apex.get(ME, Cookie="apex_session=" + "0" * 64))

    def test_who_is_let_in_or_shows_nothing_is_not_counted(self):
        good = self.company.person("ann")
        for _ in range(3 * LIMIT):
            self.assertEqual(good.get(ME).status, 200)
            self.assertEqual(self.apex.get(ME).status, 401)
        metrics = self.apex.get("/metrics").body.decode()
        self.assertIn('apex_rate_limit_total{scope="refused_credential",outcome="refused"} 0', metrics)


class Addresses(unittest.TestCase):
    def test_without_a_trusted_proxy_a_client_cannot_choose_its_address(self):
        company = Company(environment={"APEX_SIGN_IN_LIMIT": str(LIMIT)})
        self.addCleanup(company.close)
        answers = [company.apex.get("/auth/login", **{"X-Forwarded-For": f"192.0.2.{i}"}).status for i in range(LIMIT + 1)]
        self.assertEqual(answers, [303] * LIMIT + [429])

    def test_zero_is_no_limit(self):
        company = Company(environment={"APEX_SIGN_IN_LIMIT": "0"})
        self.addCleanup(company.close)
        for _ in range(200):
            self.assertEqual(company.apex.get("/auth/callback?state=x&code=y").status, 401)


class OpenAttempts(unittest.TestCase):
    def setUp(self):
        self.company = Company()
        self.addCleanup(self.company.close)
        self.database = sqlite3.connect(self.company.apex.database(), timeout=20)
        self.addCleanup(self.database.close)

    def begin_elsewhere(self, number, minutes_ago):
        begun = int((time.time() - 60 * minutes_ago) * 1e6)
        with self.database:
            self.database.executemany("insert into sign_in_attempts values (?, 'b', 'n', 'v', '/', ?)",
                                      [(f"{minutes_ago}-{i}", begun) for i in range(number)])

    def test_ten_thousand_open_sign_ins_are_the_most(self):
        self.begin_elsewhere(9_999, 1)
        self.assertEqual(self.company.apex.get("/auth/login").status, 303)
        answer = self.company.apex.get("/auth/login")
        self.assertEqual(answer.status, 503)
        self.assertIn("retry-after", answer.headers)

    def test_those_that_took_too_long_are_no_longer_open(self):
        self.begin_elsewhere(10_000, 11)
        self.assertEqual(self.company.apex.get("/auth/login").status, 303)
        self.assertEqual(self.database.execute("select count(*) from sign_in_attempts").fetchone(), (1,))


class Housekeeping(unittest.TestCase):
    def test_what_has_expired_is_removed_without_anyone_signing_in(self):
        issuer, folder = Issuer(), tempfile.TemporaryDirectory(prefix="apex-test-")
        self.addCleanup(folder.cleanup)
        self.addCleanup(issuer.close)
        first = signing_in(issuer, Apex.api, data=folder.name)
        browsers = [Browser(first) for _ in range(2)]
        for browser in browsers:
            browser.sign_in()
        first.stop()
        database = sqlite3.connect(first.database(), timeout=20)
        self.addCleanup(database.close)
        old, now = int((time.time() - 3600) * 1e6), int(time.time() * 1e6)
        with database:
            database.execute("update sessions set expires_at = ? where token_sha256 = (select min(token_sha256) from sessions)", (old,))
            database.executemany("insert into sign_in_attempts values (?, 'b', 'n', 'v', '/', ?)", [("old", old), ("new", now)])
        worker = Apex.worker(folder.name)
        self.addCleanup(worker.close)
        until = time.monotonic() + 10
        while time.monotonic() < until and database.execute("select count(*) from sign_in_attempts").fetchone() != (1,):
            time.sleep(0.05)
        self.assertEqual(database.execute("select state_sha256 from sign_in_attempts").fetchall(), [("new",)])
        self.assertEqual(database.execute("select count(*) from sessions").fetchone(), (1,))


if __name__ == "__main__":
    unittest.main()
