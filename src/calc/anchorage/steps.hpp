// What the modes of this folder share: citing the chapter and the step from nominal to design
// strength.
#pragma once
#include <limits>

#include "base/units.hpp"
#include "calc/anchorage/group.hpp"
#include "trace/inputs.hpp"
#include "trace/powers.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

inline constexpr double far = std::numeric_limits<double>::infinity();

constexpr Clause aci(const char* ref) { return {"ACI 318-19", ref}; }
/// From general knowledge of the chapter; awaits confirmation against the printed standard.
constexpr Clause aci_unconfirmed(const char* ref) { return unconfirmed(aci(ref)); }
/// A rule that stands in no clause.
inline constexpr Clause practice = unconfirmed(Clause{"Practice", ""});
inline constexpr Clause geometry{"Geometry", ""}, statics{"Statics", ""};

inline double power_1_5(double v) { return v * sqrt(v); }
inline Term power_1_5(const Term& v) { return {power_1_5(v.value), v, power, Term(1.5)}; }

/// f'c as far as 17.3.1 lets it count, psi.
template <class Num>
Num counted_f_c(const Concrete& concrete, AnchorKind kind, Sheet<Num>& sheet) {
    const double most = kind == AnchorKind::post_installed ? 8000 : 10000;
    const Num f_c = sheet.given("f'c", "psi", concrete.f_c_psi, aci("19.2.1"));
    if (concrete.f_c_psi <= most) return f_c;
    return sheet.eq("f'c", "psi", min(f_c, most), aci_unconfirmed("17.3.1"));
}

inline double phi_concrete(const Concrete& concrete) {
    return concrete.supplementary_reinforcement ? 0.75 : 0.70;
}

/// phi times a tension strength that the concrete governs, less in earthquakes (17.10.5.4).
template <class Num>
Num concrete_tension_design(const char* symbol, const Num& nominal_kip, double phi_value,
                            bool seismic, Clause clause, Sheet<Num>& sheet) {
    const Num phi = sheet.given("phi", "", phi_value, aci("17.5.3"));
    if (seismic)
        return sheet.eq(symbol, "kip", 0.75 * phi * nominal_kip, aci_unconfirmed("17.10.5.4"));
    return sheet.eq(symbol, "kip", phi * nominal_kip, clause);
}

/// Demand over strength; a strength of zero is never enough.
inline double ratio(double demand, double strength) {
    return strength > 0 ? demand / strength : (demand > 0 ? 1e9 : 0);
}

}  // namespace apex::anchorage
