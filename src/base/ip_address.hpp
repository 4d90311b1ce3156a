// IPv4 and IPv6 addresses and the networks they lie in. An IPv4 address within IPv6
// (::ffff:192.0.2.1) is that IPv4 address.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace apex {

class IpAddress {
  public:
    /// Numeric, without brackets, port or zone.
    static std::optional<IpAddress> parse(std::string_view text);
    bool is_v4() const;
    /// With all but the first `bits` of its 128 (an IPv4 address has its own 32 last) set to zero.
    IpAddress cut_to(int bits) const;
    std::string text() const;
    bool operator==(const IpAddress&) const = default;

  private:
    std::array<unsigned char, 16> bytes_{};
};

/// One address, or all that begin alike: "10.0.0.0/8", "fd00::/8", "192.0.2.1".
class IpNetwork {
  public:
    static std::optional<IpNetwork> parse(std::string_view text);
    bool contains(const IpAddress& address) const { return address.cut_to(bits_) == first_; }

  private:
    IpNetwork(const IpAddress& first, int bits) : first_(first), bits_(bits) {}
    IpAddress first_;
    int bits_;
};

}  // namespace apex
