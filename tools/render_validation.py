#!/usr/bin/env python3
"""Writes docs/validation/*.md from validation/: our derivation beside the source's number. Usage: render_validation.py APEX [--check]

--check writes nothing and fails when a committed page differs in more than its digits.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs/validation"


def at(answer, pointer):
    for key in pointer.split("/")[1:]:
        answer = answer[int(key)] if isinstance(answer, list) else answer[key]
    return answer


def run_check(apex, run):
    done = subprocess.run([apex, "check", run["check"], "--trace", "--json"], input=json.dumps(run["inputs"]), capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{run['check']}: {done.stderr}")
    return json.loads(done.stdout)


def worked_line(step):
    if step["kind"] in ("heading", "note"):
        return f"  {step['formula']}"
    unit = f" {step['unit']}" if step["unit"] else ""
    middle = f" = {step['formula']} = {step['worked']}" if step["kind"] == "equation" else f" = {step['formula']}"
    value = "" if step["kind"] == "given" else f" = {step['value']:.6g}"
    mark = ", unconfirmed" if step["unconfirmed"] else ""
    return f"  {step['symbol']}{middle}{value}{unit}  [{step['clause']}{mark}]"


def render_case(apex, case):
    lines = [f"## {case['id']}: {case['title']}", "", f"{case['kind'].replace('_', ' ').capitalize()}. Source: {case['source']}."]
    if case.get("notes"):
        lines += ["", case["notes"]]
    for run in case["runs"]:
        answer = run_check(apex, run)
        inputs = ", ".join(f"{key} {json.dumps(value)}" for key, value in run["inputs"].items())
        lines += ["", f"`{run['check']}` with {inputs}", "", "| number | source | ours | deviation | tolerance |", "|---|---|---|---|---|"]
        for expect in run["expect"]:
            ours = float(at(answer, expect["path"]))
            deviation = abs(ours - expect["value"]) / abs(expect["value"]) if expect["value"] else abs(ours)
            lines.append(f"| `{expect['path']}` | {expect['value']:.8g} | {ours:.8g} | {deviation:.1e} | {expect['tolerance']:.0e}: {expect['tolerance_reason']} |")
        if answer.get("trace"):
            lines += ["", "```", *(worked_line(step) for step in answer["trace"]), "```"]
    return "\n".join(lines) + "\n"


def pages(apex):
    for folder in sorted(p for p in (ROOT / "validation").iterdir() if p.is_dir()):
        cases = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
        head = f"# Validation: {folder.name}\n\nGenerated from `validation/{folder.name}` by `tools/render_validation.py`; not edited by hand.\n"
        yield PAGES / f"{folder.name}.md", head + "\n" + "\n".join(render_case(apex, case) for case in cases)


def without_digits(text):
    """Last digits may differ between processors; words, formulas and citations may not."""
    return re.sub(r"\d[\d.e+-]*", "0", text)


def main():
    apex, check = str(Path(sys.argv[1]).resolve()), "--check" in sys.argv
    differing = []
    for path, text in pages(apex):
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or without_digits(path.read_text(encoding="utf-8")) != without_digits(text):
            differing.append(path.relative_to(ROOT))
    for path in differing:
        print(f"{path} is not what the program writes; run tools/render_validation.py")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
