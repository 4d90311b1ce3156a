"""The PostgreSQL adapter and both runners of its migrations against a real server from Debian's packages: contracts, roles, plans, faults.

Run by ./test services, or alone: APEX_BUILD_DIR=build/ci python3 -m unittest tests/services/test_postgres.py
APEX_LONG=1 repeats the outages 20 times. The table of faults is also written to build/log/faults_postgres.txt.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))
from fault_table import FaultTable  # noqa: E402
from servers import packages, postgres  # noqa: E402
from servers.network import Network  # noqa: E402

BUILD = ROOT / os.environ.get("APEX_BUILD_DIR", Path(os.environ.get("APEX", ROOT / "build/ci/apex")).parent)
APEX = BUILD / "apex"
PROGRAMS = {"adapter": BUILD / "src/adapters/postgres/apex_adapter_postgres_test", "migrations": BUILD / "src/migrations/apex_migrations_test"}
UNDER_FAULTS = BUILD / "tests/services/postgres/apex_postgres_under_faults"
OUTAGES = 20 if os.environ.get("APEX_LONG") else 3
NUMBERS = sorted(path.name[:4] for path in (ROOT / "src/migrations/sql/postgres").glob("*.up.sql"))
BIG = "projects|project_payloads|project_events|tasks|reports|outbox|idempotency_keys|project_search|project_search_vocabulary|event_texts|audit_heads" \
      "|project_files|submissions|revision_reviews|users|sessions|api_keys"
REMOVED_MAX = 10_000

server = None
table = FaultTable("postgres")


def setUpModule():
    global server
    reason = packages.ensure(postgres.PACKAGES)
    if reason:
        raise unittest.SkipTest(f"no real PostgreSQL server: {reason}")
    server = postgres.Postgres()
    unittest.addModuleCleanup(server.end)
    unittest.addModuleCleanup(table.close)


# ---- the test programs, case by case


def cases_of(program):
    if not program.is_file():
        return []
    environment = {**os.environ, "APEX_TEST_POSTGRES_URL": "postgresql://listed"}
    listed = subprocess.run([str(program), "--gtest_list_tests"], env=environment, capture_output=True, text=True, check=True).stdout
    suite, cases = "", []
    for line in listed.splitlines():
        line = line.split("#")[0].rstrip()
        if line.startswith("  "):
            if "Postgres" in suite or "RowSecurity" in suite:
                cases.append(suite + line.strip())
        elif line.endswith("."):
            suite = line
    return cases


class Programs(unittest.TestCase):
    """Each case of the test programs that need a server; they are added below."""

    outcomes = {}

    def test_they_were_built(self):
        self.assertGreater(len(cases_of(PROGRAMS["adapter"])), 80)
        self.assertGreater(len(cases_of(PROGRAMS["migrations"])), 8)

    def run_all(self, name):
        if name not in self.outcomes:
            environment = {**os.environ, "APEX_TEST_POSTGRES_URL": server.url("apex", "postgres")}
            with tempfile.NamedTemporaryFile(suffix=".json") as report:
                words = [str(PROGRAMS[name]), "--gtest_filter=*Postgres*:RowSecurity.*-PostgresPlans.*", f"--gtest_output=json:{report.name}"]
                done = subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=900)
                try:
                    suites = json.loads(Path(report.name).read_text())["testsuites"]
                except (ValueError, KeyError):
                    suites = []
            self.outcomes[name] = {f"{suite['name']}.{case['name']}": "\n".join(f["failure"] for f in case.get("failures", []))
                                   for suite in suites for case in suite["testsuite"] if case["result"] == "COMPLETED"}
            self.outcomes[name]["ended"] = f"exit {done.returncode}: {(done.stdout + done.stderr)[-2000:]}"
        return self.outcomes[name]

    def expect_success(self, name, case):
        outcomes = self.run_all(name)
        self.assertIn(case, outcomes, outcomes["ended"])
        self.assertEqual(outcomes[case], "")


for each in PROGRAMS:
    for found in cases_of(PROGRAMS[each]):
        if not found.startswith("PostgresPlans"):
            setattr(Programs, f"test_{each}_{re.sub(r'[^A-Za-z0-9]', '_', found)}",
                    lambda self, name=each, case=found: self.expect_success(name, case))


# ---- plans


class Plans(unittest.TestCase):
    def test_no_plan_of_any_route_reads_a_whole_table(self):
        settings = {"session_preload_libraries": "'auto_explain'", "auto_explain.log_min_duration": "0", "auto_explain.log_nested_statements": "on",
                    "auto_explain.log_analyze": "on", "auto_explain.log_timing": "off",
                    "auto_explain.log_format": "'text'"}
        for name, value in settings.items():
            server.psql(f"alter role apex_app set {name} = {value}")
        try:
            before = server.log.stat().st_size
            environment = {**os.environ, "APEX_TEST_POSTGRES_URL": server.url("apex", "postgres")}
            done = subprocess.run([str(PROGRAMS["adapter"]), "--gtest_filter=PostgresPlans.*"], env=environment, stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True, timeout=900)
            self.assertEqual(done.returncode, 0, done.stdout[-3000:])
            with server.log.open(errors="replace") as log:
                log.seek(before)
                plans = [entry for entry in log.read().split(postgres.LOG_MARK) if " plan:" in entry[:60]]
        finally:
            for name in settings:
                server.psql(f"alter role apex_app reset {name}")
        reading = [plan for plan in plans if "Query Text" in plan]
        for named in ("from search_page", "from search_projects", "insert into project_events", "for update skip locked", "project_search_vocabulary"):
            self.assertTrue(any(named in plan for plan in reading), f"no plan of a query with \"{named}\" was seen")
        for named in ("project_files", "submissions", "revision_reviews", "users", "sessions", "api_keys"):
            self.assertTrue(any(re.search(rf"\bfrom {named}\b", plan) for plan in reading), f"no plan of a query on {named} was seen")
        wasted = [plan for plan in reading if any(int(rows) > REMOVED_MAX for rows in re.findall(r"Rows Removed by (?:Filter|Index Recheck): (\d+)", plan))]
        self.assertEqual(wasted, [], f"{len(wasted)} plans read more than {REMOVED_MAX} rows for nothing; the first:\n{(wasted or [''])[0]}")
        whole = [plan for plan in reading if re.search(rf"Seq Scan on ({BIG})\b", plan)]
        self.assertEqual(whole, [], f"{len(whole)} of {len(reading)} plans read a whole table; the first:\n{(whole or [''])[0]}")


# ---- the two runners


class Runner:
    """`apex migrate` or Alembic over one database; each prints what it ran."""

    def __init__(self, kind, url):
        self.kind = kind
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("APEX_", "DATABASE_"))}
        self.environment = {**ours, "DATABASE_MIGRATION_URL": url}

    def command(self, *words):
        return ([str(APEX), "migrate", *words], ROOT) if self.kind == "apex" else (["alembic", *words], ROOT / "services/api")

    def start(self, *words):
        command, folder = self.command(*words)
        return subprocess.Popen(command, cwd=folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def run(self, *words, fails=False):
        program = self.start(*words)
        out, err = program.communicate(timeout=120)
        if fails != (program.returncode != 0):
            raise AssertionError(f"{self.kind} {words}: exit {program.returncode}\n{out}{err}")
        return out + err

    def current(self):
        found = re.search(r"^\d{4}", self.run("current"), re.MULTILINE)
        return found[0] if found else ""


class HandOver(unittest.TestCase):
    """At every revision either runner goes on from the other, up and down, with rows in place."""

    number = 0

    def setUp(self):
        reason = packages.ensure(["alembic", "python3-psycopg2"])
        if reason:
            self.skipTest(f"no Alembic: {reason}")

    def database(self):
        HandOver.number += 1
        name = f"hand_over_{HandOver.number}"
        server.psql(f"create database {name} owner apex", database="postgres")
        self.addCleanup(server.psql, f"drop database {name} with (force)", database="postgres")
        return name

    def sqlite_file(self):
        folder = tempfile.mkdtemp(prefix="apex_hand_over_")
        self.addCleanup(shutil.rmtree, folder)
        return f"{folder}/apex.db"

    ROWS = ("insert into projects values ('prj_{n}', 'test', 'Main Street {n}', 'C', null, null, null, null, 'draft', 1, 0, 5, 5, null);"
            "insert into project_events values ('prj_{n}', 1, 'test', 'project.created', 'a', 'r', 'null', '{{}}', 5, '{zero}', '{one}')")
    LOOK = "select project_id, name, version from projects order by 1; select project_id, sequence, hash from project_events order by 1"

    def hand_over(self, runners, sql):
        """`sql` runs a text and returns what it prints."""
        rows = 0
        for at, number in enumerate(NUMBERS):
            mover, other = runners[at % 2], runners[(at + 1) % 2]
            mover.run("upgrade", number)
            self.assertEqual((mover.current(), other.current()), (number, number))
            seen = sql(self.LOOK)
            other.run("upgrade", number)  # Nothing left to do.
            if at > 0:
                other.run("downgrade", "-1")
                self.assertEqual(mover.current(), NUMBERS[at - 1])
                self.assertEqual(sql(self.LOOK), seen)
                mover.run("upgrade", "head" if number == NUMBERS[-1] else number)
            self.assertEqual(sql(self.LOOK), seen)
            rows += 1
            sql(self.ROWS.format(n=rows, zero="0" * 64, one="1" * 64))
        for at in range(len(NUMBERS) - 1, 0, -1):
            seen = sql(self.LOOK)
            runners[at % 2].run("downgrade", NUMBERS[at - 1])
            self.assertEqual(runners[(at + 1) % 2].current(), NUMBERS[at - 1])
            self.assertEqual(sql(self.LOOK), seen)
        runners[0].run("upgrade", "head")
        self.assertEqual(sql(self.LOOK).count("Main Street"), rows)
        for first, second in (runners, runners[::-1]):
            first.run("downgrade", "base")
            self.assertEqual(second.current(), "")
            second.run("upgrade", "head")

    def test_postgres_begun_by_apex(self):
        self.on_postgres("apex", "alembic")

    def test_postgres_begun_by_alembic(self):
        self.on_postgres("alembic", "apex")

    def on_postgres(self, *kinds):
        name = self.database()
        self.hand_over([Runner(kind, server.url("apex", name)) for kind in kinds], lambda text: server.psql(text, user="apex", database=name))

    def test_sqlite_begun_by_apex(self):
        self.on_sqlite("apex", "alembic")

    def test_sqlite_begun_by_alembic(self):
        self.on_sqlite("alembic", "apex")

    def on_sqlite(self, *kinds):
        path = self.sqlite_file()

        def sql(text):
            return subprocess.run(["sqlite3", path, text], capture_output=True, text=True, check=True).stdout

        self.hand_over([Runner(kind, f"sqlite:///{path}") for kind in kinds], sql)

    def test_both_make_the_same_postgres_schema(self):
        dumps = []
        for kind in ("apex", "alembic"):
            name = self.database()
            Runner(kind, server.url("apex", name)).run("upgrade", "head")
            dump = subprocess.run(["pg_dump", "--schema-only", server.url("postgres", name)], capture_output=True, text=True, check=True).stdout
            dumps.append(re.sub(r"^\\(un)?restrict .*$", "", dump, flags=re.MULTILINE))
        self.assertEqual(*dumps)

    def test_alembic_says_what_the_deployment_plan_expects(self):
        runner = Runner("alembic", server.url("apex", self.database()))
        said = runner.run("upgrade", "head")
        for line in ("INFO  [alembic.runtime.migration] Context impl PostgresqlImpl.",
                     "INFO  [alembic.runtime.migration] Will assume transactional DDL.",
                     "INFO  [alembic.runtime.migration] Running upgrade  -> 0001, initial"):
            self.assertIn(line, said)
        self.assertNotIn("Running", runner.run("upgrade", "head"), "again is nothing")

    def test_each_revision_has_its_wrapper(self):
        wrappers = sorted(path.stem for path in (ROOT / "services/api/alembic/versions").glob("*.py"))
        for database in ("postgres", "sqlite"):
            files = sorted(path.name[: -len(".up.sql")] for path in (ROOT / "src/migrations/sql" / database).glob("*.up.sql"))
            self.assertEqual(wrappers, files)

    def test_started_together_they_migrate_once(self):
        for name, url, count in [(None, f"sqlite:///{self.sqlite_file()}", 0)] + [(self.database(), None, 1)]:
            url = url or server.url("apex", name)
            programs = [Runner(kind, url).start("upgrade", "head") for kind in ("apex", "alembic") * 3]
            said = [program.communicate(timeout=120) for program in programs]
            self.assertEqual([program.returncode for program in programs], [0] * 6, said)
            steps = sum(len(re.findall(r"Running upgrade", out + err)) for out, err in said)
            self.assertEqual(steps, len(NUMBERS), said)

    def test_alembic_gives_up_on_a_table_that_is_held(self):
        name = self.database()
        Runner("apex", server.url("apex", name)).run("upgrade", NUMBERS[0])
        holder = subprocess.Popen(["psql", "--no-psqlrc", "--quiet", server.url("apex", name)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(holder.communicate)
        holder.stdin.write("begin;\nlock table projects in row exclusive mode;\n\\echo held\n")
        holder.stdin.flush()
        self.assertEqual(holder.stdout.readline(), "held\n")
        runner = Runner("alembic", server.url("apex", name))
        self.assertIn("lock timeout", runner.run("upgrade", "head", fails=True))
        self.assertEqual(runner.current(), NUMBERS[0])

    def test_neither_touches_a_database_that_is_newer(self):
        name = self.database()
        Runner("apex", server.url("apex", name)).run("upgrade", "head")
        server.psql("update alembic_version set version_num = '9999'", database=name)
        for kind in ("apex", "alembic"):
            self.assertIn("9999", Runner(kind, server.url("apex", name)).run("upgrade", "head", fails=True))


# ---- faults


class UnderFaults(unittest.TestCase):
    """What was acknowledged is there, whole and once, whatever happened meanwhile; and it goes on by itself."""

    number = 0

    def load(self, port=None):
        UnderFaults.number += 1
        name = f"faults_{UnderFaults.number}"
        server.psql(f"create database {name} owner apex", database="postgres")
        Runner("apex", server.url("apex", name)).run("upgrade", "head")
        program = subprocess.Popen([str(UNDER_FAULTS)], env={**os.environ, "POSTGRES_TEST_URL": server.url("apex_app", name, port=port)},
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(program.communicate)
        self.addCleanup(program.kill)
        return program

    def ask(self, program, command):
        program.stdin.write(command + "\n")
        program.stdin.flush()
        return json.loads(program.stdout.readline())

    def judge(self, name, times, program, recovered):
        numbers = self.ask(program, "verify")
        table.add(name, times, max(recovered), lost=numbers["lost"], doubled=numbers["doubled"], wrong=numbers["wrong"],
                  stored=numbers["stored"], refused=numbers["unavailable"])
        self.assertGreaterEqual(min(recovered), 0, "it did not recover within 60 s")
        self.assertGreater(numbers["stored"], 0)
        self.assertGreater(numbers["completed"], 0)
        self.assertGreaterEqual(numbers["found"], numbers["stored"])
        self.assertEqual((numbers["lost"], numbers["doubled"], numbers["wrong"]), (0, 0, 0), numbers)

    def outage(self, name, mode, seconds):
        program = self.load()
        self.ask(program, "recover")
        recovered = []
        for _ in range(OUTAGES):
            time.sleep(1)
            server.stop(mode)
            time.sleep(seconds)
            server.start()
            recovered.append(self.ask(program, "recover"))
        self.judge(name, OUTAGES, program, recovered)

    def test_server_restarted(self):
        self.outage("PostgreSQL restarted", "fast", 0)

    def test_server_crashed(self):
        self.outage("PostgreSQL crashed and back", "immediate", 0)

    def test_server_stopped_for_ten_seconds(self):
        self.outage("PostgreSQL stopped for 10 s", "fast", 10)

    def test_network_cut_for_ten_seconds(self):
        network = Network(server.port)
        self.addCleanup(network.close)
        program = self.load(port=network.port)
        self.ask(program, "recover")
        recovered = []
        for _ in range(OUTAGES):
            time.sleep(1)
            network.cut()
            time.sleep(10)
            network.mend()
            recovered.append(self.ask(program, "recover"))
        self.judge("network cut for 10 s", OUTAGES, program, recovered)

    def test_connections_ended_by_an_administrator(self):
        program = self.load()
        self.ask(program, "recover")
        recovered = []
        for _ in range(20):
            time.sleep(0.3)
            server.psql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'apex_app'")
            recovered.append(self.ask(program, "recover"))
        self.judge("connections ended", 20, program, recovered)


if __name__ == "__main__":
    unittest.main()
