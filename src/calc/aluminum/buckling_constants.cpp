#include "calc/aluminum/buckling_constants.hpp"

namespace apex::aluminum {

template <class Num>
Outcome<BucklingConstants> buckling_constants(const BucklingInputs& in, Sheet<Num>& sheet) {
    constexpr Clause table = adm("Table B.4.2");
    if (const auto no = all_positive({{"/F_cy_ksi", in.F_cy_ksi}, {"/E_ksi", in.E_ksi}}, table))
        return *no;
    const Num F_cy = sheet.given("F_cy", "ksi", in.F_cy_ksi, table);
    const Num E = sheet.given("E", "ksi", in.E_ksi, table);
    const auto third = [](const Num& v) { return pow(v, Num(1) / 3); };
    const auto fifth = [](const Num& v) { return pow(v, Num(1) / 5); };

    const Num B_c = sheet.eq("B_c", "ksi", F_cy * (1 + sqrt(F_cy / 2250)), table);
    const Num D_c = sheet.eq("D_c", "ksi", B_c / 10 * sqrt(B_c / E), table);
    const Num C_c = sheet.eq("C_c", "", 0.41 * B_c / D_c, table);
    const Num B_p = sheet.eq("B_p", "ksi", F_cy * (1 + third(F_cy / 1500)), table);
    const Num D_p = sheet.eq("D_p", "ksi", B_p / 10 * sqrt(B_p / E), table);
    const Num C_p = sheet.eq("C_p", "", 0.41 * B_p / D_p, table);
    const Num B_br = sheet.eq("B_br", "ksi", 1.3 * F_cy * (1 + third(F_cy / 340)), table);
    const Num D_br = sheet.eq("D_br", "ksi", B_br / 20 * sqrt(6 * B_br / E), table);
    const Num C_br = sheet.eq("C_br", "", 2 * B_br / (3 * D_br), table);
    const Num B_t = sheet.eq("B_t", "ksi", F_cy * (1 + fifth(F_cy / 50000)), table);
    const Num D_t = sheet.eq("D_t", "ksi", B_t / 4.5 * third(B_t / E), table);
    const Num B_tb = sheet.eq("B_tb", "ksi", 1.5 * B_t, table);
    const Num D_tb = sheet.eq("D_tb", "ksi", B_tb / 2.7 * third(B_tb / E), table);
    const Num C_tb = sheet.eq("C_tb", "", square((B_tb - B_t) / (D_tb - D_t)), table);
    constexpr Clause shear = adm_unconfirmed("Table B.4.2");
    const Num F_sy = sheet.eq("F_sy", "ksi", 0.6 * F_cy, shear);
    const Num B_s = sheet.eq("B_s", "ksi", F_sy * (1 + third(F_sy / 800)), shear);
    const Num D_s = sheet.eq("D_s", "ksi", B_s / 10 * sqrt(B_s / E), shear);
    const Num C_s = sheet.eq("C_s", "", 0.41 * B_s / D_s, shear);
    return BucklingConstants{plain(B_c), plain(D_c),  plain(C_c),  plain(B_p),  plain(D_p),
                             plain(C_p), plain(B_br), plain(D_br), plain(C_br), plain(B_t),
                             plain(D_t), plain(B_tb), plain(D_tb), plain(C_tb), plain(B_s),
                             plain(D_s), plain(C_s),  table};
}

template Outcome<BucklingConstants> buckling_constants(const BucklingInputs&, Sheet<double>&);
template Outcome<BucklingConstants> buckling_constants(const BucklingInputs&, Sheet<Term>&);

}  // namespace apex::aluminum
