"""Projects: create, list, read, change, delete, transitions, audit trail."""

import unittest
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from apex_process import Apex

PROJECTS = "/api/v1/projects"


class Projects(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.serve()

    @classmethod
    def tearDownClass(cls):
        cls.apex.close()

    def test_the_plans_body_creates_a_draft(self):
        answer = self.apex.post(PROJECTS, {"account_id": "test", "name": "Smoke Test Project", "customer": "Test Customer"})
        self.assertEqual(answer.status, 201)
        project = answer.json
        self.assertEqual(answer.headers["location"], f"{PROJECTS}/{project['project_id']}")
        self.assertRegex(answer.headers["etag"], r'^"[^"]+"$')
        self.assertEqual((project["status"], project["name"], project["design"]), ("draft", "Smoke Test Project", None))
        read = self.apex.get(answer.headers["location"])
        self.assertEqual(read.json, project)
        self.assertEqual(read.headers["etag"], answer.headers["etag"])
        self.assertEqual(self.apex.get(answer.headers["location"] + "/").status, 200)

    def test_every_field_comes_back_as_it_was_sent(self):
        facts = {"account_id": "acct.1_x-Y", "name": "Größe & <Söhne>", "customer": "日本", "description": "line\nline",
                 "site_name": "North", "street": "1 \"Main\"", "created_by": "jo@example.org"}
        project = self.apex.post(PROJECTS, facts).json
        self.assertEqual({name: project[name] for name in facts}, facts)

    def test_an_unchanged_project_is_304(self):
        project_id, etag = self.apex.new_project()
        answer = self.apex.get(f"{PROJECTS}/{project_id}", **{"If-None-Match": etag})
        self.assertEqual((answer.status, answer.body, answer.headers["etag"]), (304, b"", etag))

    def test_a_change_needs_if_match_and_the_current_one(self):
        project_id, etag = self.apex.new_project(description="old")
        path = f"{PROJECTS}/{project_id}"
        self.assertEqual(self.apex.call("PATCH", path, {"name": "New"}).status, 428)
        stale = self.apex.call("PATCH", path, {"name": "New"}, {"If-Match": '"stale"'})
        self.assertEqual((stale.status, stale.headers["etag"]), (412, etag))
        weak = self.apex.call("PATCH", path, {"name": "New"}, {"If-Match": "W/" + etag})
        self.assertEqual(weak.status, 412, "weak tags never match")
        changed = self.apex.call("PATCH", path, {"name": "New", "description": None}, {"If-Match": etag})
        self.assertEqual((changed.status, changed.json["name"], changed.json["description"]), (200, "New", None))
        self.assertNotEqual(changed.headers["etag"], etag)
        self.assertEqual(self.apex.call("PATCH", path, {"name": "Again"}, {"If-Match": etag}).status, 412)
        self.assertEqual(self.apex.get(path).json["customer"], "Acme", "what is absent stays")

    def test_of_many_writers_with_one_tag_one_wins(self):
        project_id, etag = self.apex.new_project()
        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(lambda i: self.apex.call(
                "PATCH", f"{PROJECTS}/{project_id}", {"name": f"Writer {i}"}, {"If-Match": etag}).status, range(40)))
        self.assertEqual(sorted(set(answers)), [200, 412])
        self.assertEqual(answers.count(200), 1)

    def test_delete_is_soft_and_the_id_unknown_from_then_on(self):
        project_id, etag = self.apex.new_project()
        path = f"{PROJECTS}/{project_id}"
        self.assertEqual(self.apex.call("DELETE", path).status, 428)
        gone = self.apex.call("DELETE", path, headers={"If-Match": etag})
        self.assertEqual((gone.status, gone.body), (204, b""))
        for answer in (self.apex.get(path), self.apex.get(path + "/events"), self.apex.post(path + "/report"),
                       self.apex.call("DELETE", path, headers={"If-Match": etag})):
            self.assertEqual(answer.status, 404)

    def test_a_malformed_id_is_an_unknown_id(self):
        for odd in ("x", "prj_1", "prj_" + "0" * 32, "prj_" + "g" * 32, "%00", "..%2f..", "'%20or%201=1", "a" * 500):
            for path in (f"{PROJECTS}/{odd}", f"{PROJECTS}/{odd}/design", f"{PROJECTS}/{odd}/revisions/1", f"/api/v1/tasks/{odd}",
                         f"{PROJECTS}/{odd}/reports/{'0' * 64}.pdf", f"{PROJECTS}/{odd}/bom"):
                self.assertEqual(self.apex.get(path).status, 404, path)

    def test_transitions_follow_the_table_and_a_wrong_one_says_what_is_allowed(self):
        project_id, _ = self.apex.new_project()
        path = f"{PROJECTS}/{project_id}/transitions"
        allowed = {"draft": {"estimating"}, "estimating": {"submitted"}, "submitted": {"accepted", "rejected"},
                   "rejected": {"draft"}, "accepted": set()}
        walk = ["estimating", "submitted", "rejected", "draft", "estimating", "submitted", "accepted"]
        state = "draft"
        for step in walk + [None]:
            for wrong in set(allowed) - allowed[state]:
                refused = self.apex.post(path, {"to": wrong})
                self.assertEqual(refused.status, 409, f"{state} -> {wrong}")
                self.assertEqual(set(refused.json.get("allowed", [])), allowed[state])
            if step:
                moved = self.apex.post(path, {"to": step})
                self.assertEqual((moved.status, moved.json["status"]), (200, step))
                self.assertEqual(set(moved.json["allowed_transitions"]), allowed[step])
                state = step

    def test_events_are_one_hash_chain(self):
        project_id, etag = self.apex.new_project()
        path = f"{PROJECTS}/{project_id}"
        self.apex.call("PATCH", path, {"name": "Renamed"}, {"If-Match": etag, "X-Request-ID": "rename-1"})
        self.apex.post(path + "/transitions", {"to": "estimating"})
        events = self.apex.get(path + "/events").json
        self.assertEqual([event["kind"] for event in events], ["project.created", "project.changed", "project.transitioned"])
        self.assertEqual([event["sequence"] for event in events], [1, 2, 3])
        self.assertEqual(events[0]["previous_hash"], "0" * 64)
        for before, after in zip(events, events[1:]):
            self.assertEqual(after["previous_hash"], before["hash"])
        changed = events[1]
        self.assertEqual((changed["before"], changed["after"]), ({"name": "Sign"}, {"name": "Renamed"}))
        self.assertEqual((changed["request_id"], changed["actor"]), ("rename-1", "anonymous"))

    def test_two_creates_have_two_ids(self):
        ids = {self.apex.new_project()[0] for _ in range(20)}
        self.assertEqual(len(ids), 20)


