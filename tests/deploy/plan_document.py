"""The deployment plan as steps: each fenced block of shell under its headings, cut into whole commands with the comments that belong to them."""

import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "docs/deployment/DEPLOYMENT_EXECUTION_PLAN.md"


@dataclass
class Command:
    text: str
    expected: list = field(default_factory=list)  # the comment lines that follow it


@dataclass
class Step:
    title: str  # "Step 5.1: Health Endpoint Checks"
    commands: list


def commands_of(block):
    commands, text = [], ""
    for line in block.splitlines():
        stripped = line.strip()
        if text:
            text += "\n" + line
        elif stripped.startswith("#"):
            if commands:
                commands[-1].expected.append(stripped.lstrip("# "))
            continue
        elif stripped:
            text = line
        if text and not text.endswith("\\") and text.count("'") % 2 == 0:
            commands.append(Command(text.strip()))
            text = ""
    return commands


def read_plan(path=PLAN):
    """Every step that has commands, in order; the rollback is the last."""
    steps, title, block = [], "", None
    for line in path.read_text(encoding="utf-8").splitlines():
        if block is None and (heading := re.match(r"#{2,3} (.*)", line)):
            title = heading[1]
        elif line.strip() == "```bash":
            block = []
        elif line.strip() == "```" and block is not None:
            commands = commands_of("\n".join(block))
            if steps and steps[-1].title == title:
                steps[-1].commands += commands
            elif commands:
                steps.append(Step(title, commands))
            block = None
        elif block is not None:
            block.append(line)
    return steps
