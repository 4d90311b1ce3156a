// Grades of steel: yield strength, the families they are made in, and the design wall they imply
// (AISC 360 B4.2). Not here: what a wall does to the properties of a section (properties.hpp).
#pragma once
#include <span>
#include <string_view>

#include "base/outcome.hpp"
#include "catalog/section.hpp"

namespace apex::catalog {

/// Text lives as long as the program.
struct Grade {
    std::string_view name;      ///< "A500 Gr C"
    double F_y_ksi;             ///< specified minimum yield stress
    double design_wall_factor;  ///< design wall / nominal wall: 0.93, or 1.00 for A1085 and W
    unsigned families;          ///< bit per Family, see fits()
    Standing standing;          ///< of the factor and the strength

    constexpr bool fits(Family family) const {
        return (families >> static_cast<unsigned>(family) & 1U) != 0;
    }
};

/// Every grade, in the order of data/materials/steel.csv.
std::span<const Grade> grades();
/// By name, whatever its case and spaces; null if there is none.
const Grade* find_grade(std::string_view name);
/// What a family is made of unless another grade is named: A500 Gr C for HSS, A53 Gr B for pipe,
/// A992 for W.
const Grade& usual_grade(Family family);

/// The wall to calculate with over the nominal wall, AISC 360 B4.2. `xs_large_pipe_wall` (0.90 or
/// 0.93) is the switch for A53 extra strong pipe of 14 to 26 in, whose published tables use 0.90;
/// it only ever replaces 0.93.
double design_wall_factor(const Section& section, const Grade& grade, double xs_large_pipe_wall);
/// The wall to calculate with: that part of the nominal one.
double design_wall_in(const Section& section, const Grade& grade, double xs_large_pipe_wall);

}  // namespace apex::catalog
