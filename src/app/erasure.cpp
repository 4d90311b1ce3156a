#include "app/erasure.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "app/json_text.hpp"
#include "app/outbox_relay.hpp"
#include "base/random.hpp"

namespace apex::app {
namespace {

constexpr int erasure_batch = 200;
constexpr const char* actor = "apex erase";

const Table erasures{"erasures",
                     Fate::passing,
                     1,
                     nullptr,
                     {{"erasure_id"},
                      {"account_id"},
                      {"state"},
                      {"objects"},
                      {"created_at", CellKind::integer},
                      {"finished_at", CellKind::integer}}};

/// Letters, digits, and every byte of a character beyond ASCII.
bool belongs_to_a_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
}

bool same_letter(char a, char b) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return small(a) == small(b);
}

std::string replaced(const std::string& text, const std::string& person,
                     const std::string& pseudonym) {
    std::string out;
    auto from = text.begin();
    for (auto at = text.begin(); !person.empty() && at != text.end();) {
        at = std::search(at, text.end(), person.begin(), person.end(), same_letter);
        if (at == text.end()) break;
        const auto end = at + static_cast<std::ptrdiff_t>(person.size());
        const bool inside_a_word =
            (at != text.begin() && belongs_to_a_word(at[-1]) && belongs_to_a_word(*at)) ||
            (end != text.end() && belongs_to_a_word(*end) && belongs_to_a_word(end[-1]));
        if (inside_a_word) {
            ++at;
            continue;
        }
        out.append(from, at) += pseudonym;
        at = from = end;
    }
    return out.append(from, text.end());
}

/// One erasure under way, in one unit of work.
class Rewriting {
  public:
    Rewriting(UnitOfWork& work, const ErasureRequest& request, domain::Time now)
        : work_(work), request_(request), now_(now) {
        erasure_.pseudonym = "erased-" + random_hex_128().substr(0, 8);
        for (const std::string& person : request.persons) {
            const std::string quoted = json_string(person);
            in_json_.push_back(quoted.substr(1, quoted.size() - 2));
        }
        id_ = "era_" + random_hex_128();
        work_.rows().insert(erasures, {id_, request.account_id, std::string("rewriting"),
                                       std::string(), domain::microseconds(now), Cell()});
    }

    void rewrite() {
        for (const Table& table : account_tables()) {
            const std::string_view name = table.name;
            if (name == "event_texts")
                rewrite_events(table);
            else if (name == "project_events")
                look_into_chains(table);
            else
                rewrite_rows(table);
        }
        look_at_uploads();
        const std::vector<std::string> removed = remove_reports();
        for (const std::string& project : projects_) record(project, removed);
        work_.rows().forget_words(request_.persons);
        std::string lines;
        for (const std::string& hash : removed) lines += hash + '\n';
        set_state(work_.rows(), {id_}, "removing", lines);
        erasure_.projects = static_cast<std::int64_t>(projects_.size());
    }
    const Erasure& erasure() const { return erasure_; }

    static void set_state(RowStore& rows, const Row& key, const char* state,
                          const std::string& objects) {
        rows.update(erasures, key, {{2, std::string(state)}, {3, objects}});
    }

  private:
    using Cells = std::vector<std::pair<std::size_t, Cell>>;

    void for_each(const Table& table, const std::string& account,
                  const std::function<void(const Row&)>& each) {
        std::optional<Row> after;
        while (true) {
            const auto page = work_.rows().read(table, account, after, erasure_batch);
            for (const Row& row : page) each(row);
            if (page.size() < static_cast<std::size_t>(erasure_batch)) return;
            after = key_of(table, page.back());
        }
    }

