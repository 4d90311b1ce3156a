// The wire form of the search for the best design (calc/design/optimum.hpp).
#pragma once
#include "calc/design/optimum.hpp"
#include "wire/codec.hpp"

namespace apex::wire {
extern template const Type& type_of<design::LeastOf>();
extern template const Type& type_of<design::Optimum>();
}  // namespace apex::wire
