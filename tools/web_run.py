#!/usr/bin/env python3
"""Starts the program on a free port and an empty data folder and runs the browser test against it. Usage: web_run.py APEX"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent.parent / "services/frontend"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def main():
    apex, port = Path(sys.argv[1]).resolve(), free_port()
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as data:
        server = subprocess.Popen([apex, "serve", "--listen", f"127.0.0.1:{port}", "--data", data])
        try:
            deadline = time.monotonic() + 15
            while True:
                try:
                    urllib.request.urlopen(f"{base}/health", timeout=1)
                    break
                except OSError:
                    if server.poll() is not None or time.monotonic() > deadline:
                        print("the program did not start")
                        return 1
                    time.sleep(0.05)
            return subprocess.run(["npm", "run", "--silent", "e2e"], cwd=FRONTEND, env={**os.environ, "BASE_URL": base}).returncode
        finally:
            server.terminate()
            server.wait(15)


if __name__ == "__main__":
    sys.exit(main())
