"""Bad input, case by case: status, pointer and reason of each; and the database is byte for byte what it was."""

import copy
import hashlib
import json
import sqlite3
import unittest

from apex_process import JSON, Apex, example

PROJECTS = "/api/v1/projects"
SIGNAGE = "/api/v1/signage"
DERIVE = f"{SIGNAGE}/common/cabinets/derive"
CHECK = f"{SIGNAGE}/designs/check"
SITE = f"{SIGNAGE}/common/site/resolve"
FOOTING = f"{SIGNAGE}/direct_burial/footing/solve"
CABINET = {"width_ft": 14.0, "height_ft": 8.0, "depth_in": 12.0}
SOUND_FOOTING = {"lateral_force_lbf": 2500, "height_ft": 20, "diameter_ft": 3, "soil": {"class": 4}}


def cabinet(**changes):
    return {"overall_height_ft": 25.0, "cabinets": [{**CABINET, **changes}]}


def footing(**changes):
    return {**SOUND_FOOTING, **changes}


def design(pointer, value):
    """The example with one value replaced."""
    document = copy.deepcopy(example())
    *way, last = pointer.split("/")[1:]
    place = document
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    place[int(last) if isinstance(place, list) else last] = value
    return document


def raw(text):
    return text if isinstance(text, bytes) else text.encode()


