#include "services/composition/adapters.hpp"

#include <filesystem>

#include "adapters/clamd/clamd_scanner.hpp"
#include "adapters/filesystem/file_objects.hpp"
#include "adapters/filesystem/file_uploads.hpp"
#include "adapters/inprocess/inprocess_queue.hpp"
#include "adapters/inprocess/inprocess_rate_limiter.hpp"
#include "adapters/inprocess/random_ids.hpp"
#include "adapters/inprocess/system_clock.hpp"
#include "adapters/observed/observed_files.hpp"
#include "adapters/observed/observed_messages.hpp"
#include "adapters/observed/observed_ports.hpp"
#include "adapters/observed/pool_metrics.hpp"
#include "adapters/opensearch/opensearch_index.hpp"
#include "adapters/opensearch/opensearch_url.hpp"
#include "adapters/postgres/postgres_database.hpp"
#include "adapters/postgres/postgres_search.hpp"
#include "adapters/redis/redis_url.hpp"
#include "adapters/s3/s3_objects.hpp"
#include "adapters/s3/s3_uploads.hpp"
#include "adapters/s3/s3_url.hpp"
#include "adapters/signcalc_http/http_calculator.hpp"
#include "adapters/signcalc_local/local_calculator.hpp"
#include "adapters/smtp/smtp_notifier.hpp"
#include "adapters/sqlite/database_file.hpp"
#include "adapters/sqlite/sqlite_database.hpp"
#include "adapters/sqlite_fts5/fts5_search.hpp"
#include "adapters/webhook/webhook_notifier.hpp"
#include "migrations/sqlite_schema.hpp"
#include "services/composition/redis_adapters.hpp"
#include "wire/identity.hpp"

