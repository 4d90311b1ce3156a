// Aluminium: continuity, directions that engineers know, refusals, plain and traced runs. Numbers
// by hand: validation/aluminum.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "calc/aluminum/compression.hpp"
#include "calc/aluminum/flexure.hpp"
#include "calc/aluminum/interaction.hpp"
#include "calc/aluminum/shear.hpp"
#include "calc/aluminum/tension.hpp"
#include "trace/test_support.hpp"

namespace apex::aluminum {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr Element every_element[] = {Element::flat_both_edges, Element::flat_one_edge,
                                     Element::flat_bending, Element::tube_compression,
                                     Element::tube_bending};

double between(double low, double high) {
    return low + (high - low) * *rc::gen::inRange(0, 1'000'001) / 1e6;
}

ElementStress element(Element kind, double slenderness, double F_cy = 35) {
    Sheet<double> sheet;
    return value(element_stress<double>({Method::asd, kind, F_cy, slenderness}, sheet));
}

RoundFlexureInputs tube() {
    return {{Method::asd, Alloy::a6061_t6, Metal::base, Filler::f4043, 0.25, 15,
             HeightRule::at_most_15_ft},
            20,
            12,
            15};
}
RectFlexureInputs rect() {
    RectFlexureInputs in;
    in.material = tube().material;
    in.flange_b_over_t = 14, in.web_h_over_t = 20;
    in.S_in3 = 10, in.Z_in3 = 12, in.I_y_in4 = 8, in.J_in4 = 15;
    return in;
}
double moment(const RoundFlexureInputs& in) {
    Sheet<double> sheet;
    return value(flexure_round(in, sheet)).M_c_kipft;
}
double moment(const RectFlexureInputs& in) {
    Sheet<double> sheet;
    return value(flexure_rect(in, sheet)).M_c_kipft;
}

RC_GTEST_PROP(AluminumElement, AMoreSlenderElementNeverBearsMore, ()) {
    const Element kind = every_element[*rc::gen::inRange<std::size_t>(0, 5)];
    const double x = between(1, 250), more = between(0, 200), F_cy = between(15, 40);
    RC_ASSERT(element(kind, x + more, F_cy).F_ksi <=
              element(kind, x, F_cy).F_ksi * (1 + 5e-3));  // k2 is rounded: see Continuous.
}

// The line and the hyperbola of a flat element meet at S_2 but for the rounding of k1 and k2.
RC_GTEST_PROP(AluminumElement, ContinuousWhereTheRangesMeet, ()) {
    const Element kind = every_element[*rc::gen::inRange<std::size_t>(0, 5)];
    const double F_cy = between(20, 40);
    const ElementStress any = element(kind, 10, F_cy);
    for (const double limit : {any.S_1, any.S_2}) {
        if (!(limit > 0)) continue;
        const double before = element(kind, limit * (1 - 1e-9), F_cy).F_ksi;
        const double after = element(kind, limit * (1 + 1e-9), F_cy).F_ksi;
        RC_ASSERT(std::fabs(after - before) <= 5e-3 * before);
    }
}

RC_GTEST_PROP(AluminumFlexure, AWeldNeverStrengthens, ()) {
    RoundFlexureInputs in = tube();
    in.R_b_over_t = between(5, 300);
    in.S_in3 = between(0.5, 50), in.Z_in3 = in.S_in3 * between(1, 1.6);
    in.material.alloy = *rc::gen::element(Alloy::a6061_t6, Alloy::a6063_t6);
    const double base = moment(in);
    in.material.metal = Metal::weld_affected;
    RC_ASSERT(moment(in) <= base);
}

RC_GTEST_PROP(AluminumFlexure, AThickerWallNeverWeakensATube, ()) {
    RoundFlexureInputs in = tube();
    const double D = between(3, 16), t = between(0.05, 0.3);
    const auto of = [&](double wall) {
        const double d = D - 2 * wall;
        in.R_b_over_t = (D - wall) / 2 / wall;
        in.S_in3 = pi / 32 * (D * D * D * D - d * d * d * d) / D;
        in.Z_in3 = (D * D * D - d * d * d) / 6;
        return moment(in);
    };
    RC_ASSERT(of(t * between(1, 1.3)) >= of(t) * (1 - 1e-9));
}

RC_GTEST_PROP(AluminumFlexure, ATallerRectangleNeverBearsMore, ()) {
    RectFlexureInputs in = rect();
    in.material.height_rule = HeightRule::none;
    in.material.pole_height_ft = between(2, 40);
    const double low = moment(in);
    in.material.pole_height_ft += between(0, 40);
    RC_ASSERT(moment(in) <= low * (1 + 1e-9));
}

RC_GTEST_PROP(AluminumCompression, ALongerColumnNeverBearsMore, ()) {
    CompressionInputs in;
    in.F_cy_ksi = between(20, 40), in.slenderness = between(5, 60), in.A_in2 = 4, in.r_in = 2;
    in.L_ft = between(0, 30);
    Sheet<double> sheet;
    const double shorter = value(compression(in, sheet)).P_c_kip;
    in.L_ft += between(0, 30);
    // At C_c the clause itself steps by half a percent.
    RC_ASSERT(value(compression(in, sheet)).P_c_kip <= shorter * (1 + 1e-2));
}

RC_GTEST_PROP(AluminumInteraction, MoreOfAnythingNeverPassesBetter, ()) {
    InteractionInputs in{2, 20, 3, 10, 1, 10, 1, 5, 1, 10};
    Sheet<double> sheet;
    const double before = value(interaction(in, sheet)).ratio;
    double* const all[] = {&in.P_r_kip, &in.M_rx_kipft, &in.M_ry_kipft, &in.V_r_kip, &in.T_r_kipft};
    *all[*rc::gen::inRange<std::size_t>(0, 5)] += between(0, 100);
    RC_ASSERT(value(interaction(in, sheet)).ratio >= before);
}

TEST(Aluminum, ThePracticeRuleIsASwitch) {
    Sheet<double> sheet;
    RoundFlexureInputs in = tube();
    in.material.pole_height_ft = 15.01;
    expect_refused(flexure_round(in, sheet), "/material/pole_height_ft");
    in.material.height_rule = HeightRule::none;
    EXPECT_EQ(refused(flexure_round(in, sheet)), nullptr);
    RectFlexureInputs box = rect();
    box.material.pole_height_ft = 16;
    expect_refused(flexure_rect(box, sheet), "/material/pole_height_ft");
}

TEST(Aluminum, RefusesWhatIsNotKnownHere) {
    Sheet<double> sheet;
    expect_refused(
        alloy_strength<double>({Alloy::a5052_h32, Metal::weld_affected, Filler::f5356, 0.1}, sheet),
        "/metal");
    RoundFlexureInputs in = tube();
    in.material.alloy = Alloy::a5052_h32;
    expect_refused(flexure_round(in, sheet), "/material/alloy");
    expect_refused(element_stress<double>({Method::asd, Element::tube_bending, 35, 501}, sheet),
                   "/slenderness");
    CompressionInputs column;
    column.F_cy_ksi = 35, column.slenderness = 10, column.A_in2 = 4, column.r_in = 2;
    column.element = Element::tube_bending;
    expect_refused(compression(column, sheet), "/element");
    for (const double bad : {0.0, -1.0, not_a_number}) {
        in = tube();
        in.S_in3 = bad;
        expect_refused(flexure_round(in, sheet), "/S_in3");
        expect_refused(buckling_constants<double>({bad, E_ksi}, sheet), "/F_cy_ksi");
        expect_refused(interaction<double>({1, bad, 1, 1, 1, 1, 1, 1, 1, 1}, sheet), "/P_c_kip");
    }
    in = tube();
    in.Z_in3 = 11;
    expect_refused(flexure_round(in, sheet), "/Z_in3");
    TensionInputs pull{Method::asd, 35, 38, 0, 0, 3, 2.5, 1, 1};
    expect_refused(tension(pull, sheet), "/F_tyw_ksi");
    pull.A_wz_in2 = 0, pull.A_e_in2 = 4;
    expect_refused(tension(pull, sheet), "/A_e_in2");
}

TEST(Aluminum, WhatIsUnconfirmedSaysSo) {
    Sheet<double> sheet;
    EXPECT_EQ(value(flexure_round(tube(), sheet)).clause.standing, Standing::unconfirmed);
    EXPECT_EQ(value(buckling_constants<double>({35, E_ksi}, sheet)).clause.standing,
              Standing::confirmed);
}

TEST(Aluminum, PlainAndTracedRunsAgreeInEveryBit) {
    Sheet<double> bare;
    Sheet<Term> written;
    for (const Element kind : every_element)
        for (double x = 2; x < 300; x *= 1.3) {
            const ElementInputs in{Method::lrfd, kind, 35, x};
            EXPECT_EQ(bits(value(element_stress(in, bare)).F_available_ksi),
                      bits(value(element_stress(in, written)).F_available_ksi));
        }
    EXPECT_EQ(bits(moment(tube())), bits(value(flexure_round(tube(), written)).M_c_kipft));
    EXPECT_EQ(bits(moment(rect())), bits(value(flexure_rect(rect(), written)).M_c_kipft));
    CompressionInputs column;
    column.F_cy_ksi = 35, column.slenderness = 10, column.A_in2 = 4, column.r_in = 2;
    for (const double L : {0.0, 4.0, 30.0}) {
        column.L_ft = L;
        EXPECT_EQ(bits(value(compression(column, bare)).P_c_kip),
                  bits(value(compression(column, written)).P_c_kip));
    }
    const RoundShearInputs shear{Method::asd, 35, 9, 20, 5, 15, 4};
    EXPECT_EQ(bits(value(shear_round(shear, bare)).strength_c),
              bits(value(shear_round(shear, written)).strength_c));
}

}  // namespace
}  // namespace apex::aluminum
