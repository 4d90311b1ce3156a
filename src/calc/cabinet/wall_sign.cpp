#include "calc/cabinet/wall_sign.hpp"

namespace apex::cabinet {

template <class Num>
Outcome<WallAnchors> wall_anchors(const WallAnchorsInputs& in, Sheet<Num>& sheet) {
    constexpr Clause approval{"Approval", ""};
    if (auto no = all_sizes({{"/p_psf", in.p_psf},
                             {"/area_ft2", in.area_ft2},
                             {"/W_lbf", in.W_lbf},
                             {"/rows_apart_in", in.rows_apart_in},
                             {"/tension_allowed_lbf", in.tension_allowed_lbf},
                             {"/shear_allowed_lbf", in.shear_allowed_lbf},
                             {"/length_ft", in.length_ft}},
                            statics))
        return *std::move(no);
    if (auto no = all_amounts({{"/e_in", in.e_in},
                               {"/temperature_range_f", in.temperature_range_f},
                               {"/slot_in", in.slot_in}},
                              statics))
        return *std::move(no);
    if (!(in.anchors >= 2 && in.anchors <= 1000))
        return Rejection{"/anchors", "must be 2 to 1000", statics};
    if (!(in.top_row >= 1 && in.top_row < in.anchors))
        return Rejection{"/top_row", "must be at least 1 and leave anchors below", statics};
    const Num p = sheet.given("p", "psf", in.p_psf, statics);
    const Num A = sheet.given("A", "ft²", in.area_ft2, geometry);
    const Num W = sheet.given("W", "lbf", in.W_lbf, statics);
    const Num e = sheet.given("e", "in", in.e_in, geometry);
    const Num h = sheet.given("h", "in", in.rows_apart_in, geometry);
    const Num n = sheet.given("n", "", in.anchors, geometry);
    const Num top = sheet.given("n_top", "", in.top_row, geometry);
    const Num T_w = sheet.eq("T_w", "lbf", p * A / n, statics);
    sheet.note("the dead load hangs before the wall: its moment pulls at the top row", statics);
    const Num T_e = sheet.eq("T_e", "lbf", W * e / h / top, statics);
    const Num T = sheet.eq("T", "lbf", T_w + T_e, statics);
    const Num V = sheet.eq("V", "lbf", W / n, statics);
    const Num T_a = sheet.given("T_a", "lbf", in.tension_allowed_lbf, approval);
    const Num V_a = sheet.given("V_a", "lbf", in.shear_allowed_lbf, approval);
    const Num used = sheet.eq("U", "", T / T_a + V / V_a, practice);
    const Num expansion = sheet.given("alpha", "1/°F", 12.8e-6, {"Aluminium", ""});
    const Num range = sheet.given("dT", "°F", in.temperature_range_f, practice);
    const Num l = sheet.given("l", "ft", in.length_ft, geometry);
    const Num move = sheet.eq("delta", "in", expansion * range * l * units::in_per_ft, practice);
    return WallAnchors{plain(T_w),
                       plain(T_e),
                       plain(T),
                       plain(V),
                       plain(used),
                       plain(move),
                       plain(move) <= in.slot_in};
}

template <class Num>
Outcome<StandoffRod> standoff_rod(const StandoffRodInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_amounts({{"/V_lbf", in.V_lbf}, {"/T_lbf", in.T_lbf}}, statics))
        return *std::move(no);
    if (auto no = all_sizes({{"/standoff_in", in.standoff_in},
                             {"/root_diameter_in", in.root_diameter_in},
                             {"/F_b_ksi", in.F_b_ksi},
                             {"/F_t_ksi", in.F_t_ksi}},
                            statics))
        return *std::move(no);
    const Num V = sheet.given("V", "lbf", in.V_lbf, statics);
    const Num T = sheet.given("T", "lbf", in.T_lbf, statics);
    const Num l = sheet.given("l", "in", in.standoff_in, geometry);
    const Num d = sheet.given("d", "in", in.root_diameter_in, geometry);
    const Num F_b = sheet.given("F_b", "ksi", in.F_b_ksi, statics);
    const Num F_t = sheet.given("F_t", "ksi", in.F_t_ksi, statics);
    const Num round = known<Num>("pi", pi);
    const Num M = sheet.eq("M", "lbf·in", V * l, statics);
    const Num S = sheet.eq("S", "in³", round * cube(d) / 32, geometry);
    const Num A = sheet.eq("A", "in²", round * square(d) / 4, geometry);
    const Num f_b = sheet.eq("f_b", "ksi", M / S / units::psi_per_ksi, statics);
    const Num f_t = sheet.eq("f_t", "ksi", T / A / units::psi_per_ksi, statics);
    const Num used = sheet.eq("U", "", f_b / F_b + f_t / F_t, statics);
    return StandoffRod{plain(M), plain(f_b), plain(f_t), plain(used)};
}

#define INSTANTIATE(Num)                                                               \
    template Outcome<WallAnchors> wall_anchors(const WallAnchorsInputs&, Sheet<Num>&); \
    template Outcome<StandoffRod> standoff_rod(const StandoffRodInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::cabinet
