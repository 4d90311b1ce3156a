"""The OpenSearch adapter and the whole program's search against a real node from Maven Central's artifacts: contract, faults, rebuilds.

Run by ./test services, or alone: APEX=build/ci/apex python3 -m unittest tests/services/test_opensearch.py
APEX_LONG=1 repeats the outages 20 times. The table of faults is also written to build/log/faults_opensearch.txt.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import uuid
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from deployment import ROOT, Deployment  # noqa: E402
from gtest_cases import add_cases  # noqa: E402
from servers import opensearch, packages, postgres  # noqa: E402
from apex_process import APEX, clean_environment, example  # noqa: E402
from people import Caller, key_made  # noqa: E402

BUILD = ROOT / os.environ.get("APEX_BUILD_DIR", Path(os.environ.get("APEX", ROOT / "build/ci/apex")).parent)
PROGRAM = BUILD / "src/adapters/opensearch/apex_adapter_opensearch_test"
PROJECTS = "/api/v1/projects"
OUTAGES = 20 if os.environ.get("APEX_LONG") else 3

node = database = None
table = []


def setUpModule():
    global node, database
    reason = packages.ensure(postgres.PACKAGES) or opensearch.ensure()
    if reason:
        raise unittest.SkipTest(f"no real OpenSearch node: {reason}")
    database = postgres.Postgres()
    unittest.addModuleCleanup(database.end)
    node = opensearch.OpenSearch()
    unittest.addModuleCleanup(node.end)
    unittest.addModuleCleanup(print_table)


def print_table():
    if not table:
        return
    lines = [f"{'fault':40}{'times':>7}{'lost':>6}{'doubled':>9}{'wrong':>7}{'recovered_s':>13}{'stored':>9}"]
    lines += [f"{name:40}{times:7}{n['lost']:6}{n['doubled']:9}{n['wrong']:7}{recovered:13.2f}{n['stored']:9}"
              for name, times, n, recovered in table]
    print("\n".join(lines), file=sys.stderr)
    log = ROOT / "build/log/faults_opensearch.txt"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("\n".join(lines) + "\n", encoding="utf-8")


class Contract(unittest.TestCase):
    """Each case of the adapter's test program; they are added below."""

    def test_it_was_built(self):
        self.assertGreater(len([name for name in dir(self) if "SearchIndexContract" in name]), 10)


add_cases(Contract, PROGRAM, {"APEX_TEST_OPENSEARCH_URL": "http://listed"}, lambda: {"APEX_TEST_OPENSEARCH_URL": node.url()})


def eventually(holds, seconds=90):
    """How long until it held; -1 if it did not."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        if holds():
            return time.monotonic() - started
        time.sleep(0.1)
    return -1


class Writers:
    """Threads that make, rename and remove projects, and remember what they were told. Each project has a word of its own."""

    def __init__(self, api, threads=2):
        self.api, self.stop = api, threading.Event()
        self.truth, self.errors, self.lock = {}, [], threading.Lock()
        self.threads = [threading.Thread(target=self._run, args=(nth,), daemon=True) for nth in range(threads)]
        for thread in self.threads:
            thread.start()

    def _run(self, nth):
        turn = 0
        while not self.stop.is_set():
            turn += 1
            try:
                self._one(f"w{uuid.uuid4().hex[:12]}", turn)
            except Exception as failure:  # noqa: BLE001: told to the test
                self.errors.append(repr(failure))
                return
            time.sleep(0.1)

    def _one(self, word, turn):
        project_id, etag = self.api.new_project(name=f"Former {word}", customer="Under load")
        name = f"Former {word}"
        if turn % 2:
            name = f"Latter {word}"
            answer = self.api.call("PATCH", f"{PROJECTS}/{project_id}", {"name": name}, {"If-Match": etag})
            assert answer.status == 200, answer.body
            etag = answer.headers["etag"]
        if turn % 5 == 0:
            answer = self.api.call("DELETE", f"{PROJECTS}/{project_id}", headers={"If-Match": etag})
            assert answer.status == 204, answer.body
            project_id = None
        with self.lock:
            self.truth[word] = (project_id, name)

    def end(self):
        self.stop.set()
        for thread in self.threads:
            thread.join(30)
        return self.truth

    def judge(self):
        """What the index itself says of every project, without the database's correction of it."""
        lost = doubled = wrong = 0
        for word, (project_id, name) in self.truth.items():
            hits = indexed(word)
            expected = [] if project_id is None else [(project_id, name)]
            lost += project_id is not None and not hits
            doubled += len(hits) > 1
            wrong += len(hits) == 1 and hits != expected
        return {"lost": lost, "doubled": doubled, "wrong": wrong, "stored": len(self.truth)}


