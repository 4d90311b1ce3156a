#include "app/projects.hpp"

#include <algorithm>
#include <map>

#include "app/cursor.hpp"
#include "app/json_text.hpp"
#include "app/lookup.hpp"
#include "app/outbox_relay.hpp"
#include "app/ports/unavailable.hpp"
#include "app/ports/unknown_cursor.hpp"

namespace apex::app {
namespace {

std::string facts_json(const domain::Project& project) {
    const auto& facts = project.facts;
    JsonObject json;
    json.add("account_id", facts.account_id)
        .add("name", facts.name)
        .add("customer", facts.customer);
    json.add("description", facts.description)
        .add("site_name", facts.site_name)
        .add("street", facts.street);
    json.add("created_by", facts.created_by).add("status", domain::to_text(project.status));
    return json.text();
}

/// The changed fields as they were and as they are.
struct Differences {
    JsonObject before, after;
    template <class Text>
    void note(const char* name, const Text& was, const Text& is) {
        if (was == is) return;
        before.add(name, was);
        after.add(name, is);
    }
};

std::vector<ProjectView> views(UnitOfWork& work, const std::vector<domain::Project>& projects) {
    std::vector<domain::ProjectId> ids;
    for (const auto& project : projects)
        if (project.current_revision > 0) ids.push_back(project.id);
    std::map<domain::ProjectId, domain::RevisionHeader> designs;
    for (auto& header : work.revisions().current_headers(ids))
        designs.emplace(header.project_id, std::move(header));
    std::vector<ProjectView> views;
    for (const auto& project : projects) {
        const auto design = designs.find(project.id);
        views.push_back({project, domain::etag_of(project), std::nullopt});
        if (design != designs.end()) views.back().design = design->second;
    }
    return views;
}

Result<ProjectPage> list_from_database(UnitOfWork& work, const ProjectFilter& filter,
                                       const PageRequest& page, bool instead) {
    std::optional<ProjectPosition> after;
    if (page.cursor && !(after = parse_project_cursor(*page.cursor))) return bad_cursor();
    const ProjectList list = work.projects().list(filter, page.limit, after);
    ProjectPage answer{{views(work, list.projects), list.total, std::nullopt}, instead};
    if (list.more)
        answer.page.next =
            cursor_text(ProjectPosition{list.projects.back().created_at, list.projects.back().id});
    return answer;
}

/// Says where the words stand.
ProjectPage with_highlights(ProjectPage page, const std::string& q) {
    for (ProjectView& view : page.page.items) {
        const auto& facts = view.project.facts;
        std::vector<SearchedText> texts{{"name", facts.name}, {"customer", facts.customer}};
        if (view.design)
            texts.push_back({"pole_designation", view.design->summary.pole_designation});
        for (const auto& [field, text] :
             {std::pair{"site_name", &facts.site_name}, std::pair{"street", &facts.street},
              std::pair{"description", &facts.description}})
            if (*text) texts.push_back({field, **text});
        view.highlights = highlights(q, texts);
    }
    return page;
}

bool has_words(const std::optional<std::string>& q) {
    return q && q->find_first_not_of(" \t\r\n") != std::string::npos;
}

}  // namespace

Result<ProjectView> create_project(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                   const domain::ProjectFacts& facts) {
    auto problems = domain::problems_of(facts);
    if (caller.access.account_id && *caller.access.account_id != facts.account_id)
        problems.push_back({"/account_id", "is not the account you are signed in to", {}});
    if (!problems.empty()) return invalid(std::move(problems));

    const domain::Time now = ports.clock.now();
    const domain::Project project{domain::ProjectId::from(ports.ids.draw()),
                                  facts,
                                  domain::ProjectStatus::draft,
                                  1,
                                  0,
                                  now,
                                  now};
    work.projects().insert(project);
    work.events().append(
        draft_event(ports, caller, project.id, {"project.created", "null", facts_json(project)}));
    work.outbox().add({0, "project", facts.account_id, project.id.text(), project.version, now});
    return view(work, project);
}

Result<ProjectPage> list_projects(const Ports& ports, const Caller& caller,
                                  const ListRequest& request) {
    if (auto failure = refused_page(request.page)) return *failure;
    ProjectFilter filter;
    if (request.status && !(filter.status = domain::parse_project_status(*request.status)))
        return invalid(
            {{"/status", "must be draft, estimating, submitted, accepted or rejected", {}}});
    filter.account_id = request.account_id;

    if (!has_words(request.q)) {
        const auto work = ports.database.begin(caller.access, Intent::read);
        return list_from_database(*work, filter, request.page, false);
    }
    // Where the database began a list it goes on, since the index has another order.
    const bool begun_here = request.page.cursor && parse_project_cursor(*request.page.cursor);
    std::optional<Page<SearchHit>> hits;
    if (!begun_here) try {
            hits = ports.search.search(
                {caller.access, *request.q, filter.status, filter.account_id, request.page});
        } catch (const UnknownCursor&) {
            return bad_cursor();
        }
    if (!hits && request.page.cursor && !begun_here)
        throw Unavailable("search", "this list was begun in the index; begin it anew");
    const auto work = ports.database.begin(caller.access, Intent::read);
    if (!hits) {
        filter.words = request.q;
        auto listed = list_from_database(*work, filter, request.page, true);
        if (auto* page = std::get_if<ProjectPage>(&listed))
            return with_highlights(std::move(*page), *request.q);
        return listed;
    }
    std::vector<domain::ProjectId> ids;
    for (const auto& hit : hits->items) ids.push_back(hit.project_id);
    return with_highlights(
        {{views(*work, work->projects().find_all(ids)), hits->total, hits->next}, false},
        *request.q);
}

Result<ProjectView> get_project(const Ports& ports, const Caller& caller,
                                const std::string& project_id) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto project = lookup(*work, project_id, Lock::none);
    if (!project) return not_found("project");
    return view(*work, *project);
}

