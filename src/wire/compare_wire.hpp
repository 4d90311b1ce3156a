// The wire form of a comparison (calc/design/compare.hpp).
#pragma once
#include "calc/design/compare.hpp"
#include "wire/codec.hpp"

namespace apex::wire {
extern template const Type& type_of<design::Comparison>();
}  // namespace apex::wire
