"""Redis behind the program, and tasks under faults, against real servers from Debian's packages: contracts, what Redis is for, what its
absence costs, workers that stall, die or have the wrong time, tasks that can never succeed.

Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_redis.py
APEX_LONG=1 repeats the outages 20 times. The table of faults is also written to build/log/faults_redis.txt.
"""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import Deployment  # noqa: E402
from fault_table import FaultTable  # noqa: E402
from load import Load  # noqa: E402
from servers import packages, postgres, redis  # noqa: E402
import exposition  # noqa: E402
from apex_process import APEX, example, run  # noqa: E402

PROJECTS = "/api/v1/projects"
PROGRAM = Path(APEX).parent / "src/adapters/redis/apex_adapter_redis_test"
KILLS = 20
OUTAGES = 20 if os.environ.get("APEX_LONG") else 3
LEASE_S = 2
database = server = None
table = FaultTable("redis")


def setUpModule():
    global database, server
    reason = packages.ensure([*postgres.PACKAGES, *redis.PACKAGES])
    if reason:
        raise unittest.SkipTest(f"no real servers: {reason}")
    database = postgres.Postgres()
    unittest.addModuleCleanup(database.end)
    server = redis.Redis()
    unittest.addModuleCleanup(server.end)
    unittest.addModuleCleanup(table.close)


# ---- the adapter, case by case


def cases_of(program):
    if not program.is_file():
        return []
    listed = subprocess.run([str(program), "--gtest_list_tests"], env={**os.environ, "APEX_TEST_REDIS_URL": "redis://listed"},
                            capture_output=True, text=True, check=True).stdout
    suite, cases = "", []
    for line in listed.splitlines():
        line = line.split("#")[0].rstrip()
        if line.startswith("  "):
            cases.append(suite + line.strip())
        elif line.endswith("."):
            suite = line
    return cases


