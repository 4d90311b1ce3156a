#include "calc/connections/match_plate.hpp"

namespace apex::connections {
namespace {

constexpr Clause prying_action = unconfirmed({"AISC Manual", "Part 9, prying action"});

}  // namespace

template <class Num>
Prying<Num> prying(Method method, const PryingGeometry& plate, const Num& T, const Num& B,
                   Sheet<Num>& sheet) {
    const Clause at = prying_action;
    const Num d = sheet.given("d_b", "in", plate.d_in, geometry);
    const Num b = sheet.given("b", "in", plate.b_in, geometry);
    const Num a = sheet.given("a", "in", plate.a_in, geometry);
    const Num p = sheet.given("p", "in", plate.p_in, geometry);
    const Num hole = sheet.given("d'", "in", plate.hole_in, geometry);
    const Num t = sheet.given("t", "in", plate.t_in, geometry);
    const Num F_u = sheet.given("F_u", "ksi", plate.F_u_ksi, at);
    const Num b_ = sheet.eq("b'", "in", b - d / 2, at);
    const Num a_ = sheet.eq("a'", "in", min(a, 1.25 * b) + d / 2, at);
    const Num rho = sheet.eq("rho", "", b_ / a_, at);
    const Num delta = sheet.eq("delta", "", 1 - hole / p, at);
    const Num factor =
        method == Method::lrfd
            ? sheet.eq("k", "ksi", sheet.given("phi", "", flexure.phi, at) * F_u, at)
            : sheet.eq("k", "ksi", F_u / sheet.given("Omega", "", flexure.omega, at), at);
    const Num no_prying = sheet.eq("t_min", "in", sqrt(4 * T * b_ / (p * factor)), at);
    const Num t_c = sheet.eq("t_c", "in", sqrt(4 * B * b_ / (p * factor)), at);
    const Num alpha = sheet.eq("alpha'", "", (square(t_c / t) - 1) / (delta * (1 + rho)), at);
    if (plain(alpha) <= 0) {
        sheet.note("the plate is thick enough: the bolt governs without prying", at);
        return {no_prying, alpha, sheet.eq("T_c", "kip", B, at)};
    }
    const bool weak = plain(alpha) > 1;
    sheet.note(weak ? "the plate governs" : "bolt and plate govern together", at);
    const Num share = weak ? delta : delta * alpha;
    return {no_prying, alpha, sheet.eq("T_c", "kip", B * square(t / t_c) * (1 + share), at)};
}

template <class Num>
Outcome<PryingResult> prying_check(const PryingInputs& in, Sheet<Num>& sheet) {
    const PryingGeometry& g = in.plate;
    if (const auto no = all_positive({{"/plate/b_in", g.b_in},
                                      {"/plate/a_in", g.a_in},
                                      {"/plate/p_in", g.p_in},
                                      {"/plate/d_in", g.d_in},
                                      {"/plate/hole_in", g.hole_in},
                                      {"/plate/t_in", g.t_in},
                                      {"/plate/F_u_ksi", g.F_u_ksi},
                                      {"/B_kip", in.B_kip}},
                                     prying_action))
        return *no;
    if (const auto no = all_magnitudes({{"/T_kip", in.T_kip}}, statics)) return *no;
    if (!(g.b_in > g.d_in / 2))
        return Rejection{"/plate/b_in", "must be above half the bolt", prying_action};
    if (!(g.hole_in < g.p_in))
        return Rejection{"/plate/p_in", "must be above the hole", prying_action};
    const Num T = sheet.given("T", "kip", in.T_kip, statics);
    const Num B = sheet.given("B", "kip", in.B_kip, prying_action);
    const auto found = prying(in.method, g, T, B, sheet);
    const Num used = sheet.eq("T/T_c", "", T / found.tension, prying_action);
    return PryingResult{plain(found.t_no_prying), plain(found.alpha), plain(found.tension),
                        plain(used)};
}

template <class Edition, class Num>
Outcome<MatchPlate> match_plate(const MatchPlateInputs& in, Sheet<Num>& sheet) {
    if (const auto no = bad_bolt(in.bolt)) return *no;
    if (const auto no = all_magnitudes(
            {{"/M_kipin", in.M_kipin}, {"/V_kip", in.V_kip}, {"/T_kipin", in.T_kipin}}, statics))
        return *no;
    if (const auto no = all_finite({{"/P_kip", in.P_kip}}, statics)) return *no;
    if (const auto no = all_positive({{"/circle_radius_in", in.circle_radius_in},
                                      {"/hole_in", in.hole_in},
                                      {"/pole_width_in", in.pole_width_in},
                                      {"/plate_in", in.plate_in},
                                      {"/plate_radius_in", in.plate_radius_in},
                                      {"/F_u_ksi", in.F_u_ksi}},
                                     geometry))
        return *no;
    if (!(in.bolts >= 4 && in.bolts <= 60)) return Rejection{"/bolts", "must be 4 to 60", statics};
    const double b_in = in.circle_radius_in - in.pole_width_in / 2;
    if (!(b_in > in.bolt.d_in / 2))
        return Rejection{"/circle_radius_in", "the bolts do not clear the pole", geometry};
    if (!(in.hole_in >= in.bolt.d_in)) return Rejection{"/hole_in", "is under the bolt", geometry};
    if (!(in.plate_radius_in > in.circle_radius_in + in.hole_in / 2))
        return Rejection{"/plate_radius_in", "the holes do not lie in the plate", geometry};
    const double chord_in = 2 * pi * in.circle_radius_in / in.bolts;
    if (!(chord_in > in.hole_in))
        return Rejection{"/bolts", "the holes run into one another", geometry};

    const Num M = sheet.given("M", "kip-in", in.M_kipin, statics);
    const Num P = sheet.given("P", "kip", in.P_kip, statics);
    const Num V = sheet.given("V", "kip", in.V_kip, statics);
    const Num T = sheet.given("T_z", "kip-in", in.T_kipin, statics);
    const Num n = sheet.given("n", "", in.bolts, geometry);
    const Num R = sheet.given("R", "in", in.circle_radius_in, geometry);
    sheet.note("a bolt on the axis of bending; the plates do not bear on one another", statics);
    const Num T_b = sheet.eq("T_b", "kip", max(2 * M / (n * R) - P / n, Num(0.0)), statics);
    const Num V_b = sheet.eq("V_b", "kip", V / n + T / (n * R), statics);
    const auto bolt = bolt_strength<Edition>(in.method, in.bolt, V_b, sheet);

    const Num D = sheet.given("D", "in", in.pole_width_in, geometry);
    const Num hole = sheet.given("d'", "in", in.hole_in, geometry);
    const Num edge = sheet.given("R_p", "in", in.plate_radius_in, geometry);
    const Num b = sheet.eq("b", "in", R - D / 2, geometry);
    const Num a = sheet.eq("a", "in", edge - R, geometry);
    const Num p =
        sheet.eq("p", "in", min(2 * b + hole, 2 * known<Num>("pi", pi) * R / n), practice);
    const PryingGeometry plate{plain(b),   plain(a),    plain(p),  in.bolt.d_in,
                               in.hole_in, in.plate_in, in.F_u_ksi};
    // Where shear leaves no tension at all, the least that divides.
    const Num B = sheet.eq("B", "kip", max(bolt.tension_with_shear, Num(1e-9)), prying_action);
    const auto pried = prying(in.method, plate, T_b, B, sheet);
    const Num in_tension = sheet.eq("T_b/T_c", "", T_b / pried.tension, prying_action);
    const Num in_shear = sheet.eq("V_b/R_v", "", V_b / bolt.shear, statics);
    const Num used = sheet.eq("U", "", max(in_tension, in_shear), statics);
    return MatchPlate{plain(T_b),          plain(V_b),
                      plain(bolt.tension), plain(bolt.tension_with_shear),
                      plain(bolt.shear),   plain(pried.t_no_prying),
                      plain(pried.alpha),  plain(pried.tension),
                      plain(in_tension),   plain(in_shear),
                      plain(used)};
}

#define INSTANTIATE_FOR(Edition, Num) \
    template Outcome<MatchPlate> match_plate<Edition>(const MatchPlateInputs&, Sheet<Num>&)
#define INSTANTIATE(Edition)          \
    INSTANTIATE_FOR(Edition, double); \
    INSTANTIATE_FOR(Edition, Term)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE
#undef INSTANTIATE_FOR
#define INSTANTIATE(Num)                                                               \
    template Prying<Num> prying(Method, const PryingGeometry&, const Num&, const Num&, \
                                Sheet<Num>&);                                          \
    template Outcome<PryingResult> prying_check(const PryingInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::connections
