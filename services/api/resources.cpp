#include "services/api/resources.hpp"

#include "http/conditional.hpp"

namespace apex::api {

RevisionSummary resource(const domain::RevisionHeader& h) {
    return {h.number,         h.input_hash, h.design_hash,
            h.engine_version, h.summary,    domain::to_text(h.created_at),
            h.created_by};
}

ProjectResource resource(const app::ProjectView& view) {
    const domain::Project& p = view.project;
    ProjectResource r;
    r.project_id = p.id.text();
    r.account_id = p.facts.account_id;
    r.name = p.facts.name;
    r.customer = p.facts.customer;
    r.description = p.facts.description;
    r.site_name = p.facts.site_name;
    r.street = p.facts.street;
    r.created_by = p.facts.created_by;
    r.status = domain::to_text(p.status);
    for (const auto to : domain::allowed_transitions(p.status))
        r.allowed_transitions.emplace_back(domain::to_text(to));
    r.created_at = domain::to_text(p.created_at);
    r.updated_at = domain::to_text(p.updated_at);
    if (view.design) r.design = resource(*view.design);
    if (!view.highlights.empty()) r.highlights.emplace();
    for (const auto& h : view.highlights)
        r.highlights->push_back({h.field, h.before, h.match, h.after});
    return r;
}

RevisionResource resource(const domain::Revision& revision, bool with_trace) {
    const domain::RevisionHeader& h = revision.header;
    RevisionResource r;
    r.project_id = h.project_id.text();
    r.number = h.number;
    r.input_hash = h.input_hash;
    r.design_hash = h.design_hash;
    r.engine_version = h.engine_version;
    r.summary = h.summary;
    r.created_at = domain::to_text(h.created_at);
    r.created_by = h.created_by;
    r.document = {revision.document};
    r.result = {revision.result};
    r.checks = {revision.checks};
    r.assumptions = {revision.assumptions};
    r.warnings = {revision.warnings};
    if (with_trace) r.trace = wire::RawJson{revision.trace};
    return r;
}

DiffResource resource(const app::RevisionDiff& diff) {
    const auto entries = [](const std::vector<app::Change>& changes) {
        std::vector<DiffEntry> list;
        for (const app::Change& c : changes) {
            DiffEntry entry;
            entry.pointer = c.pointer;
            if (c.before) entry.before = wire::RawJson{*c.before};
            if (c.after) entry.after = wire::RawJson{*c.after};
            list.push_back(std::move(entry));
        }
        return list;
    };
    return {resource(diff.from), resource(diff.to), entries(diff.inputs), entries(diff.results)};
}

EventResource resource(const domain::Event& e) {
    return {e.sequence,
            e.what.kind,
            e.what.actor,
            domain::to_text(e.what.at),
            e.what.request_id,
            {e.what.before},
            {e.what.after},
            e.previous_hash,
            e.hash};
}

TaskResource resource(const domain::Task& t) {
    TaskResource r;
    r.task_id = t.id.text();
    r.project_id = t.project_id.text();
    r.kind = t.kind;
    r.status = domain::to_text(t.status);
    r.progress = t.progress;
    r.stage = t.stage;
    r.attempts = t.attempts;
    if (t.result) r.result = wire::RawJson{*t.result};
    r.error = t.error;
    r.created_at = domain::to_text(t.created_at);
    r.updated_at = domain::to_text(t.updated_at);
    return r;
}

ReportResource resource(const domain::Report& r) {
    return {r.sha256,
            std::string(domain::to_text(r.kind)),
            "/api/v1/projects/" + r.project_id.text() + "/reports/" + r.sha256 + ".pdf",
            r.size_bytes,
            r.revision,
            r.task_id.text(),
            domain::to_text(r.created_at)};
}

std::string etag_of(const domain::RevisionHeader& h, std::size_t reviews) {
    return http::etag("rev-" + std::to_string(h.number) + '-' + h.design_hash.substr(0, 16) + '-' +
                      std::to_string(reviews));
}

}  // namespace apex::api
