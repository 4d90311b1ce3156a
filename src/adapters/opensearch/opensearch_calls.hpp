// One request to OpenSearch and its JSON answer. What the requests are is physical_indexes' and
// opensearch_index's part.
#pragma once
#include <boost/json/value.hpp>
#include <chrono>
#include <string>

#include "adapters/http_client/http_transport.hpp"
#include "adapters/opensearch/opensearch_settings.hpp"

namespace apex::adapters::opensearch {

/// As /ready and Unavailable name the service.
inline constexpr const char* service = "search";

struct Reply {
    int status = 0;  ///< 2xx, 400, 404 or 409
    boost::json::value body;
    bool done() const { return status >= 200 && status <= 299; }
    /// "index_not_found_exception", "" when it names none.
    std::string error_type() const;
};

class Calls {
  public:
    Calls(const OpenSearchSettings& settings, std::chrono::milliseconds connect);

    struct Call {
        std::string method, path;  ///< path from '/', encoded, with its query
        std::string body = {};     ///< JSON, or lines of it for _bulk
        std::chrono::milliseconds at_most{0};
    };
    /// Throws Unavailable when no whole JSON answer comes in time, and for every other status.
    Reply ask(const Call& call);

  private:
    std::string origin_, authorization_;
    std::chrono::milliseconds connect_;
    http_client::HttpTransport transport_;
};

}  // namespace apex::adapters::opensearch
