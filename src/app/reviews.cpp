#include "app/reviews.hpp"

#include <set>

#include "app/json_text.hpp"
#include "app/lookup.hpp"

namespace apex::app {
namespace {

/// Who stands behind an actor: the person who made an API key acts through it, and through the keys
/// that were made with it.
std::string person_behind(UnitOfWork& work, std::string actor) {
    constexpr std::string_view mark = "key_";
    std::set<std::string> seen;  // An archive that was imported may say anything, even a circle.
    while (actor.starts_with(mark) && seen.insert(actor).second) {
        const auto key = work.api_keys().find(actor.substr(mark.size()));
        if (!key) break;
        actor = key->created_by;
    }
    return actor;
}

/// The authors of this design: of the revision, and of each with the same input.
bool is_author(UnitOfWork& work, const domain::RevisionHeader& reviewed, const std::string& actor) {
    for (const std::string& author :
         work.revisions().authors(reviewed.project_id, reviewed.input_hash))
        if (author == actor || person_behind(work, author) == actor) return true;
    return false;
}

std::optional<Failure> refused_reviewer(const Caller& caller) {
    if (caller.sign_in == SignIn::none)
        return conflict(
            "A review needs to know who reviews: sign-in is needed, and it is off here "
            "(APEX_AUTH=off).");
    if (!caller.is_person())
        return forbidden("A review is made by a person who signed in, not by an API key.");
    if (!domain::at_least(caller.role, domain::Role::engineer))
        return forbidden("A review is made by an engineer.");
    return std::nullopt;
}

std::optional<domain::RevisionHeader> find_header(UnitOfWork& work, const domain::Project& project,
                                                  const std::string& number) {
    const auto parsed = parse_whole(number);
    if (!parsed || *parsed > project.current_revision) return std::nullopt;
    return work.revisions().find_header(project.id, static_cast<int>(*parsed));
}

}  // namespace

Result<domain::Review> review_revision(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                       const std::string& project_id, const std::string& number,
                                       const ReviewRequest& request) {
    const auto project = lookup(work, project_id, Lock::held);
    if (!project) return not_found("project");
    const auto header = find_header(work, *project, number);
    if (!header) return not_found("revision");
    if (auto failure = refused_reviewer(caller)) return *failure;
    const auto verdict = domain::parse_verdict(request.verdict);
    if (!verdict) return invalid({{"/verdict", "must be approved, rejected or override", {}}});
    if (auto problems = domain::problems_of_note(*verdict, request.note); !problems.empty())
        return invalid(std::move(problems));
    if (is_author(work, *header, caller.actor))
        return forbidden(
            "The author of a design cannot be its checker; someone else must review it.");

    const auto before = work.reviews().list(project->id, header->number);
    domain::Review review{
        project->id,      header->number, before.empty() ? 1 : before.back().number + 1,
        *verdict,         request.note,   caller.actor,
        ports.clock.now()};
    work.reviews().insert(review);
    const std::string after = JsonObject()
                                  .add("revision", review.revision)
                                  .add("design_hash", header->design_hash)
                                  .add("review", review.number)
                                  .add("verdict", domain::to_text(review.verdict))
                                  .add("note", review.note)
                                  .text();
    work.events().append(
        draft_event(ports, caller, project->id, {"revision.reviewed", "null", after}));
    return review;
}

Result<std::vector<domain::Review>> list_reviews(const Ports& ports, const Caller& caller,
                                                 const std::string& project_id,
                                                 const std::string& number) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto project = lookup(*work, project_id, Lock::none);
    if (!project) return not_found("project");
    const auto header = find_header(*work, *project, number);
    if (!header) return not_found("revision");
    return work->reviews().list(project->id, header->number);
}

std::optional<domain::Review> standing_review(UnitOfWork& work, const domain::ProjectId& project,
                                              int revision) {
    auto reviews = work.reviews().list(project, revision);
    if (reviews.empty()) return std::nullopt;
    return std::move(reviews.back());
}

bool is_overridden(UnitOfWork& work, const domain::ProjectId& project, int revision) {
    const auto review = standing_review(work, project, revision);
    return review && review->verdict == domain::Verdict::override_;
}

}  // namespace apex::app
