"""A deployment in small: a folder with two releases and a link to the one that serves, and a runbook whose real commands change it."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APEXCTL = Path(os.environ.get("APEXCTL", ROOT / "build/ci/apexctl"))

# id, idempotent, command, verification, expected, rollback. `migrate` must never run twice; it is expand-only, so it stays.
STEPS = [
    ("backup", True, "cp --archive data backup", "cat backup/rows", "7", "rm -rf backup"),
    ("migrate", False, "echo migrated >>schema", "tail --lines=1 schema", "migrated", None),
    ("start", True, "mkdir --parents new && echo healthy >new/state", "cat new/state", "healthy", "rm -rf new"),
    ("switch", True, "ln --symbolic --no-dereference --force new next && mv --no-target-directory next current", "cat current/state", "healthy",
     "ln --symbolic --no-dereference --force old next && mv --no-target-directory next current && grep --quiet healthy current/state"),
    ("retire", True, "touch old/retired", "ls old", "retired", "rm -f old/retired"),
]
NAMES = [step[0] for step in STEPS]


def document(extra=None):
    """`extra`: lines added to the command of a step, by id."""
    parts = ["# A deployment in small\n\n**Format**: `apex-runbook 1`\n\n**Budget**: 5 minutes\n\n## Settings\n\n"
             "| Name | Value | Rehearsal | Meaning |\n|---|---|---|---|\n| `FAIL` | | | the step that fails, after its effect |\n"
             "| `REFUSE` | | | the step whose verification fails |\n| `WHERE` | `live` | `scratch` | what it is done to |\n\n"
             "## Phase 1: All of it (5 minutes)\n"]
    for nth, (name, idempotent, command, ask, expected, undo) in enumerate(STEPS, 1):
        parts.append(f"""
### Step 1.{nth}: {name} (20 seconds)

- **Id**: `{name}`
- **Objective**: {name} is done
- **Evidence**: what the verification prints
- **Idempotent**: {'yes' if idempotent else 'no'}

```bash
{command}
{(extra or {}).get(name, ':')}
[[ $FAIL != {name} ]]
```

**Verification** (every 50 ms for 200 ms):

```bash
[[ $REFUSE != {name} ]]
{ask}
```

- `output contains "{expected}"`

""")
        parts.append(f"**Rollback**:\n\n```bash\n{undo}\n```\n" if undo else "**Rollback**: none needed: the old release runs on the new schema\n")
    return "".join(parts)


class World:
    """A checkout with the runbook in it; what `serving` says is what a user would get."""

    def __init__(self, text=None):
        # In memory where there is one: a kill leaves the same behind there, and no disk is waited for.
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.root = Path(tempfile.mkdtemp(prefix="apex_runbook_", dir=memory))
        (self.root / "plan.md").write_text(text or document())
        self.reset()

    def close(self):
        shutil.rmtree(self.root)

    def reset(self):
        for each in self.root.iterdir():
            if each.name != "plan.md":
                each.unlink() if each.is_symlink() or each.is_file() else shutil.rmtree(each)
        for folder in ("old", "data"):
            (self.root / folder).mkdir()
        (self.root / "old/state").write_text("healthy\n")
        (self.root / "data/rows").write_text("7\n")
        (self.root / "schema").write_text("first\n")
        (self.root / "current").symlink_to("old")

    def start(self, *words, **kwargs):
        return subprocess.Popen([APEXCTL, "--root", self.root, "--state", "state", *words], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **kwargs)

    def ctl(self, *words, **kwargs):
        process = self.start(*words, **kwargs)
        out, err = process.communicate(timeout=60)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def run(self, *words):
        return self.ctl("run", "plan.md", *words)

    def journal(self):
        folder = sorted((self.root / "state/runs").iterdir())[-1]
        return [json.loads(line[65:]) for line in (folder / "journal").read_text().splitlines()]

    def serving(self):
        """old or new, if it is whole and healthy; anything else is said as it is."""
        release = os.readlink(self.root / "current")
        state = self.root / release / "state"
        healthy = state.is_file() and state.read_text() == "healthy\n"
        return release if healthy else f"{release}, broken"

    def migrations(self):
        return (self.root / "schema").read_text().count("migrated")


def killed(process):
    return process.returncode == -signal.SIGKILL
