#include "app/lookup.hpp"

#include <charconv>

namespace apex::app {

std::optional<domain::Project> lookup(UnitOfWork& work, const std::string& project_id, Lock lock) {
    const auto id = domain::ProjectId::parse(project_id);
    if (!id) return std::nullopt;
    return lock == Lock::held ? work.projects().find_for_update(*id) : work.projects().find(*id);
}

std::optional<Failure> refused_by(const std::optional<std::string>& if_match,
                                  const std::string& current_etag) {
    switch (domain::match(if_match, current_etag)) {
        case domain::Match::matches:
            return std::nullopt;
        case domain::Match::absent:
            return Failure{FailureKind::precondition_required,
                           "Send the ETag you changed from as If-Match.",
                           {},
                           {},
                           ""};
        case domain::Match::differs:
            break;
    }
    return Failure{FailureKind::precondition_failed,
                   "It has changed since you read it. Read it again.",
                   {},
                   {},
                   current_etag};
}

Failure overtaken() {
    return {FailureKind::precondition_failed,
            "Someone else changed it at the same time. Read it again.",
            {},
            {},
            ""};
}

ProjectView view(UnitOfWork& work, const domain::Project& project) {
    ProjectView view{project, domain::etag_of(project), std::nullopt};
    if (project.current_revision > 0)
        view.design = work.revisions().find_header(project.id, project.current_revision);
    return view;
}

domain::EventDraft draft_event(const Ports& ports, const Caller& caller,
                               const domain::ProjectId& project, const Recorded& event) {
    return {project,      event.kind,  caller.actor,     caller.request_id,
            event.before, event.after, ports.clock.now()};
}

bool store_change(UnitOfWork& work, const Ports& ports, const Caller& caller,
                  domain::Project& project, const Recorded& event) {
    ++project.version;
    project.updated_at = ports.clock.now();
    if (!work.projects().update(project)) return false;
    work.events().append(draft_event(ports, caller, project.id, event));
    work.outbox().add({0, "project", project.facts.account_id, project.id.text(), project.version,
                       project.updated_at});
    return true;
}

std::optional<Failure> refused_page(const PageRequest& page) {
    if (page.limit >= 1 && page.limit <= max_limit) return std::nullopt;
    return invalid({{"/limit", "must be 1 to " + std::to_string(max_limit), {}}});
}

std::optional<std::int64_t> parse_whole(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1 ||
        text.front() == '0')
        return std::nullopt;
    return number;
}

Failure bad_cursor() { return invalid({{"/cursor", "is not a cursor of this list", {}}}); }

}  // namespace apex::app
