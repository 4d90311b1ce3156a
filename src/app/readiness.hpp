// Whether the backing services answer: all probes side by side, each given one second. For /ready.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/ports/probe.hpp"

namespace apex::app {

class Readiness {
  public:
    /// Names as /ready reports them: "database", "redis", "object_storage", "search". Probes
    /// outlive every check still under way.
    explicit Readiness(std::vector<std::pair<std::string, Probe*>> probes);
    ~Readiness();  ///< Waits for probes under way; adapters bound them by their own time limits.

    struct Check {
        std::string name;
        std::optional<std::string> trouble;  ///< absent: ok
    };
    /// Takes at most a second. A probe that still hangs from an earlier call is not started again.
    std::vector<Check> check();

  private:
    struct Running;
    std::vector<std::shared_ptr<Running>> running_;
};

}  // namespace apex::app
