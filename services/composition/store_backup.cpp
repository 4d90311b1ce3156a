#include "services/composition/store_backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

#include "adapters/filesystem/file_objects.hpp"
#include "adapters/inprocess/system_clock.hpp"
#include "adapters/sqlite/database_file.hpp"
#include "adapters/sqlite/sqlite_database.hpp"
#include "app/audit.hpp"
#include "app/json_text.hpp"
#include "archive/archive_reader.hpp"
#include "base/version.hpp"
#include "migrations/sqlite_schema.hpp"
#include "services/composition/adapters.hpp"

namespace apex::composition {
namespace {

namespace fs = std::filesystem;
using archive::ArchiveError;

constexpr const char* format = "apex.store/1";
constexpr const char* header_path = "store.json";
constexpr const char* database_member = "apex.db";
constexpr std::string_view objects_folder = "objects/";

/// Where the embedded store lies.
struct Places {
    fs::path database, objects;
};

Places places_of(const config::Settings& settings) {
    const std::string& url = settings.object_store_url;
    if (!url.empty() && !url.starts_with("file://"))
        throw CannotStart("OBJECT_STORE_URL=" + config::masked_url(url) +
                          " is not the embedded store: back it up with the tools of its server.");
    return {database_path(settings),
            url.empty() ? fs::path(settings.data) / "objects" : fs::path(url.substr(7))};
}

bool is_hash(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// A file that is in nobody's way and does not outlive this.
struct Scratch {
    fs::path path;
    explicit Scratch(fs::path at) : path(std::move(at)) { remove(); }
    ~Scratch() { remove(); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    void remove() const {
        for (const char* end : {"", "-wal", "-shm", "-journal"}) {
            std::error_code ignored;  // It may never have been there.
            fs::remove(path.string() + end, ignored);
        }
    }
};

std::int64_t add_objects(archive::ArchiveWriter& file, const fs::path& folder) {
    std::int64_t count = 0;
    if (!fs::is_directory(folder)) return count;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || !is_hash(name)) continue;
        file.add_file(std::string(objects_folder) + name, entry.path());
        ++count;
    }
    return count;
}

/// Brings the extracted database to this program's schema, and proves it.
void prove(const fs::path& database) {
    if (const auto damage = adapters::damage_of(database))
        throw ArchiveError("The database in the archive is damaged: " + *damage);
    try {
        migrations::upgrade(database.string(), "head");
    } catch (const migrations::MigrationError& refusal) {
        throw ArchiveError(std::string("The database in the archive does not fit: ") +
                           refusal.what());
    }
    adapters::SqliteDatabase opened(database.string(), 1);
    const app::AuditReport report = app::verify_audit(opened);
    if (!report.holds())
        throw ArchiveError("The audit trail in the archive is broken: " +
                           report.findings.front().project_id + ' ' + report.findings.front().what);
}

void put_in_place(const fs::path& from, const fs::path& to) {
    const auto fail = [&] { throw ArchiveError(to.string() + ": " + std::strerror(errno)); };
    if (::rename(from.c_str(), to.c_str()) != 0) fail();
    const fs::path folder = to.has_parent_path() ? to.parent_path() : fs::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail();
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!synced) fail();
}

void check_members(const archive::ArchiveReader& file) {
    for (const archive::Member& member : file.members()) {
        if (member.path == header_path || member.path == database_member) continue;
        const std::string_view path = member.path;
        if (!path.starts_with(objects_folder) ||
            path.substr(objects_folder.size()) != member.sha256)
            throw ArchiveError(member.path + " is no object under its hash.");
    }
}

}  // namespace

BackedUp back_up(const config::Settings& settings, const fs::path& file) {
    const Places places = places_of(settings);
    if (!fs::exists(places.database))
        throw CannotStart("There is no database " + places.database.string() +
                          ". Name its folder with --data.");
    if (fs::exists(file))
        throw CannotStart(file.string() + " exists. A backup does not replace another.");
    const Scratch copy(file.string() + ".database");
    adapters::SystemClock clock;
    const domain::Time at = clock.now();
    // The database first: whatever it refers to is in the folder already.
    adapters::copy_database(places.database, copy.path);
    if (const auto damage = adapters::damage_of(copy.path))
        throw ArchiveError("The database is damaged, no backup was made: " + *damage);
    archive::ArchiveWriter writer(file, format);
    writer.add(header_path, app::JsonObject()
                                    .add("format", format)
                                    .add("made_at", domain::to_text(at))
                                    .add("program", apex::program_version)
                                    .add("schema", migrations::current_revision(copy.path.string()))
                                    .text() +
                                '\n');
    writer.add_file(database_member, copy.path);
    BackedUp done;
    done.database_bytes = static_cast<std::int64_t>(fs::file_size(copy.path));
    done.objects = add_objects(writer, places.objects);
    writer.finish();
    return done;
}

BackedUp restore(const config::Settings& settings, const fs::path& file, bool replace) {
    const Places places = places_of(settings);
    if (fs::exists(places.database) && !replace)
        throw CannotStart(places.database.string() +
                          " exists. Say --replace to put the backup in its place.");
    archive::ArchiveReader reader(file, format);
    check_members(reader);
    const archive::Member* database = reader.find(database_member);
    if (!database) throw ArchiveError("The archive has no database.");
    if (places.database.has_parent_path()) fs::create_directories(places.database.parent_path());
    const Scratch fresh(places.database.string() + ".restoring");
    reader.extract(*database, fresh.path);
    prove(fresh.path);
    adapters::take_out_of_use(fresh.path);

    BackedUp done;
    done.database_bytes = database->size_bytes;
    adapters::FileObjects objects(places.objects);
    for (const archive::Member& member : reader.members()) {
        if (!member.path.starts_with(objects_folder)) continue;
        objects.put(reader.read(member), "");
        ++done.objects;
    }
    if (fs::exists(places.database)) adapters::take_out_of_use(places.database);
    put_in_place(fresh.path, places.database);
    return done;
}

}  // namespace apex::composition
