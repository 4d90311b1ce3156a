// The best design of a document over sections, grades and footing diameters: exact, deterministic,
// with the front of what cannot be bettered in one thing without another, and with why each smaller
// neighbour does not do. Not here: one design as it stands (sign_design.hpp).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calc/design/sign_design.hpp"

namespace apex::design {

/// What is to be least: price, weight of steel, depth of the footing, embodied carbon. Ties go by
/// price, then by weight of steel, then by designation, then to the smaller diameter.
enum class LeastOf : unsigned char { cost, weight, depth, carbon };

/// What the search ranges over. An empty list means: of the document.
struct SearchSpace {
    std::vector<double> diameters_ft;  ///< empty: those of augers, and the document's own
    std::vector<Family> families;      ///< empty: support.family
    std::vector<std::string> grades;   ///< empty: support.grade
};

/// Embodied carbon has no bundled factors: they are a user's, with where they were read.
struct CarbonFactors {
    double steel_kg_per_lb = 0, concrete_kg_per_yd3 = 0;
    std::string source;
};

/// A document, whose pole and diameter are searched for, whatever it names.
struct OptimumRequest {
    DesignDocument design;
    LeastOf least = LeastOf::cost;
    SearchSpace space;
    std::optional<CarbonFactors> carbon;
};

/// One passing design of the space.
struct FoundDesign {
    std::string designation, grade;
    double diameter_ft, depth_ft, steel_lb;
    long long price_total_cents;
    std::optional<double> carbon_kg;  ///< where factors were given
};

/// One step smaller than the optimum in one thing, and what becomes of it.
struct Neighbour {
    std::string change;  ///< "wall" (of the same outside), "section" or "diameter"
    std::string designation;
    double diameter_ft;
    bool passes;  ///< then it is not better by what is to be least
    std::string governing_check_id, governing_check_title;
    double utilisation;
    std::optional<long long> price_total_cents;  ///< where it passes
};

struct Optimum {
    LeastOf least;
    std::string designation, grade;
    double diameter_ft, depth_ft, steel_lb;
    long long price_total_cents;
    std::optional<double> carbon_kg;
    int sections, diameters;  ///< of the space: every section (of a grade) with every diameter
    std::vector<Neighbour> smaller;
    /// By price, steel and depth: what no other design of the space equals in all three and beats
    /// in one. Cheapest first; of designs alike in all three the first by designation, then
    /// diameter.
    std::vector<FoundDesign> front;
    DesignDocument
        document;  ///< the one that was given, with section, grade and diameter filled in
    DesignResult design;
};

/// Refused like check_design, or at /space/... and /carbon/...; where nothing passes, at
/// /support/designation.
Outcome<Answer<Optimum>> optimize(const OptimumRequest& request, Derivation derivation);

/// The same over the document's own family and grade with every auger.
Outcome<Answer<Optimum>> optimize(const DesignDocument& document, LeastOf least,
                                  Derivation derivation);

/// The same, and only which design it is.
Outcome<FoundDesign> find_optimum(const OptimumRequest& request);
Outcome<FoundDesign> find_optimum(const DesignDocument& document, LeastOf least);

/// 1.5 to 8 ft by half feet.
const std::vector<double>& auger_diameters_ft();

}  // namespace apex::design
