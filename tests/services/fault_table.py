"""The table of faults that a test survived: how often, what was lost, doubled or wrong, and how long until everything worked again."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HEADER = f"{'fault':40}{'times':>7}{'lost':>6}{'doubled':>9}{'wrong':>7}{'recovered_s':>13}{'stored':>9}{'refused':>9}"


class FaultTable:
    def __init__(self, name):
        """Written to build/log/faults_NAME.txt when it is closed."""
        self.name, self.rows = name, []

    def add(self, fault, times, recovered_s, *, lost, doubled, wrong, stored, refused):
        """`stored`: what was acknowledged; `refused`: what was answered with an error and could be asked again."""
        self.rows.append(f"{fault:40}{times:7}{lost:6}{doubled:9}{wrong:7}{recovered_s:13.2f}{stored:9}{refused:9}")

    def close(self):
        if not self.rows:
            return
        text = "\n".join([HEADER, *self.rows]) + "\n"
        print(text, file=sys.stderr)
        log = ROOT / f"build/log/faults_{self.name}.txt"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, encoding="utf-8")
