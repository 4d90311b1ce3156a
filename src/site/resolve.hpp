// From what a user types to a place with its design criteria: `POST common/site/resolve`.
// Field names are the wire's. What is unknown is absent, and `must_enter` says what to enter and
// where to look.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "site/county_map.hpp"
#include "site/place_pack.hpp"
#include "site/wind_speed.hpp"

namespace apex::site {

enum class RiskCategory : unsigned char { i, ii, iii, iv };
enum class WindMap : unsigned char { asce7_10, asce7_16, asce7_22 };

/// One of address, zip, or lat with lon.
struct SiteQuery {
    std::optional<std::string> address, zip;
    std::optional<double> lat, lon;
    RiskCategory risk_category = RiskCategory::ii;
    WindMap edition = WindMap::asce7_22;
};

struct SitePlace {
    std::optional<std::string> city, state, zip, county;
    double lat = 0, lon = 0;
    std::string grade;  ///< zip, city, entered, border, low
    std::vector<std::string> notes;
};

struct SpeedByRiskCategory {
    std::optional<double> I, II, III, IV;
};

struct SiteWind {
    std::string edition;
    bool is_screening = false;
    std::optional<std::string> source, method, retrieved_at;
    std::optional<double> accuracy_mph;
    SpeedByRiskCategory wind_speed_mph;
    std::optional<double> selected_mph;  ///< of the asked Risk Category
};

/// A single value with its origin.
struct SiteValue {
    std::optional<double> value;
    std::string unit;
    bool is_screening = false;
    std::optional<std::string> source, edition, note;
};

/// `field` is a pointer into the design document, or "/place/zip", "/place/city" or
/// "/place/county".
struct MustEnter {
    std::string field, reason, where;
};

struct SiteResult {
    std::optional<SitePlace> place;
    SiteWind wind;
    SiteValue snow, frost, elevation;
    std::vector<std::string> exposure_hints;
    bool hurricane_prone_unknown = true;
    std::vector<MustEnter> must_enter;
};

struct SiteAnswer {
    SiteResult result;
    std::vector<std::string> assumptions, warnings;
};

/// The bundled facts, made once by the composition root; reading is const and safe from several
/// threads.
class SiteData {
  public:
    SiteData();
    /// Refuses contradictions and impossible input ("/address", "/zip", "/lat", "/edition"); an
    /// unknown place is an answer.
    Outcome<SiteAnswer> resolve(const SiteQuery& query) const;
    /// SHA-256 over the bundled files; part of the provenance and of `/version`.
    static std::string pack_sha256();

  private:
    struct Frost {
        std::string place;
        std::string_view state, source;
        double depth_in;
    };
    Outcome<std::optional<SitePlace>> locate(const SiteQuery& query) const;
    Outcome<std::optional<SitePlace>> locate_point(const SiteQuery& query) const;
    /// The state-law row of the place's town; coordinates do not prove a town.
    std::optional<TownCriteria> massachusetts_town(const SiteQuery& query,
                                                   const SitePlace& place) const;
    void add_wind(const SiteQuery& query, const SitePlace& place, SiteAnswer& answer) const;
    void add_snow_and_frost(const SiteQuery& query, const SitePlace& place,
                            SiteResult& result) const;

    PlacePack places_;
    CountyMap counties_;
    ScreeningWind screening_;
    MassachusettsTable massachusetts_;
    std::vector<Frost> frost_;
};

}  // namespace apex::site
