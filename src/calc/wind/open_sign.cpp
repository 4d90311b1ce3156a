#include "calc/wind/open_sign.hpp"

#include "base/units.hpp"
#include "calc/wind/editions.hpp"
#include "calc/wind/site_fields.hpp"

namespace apex::wind {
namespace {

constexpr std::array<const char*, 3> bands{"solidity below 0.1", "solidity 0.1 to 0.29",
                                           "solidity 0.3 to 0.7"};
constexpr std::array<std::array<double, 3>, 3> open_rows{{
    {2.0, 1.8, 1.6},  // flat-sided members
    {1.2, 1.3, 1.5},  // round, D sqrt(q_z) <= 2.5
    {0.8, 0.9, 1.1},  // round, D sqrt(q_z) > 2.5
}};
constexpr std::array<const char*, 3> open_row_names{
    "flat-sided members", "round, D sqrt(q_z) <= 2.5", "round, D sqrt(q_z) > 2.5"};

std::size_t band_of(double solidity) { return solidity < 0.1 ? 0 : solidity < 0.3 ? 1 : 2; }
std::size_t row_of_members(OpenMembers members, bool subcritical) {
    return members == OpenMembers::flat ? 0 : subcritical ? 1 : 2;
}

template <class Edition>
std::optional<Rejection> refuse_open(const OpenSignInputs& in) {
    const auto no = [](const char* field, const char* why) {
        return Rejection{field, why, Edition::clause(Edition::open_sign_figure)};
    };
    if (!(in.gross_area_ft2 > 0 && in.gross_area_ft2 <= 1e6))
        return no("/gross_area_ft2", "must be above 0 and at most 1000000 ft²");
    if (!(in.solidity > 0 && in.solidity <= 0.7))
        return no(
            "/solidity",
            "must be above 0 and at most 0.7: a sign with openings of less than 30 % is solid, "
            "check wind.solid_sign");
    if (in.members == OpenMembers::round &&
        !(in.member_diameter_in > 0 && in.member_diameter_in <= 1200))
        return no("/member_diameter_in", "of round members must be above 0 and at most 1200 in");
    if (in.members == OpenMembers::flat && in.member_diameter_in != 0)
        return no("/member_diameter_in", "is of round members, and these are flat");
    if (auto profile = refuse_profile<Edition>(site_wind(in), in.centroid_ft, "/centroid_ft"))
        return profile;
    if (auto factor = refuse_factors<Edition>(in.directionality_factor, in.gust_effect_factor))
        return factor;
    return refuse_minimum<Edition>(in.min_pressure_psf);
}

}  // namespace

double open_sign_coefficient(OpenMembers members, bool subcritical, double solidity) {
    return open_rows[row_of_members(members, subcritical)][band_of(solidity)];
}

template <class Edition, class Num>
Outcome<OpenSign> open_sign(const OpenSignInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_open<Edition>(in)) return *no;
    const auto at = [](const char* ref) { return Edition::clause(ref); };
    const Num A_g = sheet.given("A_g", "ft²", in.gross_area_ft2, at(Edition::other_structures));
    const Num epsilon = sheet.given("epsilon", "", in.solidity, at(Edition::open_sign_figure));
    const Num G = sheet.given("G", "", in.gust_effect_factor, at(Edition::gust));
    const Num K_d =
        sheet.given("K_d", "", in.directionality_factor, at(Edition::directionality_table));
    const Num p_min =
        sheet.given("p_min", "psf", in.min_pressure_psf, unconfirmed(at(Edition::minimum)));
    const Num z_c = sheet.given("z_c", "ft", in.centroid_ft, at(Edition::other_structures));
    const Profile<Num> q = profile<Edition>(site_wind(in), z_c, K_d, {"K_z", "q_z"}, sheet);

    OpenSign result{};
    if (in.members == OpenMembers::round) {
        const Num D = sheet.given("D", "in", in.member_diameter_in, at(Edition::open_sign_figure));
        result.D_sqrt_q_z = plain(sheet.eq("D_q", "ft·psf^0.5", D / units::in_per_ft * sqrt(q.q),
                                           unconfirmed(at(Edition::open_sign_figure))));
    }
    const bool subcritical = result.D_sqrt_q_z <= 2.5;
    const std::string cell = std::string(Edition::open_sign_figure) + ", " +
                             open_row_names[row_of_members(in.members, subcritical)] + ", " +
                             bands[band_of(in.solidity)];
    const Num C_f = sheet.looked_up("C_f", cell.c_str(),
                                    open_sign_coefficient(in.members, subcritical, in.solidity),
                                    at(Edition::open_sign_figure));
    sheet.note(
        "the figure steps at solidity 0.1 and 0.3 and, for round members, at D sqrt(q_z) 2.5",
        at(Edition::open_sign_figure));
    const Num A_f = sheet.eq("A_f", "ft²", epsilon * A_g, at(Edition::open_sign_figure));
    const Num F_w =
        sheet.eq("F_w", "lbf", Edition::force(q.q, K_d, G, C_f, A_f), at(Edition::pole_force));
    const FlooredForce<Num> F = floored_force<Edition>(F_w, p_min, A_f, sheet);

    result.K_z = plain(q.K);
    result.q_z_psf = plain(q.q);
    result.C_f = plain(C_f);
    result.solid_area_ft2 = plain(A_f);
    result.force_lbf = plain(F.F);
    result.resultant_height_ft = in.centroid_ft;
    result.minimum_governs = F.minimum_governs;
    return result;
}

#define INSTANTIATE(Edition)                                                              \
    template Outcome<OpenSign> open_sign<Edition>(const OpenSignInputs&, Sheet<double>&); \
    template Outcome<OpenSign> open_sign<Edition>(const OpenSignInputs&, Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
