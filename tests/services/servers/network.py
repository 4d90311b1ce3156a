"""A piece of network between a program and its server that can be cut: what is sent is swallowed, and no one is told."""

import socket
import threading


class Network:
    def __init__(self, upstream_port):
        self.upstream_port = upstream_port
        self._whole = threading.Event()
        self._whole.set()
        self._lock, self._open = threading.Lock(), []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self):
        self._whole.clear()

    def mend(self):
        """What was under way is reset, as routers do that have forgotten it."""
        with self._lock:
            for end in self._open:
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
                end.close()
            self._open.clear()
        self._whole.set()

    def close(self):
        self._listener.close()
        self.mend()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with self._lock:
            self._open.append(client)
        if not self._whole.wait(60):
            return
        try:
            server = socket.create_connection(("127.0.0.1", self.upstream_port))
        except OSError:
            client.close()
            return
        with self._lock:
            self._open.append(server)
        threading.Thread(target=self._pass_on, args=(server, client), daemon=True).start()
        self._pass_on(client, server)

    def _pass_on(self, source, target):
        try:
            while data := source.recv(65536):
                if self._whole.is_set():
                    target.sendall(data)
        except OSError:
            pass
        if not self._whole.is_set():
            return  # Not even the end of a connection gets through.
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
