#include "calc/design/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/units.hpp"

namespace apex::design {
namespace {

constexpr Clause asce_29_3_1{"ASCE 7", "29.3.1"};

// No sign is larger; beyond them the figures were never meant.
constexpr double height_max_ft = 400, width_max_ft = 400, depth_max_in = 240, weight_max_psf = 500;

std::string at(std::size_t cabinet, const char* member) {
    return "/cabinets/" + std::to_string(cabinet) + '/' + member;
}

bool within(double v, double least, double most) { return v >= least && v <= most; }
bool positive(double v, double most) { return v > 0 && v <= most; }

std::optional<Rejection> refuse_sizes(const Cabinet& c, std::size_t i) {
    const auto no = [&](const char* member, const char* why) {
        return Rejection{at(i, member), why, asce_29_3_1};
    };
    if (!positive(c.width_ft, width_max_ft))
        return no("width_ft", "must be above 0 and at most 400 ft");
    if (!positive(c.height_ft, height_max_ft))
        return no("height_ft", "must be above 0 and at most 400 ft");
    if (!positive(c.depth_in, depth_max_in))
        return no("depth_in", "must be above 0 and at most 240 in");
    if (c.weight_psf && !within(*c.weight_psf, 0, weight_max_psf))
        return no("weight_psf", "must be from 0 to 500 psf");
    if (!within(c.offset_x_ft, -width_max_ft, width_max_ft))
        return no("offset_x_ft", "must be from -400 to 400 ft");
    if (!within(c.return_length_ft, 0, width_max_ft))
        return no("return_length_ft", "must be from 0 to 400 ft");
    if (!(c.solidity <= 1)) return no("solidity", "is solid over gross area: at most 1");
    if (!(c.solidity >= 0.7))
        return {{at(i, "solidity"),
                 "below 0.7 it is an open sign, which is not covered yet",
                 {"ASCE 7", "29.4.2"}}};
    return std::nullopt;
}

/// The cabinet in place; `top_ft` is where it hangs when it has no bottom of its own.
Outcome<CabinetGeometry> place(const Cabinet& c, std::size_t i, double top_ft,
                               double overall_height_ft) {
    double bottom_ft = c.bottom_ft.value_or(top_ft - c.height_ft);
    if (std::abs(bottom_ft) < height_tolerance_ft) bottom_ft = 0;
    if (!(bottom_ft >= 0))
        return c.bottom_ft
                   ? Rejection{at(i, "bottom_ft"), "the cabinet is below ground", asce_29_3_1}
                   : Rejection{at(i, "height_ft"),
                               "hanging where it does, the cabinet reaches below ground",
                               asce_29_3_1};
    double placed_top_ft = c.bottom_ft ? bottom_ft + c.height_ft : top_ft;
    if (!(placed_top_ft <= overall_height_ft + height_tolerance_ft))
        return Rejection{at(i, c.bottom_ft ? "bottom_ft" : "height_ft"),
                         "the cabinet's top is above overall_height_ft", asce_29_3_1};
    placed_top_ft = std::min(placed_top_ft, overall_height_ft);

    CabinetGeometry g{};
    g.width_ft = c.width_ft;
    g.height_ft = c.height_ft;
    g.depth_in = c.depth_in;
    g.bottom_ft = bottom_ft;
    g.top_ft = placed_top_ft;
    g.offset_x_ft = c.offset_x_ft;
    g.area_ft2 = c.width_ft * c.height_ft;
    g.centroid_height_ft = placed_top_ft - c.height_ft / 2;
    g.weight_lbf = g.area_ft2 * c.weight_psf.value_or(assumed_weight_psf);
    g.s_over_h = std::min(c.height_ft / placed_top_ft, 1.0);
    g.B_over_s = c.width_ft / c.height_ft;
    g.overturning_arm_ft = g.centroid_height_ft;
    // Figure 29.3-1: on the ground (s/h = 1, or a gap of at most 0.02 s) the resultant lies 0.05 h
    // higher.
    if (bottom_ft <= 0.02 * c.height_ft) g.overturning_arm_ft += 0.05 * placed_top_ft;
    return g;
}

bool overlap(const CabinetGeometry& a, const CabinetGeometry& b) {
    const bool beside = std::abs(a.offset_x_ft - b.offset_x_ft) >=
                        (a.width_ft + b.width_ft) / 2 - height_tolerance_ft;
    return !beside && side_by_side(a, b);
}

/// Length that two stretches share, each told by its ends; below 0 they are apart by that much.
double shared_ft(double a_from, double a_to, double b_from, double b_to) {
    return std::min(a_to, b_to) - std::max(a_from, b_from);
}

/// Whether two cabinets in place stand against each other along an edge: they meet in one direction
/// and share some length in the other.
bool touch(const CabinetGeometry& a, const CabinetGeometry& b) {
    const double across = shared_ft(a.offset_x_ft - a.width_ft / 2, a.offset_x_ft + a.width_ft / 2,
                                    b.offset_x_ft - b.width_ft / 2, b.offset_x_ft + b.width_ft / 2);
    const double upward = shared_ft(a.bottom_ft, a.top_ft, b.bottom_ft, b.top_ft);
    const auto meets = [](double shared) { return shared >= -height_tolerance_ft; };
    return meets(across) && meets(upward) && std::max(across, upward) > height_tolerance_ft;
}

void sum_up(CabinetsGeometry& all) {
    double area_z = 0, area_x = 0, weight_z = 0, weight_x = 0, area_arm = 0;
    for (const CabinetGeometry& g : all.cabinets) {
        all.area_ft2 += g.area_ft2;
        all.weight_lbf += g.weight_lbf;
        area_z += g.area_ft2 * g.centroid_height_ft;
        area_x += g.area_ft2 * g.offset_x_ft;
        weight_z += g.weight_lbf * g.centroid_height_ft;
        weight_x += g.weight_lbf * g.offset_x_ft;
        area_arm += g.area_ft2 * g.overturning_arm_ft;
    }
    all.centroid_height_ft = area_z / all.area_ft2;
    all.centroid_x_ft = area_x / all.area_ft2;
    all.overturning_arm_ft = area_arm / all.area_ft2;
    // Weightless cabinets have no centroid of weight; the one of area stands for it.
    const bool heavy = all.weight_lbf > 0;
    all.weight_centroid_height_ft = heavy ? weight_z / all.weight_lbf : all.centroid_height_ft;
    all.weight_centroid_x_ft = heavy ? weight_x / all.weight_lbf : all.centroid_x_ft;
}

}  // namespace

bool side_by_side(const CabinetGeometry& a, const CabinetGeometry& b) {
    return a.bottom_ft < b.top_ft - height_tolerance_ft &&
           b.bottom_ft < a.top_ft - height_tolerance_ft;
}

double row_width_ft(const CabinetsGeometry& geometry, std::size_t i) {
    const CabinetGeometry& one = geometry.cabinets[i];
    double left_ft = one.offset_x_ft - one.width_ft / 2,
           right_ft = one.offset_x_ft + one.width_ft / 2;
    for (const CabinetGeometry& other : geometry.cabinets) {
        if (!side_by_side(one, other)) continue;
        left_ft = std::min(left_ft, other.offset_x_ft - other.width_ft / 2);
        right_ft = std::max(right_ft, other.offset_x_ft + other.width_ft / 2);
    }
    return right_ft - left_ft;
}

bool reaches_pole(const CabinetGeometry& cabinet, double pole_width_in) {
    return std::abs(cabinet.offset_x_ft) <=
           cabinet.width_ft / 2 + pole_width_in / units::in_per_ft / 2 + height_tolerance_ft;
}

bool reaches_row(const CabinetGeometry& cabinet, const statics::PoleRow& row) {
    return std::abs(cabinet.offset_x_ft) + row.furthest_ft() <=
           cabinet.width_ft / 2 + height_tolerance_ft;
}

std::vector<bool> carried_by_pole(const CabinetsGeometry& geometry, double pole_width_in,
                                  const statics::PoleRow& row) {
    const auto& cabinets = geometry.cabinets;
    std::vector<bool> carried(cabinets.size());
    for (std::size_t i = 0; i < cabinets.size(); ++i)
        carried[i] = row.several() ? reaches_row(cabinets[i], row)
                                   : reaches_pole(cabinets[i], pole_width_in);
    // A chain of cabinets is at most as long as their number.
    for (std::size_t round = 1; round < cabinets.size(); ++round)
        for (std::size_t i = 0; i < cabinets.size(); ++i)
            for (std::size_t j = 0; j < cabinets.size() && !carried[i]; ++j)
                carried[i] = carried[j] && touch(cabinets[i], cabinets[j]);
    return carried;
}

Outcome<CabinetsGeometry> place_cabinets(const Sign& sign) {
    if (!positive(sign.overall_height_ft, height_max_ft))
        return Rejection{"/overall_height_ft", "must be above 0 and at most 400 ft", asce_29_3_1};
    if (sign.cabinets.empty() || sign.cabinets.size() > cabinets_max)
        return Rejection{"/cabinets", "must hold 1 to 12 cabinets", asce_29_3_1};

    CabinetsGeometry all{};
    all.overall_height_ft = sign.overall_height_ft;
    all.cabinets.reserve(sign.cabinets.size());
    double hangs_at_ft = sign.overall_height_ft;
    for (std::size_t i = 0; i < sign.cabinets.size(); ++i) {
        if (auto no = refuse_sizes(sign.cabinets[i], i)) return *no;
        const auto placed = place(sign.cabinets[i], i, hangs_at_ft, sign.overall_height_ft);
        if (const auto* no = refused(placed)) return *no;
        const CabinetGeometry& g = value(placed);
        for (std::size_t j = 0; j < i; ++j)
            if (overlap(all.cabinets[j], g))
                return Rejection{at(i, sign.cabinets[i].bottom_ft ? "bottom_ft" : "height_ft"),
                                 "overlaps cabinet " + std::to_string(j + 1), asce_29_3_1};
        all.cabinets.push_back(g);
        hangs_at_ft = g.bottom_ft;
    }
    sum_up(all);
    return all;
}

}  // namespace apex::design
