"""Data in hand on a real PostgreSQL server: from SQLite to it and the same again, tampering found, persons erased, and a program that
was started before the newest migration.

Alone: APEX_BUILD_DIR=build/ci python3 -m unittest tests/services/test_data.py
"""

import json
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import ROOT, Deployment  # noqa: E402
from apex_process import Apex, example, run  # noqa: E402
from servers import packages, postgres  # noqa: E402

server = None


def setUpModule():
    global server
    reason = packages.ensure(postgres.PACKAGES)
    if reason:
        raise unittest.SkipTest(f"no real PostgreSQL server: {reason}")
    server = postgres.Postgres()
    unittest.addModuleCleanup(server.end)


def content(path):
    """The members by name, without those that say when and by whom the archive was made."""
    with tarfile.open(path) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar.getmembers()
                if member.name not in ("account.json", "manifest.json")}


class OnPostgres(unittest.TestCase):
    number = 0

    def setUp(self):
        OnPostgres.number += 1
        self.database = f"data_{OnPostgres.number}"
        server.psql(f"create database {self.database} owner apex", database="postgres")
        self.folder = Path(tempfile.mkdtemp(prefix="apex_data_", dir="/tmp"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.owner = server.url("apex", self.database)
        self.environment = {"DATABASE_URL": server.url("apex_app", self.database)}
        self.deployment = Deployment(self.folder, self.environment)
        self.addCleanup(self.deployment.end)
        self.deployment.migrate(self.owner)

    def apex(self, *arguments, status=0):
        done = run(*map(str, arguments), environment=self.environment, cwd=self.folder)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def verified(self, status=0):
        done = run("audit", "verify", "--json", environment=self.environment, cwd=self.folder)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return json.loads(done.stdout)

    def superuser(self, *statements):
        """Behind the triggers' back."""
        server.psql("set session_replication_role = replica; " + "; ".join(statements), database=self.database)

    def psql(self, text):
        return server.psql(text, database=self.database)

    def served(self):
        api = self.deployment.api()
        self.deployment.worker()
        return api

    def workflow(self, apex, account="acme", customer="Ann Marie Lee"):
        """Project, design, report, deletion: what every version does."""
        project, _ = apex.new_project(account_id=account, name="Łódź \"A\"", customer=customer, created_by="ann.lee@example.org")
        document = example()
        document["project"] = {"name": "Sign", "customer": customer}
        saved = apex.save_design(project, document)
        self.assertEqual(saved.status, 200, saved.body)
        answer = apex.post(f"/api/v1/projects/{project}/report", {})
        self.assertEqual(answer.status, 202, answer.body)
        task = apex.finished_task(answer.json["task_id"])
        self.assertEqual(task["status"], "completed", task)
        moved = apex.post(f"/api/v1/projects/{project}/transitions", {"to": "estimating"})
        self.assertEqual(moved.status, 200, moved.body)
        gone, etag = apex.new_project(account_id=account, name="Gone")
        self.assertEqual(apex.call("DELETE", f"/api/v1/projects/{gone}", headers={"If-Match": etag}).status, 204)
        self.assertGreater(len(apex.get(f"/api/v1/projects?account_id={account}&q={customer.split()[0]}").json), 0)
        return project


class FromSqlite(OnPostgres):
    def test_sqlite_to_postgres_and_back_is_the_same_account(self):
        store = Path(tempfile.mkdtemp(prefix="apex_data_sqlite_", dir="/tmp"))
        self.addCleanup(shutil.rmtree, store, True)
        embedded = Apex.serve(data=store)
        self.addCleanup(embedded.close)
        projects = [self.workflow(embedded) for _ in range(3)]
        self.assertEqual(embedded.stop(), 0)

        def exported(name, *where, environment=None):
            path = self.folder / name
            done = run("export", "acme", "-o", str(path), *where, environment=environment, cwd=self.folder)
            self.assertEqual(done.returncode, 0, done.stderr)
            return path

        first = exported("first.tar", "--data", str(store))
        self.assertIn("rows imported", self.apex("import", first, "--data", self.folder))
        second = exported("second.tar", "--data", str(self.folder), environment=self.environment)
        self.assertEqual(content(first), content(second))
        tables = {name.split(".")[0] for name in content(first)}
        for table in ("projects", "project_payloads", "project_events", "event_texts", "tasks", "reports"):
            self.assertIn(f"tables/{table}", tables)
        self.assertEqual(sum(name.startswith("objects/") for name in tables), 1, "three times the same report is one object")
        self.assertTrue(self.verified()["holds"])
        self.assertGreater(self.verified()["events"], 15)
        self.assertIn("0 rows imported", self.apex("import", first, "--data", self.folder), "again is nothing")

        third = Path(tempfile.mkdtemp(prefix="apex_data_back_", dir="/tmp"))
        self.addCleanup(shutil.rmtree, third, True)
        done = run("import", str(second), "--data", str(third))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(content(exported("third.tar", "--data", str(third))), content(first))
        api = self.served()
        for project in projects:
            self.assertEqual(api.get(f"/api/v1/projects/{project}").json["status"], "estimating")
            report = api.get(f"/api/v1/projects/{project}/reports").json[0]
            self.assertTrue(api.get(report["url"]).body.startswith(b"%PDF"))
        self.assertEqual(len(api.get("/api/v1/projects?q=Marie").json), 3)
        self.workflow(api)
        self.assertTrue(self.verified()["holds"])

    def test_a_conflict_names_itself_and_nothing_is_imported(self):
        api = self.served()
        project = self.workflow(api)
        self.apex("export", "acme", "-o", self.folder / "a.tar", "--data", self.folder)
        self.superuser(f"update projects set customer = 'Other' where project_id = '{project}'")
        said = self.apex("import", self.folder / "a.tar", "--data", self.folder, status=1)
        self.assertIn(f"projects {project} is here already and differs in customer", said)


class Tampering(OnPostgres):
    def test_what_a_superuser_did_behind_the_triggers_is_named(self):
        project = self.workflow(self.served())
        self.apex("audit", "root")
        self.assertTrue(self.verified()["holds"])
        self.superuser(f"update project_events set actor = 'eve' where project_id = '{project}' and sequence = 2")
        found = self.verified(status=1)["findings"][0]
        self.assertEqual((found["project_id"], found["event"]), (project, 2))
        self.superuser(f"update project_events set actor = 'anonymous' where project_id = '{project}' and sequence = 2")
        self.assertTrue(self.verified()["holds"])

        last = int(self.psql(f"select max(sequence) from project_events where project_id = '{project}'"))
        self.superuser(f"delete from project_events where project_id = '{project}' and sequence = {last}")
        found = self.verified(status=1)["findings"][0]
        self.assertEqual((found["project_id"], found["event"], found["root"]), (project, last, 2), "its tail is gone")

    def test_a_chain_that_was_removed_whole_or_rewritten_is_named(self):
        project = self.workflow(self.served())
        self.superuser(f"delete from project_events where project_id = '{project}'")
        self.assertEqual(self.verified(status=1)["findings"][0]["project_id"], project)

    def test_roots_are_closed_to_the_services(self):
        for statement in ("delete from audit_roots", "update audit_heads set hash = hash"):
            with self.assertRaisesRegex(RuntimeError, "permission denied"):
                server.psql("set role apex_service; " + statement, user="apex_app", database=self.database)


class Erasure(OnPostgres):
    PERSON = ("Ann Marie Lee", "ann.lee@example.org")

    def dumped(self):
        dump = subprocess.run(["pg_dump", "--data-only", "--inserts", server.url("postgres", self.database)], capture_output=True, text=True,
                              check=True).stdout.lower()
        objects = b"".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())
        return dump, objects

    def test_nothing_of_the_person_is_in_a_dump_or_an_object(self):
        api = self.served()
        project = self.workflow(api)
        other = self.workflow(api, account="other", customer="Bob Roe")
        api.post("/api/v1/projects", {"account_id": "acme", "name": "Once", "customer": "Ann Marie Lee"}, Idempotency_Key="k1")
        self.assertIn("ann marie lee", self.dumped()[0])
        server.psql("update projects set created_by = null where account_id = 'other'", database=self.database)
        self.apex("audit", "root")
        said = self.apex("erase", "--account", "other", "--person", "ann.lee@example.org", "--data", self.folder)
        said = self.apex("erase", "--account", "acme", "--person", self.PERSON[0], "--person", self.PERSON[1], "--data", self.folder)
        pseudonym = said.split("now say ")[1].split(";")[0]
        server.psql("vacuum", database=self.database)
        dump, _ = self.dumped()
        for words in (*self.PERSON, "marie"):
            self.assertNotIn(words.lower(), dump)
        self.assertTrue(self.verified()["holds"])
        self.assertEqual(api.get(f"/api/v1/projects/{project}").json["customer"], pseudonym)
        self.assertEqual(api.get(f"/api/v1/projects/{other}").json["customer"], "Bob Roe")
        self.assertEqual(len(api.get("/api/v1/projects?q=Marie").json), 0)
        self.assertEqual(len(api.get("/api/v1/projects?q=Bob").json), 1)
        self.assertEqual(api.get(f"/api/v1/projects/{project}/reports").json, [])
        self.apex("export", "acme", "-o", self.folder / "after.tar", "--data", self.folder)
        self.assertNotIn(b"marie", (self.folder / "after.tar").read_bytes().lower())


    def changed_in_parallel(self, api, projects, stop):
        """Changes each project's description once, by its ETag, so that no loss hides behind a later change; what was answered 200, by project."""
        accepted, answers = {}, []
        path = "/api/v1/projects/{}".format

        def change(mine):
            for number, project in enumerate(mine):
                if stop.is_set():
                    return
                etag = api.get(path(project)).headers["etag"]
                text = f"change {number} of Ann Marie Lee" if number % 2 else f"change {number}"
                answer = api.call("PATCH", path(project), {"description": text}, {"If-Match": etag})
                answers.append(answer.status)
                if answer.status == 200:
                    accepted[project] = text.split(" of ")[0]

        threads = [threading.Thread(target=change, args=(projects[i::4],)) for i in range(4)]
        for thread in threads:
            thread.start()
        return accepted, answers, threads

    def test_no_change_that_was_answered_200_meanwhile_is_lost(self):
        api = self.served()
        projects = [api.new_project(account_id="acme", description="for Ann Marie Lee")[0] for _ in range(900)]
        stop = threading.Event()
        accepted, answers, threads = self.changed_in_parallel(api, projects, stop)
        try:
            self.apex("erase", "--account", "acme", "--person", self.PERSON[0], "--data", self.folder)
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        self.assertGreater(answers.count(200), 20)
        self.assertEqual(set(answers) - {200, 412, 503}, set())
        now = {project: api.get(f"/api/v1/projects/{project}").json["description"] for project in accepted}
        lost = {project: (text, now[project]) for project, text in accepted.items() if now[project].split(" of ")[0] != text}
        self.assertEqual(lost, {}, f"{len(lost)} of {len(accepted)}")
        self.assertTrue(self.verified()["holds"])
        self.apex("erase", "--account", "acme", "--person", self.PERSON[0], "--data", self.folder)
        self.assertNotIn("Ann Marie", self.psql("select customer, description from projects"))

    def test_a_report_under_way_does_not_bring_the_name_back(self):
        # The worker comes to a halt when it has drawn the pages, until the erasure is done.
        server.psql("create function wait_for_the_erasure() returns trigger language plpgsql security definer as $$ begin "
                    "for i in 1..44 loop exit when exists (select 1 from public.erasures where state = 'finished'); "
                    "perform pg_sleep(0.1); end loop; return new; end $$; "
                    "create trigger wait_for_the_erasure before update on tasks for each row when (new.stage = 'storing the file') "
                    "execute function wait_for_the_erasure()", database=self.database)
        api = self.served()
        project, _ = api.new_project(account_id="acme", name="Pylon", customer="Ann Marie Lee")
        document = example()
        document["project"] = {"name": "Sign", "customer": "Ann Marie Lee"}
        self.assertEqual(api.save_design(project, document).status, 200)
        task = api.post(f"/api/v1/projects/{project}/report", {}).json["task_id"]
        until = time.monotonic() + 30
        while api.get(f"/api/v1/tasks/{task}").json["stage"] != "drawing the pages":
            self.assertLess(time.monotonic(), until)
        said = self.apex("erase", "--account", "acme", "--person", self.PERSON[0], "--data", self.folder)
        pseudonym = said.split("now say ")[1].split(";")[0]
        done = api.finished_task(task)
        self.assertEqual(done["status"], "completed", done)
        pdf = self.folder / "report.pdf"
        pdf.write_bytes(api.get(done["result"]["url"]).body)
        text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        self.assertFalse("Marie" in text, "the report names the person")
        self.assertTrue(pseudonym in text)
        objects = [path.name for path in self.folder.rglob("*") if path.is_file() and len(path.name) == 64]
        self.assertEqual(objects, [done["result"]["sha256"]], "what was drawn before is gone")

    def objects(self):
        return [path for path in self.folder.rglob("*") if path.is_file() and len(path.name) == 64]

    def test_a_worker_killed_before_it_recorded_a_report_leaves_no_file_of_the_person(self):
        api = self.deployment.api()
        project, _ = api.new_project(account_id="acme", name="Pylon", customer="Ann Marie Lee")
        self.assertEqual(api.save_design(project, example()).status, 200)
        self.assertEqual(api.post(f"/api/v1/projects/{project}/report", {}).status, 202)
        # What the worker needs to record the report is held, so the file is stored and no more.
        holder = subprocess.Popen(["psql", "--no-psqlrc", "--command", f"begin; select 1 from projects where project_id = '{project}' for update; "
                                   "select pg_sleep(60)", server.url("postgres", self.database)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(holder.wait)
        sleeping = f"from pg_stat_activity where wait_event = 'PgSleep' and datname = '{self.database}'"
        self.addCleanup(self.psql, f"select pg_terminate_backend(pid) {sleeping}")
        until = time.monotonic() + 30
        while self.psql(f"select count(*) {sleeping}") != "1":
            self.assertLess(time.monotonic(), until)
        worker = self.deployment.worker()
        while not self.objects():
            self.assertLess(time.monotonic(), until)
        worker.stop(signal.SIGKILL)
        self.psql(f"select pg_terminate_backend(pid) {sleeping}")
        self.assertEqual(len(self.objects()), 1)
        self.assertEqual(self.psql("select count(*) from reports"), "0")
        self.apex("erase", "--account", "acme", "--person", self.PERSON[0], "--data", self.folder)
        self.assertEqual(self.objects(), [])


class VersionBefore(unittest.TestCase):
    """What a version before sent, word for word, is answered alike on the schema of then and on the newest."""

    def replayed(self, path, revision):
        name = f"replay_{path.stem}_{revision}"
        server.psql(f"create database {name} owner apex", database="postgres")
        self.addCleanup(server.psql, f"drop database {name} with (force)", database="postgres")
        done = run("migrate", "upgrade", revision, environment={"DATABASE_MIGRATION_URL": server.url("apex", name)})
        self.assertEqual(done.returncode, 0, done.stderr)
        done = subprocess.run(["psql", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--file", str(path), server.url("apex_app", name)],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        self.assertEqual((done.returncode, done.stderr), (0, ""), revision)
        return done.stdout

    def test_the_revision_before_the_newest_or_the_newest_is_recorded_and_all_its_tables(self):
        numbers = sorted(path.name[:4] for path in (ROOT / "src/migrations/sql/postgres").glob("*.up.sql"))
        newest = max((HERE / "recorded").glob("statements_*.sql"))
        self.assertIn(newest.stem[-4:], numbers[-2:], "record_statements.py, with the program from before the newest migration")
        made = {table for number in numbers if number <= newest.stem[-4:]
                for table in re.findall(r"create table (?:if not exists )?(\w+)", next((ROOT / "src/migrations/sql/postgres").glob(f"{number}_*.up.sql")).read_text())}
        self.assertGreater(len(made), 15)
        behind = {"project_search": "search_page", "project_search_vocabulary": "words_alike"}  # Functions are all that the program sees of these.
        self.assertEqual({table for table in made if not re.search(rf"\b{behind.get(table, table)}\b", newest.read_text())}, set())

    def test_each_recording_is_answered_alike_on_the_newest_schema(self):
        recordings = sorted((HERE / "recorded").glob("statements_*.sql"))
        self.assertTrue(recordings)
        for path in recordings:
            then = self.replayed(path, path.stem[-4:])
            self.assertGreater(then.count("INSERT 0 1"), 15, "it writes")
            self.assertIn("UPDATE 1", then)
            self.assertEqual(self.replayed(path, "head"), then, path.name)


class OneVersionApart(OnPostgres):
    """What the next migration may be: tables, columns with defaults, indexes, triggers; and a number that this program does not know."""

    NEXT = ("create table things_to_come (thing_id text collate \"C\" not null, account_id text collate \"C\" not null, "
            "constraint things_to_come_pk primary key (thing_id))",
            "alter table projects add column colour text not null default 'white'",
            "alter table project_payloads add column note text",
            "alter table tasks add column priority bigint not null default 0",
            "alter table project_events add column place text",
            "alter table event_texts add column language text not null default 'en'",
            "create index projects_by_colour on projects (colour)",
            "update alembic_version set version_num = '9999'")

    def test_a_started_program_goes_on_and_starts_again_on_the_next_schema(self):
        api = self.served()
        before = self.workflow(api)
        server.psql("; ".join(self.NEXT), user="apex", database=self.database)
        self.workflow(api)
        self.assertEqual(api.get(f"/api/v1/projects/{before}").status, 200)
        again = self.served()
        self.workflow(again)
        self.assertEqual(again.get("/ready").status, 200)
        self.assertTrue(self.verified()["holds"])

    def test_on_the_schema_before_it_says_what_to_run_and_serves_when_it_was_run(self):
        head = self.psql("select version_num from alembic_version")
        environment = {"DATABASE_MIGRATION_URL": self.owner}
        self.assertEqual(run("migrate", "downgrade", "-1", environment=environment).returncode, 0)
        api = self.deployment.api()
        answer = api.get("/ready")
        self.assertEqual(answer.status, 503)
        self.assertIn("apex migrate upgrade head", answer.body.decode())
        self.assertEqual(api.post("/api/v1/projects", {"account_id": "a", "name": "n", "customer": "c"}).status, 503)
        self.assertEqual(run("migrate", "upgrade", "head", environment=environment).returncode, 0)
        self.assertEqual(self.psql("select version_num from alembic_version"), head)
        self.deployment.worker()
        self.workflow(api)

    def test_every_revision_goes_down_and_up_again_with_data_in_place(self):
        api = self.served()
        projects = [self.workflow(api) for _ in range(2)]
        self.deployment.end()
        environment = {"DATABASE_MIGRATION_URL": self.owner}
        look = ("select project_id, name, customer, version, status from projects order by 1; "
                "select project_id, sequence, hash, previous_hash, actor from project_events order by 1, 2; "
                "select project_id, revision, document, result from project_payloads order by 1, 2; "
                "select project_id, sha256 from reports order by 1, 2; select task_id, status, result from tasks order by 1")
        seen = self.psql(look)
        self.assertIn(projects[0], seen)
        while self.psql("select version_num from alembic_version") != "0001":
            done = run("migrate", "downgrade", "-1", environment=environment)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(self.psql(look), seen)
        done = run("migrate", "upgrade", "head", environment=environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.psql(look), seen)
        self.assertTrue(self.verified()["holds"], "no word of an event was lost")


if __name__ == "__main__":
    unittest.main()
