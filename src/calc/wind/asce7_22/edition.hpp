// ASCE 7-22, chapters 26 and 29: its constants and the two equations in which editions differ.
// Not here: what all editions share (the checks one folder up). K_d stands in the force, not in q.
#pragma once
#include <array>

#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind::asce7_22 {

struct Edition {
    static constexpr const char* name = "ASCE 7-22";
    static constexpr Clause clause(const char* ref) { return {name, ref}; }

    static constexpr const char* gust = "26.11";
    static constexpr const char* gust_of_structure = "26.11.1";
    static constexpr const char* frequency = "26.11.2";
    static constexpr const char* rigid_gust = "26.11.4";
    static constexpr const char* flexible_gust = "26.11.5";
    static constexpr const char* pressure_height = "26.10.1";
    static constexpr const char* solid_signs = "29.3.1";
    static constexpr const char* attached_signs = "29.3.2";
    static constexpr const char* other_structures = "29.4";
    static constexpr const char* rooftop = "29.4.1";
    static constexpr const char* rooftop_force = "29.4-2";
    static constexpr const char* rooftop_uplift = "29.4-3";
    static constexpr const char* minimum = "29.7";
    static constexpr const char* open_sign_figure = "Figure 29.4-2";
    static constexpr const char* tower_figure = "Figure 29.4-3";
    static constexpr const char* wall_figure = "Figure 30.3-1";
    static constexpr const char* terrain_table = "Table 26.11-1";
    static constexpr const char* K_z_table_name = "Table 26.10-1";
    static constexpr const char* pressure_equation = "26.10-1";
    static constexpr const char* directionality_table = "Table 26.6-1";
    static constexpr const char* sign_figure = "Figure 29.3-1";
    static constexpr const char* sign_force = "29.3-1";
    static constexpr const char* pole_figure = "Figure 29.4-1";
    static constexpr const char* pole_force = "29.4-1";

    static constexpr std::array K_z_rows{"Table 26.10-1, exposure B, linear in z",
                                         "Table 26.10-1, exposure C, linear in z",
                                         "Table 26.10-1, exposure D, linear in z"};
    static constexpr bool has_elevation_factor = true;
    /// Whether the floor of 0.70 on K_h in exposure B reaches components and cladding (chapter 30):
    /// the footnote names chapter 28 alone.
    static constexpr bool K_h_floor_of_cladding = false;

    static constexpr double K_z_factor = 2.41;
    static constexpr std::array<Terrain, 3> terrains{{{7.5, 3280}, {9.8, 2460}, {11.5, 1935}}};
    /// Rows B 15, 20 and 25 ft come from the formula; at 30 ft the table prints 0.70 where the
    /// formula gives 0.689.
    static constexpr KzTable K_z_table{{{0.57, 0.62, 0.66, 0.70, 0.74, 0.79, 0.83, 0.86, 0.90, 0.92,
                                         0.95, 1.00, 1.04, 1.08, 1.11, 1.14},
                                        {0.85, 0.90, 0.94, 0.98, 1.04, 1.09, 1.13, 1.17, 1.21, 1.24,
                                         1.26, 1.31, 1.34, 1.39, 1.41, 1.44},
                                        {1.03, 1.08, 1.12, 1.16, 1.22, 1.27, 1.31, 1.34, 1.38, 1.40,
                                         1.43, 1.48, 1.52, 1.55, 1.58, 1.61}}};

    /// Chimneys and similar structures of Table 26.6-1, in the order of PoleShape. To be confirmed.
    static constexpr std::array<double, 8> K_d_pole{0.90, 0.90, 0.95, 1.0, 1.0, 1.0, 1.0, 0.85};
    static constexpr double K_d_sign = 0.85;  ///< solid freestanding signs, Table 26.6-1
    static constexpr bool K_d_stands_in_q = false;

    /// Equation 26.10-1 without K_d.
    template <class Num>
    static Num velocity_pressure(const Num& K_z, const Num& K_zt, const Num&, const Num& K_e,
                                 const Num& V) {
        return 0.00256 * K_z * K_zt * K_e * pow(V, 2);
    }
    /// Equations 29.3-1 and 29.4-1, K_d in the force.
    template <class Num>
    static Num force(const Num& q, const Num& K_d, const Num& G, const Num& C_f, const Num& A) {
        return q * K_d * G * C_f * A;
    }
};

}  // namespace apex::wind::asce7_22
