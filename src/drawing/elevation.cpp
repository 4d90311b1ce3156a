#include <algorithm>
#include <vector>

#include "drawing/drawings.hpp"
#include "drawing/shapes.hpp"

namespace apex::drawing {
namespace {

struct Outline {
    double left_ft = 0, right_ft = 0, top_ft = 0, depth_ft = 0;
};

Outline outline_of(const SignShape& sign) {
    Outline o;
    for (const CabinetShape& cabinet : sign.cabinets) {
        o.left_ft = std::min(o.left_ft, cabinet.offset_x_ft - cabinet.width_ft / 2);
        o.right_ft = std::max(o.right_ft, cabinet.offset_x_ft + cabinet.width_ft / 2);
        o.top_ft = std::max(o.top_ft, cabinet.bottom_ft + cabinet.height_ft);
    }
    if (sign.pole) o.top_ft = std::max(o.top_ft, sign.pole->top_ft);
    const auto widen = [&o](double half_ft) {
        o.left_ft = std::min(o.left_ft, -half_ft), o.right_ft = std::max(o.right_ft, half_ft);
    };
    if (sign.pole) widen(sign.pole->width_in / units::in_per_ft / 2);
    if (sign.footing) {
        widen(sign.footing->width_ft / 2);
        o.depth_ft = sign.footing->depth_ft;
    }
    return o;
}

void add_below_grade(Scene& scene, const SignShape& sign, const Outline& outline) {
    if (sign.footing) {
        const double half = sign.footing->width_ft / 2, depth = sign.footing->depth_ft;
        scene.primitives.push_back(Rectangle{Layer::hidden, {-half, -depth}, {half, 0}});
        scene.primitives.push_back(Dimension{Side::right, -depth, 0, outline.right_ft, 1, ""});
        scene.primitives.push_back(Dimension{Side::below, -half, half, -depth, 1,
                                             sign.footing->is_round ? "dia." : "square"});
    }
    if (sign.pole && sign.pole->embedment_ft > 0) {
        const double half = sign.pole->width_in / units::in_per_ft / 2;
        scene.primitives.push_back(
            Rectangle{Layer::hidden, {-half, -sign.pole->embedment_ft}, {half, 0}});
    }
}

void add_cabinets(Scene& scene, const SignShape& sign) {
    for (const CabinetShape& cabinet : sign.cabinets) {
        const double half = cabinet.width_ft / 2, top = cabinet.bottom_ft + cabinet.height_ft;
        const double middle = cabinet.offset_x_ft;
        scene.primitives.push_back(Rectangle{
            Layer::cabinet, {middle - half, cabinet.bottom_ft}, {middle + half, top}, true});
        const Point centre{middle, (cabinet.bottom_ft + top) / 2};
        scene.primitives.push_back(
            Text{Layer::label, centre, cabinet.label, 8, Anchor::middle, 0, 2, true});
        scene.primitives.push_back(Text{Layer::label, centre,
                                        feet_inches(cabinet.width_ft) + " × " +
                                            feet_inches(cabinet.height_ft) + " × " +
                                            feet_inches(cabinet.depth_in / units::in_per_ft),
                                        7, Anchor::middle, 0, -8});
    }
}

/// Heights beside the sign: a chain through all cabinet edges, and the overall height outside it.
void add_heights(Scene& scene, const SignShape& sign, const Outline& outline) {
    std::vector<double> levels{0};
    for (const CabinetShape& cabinet : sign.cabinets) {
        levels.push_back(cabinet.bottom_ft);
        levels.push_back(cabinet.bottom_ft + cabinet.height_ft);
    }
    if (sign.pole) levels.push_back(sign.pole->top_ft);
    std::sort(levels.begin(), levels.end());
    constexpr double same_ft = 1.0 / 192;  // Half of the least printed difference.
    const auto close = [](double a, double b) { return b - a < same_ft; };
    levels.erase(std::unique(levels.begin(), levels.end(), close), levels.end());
    for (std::size_t i = 1; i < levels.size(); ++i)
        scene.primitives.push_back(
            Dimension{Side::right, levels[i - 1], levels[i], outline.right_ft, 1, ""});
    if (levels.size() > 2)
        scene.primitives.push_back(
            Dimension{Side::right, 0, levels.back(), outline.right_ft, 2, ""});
}

/// Widths above the sign, each different one once, and the shift of a cabinet that is not centred
/// on the pole.
void add_widths(Scene& scene, const SignShape& sign, const Outline& outline) {
    constexpr std::size_t tiers_max =
        4;  // Further widths stand in the cabinets themselves and in the table.
    std::vector<std::pair<double, double>> drawn;
    int tier = 1;
    for (const CabinetShape& cabinet : sign.cabinets) {
        const std::pair span{cabinet.offset_x_ft - cabinet.width_ft / 2,
                             cabinet.offset_x_ft + cabinet.width_ft / 2};
        if (drawn.size() == tiers_max || std::find(drawn.begin(), drawn.end(), span) != drawn.end())
            continue;
        drawn.push_back(span);
        scene.primitives.push_back(
            Dimension{Side::above, span.first, span.second, outline.top_ft, tier++, ""});
        if (cabinet.offset_x_ft != 0) {
            const auto [from, to] = std::minmax(0.0, cabinet.offset_x_ft);
            scene.primitives.push_back(
                Dimension{Side::above, from, to, outline.top_ft, tier++, "from pole axis"});
        }
    }
}

}  // namespace

Scene elevation(const SignShape& sign) {
    Scene scene{"Elevation", {}};
    const Outline outline = outline_of(sign);
    const double person_x_ft = outline.left_ft - 2.5;
    const double soil_ft = std::max(outline.depth_ft, 1.0);
    add_below_grade(scene, sign, outline);
    add_grade(scene, person_x_ft - 2.0, outline.right_ft + 2.0, soil_ft);
    if (sign.pole) {
        const double half = sign.pole->width_in / units::in_per_ft / 2;
        scene.primitives.push_back(
            Rectangle{Layer::pole, {-half, 0}, {half, sign.pole->top_ft}, true});
    }
    add_cabinets(scene, sign);
    scene.primitives.push_back(
        Line{Layer::axis, {0, -outline.depth_ft - 0.5}, {0, outline.top_ft + 0.5}});
    add_person(scene, person_x_ft);
    if (sign.pole) {
        double clear_ft = sign.pole->top_ft;
        for (const CabinetShape& cabinet : sign.cabinets)
            clear_ft = std::min(clear_ft, cabinet.bottom_ft);
        if (clear_ft > 1) {
            const double half = sign.pole->width_in / units::in_per_ft / 2;
            scene.primitives.push_back(
                Text{Layer::label, {half, clear_ft / 2}, sign.pole->label, 7, Anchor::start, 6, 0});
        }
    }
    scene.primitives.push_back(
        Text{Layer::label, {person_x_ft - 2.0, 0}, "Grade", 7, Anchor::start, 0, -14});
    add_widths(scene, sign, outline);
    add_heights(scene, sign, outline);
    return scene;
}

}  // namespace apex::drawing
