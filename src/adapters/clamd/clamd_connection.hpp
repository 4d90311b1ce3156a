// Bytes to and from the daemon, each step within its time. Inside clamd only.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "adapters/clamd/clamd_url.hpp"

namespace apex::adapters::clamd {

using Milliseconds = std::chrono::milliseconds;

/// Every function throws app::Unavailable.
class Connection {
  public:
    Connection(const ClamdAddress& address, Milliseconds patience);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// False: the daemon takes no more; it may have said why.
    bool send(std::string_view bytes, Milliseconds stall);
    /// Up to the zero byte that ends an answer, without it.
    std::string answer(Milliseconds patience);

  private:
    int socket_ = -1;
};

}  // namespace apex::adapters::clamd
