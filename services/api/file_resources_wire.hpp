// The wire form of file_resources.hpp: which types are described.
#pragma once
#include "services/api/file_resources.hpp"
#include "wire/codec.hpp"

namespace apex::wire {
extern template const Type& type_of<domain::FileFacts>();
extern template const Type& type_of<api::FileResource>();
extern template const Type& type_of<api::CompleteRequest>();
}  // namespace apex::wire