#    name, path, body (bytes go as they are), status, pointer, words of the reason
CASES = [
    # Not JSON: 400.
    ("empty object cut short", DERIVE, raw("{"), 400, "", "ends too early"),
    ("cut in the middle", DERIVE, raw('{"overall_height_ft":25,'), 400, "", "ends too early"),
    ("plain words", DERIVE, raw("hello"), 400, "", "not JSON"),
    ("form data", DERIVE, raw("overall_height_ft=25"), 400, "", "not JSON"),
    ("text after the end", DERIVE, raw("{} x"), 400, "", "after the end"),
    ("two documents", DERIVE, raw("{}{}"), 400, "", "after the end"),
    ("NaN", DERIVE, raw('{"overall_height_ft":NaN}'), 400, "", "not JSON"),
    ("Infinity", DERIVE, raw('{"overall_height_ft":Infinity}'), 400, "", "not JSON"),
    ("minus Infinity", DERIVE, raw('{"overall_height_ft":-Infinity}'), 400, "", "not JSON"),
    ("hexadecimal", DERIVE, raw('{"overall_height_ft":0x19}'), 400, "", "not JSON"),
    ("plus sign", DERIVE, raw('{"overall_height_ft":+25}'), 400, "", "not JSON"),
    ("leading zero", DERIVE, raw('{"overall_height_ft":025}'), 400, "", "not JSON"),
    ("bare point", DERIVE, raw('{"overall_height_ft":.5}'), 400, "", "not JSON"),
    ("comment", DERIVE, raw("{/* x */}"), 400, "", "not JSON"),
    ("trailing comma", DERIVE, raw('{"overall_height_ft":25,}'), 400, "", "not JSON"),
    ("single quotes", DERIVE, raw("{'overall_height_ft':25}"), 400, "", "not JSON"),
    ("byte order mark", DERIVE, b"\xef\xbb\xbf{}", 400, "", "not JSON"),
    ("UTF-16", DERIVE, "{}".encode("utf-16"), 400, "", "not"),
    ("broken UTF-8 in a name", PROJECTS, b'{"account_id":"a","name":"\xff","customer":"c"}', 400, "", "not UTF-8"),
    ("overlong UTF-8", PROJECTS, b'{"account_id":"a","name":"\xc0\xaf","customer":"c"}', 400, "", "not UTF-8"),
    ("raw control character", PROJECTS, b'{"account_id":"a","name":"\x01","customer":"c"}', 400, "", "not JSON"),
    # The shape: 422.
    ("a list for an object", DERIVE, [], 422, "", "must be an object"),
    ("a number for an object", DERIVE, raw("25"), 422, "", "must be an object"),
    ("null for an object", DERIVE, raw("null"), 422, "", "must be an object"),
    ("nothing at all", DERIVE, raw(""), 422, "/overall_height_ft", "required"),
    ("deep nesting", DERIVE, raw('{"cabinets":' + "[" * 100 + "]" * 100 + "}"), 422, "/cabinets" + "/0" * 31, "32 levels"),
    ("deeper than any stack", DERIVE, raw("[" * 500_000), 422, "/0" * 32, "32 levels"),
    ("a key twice", DERIVE, raw('{"overall_height_ft":25,"overall_height_ft":26,"cabinets":[' + json.dumps(CABINET) + "]}"), 422,
     "/overall_height_ft", "given twice"),
    ("a key twice, escaped", DERIVE, raw('{"overall_height_ft":25,"overall\\u005fheight_ft":26,"cabinets":[' + json.dumps(CABINET) + "]}"),
     422, "/overall_height_ft", "given twice"),
    ("an unknown field", DERIVE, cabinet(colour="red"), 422, "/cabinets/0/colour", "unknown field"),
    ("an unknown field at the top", DERIVE, {**cabinet(), "wind": 1}, 422, "/wind", "unknown field"),
    ("a missing field", DERIVE, {"overall_height_ft": 25}, 422, "/cabinets", "required"),
    ("a text for a number", DERIVE, cabinet(width_ft="14"), 422, "/cabinets/0/width_ft", "must be a number"),
    ("true for a number", DERIVE, cabinet(width_ft=True), 422, "/cabinets/0/width_ft", "must be a number"),
    ("null for a number", DERIVE, cabinet(width_ft=None), 422, "/cabinets/0/width_ft", "must be a number"),
    ("a list for a number", DERIVE, cabinet(width_ft=[14]), 422, "/cabinets/0/width_ft", "must be a number"),
    ("an object for a list", DERIVE, {"overall_height_ft": 25, "cabinets": CABINET}, 422, "/cabinets", "must be a list"),
    ("no cabinet", DERIVE, {"overall_height_ft": 25, "cabinets": []}, 422, "/cabinets", "1 to 12 items"),
    ("too many cabinets", DERIVE, {"overall_height_ft": 25, "cabinets": [CABINET] * 13}, 422, "/cabinets", "1 to 12 items"),
    ("feet and metres", DERIVE, cabinet(width_m=4), 422, "/cabinets/0/width_m", "not both"),
    # The range: 422.
    ("a negative width", DERIVE, cabinet(width_ft=-14), 422, "/cabinets/0/width_ft", "greater than 0"),
    ("a width of zero", DERIVE, cabinet(width_ft=0), 422, "/cabinets/0/width_ft", "greater than 0"),
    ("a width of minus zero", DERIVE, raw('{"overall_height_ft":25,"cabinets":[{"width_ft":-0.0,"height_ft":8,"depth_in":12}]}'), 422,
     "/cabinets/0/width_ft", "greater than 0"),
    ("a width of 1e308", DERIVE, cabinet(width_ft=1e308), 422, "/cabinets/0/width_ft", "at most"),
    ("a width of 1e999", DERIVE, raw('{"overall_height_ft":25,"cabinets":[{"width_ft":1e999,"height_ft":8,"depth_in":12}]}'), 422,
     "/cabinets/0/width_ft", "finite"),
    ("metres that overflow in feet", DERIVE, raw('{"overall_height_ft":25,"cabinets":[{"width_m":1.7e308,"height_ft":8,"depth_in":12}]}'),
     422, "/cabinets/0/width_m", "finite"),
    ("a negative height", DERIVE, {"overall_height_ft": -25, "cabinets": [CABINET]}, 422, "/overall_height_ft", "greater than 0"),
    ("a negative weight", DERIVE, cabinet(weight_psf=-1), 422, "/cabinets/0/weight_psf", "at least 0"),
    ("a buried cabinet", DERIVE, cabinet(bottom_ft=-3), 422, "/cabinets/0/bottom_ft", "at least 0"),
    ("a cabinet that hangs into the ground", DERIVE, {"overall_height_ft": 5, "cabinets": [CABINET]}, 422, "/cabinets/0/height_ft",
     "below ground"),
    ("overlapping cabinets", DERIVE, {"overall_height_ft": 25, "cabinets": [CABINET, {**CABINET, "bottom_ft": 15}]}, 422,
     "/cabinets/1/bottom_ft", "overlaps"),
    ("a cabinet above the top", DERIVE, cabinet(bottom_ft=20), 422, "/cabinets/0/bottom_ft", "above overall_height_ft"),
    # Designs.
    ("another schema", CHECK, design("/schema", "apex.design/2"), 422, "/schema", "apex.design/1"),
    ("an unknown wind edition", CHECK, design("/codes/wind", "ASCE 7-30"), 422, "/codes/wind", "must be one of"),
    ("an unknown soil edition", CHECK, design("/codes/soil", "UBC 1997"), 422, "/codes/soil", "must be one of"),
    ("an unknown section", CHECK, design("/support/designation", "HSS99X99X9"), 422, "/support/designation", "catalogue"),
    ("a section of another family", CHECK, {**example(), "support": {**example()["support"], "family": "pipe", "designation": "HSS14.000X0.188"}},
     422, "/support/designation", ""),
    ("an unknown family", CHECK, design("/support/family", "bamboo"), 422, "/support/family", "must be one of"),
    ("an unknown grade", CHECK, design("/support/grade", "A36"), 422, "/support/grade", "grade"),
    ("two poles and no spacing", CHECK, design("/support/count", 2), 422, "/support/spacing_ft", "more than one pole"),
    ("five poles", CHECK, design("/support/count", 5), 422, "/support/count", "4"),
    ("no pole", CHECK, design("/support/count", 0), 422, "/support/count", "at least 1"),
    ("a pole below its cabinets", CHECK, design("/support/pole_top_ft", 5), 422, "/support/pole_top_ft", "does not reach"),
    ("soil class 9", CHECK, design("/foundation/soil/class", 9), 422, "/foundation/soil/class", "at most 5"),
    ("soil class 2.5", CHECK, design("/foundation/soil/class", 2.5), 422, "/foundation/soil/class", "whole number"),
    ("class and report", CHECK, design("/foundation/soil", {"class": 4, "lateral_psf_per_ft": 150, "vertical_psf": 2000, "report": "x"}), 422,
     "/foundation/soil/class", "not both"),
    ("no soil", CHECK, design("/foundation/soil", {}), 422, "/foundation/soil/class", "must be given"),
    ("an unknown foundation", CHECK, design("/foundation/type", "magic"), 422, "/foundation/type", "direct_burial"),
    ("a footing of no width", CHECK, design("/foundation/diameter_ft", 0), 422, "/foundation/diameter_ft", "at least"),
    ("a negative depth", CHECK, design("/foundation/depth_ft", -1), 422, "/foundation/depth_ft", "greater than 0"),
    ("a cabinet in mid-air", CHECK, design("/sign/cabinets/0/offset_x_ft", 10), 422, "/sign/cabinets/0/offset_x_ft", "3 ft from the pole's axis"),
    ("a date in words", CHECK, design("/project/date", "not a date"), 422, "/project/date", "YYYY-MM-DD"),
    ("a month 13", CHECK, design("/project/date", "2026-13-45"), 422, "/project/date", "YYYY-MM-DD"),
    ("a negative wind", CHECK, design("/site/wind_speed_mph", -1), 422, "/site/wind_speed_mph", "greater than 0"),
    ("wind beyond any map", CHECK, design("/site/wind_speed_mph", 1000), 422, "/site/wind_speed_mph", "at most"),
    ("risk category V", CHECK, design("/site/risk_category", "V"), 422, "/site/risk_category", "must be one of"),
    ("exposure A", CHECK, design("/site/exposure", "A"), 422, "/site/exposure", "must be one of"),
    ("a frost depth below zero", CHECK, design("/site/frost_depth_in", -1), 422, "/site/frost_depth_in", "at least 0"),
    ("an open sign", CHECK, design("/sign/cabinets/0/solidity", 0.3), 422, "/sign/cabinets/0/solidity", "open sign"),
    ("an unknown switch", CHECK, design("/options/footing_depth_limit_reading", "both"), 422, "/options/footing_depth_limit_reading",
     "must be one of"),
    ("a switch that does not exist", CHECK, design("/options/importance_factor", 1.15), 422, "/options/importance_factor", "unknown field"),
    ("an isolated pole factor of 3", CHECK, design("/options/isolated_pole_factor", 3), 422, "/options/isolated_pole_factor", "at most 2"),
    ("a floor below the code's", CHECK, design("/options/min_pressure_psf", 5), 422, "/options/min_pressure_psf", "at least 16"),
    ("a text for a switch", CHECK, design("/options/third_increase", "yes"), 422, "/options/third_increase", "true or false"),
    ("a caption too long", CHECK, design("/project/name", "x" * 5000), 422, "/project/name", "at most"),
    # Projects.
    ("a project of nothing", PROJECTS, {}, 422, "/account_id", "required"),
    ("a project without a name", PROJECTS, {"account_id": "a", "name": "", "customer": "c"}, 422, "/name", "empty"),
    ("a name too long", PROJECTS, {"account_id": "a", "name": "x" * 300, "customer": "c"}, 422, "/name", "at most 200"),
    ("an account with a blank", PROJECTS, {"account_id": "a b", "name": "n", "customer": "c"}, 422, "/account_id", "letters"),
    ("a number for an account", PROJECTS, {"account_id": 1, "name": "n", "customer": "c"}, 422, "/account_id", "must be a text"),
    ("a zero character in a name", PROJECTS, {"account_id": "a", "name": "n\0", "customer": "c"}, 422, "/name", "U+0000"),
    ("a half of a surrogate pair", PROJECTS, raw('{"account_id":"a","name":"\\ud800","customer":"c"}'), 400, "", ""),
    ("a status of one's own", PROJECTS, {"account_id": "a", "name": "n", "customer": "c", "status": "accepted"}, 422, "/status",
     "unknown field"),
    ("an id of one's own", PROJECTS, {"account_id": "a", "name": "n", "customer": "c", "project_id": "prj_1"}, 422, "/project_id",
     "unknown field"),
    ("an unknown transition", PROJECTS + "/{project}/transitions", {"to": "flying"}, 422, "/to", "must be"),
    ("a transition to nowhere", PROJECTS + "/{project}/transitions", {}, 422, "/to", "required"),
    ("an unknown report", PROJECTS + "/{project}/report", {"kind": "novel"}, 422, "/kind", "must be"),
    ("an unknown field of a report", PROJECTS + "/{project}/report", {"pages": 3}, 422, "/pages", "unknown field"),
    # Other calls.
    ("no place", SITE, {}, 422, "", "exactly one"),
    ("two places", SITE, {"zip": "75201", "address": "1 Main St, Dallas, TX"}, 422, "", "exactly one"),
    ("a ZIP of letters", SITE, {"zip": "abcde"}, 422, "/zip", "five digits"),
    ("a ZIP as a number", SITE, {"zip": 75201}, 422, "/zip", "must be a text"),
    ("latitude 91", SITE, {"lat": 91, "lon": 0}, 422, "/lat", "at most 90"),
    ("half a point", SITE, {"lat": 10}, 422, "/lon", "belong together"),
    ("a post box", SITE, {"address": "PO Box 12, Dallas, TX 75201"}, 422, "/address", "PO box"),
    ("an old wind map", SITE, {"zip": "75201", "edition": "ASCE 7-05"}, 422, "/edition", "must be one of"),
    ("a footing under no force", FOOTING, footing(lateral_force_lbf=0), 422, "/lateral_force_lbf", "greater than 0"),
    ("a footing in soil class 9", FOOTING, footing(soil={"class": 9}), 422, "/soil/class", "at most 5"),
    ("a footing no depth holds", FOOTING, footing(lateral_force_lbf=1e6, height_ft=200, diameter_ft=0.5), 422, "/diameter_ft", "100 ft"),
    ("an unknown sweep", FOOTING + "?sweep=depth", footing(), 422, "/sweep", "must be diameter"),
    ("an unknown query parameter", FOOTING + "?tarce=1", footing(), 422, "/tarce", "unknown query parameter"),
    ("a trace of two", CHECK + "?trace=2", example(), 422, "/trace", "1 or 0"),
    ("concrete of no depth", f"{SIGNAGE}/concrete/yards", {"diameter_ft": 3, "depth_ft": 0}, 422, "/depth_ft", "greater than 0"),
    ("half a footing", f"{SIGNAGE}/concrete/yards", {"diameter_ft": 3, "depth_ft": 10, "count": 1.5}, 422, "/count", "whole number"),
    ("negative steel", f"{SIGNAGE}/pricing/estimate", {"quantities": {"steel_lb": -1}}, 422, "/quantities/steel_lb", "at least 0"),
    ("a price before the first book", f"{SIGNAGE}/pricing/estimate", {"quantities": {}, "date": "1999-01-01"}, 422, "/date", "price book"),
    ("a check without input", f"{SIGNAGE}/checks/wind.velocity_pressure", {}, 422, "/", "required"),
]