class Lists(unittest.TestCase):
    """Pages, totals, filters, search; on a database of their own."""

    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.serve()
        assert cls.apex.get(PROJECTS).json == []
        for i in range(23):
            cls.apex.new_project(name=f"Pylon {i:02}", account_id="even" if i % 2 == 0 else "odd",
                                 customer="Harbour Café" if i == 7 else "Acme")

    @classmethod
    def tearDownClass(cls):
        cls.apex.close()

    def pages(self, path):
        """Follows Link to the end."""
        items, steps = [], 0
        while path:
            answer = self.apex.get(path)
            self.assertEqual(answer.status, 200, answer.body)
            items += answer.json
            link = answer.headers.get("link")
            path = None
            if link:
                self.assertTrue(link.endswith('>; rel="next"'), link)
                target = urlsplit(link[1:link.index(">")])
                path = f"{target.path}?{target.query}"
            steps += 1
        return items, steps

    def test_a_list_is_a_plain_array_with_its_total(self):
        answer = self.apex.get(PROJECTS)
        self.assertIsInstance(answer.json, list)
        self.assertEqual((len(answer.json), answer.headers["x-total-count"]), (23, "23"))
        self.assertNotIn("link", answer.headers)
        self.assertEqual([p["name"] for p in answer.json][:2], ["Pylon 22", "Pylon 21"], "newest first")

    def test_pages_hold_everything_once_in_order(self):
        for limit in (1, 5, 22, 23, 24, 500):
            items, steps = self.pages(f"{PROJECTS}?limit={limit}")
            self.assertEqual([p["name"] for p in items], [f"Pylon {i:02}" for i in range(22, -1, -1)])
            self.assertEqual(steps, -(-23 // limit))

    def test_filters_stay_from_page_to_page(self):
        items, _ = self.pages(f"{PROJECTS}?account_id=odd&limit=3&status=draft")
        self.assertEqual(len(items), 11)
        self.assertEqual({p["account_id"] for p in items}, {"odd"})
        self.assertEqual(self.apex.get(f"{PROJECTS}?status=accepted").json, [])

    def test_q_finds_words_as_people_type_them(self):
        for q in ("harbour", "HARBOUR", "caf%C3%A9", "harb"):
            found = self.apex.get(f"{PROJECTS}?q={q}").json
            self.assertEqual([p["name"] for p in found], ["Pylon 07"], q)
        self.assertEqual(self.apex.get(f"{PROJECTS}?q=zeppelin").json, [])
        for syntax in ("%22", "*", "a%20OR%20b", "NEAR(", "%27;--", "%25"):
            self.assertEqual(self.apex.get(f"{PROJECTS}?q={syntax}").status, 200, syntax)

    def test_a_change_is_found_at_once(self):
        project_id, etag = self.apex.new_project(name="Zanzibar", account_id="search")
        self.assertEqual(len(self.apex.get(f"{PROJECTS}?q=zanzibar").json), 1)
        self.apex.call("DELETE", f"{PROJECTS}/{project_id}", headers={"If-Match": etag})
        self.assertEqual(self.apex.get(f"{PROJECTS}?q=zanzibar").json, [])


class Idempotency(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder_owner = cls.apex = Apex.serve()

    @classmethod
    def tearDownClass(cls):
        cls.apex.close()

    BODY = {"account_id": "test", "name": "Once", "customer": "Acme"}

    def create(self, key, body=None):
        return self.apex.post(PROJECTS, body or self.BODY, Idempotency_Key=key)

    def test_same_key_and_body_give_the_first_answer_again(self):
        first, again = self.create("k-1"), self.create("k-1")
        self.assertEqual((first.status, again.status), (201, 201))
        self.assertEqual(again.body, first.body)
        for name in ("location", "etag", "content-type"):
            self.assertEqual(again.headers[name], first.headers[name])
        self.assertEqual(again.headers["idempotent-replayed"], "true")
        self.assertNotIn("idempotent-replayed", first.headers)

    def test_same_key_and_another_body_is_409(self):
        self.create("k-2")
        self.assertEqual(self.create("k-2", {**self.BODY, "name": "Other"}).status, 409)

    def test_another_path_is_another_key_space(self):
        project_id, _ = self.apex.new_project()
        self.create("k-3")
        moved = self.apex.post(f"{PROJECTS}/{project_id}/transitions", {"to": "estimating"}, Idempotency_Key="k-3")
        self.assertEqual(moved.status, 200)

    def test_two_at_once_make_one(self):
        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: self.create("k-4"), range(32)))
        self.assertEqual({a.status for a in answers}, {201})
        self.assertEqual(len({a.json["project_id"] for a in answers}), 1)

    def test_a_repeated_transition_answers_as_the_first_did(self):
        project_id, _ = self.apex.new_project()
        path = f"{PROJECTS}/{project_id}/transitions"
        first = self.apex.post(path, {"to": "estimating"}, Idempotency_Key="t-1")
        again = self.apex.post(path, {"to": "estimating"}, Idempotency_Key="t-1")
        self.assertEqual((first.status, again.status, again.body), (200, 200, first.body))
        self.assertEqual(self.apex.post(path, {"to": "estimating"}).status, 409, "without the key it is a new request")
        refused = self.apex.post(path, {"to": "accepted"}, Idempotency_Key="t-2")
        self.apex.post(path, {"to": "submitted"})
        self.assertEqual(self.apex.post(path, {"to": "accepted"}, Idempotency_Key="t-2").status, refused.status,
                         "a refusal is an answer too")

    def test_a_repeated_report_is_one_task(self):
        project_id, _ = self.apex.new_project()
        tasks = {self.apex.post(f"{PROJECTS}/{project_id}/report", Idempotency_Key="r-1").json["task_id"] for _ in range(3)}
        self.assertEqual(len(tasks), 1)

    def test_keys_are_bounded(self):
        for key in ("x" * 256, "a b"):
            self.assertEqual(self.create(key).status, 422)

    def test_keys_survive_the_process(self):
        apex = Apex.serve()
        first = apex.post(PROJECTS, self.BODY, Idempotency_Key="durable")
        apex.stop(9)
        second_life = Apex.serve(data=apex.data)
        again = second_life.post(PROJECTS, self.BODY, Idempotency_Key="durable")
        second_life.close()
        apex.close()
        self.assertEqual((again.status, again.body), (201, first.body))


if __name__ == "__main__":
    unittest.main()
