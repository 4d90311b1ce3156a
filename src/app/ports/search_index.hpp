// Port: finding projects by words. A copy of what the database knows, fed from the outbox; it may
// lag and be rebuilt.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/access.hpp"
#include "app/ports/page.hpp"
#include "app/ports/probe.hpp"
#include "domain/project.hpp"

namespace apex::app {

struct SearchDocument {
    domain::Project project;
    std::string pole_designation;  ///< "" when no design is saved
};

struct SearchRequest {
    Access access;
    std::string
        text;  ///< as a person typed it: words, beginnings of words, small misspellings; no syntax
    std::optional<domain::ProjectStatus> status;
    std::optional<std::string> account_id;
    PageRequest page;
};

struct SearchHit {
    domain::ProjectId project_id;
};

/// What an index must learn of one project.
struct SearchChange {
    domain::ProjectId id;
    std::int64_t version = 0;                ///< that the project has with the change
    std::optional<SearchDocument> document;  ///< absent: the project was removed
};

/// An index filled anew. It answers nothing before finish(); destroyed without it, what answered
/// before stays.
class SearchRebuild {
  public:
    virtual ~SearchRebuild() = default;
    virtual void apply(const std::vector<SearchChange>& changes) = 0;
    /// `mark`: as of SearchIndex::apply().
    virtual void finish(std::int64_t mark) = 0;
};

/// Safe to use from many threads. Throws Unavailable where it is not said otherwise.
class SearchIndex : public Probe {
  public:
    /// All of them, in any order; what throws may have applied some. An older version of a project
    /// never replaces a newer one, and nothing older brings a removed one back. What is being
    /// rebuilt learns the changes too.
    /// `mark`, unless 0, is kept as durably as the changes, so that an older copy has lost both.
    virtual void apply(const std::vector<SearchChange>& changes, std::int64_t mark) = 0;
    /// Best first, ties newest first. None: the index cannot answer now. Throws UnknownCursor for a
    /// cursor that it did not give.
    virtual std::optional<Page<SearchHit>> search(const SearchRequest& request) = 0;

    /// Whether it can come back from an older copy of itself while the database does not: then the
    /// database keeps marks with it. They rise.
    virtual bool keeps_marks() const = 0;
    /// Why it must be rebuilt before it can answer as it should: it is not there, a rebuild of it
    /// was broken off, or it does not know the mark that the database has (0: none). None: it is as
    /// it should be, or being rebuilt.
    virtual std::optional<std::string> must_be_rebuilt(std::int64_t mark) = 0;
    enum class IfUnderWay : unsigned char { leave, replace };
    /// Null: another rebuild is under way, and was left. Changes that are committed after the call
    /// must go to apply() as ever; with what the database says after the call, nothing is missing.
    virtual std::unique_ptr<SearchRebuild> rebuild(IfUnderWay if_under_way) = 0;

    void put(const SearchDocument& document) {
        apply({{document.project.id, document.project.version, document}}, 0);
    }
    void remove(const domain::ProjectId& id, std::int64_t version) {
        apply({{id, version, std::nullopt}}, 0);
    }
};

/// An index that lies in the database: it comes and goes with the projects, and its rebuild writes
/// everything once more where it is.
class SearchInDatabase : public SearchIndex {
  public:
    bool keeps_marks() const final { return false; }
    std::optional<std::string> must_be_rebuilt(std::int64_t) final { return std::nullopt; }
    std::unique_ptr<SearchRebuild> rebuild(IfUnderWay) final {
        return std::make_unique<InPlace>(*this);
    }

  private:
    class InPlace final : public SearchRebuild {
      public:
        explicit InPlace(SearchIndex& index) : index_(index) {}
        void apply(const std::vector<SearchChange>& changes) override { index_.apply(changes, 0); }
        void finish(std::int64_t) override {}

      private:
        SearchIndex& index_;
    };
};

}  // namespace apex::app
