// What the calls take and give that are no part of a design document. Limits and words:
// requests_wire.cpp.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calc/design/design_document.hpp"
#include "wire/codec.hpp"

namespace apex::signage {

/// `direct_burial/footing/solve`. Forces are allowable-stress level, at grade.
struct FootingRequest {
    design::SoilEdition edition = design::SoilEdition::ibc2024;
    double lateral_force_lbf = 0;          ///< P of equation 18-1
    double height_ft = 0;                  ///< h: grade to P
    std::optional<double> dead_load_lbf;   ///< absent: bearing is not run
    std::optional<double> torsion_lbf_ft;  ///< absent: torsion is not run
    std::optional<double> frost_depth_in;  ///< absent: frost is not run
    design::Foundation foundation;
    design::Options options;
};

struct FootingSolution {
    std::string shape;
    double diameter_ft = 0, equation_depth_ft = 0, required_depth_ft = 0, depth_ft = 0;
    std::optional<double> other_reading_depth_ft;
    double width_in_equation_ft = 0, lateral_pressure_psf = 0, isolated_pole_factor = 1;
    double concrete_yd3 = 0, excavation_yd3 = 0;
    int iterations = 0;
    double residual_ft = 0;
};

/// One diameter of `?sweep=diameter`.
struct FootingOption {
    double diameter_ft = 0;
    bool passes = false;
    std::optional<FootingSolution> solution;
    std::optional<std::string> reason;  ///< why there is none, or which check fails
};
struct FootingSweep {
    std::vector<FootingOption> options;
};

/// `concrete/yards`.
struct ConcreteRequest {
    design::FootingShape shape = design::FootingShape::round;
    double diameter_ft = 0, depth_ft = 0;
    int count = 1;
};
struct ConcreteResult {
    double concrete_yd3 = 0;    ///< of all of them, gross
    double excavation_yd3 = 0;  ///< loose spoil of all of them
    int count = 1;
};

struct EditionList {
    std::vector<std::string> wind, steel, concrete, soil;
};
struct PackEntry {
    std::string name, version, sha256;
};
struct EditionsResult {
    EditionList editions;
    design::Codes defaults;
    std::string engine_version;
    std::vector<PackEntry> data_packs;
};

struct CheckEntry {
    std::string id, title, clause;
    wire::RawJson input_schema, output_schema;
};
struct ChecksResult {
    std::vector<CheckEntry> checks;
};

}  // namespace apex::signage
