// The collector's end: one POST at a time over a connection that is kept. Inside otlp only.
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace apex::adapters {

class Collector {
  public:
    /// `headers` go with every request.
    Collector(std::string url, const std::vector<std::pair<std::string, std::string>>& headers);
    ~Collector();
    Collector(const Collector&) = delete;
    Collector& operator=(const Collector&) = delete;

    /// None when it was taken; else why not, without the URL and without the headers.
    std::optional<std::string> post(const std::string& json, std::chrono::milliseconds at_most);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace apex::adapters
