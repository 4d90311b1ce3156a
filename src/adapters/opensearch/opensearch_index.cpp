#include "adapters/opensearch/opensearch_index.hpp"

#include <boost/json.hpp>

#include "app/ports/unavailable.hpp"
#include "app/ports/unknown_cursor.hpp"

namespace apex::adapters {
namespace {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;
using opensearch::PhysicalIndexes;
using opensearch::Position;
using opensearch::Reading;
using opensearch::service;

constexpr int tries_most = 3;

[[noreturn]] void unreadable() {
    throw app::Unavailable(service, "its answer is not what OpenSearch promises");
}

/// The hits of one answer; those of a search that some shards did not answer are none.
struct Hits {
    int total = 0;
    std::vector<Position> found;
};

Position position_of(const json::value& hit, Reading reading) {
    const auto& sort = hit.at("sort").as_array();
    return {reading, sort.at(0).to_number<std::int64_t>(), sort.at(1).to_number<std::int64_t>(),
            std::string(sort.at(2).as_string())};
}

Hits hits_of(const opensearch::Reply& reply, Reading reading) {
    boost::system::error_code none;
    if (!reply.done())
        throw app::Unavailable(service, "it answers a search with status " +
                                            std::to_string(reply.status) + ", " +
                                            reply.error_type());
    const auto* late = reply.body.find_pointer("/timed_out", none);
    if (!late || !late->is_bool()) unreadable();
    if (late->get_bool()) throw app::Unavailable(service, "it did not search to the end in time");
    try {
        const auto& hits = reply.body.at("hits");
        Hits answer{hits.at("total").at("value").to_number<int>(), {}};
        // An empty list is left out where only parts of the answer are asked for.
        if (const auto* list = hits.as_object().if_contains("hits"))
            for (const auto& hit : list->as_array())
                answer.found.push_back(position_of(hit, reading));
        return answer;
    } catch (const std::exception&) {  // A part is missing, or of another kind.
        unreadable();
    }
}

app::Page<app::SearchHit> page_of(Hits hits, int limit) {
    app::Page<app::SearchHit> page;
    page.total = hits.total;
    if (hits.found.size() > static_cast<std::size_t>(limit)) {
        hits.found.resize(static_cast<std::size_t>(limit));
        page.next = opensearch::cursor_text(hits.found.back());
    }
    for (const auto& position : hits.found) {
        const auto id = domain::ProjectId::parse(position.project_id);
        if (!id) unreadable();
        page.items.push_back({*id});
    }
    return page;
}

/// Fills one index. Whoever finds it silent for too long may begin another.
class Rebuild final : public app::SearchRebuild {
  public:
    Rebuild(PhysicalIndexes& indexes, std::string index, std::chrono::milliseconds sign_every)
        : indexes_(indexes), index_(std::move(index)), sign_every_(sign_every) {}
    ~Rebuild() override {
        if (done_) return;
        try {
            indexes_.discard(index_);
        } catch (const std::exception&) {
            // It stays, silent, and the next rebuild removes it.
        }
    }
    Rebuild(const Rebuild&) = delete;
    Rebuild& operator=(const Rebuild&) = delete;

    void apply(const std::vector<app::SearchChange>& changes) override {
        if (!indexes_.write(changes, 0, here())) replaced();
        if (Clock::now() - signed_at_ < sign_every_) return;
        indexes_.give_sign(index_, ++signs_);
        signed_at_ = Clock::now();
    }
    void finish(std::int64_t mark) override {
        if (!indexes_.write({}, mark, here())) replaced();
        if (!indexes_.take_place(index_)) replaced();
        done_ = true;
    }

  private:
    std::vector<std::string> here() const {
        opensearch::Standing only;
        only.filling = index_;
        return indexes_.targets(only);
    }
    [[noreturn]] static void replaced() {
        throw app::Unavailable(service, "another rebuild has replaced this one");
    }

