// Everything a service may be told at start, with its default. Where the values come from:
// load_settings. Not here: what the URLs are connected to (composition roots in services/).
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"

namespace apex::config {

struct Sources;

struct Settings {
    std::string listen =
        "127.0.0.1:8000";  ///< APEX_LISTEN, --listen: api, and the one process of `apex serve`
    std::string signcalc_listen = "127.0.0.1:8002";  ///< APEX_SIGNCALC_LISTEN
    std::string data = "var";  ///< APEX_DATA, --data: all state of the embedded adapters
    std::string bind;  ///< APEX_BIND: the address the service is published under; other than
                       ///< loopback needs auth
    std::string auth = "off";  ///< APEX_AUTH: off, required
    std::string public_url;    ///< APEX_PUBLIC_URL: where browsers reach the service
    std::string oidc_issuer;   ///< OIDC_ISSUER; empty: only API keys are known
    std::string oidc_client_id, oidc_client_secret;  ///< OIDC_CLIENT_ID, OIDC_CLIENT_SECRET
    std::string oidc_audience;  ///< OIDC_AUDIENCE: of bearer tokens; empty: oidc_client_id
    std::string oidc_scopes = "openid profile email";  ///< OIDC_SCOPES
    std::string oidc_account_claim = "apex_account";   ///< OIDC_ACCOUNT_CLAIM
    std::string oidc_roles_claim = "apex_roles";       ///< OIDC_ROLES_CLAIM
    std::int64_t session_hours = 12;                   ///< APEX_SESSION_HOURS

    std::string database_url;                  ///< DATABASE_URL; empty: sqlite under `data`
    std::string database_migration_url;        ///< DATABASE_MIGRATION_URL; empty: database_url
    std::string redis_url;                     ///< REDIS_URL; empty: in process
    std::string object_store_url;              ///< OBJECT_STORE_URL; empty: files under `data`
    std::string s3_access_key, s3_secret_key;  ///< S3_ACCESS_KEY, S3_SECRET_KEY; or in the URL
    std::string search_url;                    ///< SEARCH_URL; empty: the database's own index
    std::string signcalc_url;                  ///< SIGNCALC_URL; empty: in process

    std::string clamd_url;                       ///< CLAMD_URL; empty: uploads are not scanned
    std::int64_t upload_limit_bytes = 64 << 20;  ///< APEX_UPLOAD_LIMIT_BYTES
    std::int64_t deleted_file_days = 30;         ///< APEX_DELETED_FILE_DAYS

    std::string submit_webhook_url, submit_webhook_secret;  ///< SUBMIT_WEBHOOK_URL, _SECRET
    std::string submit_email_to;                            ///< SUBMIT_EMAIL_TO: comma separated
    bool submit_allow_private = false;                      ///< SUBMIT_ALLOW_PRIVATE
    std::string submit_ca_file;                             ///< SUBMIT_CA_FILE; empty: the system's
    std::string smtp_url, smtp_from;                        ///< SMTP_URL, SMTP_FROM
    std::string smtp_user, smtp_password;                   ///< SMTP_USER, SMTP_PASSWORD

    std::int64_t threads = 0;                  ///< APEX_THREADS: event loops; 0: one per core
    std::int64_t pool_threads = 4;             ///< APEX_POOL_THREADS: for calls that block
    std::int64_t pool_queue = 256;             ///< APEX_POOL_QUEUE: waiting calls before 503
    std::int64_t body_limit_bytes = 1 << 20;   ///< APEX_BODY_LIMIT_BYTES
    std::int64_t drain_seconds = 10;           ///< APEX_DRAIN_SECONDS
    std::int64_t worker_threads = 1;           ///< APEX_WORKER_THREADS
    std::int64_t worker_poll_ms = 250;         ///< APEX_WORKER_POLL_MS
    std::int64_t worker_lease_ms = 30'000;     ///< APEX_WORKER_LEASE_MS
    std::int64_t rate_limit = 2'000;           ///< APEX_RATE_LIMIT: of a caller, a second; 0: none
    std::int64_t rate_limit_account = 10'000;  ///< APEX_RATE_LIMIT_ACCOUNT: a second; 0: none
    std::int64_t sign_in_limit = 120;  ///< APEX_SIGN_IN_LIMIT: of an address, a minute; 0: none
    std::string trusted_proxies;       ///< APEX_TRUSTED_PROXIES: whose X-Forwarded-For counts
    std::string allowed_hosts;         ///< APEX_ALLOWED_HOSTS: names beside loopback and public_url
    std::int64_t event_streams = 256;  ///< APEX_EVENT_STREAMS: beyond: 503
    std::string cors_origins;          ///< APEX_CORS_ORIGINS: comma separated; empty: CORS off
    std::string log_level = "info";    ///< APEX_LOG_LEVEL: debug, info, warning, failure
    bool access_log = true;            ///< APEX_ACCESS_LOG
    bool metrics = true;               ///< APEX_METRICS
    std::string worker_listen =
        "127.0.0.1:8003";  ///< APEX_WORKER_LISTEN: health and metrics of the worker; empty: none
    std::string trace_endpoint;       ///< OTEL_EXPORTER_OTLP_ENDPOINT; empty: spans are not kept
    std::string trace_headers;        ///< OTEL_EXPORTER_OTLP_HEADERS: name=value, comma separated
    std::string trace_ratio = "1.0";  ///< OTEL_TRACES_SAMPLER_ARG: of the traces that begin here

    std::shared_ptr<const Sources> sources;  ///< what these were read from; see reread()
};

/// One value in force, as `apex config` prints it.
struct Described {
    std::string key, environment, value, origin, help;  ///< value is masked when it holds a secret
    std::string accepts;  ///< in words; "" for a text that is checked by what it is used for
    std::string secret;   ///< "none", "url": a URL that may hold a password, or "all"
};

struct Loaded {
    Settings settings;
    std::vector<Described> described;
};

/// What can be told at start. `environment` holds the whole environment; only known names are read.
struct Sources {
    std::map<std::string, std::string> environment;
    std::map<std::string, std::string> flags;  ///< key of the table -> text
    std::optional<std::string> file;           ///< TOML; absent: APEX_CONFIG, and without it none
};

/// The same sources once more: a file may say something else by now.
Outcome<Settings> reread(const Settings& settings);

/// Default < file < environment < flag. A Rejection names the setting and what it accepts.
Outcome<Loaded> load_settings(const Sources& sources);
std::map<std::string, std::string> process_environment();

/// `127.0.0.1:8000`, `:8000` (all addresses), `[::1]:8000`.
struct Endpoint {
    std::string address;
    std::uint16_t port = 0;
};
Outcome<Endpoint> parse_endpoint(std::string_view text, std::string_view field);

bool is_loopback(std::string_view address);

/// Whether listening at this address lets in everyone: beyond this machine, while no one signs in,
/// and nothing says that the port is published on loopback alone (a container's is).
bool lets_everyone_in(const Settings& settings, std::string_view address);

/// http:// or https:// with a host, perhaps a user, a port and a path; no query, no blanks.
bool is_http_url(std::string_view text);

/// "a=1,b=2" -> pairs; a piece without '=' has an empty value. Blanks around are left away.
std::vector<std::pair<std::string, std::string>> pairs_of(std::string_view text);
/// "a, b" -> the pieces, blanks around left away, empty ones left out.
std::vector<std::string> list_of(std::string_view text);
/// A number from 0 to 1.
std::optional<double> parse_ratio(std::string_view text);

/// scheme://user:secret@host... -> scheme://user:***@host...
std::string masked_url(std::string_view url);

}  // namespace apex::config
