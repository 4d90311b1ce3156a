"""Backups on a real PostgreSQL server and real object stores: what is backed up comes back whole, and a drill names whatever would not.

Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_backups.py
"""

import gzip
import json
import subprocess
import sys
import tarfile
import time
import unittest
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import restore_drill  # noqa: E402
from backup_world import APEXCTL, BackupWorld, sha256  # noqa: E402
from servers import packages, postgres, seaweedfs  # noqa: E402

FINE, CANNOT_RUN = 0, 3
server = None


def setUpModule():
    global server
    reason = packages.ensure([*postgres.PACKAGES, "age", "jq"])
    if reason:
        raise unittest.SkipTest(f"no real servers: {reason}")
    if not APEXCTL.is_file():
        raise unittest.SkipTest(f"{APEXCTL} is not built")
    server = postgres.Postgres()
    unittest.addModuleCleanup(server.end)


class InABackupWorld(unittest.TestCase):
    sealed, store_url = False, None

    @classmethod
    def setUpClass(cls):
        cls.world = BackupWorld(server, cls.store_url, cls.sealed)
        cls.addClassCleanup(cls.world.close)
        cls.world.new_database()
        cls.api = cls.world.served()
        cls.made = [cls.world.project(cls.api, f"Sign {n}") for n in range(3)]
        cls.world.apex("audit", "root")
        cls.world.take()

    def drilled(self):
        done = self.world.ctl("drill")
        self.assertEqual(done.returncode, FINE, done.stdout)
        return json.loads(done.stdout.splitlines()[-1])

    def assert_drill_names(self, *words):
        done = self.world.ctl("drill")
        self.assertEqual(done.returncode, CANNOT_RUN, done.stdout)
        for each in words:
            self.assertIn(each, done.stdout)
        self.assertFalse((self.world.backups / self.world.newest() / "RESTORED.json").exists(), "a proof of what does not hold")
        self.assertEqual(server.psql("select count(*) from pg_database where datname like 'apex_drill%'", database="postgres"), "0", "the scratch database stays")


