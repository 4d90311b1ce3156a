#include "calc/cabinet/rib.hpp"

namespace apex::cabinet {

template <class Num>
Outcome<Rib> rib(const RibInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_sizes({{"/p_psf", in.p_psf},
                             {"/spacing_ft", in.spacing_ft},
                             {"/span_ft", in.span_ft},
                             {"/E_ksi", in.E_ksi},
                             {"/I_in4", in.I_in4},
                             {"/S_in3", in.S_in3},
                             {"/F_b_ksi", in.F_b_ksi},
                             {"/deflection_limit", in.deflection_limit}},
                            statics))
        return *std::move(no);
    if (auto no = all_amounts({{"/cantilever_ft", in.cantilever_ft}, {"/end_p_psf", in.end_p_psf}},
                              statics))
        return *std::move(no);
    const bool cantilever = in.cantilever_ft > 0;
    if (cantilever && in.end_p_psf < in.p_psf)
        return Rejection{"/end_p_psf", "must be at least p_psf: the ends take more", statics};
    if (!cantilever && in.end_p_psf != 0)
        return Rejection{"/end_p_psf", "belongs to a cantilever", statics};
    const Num p = sheet.given("p", "psf", in.p_psf, statics);
    const Num s = sheet.given("s", "ft", in.spacing_ft, geometry);
    const Num L = sheet.given("L", "ft", in.span_ft, geometry);
    const Num E = sheet.given("E", "ksi", in.E_ksi, statics);
    const Num I = sheet.given("I", "in⁴", in.I_in4, geometry);
    const Num S = sheet.given("S", "in³", in.S_in3, geometry);
    const Num F_b = sheet.given("F_b", "ksi", in.F_b_ksi, statics);
    const Num n = sheet.given("n", "", in.deflection_limit, practice);
    const Num psi = units::psi_per_ksi * E;
    const Num M_1 = sheet.eq("M_1", "lbf·ft", p * s * square(L) / 8, statics);
    const Num w_1 = sheet.eq("w_1", "in",
                             5 * p * s * fourth(L) * units::in3_per_ft3 / (384 * psi * I), statics);
    const Num share_1 = sheet.eq("w_1 n/L", "", w_1 * n / (L * units::in_per_ft), practice);
    Num M = M_1, bent = share_1;
    double M_2 = 0, w_2 = 0;
    if (cantilever) {
        const Num q = sheet.given("p_e", "psf", in.end_p_psf, statics);
        const Num l = sheet.given("l", "ft", in.cantilever_ft, geometry);
        sheet.note("the end that hangs over, as fixed at its support", statics);
        const Num end_M = sheet.eq("M_2", "lbf·ft", q * s * square(l) / 2, statics);
        const Num end_w =
            sheet.eq("w_2", "in", q * s * fourth(l) * units::in3_per_ft3 / (8 * psi * I), statics);
        M = sheet.eq("M", "lbf·ft", max(M_1, end_M), statics);
        bent = sheet.eq("w n/L", "", max(share_1, end_w * n / (l * units::in_per_ft)), practice);
        M_2 = plain(end_M), w_2 = plain(end_w);
    }
    const Num f_b =
        sheet.eq("f_b", "ksi", M * units::in_per_ft / (S * units::psi_per_ksi), statics);
    const Num stressed = sheet.eq("f_b/F_b", "", f_b / F_b, statics);
    return Rib{plain(M), plain(f_b),  plain(stressed), plain(w_1),
               w_2,      plain(bent), M_2 > plain(M_1)};
}

template Outcome<Rib> rib(const RibInputs&, Sheet<double>&);
template Outcome<Rib> rib(const RibInputs&, Sheet<Term>&);

}  // namespace apex::cabinet
