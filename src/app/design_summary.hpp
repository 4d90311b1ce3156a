// The few results of a design that lists show.
#pragma once
#include "calc/design/sign_design.hpp"
#include "domain/revision.hpp"

namespace apex::app {

domain::DesignSummary summary_of(const design::DesignResult& result);

}  // namespace apex::app