namespace apex::composition {
namespace {

namespace fs = std::filesystem;

void make_folder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        throw CannotStart("Cannot make the folder " + folder.string() + ": " + failure.message() +
                          ". Name another with --data, or make room.");
}

/// Brings the file to the newest schema; what SQLite or the disk says becomes a sentence.
std::string migrated(const std::string& path) {
    if (const fs::path folder = fs::path(path).parent_path(); !folder.empty()) make_folder(folder);
    try {
        migrations::upgrade(path, "head");
    } catch (const std::exception& failure) {
        throw CannotStart("Cannot bring the database " + path +
                          " to its newest schema: " + failure.what());
    }
    return path;
}

/// Where bytes lie, and how clients bring and fetch them.
struct Objects {
    std::unique_ptr<app::ObjectStore> store;
    std::unique_ptr<app::Uploads> uploads;
    app::UploadDoor* door = nullptr;
};

Objects in_folder(const fs::path& folder, const config::Settings& settings, app::Clock& clock) {
    auto files = std::make_unique<adapters::FileObjects>(folder);
    auto uploads = std::make_unique<adapters::FileUploads>(
        *files, fs::path(settings.data) / "upload.key", clock);
    app::UploadDoor* door = uploads.get();
    return {std::move(files), std::move(uploads), door};
}

Objects objects_of(const config::Settings& settings, app::Clock& clock) {
    const std::string& url = settings.object_store_url;
    if (url.empty()) return in_folder(fs::path(settings.data) / "objects", settings, clock);
    if (url.starts_with("file://")) return in_folder(fs::path(url.substr(7)), settings, clock);
    auto parsed = adapters::parse_s3_url(url, {settings.s3_access_key, settings.s3_secret_key});
    if (const auto* refusal = refused(parsed))
        throw CannotStart(refusal->field + ": " + refusal->reason);
    return {std::make_unique<adapters::S3Objects>(value(parsed)),
            std::make_unique<adapters::S3Uploads>(std::move(value(parsed))), nullptr};
}

std::unique_ptr<app::FileScanner> scanner_of(const config::Settings& settings) {
    if (settings.clamd_url.empty()) return nullptr;
    auto parsed = adapters::parse_clamd_url(settings.clamd_url);
    if (const auto* refusal = refused(parsed))
        throw CannotStart(refusal->field + ": " + refusal->reason);
    return std::make_unique<adapters::ClamdScanner>(std::move(value(parsed)));
}

std::unique_ptr<app::Notifier> webhook_of(const config::Settings& settings) {
    if (settings.submit_webhook_url.empty()) return nullptr;
    adapters::WebhookSettings webhook{settings.submit_webhook_url, settings.submit_webhook_secret,
                                      settings.submit_ca_file, settings.submit_allow_private};
    if (const auto problem = adapters::problem_of(webhook))
        throw CannotStart(problem->field + ": " + problem->reason);
    return std::make_unique<adapters::WebhookNotifier>(std::move(webhook));
}

std::unique_ptr<app::Notifier> email_of(const config::Settings& settings) {
    if (settings.submit_email_to.empty()) return nullptr;
    auto smtp = adapters::parse_smtp({settings.smtp_url, settings.smtp_user, settings.smtp_password,
                                      settings.smtp_from, settings.submit_email_to,
                                      settings.submit_ca_file});
    if (const auto* refusal = refused(smtp))
        throw CannotStart(refusal->field + ": " + refusal->reason);
    return std::make_unique<adapters::SmtpNotifier>(std::move(value(smtp)));
}

std::shared_ptr<app::Calculator> calculator_of(const config::Settings& settings) {
    auto in_process = std::make_shared<adapters::LocalCalculator>(wire::design_packs());
    std::string url = settings.signcalc_url;
    if (url.empty()) return in_process;
    if (!config::is_http_url(url))
        throw CannotStart("SIGNCALC_URL=" + config::masked_url(url) + " is not http://host:port.");
    while (url.ends_with('/')) url.pop_back();
    return std::make_shared<adapters::HttpCalculator>(adapters::HttpCalculatorSettings{url},
                                                      in_process);
}

/// The projects and the index over them, which stand in the same database.
struct Stores {
    std::unique_ptr<app::Database> database;
    std::unique_ptr<app::SearchIndex> search;
    bool in_one_file;  ///< the index is brought up to date right after each commit
};

Stores postgres_stores(const config::Settings& settings, http::Registry& metrics) {
    adapters::PostgresOptions options;
    options.connections = static_cast<int>(settings.pool_threads + settings.worker_threads);
    adapters::PostgresOptions of_search = options;
    of_search.counts = std::make_shared<app::PoolCounts>();
    adapters::follow_pool(metrics, "database", options.counts);
    adapters::follow_pool(metrics, "search", of_search.counts);
    try {
        return {adapters::make_postgres_database(settings.database_url, options),
                adapters::make_postgres_search(settings.database_url, of_search), false};
    } catch (const std::invalid_argument& refusal) {
        throw CannotStart("DATABASE_URL=" + config::masked_url(settings.database_url) + ": " +
                          refusal.what());
    }
}

/// Of the server, where processes on several machines share it.
std::unique_ptr<app::Clock> clock_of(const config::Settings& settings) {
    if (adapters::is_postgres_url(settings.database_url))
        return adapters::make_postgres_clock(settings.database_url);
    return std::make_unique<adapters::SystemClock>();
}

std::unique_ptr<RedisAdapters> redis_of(const config::Settings& settings, app::RateLimiter& alone) {
    if (settings.redis_url.empty()) return nullptr;
    auto parsed = adapters::parse_redis_url(settings.redis_url);
    if (const auto* refusal = refused(parsed))
        throw CannotStart(refusal->field + '=' + config::masked_url(settings.redis_url) + ": " +
                          refusal->reason + '.');
    return std::make_unique<RedisAdapters>(std::move(value(parsed)), alone);
}

/// Brings the schema of the file to its newest revision first. That of a PostgreSQL server is
/// `apex migrate`'s, by another role.
Stores stores_of(const config::Settings& settings, http::Registry& metrics) {
    if (adapters::is_postgres_url(settings.database_url)) return postgres_stores(settings, metrics);
    const std::string path = migrated(database_path(settings));
    const adapters::SqlitePools of_database, of_search;
    adapters::follow_pool(metrics, "database_readers", of_database.readers);
    adapters::follow_pool(metrics, "database_writer", of_database.writer);
    adapters::follow_pool(metrics, "search_readers", of_search.readers);
    adapters::follow_pool(metrics, "search_writer", of_search.writer);
    constexpr int readers = 4, search_readers = 2;
    return {std::make_unique<adapters::SqliteDatabase>(path, readers, of_database),
            std::make_unique<adapters::Fts5Search>(path, search_readers, of_search), true};
}

/// As stores_of(); with SEARCH_URL another server holds the index, and the worker feeds it.
Stores stores_with_search(const config::Settings& settings, http::Registry& metrics) {
    Stores stores = stores_of(settings, metrics);
    if (settings.search_url.empty()) return stores;
    auto parsed = adapters::parse_opensearch_url(settings.search_url);
    if (const auto* refusal = refused(parsed))
        throw CannotStart(refusal->field + ": " + refusal->reason);
    stores.search = std::make_unique<adapters::OpenSearchIndex>(std::move(value(parsed)));
    stores.in_one_file = false;
    return stores;
}

}  // namespace

std::string database_path(const config::Settings& settings) {
    const std::string& url = settings.database_url;
    if (url.empty()) return (fs::path(settings.data) / "apex.db").string();
    if (const auto path = adapters::sqlite_path(url)) return *path;
    throw CannotStart("DATABASE_URL=" + config::masked_url(url) +
                      " is neither sqlite:///path nor postgresql://...");
}

std::unique_ptr<app::ObjectStore> open_objects(const config::Settings& settings) {
    adapters::SystemClock clock;
    return objects_of(settings, clock).store;
}

