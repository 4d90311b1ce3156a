#include "calc/statics/stepped_frequency.hpp"

#include <algorithm>
#include <optional>

#include "base/units.hpp"
#include "calc/statics/steps.hpp"

namespace apex::statics {
namespace {

constexpr Clause stepped_dynamics{"beam dynamics", "Rayleigh quotient, Stodola shape"};
constexpr std::size_t parts_per_step = 96;
constexpr int stodola_rounds = 8;

/// The pole cut into parts of constant section: weight at its points, stiffness between them.
struct Model {
    std::vector<double> x_in, weight_lbf;  ///< points from the fixed end
    std::vector<double> EI_lbf_in2;        ///< of the part above each point but the last
    double base_lbf_in_per_rad;            ///< 0: fixed
};

void lay_weight(Model& model, double weight_lbf, double x_in) {
    const auto above = std::upper_bound(model.x_in.begin() + 1, model.x_in.end() - 1, x_in);
    const auto i = static_cast<std::size_t>(above - model.x_in.begin());
    const double part = (x_in - model.x_in[i - 1]) / (model.x_in[i] - model.x_in[i - 1]);
    model.weight_lbf[i - 1] += weight_lbf * (1 - part);
    model.weight_lbf[i] += weight_lbf * part;
}

Model model_of(const SteppedFrequencyInputs& in) {
    Model model{
        {0}, {0}, {}, in.base_stiffness_kipft_per_rad * units::lbf_per_kip * units::in_per_ft};
    for (std::size_t s = 0; s < in.steps.size(); ++s) {
        const PoleStep& step = in.steps[s];
        const double below_ft = s == 0 ? in.fixity_depth_ft : 0;
        const double h = (step.length_ft + below_ft) * units::in_per_ft / parts_per_step;
        const double half = step.weight_plf / units::in_per_ft * h / 2;
        const double from = model.x_in.back();
        for (std::size_t i = 1; i <= parts_per_step; ++i) {
            model.weight_lbf.back() += half;
            model.x_in.push_back(from + h * static_cast<double>(i));
            model.weight_lbf.push_back(half);
            model.EI_lbf_in2.push_back(in.E_ksi * units::psi_per_ksi * step.I_in4);
        }
    }
    for (const LumpedWeight& w : in.weights)
        lay_weight(
            model, w.weight_lbf,
            std::min((w.height_ft + in.fixity_depth_ft) * units::in_per_ft, model.x_in.back()));
    return model;
}

/// Deflection under the forces w_i y_i. Between points moment is linear and section constant:
/// exact.
std::vector<double> deflected(const Model& model, const std::vector<double>& y) {
    const std::size_t last = model.x_in.size() - 1;
    std::vector<double> moment(last + 1, 0.0), d(last + 1, 0.0);
    double shear = 0;
    for (std::size_t i = last; i > 0; --i) {
        shear += model.weight_lbf[i] * y[i];
        moment[i - 1] = moment[i] + shear * (model.x_in[i] - model.x_in[i - 1]);
    }
    double slope = model.base_lbf_in_per_rad > 0 ? moment[0] / model.base_lbf_in_per_rad : 0;
    for (std::size_t i = 1; i <= last; ++i) {
        const double h = model.x_in[i] - model.x_in[i - 1], EI = model.EI_lbf_in2[i - 1];
        d[i] = d[i - 1] + (slope + (moment[i - 1] / 3 + moment[i] / 6) * h / EI) * h;
        slope += (moment[i - 1] + moment[i]) / 2 * h / EI;
    }
    return d;
}

/// Numerator and denominator of Rayleigh's quotient for the shape d of the forces w y.
struct Quotient {
    double work, motion;
};
Quotient quotient(const Model& model, const std::vector<double>& y, const std::vector<double>& d) {
    Quotient q{0, 0};
    for (std::size_t i = 0; i < d.size(); ++i) {
        q.work += model.weight_lbf[i] * y[i] * d[i];
        q.motion += model.weight_lbf[i] * d[i] * d[i];
    }
    return q;
}

std::optional<Rejection> refuse_steps(const SteppedFrequencyInputs& in) {
    const auto no = [](const std::string& field, const char* why) {
        return Rejection{field, why, stepped_dynamics};
    };
    if (in.steps.empty() || in.steps.size() > 20) return no("/steps", "must be 1 to 20");
    double top_ft = 0;
    for (std::size_t i = 0; i < in.steps.size(); ++i) {
        const std::string at = "/steps/" + std::to_string(i);
        if (!(in.steps[i].length_ft > 0 && is_length(in.steps[i].length_ft)))
            return no(at + "/length_ft", "must be above 0 and at most 10000 ft");
        if (!(in.steps[i].I_in4 > 0 && in.steps[i].I_in4 <= 1e9))
            return no(at + "/I_in4", "must be above 0 and at most 1e9 in^4");
        if (!(in.steps[i].weight_plf > 0 && is_weight(in.steps[i].weight_plf)))
            return no(at + "/weight_plf", "must be above 0 and at most 1e9 lbf per ft");
        top_ft += in.steps[i].length_ft;
    }
    if (!is_length(in.fixity_depth_ft)) return no("/fixity_depth_ft", "must be 0 to 10000 ft");
    if (!(in.E_ksi > 0 && in.E_ksi <= 1e6))
        return no("/E_ksi", "must be above 0 and at most 1000000 ksi");
    if (!(in.base_stiffness_kipft_per_rad >= 0 && in.base_stiffness_kipft_per_rad <= 1e12))
        return no("/base_stiffness_kipft_per_rad", "must be 0 (fixed) to 1e12");
    for (std::size_t i = 0; i < in.weights.size(); ++i) {
        const std::string at = "/weights/" + std::to_string(i);
        if (!is_weight(in.weights[i].weight_lbf))
            return no(at + "/weight_lbf", "must be 0 to 1e9 lbf");
        if (!(in.weights[i].height_ft >= 0 && in.weights[i].height_ft <= top_ft * (1 + 1e-9)))
            return no(at + "/height_ft", "must be between grade and the pole's top");
    }
    return std::nullopt;
}

template <class Num>
Num frequency_steps(const char* symbol, const char* shape, const Quotient& q, Sheet<Num>& sheet) {
    sheet.note(shape, stepped_dynamics);
    const Num work = sheet.looked_up("S_1", "sum of w y d, lbf in", q.work, stepped_dynamics);
    const Num motion = sheet.looked_up("S_2", "sum of w d^2, lbf in^2", q.motion, stepped_dynamics);
    const Num g = sheet.given("g", "in/s²", units::standard_gravity_in_s2, stepped_dynamics);
    return sheet.eq(symbol, "Hz", sqrt(g * work / motion) / (2 * known<Num>("pi", pi)),
                    stepped_dynamics);
}

}  // namespace

template <class Num>
Outcome<SteppedFrequency> stepped_frequency(const SteppedFrequencyInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_steps(in)) return *no;
    sheet.given("E", "psi", in.E_ksi * units::psi_per_ksi, stepped_dynamics);
    sheet.given("L_f", "ft", in.fixity_depth_ft, stepped_dynamics);
    for (std::size_t i = 0; i < in.steps.size(); ++i) {
        sheet.given(Numbered<Num>("L", i).text(), "ft", in.steps[i].length_ft, stepped_dynamics);
        sheet.given(Numbered<Num>("I", i).text(), "in⁴", in.steps[i].I_in4, stepped_dynamics);
        sheet.given(Numbered<Num>("w", i).text(), "plf", in.steps[i].weight_plf, stepped_dynamics);
    }
    for (std::size_t i = 0; i < in.weights.size(); ++i) {
        sheet.given(Numbered<Num>("W", i).text(), "lbf", in.weights[i].weight_lbf,
                    stepped_dynamics);
        sheet.given(Numbered<Num>("y", i).text(), "ft", in.weights[i].height_ft, stepped_dynamics);
    }
    if (in.base_stiffness_kipft_per_rad > 0)
        sheet.given("k_base", "kip-ft/rad", in.base_stiffness_kipft_per_rad, stepped_dynamics);

    const Model model = model_of(in);
    std::vector<double> y(model.x_in.size(), 1.0);  // All weight laid sideways.
    std::vector<double> d = deflected(model, y);
    const Quotient first = quotient(model, y, d);
    Quotient settled = first;
    for (int round = 0; round < stodola_rounds; ++round) {
        const double greatest = *std::max_element(d.begin(), d.end());
        for (std::size_t i = 0; i < d.size(); ++i) y[i] = d[i] / greatest;
        d = deflected(model, y);
        settled = quotient(model, y, d);
    }
    const Num start =
        frequency_steps("f_0", "shape of all weight laid sideways, y = 1", first, sheet);
    const Num f = frequency_steps(
        "f_1", "shape of its own inertia, y the shape of the round before", settled, sheet);
    return SteppedFrequency{plain(f), plain(start)};
}
template Outcome<SteppedFrequency> stepped_frequency(const SteppedFrequencyInputs&, Sheet<double>&);
template Outcome<SteppedFrequency> stepped_frequency(const SteppedFrequencyInputs&, Sheet<Term>&);

}  // namespace apex::statics
