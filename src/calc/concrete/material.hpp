// Concrete and steel of ACI 318-19: limits of their strengths, stress block, strength reduction
// factor by strain, size effect of shear. Not here: lengths in which a bar develops
// (development.hpp).
#pragma once
#include <optional>

#include "trace/trace.hpp"

namespace apex::concrete {

/// Everything of ACI 318-19 stands to be confirmed against the printed standard.
constexpr Clause aci(const char* ref) { return unconfirmed({"ACI 318-19", ref}); }

inline constexpr double E_s_psi = 29e6;           ///< 20.2.2.2
inline constexpr double crushing_strain = 0.003;  ///< 22.2.2.1

struct Materials {
    double f_c_psi = 3000;   ///< f'c, normal-weight concrete (lambda = 1)
    double f_y_psi = 60000;  ///< of the bars
};

/// Refused: f'c outside 2500 to 10000 psi, f_y outside 40 to 80 ksi. Pointers are below `at`.
std::optional<Rejection> materials_refused(const Materials& materials, const char* f_c_field,
                                           const char* f_y_field);

/// Depth of the stress block over that of the compressed zone, 22.2.2.4.3.
double beta_1(double f_c_psi);

enum class Transverse : unsigned char { ties, spiral };

/// phi for bending with axial force by the strain of the outermost tension bar (positive in
/// tension), Table 21.2.2: 0.65 (spiral 0.75) up to yield, 0.90 from yield + 0.003 on.
double phi_by_strain(double strain, double f_y_psi, Transverse transverse);

/// sqrt(f'c), psi; 22.5.3.1 holds it to 100 psi, which the limit of f'c already does.
template <class Num>
Num root_of(const Num& f_c) {
    return sqrt(f_c);
}

/// Switch `size_effect`: 13.2.6.2 permits to neglect lambda_s in shallow foundations.
enum class SizeEffect : unsigned char { counted, neglected };

/// lambda_s = sqrt(2 / (1 + d / 10)), at most 1: 22.5.5.1.3.
template <class Num>
Num size_effect_factor(SizeEffect choice, const Num& d_in, Sheet<Num>& sheet) {
    if (choice == SizeEffect::neglected)
        return sheet.given("lambda_s", "", 1, aci("13.2.6.2: neglected"));
    return sheet.eq("lambda_s", "", min(sqrt(2 / (1 + d_in / 10)), 1), aci("22.5.5.1.3"));
}

}  // namespace apex::concrete
