"""Users at a steady rate, each answer judged: half compute a cabinet whose area is known, half list projects."""

import http.client
import json
import threading
import time

DERIVE = "/api/v1/signage/common/cabinets/derive"
CABINET = json.dumps({"overall_height_ft": 25.0, "cabinets": [{"width_ft": 14.0, "height_ft": 8.0, "depth_in": 12.0}]})


class Traffic:
    """`rate` requests a second on kept connections until stop(). A request fails when it gets no answer, another status, or a wrong number."""

    def __init__(self, port, rate, headers=None, users=16):
        self.port, self.every_s, self.headers = port, users / rate, headers or {}
        self.ok, self.slowest_ms, self.failures = 0, 0.0, []
        self._lock, self._ending = threading.Lock(), threading.Event()
        self._threads = [threading.Thread(target=self._user, args=(nth / rate,), daemon=True) for nth in range(users)]
        for thread in self._threads:
            thread.start()

    def _user(self, offset_s):
        connection, due, turn = None, time.monotonic() + offset_s, 0
        while not self._ending.is_set():
            time.sleep(max(0.0, due - time.monotonic()))
            due, turn, begun = due + self.every_s, turn + 1, time.monotonic()
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                why = self._ask(connection, derive=turn % 2 == 0)
            except (OSError, http.client.HTTPException) as failure:
                connection.close()
                connection, why = None, repr(failure)
            with self._lock:
                self.slowest_ms = max(self.slowest_ms, 1000 * (time.monotonic() - begun))
                if why:
                    self.failures.append(why)
                else:
                    self.ok += 1
        if connection:
            connection.close()

    def _ask(self, connection, derive):
        if derive:
            connection.request("POST", DERIVE, CABINET, {"Content-Type": "application/json", **self.headers})
        else:
            connection.request("GET", "/api/v1/projects?limit=1", headers=self.headers)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            return f"{response.status} {body[:200]!r}"
        if derive and json.loads(body)["result"]["area_ft2"] != 112:
            return f"wrong number {body[:200]!r}"
        return None

    def stop(self):
        self._ending.set()
        for thread in self._threads:
            thread.join(15)
