// What an index of projects looks like, and how changes are written to it. Pure. A changed layout
// needs another alias (opensearch_settings.hpp), so that programs before and after it can run at
// the same time.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/ports/search_index.hpp"

namespace apex::adapters::opensearch {

/// The body that makes an index, answering to `alias`.
std::string index_body(int shards, const std::string& alias);

/// The body of _bulk: every change to every target, under the project's version, so that an older
/// one never replaces a newer one. A removed project stays as a mark that nothing older undoes.
std::string bulk_body(const std::vector<app::SearchChange>& changes,
                      const std::vector<std::string>& targets);

/// The id of the document that no search finds and whose version is the mark.
inline constexpr const char* mark_id = "mark";
std::string mark_body(std::int64_t mark, const std::vector<std::string>& targets);

}  // namespace apex::adapters::opensearch
