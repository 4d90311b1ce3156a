"""Ceph's RADOS Gateway from Debian's packages: a real S3 server over an object store in memory, driven by radosgw.sh."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

PACKAGES = ["radosgw", "ceph-mon", "ceph-osd", "ceph-mgr", "ceph-common", "curl"]
KEY, SECRET = "apexkey", "s3/cret+=key of tests"


def free_ports(count):
    """The first of `count` neighbouring ports that no one listens on."""
    for first in range(17480, 27480, count):
        try:
            for port in range(first, first + count):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
    raise RuntimeError("no free ports")


class Radosgw:
    """The gateway, and what it takes to break it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="apex_radosgw_")
        self.port = free_ports(3)
        self.buckets = 0
        try:
            self.script("start", str(self.port))
        except Exception:
            self.end()
            raise

    def script(self, command, *arguments):
        environment = {**os.environ, "S3_ACCESS_KEY": KEY, "S3_SECRET_KEY": SECRET}
        done = subprocess.run(["bash", str(Path(__file__).with_suffix(".sh")), command, self.folder, *arguments], env=environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=300)
        if done.returncode:
            raise RuntimeError(done.stderr.strip())

    def end(self):
        if Path(self.folder, "ceph.conf").is_file():
            self.script("stop")
        shutil.rmtree(self.folder)

    def url(self, bucket=None, port=None, host="127.0.0.1", tls="off", more=""):
        if bucket is None:
            self.buckets += 1
            bucket = f"apex-faults-{self.buckets}"
        return f"s3://{KEY}:{quote(SECRET, safe='')}@{host}:{port or self.port}/{bucket}?tls={tls}{more}"
