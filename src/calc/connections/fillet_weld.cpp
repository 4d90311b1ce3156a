#include "calc/connections/fillet_weld.hpp"

namespace apex::connections {

template <class Edition, class Num>
Num least_leg(double thinner_in, Sheet<Num>& sheet) {
    const double least = thinner_in <= 1.0 / 4   ? 1.0 / 8
                         : thinner_in <= 1.0 / 2 ? 3.0 / 16
                         : thinner_in <= 3.0 / 4 ? 1.0 / 4
                                                 : 5.0 / 16;
    return sheet.looked_up("w_min", "Table J2.4 by the thinner part", least,
                           unconfirmed(Edition::clause("Table J2.4")));
}

template <class Edition, class Num>
Num fillet_strength(Method method, double F_EXX_ksi, const Num& leg, const Num& k_ds,
                    Sheet<Num>& sheet) {
    const Num F_EXX = sheet.given("F_EXX", "ksi", F_EXX_ksi, Edition::clause("Table J2.5"));
    const Num F_nw =
        sheet.eq("F_nw", "ksi", 0.60 * F_EXX * k_ds, Edition::clause("Table J2.5, J2.4"));
    const Num throat = sheet.eq("t_e", "in", leg / sqrt(Num(2.0)), Edition::clause("J2.2a"));
    return available(method, rupture, "r_w", "kip/in", F_nw * throat, Edition::clause("J2.4"),
                     sheet);
}

template <class Edition, class Num>
Num metal_strength(Method method, const Num& thickness, double F_y_ksi, double F_u_ksi,
                   Sheet<Num>& sheet) {
    const Clause at = unconfirmed(Edition::clause("J4.2"));
    const Num F_y = sheet.given("F_y", "ksi", F_y_ksi, at);
    const Num F_u = sheet.given("F_u", "ksi", F_u_ksi, at);
    const Num yields =
        available(method, shear_yielding, "r_m,y", "kip/in", 0.60 * F_y * thickness, at, sheet);
    const Num breaks =
        available(method, rupture, "r_m,u", "kip/in", 0.60 * F_u * thickness, at, sheet);
    return sheet.eq("r_m", "kip/in", min(yields, breaks), at);
}

template <class Edition, class Num>
Outcome<WeldSize> weld_size(const WeldSizeInputs& in, Sheet<Num>& sheet) {
    const Clause at = unconfirmed(Edition::clause("J2.2b"));
    if (const auto no =
            all_positive({{"/thinner_in", in.thinner_in}, {"/edge_in", in.edge_in}}, at))
        return *no;
    if (in.thinner_in > in.edge_in)
        return Rejection{"/thinner_in", "must not be above edge_in, which is one of the parts", at};
    sheet.given("t_min", "in", in.thinner_in, at);
    const Num t = sheet.given("t", "in", in.edge_in, at);
    const Num least = least_leg<Edition>(in.thinner_in, sheet);
    const bool thin = in.edge_in < 0.25;
    sheet.note(thin ? "under 1/4 in: as thick as the part" : "1/4 in or more: 1/16 in less", at);
    const Num most =
        thin ? sheet.eq("w_max", "in", t, at) : sheet.eq("w_max", "in", t - 0.0625, at);
    return WeldSize{plain(least), plain(most), plain(least) <= plain(most)};
}

template <class Edition, class Num>
Outcome<FilletWeld> fillet_weld(const FilletWeldInputs& in, Sheet<Num>& sheet) {
    const Clause at = Edition::clause("J2.4");
    const Clause directional = unconfirmed(Edition::clause("J2.4, directional increase"));
    if (const auto no = all_magnitudes({{"/R_kip", in.R_kip}}, at)) return *no;
    if (const auto no = all_positive({{"/F_EXX_ksi", in.F_EXX_ksi},
                                      {"/leg_in", in.leg_in},
                                      {"/length_in", in.length_in},
                                      {"/thickness_in", in.thickness_in},
                                      {"/F_y_ksi", in.F_y_ksi},
                                      {"/F_u_ksi", in.F_u_ksi}},
                                     at))
        return *no;
    if (!(in.lines >= 1 && in.lines <= 100)) return Rejection{"/lines", "must be 1 to 100", at};
    if (!(in.theta_deg >= 0 && in.theta_deg <= 90))
        return Rejection{"/theta_deg", "must be 0 to 90", directional};

    const Num R = sheet.given("R", "kip", in.R_kip, statics);
    const Num w = sheet.given("w", "in", in.leg_in, at);
    const Num l = sheet.given("l", "in", in.length_in, at);
    const Num n = sheet.given("n", "", in.lines, at);
    Num k_ds = Num(1.0);
    if (in.rectangular_hss_end_in_tension) {
        sheet.note("the end of a rectangular HSS in tension: no directional increase", directional);
        k_ds = sheet.given("k_ds", "", 1.0, directional);
    } else {
        const Num theta = sheet.given("theta", "°", in.theta_deg, statics);
        k_ds = sheet.eq("k_ds", "", 1.0 + 0.50 * pow(sin_of_degrees(theta), Num(1.5)), directional);
    }
    const Num r_w = fillet_strength<Edition>(in.method, in.F_EXX_ksi, w, k_ds, sheet);
    const Num t = sheet.given("t", "in", in.thickness_in, Edition::clause("J4.2"));
    const Num r_m = metal_strength<Edition>(in.method, t, in.F_y_ksi, in.F_u_ksi, sheet);
    const Num R_c = sheet.eq("R_c", "kip", min(r_w, r_m) * l * n, at);
    const Num used = sheet.eq("R/R_c", "", R / R_c, at);
    const Num least = least_leg<Edition>(in.thickness_in, sheet);
    return FilletWeld{plain(k_ds),
                      plain(r_w),
                      plain(r_m),
                      plain(R_c),
                      plain(used),
                      plain(r_m) < plain(r_w),
                      plain(least),
                      in.leg_in >= plain(least),
                      in.length_in >= 4 * in.leg_in};
}

#define INSTANTIATE_FOR(Edition, Num)                                                           \
    template Num least_leg<Edition>(double, Sheet<Num>&);                                       \
    template Num fillet_strength<Edition>(Method, double, const Num&, const Num&, Sheet<Num>&); \
    template Num metal_strength<Edition>(Method, const Num&, double, double, Sheet<Num>&);      \
    template Outcome<WeldSize> weld_size<Edition>(const WeldSizeInputs&, Sheet<Num>&);          \
    template Outcome<FilletWeld> fillet_weld<Edition>(const FilletWeldInputs&, Sheet<Num>&)
#define INSTANTIATE(Edition)          \
    INSTANTIATE_FOR(Edition, double); \
    INSTANTIATE_FOR(Edition, Term)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE
#undef INSTANTIATE_FOR

}  // namespace apex::connections
