#include "calc/concrete/development.hpp"

#include "calc/concrete/bars.hpp"

namespace apex::concrete {

template <class Num>
Outcome<Development> development(const DevelopmentInputs& in, Sheet<Num>& sheet) {
    const Bar* bar = find_bar(in.bar);
    if (bar == nullptr || bar->number > 11)
        return Rejection{"/bar", "must be a bar from #3 to #11: larger ones are not lapped",
                         aci("25.5.1.1")};
    if (auto no = materials_refused(in.materials, "/materials/f_c_psi", "/materials/f_y_psi"))
        return *no;
    if (!(in.excess_steel > 0 && in.excess_steel <= 1))
        return Rejection{"/excess_steel", "must be above 0 and at most 1", aci("25.4.10.1")};

    const double f_y_psi = in.materials.f_y_psi, f_c_psi = in.materials.f_c_psi;
    const Num d_b = sheet.looked_up("d_b", "bar", bar->diameter_in, {"ASTM A615", ""});
    const Num f_y = sheet.given("f_y", "psi", f_y_psi, aci("20.2.2"));
    const Num f_c = sheet.given("f'c", "psi", f_c_psi, aci("19.2.1"));
    const Num psi_t = sheet.given("psi_t", "", in.top ? 1.3 : 1.0, aci("Table 25.4.2.5"));
    const Num psi_g = sheet.given("psi_g", "", f_y_psi > 60000 ? 1.15 : 1.0, aci("Table 25.4.2.5"));
    const bool small = bar->number <= 6;
    const Num k =
        sheet.looked_up("k_d", small ? "#6 and smaller" : "#7 and larger",
                        (small ? 25.0 : 20.0) * (in.wide ? 1.0 : 2.0 / 3), aci("Table 25.4.2.3"));
    const Num excess = sheet.given("A_s,req/A_s", "", in.excess_steel, aci("25.4.10.1"));
    const Num full =
        sheet.eq("l_d,full", "in", f_y * psi_t * psi_g / (k * root_of(f_c)) * d_b, aci("25.4.2.3"));
    const Num l_d = sheet.eq("l_d", "in", max(full * excess, 12), aci("25.4.2.1"));

    // psi_r and psi_o at their greater values: no ties across the hooks, side cover below 6 d_b.
    const Num psi_r = sheet.given("psi_r", "", 1.6, aci("Table 25.4.3.2"));
    const Num psi_o = sheet.given("psi_o", "", 1.25, aci("Table 25.4.3.2"));
    const Num psi_c = f_c_psi < 6000
                          ? sheet.eq("psi_c", "", f_c / 15000 + 0.6, aci("Table 25.4.3.2"))
                          : sheet.given("psi_c", "", 1.0, aci("Table 25.4.3.2"));
    const Num hook = sheet.eq(
        "l_dh", "in",
        max(max(f_y * psi_r * psi_o * psi_c / (55 * root_of(f_c)) * (d_b * sqrt(d_b)), 8 * d_b), 6),
        aci("25.4.3.1"));
    const Num compressed = sheet.eq(
        "l_dc", "in", max(max(f_y / (50 * root_of(f_c)), 0.0003 * f_y) * d_b, 8), aci("25.4.9.2"));
    const Num lap = sheet.eq("l_st", "in", max(1.3 * full, 12), aci("25.5.2.1"));
    const Num lap_comp =
        f_y_psi <= 60000
            ? sheet.eq("l_sc", "in", max(0.0005 * f_y * d_b, 12), aci("25.5.5.1"))
            : sheet.eq("l_sc", "in", max((0.0009 * f_y - 24) * d_b, 12), aci("25.5.5.1"));
    return Development{plain(l_d), plain(hook), plain(compressed), plain(lap), plain(lap_comp)};
}

template Outcome<Development> development(const DevelopmentInputs&, Sheet<double>&);
template Outcome<Development> development(const DevelopmentInputs&, Sheet<Term>&);

}  // namespace apex::concrete
