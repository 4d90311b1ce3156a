#include "calc/spread/section_forces.hpp"

#include <algorithm>

#include "base/units.hpp"
#include "calc/spread/steps.hpp"

namespace apex::spread {
namespace {

/// Force and moment about the cut of the soil's pressure beyond a straight cut.
struct Beyond {
    double force = 0, moment = 0;
};
/// Beyond `at` on the side of `sign` (+1, -1), along x or y.
Beyond pressure_beyond(const Plane& q, const Polygon& contact_area, bool along_x, double sign,
                       double at) {
    const Plane side{-sign * at, along_x ? sign : 0, along_x ? 0 : sign};
    const Polygon part = cut(contact_area, side);
    if (part.count < 3) return {};
    const Resultant r = resultant(q, moments(part));
    return {r.force, sign * ((along_x ? r.moment_x : r.moment_y) - at * r.force)};
}

Polygon contact_area_of(const Plan& plan, const Pressure& p) {
    const Polygon base = rectangle(plan.length_x_ft, plan.length_y_ft);
    return p.state == ContactState::full ? base : cut(base, p.plane);
}

Outcome<Pressure> standing(const BaseLoad& load, const Plan& plan, auto& sheet) {
    auto outcome = pressure({load, plan}, sheet);
    if (refused(outcome)) return outcome;
    if (value(outcome).state == ContactState::overturned)
        return Rejection{"/load", "is off the base: no pressure balances it", statics};
    return outcome;
}

}  // namespace

namespace detail {

/// One way: bars along this axis.
struct Way {
    bool along_x;
    double length_ft, width_ft, face_ft, d_ft;
    const char *bottom, *top, *shear;
};

}  // namespace detail

template <class Num>
Outcome<SectionForces> section_forces(const SectionForcesInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_magnitudes({{"/own_weight_psf", in.own_weight_psf}}, statics)) return *no;
    if (auto no = all_positive(
            {{"/pole_x_in", in.pole_x_in}, {"/pole_y_in", in.pole_y_in}, {"/d_in", in.d_in}},
            geometry))
        return *no;
    const auto outcome = standing(in.load, in.plan, sheet);
    if (const Rejection* no = refused(outcome)) return *no;
    const Pressure& p = value(outcome);
    const double x_ft = in.pole_x_in / units::in_per_ft, y_ft = in.pole_y_in / units::in_per_ft;
    if (!(x_ft < in.plan.length_x_ft))
        return Rejection{"/pole_x_in", "must be less than the footing", geometry};
    if (!(y_ft < in.plan.length_y_ft))
        return Rejection{"/pole_y_in", "must be less than the footing", geometry};

    const Polygon area = contact_area_of(in.plan, p);
    const Num w = sheet.given("w", "psf", in.own_weight_psf, statics);
    const double d_ft = in.d_in / units::in_per_ft;
    const detail::Way ways[] = {{true, in.plan.length_x_ft, in.plan.length_y_ft, x_ft / 2, d_ft,
                                 "M_bottom,x", "M_top,x", "V_x"},
                                {false, in.plan.length_y_ft, in.plan.length_x_ft, y_ft / 2, d_ft,
                                 "M_bottom,y", "M_top,y", "V_y"}};
    double bottom[2], top[2], shear[2];
    for (std::size_t i = 0; i < 2; ++i) {
        const detail::Way& way = ways[i];
        const auto moment = [&](double sign, const char* symbol, double sense) {
            const Beyond q = pressure_beyond(p.plane, area, way.along_x, sign, sign * way.face_ft);
            const Num M_q =
                sheet.given("M_q", "lbf·ft", q.moment, {"Pressure beyond the face", ""});
            const Num l = sheet.given("l", "ft", way.length_ft / 2 - way.face_ft, geometry);
            const Num b = sheet.given("b", "ft", way.width_ft, geometry);
            const Num downwards = w * b * square(l) / 2;
            return sheet.eq(symbol, "lbf·ft", max(sense > 0 ? M_q - downwards : downwards - M_q, 0),
                            statics);
        };
        sheet.heading(way.along_x ? "Bars along x" : "Bars along y");
        bottom[i] = max(plain(moment(1, way.bottom, 1)), plain(moment(-1, way.bottom, 1)));
        top[i] = max(plain(moment(1, way.top, -1)), plain(moment(-1, way.top, -1)));
        shear[i] = 0;
        const double cut_ft = way.face_ft + way.d_ft;
        if (cut_ft >= way.length_ft / 2) {
            sheet.note("the section at d is beyond the edge: no shear", statics);
            continue;
        }
        for (const double sign : {1.0, -1.0}) {
            const Beyond q = pressure_beyond(p.plane, area, way.along_x, sign, sign * cut_ft);
            const Num F = sheet.given("F_q", "lbf", q.force, {"Pressure beyond d", ""});
            const Num l = sheet.given("l_d", "ft", way.length_ft / 2 - cut_ft, geometry);
            const Num b = sheet.given("b", "ft", way.width_ft, geometry);
            shear[i] =
                max(shear[i], plain(sheet.eq(way.shear, "lbf", abs(F - w * b * l), statics)));
        }
    }
    return SectionForces{bottom[0], bottom[1], top[0], top[1], shear[0], shear[1]};
}

