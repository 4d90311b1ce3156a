"""Which backups are kept, and which one may be relied upon. What needs a database is tested on an engine (tests/deploy)."""

import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

from runbook_world import APEXCTL, ROOT


class Backups(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="apex_backups_"))
        self.addCleanup(shutil.rmtree, self.root)
        for each in ("backup", "deploy"):
            shutil.copytree(ROOT / "infra" / each, self.root / "infra" / each)
        self.backups = self.root / "infra/backups"
        self.backups.mkdir()

    def taken(self, age_days, whole=True, restored=False):
        name = (datetime.now(timezone.utc) - timedelta(days=age_days)).strftime("%Y%m%dT%H%M%SZ")
        folder = self.backups / name
        folder.mkdir(exist_ok=True)
        if whole:
            (folder / "MANIFEST.json").write_text(json.dumps({"sha256": {}}))
            os.utime(folder / "MANIFEST.json", (time.time() - 86400 * age_days,) * 2)
        if restored:
            (folder / "RESTORED.json").write_text("{}")
        return name

    def script(self, name, *words):
        return subprocess.run([self.root / "infra/backup" / name, *words], capture_output=True, text=True, timeout=60)

    def test_days_weeks_and_months_are_kept_and_the_newest_always(self):
        for age in range(0, 800):
            self.taken(age)
        self.assertEqual(self.script("retain.sh").returncode, 0)
        ages = sorted(round((datetime.now(timezone.utc) - datetime.strptime(p.name, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)).total_seconds() / 86400)
                      for p in self.backups.iterdir())
        self.assertEqual(ages[:30], list(range(30)))
        weekly = [age for age in ages if 31 < age <= 84]
        self.assertTrue(7 <= len(weekly) <= 10, f"a week and, where one begins between, a month: {weekly}")
        monthly = [age for age in ages if age > 85]
        self.assertTrue(9 <= len(monthly) <= 10, monthly)
        self.assertLessEqual(ages[-1], 367)

    def test_an_old_backup_alone_is_not_removed(self):
        name = self.taken(700)
        self.script("retain.sh")
        self.assertTrue((self.backups / name).is_dir())

    def test_no_backup_and_half_a_backup_are_not_relied_upon(self):
        self.assertEqual(self.script("verified.sh", "--age").returncode, 1)
        self.taken(0, whole=False)
        self.assertEqual(self.script("verified.sh", "--age").returncode, 1, "without a manifest it was never finished")

    def test_the_newest_must_be_of_today_and_restored(self):
        self.taken(3, restored=True)
        self.assertEqual(self.script("verified.sh", "--age").returncode, 1)
        newest = self.taken(0.5)
        self.assertEqual(self.script("verified.sh", "--age").returncode, 0)
        self.assertEqual(self.script("verified.sh", "--restored").returncode, 1, "an older one's proof is not its own")
        (self.backups / newest / "RESTORED.json").write_text("{}")
        self.assertEqual(self.script("verified.sh", "--restored").returncode, 0)

    def test_a_restore_needs_consent_and_a_whole_backup(self):
        ctl = [APEXCTL, "--root", self.root, "restore"]
        self.assertEqual(subprocess.run([*ctl, "x"], capture_output=True).returncode, 2)
        for name in ("absent", "../deploy", self.taken(0, whole=False)):
            done = subprocess.run([*ctl, name, "--yes"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 3)
            self.assertIn("no whole backup", done.stdout)


if __name__ == "__main__":
    unittest.main()
