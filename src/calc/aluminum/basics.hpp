// What every aluminium check shares: the standard, the method with its factors, and the step
// from nominal to available.
#pragma once
#include "trace/inputs.hpp"
#include "trace/powers.hpp"
#include "trace/trace.hpp"

namespace apex::aluminum {

/// Confirmed numerically (buckling constants); everything else is cited with `adm_unconfirmed`.
constexpr Clause adm(const char* ref) { return {"ADM 2020", ref}; }
constexpr Clause adm_unconfirmed(const char* ref) { return unconfirmed(adm(ref)); }

enum class Method : unsigned char { lrfd, asd };

inline constexpr double E_ksi = 10100;  ///< modulus of elasticity of members

/// Yielding and buckling: 0.90 and 1.65. Rupture: 0.75 and 1.95.
enum class Ends : unsigned char { by_yielding, by_rupture };

/// phi R_n or R_n / Omega, in the unit of `nominal`.
template <class Num>
Num available(const char* symbol, const char* unit, Method method, Ends ends, const Num& nominal,
              Sheet<Num>& sheet) {
    const bool yields = ends == Ends::by_yielding;
    const Clause clause = adm_unconfirmed("B.3.2");
    if (method == Method::lrfd)
        return sheet.eq(
            symbol, unit,
            sheet.given(yields ? "phi_y" : "phi_u", "", yields ? 0.90 : 0.75, clause) * nominal,
            clause);
    return sheet.eq(
        symbol, unit,
        nominal / sheet.given(yields ? "Omega_y" : "Omega_u", "", yields ? 1.65 : 1.95, clause),
        clause);
}

}  // namespace apex::aluminum
