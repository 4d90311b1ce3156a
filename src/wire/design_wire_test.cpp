#include "wire/design_wire.hpp"

#include <gtest/gtest.h>

#include "base/sha256.hpp"
#include "base/version.hpp"
#include "wire/answer.hpp"
#include "wire/identity.hpp"
#include "wire/problem.hpp"
#include "wire/requests.hpp"

namespace apex::wire {
namespace {

/// The example of the public contract.
const std::string example = R"({
  "schema": "apex.design/1",
  "codes": {"wind": "ASCE 7-22", "steel": "AISC 360-22", "concrete": "ACI 318-19", "soil": "IBC 2024"},
  "site": {"wind_speed_mph": 115, "risk_category": "II", "exposure": "C", "source": "ASCE 7 Hazard Tool, printed 2026-11-20"},
  "sign": {"overall_height_ft": 25.0, "cabinets": [{"width_ft": 14.0, "height_ft": 8.0, "depth_in": 12.0, "weight_psf": 10.0}]},
  "support": {"count": 1, "family": "any", "designation": "auto", "grade": "A500 Gr C"},
  "foundation": {"type": "direct_burial", "diameter_ft": 3.0, "soil": {"class": 4}},
  "options": {"deflection_limit": 60, "footing_depth_limit_reading": "cap_on_depth", "isolated_pole_factor": 1.0},
  "project": {"name": "Main Street pylon", "customer": "Acme", "address": "123 Main St, Dallas, TX 75201", "job_number": "26-104",
              "date": "2026-11-23", "engineer": "", "firm": ""}
})";

