// The wire form of footing::Soil, which the checks of every kind of footing take. Included by the
// files *_checks.cpp only.
#pragma once
#include "calc/footing/soil.hpp"
#include "wire/describe.hpp"

namespace apex::footing {
BOOST_DESCRIBE_STRUCT(Soil, (), (soil_class, lateral_psf_per_ft, vertical_psf, skin_friction_psf))
}  // namespace apex::footing

namespace apex::wire {
template <>
inline constexpr auto rules<footing::Soil> =
    fields(field("soil_class").called("class").says("Row of Table 1806.2"));
}  // namespace apex::wire
