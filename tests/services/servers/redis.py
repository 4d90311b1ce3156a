"""A Redis server of its own for tests: a configuration in a temporary folder, a free port of the loopback, nothing kept on disk, so that a
restart forgets everything."""

import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from .postgres import free_port

PACKAGES = ["redis-server", "redis-tools"]
PASSWORD = "a p@ss/word"


class Redis:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="apex_redis_", dir="/tmp"))
        self.port, self.process = free_port(), None
        (self.folder / "redis.conf").write_text(f'bind 127.0.0.1\nport {self.port}\ndir {self.folder}\nsave ""\nappendonly no\n'
                                                f'requirepass "{PASSWORD}"\nlogfile {self.folder}/log\n')
        try:
            self.start()
        except Exception:
            self.end()
            raise

    def url(self, more=""):
        return f"redis://:a%20p%40ss%2Fword@127.0.0.1:{self.port}/0{more}"

    def start(self):
        self.process = subprocess.Popen(["redis-server", str(self.folder / "redis.conf")], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    break
            except OSError:
                if self.process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError("redis-server did not start: " + (self.folder / "log").read_text(errors="replace")[-1000:])
                time.sleep(0.02)
        self.ask("PING")

    def stop(self):
        """Gone from one moment to the next, with all it held."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stall(self):
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def ask(self, *words):
        """What redis-cli prints of the answer."""
        done = subprocess.run(["redis-cli", "-p", str(self.port), "--no-auth-warning", "-a", PASSWORD, *words], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=20)
        if done.returncode or done.stdout.startswith(("ERR", "NOAUTH", "WRONG")):
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout.strip()

    def end(self):
        self.stop()
        shutil.rmtree(self.folder)
