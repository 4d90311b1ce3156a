#include <algorithm>
#include <vector>

#include "drawing/drawings.hpp"
#include "drawing/shapes.hpp"

namespace apex::drawing {
namespace {

struct Outline {
    double left_ft = 0, right_ft = 0, top_ft = 0, depth_ft = 0;
};

/// Where poles and footings stand; a footing without a pole is drawn on the axis.
std::vector<double> axes_of(const SignShape& sign) {
    return sign.pole ? sign.pole->axes_ft : std::vector<double>{0};
}

Outline outline_of(const SignShape& sign) {
    Outline o;
    for (const CabinetShape& cabinet : sign.cabinets) {
        o.left_ft = std::min(o.left_ft, cabinet.offset_x_ft - cabinet.width_ft / 2);
        o.right_ft = std::max(o.right_ft, cabinet.offset_x_ft + cabinet.width_ft / 2);
        o.top_ft = std::max(o.top_ft, cabinet.bottom_ft + cabinet.height_ft);
    }
    if (sign.pole) o.top_ft = std::max(o.top_ft, sign.pole->top_ft);
    const auto widen = [&o, &sign](double half_ft) {
        for (const double x_ft : axes_of(sign)) {
            o.left_ft = std::min(o.left_ft, x_ft - half_ft);
            o.right_ft = std::max(o.right_ft, x_ft + half_ft);
        }
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
        const std::vector<double> axes = axes_of(sign);
        for (const double x : axes)
            scene.primitives.push_back(Rectangle{Layer::hidden, {x - half, -depth}, {x + half, 0}});
        scene.primitives.push_back(Dimension{Side::right, -depth, 0, outline.right_ft, 1, ""});
        scene.primitives.push_back(Dimension{Side::below, axes.front() - half, axes.front() + half,
                                             -depth, 1,
                                             sign.footing->is_round ? "dia." : "square"});
    }
    if (!sign.pole) return;
    const double half = sign.pole->width_in / units::in_per_ft / 2;
    const std::vector<double>& axes = sign.pole->axes_ft;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        if (sign.pole->embedment_ft > 0)
            scene.primitives.push_back(Rectangle{
                Layer::hidden, {axes[i] - half, -sign.pole->embedment_ft}, {axes[i] + half, 0}});
        if (i > 0)
            scene.primitives.push_back(
                Dimension{Side::below, axes[i - 1], axes[i], -outline.depth_ft, 2, ""});
    }
}

void add_cabinets(Scene& scene, const SignShape& sign) {
    for (const CabinetShape& cabinet : sign.cabinets) {
        const double half = cabinet.width_ft / 2, top = cabinet.bottom_ft + cabinet.height_ft;
        const double middle = cabinet.offset_x_ft;
        scene.primitives.push_back(Rectangle{
            Layer::cabinet, {middle - half, cabinet.bottom_ft}, {middle + half, top}, true});
        const std::string size = feet_inches(cabinet.width_ft) + " × " +
                                 feet_inches(cabinet.height_ft) + " × " +
                                 feet_inches(cabinet.depth_in / units::in_per_ft);
        scene.primitives.push_back(Label{Layer::label,
                                         {middle - half, cabinet.bottom_ft},
                                         {middle + half, top},
                                         {cabinet.label, size}});
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
    constexpr std::size_t levels_max =
        14;  // A longer chain is unreadable: the cabinet table has the heights.
    if (levels.size() > levels_max) levels = {0, levels[1], levels.back()};
    for (std::size_t i = 1; i < levels.size(); ++i)
        scene.primitives.push_back(
            Dimension{Side::right, levels[i - 1], levels[i], outline.right_ft, 1, ""});
    if (levels.size() > 2)
        scene.primitives.push_back(
            Dimension{Side::right, 0, levels.back(), outline.right_ft, 2, ""});
}

struct Span {
    double from_ft, to_ft;
};

/// Widths above the sign, each different one once, and the shift of cabinets that are not centred
/// on the pole: the longer, the further out.
void add_widths(Scene& scene, const SignShape& sign, const Outline& outline) {
    constexpr std::size_t tiers_max =
        6;  // Further widths stand in the cabinets themselves and in the table.
    std::vector<Span> spans;
    const auto add = [&spans](double from_ft, double to_ft) {
        const auto same = [&](const Span& s) { return s.from_ft == from_ft && s.to_ft == to_ft; };
        if (spans.size() < tiers_max && std::none_of(spans.begin(), spans.end(), same))
            spans.push_back({from_ft, to_ft});
    };
    for (const CabinetShape& cabinet : sign.cabinets) {
        add(cabinet.offset_x_ft - cabinet.width_ft / 2, cabinet.offset_x_ft + cabinet.width_ft / 2);
        if (cabinet.offset_x_ft != 0)
            add(std::min(0.0, cabinet.offset_x_ft), std::max(0.0, cabinet.offset_x_ft));
    }
    std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
        return a.to_ft - a.from_ft < b.to_ft - b.from_ft;
    });
    int tier = 1;
    for (const Span& span : spans)
        scene.primitives.push_back(
            Dimension{Side::above, span.from_ft, span.to_ft, outline.top_ft, tier++, ""});
}

