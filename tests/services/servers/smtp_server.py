"""The receiving end of e-mail: speaks SMTP with STARTTLS and AUTH on the loopback, keeps what it accepted, and answers as it is told."""

import base64
import email
import email.policy
import socket
import ssl
import threading
import time

USER, PASSWORD = "relay-user", "relay password"


class SmtpServer:
    """`plan` answers the next commands of a kind: [("RCPT", b"450 busy"), ...]; None hangs up without a word."""

    def __init__(self, tls_folder=None, from_the_start=False, plan=()):
        self.plan, self.messages, self.sessions = list(plan), [], []
        self.context = None
        if tls_folder:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(f"{tls_folder}/front.pem", f"{tls_folder}/front.key")
        self.from_the_start = from_the_start
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self.listener.close()

    def wait_for(self, count, seconds=30):
        until = time.monotonic() + seconds
        while len(self.messages) < count and time.monotonic() < until:
            time.sleep(0.02)
        return len(self.messages) >= count

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._guarded, args=(client,), daemon=True).start()

    def _guarded(self, client):
        try:
            if self.from_the_start:
                client = self.context.wrap_socket(client, server_side=True)
            self._serve(client)
        except OSError:
            pass
        finally:
            client.close()

    def _serve(self, client):
        session = {"tls": self.from_the_start, "user": None, "from": None, "to": [], "commands": []}
        self.sessions.append(session)
        stream = client.makefile("rb")
        client.sendall(b"220 ready\r\n")
        while line := stream.readline():
            command = line.strip().decode()
            verb = command.split(" ")[0].split(":")[0].upper()
            session["commands"].append(verb)
            planned = next((step for step in self.plan if step[0] == verb), None)
            if planned:
                self.plan.remove(planned)
                if planned[1] is None:
                    return
                client.sendall(planned[1] + b"\r\n")
                continue
            if verb == "EHLO":
                more = b"" if not self.context or session["tls"] else b"250-STARTTLS\r\n"
                client.sendall(b"250-here\r\n" + more + (b"250-AUTH PLAIN\r\n" if session["tls"] else b"") + b"250 SIZE 1000000\r\n")
            elif verb == "STARTTLS" and self.context:
                client.sendall(b"220 go\r\n")
                client = self.context.wrap_socket(client, server_side=True)
                stream, session["tls"] = client.makefile("rb"), True
            elif verb == "AUTH":
                words = command.split(" ")
                if len(words) < 3:
                    client.sendall(b"334 \r\n")
                    words.append(stream.readline().strip().decode())
                _, user, password = base64.b64decode(words[2]).decode().split("\0")
                session["user"] = user if (user, password) == (USER, PASSWORD) else None
                client.sendall(b"235 in\r\n" if session["user"] else b"535 no\r\n")
            elif verb == "MAIL":
                session["from"] = command[10:].split(" ")[0].strip("<>")
                client.sendall(b"250 ok\r\n")
            elif verb == "RCPT":
                session["to"].append(command[8:].strip("<>"))
                client.sendall(b"250 ok\r\n")
            elif verb == "DATA":
                client.sendall(b"354 go\r\n")
                data = b""
                while (more := stream.readline()) != b".\r\n":
                    if not more:
                        return
                    data += more[1:] if more.startswith(b".") else more
                self.messages.append({"from": session["from"], "to": list(session["to"]), "raw": data, "session": session,
                                      "mail": email.message_from_bytes(data, policy=email.policy.default)})
                client.sendall(b"250 kept\r\n")
            elif verb == "QUIT":
                client.sendall(b"221 bye\r\n")
                return
            else:
                client.sendall(b"502 what\r\n")
