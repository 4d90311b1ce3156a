#include "calc/aluminum/tension.hpp"

namespace apex::aluminum {

template <class Num>
Outcome<Tension> tension(const TensionInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = adm_unconfirmed("D.2");
    if (const auto no = all_positive({{"/F_ty_ksi", in.F_ty_ksi},
                                      {"/F_tu_ksi", in.F_tu_ksi},
                                      {"/A_g_in2", in.A_g_in2},
                                      {"/A_e_in2", in.A_e_in2}},
                                     clause))
        return *no;
    if (const auto no = all_magnitudes({{"/A_wz_in2", in.A_wz_in2}}, clause)) return *no;
    if (!(in.k_t >= 1)) return Rejection{"/k_t", "is at least 1", clause};
    if (!(in.A_e_in2 <= in.A_g_in2))
        return Rejection{"/A_e_in2", "is more than the gross area", clause};
    if (!(in.A_wz_in2 <= in.A_e_in2))
        return Rejection{"/A_wz_in2", "is more than the effective area", clause};
    if (in.A_wz_in2 > 0)
        if (const auto no =
                all_positive({{"/F_tyw_ksi", in.F_tyw_ksi}, {"/F_tuw_ksi", in.F_tuw_ksi}}, clause))
            return *no;

    const Num F_ty = sheet.given("F_ty", "ksi", in.F_ty_ksi, clause);
    const Num F_tu = sheet.given("F_tu", "ksi", in.F_tu_ksi, clause);
    const Num A_g = sheet.given("A_g", "in²", in.A_g_in2, clause);
    const Num A_e = sheet.given("A_e", "in²", in.A_e_in2, clause);
    const Num A_wz = sheet.given("A_wz", "in²", in.A_wz_in2, clause);
    const Num F_tyw = sheet.given("F_tyw", "ksi", in.F_tyw_ksi, clause);
    const Num F_tuw = sheet.given("F_tuw", "ksi", in.F_tuw_ksi, clause);
    const Num k_t = sheet.given("k_t", "", in.k_t, clause);
    const Num yields = sheet.eq("T_ny", "kip", F_ty * (A_g - A_wz) + F_tyw * A_wz, clause);
    const Num ruptures =
        sheet.eq("T_nu", "kip", (F_tu * (A_e - A_wz) + F_tuw * A_wz) / k_t, clause);
    const Num T_y = available("T_cy", "kip", in.method, Ends::by_yielding, yields, sheet);
    const Num T_u = available("T_cu", "kip", in.method, Ends::by_rupture, ruptures, sheet);
    const bool rupture = plain(T_u) < plain(T_y);
    sheet.note(rupture ? "rupture governs" : "yielding governs", clause);
    const Num T_c = sheet.eq("T_c", "kip", min(T_y, T_u), clause);
    return Tension{rupture ? plain(ruptures) : plain(yields), plain(T_c), rupture, clause};
}

template Outcome<Tension> tension(const TensionInputs&, Sheet<double>&);
template Outcome<Tension> tension(const TensionInputs&, Sheet<Term>&);

}  // namespace apex::aluminum
