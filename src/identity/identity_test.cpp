// Where a browser may be sent back to, what claims mean, and secrets that were checked before.
#include <gtest/gtest.h>

#include <thread>

#include "app/ports/unavailable.hpp"
#include "auth/secret_hash.hpp"
#include "identity/claims.hpp"
#include "identity/sign_in.hpp"
#include "identity/verified_secrets.hpp"

namespace apex::identity {
namespace {

TEST(ReturnTo, IsAPathOfThisSiteAndNothingElse) {
    for (const char* path : {"/", "/projects/prj_1?q=a%20b#x", "/a//b", "/%2F%2Fevil"})
        EXPECT_TRUE(is_path_of_this_site(path)) << path;
    for (const char* other :
         {"", "x", "//evil", "/\\evil", "\\/evil", "https://evil", "javascript:alert(1)", "/a\\b",
          "/a b", "/a\tb", "/a\nb", "/\xc3\xa9", " /", "/\x7f"})
        EXPECT_FALSE(is_path_of_this_site(other)) << other;
    EXPECT_TRUE(is_path_of_this_site('/' + std::string(511, 'a')));
    EXPECT_FALSE(is_path_of_this_site('/' + std::string(512, 'a')));
}

app::Result<Vouched> vouched(const std::string& json, const ClaimNames& names = {}) {
    return vouched_by(auth::JsonObject::read(json).value(), names);
}

TEST(Claims, NameAccountAndTheHighestRole) {
    const auto result = vouched(
        R"({"iss":"i","sub":"s","name":"Ann","email":"a@b","apex_account":"acme","apex_roles":["viewer","pe","x"]})");
    const auto* who = std::get_if<Vouched>(&result);
    ASSERT_TRUE(who);
    EXPECT_EQ(who->account_id, "acme");
    EXPECT_EQ(who->role, domain::Role::pe);
    EXPECT_EQ(who->subject, "s");
    EXPECT_EQ(who->name, "Ann");
    const auto nested = vouched(R"({"org":{"id":"b"},"realm_access":{"roles":["admin"]}})",
                                {"/org/id", "/realm_access/roles"});
    ASSERT_FALSE(app::failed(nested));
    EXPECT_EQ(std::get<Vouched>(nested).account_id, "b");
    EXPECT_EQ(std::get<Vouched>(nested).role, domain::Role::admin);
}

TEST(Claims, WithoutAccountOrRoleMayNothing) {
    for (const char* json :
         {R"({"apex_roles":["pe"]})", R"({"apex_account":"","apex_roles":["pe"]})",
          R"({"apex_account":"a b","apex_roles":["pe"]})",
          R"({"apex_account":7,"apex_roles":["pe"]})", R"({"apex_account":"a"})",
          R"({"apex_account":"a","apex_roles":[]})",
          R"({"apex_account":"a","apex_roles":["Admin"]})",
          R"({"apex_account":"a","apex_roles":["pe",1]})"}) {
        const auto result = vouched(json);
        ASSERT_TRUE(app::failed(result)) << json;
        EXPECT_EQ(app::failed(result)->kind, app::FailureKind::forbidden);
    }
}

TEST(Claims, ThatCannotBeShownAreLeftOut) {
    const auto result = vouched(R"({"name":"a\u0000b","email":")" + std::string(201, 'x') +
                                R"(","apex_account":"a","apex_roles":"pe"})");
    EXPECT_EQ(std::get<Vouched>(result).name, "");
    EXPECT_EQ(std::get<Vouched>(result).email, "");
}

TEST(VerifiedSecrets, RemembersBothAnswersAndMixesNone) {
    VerifiedSecrets secrets;
    const std::string one = auth::hash_secret("one", {1}), two = auth::hash_secret("two", {2});
    for (int turn = 0; turn < 2; ++turn) {
        EXPECT_TRUE(secrets.holds("one", one));
        EXPECT_TRUE(secrets.holds("two", two));
        EXPECT_FALSE(secrets.holds("one", two));
        EXPECT_FALSE(secrets.holds("two", one));
        EXPECT_FALSE(secrets.holds("", one));
    }
    const auto started = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i) ASSERT_TRUE(secrets.holds("one", one));
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(1))
        << "a thousand hashes would take fifteen";
}

TEST(VerifiedSecrets, WhoGuessesAtOneKeyKeepsNoOneElseOut) {
    VerifiedSecrets secrets;
    const std::string guessed = auth::hash_secret("known", {1}),
                      other = auth::hash_secret("x", {2});
    ASSERT_TRUE(secrets.holds("known", guessed));
    for (int i = 0; i < VerifiedSecrets::guesses_max; ++i)
        EXPECT_FALSE(secrets.holds("guess" + std::to_string(i), guessed));
    const auto started = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i)
        EXPECT_THROW(secrets.holds("more" + std::to_string(i), guessed), app::Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(1))
        << "a thousand hashes would take fifteen";
    EXPECT_TRUE(secrets.holds("known", guessed));
    EXPECT_FALSE(secrets.holds("guess0", guessed)) << "what is known costs nothing";
    EXPECT_TRUE(secrets.holds("x", other));
}

TEST(VerifiedSecrets, IsSharedByThreads) {
    VerifiedSecrets secrets;
    const std::string hash = auth::hash_secret("secret", {});
    std::vector<std::thread> threads;
    std::atomic<int> held = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 50; ++n) {
                held += secrets.holds("secret", hash);
                held += secrets.holds("wrong" + std::to_string(n % 3), hash);
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(held, 200);
}

}  // namespace
}  // namespace apex::identity
