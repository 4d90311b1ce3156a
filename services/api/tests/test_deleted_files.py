"""What becomes of the bytes of a deleted file: kept for a while, then removed by the worker, unless another file or report is the same."""

import shutil
import sqlite3
import tempfile
import unittest
from pathlib import Path

from apex_process import Apex, run
from test_files import PDF, PROJECTS, TEXT, send, sha256

DAY_US = 86_400_000_000


class WithFiles(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="apex-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.apex = Apex.api(data=self.folder)
        self.addCleanup(self.apex.close)
        self.project, _ = self.apex.new_project()

    def stored(self, data, name="plan.pdf", content_type="application/pdf"):
        files = f"{PROJECTS}/{self.project}/files"
        file = self.apex.post(files, {"name": name, "content_type": content_type, "size_bytes": len(data)}).json
        self.assertEqual(send(file["upload"]["url"], data, file["upload"]["headers"])[0], 200)
        done = self.apex.post(f"{files}/{file['file_id']}/complete", {})
        self.assertEqual(done.status, 200, done.body)
        return file["file_id"]

    def delete(self, file):
        path = f"{PROJECTS}/{self.project}/files/{file}"
        self.assertEqual(self.apex.call("DELETE", path, headers={"If-Match": self.apex.get(path).headers["etag"]}).status, 204)

    def lies_there(self, data):
        name = sha256(data)
        return (self.folder / "objects" / name[:2] / name[2:4] / name).exists()

    def sql(self, text, *values):
        with sqlite3.connect(self.folder / "apex.db", timeout=20) as database:
            return database.execute(text, values).fetchall()

    def keep_house(self, **environment):
        """A worker begins with its hourly work."""
        worker = Apex.worker(self.folder, environment)
        self.addCleanup(worker.close)
        worker.wait_for_line(lambda line: line["event"] == "swept")
        self.assertEqual(worker.stop(), 0)

    def kinds(self):
        return [event["kind"] for event in self.apex.get(f"{PROJECTS}/{self.project}/events").json]


class DeletedFiles(WithFiles):
    def test_they_are_kept_for_thirty_days(self):
        old, young = self.stored(PDF), self.stored(TEXT, "list.csv", "text/csv")
        self.delete(old)
        self.delete(young)
        self.sql("update project_files set updated_at = updated_at - ? where file_id = ?", 31 * DAY_US, old)
        self.sql("update project_files set updated_at = updated_at - ? where file_id = ?", 29 * DAY_US, young)
        self.keep_house()
        self.assertEqual((self.lies_there(PDF), self.lies_there(TEXT)), (False, True))
        self.assertEqual(self.kinds()[-1], "file.purged")
        self.assertEqual(self.kinds().count("file.purged"), 1)
        self.assertEqual(self.apex.get(f"{PROJECTS}/{self.project}/files").json, [])
        self.assertEqual(run("audit", "verify", "--data", str(self.folder)).returncode, 0)

    def test_or_as_long_as_the_setting_says(self):
        self.delete(self.stored(PDF))
        self.keep_house(APEX_DELETED_FILE_DAYS="1")
        self.assertTrue(self.lies_there(PDF))
        self.keep_house(APEX_DELETED_FILE_DAYS="0")
        self.assertFalse(self.lies_there(PDF))

    def test_what_another_file_holds_too_stays_until_that_is_deleted(self):
        first, second = self.stored(PDF), self.stored(PDF, "copy.pdf")
        self.delete(first)
        self.keep_house(APEX_DELETED_FILE_DAYS="0")
        self.assertTrue(self.lies_there(PDF))
        download = self.apex.get(f"{PROJECTS}/{self.project}/files/{second}").json["download"]["url"]
        self.assertEqual(send(download, None, {}, "GET")[2], PDF)
        self.delete(second)
        self.keep_house(APEX_DELETED_FILE_DAYS="0")
        self.assertFalse(self.lies_there(PDF))
        self.assertEqual(self.kinds().count("file.purged"), 2)

    def test_a_file_that_is_not_deleted_stays_however_old(self):
        self.stored(PDF)
        self.sql("update project_files set updated_at = 1, created_at = 1")
        self.keep_house(APEX_DELETED_FILE_DAYS="0")
        self.assertTrue(self.lies_there(PDF))

    def test_the_bytes_of_a_report_stay_when_a_file_of_the_same_is_deleted(self):
        worker = Apex.worker(self.folder)
        self.addCleanup(worker.close)
        ordered = self.apex.post(f"{PROJECTS}/{self.project}/report", {}).json
        report = self.apex.finished_task(ordered["task_id"])["result"]
        data = self.apex.get(report["url"]).body
        worker.stop()
        self.delete(self.stored(data))
        self.keep_house(APEX_DELETED_FILE_DAYS="0")
        self.assertEqual(self.apex.get(report["url"]).body, data)


class ErasedPersons(WithFiles):
    def test_an_erasure_looks_into_names_and_says_that_it_did_not_look_into_bytes(self):
        self.stored(PDF, "Ann Marie Lee.pdf")
        self.stored(TEXT, "list.csv", "text/csv")
        done = run("erase", "--account", "test", "--person", "Ann Marie Lee", "--data", str(self.folder))
        self.assertEqual(done.returncode, 0, done.stderr)
        files = self.apex.get(f"{PROJECTS}/{self.project}/files").json
        self.assertEqual(len(files), 2)
        self.assertNotIn("Ann", str(files))
        self.assertIn("2 uploads", done.stdout)
        for file in files:
            self.assertIn(f"{self.project}/{file['file_id']}", done.stdout)

    def test_an_erasure_without_uploads_says_nothing_of_them(self):
        done = run("erase", "--account", "test", "--person", "Acme", "--data", str(self.folder))
        self.assertNotIn("upload", done.stdout)


if __name__ == "__main__":
    unittest.main()
