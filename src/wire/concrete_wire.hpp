// The wire form of what reinforced concrete members share. Included by the files that describe them
// only.
#pragma once
#include "calc/concrete/development.hpp"
#include "calc/spread/stability.hpp"
#include "wire/describe.hpp"

namespace apex::concrete {
BOOST_DESCRIBE_STRUCT(Materials, (), (f_c_psi, f_y_psi))
BOOST_DESCRIBE_STRUCT(DevelopmentInputs, (), (bar, materials, wide, top, excess_steel))
BOOST_DESCRIBE_STRUCT(Development, (), (l_d_in, l_dh_in, l_dc_in, lap_in, lap_comp_in))
}  // namespace apex::concrete

namespace apex::wire {
template <>
inline constexpr auto words<concrete::SizeEffect> = std::array{"counted"sv, "neglected"sv};
template <>
inline constexpr auto words<spread::StabilityRule> =
    std::array{"reduced_dead"sv, "safety_factor"sv};
template <>
inline constexpr auto rules<concrete::Materials> = fields(field("f_c_psi").defaulted(),
                                                          field("f_y_psi").defaulted());
template <>
inline constexpr auto rules<concrete::DevelopmentInputs> = fields(
    field("materials").defaulted(), field("wide").defaulted().says("Clear spacing 2 d_b or ties"),
    field("top").defaulted(), field("excess_steel").defaulted());
}  // namespace apex::wire
