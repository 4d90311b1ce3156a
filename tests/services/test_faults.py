"""The whole program under faults: clients at work on two API processes and two workers over real PostgreSQL and S3 while something breaks.

Nothing that was answered 2xx is lost, nothing is done twice, no number is wrong, and it recovers by itself.
Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_faults.py
APEX_LONG=1 repeats outages 20 times. The table is also written to build/log/faults_program.txt.
"""

import os
import random
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import Deployment  # noqa: E402
from fault_table import FaultTable  # noqa: E402
from load import Load  # noqa: E402
from servers import packages, postgres, radosgw  # noqa: E402
from servers.fault_proxy import FaultProxy  # noqa: E402
from servers.network import Network  # noqa: E402

KILLS = 20
OUTAGES = 20 if os.environ.get("APEX_LONG") else 3
database = store = None
table = FaultTable("program")


def setUpModule():
    global database, store
    reason = packages.ensure([*postgres.PACKAGES, *radosgw.PACKAGES])
    if reason:
        raise unittest.SkipTest(f"no real servers: {reason}")
    database = postgres.Postgres()
    unittest.addModuleCleanup(database.end)
    store = radosgw.Radosgw()
    unittest.addModuleCleanup(store.end)
    unittest.addModuleCleanup(table.close)


class UnderFaults(unittest.TestCase):
    number = 0

    def deploy(self, database_port=None, store_port=None):
        UnderFaults.number += 1
        name = f"faults_{UnderFaults.number}"
        database.psql(f"create database {name} owner apex", database="postgres")
        database.psql(f"grant connect on database {name} to apex_app", database="postgres")
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        self.addCleanup(folder.cleanup)
        self.deployment = Deployment(folder.name, {"DATABASE_URL": database.url("apex_app", name, port=database_port),
                                                   "OBJECT_STORE_URL": store.url(port=store_port)})
        self.addCleanup(self.deployment.end)
        self.deployment.migrate(database.url("apex", name))
        self.apis = [self.deployment.api(), self.deployment.api()]
        self.workers = [self.deployment.worker(), self.deployment.worker()]
        self.load = Load(lambda: [api.port for api in self.apis])
        self.addCleanup(self.load.stop)
        self.assertGreaterEqual(self.load.recovered_s(), 0)

    def judge(self, fault, times, recovered):
        self.load.stop()
        numbers = self.load.check(self.apis[0].port)
        table.add(fault, times, max(recovered), **numbers)
        self.assertEqual(self.load.errors, [])
        self.assertGreaterEqual(min(recovered), 0, "it did not recover within 60 s")
        self.assertGreater(numbers["stored"], 10)
        self.assertEqual((numbers["lost"], numbers["doubled"], numbers["wrong"]), (0, 0, 0))

    def test_api_killed(self):
        self.deploy()
        recovered = []
        for nth in range(KILLS):
            time.sleep(random.uniform(0.1, 0.4))
            self.apis[nth % 2].stop(signal.SIGKILL)
            self.apis[nth % 2] = self.deployment.api()
            recovered.append(self.load.recovered_s())
        self.judge("API killed -9 under load", KILLS, recovered)

    def test_worker_killed(self):
        self.deploy()
        recovered = []
        for nth in range(KILLS):
            time.sleep(random.uniform(0.1, 0.4))
            self.workers[nth % 2].stop(signal.SIGKILL)
            self.workers[nth % 2] = self.deployment.worker()
            recovered.append(self.load.recovered_s())
        self.judge("worker killed -9 under load", KILLS, recovered)

    def outage(self, fault, mode, seconds):
        self.deploy()
        recovered = []
        for _ in range(OUTAGES):
            time.sleep(2)
            database.stop(mode)
            time.sleep(seconds)
            database.start()
            recovered.append(self.load.recovered_s())
        time.sleep(1)
        self.judge(fault, OUTAGES, recovered)

    def test_postgresql_restarted(self):
        self.outage("PostgreSQL restarted under load", "fast", 0)

    def test_postgresql_crashed(self):
        self.outage("PostgreSQL crashed under load", "immediate", 0)

    def test_postgresql_stopped_for_ten_seconds(self):
        self.outage("PostgreSQL stopped for 10 s", "fast", 10)

    def test_network_to_postgresql_cut(self):
        network = Network(database.port)
        self.addCleanup(network.close)
        self.deploy(database_port=network.port)
        recovered = []
        for _ in range(OUTAGES):
            time.sleep(2)
            network.cut()
            time.sleep(10)
            network.mend()
            recovered.append(self.load.recovered_s())
        time.sleep(1)
        self.judge("network to PostgreSQL cut for 10 s", OUTAGES, recovered)

    def test_object_store_failing(self):
        for fault in ("500", "timeout", "truncated answer", "damaged answer", "lost answer"):
            with self.subTest(fault):
                proxy = FaultProxy(store.port, share=0.5)
                try:
                    self.deploy(store_port=proxy.port)
                    recovered = []
                    for _ in range(OUTAGES):
                        proxy.fault = fault
                        time.sleep(2)
                        proxy.fault = None
                        recovered.append(self.load.recovered_s())
                    self.judge(f"S3: {fault}", OUTAGES, recovered)
                    self.assertGreater(proxy.broken, 0, "nothing was broken")
                finally:
                    self.deployment.end()
                    proxy.close()

    def test_object_store_gone_and_back(self):
        self.deploy()
        recovered = []
        for _ in range(OUTAGES):
            time.sleep(1)
            store.script("gateway-stop", "kill")
            time.sleep(4)
            store.script("gateway-start")
            recovered.append(self.load.recovered_s())
        self.judge("S3 gone for 4 s and back", OUTAGES, recovered)

    def test_sigterm_under_load_fails_no_request(self):
        """As behind a proxy: a process that is told to end is taken out first for new requests, and answers what it has."""
        self.deploy()
        recovered = []
        for nth in range(KILLS):
            time.sleep(random.uniform(0.1, 0.3))
            ending = self.apis[nth % 2]
            self.apis[nth % 2] = self.apis[1 - nth % 2]
            self.assertEqual(ending.stop(signal.SIGTERM), 0)
            self.apis[nth % 2] = self.deployment.api()
            recovered.append(self.load.recovered_s())
        self.load.stop()
        failed = sum(client.broken + client.refused for client in self.load.clients)
        self.judge("SIGTERM under load", KILLS, recovered)
        self.assertEqual(failed, 0, "requests that failed")


if __name__ == "__main__":
    unittest.main()