def indexed(word):
    """(id, name) of the visible documents that hold the word."""
    query = {"query": {"bool": {"filter": [{"match": {"name": word}}, {"term": {"removed": False}}]}}, "_source": ["name"]}
    status, answer = node.ask("POST", "/apex-projects/_search", query)
    if status != 200:
        return []
    return [(hit["_id"], hit["_source"]["name"]) for hit in answer["hits"]["hits"]]


class WholeProgram(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="apex-test-")
        cls.addClassCleanup(folder.cleanup)
        cls.urls = {"DATABASE_URL": database.url("apex_app"), "SEARCH_URL": node.url(more="?timeout=8")}
        cls.deployment = Deployment(folder.name, cls.urls)
        cls.addClassCleanup(cls.deployment.end)
        cls.deployment.migrate(database.url("apex"))
        cls.api = cls.deployment.api()
        cls.workers = [cls.deployment.worker(), cls.deployment.worker()]
        recovered = eventually(lambda: cls.api.get("/ready").json["checks"].get("search") == "ok")
        if recovered < 0:
            raise AssertionError(f"the index was not made: {cls.api.get('/ready').body}")

    def search(self, text, **more):
        query = "&".join(f"{name}={value}" for name, value in {"q": text.replace(" ", "%20"), **more}.items())
        answer = self.api.get(f"{PROJECTS}?{query}")
        self.assertEqual(answer.status, 200, answer.body)
        return answer

    def found(self, text, **more):
        until = time.monotonic() + 30  # A node that has just started may be slow.
        while "x-search" in (answer := self.search(text, **more)).headers and time.monotonic() < until:
            time.sleep(0.2)
        self.assertNotIn("x-search", answer.headers, "the index answers, not the database")
        return [project["project_id"] for project in answer.json]

    def become(self, holds, what, seconds=60):
        self.assertGreaterEqual(eventually(holds, seconds), 0, what)

    def index_answers(self):
        return "x-search" not in self.search("anything").headers

    def reindex(self, *flags):
        return subprocess.run([str(APEX), "search", "reindex", *flags], env=clean_environment(self.urls), capture_output=True, text=True,
                              timeout=120, cwd=self.deployment.folder)

    def settled(self, word):
        """How long until a change made now is found by the index, and everything before it: while it is rebuilt, the older copy already learns what is new."""
        self.api.new_project(name=word, customer="Settling")
        return eventually(lambda: self.index_answers() and len(indexed(word)) == 1 and node.ask("GET", "/_alias/apex-projects-next")[0] == 404)

    # ---- searching

    def test_words_beginnings_misspellings_and_the_pole_are_found(self):
        word = "q" + uuid.uuid4().hex[:10]
        project_id, _ = self.api.new_project(name=f"Harbour pylon {word}", customer="Łukasz & Söhne", street="12 Elm Street",
                                             description="Two faces, lit from within", site_name="Quayside")
        saved = self.api.save_design(project_id, example())
        self.assertEqual(saved.status, 200, saved.body)
        pole = self.api.get(f"{PROJECTS}/{project_id}").json["design"]["summary"]["pole_designation"]
        self.become(lambda: project_id in self.found(f"{word} {pole[:6]}"), "found with its pole")
        misspelt = word[:4] + word[5] + word[4] + word[6:] if word[4] != word[5] else word[:4] + word[5:]
        for text in (word, word[:6], f"{word[:8]} harb", misspelt, f"{word} elm stret", f"{word} lukasz", f"{word} quay lit"):
            self.assertEqual(self.found(text), [project_id], text)
        self.assertEqual(self.found(f"{word} nothing-like-it"), [])

    def test_filters_narrow_and_never_widen(self):
        word = "f" + uuid.uuid4().hex[:10]
        mine, _ = self.api.new_project(name=f"{word} mine", account_id="north")
        other, _ = self.api.new_project(name=f"{word} other", account_id="south")
        self.become(lambda: len(self.found(word)) == 2, "both are found")
        self.assertEqual(self.found(word, account_id="north"), [mine])
        self.assertEqual(self.found(word, account_id="south", status="draft"), [other])
        self.assertEqual(self.found(word, status="accepted"), [])
        moved = self.api.post(f"{PROJECTS}/{mine}/transitions", {"to": "estimating"})
        self.assertEqual(moved.status, 200, moved.body)
        self.become(lambda: self.found(word, status="estimating") == [mine], "the status follows")

    def test_a_tenant_never_sees_anothers_hit(self):
        strict = self.deployment.api(APEX_AUTH="required")
        word = "t" + uuid.uuid4().hex[:10]
        own = {account: self.api.new_project(name=f"{word} of {account}", account_id=account)[0] for account in ("tenant-a", "tenant-b")}
        self.become(lambda: set(self.found(word)) == set(own.values()), "both are in the index")
        for account, project_id in own.items():
            caller = Caller(strict, key_made(self.urls, self.deployment.folder, account, "viewer"))
            for text in (word, word[:6], word[:-2] + "zz", f"{word}%20tenant", "*"):
                answer = caller.get(f"{PROJECTS}?q={text}")
                self.assertEqual((answer.status, answer.headers.get("x-search")), (200, None), answer.body)
                self.assertEqual([p["project_id"] for p in answer.json if p["project_id"] != project_id], [], text)
                self.assertLessEqual(int(answer.headers["x-total-count"]), 1, "what may not be seen is not counted")
            found = caller.get(f"{PROJECTS}?q={word}")
            self.assertEqual(([p["project_id"] for p in found.json], found.headers["x-total-count"]), ([project_id], "1"))
            for foreign in set(own) - {account}:
                self.assertEqual(caller.get(f"{PROJECTS}?q={word}&account_id={foreign}").json, [])

    def test_pages_are_whole_though_projects_are_made_meanwhile(self):
        word = "p" + uuid.uuid4().hex[:10]
        made = {self.api.new_project(name=f"{word} {nth}")[0] for nth in range(23)}
        self.become(lambda: len(self.found(word, limit=100)) == 23, "all are found")
        seen, path = [], f"{PROJECTS}?q={word}&limit=5"
        while path:
            answer = self.api.get(path)
            self.assertEqual(answer.status, 200, answer.body)
            seen += [project["project_id"] for project in answer.json]
            late = self.api.new_project(name=f"{word} late {len(seen)}")[0]
            self.become(lambda late=late: late in self.found(word, limit=100), "the late one is found")
            link = answer.headers.get("link", "")
            path = link[link.index("<") + 1:link.index(">")] if 'rel="next"' in link else None
        self.assertEqual(len(seen), len(set(seen)), "no project twice")
        self.assertLessEqual(made, set(seen), "none of the first is missing")

    def test_highlights_show_where_the_words_stand(self):
        word = "h" + uuid.uuid4().hex[:10]
        self.api.new_project(name=f"Old {word} pylon", street="12 Elm Street")
        self.become(lambda: len(self.found(word)) == 1, "found")
        project = self.search(f"{word} elm").json[0]
        self.assertEqual(project["highlights"], [{"field": "name", "before": "Old ", "match": word, "after": " pylon"},
                                                 {"field": "street", "before": "12 ", "match": "Elm", "after": " Street"}])
        self.assertNotIn("highlights", self.api.get(f"{PROJECTS}/{project['project_id']}").json)

    def test_what_is_typed_is_no_syntax(self):
        word = "s" + uuid.uuid4().hex[:10]
        project_id, _ = self.api.new_project(name=f"{word} 100% sure")
        self.become(lambda: self.found(word) == [project_id], "found")
        self.assertEqual(self.found(f"{word} 100%25"), [project_id])
        for text in (f"name:{word}", f"{word}%20OR%20x", f"{word}*x", "%22%7D%5D%2C", "*", "removed:true", "_id:mark", "mark"):
            self.assertNotIn(project_id, self.found(text), text)

    # ---- rebuilding

    def test_a_rebuild_under_load_loses_nothing_and_search_goes_on(self):
        word = "r" + uuid.uuid4().hex[:10]
        old, _ = self.api.new_project(name=word)
        self.become(lambda: self.found(word) == [old], "found")
        before = set(node.ask("GET", "/apex-projects-*/_alias")[1])
        writers, gaps, watching = Writers(self.api), [], threading.Event()

        def watch():
            while not watching.is_set():
                answer = self.search(word)
                if "x-search" in answer.headers or [p["project_id"] for p in answer.json] != [old]:
                    gaps.append(answer.headers.get("x-search", "not found"))
        watcher = threading.Thread(target=watch)
        watcher.start()
        started = time.monotonic()
        try:
            for _ in range(OUTAGES):
                time.sleep(1)
                done = self.reindex()
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn("was rebuilt", done.stdout)
        finally:
            took = time.monotonic() - started
            watching.set()
            watcher.join()
            writers.end()
        recovered = self.settled("rebuilt" + uuid.uuid4().hex[:8])
        numbers = writers.judge()
        table.append(("reindex under writes", OUTAGES, numbers, recovered))
        self.assertEqual(writers.errors, [])
        self.assertGreater(numbers["stored"], 10, f"in {took:.0f} s")
        self.assertEqual((numbers["lost"], numbers["doubled"], numbers["wrong"]), (0, 0, 0), numbers)
        self.assertEqual(gaps, [], "every search found the old project in the index")
        after = node.ask("GET", "/apex-projects-*/_alias")[1]
        self.assertEqual(len(after), 1, "the former indexes are gone")
        self.assertFalse(before & set(after), "it is another one")

    def test_one_rebuild_at_a_time(self):
        name = f"apex-projects-{int(next(iter(node.ask('GET', '/apex-projects/_alias')[1]))[-6:]) + 1:06}"
        status, answer = node.ask("PUT", f"/{name}", {"aliases": {"apex-projects-next": {}}})
        self.assertEqual(status, 200, answer)
        done = self.reindex()
        self.assertEqual(done.returncode, 3, done.stdout)
        self.assertIn("--replace", done.stderr)
        done = self.reindex("--replace")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(node.ask("GET", "/apex-projects-*/_alias")[1]), 1)

    def test_an_index_that_was_deleted_comes_back_by_itself(self):
        word = "d" + uuid.uuid4().hex[:10]
        project_id, _ = self.api.new_project(name=word)
        self.become(lambda: self.found(word) == [project_id], "found")
        for index in node.ask("GET", "/apex-projects-*/_alias")[1]:
            self.assertEqual(node.ask("DELETE", f"/{index}")[0], 200)
        answer = self.search(word)
        self.assertEqual([p["project_id"] for p in answer.json], [project_id], "the database answers meanwhile")
        self.become(lambda: self.index_answers() and self.found(word) == [project_id], "it was rebuilt")

    # ---- faults

    def outage(self, name, down, up):
        """Writes go on while the node is away, searches are answered, and afterwards the index knows everything."""
        word = "o" + uuid.uuid4().hex[:10]
        project_id, _ = self.api.new_project(name=word)
        self.become(lambda: self.index_answers() and self.found(word) == [project_id], "found")
        writers, recovered = Writers(self.api), []
        try:
            for _ in range(OUTAGES):
                time.sleep(1)
                down()
                late, _ = self.api.new_project(name=f"{word} late")
                started = time.monotonic()
                answer = self.search(f"{word} late")
                self.assertLess(time.monotonic() - started, 10, "a search is answered in time")
                self.assertEqual(answer.headers.get("x-search"), "database")
                self.assertIn(late, [p["project_id"] for p in answer.json])
                self.assertEqual(self.api.get("/ready").json["status"], "degraded")
                up()
                recovered.append(self.settled("back" + uuid.uuid4().hex[:8]))
        finally:
            writers.end()
        recovered.append(self.settled("settled" + uuid.uuid4().hex[:8]))
        self.become(lambda: self.lag() == 0, "nothing waits for the index")
        node.ask("POST", "/apex-projects/_refresh")
        numbers = writers.judge()
        table.append((name, OUTAGES, numbers, max(recovered)))
        self.assertEqual(writers.errors, [])
        self.assertGreaterEqual(min(recovered), 0, "it did not recover")
        self.assertGreater(numbers["stored"], 10)
        self.assertEqual((numbers["lost"], numbers["doubled"], numbers["wrong"]), (0, 0, 0), numbers)

    def lag(self):
        return int(database.psql("select count(*) from outbox where topic = 'project'", user="postgres"))

    def test_node_stopped_and_back_with_a_stale_index(self):
        self.outage("node stopped, back with a stale index", node.stop, node.start)

    def test_node_killed_and_back(self):
        self.outage("node kill -9, back", lambda: node.stop(signal.SIGKILL), node.start)

    def test_node_back_with_an_older_copy_of_its_index(self):
        copies = Path(tempfile.mkdtemp(prefix="apex_older_"))
        self.addCleanup(shutil.rmtree, copies)
        node.stop()
        node.copy_of_data(copies / "data")
        node.start()

        def up():
            node.restore_data(copies / "data")
            node.start()
        self.outage("node back with an older copy", node.stop, up)

    def test_tasks_run_while_the_node_is_away(self):
        project_id, _ = self.api.new_project(name="Report without search")
        self.assertEqual(self.api.save_design(project_id, example()).status, 200)
        node.stop()
        try:
            task_id = self.api.post(f"{PROJECTS}/{project_id}/report").json["task_id"]
            self.assertEqual(self.api.finished_task(task_id, 60)["status"], "completed")
        finally:
            node.start()
        self.assertGreaterEqual(self.settled("tasks" + uuid.uuid4().hex[:8]), 0)


if __name__ == "__main__":
    unittest.main()
