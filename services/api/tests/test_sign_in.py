"""A browser signs in: code with PKCE, the session's cookie, CSRF, fixation, replay, and where it is sent afterwards."""

import sqlite3
import unittest
from urllib.parse import parse_qs, quote, urlsplit

from apex_process import Apex, run
from oidc_issuer import Issuer, free_port
from people import Browser, Caller, Company

ME, PROJECTS = "/api/v1/me", "/api/v1/projects"
PROJECT = {"account_id": "acme", "name": "Sign", "customer": "Acme"}


class SignIn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.company = Company()
        cls.addClassCleanup(cls.company.close)
        cls.apex, cls.issuer = cls.company.apex, cls.company.issuer

    def setUp(self):
        self.person = self.issuer.person
        self.issuer.change_id_token = lambda claims: claims

    def tearDown(self):
        self.issuer.person = self.person

    def test_a_person_signs_in_works_and_signs_out(self):
        browser = self.company.browser(sub="ann")
        self.assertEqual(browser.get(ME).status, 401)
        answer = browser.sign_in("/projects?q=pylon")
        self.assertEqual(answer.headers["location"], "/projects?q=pylon")
        me = browser.get(ME).json
        self.assertEqual((me["sign_in"], me["account_id"], me["role"], me["name"]), ("session", "acme", "engineer", "Ann Lee"))
        made = browser.call("POST", PROJECTS, PROJECT)
        self.assertEqual(made.status, 201, made.body)
        events = browser.get(f"{PROJECTS}/{made.json['project_id']}/events").json
        self.assertEqual(events[0]["actor"], me["actor"], "the audit trail names the user, not the person")
        kept = dict(browser.cookies)
        self.assertEqual(browser.call("POST", "/auth/logout").status, 204)
        self.assertEqual(browser.cookies, {}, "the cookie is taken back")
        browser.cookies = kept
        self.assertEqual(browser.get(ME).status, 401, "and a copy of it opens nothing")

    def test_the_cookies_keep_to_themselves(self):
        browser = self.company.browser()
        browser.sign_in()
        text = next(text for text in browser_set_cookies(self.company) if text.startswith("apex_session="))
        for attribute in ("; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age=43200"):
            self.assertIn(attribute, text)
        self.assertNotIn("Secure", text, "this site is plain http on the loopback")
        stored = sqlite3.connect(self.company.apex.database()).execute("select token_sha256 from sessions").fetchall()
        self.assertNotIn(browser.cookies["apex_session"], str(stored), "the database holds a hash")

    def test_the_question_to_the_provider_is_pkce_with_a_state_and_a_nonce(self):
        first, second = (parse_qs(urlsplit(Browser(self.apex).get("/auth/login").headers["location"]).query) for _ in range(2))
        self.assertEqual((first["response_type"], first["code_challenge_method"], first["client_id"]), (["code"], ["S256"], ["apex-web"]))
        self.assertEqual(first["redirect_uri"], [f"http://127.0.0.1:{self.apex.port}/auth/callback"])
        for name in ("state", "nonce", "code_challenge"):
            self.assertGreaterEqual(len(first[name][0]), 43, name)
            self.assertNotEqual(first[name], second[name], name)

    # ---- attacks on the way

    def refused(self, browser, path, status=401):
        answer = browser.get(path)
        self.assertEqual(answer.status, status, answer.body)
        self.assertEqual(browser.get(ME).status, 401)
        return answer

    def test_an_answer_is_taken_once(self):
        browser = self.company.browser()
        back = browser.begin()
        kept = dict(browser.cookies)
        self.assertEqual(browser.get(back).status, 303)
        replay = Browser(self.apex)
        replay.cookies = kept
        self.refused(replay, back)

    def test_an_answer_belongs_to_the_browser_that_asked(self):
        victim, attacker = self.company.browser(), Browser(self.apex)
        back = attacker.begin()
        self.refused(victim, back)
        victim.get("/auth/login")  # It has begun one of its own: that is not this one.
        self.refused(victim, attacker.begin())

    def test_an_answer_that_does_not_fit_is_refused(self):
        for change in ("state", "code", "iss"):
            browser = self.company.browser()
            path, _, query = browser.begin().partition("?")
            words = dict(pair.split("=", 1) for pair in query.split("&"))
            self.refused(browser, path + "?" + "&".join(f"{k}={'wrong' if k == change else v}" for k, v in words.items()))
        browser = self.company.browser()
        state = browser.begin().split("state=")[1].split("&")[0]
        answer = self.refused(browser, f"/auth/callback?error=%3Cscript%3E&state={state}")
        self.assertNotIn("script", answer.body.decode())
        for path in ("/auth/callback", "/auth/callback?code=x", "/auth/callback?state=", "/auth/callback?state=%00"):
            self.refused(Browser(self.apex), path)
        self.refused(Browser(self.apex), "/auth/callback?state=a&state=b", 400)

    def test_the_id_token_is_checked_like_any_other(self):
        changes = {"another nonce": {"nonce": "n"}, "no nonce": {"nonce": None}, "another audience": {"aud": "apex-api"}, "expired": {"exp": 1},
                   "another issuer": {"iss": "http://127.0.0.1:1/realm"}, "for two, asked by another": {"aud": ["apex-web", "x"], "azp": "x"}}
        for name, change in changes.items():
            with self.subTest(name):
                self.issuer.change_id_token = lambda claims, new=change: {k: v for k, v in {**claims, **new}.items() if v is not None}
                browser = self.company.browser()
                self.refused(browser, browser.begin())
        self.issuer.change_id_token = lambda claims: {**claims, "apex_roles": ["nobody"]}
        browser = self.company.browser()
        self.refused(browser, browser.begin(), 403)

    def test_a_session_is_never_the_one_that_was_there_before(self):
        victim = self.company.browser()
        victim.cookies["apex_session"] = "f" * 64  # Planted.
        victim.sign_in()
        self.assertNotEqual(victim.cookies["apex_session"], "f" * 64)
        planted = Browser(self.apex)
        planted.cookies["apex_session"] = "f" * 64
        self.assertEqual(planted.get(ME).status, 401)
        first = dict(victim.cookies)
        victim.sign_in()
        self.assertNotEqual(victim.cookies["apex_session"], first["apex_session"])
        victim.cookies = first
        self.assertEqual(victim.get(ME).status, 401, "signing in again ends the session before")

    def test_two_session_cookies_are_none(self):
        browser = self.company.browser()
        browser.sign_in()
        session = browser.cookies["apex_session"]
        self.assertEqual(self.apex.get(ME, Cookie=f"apex_session=x; apex_session={session}").status, 401)
        self.assertEqual(self.apex.get(ME, Cookie=f"other=1; apex_session={session}").status, 200)

    def test_the_way_back_stays_on_this_site(self):
        for other in ("https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "evil", "",
                      "/a\nLocation:x", "/\t/evil.example", "/ x", "/" + "a" * 600, "/é"):
            answer = Browser(self.apex).get("/auth/login?return_to=" + quote(other, safe=""))
            self.assertEqual(answer.status, 422, other)
            self.assertEqual(answer.pointers(), ["/return_to"])

    # ---- changes from other sites' pages

    def test_a_change_needs_the_token_of_its_own_session(self):
        ann, bob = self.company.browser(sub="ann"), self.company.browser(sub="bob")
        bob.sign_in()
        self.issuer.person = {**self.issuer.person, "sub": "ann"}
        ann.sign_in()
        for token in (None, "", "x" * 64, bob.csrf, ann.csrf.upper(), ann.cookies["apex_session"]):
            headers = {} if token is None else {"X-CSRF-Token": token}
            self.assertEqual(ann.call("POST", PROJECTS, PROJECT, headers, csrf=False).status, 403, token)
        own = f"http://127.0.0.1:{self.apex.port}"
        for origin, status in ((own, 201), ("https://evil.example", 403), ("null", 403), (own + ".evil.example", 403), ("", 403)):
            self.assertEqual(ann.call("POST", PROJECTS, PROJECT, {"Origin": origin}).status, status, origin)
        project = f"{PROJECTS}/{ann.call('POST', PROJECTS, PROJECT).json['project_id']}"
        for method, path in (("PATCH", project), ("DELETE", project), ("PUT", project + "/design"), ("POST", "/auth/logout")):
            self.assertEqual(ann.call(method, path, {}, csrf=False).status, 403, f"{method} {path}")
        self.assertEqual(ann.get(ME).status, 200, "still signed in")

    def test_a_bearer_beside_a_cookie_is_who_asks(self):
        browser = self.company.browser(sub="ann")
        browser.sign_in()
        me = browser.get(ME, Authorization="Bearer " + self.issuer.token(sub="robot", apex_account="other")).json
        self.assertEqual((me["sign_in"], me["account_id"]), ("token", "other"))
        self.assertEqual(browser.get(ME, Authorization="Bearer x").status, 401, "a wrong one is not passed over")