/// The same design with the least that must be said, fields in another order.
const std::string least = R"({
  "foundation": {"soil": {"class": 4}, "type": "direct_burial"},
  "sign": {"cabinets": [{"depth_in": 12, "height_ft": 8, "width_ft": 1.4e1, "weight_psf": 10}], "overall_height_ft": 25},
  "site": {"exposure": "C", "risk_category": "II", "wind_speed_mph": 115, "source": "ASCE 7 Hazard Tool, printed 2026-11-20"},
  "schema": "apex.design/1"
})";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const std::size_t at = text.find(what);
    APEX_ASSERT(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

design::DesignDocument document(const std::string& text) {
    auto decoded = decode<design::DesignDocument>(text);
    for (const Rejection& error : decoded.problems.errors)
        ADD_FAILURE() << error.field << ' ' << error.reason;
    return decoded ? *std::move(decoded) : design::DesignDocument{};
}

TEST(DesignDocument, TheExampleOfTheContractDecodes) {
    const design::DesignDocument d = document(example);
    EXPECT_EQ(d.site.wind_speed_mph, 115);
    EXPECT_EQ(d.site.risk_category, design::RiskCategory::ii);
    EXPECT_EQ(d.sign.cabinets.at(0).weight_psf, 10);
    EXPECT_EQ(d.foundation.soil.soil_class, 4);
    EXPECT_EQ(d.project.job_number, "26-104");
}

TEST(DesignDocument, ComesBackAsItWasWritten) {
    const std::string text = encode(document(example));
    EXPECT_EQ(encode(document(text)), text);
    EXPECT_EQ(encode(document(encode_pretty(document(example)))), text);
}

struct Refused {
    const char *what, *with, *pointer, *reason;
};

TEST(DesignDocument, RefusesWhatIsNoSignAndSaysWhere) {
    const Refused cases[] = {
        {"apex.design/1", "apex.design/2", "/schema", "must be \"apex.design/1\""},
        {"\"ASCE 7-22\"", "\"ASCE 7-98\"", "/codes/wind",
         "must be one of \"ASCE 7-10\", \"ASCE 7-16\", \"ASCE 7-22\""},
        {"\"risk_category\": \"II\", ", "", "/site/risk_category", "required, and missing"},
        {"\"exposure\": \"C\"", "\"exposure\": \"A\"", "/site/exposure",
         "must be one of \"B\", \"C\", \"D\""},
        {"\"wind_speed_mph\": 115", "\"wind_speed_mph\": 0", "/site/wind_speed_mph",
         "must be greater than 0"},
        {"\"wind_speed_mph\": 115", "\"wind_speed_mph\": 301", "/site/wind_speed_mph",
         "must be at most 300"},
        {"\"wind_speed_mph\": 115", "\"wind_speed_mph\": 1e308", "/site/wind_speed_mph",
         "must be at most 300"},
        {"\"wind_speed_mph\": 115", "\"wind_speed_mph\": 1e400", "/site/wind_speed_mph",
         "must be a finite number"},
        {"\"wind_speed_mph\": 115", "\"wind_speed_mph\": null", "/site/wind_speed_mph",
         "must be a number, not null"},
        {"\"wind_speed_mph\": 115", "\"wind_speed\": 115, \"wind_speed_mph\": 115",
         "/site/wind_speed", "unknown field; did you mean wind_speed_mph?"},
        {"\"width_ft\": 14.0", "\"width_ft\": -14", "/sign/cabinets/0/width_ft",
         "must be greater than 0"},
        {"\"width_ft\": 14.0", "\"width_ft\": \"14\"", "/sign/cabinets/0/width_ft",
         "must be a number, not a text"},
        {"\"depth_in\": 12.0, ", "", "/sign/cabinets/0/depth_in", "required, and missing"},
        {"\"weight_psf\": 10.0", "\"weight_psf\": 501", "/sign/cabinets/0/weight_psf",
         "must be at most 500"},
        {"\"weight_psf\": 10.0", "\"bottom_ft\": -1", "/sign/cabinets/0/bottom_ft",
         "must be at least 0"},
        {"\"weight_psf\": 10.0", "\"solidity\": 1.01", "/sign/cabinets/0/solidity",
         "must be at most 1"},
        {"\"count\": 1", "\"count\": 5", "/support/count", "must be at most 4"},
        {"\"count\": 1", "\"count\": 1.5", "/support/count",
         "must be a whole number, written without a point or an exponent"},
        {"\"direct_burial\"", "\"piles\"", "/foundation/type", "must be \"direct_burial\""},
        {"\"class\": 4", "\"class\": 9", "/foundation/soil/class", "must be at most 5"},
        {"\"class\": 4", "\"soil_class\": 4", "/foundation/soil/soil_class",
         "unknown field; did you mean class?"},
        {", \"soil\": {\"class\": 4}", "", "/foundation/soil", "required, and missing"},
        {"\"isolated_pole_factor\": 1.0", "\"min_pressure_psf\": 15.9", "/options/min_pressure_psf",
         "must be at least 16"},
    };
    for (const auto& [what, with, pointer, reason] : cases) {
        const auto decoded = decode<design::DesignDocument>(replaced(example, what, with));
        ASSERT_EQ(decoded.problems.errors.size(), 1u) << what << " -> " << with;
        EXPECT_EQ(decoded.problems.errors[0].field, pointer);
        EXPECT_EQ(decoded.problems.errors[0].reason, reason);
    }
}

TEST(DesignDocument, TakesSiAndStoresUsUnits) {
    const auto decoded = decode<design::DesignDocument>(
        replaced(example, "\"width_ft\": 14.0", "\"width_m\": 4.2672"));
    ASSERT_TRUE(decoded);
    EXPECT_EQ(identity(*decoded), identity(document(example)));
    EXPECT_EQ(decoded.si_input.at(0).pointer, "/sign/cabinets/0/width_m");
}

// Written by hand from the contract's example and the documented defaults; hashes by python's
// hashlib.
const std::string canonical_example =
    R"({"schema":"apex.design/1","codes":{"wind":"ASCE 7-22","steel":"AISC 360-22","concrete":"ACI 318-19","soil":"IBC 2024"},)"
    R"("site":{"wind_speed_mph":115,"risk_category":"II","exposure":"C","source":"ASCE 7 Hazard Tool, printed 2026-11-20"},)"
    R"("sign":{"overall_height_ft":25,"cabinets":[{"width_ft":14,"height_ft":8,"depth_in":12,"weight_psf":10,"offset_x_ft":0,)"
    R"("solidity":1,"return_length_ft":0}]},"support":{"count":1,"family":"any","designation":"auto","grade":"A500 Gr C"},)"
    R"("foundation":{"type":"direct_burial","shape":"round","diameter_ft":3,"soil":{"class":4,"report":""},)"
    R"("concrete_strength_psi":3000},"options":{"steel_method":"lrfd","deflection_limit":60,)"
    R"("footing_depth_limit_reading":"cap_on_depth","isolated_pole_factor":1,"third_increase":false,"square_width":"diagonal",)"
    R"("grade_restraint":"none","neglect_top_soil_in":0,"geotech_stack_2x":false,"depth_round_up_ft":0.5,"kz_method":"formula",)"
    R"("q_height":"top","ke":"one","kd_pole":"table","open_area":"factor","case_c_10_13":"blend",)"
    R"("return_corner_credit":"none_below_0_3","round_torsion_constant":"two_s","pole_wind_extent":"exposed",)"
    R"("min_pressure_psf":16,"xs_large_pipe_wall":0.9}})";

TEST(Identity, CanonicalFormFillsInDefaultsAndLeavesTheProjectOut) {
    EXPECT_EQ(canonical(document(example)), canonical_example);
}

TEST(Identity, InputHashIsThatOfTheCanonicalText) {
    EXPECT_EQ(identity(document(example)).input_hash,
              "9556f9ec2b56bb91aa734882fdd8f5908b9ee2e50405290846e1936570bea0e8");
}

TEST(Identity, OrderDefaultsAndWayOfWritingDoNotMatterButEveryValueDoes) {
    EXPECT_EQ(identity(document(least)), identity(document(example)));
    const std::string negative_zero =
        replaced(example, "\"weight_psf\": 10.0", "\"weight_psf\": 10, \"offset_x_ft\": -0.0");
    EXPECT_EQ(identity(document(negative_zero)), identity(document(example)));
    EXPECT_EQ(identity(document(replaced(example, "Acme", "Bcme"))), identity(document(example)));
    const std::string other =
        replaced(example, "\"width_ft\": 14.0", "\"width_ft\": 14.000000000000002");
    EXPECT_NE(identity(document(other)).input_hash, identity(document(example)).input_hash);
}

TEST(Identity, DesignHashNamesEngineAndPacksInAnyOrder) {
    const std::string input = sha256_hex("x");
    const std::string engine = std::string("engine ") + engine_version + '\n';
    const std::vector<std::string> packs{"b", "a", "b"}, sorted{"a", "b"};
    EXPECT_EQ(identity_of_text("x", {}).design_hash, sha256_hex("input " + input + '\n' + engine));
    EXPECT_EQ(identity_of_text("x", packs).design_hash,
              sha256_hex("input " + input + '\n' + engine + "pack a\npack b\n"));
    EXPECT_EQ(identity_of_text("x", packs), identity_of_text("x", sorted));
    EXPECT_EQ(design_packs().size(), 3u);
}

TEST(Answer, HasTheFieldsOfTheContractInOrder) {
    design::Answer<pricing::PriceLine> answer{{"steel", "lb", 1.5, 100, 150}, {}};
    answer.findings.checks.push_back({"a.b", "A", 1, 2, "psf", 0.5, true, CheckStatus::run,
                                      "D + 0.6W", unconfirmed({"ASCE 7-22", "29.3.1"})});
    answer.findings.assumptions = {"Assumed."};
    Sheet<Term> sheet;
    sheet.eq("y", "ft", Term("x", 2) * 3, {"ASCE 7-22", "1"});
    answer.findings.trace = sheet.steps;
    const Identity identity{"in", "de"};
    const std::string head =
        R"({"result":{"item":"steel","unit":"lb","quantity":1.5,"unit_price_cents":100,"amount_cents":150},"checks":[{"id":"a.b",)"
        R"("title":"A","demand":1,"capacity":2,"unit":"psf","utilisation":0.5,"passes":true,"status":"run","case":"D + 0.6W",)"
        R"("clause":"ASCE 7-22 29.3.1","unconfirmed":true}],"assumptions":["Assumed."],"warnings":[])";
    const std::string tail =
        std::string(R"(,"input_hash":"in","design_hash":"de","engine_version":")") +
        engine_version + "\"}";
    EXPECT_EQ(encode_answer(answer, identity), head + tail);
    EXPECT_EQ(
        encode_answer(answer, identity, {{"/x_m", 1, "x_ft", 3.28}}, true),
        head +
            R"(,"trace":[{"kind":"equation","symbol":"y","unit":"ft","formula":"x · 3","worked":"2 · 3","value":6,)"
            R"("clause":"ASCE 7-22 1","unconfirmed":false}],"si_input":[{"pointer":"/x_m","given":1,"stored_as":"x_ft",)"
            R"("stored":3.28}])" +
            tail);
}

TEST(Answer, DecodesAgain) {
    design::Answer<ConcreteYards> answer{{2.5, 3.25}, {}};
    answer.findings.checks.resize(1);
    const auto body = decode<AnswerBody>(encode_answer(answer, {"in", "de"}, {}, true));
    ASSERT_TRUE(body) << body.problems.errors[0].field << body.problems.errors[0].reason;
    const auto result = decode<ConcreteYards>(body->result.text);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->excavation_yd3, 3.25);
}

