#!/usr/bin/env python3
"""Checks docs/security.md: each of the ten risks has tests, and every test that it names exists. Prints what is missing.

A test is named as `path/test_file.py: Class.test_name`, `path/some_test.cpp: Suite.Name`, or `path/some_fuzz.cpp`.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/security.md"
NAMED = re.compile(r"`([\w./-]+\.(?:py|cpp|hpp))(?:: (\w+)\.(\w+))?`")


def exists(path, group, name):
    file = ROOT / path
    if not file.is_file():
        return False
    text = file.read_text(encoding="utf-8")
    if name is None:
        return True
    if path.endswith(".py"):
        body = re.search(rf"^class {group}\b.*?(?=^class |\Z)", text, re.M | re.S)
        return bool(body and re.search(rf"^    def {name}\(", body[0], re.M))
    return bool(re.search(rf"\bTEST(?:_F|_P)?\({group},\s*{name}\)", text))


def findings():
    text = PAGE.read_text(encoding="utf-8")
    for number in range(1, 11):
        section = re.search(rf"^## API{number}:2023 .*?(?=^## |\Z)", text, re.M | re.S)
        if not section:
            yield f"API{number}:2023 has no section"
        elif not NAMED.search(section[0]):
            yield f"API{number}:2023 names no test"
    for path, group, name in NAMED.findall(text):
        if not exists(path, group or None, name or None):
            yield f"{path}: {group}.{name} does not exist" if name else f"{path} does not exist"


def main():
    found = list(findings())
    for finding in found:
        print(f"docs/security.md: {finding}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
