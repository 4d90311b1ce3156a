#include "calc/footing/direct_embedment.hpp"

#include "base/units.hpp"
#include "calc/footing/bisection.hpp"
#include "calc/footing/soil_values.hpp"
#include "calc/footing/steps.hpp"

namespace apex::footing {
namespace {

// 1806.3.3 lets lateral bearing grow with depth to 15 times the tabulated value. The 12 ft of
// 1807.3.2 come first in every reading, so that it never governs here.
static_assert(depth_limit_ft <= 15);

/// Depth in the lateral pressure: S_1 = S x this, or S_3 constrained.
double pressure_depth_ft(double d_ft, Restraint restraint, DepthLimitReading reading) {
    if (restraint == Restraint::slab) return min(d_ft, depth_limit_ft);
    return reading == DepthLimitReading::cap_on_depth ? min(d_ft, depth_limit_ft) / 3
                                                      : min(d_ft / 3, depth_limit_ft);
}

/// What an equation needs, after the switches.
struct Problem {
    double P_lbf, h_ft, b_ft, S_psf_per_ft;
    Restraint restraint;
};

/// 18-1 squared out, d^2 - A d - 1.09 A h = 0 times S_1 b, or 18-2: negative where d is too
/// shallow, and zero once, because both d^2 / (d + 1.09 h) and the pressure only grow with d.
Root solve(const Problem& p, DepthLimitReading reading) {
    return bisect(depth_greatest_ft, [&](double d) {
        const double resistance =
            p.S_psf_per_ft * pressure_depth_ft(d, p.restraint, reading) * p.b_ft * d * d;
        return resistance - (p.restraint == Restraint::slab
                                 ? 4.25 * p.P_lbf * p.h_ft
                                 : 2.34 * p.P_lbf * (d + 4.36 / 4 * p.h_ft));
    });
}

DepthLimitReading other(DepthLimitReading reading) {
    return reading == DepthLimitReading::cap_on_depth ? DepthLimitReading::cap_on_third
                                                      : DepthLimitReading::cap_on_depth;
}

template <class Edition>
constexpr Clause equation_clause(Restraint restraint) {
    return Edition::clause(restraint == Restraint::slab ? "1807.3.2.2" : "1807.3.2.1");
}

/// 18-1 or 18-2 cannot have given a depth up to the bound.
bool too_deep(const Root& root) { return root.x >= depth_greatest_ft; }

template <class Edition>
std::optional<Rejection> unusable(const EmbedmentInputs& in) {
    const Clause clause = equation_clause<Edition>(in.switches.grade_restraint);
    if (auto no = all_positive({{"/P_lbf", in.P_lbf}, {"/width_ft", in.width_ft}}, clause))
        return no;
    const EmbedmentSwitches& s = in.switches;
    if (auto no = all_magnitudes({{"/h_ft", in.h_ft},
                                  {"/switches/neglect_top_soil_in", s.neglect_top_soil_in},
                                  {"/switches/depth_round_up_ft", s.depth_round_up_ft}},
                                 clause))
        return no;
    if (s.grade_restraint == Restraint::slab && !(in.h_ft > 0))
        return Rejection{"/h_ft", "must be above grade where a slab restrains the footing", clause};
    if (!(s.isolated_pole_factor == 1 || s.isolated_pole_factor == 2))
        return Rejection{"/switches/isolated_pole_factor", "must be 1 or 2",
                         Edition::clause("1806.3.4")};
    return soil_refused(in.soil, lateral_bearing, Edition::clause("Table 1806.2"));
}

/// Everything before the equation, written: load, width, soil.
template <class Num>
struct Prepared {
    Num P, h, b, S;
    Num n;  ///< depth of soil that does not count

