#include "calc/aluminum/shear.hpp"

#include "base/units.hpp"

namespace apex::aluminum {
namespace {

constexpr Clause chapter_g = adm_unconfirmed("G");

template <class Num>
struct Stress {
    Num F_s;
    bool buckles;
};

/// G.2: yielding, line, hyperbola; each step never above the one before.
template <class Num>
Outcome<Stress<Num>> stress_at(double F_cy_ksi, double F_syw_ksi, const Num& lambda,
                               Sheet<Num>& sheet) {
    const auto constants = buckling_constants<Num>({F_cy_ksi, E_ksi}, sheet);
    if (const auto* no = refused(constants)) return *no;
    const BucklingConstants& c = value(constants);
    const Num F_sy = known<Num>("F_sy", 0.6 * F_cy_ksi), E = known<Num>("E", E_ksi);
    const Num B_s = known<Num>("B_s", c.B_s), D_s = known<Num>("D_s", c.D_s);
    const Num line =
        plain(lambda) * 1.25 < c.C_s
            ? sheet.eq("F_s,b", "ksi", B_s - 1.25 * D_s * lambda, chapter_g)
            : sheet.eq("F_s,b", "ksi", square(known<Num>("pi", pi)) * E / square(1.25 * lambda),
                       chapter_g);
    Num F_s = min(line, F_sy);
    const bool buckles = plain(line) < plain(F_sy);
    if (F_syw_ksi > 0) F_s = min(F_s, sheet.given("F_syw", "ksi", F_syw_ksi, chapter_g));
    return Stress<Num>{sheet.eq("F_s", "ksi", F_s, chapter_g), buckles};
}

/// A round wall as slender as a flat web.
template <class Num>
Num round_slenderness(double R_b_over_t, double R_b_in, double L_ft, Sheet<Num>& sheet) {
    constexpr Clause clause = adm_unconfirmed("G.4");
    const Num x = sheet.given("(R_b/t)", "", R_b_over_t, clause);
    const Num R_b = sheet.given("R_b", "in", R_b_in, clause);
    const Num L = sheet.given("L_v", "ft", L_ft, clause);
    return sheet.eq("lambda", "", 2.9 * pow(x, 0.625) * pow(L * units::in_per_ft / R_b, 0.25),
                    clause);
}

template <class Inputs>
std::optional<Rejection> unusable_tube(const Inputs& in) {
    if (auto no = all_positive({{"/F_cy_ksi", in.F_cy_ksi},
                                {"/R_b_over_t", in.R_b_over_t},
                                {"/R_b_in", in.R_b_in},
                                {"/L_ft", in.L_ft}},
                               chapter_g))
        return no;
    return all_magnitudes({{"/F_syw_ksi", in.F_syw_ksi}}, chapter_g);
}

}  // namespace

template <class Num>
Outcome<ShearStress> shear_webs(const WebShearInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_positive(
            {{"/F_cy_ksi", in.F_cy_ksi}, {"/h_over_t", in.h_over_t}, {"/A_w_in2", in.A_w_in2}},
            chapter_g))
        return *no;
    if (auto no = all_magnitudes({{"/F_syw_ksi", in.F_syw_ksi}}, chapter_g)) return *no;
    const Num lambda = sheet.given("lambda", "", in.h_over_t, chapter_g);
    const auto stress = stress_at<Num>(in.F_cy_ksi, in.F_syw_ksi, lambda, sheet);
    if (const auto* no = refused(stress)) return *no;
    const Num A_w = sheet.given("A_w", "in²", in.A_w_in2, chapter_g);
    const Num V_n = sheet.eq("V_n", "kip", value(stress).F_s * A_w, chapter_g);
    const Num V_c = available("V_c", "kip", in.method, Ends::by_yielding, V_n, sheet);
    return ShearStress{plain(value(stress).F_s), in.h_over_t, plain(V_n), plain(V_c),
                       value(stress).buckles,    chapter_g};
}

template <class Num>
Outcome<ShearStress> shear_round(const RoundShearInputs& in, Sheet<Num>& sheet) {
    if (auto no = unusable_tube(in)) return *no;
    if (auto no = all_positive({{"/A_g_in2", in.A_g_in2}}, chapter_g)) return *no;
    const Num lambda = round_slenderness<Num>(in.R_b_over_t, in.R_b_in, in.L_ft, sheet);
    const auto stress = stress_at<Num>(in.F_cy_ksi, in.F_syw_ksi, lambda, sheet);
    if (const auto* no = refused(stress)) return *no;
    const Num A_g = sheet.given("A_g", "in²", in.A_g_in2, chapter_g);
    const Num V_n = sheet.eq("V_n", "kip", value(stress).F_s * A_g / 2, chapter_g);
    const Num V_c = available("V_c", "kip", in.method, Ends::by_yielding, V_n, sheet);
    return ShearStress{plain(value(stress).F_s), plain(lambda), plain(V_n), plain(V_c),
                       value(stress).buckles,    chapter_g};
}

template <class Num>
Outcome<ShearStress> torsion_round(const RoundTorsionInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = adm_unconfirmed("H.2");
    if (auto no = unusable_tube(in)) return *no;
    if (auto no = all_positive({{"/C_in3", in.C_in3}}, clause)) return *no;
    const Num lambda = round_slenderness<Num>(in.R_b_over_t, in.R_b_in, in.L_ft, sheet);
    const auto stress = stress_at<Num>(in.F_cy_ksi, in.F_syw_ksi, lambda, sheet);
    if (const auto* no = refused(stress)) return *no;
    const Num C = sheet.given("C", "in³", in.C_in3, clause);
    const Num T_n = sheet.eq("T_n", "kip-ft", value(stress).F_s * C / units::in_per_ft, clause);
    const Num T_c = available("T_c", "kip-ft", in.method, Ends::by_yielding, T_n, sheet);
    return ShearStress{plain(value(stress).F_s), plain(lambda), plain(T_n), plain(T_c),
                       value(stress).buckles,    clause};
}

#define INSTANTIATE(Num)                                                             \
    template Outcome<ShearStress> shear_webs(const WebShearInputs&, Sheet<Num>&);    \
    template Outcome<ShearStress> shear_round(const RoundShearInputs&, Sheet<Num>&); \
    template Outcome<ShearStress> torsion_round(const RoundTorsionInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::aluminum
