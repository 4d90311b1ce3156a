#include "calc/wind/net_force_coefficient.hpp"

#include "calc/wind/editions.hpp"
#include "calc/wind/interpolate.hpp"
#include "calc/wind/sign_figure.hpp"

namespace apex::wind {
namespace {

constexpr std::array clearances{0.16, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0};  // s/h, one a row
constexpr std::array aspects{0.05, 0.1, 0.2, 0.5, 1., 2., 4., 5., 10., 20., 30., 45.};  // B/s
constexpr std::array<std::array<double, 12>, 7> cases_a_and_b{{
    {1.95, 1.90, 1.85, 1.85, 1.80, 1.80, 1.85, 1.85, 1.85, 1.90, 1.90, 1.95},
    {1.95, 1.90, 1.85, 1.80, 1.80, 1.80, 1.80, 1.80, 1.85, 1.90, 1.90, 1.95},
    {1.95, 1.90, 1.85, 1.80, 1.80, 1.80, 1.80, 1.80, 1.80, 1.85, 1.85, 1.85},
    {1.95, 1.85, 1.80, 1.75, 1.75, 1.70, 1.70, 1.70, 1.70, 1.70, 1.70, 1.75},
    {1.90, 1.85, 1.75, 1.70, 1.65, 1.60, 1.60, 1.55, 1.55, 1.55, 1.55, 1.55},
    {1.85, 1.75, 1.70, 1.60, 1.55, 1.50, 1.45, 1.45, 1.40, 1.40, 1.40, 1.40},
    {1.80, 1.70, 1.65, 1.55, 1.45, 1.40, 1.35, 1.35, 1.30, 1.30, 1.30, 1.30},
}};

}  // namespace

double figure_29_3_1(double B_over_s, double s_over_h) {
    const AxisPlace aspect = place(aspects, B_over_s), clearance = place(clearances, s_over_h);
    return std::lerp(blend(cases_a_and_b[clearance.below], aspect),
                     blend(cases_a_and_b[clearance.below + 1], aspect), clearance.fraction);
}

FigureCells figure_29_3_1_cells(double B_over_s, double s_over_h) {
    const AxisPlace aspect = place(aspects, B_over_s), clearance = place(clearances, s_over_h);
    const auto &row = cases_a_and_b[clearance.below], &next = cases_a_and_b[clearance.below + 1];
    return {
        {clearances[clearance.below], clearances[clearance.below + 1]},
        {aspects[aspect.below], aspects[aspect.below + 1]},
        {{row[aspect.below], row[aspect.below + 1]}, {next[aspect.below], next[aspect.below + 1]}},
        clearance.fraction,
        aspect.fraction};
}

template <class Edition, class Num>
Outcome<NetForceCoefficient> net_force_coefficient(const NetForceInputs& in, Sheet<Num>& sheet) {
    const auto no = [](const char* field, const char* why) {
        return Rejection{field, why, Edition::clause(Edition::sign_figure)};
    };
    if (!(in.B_over_s > 0 && in.B_over_s <= 1e6))
        return no("/B_over_s", "must be above 0 and at most 1000000");
    if (!(in.s_over_h > 0 && in.s_over_h <= 1))
        return no("/s_over_h", "must be above 0 and at most 1");
    if (auto open = refuse_open_sign<Edition>(in.solidity)) return *open;

    sheet.given("B/s", "", in.B_over_s, Edition::clause(Edition::sign_figure));
    sheet.given("s/h", "", in.s_over_h, Edition::clause(Edition::sign_figure));
    const Openings<Num> o = openings<Edition>(in.solidity, in.open_area, sheet);
    const Num C_f = net_force_steps<Edition>(in.B_over_s, in.s_over_h, o, sheet);
    return NetForceCoefficient{plain(C_f), plain(o.factor)};
}

#define INSTANTIATE(Edition)                                                                    \
    template Outcome<NetForceCoefficient> net_force_coefficient<Edition>(const NetForceInputs&, \
                                                                         Sheet<double>&);       \
    template Outcome<NetForceCoefficient> net_force_coefficient<Edition>(const NetForceInputs&, \
                                                                         Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
