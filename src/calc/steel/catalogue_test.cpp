// The checks over the whole catalogue: every section is either strong or refused for a stated
// reason, a thicker wall never weakens, and both editions agree.
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "calc/steel/compression.hpp"
#include "calc/steel/flexure.hpp"
#include "calc/steel/interaction.hpp"
#include "calc/steel/shear.hpp"
#include "calc/steel/torsion.hpp"
#include "catalog/grade.hpp"
#include "catalog/properties.hpp"
#include "trace/test_support.hpp"

namespace apex::steel {
namespace {

using catalog::Section;

/// Of a 25 ft pole under P 5 kip, M 20 kip-ft, V 1 kip, T 5 kip-ft.
struct Pole {
    Flexure flexure;
    Shear shear;
    Torsion torsion;
    Compression compression;
    Interaction interaction;
};

template <class Edition, class Num>
Outcome<Pole> pole(const Section& section, double F_y, double wall_in, Method method,
                   Sheet<Num>& sheet) {
    const catalog::Properties p = catalog::properties(section, wall_in);
    const double L_ft = 25;
    Pole r{};
    std::optional<Rejection> no;  // The first; what follows it means nothing.
    const auto keep = [&](auto& into, const auto& outcome) {
        if (!refused(outcome))
            into = value(outcome);
        else if (!no)
            no = *refused(outcome);
    };
    const double H = section.depth_in, B = section.width_in, t = wall_in;
    if (catalog::is_round(section.family)) {
        const double D_t = p.D_over_t, S = p.S_x_in3;
        keep(r.flexure, flexure_round<Edition>({method, F_y, D_t, S, p.Z_x_in3}, sheet));
        keep(r.shear, shear_round<Edition>({method, F_y, H, D_t, p.A_in2, 20}, sheet));
        keep(r.torsion, torsion_round<Edition>({method, F_y, H, t, D_t, S, 20}, sheet));
        keep(r.compression,
             compression_round<Edition>({method, F_y, D_t, p.A_in2, p.r_x_in, L_ft}, sheet));
        keep(r.interaction,
             interaction_round<Edition>({5, r.compression.P_c_kip, 20, 1, r.flexure.M_c_kipft, 1, 0,
                                         r.shear.V_c_kip, 5, r.torsion.T_c_kipft},
                                        sheet));
    } else {
        const double b_t = p.b_over_t, h_t = p.h_over_t;
        const LateralBracing bracing{L_ft, 1, p.r_y_in, p.J_in4, p.A_in2};
        Flexure weak{};
        keep(r.flexure, flexure_box<Edition>({method, F_y, H, B, t, b_t, h_t, p.I_x_in4, p.S_x_in3,
                                              p.Z_x_in3, bracing},
                                             sheet));
        keep(weak,
             flexure_box<Edition>(
                 {method, F_y, B, H, t, h_t, b_t, p.I_y_in4, p.S_y_in3, p.Z_y_in3, {}}, sheet));
        keep(r.shear, shear_box<Edition>({method, F_y, t, h_t}, sheet));
        keep(r.torsion, torsion_box<Edition>({method, F_y, h_t, p.C_in3}, sheet));
        keep(r.compression,
             compression_box<Edition>({method, F_y, t, b_t, h_t, p.A_in2, p.r_y_in, L_ft}, sheet));
        keep(r.interaction,
             interaction_box<Edition>(
                 {5, r.compression.P_c_kip, 20, r.flexure.M_c_kipft, 1, weak.M_c_kipft, 1,
                  r.shear.V_c_kip, 0, r.shear.V_c_kip, 5, r.torsion.T_c_kipft},
                 sheet));
    }
    if (no) return *no;
    return r;
}

double usual_wall_in(const Section& section) {
    return catalog::design_wall_in(section, catalog::usual_grade(section.family), 0.90);
}
double usual_F_y(const Section& section) { return catalog::usual_grade(section.family).F_y_ksi; }

TEST(Catalogue, EverySectionOfItsUsualGradeHasStrength) {
    for (const Section& section : catalog::sections()) {
        Sheet<double> sheet;
        const auto outcome = pole<aisc360_22::Edition>(section, usual_F_y(section),
                                                       usual_wall_in(section), Method::lrfd, sheet);
        const Rejection* no = refused(outcome);
        EXPECT_EQ(no, nullptr) << section.designation << ": "
                               << (no ? no->field + ' ' + no->reason : "");
    }
}

TEST(Catalogue, PlainTracedAndBothEditionsAgreeInEveryBit) {
    for (const Section& section : catalog::sections())
        for (const Method method : {Method::lrfd, Method::asd}) {
            Sheet<double> bare;
            Sheet<Term> written;
            const double F_y = usual_F_y(section), t = usual_wall_in(section);
            const auto a = pole<aisc360_22::Edition>(section, F_y, t, method, bare);
            const auto b = pole<aisc360_22::Edition>(section, F_y, t, method, written);
            const auto c = pole<aisc360_16::Edition>(section, F_y, t, method, bare);
            ASSERT_EQ(a.index(), b.index());
            ASSERT_EQ(a.index(), c.index());
            if (refused(a)) continue;
            for (const auto& other : {b, c}) {
                ASSERT_EQ(bits(value(a).flexure.M_c_kipft), bits(value(other).flexure.M_c_kipft));
                ASSERT_EQ(bits(value(a).shear.V_c_kip), bits(value(other).shear.V_c_kip));
                ASSERT_EQ(bits(value(a).torsion.T_c_kipft), bits(value(other).torsion.T_c_kipft));
                ASSERT_EQ(bits(value(a).compression.P_c_kip),
                          bits(value(other).compression.P_c_kip));
                ASSERT_EQ(bits(value(a).interaction.ratio), bits(value(other).interaction.ratio));
            }
        }
}

TEST(Catalogue, UtilisationFallsAsTheWallGrows) {
    for (const Section& section : catalog::sections()) {
        double last = 1e300;
        for (double factor = 0.6; factor <= 1.0; factor += 0.05) {
            Sheet<double> sheet;
            const auto outcome = pole<aisc360_22::Edition>(
                section, usual_F_y(section), factor * section.nominal_wall_in, Method::lrfd, sheet);
            if (refused(outcome)) continue;  // Too thin for the clause.
            const double now = value(outcome).interaction.ratio;
            // Where torsion drops to 20 % of its strength the standard lets go of it: the ratio
            // only falls.
            EXPECT_LT(now, last) << section.designation << " at " << factor;
            last = now;
        }
    }
}

// Oracle: the limits of Table B4.1b by hand for F_y 50 (1.12 and 1.40 sqrt(E/F_y) = 26.97
// and 33.72; round 40.6 and 179.8) decide the class that the check reports.
TEST(Catalogue, ClassFollowsTheTable) {
    std::map<Compactness, int> boxes, tubes;
    for (const Section& section : catalog::sections()) {
        if (section.family == catalog::Family::pipe) continue;
        Sheet<double> sheet;
        const auto outcome =
            pole<aisc360_22::Edition>(section, 50, usual_wall_in(section), Method::lrfd, sheet);
        if (refused(outcome)) continue;
        const Compactness got = value(outcome).flexure.compactness;
        const double t = usual_wall_in(section);
        if (catalog::is_round(section.family)) {
            const double D_t = section.depth_in / t;
            EXPECT_EQ(got, D_t <= 40.6    ? Compactness::compact
                           : D_t <= 179.8 ? Compactness::noncompact
                                          : Compactness::slender);
            ++tubes[got];
        } else {
            const double b_t = section.width_in / t - 3, h_t = section.depth_in / t - 3;
            const Compactness flange = b_t <= 26.97   ? Compactness::compact
                                       : b_t <= 33.72 ? Compactness::noncompact
                                                      : Compactness::slender;
            const Compactness web = h_t <= 58.28 ? Compactness::compact : Compactness::noncompact;
            EXPECT_EQ(got, flange > web ? flange : web) << section.designation;
            ++boxes[got];
        }
    }
    EXPECT_EQ(boxes.size(), 3U);
    EXPECT_EQ(tubes.size(), 2U);
}

}  // namespace
}  // namespace apex::steel
