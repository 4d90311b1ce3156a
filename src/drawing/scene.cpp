#include "drawing/scene.hpp"

#include <cmath>
#include <numeric>

#include "base/assertion.hpp"

namespace apex::drawing {

std::string feet_inches(double feet) {
    APEX_ASSERT(std::isfinite(feet) && std::fabs(feet) < 1e9);
    const long long eighths = std::llround(std::fabs(feet) * 12 * 8);
    const long long whole_feet = eighths / 96, whole_inches = eighths % 96 / 8, rest = eighths % 8;
    std::string text = feet < 0 && eighths > 0 ? "-" : "";
    text += std::to_string(whole_feet) + "'-" + std::to_string(whole_inches);
    if (rest != 0) {
        const long long divisor = std::gcd(rest, 8LL);
        text += ' ' + std::to_string(rest / divisor) + '/' + std::to_string(8 / divisor);
    }
    return text + '"';
}

std::string words_of(const Dimension& dimension) {
    const std::string distance = feet_inches(dimension.to_ft - dimension.from_ft);
    return dimension.note.empty() ? distance : distance + ' ' + dimension.note;
}

}  // namespace apex::drawing
