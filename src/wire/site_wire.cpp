#include "wire/site_wire.hpp"

#include "wire/describe.hpp"

namespace apex::site {
BOOST_DESCRIBE_STRUCT(SiteQuery, (), (address, zip, lat, lon, risk_category, edition))
BOOST_DESCRIBE_STRUCT(SitePlace, (), (city, state, zip, county, lat, lon, grade, notes))
BOOST_DESCRIBE_STRUCT(SpeedByRiskCategory, (), (I, II, III, IV))
BOOST_DESCRIBE_STRUCT(SiteWind, (),
                      (edition, is_screening, source, method, retrieved_at, accuracy_mph,
                       wind_speed_mph, selected_mph))
BOOST_DESCRIBE_STRUCT(SiteValue, (), (value, unit, is_screening, source, edition, note))
BOOST_DESCRIBE_STRUCT(MustEnter, (), (field, reason, where))
BOOST_DESCRIBE_STRUCT(SiteResult, (),
                      (place, wind, snow, frost, elevation, exposure_hints, hurricane_prone_unknown,
                       must_enter))
}  // namespace apex::site

namespace apex::wire {

template <>
inline constexpr auto words<site::RiskCategory> = std::array{"I"sv, "II"sv, "III"sv, "IV"sv};
template <>
inline constexpr auto words<site::WindMap> =
    std::array{"ASCE 7-10"sv, "ASCE 7-16"sv, "ASCE 7-22"sv};

template <>
inline constexpr auto rules<site::SiteQuery> =
    fields(field("address").length(3, 300).says("One line: street, city, ST 12345"),
           field("zip").length(5, 10).says("Five digits, with or without '-1234'"),
           field("lat").at_least(-90).at_most(90).says("Degrees north, WGS 84"),
           field("lon").at_least(-180).at_most(180).says("Degrees east, WGS 84; west is negative"),
           field("risk_category").defaulted().says("ASCE 7 Table 1.5-1"),
           field("edition").defaulted().says("Whose wind map"));

template <>
inline constexpr auto rules<site::SitePlace> = fields(field("city").null_when_absent(),
                                                      field("state").null_when_absent(),
                                                      field("zip").null_when_absent(),
                                                      field("county").null_when_absent());
template <>
inline constexpr auto rules<site::SpeedByRiskCategory> = fields(field("I").null_when_absent(),
                                                                field("II").null_when_absent(),
                                                                field("III").null_when_absent(),
                                                                field("IV").null_when_absent());
template <>
inline constexpr auto rules<site::SiteWind> = fields(field("source").null_when_absent(),
                                                     field("method").null_when_absent(),
                                                     field("retrieved_at").null_when_absent(),
                                                     field("accuracy_mph").null_when_absent(),
                                                     field("selected_mph").null_when_absent());
template <>
inline constexpr auto rules<site::SiteValue> = fields(field("value").null_when_absent(),
                                                      field("source").null_when_absent(),
                                                      field("edition").null_when_absent(),
                                                      field("note").null_when_absent());
template <>
inline constexpr auto rules<site::SiteResult> = fields(field("place").null_when_absent());

APEX_WIRE_TYPE(site::RiskCategory)
APEX_WIRE_TYPE(site::WindMap)
APEX_WIRE_TYPE(site::SiteQuery)
APEX_WIRE_TYPE(site::SitePlace)
APEX_WIRE_TYPE(site::SpeedByRiskCategory)
APEX_WIRE_TYPE(site::SiteWind)
APEX_WIRE_TYPE(site::SiteValue)
APEX_WIRE_TYPE(site::MustEnter)
APEX_WIRE_TYPE(site::SiteResult)

}  // namespace apex::wire
