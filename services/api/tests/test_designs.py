"""Designs and revisions, estimate and bill of materials, reports and tasks."""

import hashlib
import http.client
import json
import re
import unittest
from concurrent.futures import ThreadPoolExecutor

from apex_process import ROOT, Apex, example

PROJECTS = "/api/v1/projects"
CHECK = "/api/v1/signage/designs/check"


class Designs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.serve()

    @classmethod
    def tearDownClass(cls):
        cls.apex.close()

    def setUp(self):
        self.project, self.etag = self.apex.new_project()
        self.path = f"{PROJECTS}/{self.project}"

    def save(self, document, etag=None):
        answer = self.apex.save_design(self.project, document, etag)
        self.assertEqual(answer.status, 200, answer.body)
        return answer

    def test_before_the_first_there_is_none(self):
        self.assertEqual(self.apex.get(self.path + "/design").status, 404)
        self.assertEqual(self.apex.get(self.path + "/revisions").json, [])
        self.assertEqual(self.apex.get(self.path + "/bom").status, 409)
        self.assertEqual(self.apex.post(self.path + "/estimate").status, 409)

    def test_saving_needs_the_projects_tag_and_gives_the_new_one(self):
        document = example()
        self.assertEqual(self.apex.call("PUT", self.path + "/design", document).status, 428)
        self.assertEqual(self.apex.save_design(self.project, document, '"stale"').status, 412)
        saved = self.save(document, self.etag)
        self.assertNotEqual(saved.headers["etag"], self.etag)
        self.assertEqual(saved.headers["etag"], self.apex.get(self.path).headers["etag"])
        self.assertEqual(self.apex.save_design(self.project, document, self.etag).status, 412)

    def test_a_save_calculates_as_the_pure_call_does(self):
        document = example()
        saved, pure = self.save(document).json, self.apex.post(CHECK + "?trace=1", document).json
        for name in ("input_hash", "design_hash", "engine_version", "result", "checks", "assumptions", "warnings"):
            self.assertEqual(saved[name], pure[name], name)
        self.assertEqual((saved["number"], saved["is_new"], saved["calculated_by"]), (1, True, "in process"))
        stored = self.apex.get(self.path + "/revisions/1").json
        self.assertEqual(stored["trace"], pure["trace"])
        self.assertGreater(len(stored["trace"]), 20)

    def test_the_document_comes_back_and_can_be_put_again(self):
        self.save(example())
        read = self.apex.get(self.path + "/design")
        self.assertEqual(read.json["schema"], "apex.design/1")
        self.assertEqual(read.headers["etag"], self.apex.get(self.path).headers["etag"])
        self.assertEqual(read.headers["link"], f'<{self.path}/revisions/1>; rel="latest-version"')
        again = self.save(read.json)
        self.assertFalse(again.json["is_new"], "defaults filled in are no change")

    def test_the_same_content_makes_no_new_revision_and_other_content_does(self):
        taller = example()
        taller["sign"]["overall_height_ft"] = 26.0
        numbers = [(r["number"], r["is_new"]) for r in
                   (self.save(d).json for d in (example(), example(), taller, example()))]
        self.assertEqual(numbers, [(1, True), (1, False), (2, True), (3, True)])
        revisions = self.apex.get(self.path + "/revisions").json
        self.assertEqual([r["number"] for r in revisions], [3, 2, 1])
        self.assertEqual(revisions[0]["design_hash"], revisions[2]["design_hash"], "a hash may repeat")

    def test_a_revision_never_changes(self):
        self.save(example())
        first = self.apex.get(self.path + "/revisions/1")
        taller = example()
        taller["sign"]["overall_height_ft"] = 26.0
        self.save(taller)
        again = self.apex.get(self.path + "/revisions/1")
        self.assertEqual((again.body, again.headers["etag"]), (first.body, first.headers["etag"]))
        self.assertEqual(self.apex.get(self.path + "/revisions/1", **{"If-None-Match": first.headers["etag"]}).status, 304)
        for unknown in ("0", "3", "-1", "one", "1.0", "99999999999999999999"):
            self.assertEqual(self.apex.get(f"{self.path}/revisions/{unknown}").status, 404, unknown)

    def test_a_diff_names_inputs_and_results(self):
        self.save(example())
        taller = example()
        taller["sign"]["overall_height_ft"] = 26.0
        self.save(taller)
        diff = self.apex.get(self.path + "/revisions/1/diff/2").json
        self.assertEqual(diff["inputs"], [{"pointer": "/sign/overall_height_ft", "before": 25, "after": 26}])
        moments = [d for d in diff["results"] if d["pointer"] == "/wind/moment_lbf_ft"]
        self.assertEqual(len(moments), 1)
        self.assertGreater(moments[0]["after"], moments[0]["before"])
        self.assertEqual(self.apex.get(self.path + "/revisions/1/diff/1").json["inputs"], [])
        self.assertEqual(self.apex.get(self.path + "/revisions/1/diff/9").status, 404)

    def test_the_projects_name_is_no_part_of_the_hash_and_wind_is(self):
        renamed, windier = example(), example()
        renamed["project"]["name"] = "Another name"
        windier["site"]["wind_speed_mph"] += 1
        first, second, third = (self.apex.post(CHECK, d).json for d in (example(), renamed, windier))
        self.assertEqual(first["design_hash"], second["design_hash"])
        self.assertNotEqual(first["input_hash"], third["input_hash"])

    def test_a_refused_design_stores_nothing(self):
        bad = example()
        bad["sign"]["cabinets"][0]["width_ft"] = -14
        answer = self.apex.save_design(self.project, bad)
        self.assertEqual((answer.status, answer.pointers()), (422, ["/sign/cabinets/0/width_ft"]))
        self.assertEqual(self.apex.get(self.path).headers["etag"], self.etag)
        self.assertEqual(len(self.apex.get(self.path + "/events").json), 1)

    def test_a_design_that_fails_a_check_is_a_result_and_is_stored(self):
        document = example()
        document["support"]["designation"] = "HSS14.000X0.188"  # "auto" would refuse instead.
        document["foundation"]["depth_ft"] = 5  # Less than half of what equation 18-1 asks for here.
        saved = self.save(document).json
        self.assertFalse(saved["result"]["passes"])
        failed = [check["id"] for check in saved["checks"] if check["status"] == "run" and not check["passes"]]
        self.assertIn("footing.embedment", failed)
        self.assertGreater(saved["summary"]["governing_utilisation"], 1)

    def test_of_many_savers_with_one_tag_one_wins(self):
        def save(height):
            document = example()
            document["sign"]["overall_height_ft"] = height
            return self.apex.save_design(self.project, document, self.etag).status
        with ThreadPoolExecutor(8) as pool:
            statuses = list(pool.map(save, [25.0 + i / 10 for i in range(8)]))
        self.assertEqual(sorted(statuses), [200] + [412] * 7)
        self.assertEqual(len(self.apex.get(self.path + "/revisions").json), 1)

    def test_estimate_adds_up_in_integer_cents(self):
        saved = self.save(example()).json
        answer = self.apex.post(self.path + "/estimate")
        self.assertEqual(answer.status, 200)
        estimate = answer.json
        self.assertEqual(estimate["total_cents"], sum(line["amount_cents"] for line in estimate["lines"]))
        for line in estimate["lines"]:
            self.assertIsInstance(line["amount_cents"], int)
            self.assertAlmostEqual(line["quantity"] * line["unit_price_cents"], line["amount_cents"], delta=0.51)
        self.assertEqual(estimate["total_cents"], saved["result"]["price"]["total_cents"])
        self.assertTrue(estimate["price_book"] and estimate["effective_from"])

    def test_bill_of_materials_names_the_pole_and_the_concrete(self):
        saved = self.save(example()).json
        bom = self.apex.get(self.path + "/bom").json
        text = json.dumps(bom["lines"])
        self.assertIn(saved["result"]["pole"]["designation"], text)
        concrete = [line for line in bom["lines"] if line["unit"] == "yd3" and "concrete" in line["item"]]
        self.assertAlmostEqual(concrete[0]["quantity"], saved["result"]["footing"]["concrete_yd3"], places=9)

    def test_a_sign_on_two_poles_is_saved_priced_and_listed(self):
        document = json.loads((ROOT / "examples/two_pole_25ft.json").read_text())
        answer = self.save(document)
        result = answer.json["result"]
        self.assertEqual((result["pole"]["count"], result["pole"]["spacing_ft"], result["footing"]["count"]), (2, 16, 2))
        lines = {line["item"]: line for line in self.apex.get(self.path + "/bom").json["lines"]}
        self.assertEqual(lines["pole"]["quantity"], 2 * result["pole"]["length_ft"])
        self.assertIn("2 of them", lines["pole"]["description"])
        self.assertEqual(lines["footing concrete"]["quantity"], 2 * result["footing"]["concrete_yd3"])
        self.assertEqual(self.apex.post(self.path + "/estimate").json["total_cents"], result["price"]["total_cents"])

    def test_the_project_shows_its_current_design(self):
        saved = self.save(example()).json
        shown = self.apex.get(self.path).json["design"]
        self.assertEqual(shown["number"], 1)
        self.assertEqual(shown["summary"], saved["summary"])
        self.assertEqual(self.apex.get(PROJECTS).json[0]["design"], shown)

    def test_si_input_is_converted_and_echoed(self):
        document = example()
        cabinet = document["sign"]["cabinets"][0]
        cabinet["width_m"] = 4.2672
        del cabinet["width_ft"]
        answer = self.apex.post(CHECK, document).json
        self.assertEqual(answer["result"]["geometry"]["cabinets"][0]["width_ft"], 14)
        self.assertEqual(answer["si_input"], [{"pointer": "/sign/cabinets/0/width_m", "given": 4.2672,
                                               "stored_as": "width_ft", "stored": 14}])
        self.assertEqual(answer["design_hash"], self.apex.post(CHECK, example()).json["design_hash"])


