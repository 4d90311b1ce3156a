// The wire form of calc/design/reface.hpp: which types are described.
#pragma once
#include "calc/design/reface.hpp"
#include "wire/codec.hpp"

namespace apex::wire {
extern template const Type& type_of<design::RefaceRequest>();
extern template const Type& type_of<design::RefaceResult>();
}  // namespace apex::wire
