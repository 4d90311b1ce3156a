// Refusals of the lists in cantilever_loads.hpp. Inside calc/statics only.
// `owner` is the JSON pointer of what holds the lists; text is only made when something is refused.
#pragma once
#include <optional>

#include "base/outcome.hpp"
#include "calc/statics/cantilever_loads.hpp"

namespace apex::statics {

std::optional<Rejection> refuse_points(const std::vector<PointForce>& points, const char* owner);
std::optional<Rejection> refuse_lines(const std::vector<LineForce>& lines, const char* owner);
std::optional<Rejection> refuse_weights(const std::vector<Weight>& weights, const char* owner);
std::optional<Rejection> refuse_loads(const CantileverLoads& loads, const char* owner);

}  // namespace apex::statics
