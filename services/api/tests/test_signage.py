"""The pure calls: envelope, derivation, numbers that were computed elsewhere; and the same calls on signcalc."""

import json
import unittest

from apex_process import ROOT, Apex, example

SIGNAGE = "/api/v1/signage"
ENVELOPE = {"result", "checks", "assumptions", "warnings", "input_hash", "design_hash", "engine_version"}
CHECK_FIELDS = {"id", "title", "demand", "capacity", "unit", "utilisation", "passes", "status", "case", "clause"}
CASES = sorted((ROOT / "validation").glob("*/*.json"))


def at(document, pointer):
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


def anchored():
    """Four 1 in rods in a wide footing."""
    return {"group": {"anchors": [{"x_in": x, "y_in": y, "N_ua_kip": 6} for x in (-5, 5) for y in (-5, 5)],
                      "outline": {"x_min_in": -20, "x_max_in": 20, "y_min_in": -20, "y_max_in": 20, "h_a_in": 48}},
            "concrete": {"f_c_psi": 4000}, "embedment": {"h_ef_in": 16}, "rod": {"d_a_in": 1, "f_ya_ksi": 55, "f_uta_ksi": 75},
            "shear": {"V_x_kip": 3}}


def base_plate():
    """A 10.75 in pole on leveling nuts over a 36 in pier, its bars as anchor reinforcement."""
    corners = [(8, 0), (0, 8), (-8, 0), (0, -8)]
    return {"column": {"shape": "round", "d_in": 10.75}, "plate": {"N_in": 20, "B_in": 20, "F_y_ksi": 36}, "t_p_in": 2, "support": "leveling_nuts",
            "loads": {"P_u_kip": 4, "M_u_kipin": 600, "V_u_kip": 3},
            "anchorage": {"group": {"anchors": [{"x_in": x, "y_in": y} for x, y in corners], "outline": {"shape": "round", "diameter_in": 36}},
                          "concrete": {"f_c_psi": 4000}, "embedment": {"h_ef_in": 30}, "rod": {"d_a_in": 1.25, "f_ya_ksi": 55, "f_uta_ksi": 75},
                          "gap_in": 2,
                          "tension_reinforcement": {"bars": 8, "A_b_in2": 0.6, "f_y_ksi": 60, "l_d_in": 20, "offset_in": 5, "cover_in": 3},
                          "shear_reinforcement": {"legs": 4, "A_b_in2": 0.11, "f_y_ksi": 60}}}


STOCKS = {"rod_diameters_in": [0.75, 1, 1.25, 1.5, 1.75, 2], "embedments_in": [24, 30, 36], "thicknesses_in": [0.75, 1, 1.25, 1.5, 2]}
ON_GRADE = {"dead_axial_lbf": 5000, "wind_shear_lbf": 4000, "wind_moment_lbf_ft": 60000, "pole_x_in": 24, "pole_y_in": 24}
SHAFT = {"lateral_force_lbf": 2500, "height_ft": 20, "diameter_ft": 3, "axial_lbf": 3000, "soil": {"class": 4}}


