#include "calc/connections/weld_instantaneous_centre.hpp"

#include "calc/connections/weld_elements.hpp"

namespace apex::connections {
namespace {

constexpr Clause centre_method{"AISC Manual", "Part 8, instantaneous centre"};
constexpr Clause iteration{"Iteration", ""};

/// Greatest line force of the elastic method for a force of 1.
double elastic_force_per_kip(const GroupLines<double>& g, const Three& load, double rho) {
    const double L = g.L, J = g.J, moment = load[2] * rho;
    double worst = 0;
    for (const WeldLine& l : g.lines)
        for (const auto& [x, y] : {std::pair{l.x1_in, l.y1_in}, std::pair{l.x2_in, l.y2_in}}) {
            const double v_x = load[0] / L - moment * y / J;
            const double v_y = load[1] / L + moment * x / J;
            worst = max(worst, sqrt(v_x * v_x + v_y * v_y));
        }
    return worst;
}

}  // namespace

template <class Edition, class Num>
Outcome<WeldCentre> weld_centre(const WeldCentreInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_positive({{"/F_EXX_ksi", in.F_EXX_ksi},
                                      {"/leg_in", in.leg_in},
                                      {"/reference_length_in", in.reference_length_in}},
                                     centre_method))
        return *no;
    if (const auto no = all_magnitudes({{"/P_kip", in.P_kip}}, statics)) return *no;
    if (const auto no = all_finite({{"/x_in", in.x_in}, {"/y_in", in.y_in}}, statics)) return *no;
    if (!(in.angle_deg >= -360 && in.angle_deg <= 360))
        return Rejection{"/angle_deg", "must be -360 to 360", statics};
    const auto found = group_lines(in.group, sheet);
    if (const auto* no = refused(found)) return *no;
    const GroupLines<Num>& g = value(found);

    const double rho = sqrt(plain(g.J) / plain(g.L));
    const double u_x = sin(in.angle_deg * pi / 180), u_y = cos(in.angle_deg * pi / 180);
    const double e = (in.x_in - plain(g.x_bar)) * u_y - (in.y_in - plain(g.y_bar)) * u_x;
    if (!(abs(e) <= 1000 * rho))
        return Rejection{"/x_in", "the force passes the group at over 1000 of its radii", statics};
    const Three load{u_x, u_y, e / rho};
    const double size = sqrt(1 + e * e / (rho * rho));

    const std::vector<WeldElement> elements = elements_of(g.lines);
    const Equilibrium balanced =
        balance(elements, rho, {load[0] / size, load[1] / size, load[2] / size});
    if (!balanced.found)
        return Rejection{"/group", "no instantaneous centre balances this force", centre_method};

    const Three& q = balanced.movement;
    const bool turns = abs(q[2]) > 1e-9;
    const double c_x = turns ? plain(g.x_bar) - q[1] / q[2] * rho : 0;
    const double c_y = turns ? plain(g.y_bar) + q[0] / q[2] * rho : 0;
    const Three& sum = balanced.at.resultant;
    const WeldElement& first = elements[balanced.at.critical];
    const double m_x = q[0] - q[2] * first.y_in / rho, m_y = q[1] + q[2] * first.x_in / rho;
    const ElementState state = state_of(m_x * first.along_y - m_y * first.along_x,
                                        m_x * first.along_x + m_y * first.along_y);

    sheet.note("every element bears by its deformation as the group turns about one point",
               centre_method);
    const Num ecc = sheet.given("e", "in", e, statics);
    if (turns) {
        sheet.given("x_ic", "in", c_x, iteration);
        sheet.given("y_ic", "in", c_y, iteration);
    } else {
        sheet.note("the group moves without turning", iteration);
    }
    sheet.note("the element that breaks first", centre_method);
    const Num theta = sheet.given("theta", "°", state.theta_deg, iteration);
    sheet.eq("Delta_u/w", "", min(1.087 * pow(theta + 6, Num(-0.65)), Num(0.17)), centre_method);
    sheet.eq("Delta_m/w", "", 0.209 * pow(theta + 2, Num(-0.32)), centre_method);
    const Num p = sheet.eq(
        "p", "", known<Num>("Delta_u/w", state.delta_u) / known<Num>("Delta_m/w", state.delta_m),
        centre_method);
    sheet.eq("R/(0.60 F_EXX t_e)", "",
             (1 + 0.5 * pow(sin_of_degrees(theta), Num(1.5))) * pow(p * (1.9 - 0.9 * p), Num(0.3)),
             centre_method);

    sheet.note("sums over the elements, in units of 0.60 F_EXX t_e", centre_method);
    const Num R_x = sheet.given("R_x", "in", sum[0], iteration);
    const Num R_y = sheet.given("R_y", "in", sum[1], iteration);
    const Num R_m = sheet.given("R_m", "in²", sum[2] * rho, iteration);
    const Num s = sheet.given("sin alpha", "", u_x, statics);
    const Num c = sheet.given("cos alpha", "", u_y, statics);
    const Num R = sheet.eq("R", "in", R_x * s + R_y * c, statics);
    const Num off =
        sheet.eq("delta_F", "", sqrt(square(R_x / R - s) + square(R_y / R - c)), statics);
    const Num turn = sheet.eq("delta_M", "", (R_m / R - ecc) / Num(rho), statics);
    const Num F_EXX = sheet.given("F_EXX", "ksi", in.F_EXX_ksi, Edition::clause("Table J2.5"));
    const Num w = sheet.given("w", "in", in.leg_in, Edition::clause("J2.2a"));
    const Num throat = sheet.eq("t_e", "in", w / sqrt(Num(2.0)), Edition::clause("J2.2a"));
    const Num P_n = sheet.eq("P_n", "kip", 0.60 * F_EXX * throat * R, centre_method);
    const Num P_c =
        available(in.method, rupture, "P_c", "kip", P_n, Edition::clause("J2.4"), sheet);
    const Num P = sheet.given("P", "kip", in.P_kip, statics);
    const Num used = sheet.eq("P/P_c", "", P / P_c, centre_method);
    const Num l = sheet.given("l", "in", in.reference_length_in, centre_method);
    const Num C = sheet.eq("C", "kip/in", P_n / (l * (16 * w) * (F_EXX / 70)), centre_method);

    const GroupLines<double> flat{g.lines,      plain(g.L),   plain(g.x_bar), plain(g.y_bar),
                                  plain(g.I_x), plain(g.I_y), plain(g.I_xy),  plain(g.J)};
    const Num per_kip = sheet.given("f_1", "1/in", elastic_force_per_kip(flat, load, rho),
                                    {"AISC Manual", "Part 8, elastic method"});
    const Num elastic = sheet.eq("P_n,elastic", "kip", 0.60 * F_EXX * throat / per_kip,
                                 {"AISC Manual", "Part 8, elastic method"});
    return WeldCentre{turns,
                      c_x,
                      c_y,
                      plain(P_n),
                      plain(P_c),
                      plain(used),
                      plain(C),
                      plain(elastic),
                      static_cast<int>(elements.size()),
                      balanced.iterations,
                      plain(off),
                      plain(turn)};
}

#define INSTANTIATE(Edition)                                                                    \
    template Outcome<WeldCentre> weld_centre<Edition>(const WeldCentreInputs&, Sheet<double>&); \
    template Outcome<WeldCentre> weld_centre<Edition>(const WeldCentreInputs&, Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::connections
