// Words and results that the steel checks of hollow and of open sections share. Inside wire only.
#pragma once
#include "calc/steel/compression.hpp"
#include "calc/steel/flexure.hpp"
#include "calc/steel/interaction.hpp"
#include "calc/steel/shear.hpp"
#include "calc/steel/torsion.hpp"
#include "calc/steel/wide_flange_flexure.hpp"
#include "wire/describe.hpp"

namespace apex::steel {
BOOST_DESCRIBE_STRUCT(Flexure, (),
                      (M_n_kipft, M_c_kipft, compactness, limit, M_p_kipft, F_cr_ksi, b_e_in,
                       I_eff_in4, S_e_in3, L_p_ft, L_r_ft))
BOOST_DESCRIBE_STRUCT(Compression, (),
                      (P_n_kip, P_c_kip, F_n_ksi, A_e_in2, slenderness, slender_wall, elastic))
BOOST_DESCRIBE_STRUCT(Shear, (), (V_n_kip, V_c_kip, F_cr_ksi, limit))
}  // namespace apex::steel

namespace apex::wire {
using namespace steel;

template <>
inline constexpr auto words<Method> = std::array{"lrfd"sv, "asd"sv};
template <>
inline constexpr auto words<Compactness> = std::array{"compact"sv, "noncompact"sv, "slender"sv};
template <>
inline constexpr auto words<FlexureLimit> =
    std::array{"yielding"sv, "local_buckling"sv, "flange_local_buckling"sv, "web_local_buckling"sv,
               "lateral_torsional_buckling"sv};
template <>
inline constexpr auto words<ShearLimit> = std::array{"yielding"sv, "buckling"sv};
template <>
inline constexpr auto words<TorsionLimit> =
    std::array{"yielding"sv, "inelastic_buckling"sv, "elastic_buckling"sv};
template <>
inline constexpr auto words<steel::RoundTorsionConstant> = std::array{"two_s"sv, "mean_diameter"sv};
template <>
inline constexpr auto words<InteractionEquation> =
    std::array{"H1-1a"sv, "H1-1b"sv, "H3-6"sv, "H3-7"sv, "H3-8"sv, "H3-9"sv};

constexpr Field method =
    field("method").defaulted().says("lrfd: phi times nominal; asd: nominal over Omega");
constexpr Field K = field("K").defaulted().says("Effective length factor");
constexpr Field L = field("L_ft").says("Length of the member; 0 is a stub");

template <>
inline constexpr auto words<Make> = std::array{"rolled"sv, "built_up"sv};

}  // namespace apex::wire
