"""Whom the program calls: what its settings name, directly. A proxy that the environment names and a redirect lead nowhere."""

import socket
import threading
import unittest

from apex_process import Apex, example
from oidc_issuer import Issuer
from people import person, signing_in
from receiver import Receiver, environment

PROJECTS = "/api/v1/projects"
PROXY_VARIABLES = ("http_proxy", "https_proxy", "HTTPS_PROXY", "HTTP_PROXY", "all_proxy", "ALL_PROXY")


class Trap:
    """Takes connections, counts them and says nothing."""

    def __init__(self):
        self.callers, self.socket = 0, socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            self.callers += 1
            caller.close()


class Outgoing(unittest.TestCase):
    def setUp(self):
        self.trap, self.receiver, self.issuer = Trap(), Receiver(), Issuer()
        for part in (self.trap.socket, self.receiver, self.issuer):
            self.addCleanup(part.close)

    def submitted(self, apex, caller):
        """The task that tells the receiver, when it has ended."""
        project = caller.new_project("acme")
        self.assertEqual(caller.save_design(project, example()).status, 200)
        self.assertEqual(caller.post(f"{PROJECTS}/{project}/transitions", {"to": "estimating"}).status, 200)
        tasks = caller.post(f"{PROJECTS}/{project}/submit").json["tasks"]
        return Apex.finished_task_of(caller, next(task["task_id"] for task in tasks if task["kind"] == "submit_webhook"))

    def test_a_proxy_of_the_environment_is_not_asked(self):
        trapped = {name: f"http://127.0.0.1:{self.trap.port}" for name in PROXY_VARIABLES} | {"no_proxy": "", "NO_PROXY": ""}
        apex = signing_in(self.issuer, environment={**environment(self.receiver), **trapped})
        self.addCleanup(apex.close)
        task = self.submitted(apex, person(apex, self.issuer, "ann"))  # The provider's keys and the webhook are both fetched over HTTP.
        self.assertEqual((task["status"], len(self.receiver.deliveries), self.issuer.fetches), ("completed", 1, 1), task)
        self.assertEqual(self.trap.callers, 0)

    def test_a_redirect_of_a_receiver_is_not_followed(self):
        self.receiver.plan = [(302, {"Location": f"http://127.0.0.1:{self.trap.port}/"})]
        apex = signing_in(self.issuer, environment=environment(self.receiver))
        self.addCleanup(apex.close)
        task = self.submitted(apex, person(apex, self.issuer, "ann"))
        self.assertEqual((task["status"], self.trap.callers), ("failed", 0), task)
        self.assertIn("redirects", task["error"])


if __name__ == "__main__":
    unittest.main()
