"""Data in hand on the embedded store: the audit trail proved, accounts exported and imported, backups while it serves, persons erased."""

import io
import json
import random
import shutil
import signal
import sqlite3
import subprocess
import tarfile
import tempfile
import threading
import time
import unittest
from pathlib import Path

from apex_process import APEX, Apex, clean_environment, example, run


def sql(folder, text):
    connection = sqlite3.connect(Path(folder) / "apex.db", timeout=20)
    try:
        rows = connection.execute(text).fetchall()
        connection.commit()
        return rows
    finally:
        connection.close()


def members(path):
    with tarfile.open(path) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar.getmembers()}


def rewritten(path, target, change):
    """The archive with other members; its manifest is as it was."""
    with tarfile.open(target, "w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in change(members(path)).items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


class WithFolders(unittest.TestCase):
    def folder(self):
        path = Path(tempfile.mkdtemp(prefix="apex-test-"))
        self.addCleanup(shutil.rmtree, path, True)
        return path

    def serve(self, folder):
        apex = Apex.serve(data=folder)
        self.addCleanup(apex.close)
        return apex

    def done(self, *arguments, status=0):
        ended = run(*map(str, arguments))
        self.assertEqual(ended.returncode, status, ended.stdout + ended.stderr)
        return ended.stdout + ended.stderr

    def verified(self, folder, status=0):
        ended = run("audit", "verify", "--json", "--data", str(folder))
        self.assertEqual(ended.returncode, status, ended.stdout + ended.stderr)
        return json.loads(ended.stdout)

    def filled(self, account="acme"):
        """A stopped store with a design, a report, a deleted project and another account's."""
        folder = self.folder()
        apex = self.serve(folder)
        project, _ = apex.new_project(account_id=account, name="Łódź \"A\"", customer="Ann Lee", description="two\nlines")
        self.assertEqual(apex.save_design(project, example()).status, 200)
        ordered = apex.post(f"/api/v1/projects/{project}/report", {}).json
        task = apex.finished_task(ordered["task_id"])
        self.assertEqual(task["status"], "completed", task)
        gone, etag = apex.new_project(account_id=account, name="Gone")
        self.assertEqual(apex.call("DELETE", f"/api/v1/projects/{gone}", headers={"If-Match": etag}).status, 204)
        apex.new_project(account_id="other", name="Of another")
        self.assertEqual(apex.stop(), 0)
        return folder, project


class Audit(WithFolders):
    def test_a_changed_event_is_named_and_exit_is_1(self):
        folder, project = self.filled()
        self.assertTrue(self.verified(folder)["holds"])
        sql(folder, "drop trigger project_events_are_not_changed")
        sql(folder, f"update project_events set actor = 'eve' where project_id = '{project}' and sequence = 2")
        report = self.verified(folder, status=1)
        self.assertEqual(report["findings"][0]["project_id"], project)
        self.assertEqual(report["findings"][0]["event"], 2)
        self.assertIn(f"project {project}, event 2", self.done("audit", "verify", "--data", folder, status=1))

    def test_a_tail_that_was_cut_off_is_found_by_the_root(self):
        folder, project = self.filled()
        root = json.loads(run("audit", "root", "--json", "--data", str(folder)).stdout)
        self.assertEqual(root["chains"], 3)
        last = sql(folder, f"select max(sequence) from project_events where project_id = '{project}'")[0][0]
        sql(folder, "drop trigger project_events_are_not_removed")
        sql(folder, f"delete from project_events where project_id = '{project}' and sequence = {last}")
        found = self.verified(folder, status=1)["findings"][0]
        self.assertEqual((found["project_id"], found["event"], found["root"]), (project, last, root["number"]))
        self.assertRegex(found["day"], r"^\d{4}-\d\d-\d\d$")

    def test_words_that_were_changed_beside_the_chain_are_found(self):
        folder, project = self.filled()
        sql(folder, f"""update event_texts set after = '{{"customer":"Eve"}}' where project_id = '{project}' and sequence = 1""")
        self.assertEqual(self.verified(folder, status=1)["findings"][0]["event"], 1)

    def test_the_worker_makes_the_root_of_the_day_before(self):
        folder, _ = self.filled()
        self.assertEqual(self.verified(folder)["roots"], 1)

    def test_no_database_is_said_and_not_made(self):
        folder = self.folder() / "none"
        self.assertIn("no database", self.done("audit", "verify", "--data", folder, status=3))
        self.assertFalse(folder.exists())


class ExportAndImport(WithFolders):
    def exported(self, folder, name="a.tar", account="acme"):
        path = self.folder() / name
        self.done("export", account, "-o", path, "--data", folder)
        return path

    def test_an_import_elsewhere_exports_the_same(self):
        folder, project = self.filled()
        first = self.exported(folder)
        elsewhere = self.folder()
        self.assertIn("rows imported", self.done("import", first, "--data", elsewhere))
        second = self.exported(elsewhere)
        one, other = members(first), members(second)
        for each in (one, other):
            del each["account.json"], each["manifest.json"]
        self.assertEqual(one, other)
        self.assertTrue(any(name.startswith("objects/") for name in one))
        self.assertTrue(self.verified(elsewhere)["holds"])
        apex = self.serve(elsewhere)
        self.assertEqual(apex.get(f"/api/v1/projects/{project}").json["name"], "Łódź \"A\"")
        reports = apex.get(f"/api/v1/projects/{project}/reports").json
        self.assertTrue(apex.get(reports[0]["url"]).body.startswith(b"%PDF"))
        until = time.monotonic() + 10
        while len(apex.get("/api/v1/projects?q=Ann").json) != 1 and time.monotonic() < until:
            time.sleep(0.05)
        self.assertEqual(len(apex.get("/api/v1/projects?q=Ann").json), 1, "the worker brings it to the index")

    def test_only_the_account_is_in_it(self):
        folder, _ = self.filled()
        content = b"".join(members(self.exported(folder)).values())
        self.assertNotIn(b"Of another", content)
        self.assertIn("Gone".encode(), content)

    def test_a_second_import_changes_nothing(self):
        folder, _ = self.filled()
        path = self.exported(folder)
        self.assertIn("0 rows imported", self.done("import", path, "--data", folder))
        elsewhere = self.folder()
        self.done("import", path, "--data", elsewhere)
        dump = sqlite3.connect(elsewhere / "apex.db")
        before = list(dump.iterdump())
        self.assertIn("0 rows imported", self.done("import", path, "--data", elsewhere))
        self.assertEqual(before, list(dump.iterdump()))

    def test_a_conflict_names_itself_and_nothing_is_imported(self):
        folder, project = self.filled()
        path = self.exported(folder)
        elsewhere = self.folder()
        self.done("import", path, "--data", elsewhere)
        sql(elsewhere, f"update projects set name = 'Other' where project_id = '{project}'")
        said = self.done("import", path, "--data", elsewhere, status=1)
        self.assertIn(f"projects {project}", said)
        self.assertIn("differs in name", said)

    def test_an_archive_that_is_not_as_it_was_written_is_refused_whole(self):
        folder, _ = self.filled()
        path = self.exported(folder)
        elsewhere = self.folder()
        bad = self.folder() / "bad.tar"

        def refused(words):
            self.assertIn(words, self.done("import", bad, "--data", elsewhere, status=2))
            self.assertEqual(sql(elsewhere, "select count(*) from projects"), [(0,)])

        whole = path.read_bytes()
        bad.write_bytes(whole[:len(whole) // 2])
        refused("not whole")
        at = whole.index(b"Ann Lee")
        bad.write_bytes(whole[:at] + b"Eve" + whole[at + 3:])
        refused("SHA-256")
        rewritten(path, bad, lambda all: {name: content for name, content in all.items() if "tasks" not in name})
        refused("other members")
        bad.write_bytes(b"not an archive" * 100)
        refused("no archive")

    def test_an_archive_that_was_forged_with_its_manifest_is_refused_by_its_chains(self):
        folder, project = self.filled()
        sql(folder, "drop trigger project_events_are_not_changed")
        sql(folder, f"update project_events set actor = 'eve' where project_id = '{project}' and sequence = 2")
        forged, elsewhere = self.exported(folder), self.folder()
        self.assertIn(f"{project} are broken at 2", self.done("import", forged, "--data", elsewhere, status=2))
        self.assertEqual(sql(elsewhere, "select count(*) from projects"), [(0,)])

    def test_an_archive_with_things_of_anothers_project_is_refused(self):
        folder, _ = self.filled()
        elsewhere = self.folder()
        self.done("import", self.exported(folder, account="other"), "--data", elsewhere)
        victim = sql(folder, "select project_id from projects where account_id = 'other'")[0][0]
        sql(folder, f"update tasks set project_id = '{victim}'")
        said = self.done("import", self.exported(folder), "--data", elsewhere, status=2)
        self.assertIn(f"{victim}, which is not of its account", said)
        self.assertEqual(sql(elsewhere, "select count(*) from projects where account_id = 'acme'"), [(0,)])

    def test_an_unknown_account_is_2_and_leaves_no_file(self):
        folder, _ = self.filled()
        path = self.folder() / "none.tar"
        self.assertIn("no account nobody", self.done("export", "nobody", "-o", path, "--data", folder, status=2))
        self.assertEqual(list(path.parent.iterdir()), [])


class Backup(WithFolders):
    def test_what_was_answered_before_it_began_is_in_it(self):
        folder, elsewhere, file = self.folder(), self.folder(), self.folder() / "b.tar"
        apex = self.serve(folder)
        acknowledged, going = [], threading.Event()

        def write():
            while not going.is_set():
                answer = apex.post("/api/v1/projects", {"account_id": "acme", "name": "Sign", "customer": "C"})
                if answer.status == 201:
                    acknowledged.append(answer.json["project_id"])

        project, _ = apex.new_project()
        apex.save_design(project, example())
        apex.finished_task(apex.post(f"/api/v1/projects/{project}/report", {}).json["task_id"])
        writers = [threading.Thread(target=write) for _ in range(4)]
        for writer in writers:
            writer.start()
        try:
            for nth in range(3):
                time.sleep(0.5)
                before = list(acknowledged)
                self.assertGreater(len(before), 10 * nth)
                self.done("backup", file, "--data", folder)
                self.done("restore", file, "--data", elsewhere, *(["--replace"] if nth else []))
                there = {row[0] for row in sql(elsewhere, "select project_id from projects")}
                self.assertEqual(set(before) - there, set(), "answered before the backup began")
                self.assertEqual(sql(elsewhere, "pragma integrity_check"), [("ok",)])
                self.assertTrue(self.verified(elsewhere)["holds"])
                file.unlink()
        finally:
            going.set()
            for writer in writers:
                writer.join()
        restored = self.serve(elsewhere)
        reports = restored.get(f"/api/v1/projects/{project}/reports").json
        self.assertTrue(restored.get(reports[0]["url"]).body.startswith(b"%PDF"))

    def test_it_replaces_no_file_and_no_database_unless_told(self):
        folder, _ = self.filled()
        file = self.folder() / "b.tar"
        self.done("backup", file, "--data", folder)
        self.assertIn("exists", self.done("backup", file, "--data", folder, status=3))
        before = sql(folder, "select * from projects order by 1")
        self.assertIn("--replace", self.done("restore", file, "--data", folder, status=3))
        sql(folder, "update projects set name = 'Later'")
        self.done("restore", file, "--data", folder, "--replace")
        self.assertEqual(sql(folder, "select * from projects order by 1"), before)

    def test_a_store_that_is_served_is_not_replaced(self):
        folder, _ = self.filled()
        file = self.folder() / "b.tar"
        self.done("backup", file, "--data", folder)
        apex = self.serve(folder)
        apex.new_project()
        self.assertIn("in use", self.done("restore", file, "--data", folder, "--replace", status=3))
        self.assertEqual(len(apex.get("/api/v1/projects").json), 3)

    def test_a_damaged_backup_is_refused_and_the_old_store_stays(self):
        folder, _ = self.filled()
        file = self.folder() / "b.tar"
        self.done("backup", file, "--data", folder)
        whole = bytearray(file.read_bytes())
        whole[len(whole) // 2] ^= 1
        file.write_bytes(whole)
        before = sql(folder, "select * from projects order by 1")
        self.assertIn("SHA-256", self.done("restore", file, "--data", folder, "--replace", status=2))
        self.assertEqual(sql(folder, "select * from projects order by 1"), before)

    def test_a_backup_whose_audit_trail_is_broken_is_refused(self):
        folder, project = self.filled()
        file = self.folder() / "b.tar"
        sql(folder, "drop trigger project_events_are_not_changed")
        sql(folder, f"update project_events set actor = 'eve' where project_id = '{project}' and sequence = 2")
        self.done("backup", file, "--data", folder)
        self.assertIn("audit trail", self.done("restore", file, "--data", self.folder(), status=2))

    def test_a_database_that_is_damaged_is_replaced(self):
        folder, _ = self.filled()
        file = self.folder() / "b.tar"
        self.done("backup", file, "--data", folder)
        (folder / "apex.db").write_bytes(b"no database" * 1000)
        (folder / "apex.db-wal").write_bytes(b"no log" * 1000)
        self.done("restore", file, "--data", folder, "--replace")
        self.assertTrue(self.verified(folder)["holds"])

    def test_killed_at_any_moment_it_leaves_the_old_or_the_new(self):
        old, _ = self.filled()
        new = self.folder()
        apex = self.serve(new)
        for _ in range(40):
            apex.new_project(account_id="new")
        apex.stop()
        file, draw = self.folder() / "b.tar", random.Random(7)
        self.done("backup", file, "--data", new)
        old_rows, new_rows = (sql(folder, "select project_id from projects order by 1") for folder in (old, new))
        begun = time.monotonic()
        copy = self.folder() / "whole"
        shutil.copytree(old, copy)
        self.done("restore", file, "--data", copy, "--replace")
        takes = time.monotonic() - begun
        outcomes = set()
        for _ in range(20):
            place = self.folder() / "store"
            shutil.copytree(old, place)
            program = subprocess.Popen([str(APEX), "restore", str(file), "--data", str(place), "--replace"], env=clean_environment(),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(draw.uniform(0, 1.1 * takes))
            program.send_signal(signal.SIGKILL)
            program.wait()
            rows = sql(place, "select project_id from projects order by 1")
            self.assertIn(rows, (old_rows, new_rows))
            outcomes.add(rows == new_rows)
            self.assertEqual(sql(place, "pragma integrity_check"), [("ok",)])
            self.assertTrue(self.verified(place)["holds"])
            self.done("restore", file, "--data", place, "--replace")
            self.assertEqual(sql(place, "select project_id from projects order by 1"), new_rows)
        self.assertIn(False, outcomes)


class Erasure(WithFolders):
    PERSON = ("Ann Marie Lee", "ann.lee@example.org")

    def everything(self, folder):
        return b"".join(path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file())

    def test_nothing_of_the_person_stays_in_any_file(self):
        folder = self.folder()
        apex = self.serve(folder)
        document = example()
        document["project"] = {"name": "Sign", "customer": "Ann Marie Lee"}
        project, _ = apex.new_project(account_id="acme", name="Sign of Ann Marie Lee", customer="Ann Marie Lee",
                                      description="write to ann.lee@example.org", created_by="ann.lee@example.org")
        apex.post("/api/v1/projects", {"account_id": "acme", "name": "Once", "customer": "Ann Marie Lee"}, Idempotency_Key="k1")
        self.assertEqual(apex.save_design(project, document).status, 200)
        apex.finished_task(apex.post(f"/api/v1/projects/{project}/report", {}).json["task_id"])
        gone, etag = apex.new_project(account_id="acme", customer="Ann Marie Lee")
        apex.call("DELETE", f"/api/v1/projects/{gone}", headers={"If-Match": etag})
        kept, _ = apex.new_project(account_id="acme", customer="Bob Roe")
        raw = self.everything(folder)
        for words in self.PERSON:
            self.assertIn(words.encode(), raw)

        arguments = [word for person in self.PERSON for word in ("--person", person)]
        said = self.done("erase", "--account", "acme", *arguments, "--data", folder)  # While it is served.
        pseudonym = said.split("now say ")[1].split(";")[0]
        for words in self.PERSON:
            self.assertEqual(len(apex.get(f"/api/v1/projects?q={words.split()[0]}").json), 0, words)
        self.assertEqual(apex.get(f"/api/v1/projects/{project}").json["customer"], pseudonym)
        self.assertEqual(apex.get(f"/api/v1/projects/{kept}").json["customer"], "Bob Roe")
        self.assertEqual(apex.get(f"/api/v1/projects/{project}/reports").json, [])
        ordered = apex.post(f"/api/v1/projects/{project}/report", {}).json
        self.assertEqual(apex.finished_task(ordered["task_id"])["status"], "completed", "it can be ordered anew")
        events = apex.get(f"/api/v1/projects/{project}/events").json
        self.assertIn("person.erased", [event["kind"] for event in events])
        apex.stop()

        raw = self.everything(folder).lower()
        for words in (*self.PERSON, "ann marie"):
            self.assertNotIn(words.lower().encode(), raw, "not in a byte of any file")
        self.assertTrue(self.verified(folder)["holds"])
        self.assertEqual(sql(folder, "pragma integrity_check"), [("ok",)])
        archive = self.folder() / "after.tar"
        self.done("export", "acme", "-o", archive, "--data", folder)
        self.assertNotIn(b"ann marie", archive.read_bytes().lower())
        elsewhere = self.folder()
        self.done("import", archive, "--data", elsewhere)
        self.assertTrue(self.verified(elsewhere)["holds"])

    def test_events_from_before_words_lay_beside_the_chain_are_named(self):
        folder, project = self.filled()
        apex = self.serve(folder)
        other, _ = apex.new_project(account_id="acme", customer="Bob Roe")
        apex.stop()
        event = sql(folder, f"select after from event_texts where project_id = '{other}'")[0][0]
        # As a program from before wrote it: its words in the chain.
        hashed = f"project 36:{other}\nsequence 1:1\n"
        sql(folder, "drop trigger project_events_are_not_changed")
        kind, actor, request, at, previous = sql(
            folder, f"select kind, actor, request_id, created_at, previous_hash from project_events where project_id = '{other}'")[0]
        import datetime
        import hashlib
        moment = (datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=at)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        for name, text in (("kind", kind), ("actor", actor), ("request", request), ("at", moment), ("before", "null"), ("after", event),
                           ("previous", previous)):
            hashed += f"{name} {len(text.encode())}:{text}\n"
        quoted = event.replace("'", "''")
        sql(folder, f"update project_events set after = '{quoted}', hash = '{hashlib.sha256(hashed.encode()).hexdigest()}' "
                    f"where project_id = '{other}'")
        sql(folder, f"delete from event_texts where project_id = '{other}'")
        self.assertTrue(self.verified(folder)["holds"])
        said = self.done("erase", "--account", "acme", "--person", "Bob Roe", "--data", folder, status=1)
        self.assertIn(f"{other}/1", said)

    def test_a_person_needs_a_name_of_three_letters(self):
        folder, _ = self.filled()
        self.done("erase", "--account", "acme", "--person", "a", "--data", folder, status=2)


class SmokeTestAccount(WithFolders):
    def test_it_is_removed_whole_while_the_services_run_and_roots_and_backups_hold(self):
        folder = self.filled("test")[0]
        apex = self.serve(folder)
        other, _ = apex.new_project(account_id="acme", name="Kept", customer="Acme")
        self.done("audit", "root", "--data", folder)
        chains = self.verified(folder)["chains"]
        tests = sql(folder, "select count(*) from projects where account_id = 'test'")[0][0]
        self.assertGreaterEqual(tests, 2)
        objects = {row[0] for row in sql(folder, "select sha256 from reports where account_id = 'test'")}
        self.assertTrue(objects)

        said = self.done("drop-test-account", "--data", folder)
        self.assertIn(f"{tests} projects, 0 API keys and {len(objects)} objects of the account test are removed.", said)
        tables = [name for name, in sql(folder, "select m.name from sqlite_master as m, pragma_table_info(m.name) as c "
                                                "where m.type = 'table' and c.name = 'account_id'")]
        left = {name for name in tables if sql(folder, f"select 1 from {name} where account_id = 'test'")}
        self.assertEqual(left, {"dropped_chains"})
        self.assertEqual([row["project_id"] for row in apex.get("/api/v1/projects").json], [project for project, in sql(folder, "select project_id from projects "
                         "where deleted_at is null order by created_at desc")])
        self.assertEqual(apex.get(f"/api/v1/projects/{other}").status, 200)
        stored = {path.name for path in Path(folder).rglob("*") if path.is_file()}
        self.assertFalse(objects & stored)
        report = self.verified(folder)
        self.assertEqual((report["holds"], report["dropped"], report["chains"]), (True, tests, chains - tests))
        self.done("audit", "root", "--data", folder)
        self.done("backup", folder / "kept.backup", "--data", folder)
        self.done("restore", folder / "kept.backup", "--data", folder / "elsewhere")
        self.assertEqual(self.verified(folder / "elsewhere")["dropped"], tests)


class Migrations(WithFolders):
    """With data in place: a started program on the schema after, and every revision taken back and brought again."""

    NEXT = ("create table things_to_come (thing_id text not null, account_id text not null, primary key (thing_id)) strict",
            "alter table projects add column colour text not null default 'white'",
            "alter table project_payloads add column note text",
            "alter table tasks add column priority integer not null default 0",
            "alter table project_events add column place text",
            "alter table event_texts add column language text not null default 'en'",
            "create index projects_by_colour on projects (colour)",
            "update alembic_version set version_num = '9999'")

    def workflow(self, apex):
        project, _ = apex.new_project(account_id="acme", customer="Ann Lee")
        self.assertEqual(apex.save_design(project, example()).status, 200)
        task = apex.finished_task(apex.post(f"/api/v1/projects/{project}/report", {}).json["task_id"])
        self.assertEqual(task["status"], "completed", task)
        self.assertEqual(apex.post(f"/api/v1/projects/{project}/transitions", {"to": "estimating"}).status, 200)
        gone, etag = apex.new_project(account_id="acme")
        self.assertEqual(apex.call("DELETE", f"/api/v1/projects/{gone}", headers={"If-Match": etag}).status, 204)
        self.assertGreater(len(apex.get("/api/v1/projects?q=Ann").json), 0)
        return project

    def test_a_started_program_goes_on_with_the_next_schema_and_does_not_start_on_it(self):
        folder = self.folder()
        apex = self.serve(folder)
        before = self.workflow(apex)
        for statement in self.NEXT:
            sql(folder, statement)
        after = self.workflow(apex)
        for project in (before, after):
            self.assertEqual(apex.get(f"/api/v1/projects/{project}").status, 200)
        self.assertEqual(apex.get("/ready").status, 200)
        self.assertEqual(apex.stop(), 0)
        refused = run("serve", "--listen", "127.0.0.1:0", "--data", str(folder))
        self.assertEqual(refused.returncode, 3)
        self.assertIn("9999", refused.stderr)

    def test_every_revision_goes_down_and_up_again_with_data_in_place(self):
        folder, project = self.filled()
        look = ("select project_id, name, customer, version, status from projects order by 1",
                "select project_id, sequence, hash, previous_hash, actor from project_events order by 1, 2",
                "select project_id, revision, document, result from project_payloads order by 1, 2",
                "select project_id, sha256 from reports order by 1, 2", "select task_id, status, result from tasks order by 1")
        seen = [sql(folder, each) for each in look]
        events = sql(folder, "select * from event_texts order by 1, 2")
        revisions = 0
        while sql(folder, "select version_num from alembic_version") != [("0001",)]:
            self.done("migrate", "--data", folder, "downgrade", "-1")
            self.assertEqual([sql(folder, each) for each in look], seen)
            revisions += 1
        self.assertGreater(revisions, 4)
        self.done("migrate", "--data", folder, "upgrade", "head")
        self.assertEqual([sql(folder, each) for each in look], seen)
        self.assertEqual(sql(folder, "select * from event_texts order by 1, 2"), events)
        self.assertTrue(self.verified(folder)["holds"], "no word of an event was lost")
        self.assertEqual(self.serve(folder).get(f"/api/v1/projects/{project}").status, 200)


if __name__ == "__main__":
    unittest.main()
