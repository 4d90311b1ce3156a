#include "calc/spread/pressure.hpp"

#include "calc/footing/edition.hpp"
#include "calc/footing/soil_values.hpp"
#include "calc/spread/steps.hpp"

namespace apex::spread {
namespace {

/// The pressure by the formula of its state, as a hand calculation writes it.
template <class Num>
Num greatest(const Contact& found, const Num& P, const Num& L_x, const Num& L_y, const Num& e_x,
             const Num& e_y, Sheet<Num>& sheet) {
    switch (found.state) {
        case ContactState::full:
            sheet.note("inside the kern: |e_x| / L_x + |e_y| / L_y <= 1/6", statics);
            return sheet.eq("q_max", "psf",
                            P / (L_x * L_y) * (1 + 6 * abs(e_x) / L_x + 6 * abs(e_y) / L_y),
                            statics);
        case ContactState::one_axis: {
            sheet.note("beyond the kern on one axis: a triangle of pressure", statics);
            const bool along_x = plain(e_y) == 0;
            const Num& L = along_x ? L_x : L_y;
            const Num& B = along_x ? L_y : L_x;
            return sheet.eq("q_max", "psf", 2 * P / (3 * B * (L / 2 - abs(along_x ? e_x : e_y))),
                            statics);
        }
        case ContactState::corner: {
            sheet.note("a triangle at one corner presses, its legs 4 (L/2 - e)", statics);
            const Num leg_x = sheet.eq("l_x", "ft", 4 * (L_x / 2 - abs(e_x)), statics);
            const Num leg_y = sheet.eq("l_y", "ft", 4 * (L_y / 2 - abs(e_y)), statics);
            return sheet.eq("q_max", "psf", 6 * P / (leg_x * leg_y), statics);
        }
        default: {
            sheet.note("biaxial beyond the kern: plane fit to the exact polygon of contact",
                       statics);
            const Plane& p = found.plane;
            const double mean = plain(P) / (plain(L_x) * plain(L_y));
            constexpr Clause fit{"Plane fit", ""};
            const Num a = sheet.given("a", "psf", mean * p.a, fit);
            const Num b = sheet.given("b_x", "psf/ft", mean * p.b_x / plain(L_x), fit);
            const Num c = sheet.given("b_y", "psf/ft", mean * p.b_y / plain(L_y), fit);
            return sheet.eq("q_max", "psf", a + abs(b) * L_x / 2 + abs(c) * L_y / 2, statics);
        }
    }
}

}  // namespace

template <class Num>
Outcome<Pressure> pressure(const PressureInputs& in, Sheet<Num>& sheet) {
    const auto& [P_lbf, M_x_lbf_ft, M_y_lbf_ft] = in.load;
    const auto& [length_x_ft, length_y_ft] = in.plan;
    if (auto no = all_positive({{"/load/P_lbf", P_lbf},
                                {"/plan/length_x_ft", length_x_ft},
                                {"/plan/length_y_ft", length_y_ft}},
                               statics))
        return *no;
    if (auto no = all_finite({{"/load/M_x_lbf_ft", M_x_lbf_ft}, {"/load/M_y_lbf_ft", M_y_lbf_ft}},
                             statics))
        return *no;

    const Num P = sheet.given("P", "lbf", P_lbf, statics);
    const Num M_x = sheet.given("M_x", "lbf·ft", M_x_lbf_ft, statics);
    const Num M_y = sheet.given("M_y", "lbf·ft", M_y_lbf_ft, statics);
    const Num L_x = sheet.given("L_x", "ft", length_x_ft, geometry);
    const Num L_y = sheet.given("L_y", "ft", length_y_ft, geometry);
    const Num e_x = sheet.eq("e_x", "ft", M_x / P, statics);
    const Num e_y = sheet.eq("e_y", "ft", M_y / P, statics);
    const Num kern = sheet.eq("k", "", abs(e_x) / L_x + abs(e_y) / L_y, statics);
    const Contact found = contact(plain(e_x) / length_x_ft, plain(e_y) / length_y_ft);

    Pressure p{};
    p.state = found.state, p.e_x_ft = plain(e_x), p.e_y_ft = plain(e_y), p.kern_sum = plain(kern);
    p.iterations = found.iterations;
    if (found.state == ContactState::overturned) {
        sheet.note("the force is at or beyond the edge: no pressure balances it", statics);
        return p;
    }
    const Num q_max = greatest(found, P, L_x, L_y, e_x, e_y, sheet);
    p.q_max_psf = plain(q_max);
    const double mean_psf = P_lbf / (length_x_ft * length_y_ft);
    p.plane = {mean_psf * found.plane.a, mean_psf * found.plane.b_x / length_x_ft,
               mean_psf * found.plane.b_y / length_y_ft};

    const Polygon base = rectangle(length_x_ft, length_y_ft);
    p.q_min_psf = p.q_max_psf;
    for (std::size_t i = 0; i < 4; ++i) {
        p.q_corners_psf[i] = max(0, p.plane.at(base.points[i]));
        p.q_min_psf = min(p.q_min_psf, p.q_corners_psf[i]);
    }
    const Moments pressed = moments(found.state == ContactState::full ? base : cut(base, p.plane));
    p.contact_share = pressed.A / (length_x_ft * length_y_ft);
    if (found.state == ContactState::one_axis) {
        const bool along_x = M_y_lbf_ft == 0;
        p.contact_ft = plain(sheet.eq(
            "l_c", "ft", 3 * ((along_x ? L_x : L_y) / 2 - abs(along_x ? e_x : e_y)), statics));
    } else if (found.state == ContactState::full && (M_x_lbf_ft == 0 || M_y_lbf_ft == 0)) {
        p.contact_ft = M_y_lbf_ft == 0 ? length_x_ft : length_y_ft;
    }
    const Resultant back = resultant(p.plane, pressed);
    p.residual_force_lbf = P_lbf - back.force;
    p.residual_moment_lbf_ft =
        max(abs(M_x_lbf_ft - back.moment_x), abs(M_y_lbf_ft - back.moment_y));
    if (found.state == ContactState::numerical) {
        const Num A_c = sheet.given("A_c", "ft²", pressed.A, geometry);
        const Num S_x = sheet.given("S_x", "ft³", pressed.S_x, geometry);
        const Num S_y = sheet.given("S_y", "ft³", pressed.S_y, geometry);
        sheet.eq("R", "lbf",
                 P - (known<Num>("a", p.plane.a) * A_c + known<Num>("b_x", p.plane.b_x) * S_x +
                      known<Num>("b_y", p.plane.b_y) * S_y),
                 statics);
    }
    return p;
}

template <class Edition, class Num>
Outcome<Bearing> bearing(const AllowableInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = Edition::clause("1806.2");
    constexpr Clause practice{"Practice", "share of the base in contact"};
    if (auto no = footing::soil_refused(in.soil, footing::vertical_bearing_value, clause))
        return *no;
    if (auto no = all_magnitudes({{"/underside_depth_ft", in.underside_depth_ft}}, clause))
        return *no;
    if (!(in.displaced_soil_pcf >= 0 && in.displaced_soil_pcf <= 125))
        return Rejection{"/displaced_soil_pcf", "must be from 0 to 125 pcf: a low value", clause};
    if (!(in.contact_least >= 0 && in.contact_least <= 1))
        return Rejection{"/contact_least", "must be from 0 to 1", practice};
    auto outcome = pressure(in.pressing, sheet);
    if (Rejection* no = std::get_if<Rejection>(&outcome))
        return Rejection{"/pressing" + no->field, no->reason, no->clause};

    Bearing b{};
    b.pressure = value(outcome);
    const bool net = in.displaced_soil_pcf > 0;
    b.clause = net ? unconfirmed(clause) : clause;
    const Num q_a = footing::soil_value<Edition>(in.soil, footing::vertical_bearing_value, sheet);
    b.q_a_psf = plain(q_a);
    if (b.pressure.state == ContactState::overturned) {
        b.utilisation = 1e9;
        return b;
    }
    const Num q_max = known<Num>("q_max", b.pressure.q_max_psf);
    Num q = q_max;
    if (net) {
        sheet.note("net pressure: the weight of the displaced soil was there before", b.clause);
        const Num gamma =
            sheet.given("gamma", "pcf", in.displaced_soil_pcf, {"Practice", "low value"});
        const Num z = sheet.given("z", "ft", in.underside_depth_ft, geometry);
        q = sheet.eq("q", "psf", max(q_max - gamma * z, 0), b.clause);
    }
    const Num ratio = sheet.eq("q/q_a", "", q / q_a, b.clause);
    b.q_psf = plain(q), b.utilisation = plain(ratio);
    b.contact_suffices = b.pressure.contact_share >= in.contact_least - 1e-12;
    b.passes = b.utilisation <= 1 && b.contact_suffices;
    sheet.note(b.contact_suffices ? "enough of the base presses" : "too little of the base presses",
               practice);
    return b;
}

template Outcome<Pressure> pressure(const PressureInputs&, Sheet<double>&);
template Outcome<Pressure> pressure(const PressureInputs&, Sheet<Term>&);
#define INSTANTIATE(Edition)                                                            \
    template Outcome<Bearing> bearing<Edition>(const AllowableInputs&, Sheet<double>&); \
    template Outcome<Bearing> bearing<Edition>(const AllowableInputs&, Sheet<Term>&)
APEX_SPREAD_SOIL_EDITIONS(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::spread
