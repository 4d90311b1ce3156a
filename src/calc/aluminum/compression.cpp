#include "calc/aluminum/compression.hpp"

#include "base/units.hpp"

namespace apex::aluminum {
namespace {

/// E.2: yielding to lambda_1, then a line with a factor that falls from 1 to 0.85, then 0.85 of
/// Euler's stress.
template <class Num>
Num member_stress(const CompressionInputs& in, const BucklingConstants& c, const Num& lambda,
                  Sheet<Num>& sheet) {
    constexpr Clause clause = adm_unconfirmed("E.2");
    const Num F_cy = known<Num>("F_cy", in.F_cy_ksi), E = known<Num>("E", E_ksi);
    const Num B_c = known<Num>("B_c", c.B_c), D_c = known<Num>("D_c", c.D_c),
              C_c = known<Num>("C_c", c.C_c);
    const Num lambda_1 = sheet.eq("lambda_1", "", (B_c - F_cy) / D_c, clause);
    if (plain(lambda) <= plain(lambda_1)) return sheet.eq("F_c", "ksi", F_cy, clause);
    if (plain(lambda) < c.C_c)
        return sheet.eq("F_c", "ksi",
                        (B_c - D_c * lambda) * (0.85 + 0.15 * (C_c - lambda) / (C_c - lambda_1)),
                        clause);
    return sheet.eq("F_c", "ksi", 0.85 * square(known<Num>("pi", pi)) * E / square(lambda), clause);
}

}  // namespace

template <class Num>
Outcome<Compression> compression(const CompressionInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = adm_unconfirmed("E.1");
    if (const auto no =
            all_positive({{"/A_in2", in.A_in2}, {"/r_in", in.r_in}, {"/K", in.K}}, clause))
        return *no;
    if (const auto no = all_magnitudes({{"/L_ft", in.L_ft}, {"/F_cyw_ksi", in.F_cyw_ksi}}, clause))
        return *no;
    if (in.element == Element::flat_bending || in.element == Element::tube_bending)
        return Rejection{"/element", "is an element in bending", clause};
    const auto local =
        element_stress<Num>({in.method, in.element, in.F_cy_ksi, in.slenderness}, sheet);
    if (const auto* no = refused(local)) return *no;
    Sheet<double> unwritten;
    const auto constants = buckling_constants<double>({in.F_cy_ksi, E_ksi}, unwritten);

    const Num A = sheet.given("A_g", "in²", in.A_in2, clause);
    const Num r = sheet.given("r", "in", in.r_in, clause);
    const Num K = sheet.given("K", "", in.K, clause);
    const Num L = sheet.given("L", "ft", in.L_ft, clause);
    const Num lambda = sheet.eq("lambda", "", K * L * units::in_per_ft / r, clause);
    const Num F_member = member_stress<Num>(in, value(constants), lambda, sheet);
    const Num F_local = known<Num>("F", value(local).F_ksi);
    Num F = min(F_member, F_local);
    CompressionLimit limit = plain(F_local) < plain(F_member) ? CompressionLimit::local_buckling
                                                              : CompressionLimit::member_buckling;
    if (in.F_cyw_ksi > 0) {
        const Num F_cyw = sheet.given("F_cyw", "ksi", in.F_cyw_ksi, clause);
        if (plain(F_cyw) < plain(F)) limit = CompressionLimit::weld_yielding;
        F = min(F, F_cyw);
    }
    const Num F_n = sheet.eq("F_n", "ksi", F, clause);
    const Num P_n = sheet.eq("P_n", "kip", F_n * A, clause);
    const Num P_c = available("P_c", "kip", in.method, Ends::by_yielding, P_n, sheet);
    return Compression{plain(P_n), plain(P_c), plain(F_n), plain(lambda), limit, clause};
}

template Outcome<Compression> compression(const CompressionInputs&, Sheet<double>&);
template Outcome<Compression> compression(const CompressionInputs&, Sheet<Term>&);

}  // namespace apex::aluminum
