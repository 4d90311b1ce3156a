// The design document `apex.design/1` as plain values: what a user asks for. Limits, words and JSON
// live in wire/. Not here: what comes out (sign_design.hpp) and how it is computed.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace apex::design {

enum class WindEdition : unsigned char {
    asce7_10,
    asce7_16,
    asce7_22
};  // "ASCE 7-10", "ASCE 7-16", "ASCE 7-22"
enum class SteelEdition : unsigned char { aisc360_16, aisc360_22 };  // "AISC 360-16", "AISC 360-22"
enum class ConcreteEdition : unsigned char { aci318_14, aci318_19 };  // "ACI 318-14", "ACI 318-19"
enum class SoilEdition : unsigned char {
    ibc2018,
    ibc2021,
    ibc2024
};                                                           // "IBC 2018", "IBC 2021", "IBC 2024"
enum class RiskCategory : unsigned char { i, ii, iii, iv };  // "I" .. "IV"
enum class ExposureCategory : unsigned char { b, c, d };     // "B" .. "D"

struct Codes {
    WindEdition wind = WindEdition::asce7_22;
    SteelEdition steel = SteelEdition::aisc360_22;
    ConcreteEdition concrete = ConcreteEdition::aci318_19;
    SoilEdition soil = SoilEdition::ibc2024;
};

enum class HillShape : unsigned char { ridge, escarpment, hill };

/// An isolated hill, ridge or escarpment (ASCE 7 26.8). `distance_ft` is from the crest to the
/// sign, on the side named.
struct Topography {
    HillShape shape = HillShape::ridge;
    double height_ft = 0;       ///< H
    double half_length_ft = 0;  ///< L_h
    double distance_ft = 0;     ///< x
    bool downwind = false;
};

struct Site {
    double wind_speed_mph =
        0;  ///< V, basic wind speed of the map for this risk category, 3-s gust, strength level
    RiskCategory risk_category = RiskCategory::ii;
    ExposureCategory exposure = ExposureCategory::c;
    std::string source;  ///< where V was read; printed
    std::optional<double>
        topographic_factor;  ///< K_zt; absent and no topography: 1.0, listed as an assumption
    std::optional<Topography> topography;
    std::optional<double> elevation_ft;    ///< used only with options.ke = from_elevation
    std::optional<double> frost_depth_in;  ///< absent: the frost check is not run
};

struct Cabinet {
    double width_ft = 0, height_ft = 0, depth_in = 0;
    std::optional<double>
        weight_psf;  ///< of one face area; absent: 10 psf, listed as an assumption
    std::optional<double>
        bottom_ft;  ///< absent: hangs under the one before it (the first from overall_height_ft)
    double offset_x_ft = 0;  ///< centre of the cabinet from the pole's axis
    double solidity = 1.0;   ///< solid / gross area; below 0.7 it is an open sign and refused here
    double return_length_ft = 0;  ///< L_r of a return corner
};

struct Sign {
    double overall_height_ft = 0;
    std::vector<Cabinet> cabinets;
};

/// `any`: of the hollow families.
enum class Family : unsigned char { any, hss_round, hss_square, hss_rect, pipe, w };

struct Support {
    int count = 1;                     ///< equal poles, 1 to 4
    std::optional<double> spacing_ft;  ///< centre to centre, symmetric about the sign's axis;
                                       ///< needed with several poles, and only then
    Family family = Family::any;
    std::string designation = "auto";   ///< "auto" or a catalogue designation ("HSS12.750X0.375")
    std::string grade = "A500 Gr C";    ///< pipe uses "A53 Gr B", W "A992" when this names a grade
                                        ///< they are not made of
    std::optional<double> pole_top_ft;  ///< absent: overall_height_ft
};

enum class FoundationType : unsigned char { direct_burial };
enum class FootingShape : unsigned char { round, square };

/// A presumptive class of IBC Table 1806.2 or the values of a soil report, never both.
struct Soil {
    std::optional<int> soil_class;             ///< 1..5; `class` on the wire
    std::optional<double> lateral_psf_per_ft;  ///< allowable lateral bearing per foot of depth
    std::optional<double> vertical_psf;        ///< allowable foundation pressure
    std::optional<double> skin_friction_psf;   ///< report only: allowable adhesion on the shaft;
                                               ///< absent: torsion is not checked
    std::string report;  ///< title and date of the report; needed with own values
};

struct Foundation {
    FoundationType type = FoundationType::direct_burial;
    FootingShape shape = FootingShape::round;
    double diameter_ft = 3;          ///< of a round footing, or the side of a square one
    std::optional<double> depth_ft;  ///< absent: the least that suffices; given: checked
    Soil soil;
    double concrete_strength_psi = 3000;  ///< f'c
};

enum class LoadLevel : unsigned char { lrfd, asd };
enum class DepthLimitReading : unsigned char { cap_on_depth, cap_on_third };
enum class SquareWidth : unsigned char { diagonal, side };
enum class GradeRestraint : unsigned char { none, slab };
enum class KzMethod : unsigned char { formula, table };
enum class QHeight : unsigned char { top, centroid };
enum class Ke : unsigned char { one, from_elevation };
enum class KdPole : unsigned char { table, sign };
enum class OpenArea : unsigned char { factor, gross };
enum class CaseC10To13 : unsigned char { blend, refuse };
enum class ReturnCornerCredit : unsigned char { none_below_0_3, interpolate };
enum class RoundTorsionConstant : unsigned char { two_s, mean_diameter };
enum class PoleWindExtent : unsigned char { exposed, full };
enum class Objective : unsigned char { lightest };

/// Interpretation switches: each has a clause, a default and an effect that the report prints
/// (docs/engineering/switches.md).
struct Options {
    LoadLevel steel_method = LoadLevel::lrfd;
    double deflection_limit = 60;  ///< L over this, at 0.6W
    DepthLimitReading footing_depth_limit_reading =
        DepthLimitReading::cap_on_depth;  ///< IBC 1807.3.2.1
    double isolated_pole_factor = 1.0;    ///< 1 or 2; IBC 1806.3.4
    bool third_increase = false;          ///< IBC 1806.1, only with the alternative combinations
    SquareWidth square_width = SquareWidth::diagonal;
    GradeRestraint grade_restraint = GradeRestraint::none;
    double neglect_top_soil_in = 0;
    bool geotech_stack_2x = false;  ///< allow isolated_pole_factor on values of a soil report
    double depth_round_up_ft = 0.5;
    KzMethod kz_method = KzMethod::formula;
    QHeight q_height = QHeight::top;
    Ke ke = Ke::one;
    KdPole kd_pole = KdPole::table;
    OpenArea open_area = OpenArea::factor;
    CaseC10To13 case_c_10_13 = CaseC10To13::blend;
    ReturnCornerCredit return_corner_credit = ReturnCornerCredit::none_below_0_3;
    RoundTorsionConstant round_torsion_constant = RoundTorsionConstant::two_s;
    PoleWindExtent pole_wind_extent = PoleWindExtent::exposed;
    double min_pressure_psf = 16;      ///< ASCE 7 29.7 floor; may only be raised
    double xs_large_pipe_wall = 0.90;  ///< 0.90 or 0.93 of the nominal wall, XS pipe 14 to 26 in
};

/// Printed, and no part of any hash.
struct ProjectCaption {
    std::string name, customer, address, job_number, date, engineer, firm;
};

struct DesignDocument {
    std::string schema = "apex.design/1";
    Codes codes;
    Site site;
    Sign sign;
    Support support;
    Foundation foundation;
    Options options;
    ProjectCaption project;
};

}  // namespace apex::design
