#include "app/erasure.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "app/announced_objects.hpp"
#include "app/json_text.hpp"
#include "app/outbox_relay.hpp"
#include "app/ports/unavailable.hpp"
#include "app/stored_objects.hpp"
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
    Rewriting(UnitOfWork& work, AnswerCache* answers, const ErasureRequest& request,
              domain::Time now)
        : work_(work), answers_(answers), request_(request), now_(now) {
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

    static std::optional<std::string> project_of(const Table& table, const Row& row) {
        for (std::size_t i = 0; i < row.size(); ++i)
            if (std::string_view(table.columns[i].name) == "project_id") return text_of(row[i]);
        return std::nullopt;
    }

    /// A page was read while others wrote: a row that names the person is read once more, and from
    /// then on held with its project, in the order of everyone who writes. None: it is gone.
    std::optional<Row> held(const Table& table, const Row& row) {
        if (const auto project = project_of(table, row); project && held_.insert(*project).second)
            work_.rows().find_for_update(account_table("projects"), {*project});
        return work_.rows().find_for_update(table, key_of(table, row));
    }

    /// Each row that names the person, as it is while it is held, and its cells as they shall be.
    void for_each_concerned(const Table& table, const std::string& account,
                            const std::function<void(const Row&, const Cells&)>& each) {
        for_each(table, account, [&](const Row& seen) {
            if (changes(table, seen).empty()) return;
            const auto row = held(table, seen);
            if (!row) return;
            const Cells cells = changes(table, *row);
            if (cells.empty()) return;
            if (const auto project = project_of(table, *row)) projects_.insert(*project);
            each(*row, cells);
        });
    }

    void rewrite_rows(const Table& table) {
        const auto rewrite_row = [&](const Row& row, const Cells& cells) {
            ++erasure_.rows;
            if (table.fate != Fate::passing)
                return work_.rows().update(table, key_of(table, row), cells);
            forget_answer(table, row);
            work_.rows().remove(table, key_of(table, row));
        };
        for_each_concerned(table, request_.account_id, rewrite_row);
        // Where no one signs in, keys of requests belong to no account.
        if (table.fate == Fate::passing) for_each_concerned(table, "", rewrite_row);
    }

    /// Before the row goes: until then the database has the answer, so nothing is lost if the row
    /// stays after all.
    void forget_answer(const Table& table, const Row& row) {
        const auto text = [&](const char* column) {
            return text_of(row[column_of(table, column)]);
        };
        if (!answers_) return;
        try {
            answers_->forget(
                {text("account_id"), text("route"), text("key"), text("request_sha256")});
        } catch (const Unavailable&) {
            ++erasure_.answers_kept;
        }
    }

    /// New words get a new salt; the old one would confirm a guess.
    void rewrite_events(const Table& table) {
        const auto rewrite_row = [&](const Row& row, const Cells& rewritten) {
            Cells cells;
            JsonObject now;
            now.add("event", std::get<std::int64_t>(row[1]));
            for (const auto& [column, words] : rewritten) {
                const std::string salt = random_hex_128();
                cells.emplace_back(column - 1, salt);
                cells.emplace_back(column, words);
                now.add_raw(table.columns[column].name,
                            domain::commitment(salt, std::get<std::string>(words)));
            }
            work_.rows().update(table, key_of(table, row), cells);
            ++erasure_.events;
            std::string& list = rewritten_[text_of(row[0])];
            list += (list.empty() ? "" : ",") + now.text();
        };
        for_each_concerned(table, request_.account_id, rewrite_row);
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
            if (!is_referred_to(work_, hash)) removed.push_back(hash);
        erasure_.objects = static_cast<std::int64_t>(removed.size());
        return removed;
    }

    /// The project's version rises, so that everyone who keeps a copy looks again.
    void record(const std::string& text, const std::vector<std::string>& removed) {
        const Table& table = account_table("projects");
        const auto id = domain::ProjectId::parse(text);
        const auto row = work_.rows().find_for_update(table, {text});
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
    AnswerCache* answers_;
    const ErasureRequest& request_;
    domain::Time now_;
    Erasure erasure_;
    std::string id_;
    std::vector<std::string> in_json_;
    std::set<std::string> held_;      ///< projects that nobody else writes to any more
    std::set<std::string> projects_;  ///< those concerned
    std::map<std::string, std::string> rewritten_;  ///< by project, JSON objects
};

std::vector<Row> erasures_of(UnitOfWork& work, const std::string& account_id) {
    std::vector<Row> all;
    while (true) {
        const auto after = all.empty() ? std::nullopt : std::optional(key_of(erasures, all.back()));
        const auto page = work.rows().read(erasures, account_id, after, erasure_batch);
        all.insert(all.end(), page.begin(), page.end());
        if (page.size() < static_cast<std::size_t>(erasure_batch)) return all;
    }
}

/// Removes the objects that this or an interrupted erasure left behind. What was recorded anew
/// since then stays: it does not show the person.
void remove_objects(const Ports& ports, const std::string& account_id) {
    std::vector<Row> unfinished;
    {
        const auto work = ports.database.begin(Access::everything(), Intent::read);
        for (Row& row : erasures_of(*work, account_id))
            if (text_of(row[2]) == "removing") unfinished.push_back(std::move(row));
    }
    for (const Row& row : unfinished) {
        const std::string hashes = text_of(row[3]);
        for (std::size_t at = 0; at + 65 <= hashes.size(); at += 65) {
            const auto work = ports.database.begin(Access::everything(), Intent::write);
            remove_unreferred(*work, ports.objects, hashes.substr(at, 64));
            work->commit();
        }
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

std::int64_t count_erasures(UnitOfWork& work, const std::string& account_id) {
    return static_cast<std::int64_t>(erasures_of(work, account_id).size());
}

Erasure erase_person(const Ports& ports, const ErasureRequest& request) {
    const auto work = ports.database.begin(Access::everything(), Intent::write);
    Rewriting rewriting(*work, ports.answers, request, ports.clock.now());
    rewriting.rewrite();
    work->commit();
    remove_objects(ports, request.account_id);
    remove_abandoned_objects(ports, request.account_id, std::chrono::seconds(0));
    deliver_outbox(ports);
    return rewriting.erasure();
}

}  // namespace apex::app