#    name, method, path, body, headers, status
REQUESTS = [
    ("a list of no length", "GET", PROJECTS + "?limit=0", None, {}, 422),
    ("a list too long", "GET", PROJECTS + "?limit=501", None, {}, 422),
    ("a length in words", "GET", PROJECTS + "?limit=many", None, {}, 422),
    ("a cursor of one's own", "GET", PROJECTS + "?cursor=abc", None, {}, 422),
    ("a cursor of a search that it never gave", "GET", PROJECTS + "?q=pylon&cursor=garbage", None, {}, 422),
    ("a cursor beyond every hit", "GET", PROJECTS + "?q=pylon&cursor=2147483647", None, {}, 422),
    ("an unknown status", "GET", PROJECTS + "?status=lost", None, {}, 422),
    ("a parameter twice", "GET", PROJECTS + "?limit=1&limit=2", None, {}, 400),
    ("a broken escape", "GET", PROJECTS + "?q=%zz", None, {}, 400),
    ("a body of 2 MiB", "POST", PROJECTS, b" " * (2 << 20), JSON, 413),
    ("XML", "POST", PROJECTS, b"<project/>", {"Content-Type": "application/xml"}, 415),
    ("no media type", "POST", PROJECTS, b"{}", {"Content-Type": ""}, 415),
    ("Latin-1", "POST", PROJECTS, b"{}", {"Content-Type": "application/json; charset=iso-8859-1"}, 415),
    ("gzip", "POST", PROJECTS, b"\x1f\x8b", {**JSON, "Content-Encoding": "gzip"}, 415),
    ("a check that does not exist", "POST", f"{SIGNAGE}/checks/none", {}, {}, 404),
    ("a name of null", "PATCH", PROJECTS + "/{project}", {"name": None}, {"If-Match": "*"}, 422),
    ("an empty patch body", "PATCH", PROJECTS + "/{project}", b"", {**JSON, "If-Match": "*"}, 400),
    ("a design with a negative cabinet", "PUT", PROJECTS + "/{project}/design", design("/sign/cabinets/0/width_ft", -1),
     {"If-Match": "*"}, 422),
    ("a design without If-Match", "PUT", PROJECTS + "/{project}/design", example(), {}, 428),
    ("a delete without If-Match", "DELETE", PROJECTS + "/{project}", None, {}, 428),
]


