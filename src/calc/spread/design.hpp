// The smallest footing of a grid of sizes that passes every check of this folder: the least plan,
// then the least thickness. Service and strength cases are formed from D and W by the combinations
// of the edition; no result of one level is scaled into the other. Not here: the checks themselves.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calc/concrete/material.hpp"
#include "calc/footing/soil.hpp"
#include "calc/loads/combinations.hpp"
#include "calc/spread/stability.hpp"
#include "trace/check.hpp"

namespace apex::spread {

/// The sizes that are tried, both ends with them.
struct Grid {
    double length_least_ft = 3, length_step_ft = 0.5, length_greatest_ft = 30;
    double thickness_least_in = 12, thickness_step_in = 3, thickness_greatest_in = 60;
};

/// One column in the middle; wind pushes along x. Loads are nominal, at grade.
struct DesignInputs {
    double dead_axial_lbf = 0;
    double dead_moment_lbf_ft = 0;  ///< of weights off the column's axis
    bool dead_moment_in_plane = false;
    double wind_shear_lbf = 0, wind_moment_lbf_ft = 0;  ///< W, strength level
    double pole_x_in = 0, pole_y_in = 0;                ///< column or pedestal; round: the diameter
    bool round = true;
    double plate_x_in = 0, plate_y_in = 0;  ///< of a steel base plate; 0: none
    footing::Soil soil;
    std::optional<double> friction, cohesion_psf;  ///< of a report, instead of the class
    double displaced_soil_pcf = 0;                 ///< 0: gross pressure
    std::optional<double> frost_depth_in;          ///< lowers the footing where it must
    double cover_ft = 0;                           ///< soil on the footing, at least
    double concrete_pcf = 150, soil_pcf = 100;
    concrete::Materials materials;
    double bar_cover_in = 3;
    std::vector<int> bars = {4, 5, 6, 7, 8, 9, 10, 11};  ///< numbers in stock
    StabilityRule rule = StabilityRule::reduced_dead;
    concrete::SizeEffect size_effect = concrete::SizeEffect::counted;
    double ratio = 1;  ///< length across the wind over length along it
    Grid grid;
};

/// What an edition of ASCE 7 combines.
struct CombinationRules {
    loads::Combinations<loads::Strength> strength;
    loads::Combinations<loads::Service> service;
};

struct Layer {
    std::string layer;  ///< "bottom, along x"
    int bar, count;
    double A_s_in2, spacing_in;
    bool hooked;
};

struct Size {
    double length_x_ft, length_y_ft, thickness_in;
};

/// One size with its checks, up to and with the first that fails.
struct SizedFooting {
    Size size;
    double cover_ft, underside_depth_ft;
    double concrete_yd3, excavation_yd3;
    double q_max_psf, contact_share;  ///< of the service case that governs bearing
    std::vector<Layer> layers;
    std::vector<Check> checks;
    bool passes;
    std::string reason;  ///< of a check that could not even be computed; else empty
};
template <class Edition, class Num>
Outcome<SizedFooting> footing_of_size(const DesignInputs& in, const CombinationRules& rules,
                                      const Size& size, Sheet<Num>& sheet);

/// The next smaller size, and the first check that it fails.
struct SmallerFooting {
    Size size;
    std::string check;
    double utilisation;
    std::string reason;
};
struct DesignedFooting {
    SizedFooting footing;
    std::vector<SmallerFooting> smaller;  ///< a step less long; a step thinner
    int sizes_tried;
};
/// Refused at /grid/length_greatest_ft where no size passes, with what the greatest fails.
template <class Edition, class Num>
Outcome<DesignedFooting> smallest_footing(const DesignInputs& in, const CombinationRules& rules,
                                          Sheet<Num>& sheet);

}  // namespace apex::spread
