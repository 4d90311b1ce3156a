"""infra/deploy/edge.sh on a real HAProxy with the edge's own configuration: whom the traffic reaches, all parts at once or one after the other.

Run by ./test services, or alone: python3 -m unittest tests/services/test_edge.py
"""

import collections
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from servers import packages  # noqa: E402
from servers.postgres import free_port  # noqa: E402

ROOT = HERE.parents[1]
PARTS = {"api": "8000", "signcalc": "8002", "web": "5173"}
# The edge's container is this machine.
DOCKER = """#!/bin/bash
case $1 in
    ps) echo edge ;;
    exec) shift 3; exec "$@" ;;
    *) exit 2 ;;
esac
"""


def setUpModule():
    reason = packages.ensure(["haproxy", "jq"])
    if reason:
        raise unittest.SkipTest(f"no real HAProxy: {reason}")


class Part(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):  # noqa: N802
        body = self.server.colour.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *words):
        """A health check of HAProxy ends with a reset."""


class Edge(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="apex_edge_"))
        self.addCleanup(shutil.rmtree, self.root)
        shutil.copytree(ROOT / "infra/deploy", self.root / "infra/deploy")
        (self.root / "infra/edge/state").mkdir(parents=True)
        (self.root / "bin").mkdir()
        (self.root / "bin/docker").write_text(DOCKER)
        (self.root / "bin/docker").chmod(0o755)
        self.doors, commands = {part: free_port() for part in PARTS}, free_port()
        lib = self.root / "infra/deploy/lib.sh"
        lib.write_text(lib.read_text().replace("8405", str(commands)))
        text = (ROOT / "infra/edge/haproxy.cfg").read_text()
        replaced = {"127.0.0.1:8405": f"127.0.0.1:{commands}", "bind :8010": f"bind 127.0.0.1:{free_port()}", "bind :8404": f"bind 127.0.0.1:{free_port()}",
                    **{f"bind :{inside}": f"bind 127.0.0.1:{self.doors[part]}" for part, inside in PARTS.items()}}
        self.servers = {}
        for part, inside in PARTS.items():
            for colour in "ab":
                name = {"web": "frontend"}.get(part, part)
                self.servers[part, colour] = self.start(colour)
                replaced[f"{name}-{colour}:{inside}"] = f"127.0.0.1:{self.servers[part, colour].server_port}"
        for old, new in replaced.items():
            self.assertIn(old, text)
            text = text.replace(old, new)
        (self.root / "haproxy.cfg").write_text(re.sub(r"/var/lib/edge", str(self.root), text))
        process = subprocess.Popen(["haproxy", "-W", "-db", "-f", self.root / "haproxy.cfg"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=(self.root / "log").open("w"), env={**os.environ, "EDGE_TLS": "", "EDGE_PROJECT": "state"})
        self.addCleanup(lambda: (process.terminate(), process.wait(20)))
        until = time.monotonic() + 20
        while {row["status"] for row in self.shown()} != {"UP"}:
            self.assertLess(time.monotonic(), until, (self.root / "log").read_text())
            time.sleep(0.1)

    def start(self, colour):
        server = Server(("127.0.0.1", 0), Part)
        server.colour = colour
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(lambda: (server.shutdown(), server.server_close()))
        return server

    def edge(self, *words):
        return subprocess.run([self.root / "infra/deploy/edge.sh", *words], capture_output=True, text=True, timeout=60,
                              env={**os.environ, "PATH": f"{self.root}/bin:{os.environ['PATH']}"})

    def shown(self):
        done = self.edge("show")
        try:
            return json.loads(done.stdout) or [{"status": "nothing"}]
        except ValueError:
            return [{"status": done.stderr}]

    def asked(self, part, times=40):
        """Who answered how often."""
        return collections.Counter(urllib.request.urlopen(f"http://127.0.0.1:{self.doors[part]}/", timeout=5).read().decode() for _ in range(times))

    def colours(self):
        return {part: "".join(sorted(self.asked(part))) for part in PARTS}

    def shared(self, *words):
        done = self.edge("share", *words)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_all_parts_go_over_and_come_back(self):
        self.assertEqual(self.colours(), {"api": "a", "signcalc": "a", "web": "a"})
        self.shared("100")
        self.assertEqual(self.colours(), {"api": "b", "signcalc": "b", "web": "b"})
        self.shared("0")
        self.assertEqual(self.colours(), {"api": "a", "signcalc": "a", "web": "a"})
        self.shared("100")
        self.assertEqual(self.edge("back").returncode, 0)
        self.assertEqual(self.colours(), {"api": "a", "signcalc": "a", "web": "a"})

    def test_a_share_is_that_share(self):
        self.shared("25")
        answers = self.asked("api", 200)
        self.assertEqual(sum(answers.values()), 200)
        self.assertTrue(30 <= answers["b"] <= 70, answers)

    def test_some_parts_go_over_while_the_others_stay_though_colour_b_does_not_have_them(self):
        web = self.servers["web", "b"]
        web.shutdown()
        web.server_close()
        until = time.monotonic() + 20
        while not any(row["backend"] == "web" and row["colour"] == "b" and row["status"].startswith("DOWN") for row in self.shown()):
            self.assertLess(time.monotonic(), until, self.shown())
            time.sleep(0.2)
        self.shared("100", "api", "signcalc")
        self.assertEqual(self.colours(), {"api": "b", "signcalc": "b", "web": "a"})
        weights = {(row["backend"], row["colour"]): row["weight"] for row in self.shown()}
        self.assertEqual(weights, {("api", "a"): 0, ("api", "b"): 100, ("signcalc", "a"): 0, ("signcalc", "b"): 100, ("web", "a"): 100, ("web", "b"): 0})
        self.shared("0", "api", "signcalc")
        self.assertEqual(self.colours(), {"api": "a", "signcalc": "a", "web": "a"})


if __name__ == "__main__":
    unittest.main()
