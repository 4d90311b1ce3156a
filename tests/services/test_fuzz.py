"""libFuzzer's targets, a short while each: built by clang with address and undefined-behaviour sanitizers. A crash leaves its input behind."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from deployment import ROOT
from servers import packages

SECONDS = int(os.environ.get("APEX_FUZZ_SECONDS", "20"))
TARGETS = sorted(path.name.removesuffix("_fuzz.cpp") for path in (ROOT / "tests/fuzz").glob("*_fuzz.cpp"))
LOGS = ROOT / "build/log"


def seeds(target):
    """Texts to begin with: what is well formed."""
    if target == "design":
        return [path.read_bytes() for path in sorted((ROOT / "examples").glob("*.json"))]
    if target == "json":
        return [b'{"a":[1,-0.5e3,"\\u00e9\\n",true,null,{}]}', *seeds("design")[:2]]
    if target == "names":
        return [b"application/pdf\n" + 64 * b"a" + b"\nPylon \xc3\xa9.PDF\n%PDF-1.7\n", b"image/jpeg\n\na b.jpeg\n\xff\xd8\xff\xe0",
                b"text/plain\n\nsurvey.txt\na\tb\r\n", b"image/vnd.dxf\n\nplan.dxf\n  0\nSECTION\n", b"a\xe2\x80\xaefdp.exe\"; x=%22"]
    if target == "request":
        return [b"POST /a/b?x=1&y=%2F HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
                b"PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", b"limit=2&cursor=1764000000000000.prj_0123456789abcdef0123456789abcdef",
                b"1764000000000000.prj_0123456789abcdef0123456789abcdef", b"1764000000000000.fil_0123456789abcdef0123456789abcdef",
                b"w.25.1764000000000000.prj_0123456789abcdef0123456789abcdef", b"q=a%20b&status=draft&force",
                b"25", b"1000000",
                b"/api/v1/uploads/fil_0?content_type=application%2Fpdf&expires=1764000060&sha256=" + 64 * b"a" + b"&size_bytes=8&signature=" + 64 * b"b",
                b"/api/v1/downloads/" + 64 * b"a" + b"?content_type=application%2Fpdf&expires=1764000060&file_name=a%20b.pdf&signature=" + 64 * b"b",
                b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]
    if target == "token":
        return [b"eyJhbGciOiJFZERTQSIsImtpZCI6ImsifQ.eyJpc3MiOiJodHRwczovL2lzc3VlciIsImF1ZCI6ImFwZXgifQ.AAAA",
                b'{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}']
    return [b"https://host/bucket?region=r", b"<K>a&amp;b</K>"]


class Fuzzing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        absent = packages.ensure(["clang-14", "libclang-rt-14-dev"])
        if absent:
            raise unittest.SkipTest(f"libFuzzer needs Debian's clang-14: {absent}")
        LOGS.mkdir(parents=True, exist_ok=True)
        with (LOGS / "build-fuzz.log").open("wb") as log:
            for command in (["cmake", "--preset", "fuzz"], ["cmake", "--build", "build/fuzz", "--target", "apex_fuzz"]):
                done = subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
                if done.returncode:
                    raise AssertionError((LOGS / "build-fuzz.log").read_text()[-3000:])

    def fuzz(self, target):
        with tempfile.TemporaryDirectory(prefix="apex-fuzz-") as corpus:
            for number, text in enumerate(seeds(target)):
                (Path(corpus) / str(number)).write_bytes(text)
            done = subprocess.run([str(ROOT / f"build/fuzz/tests/fuzz/apex_{target}_fuzz"), corpus, f"-max_total_time={SECONDS}",
                                   "-max_len=4096", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1",
                                   f"-artifact_prefix={LOGS}/fuzz-{target}-"], capture_output=True, text=True, errors="replace")
        self.assertEqual(done.returncode, 0, done.stderr[-3000:])
        runs = int(re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)[1])
        self.assertGreater(runs, 100, "it ran")


def _named(target):
    def test(self):
        self.fuzz(target)
    test.__doc__ = f"{target}: no input breaks an invariant"
    return test


for _target in TARGETS:
    setattr(Fuzzing, f"test_{_target}_survives_whatever_comes", _named(_target))


if __name__ == "__main__":
    unittest.main()
