#include "domain/project.hpp"

#include <algorithm>

#include "domain/clean_text.hpp"
#include "domain/etag.hpp"
#include "domain/identity.hpp"

namespace apex::domain {
namespace {

struct TextRule {
    const char* pointer;
    std::size_t most_bytes;
    bool needed = false, lines = false;
};

void check(std::vector<Rejection>& problems, const std::string& text, const TextRule& rule) {
    const auto refuse = [&](std::string reason) {
        problems.push_back({rule.pointer, std::move(reason), {}});
    };
    if (rule.needed && is_blank(text))
        refuse("must not be empty");
    else if (text.size() > rule.most_bytes)
        refuse("must not be longer than " + std::to_string(rule.most_bytes) + " bytes");
    else if (!is_clean(text, rule.lines))
        refuse("must be UTF-8 without control characters");
}

}  // namespace

std::string_view to_text(ProjectStatus status) {
    switch (status) {
        case ProjectStatus::draft:
            return "draft";
        case ProjectStatus::estimating:
            return "estimating";
        case ProjectStatus::submitted:
            return "submitted";
        case ProjectStatus::accepted:
            return "accepted";
        case ProjectStatus::rejected:
            return "rejected";
    }
    APEX_ASSERT(false);
    return "";
}

std::optional<ProjectStatus> parse_project_status(std::string_view text) {
    for (const ProjectStatus status : all_project_statuses)
        if (to_text(status) == text) return status;
    return std::nullopt;
}

std::vector<ProjectStatus> allowed_transitions(ProjectStatus from) {
    switch (from) {
        case ProjectStatus::draft:
            return {ProjectStatus::estimating};
        case ProjectStatus::estimating:
            return {ProjectStatus::submitted};
        case ProjectStatus::submitted:
            return {ProjectStatus::accepted, ProjectStatus::rejected};
        case ProjectStatus::accepted:
            return {};
        case ProjectStatus::rejected:
            return {ProjectStatus::draft};
    }
    APEX_ASSERT(false);
    return {};
}

bool may_become(ProjectStatus from, ProjectStatus to) {
    const auto allowed = allowed_transitions(from);
    return std::find(allowed.begin(), allowed.end(), to) != allowed.end();
}

bool design_may_change(ProjectStatus status) {
    return status == ProjectStatus::draft || status == ProjectStatus::estimating ||
           status == ProjectStatus::rejected;
}

std::vector<Rejection> problems_of(const ProjectFacts& facts) {
    std::vector<Rejection> problems;
    if (!is_account_id(facts.account_id))
        problems.push_back({"/account_id", "must be 1 to 64 letters, digits, '.', '_' or '-'", {}});
    check(problems, facts.name, {.pointer = "/name", .most_bytes = 200, .needed = true});
    check(problems, facts.customer, {.pointer = "/customer", .most_bytes = 200, .needed = true});
    if (facts.description)
        check(problems, *facts.description,
              {.pointer = "/description", .most_bytes = 4000, .lines = true});
    if (facts.site_name)
        check(problems, *facts.site_name, {.pointer = "/site_name", .most_bytes = 200});
    if (facts.street) check(problems, *facts.street, {.pointer = "/street", .most_bytes = 200});
    if (facts.created_by)
        check(problems, *facts.created_by, {.pointer = "/created_by", .most_bytes = 200});
    return problems;
}

std::string etag_of(const Project& project) { return etag(project.id.text(), project.version); }

}  // namespace apex::domain
