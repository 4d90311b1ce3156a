// Available strengths of the pole at its base by AISC 360: flexure F7/F8, shear G4/G5, torsion
// H3.1, compression E3/E7; of a W flexure F2/F3/F6, shear G2/G6, torsion with warping H3.3. One
// shape for round, box and open sections. Not here: demands (demands.hpp)
// and their interaction (pole_checks.hpp).
#pragma once
#include "calc/design/demands.hpp"
#include "calc/steel/edition.hpp"

namespace apex::design {

/// A candidate with its grade and what follows from its design wall.
struct Pole {
    const catalog::Section* section = nullptr;
    const catalog::Grade* grade = nullptr;
    catalog::Properties properties{};
    double design_wall_factor = 0;  ///< design wall over nominal wall

    bool is_round() const { return catalog::is_round(section->family); }
    bool is_open() const { return catalog::is_open(section->family); }
};
/// LRFD or ASD, as the document asks.
steel::Method method_of(const Problem& problem);

Pole pole_of(const Problem& problem, const catalog::Section& section);
PoleOutline outline_of(const Pole& pole);

/// Lengths of a cantilever held at grade.
struct PoleLengths {
    double height_ft;       ///< unbraced length L_b: the whole pole
    double dead_height_ft;  ///< L of L_c = 2.1 L: centroid of dead load
    double shear_ft;        ///< L_v: height of the resultant shear
    double torsion_ft;      ///< to the lowest cabinet's middle
};

/// Stresses at the base of an open pole for a torque of 1 kip-ft; 0 for a closed one.
struct TorqueStress {
    double sigma_w_ksi = 0, tau_w_ksi = 0, tau_f_ksi = 0, tau_web_ksi = 0;
};

/// x: bent or sheared by wind normal to the face. Round: both axes alike.
struct PoleStrength {
    double M_cx_kipft, M_cy_kipft;
    double V_cx_kip, V_cy_kip;
    double T_c_kipft, P_c_kip;
    /// With the standing of what each strength rests on: its clause's and the grade's.
    Clause flexure, shear, torsion, compression;
    TorqueStress per_torque{};
};

/// Writes properties and strengths under the heading "Pole". Refused at /support/designation where
/// the section is outside a clause (slender web, D/t over 0.45 E/F_y).
template <class Num>
Outcome<PoleStrength> pole_strength(const Problem& problem, const Pole& pole,
                                    const PoleLengths& lengths, Sheet<Num>& sheet);

}  // namespace apex::design
