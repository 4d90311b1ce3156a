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

/// The deflected shape under a tip load: where the iteration starts.
constexpr Shape tip_load_shape() {
    Shape y{};
    for (std::size_t i = 0; i <= stations; ++i) {
        const double x = static_cast<double>(i) / stations;
        y[i] = x * x * (3 - x) / 2;
    }
    return y;
}

/// Adds a weight between two stations by the lever rule; `at` counts in stations from the fixed
/// end.
void add_weight(Shape& share, double weight, double at) {
    const auto below = static_cast<std::size_t>(min(at, stations - 1.0));
    const double part = min(at - static_cast<double>(below), 1);
    share[below] += weight * (1 - part);
    share[below + 1] += weight * part;
}

/// Share of the total weight at each station.
Shape weight_shares(const FrequencyInputs& in, double length_ft, double total_lbf) {
    const double stations_per_ft = stations / length_ft;
    const double pole = (in.length_ft + in.fixity_depth_ft) * stations_per_ft;  // in stations
    const double part =
        in.pole_weight_plf / stations_per_ft / total_lbf;  // of the pole between two
    const auto whole = static_cast<std::size_t>(pole + 1e-9);
    Shape share{};
    for (std::size_t i = 0; i < whole; ++i) {
        share[i] += part / 2;
        share[i + 1] += part / 2;
    }
    if (whole < stations) {
        const double rest = max(0, pole - static_cast<double>(whole));
        add_weight(share, part * rest, static_cast<double>(whole) + rest / 2);
    }
    for (const LumpedWeight& w : in.weights)
        add_weight(share, w.weight_lbf / total_lbf,
                   (w.height_ft + in.fixity_depth_ft) * stations_per_ft);
    return share;
}

/// Rayleigh's quotient kappa of f = 1 / (2 pi) sqrt(kappa g E I / (W L^3)). The inertia of a trial
/// shape is laid on the cantilever as a load, its deflection is the next shape; two rounds leave
/// less than 1e-3 for any sign.
double rayleigh_quotient(const Shape& share) {
    constexpr double h = 1.0 / stations;
    static constexpr Shape start = tip_load_shape();
    Shape y = start, moment, deflected;
    double work = 0, motion = 0;
    for (int round = 0; round < 2; ++round) {
        double shear = 0;
        moment[stations] = 0;
        for (std::size_t i = stations; i > 0; --i) {
            shear += share[i] * y[i];
            moment[i - 1] = moment[i] + shear * h;
        }
        double slope = 0;
        deflected[0] = work = motion = 0;
        for (std::size_t i = 1; i <= stations;
             ++i) {  // The moment is linear between stations: exact integration.
            deflected[i] = deflected[i - 1] + (slope + (moment[i - 1] / 3 + moment[i] / 6) * h) * h;
            slope += (moment[i - 1] + moment[i]) / 2 * h;
            work += share[i] * y[i] * deflected[i];
            motion += share[i] * deflected[i] * deflected[i];
        }
        y = deflected;
    }
    return work / motion;
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
                        "Rayleigh quotient, 48 stations, second Stodola round: 12.36 for a bare "
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
