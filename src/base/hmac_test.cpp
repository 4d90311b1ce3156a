#include "base/hmac.hpp"

#include <gtest/gtest.h>

namespace apex {
namespace {

// RFC 4231, test cases 1, 2, 3 and 6.
TEST(Hmac, GivesThePublishedDigests) {
    const auto is = [](const std::string& key, const std::string& text, const char* digest) {
        EXPECT_EQ(hmac_sha256_hex(key, text), digest);
    };
    is(std::string(20, '\x0b'), "Hi There",
       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    is("Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    is(std::string(20, '\xaa'), std::string(50, '\xdd'),
       "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    is(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Hmac, ComparesWholeTexts) {
    EXPECT_TRUE(same_secret("", ""));
    EXPECT_TRUE(same_secret("abc", "abc"));
    for (const char* other : {"abd", "bbc", "ab", "abcd", ""})
        EXPECT_FALSE(same_secret("abc", other));
}

}  // namespace
}  // namespace apex