class Adapter(unittest.TestCase):
    """Each case of the adapter's test program; they are added below."""

    outcomes = None

    def test_it_was_built(self):
        self.assertGreater(len(cases_of(PROGRAM)), 25)

    def expect_success(self, case):
        if Adapter.outcomes is None:
            with tempfile.NamedTemporaryFile(suffix=".json") as report:
                done = subprocess.run([str(PROGRAM), f"--gtest_output=json:{report.name}"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                      env={**os.environ, "APEX_TEST_REDIS_URL": server.url()}, timeout=300)
                suites = json.loads(Path(report.name).read_text() or "{}").get("testsuites", [])
            Adapter.outcomes = {f"{suite['name']}.{case['name']}": "\n".join(f["failure"] for f in case.get("failures", []))
                                for suite in suites for case in suite["testsuite"] if case["result"] == "COMPLETED"}
            Adapter.outcomes["ended"] = f"exit {done.returncode}: {(done.stdout + done.stderr)[-2000:]}"
        self.assertIn(case, Adapter.outcomes, Adapter.outcomes["ended"])
        self.assertEqual(Adapter.outcomes[case], "")


for found in cases_of(PROGRAM):
    setattr(Adapter, f"test_{re.sub(r'[^A-Za-z0-9]', '_', found)}", lambda self, case=found: self.expect_success(case))


# ---- the whole program


class Deployed(unittest.TestCase):
    """A fresh database and keys of its own on the one Redis server; reports lie in a folder that all processes share."""

    number = 0

    def deploy(self, apis=1, workers=1, **environment):
        Deployed.number += 1
        name = f"redis_{Deployed.number}"
        database.psql(f"create database {name} owner apex", database="postgres")
        database.psql(f"grant connect on database {name} to apex_app", database="postgres")
        self.name = name
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        self.addCleanup(folder.cleanup)
        self.urls = {"DATABASE_URL": database.url("apex_app", name), "REDIS_URL": server.url(f"?prefix={name}"),
                     "APEX_WORKER_LEASE_MS": str(LEASE_S * 1000), **environment}
        self.deployment = Deployment(folder.name, self.urls)
        self.addCleanup(self.deployment.end)
        self.deployment.migrate(database.url("apex", name))
        self.apis = [self.deployment.api() for _ in range(apis)]
        self.workers = [self.deployment.worker() for _ in range(workers)]
        self.api = self.apis[0]

    def order(self, project_id):
        answer = self.api.post(f"{PROJECTS}/{project_id}/report")
        self.assertEqual(answer.status, 202, answer.body)
        return answer.json["task_id"]

    def kinds(self, project_id):
        return [event["kind"] for event in self.api.get(f"{PROJECTS}/{project_id}/events?limit=500").json]

    def sql(self, text):
        return database.psql(text, database=self.name)

    def tasks(self, *words):
        done = run("tasks", *words, environment=self.urls)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def metric(self, name, api=None):
        for line in (api or self.api).get("/metrics").body.decode().splitlines():
            if line.startswith(name + " "):
                return float(line.split()[-1])
        return None

    def wait_for(self, condition, seconds=20):
        until = time.monotonic() + seconds
        while not (value := condition()) and time.monotonic() < until:
            time.sleep(0.05)
        return value


class ForWhatRedisIs(Deployed):
    def test_a_worker_is_woken_at_once_however_rarely_it_polls(self):
        self.deploy(APEX_WORKER_POLL_MS="60000")
        project_id, _ = self.api.new_project()
        self.api.finished_task(self.order(project_id))  # The worker waits from here on.
        for _ in range(3):
            time.sleep(0.3)
            started = time.monotonic()
            self.api.finished_task(self.order(project_id))
            self.assertLess(time.monotonic() - started, 10)
        self.assertGreaterEqual(self.metric('apex_queue_wake_ups_total{event="sent"}'), 3)

    def test_ready_says_what_redis_does(self):
        self.deploy(workers=0)
        self.assertTrue(self.wait_for(lambda: self.api.get("/ready").json["status"] == "ready"))
        self.addCleanup(lambda: server.process or server.start())
        server.stop()
        self.assertTrue(self.wait_for(lambda: self.api.get("/ready").json["status"] == "degraded"))
        ready = self.api.get("/ready")
        self.assertEqual((ready.status, ready.json["checks"]["database"]), (200, "ok"))
        self.assertIn("refused", ready.json["checks"]["redis"])
        self.assertNotIn("p@ss", ready.body.decode())
        self.assertEqual(self.metric("apex_redis_up"), 0)
        server.start()
        self.assertTrue(self.wait_for(lambda: self.api.get("/ready").json["status"] == "ready"))
        self.assertEqual(self.metric("apex_redis_up"), 1)

    def test_a_repeated_request_is_answered_from_redis_and_never_doubled_without_it(self):
        self.deploy(apis=2, workers=0)
        body = {"account_id": "once", "name": "Once", "customer": "Acme"}
        first = self.api.post(PROJECTS, body, Idempotency_Key="k")
        self.assertEqual(first.status, 201)
        hits = lambda api: self.metric('apex_answer_cache_total{outcome="hit"}', api)
        for forget in (lambda: None, lambda: server.ask("FLUSHALL")):
            forget()
            for api in self.apis:
                again = api.post(PROJECTS, body, Idempotency_Key="k")
                self.assertEqual((again.status, again.body, again.headers["etag"], again.headers["location"], again.headers["idempotent-replayed"]),
                                 (201, first.body, first.headers["etag"], first.headers["location"], "true"))
                self.assertEqual(api.post(PROJECTS, {**body, "name": "Twice"}, Idempotency_Key="k").status, 409)
        self.assertEqual((hits(self.apis[0]), hits(self.apis[1])), (1, 1))
        self.assertEqual(len(self.api.get(f"{PROJECTS}?account_id=once").json), 1)

    def test_an_answer_that_was_not_committed_is_never_given(self):
        self.deploy(workers=0)
        self.sql("alter table projects add constraint none_today check (name <> 'Never') not valid")
        body = {"account_id": "a", "name": "Never", "customer": "Acme"}
        for _ in range(3):
            self.assertGreaterEqual(self.api.post(PROJECTS, body, Idempotency_Key="n").status, 500)
        self.assertEqual(server.ask("KEYS", f"{self.name}:answer:*"), "")
        self.sql("alter table projects drop constraint none_today")
        self.assertEqual(self.api.post(PROJECTS, body, Idempotency_Key="n").status, 201)

    def hammer(self, apis, seconds):
        """How many of each status in that time, from all of them in turn."""
        statuses, until, nth, refused = {}, time.monotonic() + seconds, 0, None
        while time.monotonic() < until:
            answer = apis[nth % len(apis)].get(PROJECTS)
            nth += 1
            statuses[answer.status] = statuses.get(answer.status, 0) + 1
            refused = answer if answer.status == 429 else refused
        return statuses, refused

    def test_rate_limits_are_counted_by_all_processes_together_and_by_each_without_redis(self):
        self.deploy(apis=2, workers=0, APEX_RATE_LIMIT="10")
        statuses, refused = self.hammer(self.apis, 3)
        self.assertEqual(set(statuses), {200, 429})
        self.assertLessEqual(statuses[200], 40, "10 in each of the seconds that 3 s touch")
        self.assertGreaterEqual(statuses[200], 20)
        self.assertEqual((refused.headers["content-type"], refused.headers["retry-after"]), ("application/problem+json", "1"))
        self.assertEqual(refused.json["status"], 429)
        for path in ("/health", "/ready", "/metrics", "/version"):
            self.assertEqual(self.api.get(path).status, 200, path)
        self.assertGreater(self.metric('apex_rate_limit_total{scope="caller",outcome="refused"}')
                           or self.metric('apex_rate_limit_total{outcome="refused",scope="caller"}'), 0)
        self.addCleanup(lambda: server.process or server.start())
        server.stop()
        time.sleep(1)
        statuses, _ = self.hammer(self.apis, 3)
        self.assertEqual(set(statuses), {200, 429})
        self.assertLessEqual(statuses[200], 80)
        self.assertGreater(self.metric("apex_rate_limit_alone_total"), 0)
        server.start()

    def test_refused_credentials_of_an_address_are_counted_by_all_processes_together(self):
        self.deploy(apis=2, workers=0, APEX_AUTH="required", APEX_SIGN_IN_LIMIT="6")
        statuses = [self.apis[nth % 2].get(PROJECTS, Authorization="Bearer apex_0123456789abcdef_" + "0" * 64).status for nth in range(12)]
        self.assertEqual(statuses, [401] * 6 + [429] * 6)
        self.assertEqual(len(server.ask("KEYS", f"{self.name}:limit:refused bearer *").split("\n")), 1)

    def test_its_ports_are_measured(self):
        self.deploy(workers=0)
        self.api.post(PROJECTS, {"account_id": "a", "name": "Once", "customer": "Acme"}, Idempotency_Key="m")
        families = exposition.parse(self.api.get("/metrics").body.decode())
        calls = {(labels["port"], labels["operation"]): value for _, labels, value in families["apex_port_calls_total"].samples if labels["outcome"] == "ok"}
        for call in (("answer_cache", "find"), ("answer_cache", "keep"), ("rate_limiter", "take"), ("task_queue", "wake")):
            self.assertIn(call, calls)
        self.assertEqual((calls["answer_cache", "find"], calls["answer_cache", "keep"]), (1, 1))
        self.assertGreaterEqual(calls["rate_limiter", "take"], 1)

    def test_a_url_that_cannot_be_used_keeps_the_program_from_starting(self):
        for url, reason in (("rediss://cache", "TLS"), ("redis://:hunter2@cache:six", "port"), ("http://cache", "redis://")):
            done = run("api", "--listen", "127.0.0.1:0", environment={"REDIS_URL": url}, cwd=tempfile.gettempdir())
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn("REDIS_URL", done.stderr)
            self.assertIn(reason, done.stderr)
            self.assertNotIn("hunter2", done.stderr)

    def test_progress_is_streamed_from_a_worker_in_another_process(self):
        self.deploy()
        project_id, _ = self.api.new_project()
        self.api.save_design(project_id, example())
        connection = http.client.HTTPConnection("127.0.0.1", self.api.port, timeout=30)
        self.addCleanup(connection.close)
        connection.request("GET", f"/api/v1/tasks/{self.order(project_id)}/events")
        text = connection.getresponse().read().decode()
        self.assertTrue(text.rstrip().splitlines()[-2].startswith("event: completed"), text)
        versions = [int(line[4:]) for line in text.splitlines() if line.startswith("id: ")]
        self.assertEqual(versions, sorted(set(versions)))


class UnderFaults(Deployed):
    """Nothing that was answered 2xx is lost or done twice, whatever happens to Redis; and it goes on by itself."""

    def setUp(self):
        self.deploy(apis=2, workers=2)
        self.load = Load(lambda: [api.port for api in self.apis])
        self.addCleanup(self.load.stop)
        self.addCleanup(lambda: server.process or server.start())
        self.assertGreaterEqual(self.load.recovered_s(), 0)

    def outage(self, fault, happens):
        recovered = []
        for _ in range(OUTAGES):
            time.sleep(1)
            happens()
            recovered.append(self.load.recovered_s())
        time.sleep(1)
        self.load.stop()
        numbers = self.load.check(self.api.port)
        table.add(fault, OUTAGES, max(recovered), **numbers)
        self.assertEqual(self.load.errors, [])
        self.assertGreaterEqual(min(recovered), 0, "it did not recover within 60 s")
        self.assertGreater(numbers["stored"], 10)
        self.assertEqual((numbers["lost"], numbers["doubled"], numbers["wrong"]), (0, 0, 0))
        self.assertEqual(numbers["refused"], 0, "requests that failed for want of Redis")
        self.assertTrue(self.wait_for(lambda: self.api.get("/ready").json["checks"]["redis"] == "ok"), "it does not find Redis again")

    def test_flushed(self):
        self.outage("Redis flushed", lambda: server.ask("FLUSHALL"))

    def test_restarted(self):
        def restart():
            server.stop()
            server.start()
        self.outage("Redis restarted without its data", restart)

    def test_gone(self):
        def gone():
            server.stop()
            time.sleep(5)
            server.start()
        self.outage("Redis gone for 5 s", gone)

    def test_stalled(self):
        def stalled():
            server.stall()
            time.sleep(5)
            server.go_on()
        self.outage("Redis stalled for 5 s", stalled)


class Workers(Deployed):
    """Each report is made once, whatever happens to the workers."""

    def setUp(self):
        self.deploy(workers=0)

    def projects(self, count):
        ids = []
        for _ in range(count):
            project_id, _ = self.api.new_project()
            self.assertEqual(self.api.save_design(project_id, example()).status, 200)
            ids.append(project_id)
        return ids

    def judge(self, fault, times, orders, recovered):
        """`orders`: task by project. Everything was made, once, and is whole."""
        lost = doubled = wrong = 0
        for project_id, task_id in orders.items():
            task = self.api.finished_task(task_id, 60)
            lost += task["status"] != "completed"
            doubled += self.kinds(project_id).count("report.completed") - 1
            if task["status"] == "completed":
                answer = self.api.get(task["result"]["url"])
                wrong += answer.status != 200 or not answer.body.startswith(b"%PDF-")
        table.add(fault, times, max(recovered), lost=lost, doubled=doubled, wrong=wrong, stored=len(orders), refused=0)
        self.assertEqual((lost, doubled, wrong), (0, 0, 0))

    def outcomes(self, worker):
        return [event.get("outcome") for event in worker.events if event.get("event") == "task"]

    def test_a_stalled_worker_cannot_overwrite_its_successor(self):
        orders, recovered, overtaken = {}, [], 0
        for _ in range(5):
            stalled = self.deployment.worker()
            batch = {project_id: self.order(project_id) for project_id in self.projects(8)}
            self.wait_for(lambda: self.sql("select 1 from tasks where status = 'running' and progress > 0"))
            stalled.process.send_signal(signal.SIGSTOP)
            started = time.monotonic()
            successor = self.deployment.worker()
            for task_id in batch.values():
                self.api.finished_task(task_id, 60)
            recovered.append(time.monotonic() - started)
            results = {task_id: self.api.get(f"/api/v1/tasks/{task_id}").json for task_id in batch.values()}
            stalled.process.send_signal(signal.SIGCONT)
            time.sleep(1)
            for task_id, before in results.items():
                self.assertEqual(self.api.get(f"/api/v1/tasks/{task_id}").json, before)
            overtaken += self.outcomes(stalled).count("lost")
            stalled.stop(signal.SIGKILL)
            successor.stop()
            orders.update(batch)
        self.assertGreater(overtaken, 0, "no worker was stalled in the middle of a task")
        self.judge("worker stalled past its lease", 5, orders, recovered)

    def test_a_worker_killed_at_every_stage(self):
        stages = ["waiting", "reading the revision", "drawing the pages", "storing the file"]
        orders, recovered, killed_at = {}, [], {stage: 0 for stage in stages}
        connection = http.client.HTTPConnection("127.0.0.1", self.api.port, timeout=30)
        self.addCleanup(connection.close)

        def look(task_id):
            connection.request("GET", f"/api/v1/tasks/{task_id}")
            return json.loads(connection.getresponse().read())
        project_ids = iter(self.projects(8 * KILLS))
        while sum(killed_at.values()) < KILLS:
            wanted = stages[sum(killed_at.values()) % len(stages)]
            project_id = next(project_ids, None)
            self.assertIsNotNone(project_id, f"a stage was never seen: {killed_at}")
            worker = self.deployment.worker()
            orders[project_id] = task_id = self.order(project_id)
            while (task := look(task_id))["status"] in ("queued", "running"):
                if task["status"] == "running" and task["stage"] == wanted:
                    break
            worker.stop(signal.SIGKILL)
            killed_at[wanted] += task["status"] == "running"
        print(f"worker killed at {killed_at}", file=sys.stderr)
        started = time.monotonic()
        self.deployment.worker()
        for task_id in orders.values():
            self.api.finished_task(task_id, 60)
        recovered.append(time.monotonic() - started)
        self.judge("worker killed -9 at every stage", KILLS, orders, recovered)

    def test_a_clock_ten_minutes_off_changes_nothing(self):
        reason = packages.ensure(["libfaketime"])
        library = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
        if reason or not library:
            self.skipTest(f"no libfaketime: {reason}")
        orders, recovered = {}, []
        for offset in ("+600", "-600"):
            skewed = self.deployment.worker(LD_PRELOAD=str(library), FAKETIME=offset, FAKETIME_DONT_FAKE_MONOTONIC="1")
            correct = self.deployment.worker()
            shown = next(event for event in skewed.events if event.get("event") == "working")
            started = time.monotonic()
            batch = {project_id: self.order(project_id) for project_id in self.projects(10)}
            for task_id in batch.values():
                task = self.api.finished_task(task_id, 60)
                self.assertEqual(task["attempts"], 1, "a lease was taken before its time")
            recovered.append(time.monotonic() - started)
            skew = self.sql(f"select max(abs(created_at - extract(epoch from now()) * 1000000)) < 120e6 from project_events "
                            f"where project_id in ({','.join(repr(p) for p in batch)})")
            self.assertEqual(skew, "t", f"an event was given the wrong time; the worker's own was {shown}")
            self.assertGreater(len(self.outcomes(skewed)), 0, "the worker with the wrong clock had nothing to do")
            skewed.stop(signal.SIGKILL)
            correct.stop()
            orders.update(batch)
        self.judge("clock of a worker 10 min off", 2, orders, recovered)

    def test_a_task_that_always_fails_ends_dead_and_blocks_no_other(self):
        poison, *others = self.projects(5)
        self.sql("alter table project_payloads disable trigger user; "
                 f"update project_payloads set result = '{{}}' where project_id = '{poison}'; alter table project_payloads enable trigger user")
        dead = self.order(poison)
        orders = {project_id: self.order(project_id) for project_id in others}
        self.deployment.worker()
        started = time.monotonic()
        for task_id in orders.values():
            self.assertEqual(self.api.finished_task(task_id, 20)["status"], "completed")
        recovered = time.monotonic() - started
        task = self.api.finished_task(dead, 60)
        self.assertEqual((task["status"], task["attempts"]), ("failed", 5))
        self.assertIn("could not be read", task["error"])
        self.assertEqual(self.kinds(poison).count("task.failed"), 1)
        listed = json.loads(self.tasks("list", "--status", "failed", "--kind", "render_report", "--json"))
        self.assertEqual([(one["task_id"], one["error"]) for one in listed], [(dead, task["error"])])
        self.assertIn(dead, self.tasks("list", "--status", "failed"))
        self.judge("poison task that always throws", 1, orders, [recovered])

    def test_a_task_that_kills_its_worker_ends_dead_and_blocks_no_other(self):
        poison, *others = self.projects(5)
        # Whoever holds the project holds back the last step of its tasks: the worker has the task in hand until it dies.
        holder = subprocess.Popen(["psql", "--no-psqlrc", "--quiet", database.url("postgres", self.name)], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, text=True)
        self.addCleanup(holder.kill)
        dead = self.order(poison)
        holder.stdin.write(f"begin;\nselect 1 from projects where project_id = '{poison}' for update;\n\\echo held\n")
        holder.stdin.flush()
        while holder.stdout.readline() != "held\n":
            continue
        orders = {project_id: self.order(project_id) for project_id in others}
        started, worker, deaths = time.monotonic(), self.deployment.worker(), 0
        while (task := self.api.get(f"/api/v1/tasks/{dead}").json)["status"] not in ("completed", "failed"):
            self.assertIn("attempts", task)
            # What a job that crashes does: the process dies each time it has the task in hand.
            if task["status"] == "running" and task["attempts"] > deaths:
                worker.stop(signal.SIGKILL)
                deaths = task["attempts"]
                if deaths == 5:
                    holder.communicate("rollback;\n")
                worker = self.deployment.worker()
            self.assertLess(time.monotonic() - started, 120)
            time.sleep(0.01)
        self.assertEqual((task["status"], task["attempts"], deaths), ("failed", 5, 5), task)
        self.assertIn("the worker was lost in attempt 5 of 5", task["error"])
        self.assertEqual(self.kinds(poison).count("task.failed"), 1)
        self.judge("poison task that kills its worker", 5, orders, [time.monotonic() - started])

        self.tasks("retry", dead)
        self.assertEqual(self.api.finished_task(dead)["status"], "completed")
        kinds = self.kinds(poison)
        self.assertEqual([kind for kind in kinds if kind.startswith(("task.", "report."))],
                         ["report.requested", "task.failed", "task.retried", "report.completed"])
        retried = self.api.get(f"{PROJECTS}/{poison}/events?limit=500").json[kinds.index("task.retried")]
        self.assertEqual(retried["actor"], "operator")
        self.assertIn("lost in attempt 5", json.dumps(retried["before"]))


if __name__ == "__main__":
    unittest.main()
