// The SearchIndex port on OpenSearch: words by their beginnings, then anywhere, then misspelt. A
// server that does not answer is left alone for a moment, and searches go to the database.
#pragma once
#include <atomic>
#include <chrono>
#include <mutex>
#include <utility>

#include "adapters/opensearch/opensearch_calls.hpp"
#include "adapters/opensearch/opensearch_settings.hpp"
#include "adapters/opensearch/physical_indexes.hpp"
#include "adapters/opensearch/search_query.hpp"
#include "app/ports/search_index.hpp"

namespace apex::adapters {

class OpenSearchIndex final : public app::SearchIndex {
  public:
    /// Asks nothing of the server yet.
    explicit OpenSearchIndex(OpenSearchSettings settings, OpenSearchLimits limits = {});

    void apply(const std::vector<app::SearchChange>& changes, std::int64_t mark) override;
    std::optional<app::Page<app::SearchHit>> search(const app::SearchRequest& request) override;
    bool keeps_marks() const override { return true; }
    std::optional<std::string> must_be_rebuilt(std::int64_t mark) override;
    std::unique_ptr<app::SearchRebuild> rebuild(IfUnderWay if_under_way) override;
    std::optional<std::string> trouble() override;

  private:
    std::optional<app::Page<app::SearchHit>> ask(const app::SearchRequest& request,
                                                 const std::vector<std::string>& words,
                                                 const std::optional<std::string>& account);
    std::optional<std::string> silent_for_too_long(const std::string& filling);
    std::string search_path() const;
    bool may_ask();

    OpenSearchLimits limits_;
    std::chrono::milliseconds search_timeout_;
    opensearch::Calls calls_;
    opensearch::PhysicalIndexes indexes_;
    std::atomic<std::chrono::steady_clock::time_point> leave_alone_until_{};

    std::mutex watching_;
    std::pair<std::string, std::int64_t> seen_;  ///< the index being filled, and its last sign
    std::chrono::steady_clock::time_point seen_since_;
};

}  // namespace apex::adapters
