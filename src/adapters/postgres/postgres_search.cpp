#include "adapters/postgres/postgres_search.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>

#include "adapters/postgres/access_of.hpp"
#include "adapters/postgres/connection_pool.hpp"
#include "adapters/postgres/words.hpp"
#include "app/ports/unavailable.hpp"
#include "app/ports/unknown_cursor.hpp"
#include "app/search_offset.hpp"
#include "app/spelling.hpp"
#include "base/assertion.hpp"

namespace apex::adapters {
namespace postgres {
namespace {

constexpr std::chrono::milliseconds probe_patience{900};
constexpr std::size_t near_words_most = 20;
constexpr std::size_t trigram = 3;  ///< shorter words have none

const Query begin_search{"begin_search", "begin isolation level repeatable read, read only"};
const Query begin_change{"begin_change", "begin isolation level read committed, read write"};

const Query put_document{"put_document",
                         "select put_project_search($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
const Query put_vocabulary{"put_vocabulary", "select put_project_vocabulary($1)"};
const Query remove_document{"remove_document", "select remove_project_search($1, $2)"};

// The extension may have been missing when the schema was made.
const Query look_for_trigrams{"look_for_trigrams",
                              "select to_regclass('project_search_body') is not null"};
const Query look_at_index{"look_at_index",
                          "select count(*) from (select 1 from project_search limit 1) as counted"};

// $1 the patterns, $2 the terms, $3 what ranks, $4 the account, $5 the status, $6 and $7 after
// which one, $8 how many are skipped, $9 how many at most, $10 how far is counted. One row at
// least.
const Query find_page{"find_page", R"(
    select total, project_id, created_at
    from search_page($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    left join lateral unnest(project_ids, times) with ordinality as found (project_id, created_at, place) on true
    order by place)"};

// Words that share enough trigrams with what was typed; which of them are near enough is counted in
// letters afterwards.
const Query find_words_alike{"find_words_alike", "select words_alike($1, $2::real, $3)"};

/// A text as one lexeme of to_tsquery's language, in which nothing else then has a meaning.
std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += c;
        out += c;
    }
    return out += '\'';
}

std::string joined(const std::vector<std::string>& terms, const char* by) {
    std::string text;
    for (const std::string& term : terms) text += (text.empty() ? "" : by) + term;
    return text;
}

std::vector<std::string> beginnings(const std::vector<std::string>& words) {
    std::vector<std::string> terms;
    for (const std::string& word : words) terms.push_back(quoted(word) + ":*");
    return terms;
}

/// What a search comes to.
struct Wanted {
    std::vector<std::string> patterns;
    std::optional<std::string> terms;  ///< in to_tsquery's language, as the next
    std::string ranking;
};

/// Where a page begins: after so many of the ranked, or after one of the newest, which are not.
struct Place {
    int offset = 0;
    std::optional<std::int64_t> after_time;
    std::optional<std::string> after_id;
};

std::string newest_cursor(std::int64_t time, const std::string& id) {
    return "newest." + std::to_string(time) + '.' + id;
}

Place place_of(const std::optional<std::string>& cursor) {
    constexpr std::string_view newest = "newest.";
    if (!cursor || cursor->rfind(newest, 0) != 0) return {app::search_offset(cursor), {}, {}};
    const char* const end = cursor->data() + cursor->size();
    std::int64_t time = 0;
    const auto [dot, error] = std::from_chars(cursor->data() + newest.size(), end, time);
    if (error != std::errc() || dot == end || *dot != '.') throw app::UnknownCursor();
    const auto id = domain::ProjectId::parse({dot + 1, end});
    if (!id) throw app::UnknownCursor();
    return {0, time, id->text()};
}

class Search final : public app::SearchInDatabase {
  public:
    Search(ConnectionSettings settings, const PostgresOptions& options)
        : wait_(options.wait_for_connection),
          pool_(std::move(settings), options.connections, options.counts) {}

    /// One transaction each: two that put the same words in another order could else wait for each
    /// other.
    void apply(const std::vector<app::SearchChange>& changes, std::int64_t) override {
        for (const auto& change : changes) {
            const auto connection = begin(begin_change, app::Access::everything());
            if (change.document)
                put(*connection, *change.document);
            else
                connection->later(remove_document, change.id.text(), change.version);
            connection->commit();
        }
    }

    std::optional<app::Page<app::SearchHit>> search(const app::SearchRequest& request) override {
        const auto words = app::words_of(held(request.text), app::search_words_most);
        const auto account = account_of(request);
        if (words.empty() || !account) return app::Page<app::SearchHit>{};
        try {
            const auto connection = begin(begin_search, access_of(request));
            const bool trigrams = has_trigrams(*connection);
            auto found = run(*connection, as_typed(words, trigrams), *account, request);
            if (found.total > 0 || !trigrams) return found;
            const auto meant = as_meant(*connection, words);
            return meant ? run(*connection, *meant, *account, request) : found;
        } catch (const app::Unavailable&) {
            return std::nullopt;  // The port's word for "not now": the caller asks the database
                                  // instead.
        }
    }

    std::optional<std::string> trouble() override {
        try {
            const auto connection = pool_.take(probe_patience);
            connection->begin({{&begin_search, {}, std::nullopt}, bound_access({})});
            connection->run(look_at_index);
            return std::nullopt;
        } catch (const std::exception& error) {
            return error.what();
        }
    }

