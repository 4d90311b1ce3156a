#!/usr/bin/env python3
"""Checks that a release binary is hardened, by what readelf says of it. Usage: check_binary.py BINARY"""

import re
import subprocess
import sys
from pathlib import Path

ENDBR64 = b"\xf3\x0f\x1e\xfa"


def readelf(binary, *options):
    return subprocess.run(["readelf", "--wide", *options, binary], check=True, capture_output=True, text=True).stdout


def findings(binary):
    header, segments = readelf(binary, "--file-header"), readelf(binary, "--program-headers")
    dynamic, symbols = readelf(binary, "--dynamic"), readelf(binary, "--dyn-syms")
    if not re.search(r"Type:\s+DYN", header) or not re.search(r"FLAGS_1.*\bPIE\b", dynamic):
        yield "is no position-independent executable: its addresses can be guessed"
    if "GNU_RELRO" not in segments or not re.search(r"\(FLAGS\).*BIND_NOW|FLAGS_1.*\bNOW\b", dynamic):
        yield "is not linked with full RELRO: its table of functions can be overwritten"
    stack = re.search(r"GNU_STACK.*\s([RWE]+)\s+0x[0-9a-f]+$", segments, re.M)
    if not stack or "E" in stack[1]:
        yield "has an executable stack"
    if re.search(r"LOAD.*\sRWE\s", segments):
        yield "has memory that is writable and executable"
    if "__stack_chk_fail" not in symbols:
        yield "has no stack protector"
    if not re.search(r"__(memcpy|snprintf|vsnprintf|sprintf|read|strcat)_chk", symbols):
        yield "is not fortified: no checked function of the C library is called"
    if "X86-64" in header and Path(binary).read_bytes().count(ENDBR64) < 1000:  # One begins each function that may be called by address.
        yield "has no branch protection: an indirect call may land anywhere in it"
    if re.search(r"\((RPATH|RUNPATH)\)", dynamic):
        yield "looks for libraries where it was built"
    if "TEXTREL" in dynamic:
        yield "has relocations in its code"


def main():
    found = list(findings(sys.argv[1]))
    for finding in found:
        print(f"{sys.argv[1]} {finding}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
