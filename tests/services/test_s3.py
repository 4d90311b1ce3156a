"""The S3 adapter against a real server, Ceph's RADOS Gateway from Debian's packages: contract, protocol, faults.

Run by ./test services, or alone: APEX_BUILD_DIR=build/ci python3 -m unittest tests/services/test_s3.py
APEX_LONG=1 repeats the outages 20 times. The table of faults is also written to build/log/faults_s3.txt.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))
from fault_table import FaultTable  # noqa: E402
from servers import minio, packages, radosgw, seaweedfs  # noqa: E402
from servers.fault_proxy import FAULTS, FaultProxy  # noqa: E402
from servers.tls_front import TlsFront, make_certificates  # noqa: E402

BUILD = ROOT / os.environ.get("APEX_BUILD_DIR", Path(os.environ.get("APEX", ROOT / "build/ci/apex")).parent)
PROGRAMS = BUILD / "tests/services/s3"
CONFORMANCE = PROGRAMS / "apex_s3_conformance"
UNDER_FAULTS = PROGRAMS / "apex_s3_under_faults"
OUTAGES = 20 if os.environ.get("APEX_LONG") else 3
FAULT_SECONDS = 4

server = None
table = FaultTable("s3")


def setUpModule():
    global server
    reason = packages.ensure([*radosgw.PACKAGES, "openssl"])
    if reason:
        raise unittest.SkipTest(f"no real S3 server: {reason}")
    server = radosgw.Radosgw()
    unittest.addModuleCleanup(table.close)
    unittest.addModuleCleanup(server.end)


def conformance_cases():
    if not CONFORMANCE.is_file():
        return []
    listed = subprocess.run([str(CONFORMANCE), "--gtest_list_tests"], capture_output=True, text=True, check=True).stdout
    suite, cases = "", []
    for line in listed.splitlines():
        line = line.split("#")[0].rstrip()
        if line.startswith("  "):
            cases.append(suite + line.strip())
        else:
            suite = line
    return cases


class Conformance(unittest.TestCase):
    """Each case of apex_s3_conformance, with both styles of addresses; they are added below."""

    def test_it_was_built(self):
        self.assertTrue(CONFORMANCE.is_file() and UNDER_FAULTS.is_file(), f"{PROGRAMS} lacks the programs of this test")
        self.assertGreater(len(conformance_cases()), 20)

    def run_all(self, url):
        """The outcome of every case of one style, from one run of the program."""
        if url not in self.outcomes:
            with tempfile.NamedTemporaryFile(suffix=".json") as report:
                done = subprocess.run([str(CONFORMANCE), f"--gtest_output=json:{report.name}"], env={**os.environ, "S3_TEST_URL": url},
                                      stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
                try:
                    suites = json.loads(Path(report.name).read_text())["testsuites"]
                except (ValueError, KeyError):
                    suites = []
            self.outcomes[url] = {f"{suite['name']}.{case['name']}": "\n".join(f["failure"] for f in case.get("failures", []))
                                  for suite in suites for case in suite["testsuite"] if case["result"] == "COMPLETED"}
            self.outcomes[url]["ended"] = f"exit {done.returncode}: {(done.stdout + done.stderr)[-2000:]}"
        return self.outcomes[url]

    def expect_success(self, case, url):
        outcomes = self.run_all(url)
        self.assertIn(case, outcomes, outcomes["ended"])
        self.assertEqual(outcomes[case], "")

    outcomes = {}


def add_conformance_cases():
    for case in conformance_cases():
        name = case.replace("/", "_").replace(".", "_")
        setattr(Conformance, f"test_path_style_{name}",
                lambda self, case=case: self.expect_success(case, server.url("apex-path")))
        setattr(Conformance, f"test_virtual_host_style_{name}",
                lambda self, case=case: self.expect_success(
                    case, server.url("apex-virtual", host="s3.localhost", more="&style=virtual")))


add_conformance_cases()


class AnotherServer(unittest.TestCase):
    """The same cases against other servers, where they can be had, but for what such a server does otherwise."""

    def everything_but(self, different, another):
        self.addCleanup(another.end)
        done = subprocess.run([str(CONFORMANCE), f"--gtest_filter=-{':'.join(different)}"], env={**os.environ, "S3_TEST_URL": another.url("apex")},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
        self.assertEqual(done.returncode, 0, done.stdout[-3000:])
        self.assertIn(f"[  PASSED  ] {len(conformance_cases()) - len(different)} tests.", done.stdout)

    def test_everything_the_product_needs_of_seaweedfs(self):
        program, reason = seaweedfs.fetch()
        if reason:
            self.skipTest(f"no SeaweedFS: {reason}")
        # It makes a bucket that is written to, does not compare a signed SHA-256 with the body, and has names that no key may have.
        self.everything_but(("S3Conformance.NeverTakesAMissingBucketForAMissingObject", "S3Conformance.HasItsHashesCheckedByTheServer",
                             "S3Conformance.KeepsKeysOfAnyCharacters"), seaweedfs.SeaweedFs(program))

    def test_everything_the_product_needs_of_minio(self):
        program, reason = minio.fetch()
        if reason:
            self.skipTest(f"no MinIO: {reason}")
        # It has names that no key may have, and lists the uploads under way of one key only; it ends forgotten ones itself, after a day.
        self.everything_but(("S3Conformance.KeepsKeysOfAnyCharacters", "S3Conformance.EndsUploadsThatAKilledProgramLeft"), minio.Minio(program))


class Tls(unittest.TestCase):
    """The server must be who it says it is, by an authority that is trusted."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="apex_tls_")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        make_certificates(cls.folder)
        cls.front = TlsFront(cls.folder, server.port)
        cls.addClassCleanup(cls.front.close)

    def conform(self, host, more):
        url = server.url("apex-tls", self.front.port, host, "on", more)
        return subprocess.run([str(CONFORMANCE), "--gtest_filter=*Large*:*AnyCharacters:*AsGranted*"], env={**os.environ, "S3_TEST_URL": url},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)

    def test_with_the_authority_everything_works(self):
        for style in ("", "&style=virtual"):
            done = self.conform("s3.localhost", f"{style}&ca={quote(self.folder + '/authority.pem', safe='')}")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("[  PASSED  ] 4 tests.", done.stdout)

    def test_without_it_nothing_is_sent(self):
        done = self.conform("s3.localhost", "")
        self.assertNotIn("[       OK ]", done.stdout)
        self.assertIn("SSL peer certificate", done.stdout)

    def test_under_another_name_neither(self):
        done = self.conform("127.0.0.1", f"&ca={quote(self.folder + '/authority.pem', safe='')}")
        self.assertNotIn("[       OK ]", done.stdout)
        self.assertIn("SSL peer certificate", done.stdout)


