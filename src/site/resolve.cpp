#include "site/resolve.hpp"

#include <algorithm>

#include "base/assertion.hpp"
#include "base/embedded.hpp"
#include "base/number_text.hpp"
#include "site/address.hpp"
#include "site/csv.hpp"

namespace apex::embedded {
std::span<const File> site_pack();
std::string_view site_pack_sha256();
}  // namespace apex::embedded

namespace apex::site {
namespace {

/// A ZIP point farther from the coordinates than this does not name them.
constexpr double farthest_zip_mi = 25;

constexpr const char* hazard_tool =
    "the ASCE 7 Hazard Tool (ascehazardtool.org) or the authority having jurisdiction";

std::string_view file(std::string_view path) {
    for (const auto& f : embedded::site_pack())
        if (f.path == path) return f.content;
    return {};
}

std::string_view name(WindMap edition) {
    switch (edition) {
        case WindMap::asce7_10:
            return "ASCE 7-10";
        case WindMap::asce7_16:
            return "ASCE 7-16";
        case WindMap::asce7_22:
            return "ASCE 7-22";
    }
    APEX_ASSERT(false);
    return "";
}

std::string five_digits(unsigned zip) {
    std::string text = std::to_string(zip);
    return std::string(5 - text.size(), '0') + text;
}

std::optional<std::string> known(std::string_view name) {
    if (name.empty()) return std::nullopt;
    return std::string(name);
}

SitePlace to_place(const PlaceRow& row, const char* grade) {
    SitePlace place;
    place.city = known(row.city);
    place.state = known(row.state);
    if (row.zip != 0) place.zip = five_digits(row.zip);
    place.county = known(row.county);
    place.lat = row.point.lat;
    place.lon = row.point.lon;
    place.grade = grade;
    if (row.outside_county) {
        place.grade = "border";
        place.notes.emplace_back(
            "the point of this ZIP code lies outside its county; check the place");
    }
    if (row.sources_disagree) {
        place.grade = "low";
        place.notes.emplace_back(
            "two sources put this ZIP code more than 15 mi apart; check the place");
    }
    return place;
}

/// What of the place itself is unknown, and where it is found.
void ask_for_the_rest(const SitePlace& place, std::vector<MustEnter>& must_enter) {
    const char* post_office = "the site's postal address (usps.com, ZIP code lookup)";
    if (!place.city)
        must_enter.push_back({"/place/city", "no ZIP point lies within 25 mi", post_office});
    if (!place.zip)
        must_enter.push_back({"/place/zip",
                              place.city ? "a city does not tell the ZIP code of the site"
                                         : "no ZIP point lies within 25 mi",
                              post_office});
    if (!place.county)
        must_enter.push_back(
            {"/place/county", "no source names the county", "the authority having jurisdiction"});
}

Outcome<unsigned> zip_number(const std::string& text) {
    const bool digits = text.size() >= 5 && std::all_of(text.begin(), text.begin() + 5, [](char c) {
                            return c >= '0' && c <= '9';
                        });
    const bool plus_four = text.size() == 10 && text[5] == '-';
    if (!digits || (text.size() != 5 && !plus_four))
        return Rejection{"/zip", "must be five digits, with or without '-1234'", {}};
    return static_cast<unsigned>(std::stoul(text.substr(0, 5)));
}

}  // namespace

SiteData::SiteData()
    : places_(file("places.bin")),
      counties_(file("counties.bin")),
      screening_(file("screening_wind.csv")),
      massachusetts_(file("ma_780cmr_table_1604_11.csv")) {
    for (const CsvRow& row : read_csv(file("frost.csv"))) {
        const auto depth = parse_number(row[3]);
        APEX_ASSERT(depth.has_value());
        frost_.push_back({fold_name(row[0]), row[1], row[4], *depth});
    }
}

std::string SiteData::pack_sha256() { return std::string(embedded::site_pack_sha256()); }

/// State and county are those whose polygon holds the point; abroad and at sea there is no place.
/// City and ZIP code are those of the nearest ZIP point of the state, if one is near enough.
Outcome<std::optional<SitePlace>> SiteData::locate_point(const SiteQuery& query) const {
    if (!query.lat || !query.lon)
        return Rejection{query.lat ? "/lon" : "/lat", "latitude and longitude belong together", {}};
    if (!(*query.lat >= -15 && *query.lat <= 72))
        return Rejection{"/lat", "lies outside the United States", {}};
    if (!((*query.lon >= -180 && *query.lon <= -64) || (*query.lon >= 144 && *query.lon <= 180)))
        return Rejection{
            "/lon", "lies outside the United States (west longitudes are negative)", {}};
    const Point point{*query.lat, *query.lon};
    const auto county = counties_.at(point);
    if (!county) return std::optional<SitePlace>{};
    SitePlace place;
    place.state = county->state;
    place.county = county->name;
    place.lat = point.lat;
    place.lon = point.lon;
    place.grade = "entered";
    const auto row = places_.nearest(point, county->state);
    const double away_mi = row ? distance_mi(point, row->point) : farthest_zip_mi;
    if (away_mi < farthest_zip_mi) {
        place.city = row->city;
        place.zip = five_digits(row->zip);
        place.notes.push_back(
            "city and ZIP code are those of the nearest ZIP point, " +
            print_number(static_cast<double>(static_cast<int>(away_mi * 10)) / 10) + " mi away");
    }
    return std::optional(place);
}

Outcome<std::optional<SitePlace>> SiteData::locate(const SiteQuery& query) const {
    const int ways = int(query.address.has_value()) + int(query.zip.has_value()) +
                     int(query.lat.has_value() || query.lon.has_value());
    if (ways != 1) return Rejection{"", "give exactly one of address, zip, or lat with lon", {}};

    if (query.lat || query.lon) return locate_point(query);
    if (query.zip) {
        const auto number = zip_number(*query.zip);
        if (const auto* no = refused(number)) return *no;
        if (const auto row = places_.zip(value(number)))
            return std::optional(to_place(*row, "zip"));
        return std::optional<SitePlace>{};
    }

    const auto address = read_address(*query.address);
    if (const auto* no = refused(address)) return *no;
    const AddressPlace& read = value(address);
    if (read.zip) {
        if (const auto row = places_.zip(*read.zip)) {
            if (read.state && row->state != *read.state)
                return Rejection{"/address",
                                 "ZIP code " + five_digits(*read.zip) + " lies in " +
                                     std::string(row->state) + ", the address says " + *read.state,
                                 {}};
            return std::optional(to_place(*row, "zip"));
        }
    }
    if (read.state)
        for (const std::string& city : read.city_candidates)
            if (const auto row = places_.city(*read.state, city)) {
                SitePlace place = to_place(*row, "city");
                if (read.zip)
                    place.notes.push_back("ZIP code " + five_digits(*read.zip) +
                                          " is unknown here; the point is the city's");
                return std::optional(place);
            }
    return std::optional<SitePlace>{};
}

std::optional<TownCriteria> SiteData::massachusetts_town(const SiteQuery& query,
                                                         const SitePlace& place) const {
    if (place.state != "MA" || !place.city || query.edition != WindMap::asce7_16 ||
        place.grade == "entered")
        return std::nullopt;
    return massachusetts_.town(*place.city);
}

void SiteData::add_wind(const SiteQuery& query, const SitePlace& place, SiteAnswer& answer) const {
    SiteWind& wind = answer.result.wind;
    WindFinding found;
    if (const auto town = massachusetts_town(query, place)) {
        found.speeds_mph = town->speeds_mph;
        found.source = "780 CMR (10th edition) Table 1604.11, town of " + *place.city +
                       "; state law, based on ASCE 7-16";
        found.method = "given by the table";
        found.retrieved_at = "2026-03-25";
        found.accuracy_mph = 0;
    } else {
        found =
            screening_.find({place.lat, place.lon}, place.state.value_or(""), name(query.edition));
    }
    wind.is_screening = found.is_screening;
    if (!found.speeds_mph) {
        answer.result.must_enter.push_back({"/site/wind_speed_mph", found.why_not, hazard_tool});
        return;
    }
    const SpeedsByRisk& v = *found.speeds_mph;
    wind.wind_speed_mph = {v[0], v[1], v[2], v[3]};
    wind.source = found.source;
    wind.method = found.method;
    wind.retrieved_at = found.retrieved_at;
    wind.accuracy_mph = found.accuracy_mph;
    wind.selected_mph = v[static_cast<std::size_t>(query.risk_category)];
    if (found.is_screening)
        answer.warnings.emplace_back(
            "the wind speed is a screening value with an allowance, not a permit-grade one: read "
            "it from the ASCE 7 Hazard Tool "
            "before the design is used");
}

void SiteData::add_snow_and_frost(const SiteQuery& query, const SitePlace& place,
                                  SiteResult& result) const {
    if (const auto town = massachusetts_town(query, place)) {
        result.snow.value = town->ground_snow_psf;
        result.snow.source = "780 CMR (10th edition) Table 1604.11";
        result.snow.edition = "ASCE 7-16";
        if (town->snow_elevation_ft)
            result.snow.note = "the table adds snow above elevation " +
                               print_number(*town->snow_elevation_ft) + " ft";
    }
    if (!result.snow.value)
        result.must_enter.push_back(
            {"/site/ground_snow_psf", "no bundled ground snow load covers the place", hazard_tool});
    for (const Frost& f : frost_)
        if (f.state == place.state &&
            (f.place == fold_name(place.city.value_or("")) ||
             f.place == fold_name(place.county.value_or("") + " County"))) {
            result.frost.value = f.depth_in;
            result.frost.source = std::string(f.source);
            result.frost.note = "a suggestion from the jurisdiction's own page; confirm it";
            result.frost.is_screening = true;
        }
    if (!result.frost.value)
        result.must_enter.push_back({"/site/frost_depth_in",
                                     "no bundled frost depth covers the place",
                                     "the local building department"});
}

Outcome<SiteAnswer> SiteData::resolve(const SiteQuery& query) const {
    const auto located = locate(query);
    if (const auto* no = refused(located)) return *no;

    SiteAnswer answer;
    SiteResult& result = answer.result;
    result.place = value(located);
    result.wind.edition = name(query.edition);
    result.snow.unit = "psf";
    result.frost.unit = "in";
    result.elevation.unit = "ft";
    result.elevation.note = "not known offline; K_e = 1.0 is always allowed (ASCE 7 26.9)";
    result.exposure_hints = {
        "Exposure C unless the upwind terrain shows B or D in the sector (ASCE 7 26.7); an "
        "engineer decides"};
    if (!result.place) {
        const char* reason = query.lat ? "the point lies in no county of the United States, whose "
                                         "shores are drawn to 0.3 mi; on a shore give the address"
                                       : "the place was not found offline";
        result.must_enter.push_back({"/site/wind_speed_mph", reason, hazard_tool});
        result.must_enter.push_back({"/site/ground_snow_psf", reason, hazard_tool});
        result.must_enter.push_back(
            {"/site/frost_depth_in", reason, "the local building department"});
        return answer;
    }
    ask_for_the_rest(*result.place, result.must_enter);
    add_wind(query, *result.place, answer);
    add_snow_and_frost(query, *result.place, result);
    for (const std::string& note : result.place->notes) answer.warnings.push_back(note);
    return answer;
}

}  // namespace apex::site