TEST(Answer, SchemaHoldsThatOfTheResult) {
    const std::string text = answer_schema<ConcreteYards>();
    EXPECT_NE(text.find("\"result\":" + schema<ConcreteYards>(Use::answer)), std::string::npos);
    EXPECT_NO_FATAL_FAILURE(pretty(text));
}

TEST(Problem, NamesEveryFieldAndTheRequest) {
    const auto decoded = decode<design::Sign>(R"({"cabinets":[{"width_ft":0}]})");
    const std::string text = encode(problem_of(decoded.problems, "req-1"));
    EXPECT_EQ(text.substr(0, 250).find(
                  R"({"type":"about:blank","title":"Unprocessable Content","status":422,"detail":)"
                  R"("4 fields cannot be accepted.","instance":"req-1","errors":[{"pointer":)"
                  R"("/cabinets/0/width_ft","reason":"must be greater than 0"})"),
              0u)
        << text;
    EXPECT_EQ(problem_of(decode<design::Sign>("{").problems, "r").status, 400);
}

TEST(Problem, CarriesTheClauseOfARefusal) {
    EXPECT_EQ(
        encode(problem_of(Rejection{"/s", "too \"wide\"", {"ASCE 7-22", "29.3.1"}}, "r")),
        R"({"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"One field cannot be accepted.",)"
        R"("instance":"r","errors":[{"pointer":"/s","reason":"too \"wide\"","clause":"ASCE 7-22 29.3.1"}]})");
    EXPECT_EQ(
        encode(problem_of(404, "No such project.", "r")),
        R"({"type":"about:blank","title":"Not Found","status":404,"detail":"No such project.","instance":"r"})");
}

