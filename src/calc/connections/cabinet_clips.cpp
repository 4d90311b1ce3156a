#include "calc/connections/cabinet_clips.hpp"

namespace apex::connections {
namespace {

constexpr Factors round_wall{0.90, 1.67}, flat_wall{0.95, 1.58};

}  // namespace

template <class Num>
Outcome<CabinetClips> cabinet_clips(const CabinetClipsInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_magnitudes({{"/F_kip", in.F_kip},
                                        {"/M_kipin", in.M_kipin},
                                        {"/T_kipin", in.T_kipin},
                                        {"/W_kip", in.W_kip},
                                        {"/e_in", in.e_in}},
                                       statics))
        return *no;
    if (const auto no = all_positive({{"/across_in", in.across_in}}, geometry)) return *no;
    if (!(in.levels >= 1 && in.levels <= 20))
        return Rejection{"/levels", "must be 1 to 20", geometry};
    if (in.levels == 1) {
        if (in.spacing_in != 0) return Rejection{"/spacing_in", "one level has none", geometry};
        if (in.M_kipin > 0)
            return Rejection{"/M_kipin", "one level takes no moment out of the face", statics};
        if (in.W_kip * in.e_in > 0)
            return Rejection{"/e_in", "one level takes no moment in the face", statics};
    } else if (const auto no = all_positive({{"/spacing_in", in.spacing_in}}, geometry)) {
        return *no;
    }

    const Num F = sheet.given("F", "kip", in.F_kip, statics);
    const Num T = sheet.given("T", "kip-in", in.T_kipin, statics);
    const Num W = sheet.given("W", "kip", in.W_kip, statics);
    const Num n = sheet.given("n", "", in.levels, geometry);
    const Num g = sheet.given("g", "in", in.across_in, geometry);
    Num normal = F / (2 * n) + T / (n * g), horizontal = Num(0.0);
    if (in.levels > 1) {
        const Num M = sheet.given("M", "kip-in", in.M_kipin, statics);
        const Num e = sheet.given("e", "in", in.e_in, geometry);
        const Num s = sheet.given("s", "in", in.spacing_in, geometry);
        sheet.note("levels at distances y from their middle; the outermost takes most", statics);
        const Num y = sheet.eq("y_max", "in", (n - 1) * s / 2, geometry);
        const Num I = sheet.eq("sum y^2", "in²", square(s) * n * (square(n) - 1) / 12, geometry);
        normal = normal + M * y / (2 * I);
        horizontal = sheet.eq("H", "kip", W * e * y / (2 * I), statics);
    }
    const Num N = sheet.eq("N", "kip", normal, statics);
    const Num V = sheet.eq("V", "kip", W / (2 * n), statics);
    const Num S = sheet.eq("S", "kip", sqrt(square(V) + square(horizontal)), statics);
    return CabinetClips{plain(N), plain(V), plain(horizontal), plain(S)};
}

template <class Edition, class Num>
Outcome<AngleLeg> angle_leg(const AngleLegInputs& in, Sheet<Num>& sheet) {
    const Clause at = unconfirmed(Edition::clause("F11"));
    if (const auto no = all_magnitudes({{"/T_kip", in.T_kip}}, statics)) return *no;
    if (const auto no = all_positive({{"/gage_in", in.gage_in},
                                      {"/length_in", in.length_in},
                                      {"/t_in", in.t_in},
                                      {"/F_y_ksi", in.F_y_ksi}},
                                     at))
        return *no;
    const Num T = sheet.given("T", "kip", in.T_kip, statics);
    const Num g = sheet.given("g", "in", in.gage_in, geometry);
    const Num b = sheet.given("b", "in", in.length_in, geometry);
    const Num t = sheet.given("t", "in", in.t_in, geometry);
    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at);
    const Num M = sheet.eq("M", "kip-in", T * g, statics);
    const Num M_c =
        available(in.method, flexure, "M_c", "kip-in", F_y * b * square(t) / 4, at, sheet);
    const Num used = sheet.eq("M/M_c", "", M / M_c, at);
    const Num required = sheet.eq("t_req", "in", t * sqrt(used), at);
    return AngleLeg{plain(M), plain(M_c), plain(used), plain(required)};
}

