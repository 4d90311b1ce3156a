// The wire form of resources.hpp: which types are described.
#pragma once
#include <vector>

#include "services/api/resources.hpp"
#include "wire/codec.hpp"

namespace apex::wire {
extern template const Type& type_of<domain::ProjectFacts>();
extern template const Type& type_of<domain::DesignSummary>();
extern template const Type& type_of<api::RevisionSummary>();
extern template const Type& type_of<api::HighlightResource>();
extern template const Type& type_of<api::ProjectResource>();
extern template const Type& type_of<api::ProjectChange>();
extern template const Type& type_of<api::TransitionRequest>();
extern template const Type& type_of<api::ReportRequest>();
extern template const Type& type_of<api::RevisionResource>();
extern template const Type& type_of<api::DiffResource>();
extern template const Type& type_of<api::EventResource>();
extern template const Type& type_of<api::EstimateResource>();
extern template const Type& type_of<api::BomResource>();
extern template const Type& type_of<api::TaskResource>();
extern template const Type& type_of<api::TaskStarted>();
extern template const Type& type_of<api::ReportResource>();
}  // namespace apex::wire
