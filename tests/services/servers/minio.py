"""MinIO, another S3 server, as one process on the loopback. It is built from its sources, pinned by the version that Go's checksum database vouches
for, into a folder that stays; that takes minutes and a newer Go than Debian's."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from servers.radosgw import KEY, SECRET, free_ports
from servers.s3_program import S3Program

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


class Minio(S3Program):
    health = "/minio/health/live"

    def command(self, program):
        self.port = free_ports(2)
        return [str(program), "server", "--quiet", f"--address=127.0.0.1:{self.port}", f"--console-address=127.0.0.1:{self.port + 1}",
                str(self.folder / "data")], {"MINIO_ROOT_USER": KEY, "MINIO_ROOT_PASSWORD": SECRET, "HOME": str(self.folder)}
