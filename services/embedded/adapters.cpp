#include "services/embedded/adapters.hpp"

#include <filesystem>

#include "adapters/filesystem/file_objects.hpp"
#include "adapters/inprocess/inprocess_queue.hpp"
#include "adapters/inprocess/random_ids.hpp"
#include "adapters/inprocess/system_clock.hpp"
#include "adapters/signcalc_http/http_calculator.hpp"
#include "adapters/signcalc_local/local_calculator.hpp"
#include "adapters/sqlite/sqlite_database.hpp"
#include "adapters/sqlite_fts5/fts5_search.hpp"
#include "migrations/sqlite_schema.hpp"
#include "wire/identity.hpp"

namespace apex::embedded_service {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void arrives_later(const char* name, const std::string& url, const char* with) {
    throw CannotStart(std::string(name) + '=' + config::masked_url(url) + ": arrives with " + with +
                      " in a later version. Leave " + name + " unset to use the embedded one.");
}

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

fs::path objects_folder(const config::Settings& settings) {
    const std::string& url = settings.object_store_url;
    if (url.empty()) return fs::path(settings.data) / "objects";
    if (url.starts_with("file://")) return url.substr(7);
    arrives_later("OBJECT_STORE_URL", url, "the S3 adapter");
}

std::shared_ptr<app::Calculator> calculator_of(const config::Settings& settings) {
    auto in_process = std::make_shared<adapters::LocalCalculator>(wire::design_packs());
    std::string url = settings.signcalc_url;
    if (url.empty()) return in_process;
    if (!url.starts_with("http://") && !url.starts_with("https://"))
        throw CannotStart("SIGNCALC_URL=" + config::masked_url(url) + " is not http://host:port.");
    while (url.ends_with('/')) url.pop_back();
    return std::make_shared<adapters::HttpCalculator>(adapters::HttpCalculatorSettings{url},
                                                      in_process);
}

}  // namespace

std::string database_path(const config::Settings& settings) {
    const std::string& url = settings.database_url;
    if (url.empty()) return (fs::path(settings.data) / "apex.db").string();
    if (const auto path = adapters::sqlite_path(url)) return *path;
    if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
        arrives_later("DATABASE_URL", url, "the PostgreSQL adapter");
    throw CannotStart("DATABASE_URL=" + config::masked_url(url) +
                      " is neither sqlite:///path nor postgresql://...");
}

struct Adapters::State {
    adapters::SystemClock clock;
    adapters::RandomIds ids;
    adapters::InprocessQueue queue;
    adapters::SqliteDatabase database;
    adapters::Fts5Search search;
    adapters::FileObjects objects;
    std::shared_ptr<app::Calculator> calculator;
    app::Ports ports;

    explicit State(const config::Settings& settings, const std::string& path)
        : database(path),
          search(path),
          objects(objects_folder(settings)),
          calculator(calculator_of(settings)),
          ports{database, *calculator, objects, search, queue, clock, ids, true} {}
};

Adapters::Adapters(const config::Settings& settings) {
    if (!settings.redis_url.empty())
        arrives_later("REDIS_URL", settings.redis_url, "the Redis adapter");
    if (!settings.search_url.empty())
        arrives_later("SEARCH_URL", settings.search_url, "the OpenSearch adapter");
    const std::string path = migrated(database_path(settings));
    try {
        state_ = std::make_unique<State>(settings, path);
    } catch (const std::exception& failure) {
        throw CannotStart(std::string("Cannot open what the service keeps: ") + failure.what());
    }
}

Adapters::~Adapters() = default;

app::Ports& Adapters::ports() { return state_->ports; }

std::vector<std::pair<std::string, app::Probe*>> Adapters::probes() {
    return {{"database", &state_->database},
            {"redis", &state_->queue},
            {"object_storage", &state_->objects},
            {"search", &state_->search}};
}

}  // namespace apex::embedded_service
