// What an adapter throws when its server, disk or network does not do its part. Routes answer 503
// with Retry-After; the worker waits and tries again. Not for absent or conflicting things: those
// are values.
#pragma once
#include <stdexcept>
#include <string>

namespace apex::app {

class Unavailable : public std::runtime_error {
  public:
    /// `service` as /ready names it: "database", "redis", "object_storage", "search", "signcalc".
    Unavailable(std::string service, const std::string& reason)
        : std::runtime_error(service + ": " + reason), service_(std::move(service)) {}
    const std::string& service() const { return service_; }

  private:
    std::string service_;
};

}  // namespace apex::app
