#include <algorithm>

#include "base/assertion.hpp"
#include "drawing/drawings.hpp"
#include "drawing/shapes.hpp"

namespace apex::drawing {
namespace {

constexpr double pole_above_ft = 1.5;  // What the section shows of the pole above grade.

/// The pole cut along its axis: two walls and the space between them.
void add_pole_section(Scene& scene, const PoleShape& pole) {
    const double half = pole.width_in / units::in_per_ft / 2,
                 wall = std::min(pole.wall_in / units::in_per_ft, half);
    const double low = -pole.embedment_ft, high = pole_above_ft;
    Rectangle outside{Layer::pole, {-half, low}, {half, high}, true};
    scene.primitives.push_back(outside);
    scene.primitives.push_back(Line{Layer::hidden, {-half + wall, low}, {-half + wall, high}});
    scene.primitives.push_back(Line{Layer::hidden, {half - wall, low}, {half - wall, high}});
    scene.primitives.push_back(Polyline{// The pole goes on above: a break line.
                                        Layer::pole,
                                        {{-half - 0.2, high},
                                         {-half / 3, high},
                                         {-half / 6, high + 0.2},
                                         {half / 6, high - 0.2},
                                         {half / 3, high},
                                         {half + 0.2, high}}});
}

/// Seen from above, beside the section and at its scale.
void add_plan(Scene& scene, const FootingShape& footing, const PoleShape& pole, double centre_x_ft,
              double top_ft) {
    const double half = footing.width_ft / 2, y = top_ft - half;
    const double pole_half_x = pole.width_in / units::in_per_ft / 2,
                 pole_half_y = pole.depth_in / units::in_per_ft / 2;
    if (footing.is_round) {
        scene.primitives.push_back(Circle{Layer::footing, {centre_x_ft, y}, half, true});
    } else {
        scene.primitives.push_back(Rectangle{
            Layer::footing, {centre_x_ft - half, y - half}, {centre_x_ft + half, y + half}, true});
    }
    if (pole.is_round) {
        const double wall = std::min(pole.wall_in / units::in_per_ft, pole_half_x);
        scene.primitives.push_back(Circle{Layer::pole, {centre_x_ft, y}, pole_half_x, true});
        scene.primitives.push_back(Circle{Layer::hidden, {centre_x_ft, y}, pole_half_x - wall});
    } else {
        scene.primitives.push_back(Rectangle{Layer::pole,
                                             {centre_x_ft - pole_half_x, y - pole_half_y},
                                             {centre_x_ft + pole_half_x, y + pole_half_y},
                                             true});
    }
    scene.primitives.push_back(
        Line{Layer::axis, {centre_x_ft - half - 0.5, y}, {centre_x_ft + half + 0.5, y}});
    scene.primitives.push_back(
        Line{Layer::axis, {centre_x_ft, y - half - 0.5}, {centre_x_ft, y + half + 0.5}});
    scene.primitives.push_back(Dimension{Side::below, centre_x_ft - half, centre_x_ft + half,
                                         y - half - 0.5, 1, footing.is_round ? "dia." : "square"});
    scene.primitives.push_back(
        Text{Layer::label, {centre_x_ft, top_ft}, "Plan", 8, Anchor::middle, 0, 14, true});
}

}  // namespace

Scene footing_section(const SignShape& sign) {
    APEX_ASSERT(sign.footing && sign.pole);
    const FootingShape& footing = *sign.footing;
    const PoleShape& pole = *sign.pole;
    const double half = footing.width_ft / 2, depth = footing.depth_ft;
    const double side_ft = std::max(1.2, footing.width_ft * 0.5);
    Scene scene{"Footing section and plan", {}};
    scene.primitives.push_back(
        Hatch{Layer::ground, {-half - side_ft, -depth}, {-half, 0}, HatchPattern::earth});
    scene.primitives.push_back(
        Hatch{Layer::ground, {half, -depth}, {half + side_ft, 0}, HatchPattern::earth});
    scene.primitives.push_back(Rectangle{Layer::footing, {-half, -depth}, {half, 0}, true});
    scene.primitives.push_back(
        Hatch{Layer::footing, {-half, -depth}, {half, 0}, HatchPattern::concrete});
    add_pole_section(scene, pole);
    scene.primitives.push_back(Line{Layer::ground, {-half - side_ft, 0}, {-half, 0}});
    scene.primitives.push_back(Line{Layer::ground, {half, 0}, {half + side_ft, 0}});
    scene.primitives.push_back(Line{Layer::axis, {0, -depth}, {0, pole_above_ft + 0.5}});
    scene.primitives.push_back(
        Text{Layer::label, {-half - side_ft, 0}, "Grade", 7, Anchor::start, 0, 4});
    scene.primitives.push_back(Text{Layer::label,
                                    {pole.width_in / units::in_per_ft / 2, pole_above_ft},
                                    pole.label,
                                    7,
                                    Anchor::start,
                                    16,
                                    -3});
    scene.primitives.push_back(Dimension{Side::left, -depth, 0, -half - side_ft, 2, ""});
    if (pole.embedment_ft > 0 && pole.embedment_ft < depth) {
        scene.primitives.push_back(
            Dimension{Side::left, -pole.embedment_ft, 0, -half - side_ft, 1, ""});
        scene.primitives.push_back(
            Dimension{Side::left, -depth, -pole.embedment_ft, -half - side_ft, 1, ""});
    }
    scene.primitives.push_back(
        Dimension{Side::below, -half, half, -depth, 1, footing.is_round ? "dia." : "square"});
    if (sign.frost_depth_ft && *sign.frost_depth_ft > 0) {
        const double frost = *sign.frost_depth_ft;
        scene.primitives.push_back(
            Line{Layer::axis, {-half - side_ft, -frost}, {half + side_ft, -frost}});
        scene.primitives.push_back(Text{Layer::label,
                                        {half + side_ft, -frost},
                                        "Frost depth " + feet_inches(frost),
                                        7,
                                        Anchor::start,
                                        3,
                                        -2.5});
    }
    scene.primitives.push_back(
        Text{Layer::label, {0, pole_above_ft}, "Section", 8, Anchor::middle, 0, 14, true});
    // Below the words at the frost line.
    const double plan_top_ft = sign.frost_depth_ft ? -*sign.frost_depth_ft - 3 : 0;
    add_plan(scene, footing, pole, half + side_ft + footing.width_ft + 2.0, plan_top_ft);
    if (!footing.label.empty())
        scene.primitives.push_back(
            Text{Layer::label, {half + side_ft, -depth}, footing.label, 7, Anchor::start, 3, 2});
    return scene;
}

}  // namespace apex::drawing
