#include "calc/spread/concrete_strength.hpp"

#include "base/units.hpp"
#include "calc/spread/steps.hpp"

namespace apex::spread {
namespace {

using concrete::aci;
using concrete::root_of;

template <class Num>
Num given_f_c(const Materials& m, Sheet<Num>& sheet) {
    return sheet.given("f'c", "psi", m.f_c_psi, aci("19.2.1"));
}
std::optional<Rejection> materials_of_a_section(const Materials& m) {
    return concrete::materials_refused(m, "/materials/f_c_psi", "/materials/f_y_psi");
}

}  // namespace

template <class Num>
Outcome<OneWayShear> one_way_shear(const OneWayShearInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = aci("22.5.5.1");
    if (auto no = materials_of_a_section(in.materials)) return *no;
    if (auto no = all_magnitudes({{"/V_u_lbf", in.V_u_lbf}}, clause)) return *no;
    if (auto no = all_positive({{"/b_in", in.b_in}, {"/d_in", in.d_in}, {"/A_s_in2", in.A_s_in2}},
                               clause))
        return *no;
    if (!(in.A_s_in2 < 0.08 * in.b_in * in.d_in))
        return Rejection{"/A_s_in2", "is over 8 % of the section: no such footing", clause};
    const Num f_c = given_f_c(in.materials, sheet);
    const Num V_u = sheet.given("V_u", "lbf", in.V_u_lbf, statics);
    const Num b = sheet.given("b", "in", in.b_in, geometry);
    const Num d = sheet.given("d", "in", in.d_in, geometry);
    const Num A_s = sheet.given("A_s", "in²", in.A_s_in2, geometry);
    const Num rho = sheet.eq("rho_w", "", A_s / (b * d), aci("2.2"));
    const Num lambda_s = concrete::size_effect_factor(in.size_effect, d, sheet);
    const Num phi = sheet.given("phi", "", 0.75, aci("Table 21.2.1"));
    const Num V_c =
        sheet.eq("V_c", "lbf", min(8 * lambda_s * pow(rho, 1.0 / 3), 5) * root_of(f_c) * b * d,
                 aci("Table 22.5.5.1(c)"));
    const Num available = sheet.eq("phi V_c", "lbf", phi * V_c, clause);
    const Num u = sheet.eq("u", "", V_u / available, clause);
    return OneWayShear{plain(lambda_s), plain(rho), plain(available), plain(u), clause};
}

template <class Num>
Outcome<TwoWayShear> two_way_shear(const TwoWayShearInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = aci("22.6.5.2");
    if (auto no = materials_of_a_section(in.materials)) return *no;
    if (auto no = all_magnitudes({{"/V_u_lbf", in.V_u_lbf},
                                  {"/M_x_lbf_ft", in.M_x_lbf_ft},
                                  {"/M_y_lbf_ft", in.M_y_lbf_ft},
                                  {"/plate_x_in", in.plate_x_in},
                                  {"/plate_y_in", in.plate_y_in}},
                                 clause))
        return *no;
    if (auto no = all_positive(
            {{"/pole_x_in", in.pole_x_in}, {"/pole_y_in", in.pole_y_in}, {"/d_in", in.d_in}},
            clause))
        return *no;
    if (in.round && in.pole_x_in != in.pole_y_in)
        return Rejection{"/pole_y_in", "of a round pole must be pole_x_in", clause};
    const auto plate_fits = [](double plate, double pole) { return plate == 0 || plate >= pole; };
    if (!plate_fits(in.plate_x_in, in.pole_x_in))
        return Rejection{"/plate_x_in", "must be 0 or at least the pole", aci("13.2.7.1")};
    if (!plate_fits(in.plate_y_in, in.pole_y_in))
        return Rejection{"/plate_y_in", "must be 0 or at least the pole", aci("13.2.7.1")};

    const Num f_c = given_f_c(in.materials, sheet);
    const Num V_u = sheet.given("V_u", "lbf", in.V_u_lbf, statics);
    const Num M_x = sheet.given("M_x", "lbf·ft", in.M_x_lbf_ft, statics);
    const Num M_y = sheet.given("M_y", "lbf·ft", in.M_y_lbf_ft, statics);
    const Num d = sheet.given("d", "in", in.d_in, geometry);
    const auto side = [&](const char* pole_symbol, const char* side_symbol, double pole_in,
                          double plate_in) {
        Num c = sheet.given(pole_symbol, "in", pole_in, geometry);
        if (in.round)
            c = sheet.eq(side_symbol, "in", c * sqrt(known<Num>("pi", pi)) / 2,
                         aci("22.6.4.1.2: square of equal area"));
        if (plate_in > 0)
            c = sheet.eq(side_symbol, "in", (c + Num(plate_in)) / 2,
                         aci("13.2.7.1: halfway to the plate's edge"));
        return c;
    };
    const Num c_x = side("D_x", "c_x", in.pole_x_in, in.plate_x_in);
    const Num c_y = side("D_y", "c_y", in.pole_y_in, in.plate_y_in);
    const Num b_1 = sheet.eq("b_1", "in", c_x + d, aci("22.6.4.1"));
    const Num b_2 = sheet.eq("b_2", "in", c_y + d, aci("22.6.4.1"));
    const Num b_o = sheet.eq("b_o", "in", 2 * (b_1 + b_2), aci("22.6.4.1"));
    const Num beta = sheet.eq("beta", "", max(c_x, c_y) / min(c_x, c_y), aci("22.6.5.3"));
    const Num lambda_s = concrete::size_effect_factor(in.size_effect, d, sheet);
    const Num k = sheet.eq("k_v", "", min(min(4, 2 + 4 / beta), 2 + 40 * d / b_o), clause);
    const Num phi = sheet.given("phi", "", 0.75, aci("Table 21.2.1"));
    const Num v_c = sheet.eq("phi v_c", "psi", phi * k * lambda_s * root_of(f_c), clause);
    const auto gamma_v = [&](const char* symbol, const Num& along, const Num& across) {
        return sheet.eq(symbol, "", 1 - 1 / (1 + Num(2.0) / 3 * sqrt(along / across)),
                        aci("8.4.2.2.2, 8.4.4.2.2"));
    };
    const Num g_x = gamma_v("gamma_v,x", b_1, b_2), g_y = gamma_v("gamma_v,y", b_2, b_1);
    const auto J = [&](const char* symbol, const Num& along, const Num& across) {
        return sheet.eq(symbol, "in⁴",
                        d * cube(along) / 6 + along * cube(d) / 6 + d * across * square(along) / 2,
                        aci("R8.4.4.2.3"));
    };
    const Num J_x = J("J_x", b_1, b_2), J_y = J("J_y", b_2, b_1);
    const Num v_u = sheet.eq("v_u", "psi",
                             V_u / (b_o * d) + g_x * M_x * units::in_per_ft * (b_1 / 2) / J_x +
                                 g_y * M_y * units::in_per_ft * (b_2 / 2) / J_y,
                             aci("8.4.4.2.3"));
    const Num V_c = sheet.eq("phi V_c", "lbf", v_c * b_o * d, clause);
    const Num u = sheet.eq("u", "", v_u / v_c, clause);
    return TwoWayShear{plain(b_1), plain(b_2), plain(b_o), plain(lambda_s), plain(k), plain(g_x),
                       plain(g_y), plain(v_u), plain(v_c), plain(V_c),      plain(u), clause};
}

template <class Num>
Outcome<Flexure> flexure(const FlexureInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = aci("22.2");
    if (auto no = materials_of_a_section(in.materials)) return *no;
    if (auto no = all_magnitudes({{"/M_u_lbf_ft", in.M_u_lbf_ft}, {"/spacing_in", in.spacing_in}},
                                 clause))
        return *no;
    if (auto no = all_positive(
            {{"/b_in", in.b_in}, {"/h_in", in.h_in}, {"/d_in", in.d_in}, {"/A_s_in2", in.A_s_in2}},
            clause))
        return *no;
    if (!(in.d_in < in.h_in)) return Rejection{"/d_in", "must be less than h", clause};

    const Num M_u = sheet.given("M_u", "lbf·ft", in.M_u_lbf_ft, statics);
    const Num b = sheet.given("b", "in", in.b_in, geometry);
    const Num h = sheet.given("h", "in", in.h_in, geometry);
    const Num d = sheet.given("d", "in", in.d_in, geometry);
    const Num A_s = sheet.given("A_s", "in²", in.A_s_in2, geometry);
    const Num f_c = given_f_c(in.materials, sheet);
    const Num f_y = sheet.given("f_y", "psi", in.materials.f_y_psi, aci("20.2.2"));
    const Num a = sheet.eq("a", "in", A_s * f_y / (0.85 * f_c * b), aci("22.2.2.4.1"));
    const Num beta =
        sheet.given("beta_1", "", concrete::beta_1(in.materials.f_c_psi), aci("Table 22.2.2.4.3"));
    const Num c = sheet.eq("c", "in", a / beta, aci("22.2.2.4.1"));
    if (!(plain(c) < in.d_in))
        return Rejection{"/A_s_in2", "is more steel than the concrete can balance", clause};
    const Num strain = sheet.eq("eps_t", "", concrete::crushing_strain * (d - c) / c, clause);
    const double yield = in.materials.f_y_psi / concrete::E_s_psi;
    if (!(plain(strain) >= yield))
        return Rejection{"/A_s_in2", "does not yield: more steel than the concrete can balance",
                         clause};
    const Num phi = sheet.given(
        "phi", "",
        concrete::phi_by_strain(plain(strain), in.materials.f_y_psi, concrete::Transverse::ties),
        aci("Table 21.2.2"));
    const Num M_n =
        sheet.eq("phi M_n", "lbf·ft", phi * A_s * f_y * (d - a / 2) / units::in_per_ft, clause);
    const Num least = sheet.eq("A_s,min", "in²", 0.0018 * b * h, aci("8.6.1.1"));
    const Num widest = sheet.eq("s_max", "in", min(3 * h, 18), aci("7.7.2.3, 8.7.2.2"));
    const Num u = sheet.eq("u", "", M_u / M_n, clause);
    const bool enough = in.A_s_in2 >= plain(least) * (1 - 1e-12);
    const bool close = in.spacing_in <= plain(widest);
    const bool ductile = plain(strain) >= yield + 0.003;
    sheet.note(ductile ? "tension-controlled" : "not tension-controlled: 7.3.3.1 forbids it",
               aci("7.3.3.1"));
    return Flexure{plain(a),      plain(c),   plain(strain),
                   plain(phi),    plain(M_n), plain(least),
                   plain(widest), plain(u),   enough,
                   close,         ductile,    plain(u) <= 1 && enough && close && ductile,
                   clause};
}

template <class Num>
Outcome<Minima> minima(const MinimaInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_positive({{"/h_in", in.h_in}, {"/bar_diameter_in", in.bar_diameter_in}},
                               aci("13.3.1.2")))
        return *no;
    if (!(in.cover_in >= 3 && in.cover_in < in.h_in))
        return Rejection{"/cover_in", "must be at least 3 in: concrete cast against earth",
                         aci("Table 20.5.1.3.1")};
    const Num h = sheet.given("h", "in", in.h_in, geometry);
    const Num cover = sheet.given("c_c", "in", in.cover_in, aci("Table 20.5.1.3.1"));
    const Num d_b = sheet.given("d_b", "in", in.bar_diameter_in, {"ASTM A615", ""});
    const Num d = sheet.eq("d", "in", h - cover - d_b, geometry);
    const Num upper = sheet.eq("d_upper", "in", h - cover - 1.5 * d_b, geometry);
    sheet.note("at least 6 in above the bottom bars", aci("13.3.1.2"));
    return Minima{plain(d), plain(upper), plain(upper) >= 6};
}

#define INSTANTIATE(Num)                                                                \
    template Outcome<OneWayShear> one_way_shear(const OneWayShearInputs&, Sheet<Num>&); \
    template Outcome<TwoWayShear> two_way_shear(const TwoWayShearInputs&, Sheet<Num>&); \
    template Outcome<Flexure> flexure(const FlexureInputs&, Sheet<Num>&);               \
    template Outcome<Minima> minima(const MinimaInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::spread
