// The wire form of submission_resources.hpp: which types are described.
#pragma once
#include "services/api/submission_resources.hpp"
#include "wire/codec.hpp"

namespace apex::wire {
extern template const Type& type_of<api::SubmitRequest>();
extern template const Type& type_of<api::SubmissionResource>();
}  // namespace apex::wire
