// Wind on a panel of a trussed tower or lattice mast: ASCE 7 29.4 and its figure of coefficients.
// Not here: single-plane frames (open_sign.hpp), appurtenances on the tower.
#pragma once
#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

enum class TowerPlan : unsigned char { square, triangle };
enum class TowerWind : unsigned char { normal, diagonal };  ///< diagonal: square towers only
enum class TowerMembers : unsigned char { flat, round };

struct TrussedTowerInputs {
    double wind_speed_mph = 0;
    Exposure exposure = Exposure::c;
    TowerPlan plan = TowerPlan::square;
    TowerMembers members = TowerMembers::flat;
    TowerWind wind = TowerWind::normal;
    double gross_area_ft2 = 0;  ///< of one face of the panel
    double solidity = 0;        ///< epsilon of that face
    double centroid_ft = 0;     ///< z
    double topographic_factor = 1, elevation_factor = 1;
    double directionality_factor = 0.85;
    double gust_effect_factor = 0.85;
    double min_pressure_psf = 16;
    KzMethod kz_method = KzMethod::formula;
};

/// Strength level; the force is along the wind.
struct TrussedTower {
    double K_z, q_z_psf, C_f0, round_factor, diagonal_factor, C_f, solid_area_ft2, force_lbf,
        resultant_height_ft;
    bool minimum_governs;
};

template <class Edition, class Num>
Outcome<TrussedTower> trussed_tower(const TrussedTowerInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
