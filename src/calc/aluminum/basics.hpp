// What every aluminium check shares: the standard, the method with its factors, refusals, and the
// step from nominal to available.
#pragma once
#include <initializer_list>
#include <limits>
#include <optional>

#include "base/outcome.hpp"
#include "trace/trace.hpp"

namespace apex::aluminum {

/// Confirmed numerically (buckling constants); everything else is cited with `adm_unconfirmed`.
constexpr Clause adm(const char* ref) { return {"ADM 2020", ref}; }
constexpr Clause adm_unconfirmed(const char* ref) { return unconfirmed(adm(ref)); }

enum class Method : unsigned char { lrfd, asd };

inline constexpr double E_ksi = 10100;  ///< modulus of elasticity of members

struct Quantity {
    const char* field;  ///< JSON pointer into the inputs
    double value;
};
inline bool is_positive(double v) { return v > 0 && v < std::numeric_limits<double>::infinity(); }
inline bool is_magnitude(double v) { return v >= 0 && v < std::numeric_limits<double>::infinity(); }

inline std::optional<Rejection> all_positive(std::initializer_list<Quantity> quantities,
                                             Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!is_positive(value)) return Rejection{field, "must be a positive number", clause};
    return std::nullopt;
}
inline std::optional<Rejection> all_magnitudes(std::initializer_list<Quantity> quantities,
                                               Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!is_magnitude(value))
            return Rejection{field, "must be zero or a positive number", clause};
    return std::nullopt;
}

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

inline double square(double v) { return v * v; }
inline Term square(const Term& v) { return {v.value * v.value, v, power, Term(2)}; }

}  // namespace apex::aluminum
