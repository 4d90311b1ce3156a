// Anchors of one group and the concrete around them (ACI 318-19 chapter 17): coordinates, edges,
// strength, how they are anchored. Not here: failure modes, each in its own file.
#pragma once
#include <optional>
#include <vector>

#include "base/outcome.hpp"

namespace apex::anchorage {

/// More anchors than this in one group are refused.
inline constexpr std::size_t anchors_most = 64;

struct Anchor {
    double x_in = 0, y_in = 0;
    double N_ua_kip = 0;  ///< tension positive, compression negative; strength level
};

enum class OutlineShape : unsigned char { rectangle, round };

/// Edges of the concrete seen from above. Of a rectangle an absent edge is far away. A round pier
/// is centred on the origin.
struct Outline {
    OutlineShape shape = OutlineShape::rectangle;
    std::optional<double> x_min_in, x_max_in, y_min_in, y_max_in;
    std::optional<double> diameter_in;
    std::optional<double> h_a_in;  ///< thickness of the member; absent: deep
};

struct Group {
    std::vector<Anchor> anchors;
    Outline outline;
};

struct Concrete {
    double f_c_psi = 0;
    double lambda_a = 1;  ///< 1: normal weight
    bool cracked = true;  ///< switch `cracked_concrete`
    /// Supplementary reinforcement across the breakout raises phi from 0.70 to 0.75; 17.5.3.
    bool supplementary_reinforcement = false;
    /// Concrete tension strengths are multiplied by 0.75; 17.10.5.4.
    bool seismic = false;
};

enum class AnchorKind : unsigned char { headed, hooked, post_installed };

/// Switch `nb_deep_anchor`.
enum class DeepAnchor : unsigned char {
    power_1_5,  ///< 24 h_ef^1.5 at any depth
    power_5_3   ///< 16 h_ef^(5/3) where it is the greater, headed, h_ef 11 to 25 in
};

/// What the product's evaluation report says of a post-installed anchor.
struct Approval {
    double k_c = 0;          ///< for the state of the concrete that is stated
    double phi_tension = 0;  ///< concrete breakout in tension
    double phi_shear = 0;    ///< concrete breakout in shear
    double phi_pryout = 0;   ///< of pryout
    double psi_c = 1;        ///< psi_c,N where the report has one beside k_c
    double c_ac_in = 0;      ///< critical edge distance
    double edge_min_in = 0;  ///< least edge distance
    double spacing_min_in = 0;
    std::optional<double> N_p_kip;      ///< pullout strength; absent where it does not govern
    std::optional<double> phi_pullout;  ///< with N_p
};

struct Embedment {
    AnchorKind kind = AnchorKind::headed;
    double h_ef_in = 0;
    DeepAnchor nb_deep_anchor = DeepAnchor::power_1_5;
    std::optional<Approval> approval{};  ///< of post-installed anchors only
};

struct ShearLoads {
    double V_x_kip = 0, V_y_kip = 0;  ///< at the centroid of the group
    double T_kipin = 0;               ///< about it, counter-clockwise
};

/// Refusals point below `/group`, `/concrete`, `/embedment` and `/shear`, the names that these have
/// in the inputs of every check.
///
/// A group that cannot be: no anchors, two in one place, outside the concrete.
std::optional<Rejection> refuse(const Group& group);
std::optional<Rejection> refuse(const Concrete& concrete);
/// A post-installed anchor without its report, a cast-in one with it.
std::optional<Rejection> refuse(const Embedment& embedment);
/// Not numbers, or torsion on a single anchor.
std::optional<Rejection> refuse(const ShearLoads& loads, const Group& group);

}  // namespace apex::anchorage
