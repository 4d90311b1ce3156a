// Requests of the pure calls that no document describes: a footing from its loads, concrete, a
// price. Each with the function that answers it. Not here: designs and wind
// (calc/design/sign_design.hpp), single checks (check_registry.hpp).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calc/design/sign_design.hpp"
#include "wire/codec.hpp"

namespace apex::wire {

/// `POST direct_burial/footing/solve`. Loads are at grade, allowable-stress level.
struct FootingRequest {
    design::SoilEdition edition = design::SoilEdition::ibc2024;
    double lateral_force_lbf = 0;  ///< P
    double height_ft = 0;          ///< h: of P above grade
    double axial_lbf = 0;          ///< dead load
    double torsion_lbf_ft = 0;
    design::FootingShape shape = design::FootingShape::round;
    double diameter_ft = 0;  ///< or the side of a square
    design::Soil soil;
    std::optional<double> frost_depth_in;
    design::Options options;  ///< those of the footing apply
};

struct FootingSolution {
    std::string shape;
    double diameter_ft, required_depth_ft, depth_ft;
    std::optional<double> other_reading_depth_ft;
    double lateral_pressure_psf, concrete_yd3, excavation_yd3;
    int iterations;
    double residual_ft;
};

/// One footing of a sweep: solved, or why it cannot be.
struct SweptFooting {
    double diameter_ft;
    std::optional<FootingSolution> footing;
    bool passes;
    std::optional<std::string> refused;
};
struct FootingSweep {
    std::vector<SweptFooting> footings;
};

/// Refusals point into the request.
Outcome<design::Answer<FootingSolution>> solve_footing(const FootingRequest& request,
                                                       design::Derivation derivation);
/// The same at the diameters augers come in (1.5 to 8 ft by half feet), side by side. `diameter_ft`
/// of the request is left aside.
Outcome<design::Answer<FootingSweep>> sweep_diameters(const FootingRequest& request);

/// `POST concrete/yards`.
struct ConcreteRequest {
    design::FootingShape shape = design::FootingShape::round;
    double diameter_ft = 0;  ///< or the side of a square
    double depth_ft = 0;
    int count = 1;
};
struct ConcreteYards {
    double concrete_yd3, excavation_yd3;
};
Outcome<design::Answer<ConcreteYards>> concrete_yards(const ConcreteRequest& request,
                                                      design::Derivation derivation);

/// `POST pricing/estimate`. Without a date the newest price book holds.
struct PriceRequest {
    pricing::Quantities quantities;
    std::string date;
};
Outcome<pricing::Price> estimate(const PriceRequest& request);
/// SHA-256 of the bundled price books: what an estimate reads.
std::vector<std::string> price_book_packs();

extern template const Type& type_of<FootingRequest>();
extern template const Type& type_of<FootingSolution>();
extern template const Type& type_of<FootingSweep>();
extern template const Type& type_of<ConcreteRequest>();
extern template const Type& type_of<ConcreteYards>();
extern template const Type& type_of<PriceRequest>();

}  // namespace apex::wire
