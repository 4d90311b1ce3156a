"""An OpenID Connect provider for tests, on the loopback: discovery, keys, authorization code with PKCE. Signs with the openssl program.
It signs in whoever `people` says next, without asking. No test is in here."""

import base64
import hashlib
import http.server
import json
import secrets
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def openssl(*words, data=None):
    done = subprocess.run(["openssl", *words], input=data, capture_output=True, timeout=60)
    if done.returncode:
        raise RuntimeError(f"openssl {words[0]}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def der_numbers(signature):
    """r and s of an ECDSA signature, 32 bytes each."""
    assert signature[0] == 0x30
    at, numbers = 2, []
    for _ in range(2):
        assert signature[at] == 0x02
        size = signature[at + 1]
        numbers.append(signature[at + 2:at + 2 + size].lstrip(b"\0").rjust(32, b"\0"))
        at += 2 + size
    return b"".join(numbers)


class Key:
    """A signing key of one algorithm: RS256, ES256 or EdDSA."""

    def __init__(self, kid, algorithm="ES256"):
        self.kid, self.algorithm = kid, algorithm
        self.folder = tempfile.TemporaryDirectory(prefix="apex-issuer-")
        self.path = Path(self.folder.name) / "key.pem"
        kind = {"RS256": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
                "ES256": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], "EdDSA": ["-algorithm", "ED25519"]}[algorithm]
        openssl("genpkey", *kind, "-out", str(self.path))

    def public_der(self):
        return openssl("pkey", "-in", str(self.path), "-pubout", "-outform", "DER")

    def public_pem(self):
        return openssl("pkey", "-in", str(self.path), "-pubout")

    def jwk(self):
        common = {"kid": self.kid, "use": "sig", "alg": self.algorithm}
        if self.algorithm == "RS256":
            modulus = openssl("rsa", "-in", str(self.path), "-noout", "-modulus").decode().strip().split("=")[1]
            return {**common, "kty": "RSA", "n": b64(bytes.fromhex(modulus)), "e": "AQAB"}
        if self.algorithm == "ES256":
            point = self.public_der()[-64:]
            return {**common, "kty": "EC", "crv": "P-256", "x": b64(point[:32]), "y": b64(point[32:])}
        return {**common, "kty": "OKP", "crv": "Ed25519", "x": b64(self.public_der()[-32:])}

    def signature(self, data):
        if self.algorithm == "EdDSA":
            with tempfile.NamedTemporaryFile() as text:
                text.write(data)
                text.flush()
                return openssl("pkeyutl", "-sign", "-rawin", "-inkey", str(self.path), "-in", text.name)
        signed = openssl("dgst", "-sha256", "-sign", str(self.path), data=data)
        return der_numbers(signed) if self.algorithm == "ES256" else signed


