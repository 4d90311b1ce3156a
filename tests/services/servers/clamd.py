"""ClamAV's daemon from Debian's package, with one signature of its own: no network, no signature database."""

import hashlib
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PACKAGES = ["clamav-daemon"]
HARMFUL = b"%PDF-1.7\nthis text stands for something harmful in a test of APEX\n"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Clamd:
    """Finds HARMFUL by its hash, as Apex.Test.Harmful, and nothing else. Files above `stream_max` it does not take."""

    def __init__(self, stream_max="100M"):
        self.folder = Path(tempfile.mkdtemp(prefix="apex_clamd_"))
        self.folder.chmod(0o755)
        self.port, self.process = free_port(), None
        database = self.folder / "database"
        database.mkdir()
        (database / "apex.hdb").write_text(f"{hashlib.md5(HARMFUL).hexdigest()}:{len(HARMFUL)}:Apex.Test.Harmful\n")
        (self.folder / "clamd.conf").write_text("\n".join([
            "Foreground yes", f"DatabaseDirectory {database}", "TCPAddr 127.0.0.1", f"TCPSocket {self.port}",
            f"LocalSocket {self.folder}/clamd.ctl", f"TemporaryDirectory {self.folder}", f"StreamMaxLength {stream_max}", "User root"
            if Path("/proc/self").owner() == "root" else "", f"LogFile {self.folder}/clamd.log", "LogTime yes", ""]))
        self.start()

    @property
    def urls(self):
        return f"tcp://127.0.0.1:{self.port}", f"unix:{self.folder}/clamd.ctl"

    def start(self, seconds=60):
        self.process = subprocess.Popen(["/usr/sbin/clamd", f"--config-file={self.folder}/clamd.conf"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1) as probe:
                    probe.sendall(b"zPING\0")
                    if probe.recv(16) == b"PONG\0":
                        return
            except OSError:
                time.sleep(0.1)
        log = self.folder / "clamd.log"
        raise RuntimeError("clamd did not start: " + (log.read_text()[-500:] if log.exists() else ""))

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        if self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder)