class Signage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.serve(extra=("--with-signcalc",), environment={"APEX_SIGNCALC_LISTEN": "127.0.0.1:0"})
        cls.signcalc_port = cls.apex.ports[-1] if len(cls.apex.ports) > 1 else None

    @classmethod
    def tearDownClass(cls):
        cls.apex.close()

    def ask(self, path, body, status=200):
        answer = self.apex.post(f"{SIGNAGE}/{path}", body)
        self.assertEqual(answer.status, status, answer.body[:1000])
        return answer.json

    def test_reface_finds_the_largest_cabinet_and_names_what_stops_the_next(self):
        document = example()
        document["support"] = {"designation": "HSS12.750X0.375"}
        document["foundation"]["depth_ft"] = 12
        result = self.ask("designs/reface", {"design": document})["result"]
        largest, beyond = result["largest"], result["next"]
        self.assertTrue(largest["passes"])
        self.assertAlmostEqual(beyond["width_ft"] - largest["width_ft"], 0.25)
        self.assertTrue(beyond["failing"] or beyond["refused"])
        for size, passes in ((largest, True), (beyond, False)):
            document["sign"]["cabinets"][0]["width_ft"] = size["width_ft"]
            self.assertIs(self.ask("designs/check", document)["result"]["passes"], passes)
        document["support"] = {"designation": "auto"}
        refusal = self.apex.post(f"{SIGNAGE}/designs/reface", {"design": document})
        self.assertEqual(refusal.status, 422)
        self.assertIn("/design/support/designation", refusal.body if isinstance(refusal.body, str) else refusal.body.decode())

    def test_a_spread_footing_stands_and_each_smaller_one_says_what_it_fails(self):
        """No size a step smaller may pass, or it were not the smallest; the soil is not pulled: contact_share is of the base."""
        answer = self.ask("spread_footing/solve", {"soil": {"class": 4}, "footing": ON_GRADE})
        found = answer["result"]
        self.assertTrue(all(check["passes"] for check in answer["checks"] if check["status"] == "run"), answer["checks"])
        self.assertTrue(found["smaller"])
        for smaller in found["smaller"]:
            self.assertGreater(smaller["utilisation"], 1)
            size = smaller["size"]
            self.assertTrue(size["length_x_ft"] < found["length_x_ft"] or size["thickness_in"] < found["thickness_in"])
        self.assertAlmostEqual(found["concrete_yd3"], found["length_x_ft"] * found["length_y_ft"] * found["thickness_in"] / 12 / 27)
        refusal = self.apex.post(f"{SIGNAGE}/spread_footing/solve", {"soil": {"class": 9}, "footing": ON_GRADE})
        self.assertEqual(refusal.status, 422)
        self.assertIn("/soil/class", str(refusal.body))

    def test_a_drilled_shaft_is_the_solved_footing_with_a_cage(self):
        by_soil = self.ask("direct_burial/footing/solve", SHAFT)["result"]
        answer = self.ask("drilled_shaft/solve", {"footing": SHAFT, "broms": {"c_u_psf": 2000}})
        self.assertEqual(answer["result"]["footing"], by_soil)
        self.assertGreaterEqual(answer["result"]["phi_M_n_lbf_ft"], answer["result"]["M_u_lbf_ft"])
        self.assertEqual(answer["result"]["broms"]["soil"], "clay")
        swept = self.apex.post(f"{SIGNAGE}/drilled_shaft/solve?sweep=diameter", {"footing": SHAFT}).json["result"]["shafts"]
        depths = [each["shaft"]["footing"]["depth_ft"] for each in swept if each["shaft"]]
        self.assertGreater(len(depths), 1)
        self.assertEqual(depths, sorted(depths, reverse=True), "a wider shaft is no deeper")
        for body, field in (({"footing": {**SHAFT, "shape": "square"}}, "/footing/shape"), ({"footing": SHAFT, "broms": {}}, "/broms"),
                            ({"footing": SHAFT, "augers_ft": [2]}, "/footing/diameter_ft")):
            refusal = self.apex.post(f"{SIGNAGE}/drilled_shaft/solve", body)
            self.assertEqual(refusal.status, 422, body)
            self.assertIn(field, str(refusal.body))

    def test_every_call_answers_in_the_envelope(self):
        for path, body in (("common/site/resolve", {"address": "123 Main St, Dallas, TX 75201"}),
                           ("common/cabinets/derive", example()["sign"]),
                           ("common/wind", {"site": example()["site"], "sign": example()["sign"]}),
                           ("poles/options", example()), ("designs/check", example()),
                           ("direct_burial/footing/solve", {"lateral_force_lbf": 2500, "height_ft": 20, "diameter_ft": 3, "soil": {"class": 4}}),
                           ("spread_footing/solve", {"soil": {"class": 4}, "footing": ON_GRADE}), ("drilled_shaft/solve", {"footing": SHAFT}),
                           ("concrete/yards", {"diameter_ft": 3, "depth_ft": 10}),
                           ("anchors/checks", anchored()), ("baseplate/checks", base_plate()),
                           ("baseplate/design", {"base": base_plate(), "stocks": STOCKS}),
                           ("pricing/estimate", {"quantities": {"concrete_yd3": 3, "excavation_yd3": 4}}),
                           ("editions", {}), ("checks", {})):
            answer = self.ask(path, body)
            self.assertLessEqual(ENVELOPE, set(answer), path)
            self.assertNotIn("trace", answer, path)
            for check in answer["checks"]:
                self.assertLessEqual(CHECK_FIELDS, set(check))
                self.assertIn(check["status"], ("run", "not_run"))

    def test_the_plans_dallas_address_answers_with_screening_wind(self):
        result = self.ask("common/site/resolve", {"address": "123 Main St, Dallas, TX 75201"})["result"]
        place, wind = result["place"], result["wind"]
        self.assertEqual((place["city"], place["state"], place["zip"], place["county"]), ("Dallas", "TX", "75201", "Dallas"))
        self.assertAlmostEqual(place["lat"], 32.78, delta=0.1)
        self.assertAlmostEqual(place["lon"], -96.80, delta=0.1)
        self.assertTrue(wind["is_screening"])
        # The ASCE 7 map has about 105 mph there; a screening value may only be above.
        self.assertGreaterEqual(wind["wind_speed_mph"]["II"], 105)
        speeds = [wind["wind_speed_mph"][category] for category in ("I", "II", "III", "IV")]
        self.assertEqual(speeds, sorted(speeds))
        self.assertTrue(wind["source"] and wind["retrieved_at"])

    def test_what_is_unknown_is_null_with_what_to_enter(self):
        result = self.ask("common/site/resolve", {"lat": 0.0, "lon": -150.0})["result"]
        self.assertIsNone(result["wind"]["wind_speed_mph"]["II"])
        self.assertTrue(any("wind" in entry["field"] for entry in result["must_enter"]))

    def test_the_plans_cabinet(self):
        # 14 x 8 ft under 25 ft: area 112 sq ft, centroid 21 ft above grade (deployment plan, phase 6).
        result = self.ask("common/cabinets/derive", {"overall_height_ft": 25.0, "cabinets": [{"width_ft": 14.0, "height_ft": 8.0, "depth_in": 12.0}]})["result"]
        self.assertEqual((result["area_ft2"], result["cabinets"][0]["centroid_height_ft"]), (112, 21))
        self.assertEqual(result["cabinets"][0]["s_over_h"], 8 / 25)
        self.assertEqual(result["cabinets"][0]["B_over_s"], 14 / 8)

    def test_the_reference_sign_of_the_precursors_errors(self):
        # ASCE 7-16, 14 x 8 ft, 25 ft, 115 mph, exposure C: q_h 27.2 psf, C_f 1.79, F 4.64 kip, M 97.4 kip-ft.
        wind = self.ask("common/wind", {"edition": "ASCE 7-16", "site": example()["site"], "sign": example()["sign"]})["result"]
        cabinet = wind["cabinets"][0]
        self.assertAlmostEqual(cabinet["q_h_psf"], 27.2, delta=0.05)
        self.assertAlmostEqual(cabinet["C_f"], 1.79, delta=0.005)
        self.assertAlmostEqual(cabinet["case_a_force_lbf"], 4640, delta=10)
        self.assertAlmostEqual(cabinet["case_a_force_lbf"] * cabinet["resultant_height_ft"], 97_400, delta=97_400 * 0.005)

    def test_force_rises_with_the_square_of_the_wind(self):
        def force(speed):
            site = {**example()["site"], "wind_speed_mph": speed}
            return self.ask("common/wind", {"site": site, "sign": example()["sign"]})["result"]["cabinets"][0]["case_a_force_lbf"]
        self.assertAlmostEqual(force(160) / force(120), (160 / 120) ** 2, places=9)

    def test_trace_adds_the_derivation_and_changes_nothing_else(self):
        plain, traced = self.ask("designs/check", example()), self.ask("designs/check?trace=1", example())
        trace = traced.pop("trace")
        self.assertEqual(traced, plain)
        self.assertGreater(len(trace), 20)
        self.assertTrue(any(step["symbol"] == "q_h" and step["kind"] == "equation" for step in trace))

    def test_the_next_smaller_section_says_which_check_fails(self):
        pole = self.ask("designs/check", example())["result"]["pole"]
        self.assertTrue(pole["next_smaller"]["failed_check_id"])
        document = example()
        document["support"]["designation"] = pole["designation"]
        self.assertTrue(self.ask("designs/check", document)["result"]["passes"])

    def test_pole_options_agree_with_auto(self):
        options = self.ask("poles/options", example())["result"]
        self.assertEqual(options["passing"][0]["designation"], self.ask("designs/check", example())["result"]["pole"]["designation"])
        weights = [option["weight_plf"] for option in options["passing"]]
        self.assertEqual(weights, sorted(weights))
        self.assertTrue(all(option["governing_check_id"] for option in options["failing"]))

    def test_pole_options_come_lightest_or_cheapest_first(self):
        options = {order: self.ask(f"poles/options?order={order}", example())["result"] for order in ("weight", "cost")}
        self.assertEqual(self.ask("poles/options", example())["result"], options["weight"])
        for order, key in (("weight", "weight_lbf"), ("cost", "price_total_cents")):
            self.assertEqual(options[order]["order"], order)
            values = [option[key] for option in options[order]["passing"]]
            self.assertGreater(len(values), 10)
            self.assertEqual(values, sorted(values), order)
        by_name = {order: {o["designation"]: o for o in options[order]["passing"]} for order in options}
        self.assertEqual(by_name["weight"], by_name["cost"], "the same sections, the same figures")
        self.assertEqual(options["weight"]["failing"], options["cost"]["failing"])
        self.assertTrue(all(option["price_total_cents"] is None for option in options["cost"]["failing"]))
        # The price is that of the design with the section, by the named book.
        for option in (options["cost"]["passing"][0], options["cost"]["passing"][-1]):
            document = example()
            document["support"]["designation"] = option["designation"]
            price = self.ask("designs/check", document)["result"]["price"]
            self.assertEqual(option["price_total_cents"], price["total_cents"])
            for part in ("price_book", "currency", "effective_from"):
                self.assertEqual(options["cost"][part], price[part])

    def test_one_design_is_compared_under_every_edition_side_by_side(self):
        answer = self.ask("designs/compare", example())
        columns = {c["value"]: c for c in answer["result"]["variants"]}
        self.assertEqual(list(columns), self.ask("editions", {})["result"]["editions"]["wind"])
        self.assertEqual([v for v, c in columns.items() if c["as_given"]], [example()["codes"]["wind"]])
        for edition, column in columns.items():
            document = example()
            document["codes"]["wind"] = edition
            alone = self.ask("designs/check", document)
            self.assertIsNone(column["refused"])
            self.assertEqual(column["result"]["checks"], alone["checks"], edition)
            self.assertEqual(column["result"]["footing_depth_ft"], alone["result"]["footing"]["depth_ft"])
            self.assertEqual(column["result"]["price_total_cents"], alone["result"]["price"]["total_cents"])
            self.assertEqual(column["result"]["governing"], alone["result"]["governing"])

    def test_two_poles_cost_less_steel_each_and_say_whose_reactions_these_are(self):
        one = example()
        two = {**one, "support": {**one["support"], "count": 2, "spacing_ft": 8}}
        alone, pair = (self.ask("designs/check", body)["result"] for body in (one, two))
        self.assertLess(pair["pole"]["weight_plf"], alone["pole"]["weight_plf"])
        self.assertAlmostEqual(pair["pole"]["weight_lbf"], 2 * pair["pole"]["length_ft"] * pair["pole"]["weight_plf"], places=6)
        self.assertEqual(pair["quantities"]["concrete_yd3"], 2 * pair["footing"]["concrete_yd3"])
        self.assertIn("footing.uplift", [check["id"] for check in self.ask("designs/check", two)["checks"]])
        best = self.ask("designs/optimize?least=cost", two)["result"]
        self.assertLessEqual(best["price_total_cents"], pair["price"]["total_cents"])
        self.assertEqual(self.ask("designs/check", best["document"])["result"]["price"]["total_cents"], best["price_total_cents"])
        for column in self.ask("designs/compare", two)["result"]["variants"]:
            self.assertIsNone(column["refused"])

    def test_poles_that_cannot_stand_are_refused_in_their_place(self):
        for support, pointer in (({"count": 2}, "/support/spacing_ft"), ({"spacing_ft": 8}, "/support/spacing_ft"), ({"count": 5}, "/support/count"),
                                 ({"count": 2, "spacing_ft": 15}, "/support/spacing_ft"), ({"count": 2, "spacing_ft": 2.5}, "/support/spacing_ft")):
            body = example()
            body["support"].update(support)
            answer = self.apex.post(f"{SIGNAGE}/designs/check", body)
            self.assertEqual((answer.status, answer.json["errors"][0]["pointer"]), (422, pointer))

    def test_a_refused_reading_stands_in_its_column_and_stops_no_other(self):
        document = example()
        document["sign"]["cabinets"] = [{"width_ft": 36, "height_ft": 3, "depth_in": 12, "weight_psf": 10}]  # B/s = 12
        columns = {c["value"]: c for c in self.ask("designs/compare?by=options.case_c_10_13", document)["result"]["variants"]}
        self.assertEqual(set(columns), {"blend", "refuse"})
        self.assertIsNotNone(columns["blend"]["result"])
        self.assertIsNone(columns["refuse"]["result"])
        self.assertTrue(columns["refuse"]["refused"]["reason"])

    def test_the_optimum_of_a_space_passes_and_no_design_of_its_front_betters_another(self):
        body = {**example(), "space": {"diameters_ft": [2.5, 3, 4], "families": ["hss_round", "pipe"]}}
        for least, key in (("cost", "price_total_cents"), ("weight", "steel_lb"), ("depth", "depth_ft")):
            result = self.ask(f"designs/optimize?least={least}", body)["result"]
            self.assertIn(result["diameter_ft"], body["space"]["diameters_ft"])
            self.assertTrue(self.ask("designs/check", result["document"])["result"]["passes"])
            measures = [(d["price_total_cents"], d["steel_lb"], d["depth_ft"]) for d in result["front"]]
            for one in measures:
                self.assertFalse([o for o in measures if o != one and all(a <= b for a, b in zip(o, one))], "none is dominated")
            self.assertEqual(result[key], min(d[key] for d in result["front"]))
            for neighbour in result["smaller"]:
                self.assertTrue(neighbour["governing_check_id"])
                if not neighbour["passes"] and neighbour["governing_check_id"] != "section.outside_clause":
                    self.assertGreater(neighbour["utilisation"], 1)

    def test_embodied_carbon_needs_factors_with_their_source(self):
        answer = self.apex.post(f"{SIGNAGE}/designs/optimize?least=carbon", example())
        self.assertEqual((answer.status, answer.json["errors"][0]["pointer"]), (422, "/carbon"))
        carbon = {"steel_kg_per_lb": 1.0, "concrete_kg_per_yd3": 300, "source": "declared by the suppliers"}
        result = self.ask("designs/optimize?least=carbon", {**example(), "carbon": carbon})["result"]
        expected = carbon["steel_kg_per_lb"] * result["steel_lb"] + carbon["concrete_kg_per_yd3"] * result["design"]["footing"]["concrete_yd3"]
        self.assertAlmostEqual(result["carbon_kg"], expected, delta=1e-6 * expected)

    def test_a_comparison_by_what_has_no_readings_is_refused_at_by(self):
        answer = self.apex.post(f"{SIGNAGE}/designs/compare?by=site.exposure", example())
        self.assertEqual(answer.status, 422)
        self.assertEqual(answer.json["errors"][0]["pointer"], "/by")

    def test_an_order_of_pole_options_that_does_not_exist_is_refused(self):
        for order in ("price", "", "COST"):
            answer = self.apex.post(f"{SIGNAGE}/poles/options?order={order}", example())
            self.assertEqual(answer.status, 422, order)
            self.assertEqual(answer.json["errors"][0]["pointer"], "/order")

    def test_what_a_place_does_not_tell_is_null_and_asked_for(self):
        for address in ("Boston MA", "Dallas TX"):
            result = self.ask("common/site/resolve", {"address": address})["result"]
            self.assertIsNone(result["place"]["zip"], address)
            self.assertIn("/place/zip", [entry["field"] for entry in result["must_enter"]])
        # Toronto (GeoNames): the United States have no place there.
        result = self.ask("common/site/resolve", {"lat": 43.65, "lon": -79.38})["result"]
        self.assertIsNone(result["place"])
        self.assertIsNone(result["wind"]["wind_speed_mph"]["II"])
        # Dallas City Hall lies in Dallas County, and its ZIP code is none of post-office boxes.
        place = self.ask("common/site/resolve", {"lat": 32.7767, "lon": -96.797})["result"]["place"]
        self.assertEqual((place["city"], place["county"]), ("Dallas", "Dallas"))
        self.assertNotEqual(place["zip"], "75037")

    def test_a_footing_by_the_published_example(self):
        # precursor-errors: IBC-SOIL-4, 2.5 kip at 20 ft on 3 ft: 10.84 ft, and 8.38 ft with the factor of two.
        body = {"lateral_force_lbf": 2500, "height_ft": 20, "diameter_ft": 3, "soil": {"class": 4}}
        self.assertAlmostEqual(self.ask("direct_burial/footing/solve", body)["result"]["required_depth_ft"], 10.84, delta=0.01)
        doubled = self.ask("direct_burial/footing/solve", {**body, "options": {"isolated_pole_factor": 2}})["result"]
        self.assertAlmostEqual(doubled["required_depth_ft"], 8.38, delta=0.01)

    def test_a_sweep_answers_all_diameters(self):
        body = {"lateral_force_lbf": 2500, "height_ft": 20, "diameter_ft": 3, "soil": {"class": 4}}
        footings = self.ask("direct_burial/footing/solve?sweep=diameter", body)["result"]["footings"]
        depths = [f["footing"]["required_depth_ft"] for f in footings if f.get("footing")]
        self.assertGreater(len(depths), 10)
        self.assertEqual(depths, sorted(depths, reverse=True), "depth falls as the diameter grows")

    def test_every_mode_of_the_anchors_is_listed_also_those_not_run(self):
        checks = self.ask("anchors/checks", anchored())["checks"]
        self.assertEqual(len(checks), 18)
        status = {check["id"]: check["status"] for check in checks}
        self.assertEqual((status["anchors.steel_tension"], status["anchors.side_face"]), ("run", "not_run"))
        # 0.606 in2 x 75 ksi x 0.75
        self.assertAlmostEqual(next(c for c in checks if c["id"] == "anchors.steel_tension")["capacity"], 34.0875, places=9)

    def test_a_post_installed_anchor_is_refused_without_its_report(self):
        body = {**anchored(), "embedment": {"kind": "post_installed", "h_ef_in": 6}}
        answer = self.apex.post(f"{SIGNAGE}/anchors/checks", body)
        self.assertEqual(answer.status, 422)
        self.assertEqual(answer.json["errors"][0]["pointer"], "/embedment/approval")

    def test_a_base_plate_by_hand(self):
        answer = self.ask("baseplate/checks?trace=1", base_plate())
        # 2 x 600 / (4 x 8) - 4 / 4
        self.assertAlmostEqual(answer["result"]["T_max_kip"], 36.5, places=9)
        self.assertEqual(len(answer["checks"]), 26)
        self.assertIn("C_max", {step["symbol"] for step in answer["trace"]})

    def test_the_least_base_of_the_stocks_passes_and_the_next_smaller_does_not(self):
        result = self.ask("baseplate/design", {"base": base_plate(), "stocks": STOCKS})["result"]
        self.assertTrue(result["found"] and result["base"]["passes"])
        body = base_plate()
        body["anchorage"]["rod"]["d_a_in"] = result["rod_diameter_in"]
        body["anchorage"]["embedment"]["h_ef_in"] = result["embedment_in"]
        body["t_p_in"] = result["thickness_in"]
        self.assertTrue(self.ask("baseplate/checks", body)["result"]["passes"])
        thinner = [t for t in STOCKS["thicknesses_in"] if t < result["thickness_in"]]
        self.assertTrue(thinner, "the case must leave a thinner plate to fail")
        self.assertFalse(self.ask("baseplate/checks", {**body, "t_p_in": thinner[-1]})["result"]["passes"])
        self.assertIn("thickness", [smaller["what"] for smaller in result["smaller"]])

    def test_a_bad_stock_is_named(self):
        answer = self.apex.post(f"{SIGNAGE}/baseplate/design", {"base": base_plate(), "stocks": {**STOCKS, "thicknesses_in": [-1]}})
        self.assertEqual((answer.status, answer.json["errors"][0]["pointer"]), (422, "/stocks/thicknesses_in"))

    def test_concrete_is_a_cylinder(self):
        result = self.ask("concrete/yards", {"diameter_ft": 3, "depth_ft": 12, "count": 2})["result"]
        self.assertAlmostEqual(result["concrete_yd3"], 2 * 3.14159265 * 1.5 ** 2 * 12 / 27, places=6)

    def test_editions_and_checks_say_what_is_supported(self):
        editions = self.ask("editions", {})["result"]
        self.assertEqual(editions["editions"]["wind"], ["ASCE 7-10", "ASCE 7-16", "ASCE 7-22"])
        self.assertEqual(self.apex.get(f"{SIGNAGE}/editions").json["result"], editions)
        checks = self.ask("checks", {})["result"]["checks"]
        self.assertGreater(len(checks), 20)
        ids = [check["id"] for check in checks]
        self.assertEqual(ids, sorted(set(ids)))
        for check in checks:
            self.assertTrue(check["clause"], check["id"])
            self.assertEqual(check["input_schema"]["type"], "object")
        one = self.apex.get(f"{SIGNAGE}/checks/{ids[0]}").json["result"]
        self.assertEqual(one, checks[0])
        self.assertEqual(self.apex.get(f"{SIGNAGE}/checks/none").status, 404)

    def test_idempotency_keys_are_ignored_by_pure_calls(self):
        for body in (example()["sign"], {"overall_height_ft": 10, "cabinets": [{"width_ft": 4, "height_ft": 4, "depth_in": 6}]}):
            self.assertEqual(self.apex.post(f"{SIGNAGE}/common/cabinets/derive", body, Idempotency_Key="same").status, 200)

    def test_all_examples_pass(self):
        for file in sorted((ROOT / "examples").glob("*.json")):
            answer = self.ask("designs/check", json.loads(file.read_text()))
            self.assertTrue(answer["result"]["passes"], file.name)