Result<ProjectView> patch_project(const Ports& ports, const Caller& caller,
                                  const std::string& project_id,
                                  const std::optional<std::string>& if_match,
                                  const ProjectPatch& patch) {
    const auto work = ports.database.begin(caller.access, Intent::write);
    const auto stored = lookup(*work, project_id, Lock::held);
    if (!stored) return not_found("project");
    if (auto failure = refused_by(if_match, domain::etag_of(*stored))) return *failure;

    domain::Project project = *stored;
    const auto apply = [](const auto& wanted, auto& field) {
        if (wanted) field = *wanted;
    };
    apply(patch.name, project.facts.name);
    apply(patch.customer, project.facts.customer);
    apply(patch.description, project.facts.description);
    apply(patch.site_name, project.facts.site_name);
    apply(patch.street, project.facts.street);
    if (auto problems = domain::problems_of(project.facts); !problems.empty())
        return invalid(std::move(problems));

    Differences differences;
    differences.note("name", stored->facts.name, project.facts.name);
    differences.note("customer", stored->facts.customer, project.facts.customer);
    differences.note("description", stored->facts.description, project.facts.description);
    differences.note("site_name", stored->facts.site_name, project.facts.site_name);
    differences.note("street", stored->facts.street, project.facts.street);
    if (differences.after.empty()) return view(*work, *stored);

    const Recorded event{"project.changed", differences.before.text(), differences.after.text()};
    if (!store_change(*work, ports, caller, project, event)) return overtaken();
    const ProjectView changed = view(*work, project);
    work->commit();
    after_commit(ports);
    return changed;
}

Result<Done> delete_project(const Ports& ports, const Caller& caller, const std::string& project_id,
                            const std::optional<std::string>& if_match) {
    const auto work = ports.database.begin(caller.access, Intent::write);
    const auto project = lookup(*work, project_id, Lock::held);
    if (!project) return not_found("project");
    if (auto failure = refused_by(if_match, domain::etag_of(*project))) return *failure;

    const domain::Time now = ports.clock.now();
    // The event first: once removed, the project is not found again.
    work->events().append(
        draft_event(ports, caller, project->id, {"project.deleted", facts_json(*project), "null"}));
    if (!work->projects().remove(project->id, project->version, now)) return overtaken();
    work->outbox().add(
        {0, "project", project->facts.account_id, project->id.text(), project->version + 1, now});
    work->commit();
    after_commit(ports);
    return Done{};
}

Result<ProjectView> transition_project(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                       const std::string& project_id, const std::string& to) {
    auto project = lookup(work, project_id, Lock::held);
    if (!project) return not_found("project");
    const auto wanted = domain::parse_project_status(to);
    if (!wanted)
        return invalid({{"/to", "must be draft, estimating, submitted, accepted or rejected", {}}});
    if (!domain::may_become(project->status, *wanted)) {
        std::vector<std::string> allowed;
        for (const auto status : domain::allowed_transitions(project->status))
            allowed.emplace_back(domain::to_text(status));
        return conflict("A project that is " + std::string(domain::to_text(project->status)) +
                            " cannot become " + to + '.',
                        std::move(allowed));
    }
    const auto status_json = [](domain::ProjectStatus status) {
        return JsonObject().add("status", domain::to_text(status)).text();
    };
    const Recorded event{"project.transitioned", status_json(project->status),
                         status_json(*wanted)};
    project->status = *wanted;
    if (!store_change(work, ports, caller, *project, event)) return overtaken();
    return view(work, *project);
}

Result<Page<domain::Event>> list_events(const Ports& ports, const Caller& caller,
                                        const std::string& project_id, const PageRequest& page) {
    if (auto failure = refused_page(page)) return *failure;
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto project = lookup(*work, project_id, Lock::none);
    if (!project) return not_found("project");
    std::int64_t after = 0;
    if (page.cursor) {
        const auto parsed = parse_whole(*page.cursor);
        if (!parsed) return bad_cursor();
        after = *parsed;
    }
    EventList list = work->events().list(project->id, page.limit, after);
    Page<domain::Event> answer{std::move(list.events), list.total, std::nullopt};
    if (list.more) answer.next = std::to_string(answer.items.back().sequence);
    return answer;
}

}  // namespace apex::app
