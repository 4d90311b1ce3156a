// What the methods of this folder share: citations, the plate's cantilevers and its thickness in
// bending.
#pragma once
#include "base/units.hpp"
#include "calc/baseplate/plate.hpp"
#include "trace/inputs.hpp"
#include "trace/powers.hpp"
#include "trace/trace.hpp"

namespace apex::baseplate {

constexpr Clause dg1(const char* ref) { return {"AISC DG1", ref}; }
inline constexpr Clause statics{"Statics", ""}, geometry{"Geometry", ""};
inline constexpr Clause practice = unconfirmed(Clause{"Practice", ""});
inline constexpr double E_ksi = 29000;

template <class Num>
struct Cantilevers {
    Num m, n;
};

/// m along the moment, n across it.
template <class Num>
Cantilevers<Num> cantilevers(const Column& column, const Plate& plate, Sheet<Num>& sheet) {
    const Clause at = dg1("4.3.1");
    const Num N = sheet.given("N", "in", plate.N_in, geometry);
    const Num B = sheet.given("B", "in", plate.B_in, geometry);
    const Num d = sheet.given("d", "in", column.d_in, geometry);
    if (column.shape == ColumnShape::round)
        return {sheet.eq("m", "in", (N - 0.80 * d) / 2, at),
                sheet.eq("n", "in", (B - 0.80 * d) / 2, at)};
    const Num b = sheet.given("b", "in", *column.b_in, geometry);
    const double width = column.shape == ColumnShape::w ? 0.80 : 0.95;
    return {sheet.eq("m", "in", (N - 0.95 * d) / 2, at),
            sheet.eq("n", "in", (B - width * b) / 2, at)};
}

/// phi 0.65 of bearing with 0.85 f'c sqrt(A_2/A_1), ksi; ACI 318-19 22.8.3.2.
template <class Num>
Num bearing_strength(const Bearing& bearing, Sheet<Num>& sheet) {
    const Clause at{"ACI 318-19", "22.8.3.2"};
    const Num f_c = sheet.given("f'c", "psi", bearing.f_c_psi, at);
    const Num A = sheet.given("A_2/A_1", "", bearing.A_2_over_A_1, at);
    const Num phi = sheet.given("phi_c", "", 0.65, Clause{"ACI 318-19", "21.2.1"});
    return sheet.eq("f_p,max", "ksi", phi * 0.85 * f_c * min(sqrt(A), 2) / units::psi_per_ksi, at);
}

/// Thickness of a plate that a pressure bends over a cantilever l.
template <class Num>
Num pressed_thickness(const char* symbol, const Num& l, const Num& f_p, const Num& F_y,
                      Sheet<Num>& sheet) {
    return sheet.eq(symbol, "in", l * sqrt(2 * f_p / (0.90 * F_y)), dg1("4.3.1"));
}
/// Thickness of a plate that a force bends over an arm x, b_eff wide.
template <class Num>
Num pulled_thickness(const char* symbol, const Num& T, const Num& x, const Num& b_eff,
                     const Num& F_y, Sheet<Num>& sheet) {
    return sheet.eq(symbol, "in", sqrt(4 * T * x / (0.90 * b_eff * F_y)), dg1("4.3.7"));
}

}  // namespace apex::baseplate