class Plain(InABackupWorld):
    """Not encrypted, objects in a folder: files can be broken one by one."""

    def tampered(self, *statements):
        """The newest dump, restored, changed behind the triggers' back, dumped again, with the sum of its file put right."""
        dump = self.world.backups / self.world.newest() / "database.dump"
        server.psql("create database tampered owner apex", database="postgres")
        try:
            subprocess.run(["pg_restore", "--dbname", server.url("postgres", "tampered"), "--exit-on-error", dump], check=True)
            server.psql("set session_replication_role = replica; " + "; ".join(statements), database="tampered")
            subprocess.run(["pg_dump", "--format", "custom", "--file", dump, server.url("postgres", "tampered")], check=True)
        finally:
            server.psql("drop database tampered with (force)", database="postgres")
        self.world.amend(lambda m: m["files"][0].update(sha256=sha256(dump.read_bytes())))

    def pack(self):
        file = next(f["file"] for f in self.world.manifest()["files"] if f["file"].startswith("objects/"))
        return self.world.backups / file

    def setUp(self):
        self.world.forget()
        self.world.take()

    def count(self, table):
        return int(server.psql(f"select count(*) from {table}"))

    def test_a_drill_proves_rows_chains_and_objects_and_the_deployment_may_rely_on_it(self):
        self.assertEqual(self.world.script("verified.sh", "--restored").returncode, 1, "nobody has proved it yet")
        found = self.drilled()
        self.assertEqual(found["rows"], sum(map(self.count, self.world.manifest()["tables"])))
        self.assertEqual(found["audit"]["chains"], self.count("projects"))
        self.assertEqual(found["audit"]["last_root"], server.psql("select hash from audit_roots order by number desc limit 1"))
        reports = server.psql("select count(distinct sha256), (select sum(size_bytes) from (select distinct sha256, size_bytes from reports) r) from reports")
        self.assertEqual(f"{found['objects']['count']}|{found['objects']['bytes']}", reports)
        self.assertEqual(self.world.script("verified.sh", "--restored").returncode, 0)

    def test_every_file_is_for_its_owner_alone(self):
        for path in self.world.backups.rglob("*"):
            self.assertEqual(path.stat().st_mode & 0o077, 0, path)

    def test_a_damaged_and_a_truncated_file_are_named(self):
        name = self.world.newest()
        for path in (self.world.backups / name / "database.dump", self.pack()):
            whole = path.read_bytes()
            for broken in (whole[:len(whole) // 2] + bytes([whole[len(whole) // 2] ^ 1]) + whole[len(whole) // 2 + 1:], whole[:-100], b""):
                path.write_bytes(broken)
                self.assert_drill_names(f"{path.relative_to(self.world.backups)} is not what was written")
            path.unlink()
            self.assert_drill_names(f"{path.relative_to(self.world.backups)} is missing")
            path.write_bytes(whole)
            path.chmod(0o600)
        self.drilled()
        pack = self.pack()
        pack.write_bytes(pack.read_bytes()[:-1])
        self.world.take()
        self.drilled()  # The next backup does not rely on a pack that is not what was written.

    def test_a_truncated_dump_whose_sum_was_put_right_does_not_restore(self):
        dump = self.world.backups / self.world.newest() / "database.dump"
        dump.write_bytes(dump.read_bytes()[:-5000])
        self.world.amend(lambda m: m["files"][0].update(sha256=sha256(dump.read_bytes())))
        self.assert_drill_names("pg_restore: error")

    def test_a_changed_a_lost_and_an_invented_row_are_named_by_their_table(self):
        project = self.made[0][0]
        self.tampered(f"update project_payloads set price_cents = price_cents + 1 where project_id = '{project}'")
        rows = self.count("project_payloads")
        self.assert_drill_names(f"table project_payloads: {rows} rows were backed up, {rows} are restored, and they do not say the same")
        self.world.take()
        self.tampered(f"delete from reports where project_id = '{project}'")
        self.assert_drill_names(f"table reports: {rows} rows were backed up, {rows - 1} are restored")
        self.world.take()
        self.tampered("create table extra (n int); insert into extra values (1)")
        self.assert_drill_names("table extra: no rows were backed up, 1 are restored")

    def test_an_event_that_was_changed_before_the_backup_is_named(self):
        project = self.made[1][0]
        server.psql(f"set session_replication_role = replica; update project_events set actor = 'eve' where project_id = '{project}' and sequence = 2")
        try:
            self.world.take()
            self.assert_drill_names(f"audit trail: project {project} event 2", "the audit trail of the restored database is broken")
        finally:
            server.psql(f"set session_replication_role = replica; update project_events set actor = 'anonymous' where project_id = '{project}' and sequence = 2")

    def test_another_daily_root_than_the_one_backed_up_is_refused(self):
        self.world.amend(lambda m: m["last_root"].update(hash="0" * 64))
        self.assert_drill_names("the last root of the restored audit trail is not the one that was backed up")

    def test_an_object_that_the_store_has_lost_does_not_keep_the_others_from_being_saved_and_is_named(self):
        lost = self.made[2][1]
        path = self.world.object_file(lost)
        content = path.read_bytes()
        path.unlink()
        try:
            self.world.forget()  # Otherwise an earlier backup still has it.
            self.world.take()
            self.assertEqual(len(self.world.manifest()["objects"]["missing"]), 1)
            with tarfile.open(self.pack()) as tar:
                self.assertEqual(len(tar.getnames()), self.count("reports") - 1)
            self.assert_drill_names(f"object missing: {lost}")
        finally:
            path.write_bytes(content)
        self.world.take()
        self.assertEqual(self.drilled()["objects"]["count"], self.count("reports"))

    def test_an_object_with_other_bytes_is_named_though_every_sum_was_put_right(self):
        pack, bad = self.pack(), self.made[0][1]
        whole, forged = pack.read_bytes(), BytesIO()
        with tarfile.open(fileobj=BytesIO(whole)) as source, tarfile.open(fileobj=forged, mode="w", format=tarfile.USTAR_FORMAT) as target:
            for member in source.getmembers():
                content = source.extractfile(member).read()
                if member.name == f"objects/{bad}":
                    content = content[:-1] + bytes([content[-1] ^ 1])
                target.addfile(member, BytesIO(content))
        pack.write_bytes(forged.getvalue())
        self.world.amend(lambda m: m["files"][1].update(sha256=sha256(pack.read_bytes())))
        self.assert_drill_names(f"object {bad} has other bytes", f"object missing: {bad}")
        self.world.take()
        self.drilled()  # The next backup does not rely on what a drill has refused.

    def test_a_backup_adds_the_objects_that_the_one_before_does_not_have(self):
        before = self.world.manifest()["files"]
        _, new = self.world.project(self.api, "One more")
        self.world.take()
        files = self.world.manifest()["files"]
        self.assertEqual(files[1:-1], before[1:], "it refers to what is there")
        with tarfile.open(self.world.backups / files[-1]["file"]) as tar:
            self.assertEqual(tar.getnames(), [f"objects/{new}"])
        self.assertEqual(self.drilled()["objects"]["count"], len(server.psql("select distinct sha256 from reports").split()))

    def test_a_backup_that_fails_leaves_nothing_that_looks_like_one(self):
        before = sorted(p.name for p in self.world.backups.glob("**/*"))
        time.sleep(1.1)
        done = self.world.ctl("backup", DATABASE_URL="", PGPORT="1")
        self.assertEqual(done.returncode, CANNOT_RUN, done.stdout)
        self.assertEqual(sorted(p.name for p in self.world.backups.glob("**/*")), before)

    def test_what_is_written_meanwhile_is_in_it_whole_or_not_at_all(self):
        import threading
        stop = threading.Event()

        def write():
            while not stop.is_set():
                self.api.new_project(name="Meanwhile")
        writers = [threading.Thread(target=write) for _ in range(3)]
        for each in writers:
            each.start()
        try:
            self.world.take()
        finally:
            stop.set()
            for each in writers:
                each.join()
        self.drilled()


class Sealed(InABackupWorld):
    """Encrypted, objects in an S3 server."""
    sealed = True

    @classmethod
    def setUpClass(cls):
        program, reason = seaweedfs.fetch()
        if reason:
            raise unittest.SkipTest(f"no S3 server: {reason}")
        store = seaweedfs.SeaweedFs(program)
        cls.addClassCleanup(store.end)
        cls.store_url = store.url("apex")
        super().setUpClass()

    def test_1_a_drill_proves_it_and_nothing_of_it_can_be_read_without_the_key(self):
        self.assertEqual(self.drilled()["objects"]["count"], 3)
        for path in (self.world.backups / file["file"] for file in self.world.manifest()["files"]):
            self.assertTrue(path.read_bytes().startswith(b"age-encryption.org/v1"), path)
            self.assertNotIn(b"%PDF", path.read_bytes())
            self.assertNotIn(b"Sign 1", path.read_bytes())

    def test_2_a_change_of_the_sealed_bytes_is_found_though_the_sum_was_put_right(self):
        path = self.world.backups / self.world.newest() / "database.dump"
        whole = path.read_bytes()
        path.write_bytes(whole[:-50] + bytes([whole[-50] ^ 1]) + whole[-49:])
        self.world.amend(lambda m: m["files"][0].update(sha256=sha256(path.read_bytes())))
        self.assert_drill_names("age: error")
        path.write_bytes(whole)
        self.world.amend(lambda m: m["files"][0].update(sha256=sha256(whole)))

    def test_3_without_the_right_key_there_is_no_drill(self):
        done = self.world.ctl("drill", BACKUP_KEY_FILE="")
        self.assertIn("BACKUP_KEY_FILE names its key", done.stdout)
        other = self.world.folder / "other.key"
        subprocess.run(["age-keygen", "--output", other], check=True, capture_output=True)
        done = self.world.ctl("drill", BACKUP_KEY_FILE=str(other))
        self.assertEqual(done.returncode, CANNOT_RUN)
        self.assertIn("no identity matched", done.stdout)
        other.chmod(0o640)
        done = self.world.ctl("backup", BACKUP_KEY_FILE=str(other))
        self.assertEqual(done.returncode, CANNOT_RUN)
        self.assertIn("may be read by others", done.stdout)

    def test_4_a_machine_that_only_knows_the_recipients_backs_up_and_the_key_opens_it(self):
        recipients = self.world.folder / "recipients"
        recipients.write_bytes(subprocess.run(["age-keygen", "-y", self.world.key], check=True, capture_output=True).stdout)
        time.sleep(1.1)
        done = self.world.ctl("backup", BACKUP_KEY_FILE="", BACKUP_RECIPIENTS_FILE=str(recipients))
        self.assertEqual(done.returncode, FINE, done.stdout)
        self.assertEqual(self.drilled()["objects"]["count"], 3)

    def test_5_a_restore_brings_everything_back_and_keeps_what_was_there(self):
        name, (project, report) = self.world.take(), self.made[0]
        before = self.api.get(f"/api/v1/projects/{project}").json
        url = self.api.get(f"/api/v1/projects/{project}/reports").json[0]["url"]
        content = self.api.get(url).body
        self.assertEqual(sha256(content), report)
        self.assertTrue(content.startswith(b"%PDF"))
        later, _ = self.world.project(self.api, "Later")
        server.psql("set session_replication_role = replica; delete from reports; update projects set customer = 'wrong'")
        self.assertEqual(self.world.ctl("restore", name).returncode, 2, "nobody has agreed to the loss")
        self.assertEqual(server.psql("select count(*) from projects"), "4")

        # The store is new and empty: what the restored rows refer to comes from the backup.
        self.world.deployment.end()
        moved = self.store_url.replace("/apex?", "/apex-restored?")
        self.world.services["OBJECT_STORE_URL"] = self.world.deployment.urls["OBJECT_STORE_URL"] = moved
        done = self.world.ctl("restore", name, "--yes")
        self.assertEqual(done.returncode, FINE, done.stdout)
        self.assertIn("3 objects stored", done.stdout)
        api = self.world.served()
        self.assertEqual(api.get(f"/api/v1/projects/{project}").json, before)
        self.assertEqual(api.get(url).body, content)
        self.assertEqual(api.get(f"/api/v1/projects/{later}").status, 404)
        self.assertTrue(json.loads(self.world.apex("audit", "verify", "--json"))["holds"])
        self.world.project(api, "Work goes on")
        kept = server.psql("select datname from pg_database where datname like 'apex_before%'", database="postgres")
        server.psql(f"alter database {kept} with allow_connections true", database="postgres")
        self.assertEqual(server.psql("select count(*) from projects", database=kept), "4", "the database before is kept")
        server.psql(f"drop database {kept} with (force)", database="postgres")

    def test_6_a_restore_that_does_not_hold_stops_nothing(self):
        name = self.world.newest()
        self.world.amend(lambda m: m["tables"]["projects"].update(rows=99))
        names = server.psql("select count(*), min(oid), max(oid) from pg_database", database="postgres")
        done = self.world.ctl("restore", name, "--yes", BACKUP_STOP="touch stopped")
        self.assertEqual(done.returncode, CANNOT_RUN)
        self.assertIn("table projects: 99 rows were backed up", done.stdout)
        self.assertFalse((self.world.root / "stopped").exists())
        self.assertEqual(server.psql("select count(*), min(oid), max(oid) from pg_database", database="postgres"), names)


class ManyProjects(unittest.TestCase):
    """What tests/services/restore_drill.py measures with 100 000 projects, in small."""

    def test_copies_of_a_project_are_as_sound_as_the_project_and_every_file_is_compared(self):
        world = BackupWorld(server)
        self.addCleanup(world.close)
        found = restore_drill.measured(world, server, 200)
        self.assertEqual((found["projects"], found["objects"]), (201, 202), "a file each, and the report that all have")
        self.assertGreater(found["events"], 201 * 4)
        report = int(server.psql("select size_bytes from reports limit 1"))
        self.assertEqual(found["object_bytes"], found["file_bytes_made"] + report + 265)


class PointInTime(unittest.TestCase):
    """A base backup and the archived write-ahead log lead a second server to a moment of the past."""

    def setUp(self):
        self.server = postgres.Postgres()
        self.addCleanup(self.server.end)

    def archiving(self, sealed):
        world = BackupWorld(self.server, sealed=sealed)
        self.addCleanup(world.close)
        # PostgreSQL's own user archives and, while it recovers, reads the archive.
        archive = world.backups / "wal"
        archive.mkdir()
        command = f"{world.root}/infra/backup/archive_wal.sh %p %f"
        if sealed:
            recipients = world.folder / "recipients"
            recipients.write_bytes(subprocess.run(["age-keygen", "-y", world.key], check=True, capture_output=True).stdout)
            recipients.chmod(0o644)
            command = f"BACKUP_RECIPIENTS_FILE={recipients} {command}"
        for each in (world.root, archive):
            self.server.own(each)
        for name, value in (("archive_mode", "on"), ("archive_timeout", "300"), ("archive_command", command)):
            self.server.psql(f"alter system set {name} = '{value}'", database="postgres")
        self.server.stop()
        self.server.start()
        world.new_database()
        return world

    def recovered(self, world, moment):
        """A second server on what point_in_time.sh prepared, and its psql."""
        data = world.folder / f"recovered-{len(list(world.folder.glob('recovered-*')))}"
        done = world.script("point_in_time.sh", moment, data)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        if world.key:
            self.server.own(world.key)
        other = postgres.Postgres.__new__(postgres.Postgres)
        other.__dict__.update(self.server.__dict__, port=postgres.free_port(), folder=world.folder / data.name)
        self.server.own(data)
        log = world.folder / f"{data.name}.log"
        log.touch()
        self.server.own(log)
        start = subprocess.run([*self.server.user, str(self.server.bin / "pg_ctl"), "--pgdata", str(data), "--log", str(log), "--wait", "--timeout", "60", "--options",
                                f"-c port={other.port} -c unix_socket_directories={self.server.folder}", "start"], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        self.addCleanup(subprocess.run, [*self.server.user, str(self.server.bin / "pg_ctl"), "--pgdata", str(data), "--mode", "immediate", "stop"],
                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        if start.returncode:
            raise RuntimeError(log.read_text()[-3000:])
        until = time.monotonic() + 60
        while other.psql("select pg_is_in_recovery()") == "t":
            self.assertLess(time.monotonic(), until, log.read_text()[-3000:])
            time.sleep(0.1)
        return other

    def there_and_back(self, sealed):
        world = self.archiving(sealed)
        api = world.served()
        world.project(api, "Before the base")
        world.apex("audit", "root")
        done = world.script("base.sh")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        time.sleep(2)
        world.project(api, "Wanted")
        seen = self.server.psql("select project_id, sequence, hash from project_events order by 1, 2")
        moment = self.server.psql("select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
        world.project(api, "Too late")
        self.server.psql("set session_replication_role = replica; delete from project_payloads; delete from projects")  # What must be undone.
        self.server.psql("select pg_switch_wal()")
        until = time.monotonic() + 30
        wanted = self.server.psql("select pg_walfile_name(pg_current_wal_lsn() - 1)")
        while self.server.psql("select last_archived_wal from pg_stat_archiver") < wanted:
            self.assertLess(time.monotonic(), until, self.server.psql("select * from pg_stat_archiver"))
            time.sleep(0.2)
            self.server.psql("select pg_switch_wal()")
        other = self.recovered(world, moment)
        self.assertEqual(other.psql("select name from projects order by created_at"), "Before the base\nWanted")
        self.assertEqual(other.psql("select project_id, sequence, hash from project_events order by 1, 2"), seen)
        world.services["DATABASE_URL"] = other.url("apex_app")
        self.assertTrue(json.loads(world.apex("audit", "verify", "--json"))["holds"])
        return world, moment

    def test_a_moment_between_the_base_and_now(self):
        world, moment = self.there_and_back(sealed=False)
        segments = sorted((world.backups / "wal").glob("*/" + 24 * "[0-9A-F]" + ".gz"))
        self.assertGreater(len(segments), 1)
        last = segments[-1]
        whole = last.read_bytes()
        last.write_bytes(gzip.compress(gzip.decompress(whole)[:-1] + b"x"))
        with self.assertRaisesRegex(RuntimeError, "is not what was archived"):
            self.recovered(world, "2099-01-01T00:00:00Z")
        base = next((world.backups / "base").glob("*/base.tar"))
        base.write_bytes(base.read_bytes()[:-1])
        done = world.script("point_in_time.sh", moment, world.folder / "no")
        self.assertIn("base.tar is not what was written", done.stderr)
        self.assertFalse((world.folder / "no").exists())
        done = world.script("point_in_time.sh", "2001-01-01T00:00:00Z", world.folder / "no")
        self.assertIn("no base backup is as old", done.stderr)

    def test_the_same_encrypted(self):
        world, _ = self.there_and_back(sealed=True)
        sealed = list((world.backups / "wal").glob("*/*.gz.age"))
        self.assertGreater(len(sealed), 1)
        for path in sealed:
            self.assertTrue(path.read_bytes().startswith(b"age-encryption.org/v1"), path)
        self.assertEqual(list((world.backups / "wal").glob("*/*.gz")), [], "a segment in the clear")

    def test_a_segment_is_never_replaced_by_another(self):
        world = BackupWorld(self.server)
        self.addCleanup(world.close)
        archive, data, name = world.folder / "wal", world.folder / "data", "000000010000000000000001"
        archive.mkdir()
        (data / "global").mkdir(parents=True)

        def archived(content, cluster=7):
            (data / "global/pg_control").write_bytes(cluster.to_bytes(8, sys.byteorder) + bytes(100))
            (data / name).write_bytes(content)
            return world.script("archive_wal.sh", name, name, cwd=data, WAL_ARCHIVE=str(archive)).returncode
        self.assertEqual([archived(b"one"), archived(b"one"), archived(b"two")], [0, 0, 1])
        self.assertEqual(gzip.decompress((archive / "7" / f"{name}.gz").read_bytes()), b"one")
        (archive / f"7/{name}.sha256").unlink()  # As after a power cut before the sum was written.
        self.assertEqual(archived(b"one"), 0)
        # A data folder that was made anew counts from one again.
        self.assertEqual(archived(b"two", cluster=2**64 - 1), 0)
        self.assertEqual(gzip.decompress((archive / str(2**64 - 1) / f"{name}.gz").read_bytes()), b"two")

    def test_without_an_archive_a_base_backup_is_refused(self):
        world = BackupWorld(self.server)
        self.addCleanup(world.close)
        self.assertIn("archives no write-ahead log", world.script("base.sh").stderr)


if __name__ == "__main__":
    unittest.main()
