#include "wire/compare_wire.hpp"

#include "wire/describe.hpp"
#include "wire/design_wire.hpp"

namespace apex::design {
BOOST_DESCRIBE_STRUCT(VariantResult, (),
                      (passes, governing, designation, steel_lb, footing_depth_ft,
                       footing_diameter_ft, concrete_yd3, base_shear_lbf, base_moment_lbf_ft,
                       price_total_cents, checks, warnings))
BOOST_DESCRIBE_STRUCT(VariantRefusal, (), (field, reason, clause))
BOOST_DESCRIBE_STRUCT(ComparedVariant, (), (value, as_given, result, refused))
BOOST_DESCRIBE_STRUCT(Comparison, (), (by, price_book, currency, variants))
}  // namespace apex::design

namespace apex::wire {

extern template const Type& type_of<design::Governing>();

template <>
inline constexpr auto rules<design::VariantResult> =
    fields(field("designation").says("The pole: as named, or what \"auto\" finds here"),
           field("base_shear_lbf").says("Of wind, case A, strength level"),
           field("base_moment_lbf_ft").says("Of wind about grade, case A, strength level"));
template <>
inline constexpr auto rules<design::ComparedVariant> =
    fields(field("value").says("An edition, or a reading of the switch"),
           field("as_given").says("The document itself has this value"),
           field("result").null_when_absent(),
           field("refused").null_when_absent().says("Why this variant has no result"));
template <>
inline constexpr auto rules<design::Comparison> =
    fields(field("by").says("What the variants differ in"));

APEX_WIRE_TYPE(design::VariantResult)
APEX_WIRE_TYPE(design::VariantRefusal)
APEX_WIRE_TYPE(design::ComparedVariant)
APEX_WIRE_TYPE(design::Comparison)

}  // namespace apex::wire
