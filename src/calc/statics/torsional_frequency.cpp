#include "calc/statics/torsional_frequency.hpp"

#include "base/units.hpp"
#include "calc/statics/steps.hpp"

namespace apex::statics {
namespace {

constexpr Clause dynamics{"beam dynamics", "torsion, Dunkerley"};
constexpr Clause fixity{"ASCE 7", "26.11.2", Standing::unconfirmed};

std::optional<Rejection> refuse(const TorsionalFrequencyInputs& in) {
    const auto no = [](const std::string& field, const char* why) {
        return Rejection{field, why, dynamics};
    };
    if (!is_length(in.fixity_depth_ft)) return no("/fixity_depth_ft", "must be 0 to 10000 ft");
    if (!(in.G_ksi > 0 && in.G_ksi <= 1e6))
        return no("/G_ksi", "must be above 0 and at most 1000000 ksi");
    if (!(in.J_in4 > 0 && in.J_in4 <= 1e9))
        return no("/J_in4", "must be above 0 and at most 1e9 in^4");
    bool twists = false;
    for (std::size_t i = 0; i < in.weights.size(); ++i) {
        const TwistedWeight& w = in.weights[i];
        const std::string at = "/weights/" + std::to_string(i);
        if (!is_weight(w.weight_lbf)) return no(at + "/weight_lbf", "must be 0 to 1e9 lbf");
        if (!is_length(w.height_ft))
            return no(at + "/height_ft", "must be 0 to 10000 ft above grade");
        if (!is_signed_length(w.offset_ft)) return no(at + "/offset_ft", "must be within 10000 ft");
        if (!is_length(w.width_ft)) return no(at + "/width_ft", "must be 0 to 10000 ft");
        if (!is_length(w.depth_ft)) return no(at + "/depth_ft", "must be 0 to 10000 ft");
        twists = twists || (w.weight_lbf > 0 && w.height_ft + in.fixity_depth_ft > 0 &&
                            (w.offset_ft != 0 || w.width_ft > 0 || w.depth_ft > 0));
    }
    if (!twists) return no("/weights", "nothing is there to twist the pole");
    return std::nullopt;
}

}  // namespace

template <class Num>
Outcome<TorsionalFrequency> torsional_frequency(const TorsionalFrequencyInputs& in,
                                                Sheet<Num>& sheet) {
    if (auto no = refuse(in)) return *no;
    sheet.note("twisting under the cabinets", dynamics);
    const Num L_f = sheet.given("L_f", "ft", in.fixity_depth_ft, fixity);
    const Num G = sheet.given("G", "psi", in.G_ksi * units::psi_per_ksi, dynamics);
    const Num J = sheet.given("J", "in⁴", in.J_in4, dynamics);
    const Num g = sheet.given("g", "in/s²", units::standard_gravity_in_s2, dynamics);
    const Num in_per_ft = units::in_per_ft;
    Sum<Num> LI;
    for (std::size_t i = 0; i < in.weights.size(); ++i) {
        const TwistedWeight& w = in.weights[i];
        const auto given = [&](const char* stem, const char* unit, double v) {
            return sheet.given(Numbered<Num>(stem, i).text(), unit, v, dynamics);
        };
        const Num W = given("W", "lbf", w.weight_lbf), y = given("y", "ft", w.height_ft),
                  x = given("x", "ft", w.offset_ft), B = given("B", "ft", w.width_ft),
                  t = given("t", "ft", w.depth_ft);
        const Num I_m = sheet.eq(
            Numbered<Num>("I_m", i).text(), "lbf·in·s²",
            W / g * pow(in_per_ft, 2) * (pow(x, 2) + (pow(B, 2) + pow(t, 2)) / 12), dynamics);
        LI.add(in_per_ft * (y + L_f) * I_m);
    }
    const Num f =
        sheet.eq("f_t", "Hz", sqrt(G * J / LI.value) / (2 * known<Num>("pi", pi)), dynamics);
    return TorsionalFrequency{plain(f)};
}
template Outcome<TorsionalFrequency> torsional_frequency(const TorsionalFrequencyInputs&,
                                                         Sheet<double>&);
template Outcome<TorsionalFrequency> torsional_frequency(const TorsionalFrequencyInputs&,
                                                         Sheet<Term>&);

}  // namespace apex::statics
