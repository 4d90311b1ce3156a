"""`apex batch` and `apex optimize`: order, bad lines, CSV, a run that is killed, comparison with another edition."""

import copy
import csv
import io
import json
import os
import random
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from apex_process import Apex

ROOT = Path(__file__).resolve().parents[3]
APEX = os.environ.get("APEX", str(ROOT / "build/ci/apex"))
PYLON = json.loads((ROOT / "examples/pylon_25ft.json").read_text())


def sign(wind_speed_mph=115, designation="HSS12.750X0.375", **codes):
    document = copy.deepcopy(PYLON)
    document["site"]["wind_speed_mph"] = wind_speed_mph
    document["support"]["designation"] = designation
    document["codes"].update(codes)
    return document


class Batch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def apex(self, *words):
        return subprocess.run([APEX, *map(str, words)], capture_output=True, text=True)

    def rows(self, path):
        return [json.loads(line) for line in path.read_text().splitlines()]

    def test_each_row_is_what_apex_design_says_of_its_line(self):
        speeds = (100, 115, 130, 150, 180)
        path = self.write("in.ndjson", "".join(json.dumps(sign(v)) + "\n" for v in speeds))
        out = self.folder / "out.ndjson"
        ran = self.apex("batch", path, "-o", out)
        rows = self.rows(out)
        self.assertEqual([row["line"] for row in rows], [1, 2, 3, 4, 5])
        for speed, row in zip(speeds, rows):
            one = self.apex("design", self.write("one.json", json.dumps(sign(speed))), "--json")
            if row["status"] == "refused":
                self.assertEqual(one.returncode, 2)
                continue
            answer = json.loads(one.stdout)
            self.assertEqual(row["status"], "passes" if answer["result"]["passes"] else "fails")
            self.assertEqual(row["utilisation"], answer["result"]["governing"]["utilisation"])
            self.assertEqual(row["price_total_cents"], answer["result"]["price"]["total_cents"])
            self.assertEqual(row["design_hash"], answer["design_hash"])
        self.assertEqual(ran.returncode, 0 if all(r["status"] == "passes" for r in rows) else 1)

    def test_signs_on_several_poles_are_lines_like_any_other(self):
        two, apart = sign(designation="auto"), sign(designation="auto")
        two["support"].update(count=2, spacing_ft=8)
        apart["support"].update(count=2, spacing_ft=15)
        path = self.write("in.ndjson", "".join(json.dumps(d) + "\n" for d in (two, apart)))
        for words in ((), ("--optimize", "cost"), ("--edition", "ASCE 7-16")):
            out = self.folder / f"out{len(words)}{words[-1:]}.ndjson"
            self.apex("batch", path, "-o", out, *words)
            good, bad = self.rows(out)
            self.assertEqual(good["status"], "passes", words)
            self.assertEqual([e["pointer"] for e in bad["errors"]], ["/support/spacing_ft"], words)

    def test_bad_lines_stand_beside_good_ones_with_field_and_reason(self):
        unknown = sign()
        unknown["sign"]["cabinets"][0]["widht_ft"] = 3
        lines = [json.dumps(sign()), "{", "", json.dumps(unknown), "x" * 70_000, json.dumps(sign())]
        out = self.folder / "out.ndjson"
        ran = self.apex("batch", self.write("in.ndjson", "\n".join(lines)), "-o", out, "-j", 3)
        rows = self.rows(out)
        self.assertEqual(ran.returncode, 1)
        self.assertEqual([(r["line"], r["status"]) for r in rows],
                         [(1, "passes"), (2, "refused"), (4, "refused"), (5, "refused"), (6, "passes")])
        self.assertIn("/sign/cabinets/0/widht_ft", [e["pointer"] for e in rows[2]["errors"]])
        self.assertIn("64 KiB", rows[3]["errors"][0]["reason"])
        self.assertIn("5 signs: 2 pass, 0 fail, 3 were refused", ran.stderr)

    def test_csv_gives_the_same_as_the_document_it_stands_for(self):
        head = ("wind_speed_mph,exposure,/site/source,overall_height_ft,width_ft,/sign/cabinets/0/height_ft,depth_in,weight_psf,"
                "designation,grade,foundation/type,diameter_ft,soil/class,risk_category")
        record = '115,C,"ASCE 7 Hazard Tool, printed 2026-11-20",25,14,8,12,10,HSS12.750X0.375,A500 Gr C,direct_burial,3,4,II'
        path = self.write("in.csv", f"{head}\r\n{record}\r\n{record.replace('115', 'fast')}\r\n{record},\r\n")
        out = self.folder / "out.csv"
        ran = self.apex("batch", path, "-o", out)
        self.assertEqual(ran.returncode, 1, ran.stderr)
        first, second, third = csv.DictReader(io.StringIO(out.read_text()))
        self.assertEqual(first["status"], "passes")
        expected = json.loads(self.apex("design", self.write("one.json", json.dumps(sign())), "--json").stdout)
        self.assertEqual(first["input_hash"], expected["input_hash"])
        self.assertEqual((second["line"], second["status"], second["field"]), ("3", "refused", "/site/wind_speed_mph"))
        self.assertEqual((third["line"], third["status"]), ("4", "refused"))

    def test_a_csv_column_that_no_or_several_fields_have_is_refused(self):
        for column, words in (("colour", "no field is called so"), ("height_ft", "may be")):
            ran = self.apex("batch", self.write("in.csv", f"wind_speed_mph,{column}\n115,8\n"), "-o", self.folder / "out.csv")
            self.assertEqual(ran.returncode, 2)
            self.assertIn(words, ran.stderr)

    def test_a_killed_run_goes_on_with_nothing_doubled_lost_or_half_written(self):
        count = 4000
        speeds = random.Random(5)
        path = self.write("in.ndjson", "".join(json.dumps(sign(speeds.randint(90, 140))) + "\n" for _ in range(count)))
        whole, out = self.folder / "whole.ndjson", self.folder / "out.ndjson"
        self.apex("batch", path, "-o", whole)
        kills = 0
        partial = Path(f"{out}.partial")
        for _ in range(200):
            process = subprocess.Popen([APEX, "batch", path, "-o", out], stderr=subprocess.DEVNULL)
            before = partial.stat().st_size if partial.exists() else 0
            while process.poll() is None and not (partial.exists() and partial.stat().st_size > before + 100_000):
                time.sleep(0.0005)
            if process.poll() is not None:
                break
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            self.assertFalse(out.exists(), "what is not whole does not carry the name of the whole")
            if kills == 2:  # As a crash of the machine may leave it: half a row.
                with partial.open("ab") as file:
                    file.write(b'{"line":99999,"sta')
        self.assertGreaterEqual(kills, 2)
        self.assertEqual(out.read_bytes(), whole.read_bytes())
        self.assertFalse(partial.exists() or Path(f"{out}.journal").exists())

    def test_a_killed_run_is_not_continued_with_other_options(self):
        path = self.write("in.ndjson", json.dumps(sign()) + "\n")
        out = self.folder / "out.ndjson"
        Path(f"{out}.partial").write_text('{"line":1,"status":"passes"}\n')
        Path(f"{out}.journal").write_text("another batch\n")
        ran = self.apex("batch", path, "-o", out)
        self.assertEqual(ran.returncode, 2)
        self.assertIn("--restart", ran.stderr)
        self.assertEqual(self.apex("batch", path, "-o", out, "--restart").returncode, 0)

    def test_progress_says_rate_and_remaining_time(self):
        path = self.write("in.ndjson", (json.dumps(sign(designation="auto")) + "\n") * 3000)
        ran = self.apex("batch", path, "-o", self.folder / "out.ndjson", "--progress", "-j", 1)
        self.assertRegex(ran.stderr, r"signs, \d+/s")
        self.assertRegex(ran.stderr, r"\d+ %, \d+:\d\d left")

    def test_another_edition_reports_what_newly_fails_and_what_mending_costs(self):
        """The present sign keeps its section and depth; its mended twin is what `apex optimize` finds."""
        documents = [sign(v, "HSS10.750X0.250", wind="ASCE 7-16", soil="IBC 2021") for v in range(90, 200, 2)]
        documents += [sign(v, "auto", wind="ASCE 7-16") for v in range(90, 200, 5)]
        for document in documents:
            document["site"]["exposure"] = "D"
        path = self.write("in.ndjson", "".join(json.dumps(d) + "\n" for d in documents))
        out = self.folder / "out.ndjson"
        ran = self.apex("batch", path, "-o", out, "--edition", "ASCE 7-22")
        rows = self.rows(out)
        failing = [row for row in rows if row.get("change") == "newly_failing"]
        self.assertIn(f"Newly failing: {len(failing)}", ran.stderr)
        self.assertTrue(failing, "exposure D has greater coefficients in ASCE 7-22")
        for row in failing[:5]:
            self.assertEqual(row["before_status"], "passes")
            own = documents[row["line"] - 1]
            present = json.loads(self.apex("design", self.write("own.json", json.dumps(own)), "--json").stdout)["result"]
            newer = copy.deepcopy(own)
            newer["codes"]["wind"] = "ASCE 7-22"
            newer["support"]["designation"] = "auto"
            best = json.loads(self.apex("optimize", self.write("new.json", json.dumps(newer)), "--json").stdout)["result"]
            self.assertEqual(row["cost_to_mend_cents"], best["price_total_cents"] - present["price"]["total_cents"])

    def test_an_edition_that_is_none_is_refused(self):
        path = self.write("in.ndjson", json.dumps(sign()) + "\n")
        self.assertEqual(self.apex("batch", path, "--edition", "ASCE 7-99").returncode, 2)

    def test_the_optimum_passes_and_its_smaller_neighbours_do_not_or_cost_more(self):
        best = json.loads(self.apex("optimize", ROOT / "examples/pylon_25ft.json", "--json").stdout)["result"]
        again = json.loads(self.apex("design", self.write("best.json", json.dumps(best["document"])), "--json").stdout)["result"]
        self.assertTrue(again["passes"])
        self.assertEqual(again["price"]["total_cents"], best["price_total_cents"])
        self.assertTrue(best["smaller"])
        for neighbour in best["smaller"]:
            self.assertTrue(not neighbour["passes"] or neighbour["price_total_cents"] >= best["price_total_cents"])

    def test_the_optimum_of_a_batch_is_that_of_apex_optimize(self):
        path = self.write("in.ndjson", json.dumps(sign(120)) + "\n")
        out = self.folder / "out.ndjson"
        self.apex("batch", path, "-o", out, "--optimize", "weight")
        one = self.apex("optimize", self.write("one.json", json.dumps(sign(120))), "--least", "weight", "--json")
        self.assertEqual(self.rows(out)[0]["designation"], json.loads(one.stdout)["result"]["designation"])


