// Port: whether a backing service answers, for /ready. The time limit is readiness.hpp's.
#pragma once
#include <optional>
#include <string>

namespace apex::app {

class Probe {
  public:
    virtual ~Probe() = default;
    /// None if it works, else why not, in words without secrets. Never throws.
    virtual std::optional<std::string> trouble() = 0;
};

}  // namespace apex::app
