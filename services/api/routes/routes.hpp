// The resources of the API, one function a file. Each adds its endpoints to the table; handlers
// keep a reference to the context.
#pragma once
#include <string>

#include "endpoint/endpoint.hpp"
#include "services/api/context.hpp"

namespace apex::api {

inline constexpr const char* base_path = "/api/v1";
inline const std::string projects_path = std::string(base_path) + "/projects";
inline const std::string project_path = projects_path + "/{project_id}";

void add_system(endpoint::Table& table,
                const Context& context);  ///< health, ready, version, metrics
void add_projects(endpoint::Table& table,
                  const Context& context);  ///< projects, transitions, events
void add_designs(endpoint::Table& table, const Context& context);     ///< design, revisions, diff
void add_quantities(endpoint::Table& table, const Context& context);  ///< estimate, bom
void add_reports(endpoint::Table& table, const Context& context);     ///< report, reports
void add_tasks(endpoint::Table& table, const Context& context);       ///< tasks and their events
void add_sign_in(endpoint::Table& table,
                 const Context& context);                           ///< login, callback, logout, me
void add_api_keys(endpoint::Table& table, const Context& context);  ///< an account's API keys
void add_reviews(endpoint::Table& table, const Context& context);   ///< reviews of revisions
void add_files(endpoint::Table& table, const Context& context);     ///< uploads of projects
void add_submissions(endpoint::Table& table, const Context& context);  ///< submit, submissions
void add_signed_urls(endpoint::Table& table,
                     const Context& context);  ///< where their bytes go without an object store

}  // namespace apex::api
