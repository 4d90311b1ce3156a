#!/usr/bin/env python3
"""Writes docs/deployment/FINAL_VALIDATION_REPORT.md from what ./test left in build/log. Usage: validation_report.py

`tools/apexctl report` runs it. An area is as good as the tests that were run for it; without one it is "not measured". No mark is written by hand.
"""

import json
import re
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOGS = ROOT / "build/log"
REPORT = ROOT / "docs/deployment/FINAL_VALIDATION_REPORT.md"

# Area -> its tests: suite, and a pattern of their names.
AREAS = {
    "API": [("http", r".")],
    "Engine": [("unit", r"^apex_(calc|wire|signage|site|catalog|trace)\w*_test:"), ("house", r"verification manual|every check")],
    "Worker": [("unit", r"^apex_(service_worker|adapter_(inprocess|redis))_test:"), ("services", r"test_(redis|faults|embedded_faults)\.")],
    "Reports": [("unit", r"^apex_(report|drawing)_test:")],
    "UI": [("web", r".")],
    "Database": [("unit", r"^apex_(migrations|adapter_(sqlite|sqlite_fts5|postgres))_test:"), ("services", r"test_(postgres|data|deployment)\.")],
    "Deployment": [("deploy", r"test_(plan|stack|blue_green\w*)\."), ("runbook", r".")],
    "Security": [("unit", r"^apex_(auth|identity|config|adapter_oidc)_test:"), ("services", r"test_(identity|fuzz)\."), ("house", r"hardened|security")],
    "Monitoring": [("services", r"test_(monitoring|observability)\."), ("unit", r"^apex_(telemetry|adapter_otlp)_test:")],
    "Documents": [("house", r".")],
}
MARKS = {"ready": "✅ Ready", "partial": "⚠️ Partial", "broken": "❌ Not ready", "unknown": "not measured"}


def results():
    """The last run of each suite; what was run again afterwards (./test SUITE:FILE, ./test deploy_core) stands in the place of what it was."""
    paths = sorted(LOGS.glob("results_*.json"), key=lambda path: path.stat().st_mtime)
    runs = {}
    for path in paths:
        run = json.loads(path.read_text(encoding="utf-8"))
        suite, colon, _ = run["suite"].partition(":")
        whole = "deploy" if suite == "deploy_core" else suite
        if not colon and whole == suite:
            runs[suite] = run
        elif whole in runs or whole != suite:
            again = re.compile("|".join({rf"\b{re.escape(name.partition('.')[0])}\." for name, _ in run["tests"]}))
            earlier = runs.get(whole, {"commit": run["commit"], "tests": []})
            others = [test for test in earlier["tests"] if not again.search(test[0])]  # Also `setUpClass (test_plan.Plan)`.
            commits = list(dict.fromkeys([*(earlier["commit"].split(", ") if others else []), run["commit"]]))
            runs[whole] = {**run, "suite": whole, "commit": ", ".join(commits), "tests": others + run["tests"]}
    return runs


def measured(area):
    """What a run of tests/services/restore_drill.py has left, for the area that it is of."""
    drill = LOGS / "restore_drill.json"
    if area != "Database" or not drill.is_file():
        return ""
    run = json.loads(drill.read_text(encoding="utf-8"))
    slowest = max(run["runs"], key=lambda each: each["seconds_drill"])
    return f"; restore drill of {slowest['projects']} projects {slowest['seconds_drill']} s (commit `{run['commit']}`)"


def row(area, runs):
    """(state, what was measured, with which commands, of which commits)"""
    count, suites, commits = {"passed": 0, "failed": 0, "skipped": 0}, [], []
    for suite, pattern in AREAS[area]:
        found = [outcome for name, outcome in runs.get(suite, {}).get("tests", []) if re.search(pattern, name)]
        if found:
            suites.append(suite)
            commits.append(runs[suite]["commit"])
        for outcome in found:
            if outcome not in count:
                raise SystemExit(f"results of {suite}: {name} has an outcome that is none: {outcome}")
            count[outcome] += 1
    missing = [suite for suite, _ in AREAS[area] if suite not in suites]
    if not suites:
        return "unknown", f"`./test {' '.join(missing)}` was not run", "", ""
    if not count["passed"] + count["failed"]:
        return "unknown", f"{count['skipped']} tests skipped, none run", f"`./test {' '.join(suites)}`", ", ".join(f"`{c}`" for c in dict.fromkeys(commits))
    state = "broken" if count["failed"] else "partial" if count["skipped"] or missing else "ready"
    words = f"{count['passed']} of {sum(count.values())} tests pass{measured(area)}" + (f", {count['skipped']} skipped" if count["skipped"] else "")
    return state, words + "".join(f"; {suite} not run" for suite in missing), f"`./test {' '.join(suites)}`", ", ".join(f"`{c}`" for c in dict.fromkeys(commits))


def main():
    runs = results()
    rows = {area: row(area, runs) for area in AREAS}
    newest = ", ".join(f"`{commit}`" for commit in dict.fromkeys(run["commit"] for run in runs.values())) or "`none`: nothing was run"
    lines = ["# Final validation report", "",
             "Written by `tools/apexctl report` from the results of `./test`; an area is as good as the tests that were run for it.", "",
             "## Agent Status", "",
             f"{time.strftime('%Y-%m-%d')}, commit {newest}",
             " · ".join(f"{area}: {MARKS[state]}" for area, (state, *_) in rows.items()), "",
             "| area | state | measured | command | commit |", "|---|---|---|---|---|"]
    lines += [f"| {area} | {MARKS[state]} | {words} | {command} | {commit} |" for area, (state, words, command, commit) in rows.items()]
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
