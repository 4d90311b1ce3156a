#include "calc/steel/warping_torsion.hpp"

#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

constexpr Clause theory{"Torsion theory", "non-uniform torsion of a cantilever"};

}  // namespace

template <class Edition, class Num>
Outcome<WarpingTorsion> warping_torsion(const WarpingTorsionInputs& in, Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/J_in4", in.J_in4},
                                      {"/C_w_in6", in.C_w_in6},
                                      {"/W_no_in2", in.W_no_in2},
                                      {"/S_w1_in4", in.S_w1_in4},
                                      {"/t_f_in", in.t_f_in},
                                      {"/t_w_in", in.t_w_in},
                                      {"/L_ft", in.L_ft}},
                                     at("H3.3")))
        return *no;
    if (const auto no = all_magnitudes({{"/T_kipft", in.T_kipft}}, at("H3.3"))) return *no;

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num G = sheet.given("G", "ksi", G_ksi, Edition::clause("Symbols"));
    const Num J = sheet.given("J", "in⁴", in.J_in4, theory);
    const Num C_w = sheet.given("C_w", "in⁶", in.C_w_in6, theory);
    const Num W_no = sheet.given("W_no", "in²", in.W_no_in2, theory);
    const Num S_w1 = sheet.given("S_w1", "in⁴", in.S_w1_in4, theory);
    const Num t_f = sheet.given("t_f", "in", in.t_f_in, theory);
    const Num t_w = sheet.given("t_w", "in", in.t_w_in, theory);
    const Num L =
        sheet.eq("L", "in", sheet.given("L_ft", "ft", in.L_ft, theory) * units::in_per_ft, theory);
    const Num T = sheet.eq(
        "T", "kip-in", sheet.given("T_r", "kip-ft", in.T_kipft, theory) * units::in_per_ft, theory);
    const Num a = sheet.eq("a", "in", sqrt(E * C_w / (G * J)), theory);
    const Num x = sheet.eq("(L/a)", "", L / a, theory);
    const Num fixed = sheet.eq("tanh(L/a)", "", tanh(x), theory);
    // 1 / cosh, which is small where the pole is long.
    const Num free_end = sheet.eq("sech(L/a)", "", 2 / (exp(x) + exp(-x)), theory);

    // Each stress for a torque of 1 kip-in.
    const Num sigma_1 = sheet.eq("sigma_1", "1/in³", E * W_no * fixed / (G * J * a), theory);
    const Num tau_1w = sheet.eq("tau_1w", "1/in³", S_w1 / (C_w * t_f), theory);
    const Num tau_1f = sheet.eq("tau_1f", "1/in³", t_f * (1 - free_end) / J, theory);
    const Num tau_1web = sheet.eq("tau_1web", "1/in³", t_w * (1 - free_end) / J, theory);
    const Num twist = sheet.eq("theta", "rad", T / (G * J) * (L - a * fixed), theory);

    // Warping's shear is greatest at the base, St. Venant's at the torque: adding them is safe.
    const Num tau_1 = sheet.eq("tau_1", "1/in³", max(tau_1w + tau_1f, tau_1web), theory);
    const Num by_normal = sheet.eq("T_n,7", "kip-in", F_y / sigma_1, at("H3-7"));
    const Num by_shear = sheet.eq("T_n,8", "kip-in", 0.6 * F_y / tau_1, at("H3-8"));
    const bool normal_governs = plain(by_normal) <= plain(by_shear);
    sheet.note(normal_governs ? "the normal stress of warping governs" : "shear governs",
               at("H3.3"));
    const Num T_n = sheet.eq("T_n", "kip-in", min(by_normal, by_shear), at("H3.3"));
    constexpr Strength twisting{"T_c", "phi_T", "Omega_T", "H3.3"};
    const Num T_c = available_kipft<Edition>(in.method, T_n, twisting, sheet);

    return WarpingTorsion{plain(a),
                          plain(sheet.eq("sigma_w", "ksi", sigma_1 * T, theory)),
                          plain(sheet.eq("tau_w", "ksi", tau_1w * T, theory)),
                          plain(sheet.eq("tau_f", "ksi", tau_1f * T, theory)),
                          plain(sheet.eq("tau_web", "ksi", tau_1web * T, theory)),
                          plain(twist),
                          plain(T_c),
                          in.T_kipft / plain(T_c),
                          normal_governs,
                          at("H3.3")};
}

#define INSTANTIATE(Edition)                                                               \
    template Outcome<WarpingTorsion> warping_torsion<Edition>(const WarpingTorsionInputs&, \
                                                              Sheet<double>&);             \
    template Outcome<WarpingTorsion> warping_torsion<Edition>(const WarpingTorsionInputs&, \
                                                              Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
