#include <algorithm>
#include <cmath>

#include "drawing/drawings.hpp"
#include "drawing/shapes.hpp"

namespace apex::drawing {
namespace {

/// A whole number with thousands apart: 8,088.
std::string grouped(double value) {
    std::string text = std::to_string(std::llround(value));
    for (std::size_t i = text.size(); i > 3 + (text.front() == '-' ? 1u : 0u);)
        text.insert(i -= 3, 1, ',');
    return text;
}

std::string tenths(double value) {
    const long long n = std::llround(value * 10);
    return std::to_string(n / 10) + '.' + std::to_string(std::llabs(n % 10));
}

constexpr std::size_t labelled_max = 12;  // More bands than that are told apart in the table only.

}  // namespace

Scene pressure_sketch(const SignShape& sign, const std::vector<PressureBand>& bands) {
    Scene scene{"Wind pressure, case A", {}};
    double greatest = 0, top_ft = 0;
    for (const PressureBand& band : bands) {
        greatest = std::max(greatest, band.pressure_psf);
        top_ft = std::max(top_ft, band.top_ft);
    }
    const double reach_ft = 0.3 * std::max(top_ft, 8.0);  // The longest arrow.
    double face_ft = 0;
    if (sign.pole) {
        const double half = sign.pole->depth_in / units::in_per_ft / 2;
        face_ft = half;
        scene.primitives.push_back(
            Rectangle{Layer::pole, {-half, 0}, {half, sign.pole->top_ft}, true});
    }
    for (const CabinetShape& cabinet : sign.cabinets) {
        const double half = cabinet.depth_in / units::in_per_ft / 2;
        face_ft = std::max(face_ft, half);
        scene.primitives.push_back(Rectangle{Layer::cabinet,
                                             {-half, cabinet.bottom_ft},
                                             {half, cabinet.bottom_ft + cabinet.height_ft},
                                             true});
    }
    add_grade(scene, -face_ft - reach_ft - 1, face_ft + 3, 0.8);
    const double tip_ft = -face_ft - 0.15;
    for (const PressureBand& band : bands) {
        const double length = greatest > 0 ? reach_ft * band.pressure_psf / greatest : 0;
        if (!(length > 0)) continue;
        scene.primitives.push_back(
            Rectangle{Layer::load, {tip_ft - length, band.bottom_ft}, {tip_ft, band.top_ft}, true});
        const double height = band.top_ft - band.bottom_ft;
        const int arrows =
            std::clamp(static_cast<int>(height / (0.06 * std::max(top_ft, 8.0))), 1, 12);
        for (int i = 0; i < arrows; ++i) {
            const double y = band.bottom_ft + height * (i + 0.5) / arrows;
            scene.primitives.push_back(Arrow{Layer::load, {tip_ft - length, y}, {tip_ft, y}});
        }
        if (bands.size() > labelled_max) continue;
        const double middle = (band.bottom_ft + band.top_ft) / 2;
        scene.primitives.push_back(Text{Layer::label,
                                        {face_ft, middle},
                                        band.label + ": " + tenths(band.pressure_psf) + " psf, " +
                                            grouped(band.force_lbf) + " lbf",
                                        7.5,
                                        Anchor::start,
                                        9,
                                        -2.5,
                                        false,
                                        true});
    }
    return scene;
}

}  // namespace apex::drawing
