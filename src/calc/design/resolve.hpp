// A design document resolved: words become catalogue values, cabinets are in place, every limit is
// checked once. What is resolved is refused no more, but for a clause that a section or a load is
// outside of.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "calc/design/joined_sign.hpp"
#include "calc/design/sign_design.hpp"
#include "calc/footing/direct_embedment.hpp"
#include "calc/loads/dead_load.hpp"
#include "calc/statics/pole_row.hpp"
#include "catalog/grade.hpp"
#include "catalog/section.hpp"

namespace apex::design {

/// All that wind depends on, but for the pole's size.
struct WindBasis {
    WindEdition edition = WindEdition::asce7_22;
    Site site;
    Sign sign;
    Options options;
    CabinetsGeometry geometry{};
    double pole_top_ft = 0;
    std::vector<JoinedSign> joined{};
    statics::PoleRow poles{};
};

/// What one design comes to, short of calculating.
struct Problem {
    DesignDocument document;
    WindBasis wind;
    const catalog::Grade* grade = nullptr;  ///< as named; grade_of() says what a section is made of
    /// What round HSS is of: as named, but under AISC 360-16 a grade of A500 with the lower yield
    /// stress that its older editions gave round tubes (data/materials/SOURCE.md).
    const catalog::Grade* round_grade = nullptr;
    std::vector<const catalog::Section*>
        candidates;  ///< one, or with "auto" all of the family, lightest first
    bool is_auto = false;
    /// A narrower pole is not reached by every cabinet, nor by a chain of them.
    double width_min_in = 0;
    footing::EmbedmentInputs embedment;  ///< all but the force and its height
    loads::DeadLoadInputs dead;          ///< the cabinets; the pole is the section's
    std::vector<std::string> assumptions, warnings;
};

/// Pointers of refusals are into the document ("/sign/cabinets/0/width_ft").
Outcome<Problem> resolve(const DesignDocument& document);

/// Pointers are into a WindRequest, which for what it has are the same.
Outcome<WindBasis> resolve_wind(WindEdition edition, const Site& site, const Sign& sign,
                                const Options& options, std::optional<double> pole_top_ft);
std::vector<std::string> wind_assumptions(const WindBasis& basis);

/// The named grade, or what the family is made of where the named one is not made in it (pipe), or
/// the older one of round HSS.
const catalog::Grade& grade_of(const Problem& problem, const catalog::Section& section);

/// Says, once, that the section is made of another grade than the named one.
void add_replaced_grade(const Problem& problem, const catalog::Section& section,
                        std::vector<std::string>& list);

}  // namespace apex::design
