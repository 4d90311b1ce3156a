#include "archive/account_export.hpp"

#include <set>

#include "app/json_text.hpp"
#include "archive/account_archive.hpp"
#include "archive/archive_writer.hpp"
#include "base/version.hpp"

namespace apex::archive {
namespace {

constexpr int batch = 200;
constexpr std::size_t part_bytes = 8 << 20;

/// Gathers lines and writes them in parts.
class Parts {
  public:
    Parts(ArchiveWriter& file, const app::Table& table) : file_(file), table_(table) {}
    void add(const app::Row& row) {
        lines_ += line_of(table_, row);
        if (lines_.size() >= part_bytes) flush();
    }
    void flush() {
        if (lines_.empty()) return;
        file_.add(part_path(table_, ++part_), lines_);
        lines_.clear();
    }

  private:
    ArchiveWriter& file_;
    const app::Table& table_;
    std::string lines_;
    int part_ = 0;
};

/// How many rows; the objects they refer to are added to `wanted`.
std::int64_t export_table(app::RowStore& rows, const app::Table& table,
                          const std::string& account_id, ArchiveWriter& file,
                          std::set<std::string>& wanted) {
    Parts parts(file, table);
    std::int64_t count = 0;
    std::optional<app::Row> after;
    while (true) {
        const auto page = rows.read(table, account_id, after, batch);
        for (const app::Row& row : page) {
            parts.add(row);
            if (!table.object_column) continue;
            const std::string hash = app::text_of(row[app::column_of(table, table.object_column)]);
            if (!hash.empty()) wanted.insert(hash);
        }
        count += static_cast<std::int64_t>(page.size());
        if (page.size() < static_cast<std::size_t>(batch)) break;
        after = app::key_of(table, page.back());
    }
    parts.flush();
    return count;
}

}  // namespace

Exported export_account(app::Database& database, app::ObjectStore& objects, app::Clock& clock,
                        const std::string& account_id, const std::filesystem::path& file) {
    ArchiveWriter archive(file, account_format);
    archive.add(account_path, app::JsonObject()
                                      .add("format", account_format)
                                      .add("account_id", account_id)
                                      .add("made_at", domain::to_text(clock.now()))
                                      .add("program", apex::program_version)
                                      .text() +
                                  '\n');
    Exported exported;
    std::set<std::string> wanted;
    {
        const auto work = database.begin(app::Access::everything(), app::Intent::read);
        for (const app::Table& table : app::account_tables())
            if (table.fate == app::Fate::exported)
                exported.rows += export_table(work->rows(), table, account_id, archive, wanted);
    }
    if (exported.rows == 0) throw ArchiveError("There is no account " + account_id + " here.");
    for (const std::string& hash : wanted) {
        const auto bytes = objects.get(hash);
        if (!bytes) throw ArchiveError("The object " + hash + " is not in the object store.");
        archive.add(std::string(objects_folder) + hash, *bytes);
        ++exported.objects;
    }
    archive.finish();
    return exported;
}

}  // namespace apex::archive
