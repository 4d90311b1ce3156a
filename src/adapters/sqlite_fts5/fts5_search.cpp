#include "adapters/sqlite_fts5/fts5_search.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/json_text.hpp"
#include "app/ports/unavailable.hpp"
#include "app/search_offset.hpp"
#include "app/spelling.hpp"

namespace apex::adapters {
namespace {

constexpr std::chrono::milliseconds patience{5'000}, patience_of_probe{900};
constexpr std::size_t near_words_max = 20;

const std::string begin_writing = "begin immediate", begin_reading = "begin deferred",
                  commit = "commit", roll_back = "rollback";

// An index is a copy: the newest version known of a project stays, whatever order the messages
// arrive in.
const std::string put_state = R"(
    insert into project_search_state (project_id, account_id, status, created_at, version, removed)
    values (?1, ?2, ?3, ?4, ?5, ?6)
    on conflict (project_id) do update
    set account_id = excluded.account_id,
        status = excluded.status,
        created_at = excluded.created_at,
        version = excluded.version,
        removed = excluded.removed
    where excluded.version >= project_search_state.version
    returning rowid)";

const std::string forget_text = "delete from project_search where rowid = ?1";
const std::string forget_words = "delete from project_search_words where rowid = ?1";
const std::string put_text = R"(
    insert into project_search (rowid, name, customer, site_name, street, description, designation)
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
const std::string put_words = "insert into project_search_words (rowid, text) values (?1, ?2)";

const std::string visible = R"(
    state.removed = 0
    and (?2 is null or state.account_id = ?2)
    and (?3 is null or state.account_id = ?3)
    and (?4 is null or state.status = ?4))";

// Words of one or two letters are below a trigram and are looked for in the text itself.
const std::string short_words_occur = R"(
    not exists (
        select 1
        from json_each(?5) as word
        where instr(lower(found.name || char(10) || found.customer || char(10) || found.site_name || char(10) || found.street
                          || char(10) || found.description || char(10) || found.designation), word.value) = 0))";

const std::string from_text = R"(
    from project_search as found
    join project_search_state as state on state.rowid = found.rowid
    where )" + visible + " and " +
                              short_words_occur;
const std::string matching_text = from_text + " and project_search match ?1";
const std::string any_text = from_text + " and ?1 is null";
const std::string matching_words = R"(
    from project_search_words as found
    join project_search_state as state on state.rowid = found.rowid
    where )" + visible + " and ?5 is null and project_search_words match ?1";

const std::string page = " limit ?6 offset ?7";
const std::string newest = "state.created_at desc, state.project_id desc";
// A word in the name weighs most, then one in the customer's name or the pole's designation.
const std::string list_matching_text = "select state.project_id" + matching_text +
                                       " order by bm25(project_search, 8, 4, 2, 2, 1, 4), " +
                                       newest + page;
const std::string list_any_text =
    "select state.project_id" + any_text + " order by " + newest + page;
const std::string list_matching_words = "select state.project_id" + matching_words +
                                        " order by bm25(project_search_words), " + newest + page;
const std::string count_matching_text =
    "select count(*) from (select 1" + matching_text + " limit ?6)";
const std::string count_any_text = "select count(*) from (select 1" + any_text + " limit ?6)";
const std::string count_matching_words =
    "select count(*) from (select 1" + matching_words + " limit ?6)";

const std::string vocabulary = "select term from project_search_vocabulary";
const std::string look_at_something =
    "select count(*) from (select 1 from project_search_state limit 1)";

/// A transaction that is undone unless committed.
class Transaction {
  public:
    Transaction(Connection& connection, const std::string& begin) : connection_(connection) {
        connection_.run(begin);
    }
    ~Transaction() {
        if (!open_) return;
        try {
            connection_.run(roll_back);
        } catch (const std::exception&) {
            // SQLite itself rolled back when the statement before failed.
        }
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void done() {
        connection_.run(commit);
        open_ = false;
    }

  private:
    Connection& connection_;
    bool open_ = true;
};

/// The row of the project after its state was put; none when a newer version is known.
std::optional<std::int64_t> row_of(Statement& state) {
    if (!state.step()) return std::nullopt;
    const std::int64_t rowid = state.integer(0);
    state.run();
    return rowid;
}

void forget(Connection& connection, std::int64_t rowid) {
    connection.prepare(forget_text).bind(rowid).run();
    connection.prepare(forget_words).bind(rowid).run();
}

void put_text_of(Connection& connection, const app::SearchDocument& document) {
    const auto& project = document.project;
    const auto& facts = project.facts;
    std::optional<std::int64_t> rowid;
    {
        Statement state = connection.prepare(put_state);
        state.bind(project.id.text(), facts.account_id, domain::to_text(project.status),
                   domain::microseconds(project.created_at), project.version, 0);
        if (!(rowid = row_of(state))) return;
    }
    const std::string site = facts.site_name.value_or(""), street = facts.street.value_or(""),
                      description = facts.description.value_or("");
    forget(connection, *rowid);
    connection.prepare(put_text)
        .bind(*rowid, facts.name, facts.customer, site, street, description,
              document.pole_designation)
        .run();
    const std::string text = facts.name + '\n' + facts.customer + '\n' + site + '\n' + street +
                             '\n' + description + '\n' + document.pole_designation;
    connection.prepare(put_words).bind(*rowid, text).run();
}

void mark_removed(Connection& connection, const app::SearchChange& change) {
    std::optional<std::int64_t> rowid;
    {
        Statement state = connection.prepare(put_state);
        state.bind(change.id.text(), "", "", 0, change.version, 1);
        if (!(rowid = row_of(state))) return;
    }
    forget(connection, *rowid);
}

/// A text as one string of FTS5's language, in which nothing has a meaning but the quotation mark,
/// doubled.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out += '"';
}

