// Where OpenSearch is and how it is spoken to. Read from SEARCH_URL by opensearch_url.hpp. Holds
// secrets: never printed, never logged.
#pragma once
#include <chrono>
#include <string>

namespace apex::adapters {

struct OpenSearchSettings {
    std::string origin;          ///< "https://host:9200", without a '/' at its end
    std::string user, password;  ///< "": none
    std::string ca_file;  ///< certificates to trust instead of the system's; "": the system's
    /// The alias that searches go to; the indexes behind it are named after it, with a number.
    std::string alias = "apex-projects";
    int shards = 1;
    std::chrono::milliseconds search_timeout{2'000};  ///< of one search, all its tries together
    /// What was applied is found by the next search, at the price of a refresh. Otherwise
    /// OpenSearch shows it within a second.
    bool found_at_once = false;
};

struct OpenSearchLimits {
    std::chrono::milliseconds connect{500};
    std::chrono::milliseconds change{20'000};      ///< of one list of changes
    std::chrono::milliseconds probe{900};          ///< of trouble()
    std::chrono::milliseconds leave_alone{2'000};  ///< after it failed to answer a search
    /// A rebuild that writes nothing for so long is taken for broken off.
    std::chrono::milliseconds rebuild_silence{60'000};
    std::chrono::milliseconds rebuild_sign{5'000};  ///< how often a rebuild says that it goes on
};

}  // namespace apex::adapters
