#include "app/designs.hpp"

#include <map>

#include "app/json_text.hpp"
#include "app/lookup.hpp"
#include "app/outbox_relay.hpp"

namespace apex::app {
namespace {

domain::Revision revision_of(const Calculation& calculation, const domain::Project& project,
                             const Caller& caller, domain::Time now) {
    const domain::RevisionHeader header{project.id,
                                        project.current_revision + 1,
                                        calculation.input_hash,
                                        calculation.design_hash,
                                        calculation.engine_version,
                                        calculation.summary,
                                        now,
                                        caller.actor};
    return {header,
            calculation.document,
            calculation.result,
            calculation.checks,
            calculation.assumptions,
            calculation.warnings,
            calculation.trace};
}

std::string event_json(const domain::RevisionHeader& header) {
    JsonObject json;
    json.add("revision", header.number)
        .add("input_hash", header.input_hash)
        .add("design_hash", header.design_hash);
    json.add("engine_version", header.engine_version).add("passes", header.summary.passes);
    return json.text();
}

std::optional<Failure> refused_by_status(const domain::Project& project) {
    if (domain::design_may_change(project.status)) return std::nullopt;
    std::vector<std::string> allowed;
    for (const auto status : domain::allowed_transitions(project.status))
        allowed.emplace_back(domain::to_text(status));
    return conflict("The design of a project that is " +
                        std::string(domain::to_text(project.status)) + " stays as it is.",
                    std::move(allowed));
}

/// Scalars by pointer; those of checks under their id, so that a check that moved in the list is
/// still the same check.
using Places = std::map<std::string, std::string_view>;

Places places_of_checks(const std::string& checks) {
    Places places;
    std::map<std::string, int> seen;
    for (const std::string_view check : json_items(checks)) {
        const auto id = json_at(check, "/id");
        std::string name = id ? json_text_value(*id) : "";
        if (const int nth = ++seen[name]; nth > 1) name += '#' + std::to_string(nth);
        for (const auto& leaf : json_leaves(check))
            places.emplace("/checks/" + name + leaf.pointer, leaf.text);
    }
    return places;
}

Places places_of(const std::string& json) {
    Places places;
    for (const auto& leaf : json_leaves(json)) places.emplace(leaf.pointer, leaf.text);
    return places;
}

std::vector<Change> changes(const Places& before, const Places& after) {
    std::vector<Change> found;
    for (const auto& [pointer, text] : before) {
        const auto other = after.find(pointer);
        if (other == after.end())
            found.push_back({pointer, std::string(text), std::nullopt});
        else if (other->second != text)
            found.push_back({pointer, std::string(text), std::string(other->second)});
    }
    for (const auto& [pointer, text] : after)
        if (!before.contains(pointer)) found.push_back({pointer, std::nullopt, std::string(text)});
    return found;
}

/// A revision as a client wrote its number: "3".
std::optional<domain::Revision> find_revision(UnitOfWork& work, const domain::Project& project,
                                              const std::string& number) {
    const auto parsed = parse_whole(number);
    if (!parsed || *parsed > project.current_revision) return std::nullopt;
    return work.revisions().find(project.id, static_cast<int>(*parsed));
}

std::string_view required(const std::string& result, const char* pointer) {
    const auto text = json_at(result, pointer);
    APEX_ASSERT(text);  // Every engine version writes it.
    return *text;
}

std::vector<BomLine> bom_lines(const std::string& result) {
    const auto number = [&](const char* pointer) {
        return json_number_value(required(result, pointer));
    };
    const auto text = [&](const char* pointer) {
        return json_text_value(required(result, pointer));
    };
    // A result from before signs had several poles has no count.
    const auto several = json_at(result, "/pole/count");
    const double count = several ? json_number_value(*several) : 1;
    const std::string each = count > 1 ? ", " + std::string(*several) + " of them" : "";
    const std::string section = text("/pole/designation") + ", " + text("/pole/grade") + each;
    std::vector<BomLine> lines;
    lines.push_back({"pole", section, count * number("/pole/length_ft"), "ft"});
    lines.push_back({"pole steel", section, number("/quantities/steel_lb"), "lb"});
    int nth = 0;
    for (const std::string_view cabinet : json_items(required(result, "/geometry/cabinets"))) {
        const std::string json(cabinet);
        const auto size = [&](const char* pointer) { return std::string(required(json, pointer)); };
        lines.push_back({"cabinet " + std::to_string(++nth),
                         size("/width_ft") + " ft x " + size("/height_ft") + " ft x " +
                             size("/depth_in") + " in",
                         1, "each"});
        lines.push_back({"cabinet " + std::to_string(nth) + " face", "area of one face",
                         json_number_value(required(json, "/area_ft2")), "ft2"});
    }
    const std::string footing =
        text("/footing/shape") + ", " + std::string(required(result, "/footing/diameter_ft")) +
        " ft x " + std::string(required(result, "/footing/depth_ft")) + " ft deep" + each;
    lines.push_back({"footing concrete", footing, number("/quantities/concrete_yd3"), "yd3"});
    lines.push_back({"excavation", footing, number("/quantities/excavation_yd3"), "yd3"});
    return lines;
}

/// The current revision for what is derived from it, or why there is none.
Result<domain::Revision> current_revision(UnitOfWork& work, const std::string& project_id) {
    const auto project = lookup(work, project_id, Lock::none);
    if (!project) return not_found("project");
    auto revision = work.revisions().find(project->id, project->current_revision);
    if (revision) return std::move(*revision);
    return conflict("No design is saved in this project yet.");
}

}  // namespace

Result<SavedDesign> put_design(const Ports& ports, const Caller& caller,
                               const std::string& project_id,
                               const std::optional<std::string>& if_match,
                               const design::DesignDocument& document) {
    {  // What would be refused anyway is refused before anything is computed.
        const auto work = ports.database.begin(caller.access, Intent::read);
        const auto project = lookup(*work, project_id, Lock::none);
        if (!project) return not_found("project");
        if (auto failure = refused_by(if_match, domain::etag_of(*project))) return *failure;
        if (auto failure = refused_by_status(*project)) return *failure;
    }
    auto computed = ports.calculator.calculate(document);
    if (auto* rejections = std::get_if<std::vector<Rejection>>(&computed))
        return invalid(std::move(*rejections));
    const Calculation& calculation = std::get<Calculation>(computed);

    const auto work = ports.database.begin(caller.access, Intent::write);
    auto project = lookup(*work, project_id, Lock::held);
    if (!project) return not_found("project");
    if (auto failure = refused_by(if_match, domain::etag_of(*project))) return *failure;
    if (auto failure = refused_by_status(*project)) return *failure;
    const auto current = work->revisions().find(project->id, project->current_revision);
    if (current && domain::same_content(*current, calculation.document, calculation.design_hash))
        return SavedDesign{view(*work, *project), *current, false, calculation.calculated_by};

    domain::Revision revision = revision_of(calculation, *project, caller, ports.clock.now());
    project->current_revision = revision.header.number;
    const Recorded event{"design.saved", current ? event_json(current->header) : "null",
                         event_json(revision.header)};
    if (!store_change(*work, ports, caller, *project, event)) return overtaken();
    work->revisions().insert(revision);
    SavedDesign saved{view(*work, *project), std::move(revision), true, calculation.calculated_by};
    work->commit();
    after_commit(ports);
    return saved;
}

Result<CurrentDesign> get_design(const Ports& ports, const Caller& caller,
                                 const std::string& project_id) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto project = lookup(*work, project_id, Lock::none);
    if (!project) return not_found("project");
    auto revision = work->revisions().find(project->id, project->current_revision);
    if (!revision) return not_found("design");
    return CurrentDesign{domain::etag_of(*project), std::move(*revision)};
}

