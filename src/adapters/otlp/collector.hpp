// The collector's end: one POST at a time over a connection that is kept. Inside otlp only.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/http_client/http_transport.hpp"

namespace apex::adapters {

class Collector {
  public:
    /// `headers` go with every request.
    Collector(std::string url, const std::vector<std::pair<std::string, std::string>>& headers);

    /// None when it was taken; else why not, without the URL and without the headers.
    std::optional<std::string> post(const std::string& json, std::chrono::milliseconds at_most);

  private:
    const std::string url_;
    std::vector<http_client::NameValue> headers_{{"Content-Type", "application/json"}};
    http_client::HttpTransport transport_{"", 1};
};

}  // namespace apex::adapters
