// Basic wind speed at a place from bundled facts: a state-law table where one exists, else a
// screening answer with its allowance. Never interpolated across contours, never a default: where
// the facts do not reach, the answer is none with the reason.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/place_pack.hpp"

namespace apex::site {

/// By Risk Category I, II, III, IV; strength level, 3-s gust.
using SpeedsByRisk = std::array<double, 4>;

struct WindFinding {
    std::optional<SpeedsByRisk> speeds_mph;  ///< none: `why_not` says so
    bool is_screening = false;
    std::string source, method, retrieved_at, why_not;
    std::optional<double> accuracy_mph;
};

/// Screening: the largest of the three nearest points within 60 mi, already rounded up to whole
/// mph, plus 2 mph inland or 5 mph on the steep coast (Risk Category II); other categories by the
/// upper bound of observed ratios, rounded up. None in a special wind region, outside the
/// contiguous states, and where any point within 60 mi may put the place seaward of the hurricane
/// boundary unless one lies within 15 mi.
class ScreeningWind {
  public:
    explicit ScreeningWind(std::string_view csv);  ///< empty text: the build left the facts out
    WindFinding find(Point point, std::string_view state, std::string_view edition) const;

  private:
    struct Fact {
        std::string place;
        Point point;
        std::string_view edition;
        double risk_ii_mph, allowance_mph;
        bool special_region;
    };
    std::vector<Fact> facts_;
};

struct TownCriteria {
    SpeedsByRisk speeds_mph;
    double ground_snow_psf;
    std::optional<double> snow_elevation_ft;
};

/// 780 CMR Table 1604.11 (Massachusetts, state law, ASCE 7-16 based).
class MassachusettsTable {
  public:
    explicit MassachusettsTable(std::string_view csv);
    std::optional<TownCriteria> town(std::string_view name) const;

  private:
    std::vector<std::pair<std::string, TownCriteria>> towns_;
};

}  // namespace apex::site