class BadInput(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.api()  # Without a worker, which writes on its own.
        cls.project, _ = cls.apex.new_project()
        cls.before = cls.stored()

    @classmethod
    def tearDownClass(cls):
        cls.apex.close()

    @classmethod
    def stored(cls):
        """A hash over every row of every table."""
        connection = sqlite3.connect(f"file:{cls.apex.database()}?mode=ro", uri=True)
        try:
            tables = [row[0] for row in connection.execute(
                "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")]
            assert "projects" in tables and "project_payloads" in tables and "project_events" in tables, tables
            text = repr([(table, sorted(connection.execute(f'select * from "{table}"').fetchall(), key=repr)) for table in tables])
            return hashlib.sha256(text.encode()).hexdigest()
        finally:
            connection.close()

    def is_a_problem(self, answer, status):
        self.assertEqual(answer.status, status, answer.body[:500])
        self.assertEqual(answer.headers["content-type"], "application/problem+json")
        self.assertEqual(answer.json["instance"], answer.headers["x-request-id"])
        self.assertEqual(self.stored(), self.before, "nothing is stored")


def case_test(path, body, status, pointer, words):
    def test(self):
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer = self.apex.call("POST", path.replace("{project}", self.project), text, JSON)
        self.is_a_problem(answer, status)
        error = answer.json["errors"][0]
        if pointer == "/":
            self.assertTrue(error["pointer"].startswith("/"), error)
        else:
            self.assertEqual(error["pointer"], pointer)
        self.assertIn(words, error["reason"])
    return test


def request_test(method, path, body, headers, status):
    def test(self):
        self.is_a_problem(self.apex.call(method, path.replace("{project}", self.project), body, headers), status)
    return test


def add_tests():
    def name_of(words):
        return "test_" + "".join(c if c.isalnum() else "_" for c in words)
    for name, *case in CASES:
        assert not hasattr(BadInput, name_of(name)), name
        setattr(BadInput, name_of(name), case_test(*case))
    for name, *case in REQUESTS:
        assert not hasattr(BadInput, name_of(name)), name
        setattr(BadInput, name_of(name), request_test(*case))


add_tests()

if __name__ == "__main__":
    unittest.main()
