"""Bodies, headers and connections beyond what is taken, over raw sockets; and the end of the process."""

import json
import signal
import socket
import threading
import time
import unittest

from apex_process import Apex, example, run

DERIVE = "/api/v1/signage/common/cabinets/derive"
SIGN = json.dumps({"overall_height_ft": 25, "cabinets": [{"width_ft": 14, "height_ft": 8, "depth_in": 12}]})


class Wire:
    """A socket that sends exactly what it is told."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.text = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, text):
        self.socket.sendall(text if isinstance(text, bytes) else text.encode())

    def answer(self):
        """Status, fields and body of the next answer."""
        while b"\r\n\r\n" not in self.text:
            self._more()
        head, _, rest = self.text.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        fields = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines[1:])}
        length = int(fields.get("content-length", 0))
        self.text = rest
        while len(self.text) < length:
            self._more()
        body, self.text = self.text[:length], self.text[length:]
        return int(lines[0].split()[1]), fields, body

    def _more(self):
        piece = self.socket.recv(65536)
        if not piece:
            raise ConnectionError("closed")
        self.text += piece

    def rest(self):
        text = self.text
        while True:
            try:
                piece = self.socket.recv(65536)
            except ConnectionResetError:
                return text
            if not piece:
                return text
            text += piece


def post(path, body, fields=""):
    return f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{fields}\r\n{body}"


class Limits(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.serve()

    @classmethod
    def tearDownClass(cls):
        cls.apex.close()

    def wire(self):
        wire = Wire(self.apex.port)
        self.addCleanup(wire.socket.close)
        return wire

    def test_a_mebibyte_is_taken_and_one_byte_more_is_not(self):
        padded = SIGN[:-1] + " " * ((1 << 20) - len(SIGN)) + "}"
        self.assertEqual(len(padded), 1 << 20)
        self.assertEqual(self.apex.call("POST", DERIVE, padded.encode(), {"Content-Type": "application/json"}).status, 200)
        self.assertEqual(self.apex.call("POST", DERIVE, (padded + " ").encode(), {"Content-Type": "application/json"}).status, 413)

    def test_413_is_decided_from_the_length_and_the_answer_can_be_read(self):
        for size in (2 << 20, 8 << 20):
            wire = self.wire()
            wire.send(f"POST {DERIVE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {size}\r\n\r\n")
            status, fields, body = wire.answer()
            self.assertEqual((status, fields["connection"]), (413, "close"))
            self.assertEqual(json.loads(body)["status"], 413)
            wire.send(b" " * size)  # No reset on the way.

    def test_413_also_for_a_client_that_sends_all_before_it_reads(self):
        answer = self.apex.call("POST", DERIVE, b" " * (6 << 20), {"Content-Type": "application/json"})
        self.assertEqual(answer.status, 413)

    def test_an_endless_body_is_cut(self):
        wire = self.wire()
        wire.send(f"POST {DERIVE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9999999999\r\n\r\n")
        self.assertEqual(wire.answer()[0], 413)
        sent, began = 0, time.monotonic()
        with self.assertRaises(OSError):
            while time.monotonic() - began < 20:
                wire.send(b" " * 65536)
                sent += 65536
        self.assertLess(sent, 32 << 20)

    def test_chunks_are_taken_and_bounded(self):
        def chunked(body, size):
            pieces = [body[i:i + size] for i in range(0, len(body), size)]
            return "".join(f"{len(p):x}\r\n{p}\r\n" for p in pieces) + "0\r\n\r\n"
        head = f"POST {DERIVE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        wire = self.wire()
        wire.send(head + chunked(SIGN, 7))
        self.assertEqual(wire.answer()[0], 200)
        wire.send(head + chunked(SIGN + " " * (1 << 20), 60000))
        self.assertEqual(wire.answer()[0], 413)
        for bad in ("xyz\r\n", "-1\r\n", "5\r\nabcdeXX\r\n\r\n", "FFFFFFFFFFFFFFFFFF\r\n"):
            wire = self.wire()
            wire.send(head + bad)
            self.assertIn(wire.answer()[0], (400, 413), bad)

    def test_length_and_chunks_together_are_refused(self):
        wire = self.wire()
        wire.send(f"POST {DERIVE} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n\r\n")
        self.assertEqual(wire.answer()[0], 400)
        self.assertNotIn(b"HTTP/1.1 200", wire.rest(), "nothing is smuggled")

    def test_100_continue_comes_before_the_body_and_not_for_what_is_refused(self):
        wire = self.wire()
        wire.send(f"POST {DERIVE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: {len(SIGN)}\r\n\r\n")
        self.assertEqual(wire.answer()[0], 100)
        wire.send(SIGN)
        self.assertEqual(wire.answer()[0], 200)
        wire.send(f"POST {DERIVE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\nContent-Length: {len(SIGN)}\r\n\r\n")
        self.assertEqual(wire.answer()[0], 415)

    def test_a_pipeline_is_answered_in_order(self):
        wire = self.wire()
        wire.send(post(DERIVE, SIGN, "X-Request-ID: one\r\n") + "GET /api/v1/projects HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: two\r\n\r\n" +
                  post(DERIVE, "{", "X-Request-ID: three\r\n") + "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: four\r\n\r\n")
        answers = [wire.answer() for _ in range(4)]
        self.assertEqual([(a[0], a[1]["x-request-id"]) for a in answers],
                         [(200, "one"), (200, "two"), (400, "three"), (200, "four")])

    def test_http_1_0_is_answered_and_closed(self):
        wire = self.wire()
        wire.send("GET /health HTTP/1.0\r\n\r\n")
        status, fields, _ = wire.answer()
        self.assertEqual((status, fields["connection"]), (200, "close"))
        self.assertEqual(wire.rest(), b"")

    def test_odd_heads_are_refused(self):
        for head, status in (("GET /health HTTP/1.1\r\n\r\n", 400), ("BREW /pot HTTP/1.1\r\nHost: localhost\r\n\r\n", 501),
                             ("GET /health HTTP/2.0\r\nHost: localhost\r\n\r\n", 505), ("nonsense\r\n\r\n", 400),
                             ("GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "y" * 20000 + "\r\n\r\n", 431),
                             ("GET /" + "y" * 9000 + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
                             ("GET /health HTTP/1.1\r\nHost: localhost\r\nBad Name: x\r\n\r\n", 400)):
            wire = self.wire()
            wire.send(head)
            answered, fields, body = wire.answer()
            self.assertEqual(answered, status, head[:60])
            self.assertEqual(json.loads(body)["instance"], fields["x-request-id"])

    def test_a_client_that_goes_away_costs_nothing(self):
        for _ in range(50):
            wire = self.wire()
            wire.send(post(DERIVE, SIGN)[:-5])
            wire.socket.close()
        self.assertEqual(self.apex.get("/health").status, 200)

    def test_many_connections_at_once(self):
        wires = [self.wire() for _ in range(200)]
        for wire in wires:
            wire.send(post(DERIVE, SIGN))
        self.assertEqual({wire.answer()[0] for wire in wires}, {200})


class Ends(unittest.TestCase):
    """SIGTERM, SIGINT, kill -9."""

    def test_sigterm_drains_and_ends_with_0_within_10_s(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            apex = Apex.serve()
            self.addCleanup(apex.close)
            idle = Wire(apex.port)
            self.addCleanup(idle.socket.close)
            idle.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            idle.answer()
            statuses, stopping = [], threading.Event()

            def keep_asking():
                while not stopping.is_set():
                    try:
                        statuses.append(apex.post("/api/v1/signage/designs/check?trace=1", example()).status)
                    except OSError:
                        return
            askers = [threading.Thread(target=keep_asking) for _ in range(4)]
            for asker in askers:
                asker.start()
            time.sleep(0.5)
            began = time.monotonic()
            self.assertEqual(apex.stop(number), 0)
            self.assertLess(time.monotonic() - began, 10)
            stopping.set()
            for asker in askers:
                asker.join()
            self.assertGreater(len(statuses), 0)
            self.assertEqual(set(statuses), {200}, "what was answered was answered whole")
            self.assertEqual(idle.rest(), b"")
            self.assertEqual(apex.events[-1]["event"], "stopped")

    def test_a_report_under_way_survives_sigterm(self):
        apex = Apex.serve()
        self.addCleanup(apex.close)
        project_id, _ = apex.new_project()
        apex.save_design(project_id, example())
        tasks = [apex.post(f"/api/v1/projects/{project_id}/report").json["task_id"] for _ in range(5)]
        self.assertEqual(apex.stop(), 0)
        again = Apex.serve(data=apex.data)
        self.addCleanup(again.close)
        for task_id in tasks:
            self.assertEqual(again.finished_task(task_id, 60)["status"], "completed")

    def test_kill_9_loses_nothing_that_was_answered(self):
        apex = Apex.serve()
        self.addCleanup(apex.close)
        answered, lock = [], threading.Lock()

        def create(name):
            for i in range(10_000):
                try:
                    project_id, etag = apex.new_project(name=f"{name} {i}")
                    with lock:
                        answered.append((project_id, etag, None))
                    saved = apex.save_design(project_id, example(), etag)
                    if saved.status == 200:
                        with lock:
                            answered.append((project_id, saved.headers["etag"], saved.json["design_hash"]))
                except (OSError, ValueError, AssertionError):
                    return
        writers = [threading.Thread(target=create, args=(f"Writer {i}",)) for i in range(6)]
        for writer in writers:
            writer.start()
        time.sleep(1.5)
        apex.stop(signal.SIGKILL)
        for writer in writers:
            writer.join()
        self.assertGreater(len(answered), 10)
        again = Apex.serve(data=apex.data)
        self.addCleanup(again.close)
        latest = {project_id: (etag, design_hash) for project_id, etag, design_hash in answered}
        for project_id, (etag, design_hash) in latest.items():
            read = again.get(f"/api/v1/projects/{project_id}")
            self.assertEqual(read.status, 200)
            if design_hash:
                self.assertEqual(read.headers["etag"], etag)
                self.assertEqual(read.json["design"]["design_hash"], design_hash)
            events = again.get(f"/api/v1/projects/{project_id}/events").json
            self.assertEqual([e["sequence"] for e in events], list(range(1, len(events) + 1)))

    def test_a_taken_port_is_said_clearly(self):
        apex = Apex.serve()
        self.addCleanup(apex.close)
        second = run("serve", "--listen", f"127.0.0.1:{apex.port}", "--data", str(apex.data))
        self.assertNotEqual(second.returncode, 0)
        self.assertIn(f"127.0.0.1:{apex.port}", second.stderr)
        self.assertIn("another program has this port", second.stderr)


if __name__ == "__main__":
    unittest.main()