  private:
    static void put(Connection& connection, const app::SearchDocument& document) {
        const auto& project = document.project;
        const auto& facts = project.facts;
        connection.later(put_document, project.id.text(), facts.account_id,
                         domain::to_text(project.status), domain::microseconds(project.created_at),
                         project.version, facts.name, facts.customer, facts.site_name, facts.street,
                         facts.description, document.pole_designation);
        connection.later(put_vocabulary, project.id.text());
    }

    ConnectionPool::Lent begin(const Query& begin, const app::Access& access) {
        auto lent = pool_.take(wait_);
        lent->begin({{&begin, {}, std::nullopt}, bound_access(access)});
        return lent;
    }

    /// Each query says whose rows it wants; behind it the server shows those of the caller alone,
    /// and of the account that is asked for where the caller may see every one.
    static app::Access access_of(const app::SearchRequest& request) {
        if (request.access.account_id || !request.account_id) return request.access;
        return app::Access::account(*request.account_id);
    }

    /// Whose projects: one account's, or everyone's (the inner optional); none if no one's.
    static std::optional<std::optional<std::string>> account_of(const app::SearchRequest& request) {
        const auto &allowed = request.access.account_id, &asked = request.account_id;
        if (allowed && asked && allowed != asked) return std::nullopt;
        const auto& account = asked ? asked : allowed;
        if (!can_hold(account.value_or(""))) return std::nullopt;
        return account;
    }

    bool has_trigrams(Connection& connection) {
        if (!trigrams_) trigrams_ = connection.run(look_for_trigrams).first().value().truth(0);
        return trigrams_;
    }

    static Wanted as_typed(const std::vector<std::string>& words, bool trigrams) {
        const auto has_trigram = [](const std::string& word) {
            return app::folded(word).size() >= trigram;
        };
        const bool by_index = std::any_of(words.begin(), words.end(), has_trigram);
        const auto terms = beginnings(words);
        if (trigrams && by_index) return {patterns_of(words), std::nullopt, joined(terms, " | ")};
        return {{}, joined(terms, " & "), joined(terms, " | ")};
    }

    /// Each word replaced by those of the vocabulary it may have meant; none if one of them
    /// resembles nothing, or if each has what was typed in it: those were looked for already.
    static std::optional<Wanted> as_meant(Connection& connection,
                                          const std::vector<std::string>& words) {
        std::vector<std::string> all, any;
        bool is_another = false;
        for (const std::string& word : words) {
            const std::u32string typed = app::folded(word);
            const std::size_t allowed = app::mistakes_allowed(typed.size());
            std::vector<std::string> terms;
            if (allowed == 0)
                terms = beginnings({word});
            else
                for (const auto& [distance, near] : near_words(connection, word, typed, allowed)) {
                    terms.push_back(quoted(near));
                    if (app::folded(near).find(typed) == std::u32string::npos) is_another = true;
                }
            if (terms.empty()) return std::nullopt;
            all.push_back('(' + joined(terms, " | ") + ')');
            any.push_back(joined(terms, " | "));
        }
        if (!is_another) return std::nullopt;
        return Wanted{{}, joined(all, " & "), joined(any, " | ")};
    }

    static std::vector<std::pair<std::size_t, std::string>> near_words(Connection& connection,
                                                                       const std::string& word,
                                                                       const std::u32string& typed,
                                                                       std::size_t allowed) {
        // Two letters exchanged leave a short word with one trigram in nine.
        const Answer found = connection.run(find_words_alike, word, typed.size() <= 5 ? 0.1 : 0.2,
                                            static_cast<std::int64_t>(typed.size() - allowed));
        std::vector<std::pair<std::size_t, std::string>> near;
        for (int i = 0; i < found.rows(); ++i) {
            const std::string candidate = found[i].text(0);
            const std::size_t distance = app::distance_to_beginning(typed, app::folded(candidate));
            if (distance <= allowed) near.emplace_back(distance, candidate);
        }
        std::sort(near.begin(), near.end());
        if (near.size() > near_words_most) near.resize(near_words_most);
        return near;
    }

    static app::Page<app::SearchHit> run(Connection& connection, const Wanted& wanted,
                                         const std::optional<std::string>& account,
                                         const app::SearchRequest& request) {
        std::optional<std::string> status;
        if (request.status) status = domain::to_text(*request.status);
        const Place place = place_of(request.page.cursor);
        const int limit = request.page.limit;
        const Answer answer = connection.run(
            find_page, wanted.patterns, wanted.terms, wanted.ranking, account, status,
            place.after_time, place.after_id, place.offset, limit + 1, app::exact_total);
        app::Page<app::SearchHit> found;
        found.total = answer.first().value().whole(0);
        const int rows = answer[0].is_null(1) ? 0 : answer.rows();
        for (int i = 0; i < std::min(rows, limit); ++i) {
            const auto id = domain::ProjectId::parse(answer[i].text(1));
            APEX_ASSERT(id);
            found.items.push_back({*id});
        }
        if (rows > limit)
            found.next =
                found.total > app::exact_total
                    ? newest_cursor(answer[limit - 1].integer(2), answer[limit - 1].text(1))
                    : std::to_string(place.offset + limit);
        return found;
    }

    std::chrono::milliseconds wait_;
    ConnectionPool pool_;
    std::atomic<bool> trigrams_ = false;
};

}  // namespace
}  // namespace postgres

std::unique_ptr<app::SearchIndex> make_postgres_search(const std::string& url,
                                                       const PostgresOptions& options) {
    return std::make_unique<postgres::Search>(postgres::settings_of(url, options), options);
}

}  // namespace apex::adapters
