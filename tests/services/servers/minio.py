"""MinIO, another S3 server, as one process on the loopback. It is built from its sources, pinned by the version that Go's checksum database vouches
for, into a folder that stays; that takes minutes and a newer Go than Debian's."""

import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

from servers.radosgw import KEY, SECRET, free_ports

ROOT = Path(__file__).resolve().parents[3]
VERSION = "v0.0.0-20260212201848-7aac2a2c5b7c"
FOLDER = ROOT / f"build/extras/minio-{VERSION}"


def fetch():
    """The program, or (None, why not)."""
    program = FOLDER / "minio"
    if program.is_file():
        return program, None
    go = shutil.which("go")
    if go is None:
        return None, "there is no Go to build it"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as made:
        done = subprocess.run(["nice", "-n", "10", go, "install", "-trimpath", "-ldflags=-s -w", f"github.com/minio/minio@{VERSION}"],
                              env={**os.environ, "GOBIN": made, "GOFLAGS": "", "GOTOOLCHAIN": "local"}, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=3600)
        if done.returncode:
            said = [line for line in done.stderr.strip().splitlines() if not line.startswith("go: downloading")]
            return None, "Go does not build it: " + (said or ["no reason given"])[-1]
        (Path(made) / "minio").rename(program)
    return program, None


class Minio:
    def __init__(self, program):
        self.folder = Path(tempfile.mkdtemp(prefix="apex_minio_"))
        self.port = free_ports(2)
        words = [str(program), "server", "--quiet", f"--address=127.0.0.1:{self.port}", f"--console-address=127.0.0.1:{self.port + 1}",
                 str(self.folder / "data")]
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(words, env={**os.environ, "MINIO_ROOT_USER": KEY, "MINIO_ROOT_PASSWORD": SECRET, "HOME": str(self.folder)},
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/minio/health/live", timeout=1).read()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > until:
                    words = (self.folder / "log").read_text(errors="replace")[-2000:]
                    self.end()
                    raise RuntimeError(words) from None
                time.sleep(0.2)

    def end(self):
        self.process.kill()
        self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, bucket):
        return f"s3://{KEY}:{quote(SECRET, safe='')}@127.0.0.1:{self.port}/{bucket}?tls=off"
