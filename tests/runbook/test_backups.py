"""Which backups are kept, and which one may be relied upon. What needs a database is in tests/services/test_backups.py."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

from runbook_world import APEXCTL, ROOT

NOW = datetime(2026, 7, 15, 12, tzinfo=timezone.utc)  # Ages are counted from here: no test depends on its day.


class Backups(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="apex_backups_"))
        self.addCleanup(shutil.rmtree, self.root)
        for each in ("backup", "deploy"):
            shutil.copytree(ROOT / "infra" / each, self.root / "infra" / each)
        self.backups = self.root / "infra/backups"
        self.backups.mkdir()

    def taken(self, age_days, whole=True, restored=False, packs=()):
        name = self.name(age_days)
        folder = self.backups / name
        folder.mkdir(exist_ok=True)
        if whole:
            manifest = json.dumps({"taken": name, "files": [{"file": f"objects/{each}.tar", "sha256": ""} for each in packs]})
            (folder / "MANIFEST.json").write_text(manifest)
            if restored:
                (folder / "RESTORED.json").write_text(json.dumps({"manifest": hashlib.sha256(manifest.encode()).hexdigest()}))
        return name

    def name(self, age_days):
        return (NOW - timedelta(days=age_days)).strftime("%Y%m%dT%H%M%SZ")

    def ages(self, folder="."):
        return sorted(round((NOW - datetime.strptime(p.name[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)).total_seconds() / 86400)
                      for p in (self.backups / folder).iterdir() if p.name[8:9] == "T")

    def script(self, name, *words):
        return subprocess.run([self.root / "infra/backup" / name, *words], capture_output=True, text=True, timeout=120,
                              env={**os.environ, "BACKUP_NOW": str(int(NOW.timestamp())), "BACKUP_PLACE": "host"})

    def test_days_weeks_and_months_are_kept_and_the_newest_always(self):
        for age in range(0, 800):
            self.taken(age)
        listed = self.script("retain.sh", "--list").stdout.split()
        self.assertEqual(len(self.ages()), 800, "a list removes nothing")
        self.assertEqual(self.script("retain.sh").returncode, 0)
        ages = self.ages()
        self.assertEqual(len(listed), 800 - len(ages))
        self.assertEqual(ages[:31], list(range(31)))
        kept = {self.name(age) for age in ages}
        day = timedelta(days=1)
        for age in range(31, 85):
            date = (NOW - age * day).date()
            first_of_a_week, first_of_a_month = date.isoweekday() == 1, date.day == 1
            self.assertEqual(self.name(age) in kept, first_of_a_week or first_of_a_month, date)
        for age in range(85, 365):
            self.assertEqual(self.name(age) in kept, (NOW - age * day).day == 1, age)
        self.assertEqual(len([age for age in ages if age > 84]), len([age for age in range(85, 367) if (NOW - age * day).day == 1]))
        self.assertLessEqual(ages[-1], 366)

    def test_objects_stay_as_long_as_a_kept_backup_needs_them(self):
        (self.backups / "objects").mkdir()
        packs = {age: self.name(age) for age in (700, 500, 10, 0)}
        for pack in (*packs.values(), "20200101T000000Z"):
            (self.backups / f"objects/{pack}.tar").write_text("tar")
        self.taken(700, packs=[packs[700]])
        self.taken(500, packs=[packs[700], packs[500]])
        self.taken(10, packs=[packs[500], packs[10]])
        self.taken(0, packs=[packs[500], packs[10], packs[0]])
        self.assertEqual(self.script("retain.sh").returncode, 0)
        self.assertEqual(self.ages("objects"), [0, 10, 500])
        self.assertEqual(self.ages(), [0, 10])

    def segment(self, number, days_old, cluster="7"):
        """A segment of the archived log with its sum; its path."""
        name = f"00000001000000000000{number:04X}"
        path = self.backups / "wal" / cluster / f"{name}.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        moment = (NOW - timedelta(days=days_old)).timestamp()
        for each in (path, path.with_name(f"{name}.sha256")):
            each.write_text("")
            os.utime(each, (moment, moment))
        return path

    def base(self, days_old, number, cluster="7"):
        folder = self.backups / "base" / self.name(days_old)
        folder.mkdir(parents=True)
        (folder / "MANIFEST.json").write_text(json.dumps({"cluster": cluster, "first_wal": f"00000001000000000000{number:04X}"}))

    def test_seven_days_of_write_ahead_log_and_the_base_that_they_begin_from(self):
        for day in range(30):
            self.segment(30 - day, day)
            if day % 3 == 0:
                self.base(day, 30 - day)
        history = self.backups / "wal/7/00000002.history.gz"
        history.write_text("")
        os.utime(history, (0, 0))
        self.assertEqual(self.script("retain.sh").returncode, 0)
        self.assertEqual(self.ages("base"), [0, 3, 6, 9], "a moment seven days ago begins from the base of nine days ago")
        for kind in ("gz", "sha256"):
            kept = sorted(30 - int(p.name[20:24], 16) for p in (self.backups / "wal/7").glob(f"0000000100*.{kind}"))
            self.assertEqual(kept, list(range(10)))
        self.assertTrue(history.exists())

    def test_of_the_log_goes_what_no_base_of_its_cluster_leads_on_to(self):
        before, first, recent = self.segment(1, 20), self.segment(2, 10), self.segment(0, 6)
        self.base(3, 2)
        of_another, of_another_recent = self.segment(9, 8, cluster="8"), self.segment(10, 6, cluster="8")
        self.assertEqual(self.script("retain.sh").returncode, 0)
        self.assertEqual([path.exists() for path in (before, first, recent, of_another, of_another_recent)], [False, True, True, False, True])

    def test_an_old_backup_alone_is_not_removed(self):
        name = self.taken(700)
        self.script("retain.sh")
        self.assertTrue((self.backups / name).is_dir())

    def test_no_backup_and_half_a_backup_are_not_relied_upon(self):
        self.assertEqual(self.script("verified.sh", "--age").returncode, 1)
        self.taken(0, whole=False)
        self.assertEqual(self.script("verified.sh", "--age").returncode, 1, "without a manifest it was never finished")

    def test_the_newest_must_be_of_today_and_proved_as_it_lies_there(self):
        self.taken(3, restored=True)
        self.assertEqual(self.script("verified.sh", "--age").returncode, 1)
        newest = self.taken(0.5)
        self.assertEqual(self.script("verified.sh", "--age").returncode, 0)
        self.assertEqual(self.script("verified.sh", "--restored").returncode, 1, "an older one's proof is not its own")
        self.taken(0.5, restored=True)
        done = self.script("verified.sh", "--restored")
        self.assertEqual((done.returncode, done.stdout), (0, f"{newest}, 12 h old, restored\n"))
        (self.backups / newest / "MANIFEST.json").write_text(json.dumps({"taken": "changed"}))
        self.assertEqual(self.script("verified.sh", "--restored").returncode, 1, "the proof is of another manifest")

    def test_a_day_is_the_limit(self):
        minute = 1 / 1440
        for age, status in ((1 - minute, 0), (1, 1), (-0.5, 1)):
            with self.subTest(age):
                shutil.rmtree(self.backups)
                self.backups.mkdir()
                self.taken(age, restored=True)
                self.assertEqual(self.script("verified.sh", "--restored").returncode, status)

    def test_a_restore_needs_consent_and_a_whole_backup(self):
        ctl = [APEXCTL, "--root", self.root, "restore"]
        self.assertEqual(subprocess.run([*ctl, "x"], capture_output=True).returncode, 2)
        for name in ("absent", "../deploy", self.taken(0, whole=False)):
            done = subprocess.run([*ctl, name, "--yes"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 3)
            self.assertIn("no whole backup", done.stdout)


if __name__ == "__main__":
    unittest.main()