def browser_set_cookies(company):
    browser = Browser(company.apex)
    browser.get(browser.begin())
    return browser.set_cookies


class BehindHttps(unittest.TestCase):
    def test_the_cookie_is_bound_to_host_and_https(self):
        issuer = Issuer()
        self.addCleanup(issuer.close)
        apex = Apex.api(environment=issuer.environment("https://apex.example"))
        self.addCleanup(apex.close)
        begun = Browser(apex).get("/auth/login")
        self.assertRegex(begun.headers["set-cookie"],
                         r"^__Host-apex_sign_in=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$")
        browser = Browser(apex)
        browser.get(browser.begin())
        session = next(text for text in browser.set_cookies if text.startswith("__Host-apex_session="))
        self.assertTrue(session.endswith("; Secure"), session)
        self.assertEqual(browser.get(ME).status, 200)


class Sessions(unittest.TestCase):
    def test_a_session_ends_with_its_time_and_survives_a_restart(self):
        company = Company()
        self.addCleanup(company.close)
        browser = company.browser()
        browser.sign_in()
        port = company.apex.port
        company.apex.stop()
        company.apex = Apex.serve(data=company.folder.name, listen=f"127.0.0.1:{port}",
                                  environment=company.issuer.environment(f"http://127.0.0.1:{port}"))
        self.assertEqual(browser.get(ME).status, 200)
        with sqlite3.connect(company.apex.data / "apex.db") as database:
            self.assertEqual(database.execute("select (expires_at - created_at) / 3600000000 from sessions").fetchall(), [(12,)])
            database.execute("update sessions set expires_at = created_at")
        self.assertEqual(browser.get(ME).status, 401)

    def test_without_a_provider_only_keys_are_known(self):
        apex = Apex.api(environment={"APEX_AUTH": "required"})
        self.addCleanup(apex.close)
        self.assertEqual(apex.get("/auth/login").status, 409)
        self.assertEqual(apex.get(ME, Authorization="Bearer a.b.c").status, 401)
        made = run("keys", "create", "robot", "--account", "acme", "--role", "viewer", "--data", str(apex.data))
        self.assertEqual(Caller(apex, made.stdout.strip()).me()["account_id"], "acme")

    def test_while_no_one_signs_in_everyone_is_anonymous(self):
        apex = Apex.api()
        self.addCleanup(apex.close)
        me = apex.get(ME).json
        self.assertEqual((me["actor"], me["sign_in"], me["role"], me["account_id"]), ("anonymous", "none", "admin", None))
        self.assertEqual(apex.get("/auth/login").status, 409)
        self.assertEqual(apex.post("/auth/logout").status, 409)
        self.assertEqual(apex.post("/api/v1/api-keys", {"name": "x", "role": "viewer"}).status, 409)

    def test_what_sign_in_misses_is_named_before_listening(self):
        whole = {"APEX_AUTH": "required", "OIDC_ISSUER": "https://id.example", "OIDC_CLIENT_ID": "apex", "APEX_PUBLIC_URL": "https://apex.example"}
        for name in ("OIDC_ISSUER", "OIDC_CLIENT_ID", "APEX_PUBLIC_URL"):
            done = run("api", "--listen", f"127.0.0.1:{free_port()}", environment={**whole, name: ""})
            self.assertEqual(done.returncode, 2, name)
            self.assertIn(name, done.stderr)


if __name__ == "__main__":
    unittest.main()
