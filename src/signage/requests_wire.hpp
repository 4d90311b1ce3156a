// The wire form of requests.hpp: which types are described.
#pragma once
#include "signage/requests.hpp"
#include "wire/codec.hpp"

namespace apex::wire {
extern template const Type& type_of<design::FootingShape>();
extern template const Type& type_of<signage::FootingRequest>();
extern template const Type& type_of<signage::FootingSolution>();
extern template const Type& type_of<signage::FootingSweep>();
extern template const Type& type_of<signage::ConcreteRequest>();
extern template const Type& type_of<signage::ConcreteResult>();
extern template const Type& type_of<signage::EditionsResult>();
extern template const Type& type_of<signage::CheckEntry>();
extern template const Type& type_of<signage::ChecksResult>();
}  // namespace apex::wire
