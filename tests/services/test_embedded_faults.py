"""The embedded store under faults: everything in one process on SQLite and files while its disk fills up, and while it is killed.

Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_embedded_faults.py
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent.parent / "services/api/tests"))
from apex_process import Apex  # noqa: E402
from fault_table import FaultTable  # noqa: E402
from load import Load  # noqa: E402

TIMES = 20 if os.environ.get("APEX_LONG") else 3
KILLS = 20
table = FaultTable("embedded")


def setUpModule():
    unittest.addModuleCleanup(table.close)


class SmallDisk:
    """A file system in memory of few MiB, of which `fill` leaves nothing."""

    def __init__(self, mebibytes):
        self.folder = tempfile.mkdtemp(prefix="apex-disk-")
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", self.folder], capture_output=True, text=True)
        if done.returncode:
            os.rmdir(self.folder)
            raise unittest.SkipTest(f"no small disk can be mounted here: {done.stderr.strip()}")
        self.filler = Path(self.folder, "filler")

    def fill(self):
        with self.filler.open("wb", buffering=0) as out:
            try:
                while out.write(b"x" * 4096):
                    pass
            except OSError:
                pass

    def free(self):
        self.filler.unlink()

    def close(self):
        subprocess.run(["umount", self.folder], check=True)
        os.rmdir(self.folder)


class Embedded(unittest.TestCase):
    def serve(self, folder):
        self.apex = Apex.serve(data=folder)
        self.addCleanup(lambda: self.apex.close())
        self.load = Load(lambda: [self.apex.port], clients=3)
        self.addCleanup(self.load.stop)
        self.assertGreaterEqual(self.load.recovered_s(), 0)

    def judge(self, fault, times, recovered):
        self.load.stop()
        numbers = self.load.check(self.apex.port)
        table.add(fault, times, max(recovered), **numbers)
        self.assertEqual(self.load.errors, [])
        self.assertGreaterEqual(min(recovered), 0, "it did not recover within 60 s")
        self.assertGreater(numbers["stored"], 5)
        self.assertEqual((numbers["lost"], numbers["doubled"], numbers["wrong"]), (0, 0, 0))
        whole = subprocess.run(["sqlite3", f"{self.apex.data}/apex.db", "pragma integrity_check"], capture_output=True, text=True)
        self.assertEqual(whole.stdout.strip(), "ok", whole.stderr)

    def test_disk_full(self):
        disk = SmallDisk(256)
        self.addCleanup(disk.close)
        self.serve(disk.folder)
        recovered, refused = [], 0
        for _ in range(TIMES):
            time.sleep(1)
            before = sum(client.refused for client in self.load.clients)
            disk.fill()
            time.sleep(3)
            refused += sum(client.refused for client in self.load.clients) - before
            disk.free()
            recovered.append(self.load.recovered_s())
        self.assertGreater(refused, 0, "no one noticed that the disk was full")
        self.judge("disk full on the embedded database", TIMES, recovered)
        self.apex.close()

    def test_killed(self):
        folder = tempfile.mkdtemp(prefix="apex-test-")
        self.addCleanup(shutil.rmtree, folder)
        self.serve(folder)
        recovered = []
        for _ in range(KILLS):
            time.sleep(random.uniform(0.1, 0.4))
            self.apex.stop(signal.SIGKILL)
            self.apex = Apex.serve(data=folder)
            recovered.append(self.load.recovered_s())
        self.judge("apex serve killed -9 under load", KILLS, recovered)


if __name__ == "__main__":
    unittest.main()
