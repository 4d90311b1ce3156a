"""One real OpenSearch node on the loopback, from Maven Central's artifacts: fetched once into ~/.cache/apex, checked against pinned
SHA-256 sums, started with the parts of opensearch_node/ by a user who is not root."""

import hashlib
import http.client
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from . import packages
from .postgres import free_port

VERSION = "2.19.1"
PACKAGES = ["default-jre-headless"]
PARTS = Path(__file__).with_name("opensearch_node")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "apex" / f"opensearch-{VERSION}"
MODULE = ("netty-", "transport-netty4-")
START_SECONDS = 180


def pinned():
    """File name -> SHA-256."""
    lines = (PARTS / "jars.sha256").read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def wrong(folder):
    """The files that are absent or not as pinned."""
    def sum_of(path):
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    return [name for name, digest in pinned().items() if sum_of(folder / name) != digest]


def ensure():
    """None when a node can be started, else a sentence for the one who reads the skip."""
    reason = packages.ensure(PACKAGES)
    if reason or not wrong(CACHE):
        return reason
    reason = packages.ensure(["maven"])
    if reason:
        return reason
    CACHE.mkdir(parents=True, exist_ok=True)
    command = ["mvn", "--batch-mode", "--quiet", "--file", str(PARTS / "pom.xml"), "dependency:copy-dependencies",
               f"-DoutputDirectory={CACHE}"]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=500)
    except subprocess.TimeoutExpired:
        return "Maven did not fetch OpenSearch within 500 s"
    if done.returncode:
        lines = [line for line in done.stdout.splitlines() if line.strip()] or ["no reason given"]
        return f"Maven could not fetch OpenSearch: {lines[0][:300]}"
    unlike = wrong(CACHE)
    return f"what Maven fetched is not what is pinned: {', '.join(unlike)}" if unlike else None


class OpenSearch:
    """The node, and what it takes to break it."""

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="apex_opensearch_", dir="/tmp"))
        self.port, self.process = free_port(), None
        module = self.home / "modules/transport-netty4"
        for folder in ("lib", "modules/transport-netty4", "plugins", "config", "data", "logs", "tmp"):
            (self.home / folder).mkdir(parents=True)
        for name in pinned():
            shutil.copy(CACHE / name, module if name.startswith(MODULE) else self.home / "lib")
        for name in ("plugin-descriptor.properties", "plugin-security.policy"):
            shutil.copy(PARTS / name, module)
        shutil.copy(PARTS / "log4j2.properties", self.home / "config")
        (self.home / "config/opensearch.yml").write_text(json.dumps({
            "cluster.name": "apex-test", "node.name": "one", "network.host": "127.0.0.1", "http.port": self.port,
            "transport.port": free_port(), "discovery.type": "single-node", "path.data": str(self.home / "data"),
            "path.logs": str(self.home / "logs"), "cluster.routing.allocation.disk.threshold_enabled": False}))
        try:
            self.start()
        except Exception:
            self.end()
            raise

    def _own(self):
        """OpenSearch refuses to run as root."""
        if os.geteuid() != 0:
            return {}
        for path in [self.home, *self.home.rglob("*")]:
            shutil.chown(path, "nobody", "nogroup")
        return {"user": "nobody", "group": "nogroup", "extra_groups": []}

    def start(self, wait=True):
        options = {"java.security.manager": "allow", "java.io.tmpdir": self.home / "tmp", "opensearch.path.home": self.home,
                   "opensearch.path.conf": self.home / "config", "opensearch.distribution.type": "tar",
                   "opensearch.bundled_jdk": "false", "log4j2.disable.jmx": "true", "io.netty.noUnsafe": "true",
                   "io.netty.noKeySetOptimization": "true", "io.netty.allocator.numDirectArenas": "0"}
        command = ["java", "-Xms256m", "-Xmx512m", *(f"-D{name}={value}" for name, value in options.items()),
                   "-cp", f"{self.home}/lib/*", "org.opensearch.bootstrap.OpenSearch"]
        with (self.home / "output").open("ab") as out:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=self.home,
                                            env={"PATH": os.environ["PATH"], "HOME": str(self.home)}, **self._own())
        if wait:
            self.wait()

    def wait(self):
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if self.ask("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.2)
        raise RuntimeError("OpenSearch did not start:\n" + (self.home / "output").read_text(errors="replace")[-3000:])

    def stop(self, number=signal.SIGTERM):
        """SIGTERM: as an administrator does it; SIGKILL: as a power cut."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(60)

    def end(self):
        self.stop(signal.SIGKILL)
        shutil.rmtree(self.home)

    def copy_of_data(self, folder):
        """Of a stopped node: what a restored snapshot would bring back."""
        shutil.copytree(self.home / "data", folder)

    def restore_data(self, folder):
        shutil.rmtree(self.home / "data")
        shutil.copytree(folder, self.home / "data")

    def url(self, port=None, more=""):
        return f"http://127.0.0.1:{port or self.port}/{more}"

    def ask(self, method, path, body=None):
        """(status, JSON) of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body=json.dumps(body) if body is not None else None,
                               headers={"Content-Type": "application/json"} if body is not None else {})
            answer = connection.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if text else None
        except http.client.HTTPException as broken:
            raise ConnectionError(str(broken)) from broken
        finally:
            connection.close()