std::string ascii_small(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// What a search comes to in SQL: which queries, and their first and fifth parameters.
struct Query {
    const std::string *list, *count;
    std::optional<std::string> match, short_words;
};

Query query_as_typed(const std::vector<std::string>& words) {
    std::string match, short_words;
    for (const auto& word : words) {
        if (app::folded(word).size() >= 3)
            match += (match.empty() ? "" : " AND ") + quoted(word);
        else
            short_words += (short_words.empty() ? "" : ",") + app::json_string(ascii_small(word));
    }
    const std::string list = '[' + short_words + ']';
    if (match.empty()) return {&list_any_text, &count_any_text, std::nullopt, list};
    return {&list_matching_text, &count_matching_text, match, list};
}

/// Each word replaced by the words of the vocabulary it may have meant; none if one of them
/// resembles nothing.
std::optional<Query> query_as_meant(Connection& connection, const std::vector<std::string>& words) {
    struct Wanted {
        std::u32string typed;
        std::vector<std::pair<std::size_t, std::string>> near;
    };
    std::vector<Wanted> wanted;
    for (const auto& word : words) wanted.push_back({app::folded(word), {}});
    Statement row = connection.prepare(vocabulary);
    while (row.step()) {
        const std::string term = row.text(0);
        const std::u32string letters = app::folded(term);
        for (auto& word : wanted) {
            const std::size_t allowed = app::mistakes_allowed(word.typed.size());
            if (letters.size() + allowed < word.typed.size()) continue;
            const std::size_t distance = app::distance_to_beginning(word.typed, letters);
            if (distance <= allowed) word.near.emplace_back(distance, term);
        }
    }
    std::string match;
    for (auto& word : wanted) {
        if (word.near.empty()) return std::nullopt;
        std::sort(word.near.begin(), word.near.end());
        if (word.near.size() > near_words_max) word.near.resize(near_words_max);
        match += match.empty() ? "(" : " AND (";
        for (std::size_t i = 0; i < word.near.size(); ++i)
            match += (i > 0 ? " OR " : "") + quoted(word.near[i].second);
        match += ')';
    }
    return Query{&list_matching_words, &count_matching_words, match, std::nullopt};
}

app::Page<app::SearchHit> run(Connection& connection, const Query& query,
                              const app::SearchRequest& request) {
    std::optional<std::string> status;
    if (request.status) status = domain::to_text(*request.status);
    const auto bind = [&](Statement& statement, int limit, auto... more) {
        statement.bind(query.match, request.access.account_id, request.account_id, status,
                       query.short_words, limit, more...);
    };
    app::Page<app::SearchHit> found;
    {
        Statement count = connection.prepare(*query.count);
        bind(count, app::exact_total + 1);
        count.step();
        found.total = count.whole(0);
    }
    const int offset = app::search_offset(request.page.cursor);
    Statement row = connection.prepare(*query.list);
    bind(row, request.page.limit + 1, offset);
    while (row.step()) {
        const auto id = domain::ProjectId::parse(row.text(0));
        APEX_ASSERT(id);
        found.items.push_back({*id});
    }
    if (found.items.size() > static_cast<std::size_t>(request.page.limit)) {
        found.items.pop_back();
        found.next = std::to_string(offset + request.page.limit);
    }
    return found;
}

}  // namespace

Fts5Search::Fts5Search(const std::string& path, int readers, const SqlitePools& pools)
    : readers_(path, Use::read, Durability::full, readers, pools.readers),
      writer_(path, Use::write, Durability::lazily, 1, pools.writer) {}

void Fts5Search::apply(const std::vector<app::SearchChange>& changes, std::int64_t) {
    const auto connection = writer_.take(patience);
    Transaction transaction(*connection, begin_writing);
    for (const auto& change : changes) {
        if (change.document)
            put_text_of(*connection, *change.document);
        else
            mark_removed(*connection, change);
    }
    transaction.done();
}

std::optional<app::Page<app::SearchHit>> Fts5Search::search(const app::SearchRequest& request) {
    const auto words = app::words_of(request.text, app::search_words_most);
    if (words.empty()) return app::Page<app::SearchHit>{};
    try {
        const auto connection = readers_.take(patience);
        const Transaction one_view(*connection, begin_reading);
        auto found = run(*connection, query_as_typed(words), request);
        if (found.total > 0) return found;
        const auto meant = query_as_meant(*connection, words);
        return meant ? run(*connection, *meant, request) : found;
    } catch (const app::Unavailable&) {
        return std::nullopt;  // The port's word for "not now": the caller asks the database
                              // instead.
    }
}

std::optional<std::string> Fts5Search::trouble() {
    try {
        const auto connection = readers_.take(patience_of_probe);
        connection->prepare(look_at_something).step();
        return std::nullopt;
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace apex::adapters
