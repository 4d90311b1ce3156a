// Port: finished files (reports), addressed by the SHA-256 of their bytes. Never changed, stored
// once.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/ports/probe.hpp"

namespace apex::app {

struct StoredObject {
    std::string sha256;
    std::int64_t size_bytes = 0;
};

class ObjectStore : public Probe {
  public:
    /// Durable when it returns; the same bytes again change nothing. Throws Unavailable, and then
    /// nothing half-written is ever read.
    virtual StoredObject put(std::string_view bytes, std::string_view content_type) = 0;
    /// None if there is no such object. Bytes that do not have their hash are Unavailable, never
    /// returned.
    virtual std::optional<std::string> get(const std::string& sha256) = 0;
    virtual std::optional<std::int64_t> size_bytes(const std::string& sha256) = 0;
    /// Where nothing refers to it any more. An absent object is no error.
    virtual void remove(const std::string& sha256) = 0;
    /// Removes what killed programs left half-written more than `age` ago. Their number.
    virtual int sweep(std::chrono::seconds age) = 0;
};

}  // namespace apex::app
