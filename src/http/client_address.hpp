// Which address a request comes from, when proxies stand between. A proxy appends the address it
// was asked from to X-Forwarded-For; anyone may write what stands before that.
#pragma once
#include <string>
#include <vector>

#include "base/ip_address.hpp"
#include "http/message.hpp"

namespace apex::http {

class ClientAddress {
  public:
    /// Only what these say is believed; none: the other end of the connection is the client.
    explicit ClientAddress(std::vector<IpNetwork> trusted) : trusted_(std::move(trusted)) {}

    /// For counting: of an IPv6 address its /64, which one subscriber has to itself.
    std::string of(const HttpRequest& request) const;

  private:
    bool trusts(const IpAddress& address) const;
    std::vector<IpNetwork> trusted_;
};

}  // namespace apex::http
