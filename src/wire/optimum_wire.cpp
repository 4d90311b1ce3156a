#include "wire/optimum_wire.hpp"

#include "wire/describe.hpp"
#include "wire/design_wire.hpp"

namespace apex::design {
BOOST_DESCRIBE_STRUCT(Neighbour, (),
                      (change, designation, diameter_ft, passes, governing_check_id,
                       governing_check_title, utilisation, price_total_cents))
BOOST_DESCRIBE_STRUCT(Optimum, (),
                      (least, designation, diameter_ft, depth_ft, steel_lb, price_total_cents,
                       sections, diameters, smaller, document, design))
}  // namespace apex::design

namespace apex::wire {

template <>
inline constexpr auto words<design::LeastOf> = std::array{"cost"sv, "weight"sv, "depth"sv};
template <>
inline constexpr auto rules<design::Neighbour> =
    fields(field("change").says("What is one step smaller: section or diameter"),
           field("passes").says("It passes, and is no better by what is to be least"),
           field("price_total_cents").null_when_absent().says("Null where it fails"));
template <>
inline constexpr auto rules<design::Optimum> =
    fields(field("sections").says("How many sections the search ranges over"),
           field("diameters").says("How many footing diameters, each with every section"),
           field("smaller").says("The next smaller designs, and why each does not do"),
           field("document").says("The document that was given, with section and diameter"));

APEX_WIRE_TYPE(design::LeastOf)
APEX_WIRE_TYPE(design::Neighbour)
APEX_WIRE_TYPE(design::Optimum)

}  // namespace apex::wire