class UnderFaults(unittest.TestCase):
    """What was acknowledged is there, whole and once, whatever happened meanwhile."""

    def load(self, url):
        program = subprocess.Popen([str(UNDER_FAULTS)], env={**os.environ, "S3_TEST_URL": url}, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True)
        self.addCleanup(program.communicate)
        self.addCleanup(program.kill)
        return program

    def ask(self, program, command):
        program.stdin.write(command + "\n")
        program.stdin.flush()
        return json.loads(program.stdout.readline())

    def judge(self, name, times, program, recovered):
        numbers = self.ask(program, "verify")
        table.add(name, times, max(recovered), lost=numbers["lost"], doubled=numbers["doubled"], wrong=numbers["wrong"],
                  stored=numbers["stored"], refused=numbers["unavailable"])
        self.assertGreater(times, 0, "the fault did not happen")
        self.assertGreater(numbers["stored"], 0)
        self.assertEqual((numbers["lost"], numbers["doubled"], numbers["wrong"]), (0, 0, 0), numbers)
        self.assertGreaterEqual(min(recovered), 0, "it did not recover within 60 s")

    def break_exchanges(self, fault):
        proxy = FaultProxy(server.port)
        self.addCleanup(proxy.close)
        program = self.load(server.url(port=proxy.port))
        self.ask(program, "recover")
        proxy.fault = fault
        time.sleep(FAULT_SECONDS)
        proxy.fault = None
        recovered = self.ask(program, "recover")
        self.judge(fault, proxy.broken, program, [recovered])

    def test_gateway_killed_and_back(self):
        program = self.load(server.url())
        self.ask(program, "recover")
        recovered = []
        for _ in range(OUTAGES):
            time.sleep(1)
            server.script("gateway-stop", "kill")
            server.script("gateway-start")
            recovered.append(self.ask(program, "recover"))
        self.judge("gateway kill -9 and restart", OUTAGES, program, recovered)

    def test_gateway_gone_for_ten_seconds(self):
        program = self.load(server.url())
        self.ask(program, "recover")
        recovered = []
        for _ in range(OUTAGES):
            time.sleep(1)
            server.script("gateway-stop")
            time.sleep(10)
            server.script("gateway-start")
            recovered.append(self.ask(program, "recover"))
        self.judge("gateway gone for 10 s", OUTAGES, program, recovered)


for each in FAULTS:
    setattr(UnderFaults, "test_" + each.replace(" ", "_"), lambda self, fault=each: self.break_exchanges(fault))


if __name__ == "__main__":
    unittest.main()
