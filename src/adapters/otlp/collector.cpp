#include "adapters/otlp/collector.hpp"

namespace apex::adapters {

Collector::Collector(std::string url,
                     const std::vector<std::pair<std::string, std::string>>& headers)
    : url_(std::move(url)) {
    for (const auto& [name, value] : headers) headers_.push_back({name, value});
}

std::optional<std::string> Collector::post(const std::string& json,
                                           std::chrono::milliseconds at_most) {
    const auto outcome =
        transport_.exchange({"POST", url_, headers_, json}, {.connect = at_most, .total = at_most});
    const auto* answer = std::get_if<http_client::HttpAnswer>(&outcome);
    if (!answer) return std::get<http_client::HttpFault>(outcome).reason;
    if (answer->status >= 200 && answer->status < 300) return std::nullopt;
    return "it answered with status " + std::to_string(answer->status);
}

}  // namespace apex::adapters