template <class Edition, class Num>
Outcome<HssWall> hss_wall(const HssWallInputs& in, Sheet<Num>& sheet) {
    const Clause at = unconfirmed(Edition::clause("K, transverse plate on HSS"));
    if (const auto no = all_magnitudes({{"/R_kip", in.R_kip}}, at)) return *no;
    if (const auto no = all_positive({{"/width_in", in.width_in},
                                      {"/wall_in", in.wall_in},
                                      {"/F_y_ksi", in.F_y_ksi},
                                      {"/plate_width_in", in.plate_width_in},
                                      {"/plate_in", in.plate_in},
                                      {"/F_yp_ksi", in.F_yp_ksi}},
                                     at))
        return *no;
    if (!(in.pole_utilisation >= 0 && in.pole_utilisation <= 1))
        return Rejection{"/pole_utilisation", "must be 0 to 1", at};
    const bool round = in.shape == WallShape::round;
    const double slenderness = in.width_in / in.wall_in, beta = in.plate_width_in / in.width_in;
    if (round && !(slenderness <= 50))
        return Rejection{"/wall_in", "D/t is over 50: outside the table", at};
    if (!round && !(slenderness <= 35))
        return Rejection{"/wall_in", "B/t is over 35: outside the table", at};
    if (round && !(beta > 0.2 && beta <= 1))
        return Rejection{"/plate_width_in", "must be over 0.2 D and at most D", at};
    if (!round && !(beta >= 0.25 && beta <= 1))
        return Rejection{"/plate_width_in", "must be 0.25 B to B", at};

    const Num R = sheet.given("R", "kip", in.R_kip, statics);
    const Num t = sheet.given("t", "in", in.wall_in, geometry);
    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at);
    const Num B_p = sheet.given("B_p", "in", in.plate_width_in, geometry);
    const Num t_p = sheet.given("t_p", "in", in.plate_in, geometry);
    const Num F_yp = sheet.given("F_yp", "ksi", in.F_yp_ksi, at);
    WallLimit limit = WallLimit::plastification;
    Num R_c = R;
    if (round) {
        const Num D = sheet.given("D", "in", in.width_in, geometry);
        Num Q_f = Num(1.0);
        if (in.compression) {
            const Num U = sheet.given("U", "", in.pole_utilisation, at);
            Q_f = sheet.eq("Q_f", "", 1.0 - 0.3 * U * (1 + U), at);
        } else {
            Q_f = sheet.given("Q_f", "", 1.0, at);
        }
        const Num R_n =
            sheet.eq("R_n", "kip", F_y * square(t) * (5.5 / (1 - 0.81 * B_p / D)) * Q_f, at);
        const Num wall = available(in.method, round_wall, "R_c,wall", "kip", R_n, at, sheet);
        const Num plate = available(in.method, flexure, "R_c,plate", "kip", F_yp * t_p * B_p,
                                    unconfirmed(Edition::clause("J4.1")), sheet);
        if (plain(plate) < plain(wall)) limit = WallLimit::plate;
        R_c = sheet.eq("R_c", "kip", min(wall, plate), at);
    } else {
        const Num B = sheet.given("B", "in", in.width_in, geometry);
        const Num uneven = sheet.eq("R_n,1", "kip", 10 / (B / t) * F_y * t * B_p, at);
        const Num yields = sheet.eq("R_n,2", "kip", F_yp * t_p * B_p, at);
        limit = WallLimit::plate;
        Num R_n = min(uneven, yields);
        if (beta >= 0.85 && in.plate_width_in <= in.width_in - 2 * in.wall_in) {
            const Num B_ep = sheet.eq("B_ep", "in", min(10 * B_p / (B / t), B_p), at);
            const Num punches = sheet.eq("R_n,3", "kip", 0.60 * F_y * t * (2 * t_p + 2 * B_ep), at);
            if (plain(punches) < plain(R_n)) limit = WallLimit::punching;
            R_n = min(R_n, punches);
        }
        R_c = available(in.method, flat_wall, "R_c", "kip", R_n, at, sheet);
    }
    const Num used = sheet.eq("R/R_c", "", R / R_c, at);
    const bool fails = plain(used) > 1;
    sheet.note(fails ? "the wall does not do: use a through-plate" : "the wall does", at);
    return HssWall{plain(R_c), plain(used), limit, fails, at};
}

#define INSTANTIATE_FOR(Edition, Num)                                                  \
    template Outcome<AngleLeg> angle_leg<Edition>(const AngleLegInputs&, Sheet<Num>&); \
    template Outcome<HssWall> hss_wall<Edition>(const HssWallInputs&, Sheet<Num>&)
#define INSTANTIATE(Edition)          \
    INSTANTIATE_FOR(Edition, double); \
    INSTANTIATE_FOR(Edition, Term)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE
#undef INSTANTIATE_FOR
#define INSTANTIATE(Num) \
    template Outcome<CabinetClips> cabinet_clips(const CabinetClipsInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::connections