template <class Num>
Outcome<Combined> combined(const CombinedInputs& in, Sheet<Num>& sheet) {
    if (!(in.poles.size() >= 2 && in.poles.size() <= 4))
        return Rejection{"/poles", "must be two to four", statics};
    if (auto no = all_positive({{"/plan/length_x_ft", in.plan.length_x_ft},
                                {"/plan/length_y_ft", in.plan.length_y_ft}},
                               geometry))
        return *no;
    if (auto no = all_magnitudes({{"/own_weight_psf", in.own_weight_psf}}, statics)) return *no;
    const double half = in.plan.length_x_ft / 2;
    for (std::size_t i = 0; i < in.poles.size(); ++i) {
        const Pole& pole = in.poles[i];
        if (auto no = all_finite({{"/poles", pole.x_ft},
                                  {"/poles", pole.P_lbf},
                                  {"/poles", pole.M_x_lbf_ft},
                                  {"/poles", pole.M_y_lbf_ft}},
                                 statics))
            return *no;
        if (!(abs(pole.x_ft) < half) || (i > 0 && !(pole.x_ft > in.poles[i - 1].x_ft)))
            return Rejection{"/poles", "must stand on the footing, in ascending order of x_ft",
                             geometry};
    }

    sheet.note("forces and moments of the poles, summed about the middle of the footing", statics);
    const Num w = sheet.given("w", "psf", in.own_weight_psf, statics);
    const Num L = sheet.given("L_x", "ft", in.plan.length_x_ft, geometry);
    const Num b = sheet.given("L_y", "ft", in.plan.length_y_ft, geometry);
    Num P = w * L * b, M_x = Num(0.0), M_y = Num(0.0);
    for (const Pole& pole : in.poles) {
        const Num P_i = sheet.given("P_i", "lbf", pole.P_lbf, statics);
        const Num x_i = sheet.given("x_i", "ft", pole.x_ft, geometry);
        P = P + P_i;
        M_x = M_x + P_i * x_i + sheet.given("M_x,i", "lbf·ft", pole.M_x_lbf_ft, statics);
        M_y = M_y + sheet.given("M_y,i", "lbf·ft", pole.M_y_lbf_ft, statics);
    }
    const BaseLoad load{plain(sheet.eq("P", "lbf", P, statics)),
                        plain(sheet.eq("M_x", "lbf·ft", M_x, statics)),
                        plain(sheet.eq("M_y", "lbf·ft", M_y, statics))};
    const auto outcome = standing(load, in.plan, sheet);
    if (const Rejection* no = refused(outcome)) return *no;
    Combined c{};
    c.load = load, c.pressure = value(outcome);
    const Polygon area = contact_area_of(in.plan, c.pressure);

    // Left of a cut: soil up, weight and poles down; a moment is positive with tension below.
    struct Inside {
        double V, M;
    };
    const auto inside = [&](double x, std::size_t poles_left) {
        const Beyond soil = pressure_beyond(c.pressure.plane, area, true, -1, x);
        const double l = x + half, line = in.own_weight_psf * in.plan.length_y_ft;
        Inside at{soil.force - line * l, soil.moment - line * l * l / 2};
        for (std::size_t i = 0; i < poles_left; ++i) {
            const Pole& pole = in.poles[i];
            at.V -= pole.P_lbf;
            at.M -= pole.P_lbf * (x - pole.x_ft) + -pole.M_x_lbf_ft;
        }
        return at;
    };
    const auto see = [&](double x, std::size_t poles_left) {
        const Inside at = inside(x, poles_left);
        if (at.M > c.M_bottom_lbf_ft) c.M_bottom_lbf_ft = at.M, c.M_bottom_at_ft = x;
        if (-at.M > c.M_top_lbf_ft) c.M_top_lbf_ft = -at.M, c.M_top_at_ft = x;
        if (abs(at.V) > c.V_lbf) c.V_lbf = abs(at.V), c.V_at_ft = x;
    };
    double from = -half;
    for (std::size_t span = 0; span <= in.poles.size(); ++span) {
        const double to = span < in.poles.size() ? in.poles[span].x_ft : half;
        // 64 pieces a span; where the shear changes its sign within one, the moment peaks there.
        constexpr int pieces = 64;
        for (int i = 0; i < pieces; ++i) {
            double low = from + (to - from) * i / pieces;
            double high = from + (to - from) * (i + 1) / pieces;
            see(low, span), see(high, span);
            const bool falls = inside(low, span).V > 0;
            if (falls == (inside(high, span).V > 0)) continue;
            for (int halving = 0; halving < 40; ++halving) {
                const double middle = (low + high) / 2;
                ((inside(middle, span).V > 0) == falls ? low : high) = middle;
            }
            see(low, span);
        }
        from = to;
    }
    const Inside end = inside(half, in.poles.size());
    c.closing_shear_lbf = end.V, c.closing_moment_lbf_ft = end.M;
    constexpr Clause along{"Statics", "greatest along the footing"};
    sheet.given("M_bottom", "lbf·ft", c.M_bottom_lbf_ft, along);
    sheet.given("M_top", "lbf·ft", c.M_top_lbf_ft, along);
    sheet.given("V", "lbf", c.V_lbf, along);
    return c;
}

#define INSTANTIATE(Num)                                                                     \
    template Outcome<SectionForces> section_forces(const SectionForcesInputs&, Sheet<Num>&); \
    template Outcome<Combined> combined(const CombinedInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::spread
