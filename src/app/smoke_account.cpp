#include "app/smoke_account.hpp"

#include "app/announced_objects.hpp"
#include "app/dropped_chains.hpp"
#include "app/outbox_relay.hpp"

namespace apex::app {
namespace {

constexpr int smoke_page_rows = 200;
constexpr const char *smoke_actor = "apex drop-test-account", *smoke_topic = "project";

/// Where the chain ends; none: it has no events.
std::optional<domain::Event> last_event(UnitOfWork& work, const domain::ProjectId& project) {
    std::optional<domain::Event> last;
    while (true) {
        EventList page = work.events().list(project, smoke_page_rows, last ? last->sequence : 0);
        if (!page.events.empty()) last = std::move(page.events.back());
        if (!page.more) return last;
    }
}

/// Why it is kept; none: it is gone.
std::optional<AuditFinding> drop_project(const Ports& ports, const domain::ProjectId& id) {
    const auto work = ports.database.begin(Access::everything(), Intent::write);
    const Table& projects = account_table("projects");
    const auto row = work->rows().find_for_update(projects, {id.text()});
    if (!row) return std::nullopt;  // Somebody else dropped it.
    if (auto finding = verify_chain(*work, id)) return finding;
    const auto last = last_event(*work, id);
    if (!last) return AuditFinding{id.text(), 0, 0, "", "the project has no events at all"};
    const domain::Time now = ports.clock.now();
    drop_chain(*work, {id, smoke_account, last->sequence, last->hash, now, smoke_actor});
    const auto version = std::get<std::int64_t>((*row)[column_of(projects, "version")]);
    work->outbox().add({0, smoke_topic, smoke_account, id.text(), version + 1, now});
    work->commit();
    return std::nullopt;
}

void drop_projects(const Ports& ports, SmokeAccountDrop& done) {
    const Table& projects = account_table("projects");
    std::optional<Row> after;
    while (true) {
        const auto page = ports.database.begin(Access::everything(), Intent::read)
                              ->rows()
                              .read(projects, smoke_account, after, smoke_page_rows);
        for (const Row& row : page) {
            if (auto finding = drop_project(ports, *domain::ProjectId::parse(text_of(row[0]))))
                done.kept.push_back(std::move(*finding));
            else
                ++done.projects;
        }
        if (page.size() < static_cast<std::size_t>(smoke_page_rows)) return;
        after = key_of(projects, page.back());
    }
}

std::int64_t remove_all(UnitOfWork& work, const char* table_name) {
    const Table& table = account_table(table_name);
    std::int64_t removed = 0;
    while (true) {
        const auto page = work.rows().read(table, smoke_account, std::nullopt, smoke_page_rows);
        for (const Row& row : page) work.rows().remove(table, key_of(table, row));
        removed += static_cast<std::int64_t>(page.size());
        if (page.size() < static_cast<std::size_t>(smoke_page_rows)) return removed;
    }
}

/// Its keys and answers; the account itself unless people signed in to it.
std::int64_t remove_account(Database& database) {
    const auto work = database.begin(Access::everything(), Intent::write);
    remove_all(*work, "idempotency_keys");
    const std::int64_t keys = remove_all(*work, "api_keys");
    if (work->rows().read(account_table("users"), smoke_account, std::nullopt, 1).empty())
        remove_all(*work, "accounts");
    work->commit();
    return keys;
}

}  // namespace

SmokeAccountDrop drop_smoke_account(const Ports& ports) {
    SmokeAccountDrop done;
    drop_projects(ports, done);
    done.api_keys = remove_account(ports.database);
    done.objects = remove_abandoned_objects(ports, smoke_account, std::chrono::seconds(0));
    deliver_outbox(ports);
    return done;
}

}  // namespace apex::app
