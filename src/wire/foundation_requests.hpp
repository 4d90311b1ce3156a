// `POST spread_footing/solve`, `drilled_shaft/solve`: the smallest foundation that passes, every
// check of it listed in the answer's envelope. Direct burial: requests.hpp. Single checks:
// check_registry.hpp.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calc/design/sign_design.hpp"
#include "calc/shaft/design.hpp"
#include "calc/spread/design.hpp"
#include "wire/codec.hpp"
#include "wire/requests.hpp"

namespace apex::wire {

/// Loads of `footing` are nominal, at grade. Its own `soil` is not read: `soil` is the document's.
struct SpreadRequest {
    design::SoilEdition edition = design::SoilEdition::ibc2024;
    design::WindEdition combinations = design::WindEdition::asce7_22;
    design::Soil soil;
    spread::DesignInputs footing;
};
struct SpreadSolution {
    double length_x_ft, length_y_ft, thickness_in;
    double cover_ft, underside_depth_ft;
    double concrete_yd3, excavation_yd3;
    double q_max_psf, contact_share;
    std::vector<spread::Layer> layers;
    std::vector<spread::SmallerFooting> smaller;
    int sizes_tried;
};
Outcome<design::Answer<SpreadSolution>> solve_spread(const SpreadRequest& request,
                                                     design::Derivation derivation);

/// Clay has an undrained strength, sand a weight.
struct BromsSoil {
    std::optional<double> c_u_psf;
    std::optional<double> gamma_pcf;
    double K_p = 3;
    double safety = 2.5;
};
struct ShaftCage {
    double cover_in = 3;
    double concrete_pcf = 150;
    concrete::Materials materials;
    shaft::CageStock stock;
};
/// The depth by the soil as in `direct_burial/footing/solve`, then the cage.
struct ShaftRequest {
    FootingRequest footing;
    ShaftCage cage;
    double wind_share = 0.6;        ///< of W in the lateral force
    std::vector<double> augers_ft;  ///< at hand; none: any diameter
    std::optional<BromsSoil> broms;
};
struct BromsBeside {
    std::string soil;  ///< "clay", "sand"
    double H_allow_lbf, M_max_lbf_ft;
};
struct ShaftSolution {
    FootingSolution footing;
    int bar, count, tie;
    double tie_spacing_in;
    double bar_length_ft, steel_lb;
    double P_u_lbf, M_u_lbf_ft, at_depth_ft, V_u_lbf, phi_M_n_lbf_ft;
    double develop_in, available_in, lap_in;
    std::vector<shaft::LighterCage> smaller;
    std::optional<BromsBeside> broms;
};
Outcome<design::Answer<ShaftSolution>> solve_shaft(const ShaftRequest& request,
                                                   design::Derivation derivation);

struct SweptShaft {
    double diameter_ft;
    std::optional<ShaftSolution> shaft;
    bool passes;
    std::optional<std::string> refused;
};
struct ShaftSweep {
    std::vector<SweptShaft> shafts;
};
/// The same at the augers of the request, or at those of `sweep_diameters`; its `diameter_ft` is
/// left aside.
Outcome<design::Answer<ShaftSweep>> sweep_shafts(const ShaftRequest& request);

extern template const Type& type_of<SpreadRequest>();
extern template const Type& type_of<SpreadSolution>();
extern template const Type& type_of<ShaftRequest>();
extern template const Type& type_of<ShaftSolution>();
extern template const Type& type_of<ShaftSweep>();

}  // namespace apex::wire
