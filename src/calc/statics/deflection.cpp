#include "calc/statics/deflection.hpp"

#include "base/units.hpp"
#include "calc/statics/refuse_loads.hpp"
#include "calc/statics/steps.hpp"

namespace apex::statics {
namespace {

constexpr Clause beam{"beam theory", "cantilever"};

// Each times E I: the deflection at x of a cantilever fixed at 0. All lengths are measured from the
// fixed point.

template <class Num>
Num of_point(const Num& P, const Num& a, const Num& x) {
    return plain(a) <= plain(x) ? P * pow(a, 2) * (3 * x - a) / 6 : P * pow(x, 2) * (3 * a - x) / 6;
}

template <class Num>
Num of_moment(const Num& M, const Num& a, const Num& x) {
    return plain(a) <= plain(x) ? M * a * (2 * x - a) / 2 : M * pow(x, 2) / 2;
}

/// A line force wholly at or below x.
template <class Num>
Num of_line_below(const Num& w, const Num& a, const Num& b, const Num& x) {
    return w * (4 * x * (pow(b, 3) - pow(a, 3)) - (pow(b, 4) - pow(a, 4))) / 24;
}

/// A line force wholly at or above x.
template <class Num>
Num of_line_above(const Num& w, const Num& a, const Num& b, const Num& x) {
    return w * pow(x, 2) * (3 * (pow(b, 2) - pow(a, 2)) - 2 * x * (b - a)) / 12;
}

std::optional<Rejection> refuse(const DeflectionInputs& in) {
    const auto no = [](const std::string& field, const char* why) {
        return Rejection{field, why, beam};
    };
    if (!is_length(in.fixity_depth_ft)) return no("/fixity_depth_ft", "must be 0 to 10000 ft");
    if (!is_length(in.at_ft)) return no("/at_ft", "must be 0 to 10000 ft above grade");
    if (!(in.E_ksi > 0 && in.E_ksi <= 1e6))
        return no("/E_ksi", "must be above 0 and at most 1000000 ksi");
    if (!(in.I_in4 > 0 && in.I_in4 <= 1e9))
        return no("/I_in4", "must be above 0 and at most 1e9 in^4");
    if (auto refused = refuse_points(in.points, "")) return refused;
    if (auto refused = refuse_lines(in.lines, "")) return refused;
    for (std::size_t i = 0; i < in.moments.size(); ++i) {
        const std::string at = "/moments/" + std::to_string(i);
        if (!is_force(in.moments[i].moment_lbf_ft))
            return no(at + "/moment_lbf_ft", "must be within 1e9 lbf ft");
        if (!is_length(in.moments[i].height_ft))
            return no(at + "/height_ft", "must be 0 to 10000 ft above grade");
    }
    return std::nullopt;
}

}  // namespace

template <class Num>
Outcome<Deflection> deflection(const DeflectionInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse(in)) return *no;
    const double L_f = in.fixity_depth_ft;
    if (L_f > 0) {
        sheet.given("L_f", "ft", L_f, beam);
        sheet.note("heights below are from the fixed point, L_f under grade", beam);
    }
    const Num x = sheet.given("x", "ft", in.at_ft + L_f, beam);
    Sum<Num> EI_d;
    for (std::size_t i = 0; i < in.points.size(); ++i) {
        const Num P =
            sheet.given(Numbered<Num>("P", i).text(), "lbf", in.points[i].force_lbf, beam);
        const Num a =
            sheet.given(Numbered<Num>("a_P", i).text(), "ft", in.points[i].height_ft + L_f, beam);
        EI_d.add(sheet.eq(Numbered<Num>("d_P", i).text(), "lbf·ft³", of_point(P, a, x), beam));
    }
    for (std::size_t i = 0; i < in.lines.size(); ++i) {
        const double from = in.lines[i].from_ft + L_f, to = in.lines[i].to_ft + L_f,
                     middle = plain(x);
        const Num w = sheet.given(Numbered<Num>("w", i).text(), "plf", in.lines[i].force_plf, beam);
        if (from < middle) {
            const Num a = sheet.given(Numbered<Num>("a", i).text(), "ft", from, beam);
            const Num b = sheet.given(Numbered<Num>("b", i).text(), "ft", min(to, middle), beam);
            EI_d.add(sheet.eq(Numbered<Num>("d_w", i).text(), "lbf·ft³", of_line_below(w, a, b, x),
                              beam));
        }
        if (to > middle) {
            const Num a = sheet.given(Numbered<Num>("a'", i).text(), "ft", max(from, middle), beam);
            const Num b = sheet.given(Numbered<Num>("b'", i).text(), "ft", to, beam);
            EI_d.add(sheet.eq(Numbered<Num>("d_w'", i).text(), "lbf·ft³", of_line_above(w, a, b, x),
                              beam));
        }
    }
    for (std::size_t i = 0; i < in.moments.size(); ++i) {
        const Num M =
            sheet.given(Numbered<Num>("M", i).text(), "lbf·ft", in.moments[i].moment_lbf_ft, beam);
        const Num a =
            sheet.given(Numbered<Num>("a_M", i).text(), "ft", in.moments[i].height_ft + L_f, beam);
        EI_d.add(sheet.eq(Numbered<Num>("d_M", i).text(), "lbf·ft³", of_moment(M, a, x), beam));
    }
    const Num E = sheet.given("E", "psi", in.E_ksi * units::psi_per_ksi, beam);
    const Num I = sheet.given("I", "in⁴", in.I_in4, beam);
    const Num d = sheet.eq("d", "in", EI_d.value * units::in3_per_ft3 / (E * I), beam);
    return Deflection{plain(d)};
}
template Outcome<Deflection> deflection(const DeflectionInputs&, Sheet<double>&);
template Outcome<Deflection> deflection(const DeflectionInputs&, Sheet<Term>&);

}  // namespace apex::statics
