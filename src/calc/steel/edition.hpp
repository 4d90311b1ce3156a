// Editions of AISC 360. The equations used here carry the same numbers in both; only the citation
// differs. Also the method (LRFD or ASD) and the factors that turn a nominal strength available.
#pragma once
#include "base/outcome.hpp"

namespace apex::steel {

namespace aisc360_16 {
struct Edition {
    static constexpr const char* name = "AISC 360-16";
    static constexpr const char* critical_stress = "F_cr";  ///< the symbol in E3 and E7
    static constexpr Clause clause(const char* ref) { return {name, ref}; }
};
}  // namespace aisc360_16

namespace aisc360_22 {
struct Edition {
    static constexpr const char* name = "AISC 360-22";
    static constexpr const char* critical_stress = "F_n";  ///< the symbol in E3 and E7
    static constexpr Clause clause(const char* ref) { return {name, ref}; }
};
}  // namespace aisc360_22

/// The checks instantiate themselves for every edition with this.
#define APEX_EACH_STEEL_EDITION(apply) \
    apply(aisc360_16::Edition);        \
    apply(aisc360_22::Edition)

enum class Method : unsigned char { lrfd, asd };

/// Slenderness of the governing element, AISC 360 B4.1.
enum class Compactness : unsigned char { compact, noncompact, slender };

inline constexpr double E_ksi = 29000;       ///< modulus of elasticity
inline constexpr double G_ksi = 11200;       ///< shear modulus of elasticity
inline constexpr double K_cantilever = 2.1;  ///< effective length factor, fixed base (theory 2.0)

}  // namespace apex::steel
