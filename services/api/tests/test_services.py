"""The services as processes of their own: api, worker and signcalc on one SQLite file; and what happens when one is away."""

import hashlib
import os
import shutil
import signal
import tempfile
import time
import unittest

from apex_process import APEX, Apex, example

PROJECTS = "/api/v1/projects"


class ThreeProcesses(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="apex-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.signcalc = Apex.signcalc()
        self.addCleanup(self.signcalc.close)
        environment = {"DATABASE_URL": f"sqlite:///{self.folder}/apex.db", "OBJECT_STORE_URL": f"file://{self.folder}/objects",
                       "SIGNCALC_URL": f"http://127.0.0.1:{self.signcalc.port}"}
        self.worker = Apex.worker(self.folder, environment)
        self.addCleanup(self.worker.close)
        self.environment = environment
        self.api = Apex.api(data=self.folder, environment=environment)
        self.addCleanup(self.api.close)

    def test_the_plans_workflow(self):
        project_id, _ = self.api.new_project()
        site = self.api.post("/api/v1/signage/common/site/resolve", {"address": "123 Main St, Dallas, TX 75201"})
        self.assertEqual(site.status, 200)
        self.assertEqual(self.api.post("/api/v1/signage/common/cabinets/derive", example()["sign"]).status, 200)
        saved = self.api.save_design(project_id, example())
        self.assertEqual((saved.status, saved.json["calculated_by"]), (200, "signcalc"))
        self.assertEqual(saved.json["design_hash"], self.signcalc.post("/v1/designs/check", example()).json["design_hash"])
        task_id = self.api.post(f"{PROJECTS}/{project_id}/report").json["task_id"]
        task = self.api.finished_task(task_id)
        self.assertEqual(task["status"], "completed", task)
        pdf = self.api.get(task["result"]["url"])
        self.assertEqual(hashlib.sha256(pdf.body).hexdigest(), task["result"]["sha256"])
        self.assertEqual(self.api.get("/ready").json["status"], "ready")

    def test_without_signcalc_the_api_calculates_itself_and_says_so(self):
        project_id, _ = self.api.new_project()
        with_it = self.api.save_design(project_id, example()).json
        self.signcalc.stop(signal.SIGKILL)
        taller = example()
        taller["sign"]["overall_height_ft"] = 26.0
        saved = self.api.save_design(project_id, taller)
        self.assertEqual(saved.status, 200)
        self.assertIn("in process", saved.json["calculated_by"])
        back = self.api.save_design(project_id, example()).json
        self.assertEqual((back["design_hash"], back["result"]), (with_it["design_hash"], with_it["result"]), "the same engine")

    def test_a_worker_killed_in_the_middle_is_replaced(self):
        project_id, _ = self.api.new_project()
        self.worker.stop(signal.SIGKILL)
        task_id = self.api.post(f"{PROJECTS}/{project_id}/report").json["task_id"]
        self.assertEqual(self.api.get(f"/api/v1/tasks/{task_id}").json["status"], "queued")
        second = Apex.worker(self.folder, self.environment)
        self.addCleanup(second.close)
        self.assertEqual(self.api.finished_task(task_id)["status"], "completed")
        self.assertEqual(second.stop(), 0)

    def test_without_the_object_store_reports_wait_and_come(self):
        project_id, _ = self.api.new_project()
        objects = f"{self.folder}/objects"
        os.rename(objects, objects + ".away")
        with open(objects, "w", encoding="utf-8") as obstacle:
            obstacle.write("in the way")
        task_id = self.api.post(f"{PROJECTS}/{project_id}/report").json["task_id"]
        self.assertEqual(self.api.get("/ready").json["status"], "degraded")
        for _ in range(100):
            task = self.api.get(f"/api/v1/tasks/{task_id}").json
            if task["error"]:
                break
            time.sleep(0.1)
        self.assertEqual(task["status"], "queued")
        self.assertTrue(task["error"])
        os.unlink(objects)
        os.rename(objects + ".away", objects)
        self.assertEqual(self.api.finished_task(task_id, 60)["status"], "completed")


class Memory(unittest.TestCase):
    def test_idle_memory_is_modest(self):
        apex = Apex.serve()
        self.addCleanup(apex.close)
        apex.get("/health")
        with open(f"/proc/{apex.process.pid}/status", encoding="utf-8") as status:
            resident_kb = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
        sanitized = b"__asan_init" in APEX.read_bytes()
        self.assertLess(resident_kb, (1024 if sanitized else 64) * 1024)


if __name__ == "__main__":
    unittest.main()
