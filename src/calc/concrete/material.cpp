#include "calc/concrete/material.hpp"

namespace apex::concrete {

std::optional<Rejection> materials_refused(const Materials& materials, const char* f_c_field,
                                           const char* f_y_field) {
    if (!(materials.f_c_psi >= 2500 && materials.f_c_psi <= 10000))
        return Rejection{f_c_field, "must be from 2500 to 10000 psi", aci("19.2.1.1, 22.5.3.1")};
    if (!(materials.f_y_psi >= 40000 && materials.f_y_psi <= 80000))
        return Rejection{f_y_field, "must be from 40000 to 80000 psi", aci("20.2.2.4")};
    return std::nullopt;
}

double beta_1(double f_c_psi) {
    return max(0.65, min(0.85, 0.85 - 0.05 * (f_c_psi - 4000) / 1000));
}

double phi_by_strain(double strain, double f_y_psi, Transverse transverse) {
    const double yield = f_y_psi / E_s_psi;
    const double least = transverse == Transverse::spiral ? 0.75 : 0.65;
    return max(least, min(0.90, least + (0.90 - least) * (strain - yield) / 0.003));
}

}  // namespace apex::concrete
