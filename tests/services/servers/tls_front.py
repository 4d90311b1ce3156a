"""A TLS front on the loopback for a server that speaks plainly. Its certificate is for s3.localhost and the names below, from an authority made for it."""

import socket
import ssl
import subprocess
import threading
from pathlib import Path


def make_certificates(folder):
    """authority.pem, and front.pem with its key, signed by it. Needs the openssl program."""
    folder = Path(folder)
    (folder / "front.ext").write_text("subjectAltName=DNS:s3.localhost,DNS:*.s3.localhost\n")
    for command in (
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout authority.key -out authority.pem",
        "req -newkey rsa:2048 -nodes -subj /CN=s3.localhost -keyout front.key -out front.csr",
        "x509 -req -days 2 -in front.csr -CA authority.pem -CAkey authority.key -CAcreateserial -extfile front.ext -out front.pem",
    ):
        subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)


class TlsFront:
    def __init__(self, folder, upstream_port):
        self.upstream_port = upstream_port
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(Path(folder) / "front.pem", Path(folder) / "front.key")
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=16)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, plain):
        try:
            client = self._context.wrap_socket(plain, server_side=True)
        except OSError:  # It does not trust us.
            plain.close()
            return
        with client, socket.create_connection(("127.0.0.1", self.upstream_port)) as server:
            # One direction a thread; a TLS socket may be read and written by two of them.
            back = threading.Thread(target=self._pump, args=(server, client), daemon=True)
            back.start()
            self._pump(client, server)
            back.join()

    @staticmethod
    def _pump(source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