    double isolated_pole_factor, increase_factor;
    Problem problem(Restraint restraint) const {
        return {plain(P), plain(h), plain(b), plain(S), restraint};
    }
};

template <class Edition, class Num>
Num width(const EmbedmentInputs& in, Sheet<Num>& sheet) {
    const Clause clause = equation_clause<Edition>(in.switches.grade_restraint);
    if (in.shape == Shape::round) return sheet.given("b", "ft", in.width_ft, clause);
    const Num B = sheet.given("B", "ft", in.width_ft, clause);
    if (in.switches.square_width == SquareWidth::side) {
        sheet.note("switch square_width: the side counts", clause);
        return sheet.eq("b", "ft", B, clause);
    }
    return sheet.eq("b", "ft", sqrt(Num(2)) * B, clause);
}

template <class Edition, class Num>
Prepared<Num> prepare(const EmbedmentInputs& in, Sheet<Num>& sheet) {
    const EmbedmentSwitches& s = in.switches;
    const Clause clause = equation_clause<Edition>(s.grade_restraint);
    const Num P = sheet.given("P", "lbf", in.P_lbf, clause);
    Num h = sheet.given("h", "ft", in.h_ft, clause);
    const double neglected_ft = s.neglect_top_soil_in / units::in_per_ft;
    Num n = Num(0.0);
    if (neglected_ft > 0) {
        sheet.note("switch neglect_top_soil_in: heights and depths count from below it",
                   {"Practice", ""});
        n = sheet.given("n", "ft", neglected_ft, {"Practice", ""});
        h = sheet.eq("h_n", "ft", h + n, clause);
    }
    const Num b = width<Edition>(in, sheet);
    Num S = soil_value<Edition>(in.soil, lateral_bearing, sheet);

    // A report's value is already what its author allows; Table 1806.2's may be doubled and raised.
    const bool presumptive = in.soil.soil_class.has_value();
    const bool doubled = s.isolated_pole_factor == 2 && (presumptive || s.geotech_stack_2x);
    const bool raised = s.third_increase && presumptive;
    if (doubled) {
        sheet.note("switch isolated_pole_factor: 1/2 in of movement at grade is accepted",
                   Edition::clause("1806.3.4"));
        S = sheet.eq("S_2", "psf/ft", sheet.given("k_2", "", 2, Edition::clause("1806.3.4")) * S,
                     Edition::clause("1806.3.4"));
    } else if (s.isolated_pole_factor == 2) {
        sheet.note("switch isolated_pole_factor not applied: the value is a soil report's",
                   Edition::clause("1806.3.4"));
    }
    if (raised) {
        sheet.note("switch third_increase: only with the alternative combinations",
                   Edition::clause(Edition::third_increase_ref));
        S = sheet.eq("S_a", "psf/ft", Num(4) / 3 * S, Edition::clause(Edition::third_increase_ref));
    } else if (s.third_increase) {
        sheet.note("switch third_increase not applied: the value is a soil report's",
                   Edition::clause(Edition::third_increase_ref));
    }
    return {P, h, b, S, n, doubled ? 2.0 : 1.0, raised ? 4.0 / 3 : 1.0};
}

/// S_1 or S_3 at depth d.
template <class Edition, class Num>
Num lateral_pressure(const Num& S, const Num& d, const EmbedmentSwitches& s, Sheet<Num>& sheet) {
    const Clause clause = equation_clause<Edition>(s.grade_restraint);
    if (plain(d) > depth_limit_ft) sheet.note("deeper than 12 ft: the limit counts", clause);
    if (s.grade_restraint == Restraint::slab)
        return sheet.eq("S_3", "psf", S * min(d, depth_limit_ft), clause);
    if (s.footing_depth_limit_reading == DepthLimitReading::cap_on_depth)
        return sheet.eq("S_1", "psf", S * min(d, depth_limit_ft) / 3, clause);
    return sheet.eq("S_1", "psf", S * min(d / 3, depth_limit_ft), clause);
}

/// What the slab at grade must hold, by order of magnitude.
template <class Edition, class Num>
double grade_reaction(const Prepared<Num>& p, const Num& d, Sheet<Num>& sheet) {
    return plain(sheet.eq("R_g", "lbf", p.P * (1 + 1.5 * p.h / d),
                          unconfirmed(Edition::clause("1807.3.2.2"))));
}

/// 18-1 or 18-2 at the root, written once.
template <class Edition, class Num>
Num equation_at_root(const Prepared<Num>& p, const Root& root, const EmbedmentSwitches& s,
                     EmbedmentDepth& r, Sheet<Num>& sheet) {
    const Clause clause = equation_clause<Edition>(s.grade_restraint);
    const bool constrained = s.grade_restraint == Restraint::slab;
    const Num d_r = sheet.given("d_r", "ft", root.x, {"Bisection", ""});
    const Num pressure = lateral_pressure<Edition>(p.S, d_r, s, sheet);
    r.lateral_pressure_psf = plain(pressure);
    Num d = d_r;
    if (constrained) {
        const Num M_g = sheet.eq("M_g", "lbf·ft", p.P * p.h, clause);
        d = sheet.eq("d", "ft", sqrt(4.25 * M_g / (pressure * p.b)),
                     Edition::clause("1807.3.2.2, 18-2 and 18-3"));
        r.grade_reaction_lbf = grade_reaction<Edition>(p, d, sheet);
    } else {
        const Num A = sheet.eq("A", "ft", 2.34 * p.P / (pressure * p.b), clause);
        d = sheet.eq("d", "ft", 0.5 * A * (1 + sqrt(1 + 4.36 * p.h / A)),
                     Edition::clause("1807.3.2.1, 18-1"));
        r.A_ft = plain(A);
    }
    r.iterations =
        static_cast<int>(plain(sheet.given("iterations", "", root.iterations, {"Bisection", ""})));
    r.residual_ft = plain(sheet.eq("residual", "ft", d - d_r, {"Bisection", ""}));
    return d;
}

/// The other reading of the 12 ft limit, where it says something else.
template <class Edition, class Num>
std::optional<double> other_reading(const Prepared<Num>& p, double d_ft, const EmbedmentSwitches& s,
                                    Sheet<Num>& sheet) {
    if (s.grade_restraint == Restraint::slab || !(d_ft > depth_limit_ft)) return std::nullopt;
    const Clause clause = equation_clause<Edition>(s.grade_restraint);
    const Root root = solve(p.problem(s.grade_restraint), other(s.footing_depth_limit_reading));
    if (too_deep(root)) {
        sheet.note("by the other reading of the 12 ft limit no depth up to 100 ft is enough",
                   clause);
        return std::nullopt;
    }
    sheet.note("the other reading of the 12 ft limit gives", clause);
    return plain(sheet.given("d_other", "ft", root.x + plain(p.n), clause));
}

}  // namespace

template <class Edition, class Num>
Outcome<EmbedmentDepth> embedment_depth(const EmbedmentInputs& in,
                                        std::optional<double> frost_depth_in, Sheet<Num>& sheet) {
    if (auto no = unusable<Edition>(in)) return *no;
    if (frost_depth_in)
        if (auto no =
                all_magnitudes({{"/frost_depth_in", *frost_depth_in}}, Edition::clause("1809.5")))
            return *no;
    const EmbedmentSwitches& s = in.switches;
    const Clause clause = equation_clause<Edition>(s.grade_restraint);

    const Prepared<Num> p = prepare<Edition>(in, sheet);
    const Root root = solve(p.problem(s.grade_restraint), s.footing_depth_limit_reading);
    if (too_deep(root))
        return Rejection{"/width_ft", "no depth up to 100 ft holds this load", clause};

    EmbedmentDepth r{};
    r.b_ft = plain(p.b);
    r.isolated_pole_factor = p.isolated_pole_factor;
    r.increase_factor = p.increase_factor;
    Num d = equation_at_root<Edition>(p, root, s, r, sheet);
    r.other_reading_depth_ft = other_reading<Edition>(p, root.x, s, sheet);
    if (plain(p.n) > 0) d = sheet.eq("d_g", "ft", d + p.n, {"Practice", ""});
    r.equation_depth_ft = plain(d);

    d = sheet.eq("d_req", "ft", max(d, depth_least_ft), {"Practice", "at least 3 ft"});
    if (frost_depth_in) {
        const Clause frost = unconfirmed(Edition::clause("1809.5"));
        const Num z_f = sheet.given("z_f", "in", *frost_depth_in, frost);
        d = sheet.eq("d_req", "ft", max(d, z_f / units::in_per_ft), frost);
    }
    r.required_depth_ft = plain(d);
    if (s.depth_round_up_ft > 0)
        d = sheet.eq("d_built", "ft", ceil(d / s.depth_round_up_ft) * s.depth_round_up_ft,
                     {"Practice", "rounded up"});
    r.depth_ft = plain(d);
    return r;
}

namespace {

template <class Edition, class Num>
Num allowable(const Prepared<Num>& p, const Num& d, const EmbedmentSwitches& s,
              double& pressure_psf, Sheet<Num>& sheet) {
    const Num pressure = lateral_pressure<Edition>(p.S, d, s, sheet);
    pressure_psf = plain(pressure);
    if (s.grade_restraint == Restraint::slab)
        return sheet.eq("P_allow", "lbf", pressure * p.b * square(d) / (4.25 * p.h),
                        Edition::clause("1807.3.2.2, 18-2 solved for P"));
    return sheet.eq("P_allow", "lbf",
                    pressure * p.b * square(d) / (2.34 * (d + Num(4.36) / 4 * p.h)),
                    Edition::clause("1807.3.2.1, 18-1 solved for P"));
}

}  // namespace

template <class Edition, class Num>
Outcome<EmbedmentCapacity> embedment_capacity(const EmbedmentInputs& in, double depth_ft,
                                              Sheet<Num>& sheet) {
    if (auto no = unusable<Edition>(in)) return *no;
    const EmbedmentSwitches& s = in.switches;
    const Clause clause = equation_clause<Edition>(s.grade_restraint);
    if (!(depth_ft > s.neglect_top_soil_in / units::in_per_ft && depth_ft <= depth_greatest_ft))
        return Rejection{"/depth_ft",
                         "must be deeper than the neglected top soil and at most 100 ft", clause};

    const Prepared<Num> p = prepare<Edition>(in, sheet);
    Num d = sheet.given("d", "ft", depth_ft, clause);
    if (plain(p.n) > 0) d = sheet.eq("d_n", "ft", d - p.n, {"Practice", ""});
    EmbedmentCapacity r{};
    r.b_ft = plain(p.b);
    r.isolated_pole_factor = p.isolated_pole_factor;
    r.increase_factor = p.increase_factor;
    const Num P_allow = allowable<Edition>(p, d, s, r.lateral_pressure_psf, sheet);
    r.P_allow_lbf = plain(P_allow);
    r.utilisation = plain(sheet.eq("P/P_allow", "", p.P / P_allow, clause));
    r.at_least_3_ft = depth_ft >= depth_least_ft;
    if (s.grade_restraint == Restraint::slab) {
        r.grade_reaction_lbf = grade_reaction<Edition>(p, d, sheet);
    } else if (plain(d) > depth_limit_ft) {
        sheet.note("the other reading of the 12 ft limit gives", clause);
        EmbedmentSwitches read_otherwise = s;
        read_otherwise.footing_depth_limit_reading = other(s.footing_depth_limit_reading);
        double pressure_psf = 0;
        r.other_reading_P_allow_lbf =
            plain(allowable<Edition>(p, d, read_otherwise, pressure_psf, sheet));
    }
    return r;
}

#define INSTANTIATE(Edition)                                                                 \
    template Outcome<EmbedmentDepth> embedment_depth<Edition>(                               \
        const EmbedmentInputs&, std::optional<double>, Sheet<double>&);                      \
    template Outcome<EmbedmentDepth> embedment_depth<Edition>(                               \
        const EmbedmentInputs&, std::optional<double>, Sheet<Term>&);                        \
    template Outcome<EmbedmentCapacity> embedment_capacity<Edition>(const EmbedmentInputs&,  \
                                                                    double, Sheet<double>&); \
    template Outcome<EmbedmentCapacity> embedment_capacity<Edition>(const EmbedmentInputs&,  \
                                                                    double, Sheet<Term>&)
APEX_EACH_SOIL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::footing
