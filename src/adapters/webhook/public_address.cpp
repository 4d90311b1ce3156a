#include "adapters/webhook/public_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace apex::adapters {
namespace {

constexpr std::uint32_t ipv4(unsigned a, unsigned b, unsigned c) {
    return a << 24 | b << 16 | c << 8;
}

constexpr struct {
    std::uint32_t network;
    int bits;
} special_ipv4[] = {
    {ipv4(0, 0, 0), 8},      {ipv4(10, 0, 0), 8},     {ipv4(100, 64, 0), 10},
    {ipv4(127, 0, 0), 8},    {ipv4(169, 254, 0), 16}, {ipv4(172, 16, 0), 12},
    {ipv4(192, 0, 0), 24},   {ipv4(192, 0, 2), 24},   {ipv4(192, 88, 99), 24},
    {ipv4(192, 168, 0), 16}, {ipv4(198, 18, 0), 15},  {ipv4(198, 51, 100), 24},
    {ipv4(203, 0, 113), 24}, {ipv4(224, 0, 0), 3},
};

bool is_public_ipv4(std::uint32_t address) {
    return std::none_of(std::begin(special_ipv4), std::end(special_ipv4), [&](const auto& range) {
        return (address ^ range.network) >> (32 - range.bits) == 0;
    });
}

bool is_public_ipv6(const unsigned char (&a)[16]) {
    if ((a[0] & 0xe0) != 0x20) return false;  // Not 2000::/3, where all public ones are.
    const bool is_tunnel = (a[0] == 0x20 && a[1] == 0x02) ||                      // 2002::/16, 6to4
                           (a[0] == 0x20 && a[1] == 0x01 && (a[2] & 0xfe) == 0);  // 2001::/23
    const bool is_documentation =
        (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0d && a[3] == 0xb8) ||  // 2001:db8::/32
        (a[0] == 0x3f && a[1] == 0xff && (a[2] & 0xf0) == 0);              // 3fff::/20
    return !is_tunnel && !is_documentation;
}

}  // namespace

bool is_public_address(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, &address, sizeof four);
        return is_public_ipv4(ntohl(four.sin_addr.s_addr));
    }
    if (address.sa_family != AF_INET6) return false;
    sockaddr_in6 six{};
    std::memcpy(&six, &address, sizeof six);
    unsigned char bytes[16];
    std::memcpy(bytes, &six.sin6_addr, sizeof bytes);
    return is_public_ipv6(bytes);  // ::ffff:a.b.c.d and 64:ff9b::/96 are outside 2000::/3.
}

}  // namespace apex::adapters
