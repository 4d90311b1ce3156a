"""Bearer tokens: what holds, and the attacks on tokens that are known (RFC 8725)."""

import json
import time
import unittest

from apex_process import Apex
from oidc_issuer import Issuer, Key, b64, python_hmac_token
from people import Caller, Company, person, signing_in

ME = "/api/v1/me"


class Tokens(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.company = Company()
        cls.addClassCleanup(cls.company.close)
        cls.apex, cls.issuer = cls.company.apex, cls.company.issuer
        assert Caller(cls.apex, cls.issuer.token()).get(ME).status == 200

    def status(self, token):
        return Caller(self.apex, token).get(ME).status

    def test_a_token_of_the_provider_tells_who_asks(self):
        me = Caller(self.apex, self.issuer.token()).me()
        self.assertRegex(me["actor"], r"^usr_[0-9a-f]{32}$")
        self.assertEqual((me["account_id"], me["role"], me["sign_in"], me["name"], me["email"], me["csrf_token"]),
                         ("acme", "engineer", "token", "Ann Lee", "ann@example.org", None))
        self.assertEqual(Caller(self.apex, self.issuer.token()).me(), me, "the same subject is the same user")
        self.assertNotEqual(self.company.person("bob").me()["actor"], me["actor"])
        self.assertNotEqual(self.company.person("ann", "other").me()["actor"], me["actor"], "and another one in another account")

    def test_each_accepted_algorithm_is_accepted(self):
        for algorithm in ("RS256", "ES256", "EdDSA"):
            issuer = Issuer([Key("k", algorithm)])
            self.addCleanup(issuer.close)
            apex = signing_in(issuer, Apex.api)
            self.addCleanup(apex.close)
            self.assertEqual(Caller(apex, issuer.token()).get(ME).status, 200, algorithm)

    def test_attacks_are_refused(self):
        issuer, now = self.issuer, int(time.time())
        good, claims, key = issuer.token(), issuer.claims(), issuer.keys[0]
        head, body, signature = good.split(".")
        stranger = Key("key-1")
        unsigned = [b64(json.dumps({"alg": alg, "kid": "key-1"}).encode()) + "." + body + "." for alg in ("none", "None", "NONE", "")]
        admin = b64(json.dumps({**claims, "apex_roles": ["admin"]}).encode())
        attacks = {
            **{f"unsigned {i}": token for i, token in enumerate(unsigned)},
            "unsigned with the old signature": unsigned[0] + signature,
            "HS256 with the public key as PEM": python_hmac_token({"alg": "HS256", "kid": "key-1"}, claims, key.public_pem()),
            "HS256 with the public key as DER": python_hmac_token({"alg": "HS256", "kid": "key-1"}, claims, key.public_der()),
            "HS256 with the key's x": python_hmac_token({"alg": "HS256", "kid": "key-1"}, claims, key.jwk()["x"].encode()),
            "another algorithm of the same key": issuer.sign(claims, header={"alg": "RS256", "kid": "key-1"}),
            "another key under a known name": issuer.sign(claims, stranger),
            "a key of its own in the header": issuer.sign(claims, stranger, {"alg": "ES256", "kid": "mine", "jwk": stranger.jwk()}),
            "a key set of its own": issuer.sign(claims, stranger, {"alg": "ES256", "kid": "mine", "jku": "http://127.0.0.1:1/keys"}),
            "an unknown key": issuer.sign(claims, header={"alg": "ES256", "kid": "key-9"}),
            "no key": issuer.sign(claims, header={"alg": "ES256"}),
            "a critical extension": issuer.sign(claims, header={"alg": "ES256", "kid": "key-1", "crit": ["exp"]}),
            "expired": issuer.token(exp=now - 61, iat=now - 600, nbf=now - 600),
            "no expiry": issuer.token(exp=None),
            "an expiry that is a text": issuer.token(exp=str(now + 600)),
            "not yet": issuer.token(nbf=now + 120),
            "made in the future": issuer.token(iat=now + 120),
            "another audience": issuer.token(aud="someone-else"),
            "the web client's own ID token": issuer.token(aud=issuer.client),
            "an ID token for this audience": issuer.token(nonce="n"),
            "no audience": issuer.token(aud=None),
            "another issuer": issuer.token(iss="http://127.0.0.1:1/realm"),
            "the issuer with a slash": issuer.token(iss=issuer.url + "/"),
            "no subject": issuer.token(sub=None),
            "patched claims": head + "." + admin + "." + signature,
            "truncated by one": good[:-1],
            "without its signature": head + "." + body + ".",
            "four parts": good + ".x",
            "padded": good + "=",
            "oversized": issuer.token(padding="x" * 8192),
            "not a token": "x" * 40,
            "empty parts": "..",
        }
        for name, token in attacks.items():
            with self.subTest(name):
                answer = Caller(self.apex, token).get(ME)
                self.assertEqual(answer.status, 401, answer.body)
                self.assertNotIn(token.split(".")[-1][:20] or "-", answer.body.decode(), "nothing of the token is repeated")
        self.assertEqual(self.status(good), 200, "and the good one still holds")

    def test_a_token_with_no_account_or_role_is_known_and_may_nothing(self):
        for changed in ({"apex_account": None}, {"apex_account": ""}, {"apex_account": "a/b"}, {"apex_account": ["acme"]},
                        {"apex_roles": None}, {"apex_roles": []}, {"apex_roles": ["root"]}, {"apex_roles": {"admin": True}}):
            answer = Caller(self.apex, self.issuer.token(**changed)).get(ME)
            self.assertEqual(answer.status, 403, (changed, answer.body))
        self.assertEqual(self.company.person("x", roles=["viewer", "pe", "unknown"]).me()["role"], "pe", "the highest known role counts")
        self.assertEqual(Caller(self.apex, self.issuer.token(apex_roles="viewer")).me()["role"], "viewer", "one text will do")

    def test_the_header_must_be_one_bearer(self):
        good = self.issuer.token()
        for value in ("Basic YTpi", "Bearer", "Bearer ", good, f"Bearer{good}", "Bearer a b"):
            self.assertEqual(self.apex.get(ME, Authorization=value).status, 401, value)
        self.assertEqual(self.apex.get(ME, Authorization=f"bearer {good}").status, 200, "the scheme's case does not matter")
        self.assertEqual(self.apex.get(f"{ME}?access_token={good}").status, 401, "a token in the query is none")


class OneAudience(unittest.TestCase):
    """Without OIDC_AUDIENCE a bearer token has the client's id as its audience, as an ID token has."""

    def setUp(self):
        self.company = Company(environment={"OIDC_AUDIENCE": ""})
        self.addCleanup(self.company.close)
        self.apex, self.issuer = self.company.apex, self.company.issuer

    def test_an_id_token_opens_the_page_and_not_the_api(self):
        browser = self.company.browser()
        browser.sign_in()
        self.assertEqual(browser.get(ME).status, 200)
        answer = Caller(self.apex, self.issuer.id_token).get(ME)
        self.assertEqual((answer.status, answer.headers["content-type"]), (401, "application/problem+json"), answer.body)
        self.assertEqual(answer.json["detail"], "The token is not accepted: it is an ID token, not an access token.")
        self.assertIn("www-authenticate", answer.headers)

    def test_what_has_a_nonce_is_an_id_token_whatever_its_audience(self):
        for audience in (self.issuer.client, ["apex-api", self.issuer.client]):
            self.assertEqual(Caller(self.apex, self.issuer.token(aud=audience)).get(ME).status, 200, "an access token holds")
            for nonce in ("n", "", 1):
                self.assertEqual(Caller(self.apex, self.issuer.token(aud=audience, nonce=nonce)).get(ME).status, 401, (audience, nonce))


class Rotation(unittest.TestCase):
    def setUp(self):
        self.issuer = Issuer()
        self.addCleanup(self.issuer.close)
        self.apex = signing_in(self.issuer, Apex.api)
        self.addCleanup(self.apex.close)

    def test_a_new_key_is_fetched_once_and_a_flood_of_unknown_keys_is_not(self):
        self.assertEqual(person(self.apex, self.issuer, "ann").get(ME).status, 200)
        self.assertEqual(self.issuer.fetches, 1)
        unknown = self.issuer.sign(self.issuer.claims(), header={"alg": "ES256", "kid": "nowhere"})
        time.sleep(5.2)  # The pause between two fetches.
        started = time.monotonic()
        for _ in range(30):
            self.assertEqual(Caller(self.apex, unknown).get(ME).status, 401)
        if time.monotonic() - started < 5:
            self.assertLessEqual(self.issuer.fetches, 2)
        old, self.issuer.keys = self.issuer.keys[0], [Key("key-2", "EdDSA")]
        time.sleep(5.2)
        self.assertEqual(person(self.apex, self.issuer, "ann").get(ME).status, 200, "the new key")
        self.assertEqual(Caller(self.apex, self.issuer.sign(self.issuer.claims(), old)).get(ME).status, 401, "the old key is gone")

    def test_a_provider_that_is_away_is_503_and_then_forgotten(self):
        self.issuer.away = True
        answer = Caller(self.apex, self.issuer.token()).get(ME)
        self.assertEqual(answer.status, 503, answer.body)
        self.assertIn("retry-after", answer.headers)
        self.issuer.away = False
        time.sleep(5.2)
        self.assertEqual(Caller(self.apex, self.issuer.token()).get(ME).status, 200)
        self.issuer.away = True
        self.assertEqual(Caller(self.apex, self.issuer.token()).get(ME).status, 200, "keys that are known go on")


if __name__ == "__main__":
    unittest.main()
