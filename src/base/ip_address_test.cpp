#include "base/ip_address.hpp"

#include <gtest/gtest.h>

namespace {

using apex::IpAddress;
using apex::IpNetwork;

TEST(IpAddress, IsNumericAndNothingElse) {
    for (const char* text : {"192.0.2.1", "::1", "2001:db8::1", "::ffff:192.0.2.1"})
        EXPECT_TRUE(IpAddress::parse(text)) << text;
    for (const char* text :
         {"", "localhost", "1.2.3", "1.2.3.4:80", "[::1]", "fe80::1%eth0", "1.2.3.256"})
        EXPECT_FALSE(IpAddress::parse(text)) << text;
}

TEST(IpAddress, WithinIpv6IsTheIpv4Address) {
    EXPECT_EQ(IpAddress::parse("::ffff:192.0.2.1"), IpAddress::parse("192.0.2.1"));
    EXPECT_EQ(IpAddress::parse("::ffff:192.0.2.1")->text(), "192.0.2.1");
    EXPECT_EQ(IpAddress::parse("2001:db8:1:2:3:4:5:6")->cut_to(64).text(), "2001:db8:1:2::");
}

TEST(IpNetwork, HoldsWhatBeginsAlike) {
    const struct {
        const char *network, *within, *outside;
    } cases[] = {{"10.0.0.0/8", "10.255.0.1", "11.0.0.0"},
                 {"10.1.2.3/8", "10.9.9.9", "9.255.255.255"},
                 {"172.16.0.0/12", "172.31.255.255", "172.32.0.0"},
                 {"192.0.2.1", "192.0.2.1", "192.0.2.2"},
                 {"0.0.0.0/0", "203.0.113.9", "2001:db8::1"},
                 {"fd00::/8", "fd12::1", "fe80::1"},
                 {"::1", "::1", "::2"}};
    for (const auto& c : cases) {
        const auto network = IpNetwork::parse(c.network);
        ASSERT_TRUE(network) << c.network;
        EXPECT_TRUE(network->contains(*IpAddress::parse(c.within))) << c.network;
        EXPECT_FALSE(network->contains(*IpAddress::parse(c.outside))) << c.network;
    }
    for (const char* text : {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10/8",
                             "a/8", "10.0.0.0/8 "})
        EXPECT_FALSE(IpNetwork::parse(text)) << text;
}

}  // namespace
