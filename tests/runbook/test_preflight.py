"""apexctl preflight: the checklist's checks find what is wrong, and say what to do."""

import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import unittest
from datetime import datetime, timezone
from pathlib import Path

from runbook_world import APEXCTL, ROOT

FINE, REFUSED, BAD_INPUT = 0, 7, 2


class Preflight(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="apex_preflight_"))
        self.addCleanup(shutil.rmtree, self.root)
        for each in ("infra", "docs/deployment", "src/migrations/sql", "services/api/monitoring"):
            shutil.copytree(ROOT / each, self.root / each, symlinks=True)
        (self.root / "bin").mkdir()

    def tool(self, name, text):
        """A program of this name that says something else than this machine's."""
        path = self.root / "bin" / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)

    def asked(self, *ids, **environment):
        done = subprocess.run([APEXCTL, "--root", self.root, "preflight", "--json", *(f"--only={each}" for each in ids)], capture_output=True, text=True,
                              env={"PATH": f"{self.root}/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(self.root), **environment}, timeout=120)
        return done.returncode, {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}

    def assert_state(self, state, check, **environment):
        status, rows = self.asked(check, **environment)
        self.assertEqual(rows[check]["state"], state, rows)
        self.assertEqual(status, REFUSED if state == "refused" else FINE)
        return rows[check]

    def test_the_catalogue_has_forty_checks_and_each_a_limit_and_a_remedy(self):
        steps = re.split(r"\n### Step ", (ROOT / "docs/deployment/PRE_DEPLOYMENT_CHECKLIST.md").read_text())[1:]
        self.assertGreaterEqual(len(steps), 40)
        for step in steps:
            for part in ("- **Id**: `", "- **Remedy**: ", "- **Read only**: yes", "**Verification**:\n\n- `"):
                self.assertIn(part, step)

    def test_what_the_machine_lacks_is_refused_with_a_remedy(self):
        self.tool("nproc", "echo 1")
        row = self.assert_state("refused", "cores")
        self.assertEqual((row["fact"], row["remedy"]), ("1", "use a larger machine"))
        self.tool("nproc", "echo 2")
        self.assert_state("ok", "cores")
        self.assert_state("warning", "cores-advised")
        self.tool("df", "echo Used; echo 95%")
        self.assert_state("refused", "inodes")
        self.tool("docker", "echo 19.03.8")
        self.assert_state("refused", "engine-version")
        self.tool("docker", "echo 28.2.2")
        self.assert_state("ok", "engine-version")
        self.tool("docker", "exit 1")
        self.assert_state("refused", "engine")

    def test_a_port_that_another_program_has_is_refused(self):
        self.tool("docker", "exit 0")
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = str(other.getsockname()[1])
            self.assertEqual(self.assert_state("refused", "port-api", API_PORT=port)["fact"], "taken by another program")
            self.assert_state("refused", "port-data", DB_PORT=port)
        self.assert_state("ok", "port-api", API_PORT=port)

    def test_a_port_open_to_others_needs_sign_in(self):
        self.assert_state("refused", "published", APEX_BIND="0.0.0.0")
        self.assert_state("ok", "published", APEX_BIND="0.0.0.0", APEX_AUTH="required")

    def test_secrets_must_be_there_and_not_the_known_ones(self):
        secrets = self.root / "production"
        shutil.copytree(self.root / "infra/secrets/development", secrets)
        self.assert_state("ok", "secrets", APEX_SECRETS=str(secrets))
        (secrets / "db_owner_password").write_text("")
        self.assertIn("db_owner_password", self.assert_state("refused", "secrets", APEX_SECRETS=str(secrets))["fact"])
        self.assert_state("refused", "secrets-default", APEX_AUTH="required")
        self.assert_state("ok", "secrets-default", APEX_AUTH="required", APEX_SECRETS=str(secrets))
        for each in secrets.iterdir():
            each.chmod(0o640)
        self.assert_state("ok", "secrets-mode", APEX_SECRETS=str(secrets))
        os.chmod(secrets / "s3_secret_key", 0o644)
        self.assert_state("refused", "secrets-mode", APEX_SECRETS=str(secrets))
        (self.root / "infra/compose.more.yaml").write_text("    POSTGRES_PASSWORD: hunter2\n")
        self.assert_state("refused", "secrets-literal")

    def test_a_certificate_that_ends_within_two_weeks_is_refused(self):
        file = self.root / "infra/secrets/edge.pem"
        for days, state in ((13, "refused"), (15, "ok")):
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost", "-days",
                            str(days), "-keyout", "/dev/null", "-out", file], check=True, capture_output=True)
            self.assert_state(state, "certificate")

    def test_migrations_have_no_gap_and_are_the_same_for_both_databases(self):
        self.assert_state("ok", "migrations-linear")
        sql = self.root / "src/migrations/sql"
        (sql / "sqlite/0099_more.up.sql").write_text("-- more\n")
        self.assert_state("refused", "migrations-linear")
        (sql / "postgres/0099_more.up.sql").write_text("-- more\n")
        self.assert_state("refused", "migrations-linear")

    def test_a_backup_of_yesterday_or_one_that_nobody_restored_refuses_the_deployment(self):
        self.tool("docker", "case $1 in ps) echo db;; inspect) echo running;; esac")
        self.assertIn("there is no backup", self.assert_state("refused", "backup-restored")["fact"])
        now = int(datetime(2026, 7, 15, 12, tzinfo=timezone.utc).timestamp())
        folder = self.root / "infra/backups/20260714T130000Z"
        folder.mkdir()
        (folder / "MANIFEST.json").write_text("{}")
        row = self.assert_state("refused", "backup-restored", BACKUP_NOW=str(now))
        self.assertIn("never restored", row["fact"])
        self.assertEqual(row["remedy"], "`tools/apexctl drill`")
        self.assert_state("ok", "backup-age", BACKUP_NOW=str(now))
        (folder / "RESTORED.json").write_text(json.dumps({"manifest": hashlib.sha256(b"{}").hexdigest()}))
        self.assert_state("ok", "backup-restored", BACKUP_NOW=str(now))
        for check in ("backup-age", "backup-restored"):
            self.assert_state("refused", check, BACKUP_NOW=str(now + 3600))

    def test_a_release_that_its_maker_has_not_signed_is_refused(self):
        self.tool("docker", "for last; do :; done; echo id-of-$last")
        self.assertIn("no public key is configured", self.assert_state("ok", "release-signed")["fact"])
        environment = {"APEXCTL": str(APEXCTL), "APEXCTL_SIGNING_KEY": str(self.root / "maker.pem"), "PATH": f"{self.root}/bin:/usr/bin:/bin"}
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", self.root / "maker.pem"], check=True, capture_output=True)
        (self.root / "maker.pem").chmod(0o600)
        (self.root / "var").mkdir(exist_ok=True)
        subprocess.run(["openssl", "pkey", "-in", self.root / "maker.pem", "-pubout", "-out", self.root / "var/release_key.pem"], check=True)
        self.assertIn("is not signed", self.assert_state("refused", "release-signed")["fact"])
        subprocess.run([self.root / "infra/deploy/sign_release.sh", "dev"], check=True, capture_output=True, env=environment)
        self.assert_state("ok", "release-signed")
        self.tool("docker", "for last; do :; done; echo other-id-of-$last")
        self.assertIn("as it is here", self.assert_state("refused", "release-signed")["fact"])

    def test_a_day_of_the_freeze_calendar_is_refused(self):
        today = datetime.now(timezone.utc).strftime("%Y-%m-%d")
        (self.root / "infra/deploy/freeze.txt").write_text(f"{today} year-end closing\n")
        self.assertIn("year-end", self.assert_state("refused", "freeze")["fact"])

    def test_an_unknown_check_is_bad_input(self):
        self.assertEqual(self.asked("absent")[0], BAD_INPUT)


if __name__ == "__main__":
    unittest.main()
