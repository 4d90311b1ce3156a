#include "config/settings.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

namespace apex::config {
namespace {

Loaded load(const Sources& sources) {
    auto outcome = load_settings(sources);
    const auto* no = refused(outcome);
    EXPECT_EQ(no, nullptr) << (no ? no->field + ' ' + no->reason : "");
    return no ? Loaded{} : value(std::move(outcome));
}
std::string refusal(const Sources& sources) {
    const auto outcome = load_settings(sources);
    const auto* no = refused(outcome);
    return no ? no->field + ": " + no->reason : "";
}
Described found(const Loaded& loaded, const std::string& key) {
    for (const Described& d : loaded.described)
        if (d.key == key) return d;
    return {};
}

class File {
  public:
    explicit File(const std::string& text)
        : path_(testing::TempDir() + "settings_test_" + std::to_string(++count_)) {
        std::ofstream(path_) << text;
    }
    ~File() { std::remove(path_.c_str()); }
    const std::string& path() const { return path_; }

  private:
    static inline int count_ = 0;
    std::string path_;
};

TEST(Settings, WithoutAnythingAreTheDefaultsOfTheContract) {
    const Loaded loaded = load({});
    EXPECT_EQ(loaded.settings.listen, "127.0.0.1:8000");
    EXPECT_EQ(loaded.settings.signcalc_listen, "127.0.0.1:8002");
    EXPECT_EQ(loaded.settings.data, "var");
    EXPECT_EQ(loaded.settings.body_limit_bytes, 1024 * 1024);
    EXPECT_EQ(loaded.settings.drain_seconds, 10);
    EXPECT_EQ(found(loaded, "listen").origin, "default");
}
TEST(Settings, FlagBeatsEnvironmentBeatsFile) {
    const File file("listen = \"127.0.0.1:1\"\nthreads = 3\ndata = \"a\"\n");
    const Loaded loaded =
        load({{{"APEX_LISTEN", "127.0.0.1:2"}, {"APEX_DATA", "b"}, {"PATH", "/bin"}},
              {{"listen", "127.0.0.1:3"}},
              file.path()});
    EXPECT_EQ(loaded.settings.listen, "127.0.0.1:3");
    EXPECT_EQ(loaded.settings.data, "b");
    EXPECT_EQ(loaded.settings.threads, 3);
    EXPECT_EQ(found(loaded, "listen").origin, "--listen");
    EXPECT_EQ(found(loaded, "data").origin, "APEX_DATA");
    EXPECT_EQ(found(loaded, "threads").origin, "file " + file.path());
}
TEST(Settings, TheFileMayBeNamedInTheEnvironment) {
    const File file("worker_threads = 2\n");
    EXPECT_EQ(load({{{"APEX_CONFIG", file.path()}}, {}, {}}).settings.worker_threads, 2);
}
TEST(Settings, SecretsComeFromFilesAndAreNeverShown) {
    const File file("postgresql://apex:topsecret@db:5432/apex\n");
    const Loaded loaded = load({{{"DATABASE_URL_FILE", file.path()}}, {}, {}});
    EXPECT_EQ(loaded.settings.database_url, "postgresql://apex:topsecret@db:5432/apex");
    EXPECT_EQ(found(loaded, "database_url").value, "postgresql://apex:***@db:5432/apex");
    EXPECT_EQ(found(loaded, "database_url").origin, "DATABASE_URL_FILE");
    for (const Described& d : loaded.described)
        EXPECT_EQ(d.value.find("topsecret"), std::string::npos);
}
TEST(Settings, UnknownNamesAreRefusedWithTheNearestKnownOne) {
    EXPECT_NE(refusal({{{"APEX_LISTN", "x"}}, {}, {}}).find("Did you mean APEX_LISTEN?"),
              std::string::npos);
    EXPECT_NE(refusal({{{"APEX_SOMETHING_ELSE", "x"}}, {}, {}}).find("is no setting"),
              std::string::npos);
    const File file("thread = 3\n");
    EXPECT_NE(refusal({{}, {}, file.path()}).find("Did you mean threads?"), std::string::npos);
}
TEST(Settings, ValuesOutOfRangeAreRefusedWithTheRange) {
    const struct {
        const char *name, *text, *reason;
    } cases[] = {
        {"APEX_THREADS", "-1", "whole number from 0 to 256"},
        {"APEX_THREADS", "two", "whole number"},
        {"APEX_THREADS", "2.5", "whole number"},
        {"APEX_DRAIN_SECONDS", "99999999999999999999", "whole number"},
        {"APEX_ACCESS_LOG", "maybe", "true or false"},
        {"APEX_LOG_LEVEL", "loud", "debug|info|warning|failure"},
        {"APEX_LISTEN", "8000", "no address and port"},
        {"APEX_LISTEN", "localhorst:80", "no address and port"},
        {"APEX_LISTEN", "127.0.0.1:70000", "no address and port"},
        {"APEX_LISTEN", "::1:8000", "no address and port"},
        {"APEX_DATA", "", "must name a folder"},
        {"APEX_AUTH", "optional", "off|required"},
        {"APEX_SESSION_HOURS", "0", "whole number from 1 to 720"},
        {"APEX_BIND", "0.0.0.0", "beyond this machine"},
        {"APEX_LISTEN", "0.0.0.0:8000", "beyond this machine"},
        {"APEX_LISTEN", ":8000", "beyond this machine"},
        {"APEX_TRUSTED_PROXIES", "10.0.0.0/8,proxy", "\"proxy\" is no address or network"},
        {"APEX_ALLOWED_HOSTS", "api:8000", "without port"},
        {"DATABASE_URL_FILE", "/nowhere/at/all", "cannot be read"},
    };
    for (const auto& c : cases)
        EXPECT_NE(refusal({{{c.name, c.text}}, {}, {}}).find(c.reason), std::string::npos)
            << c.name << '=' << c.text << " gave \"" << refusal({{{c.name, c.text}}, {}, {}})
            << '"';
}
TEST(Settings, SignInNamesWhatItMisses) {
    using Environment = std::map<std::string, std::string>;
    const Environment whole{{"APEX_AUTH", "required"},
                            {"APEX_BIND", "0.0.0.0"},
                            {"OIDC_ISSUER", "https://id.example"},
                            {"OIDC_CLIENT_ID", "apex"},
                            {"APEX_PUBLIC_URL", "https://apex.example"}};
    EXPECT_EQ(load({whole, {}, {}}).settings.auth, "required");
    EXPECT_EQ(load({{{"APEX_AUTH", "required"}}, {}, {}}).settings.oidc_issuer, "")
        << "API keys alone";
    const struct {
        const char *name, *text, *refused, *reason;
    } cases[] = {
        {"OIDC_ISSUER", "", "OIDC_ISSUER", "is missing"},
        {"OIDC_ISSUER", "http://id.example", "OIDC_ISSUER", "https://"},
        {"OIDC_ISSUER", "http://127.evil.example", "OIDC_ISSUER", "https://"},
        {"OIDC_ISSUER", "id.example", "OIDC_ISSUER", "https://"},
        {"OIDC_CLIENT_ID", "", "OIDC_CLIENT_ID", "is missing"},
        {"APEX_PUBLIC_URL", "", "APEX_PUBLIC_URL", "is missing"},
        {"APEX_PUBLIC_URL", "http://apex.example", "APEX_PUBLIC_URL", "https://host"},
        {"APEX_PUBLIC_URL", "https://apex.example/", "APEX_PUBLIC_URL", "without a path"},
        {"APEX_PUBLIC_URL", "https://u@apex.example", "APEX_PUBLIC_URL", "https://host"},
        {"OIDC_SCOPES", "profile", "OIDC_SCOPES", "openid"},
        {"OIDC_ROLES_CLAIM", "", "OIDC_ROLES_CLAIM", "claim"},
    };
    for (const auto& c : cases) {
        Environment environment = whole;
        environment[c.name] = c.text;
        const auto outcome = load_settings({environment, {}, {}});
        const Rejection* refused_one = refused(outcome);
        ASSERT_TRUE(refused_one) << c.name << '=' << c.text;
        EXPECT_EQ(refused_one->field, c.refused) << c.name << '=' << c.text;
        EXPECT_NE(refused_one->reason.find(c.reason), std::string::npos) << refused_one->reason;
    }
    Environment local = whole;
    local["OIDC_ISSUER"] = "http://127.0.0.1:9000/realm";
    local["APEX_PUBLIC_URL"] = "http://localhost:8000";
    EXPECT_EQ(load({local, {}, {}}).settings.public_url, "http://localhost:8000");
    Environment secret = whole;
    secret["OIDC_CLIENT_SECRET"] = "topsecret";
    EXPECT_EQ(found(load({secret, {}, {}}), "oidc_client_secret").value, "***");
}
TEST(Settings, ABrokenFileNamesItsLine) {
    const File file("threads = 1\nlisten = \n");
    EXPECT_NE(refusal({{}, {}, file.path()}).find("line 2"), std::string::npos);
    EXPECT_NE(refusal({{}, {}, "/nowhere/at/all"}).find("cannot be read"), std::string::npos);
    const File list("threads = [1]\n");
    EXPECT_NE(refusal({{}, {}, list.path()}).find("must be a text"), std::string::npos);
}
TEST(Settings, GivenTwiceIsRefused) {
    const File file("x");
    EXPECT_NE(refusal({{{"REDIS_URL", "a"}, {"REDIS_URL_FILE", file.path()}}, {}, {}})
                  .find("given twice"),
              std::string::npos);
}
TEST(Endpoints, AreReadInTheThreeUsualForms) {
    const auto is = [](const char* text, const char* address, int port) {
        const auto outcome = parse_endpoint(text, "listen");
        return !refused(outcome) && value(outcome).address == address &&
               value(outcome).port == port;
    };
    EXPECT_TRUE(is("127.0.0.1:8000", "127.0.0.1", 8000));
    EXPECT_TRUE(is(":0", "0.0.0.0", 0));
    EXPECT_TRUE(is("[::1]:8000", "::1", 8000));
    EXPECT_TRUE(is("localhost:8000", "127.0.0.1", 8000));
}
TEST(HttpUrls, HaveAHostAndPerhapsAPort) {
    for (const char* good : {"http://signcalc:8002", "https://collector", "http://u:p@[::1]:4318/",
                             "http://a.example/base/path"})
        EXPECT_TRUE(is_http_url(good)) << good;
    for (const char* bad :
         {"", "http://", "http:///x", "signcalc:8002", "ftp://a", "http://a:port", "http://a:0",
          "http://a:99999", "http://a b", "http://a?x=1", "http://@", "http://[::1"})
        EXPECT_FALSE(is_http_url(bad)) << bad;
}
TEST(Ratios, AreFromNoneToAll) {
    EXPECT_EQ(parse_ratio("0"), 0);
    EXPECT_EQ(parse_ratio("0.25"), 0.25);
    EXPECT_EQ(parse_ratio("1"), 1);
    for (const char* bad : {"", "-0.1", "1.01", "nan", "inf", "half", "1 "})
        EXPECT_EQ(parse_ratio(bad), std::nullopt) << bad;
}
TEST(Passwords, ThoseThatEveryoneKnowsServeNoOneWhoSignsIn) {
    const File published("apex-development-secret\n");
    for (const auto& [name, text] :
         {std::pair{"DATABASE_URL", "postgresql://apex_app:apex-development-app@db/apex"},
          std::pair{"REDIS_URL", "redis://:apex-development-redis@cache"},
          std::pair{"S3_SECRET_KEY_FILE", published.path().c_str()}}) {
        EXPECT_NE(
            refusal({{{"APEX_AUTH", "required"}, {name, text}}, {}, {}}).find("everyone knows"),
            std::string::npos)
            << name;
        load({{{"APEX_AUTH", "off"}, {name, text}}, {}, {}});
    }
    load({{{"APEX_AUTH", "required"}, {"DATABASE_URL", "postgresql://apex_app:own@db/apex"}},
          {},
          {}});
}
TEST(Masking, HidesEveryKindOfSecret) {
    EXPECT_EQ(masked_url("redis://:pw@cache:6379/0"), "redis://:***@cache:6379/0");
    EXPECT_EQ(masked_url("https://token@host/x"), "https://***@host/x");
    EXPECT_EQ(masked_url("s3://key:sec:ret@host"), "s3://key:***@host");
    EXPECT_EQ(masked_url("sqlite:///var/a@b"), "sqlite:///var/a@b");
    EXPECT_EQ(masked_url(""), "");
    EXPECT_EQ(masked_url("postgresql:///apex?user=a&password=secret&sslmode=require"),
              "postgresql:///apex?user=a&password=***&sslmode=require");
    EXPECT_EQ(masked_url("postgresql://u:pw@h/apex?sslpassword=secret"),
              "postgresql://u:***@h/apex?sslpassword=***");
    EXPECT_EQ(masked_url("postgresql://u:pa/ss@h/apex"), "postgresql://u:***@h/apex");
    EXPECT_EQ(masked_url("http://h:8002/x?q=a@b"), "http://h:8002/x?q=a@b");
}

}  // namespace
}  // namespace apex::config
