#include "calc/baseplate/gusset.hpp"

#include "calc/baseplate/steps.hpp"

namespace apex::baseplate {

template <class Num>
Outcome<Gusset> gusset(const GussetInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_positive({{"/x_in", in.x_in},
                                {"/width_in", in.width_in},
                                {"/height_in", in.height_in},
                                {"/t_in", in.t_in},
                                {"/F_y_ksi", in.F_y_ksi},
                                {"/weld_leg_in", in.weld_leg_in},
                                {"/F_EXX_ksi", in.F_EXX_ksi}},
                               practice))
        return *no;
    if (auto no =
            all_magnitudes({{"/T_u_kip", in.T_u_kip}, {"/plate_t_in", in.plate_t_in}}, practice))
        return *no;
    constexpr Clause b4{"AISC 360-22", "Table B4.1a"}, j2{"AISC 360-22", "J2.4"};
    const Num T = sheet.given("T_u", "kip", in.T_u_kip, statics);
    const Num x = sheet.given("x", "in", in.x_in, geometry);
    const Num b = sheet.given("b", "in", in.width_in, geometry);
    const Num h = sheet.given("h", "in", in.height_in, geometry);
    const Num t = sheet.given("t_g", "in", in.t_in, geometry);
    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, b4);
    const Num M = sheet.eq("M_u", "kip-in", T * x, statics);
    const Num slender = sheet.eq("b/t", "", b / t, b4);
    const Num limit = sheet.eq("(b/t)_max", "", 0.56 * sqrt(E_ksi / F_y), b4);
    const Num bending = sheet.eq("bending", "", 6 * M / (t * square(h)) / (0.90 * F_y), practice);
    const Num shear = sheet.eq("shear", "", T / (t * h) / (0.60 * F_y), practice);
    const Num w = sheet.given("w", "in", in.weld_leg_in, geometry);
    const Num F_EXX = sheet.given("F_EXX", "ksi", in.F_EXX_ksi, j2);
    const Num S_w = sheet.eq("S_w", "in²", square(h) / 3, statics);
    const Num f = sheet.eq("f_w", "kip/in", sqrt(square(M / S_w) + square(T / (2 * h))), statics);
    const Num strength = sheet.eq("phi r_w", "kip/in", 0.75 * 0.60 * F_EXX * 0.707 * w, j2);
    const Num weld = sheet.eq("weld", "", f / strength, j2);
    const Num plate =
        sheet.eq("t_p", "in", 0.6 * sheet.given("t_p,0", "in", in.plate_t_in, geometry), practice);
    return Gusset{
        plain(M),
        plain(slender),
        plain(limit),
        plain(bending),
        plain(shear),
        plain(weld),
        plain(f),
        plain(strength),
        plain(plate),
        plain(slender) <= plain(limit) && max(plain(bending), max(plain(shear), plain(weld))) <= 1,
        practice};
}

template Outcome<Gusset> gusset(const GussetInputs&, Sheet<double>&);
template Outcome<Gusset> gusset(const GussetInputs&, Sheet<Term>&);

}  // namespace apex::baseplate
