#!/usr/bin/env python3
"""Every check of the program has a validation case that is not our own number, and a page. Usage: check_evidence.py APEX"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main():
    listed = json.loads(subprocess.run([sys.argv[1], "checks", "--json"], check=True, capture_output=True, text=True).stdout)
    ids = {check["id"] for check in listed["checks"]}
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "validation").rglob("*.json"))]
    proven = {run["check"] for case in cases for run in case["runs"] if case["kind"] in ("literature", "hand_calculation", "oracle")}
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs/engineering").glob("*.md"))
    problems = [f"{name}: no literature, hand or oracle case in validation/" for name in sorted(ids - proven)]
    problems += [f"{name}: validation/ names a check that the program does not have" for name in sorted(proven - ids)]
    problems += [f"{name}: no page in docs/engineering names it" for name in sorted(ids) if f"`{name}`" not in pages]
    problems += [f"{case['id']}: has no source" for case in cases if not case.get("source")]
    print("\n".join(problems) or f"{len(ids)} checks, {len(cases)} cases")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