class Reports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.serve()

    @classmethod
    def tearDownClass(cls):
        cls.apex.close()

    def order(self, project_id, body=None):
        answer = self.apex.post(f"{PROJECTS}/{project_id}/report", body)
        self.assertEqual(answer.status, 202, answer.body)
        self.assertEqual(answer.headers["location"], f"/api/v1/tasks/{answer.json['task_id']}")
        return answer.json["task_id"]

    def fetch(self, task):
        self.assertEqual((task["status"], task["progress"], task["error"]), ("completed", 1, None), task)
        result = task["result"]
        answer = self.apex.get(result["url"])
        self.assertEqual((answer.status, answer.headers["content-type"]), (200, "application/pdf"))
        self.assertTrue(answer.body.startswith(b"%PDF-"))
        self.assertEqual(hashlib.sha256(answer.body).hexdigest(), result["sha256"])
        self.assertIn(result["sha256"], result["pdf_ref"])
        return answer

    def test_a_design_becomes_a_pdf_with_its_hash(self):
        project_id, _ = self.apex.new_project()
        self.apex.save_design(project_id, example())
        task = self.apex.finished_task(self.order(project_id))
        answer = self.fetch(task)
        self.assertEqual(task["kind"], "render_report")
        path = f"{PROJECTS}/{project_id}/reports/{task['result']['sha256']}.pdf"
        self.assertEqual(task["result"]["url"], path)
        self.assertEqual(self.apex.get(path, **{"If-None-Match": answer.headers["etag"]}).status, 304)
        listed = self.apex.get(f"{PROJECTS}/{project_id}/reports").json
        self.assertEqual([(r["sha256"], r["kind"], r["revision"]) for r in listed],
                         [(task["result"]["sha256"], "calculation_package", 1)])

    def test_without_a_design_the_cover_says_so(self):
        project_id, _ = self.apex.new_project()
        self.fetch(self.apex.finished_task(self.order(project_id)))

    def test_the_same_design_gives_the_same_bytes(self):
        hashes = set()
        for _ in range(2):
            project_id, _ = self.apex.new_project()
            self.apex.save_design(project_id, example())
            hashes.add(self.apex.finished_task(self.order(project_id))["result"]["sha256"])
        self.assertEqual(len(hashes), 1)

    def test_an_estimate_is_another_file(self):
        project_id, _ = self.apex.new_project()
        self.apex.save_design(project_id, example())
        whole = self.apex.finished_task(self.order(project_id, {}))["result"]["sha256"]
        estimate = self.apex.finished_task(self.order(project_id, {"kind": "estimate"}))
        self.fetch(estimate)
        self.assertNotEqual(estimate["result"]["sha256"], whole)

    def test_an_empty_body_is_taken_with_and_without_a_media_type(self):
        project_id, _ = self.apex.new_project()
        path = f"{PROJECTS}/{project_id}/report"
        for body, headers in ((None, {}), (b"", {}), (b"", {"Content-Type": "application/json"}), (b"{}", {"Content-Type": "application/json"}),
                              (b"", {"Content-Type": "text/plain"})):
            self.assertEqual(self.apex.call("POST", path, body, headers).status, 202, (body, headers))

    def test_a_report_of_another_project_is_not_found(self):
        one, _ = self.apex.new_project()
        other, _ = self.apex.new_project()
        self.apex.save_design(one, example())
        sha256 = self.apex.finished_task(self.order(one))["result"]["sha256"]
        self.assertEqual(self.apex.get(f"{PROJECTS}/{other}/reports/{sha256}.pdf").status, 404)
        for odd in ("0" * 64, "x", "..%2f..%2fetc%2fpasswd"):
            self.assertEqual(self.apex.get(f"{PROJECTS}/{one}/reports/{odd}.pdf").status, 404)

    def test_progress_is_streamed_until_the_end(self):
        project_id, _ = self.apex.new_project()
        self.apex.save_design(project_id, example())
        task_id = self.order(project_id)
        connection = http.client.HTTPConnection("127.0.0.1", self.apex.port, timeout=30)
        connection.request("GET", f"/api/v1/tasks/{task_id}/events")
        response = connection.getresponse()
        self.assertEqual((response.status, response.getheader("Content-Type")), (200, "text/event-stream"))
        text = response.read().decode()
        connection.close()
        events = re.findall(r"^id: (\d+)\nevent: (\w+)\ndata: (.*)$", text, re.MULTILINE)
        self.assertEqual(events[-1][1], "completed")
        self.assertEqual(json.loads(events[-1][2])["task_id"], task_id)
        self.assertEqual(sorted(int(e[0]) for e in events), [int(e[0]) for e in events])
        self.assertEqual(self.apex.get("/api/v1/tasks/tsk_unknown/events").status, 404)

    def test_a_task_can_be_cancelled_once_it_is_queued_and_not_once_it_ended(self):
        project_id, _ = self.apex.new_project()
        task_id = self.order(project_id)
        self.apex.finished_task(task_id)
        answer = self.apex.get(f"/api/v1/tasks/{task_id}")
        ended = self.apex.call("DELETE", f"/api/v1/tasks/{task_id}", headers={"If-Match": answer.headers["etag"]})
        self.assertEqual(ended.status, 409)


class WithoutWorker(unittest.TestCase):
    """Tasks that no one takes."""

    def test_a_queued_task_is_cancelled_and_stays_so(self):
        apex = Apex.api()
        self.addCleanup(apex.close)
        project_id, _ = apex.new_project()
        task_id = apex.post(f"{PROJECTS}/{project_id}/report").json["task_id"]
        read = apex.get(f"/api/v1/tasks/{task_id}")
        self.assertEqual((read.json["status"], read.json["progress"], read.json["result"]), ("queued", 0, None))
        stale = apex.call("DELETE", f"/api/v1/tasks/{task_id}", headers={"If-Match": '"stale"'})
        self.assertEqual(stale.status, 412)
        gone = apex.call("DELETE", f"/api/v1/tasks/{task_id}", headers={"If-Match": read.headers["etag"]})
        self.assertEqual((gone.status, gone.json["status"]), (200, "cancelled"))
        self.assertEqual(apex.get(f"/api/v1/tasks/{task_id}").json["status"], "cancelled")


if __name__ == "__main__":
    unittest.main()
