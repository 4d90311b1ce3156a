#include "services/api/access_table.hpp"

#include <algorithm>
#include <stdexcept>

namespace apex::api {
namespace {

using enum domain::Role;
constexpr std::nullopt_t everyone = std::nullopt;

}  // namespace

const std::vector<AccessRow>& access_table() {
    static const std::vector<AccessRow> table{
        // The service itself: no account's things are in these answers.
        {"health", everyone},
        {"ready", everyone},
        {"version", everyone},
        {"metrics", everyone},
        {"openapi_document", everyone},
        {"docs_page", everyone},

        // Who asks
        {"begin_sign_in", everyone},
        {"finish_sign_in", everyone},
        {"sign_out", viewer},
        {"who_am_i", viewer},
        {"list_api_keys", admin},
        {"create_api_key", admin},
        {"revoke_api_key", admin},

        // Projects
        {"list_projects", viewer},
        {"get_project", viewer},
        {"list_project_events", viewer},
        {"create_project", estimator},
        {"change_project", estimator},
        {"transition_project", estimator},
        {"delete_project", engineer},

        // Designs
        {"get_design", viewer},
        {"list_revisions", viewer},
        {"get_revision", viewer},
        {"diff_revisions", viewer},
        {"estimate_project", viewer},
        {"bill_of_materials", viewer},
        {"put_design", estimator},
        {"review_revision", engineer},

        // Reports and tasks
        {"list_reports", viewer},
        {"get_report", viewer},
        {"request_report", estimator},
        {"get_task", viewer},
        {"stream_task_events", viewer},
        {"cancel_task", estimator},

        // Files and submissions. A signed URL is its own permission.
        {"list_files", viewer},
        {"get_file", viewer},
        {"grant_file", estimator},
        {"complete_file", estimator},
        {"delete_file", estimator},
        {"put_upload", everyone},
        {"get_download", everyone},
        {"list_submissions", viewer},
        {"submit_project", estimator},

        // Pure calculations: nothing is stored.
        {"list_checks", viewer},
        {"list_checks_by_post", viewer},
        {"describe_check", viewer},
        {"run_check", viewer},
        {"derive_cabinets", viewer},
        {"resolve_site", viewer},
        {"wind_on_sign", viewer},
        {"concrete_yards", viewer},
        {"check_design", viewer},
        {"optimize_design", viewer},
        {"batch_designs", viewer},
        {"compare_design", viewer},
        {"reface_design", viewer},
        {"solve_direct_burial_footing", viewer},
        {"solve_spread_footing", viewer},
        {"solve_drilled_shaft", viewer},
        {"check_anchors", viewer},
        {"check_baseplate", viewer},
        {"design_baseplate", viewer},
        {"list_editions", viewer},
        {"list_editions_by_post", viewer},
        {"pole_options", viewer},
        {"price_quantities", viewer},
    };
    return table;
}

const AccessRow& access_of(std::string_view operation) {
    for (const AccessRow& row : access_table())
        if (row.operation == operation) return row;
    throw std::logic_error("The route " + std::string(operation) +
                           " has no row in services/api/access_table.cpp: say there who may call "
                           "it.");
}

std::string security_page(const endpoint::Table& table) {
    std::string page =
        "# Who may call what\n\n"
        "Written by `apex openapi --roles` from the table that the server obeys "
        "(`services/api/access_table.cpp`); a test compares.\n"
        "With `APEX_AUTH=required` each call needs at least the role of its row, within the "
        "caller's own account: another account's\n"
        "thing is 404 for every role. `everyone` needs no sign-in.\n\n"
        "| method | path | least role |";
    for (const domain::Role role : domain::every_role)
        page += ' ' + std::string(domain::to_text(role)) + " |";
    page += "\n|---|---|---|";
    for (std::size_t i = 0; i < std::size(domain::every_role); ++i) page += ":-:|";
    page += '\n';
    std::vector<const endpoint::Endpoint*> endpoints;
    for (const auto& endpoint : table.endpoints()) endpoints.push_back(&endpoint);
    std::sort(endpoints.begin(), endpoints.end(), [](const auto* a, const auto* b) {
        return std::tuple(a->route().path, a->route().method) <
               std::tuple(b->route().path, b->route().method);
    });
    for (const auto* endpoint : endpoints) {
        const auto least = access_of(endpoint->route().name).least;
        page += std::string("| ") + http::to_text(endpoint->route().method) + " | `" +
                endpoint->route().path + "` | " +
                std::string(least ? domain::to_text(*least) : "everyone") + " |";
        for (const domain::Role role : domain::every_role)
            page += !least || domain::at_least(role, *least) ? " yes |" : " – |";
        page += '\n';
    }
    return page;
}

}  // namespace apex::api