class Issuer:
    """`url` is the issuer; `client` its one client; `person` who signs in next."""

    client, secret = "apex-web", "the client's secret"

    def __init__(self, keys=None):
        self.keys = list(keys or [Key("key-1")])
        self.person = {"sub": "ann", "name": "Ann Lee", "email": "ann@example.org", "apex_account": "acme", "apex_roles": ["engineer"]}
        self.codes, self.fetches, self.away = {}, 0, False
        self.gives_refresh_tokens, self.renewals = True, 0
        self.refresh_tokens = {}  # Of whom; each holds for one call.
        self.changes = {}  # By subject: the claims that are others by now; None: vouched for no more.
        self.change_id_token = lambda claims: claims
        self.id_token = None  # The last that was given.
        issuer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *words):
                pass

            def reply(self, status, body=None, headers=()):
                data = b"" if body is None else json.dumps(body).encode()
                self.send_response(status)
                for name, value in [("Content-Type", "application/json"), ("Content-Length", str(len(data))), *headers]:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def do_GET(self):
                issuer.get(self, urlsplit(self.path))

            def do_POST(self):
                form = parse_qs(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
                issuer.post(self, urlsplit(self.path), {name: values[0] for name, values in form.items()})

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/realm"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        for key in self.keys:
            key.folder.cleanup()

    def environment(self, public_url):
        return {"APEX_AUTH": "required", "OIDC_ISSUER": self.url, "OIDC_CLIENT_ID": self.client, "OIDC_CLIENT_SECRET": self.secret,
                "OIDC_AUDIENCE": "apex-api", "APEX_PUBLIC_URL": public_url}

    # ---- what it serves

    def get(self, request, address):
        if self.away:
            return request.reply(503)
        if address.path == "/realm/.well-known/openid-configuration":
            return request.reply(200, {"issuer": self.url, "authorization_endpoint": self.url + "/authorize",
                                       "token_endpoint": self.url + "/token", "jwks_uri": self.url + "/keys"})
        if address.path == "/realm/keys":
            self.fetches += 1
            return request.reply(200, {"keys": [key.jwk() for key in self.keys]})
        if address.path == "/realm/authorize":
            return self.authorize(request, {name: values[0] for name, values in parse_qs(address.query).items()})
        return request.reply(404)

    def authorize(self, request, query):
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        back = urlencode({"code": code, "state": query["state"], "iss": self.url, "session_state": "ignored"})
        return request.reply(303, headers=[("Location", query["redirect_uri"] + "?" + back)])

    def post(self, request, address, form):
        if self.away:
            return request.reply(503)
        expected = "Basic " + base64.b64encode(b"apex-web:the%20client%27s%20secret").decode()
        if address.path == "/realm/token" and form.get("grant_type") == "refresh_token" and request.headers.get("Authorization") == expected:
            return self.renew(request, form)
        asked = self.codes.pop(form.get("code"), None)
        challenge = b64(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        fits = (address.path == "/realm/token" and request.headers.get("Authorization") == expected and asked is not None
                and form.get("grant_type") == "authorization_code" and asked["redirect_uri"] == form.get("redirect_uri")
                and asked["client_id"] == self.client and asked["code_challenge_method"] == "S256" and asked["code_challenge"] == challenge)
        if not fits:
            return request.reply(400, {"error": "invalid_grant"})
        return self.grant(request, dict(self.person), {"nonce": asked["nonce"]})

    def renew(self, request, form):
        """Once for each refresh token, as a provider that rotates them does."""
        person = self.refresh_tokens.pop(form.get("refresh_token"), None)
        change = self.changes.get(person and person["sub"], {})
        if person is None or change is None:
            return request.reply(400, {"error": "invalid_grant"})
        self.renewals += 1
        return self.grant(request, {**person, **change}, {})

    def grant(self, request, person, more):
        now = int(time.time())
        claims = {"iss": self.url, "aud": self.client, "iat": now, "exp": now + 300, **more, **person}
        refresh = {}
        if self.gives_refresh_tokens:
            refresh = {"refresh_token": secrets.token_urlsafe(24)}
            self.refresh_tokens[refresh["refresh_token"]] = person
        self.id_token = self.sign(self.change_id_token(claims))
        return request.reply(200, {"access_token": "opaque", "token_type": "Bearer", "id_token": self.id_token, **refresh})

    # ---- tokens

    def claims(self, **changed):
        """Of a bearer token for the API; a claim that is None is left out."""
        now = int(time.time())
        claims = {"iss": self.url, "aud": "apex-api", "iat": now, "nbf": now, "exp": now + 600, **self.person, **changed}
        return {name: value for name, value in claims.items() if value is not None}

    def sign(self, claims, key=None, header=None):
        key = key or self.keys[0]
        head = header if header is not None else {"alg": key.algorithm, "kid": key.kid, "typ": "JWT"}
        text = b64(json.dumps(head).encode()) + "." + b64(json.dumps(claims).encode())
        return text + "." + b64(key.signature(text.encode()))

    def token(self, **changed):
        return self.sign(self.claims(**changed))


def python_hmac_token(header, claims, secret):
    """Signed with HMAC-SHA-256, as a confused verifier would take it."""
    import hmac
    text = b64(json.dumps(header).encode()) + "." + b64(json.dumps(claims).encode())
    return text + "." + b64(hmac.new(secret, text.encode(), hashlib.sha256).digest())


def free_port():
    import socket
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
