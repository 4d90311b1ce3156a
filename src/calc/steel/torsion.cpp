#include "calc/steel/torsion.hpp"

#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

constexpr Strength torsional{"T_c", "phi_T", "Omega_T", "H3.1"};

template <class Edition, class Num>
Torsion finish(Method method, const Num& F_cr, const Num& C, TorsionLimit limit,
               Sheet<Num>& sheet) {
    const Num T_n = sheet.eq("T_n", "kip-in", F_cr * C, Edition::clause("H3-1"));
    const Num T_c = available_kipft<Edition>(method, T_n, torsional, sheet);
    return {plain(T_n) / units::in_per_ft, plain(T_c), plain(F_cr), plain(C), limit,
            Edition::clause("H3.1")};
}

}  // namespace

template <class Edition, class Num>
Outcome<Torsion> torsion_round(const RoundTorsionInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/D_in", in.D_in},
                                      {"/t_in", in.t_in},
                                      {"/D_over_t", in.D_over_t},
                                      {"/S_in3", in.S_in3},
                                      {"/L_ft", in.L_ft}},
                                     at("H3.1")))
        return *no;
    if (!(2 * in.t_in < in.D_in)) return Rejection{"/t_in", "leaves no hollow", at("H3.1")};

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num D = sheet.given("D", "in", in.D_in, at("H3.1"));
    const Num D_t = sheet.given("(D/t)", "", in.D_over_t, at("B4.1"));
    const Num L = sheet.given("L", "ft", in.L_ft, at("H3.1"));
    Num C = Num(0.0);
    if (in.constant == RoundTorsionConstant::two_s) {
        const Num S = sheet.given("S", "in³", in.S_in3, at("Symbols"));
        C = sheet.eq("C", "in³", 2 * S, at("H3.1"));
    } else {
        const Num t = sheet.given("t", "in", in.t_in, at("B4.2"));
        C = sheet.eq("C", "in³", known<Num>("pi", pi) * square(D - t) * t / 2,
                     at("H3.1, user note"));
    }
    const Num L_D = sheet.eq("L/D", "", L * units::in_per_ft / D, at("H3.1"));
    const Num F_a = sheet.eq("F_cr,a", "ksi", 1.23 * E / (sqrt(L_D) * pow(D_t, 1.25)), at("H3-2a"));
    const Num F_b = sheet.eq("F_cr,b", "ksi", 0.60 * E / pow(D_t, 1.5), at("H3-2b"));
    const Num F_cr = sheet.eq("F_cr", "ksi", min(max(F_a, F_b), 0.6 * F_y), at("H3.1(a)"));
    const bool buckles = max(plain(F_a), plain(F_b)) < 0.6 * in.F_y_ksi;
    sheet.note(buckles ? "buckling governs" : "yielding governs: 0.6 F_y", at("H3.1(a)"));
    return finish<Edition>(in.method, F_cr, C,
                           buckles ? TorsionLimit::elastic_buckling : TorsionLimit::yielding,
                           sheet);
}

template <class Edition, class Num>
Outcome<Torsion> torsion_box(const BoxTorsionInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = all_positive(
            {{"/F_y_ksi", in.F_y_ksi}, {"/h_over_t", in.h_over_t}, {"/C_in3", in.C_in3}},
            at("H3.1")))
        return *no;
    if (!(in.h_over_t <= 260))
        return Rejection{"/h_over_t", "h/t is over 260: outside H3.1(b)", at("H3.1(b)")};

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num h_t = sheet.given("(h/t)", "", in.h_over_t, at("B4.1b"));
    const Num C = sheet.given("C", "in³", in.C_in3, at("H3.1, user note"));
    const double root = sqrt(E_ksi / in.F_y_ksi);
    if (in.h_over_t <= 2.45 * root) {
        sheet.note("yielding", at("H3.1(b)"));
        return finish<Edition>(in.method, sheet.eq("F_cr", "ksi", 0.6 * F_y, at("H3-3")), C,
                               TorsionLimit::yielding, sheet);
    }
    if (in.h_over_t <= 3.07 * root) {
        sheet.note("inelastic buckling", at("H3.1(b)"));
        return finish<Edition>(
            in.method,
            sheet.eq("F_cr", "ksi", 0.6 * F_y * (2.45 * sqrt(E / F_y)) / h_t, at("H3-4")), C,
            TorsionLimit::inelastic_buckling, sheet);
    }
    sheet.note("elastic buckling", at("H3.1(b)"));
    return finish<Edition>(
        in.method,
        sheet.eq("F_cr", "ksi", 0.458 * square(known<Num>("pi", pi)) * E / square(h_t), at("H3-5")),
        C, TorsionLimit::elastic_buckling, sheet);
}

#define INSTANTIATE(Edition)                                                                     \
    template Outcome<Torsion> torsion_round<Edition>(const RoundTorsionInputs&, Sheet<double>&); \
    template Outcome<Torsion> torsion_round<Edition>(const RoundTorsionInputs&, Sheet<Term>&);   \
    template Outcome<Torsion> torsion_box<Edition>(const BoxTorsionInputs&, Sheet<double>&);     \
    template Outcome<Torsion> torsion_box<Edition>(const BoxTorsionInputs&, Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
