// The wire form of requests.hpp: which types are described.
#pragma once
#include "signage/answers.hpp"
#include "wire/codec.hpp"

namespace apex::wire {
extern template const Type& type_of<signage::EditionsResult>();
extern template const Type& type_of<signage::CheckEntry>();
extern template const Type& type_of<signage::ChecksResult>();
}  // namespace apex::wire
