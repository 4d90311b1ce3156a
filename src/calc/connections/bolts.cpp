#include "calc/connections/bolts.hpp"

namespace apex::connections {
namespace {

struct BoltStress {
    double F_nt_ksi, F_nv_ksi[2];  // Threads included, excluded.
};
constexpr BoltStress table_j3_2[] = {{90, {54, 68}}, {113, {68, 84}}};  // A325, A490

}  // namespace

std::optional<Rejection> bad_bolt(const Bolt& bolt) {
    const Clause at = unconfirmed({"AISC 360", "Table J3.2"});
    if (!(bolt.d_in >= 0.5 && bolt.d_in <= 1.5))
        return Rejection{"/bolt/d_in", "must be 1/2 to 1 1/2 in", at};
    return std::nullopt;
}

template <class Edition, class Num>
BoltStrength<Num> bolt_strength(Method method, const Bolt& bolt, const Num& V, Sheet<Num>& sheet) {
    const Clause table = unconfirmed(Edition::clause("Table J3.2"));
    const Clause one = unconfirmed(Edition::clause("J3, tension or shear of bolts"));
    const Clause both = unconfirmed(Edition::clause("J3, tension and shear of bolts"));
    const BoltStress& stress = table_j3_2[static_cast<std::size_t>(bolt.grade)];
    const Num d = sheet.given("d_b", "in", bolt.d_in, geometry);
    const Num A_b = sheet.eq("A_b", "in²", known<Num>("pi", pi) * square(d) / 4, geometry);
    const Num F_nt = sheet.looked_up("F_nt", "Table J3.2", stress.F_nt_ksi, table);
    const Num F_nv = sheet.looked_up(
        "F_nv", bolt.threads == Threads::included ? "Table J3.2, N" : "Table J3.2, X",
        stress.F_nv_ksi[static_cast<std::size_t>(bolt.threads)], table);
    const Num tension = available(method, rupture, "R_t", "kip", F_nt * A_b, one, sheet);
    const Num shear = available(method, rupture, "R_v", "kip", F_nv * A_b, one, sheet);
    const Num f_rv = sheet.eq("f_rv", "ksi", V / A_b, both);
    const Num F_nt_with = sheet.eq(
        "F'_nt", "ksi",
        method == Method::lrfd
            ? max(min(1.3 * F_nt - F_nt / (known<Num>("phi", rupture.phi) * F_nv) * f_rv, F_nt),
                  Num(0.0))
            : max(min(1.3 * F_nt - known<Num>("Omega", rupture.omega) * F_nt / F_nv * f_rv, F_nt),
                  Num(0.0)),
        both);
    const Num with = available(method, rupture, "R_t,v", "kip", F_nt_with * A_b, both, sheet);
    return {tension, shear, with};
}

template <class Edition, class Num>
Outcome<BoltForces> bolt_check(const BoltInputs& in, Sheet<Num>& sheet) {
    if (const auto no = bad_bolt(in.bolt)) return *no;
    if (const auto no = all_magnitudes({{"/T_kip", in.T_kip}, {"/V_kip", in.V_kip}}, statics))
        return *no;
    const Clause both = unconfirmed(Edition::clause("J3, tension and shear of bolts"));
    const Num T = sheet.given("T", "kip", in.T_kip, statics);
    const Num V = sheet.given("V", "kip", in.V_kip, statics);
    const auto s = bolt_strength<Edition>(in.method, in.bolt, V, sheet);
    // Beside a shear that leaves no tension, any tension is too much.
    const double floor = 1e-9;
    const Num used =
        sheet.eq("U", "", max(V / s.shear, T / max(s.tension_with_shear, Num(floor))), both);
    return BoltForces{plain(s.tension), plain(s.shear), plain(s.tension_with_shear), plain(used)};
}

template <class Edition, class Num>
Outcome<BoltBearing> bolt_bearing(const BoltBearingInputs& in, Sheet<Num>& sheet) {
    const Clause at = unconfirmed(Edition::clause("J3, bearing and tear-out"));
    if (const auto no = all_magnitudes({{"/V_kip", in.V_kip}}, statics)) return *no;
    if (const auto no = all_positive({{"/d_in", in.d_in},
                                      {"/t_in", in.t_in},
                                      {"/F_u_ksi", in.F_u_ksi},
                                      {"/clear_in", in.clear_in}},
                                     at))
        return *no;
    const Num V = sheet.given("V", "kip", in.V_kip, statics);
    const Num d = sheet.given("d_b", "in", in.d_in, geometry);
    const Num t = sheet.given("t", "in", in.t_in, geometry);
    const Num F_u = sheet.given("F_u", "ksi", in.F_u_ksi, at);
    const Num l_c = sheet.given("l_c", "in", in.clear_in, geometry);
    sheet.note(in.deformation_considered ? "deformation of the hole at service load is considered"
                                         : "deformation of the hole is not considered",
               at);
    const Num bearing =
        sheet.eq("R_b", "kip", (in.deformation_considered ? 2.4 : 3.0) * d * t * F_u, at);
    const Num tears =
        sheet.eq("R_l", "kip", (in.deformation_considered ? 1.2 : 1.5) * l_c * t * F_u, at);
    const Num R_c = available(in.method, rupture, "R_c", "kip", min(bearing, tears), at, sheet);
    const Num used = sheet.eq("V/R_c", "", V / R_c, at);
    return BoltBearing{plain(bearing), plain(tears), plain(R_c), plain(used),
                       plain(tears) < plain(bearing)};
}

#define INSTANTIATE_FOR(Edition, Num)                                                  \
    template BoltStrength<Num> bolt_strength<Edition>(Method, const Bolt&, const Num&, \
                                                      Sheet<Num>&);                    \
    template Outcome<BoltForces> bolt_check<Edition>(const BoltInputs&, Sheet<Num>&);  \
    template Outcome<BoltBearing> bolt_bearing<Edition>(const BoltBearingInputs&, Sheet<Num>&)
#define INSTANTIATE(Edition)          \
    INSTANTIATE_FOR(Edition, double); \
    INSTANTIATE_FOR(Edition, Term)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE
#undef INSTANTIATE_FOR

}  // namespace apex::connections
