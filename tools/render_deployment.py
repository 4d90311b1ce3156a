#!/usr/bin/env python3
"""Writes the numbers of docs/deployment: the alerts from their rules, and what ./test deploy measured last. Usage: render_deployment.py [--check]

--check compares the alerts alone: what was measured belongs to the run that its first line names.
"""

import json
import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "infra/prometheus/rules"
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


def measured(run, wanted):
    lines = [f"Commit `{run['commit']}`, {run['date']}, {run['cores']} cores ({run['processor']}).", "", "| what | measured |", "|---|---|"]
    return "\n".join(lines + [f"| {row['what']} | {row['value']} |" for row in run["rows"] if wanted(row["what"])])


def with_block(text, name, content):
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, rest = text.split(begin)
    return before + begin + content + "\n" + end + rest.split(end, 1)[1]


def main():
    monitoring = MONITORING.read_text(encoding="utf-8")
    rendered = with_block(monitoring, "alerts", alerts())
    if "--check" in sys.argv:
        if rendered != monitoring:
            print(f"{MONITORING.relative_to(ROOT)} is not what the rules say: run tools/render_deployment.py")
        return int(rendered != monitoring)
    MONITORING.write_text(rendered, encoding="utf-8")
    if MEASURED.is_file():
        run = json.loads(MEASURED.read_text(encoding="utf-8"))

        def is_size(what):
            return what.startswith("image ")

        for path, name, wanted in ((CHECKLIST, "sizes", is_size), (ROLLBACK, "measured", lambda what: not is_size(what))):
            path.write_text(with_block(path.read_text(encoding="utf-8"), name, measured(run, wanted)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
