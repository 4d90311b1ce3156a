"""Who calls, for tests with sign-in: browsers that keep cookies, and callers with a token or a key. No test is in here."""

import http.client
import json
import tempfile
import urllib.request
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from apex_process import JSON, Answer, Apex, run
from oidc_issuer import Issuer, free_port

ROLES = ("viewer", "estimator", "engineer", "pe", "admin")


def signing_in(issuer, start=Apex.serve, environment=None, data=None):
    """A process of the program that lets in whom the issuer knows. The port must be known before it starts: browsers come back there."""
    port = free_port()
    return start(data=data, listen=f"127.0.0.1:{port}", environment={**issuer.environment(f"http://127.0.0.1:{port}"), **(environment or {})})


class Caller:
    """Calls with `Authorization: Bearer`."""

    def __init__(self, apex, credential):
        self.apex, self.credential = apex, credential

    def call(self, method, path, body=None, headers=None):
        return self.apex.call(method, path, body, {"Authorization": f"Bearer {self.credential}", **(headers or {})})

    def get(self, path, **headers):
        return self.call("GET", path, headers=headers)

    def post(self, path, body=None, **headers):
        return self.call("POST", path, body, {name.replace("_", "-"): value for name, value in headers.items()})

    def me(self):
        return self.get("/api/v1/me").json

    def new_project(self, account_id, **facts):
        answer = self.post("/api/v1/projects", {"account_id": account_id, "name": "Sign", "customer": "Acme", **facts})
        assert answer.status == 201, answer.body
        return answer.json["project_id"]

    def save_design(self, project_id, document):
        etag = self.get(f"/api/v1/projects/{project_id}").headers["etag"]
        return self.call("PUT", f"/api/v1/projects/{project_id}/design", document, {"If-Match": etag})


def person(apex, issuer, sub, account="acme", roles=("engineer",)):
    return Caller(apex, issuer.token(sub=sub, name=sub.title(), email=f"{sub}@example.org", apex_account=account, apex_roles=list(roles)))


def key_made(environment, data, account, role, name="robot", more=()):
    """A key by `apex keys create`: its text."""
    done = run("keys", "create", name, "--account", account, "--role", role, "--data", str(data), *more, environment=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class Browser:
    """Keeps cookies of one site, follows nothing by itself."""

    def __init__(self, apex):
        self.apex, self.cookies, self.set_cookies, self.csrf = apex, {}, [], None

    def call(self, method, path, body=None, headers=None, csrf=True):
        headers = {**({"Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())} if self.cookies else {}), **(headers or {})}
        if csrf and self.csrf and method not in ("GET", "HEAD"):
            headers.setdefault("X-CSRF-Token", self.csrf)
        if body is not None:
            body, headers = json.dumps(body).encode(), {**JSON, **headers}
        connection = http.client.HTTPConnection("127.0.0.1", self.apex.port, timeout=30)
        try:
            connection.request(method, path, body=body, headers=headers)
            response = connection.getresponse()
            self.set_cookies = response.headers.get_all("Set-Cookie") or []
            for text in self.set_cookies:
                for name, morsel in SimpleCookie(text).items():
                    if morsel["max-age"] == "0":
                        self.cookies.pop(name, None)
                    else:
                        self.cookies[name] = morsel.value
            return Answer(response)
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.call("GET", path, headers=headers)

    def begin(self, return_to="/"):
        """To the provider and back: the path of /auth/callback with what the provider says."""
        begun = self.get(f"/auth/login?return_to={return_to}")
        assert begun.status == 303, begun.body
        return self.at_provider(begun.headers["location"])

    @staticmethod
    def at_provider(url):
        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None
        try:
            urllib.request.build_opener(Stay).open(url, timeout=10)
        except urllib.error.HTTPError as answer:
            back = urlsplit(answer.headers["Location"])
            return f"{back.path}?{back.query}"
        raise AssertionError("the provider did not send the browser back")

    def sign_in(self, return_to="/"):
        answer = self.get(self.begin(return_to))
        assert answer.status == 303, answer.body
        self.csrf = self.get("/api/v1/me").json["csrf_token"]
        return answer


class Company:
    """A running program, its provider, and a folder: what most tests of identity begin with."""

    def __init__(self, **options):
        self.folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        self.issuer = Issuer()
        self.apex = signing_in(self.issuer, data=self.folder.name, **options)

    def close(self):
        self.apex.close()
        self.issuer.close()
        self.folder.cleanup()

    def person(self, sub, account="acme", roles=("engineer",)):
        return person(self.apex, self.issuer, sub, account, roles)

    def browser(self, **who):
        self.issuer.person = {**self.issuer.person, **who}
        return Browser(self.apex)

    def key(self, account, role, name="robot", more=()):
        return Caller(self.apex, key_made(None, self.folder.name, account, role, name, more))
