#include "calc/wind/en_signboard.hpp"

#include <optional>

#include "calc/wind/row_steps.hpp"

namespace apex::wind::en1991 {
namespace {

constexpr const char* en = "EN 1991-1-4";
constexpr Clause en_clause(const char* ref) { return {en, ref}; }

struct Roughness {
    double z_0_m, z_min_m;
};
constexpr std::array<Roughness, 5> roughnesses{
    {{0.003, 1}, {0.01, 1}, {0.05, 2}, {0.3, 5}, {1.0, 10}}};
constexpr std::array<const char*, 5> roughness_rows{
    "Table 4.1, category 0", "Table 4.1, category I", "Table 4.1, category II",
    "Table 4.1, category III", "Table 4.1, category IV"};

std::optional<Rejection> refuse_peak(const PeakPressureInputs& in, const char* height_field) {
    const auto no = [](const char* field, const char* why, const char* ref) {
        return Rejection{field, why, en_clause(ref)};
    };
    if (!(in.basic_wind_speed_mps > 0 && in.basic_wind_speed_mps <= 150))
        return no("/basic_wind_speed_mps", "must be above 0 and at most 150 m/s", "4.2");
    if (!(in.height_m >= 0 && in.height_m <= 200))
        return no(height_field, "must be 0 to 200 m, where the profile ends", "4.3.2");
    if (!(in.orography_factor >= 1 && in.orography_factor <= 5))
        return no("/orography_factor", "must be 1 to 5", "4.3.3");
    if (!(in.turbulence_factor > 0 && in.turbulence_factor <= 2))
        return no("/turbulence_factor", "must be above 0 and at most 2", "4.4");
    if (!(in.air_density_kg_m3 >= 0.8 && in.air_density_kg_m3 <= 1.5))
        return no("/air_density_kg_m3", "must be 0.8 to 1.5 kg/m³", "4.5");
    return std::nullopt;
}

template <class Num>
struct PeakSteps {
    Num k_r, c_r, v_m, I_v, q_p;
};

template <class Num>
PeakSteps<Num> peak_steps(const PeakPressureInputs& in, const Num& z, Sheet<Num>& sheet) {
    const auto i = static_cast<std::size_t>(in.terrain);
    const Num v_b = sheet.given("v_b", "m/s", in.basic_wind_speed_mps, en_clause("4.2"));
    const Num z_0 =
        sheet.looked_up("z_0", roughness_rows[i], roughnesses[i].z_0_m, en_clause("Table 4.1"));
    const Num z_min =
        sheet.looked_up("z_min", roughness_rows[i], roughnesses[i].z_min_m, en_clause("Table 4.1"));
    const Num c_o = sheet.given("c_o", "", in.orography_factor, en_clause("4.3.3"));
    const Num k_I = sheet.given("k_I", "", in.turbulence_factor, en_clause("4.4"));
    const Num rho = sheet.given("rho", "kg/m³", in.air_density_kg_m3, en_clause("4.5"));
    const Num z_u = sheet.eq("z_u", "m", max(z, z_min), en_clause("4.3.2"));
    const Num k_r = sheet.eq("k_r", "", 0.19 * pow(z_0 / 0.05, 0.07), en_clause("4.5"));
    const Num c_r = sheet.eq("c_r", "", k_r * log(z_u / z_0), en_clause("4.4"));
    const Num v_m = sheet.eq("v_m", "m/s", c_r * c_o * v_b, en_clause("4.3"));
    const Num I_v = sheet.eq("I_v", "", k_I / (c_o * log(z_u / z_0)), en_clause("4.7"));
    const Num q_p =
        sheet.eq("q_p", "Pa", (1 + 7 * I_v) * 0.5 * rho * pow(v_m, 2), en_clause("4.8"));
    return {k_r, c_r, v_m, I_v, q_p};
}

constexpr std::array wall_lengths{3., 5., 10.};
constexpr std::array<std::array<double, 3>, 4> wall_without_return{
    {{2.3, 2.9, 3.4}, {1.4, 1.8, 2.1}, {1.2, 1.4, 1.7}, {1.2, 1.2, 1.2}}};
constexpr std::array wall_with_return{2.1, 1.8, 1.4, 1.2};
constexpr std::array wall_symbols{"c_p,A", "c_p,B", "c_p,C", "c_p,D"};
constexpr std::array wall_zones{"zone A, no return corner", "zone B, no return corner",
                                "zone C, no return corner", "zone D, no return corner"};

}  // namespace

template <class Num>
Outcome<PeakPressure> peak_pressure(const PeakPressureInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_peak(in, "/height_m")) return *no;
    const Num z = sheet.given("z", "m", in.height_m, en_clause("4.3.2"));
    const PeakSteps<Num> at_z = peak_steps(in, z, sheet);
    return PeakPressure{plain(at_z.k_r), plain(at_z.c_r), plain(at_z.v_m), plain(at_z.I_v),
                        plain(at_z.q_p)};
}

