// What a report says of a calculated design, where it must follow the options of the document.
#include "services/worker/jobs/report_input.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "adapters/signcalc_local/local_calculator.hpp"
#include "wire/design_wire.hpp"
#include "wire/identity.hpp"

namespace apex::worker {
namespace {

design::DesignDocument pylon() {
    std::ostringstream text;
    text << std::ifstream(APEX_SOURCE_DIR "/examples/pylon_25ft.json").rdbuf();
    return *wire::decode<design::DesignDocument>(text.str());
}

report::Design printed(const design::DesignDocument& document) {
    const auto outcome = adapters::LocalCalculator(wire::design_packs()).calculate(document);
    const auto& c = std::get<app::Calculation>(outcome);
    return *report_input({0, c.input_hash, c.design_hash, c.engine_version, c.document, c.result,
                          c.checks, c.assumptions, c.warnings, c.trace},
                         report::ReportKind::calculation_package)
                .design;
}

report::Criterion footing_of(const report::Design& design) {
    for (const report::CriteriaGroup& group : design.criteria)
        for (const report::Criterion& row : group.rows)
            if (group.title == "Load combinations" && row.name == "Footing") return row;
    ADD_FAILURE() << "no row on the footing";
    return {};
}

TEST(ReportInput, TheFootingsCriteriaAreTheCombinationsItWasDesignedFor) {
    // ASCE 7 2.4: D + 0.6W. With the increase by one third the alternative combinations of the IBC
    // hold, of wind with omega 1.3: 1605.2 from 2021, 1605.3.2 before.
    design::DesignDocument document = pylon();
    EXPECT_EQ(footing_of(printed(document)).value, "ASD: D; D + 0.6W");
    EXPECT_EQ(footing_of(printed(document)).source, "ASCE 7-22 2.4");

    document.options.third_increase = true;
    const report::Design alternative = printed(document);
    EXPECT_EQ(footing_of(alternative).value, "ASD: D; D + 0.6(1.3W)");
    EXPECT_EQ(footing_of(alternative).source, "IBC 2024 1806.1, 1605.2");
    bool has_reactions = false;
    for (const report::ReactionRow& row : alternative.reactions)
        has_reactions = has_reactions || row.combination == "D + 0.6(1.3W), case A";
    EXPECT_TRUE(has_reactions);

    document.codes.soil = design::SoilEdition::ibc2018;
    EXPECT_EQ(footing_of(printed(document)).source, "IBC 2018 1806.1, 1605.3.2");
}

TEST(ReportInput, SeveralPolesAreCountedWithTheirSpacing) {
    design::DesignDocument document = pylon();
    EXPECT_EQ(printed(document).pole.count, 1);
    document.support.count = 3;
    document.support.spacing_ft = 5;
    const report::Design three = printed(document);
    EXPECT_EQ(three.pole.count, 3);
    EXPECT_EQ(three.pole.spacing_ft, 5);
    EXPECT_NEAR(three.pole.weight_lbf, 3 * three.pole.length_ft * three.pole.weight_plf, 1e-9);
}

// A revision that was stored before signs had several poles.
TEST(ReportInput, AResultWithoutACountIsOfOnePole) {
    const auto outcome = adapters::LocalCalculator(wire::design_packs()).calculate(pylon());
    auto c = std::get<app::Calculation>(outcome);
    const auto drop = [&](const std::string& words) {
        const auto at = c.result.find(words);
        ASSERT_NE(at, std::string::npos) << words;
        c.result.erase(at, words.size());
    };
    drop(R"("count":1,"spacing_ft":null,)");
    drop(R"("count":1,)");
    const auto input = report_input({0, c.input_hash, c.design_hash, c.engine_version, c.document,
                                     c.result, c.checks, c.assumptions, c.warnings, c.trace},
                                    report::ReportKind::calculation_package);
    EXPECT_EQ(input.design->pole.count, 1);
}

}  // namespace
}  // namespace apex::worker
