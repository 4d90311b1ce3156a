// Reads SEARCH_URL: https://user:password@host:9200/?ca=/path&alias=apex-projects&shards=1
#pragma once
#include <string_view>

#include "adapters/opensearch/opensearch_settings.hpp"
#include "base/outcome.hpp"

namespace apex::adapters {

/// User and password are percent-encoded. The query, all of it optional:
///   ca      file of certificates to trust instead of the system's
///   alias   apex-projects   for a server that several APEX share
///   shards  1               of an index that is made, 1 to 64
///   timeout 2               seconds that a search may take before the database answers, 1 to 30
/// The Rejection names SEARCH_URL and the part; it never repeats a secret.
Outcome<OpenSearchSettings> parse_opensearch_url(std::string_view url);

}  // namespace apex::adapters
