#include "app/announced_objects.hpp"

#include "app/stored_objects.hpp"

namespace apex::app {
namespace {

constexpr int page_rows = 200;

const Table announced{"announced_objects",
                      Fate::passing,
                      2,
                      nullptr,
                      {{"task_id"}, {"sha256"}, {"account_id"}, {"created_at", CellKind::integer}}};
constexpr std::size_t sha256_column = 1, created_at_column = 3;

Row key(const domain::Task& task, const std::string& sha256) { return {task.id.text(), sha256}; }

/// Whether there were bytes. The row goes when no bytes can come any more.
bool remove_one(const Ports& ports, const Row& row, bool is_over) {
    const auto work = ports.database.begin(Access::everything(), Intent::write);
    const std::string sha256 = text_of(row[sha256_column]);
    const bool was_there = ports.objects.size_bytes(sha256).has_value();
    const bool removed = remove_unreferred(*work, ports.objects, sha256) && was_there;
    if (is_over) work->rows().remove(announced, key_of(announced, row));
    work->commit();
    return removed;
}

}  // namespace

void announce_object(UnitOfWork& work, const domain::Task& task, const std::string& sha256,
                     domain::Time now) {
    const std::int64_t at = domain::microseconds(now);
    if (!work.rows().insert(announced, {task.id.text(), sha256, task.account_id, at}))
        work.rows().update(announced, key(task, sha256), {{created_at_column, at}});
}

void object_is_recorded(UnitOfWork& work, const domain::Task& task, const std::string& sha256) {
    work.rows().remove(announced, key(task, sha256));
}

int remove_abandoned_objects(const Ports& ports, const std::optional<std::string>& account_id,
                             std::chrono::seconds age) {
    const domain::Time now = ports.clock.now();
    const std::int64_t until = domain::microseconds(now - age),
                       over = domain::microseconds(now - announcement_kept);
    int removed = 0;
    std::optional<Row> after;
    while (true) {
        const auto page = ports.database.begin(Access::everything(), Intent::read)
                              ->rows()
                              .read(announced, account_id, after, page_rows);
        for (const Row& row : page) {
            const auto at = std::get<std::int64_t>(row[created_at_column]);
            if (at <= until && remove_one(ports, row, at <= over)) ++removed;
        }
        if (page.size() < static_cast<std::size_t>(page_rows)) return removed;
        after = key_of(announced, page.back());
    }
}

}  // namespace apex::app
