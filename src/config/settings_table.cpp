#include "config/settings_table.hpp"

namespace apex::config {

const std::vector<Entry>& settings_table() {
    using S = Settings;
    static const std::vector<Entry> table{
        {"listen", "APEX_LISTEN", &S::listen, "address and port of the API"},
        {"signcalc_listen", "APEX_SIGNCALC_LISTEN", &S::signcalc_listen,
         "address and port of `apex signcalc`"},
        {"data", "APEX_DATA", &S::data, "folder of everything the embedded adapters keep"},
        {"bind", "APEX_BIND", &S::bind,
         "address the service is published under, when that is not the one it listens on; other "
         "than loopback needs auth"},
        {"auth", "APEX_AUTH", &S::auth, "who may call: off: everyone who reaches the port", 0, 0,
         "off|required"},
        {"database_url", "DATABASE_URL", &S::database_url,
         "postgresql://apex_app@host/apex or sqlite:///path; empty: sqlite under the data folder",
         0, 0, "", Entry::Secret::url},
        {"database_migration_url", "DATABASE_MIGRATION_URL", &S::database_migration_url,
         "the database as the role that owns its schema, for `apex migrate`; empty: DATABASE_URL",
         0, 0, "", Entry::Secret::url},
        {"redis_url", "REDIS_URL", &S::redis_url, "empty: queue and limits in process", 0, 0, "",
         Entry::Secret::url},
        {"object_store_url", "OBJECT_STORE_URL", &S::object_store_url,
         "s3://host/bucket or file:///folder; empty: files under the data folder", 0, 0, "",
         Entry::Secret::url},
        {"s3_access_key", "S3_ACCESS_KEY", &S::s3_access_key,
         "key of the object store, when OBJECT_STORE_URL has none"},
        {"s3_secret_key", "S3_SECRET_KEY", &S::s3_secret_key,
         "secret of the object store, when OBJECT_STORE_URL has none", 0, 0, "",
         Entry::Secret::all},
        {"search_url", "SEARCH_URL", &S::search_url, "empty: the database's own index", 0, 0, "",
         Entry::Secret::url},
        {"signcalc_url", "SIGNCALC_URL", &S::signcalc_url,
         "http://host:8002; empty: calculated in process", 0, 0, "", Entry::Secret::url},
        {"threads", "APEX_THREADS", &S::threads, "event loops; 0: one per core", 0, 256},
        {"pool_threads", "APEX_POOL_THREADS", &S::pool_threads, "threads for calls that block", 1,
         256},
        {"pool_queue", "APEX_POOL_QUEUE", &S::pool_queue,
         "calls that may wait for a thread; beyond: 503", 1, 100'000},
        {"body_limit_bytes", "APEX_BODY_LIMIT_BYTES", &S::body_limit_bytes,
         "largest body of a request; beyond: 413", 1024, 64 * 1024 * 1024},
        {"drain_seconds", "APEX_DRAIN_SECONDS", &S::drain_seconds,
         "how long running work may end after SIGTERM", 0, 300},
        {"worker_threads", "APEX_WORKER_THREADS", &S::worker_threads,
         "tasks that run at the same time", 1, 64},
        {"worker_poll_ms", "APEX_WORKER_POLL_MS", &S::worker_poll_ms,
         "how often the worker looks without being woken", 10, 60'000},
        {"cors_origins", "APEX_CORS_ORIGINS", &S::cors_origins,
         "origins, separated by commas, whose pages may call; empty: CORS off"},
        {"log_level", "APEX_LOG_LEVEL", &S::log_level, "least level that is logged", 0, 0,
         "debug|info|warning|failure"},
        {"access_log", "APEX_ACCESS_LOG", &S::access_log, "one log line a request"},
        {"metrics", "APEX_METRICS", &S::metrics, "count and time every request, for /metrics"},
        {"worker_listen", "APEX_WORKER_LISTEN", &S::worker_listen,
         "address and port of the worker's /health and /metrics; empty: none"},
        {"trace_endpoint", "OTEL_EXPORTER_OTLP_ENDPOINT", &S::trace_endpoint,
         "http://collector:4318, which takes traces as OTLP over HTTP; empty: none are kept", 0, 0,
         "", Entry::Secret::url},
        {"trace_headers", "OTEL_EXPORTER_OTLP_HEADERS", &S::trace_headers,
         "sent to the collector: name=value,name=value", 0, 0, "", Entry::Secret::all},
        {"trace_ratio", "OTEL_TRACES_SAMPLER_ARG", &S::trace_ratio,
         "part of the traces that begin here that is kept, 0 to 1; a caller's flag goes first"},
    };
    return table;
}

}  // namespace apex::config
