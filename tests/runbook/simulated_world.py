"""The documents that deployments run, word for word, where every container is a file: the executor, the journal, bash and jq are real, and what
the steps call of infra/deploy and infra/backup is simulated. Fast enough to kill and to fail a whole deployment at every position."""

import json
import re
import shutil

from runbook_world import ROOT, World

SERVICES = ("api", "worker", "signcalc", "frontend")
# What the steps look at; nothing of it can be wrong here but what a test breaks.
ANSWERS = {"gate.sh": '{"requests":200,"errors":0,"error_rate":0,"p99_ms":12,"probes_wrong":0}',
           "smoke.sh": json.dumps({"ready": "ready", "database": "ok", "area_ft2": 112, "centroid_ft": 21, "wind_mph": 105, "report": "completed", "pdf_ref": 64 * "a"}),
           "golden.sh": '{"designs":4,"different":[]}', "watch.sh": "watched 0 s: 1 requests, 0 errors so far",
           "../backup/backup.sh": "infra/backups/x 1 bytes", "../backup/drill.sh": "{}", "../backup/verified.sh": "x, 0 h old, restored"}
CHECKLIST = """# Checklist

**Format**: `apex-runbook 1`

**Budget**: 1 minute

## Settings

| Name | Value | Meaning |
|---|---|---|
| `RELEASE` | `dev` | tag |
| `RELEASE_KEY` | | key |
| `PROJECT` | `infra` | project |
| `API` | `x` | address |

## Phase 1: All (1 minute)

### Step 1.1: One (10 seconds)

- **Id**: `one`
- **Read only**: yes
- **Remedy**: none

```bash
true
```

**Verification**:

- `exit = 0`
"""


def text_of(name):
    return (ROOT / "docs/deployment" / name).read_text()


def ids_of(text):
    return re.findall(r"(?m)^- \*\*Id\*\*: `([\w-]+)`", text)


def failing(text, step):
    """The document with a step whose command has its effect and then fails."""
    head, tail = text.split(f"- **Id**: `{step}`\n")
    return head + f"- **Id**: `{step}`\n" + tail.replace("\n```\n", "\nfalse\n```\n", 1)


class SimulatedWorld(World):
    def __init__(self, text):
        super().__init__(text)

    def reset(self, text=None):
        if text:
            (self.root / "plan.md").write_text(text)
        for each in self.root.iterdir():
            if each.name != "plan.md":
                shutil.rmtree(each)
        deploy, sim = self.root / "infra/deploy", self.root / "sim"
        deploy.mkdir(parents=True)
        (self.root / "infra/backup").mkdir()
        for name in ("lib.sh", "edge.sh"):
            shutil.copy(ROOT / "tests/runbook/simulated" / name, deploy)
        (deploy / "edge.sh").chmod(0o755)
        for name in ("manifest.sh", "sign_release.sh", "signed.sh"):
            shutil.copy(ROOT / "infra/deploy" / name, deploy)
        for name, answer in ANSWERS.items():
            (deploy / name).write_text(f"#!/bin/sh\necho '{answer}'\n")
            (deploy / name).chmod(0o755)
        (self.root / "docs/deployment").mkdir(parents=True)
        (self.root / "docs/deployment/PRE_DEPLOYMENT_CHECKLIST.md").write_text(CHECKLIST)
        for folder in ("tags", "containers", "edge"):
            (sim / folder).mkdir(parents=True)
        for service in SERVICES:
            (sim / f"tags/apex-{service}:dev").write_text(f"old-{service}\n")
            (sim / f"tags/apex-{service}:next").write_text(f"new-{service}\n")
            (sim / f"containers/a.{service}").write_text(f"old-{service} healthy\n")
        for part in ("api", "signcalc", "web"):
            (sim / f"edge/{part}").write_text("0\n")
        (sim / "schema").write_text("0008\n")

    def run(self, *words):
        return self.ctl("run", "plan.md", "--set", "RELEASE=next", "--set", "WINDOW_S=0", "--set", "GATE_S=0", *words)

    def serving(self):
        """old or new, if all of it is, at rest, under the live tag too; anything else is said as it is."""
        found = {path.name: path.read_text().strip() for path in (self.root / "sim/containers").iterdir()}
        shares = {path.read_text().strip() for path in (self.root / "sim/edge").iterdir()}
        for release in ("old", "new"):
            tags = all((self.root / f"sim/tags/apex-{each}:dev").read_text().strip() == f"{release}-{each}" for each in SERVICES)
            if tags and shares == {"0"} and found == {f"a.{each}": f"{release}-{each} healthy" for each in SERVICES}:
                return release
        return f"{found} {shares}"

    def database(self):
        return (self.root / "sim/schema").read_text().strip()

    def refused(self):
        path = self.root / "sim/failed"
        return path.read_text() if path.exists() else ""
