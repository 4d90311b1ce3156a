#include "auth/sealed.hpp"

#include <gtest/gtest.h>

namespace {

using apex::auth::seal;
using apex::auth::unseal;

apex::domain::Random128 nonce(unsigned char first) { return {first, 2, 3}; }

TEST(Sealed, IsOpenedByItsKeyAlone) {
    for (const std::string secret : {"", "a refresh token", "\x01\xff bytes"}) {
        const std::string sealed = seal(secret, "the session's token", nonce(1));
        EXPECT_EQ(unseal(sealed, "the session's token"), secret);
        EXPECT_FALSE(unseal(sealed, "another session's token"));
        EXPECT_NE(sealed, seal(secret, "the session's token", nonce(2)));
    }
    EXPECT_EQ(seal("a refresh token", "k", nonce(1)).find("refresh"), std::string::npos);
}

TEST(Sealed, IsRefusedWhenAnyOfItWasChanged) {
    const std::string sealed = seal("a refresh token", "k", nonce(1));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(unseal(changed, "k")) << "at " << i;
        EXPECT_FALSE(unseal(sealed.substr(0, i), "k")) << "cut at " << i;
    }
    for (const char* text : {"", "nonsense", "not base64 at all"}) EXPECT_FALSE(unseal(text, "k"));
}

}  // namespace
