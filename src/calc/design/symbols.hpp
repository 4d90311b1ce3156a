// Symbols with an index, for formulas over several cabinets or stretches of pole: "F_2", "z_p3".
// Static text.
#pragma once
#include <cstddef>

namespace apex::design {

// Index from 0; printed from 1.
const char* cabinet_force_symbol(std::size_t i);         ///< F_1: case A
const char* cabinet_strip_symbol(std::size_t i);         ///< F_C1: case C
const char* cabinet_edge_symbol(std::size_t i);          ///< F_e1: wind parallel to the face
const char* cabinet_height_symbol(std::size_t i);        ///< y_1: of the resultant
const char* cabinet_edge_height_symbol(std::size_t i);   ///< y_e1
const char* cabinet_offset_symbol(std::size_t i);        ///< x_1: from the pole's axis
const char* cabinet_torsion_symbol(std::size_t i);       ///< T_B1: case B about its own axis
const char* strip_torsion_symbol(std::size_t i);         ///< T_C1: case C about its own axis
const char* joined_force_symbol(std::size_t k);          ///< F_J1: case A on a joined sign
const char* joined_strip_symbol(std::size_t k);          ///< F_JC1: case C
const char* joined_height_symbol(std::size_t k);         ///< y_J1
const char* joined_offset_symbol(std::size_t k);         ///< x_J1
const char* joined_torsion_symbol(std::size_t k);        ///< T_JB1
const char* joined_strip_torsion_symbol(std::size_t k);  ///< T_JC1
const char* pole_force_symbol(std::size_t j);            ///< F_p1
const char* pole_height_symbol(std::size_t j);           ///< z_p1

}  // namespace apex::design
