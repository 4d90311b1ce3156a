#include "calc/steel/step_joint.hpp"

#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

constexpr Clause joint_practice = unconfirmed({"Engineering methods", "3.7"});

/// phi R_n or R_n / Omega of a stress.
template <class Num>
Num usable_ksi(const char* symbol, Method method, double phi, double omega, const Num& nominal,
               Clause clause, Sheet<Num>& sheet) {
    return method == Method::lrfd ? sheet.eq(symbol, "ksi", phi * nominal, clause)
                                  : sheet.eq(symbol, "ksi", nominal / omega, clause);
}

}  // namespace

template <class Edition, class Num>
Outcome<StepJoint> step_joint(const StepJointInputs& in, Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/D_inner_in", in.D_inner_in},
                                      {"/D_outer_in", in.D_outer_in},
                                      {"/t_outer_in", in.t_outer_in},
                                      {"/ring_in", in.ring_in},
                                      {"/L_s_in", in.L_s_in},
                                      {"/weld_leg_in", in.weld_leg_in},
                                      {"/F_EXX_ksi", in.F_EXX_ksi}},
                                     joint_practice))
        return *no;
    if (const auto no = all_magnitudes({{"/M_r_kipft", in.M_r_kipft}, {"/V_r_kip", in.V_r_kip}},
                                       joint_practice))
        return *no;
    if (!(in.D_inner_in < in.D_outer_in - 2 * in.t_outer_in))
        return Rejection{"/D_inner_in", "does not fit into the outer pole", joint_practice};
    if (!(in.L_s_in >= least_overlap_diameters * in.D_inner_in))
        return Rejection{"/L_s_in", "is less than 1.5 diameters of the inner pole", joint_practice};

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, joint_practice);
    const Num D = sheet.given("D_i", "in", in.D_inner_in, joint_practice);
    const Num D_o = sheet.given("D_o", "in", in.D_outer_in, joint_practice);
    const Num t = sheet.given("t_o", "in", in.t_outer_in, joint_practice);
    const Num t_r = sheet.given("t_r", "in", in.ring_in, joint_practice);
    const Num L_s = sheet.given("L_s", "in", in.L_s_in, joint_practice);
    const Num M =
        sheet.eq("M", "kip-in",
                 sheet.given("M_r", "kip-ft", in.M_r_kipft, joint_practice) * units::in_per_ft,
                 joint_practice);
    const Num V = sheet.given("V_r", "kip", in.V_r_kip, joint_practice);
    const Num R = sheet.eq("R", "kip", M / L_s + V / 2, joint_practice);

    const Num f_p = sheet.eq("f_p", "ksi", R / (D * t_r), joint_practice);
    const Num F_p = usable_ksi("F_p", in.method, 0.75, 2.00, 1.8 * F_y, at("J7"), sheet);
    const Num bearing = sheet.eq("(f_p/F_p)", "", f_p / F_p, at("J7"));

    // Half of R runs to each side of the wall as hoop tension; the wall that helps the ring is as
    // long as a ring on a cylinder stiffens, 0.78 sqrt(r t) to each side.
    const Num r_m = sheet.eq("r_m", "in", (D_o - t) / 2, joint_practice);
    const Num A_h = sheet.eq("A_h", "in²", t * (t_r + 1.56 * sqrt(r_m * t)), joint_practice);
    const Num f_h = sheet.eq("f_h", "ksi", R / (2 * A_h), joint_practice);
    const Num F_h = usable_ksi("F_h", in.method, 0.90, 1.67, F_y, joint_practice, sheet);
    const Num hoop = sheet.eq("(f_h/F_h)", "", f_h / F_h, joint_practice);

    // R enters the ring's weld as shear around the outer wall's inside: R / (pi r) at the most.
    const Num r_i = sheet.eq("r_i", "in", D_o / 2 - t, joint_practice);
    const Num f_w = sheet.eq("f_w", "kip/in", R / (known<Num>("pi", pi) * r_i), joint_practice);
    const Num throat = sheet.eq(
        "t_e", "in", 0.707 * sheet.given("w", "in", in.weld_leg_in, at("J2.2")), at("J2.2"));
    const Num F_w = usable_ksi("F_w", in.method, 0.75, 2.00,
                               0.60 * sheet.given("F_EXX", "ksi", in.F_EXX_ksi, at("Table J2.5")),
                               at("J2.4"), sheet);
    const Num weld = sheet.eq("(f_w/F_w t_e)", "", f_w / (F_w * throat), at("J2.4"));
    const Num ratio = sheet.eq("ratio", "", max(max(bearing, hoop), weld), joint_practice);
    return StepJoint{plain(R),   plain(f_p),  plain(bearing), plain(f_h),    plain(hoop),
                     plain(f_w), plain(weld), plain(ratio),   joint_practice};
}

template <class Edition, class Num>
Outcome<Sleeve> sleeve(const SleeveInputs& in, Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/D_in", in.D_in},
                                      {"/t_in", in.t_in},
                                      {"/L_s_in", in.L_s_in}},
                                     joint_practice))
        return *no;
    if (const auto no = all_magnitudes({{"/M_r_kipft", in.M_r_kipft}, {"/V_r_kip", in.V_r_kip}},
                                       joint_practice))
        return *no;
    if (!(2 * in.t_in < in.D_in)) return Rejection{"/t_in", "leaves no hollow", joint_practice};
    if (!(in.L_s_in >= least_overlap_diameters * in.D_in))
        return Rejection{"/L_s_in", "is less than 1.5 diameters", joint_practice};

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, joint_practice);
    const Num D = sheet.given("D", "in", in.D_in, joint_practice);
    const Num t = sheet.given("t", "in", in.t_in, joint_practice);
    const Num L_s = sheet.given("L_s", "in", in.L_s_in, joint_practice);
    const Num M =
        sheet.eq("M", "kip-in",
                 sheet.given("M_r", "kip-ft", in.M_r_kipft, joint_practice) * units::in_per_ft,
                 joint_practice);
    const Num V = sheet.given("V_r", "kip", in.V_r_kip, joint_practice);
    const Num q_M = sheet.eq("q_M", "ksi", 6 * M / (D * square(L_s)), joint_practice);
    const Num q = sheet.eq("q", "ksi", q_M + V / (D * L_s), joint_practice);
    const Num F_p = usable_ksi("F_p", in.method, 0.75, 2.00, 1.8 * F_y, at("J7"), sheet);
    const Num bearing = sheet.eq("(q/F_p)", "", q / F_p, at("J7"));
    const Num f_h = sheet.eq("f_h", "ksi", q * D / (2 * t), joint_practice);
    const Num F_h = usable_ksi("F_h", in.method, 0.90, 1.67, F_y, joint_practice, sheet);
    const Num hoop = sheet.eq("(f_h/F_h)", "", f_h / F_h, joint_practice);
    const Num ratio = sheet.eq("ratio", "", max(bearing, hoop), joint_practice);
    return Sleeve{plain(q_M),  plain(q),     plain(bearing), plain(f_h),
                  plain(hoop), plain(ratio), joint_practice};
}

#define INSTANTIATE(Edition)                                                                 \
    template Outcome<StepJoint> step_joint<Edition>(const StepJointInputs&, Sheet<double>&); \
    template Outcome<StepJoint> step_joint<Edition>(const StepJointInputs&, Sheet<Term>&);   \
    template Outcome<Sleeve> sleeve<Edition>(const SleeveInputs&, Sheet<double>&);           \
    template Outcome<Sleeve> sleeve<Edition>(const SleeveInputs&, Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
