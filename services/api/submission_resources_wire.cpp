#include "services/api/submission_resources_wire.hpp"

#include "wire/describe.hpp"

namespace apex::api {
BOOST_DESCRIBE_STRUCT(SubmitRequest, (), ())
BOOST_DESCRIBE_STRUCT(SubmissionTaskResource, (), (kind, task_id, url))
BOOST_DESCRIBE_STRUCT(SubmissionResource, (),
                      (submission_id, project_id, status, revision, design_hash, overridden_by,
                       submitted_by, created_at, tasks, task_id, notice))
}  // namespace apex::api

namespace apex::wire {

template <>
inline constexpr auto rules<api::SubmissionTaskResource> =
    fields(field("kind").says("render_report, submit_webhook or submit_email"));
template <>
inline constexpr auto rules<api::SubmissionResource> = fields(
    field("status").says("submitted"),
    field("overridden_by").null_when_absent().says("Who accepted failing checks; null: none fails"),
    field("tasks").says("The report that is made for it, and one delivery for each receiver"),
    field("task_id").null_when_absent().says("The last of them; null: there are none"),
    field("notice").null_when_absent().says("Says when nothing is configured to be told"));

APEX_WIRE_TYPE(api::SubmitRequest)
APEX_WIRE_TYPE(api::SubmissionTaskResource)
APEX_WIRE_TYPE(api::SubmissionResource)

}  // namespace apex::wire
