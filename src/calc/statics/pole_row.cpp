#include "calc/statics/pole_row.hpp"

#include <algorithm>
#include <cmath>

namespace apex::statics {
namespace {

constexpr Clause row_dynamics{"beam dynamics", "two degrees of freedom"};

std::optional<Rejection> refuse_row(const PoleRow& row) {
    if (!(row.count >= 2 && row.count <= poles_max))
        return {{"/row/count", "must be 2 to 4: a single pole shares with none", equilibrium}};
    if (!(row.spacing_ft > 0 && row.spacing_ft <= 1e4))
        return {{"/row/spacing_ft", "must be above 0 and at most 10000 ft", equilibrium}};
    return std::nullopt;
}

}  // namespace

template <class Num>
RowTerms<Num> write_row(const PoleRow& row, Sheet<Num>& sheet) {
    const Num n = sheet.given("n", "", row.count, equilibrium);
    const Num s = sheet.given("s_p", "ft", row.spacing_ft, equilibrium);
    const Num x_m = sheet.eq("x_m", "ft", (n - 1) * s / 2, equilibrium);
    // sum over k of ((k - (n + 1)/2) s)^2
    const Num S_xx = sheet.eq("S_xx", "ft²", n * (pow(n, 2) - 1) * pow(s, 2) / 12, equilibrium);
    return {n, x_m, S_xx};
}

template <class Num>
Outcome<PoleShares> pole_shares(const PoleSharesInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_row(in.row)) return *no;
    if (!is_force(in.force_lbf)) return Rejection{"/force_lbf", "must be within 1e9", equilibrium};
    if (!is_force(in.torsion_lbf_ft))
        return Rejection{"/torsion_lbf_ft", "must be within 1e9", equilibrium};
    sheet.note(
        "equal poles under a rigid cabinet: the force is shared evenly, the torsion becomes forces "
        "that grow with the distance from the axis; no pole is counted on to resist twist",
        equilibrium);
    const RowTerms<Num> row = write_row(in.row, sheet);
    const Num F = sheet.given("F", "lbf", in.force_lbf, equilibrium);
    const Num T = sheet.given("T", "lbf·ft", in.torsion_lbf_ft, equilibrium);
    PoleShares result{};
    for (int i = 0; i < in.row.count; ++i) {
        const auto k = static_cast<std::size_t>(i);
        const Num x = sheet.given(Numbered<Num>("x", k).text(), "ft",
                                  i * in.row.spacing_ft - in.row.furthest_ft(), equilibrium);
        const Num F_i =
            sheet.eq(Numbered<Num>("F", k).text(), "lbf", share(F, T, x, row), equilibrium);
        result.poles.push_back({plain(x), plain(F_i)});
    }
    const double first = result.poles.front().force_lbf, last = result.poles.back().force_lbf;
    result.most_lbf = std::max(first, last);
    result.least_lbf = std::min(first, last);
    return result;
}

template <class Num>
Outcome<Portal> portal(const PortalInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_row(in.row)) return *no;
    const auto refuse = [](const char* field, const char* why) {
        return Rejection{field, why, equilibrium};
    };
    if (!(is_force(in.force_lbf) && in.force_lbf >= 0))
        return refuse("/force_lbf", "must be 0 to 1e9 lbf");
    if (!is_length(in.height_ft)) return refuse("/height_ft", "must be 0 to 10000 ft");
    if (!is_length(in.clear_ft)) return refuse("/clear_ft", "must be 0 to 10000 ft");
    if (!(in.storey_ft >= in.clear_ft && is_length(in.storey_ft)))
        return refuse("/storey_ft", "must be from clear_ft to 10000 ft");
    const bool longer = in.storey_ft > in.clear_ft;
    sheet.note("wind along the face: a portal, inflection at mid clear height", equilibrium);
    const RowTerms<Num> row = write_row(in.row, sheet);
    const Num V = sheet.given("V_c", "lbf", in.force_lbf, equilibrium);
    const Num y = sheet.given("y_c", "ft", in.height_ft, equilibrium);
    const Num h = sheet.given("h_c", "ft", in.clear_ft, equilibrium);
    if (longer) sheet.note("a longer clear stretch lies further up", equilibrium);
    const Num l = longer ? sheet.given("h_s", "ft", in.storey_ft, equilibrium) : h;
    const Num V_1 = sheet.eq("V_1", "lbf", V / row.n, equilibrium);
    const Num M_1 = sheet.eq("M_1", "lbf·ft", V_1 * l / 2, equilibrium);
    const Num N = sheet.eq("N_w", "lbf", abs(V * (y - h / 2)) * row.x_m / row.S_xx, equilibrium);
    return Portal{plain(V_1), plain(M_1), plain(N)};
}

template <class Num>
Outcome<RowFrequency> row_frequency(const RowFrequencyInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_row(in.row)) return *no;
    if (!(in.sway_hz > 0 && in.sway_hz <= 1e6))
        return Rejection{"/sway_hz", "must be above 0 and at most 1e6 Hz", row_dynamics};
    double offset_ft = 0, gyration_ft2 = 0;
    for (std::size_t i = 0; i < in.cabinets.size(); ++i) {
        const TurningCabinet& c = in.cabinets[i];
        if (!(is_signed_length(c.offset_ft) && is_length(c.width_ft) && is_length(c.depth_ft)))
            return Rejection{"/cabinets/" + std::to_string(i), "sizes must be within 10000 ft",
                             row_dynamics};
        offset_ft = std::max(offset_ft, std::abs(c.offset_ft));
        gyration_ft2 =
            std::max(gyration_ft2,
                     pow(c.offset_ft, 2.0) + (pow(c.width_ft, 2.0) + pow(c.depth_ft, 2.0)) / 12);
    }
    sheet.note(
        "sway and turn about the vertical axis together; the poles resist a turn by bending, not "
        "by twist. e_m, r_m: greatest offset and radius of gyration of a cabinet from the axis",
        row_dynamics);
    const RowTerms<Num> row = write_row(in.row, sheet);
    const Num f = sheet.given("f_1", "Hz", in.sway_hz, row_dynamics);
    const Num e = sheet.given("e_m", "ft", offset_ft, row_dynamics);
    const Num r2 = sheet.given("r_m²", "ft²", gyration_ft2, row_dynamics);
    const Num X2 = sheet.eq("X²", "ft²", row.S_xx / row.n, row_dynamics);
    const Num rho = sheet.eq("rho", "", r2 / X2, row_dynamics);
    const Num lambda = sheet.eq(
        "lambda", "", (1 + rho + sqrt(pow(1 - rho, 2) + 4 * pow(e, 2) / X2)) / 2, row_dynamics);
    const Num f_r = sheet.eq("f_r", "Hz", f / sqrt(max(lambda, 1)), row_dynamics);
    return RowFrequency{plain(f_r)};
}

#define INSTANTIATE(Num)                                                            \
    template RowTerms<Num> write_row(const PoleRow&, Sheet<Num>&);                  \
    template Outcome<PoleShares> pole_shares(const PoleSharesInputs&, Sheet<Num>&); \
    template Outcome<Portal> portal(const PortalInputs&, Sheet<Num>&);              \
    template Outcome<RowFrequency> row_frequency(const RowFrequencyInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::statics
