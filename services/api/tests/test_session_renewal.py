"""A browser's session follows what the provider says of its person: roles that change, members who are removed, a provider that is away."""

import sqlite3
import threading
import unittest

from people import Company

ME, PROJECTS = "/api/v1/me", "/api/v1/projects"
PROJECT = {"account_id": "acme", "name": "Sign", "customer": "Acme"}


class Renewal(unittest.TestCase):
    def setUp(self):
        self.company = Company()
        self.addCleanup(self.company.close)
        self.issuer = self.company.issuer
        self.database = sqlite3.connect(self.company.apex.database(), timeout=20)
        self.addCleanup(self.database.close)

    def signed_in(self, **who):
        browser = self.company.browser(**who)
        browser.sign_in()
        return browser

    def later(self, minutes):
        """As if the provider had said so that long ago."""
        with self.database:
            self.database.execute("update sessions set vouched_at = vouched_at - ?", (int(minutes * 60e6),))

    def sessions(self):
        return self.database.execute("select count(*) from sessions").fetchone()[0]

    def test_a_role_that_is_taken_away_is_gone_within_five_minutes(self):
        browser = self.signed_in(sub="ann", apex_roles=["admin"])
        self.issuer.changes["ann"] = {"apex_roles": ["viewer"]}
        self.later(4.5)
        self.assertEqual(browser.get(ME).json["role"], "admin", "its word is young enough")
        self.assertEqual(self.issuer.renewals, 0)
        self.later(0.6)
        self.assertEqual(browser.call("POST", PROJECTS, PROJECT).status, 403)
        self.assertEqual(browser.get(ME).json["role"], "viewer")
        self.issuer.changes["ann"] = {"apex_roles": ["engineer"]}
        self.later(6)
        self.assertEqual(browser.call("POST", PROJECTS, PROJECT).status, 201)
        self.assertEqual(self.issuer.renewals, 2, "each answer holds for five minutes")

    def test_a_role_that_another_sign_in_tells_counts_from_the_next_request(self):
        first = self.signed_in(sub="ann", apex_roles=["admin"])
        self.signed_in(sub="ann", apex_roles=["viewer"])
        self.assertEqual(first.get(ME).json["role"], "viewer")
        self.assertEqual(first.call("POST", PROJECTS, PROJECT).status, 403)

    def test_who_is_removed_is_out_and_stays_out(self):
        for change in (None, {"apex_roles": []}, {"apex_roles": ["stranger"]}, {"apex_account": "other"}, {"apex_account": None}, {"sub": "bob"}):
            with self.subTest(change):
                browser = self.signed_in(sub="ann")
                self.issuer.changes["ann"] = change
                self.later(6)
                self.assertEqual(browser.get(PROJECTS).status, 401)
                self.assertEqual(self.sessions(), 0, "and nothing is left to come back to")
                self.issuer.changes.clear()
                self.assertEqual(browser.get(PROJECTS).status, 401)

    def test_a_provider_that_is_away_keeps_no_one_out(self):
        browser = self.signed_in(sub="ann")
        self.issuer.away = True
        self.later(6)
        self.assertEqual(browser.get(ME).json["role"], "engineer")
        self.issuer.away, self.issuer.changes["ann"] = False, None
        self.later(6)
        self.assertEqual(browser.get(ME).status, 401, "it is asked again when it is back")

    def test_many_requests_at_once_ask_once(self):
        browser = self.signed_in(sub="ann")
        self.later(6)
        statuses = []
        threads = [threading.Thread(target=lambda: statuses.append(browser.get(PROJECTS).status)) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(statuses, [200] * 16)
        self.assertEqual(self.issuer.renewals, 1, "a second call would use the refresh token twice")
        self.later(6)
        self.assertEqual(browser.get(ME).status, 200, "and the new one was kept")

    def test_without_a_refresh_token_a_session_lasts_an_hour(self):
        self.issuer.gives_refresh_tokens = False
        browser = self.signed_in(sub="ann")
        self.later(59)
        self.assertEqual(browser.get(ME).status, 200)
        self.later(2)
        self.assertEqual(browser.get(ME).status, 401)

    def test_a_session_of_the_version_before_lasts_an_hour(self):
        browser = self.signed_in(sub="ann")
        with self.database:
            self.database.execute("update sessions set vouched_at = null, sealed_refresh = null")
        self.assertEqual(browser.get(ME).status, 200)
        with self.database:
            self.database.execute("update sessions set created_at = created_at - 3660000000")
        self.assertEqual(browser.get(ME).status, 401)

    def test_the_database_alone_holds_no_refresh_token(self):
        browser = self.signed_in(sub="ann")
        (refresh,) = self.issuer.refresh_tokens
        row = str(self.database.execute("select * from sessions").fetchall())
        self.assertNotIn(refresh, row)
        (sealed,) = self.database.execute("select sealed_refresh from sessions").fetchone()
        self.assertGreater(len(sealed), len(refresh))
        with self.database:  # Of another session, it is of no use.
            self.database.execute("update sessions set sealed_refresh = ?", (sealed[:-2] + "AA",))
        self.later(6)
        self.assertEqual(browser.get(ME).status, 401)


if __name__ == "__main__":
    unittest.main()
