#include "calc/wind/trussed_tower.hpp"

#include "calc/wind/editions.hpp"
#include "calc/wind/site_fields.hpp"

namespace apex::wind {
namespace {

template <class Edition>
std::optional<Rejection> refuse_tower(const TrussedTowerInputs& in) {
    const auto no = [](const char* field, const char* why) {
        return Rejection{field, why, Edition::clause(Edition::tower_figure)};
    };
    if (!(in.gross_area_ft2 > 0 && in.gross_area_ft2 <= 1e6))
        return no("/gross_area_ft2", "must be above 0 and at most 1000000 ft²");
    if (!(in.solidity > 0 && in.solidity <= 1))
        return no("/solidity", "must be above 0 and at most 1");
    if (in.plan == TowerPlan::triangle && in.wind == TowerWind::diagonal)
        return no("/wind", "diagonal is of square towers only");
    if (auto profile = refuse_profile<Edition>(site_wind(in), in.centroid_ft, "/centroid_ft"))
        return profile;
    if (auto factor = refuse_factors<Edition>(in.directionality_factor, in.gust_effect_factor))
        return factor;
    return refuse_minimum<Edition>(in.min_pressure_psf);
}

}  // namespace

template <class Edition, class Num>
Outcome<TrussedTower> trussed_tower(const TrussedTowerInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_tower<Edition>(in)) return *no;
    const auto at = [](const char* ref) { return Edition::clause(ref); };
    const Clause figure = at(Edition::tower_figure);
    const Num A_g = sheet.given("A_g", "ft²", in.gross_area_ft2, at(Edition::other_structures));
    const Num e = sheet.given("epsilon", "", in.solidity, figure);
    const Num G = sheet.given("G", "", in.gust_effect_factor, at(Edition::gust));
    const Num K_d =
        sheet.given("K_d", "", in.directionality_factor, at(Edition::directionality_table));
    const Num p_min =
        sheet.given("p_min", "psf", in.min_pressure_psf, unconfirmed(at(Edition::minimum)));
    const Num z_c = sheet.given("z_c", "ft", in.centroid_ft, at(Edition::other_structures));
    const Profile<Num> q = profile<Edition>(site_wind(in), z_c, K_d, {"K_z", "q_z"}, sheet);

    const Num C_f0 = in.plan == TowerPlan::square
                         ? sheet.eq("C_f0", "", 4.0 * pow(e, 2) - 5.9 * e + 4.0, figure)
                         : sheet.eq("C_f0", "", 3.4 * pow(e, 2) - 4.7 * e + 3.4, figure);
    const Num R = in.members == TowerMembers::round
                      ? sheet.eq("R_round", "", min(0.51 * pow(e, 2) + 0.57, 1), figure)
                      : sheet.given("R_round", "", 1, figure);
    const Num R_d = in.wind == TowerWind::diagonal
                        ? sheet.eq("R_diag", "", min(1 + 0.75 * e, 1.2), figure)
                        : sheet.given("R_diag", "", 1, figure);
    const Num C_f = sheet.eq("C_f", "", C_f0 * R * R_d, figure);
    const Num A_f = sheet.eq("A_f", "ft²", e * A_g, figure);
    const Num F_w =
        sheet.eq("F_w", "lbf", Edition::force(q.q, K_d, G, C_f, A_f), at(Edition::pole_force));
    const FlooredForce<Num> F = floored_force<Edition>(F_w, p_min, A_f, sheet);
    return TrussedTower{plain(q.K), plain(q.q), plain(C_f0), plain(R),       plain(R_d),
                        plain(C_f), plain(A_f), plain(F.F),  in.centroid_ft, F.minimum_governs};
}

#define INSTANTIATE(Edition)                                                         \
    template Outcome<TrussedTower> trussed_tower<Edition>(const TrussedTowerInputs&, \
                                                          Sheet<double>&);           \
    template Outcome<TrussedTower> trussed_tower<Edition>(const TrussedTowerInputs&, Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
