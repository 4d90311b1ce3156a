#include "services/api/identity_wire.hpp"

#include "wire/describe.hpp"

namespace apex::api {

BOOST_DESCRIBE_STRUCT(MeResource, (), (actor, account_id, role, sign_in, name, email, csrf_token))
BOOST_DESCRIBE_STRUCT(ApiKeyRequest, (), (name, role, expires_in_days))
BOOST_DESCRIBE_STRUCT(ApiKeyResource, (),
                      (key_id, prefix, name, role, created_at, created_by, expires_at, last_used_at,
                       revoked_at))
BOOST_DESCRIBE_STRUCT(NewApiKeyResource, (), (api_key, key))
BOOST_DESCRIBE_STRUCT(ReviewBody, (), (verdict, note))
BOOST_DESCRIBE_STRUCT(ReviewResource, (), (number, verdict, note, reviewer, at))

ApiKeyResource resource(const domain::ApiKey& key) {
    const auto text = [](const std::optional<domain::Time>& time) {
        return time ? std::optional(domain::to_text(*time)) : std::nullopt;
    };
    return {key.id(),
            key.prefix,
            key.name,
            std::string(domain::to_text(key.role)),
            domain::to_text(key.created_at),
            key.created_by,
            text(key.expires_at),
            text(key.last_used_at),
            text(key.revoked_at)};
}

ReviewResource resource(const domain::Review& review) {
    return {review.number, std::string(domain::to_text(review.verdict)), review.note,
            review.reviewer, domain::to_text(review.at)};
}

}  // namespace apex::api

namespace apex::wire {

template <>
inline constexpr auto rules<api::MeResource> =
    fields(field("actor").says("As the audit trail records it"),
           field("account_id").null_when_absent().says("null: no one signs in here"),
           field("role").says("viewer, estimator, engineer, pe or admin"),
           field("sign_in").says("none, session, token or api_key"),
           field("name").null_when_absent(), field("email").null_when_absent(),
           field("csrf_token").null_when_absent().says("Of a session: for X-CSRF-Token"));
template <>
inline constexpr auto rules<api::ApiKeyRequest> =
    fields(field("name").required().length(1, 100).says("For people"),
           field("role").required().length(1, 20).says(
               "What it may do: viewer, estimator, engineer, pe or admin, at most your own"),
           field("expires_in_days").at_least(1).at_most(3650).says("Absent: it does not expire"));
template <>
inline constexpr auto rules<api::ApiKeyResource> =
    fields(field("created_by").says("An actor"), field("expires_at").null_when_absent(),
           field("last_used_at").null_when_absent().says("To the minute"),
           field("revoked_at").null_when_absent());
template <>
inline constexpr auto rules<api::NewApiKeyResource> =
    fields(field("key").null_when_absent().says("apex_<prefix>_<secret>, told once"));
template <>
inline constexpr auto rules<api::ReviewBody> =
    fields(field("verdict").required().length(1, 20).says("approved, rejected or override"),
           field("note").length(0, 4000).says("Why; an override needs it"));
template <>
inline constexpr auto rules<api::ReviewResource> =
    fields(field("number").says("1, 2, ... within the revision; the last one stands"),
           field("reviewer").says("An actor, never the author of the design"));

APEX_WIRE_TYPE(api::MeResource)
APEX_WIRE_TYPE(api::ApiKeyRequest)
APEX_WIRE_TYPE(api::ApiKeyResource)
APEX_WIRE_TYPE(api::NewApiKeyResource)
APEX_WIRE_TYPE(api::ReviewBody)
APEX_WIRE_TYPE(api::ReviewResource)

}  // namespace apex::wire