std::unique_ptr<app::Database> open_database(const config::Settings& settings) {
    http::Registry unwatched;  // A command that ends by itself: no one reads its metrics.
    if (adapters::is_postgres_url(settings.database_url))
        return postgres_stores(settings, unwatched).database;
    const std::string path = database_path(settings);
    if (!fs::exists(path))
        throw CannotStart("There is no database " + path + ". Name its folder with --data.");
    try {
        return std::make_unique<adapters::SqliteDatabase>(path);
    } catch (const std::exception& failure) {
        throw CannotStart("Cannot open the database: " + std::string(failure.what()));
    }
}

void scrub(const config::Settings& settings) {
    if (!adapters::is_postgres_url(settings.database_url))
        adapters::scrub_database(database_path(settings));
}

/// What was chosen, measured: the ports that the program works with.
struct Observed {
    adapters::ObservedDatabase database;
    adapters::ObservedCalculator calculator;
    adapters::ObservedObjects objects;
    adapters::ObservedSearch search;
    adapters::ObservedQueue queue;
    adapters::ObservedLimiter rate_limiter;
    std::unique_ptr<adapters::ObservedAnswers> answers;  ///< null: there is none; so below
    std::unique_ptr<adapters::ObservedUploads> uploads;
    std::unique_ptr<adapters::ObservedDoor> door;
    std::unique_ptr<adapters::ObservedScanner> scanner;
    std::unique_ptr<adapters::ObservedNotifier> webhook, email;
};

template <class Measured, class Port, class... More>
std::unique_ptr<Measured> measured(Port* port, More&&... more) {
    return port ? std::make_unique<Measured>(*port, std::forward<More>(more)...) : nullptr;
}

struct Adapters::State {
    adapters::RandomIds ids;
    adapters::InprocessQueue queue;
    Stores stores;
    std::unique_ptr<app::Clock> clock;
    adapters::InprocessRateLimiter rate_limiter;
    std::unique_ptr<RedisAdapters> redis;
    Objects objects;
    std::unique_ptr<app::FileScanner> scanner;
    std::unique_ptr<app::Notifier> webhook, email;
    std::shared_ptr<app::Calculator> calculator;
    Observed observed;
    app::Ports ports;

    State(const config::Settings& settings, http::Registry& metrics)
        : stores(stores_with_search(settings, metrics)),
          clock(clock_of(settings)),
          rate_limiter(*clock),
          redis(redis_of(settings, rate_limiter)),
          objects(objects_of(settings, *clock)),
          scanner(scanner_of(settings)),
          webhook(webhook_of(settings)),
          email(email_of(settings)),
          calculator(calculator_of(settings)),
          observed{{*stores.database, metrics},
                   {*calculator, metrics},
                   {*objects.store, metrics},
                   {*stores.search, metrics},
                   {task_queue(), metrics},
                   {limiter(), metrics},
                   measured<adapters::ObservedAnswers>(redis ? &redis->answers : nullptr, metrics),
                   measured<adapters::ObservedUploads>(objects.uploads.get(), metrics),
                   measured<adapters::ObservedDoor>(objects.door, metrics),
                   measured<adapters::ObservedScanner>(scanner.get(), metrics),
                   measured<adapters::ObservedNotifier>(webhook.get(), "webhook", metrics),
                   measured<adapters::ObservedNotifier>(email.get(), "email", metrics)},
          ports{observed.database,
                observed.calculator,
                observed.objects,
                observed.search,
                observed.queue,
                *clock,
                ids,
                stores.in_one_file,
                observed.answers.get(),
                {observed.uploads.get(), observed.door.get(), observed.scanner.get(),
                 settings.upload_limit_bytes, std::chrono::hours(24 * settings.deleted_file_days)},
                {observed.webhook.get(), observed.email.get(), settings.public_url}} {
        if (redis) add_redis_metrics(metrics, *redis);
    }
    app::TaskQueue& task_queue() {
        if (redis) return redis->queue;
        return queue;
    }
    app::RateLimiter& limiter() {
        if (redis) return redis->rate_limiter;
        return rate_limiter;
    }
};

Adapters::Adapters(const config::Settings& settings, http::Registry& metrics) {
    try {
        state_ = std::make_unique<State>(settings, metrics);
    } catch (const CannotStart&) {
        throw;
    } catch (const std::exception& failure) {
        throw CannotStart(std::string("Cannot open what the service keeps: ") + failure.what());
    }
}

Adapters::~Adapters() = default;

app::Ports& Adapters::ports() { return state_->ports; }

app::RateLimiter& Adapters::rate_limiter() { return state_->observed.rate_limiter; }

app::RateLimiter& Adapters::rate_limiter_in_process() { return state_->rate_limiter; }

std::vector<std::pair<std::string, app::Probe*>> Adapters::probes() {
    std::vector<std::pair<std::string, app::Probe*>> probes{
        {"database", state_->stores.database.get()},
        {"redis", &state_->task_queue()},
        {"object_storage", state_->objects.store.get()},
        {"search", state_->stores.search.get()}};
    if (state_->scanner) probes.emplace_back("scanner", state_->scanner.get());
    return probes;
}

}  // namespace apex::composition
