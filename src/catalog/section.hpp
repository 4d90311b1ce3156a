// Sections of steel poles: what a mill sells, by designation, with nominal dimensions.
// Not here: what follows from the dimensions (properties.hpp) and what they are made of
// (grade.hpp).
#pragma once
#include <span>
#include <string_view>

namespace apex::catalog {

enum class Family : unsigned char { hss_round, hss_square, hss_rect, pipe, w };

std::string_view name(Family family);  ///< "hss_round", "hss_square", "hss_rect", "pipe", "w"

/// Round, open, or with four flat walls: decides which clauses apply.
constexpr bool is_round(Family family) {
    return family == Family::hss_round || family == Family::pipe;
}
constexpr bool is_open(Family family) { return family == Family::w; }

/// Text lives as long as the program.
struct Section {
    std::string_view designation;  ///< "HSS12.750X0.375", "HSS10X6X3/16", "Pipe8XS", "W8X31"
    Family family;
    double depth_in;  ///< H, the longer side; d of a W; the outside diameter of a round section
    double width_in;  ///< B, the shorter side; b_f of a W; the outside diameter of a round section
    double nominal_wall_in;  ///< t_nom; t_w of a W
    bool is_large_xs_pipe;   ///< extra strong pipe of 14 to 26 in: its design wall is a switch
    double weight_plf;       ///< from the nominal wall, 490 lb/ft^3; a W: of its designation
    double flange_in = 0;    ///< t_f of a W
    double fillet_in = 0;    ///< radius between web and flange of a W
};

/// Every hollow section, lightest first, ties by designation. W shapes are asked for by family.
std::span<const Section> sections();
/// The sections of one family, in the same order.
std::span<const Section* const> sections(Family family);
/// By designation, whatever its case and spaces ("hss 12.750x0.375"); null if there is none.
const Section* find_section(std::string_view designation);

}  // namespace apex::catalog
