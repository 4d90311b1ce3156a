#include "calc/steel/shear.hpp"

#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

constexpr Strength shear_strength{"V_c", "phi_v", "Omega_v", "G1"};

/// G4 and G5 await confirmation against the printed standard.
template <class Edition>
constexpr Clause unconfirmed_clause(const char* ref) {
    return unconfirmed(Edition::clause(ref));
}

}  // namespace

template <class Edition, class Num>
Outcome<Shear> shear_round(const RoundShearInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = unconfirmed_clause<Edition>;
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/D_in", in.D_in},
                                      {"/D_over_t", in.D_over_t},
                                      {"/A_g_in2", in.A_g_in2},
                                      {"/L_v_ft", in.L_v_ft}},
                                     at("G5")))
        return *no;

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num D = sheet.given("D", "in", in.D_in, at("G5"));
    const Num D_t = sheet.given("(D/t)", "", in.D_over_t, at("B4.1"));
    const Num A_g = sheet.given("A_g", "in²", in.A_g_in2, at("Symbols"));
    const Num L_v = sheet.given("L_v", "ft", in.L_v_ft, at("G5"));
    const Num L_v_D = sheet.eq("L_v/D", "", L_v * units::in_per_ft / D, at("G5"));
    const Num F_a =
        sheet.eq("F_cr,a", "ksi", 1.60 * E / (sqrt(L_v_D) * pow(D_t, 1.25)), at("G5-2a"));
    const Num F_b = sheet.eq("F_cr,b", "ksi", 0.78 * E / pow(D_t, 1.5), at("G5-2b"));
    const Num F_cr = sheet.eq("F_cr", "ksi", min(max(F_a, F_b), 0.6 * F_y), at("G5"));
    const bool buckles = max(plain(F_a), plain(F_b)) < 0.6 * in.F_y_ksi;
    sheet.note(buckles ? "shear buckling governs" : "yielding governs: 0.6 F_y", at("G5"));
    const Num V_n = sheet.eq("V_n", "kip", F_cr * A_g / 2, at("G5-1"));
    const Num V_c = available_kip<Edition>(in.method, V_n, shear_strength, sheet);
    return Shear{plain(V_n), plain(V_c), plain(F_cr),
                 buckles ? ShearLimit::buckling : ShearLimit::yielding, at("G5")};
}

template <class Edition, class Num>
Outcome<Shear> shear_box(const BoxShearInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = unconfirmed_clause<Edition>;
    if (const auto no = all_positive(
            {{"/F_y_ksi", in.F_y_ksi}, {"/t_in", in.t_in}, {"/h_over_t", in.h_over_t}}, at("G4")))
        return *no;

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num t = sheet.given("t", "in", in.t_in, at("B4.2"));
    const Num h_t = sheet.given("(h/t)", "", in.h_over_t, at("B4.1b"));
    const Num k_v = sheet.given("k_v", "", 5, at("G4"));
    const Num A_w = sheet.eq("A_w", "in²", 2 * h_t * square(t), at("G4"));
    const double root = sqrt(5 * E_ksi / in.F_y_ksi);
    const bool buckles = in.h_over_t > 1.10 * root;
    Num C_v2 = Num(1.0);
    if (!buckles)
        C_v2 = sheet.eq("C_v2", "", Num(1.0), at("G2-9"));
    else if (in.h_over_t <= 1.37 * root)
        C_v2 = sheet.eq("C_v2", "", 1.10 * sqrt(k_v * E / F_y) / h_t, at("G2-10"));
    else
        C_v2 = sheet.eq("C_v2", "", 1.51 * k_v * E / (square(h_t) * F_y), at("G2-11"));
    sheet.note(buckles ? "shear buckling governs" : "yielding governs", at("G4"));
    const Num V_n = sheet.eq("V_n", "kip", 0.6 * F_y * A_w * C_v2, at("G4-1"));
    const Num V_c = available_kip<Edition>(in.method, V_n, shear_strength, sheet);
    return Shear{plain(V_n), plain(V_c), 0.6 * in.F_y_ksi * plain(C_v2),
                 buckles ? ShearLimit::buckling : ShearLimit::yielding, at("G4")};
}

#define INSTANTIATE(Edition)                                                               \
    template Outcome<Shear> shear_round<Edition>(const RoundShearInputs&, Sheet<double>&); \
    template Outcome<Shear> shear_round<Edition>(const RoundShearInputs&, Sheet<Term>&);   \
    template Outcome<Shear> shear_box<Edition>(const BoxShearInputs&, Sheet<double>&);     \
    template Outcome<Shear> shear_box<Edition>(const BoxShearInputs&, Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