Result<Page<domain::RevisionHeader>> list_revisions(const Ports& ports, const Caller& caller,
                                                    const std::string& project_id,
                                                    const PageRequest& page) {
    if (auto failure = refused_page(page)) return *failure;
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto project = lookup(*work, project_id, Lock::none);
    if (!project) return not_found("project");
    std::optional<int> below;
    if (page.cursor) {
        const auto parsed = parse_whole(*page.cursor);
        if (!parsed || *parsed > project->current_revision) return bad_cursor();
        below = static_cast<int>(*parsed);
    }
    RevisionList list = work->revisions().list(project->id, page.limit, below);
    Page<domain::RevisionHeader> answer{std::move(list.revisions), list.total, std::nullopt};
    if (list.more) answer.next = std::to_string(answer.items.back().number);
    return answer;
}

Result<domain::Revision> get_revision(const Ports& ports, const Caller& caller,
                                      const std::string& project_id, const std::string& number) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto project = lookup(*work, project_id, Lock::none);
    if (!project) return not_found("project");
    auto revision = find_revision(*work, *project, number);
    if (!revision) return not_found("revision");
    return std::move(*revision);
}

Result<RevisionDiff> diff_revisions(const Ports& ports, const Caller& caller,
                                    const std::string& project_id, const std::string& from,
                                    const std::string& to) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto project = lookup(*work, project_id, Lock::none);
    if (!project) return not_found("project");
    const auto a = find_revision(*work, *project, from), b = find_revision(*work, *project, to);
    if (!a || !b) return not_found("revision");
    RevisionDiff diff{a->header, b->header, changes(places_of(a->document), places_of(b->document)),
                      changes(places_of(a->result), places_of(b->result))};
    for (auto& change : changes(places_of_checks(a->checks), places_of_checks(b->checks)))
        diff.results.push_back(std::move(change));
    return diff;
}

Result<Estimate> estimate(const Ports& ports, const Caller& caller, const std::string& project_id) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto current = current_revision(*work, project_id);
    if (const auto* failure = failed(current)) return *failure;
    const auto& revision = std::get<domain::Revision>(current);
    return Estimate{revision.header, std::string(required(revision.result, "/price"))};
}

Result<BillOfMaterials> bill_of_materials(const Ports& ports, const Caller& caller,
                                          const std::string& project_id) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto current = current_revision(*work, project_id);
    if (const auto* failure = failed(current)) return *failure;
    const auto& revision = std::get<domain::Revision>(current);
    return BillOfMaterials{revision.header, bom_lines(revision.result)};
}

}  // namespace apex::app
