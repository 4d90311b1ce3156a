#include "calc/aluminum/interaction.hpp"

namespace apex::aluminum {

template <class Num>
Outcome<Interaction> interaction(const InteractionInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = adm_unconfirmed("H.3");
    if (const auto no = all_positive({{"/P_c_kip", in.P_c_kip},
                                      {"/M_cx_kipft", in.M_cx_kipft},
                                      {"/M_cy_kipft", in.M_cy_kipft},
                                      {"/V_c_kip", in.V_c_kip},
                                      {"/T_c_kipft", in.T_c_kipft}},
                                     clause))
        return *no;
    if (const auto no = all_magnitudes({{"/P_r_kip", in.P_r_kip},
                                        {"/M_rx_kipft", in.M_rx_kipft},
                                        {"/M_ry_kipft", in.M_ry_kipft},
                                        {"/V_r_kip", in.V_r_kip},
                                        {"/T_r_kipft", in.T_r_kipft}},
                                       clause))
        return *no;
    const auto ratio = [&](const char* r, const char* c, const char* unit, double demand,
                           double strength) {
        return sheet.given(r, unit, demand, clause) / sheet.given(c, unit, strength, clause);
    };
    const Num axial_bending =
        sheet.eq("axial_bending", "",
                 ratio("P_r", "P_c", "kip", in.P_r_kip, in.P_c_kip) +
                     ratio("M_rx", "M_cx", "kip-ft", in.M_rx_kipft, in.M_cx_kipft) +
                     ratio("M_ry", "M_cy", "kip-ft", in.M_ry_kipft, in.M_cy_kipft),
                 clause);
    const Num shear_torsion =
        sheet.eq("shear_torsion", "",
                 ratio("V_r", "V_c", "kip", in.V_r_kip, in.V_c_kip) +
                     ratio("T_r", "T_c", "kip-ft", in.T_r_kipft, in.T_c_kipft),
                 clause);
    const Num sum = sheet.eq("ratio", "", axial_bending + square(shear_torsion), clause);
    return Interaction{plain(sum), plain(axial_bending), plain(shear_torsion), clause};
}

template Outcome<Interaction> interaction(const InteractionInputs&, Sheet<double>&);
template Outcome<Interaction> interaction(const InteractionInputs&, Sheet<Term>&);

}  // namespace apex::aluminum
