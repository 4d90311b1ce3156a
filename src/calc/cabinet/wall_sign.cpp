#include "calc/cabinet/wall_sign.hpp"

#include <cmath>

namespace apex::cabinet {
namespace {

constexpr Clause nec = unconfirmed({"NEC", "600.5(B), 210.20(A)"});
constexpr double aluminium_per_f = 12.8e-6;

}  // namespace

template <class Num>
Outcome<WallAnchors> wall_anchors(const WallAnchorsInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_positive({{"/p_psf", in.p_psf},
                                      {"/area_ft2", in.area_ft2},
                                      {"/W_lbf", in.W_lbf},
                                      {"/rows_apart_in", in.rows_apart_in},
                                      {"/tension_allowed_lbf", in.tension_allowed_lbf},
                                      {"/shear_allowed_lbf", in.shear_allowed_lbf},
                                      {"/length_ft", in.length_ft}},
                                     statics))
        return *no;
    if (const auto no = all_magnitudes({{"/e_in", in.e_in},
                                        {"/temperature_range_f", in.temperature_range_f},
                                        {"/slot_in", in.slot_in}},
                                       statics))
        return *no;
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
    const Num wind = sheet.eq("T_w", "lbf", p * A / n, statics);
    sheet.note("the dead load hangs before the wall: its moment pulls at the top row", statics);
    const Num pull = sheet.eq("T_e", "lbf", W * e / h / top, statics);
    const Num T = sheet.eq("T", "lbf", wind + pull, statics);
    const Num V = sheet.eq("V", "lbf", W / n, statics);
    const Num T_a = sheet.given("T_a", "lbf", in.tension_allowed_lbf, {"Approval", ""});
    const Num V_a = sheet.given("V_a", "lbf", in.shear_allowed_lbf, {"Approval", ""});
    const Num used = sheet.eq("U", "", T / T_a + V / V_a, practice);
    const Num move = sheet.eq("delta", "in",
                              known<Num>("12.8e-6", aluminium_per_f) *
                                  Num(in.temperature_range_f) * Num(in.length_ft) *
                                  units::in_per_ft,
                              practice);
    return WallAnchors{plain(wind), plain(pull), plain(T),    plain(V),
                       plain(used), plain(move), plain(move) <= in.slot_in};
}

template <class Num>
Outcome<StandoffRod> standoff_rod(const StandoffRodInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_magnitudes({{"/V_lbf", in.V_lbf}, {"/T_lbf", in.T_lbf}}, statics))
        return *no;
    if (const auto no = all_positive({{"/standoff_in", in.standoff_in},
                                      {"/root_diameter_in", in.root_diameter_in},
                                      {"/F_b_ksi", in.F_b_ksi},
                                      {"/F_t_ksi", in.F_t_ksi}},
                                     statics))
        return *no;
    const Num V = sheet.given("V", "lbf", in.V_lbf, statics);
    const Num T = sheet.given("T", "lbf", in.T_lbf, statics);
    const Num l = sheet.given("l", "in", in.standoff_in, geometry);
    const Num d = sheet.given("d", "in", in.root_diameter_in, geometry);
    const Num pi_ = known<Num>("pi", pi);
    const Num M = sheet.eq("M", "lbf·in", V * l, statics);
    const Num f_b =
        sheet.eq("f_b", "ksi", M / (pi_ * (square(d) * d) / 32) / units::psi_per_ksi, statics);
    const Num f_t = sheet.eq("f_t", "ksi", T / (pi_ * square(d) / 4) / units::psi_per_ksi, statics);
    const Num used = sheet.eq("U", "", f_b / Num(in.F_b_ksi) + f_t / Num(in.F_t_ksi), statics);
    return StandoffRod{plain(M), plain(f_b), plain(f_t), plain(used)};
}

template <class Num>
Outcome<Electrical> electrical(const ElectricalInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_positive({{"/module_w", in.module_w}, {"/voltage_v", in.voltage_v}},
                                     nec))
        return *no;
    if (!(in.modules >= 1 && in.modules <= 1'000'000))
        return Rejection{"/modules", "must be 1 to 1000000", nec};
    if (!(in.module_w <= 1000)) return Rejection{"/module_w", "must be at most 1000", nec};
    if (!(in.efficiency >= 0.3 && in.efficiency <= 1))
        return Rejection{"/efficiency", "must be 0.3 to 1", nec};
    if (!(in.power_factor >= 0.3 && in.power_factor <= 1))
        return Rejection{"/power_factor", "must be 0.3 to 1", nec};
    if (!(in.voltage_v >= 100 && in.voltage_v <= 600))
        return Rejection{"/voltage_v", "must be 100 to 600", nec};
    if (!(in.breaker_a >= 10 && in.breaker_a <= 20))
        return Rejection{"/breaker_a", "must be 10 to 20: the most for a sign circuit", nec};
    const Num n = sheet.given("n", "", in.modules, nec);
    const Num load = sheet.eq("W_load", "W", n * Num(in.module_w), nec);
    const Num line = sheet.eq("W_line", "W", load / Num(in.efficiency), nec);
    const Num V = sheet.given("V", "V", in.voltage_v, nec);
    const Num amperes = sheet.eq("I", "A", line / (V * Num(in.power_factor)), nec);
    const Num limit = sheet.eq("I_max", "A", 0.8 * Num(in.breaker_a), nec);
    const Num watts = sheet.eq("W_circuit", "W", limit * V, nec);
    const double circuits = std::ceil(plain(amperes) / plain(limit));
    sheet.given("circuits", "", circuits, nec);
    return Electrical{plain(load),  plain(line),  plain(amperes),
                      plain(limit), plain(watts), static_cast<int>(circuits)};
}

#define INSTANTIATE(Num)                                                             \
    template Outcome<WallAnchors> wall_anchors(const WallAnchorsInputs&, Sheet<Num>&); \
    template Outcome<StandoffRod> standoff_rod(const StandoffRodInputs&, Sheet<Num>&); \
    template Outcome<Electrical> electrical(const ElectricalInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::cabinet
