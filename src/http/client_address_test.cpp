#include "http/client_address.hpp"

#include <gtest/gtest.h>

namespace {

using apex::IpNetwork;
using apex::http::ClientAddress;
using apex::http::HttpRequest;

std::string seen(const std::string& peer, const std::vector<std::string>& forwarded,
                 const std::vector<const char*>& trusted) {
    std::vector<IpNetwork> networks;
    for (const char* text : trusted) networks.push_back(*IpNetwork::parse(text));
    HttpRequest request;
    request.peer = peer;
    for (const auto& value : forwarded) request.headers.add("X-Forwarded-For", value);
    return ClientAddress(std::move(networks)).of(request);
}

TEST(ClientAddress, IsThePeerUnlessThatIsATrustedProxy) {
    EXPECT_EQ(seen("203.0.113.9", {}, {}), "203.0.113.9");
    EXPECT_EQ(seen("203.0.113.9", {"192.0.2.1"}, {}), "203.0.113.9");
    EXPECT_EQ(seen("203.0.113.9", {"192.0.2.1"}, {"10.0.0.0/8"}), "203.0.113.9");
    EXPECT_EQ(seen("10.0.0.5", {"192.0.2.1"}, {"10.0.0.0/8"}), "192.0.2.1");
    EXPECT_EQ(seen("::ffff:10.0.0.5", {"192.0.2.1"}, {"10.0.0.0/8"}), "192.0.2.1");
    EXPECT_EQ(seen("10.0.0.5", {}, {"10.0.0.0/8"}), "10.0.0.5") << "the proxy itself asks";
}

TEST(ClientAddress, BelievesNothingThatAClientWrote) {
    const std::vector<const char*> proxies{"10.0.0.0/8"};
    EXPECT_EQ(seen("10.0.0.5", {"198.51.100.7, 192.0.2.1"}, proxies), "192.0.2.1");
    EXPECT_EQ(seen("10.0.0.5", {"198.51.100.7", "192.0.2.1"}, proxies), "192.0.2.1")
        << "a proxy that adds a field of its own";
    EXPECT_EQ(seen("10.0.0.5", {"198.51.100.7, 192.0.2.1, 10.0.0.4"}, proxies), "192.0.2.1")
        << "through two proxies";
    EXPECT_EQ(seen("10.0.0.5", {"10.9.9.9"}, proxies), "10.9.9.9");
    EXPECT_EQ(seen("10.0.0.5", {"192.0.2.1, nonsense"}, proxies), "10.0.0.5");
    EXPECT_EQ(seen("10.0.0.5", {""}, proxies), "10.0.0.5");
}

TEST(ClientAddress, CountsAnIpv6SubscriberAsOne) {
    EXPECT_EQ(seen("2001:db8:1:2:3::1", {}, {}), "2001:db8:1:2::/64");
    EXPECT_EQ(seen("2001:db8:1:2:ffff::9", {}, {}), "2001:db8:1:2::/64");
    EXPECT_EQ(seen("::1", {"2001:db8::5"}, {"::1"}), "2001:db8::/64");
}

}  // namespace