    PhysicalIndexes& indexes_;
    std::string index_;
    std::chrono::milliseconds sign_every_;
    std::int64_t signs_ = 0;
    Clock::time_point signed_at_{};
    bool done_ = false;
};

}  // namespace

OpenSearchIndex::OpenSearchIndex(OpenSearchSettings settings, OpenSearchLimits limits)
    : limits_(limits),
      search_timeout_(settings.search_timeout),
      calls_(settings, limits.connect),
      indexes_(settings, limits, calls_) {}

void OpenSearchIndex::apply(const std::vector<app::SearchChange>& changes, std::int64_t mark) {
    for (int i = 0; i < tries_most; ++i) {
        const auto targets = indexes_.targets(indexes_.standing());
        if (targets.empty()) throw app::Unavailable(service, "its index is not there yet");
        if (indexes_.write(changes, mark, targets)) return;
    }
    throw app::Unavailable(service, "its indexes change again and again");
}

/// After a failure, one search at a time tries whether it is over; the others do not wait for it.
bool OpenSearchIndex::may_ask() {
    auto until = leave_alone_until_.load();
    if (until == Clock::time_point{}) return true;
    const auto now = Clock::now();
    return now >= until && leave_alone_until_.compare_exchange_strong(until, now + search_timeout_);
}

std::optional<app::Page<app::SearchHit>> OpenSearchIndex::search(
    const app::SearchRequest& request) {
    const auto words = opensearch::search_words(request.text);
    const auto account = opensearch::account_of(request);
    if (words.empty() || !account) return app::Page<app::SearchHit>{};
    if (!may_ask()) return std::nullopt;
    try {
        auto page = ask(request, words, *account);
        leave_alone_until_ = Clock::time_point{};
        return page;
    } catch (const app::Unavailable&) {
        // The port's word for "not now": the caller asks the database instead.
        leave_alone_until_ = Clock::now() + limits_.leave_alone;
        return std::nullopt;
    }
}

std::optional<app::Page<app::SearchHit>> OpenSearchIndex::ask(
    const app::SearchRequest& request, const std::vector<std::string>& words,
    const std::optional<std::string>& account) {
    const auto until = Clock::now() + search_timeout_;
    std::optional<Position> after;
    if (request.page.cursor && !(after = opensearch::parse_cursor(*request.page.cursor)))
        throw app::UnknownCursor();
    Hits hits;
    for (const Reading reading : opensearch::all_readings) {
        if (after && after->reading != reading) continue;
        const auto body = opensearch::search_body(words, reading, account, request.status,
                                                  request.page.limit + 1, after);
        if (!body) continue;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        hits = hits_of(calls_.ask({"POST", search_path(), *body, left}), reading);
        if (hits.total > 0) break;
    }
    return page_of(std::move(hits), request.page.limit);
}

std::string OpenSearchIndex::search_path() const {
    return '/' + indexes_.answering_alias() +
           "/_search?allow_partial_search_results=false&filter_path="
           "timed_out,error.type,hits.total,hits.hits._id,hits.hits.sort";
}

std::optional<std::string> OpenSearchIndex::must_be_rebuilt(std::int64_t mark) {
    const auto standing = indexes_.standing();
    if (standing.filling) return silent_for_too_long(*standing.filling);
    if (!standing.answering) return "it is not there";
    const std::int64_t known = indexes_.mark();
    if (known < mark) return "it has lost changes that were delivered to it";
    if (mark == 0 && known > 0) return "it holds what another database delivered";
    return std::nullopt;
}

std::optional<std::string> OpenSearchIndex::silent_for_too_long(const std::string& filling) {
    const std::pair now_seen{filling, indexes_.sign_of(filling)};
    const std::lock_guard lock(watching_);
    if (now_seen != seen_) {
        seen_ = now_seen;
        seen_since_ = Clock::now();
    }
    if (Clock::now() - seen_since_ < limits_.rebuild_silence) return std::nullopt;
    return "a rebuild of it was broken off";
}

std::unique_ptr<app::SearchRebuild> OpenSearchIndex::rebuild(IfUnderWay if_under_way) {
    const auto standing = indexes_.standing();
    if (standing.filling) {
        if (if_under_way == IfUnderWay::leave) return nullptr;
        if (!indexes_.discard(*standing.filling)) return nullptr;
    }
    const auto index = indexes_.make(standing);
    if (!index) return nullptr;
    return std::make_unique<Rebuild>(indexes_, *index, limits_.rebuild_sign);
}

std::optional<std::string> OpenSearchIndex::trouble() {
    const std::string nothing = R"({"size":0,"query":{"match_none":{}}})";
    try {
        const auto reply = calls_.ask({"POST", search_path(), nothing, limits_.probe});
        if (reply.done()) return std::nullopt;
        if (reply.status == 404) return "its index is not there yet: the worker makes it";
        return "it answers with status " + std::to_string(reply.status) + ", " + reply.error_type();
    } catch (const std::exception& failure) {
        return failure.what();
    }
}

}  // namespace apex::adapters