FootingRequest footing_request() {
    FootingRequest request;
    request.lateral_force_lbf = 2500, request.height_ft = 20, request.axial_lbf = 2000,
    request.diameter_ft = 3;
    request.soil.soil_class = 4;
    return request;
}

TEST(Footing, SolvesForTheDepthOfTheHandCalculation) {
    const auto solved = solve_footing(footing_request(), design::Derivation::written);
    ASSERT_FALSE(refused(solved));
    const FootingSolution& footing = value(solved).result;
    EXPECT_NEAR(footing.required_depth_ft, 10.837445, 1e-6);  // IBC-SOIL-4 of validation/
    EXPECT_EQ(footing.depth_ft, 11);                          // up to the next half foot
    EXPECT_NEAR(footing.concrete_yd3, 3.14159265 * 9 / 4 * 11 / 27, 1e-6);
    EXPECT_FALSE(value(solved).findings.trace.empty());
    for (const Check& check : value(solved).findings.checks)
        EXPECT_EQ(check.passes, check.status == CheckStatus::run) << check.id;
    EXPECT_EQ(encode(value(solved).result),
              encode(value(solve_footing(footing_request(), design::Derivation::none)).result));
}

TEST(Footing, RefusalsPointIntoTheRequest) {
    FootingRequest request = footing_request();
    request.diameter_ft = 0;
    EXPECT_EQ(refused(solve_footing(request, design::Derivation::none))->field, "/diameter_ft");
    request = footing_request();
    request.soil = {};
    EXPECT_EQ(refused(solve_footing(request, design::Derivation::none))->field.substr(0, 5),
              "/soil");
    request = footing_request();
    request.options.isolated_pole_factor = 1.5;
    EXPECT_EQ(refused(solve_footing(request, design::Derivation::none))->field,
              "/options/isolated_pole_factor");
}

TEST(Footing, DepthFallsAcrossASweepOfDiameters) {
    const auto sweep = sweep_diameters(footing_request());
    ASSERT_FALSE(refused(sweep));
    const auto& footings = value(sweep).result.footings;
    ASSERT_EQ(footings.size(), 14u);
    EXPECT_EQ(footings.front().diameter_ft, 1.5);
    for (std::size_t i = 1; i < footings.size(); ++i)
        EXPECT_LE(footings[i].footing->required_depth_ft,
                  footings[i - 1].footing->required_depth_ft);
}

TEST(Concrete, CountsEveryFooting) {
    const auto yards =
        concrete_yards({design::FootingShape::square, 3, 3, 2}, design::Derivation::none);
    ASSERT_FALSE(refused(yards));
    EXPECT_NEAR(value(yards).result.concrete_yd3, 2, 1e-12);  // 27 ft^3 each
}

TEST(Price, TakesTheBookOfTheDay) {
    PriceRequest request;
    request.quantities.concrete_yd3 = 2;
    ASSERT_FALSE(refused(estimate(request)));
    EXPECT_EQ(value(estimate(request)).price_book, pricing::current_price_book().name);
    request.date = "yesterday";
    EXPECT_EQ(refused(estimate(request))->field, "/date");
    request.date.clear();
    request.quantities.concrete_yd3 = -1;
    EXPECT_EQ(refused(estimate(request))->field, "/quantities/concrete_yd3");
}

}  // namespace
}  // namespace apex::wire
