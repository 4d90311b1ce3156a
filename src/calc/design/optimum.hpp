// The best design of a document over the whole catalogue and every auger: exact, deterministic, and
// with why each smaller neighbour does not do. Not here: one design as it stands (sign_design.hpp).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calc/design/sign_design.hpp"

namespace apex::design {

/// What is to be least. Ties go by price, then by weight of steel, then by the catalogue's order
/// (weight per foot, designation), then to the smaller diameter.
enum class LeastOf : unsigned char { cost, weight, depth };

/// One step smaller than the optimum in one thing, and what becomes of it.
struct Neighbour {
    std::string change;  ///< "section" or "diameter"
    std::string designation;
    double diameter_ft;
    bool passes;  ///< then it is not better by what is to be least
    std::string governing_check_id, governing_check_title;
    double utilisation;
    std::optional<long long> price_total_cents;  ///< where it passes
};

struct Optimum {
    LeastOf least;
    std::string designation;
    double diameter_ft, depth_ft, steel_lb;
    long long price_total_cents;
    int sections, diameters;  ///< of the space: every section with every diameter
    std::vector<Neighbour> smaller;
    DesignDocument document;  ///< the one that was given, with section and diameter filled in
    DesignResult design;
};

/// Searches every section of the document's family (whatever its designation) with every diameter
/// that augers come in and the document's own; its depth is kept where it gives one. Refused like
/// check_design; where nothing passes, at /support/designation.
Outcome<Answer<Optimum>> optimize(const DesignDocument& document, LeastOf least,
                                  Derivation derivation);

/// The same, and only which design it is.
struct FoundDesign {
    std::string designation;
    double diameter_ft, depth_ft, steel_lb;
    long long price_total_cents;
};
Outcome<FoundDesign> find_optimum(const DesignDocument& document, LeastOf least);

/// 1.5 to 8 ft by half feet.
const std::vector<double>& auger_diameters_ft();

}  // namespace apex::design