class BatchOverHttp(unittest.TestCase):
    PATH = "/api/v1/signage/designs/batch"
    NDJSON = {"Content-Type": "application/x-ndjson"}

    @classmethod
    def setUpClass(cls):
        cls.server = Apex.serve()
        cls.addClassCleanup(cls.server.close)

    def test_rows_come_in_order_and_a_bad_line_stops_nothing(self):
        lines = [json.dumps(sign()), "nonsense", *(json.dumps(sign(v)) for v in range(90, 140))] * 20
        answer = self.server.call("POST", self.PATH, "\n".join(lines).encode(), self.NDJSON)
        self.assertEqual((answer.status, answer.headers["content-type"]), (200, "application/x-ndjson"))
        rows = [json.loads(line) for line in answer.body.splitlines()]
        self.assertEqual([row["line"] for row in rows], list(range(1, len(lines) + 1)))
        self.assertEqual([row["line"] for row in rows if row["status"] == "refused"], list(range(2, len(lines) + 1, 52)))
        one = self.server.post("/api/v1/signage/designs/check", sign())
        self.assertEqual(rows[0]["design_hash"], one.json["design_hash"])

    def test_full_rows_hold_the_answer_of_designs_check(self):
        answer = self.server.call("POST", self.PATH + "?full=1", json.dumps(sign()).encode(), self.NDJSON)
        self.assertEqual(json.loads(answer.body)["answer"], self.server.post("/api/v1/signage/designs/check", sign()).json)

    def test_a_batch_may_be_larger_than_any_other_body_and_costs_no_memory(self):
        status = Path(f"/proc/{self.server.process.pid}/status")
        body = (json.dumps(sign()) + "\n").encode() * 30_000
        self.assertGreater(len(body), 20 * 2**20)
        answer = self.server.call("POST", self.PATH, body, self.NDJSON)
        self.assertEqual((answer.status, answer.body.count(b"\n")), (200, 30_000))
        resident_kib = int(next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1])
        self.assertLess(resident_kib, 256 * 1024)

    def test_csv_goes_in_and_comes_out(self):
        body = b"wind_speed_mph,colour\n115,red\n"
        self.assertEqual(self.server.call("POST", self.PATH, body, {"Content-Type": "text/csv"}).status, 422)
        answer = self.server.call("POST", self.PATH, json.dumps(sign()).encode(), {**self.NDJSON, "Accept": "text/csv"})
        self.assertEqual(next(csv.DictReader(io.StringIO(answer.body.decode())))["status"], "passes")

    def test_what_is_no_batch_is_refused(self):
        for query, headers, status in (("?optimize=speed", self.NDJSON, 422), ("?edition=ASCE%201", self.NDJSON, 422), ("?fast=1", self.NDJSON, 422),
                                       ("", {"Content-Type": "image/png"}, 415)):
            self.assertEqual(self.server.call("POST", self.PATH + query, b"{}", headers).status, status, query)

    def test_optimize_answers_as_the_command_does(self):
        answer = self.server.post("/api/v1/signage/designs/optimize?least=weight", PYLON)
        told = subprocess.run([APEX, "optimize", ROOT / "examples/pylon_25ft.json", "--least", "weight", "--json"], capture_output=True, text=True)
        self.assertEqual(answer.json["result"], json.loads(told.stdout)["result"])


if __name__ == "__main__":
    unittest.main()
