"""The receiving end of a webhook, as someone would write it from the documentation. No test is in here."""

import hashlib
import hmac
import json
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = "a secret of the tests, 32 bytes!"


class Receiver:
    """Answers what `plan` says next (a status, or a function of the handler), then 200; keeps what it took for genuine and what it did not."""

    def __init__(self, plan=(), tls=None, port=0):
        self.plan, self.deliveries, self.forged, self.lock = list(plan), [], [], threading.Lock()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                receiver.take(self)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(f"{tls}/front.pem", f"{tls}/front.key")
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, handler):
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        signed = headers.get("x-apex-timestamp", "").encode() + b"." + body
        expected = "sha256=" + hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
        genuine = hmac.compare_digest(expected, headers.get("x-apex-signature", "")) and abs(time.time() - int(headers["x-apex-timestamp"])) < 300
        with self.lock:
            answer = self.plan.pop(0) if self.plan else 200
            (self.deliveries if genuine else self.forged).append(
                {"id": headers["x-apex-delivery"], "body": body, "headers": headers, "path": handler.path, "at": time.monotonic(), "answer": answer})
        if callable(answer):
            answer = answer(handler)
            if answer is None:
                return
        status, more = answer if isinstance(answer, tuple) else (answer, {})
        handler.send_response(status)
        for name, value in more.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    def bodies(self):
        with self.lock:
            return [json.loads(delivery["body"]) for delivery in self.deliveries]

    def wait_for(self, count, seconds=30):
        until = time.monotonic() + seconds
        while len(self.deliveries) < count and time.monotonic() < until:
            time.sleep(0.02)
        return len(self.deliveries) >= count

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def environment(receiver, **more):
    return {"SUBMIT_WEBHOOK_URL": receiver.url, "SUBMIT_WEBHOOK_SECRET": SECRET, "SUBMIT_ALLOW_PRIVATE": "true", **more}
