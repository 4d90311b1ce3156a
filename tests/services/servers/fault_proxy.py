"""A proxy between a client and a real HTTP server that breaks exchanges the way networks and servers do. Used by the service tests.

    proxy = FaultProxy(upstream_port)      # listens on proxy.port of the loopback
    proxy.fault = "truncated answer"       # one of FAULTS, or None; each exchange is broken with probability proxy.share
"""

import random
import socket
import threading
import time

FAULTS = ("500", "503 SlowDown", "timeout", "truncated answer", "truncated request", "lost answer", "reset", "damaged answer", "slow")


def read_message(stream):
    """Head and body of one HTTP message; None at the end of the stream."""
    head = bytearray()
    while not head.endswith(b"\r\n\r\n"):
        line = stream.readline(65536)
        if not line:
            return None
        head += line
    lower = bytes(head).lower()
    if b"transfer-encoding: chunked" in lower:
        body = bytearray()
        while True:
            line = stream.readline()
            chunk = stream.read(int(line.split(b";")[0], 16) + 2)
            body += line + chunk
            if chunk == b"\r\n":
                return bytes(head), bytes(body)
    at = lower.find(b"content-length:")
    size = int(lower[at + 15:lower.index(b"\r\n", at)]) if at >= 0 else 0
    return bytes(head), size


class FaultProxy:
    def __init__(self, upstream_port, share=0.3):
        self.upstream_port, self.share, self.fault = upstream_port, share, None
        self.broken = 0
        self._random = random.Random(1)
        self._stop = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._stop.set()
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with client, socket.create_connection(("127.0.0.1", self.upstream_port)) as server:
            client.settimeout(30)
            server.settimeout(30)
            from_client, from_server = client.makefile("rb"), server.makefile("rb")
            try:
                while self._exchange(client, server, from_client, from_server):
                    pass
            except (OSError, ValueError):
                pass

    def _exchange(self, client, server, from_client, from_server):
        request = read_message(from_client)
        if request is None:
            return False
        head, size = request
        body = from_client.read(size)
        if len(body) < size:
            return False
        fault = self.fault if self._random.random() < self.share else None
        if fault:
            self.broken += 1
        if fault in ("500", "503 SlowDown"):
            code = b"InternalError" if fault == "500" else b"SlowDown"
            text = b"<Error><Code>" + code + b"</Code></Error>"
            client.sendall(b"HTTP/1.1 %s X\r\nContent-Length: %d\r\n\r\n%s" % (fault[:3].encode(), len(text), text))
            return True
        if fault == "timeout":
            self._stop.wait(10)
            return False
        if fault == "reset":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            return False
        if fault == "truncated request":
            server.sendall(head + body[:len(body) // 2])
            return False
        server.sendall(head + body)
        answer = read_message(from_server)
        if answer is None or fault == "lost answer":
            return False
        return self._answer(client, from_server, head.startswith(b"HEAD"), fault, *answer)

    def _answer(self, client, from_server, is_head, fault, head, size):
        status = int(head.split(b" ")[1])
        body = size if isinstance(size, bytes) else b"" if is_head or status in (204, 304) else from_server.read(size)
        if fault == "damaged answer" and len(body) > 10:
            at = self._random.randrange(len(body))
            body = body[:at] + bytes([body[at] ^ 1]) + body[at + 1:]
        if fault == "truncated answer":
            client.sendall((head + body)[:len(head) + len(body) // 2] if body else head[:-4])
            return False
        if fault == "slow":
            whole = head + body
            for start in range(0, len(whole), 16384):
                client.sendall(whole[start:start + 16384])
                time.sleep(0.05)
            return True
        client.sendall(head + body)
        return True
