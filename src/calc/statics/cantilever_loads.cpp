#include "calc/statics/cantilever_loads.hpp"

#include <string>

#include "calc/statics/refuse_loads.hpp"
#include "calc/statics/steps.hpp"

namespace apex::statics {
namespace {

Rejection no(const char* owner, const char* list, std::size_t i, const char* field,
             const char* why) {
    return {std::string(owner) + list + std::to_string(i) + field, why, equilibrium};
}

}  // namespace

std::optional<Rejection> refuse_points(const std::vector<PointForce>& points, const char* owner) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        const PointForce& p = points[i];
        if (!is_force(p.force_lbf))
            return no(owner, "/points/", i, "/force_lbf", "must be within 1e9 lbf");
        if (!is_length(p.height_ft))
            return no(owner, "/points/", i, "/height_ft", "must be 0 to 10000 ft above the base");
        if (!is_signed_length(p.eccentricity_ft))
            return no(owner, "/points/", i, "/eccentricity_ft", "must be within 10000 ft");
    }
    return std::nullopt;
}

std::optional<Rejection> refuse_lines(const std::vector<LineForce>& lines, const char* owner) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LineForce& l = lines[i];
        if (!is_force(l.force_plf))
            return no(owner, "/lines/", i, "/force_plf", "must be within 1e9 lbf per ft");
        if (!is_length(l.from_ft))
            return no(owner, "/lines/", i, "/from_ft", "must be 0 to 10000 ft above the base");
        if (!(is_length(l.to_ft) && l.to_ft >= l.from_ft))
            return no(owner, "/lines/", i, "/to_ft", "must be from_ft to 10000 ft above the base");
    }
    return std::nullopt;
}

std::optional<Rejection> refuse_weights(const std::vector<Weight>& weights, const char* owner) {
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Weight& w = weights[i];
        if (!is_weight(w.weight_lbf))
            return no(owner, "/weights/", i, "/weight_lbf", "must be 0 to 1e9 lbf");
        if (!is_length(w.height_ft))
            return no(owner, "/weights/", i, "/height_ft", "must be 0 to 10000 ft above the base");
        if (!is_signed_length(w.offset_ft))
            return no(owner, "/weights/", i, "/offset_ft", "must be within 10000 ft");
    }
    return std::nullopt;
}

std::optional<Rejection> refuse_loads(const CantileverLoads& loads, const char* owner) {
    if (auto refused = refuse_points(loads.points, owner)) return refused;
    if (auto refused = refuse_lines(loads.lines, owner)) return refused;
    if (auto refused = refuse_weights(loads.weights, owner)) return refused;
    const auto at = [&](const char* field) { return std::string(owner) + field; };
    if (!is_weight(loads.pole_weight_plf))
        return Rejection{at("/pole_weight_plf"), "must be 0 to 1e9 lbf per ft", equilibrium};
    if (!is_length(loads.pole_length_ft))
        return Rejection{at("/pole_length_ft"), "must be 0 to 10000 ft", equilibrium};
    return std::nullopt;
}

}  // namespace apex::statics
