#include "calc/baseplate/moment_plate.hpp"

#include "calc/baseplate/steps.hpp"

namespace apex::baseplate {
namespace {

std::optional<Rejection> refuse_moment(const MomentPlateInputs& in) {
    if (auto no = refuse(in.column, in.plate)) return no;
    if (auto no = refuse(in.bearing)) return no;
    if (!is_finite(in.P_u_kip)) return Rejection{"/P_u_kip", "must be a number", statics};
    if (auto no = all_magnitudes({{"/M_u_kipin", in.M_u_kipin}, {"/hole_in", in.hole_in}}, statics))
        return no;
    if (in.anchors_in_row < 1) return Rejection{"/anchors_in_row", "must be at least 1", geometry};
    // The equivalent width of a round pole is 0.80 D; of others the outside of the wall.
    const double face = in.column.shape == ColumnShape::round ? 0.80 : 1.0;
    if (!(in.f_in > face * in.column.d_in / 2 && in.f_in < in.plate.N_in / 2))
        return Rejection{"/f_in", "must lie between the pole and the edge of the plate", geometry};
    return std::nullopt;
}

}  // namespace

template <class Num>
Outcome<MomentPlate> moment_plate(const MomentPlateInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_moment(in)) return *no;
    const Clause small_at = dg1("4.3.6"), large_at = dg1("4.3.7");
    MomentPlate r{};
    const Num P = sheet.given("P_u", "kip", in.P_u_kip, statics);
    const Num M = sheet.given("M_u", "kip-in", in.M_u_kipin, statics);
    const Num F_y = sheet.given("F_y", "ksi", in.plate.F_y_ksi, dg1("4.3.1"));
    const auto [m, n] = cantilevers(in.column, in.plate, sheet);
    const Num N = known<Num>("N", in.plate.N_in), B = known<Num>("B", in.plate.B_in);
    const Num f = sheet.given("f", "in", in.f_in, geometry);
    const Num f_max = bearing_strength(in.bearing, sheet);
    const Num q = sheet.eq("q_max", "kip/in", f_max * B, small_at);
    const Num e_crit = in.P_u_kip > 0 ? sheet.eq("e_crit", "in", N / 2 - P / (2 * q), small_at)
                                      : sheet.eq("e_crit", "in", N / 2, small_at);
    r.q_max_kip_per_in = plain(q), r.e_crit_in = plain(e_crit), r.f_p_max_ksi = plain(f_max);
    r.m_in = plain(m), r.n_in = plain(n);

    Num f_p = Num(0.0), Y = Num(0.0), T = Num(0.0);
    if (in.P_u_kip > 0) r.e_in = plain(sheet.eq("e", "in", M / P, small_at));
    if (in.P_u_kip > 0 && r.e_in <= r.e_crit_in) {
        r.range = MomentRange::small, r.clause = small_at;
        const Num e = known<Num>("e", r.e_in);
        Y = sheet.eq("Y", "in", N - 2 * e, small_at);
        f_p = sheet.eq("f_p", "ksi", P / (B * Y), small_at);
        r.bearing_utilisation = plain(f_p) / plain(f_max);
    } else if (in.P_u_kip > 0 && r.e_crit_in <= 0) {
        // The axial force alone is more than the concrete under the whole plate takes.
        r.range = MomentRange::small, r.clause = small_at;
        sheet.note("the axial force alone is over the bearing strength", small_at);
        r.bearing_utilisation = 1e9;
        Y = N, f_p = f_max;
    } else if (in.P_u_kip <= 0 && in.M_u_kipin <= -in.P_u_kip * in.f_in) {
        r.range = MomentRange::lifted, r.clause = statics;
        sheet.note("nothing presses: both rows of anchors are pulled", statics);
        T = sheet.eq("T", "kip", -P / 2 + M / (2 * f), statics);
        r.T_other_kip = plain(sheet.eq("T_other", "kip", -P / 2 - M / (2 * f), statics));
    } else {
        r.range = MomentRange::large, r.clause = large_at;
        const Num arm = sheet.eq("f + N/2", "in", f + N / 2, large_at);
        const Num need = sheet.eq("2 (M + P f)/q", "in²", 2 * (M + P * f) / q, large_at);
        r.bearing_utilisation = plain(need) / square(plain(arm));
        if (r.bearing_utilisation > 1) {
            sheet.note("no length of bearing balances the moment: a larger plate", large_at);
            Y = arm;
        } else {
            Y = sheet.eq("Y", "in", arm - sqrt(square(arm) - need), large_at);
        }
        T = sheet.eq("T", "kip", q * Y - P, large_at);
        f_p = f_max;
    }

    if (r.range != MomentRange::lifted) {
        const Num full = pressed_thickness("t_n", n, f_p, F_y, sheet);
        const Num along =
            plain(Y) >= plain(m)
                ? pressed_thickness("t_m", m, f_p, F_y, sheet)
                : sheet.eq("t_m", "in", sqrt(4 * f_p * Y * (m - Y / 2) / (0.90 * F_y)), large_at);
        r.t_bearing_in = plain(sheet.eq("t_bearing", "in", max(full, along), r.clause));
    }
    if (plain(T) > 0) {
        const Num d = known<Num>("d", in.column.d_in);
        Num x = Num(0.0);
        if (in.column.shape == ColumnShape::w)
            x = sheet.eq("x", "in",
                         f - d / 2 + sheet.given("t_f", "in", *in.column.t_f_in, geometry) / 2,
                         large_at);
        else if (in.column.shape == ColumnShape::round)
            x = sheet.eq("x", "in", f - 0.80 * d / 2, practice);
        else
            x = sheet.eq("x", "in", f - d / 2, large_at);
        const Num per_row = sheet.given("n_b", "", in.anchors_in_row, geometry);
        const Num d_h = sheet.given("d_h", "in", in.hole_in, geometry);
        const Num b_eff = sheet.eq("b_eff", "in", min(B / per_row, 2 * x + d_h), practice);
        const Num bolt = sheet.eq("T_b", "kip", T / per_row, statics);
        r.x_in = plain(x), r.b_eff_in = plain(b_eff);
        r.t_tension_in = plain(pulled_thickness("t_tension", bolt, x, b_eff, F_y, sheet));
    }
    r.Y_in = plain(Y), r.f_p_ksi = plain(f_p), r.T_kip = max(plain(T), 0);
    r.t_p_in = max(r.t_bearing_in, r.t_tension_in);
    return r;
}

template <class Num>
Outcome<TensionStrip> tension_strip(const TensionStripInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_positive({{"/T_u_kip", in.T_u_kip},
                                {"/x_in", in.x_in},
                                {"/b_eff_in", in.b_eff_in},
                                {"/F_y_ksi", in.F_y_ksi}},
                               dg1("4.3.7")))
        return *no;
    const Num t = pulled_thickness("t_p", sheet.given("T_u", "kip", in.T_u_kip, statics),
                                   sheet.given("x", "in", in.x_in, geometry),
                                   sheet.given("b_eff", "in", in.b_eff_in, geometry),
                                   sheet.given("F_y", "ksi", in.F_y_ksi, dg1("4.3.7")), sheet);
    return TensionStrip{plain(t), dg1("4.3.7")};
}

#define INSTANTIATE(Num)                                                               \
    template Outcome<MomentPlate> moment_plate(const MomentPlateInputs&, Sheet<Num>&); \
    template Outcome<TensionStrip> tension_strip(const TensionStripInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::baseplate
