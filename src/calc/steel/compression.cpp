#include "calc/steel/compression.hpp"

#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

constexpr Strength compressive{"P_c", "phi_c", "Omega_c", "E1"};

/// A member of any section: E3.
template <class Num>
struct Member {
    Num F_y, E, A, F_n;
    double slenderness;
    bool elastic;
};

template <class Edition, class Num, class Inputs>
Member<Num> flexural_buckling(const Inputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num A = sheet.given("A_g", "in²", in.A_in2, at("Symbols"));
    if (in.L_ft == 0) {
        sheet.note("no length to buckle over", at("E3"));
        return {F_y, E, A, sheet.eq(Edition::critical_stress, "ksi", F_y, at("E3-2")), 0, false};
    }
    const Num K = sheet.given("K", "", in.K, unconfirmed(at("Commentary Appendix 7")));
    const Num L = sheet.given("L", "ft", in.L_ft, at("E2"));
    const Num r = sheet.given("r", "in", in.r_in, at("Symbols"));
    const Num slenderness = sheet.eq("(L_c/r)", "", K * L * units::in_per_ft / r, at("E2"));
    if (plain(slenderness) > 200)
        sheet.note("L_c/r over 200, which is advised against", at("E2, user note"));
    const Num F_e =
        sheet.eq("F_e", "ksi", square(known<Num>("pi", pi)) * E / square(slenderness), at("E3-4"));
    const bool elastic = !(plain(F_y) / plain(F_e) <= 2.25);
    const Num F_n = elastic ? sheet.eq(Edition::critical_stress, "ksi", 0.877 * F_e, at("E3-3"))
                            : sheet.eq(Edition::critical_stress, "ksi",
                                       pow(Num(0.658), F_y / F_e) * F_y, at("E3-2"));
    return {F_y, E, A, F_n, plain(slenderness), elastic};
}

template <class Edition, class Num>
Compression finish(Method method, const Member<Num>& member, const Num& A_e, bool slender_wall,
                   Sheet<Num>& sheet) {
    const Clause clause =
        slender_wall ? unconfirmed(Edition::clause("E7-1")) : Edition::clause("E3-1");
    const Num P_n = sheet.eq("P_n", "kip", member.F_n * A_e, clause);
    const Num P_c = available_kip<Edition>(method, P_n, compressive, sheet);
    return {plain(P_n),         plain(P_c),   plain(member.F_n), plain(A_e),
            member.slenderness, slender_wall, member.elastic,    clause};
}

/// The width of a wall that bears, E7.1: at most the wall's.
template <class Edition, class Num>
Num effective_width(const char* symbol, double slenderness, const Num& width, const Num& ratio,
                    const Num& lambda_r, const Member<Num>& m, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (slenderness <= plain(lambda_r) * sqrt(plain(m.F_y) / plain(m.F_n)))
        return sheet.eq(symbol, "in", width, unconfirmed(at("E7-2")));
    const Num F_el =
        sheet.eq("F_el", "ksi", square(1.38 * lambda_r / ratio) * m.F_y, unconfirmed(at("E7-5")));
    return sheet.eq(symbol, "in",
                    min(width * (1 - 0.20 * sqrt(F_el / m.F_n)) * sqrt(F_el / m.F_n), width),
                    unconfirmed(at("E7-3")));
}

}  // namespace

template <class Edition, class Num>
Outcome<Compression> compression_round(const RoundCompressionInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/D_over_t", in.D_over_t},
                                      {"/A_in2", in.A_in2},
                                      {"/r_in", in.r_in},
                                      {"/K", in.K}},
                                     at("E3")))
        return *no;
    if (const auto no = all_magnitudes({{"/L_ft", in.L_ft}}, at("E2"))) return *no;
    if (!(in.D_over_t < 0.45 * E_ksi / in.F_y_ksi))
        return Rejection{"/D_over_t", "D/t is not below 0.45 E/F_y: outside E7.2",
                         unconfirmed(at("E7.2"))};

    const Member<Num> member = flexural_buckling<Edition>(in, sheet);
    const Num D_t = sheet.given("(D/t)", "", in.D_over_t, at("B4.1"));
    const Num lambda_r = sheet.eq("lambda_r", "", 0.11 * member.E / member.F_y,
                                  unconfirmed(at("Table B4.1a, case 9")));
    const bool slender = in.D_over_t > plain(lambda_r);
    sheet.note(slender ? "slender wall" : "nonslender wall", at("B4.1"));
    if (!slender) return finish<Edition>(in.method, member, member.A, false, sheet);
    // E7-7 itself exceeds A_g by up to 1.2 % just over its limit.
    const Num reduction = 0.038 * member.E / (member.F_y * D_t) + Num(2) / 3;
    const Num A_e =
        sheet.eq("A_e", "in²", min(reduction * member.A, member.A), unconfirmed(at("E7-7")));
    return finish<Edition>(in.method, member, A_e, true, sheet);
}

template <class Edition, class Num>
Outcome<Compression> compression_box(const BoxCompressionInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/t_in", in.t_in},
                                      {"/b_over_t", in.b_over_t},
                                      {"/h_over_t", in.h_over_t},
                                      {"/A_in2", in.A_in2},
                                      {"/r_in", in.r_in},
                                      {"/K", in.K}},
                                     at("E3")))
        return *no;
    if (const auto no = all_magnitudes({{"/L_ft", in.L_ft}}, at("E2"))) return *no;

    const Member<Num> member = flexural_buckling<Edition>(in, sheet);
    const Num b_t = sheet.given("(b/t)", "", in.b_over_t, at("B4.1b"));
    const Num h_t = sheet.given("(h/t)", "", in.h_over_t, at("B4.1b"));
    const Num lambda_r = sheet.eq("lambda_r", "", 1.40 * sqrt(member.E / member.F_y),
                                  unconfirmed(at("Table B4.1a, case 6")));
    if (max(in.b_over_t, in.h_over_t) <= plain(lambda_r)) {
        sheet.note("nonslender walls", at("B4.1"));
        return finish<Edition>(in.method, member, member.A, false, sheet);
    }
    sheet.note("slender walls: effective area", unconfirmed(at("E7")));
    const Num t = sheet.given("t", "in", in.t_in, at("B4.2"));
    const Num b = sheet.eq("b", "in", b_t * t, at("B4.1b"));
    const Num h = sheet.eq("h", "in", h_t * t, at("B4.1b"));
    const Num b_e = effective_width<Edition>("b_e", in.b_over_t, b, b_t, lambda_r, member, sheet);
    const Num h_e = effective_width<Edition>("h_e", in.h_over_t, h, h_t, lambda_r, member, sheet);
    const Num A_e = sheet.eq("A_e", "in²", member.A - 2 * (b - b_e) * t - 2 * (h - h_e) * t,
                             unconfirmed(at("E7")));
    if (!(plain(A_e) > 0))
        return Rejection{"/A_in2", "is less than what the walls lose to local buckling",
                         unconfirmed(at("E7"))};
    return finish<Edition>(in.method, member, A_e, true, sheet);
}

#define INSTANTIATE(Edition)                                                                \
    template Outcome<Compression> compression_round<Edition>(const RoundCompressionInputs&, \
                                                             Sheet<double>&);               \
    template Outcome<Compression> compression_round<Edition>(const RoundCompressionInputs&, \
                                                             Sheet<Term>&);                 \
    template Outcome<Compression> compression_box<Edition>(const BoxCompressionInputs&,     \
                                                           Sheet<double>&);                 \
    template Outcome<Compression> compression_box<Edition>(const BoxCompressionInputs&,     \
                                                           Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
