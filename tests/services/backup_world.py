"""A PostgreSQL server and an object store with projects in them, and the backups of a host (infra/backup on_host.sh) beside: what every test of
backups begins with."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import ROOT, Deployment  # noqa: E402
from apex_process import APEX, clean_environment, example  # noqa: E402

APEXCTL = Path(os.environ.get("APEXCTL", Path(APEX).parent / "apexctl"))


def sha256(data):
    return hashlib.sha256(data).hexdigest()


class BackupWorld:
    """`root` is a checkout as far as backups go; `key` an age key, or None for backups that are not encrypted."""

    def __init__(self, server, store_url=None, sealed=False):
        self.server = server
        self.folder = Path(tempfile.mkdtemp(prefix="apex_backup_world_"))
        self.folder.chmod(0o755)
        self.root = self.folder / "checkout"
        shutil.copytree(ROOT / "infra/backup", self.root / "infra/backup")
        (self.root / "infra/deploy").mkdir()
        self.backups = self.root / "infra/backups"
        self.backups.mkdir()
        self.key = None
        if sealed:
            self.key = self.folder / "backup.key"
            subprocess.run(["age-keygen", "--output", self.key], check=True, capture_output=True)
            self.key.chmod(0o600)
        self.store_url = store_url or f"file://{self.folder}/objects"
        self.services = {"DATABASE_URL": server.url("apex_app"), "OBJECT_STORE_URL": self.store_url}
        self.deployment = Deployment(self.folder, self.services)
        self.now, self.taken = None, ""

    def close(self):
        self.deployment.end()
        shutil.rmtree(self.folder)

    def new_database(self):
        self.server.psql("drop database if exists apex with (force)", database="postgres")
        self.server.psql("create database apex owner apex encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8' template template0", database="postgres")
        self.deployment.migrate(self.server.url("apex"))

    def environment(self, **more):
        place = {"BACKUP_PLACE": "host", "PGHOST": "127.0.0.1", "PGPORT": str(self.server.port), "PGUSER": "postgres", "APEX": str(APEX),
                 "BACKUP_STOP": ":", "BACKUP_START": ":", **self.services}
        if self.key:
            place["BACKUP_KEY_FILE"] = str(self.key)
        if self.now:
            place["BACKUP_NOW"] = str(int(self.now))
        return {**clean_environment(place), "PATH": os.environ["PATH"], **more}

    def ctl(self, *words, **environment):
        return subprocess.run([APEXCTL, "--root", self.root, *words], env=self.environment(**environment), capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=1800)

    def script(self, name, *words, cwd=None, **environment):
        return subprocess.run([self.root / "infra/backup" / name, *map(str, words)], env=self.environment(**environment), capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=1800, cwd=cwd)

    def apex(self, *words):
        done = subprocess.run([APEX, *words], env=self.environment(), capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return done.stdout

    def newest(self):
        return sorted(p.parent.name for p in self.backups.glob("*T*Z/MANIFEST.json"))[-1]

    def manifest(self, name=None):
        return json.loads((self.backups / (name or self.newest()) / "MANIFEST.json").read_text())

    def amend(self, change):
        """Changes the newest manifest: as somebody would who also forges the sums."""
        path = self.backups / self.newest() / "MANIFEST.json"
        manifest = json.loads(path.read_text())
        change(manifest)
        path.write_text(json.dumps(manifest))

    def forget(self):
        """No backups, as on the first day."""
        shutil.rmtree(self.backups)
        self.backups.mkdir()

    def take(self):
        """A backup's name. The names are seconds; two of one second would be one."""
        while not self.now and time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()) <= self.taken:
            time.sleep(0.05)
        done = self.ctl("backup")
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        self.taken = self.newest()
        return self.taken

    # What is backed up.

    def served(self):
        api = self.deployment.api()
        until = time.monotonic() + 30  # The first probe makes the bucket.
        while api.get("/ready").json["checks"]["object_storage"] != "ok":
            if time.monotonic() > until:
                raise AssertionError("the object store is not ready")
            time.sleep(0.1)
        self.deployment.worker()
        return api

    def project(self, api, name):
        """A project with a design and its report; the report's hash."""
        project, _ = api.new_project(name=name)
        document = example()
        document["project"] = {"name": name, "customer": "Test Customer"}
        saved = api.save_design(project, document)
        assert saved.status == 200, saved.body
        task = api.finished_task(api.post(f"/api/v1/projects/{project}/report", {}).json["task_id"])
        assert task["status"] == "completed", task
        return project, api.get(f"/api/v1/projects/{project}/reports").json[0]["sha256"]

    def object_file(self, name):
        return self.folder / "objects" / name[:2] / name[2:4] / name
