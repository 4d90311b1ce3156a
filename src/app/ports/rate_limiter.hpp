// Port: how often a key may do something.
#pragma once
#include <chrono>
#include <string>

#include "app/ports/probe.hpp"

namespace apex::app {

struct RateLimit {
    int requests = 0;
    std::chrono::milliseconds per{1000};
};

class RateLimiter : public Probe {
  public:
    /// Zero: go on, and it is counted. Else how long to wait.
    virtual std::chrono::milliseconds take(const std::string& key, const RateLimit& limit) = 0;
};

}  // namespace apex::app
