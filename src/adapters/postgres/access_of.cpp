#include "adapters/postgres/access_of.hpp"

#include "migrations/postgres_schema.hpp"

namespace apex::adapters::postgres {
namespace {

const Query as_account{"as_account", "select set_config('apex.account_id', $1, true)"};
const Query as_service{"as_service", "set local role apex_service"};

}  // namespace

Bound bound_access(const app::Access& access) {
    if (access.account_id) return {&as_account, {Parameter(*access.account_id)}, std::nullopt};
    return {&as_service, {}, std::nullopt};
}

ConnectionSettings settings_of(const std::string& url, const PostgresOptions& options) {
    ConnectionSettings settings = connection_settings(url, options.application_name);
    settings.statement_timeout = options.statement_timeout;
    settings.needs_revision = migrations::postgres::revisions().back().number;
    return settings;
}

}  // namespace apex::adapters::postgres
