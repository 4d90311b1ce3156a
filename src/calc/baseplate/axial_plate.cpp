#include "calc/baseplate/axial_plate.hpp"

#include "calc/baseplate/steps.hpp"

namespace apex::baseplate {

template <class Num>
Outcome<AxialPlate> axial_plate(const AxialPlateInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse(in.column, in.plate)) return *no;
    if (auto no = refuse(in.bearing)) return *no;
    if (auto no = all_positive({{"/P_u_kip", in.P_u_kip}}, statics)) return *no;
    const Clause at = dg1("4.3.1");
    const Num P = sheet.given("P_u", "kip", in.P_u_kip, statics);
    const Num F_y = sheet.given("F_y", "ksi", in.plate.F_y_ksi, at);
    const auto [m, n] = cantilevers(in.column, in.plate, sheet);
    Num l = max(m, n);
    double n_prime = 0;
    if (in.column.shape == ColumnShape::w) {
        const Num d = known<Num>("d", in.column.d_in), b = known<Num>("b", *in.column.b_in);
        const Num yield = sheet.eq("n'", "in", sqrt(d * b) / 4, at);
        n_prime = plain(yield);
        l = max(l, yield);
    }
    const Num N = known<Num>("N", in.plate.N_in), B = known<Num>("B", in.plate.B_in);
    const Num f_max = bearing_strength(in.bearing, sheet);
    const Num P_p = sheet.eq("phi P_p", "kip", f_max * B * N, Clause{"ACI 318-19", "22.8.3.2"});
    const Num f_p = sheet.eq("f_pu", "ksi", P / (B * N), at);
    const Num t = pressed_thickness("t_p", sheet.eq("l", "in", l, at), f_p, F_y, sheet);
    return AxialPlate{plain(m),
                      plain(n),
                      n_prime,
                      plain(f_p),
                      plain(f_max),
                      plain(P_p),
                      plain(t),
                      in.P_u_kip / plain(P_p),
                      at};
}

template Outcome<AxialPlate> axial_plate(const AxialPlateInputs&, Sheet<double>&);
template Outcome<AxialPlate> axial_plate(const AxialPlateInputs&, Sheet<Term>&);

}  // namespace apex::baseplate
