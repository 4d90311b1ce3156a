"""An OTLP collector for tests: takes traces over HTTP as JSON and keeps the spans."""

import http.server
import json
import threading
import time


class Collector:
    """Listens on a free port of loopback; `status` is what it answers with."""

    def __init__(self, status=200, delay_s=0.0):
        self.status, self.delay_s = status, delay_s
        self.spans, self.headers, self.paths = [], [], []
        self.lock = threading.Lock()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                time.sleep(outer.delay_s)
                with outer.lock:
                    outer.paths.append(self.path)
                    outer.headers.append({name.lower(): value for name, value in self.headers.items()})
                    if outer.status == 200:
                        outer.spans += list(outer.read(json.loads(body)))
                self.send_response(outer.status)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    @staticmethod
    def read(request):
        """The spans of an ExportTraceServiceRequest, each with its service."""
        for resource in request["resourceSpans"]:
            about = {a["key"]: a["value"]["stringValue"] for a in resource["resource"]["attributes"]}
            for scope in resource["scopeSpans"]:
                for span in scope["spans"]:
                    attributes = {a["key"]: a["value"]["stringValue"] for a in span["attributes"]}
                    yield {**span, "service": about["service.name"], "attributes": attributes}

    def of_trace(self, trace_id):
        with self.lock:
            return [span for span in self.spans if span["traceId"] == trace_id]

    def wait_for(self, trace_id, enough, seconds=15):
        """The spans of a trace as soon as `enough(spans)`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            spans = self.of_trace(trace_id)
            if enough(spans):
                return spans
            time.sleep(0.05)
        raise AssertionError(f"not enough spans: {[(s['service'], s['name']) for s in self.of_trace(trace_id)]}")

    def close(self):
        self.server.shutdown()
        self.server.server_close()
