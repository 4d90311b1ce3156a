#include "report/sample_input.hpp"

#include "trace/trace.hpp"

namespace apex::report {
namespace {

constexpr Clause asce7(const char* ref) { return {"ASCE 7-22", ref}; }
constexpr Clause aisc(const char* ref) { return {"AISC 360-22", ref}; }
constexpr Clause ibc(const char* ref) { return {"IBC 2024", ref}; }

void add_cabinet_wind(Sheet<Term>& sheet, std::size_t number, double width_ft, double height_ft,
                      double top_ft, double figure) {
    sheet.heading("Wind on cabinet", number);
    const Term V = sheet.given("V", "mph", 115, asce7("26.5"));
    const Term B = sheet.given("B", "ft", width_ft, asce7("29.3.1"));
    const Term s = sheet.given("s", "ft", height_ft, asce7("29.3.1"));
    const Term h = sheet.given("h", "ft", top_ft, asce7("29.3.1"));
    const Term alpha =
        sheet.looked_up("alpha", "Table 26.11-1, exposure C", 9.8, asce7("Table 26.11-1"));
    const Term z_g =
        sheet.looked_up("z_g", "Table 26.11-1, exposure C, ft", 2460, asce7("Table 26.11-1"));
    const Term K_zt = sheet.given("K_zt", "", 1, asce7("26.8.2"));
    const Term K_e = sheet.given("K_e", "", 1, asce7("26.9"));
    const Term K_d = sheet.looked_up("K_d", "Table 26.6-1, solid freestanding signs", 0.85,
                                     asce7("Table 26.6-1"));
    const Term G = sheet.given("G", "", 0.85, asce7("26.11.1"));
    sheet.note("f_1 = 1.42 Hz is at least 1 Hz: rigid, G = 0.85", asce7("26.11.2"));
    const Term z = sheet.eq("z", "ft", max(h, 15), asce7("Table 26.10-1"));
    const Term K_h = sheet.eq("K_h", "", 2.41 * pow(z / z_g, 2 / alpha), asce7("Table 26.10-1"));
    const Term q_h =
        sheet.eq("q_h", "psf", 0.00256 * K_h * K_zt * K_e * pow(V, 2), asce7("26.10-1"));
    const Term A_s = sheet.eq("A_s", "ft²", B * s, asce7("29.3.1"));
    const Term clearance = sheet.eq("s_over_h", "", s / h, asce7("Figure 29.3-1"));
    sheet.eq("B_over_s", "", B / s, asce7("Figure 29.3-1"));
    const Term C_f = sheet.looked_up("C_f", "Figure 29.3-1, between B/s 1 and 2, s/h 0.3 and 0.5",
                                     figure, asce7("Figure 29.3-1"));
    const Term F_w = sheet.eq("F_w", "lbf", q_h * K_d * G * C_f * A_s, asce7("29.3-1"));
    const Term F = sheet.eq("F", "lbf", max(F_w, 16 * A_s), unconfirmed(asce7("29.7")));
    sheet.note("29.3-1 governs over the minimum of 16 psf", asce7("29.7"));
    const Term y = sheet.eq("y", "ft", h - s / 2, asce7("Figure 29.3-1"));
    sheet.note("s/h < 1: the resultant acts at mid-height", asce7("Figure 29.3-1"));
    const Term e = sheet.eq("e", "ft", 0.2 * B, asce7("Figure 29.3-1, case B"));
    const Term T = sheet.eq("T", "lbf-ft", F * e, asce7("Figure 29.3-1, case B"));
    const Term M = sheet.eq("M", "lbf-ft", F * y, asce7("29.3.1"));
    sheet.eq("M_amplified", "lbf-ft", (M + T * 0.25) / (1 - 1.0 * clearance / 40), asce7("29.3.1"));
}

void add_pole(Sheet<Term>& sheet) {
    sheet.heading("Pole HSS14.000X0.500, flexure and compression");
    const Term E = sheet.given("E", "ksi", 29000, aisc("B4"));
    const Term F_y = sheet.given("F_y", "ksi", 50, aisc("A3.1"));
    const Term D = sheet.given("D", "in", 14, aisc("B4.2"));
    const Term t_nom = sheet.given("t_nom", "in", 0.5, aisc("B4.2"));
    const Term t = sheet.eq("t", "in", 0.93 * t_nom, aisc("B4.2"));
    const Term d_i = sheet.eq("d_i", "in", D - 2 * t, aisc("B4.2"));
    const Term A =
        sheet.eq("A", "in^2", Term("pi", 3.14159265) / 4 * (pow(D, 2) - pow(d_i, 2)), aisc("B4.2"));
    const Term I = sheet.eq("I", "in^4", Term("pi", 3.14159265) / 64 * (pow(D, 4) - pow(d_i, 4)),
                            aisc("B4.2"));
    const Term S = sheet.eq("S", "in^3", 2 * I / D, aisc("B4.2"));
    const Term Z = sheet.eq("Z", "in^3", (pow(D, 3) - pow(d_i, 3)) / 6, aisc("B4.2"));
    const Term r = sheet.eq("r", "in", sqrt(I / A), aisc("B4.2"));
    const Term lambda = sheet.eq("lambda", "", D / t, aisc("Table B4.1b"));
    const Term lambda_p = sheet.eq("lambda_p", "", 0.07 * E / F_y, aisc("Table B4.1b, case 20"));
    sheet.eq("lambda_r", "", 0.31 * E / F_y, aisc("Table B4.1b, case 20"));
    sheet.note(plain(lambda) > plain(lambda_p) ? "lambda > lambda_p: noncompact"
                                               : "lambda at most lambda_p: compact",
               aisc("B4.1"));
    const Term M_n = sheet.eq("M_n", "kip-in", min(F_y * Z, (0.021 * E / (D / t) + F_y) * S),
                              aisc("F8-1, F8-2"));
    const Term phi_b = sheet.given("phi_b", "", 0.9, aisc("F1"));
    const Term phi_M_n = sheet.eq("phi_M_n", "kip-in", phi_b * M_n, aisc("F1"));
    const Term L_c = sheet.eq("L_c", "in", 2.1 * Term(25) * 12, aisc("E2"));
    const Term F_e =
        sheet.eq("F_e", "ksi", pow(Term("pi", 3.14159265), 2) * E / pow(L_c / r, 2), aisc("E3-4"));
    const Term F_n = sheet.eq("F_n", "ksi", 0.877 * F_e, aisc("E3-3"));
    const Term P_n = sheet.eq("P_n", "kip", F_n * A, aisc("E3-1"));
    const Term P_r = sheet.given("P_r", "kip", 4.6, asce7("2.3.1"));
    const Term V_n = sheet.eq(
        "V_n", "kip",
        max(1.6 * E / (sqrt(L_c / D) * pow(D / t, 1.25)), 0.78 * E / pow(D / t, 1.5)) * A / 2,
        aisc("G5-2a, G5-2b"));
    const Term M_r = sheet.given("M_r", "kip-in", 2310, asce7("2.3.1"));
    const Term V_r = sheet.given("V_r", "kip", 9.4, asce7("2.3.1"));
    const Term T_r = sheet.given("T_r", "kip-in", 318, asce7("2.3.1"));
    const Term T_c = sheet.eq(
        "T_c", "kip-in",
        0.9 * min(0.6 * F_y, 1.23 * E / (sqrt(L_c / D) * pow(D / t, 1.25))) * 2 * S, aisc("H3-1"));
    sheet.eq("U", "", P_r / (0.9 * P_n) + M_r / phi_M_n + pow(V_r / (0.9 * V_n) + T_r / T_c, 2),
             aisc("H3-6"));
}

void add_long_sum(Sheet<Term>& sheet) {
    sheet.heading("Moment at grade");
    Term sum = Term("F_1", 8087.7) * Term("y_1", 20);
    for (int i = 2; i <= 9; ++i) {
        const std::string n = std::to_string(i);
        sum = sum + Term("F_" + n, 120.4 * i) * (Term("y_" + n, 21.5 - 2 * i) - Term("z_0", 0.5));
    }
    sheet.eq("M_g", "lbf-ft", sum, asce7("29.4"));
    sheet.eq("delta_top", "in",
             sum * 12 * pow(Term("L", 300), 2) / (3 * Term("E", 29e6) * Term("I", 453)),
             aisc("L3"));
    sheet.eq("r_1", "", Term("small", 1.5e-7) + 0, {"", ""});
}

void add_footing(Sheet<Term>& sheet) {
    sheet.heading("Direct-embedded footing");
    const Term P = sheet.given("P", "lbf", 5640, ibc("1807.3.2.1"));
    const Term h = sheet.given("h", "ft", 19.4, ibc("1807.3.2.1"));
    const Term b = sheet.given("b", "ft", 3, ibc("1807.3.2.1"));
    const Term S = sheet.looked_up("S", "Table 1806.2, class 4, psf/ft", 150, ibc("Table 1806.2"));
    const Term d = sheet.given("d_12", "ft", 11.3, ibc("1807.3.2.1"));
    const Term S_1 = sheet.eq("S_1", "psf", S * min(d, 12) / 3, ibc("1807.3.2.1"));
    const Term A = sheet.eq("A", "ft", 2.34 * P / (S_1 * b), ibc("18-1"));
    sheet.eq("d", "ft", 0.5 * A * (1 + sqrt(1 + 4.36 * h / A)), ibc("18-1"));
    sheet.note("root found by bisection in 38 iterations, residual 2.1e-9 ft", ibc("1807.3.2.1"));
}

CheckRecord check(const char* id, const char* title, double demand, double capacity,
                  const char* unit, const char* load_case, const char* clause) {
    const double utilisation = demand / capacity;
    return {id,    title,     demand, capacity, unit, utilisation, utilisation <= 1,
            "run", load_case, clause, false};
}

}  // namespace

ReportInput sample_input() {
    ReportInput input;
    input.engine_version = "0.1.0";
    input.program_version = "0.1.0";
    input.caption = {"Main Street pylon",
                     "Acme Outdoor",
                     "123 Main St, Dallas, TX 75201",
                     "26-104",
                     "2026-11-23",
                     "J. Doe, PE",
                     "Doe Structural"};
    Design& d = input.design.emplace();
    d.input_hash = "4f0c7b2a9e8d6c5b4a3f2e1d0c9b8a7f6e5d4c3b2a1f0e9d8c7b6a5f4e3d2c1b";
    d.design_hash = "9a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9";
    d.revision = 3;
    d.passes = true;
    d.governing = {"steel.interaction", "Combined flexure, shear and torsion",
                   "1.2D + 1.0W, case B", 0.8734};
    d.criteria = {{"Codes and standards",
                   {{"Wind", "ASCE 7-22", "chosen in the design"},
                    {"Steel", "AISC 360-22", "chosen in the design"},
                    {"Concrete", "ACI 318-19", "chosen in the design"},
                    {"Soil", "IBC 2024", "chosen in the design"}}},
                  {"Site",
                   {{"Basic wind speed V", "115 mph", "ASCE 7 Hazard Tool, printed 2026-11-20"},
                    {"Risk category", "II", "given"},
                    {"Exposure", "C", "given"},
                    {"Topographic factor K_zt", "1.0", "assumed: no topography was given", true},
                    {"Frost depth", "10 in", "given"}}},
                  {"Materials",
                   {{"Pole", "A500 Gr C, F_y 50 ksi", "AISC 360-22 A3.1"},
                    {"Concrete", "f'c 3,000 psi", "given"},
                    {"Soil", "class 4, 150 psf/ft lateral", "IBC 2024 Table 1806.2, presumptive"}}},
                  {"Load combinations",
                   {{"Strength", "1.2D + 1.0W; 0.9D + 1.0W", "ASCE 7-22 2.3.1"},
                    {"Allowable stress", "D + 0.6W; 0.6D + 0.6W", "ASCE 7-22 2.4.1"}}}};
    d.switches = {
        {"footing_depth_limit_reading", "cap_on_depth", "cap_on_depth", "IBC 1807.3.2.1",
         "Whether the 12 ft limit caps the depth or its third."},
        {"isolated_pole_factor", "2", "1", "IBC 1806.3.4",
         "Doubles the lateral pressure where 1/2 in of movement at grade is accepted."},
        {"square_width", "diagonal", "diagonal", "IBC 1807.3.2.1",
         "Width of a square footing: diagonal or side."},
        {"kz_method", "formula", "formula", "ASCE 7-22 Table 26.10-1",
         "K_z by formula or by interpolation in the table."},
        {"q_height", "top", "top", "ASCE 7-22 29.3.1", "Height of the velocity pressure."},
        {"deflection_limit", "60", "60", "none", "Length over this number, at 0.6W."},
        {"min_pressure_psf", "16", "16", "ASCE 7-22 29.7",
         "Floor of the wind pressure on the sign."}};
    d.geometry.overall_height_ft = 25;
    d.geometry.cabinets = {{14, 8, 12, 17, 25, 0, 112, 21, 1120, 0.32, 1.75, 21},
                           {8, 4.5, 10, 12, 16.5, 1.25, 36, 14.25, 360, 0.2727, 1.7778, 14.25}};
    d.geometry.area_ft2 = 148;
    d.geometry.weight_lbf = 1480;
    d.geometry.centroid_height_ft = 19.36;
    d.geometry.centroid_x_ft = 0.304;
    d.geometry.weight_centroid_height_ft = 19.36;
    d.geometry.weight_centroid_x_ft = 0.304;
    d.geometry.overturning_arm_ft = 19.36;
    d.geometry.frost_depth_in = 10;
    d.wind.edition = "ASCE 7-22";
    d.wind.wind_speed_mph = 115, d.wind.K_zt = 1, d.wind.K_e = 1, d.wind.G = 0.85;
    d.wind.cabinets = {{1,
                        0.32,
                        1.75,
                        0.9447,
                        31.98,
                        1.8,
                        0.85,
                        0.85,
                        4658,
                        21,
                        2.8,
                        13042,
                        false,
                        {},
                        0,
                        0,
                        false},
                       {2,
                        0.2727,
                        2.2,
                        0.8671,
                        29.36,
                        1.8,
                        0.85,
                        0.85,
                        1374,
                        14.25,
                        1.6,
                        2198,
                        true,
                        {{0, 4.5, 2.25, 715.2}, {4.5, 8, 1.5, 370.9}},
                        1086.1,
                        1310.4,
                        true}};
    d.wind.pole = {{0, 12, 27.1, 0.62, 235.2}, {16.5, 17, 29.5, 0.62, 10.7}};
    d.wind.force_lbf = 6278, d.wind.moment_lbf_ft = 118982, d.wind.case_b_torsion_lbf_ft = 15240;
    d.wind.case_c_force_lbf = 1086.1, d.wind.case_c_torsion_lbf_ft = 1310.4;
    d.reactions = {{"1.2D + 1.0W, case A", 4571, 6278, 118982, 0},
                   {"1.2D + 1.0W, case B", 4571, 6278, 118982, 15240},
                   {"0.9D + 1.0W, case B", 3428, 6278, 118982, 15240},
                   {"D + 0.6W, case B", 3809, 3767, 71389, 9144},
                   {"0.6D + 0.6W, case B", 2285, 3767, 71389, 9144}};
    d.pole = {"HSS14.000X0.500",
              "hss_round",
              "A500 Gr C",
              true,
              50,
              14,
              14,
              0.5,
              0.465,
              72.16,
              35,
              2525.6,
              25,
              0.8734,
              1.42,
              3.18,
              5,
              SmallerSection{"HSS12.750X0.500", "steel.interaction",
                             "Combined flexure, shear and torsion", 1.0712}};
    d.footing = {"round", 3, 11.27, 11.5, {}, 3767, 18.95, 565.1, 3.011, 38, 2.1e-9, 3000};
    d.quantities = {2525.6, 3.011, 3.914, 148};
    d.price = {"apex-2026-1",
               "USD",
               "2026-01-01",
               {{"Structural steel, fabricated", "lb", 2525.6, 265, 669284},
                {"Concrete, placed", "yd³", 3.011, 24500, 73770},
                {"Excavation", "yd³", 3.914, 9500, 37183},
                {"Cabinet, illuminated", "ft²", 148, 14500, 2146000}},
               2926237};
    d.checks = {
        check("wind.minimum", "Minimum wind pressure", 16, 31.4, "psf", "case A", "ASCE 7-22 29.7"),
        check("steel.flexure", "Flexure of the pole", 1427784, 3818000, "lbf-in",
              "1.2D + 1.0W, case A", "AISC 360-22 F8"),
        check("steel.shear", "Shear of the pole", 6278, 266500, "lbf", "1.2D + 1.0W, case A",
              "AISC 360-22 G5"),
        check("steel.torsion", "Torsion of the pole", 182880, 3565000, "lbf-in",
              "1.2D + 1.0W, case B", "AISC 360-22 H3.1"),
        check("steel.compression", "Compression of the pole", 4571, 103200, "lbf",
              "1.2D + 1.0W, case A", "AISC 360-22 E3"),
        check("steel.interaction", "Combined flexure, shear and torsion", 0.8734, 1, "",
              "1.2D + 1.0W, case B", "AISC 360-22 H3-6"),
        check("steel.deflection", "Deflection at the top", 3.18, 5, "in", "0.6W, case A",
              "project limit"),
        check("dynamics.frequency", "Natural frequency", 1, 1.42, "Hz", "service mass",
              "ASCE 7-22 26.11.2"),
        check("footing.embedment", "Depth of the footing", 11.27, 11.5, "ft", "0.6D + 0.6W, case A",
              "IBC 2024 1807.3.2.1"),
        check("footing.bearing", "Vertical bearing", 1420.5, 2000, "psf", "D", "IBC 2024 1806.2")};
    d.checks[0].unconfirmed = true;
    d.checks.push_back({"footing.frost", "Footing below frost", 0, 0, "in", 0, false, "not_run", "",
                        "IBC 2024 1809.5", false});
    Sheet<Term> sheet;
    add_cabinet_wind(sheet, 1, 14, 8, 25, 1.8);
    add_cabinet_wind(sheet, 2, 8, 4.5, 16.5, 1.8);
    add_pole(sheet);
    add_long_sum(sheet);
    add_footing(sheet);
    d.trace = to_records(sheet.steps);
    d.assumptions = {
        "Cabinet 2 weighs 10 psf of face area: no weight was given.",
        "The topographic factor K_zt is 1.0: no hill, ridge or escarpment was given.",
        "The soil is of class 4 by presumption (IBC 2024 Table 1806.2); no soil report was given."};
    d.warnings = {
        "isolated_pole_factor is 2: half an inch of movement at grade must be acceptable to the "
        "owner, in writing, before this package is used for construction of any part of the "
        "footing."};
    d.data_packs = {{"sections", "2026-11-20",
                     "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9"},
                    {"price_book", "apex-2026-1",
                     "1a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9"}};
    d.document =
        R"({"schema":"apex.design/1","codes":{"wind":"ASCE 7-22","steel":"AISC 360-22","concrete":"ACI 318-19","soil":"IBC 2024"},"site":{"wind_speed_mph":115,"risk_category":"II","exposure":"C","source":"ASCE 7 Hazard Tool, printed 2026-11-20","frost_depth_in":10},"sign":{"overall_height_ft":25,"cabinets":[{"width_ft":14,"height_ft":8,"depth_in":12,"weight_psf":10},{"width_ft":8,"height_ft":4.5,"depth_in":10,"bottom_ft":12,"offset_x_ft":1.25}]},"support":{"count":1,"family":"any","designation":"auto","grade":"A500 Gr C"},"foundation":{"type":"direct_burial","diameter_ft":3,"soil":{"class":4}},"options":{"deflection_limit":60,"isolated_pole_factor":2}})";
    return input;
}

}  // namespace apex::report