template <class Num>
Outcome<Signboard> signboard(const SignboardInputs& in, Sheet<Num>& sheet) {
    const Clause here = en_clause("7.4.3");
    const auto no = [&](const char* field, const char* why) { return Rejection{field, why, here}; };
    if (!(in.width_m > 0 && in.width_m <= 300))
        return no("/width_m", "must be above 0 and at most 300 m");
    if (!(in.height_m > 0 && in.height_m <= 100))
        return no("/height_m", "must be above 0 and at most 100 m");
    if (!(in.clearance_m >= 0 && in.clearance_m <= 100))
        return no("/clearance_m", "must be 0 to 100 m");
    if (!(in.structural_factor > 0 && in.structural_factor <= 3))
        return no("/structural_factor", "must be above 0 and at most 3");
    if (in.clearance_m < in.height_m / 4 && in.width_m > in.height_m)
        return no("/clearance_m",
                  "is below h/4 and the board wider than high: a free-standing wall (7.4.1), check "
                  "wind.en_wall");
    const PeakPressureInputs air{
        in.basic_wind_speed_mps, in.terrain,           in.clearance_m + in.height_m / 2,
        in.orography_factor,     in.turbulence_factor, in.air_density_kg_m3};
    if (auto refusal = refuse_peak(air, "/height_m")) return *refusal;

    const Num b = sheet.given("b", "m", in.width_m, here);
    const Num h = sheet.given("h", "m", in.height_m, here);
    const Num z_g = sheet.given("z_g", "m", in.clearance_m, here);
    const Num z_e = sheet.eq("z_e", "m", z_g + h / 2, here);
    const PeakSteps<Num> q = peak_steps(air, z_e, sheet);
    const Num c_f = sheet.given("c_f", "", 1.80, en_clause("7.7"));
    const Num c_sc_d = sheet.given("c_sc_d", "", in.structural_factor, en_clause("6"));
    const Num F = sheet.eq("F_w", "kN", c_sc_d * c_f * q.q_p * b * h / 1000, en_clause("5.3"));
    const Num e = sheet.eq("e", "m", 0.25 * b, here);
    const Num T = sheet.eq("T", "kN·m", F * e, here);
    const Num M = sheet.eq("M", "kN·m", F * z_e, Clause{"statics", "equilibrium"});
    return Signboard{plain(z_e), plain(q.k_r), plain(q.v_m), plain(q.I_v), plain(q.q_p),
                     plain(c_f), plain(F),     plain(e),     plain(T),     plain(M)};
}

template <class Num>
Outcome<WallCoefficients> wall_coefficients(const WallInputs& in, Sheet<Num>& sheet) {
    const Clause table = en_clause("Table 7.9");
    const auto no = [&](const char* field, const char* why) {
        return Rejection{field, why, table};
    };
    if (!(in.length_over_height >= 3 && in.length_over_height <= 1e4))
        return no("/length_over_height", "must be at least 3, where the table begins");
    if (in.solidity != 1 && in.solidity != 0.8)
        return no("/solidity", "must be 0.8 or 1, the rows of the table");
    sheet.given("l/h", "", in.length_over_height, table);
    WallCoefficients result{};
    for (std::size_t zone = 0; zone < 4; ++zone) {
        const Num c_p = [&]() -> Num {
            if (in.solidity == 0.8)
                return sheet.looked_up(wall_symbols[zone], "Table 7.9, solidity 0.8", 1.2, table);
            if (in.has_return_corner)
                return sheet.looked_up(wall_symbols[zone], "Table 7.9, with return corners",
                                       wall_with_return[zone], table);
            return row_steps(
                wall_symbols[zone],
                TableRow{wall_zones[zone], "l/h", wall_lengths, wall_without_return[zone]},
                in.length_over_height, table, sheet);
        }();
        result.c_p[zone] = plain(c_p);
    }
    return result;
}

#define INSTANTIATE(Num)                                                                  \
    template Outcome<PeakPressure> peak_pressure(const PeakPressureInputs&, Sheet<Num>&); \
    template Outcome<Signboard> signboard(const SignboardInputs&, Sheet<Num>&);           \
    template Outcome<WallCoefficients> wall_coefficients(const WallInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::wind::en1991
