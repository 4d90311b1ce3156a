// Weights by parts: hand numbers, the weights per square foot that makers print, refusals.
#include "calc/cabinet/weight.hpp"

#include "calc/cabinet/test_support.hpp"

namespace apex::cabinet {
namespace {

WeightPart sheet_of(Material material, double area_ft2, double thickness_in) {
    WeightPart part;
    part.material = material, part.area_ft2 = area_ft2, part.thickness_in = thickness_in;
    return part;
}
WeightPart bar_of(Material material, double length_ft, double section_in2) {
    WeightPart part;
    part.material = material, part.length_ft = length_ft, part.section_in2 = section_in2;
    return part;
}
WeightPart given_part(double weight_lb, double x_ft, double y_ft) {
    WeightPart part;
    part.weight_lb = weight_lb, part.x_ft = x_ft, part.y_ft = y_ft;
    return part;
}
Weight all_of(const std::vector<WeightPart>& parts) {
    return plain_run([&](auto& sheet) { return weight(WeightInputs{parts}, sheet); });
}
Outcome<Weight> outcome_of(const std::vector<WeightPart>& parts) {
    Sheet<double> sheet;
    return weight(WeightInputs{parts}, sheet);
}

// WEIGHT-1: two faces of 50 ft² in 0.187 in polycarbonate, 75 x 100 x 0.187/12 = 116.875; a skin of
// 30 ft² in 0.125 in aluminium, 169 x 30 x 0.125/12 = 52.8125.
TEST(CabinetWeight, FacesAndSkinByHand) {
    const Weight got = all_of(
        {sheet_of(Material::polycarbonate, 100, 0.187), sheet_of(Material::aluminium, 30, 0.125)});
    ASSERT_EQ(got.parts_lb.size(), 2u);
    EXPECT_NEAR(got.parts_lb[0], 116.875, 1e-9);
    EXPECT_NEAR(got.parts_lb[1], 52.8125, 1e-9);
    EXPECT_NEAR(got.weight_lb, 169.6875, 1e-9);
}
// Weights per square foot as sheets are listed: aluminium .063 0.89 and .125 1.76, steel 1/8 5.1
// and 1/4 10.2, acrylic 3/16 1.15, polycarbonate 3/16 1.17.
TEST(CabinetWeight, ASquareFootWeighsWhatTheListsSay) {
    const auto psf = [](Material material, double thickness_in) {
        return all_of({sheet_of(material, 1, thickness_in)}).weight_lb;
    };
    EXPECT_NEAR(psf(Material::aluminium, 0.063), 0.89, 0.01);
    EXPECT_NEAR(psf(Material::aluminium, 0.125), 1.76, 0.01);
    EXPECT_NEAR(psf(Material::steel, 0.125), 5.1, 0.05);
    EXPECT_NEAR(psf(Material::steel, 0.25), 10.2, 0.05);
    EXPECT_NEAR(psf(Material::acrylic, 0.1875), 1.15, 0.01);
    EXPECT_NEAR(psf(Material::polycarbonate, 0.1875), 1.17, 0.01);
}
// A square inch of steel weighs 3.40 lb/ft.
TEST(CabinetWeight, ABarByItsSection) {
    EXPECT_NEAR(all_of({bar_of(Material::steel, 10, 2)}).weight_lb, 68.06, 0.01);
}
// 30 lb at (0, 6) and 90 lb at (4, 2): 120 lb at (3, 3).
TEST(CabinetWeight, TheCentroidIsThatOfTheParts) {
    const Weight got = all_of({given_part(30, 0, 6), given_part(90, 4, 2)});
    EXPECT_NEAR(got.weight_lb, 120, 1e-12);
    EXPECT_NEAR(got.x_ft, 3, 1e-12);
    EXPECT_NEAR(got.y_ft, 3, 1e-12);
}
TEST(CabinetWeight, RefusesWhatIsNoPart) {
    expect_refused(outcome_of({}), "/parts");
    expect_refused(outcome_of(std::vector<WeightPart>(201, given_part(1, 0, 0))), "/parts");
    WeightPart both = sheet_of(Material::steel, 4, 0.25);
    both.weight_lb = 40;
    expect_refused(outcome_of({given_part(1, 0, 0), both}), "/parts/1");
    expect_refused(outcome_of({sheet_of(Material::steel, 4, 0)}), "/parts/0");
    expect_refused(outcome_of({sheet_of(Material::steel, -4, 0.25)}), "/parts/0/area_ft2");
    expect_refused(outcome_of({given_part(not_a_number, 0, 0)}), "/parts/0/weight_lb");
    expect_refused(outcome_of({given_part(1, endless, 0)}), "/parts/0/x_ft");
    expect_refused(outcome_of({given_part(1, 0, not_a_number)}), "/parts/0/y_ft");
}

}  // namespace
}  // namespace apex::cabinet