    /// The cells that name the person, as they shall be.
    Cells changes(const Table& table, const Row& row) const {
        Cells cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto* text = std::get_if<std::string>(&row[i]);
            if (!text || table.columns[i].holds == Holds::facts) continue;
            const bool json = table.columns[i].holds == Holds::json;
            std::string now =
                without_person(*text, json ? in_json_ : request_.persons, erasure_.pseudonym);
            if (now != *text) cells.emplace_back(i, std::move(now));
        }
        return cells;
    }

    void concern(const Table& table, const Row& row) {
        for (std::size_t i = 0; i < row.size(); ++i)
            if (std::string_view(table.columns[i].name) == "project_id")
                projects_.insert(text_of(row[i]));
    }

    void rewrite_rows(const Table& table) {
        const auto rewrite_row = [&](const Row& row) {
            const Cells cells = changes(table, row);
            if (cells.empty()) return;
            ++erasure_.rows;
            concern(table, row);
            if (table.fate == Fate::passing)
                work_.rows().remove(table, key_of(table, row));
            else
                work_.rows().update(table, key_of(table, row), cells);
        };
        for_each(table, request_.account_id, rewrite_row);
        // Where no one signs in, keys of requests belong to no account.
        if (table.fate == Fate::passing) for_each(table, "", rewrite_row);
    }

    /// New words get a new salt; the old one would confirm a guess.
    void rewrite_events(const Table& table) {
        for_each(table, request_.account_id, [&](const Row& row) {
            Cells cells;
            JsonObject now;
            now.add("event", std::get<std::int64_t>(row[1]));
            for (const auto& [column, words] : changes(table, row)) {
                const std::string salt = random_hex_128();
                cells.emplace_back(column - 1, salt);
                cells.emplace_back(column, words);
                now.add_raw(table.columns[column].name,
                            domain::commitment(salt, std::get<std::string>(words)));
            }
            if (cells.empty()) return;
            work_.rows().update(table, key_of(table, row), cells);
            ++erasure_.events;
            concern(table, row);
            std::string& list = rewritten_[text_of(row[0])];
            list += (list.empty() ? "" : ",") + now.text();
        });
    }

    void look_into_chains(const Table& table) {
        for_each(table, request_.account_id, [&](const Row& row) {
            for (const char* column : {"actor", "before", "after"}) {
                const std::string text = text_of(row[column_of(table, column)]);
                if (without_person(text, in_json_, erasure_.pseudonym) == text) continue;
                erasure_.in_chain.push_back(key_text(table, row));
                return;
            }
        });
    }

    /// Names were rewritten as every row's words; into bytes no one can look. Whoever asked must
    /// know of them.
    void look_at_uploads() {
        const Table& table = account_table("project_files");
        for_each(table, request_.account_id, [&](const Row& row) {
            if (!std::holds_alternative<std::string>(row[column_of(table, "sha256")])) return;
            ++erasure_.uploads;
            const std::string project = text_of(row[column_of(table, "project_id")]);
            if (projects_.contains(project))
                erasure_.uploads_concerned.push_back(project + '/' +
                                                     text_of(row[column_of(table, "file_id")]));
        });
    }

    /// Reports of the projects concerned may show the person; what no other row refers to goes.
    std::vector<std::string> remove_reports() {
        std::set<std::string> hashes;
        for (const Table& table : account_tables()) {
            if (std::string_view(table.name) != "reports") continue;
            std::vector<Row> concerned;
            for_each(table, request_.account_id, [&](const Row& row) {
                if (projects_.contains(text_of(row[0]))) concerned.push_back(row);
            });
            for (const Row& row : concerned) {
                hashes.insert(text_of(row[column_of(table, table.object_column)]));
                work_.rows().remove(table, key_of(table, row));
                ++erasure_.rows;
            }
        }
        std::vector<std::string> removed;
        for (const std::string& hash : hashes)
            if (!is_referred_to(hash)) removed.push_back(hash);
        erasure_.objects = static_cast<std::int64_t>(removed.size());
        return removed;
    }

    bool is_referred_to(const std::string& hash) {
        const auto& tables = account_tables();
        return std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
            return table.object_column && work_.rows().holds(table, table.object_column, hash);
        });
    }

    /// The project's version rises, so that everyone who keeps a copy looks again.
    void record(const std::string& text, const std::vector<std::string>& removed) {
        const Table& table = account_table("projects");
        const auto id = domain::ProjectId::parse(text);
        const auto row = work_.rows().find(table, {text});
        if (!id || !row) return;
        const std::size_t version = column_of(table, "version");
        const std::int64_t next = std::get<std::int64_t>((*row)[version]) + 1;
        work_.rows().update(
            table, {text},
            {{version, next}, {column_of(table, "updated_at"), domain::microseconds(now_)}});
        JsonObject after;
        after.add("pseudonym", erasure_.pseudonym)
            .add("reports_removed", static_cast<std::int64_t>(removed.size()))
            .add_raw("events", '[' + rewritten_[text] + ']');
        work_.events().append({*id, domain::person_erased, actor, id_, "null", after.text(), now_});
        work_.outbox().add({0, "project", request_.account_id, text, next, now_});
    }

    UnitOfWork& work_;
    const ErasureRequest& request_;
    domain::Time now_;
    Erasure erasure_;
    std::string id_;
    std::vector<std::string> in_json_;
    std::set<std::string> projects_;
    std::map<std::string, std::string> rewritten_;  ///< by project, JSON objects
};

/// Removes the objects that this or an interrupted erasure left behind.
void remove_objects(const Ports& ports, const std::string& account_id) {
    std::vector<Row> unfinished;
    {
        const auto work = ports.database.begin(Access::everything(), Intent::read);
        std::optional<Row> after;
        while (true) {
            const auto page = work->rows().read(erasures, account_id, after, erasure_batch);
            for (const Row& row : page)
                if (text_of(row[2]) == "removing") unfinished.push_back(row);
            if (page.size() < static_cast<std::size_t>(erasure_batch)) break;
            after = key_of(erasures, page.back());
        }
    }
    for (const Row& row : unfinished) {
        const std::string hashes = text_of(row[3]);
        for (std::size_t at = 0; at + 65 <= hashes.size(); at += 65)
            ports.objects.remove(hashes.substr(at, 64));
        const auto work = ports.database.begin(Access::everything(), Intent::write);
        work->rows().update(
            erasures, key_of(erasures, row),
            {{2, std::string("finished")}, {5, domain::microseconds(ports.clock.now())}});
        work->commit();
    }
}

}  // namespace

std::string without_person(const std::string& text, const std::vector<std::string>& persons,
                           const std::string& pseudonym) {
    std::string now = text;
    for (const std::string& person : persons) now = replaced(now, person, pseudonym);
    return now;
}

Erasure erase_person(const Ports& ports, const ErasureRequest& request) {
    const auto work = ports.database.begin(Access::everything(), Intent::write);
    Rewriting rewriting(*work, request, ports.clock.now());
    rewriting.rewrite();
    work->commit();
    remove_objects(ports, request.account_id);
    deliver_outbox(ports);
    return rewriting.erasure();
}

}  // namespace apex::app
