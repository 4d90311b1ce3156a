#include "adapters/clamd/clamd_scanner.hpp"

#include <algorithm>
#include <array>

#include "adapters/clamd/clamd_connection.hpp"
#include "app/ports/unavailable.hpp"

namespace apex::adapters {
namespace {

constexpr std::size_t chunk_bytes_max = 256 * 1024;

/// Four bytes, the highest first.
std::string length_of(std::size_t size) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((size >> shift) & 0xff);
    return bytes;
}

/// "stream: OK", "stream: NAME FOUND"; anything else is no verdict.
std::optional<std::string> verdict_of(const std::string& answer) {
    constexpr std::string_view subject = "stream: ", clean = "OK", found = " FOUND";
    std::string_view text = answer;
    if (text.starts_with(subject)) {
        text.remove_prefix(subject.size());
        if (text == clean) return std::nullopt;
        if (text.ends_with(found)) return std::string(text.substr(0, text.size() - found.size()));
    }
    const bool too_large = answer.find("size limit exceeded") != std::string::npos;
    throw app::Unavailable("scanner", "it gave no verdict: " + answer +
                                          (too_large ? " (raise clamd's StreamMaxLength to what "
                                                       "APEX_UPLOAD_LIMIT_BYTES admits)"
                                                     : ""));
}

class ClamdScan final : public app::Scan {
  public:
    ClamdScan(const ClamdAddress& address, const ClamdLimits& limits)
        : limits_(limits), connection_(address, limits.connect) {
        send(std::string_view("zINSTREAM\0", 10));
    }
    void add(std::string_view bytes) override {
        while (!bytes.empty()) {
            const auto chunk = bytes.substr(0, std::min(bytes.size(), chunk_bytes_max));
            send(length_of(chunk.size()));
            send(chunk);
            bytes.remove_prefix(chunk.size());
        }
    }
    std::optional<std::string> finding() override {
        send(length_of(0));
        return verdict_of(connection_.answer(limits_.verdict));
    }

  private:
    /// A daemon that takes no more has said why, or has gone: neither lets a file pass.
    void send(std::string_view bytes) {
        if (connection_.send(bytes, limits_.stall)) return;
        verdict_of(connection_.answer(limits_.stall));
        throw app::Unavailable("scanner", "it gave a verdict before the file's end");
    }
    ClamdLimits limits_;
    clamd::Connection connection_;
};

}  // namespace

ClamdScanner::ClamdScanner(ClamdAddress address, ClamdLimits limits)
    : address_(std::move(address)), limits_(limits) {}

std::unique_ptr<app::Scan> ClamdScanner::begin() {
    return std::make_unique<ClamdScan>(address_, limits_);
}

std::optional<std::string> ClamdScanner::trouble() {
    try {
        clamd::Connection connection(address_, limits_.probe);
        if (!connection.send(std::string_view("zPING\0", 6), limits_.probe))
            return "the connection ended";
        const std::string answer = connection.answer(limits_.probe);
        return answer == "PONG" ? std::nullopt : std::optional("it answered PING with " + answer);
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace apex::adapters
