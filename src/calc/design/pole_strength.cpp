#include "calc/design/pole_strength.hpp"

#include "calc/design/editions.hpp"
#include "calc/design/section_steps.hpp"
#include "calc/steel/compression.hpp"
#include "calc/steel/flexure.hpp"
#include "calc/steel/shear.hpp"
#include "calc/steel/torsion.hpp"
#include "calc/steel/warping_torsion.hpp"
#include "calc/steel/wide_flange_compression.hpp"
#include "calc/steel/wide_flange_shear.hpp"

namespace apex::design {

steel::Method method_of(const Problem& problem) {
    return problem.document.options.steel_method == LoadLevel::lrfd ? steel::Method::lrfd
                                                                    : steel::Method::asd;
}

namespace {

constexpr Clause geometry{"Geometry", ""};

Rejection of_section(const Rejection& no) { return {"/support/designation", no.reason, no.clause}; }

/// The clause of a strength of this pole: no better confirmed than its grade.
Clause citation(const Pole& pole, Clause clause) {
    return resting_on(clause, pole.grade->standing);
}

template <class Num>
void write_properties(const Pole& pole, Sheet<Num>& sheet) {
    const Standing standing = pole.grade->standing;
    sheet.given("F_y", "ksi", pole.grade->F_y_ksi, resting_on({"AISC 360", "A3.1"}, standing));
    if (pole.is_round()) {
        sheet.given("D", "in", pole.section->depth_in, geometry);
    } else if (pole.is_open()) {
        sheet.given("d", "in", pole.section->depth_in, geometry);
        sheet.given("b_f", "in", pole.section->width_in, geometry);
        sheet.given("t_f", "in", pole.section->flange_in, geometry);
        sheet.given("r", "in", pole.section->fillet_in, geometry);
    } else {
        sheet.given("H", "in", pole.section->depth_in, geometry);
        sheet.given("B", "in", pole.section->width_in, geometry);
    }
    write_section(pole, sheet);
}

template <class Edition, class Num>
Outcome<PoleStrength> round_strength(const Problem& problem, const Pole& pole,
                                     const PoleLengths& lengths, Sheet<Num>& sheet) {
    const catalog::Properties& p = pole.properties;
    const steel::Method method = method_of(problem);
    const double F_y = pole.grade->F_y_ksi, D = pole.section->depth_in;
    sheet.note("flexure", Edition::clause("F8"));
    const auto flexure =
        steel::flexure_round<Edition>({method, F_y, p.D_over_t, p.S_x_in3, p.Z_x_in3}, sheet);
    if (const auto* no = refused(flexure)) return of_section(*no);
    sheet.note("shear", Edition::clause("G5"));
    const auto shear =
        steel::shear_round<Edition>({method, F_y, D, p.D_over_t, p.A_in2, lengths.shear_ft}, sheet);
    if (const auto* no = refused(shear)) return of_section(*no);
    sheet.note("torsion", Edition::clause("H3.1"));
    const auto constant =
        problem.document.options.round_torsion_constant == RoundTorsionConstant::two_s
            ? steel::RoundTorsionConstant::two_s
            : steel::RoundTorsionConstant::mean_diameter;
    const auto torsion = steel::torsion_round<Edition>(
        {method, F_y, D, p.t_in, p.D_over_t, p.S_x_in3, lengths.torsion_ft, constant}, sheet);
    if (const auto* no = refused(torsion)) return of_section(*no);
    sheet.note("compression", Edition::clause("E3"));
    const auto compression = steel::compression_round<Edition>(
        {method, F_y, p.D_over_t, p.A_in2, p.r_x_in, lengths.dead_height_ft}, sheet);
    if (const auto* no = refused(compression)) return of_section(*no);
    const double M_c = value(flexure).M_c_kipft, V_c = value(shear).V_c_kip;
    const auto cited = [&](const auto& strength) { return citation(pole, strength.clause); };
    return PoleStrength{M_c,
                        M_c,
                        V_c,
                        V_c,
                        value(torsion).T_c_kipft,
                        value(compression).P_c_kip,
                        cited(value(flexure)),
                        cited(value(shear)),
                        cited(value(torsion)),
                        unconfirmed(value(compression).clause)};  // K = 2.1
}

template <class Edition, class Num>
Outcome<double> box_flexure_about_y(const Problem& problem, const Pole& pole, Sheet<Num>& sheet) {
    // The section turned by 90 degrees: its walls of depth H are the flanges.
    const catalog::Properties& p = pole.properties;
    sheet.note("flexure about the weak axis", Edition::clause("F7"));
    const auto flexure = steel::flexure_box<Edition>(
        {method_of(problem), pole.grade->F_y_ksi, pole.section->width_in, pole.section->depth_in,
         p.t_in, p.h_over_t, p.b_over_t, p.I_y_in4, p.S_y_in3, p.Z_y_in3, std::nullopt},
        sheet);
    if (const auto* no = refused(flexure)) return of_section(*no);
    return value(flexure).M_c_kipft;
}

template <class Edition, class Num>
Outcome<PoleStrength> box_strength(const Problem& problem, const Pole& pole,
                                   const PoleLengths& lengths, Sheet<Num>& sheet) {
    const catalog::Properties& p = pole.properties;
    const steel::Method method = method_of(problem);
    const double F_y = pole.grade->F_y_ksi, H = pole.section->depth_in, B = pole.section->width_in;
    const bool square = H == B;
    sheet.note("flexure", Edition::clause("F7"));
    steel::BoxFlexureInputs bending{method,    F_y,        H,           B,
                                    p.t_in,    p.b_over_t, p.h_over_t,  p.I_x_in4,
                                    p.S_x_in3, p.Z_x_in3,  std::nullopt};
    if (!square)
        bending.bracing = steel::LateralBracing{lengths.height_ft, 1.0, p.r_y_in, p.J_in4, p.A_in2};
    const auto flexure = steel::flexure_box<Edition>(bending, sheet);
    if (const auto* no = refused(flexure)) return of_section(*no);
    double M_cy = value(flexure).M_c_kipft;
    if (!square) {
        const auto weak = box_flexure_about_y<Edition>(problem, pole, sheet);
        if (const auto* no = refused(weak)) return *no;
        M_cy = value(weak);
    }
    sheet.note("shear", Edition::clause("G4"));
    const auto shear_x = steel::shear_box<Edition>({method, F_y, p.t_in, p.h_over_t}, sheet);
    if (const auto* no = refused(shear_x)) return of_section(*no);
    double V_cy = value(shear_x).V_c_kip;
    if (!square) {
        sheet.note("shear in the walls of width B", Edition::clause("G4"));
        const auto shear_y = steel::shear_box<Edition>({method, F_y, p.t_in, p.b_over_t}, sheet);
        if (const auto* no = refused(shear_y)) return of_section(*no);
        V_cy = value(shear_y).V_c_kip;
    }
    sheet.note("torsion", Edition::clause("H3.1"));
    const auto torsion = steel::torsion_box<Edition>({method, F_y, p.h_over_t, p.C_in3}, sheet);
    if (const auto* no = refused(torsion)) return of_section(*no);
    sheet.note("compression", Edition::clause("E3"));
    const auto compression = steel::compression_box<Edition>(
        {method, F_y, p.t_in, p.b_over_t, p.h_over_t, p.A_in2, p.r_y_in, lengths.dead_height_ft},
        sheet);
    if (const auto* no = refused(compression)) return of_section(*no);
    const auto cited = [&](const auto& strength) { return citation(pole, strength.clause); };
    return PoleStrength{
        value(flexure).M_c_kipft, M_cy,
        value(shear_x).V_c_kip,   V_cy,
        value(torsion).T_c_kipft, value(compression).P_c_kip,
        cited(value(flexure)),    cited(value(shear_x)),
        cited(value(torsion)),    unconfirmed(value(compression).clause)};  // K = 2.1
}

template <class Edition, class Num>
Outcome<PoleStrength> open_strength(const Problem& problem, const Pole& pole,
                                    const PoleLengths& lengths, Sheet<Num>& sheet) {
    const catalog::Properties& p = pole.properties;
    const catalog::Section& s = *pole.section;
    const steel::Method method = method_of(problem);
    constexpr auto rolled = steel::Make::rolled;
    const double F_y = pole.grade->F_y_ksi;
    sheet.note("flexure", Edition::clause("F2"));
    const auto strong = steel::flexure_wide_flange<Edition>(
        {method, F_y, rolled, p.b_over_t, p.h_over_t, p.S_x_in3, p.Z_x_in3, p.r_y_in, p.r_ts_in,
         p.J_in4, p.h_o_in, lengths.height_ft, 1.0},
        sheet);
    if (const auto* no = refused(strong)) return of_section(*no);
    sheet.note("flexure about the weak axis", Edition::clause("F6"));
    const auto weak = steel::flexure_wide_flange_weak<Edition>(
        {method, F_y, p.b_over_t, p.S_y_in3, p.Z_y_in3}, sheet);
    if (const auto* no = refused(weak)) return of_section(*no);
    sheet.note("shear in the web", Edition::clause("G2"));
    const auto web = steel::shear_wide_flange<Edition>(
        {method, F_y, rolled, s.depth_in, p.t_in, p.h_over_t}, sheet);
    if (const auto* no = refused(web)) return of_section(*no);
    sheet.note("shear in the flanges", Edition::clause("G6"));
    const auto flanges =
        steel::shear_wide_flange_weak<Edition>({method, F_y, s.width_in, s.flange_in}, sheet);
    if (const auto* no = refused(flanges)) return of_section(*no);
    sheet.note("torsion with warping, for a torque of 1 kip-ft", Edition::clause("H3.3"));
    const auto torsion =
        steel::warping_torsion<Edition>({method, F_y, p.J_in4, p.C_w_in6, p.W_no_in2, p.S_w1_in4,
                                         s.flange_in, p.t_in, lengths.torsion_ft, 1.0},
                                        sheet);
    if (const auto* no = refused(torsion)) return of_section(*no);
    sheet.note("compression", Edition::clause("E3"));
    const auto compression = steel::compression_wide_flange<Edition>(
        {method, F_y, rolled, s.width_in, s.flange_in, p.t_in, p.h_over_t, p.A_in2, p.r_x_in,
         p.r_y_in, p.J_in4, p.C_w_in6, lengths.dead_height_ft, std::nullopt, steel::K_cantilever},
        sheet);
    if (const auto* no = refused(compression)) return of_section(*no);
    const auto cited = [&](const auto& strength) { return citation(pole, strength.clause); };
    const steel::WarpingTorsion& unit = value(torsion);
    return PoleStrength{value(strong).M_c_kipft,
                        value(weak).M_c_kipft,
                        value(web).V_c_kip,
                        value(flanges).V_c_kip,
                        unit.T_c_kipft,
                        value(compression).P_c_kip,
                        cited(value(strong)),
                        cited(value(web)),
                        cited(unit),
                        unconfirmed(value(compression).clause),  // K = 2.1
                        {unit.sigma_w_ksi, unit.tau_w_ksi, unit.tau_f_ksi, unit.tau_web_ksi}};
}

}  // namespace

Pole pole_of(const Problem& problem, const catalog::Section& section) {
    const catalog::Grade& grade = grade_of(problem, section);
    const double xs_large_pipe_wall = problem.document.options.xs_large_pipe_wall;
    return {
        &section, &grade,
        catalog::properties(section, catalog::design_wall_in(section, grade, xs_large_pipe_wall)),
        catalog::design_wall_factor(section, grade, xs_large_pipe_wall)};
}

PoleOutline outline_of(const Pole& pole) {
    return {pole.is_round(), pole.section->depth_in, pole.section->width_in, pole.is_open()};
}

template <class Num>
Outcome<PoleStrength> pole_strength(const Problem& problem, const Pole& pole,
                                    const PoleLengths& lengths, Sheet<Num>& sheet) {
    write_properties(pole, sheet);
    return with_steel_edition(problem.document.codes.steel, [&]<class Edition>() {
        return pole.is_round()  ? round_strength<Edition>(problem, pole, lengths, sheet)
               : pole.is_open() ? open_strength<Edition>(problem, pole, lengths, sheet)
                                : box_strength<Edition>(problem, pole, lengths, sheet);
    });
}

template Outcome<PoleStrength> pole_strength(const Problem&, const Pole&, const PoleLengths&,
                                             Sheet<double>&);
template Outcome<PoleStrength> pole_strength(const Problem&, const Pole&, const PoleLengths&,
                                             Sheet<Term>&);

}  // namespace apex::design