class Signcalc(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.signcalc, cls.apex = Apex.signcalc(), Apex.serve()

    @classmethod
    def tearDownClass(cls):
        cls.signcalc.close()
        cls.apex.close()

    def test_healthz(self):
        answer = self.signcalc.get("/healthz")
        self.assertEqual((answer.status, answer.json), (200, {"status": "ok"}))

    def test_it_answers_as_the_api_does(self):
        for path, body in (("designs/check?trace=1", example()), ("common/cabinets/derive", example()["sign"]), ("editions", {}),
                           ("common/site/resolve", {"zip": "75201"}), ("checks/wind.velocity_pressure", {})):
            here, there = self.signcalc.post(f"/v1/{path}", body), self.apex.post(f"{SIGNAGE}/{path}", body)
            if here.status == 200:
                self.assertEqual(here.body, there.body, path)
            self.assertEqual(here.status, there.status, path)

    def test_it_knows_no_projects(self):
        for path in ("/api/v1/projects", "/v1/projects", "/"):
            self.assertEqual(self.signcalc.get(path).status, 404)


class Verification(unittest.TestCase):
    """Every case of validation/ over HTTP."""

    @classmethod
    def setUpClass(cls):
        cls.apex = Apex.signcalc()

    @classmethod
    def tearDownClass(cls):
        cls.apex.close()


def case_test(file):
    def test(self):
        case = json.loads(file.read_text())
        for run in case["runs"]:
            answer = self.apex.post(f"/v1/checks/{run['check']}", run["inputs"])
            self.assertEqual(answer.status, 200, answer.body[:500])
            for expected in run["expect"]:
                computed = at(answer.json, expected["path"])
                allowed = expected["tolerance"] * (abs(expected["value"]) or 1)
                self.assertLessEqual(abs(computed - expected["value"]), allowed, f"{run['check']} {expected['path']}")
    return test


for each in CASES:
    setattr(Verification, "test_" + each.stem.replace("-", "_").replace(".", "_"), case_test(each))

if __name__ == "__main__":
    unittest.main()
