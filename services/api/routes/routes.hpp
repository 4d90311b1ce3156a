// The resources of the API, one function a file. Each adds its endpoints to the table; handlers
// keep a reference to the context.
#pragma once
#include "endpoint/endpoint.hpp"
#include "services/api/context.hpp"

namespace apex::api {

inline constexpr const char* base_path = "/api/v1";

void add_system(endpoint::Table& table,
                const Context& context);  ///< health, ready, version, metrics
void add_projects(endpoint::Table& table,
                  const Context& context);  ///< projects, transitions, events
void add_designs(endpoint::Table& table, const Context& context);     ///< design, revisions, diff
void add_quantities(endpoint::Table& table, const Context& context);  ///< estimate, bom
void add_reports(endpoint::Table& table, const Context& context);     ///< report, reports
void add_tasks(endpoint::Table& table, const Context& context);       ///< tasks and their events

}  // namespace apex::api
