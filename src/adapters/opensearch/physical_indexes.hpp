// Which indexes stand behind the alias: the one that answers, and the one that is being filled to
// take its place. Every change goes to both; the change of place is one step of the server's.
//
// Nothing is missing from the new index: who brings a change asks standing() after the change was
// committed. Either it saw the new index and wrote to it too, or the new index was made later, and
// then what fills it reads the database later still.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "adapters/opensearch/opensearch_calls.hpp"
#include "app/ports/search_index.hpp"

namespace apex::adapters::opensearch {

struct Standing {
    std::optional<std::string> answering, filling;  ///< names of indexes
    std::vector<std::string> former;                ///< indexes that no one asks any more
    int highest = 0;                                ///< number of any index
};

/// All throw Unavailable.
class PhysicalIndexes {
  public:
    PhysicalIndexes(const OpenSearchSettings& settings, const OpenSearchLimits& limits,
                    Calls& calls);

    const std::string& answering_alias() const { return alias_; }
    Standing standing();

    /// Makes an index to be filled; none if someone else just did.
    std::optional<std::string> make(const Standing& standing);
    /// False: it was gone.
    bool discard(const std::string& index);
    /// Writes the changes, and a mark unless it is 0, to the aliases. False: one of them is gone,
    /// and the standing is another.
    bool write(const std::vector<app::SearchChange>& changes, std::int64_t mark,
               const std::vector<std::string>& aliases);
    /// The aliases that changes go to.
    std::vector<std::string> targets(const Standing& standing) const;
    /// The index takes the place of the one that answers; that one goes when no search can be under
    /// way in it. False: it is no longer the one to take the place.
    bool take_place(const std::string& index);

    /// The mark of the index that answers; 0: none.
    std::int64_t mark();

    /// A number that whoever fills the index raises, so that others see that it goes on.
    void give_sign(const std::string& index, std::int64_t sign);
    std::int64_t sign_of(const std::string& index);

  private:
    void discard_former();

    std::string alias_, filling_alias_;
    int shards_;
    bool found_at_once_;
    std::chrono::milliseconds at_most_, longest_search_;
    Calls& calls_;
};

}  // namespace apex::adapters::opensearch
