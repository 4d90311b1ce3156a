"""An S3 server that is one program on the loopback, with a folder of its own."""

import abc
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

from servers.radosgw import KEY, SECRET


class S3Program(abc.ABC):
    """A class of its own for each server says what is started: `folder` is there, `port` is its to choose."""

    health = "/"

    def __init__(self, program):
        self.folder = Path(tempfile.mkdtemp(prefix=f"apex_{type(self).__name__.lower()}_"))
        self.port = None
        words, environment = self.command(program)
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(words, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}{self.health}", timeout=1).read()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > until:
                    said = (self.folder / "log").read_text(errors="replace")[-2000:]
                    self.end()
                    raise RuntimeError(said) from None
                time.sleep(0.2)

    @abc.abstractmethod
    def command(self, program):
        """Its words, and what it finds in its environment; sets `port`."""

    def end(self):
        self.process.kill()
        self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, bucket):
        return f"s3://{KEY}:{quote(SECRET, safe='')}@127.0.0.1:{self.port}/{bucket}?tls=off"
