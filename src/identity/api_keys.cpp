#include "identity/api_keys.hpp"

#include "auth/api_key.hpp"
#include "auth/secret_hash.hpp"
#include "domain/clean_text.hpp"

namespace apex::identity {
namespace {

constexpr std::string_view id_mark = "key_";

}  // namespace

app::Result<NewApiKey> create_api_key(app::UnitOfWork& work, const app::Ports& ports,
                                      const app::Caller& caller, const ApiKeyRequest& request) {
    if (!caller.access.account_id)
        return app::conflict(
            "A key belongs to an account, and no one signs in here (APEX_AUTH=off). Make keys with "
            "`apex keys create`.");
    constexpr std::size_t name_bytes_max = 100;
    std::vector<Rejection> problems;
    if (domain::is_blank(request.name) || request.name.size() > name_bytes_max ||
        !domain::is_clean(request.name, false))
        problems.push_back({"/name", "must be 1 to 100 bytes without control characters", {}});
    const auto role = domain::parse_role(request.role);
    if (!role)
        problems.push_back({"/role", "must be viewer, estimator, engineer, pe or admin", {}});
    if (request.expires_in_days &&
        (*request.expires_in_days < 1 || *request.expires_in_days > expires_in_days_max))
        problems.push_back({"/expires_in_days", "must be 1 to 3650", {}});
    if (!problems.empty()) return app::invalid(std::move(problems));
    if (!domain::at_least(caller.role, *role))
        return app::forbidden("A key may not do more than who makes it.");

    const auto text = auth::make_api_key(ports.ids.draw(), ports.ids.draw(), ports.ids.draw());
    const domain::Time now = ports.clock.now();
    domain::ApiKey key{text.prefix,
                       *caller.access.account_id,
                       request.name,
                       *role,
                       auth::hash_secret(text.secret, ports.ids.draw()),
                       now,
                       caller.actor,
                       {},
                       {},
                       {}};
    if (request.expires_in_days)
        key.expires_at = now + std::chrono::hours(24) * *request.expires_in_days;
    work.api_keys().insert(key);
    return NewApiKey{std::move(key), text.text()};
}

std::vector<domain::ApiKey> list_api_keys(const app::Ports& ports, const app::Caller& caller) {
    return ports.database.begin(caller.access, app::Intent::read)->api_keys().list(listed_keys_max);
}

app::Result<domain::ApiKey> revoke_api_key(const app::Ports& ports, const app::Caller& caller,
                                           const std::string& key_id) {
    if (!key_id.starts_with(id_mark)) return app::not_found("API key");
    const std::string prefix = key_id.substr(id_mark.size());
    const auto work = ports.database.begin(caller.access, app::Intent::write);
    if (!work->api_keys().revoke(prefix, ports.clock.now())) return app::not_found("API key");
    auto key = work->api_keys().find(prefix);
    APEX_ASSERT(key);
    work->commit();
    return std::move(*key);
}

}  // namespace apex::identity
