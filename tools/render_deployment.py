#!/usr/bin/env python3
"""Writes the numbers of docs/deployment: the alerts and their tests from the rules; what ./test deploy and
tests/services/restore_drill.py measured last. Usage: render_deployment.py [--check]

--check compares the alerts alone: what was measured belongs to the run that its first line names.
"""

import json
import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "infra/prometheus/rules"
ALERT_TESTS = ROOT / "infra/prometheus/tests/alerts.yml"
DRILL = ROOT / "build/log/restore_drill.json"
MEASURED = ROOT / "build/log/deploy_measured.json"
MONITORING = ROOT / "docs/deployment/POST_DEPLOYMENT_MONITORING.md"
ROLLBACK = ROOT / "docs/deployment/ROLLBACK_PROCEDURE.md"
CHECKLIST = ROOT / "docs/deployment/PRE_DEPLOYMENT_CHECKLIST.md"


def alerts():
    lines = ["| alert | when | for | severity | says |", "|---|---|---|---|---|"]
    for group in yaml.safe_load((RULES / "alerts.yml").read_text(encoding="utf-8"))["groups"]:
        for rule in group["rules"]:
            labels, summary = rule["labels"], re.sub(r"\{\{ \$labels\.job \}\}", "a service", rule["annotations"]["summary"])
            severity = labels["severity"] + (", rollback" if labels.get("action") == "rollback" else "")
            lines.append(f"| {rule['alert']} | `{rule['expr']}` | {rule.get('for', 'at once')} | {severity} | {summary} |")
    return "\n".join(lines)


def fired_by_rules():
    """From the tests that promtool runs: what made each alert fire, and after how long it was said so."""
    lines = ["| alert | by these series | fires at |", "|---|---|---|"]
    for case in yaml.safe_load(ALERT_TESTS.read_text(encoding="utf-8"))["tests"]:
        fires = [test for test in case["alert_rule_test"] if test["exp_alerts"]]
        names = dict.fromkeys(re.sub(r"\{.*", "", each["series"]) for each in case["input_series"])
        lines += [f"| {test['alertname']} | {', '.join(f'`{name}`' for name in names)} | {test['eval_time']} |" for test in fires]
    return "\n".join(lines)


def restore_drill(run):
    lines = [f"Commit `{run['commit']}`, {run['date']}, {run['cores']} cores ({run['processor']}), PostgreSQL on the same machine.", "",
             "| projects | rows | events | objects | database | dump | encrypted | backup | drill | load average meanwhile |", "|---|---|---|---|---|---|---|---|---|---|"]
    for row in run["runs"]:
        megabytes = [f"{row[name] / 1e6:.0f} MB" for name in ("object_bytes", "database_bytes", "dump_bytes")]
        lines.append(f"| {row['projects']} | {row['rows']} | {row['events']} | {row['objects']}, {megabytes[0]} | {megabytes[1]} | {megabytes[2]} "
                     f"| {'yes' if row['sealed'] else 'no'} | {row['seconds_backup']} s | {row['seconds_drill']} s | {row['load']} |")
    return "\n".join(lines)


def measured(run, wanted):
    rows = [row for row in run["rows"] if wanted(row["what"])]
    commits = ", ".join(dict.fromkeys(f"`{row['commit']}`" for row in rows))
    lines = [f"Commit {commits}, {run['date']}, {run['cores']} cores ({run['processor']}).", "", "| what | measured |", "|---|---|"]
    return "\n".join(lines + [f"| {row['what']} | {row['value']} |" for row in rows])


def with_block(text, name, content):
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, rest = text.split(begin)
    return before + begin + content + "\n" + end + rest.split(end, 1)[1]


def main():
    monitoring = MONITORING.read_text(encoding="utf-8")
    rendered = with_block(with_block(monitoring, "alerts", alerts()), "fired by rules", fired_by_rules())
    if "--check" in sys.argv:
        if rendered != monitoring:
            print(f"{MONITORING.relative_to(ROOT)} is not what the rules say: run tools/render_deployment.py")
        return int(rendered != monitoring)
    MONITORING.write_text(rendered, encoding="utf-8")
    def is_size(what):
        return what.startswith("image ")

    for file, path, name, block in (
            (MEASURED, CHECKLIST, "sizes", lambda run: measured(run, is_size)),
            (MEASURED, ROLLBACK, "measured", lambda run: measured(run, lambda what: not is_size(what))),
            (DRILL, ROLLBACK, "restore drill", restore_drill)):
        if file.is_file():
            run = json.loads(file.read_text(encoding="utf-8"))
            path.write_text(with_block(path.read_text(encoding="utf-8"), name, block(run)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