/// The pole's designation beside it, half way up what shows of the pole; above the person's head
/// where the person stands near. A pole that shows too little is named in the tables only.
void add_pole_label(Scene& scene, const SignShape& sign, const Outline& outline) {
    if (!sign.pole) return;
    double clear_ft = sign.pole->top_ft;
    for (const CabinetShape& cabinet : sign.cabinets)
        clear_ft = std::min(clear_ft, cabinet.bottom_ft);
    // The wider the sign, the smaller its scale and the taller the letters, measured on the sign:
    // over 400 points of width they are 7 points high, and scales come in steps of up to 2.
    const double letters_ft = 2 * 7 * (outline.right_ft - outline.left_ft) / 400;
    constexpr double person_is_far_ft = 12;
    const bool person_is_near = -outline.left_ft < person_is_far_ft;
    const double lowest_ft = person_is_near ? person_height_ft + 0.9 : 0.5;
    if (clear_ft < lowest_ft + std::max(1.0, 1.5 * letters_ft)) return;
    const double baseline_ft = std::max(clear_ft / 2 - letters_ft / 2, lowest_ft);
    const double half = sign.pole->width_in / units::in_per_ft / 2;
    const double left_ft = sign.pole->axes_ft.front() - half;
    scene.primitives.push_back(
        Text{Layer::label, {left_ft, baseline_ft}, sign.pole->label, 7, Anchor::end, -5});
}

}  // namespace

Scene elevation(const SignShape& sign) {
    Scene scene{"Elevation", {}};
    const Outline outline = outline_of(sign);
    const double person_x_ft = outline.left_ft - 2.5;
    const double soil_ft = std::max(outline.depth_ft, 1.0);
    add_below_grade(scene, sign, outline);
    add_grade(scene, person_x_ft - 2.0, outline.right_ft + 2.0, soil_ft);
    scene.primitives.push_back(Line{Layer::axis, {0, -outline.depth_ft}, {0, outline.top_ft}});
    if (sign.pole) {
        const double half = sign.pole->width_in / units::in_per_ft / 2;
        for (const double x : sign.pole->axes_ft)
            scene.primitives.push_back(
                Rectangle{Layer::pole, {x - half, 0}, {x + half, sign.pole->top_ft}, true});
    }
    add_cabinets(scene, sign);
    add_person(scene, person_x_ft);
    add_pole_label(scene, sign, outline);
    scene.primitives.push_back(
        Text{Layer::label, {person_x_ft - 2.0, 0}, "Grade", 7, Anchor::end, -4, -2.5});
    add_widths(scene, sign, outline);
    add_heights(scene, sign, outline);
    return scene;
}

}  // namespace apex::drawing
