#include "site/wind_speed.hpp"

#include <algorithm>
#include <cmath>

#include "base/assertion.hpp"
#include "base/number_text.hpp"
#include "site/csv.hpp"

namespace apex::site {
namespace {

constexpr double reach_mi = 60;  // Beyond, a point says nothing about the place.
// Seaward of the hurricane boundary (Risk Category II above 115 mph) the speed changes quickly: a
// point must be this near.
constexpr double coast_reach_mi = 15;
constexpr double hurricane_boundary_mph = 115;
constexpr double special_reach_mi =
    40;  // A place this near to a known special wind region may lie in it.

// Ratios to Risk Category II: the upper end of what the 351 Massachusetts towns show and of the
// inland return-period relation V_T / V_50 = 0.36 + 0.1 ln(12 T). Derived, and marked so; untested
// on coasts outside Massachusetts.
constexpr SpeedsByRisk ratio_to_risk_ii{0.939, 1.0, 1.087, 1.126};

double number(std::string_view cell) {
    const auto v = parse_number(cell);
    APEX_ASSERT(v.has_value());
    return *v;
}

bool beyond_the_facts(std::string_view state) {
    for (const std::string_view code : {"AK", "HI", "PR", "GU", "VI", "AS", "MP"})
        if (state == code) return true;
    return false;
}

}  // namespace

ScreeningWind::ScreeningWind(std::string_view csv) {
    if (csv.empty()) return;
    for (const CsvRow& row : read_csv(csv))
        facts_.push_back({std::string(row[0]) + ", " + std::string(row[1]),
                          {number(row[2]), number(row[3])},
                          row[4],
                          number(row[5]),
                          number(row[6]),
                          row[7] == "yes"});
}

WindFinding ScreeningWind::find(Point point, std::string_view state,
                                std::string_view edition) const {
    const auto none = [](std::string why) {
        WindFinding finding;
        finding.why_not = std::move(why);
        return finding;
    };
    if (facts_.empty()) return none("this build carries no screening wind facts");
    if (beyond_the_facts(state))
        return none("no bundled wind facts exist for " + std::string(state));

    std::vector<std::pair<double, const Fact*>> near;
    for (const Fact& fact : facts_) {
        const double d = distance_mi(point, fact.point);
        if (fact.special_region && d <= special_reach_mi)
            return none("the place may lie in a special wind region (near " + fact.place +
                        "); a site study or the authority having jurisdiction sets the speed");
        if (fact.edition == edition && d <= reach_mi) near.emplace_back(d, &fact);
    }
    if (near.empty())
        return none("no bundled wind fact of " + std::string(edition) +
                    " lies within 60 mi of the place");
    std::sort(near.begin(), near.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    // With its allowance any point within reach may put the place beyond the boundary, also one
    // that is not among the nearest.
    const bool near_the_coast = std::any_of(near.begin(), near.end(), [](const auto& n) {
        return n.second->risk_ii_mph + n.second->allowance_mph > hurricane_boundary_mph;
    });
    if (near_the_coast && near.front().first > coast_reach_mi)
        return none(
            "the place may lie seaward of the hurricane boundary, where the wind speed changes "
            "quickly, and no bundled fact is within 15 mi");
    near.resize(std::min<std::size_t>(near.size(), 3));

    double greatest = 0, allowance = 0;
    for (const auto& [d, fact] : near) {
        greatest = std::max(greatest, fact->risk_ii_mph);
        allowance = std::max(allowance, fact->allowance_mph);
    }
    WindFinding finding;
    finding.is_screening = true;
    SpeedsByRisk speeds{};
    for (std::size_t i = 0; i < speeds.size(); ++i)
        speeds[i] = std::ceil((greatest + allowance) * ratio_to_risk_ii[i]);
    finding.speeds_mph = speeds;
    finding.accuracy_mph = allowance;
    finding.retrieved_at = "2026-03-25";
    finding.source = "bundled screening facts read from " + std::string(edition) +
                     " Risk Category II contours as republished by a public project; verify with "
                     "the ASCE 7 Hazard Tool";
    finding.method = "largest of the nearest points (";
    for (std::size_t i = 0; i < near.size(); ++i)
        finding.method += (i ? "; " : "") + near[i].second->place + ' ' +
                          print_number(std::round(near[i].first)) + " mi";
    finding.method += "), rounded up, plus " + print_number(allowance) +
                      " mph; Risk Categories I, III and IV derived from II by upper-bound ratios";
    return finding;
}

MassachusettsTable::MassachusettsTable(std::string_view csv) {
    for (const CsvRow& row : read_csv(csv)) {
        TownCriteria town{
            {number(row[4]), number(row[5]), number(row[6]), number(row[7])}, number(row[1]), {}};
        if (!row[2].empty()) town.snow_elevation_ft = number(row[2]);
        towns_.emplace_back(fold_name(row[0]), town);
    }
    std::sort(towns_.begin(), towns_.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::optional<TownCriteria> MassachusettsTable::town(std::string_view name) const {
    const std::string folded = fold_name(name);
    const auto found =
        std::lower_bound(towns_.begin(), towns_.end(), folded,
                         [](const auto& t, const std::string& n) { return t.first < n; });
    if (found == towns_.end() || found->first != folded) return std::nullopt;
    return found->second;
}

}  // namespace apex::site
