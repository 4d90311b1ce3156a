#include "services/api/resources_wire.hpp"

#include "wire/describe.hpp"
#include "wire/design_wire.hpp"

namespace apex::domain {
BOOST_DESCRIBE_STRUCT(ProjectFacts, (),
                      (account_id, name, customer, description, site_name, street, created_by))
BOOST_DESCRIBE_STRUCT(DesignSummary, (),
                      (passes, governing_check_id, governing_check_title, governing_utilisation,
                       pole_designation, footing_diameter_ft, footing_depth_ft, price_cents,
                       currency))
}  // namespace apex::domain

namespace apex::api {
BOOST_DESCRIBE_STRUCT(RevisionSummary, (),
                      (number, input_hash, design_hash, engine_version, summary, created_at,
                       created_by))
BOOST_DESCRIBE_STRUCT(HighlightResource, (), (field, before, match, after))
BOOST_DESCRIBE_STRUCT(ProjectResource, (),
                      (project_id, account_id, name, customer, description, site_name, street,
                       created_by, status, allowed_transitions, created_at, updated_at, design,
                       highlights))
BOOST_DESCRIBE_STRUCT(ProjectChange, (), (name, customer, description, site_name, street))
BOOST_DESCRIBE_STRUCT(TransitionRequest, (), (to))
BOOST_DESCRIBE_STRUCT(ReportRequest, (), (kind))
BOOST_DESCRIBE_STRUCT(RevisionResource, (),
                      (project_id, number, input_hash, design_hash, engine_version, summary,
                       created_at, created_by, is_new, calculated_by, reviews, document, result,
                       checks, assumptions, warnings, trace))
BOOST_DESCRIBE_STRUCT(DiffEntry, (), (pointer, before, after))
BOOST_DESCRIBE_STRUCT(DiffResource, (), (from, to, inputs, results))
BOOST_DESCRIBE_STRUCT(EventResource, (),
                      (sequence, kind, actor, at, request_id, before, after, previous_hash, hash))
BOOST_DESCRIBE_STRUCT(EstimateResource, (),
                      (project_id, revision, price_book, currency, effective_from, lines,
                       total_cents))
BOOST_DESCRIBE_STRUCT(BomEntry, (), (item, description, quantity, unit))
BOOST_DESCRIBE_STRUCT(BomResource, (), (project_id, revision, lines))
BOOST_DESCRIBE_STRUCT(TaskResource, (),
                      (task_id, project_id, kind, status, progress, stage, attempts, result, error,
                       created_at, updated_at))
BOOST_DESCRIBE_STRUCT(TaskStarted, (), (task_id, status))
BOOST_DESCRIBE_STRUCT(ReportResource, (),
                      (sha256, kind, url, size_bytes, revision, task_id, created_at))
}  // namespace apex::api

namespace apex::wire {

template <>
inline constexpr auto rules<domain::ProjectFacts> = fields(
    field("account_id")
        .required()
        .length(1, 64)
        .says("Whose project it is: letters, digits and . _ -"),
    field("name").required().length(1, 200), field("customer").required().length(1, 200),
    field("description").length(0, 4000), field("site_name").length(0, 200),
    field("street").length(0, 200), field("created_by").length(0, 200).says("As the client says"));
template <>
inline constexpr auto rules<domain::DesignSummary> =
    fields(field("governing_utilisation").says("Greatest demand over capacity; above 1 fails"),
           field("price_cents").says("Integer cents"));
template <>
inline constexpr auto rules<api::HighlightResource> = fields(
    field("field").says("name, customer, pole_designation, site_name, street or description"),
    field("before").says("Up to 40 letters before the match, as plain text"),
    field("match").says("As the project has it"),
    field("after").says("Up to 40 letters after the match"));
template <>
inline constexpr auto rules<api::ProjectResource> =
    fields(field("description").null_when_absent(), field("site_name").null_when_absent(),
           field("street").null_when_absent(), field("created_by").null_when_absent(),
           field("status").says("draft, estimating, submitted, accepted or rejected"),
           field("allowed_transitions").says("What POST transitions accepts now"),
           field("design").null_when_absent().says("The current revision; null: no design saved"),
           field("highlights")
               .says("In a list with `q`: where each of its words stands, or the word it is near"));
template <>
inline constexpr auto rules<api::ProjectChange> =
    fields(field("name").length(1, 200), field("customer").length(1, 200),
           field("description").length(0, 4000).says("null clears it"),
           field("site_name").length(0, 200).says("null clears it"),
           field("street").length(0, 200).says("null clears it"));
template <>
inline constexpr auto rules<api::TransitionRequest> =
    fields(field("to").required().length(1, 40).says(
        "draft, estimating, submitted, accepted or rejected"));
template <>
inline constexpr auto rules<api::ReportRequest> =
    fields(field("kind").length(1, 40).says("calculation_package (default) or estimate"));
template <>
inline constexpr auto rules<api::RevisionResource> = fields(
    field("is_new").says("Of a save: false when the current revision already had this content"),
    field("calculated_by").says("Of a save: where the engine ran"),
    field("reviews").says("Of a read: what engineers said of it, oldest first"),
    field("document").says("The design document, apex.design/1"),
    field("trace").says("The derivation"));
template <>
inline constexpr auto rules<api::DiffEntry> =
    fields(field("before").says("Absent: there was nothing"),
           field("after").says("Absent: there is nothing now"));
template <>
inline constexpr auto rules<api::DiffResource> = fields(field("inputs").length(0, 1'000'000),
                                                        field("results").length(0, 1'000'000));
template <>
inline constexpr auto rules<api::TaskResource> = fields(
    field("status").says("queued, running, completed, failed or cancelled"),
    field("progress").says("0 to 1"),
    field("result").null_when_absent().says("Of a completed report: pdf_ref, sha256 and url"),
    field("error").null_when_absent().says("Why it failed, or the last attempt did"));

APEX_WIRE_TYPE(domain::ProjectFacts)
APEX_WIRE_TYPE(domain::DesignSummary)
APEX_WIRE_TYPE(api::RevisionSummary)
APEX_WIRE_TYPE(api::HighlightResource)
APEX_WIRE_TYPE(api::ProjectResource)
APEX_WIRE_TYPE(api::ProjectChange)
APEX_WIRE_TYPE(api::TransitionRequest)
APEX_WIRE_TYPE(api::ReportRequest)
APEX_WIRE_TYPE(api::RevisionResource)
APEX_WIRE_TYPE(api::DiffEntry)
APEX_WIRE_TYPE(api::DiffResource)
APEX_WIRE_TYPE(api::EventResource)
APEX_WIRE_TYPE(api::EstimateResource)
APEX_WIRE_TYPE(api::BomEntry)
APEX_WIRE_TYPE(api::BomResource)
APEX_WIRE_TYPE(api::TaskResource)
APEX_WIRE_TYPE(api::TaskStarted)
APEX_WIRE_TYPE(api::ReportResource)

}  // namespace apex::wire
