// Which addresses belong to the public Internet: the guard against requests that reach into our own
// network. Pure.
#pragma once

struct sockaddr;

namespace apex::adapters {

/// False for loopback, private, link-local, shared, documentation, benchmark and multicast ranges
/// (IANA's special-purpose registries), for IPv6 outside 2000::/3, for tunnels, and for IPv6 forms
/// of such IPv4 addresses.
bool is_public_address(const sockaddr& address);

}  // namespace apex::adapters
