#include "calc/statics/natural_frequency.hpp"

#include <array>
#include <optional>

#include "base/units.hpp"
#include "calc/statics/steps.hpp"

namespace apex::statics {
namespace {

constexpr Clause dynamics{"beam dynamics", "Rayleigh quotient, Stodola shape"};
constexpr Clause fixity{"ASCE 7", "26.11.2", Standing::unconfirmed};

constexpr std::size_t stations =
    48;  // Equal parts of the length; the mass of each stands at its ends.
using Shape = std::array<double, stations + 1>;

/// Share of the total weight at each station; a weight between two is shared by the lever rule.
Shape weight_shares(const FrequencyInputs& in, double length_ft, double total_lbf) {
    Shape share{};
    const double step_ft = length_ft / stations;
    const double pole_ft = in.length_ft + in.fixity_depth_ft;
    const auto add = [&](double weight_lbf, double from_fixity_ft) {
        const double at = min(from_fixity_ft / step_ft, stations);
        const auto below = static_cast<std::size_t>(min(at, stations - 1.0));
        const double part = at - static_cast<double>(below);
        share[below] += weight_lbf * (1 - part) / total_lbf;
        share[below + 1] += weight_lbf * part / total_lbf;
    };
    for (std::size_t i = 0; i < stations;
         ++i) {  // Each part of the pole, up to where the pole ends.
        const double from_ft = static_cast<double>(i) * step_ft,
                     to_ft = min(from_ft + step_ft, pole_ft);
        if (to_ft <= from_ft) break;
        const double weight_lbf = in.pole_weight_plf * (to_ft - from_ft);
        add(weight_lbf / 2, from_ft);
        add(weight_lbf / 2, to_ft);
    }
    for (const LumpedWeight& w : in.weights) add(w.weight_lbf, w.height_ft + in.fixity_depth_ft);
    return share;
}

/// Rayleigh's quotient kappa of f = 1 / (2 pi) sqrt(kappa g E I / (W L^3)): the inertia of a trial
/// shape is laid on the cantilever as a load, its deflection is the next shape; three rounds from
/// the shape of a tip load leave less than 1e-4.
double rayleigh_quotient(const Shape& share) {
    constexpr double h = 1.0 / stations;
    Shape y, moment, deflected;
    for (std::size_t i = 0; i <= stations; ++i) {
        const double x = static_cast<double>(i) * h;
        y[i] = x * x * (3 - x) / 2;
    }
    double kappa = 0;
    for (int round = 0; round < 3; ++round) {
        double shear = 0;
        moment[stations] = 0;
        for (std::size_t i = stations; i > 0; --i) {
            shear += share[i] * y[i];
            moment[i - 1] = moment[i] + shear * h;
        }
        double slope = 0, work = 0, motion = 0;
        deflected[0] = 0;
        for (std::size_t i = 1; i <= stations;
             ++i) {  // The moment is linear between stations: exact integration.
            deflected[i] =
                deflected[i - 1] + slope * h + (moment[i - 1] / 3 + moment[i] / 6) * h * h;
            slope += (moment[i - 1] + moment[i]) / 2 * h;
            work += share[i] * y[i] * deflected[i];
            motion += share[i] * deflected[i] * deflected[i];
        }
        kappa = work / motion;
        const double scale = 1 / deflected[stations];
        for (std::size_t i = 1; i <= stations; ++i) y[i] = deflected[i] * scale;
    }
    return kappa;
}

std::optional<Rejection> refuse(const FrequencyInputs& in) {
    const auto no = [](const std::string& field, const char* why) {
        return Rejection{field, why, dynamics};
    };
    if (!(in.length_ft > 0 && is_length(in.length_ft)))
        return no("/length_ft", "must be above 0 and at most 10000 ft");
    if (!is_length(in.fixity_depth_ft)) return no("/fixity_depth_ft", "must be 0 to 10000 ft");
    if (!(in.E_ksi > 0 && in.E_ksi <= 1e6))
        return no("/E_ksi", "must be above 0 and at most 1000000 ksi");
    if (!(in.I_in4 > 0 && in.I_in4 <= 1e9))
        return no("/I_in4", "must be above 0 and at most 1e9 in^4");
    if (!(in.pole_weight_plf > 0 && is_weight(in.pole_weight_plf)))
        return no("/pole_weight_plf", "must be above 0 and at most 1e9 lbf per ft");
    for (std::size_t i = 0; i < in.weights.size(); ++i) {
        if (!is_weight(in.weights[i].weight_lbf))
            return no("/weights/" + std::to_string(i) + "/weight_lbf", "must be 0 to 1e9 lbf");
        if (!is_length(in.weights[i].height_ft))
            return no("/weights/" + std::to_string(i) + "/height_ft",
                      "must be 0 to 10000 ft above grade");
    }
    return std::nullopt;
}

}  // namespace

template <class Num>
Outcome<NaturalFrequency> natural_frequency(const FrequencyInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse(in)) return *no;

    double top_ft = in.length_ft;
    for (const LumpedWeight& w : in.weights) top_ft = max(top_ft, w.height_ft);
    const Num L_f = sheet.given("L_f", "ft", in.fixity_depth_ft, fixity);
    const Num H = sheet.given("H", "ft", top_ft, dynamics);
    const Num w_p = sheet.given("w_p", "plf", in.pole_weight_plf, dynamics);
    const Num L_p = sheet.given("L_p", "ft", in.length_ft, dynamics);
    const Num E = sheet.given("E", "psi", in.E_ksi * units::psi_per_ksi, dynamics);
    const Num I = sheet.given("I", "in⁴", in.I_in4, dynamics);
    Num total = w_p * (L_p + L_f);
    for (std::size_t i = 0; i < in.weights.size(); ++i) {
        total = total + sheet.given(Numbered<Num>("W", i).text(), "lbf", in.weights[i].weight_lbf,
                                    dynamics);
        sheet.given(Numbered<Num>("y", i).text(), "ft", in.weights[i].height_ft, dynamics);
    }
    const Num W = sheet.eq("W", "lbf", total, dynamics);
    const Num L = sheet.eq("L", "in", units::in_per_ft * (H + L_f), dynamics);
    const double quotient =
        rayleigh_quotient(weight_shares(in, top_ft + in.fixity_depth_ft, plain(W)));
    const Num kappa =
        sheet.looked_up("kappa",
                        "Rayleigh quotient, 48 stations, third Stodola round: 12.36 for a bare "
                        "pole, 3 for all weight at the tip",
                        quotient, dynamics);
    const Num g = sheet.given("g", "in/s²", units::standard_gravity_in_s2, dynamics);
    const Num f =
        sheet.eq("f_1", "Hz",
                 sqrt(kappa * g * E * I / (W * pow(L, 3))) / (2 * known<Num>("pi", pi)), dynamics);
    return NaturalFrequency{plain(f)};
}
template Outcome<NaturalFrequency> natural_frequency(const FrequencyInputs&, Sheet<double>&);
template Outcome<NaturalFrequency> natural_frequency(const FrequencyInputs&, Sheet<Term>&);

}  // namespace apex::statics
