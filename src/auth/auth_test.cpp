// Tokens, keys and secrets against the examples of their standards, and against the attacks that
// are known on them.
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include "auth/api_key.hpp"
#include "auth/base64url.hpp"
#include "auth/secret_hash.hpp"
#include "auth/token.hpp"

namespace apex::auth {
namespace {

// ---- the standards' own examples

struct Example {
    const char *source, *key, *token;
};
const Example examples[] = {
    {"RFC 7515 A.2",
     R"({"kty":"RSA","kid":"k","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"})",
     "eyJhbGciOiJSUzI1NiJ9."
     "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlf"
     "Q.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
     "O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjt"
     "QBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-"
     "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0ig"
     "cN_IoypGlUPQGe77Rw"},
    {"RFC 7515 A.3",
     R"({"kty":"EC","kid":"k","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})",
     "eyJhbGciOiJFUzI1NiJ9."
     "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlf"
     "Q.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"},
    {"RFC 8037 A.4",
     R"({"kty":"OKP","kid":"k","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})",
     "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-"
     "09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"}};

KeySet keys_of(const std::string& entries) {
    auto keys = parse_key_set(R"({"keys":[)" + entries + "]}");
    if (const auto* refusal = apex::refused(keys)) ADD_FAILURE() << refusal->reason;
    return value(std::move(keys));
}

TEST(PublicKey, ChecksTheExamplesOfTheStandards) {
    for (const auto& [source, key, token] : examples) {
        const KeySet set = keys_of(key);
        ASSERT_EQ(set.keys.size(), 1u) << source << ": " << set.left_out.front();
        const std::string text = token;
        const std::size_t dot = text.rfind('.');
        std::string signature = from_base64url(text.substr(dot + 1)).value();
        EXPECT_TRUE(set.keys[0].signed_by_its_owner(text.substr(0, dot), signature)) << source;
        EXPECT_FALSE(set.keys[0].signed_by_its_owner(text.substr(0, dot - 1), signature)) << source;
        for (const std::size_t at : {std::size_t{0}, signature.size() / 2, signature.size() - 1}) {
            signature[at] = static_cast<char>(signature[at] ^ 1);
            EXPECT_FALSE(set.keys[0].signed_by_its_owner(text.substr(0, dot), signature)) << source;
            signature[at] = static_cast<char>(signature[at] ^ 1);
        }
        for (const std::string& other : {std::string(), signature.substr(1), signature + '\0'})
            EXPECT_FALSE(set.keys[0].signed_by_its_owner(text.substr(0, dot), other)) << source;
    }
}

// FIPS 186-5 6.4.2: r and s lie between 1 and n - 1.
TEST(PublicKey, TakesNoSignatureOfZeros) {
    EXPECT_FALSE(keys_of(examples[1].key).keys[0].signed_by_its_owner("x", std::string(64, '\0')));
}

TEST(KeySet, LeavesOutWhatItCannotTrustAndSaysWhy) {
    const struct {
        const char *key, *why;
    } cases[] = {
        {R"({"kty":"oct","kid":"k","k":"c2VjcmV0"})", "no accepted type"},
        {R"({"kty":"RSA","n":"AQAB","e":"AQAB"})", "no kid"},
        {R"({"kty":"RSA","kid":"k","n":"ofgWCuLjybRlzo0t","e":"AQAB"})", "no usable key"},
        {R"({"kty":"EC","kid":"k","crv":"P-521","x":"AA","y":"AA"})", "no usable key"},
        {R"({"kty":"EC","kid":"k","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"})",
         "no usable key"},
        {R"({"kty":"OKP","kid":"k","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})",
         "no usable key"},
        {R"({"kty":"OKP","kid":"k","use":"enc","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})",
         "not for signatures"},
        {R"({"kty":"OKP","kid":"k","alg":"HS256","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})",
         "another algorithm"},
    };
    for (const auto& [key, why] : cases) {
        const KeySet set = keys_of(key);
        EXPECT_TRUE(set.keys.empty()) << key;
        ASSERT_EQ(set.left_out.size(), 1u) << key;
        EXPECT_NE(set.left_out[0].find(why), std::string::npos) << set.left_out[0];
    }
    EXPECT_EQ(keys_of(std::string(cases[0].key) + ',' + examples[2].key).keys.size(), 1u)
        << "one bad key does not spoil the others";
}

TEST(KeySet, IsRefusedWhenItIsNone) {
    std::string many;
    for (std::size_t i = 0; i <= keys_max; ++i) many += (i > 0 ? ",{}" : "{}");
    for (const std::string& text :
         {std::string(), std::string("[]"), std::string("{}"), std::string(R"({"keys":{}})"),
          std::string(R"({"keys":[1]})"), std::string(R"({"keys":[],"keys":[]})"),
          R"({"keys":[)" + many + "]}",
          R"({"keys":[],"x":")" + std::string(key_set_bytes_max, 'x') + "\"}"})
        EXPECT_TRUE(apex::refused(parse_key_set(text))) << text.substr(0, 60);
}

// ---- our own tokens, signed by a key of the test

class Tokens : public testing::Test {
  protected:
    Tokens() {
        std::string x(32, '\0');
        std::size_t size = x.size();
        EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(x.data()), &size);
        keys_ = keys_of(R"({"kty":"OKP","crv":"Ed25519","kid":"one","x":")" + base64url(x) +
                        "\"}," + examples[0].key);
    }
    std::string sign(const std::string& head, const std::string& body) {
        const std::string text = base64url(head) + '.' + base64url(body);
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              &EVP_MD_CTX_free);
        std::string signature(64, '\0');
        std::size_t size = signature.size();
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get());
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size());
        return text + '.' + base64url(signature);
    }
    static std::string claims(const std::string& more = "", const std::string& iss = "https://id",
                              const std::string& aud = R"("apex")") {
        return R"({"iss":")" + iss + R"(","aud":)" + aud + R"(,"sub":"ann","exp":1764000600)" +
               more + '}';
    }
    /// "" when the token holds, else why not.
    std::string why_not(const std::string& token) {
        const auto result = verify(token, keys_, expectation_, now_);
        const auto* refusal = std::get_if<TokenRefusal>(&result);
        return refusal ? refusal->reason : "";
    }
    std::string why_not_claims(const std::string& json) { return why_not(sign(header, json)); }

    static constexpr const char* header = R"({"alg":"EdDSA","kid":"one","typ":"at+jwt"})";
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_{
        EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free};
    KeySet keys_;
    Expectation expectation_{"https://id", "apex", std::chrono::seconds(60), {}};
    domain::Time now_ = domain::from_microseconds(1'764'000'000'000'000);
};

TEST_F(Tokens, HoldsWhenSignedForUsAndNow) {
    const auto result =
        verify(sign(header, claims(R"(,"roles":["engineer"])")), keys_, expectation_, now_);
    const auto* held = std::get_if<JsonObject>(&result);
    ASSERT_TRUE(held);
    EXPECT_EQ(held->text("sub"), "ann");
    EXPECT_EQ(held->texts("roles"), std::vector<std::string>{"engineer"});
    EXPECT_EQ(why_not_claims(claims("", "https://id", R"(["other","apex"])")), "");
}

TEST_F(Tokens, AreRefusedForWhatTheirHeaderSays) {
    const struct {
        const char *header, *why;
    } cases[] = {
        {R"({"alg":"none","kid":"one"})", "its algorithm is not accepted"},
        {R"({"alg":"None","kid":"one"})", "its algorithm is not accepted"},
        {R"({"alg":"HS256","kid":"one"})", "its algorithm is not accepted"},
        {R"({"alg":"RS512","kid":"one"})", "its algorithm is not accepted"},
        {R"({"alg":["EdDSA"],"kid":"one"})", "its algorithm is not accepted"},
        {R"({"kid":"one"})", "its algorithm is not accepted"},
        {R"({"alg":"EdDSA"})", "it names no key"},
        {R"({"alg":"EdDSA","kid":""})", "it names no key"},
        {R"({"alg":"EdDSA","kid":1})", "it names no key"},
        {R"({"alg":"EdDSA","kid":"two"})", "its key is not known"},
        {R"({"alg":"RS256","kid":"one"})", "its key is for another algorithm"},
        {R"({"alg":"EdDSA","kid":"k"})", "its key is for another algorithm"},
        {R"({"alg":"RS256","kid":"k"})", "its signature is wrong"},
        {R"({"alg":"EdDSA","kid":"one","crit":["b64"],"b64":false})", "it asks for an extension"},
        {R"({"alg":"none","alg":"EdDSA","kid":"one"})", "its header cannot be read"},
        {R"([])", "its header cannot be read"},
        {"", "its header cannot be read"},
    };
    for (const auto& [head, why] : cases) EXPECT_EQ(why_not(sign(head, claims())), why) << head;
}

TEST_F(Tokens, AreRefusedForWhatTheirClaimsSay) {
    const struct {
        std::string claims;
        const char* why;
    } cases[] = {
        {claims("", "https://id/"), "another issuer made it"},
        {claims("", "https://evil"), "another issuer made it"},
        {claims("", "https://id", "\"other\""), "it is for another audience"},
        {claims("", "https://id", "[]"), "it is for another audience"},
        {claims("", "https://id", "[1,\"apex\"]"), "it is for another audience"},
        {claims("", "https://id", "null"), "it is for another audience"},
        {R"({"iss":"https://id","aud":"apex","sub":"ann"})", "it has no expiry"},
        {R"({"iss":"https://id","aud":"apex","sub":"ann","exp":"1764000600"})", "it has no expiry"},
        {R"({"iss":"https://id","aud":"apex","sub":"ann","exp":-1})", "it has no expiry"},
        {R"({"iss":"https://id","aud":"apex","sub":"ann","exp":1e300})", "it has no expiry"},
        {R"({"iss":"https://id","aud":"apex","sub":"ann","exp":1763999940})", "it has expired"},
        {claims(R"(,"nbf":1764000061)"), "it does not hold yet"},
        {claims(R"(,"iat":1764000061)"), "it does not hold yet"},
        {claims(R"(,"nbf":"soon")"), "a date in it is none"},
        {R"({"iss":"https://id","aud":"apex","exp":1764000600})", "it names no subject"},
        {R"({"iss":"https://id","aud":"apex","sub":"","exp":1764000600})", "it names no subject"},
        {R"({"iss":"https://id","aud":"apex","sub":"ann","sub":"eve","exp":1764000600})",
         "its claims cannot be read"},
        {"not json", "its claims cannot be read"},
    };
    for (const auto& [json, why] : cases) EXPECT_EQ(why_not_claims(json), why) << json;
    EXPECT_EQ(why_not_claims(R"({"iss":"https://id","aud":"apex","sub":"ann","exp":1763999941})"),
              "")
        << "a minute of leeway";
    EXPECT_EQ(why_not_claims(claims(R"(,"nbf":1764000060)")), "");
}

TEST_F(Tokens, AreRefusedWhenCutOrPatched) {
    const std::string whole = sign(header, claims());
    ASSERT_EQ(why_not(whole), "");
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_NE(why_not(whole.substr(0, size)), "") << size;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string patched = whole;
        patched[at] = patched[at] == 'A' ? 'B' : 'A';
        EXPECT_NE(why_not(patched), "") << at;
    }
    for (const std::string& odd : {whole + '.', '.' + whole, whole + "AA", whole + '=', whole + ' ',
                                   std::string(".."), std::string("."), std::string()})
        EXPECT_NE(why_not(odd), "") << odd;
    EXPECT_EQ(why_not(sign(header, claims(",\"x\":\"" + std::string(token_bytes_max, 'x') + '"'))),
              "it is too long");
    // The signature of another token's claims.
    const std::string other = sign(header, claims(R"(,"roles":["admin"])"));
    EXPECT_EQ(why_not(other.substr(0, other.rfind('.')) + whole.substr(whole.rfind('.'))),
              "its signature is wrong");
}

TEST_F(Tokens, OfASignInMustAnswerItsNonce) {
    expectation_.kind = TokenKind::id;
    expectation_.nonce = "n1";
    EXPECT_EQ(why_not_claims(claims(R"(,"nonce":"n1")")), "");
    EXPECT_EQ(why_not_claims(claims(R"(,"nonce":"n2")")), "it answers another sign-in");
    EXPECT_EQ(why_not_claims(claims()), "it answers another sign-in");
    const std::string two = R"(["apex","other"])";
    EXPECT_EQ(why_not_claims(claims(R"(,"nonce":"n1")", "https://id", two)),
              "another client asked for it");
    EXPECT_EQ(why_not_claims(claims(R"(,"nonce":"n1","azp":"apex")", "https://id", two)), "");
}

TEST_F(Tokens, OfASignInAreNoneForTheApi) {
    // Each is a claim of ID tokens alone: OpenID Connect Core 2, 3.1.3.6, 3.3.2.11.
    for (const char* more :
         {R"(,"nonce":"n1")", R"(,"nonce":1)", R"(,"at_hash":"x")", R"(,"c_hash":"x")"})
        EXPECT_EQ(why_not_claims(claims(more)), "it is an ID token, not an access token") << more;
    // A renewed ID token may come without its nonce.
    expectation_.kind = TokenKind::id;
    EXPECT_EQ(why_not_claims(claims(R"(,"nonce":"n1")")), "");
    EXPECT_EQ(why_not_claims(claims()), "");
}

// ---- texts and secrets

TEST(Base64Url, HasOneTextForEachBytes) {
    // RFC 4648 section 10, without padding.
    const std::pair<const char*, const char*> vectors[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : vectors) {
        EXPECT_EQ(base64url(bytes), text);
        EXPECT_EQ(from_base64url(text), bytes);
    }
    EXPECT_EQ(base64url("\xfb\xff"), "-_8");
    for (const char* bad : {"Z", "Zg==", "Zh", "Zm9", "Z m8", "Zm+/", "Zm9v\n", "Zg.."})
        EXPECT_EQ(from_base64url(bad), std::nullopt) << bad;
}

TEST(JsonObjects, FindByNameOrByPointer) {
    const auto json =
        JsonObject::read(R"({"https://apex.example/roles":["a"],"realm":{"roles":"b"},"n":1.5})");
    ASSERT_TRUE(json);
    EXPECT_EQ(json->texts("https://apex.example/roles"), std::vector<std::string>{"a"});
    EXPECT_EQ(json->texts("/realm/roles"), std::vector<std::string>{"b"});
    EXPECT_EQ(json->number("n"), 1.5);
    EXPECT_EQ(json->text("n"), std::nullopt);
    EXPECT_EQ(json->texts("realm"), std::nullopt);
    for (const char* bad : {"", "1", "[]", "{", R"({"a":1,"a":2})", R"({"b":{"a":1,"a":2}})",
                            R"([{"a":1}])", "{\"a\":\"\xff\"}"})
        EXPECT_FALSE(JsonObject::read(bad)) << bad;
}

TEST(ApiKeys, HaveOneForm) {
    domain::Random128 a{}, b{}, c{};
    a.fill(0xab), b.fill(0x01), c.fill(0xff);
    const ApiKeyText key = make_api_key(a, b, c);
    EXPECT_EQ(key.prefix, "abababababababab");
    EXPECT_EQ(key.secret.size(), 64u);
    const auto parsed = parse_api_key(key.text());
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->prefix, key.prefix);
    EXPECT_EQ(parsed->secret, key.secret);
    const std::string text = key.text();
    for (const std::string& bad :
         {std::string(), text.substr(1), text + '0', text.substr(0, text.size() - 1),
          "APEX_" + text.substr(5), "apex_" + std::string(81, '_'),
          "apex_ABABABABABABABAB" + text.substr(21)})
        EXPECT_FALSE(parse_api_key(bad)) << bad;
}

TEST(Secrets, AreHashedWithArgon2idAsAgreed) {
    const domain::Random128 salt{1, 2, 3};
    const std::string hash = hash_secret("secret", salt);
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
    EXPECT_TRUE(is_secret_of("secret", hash));
    EXPECT_FALSE(is_secret_of("Secret", hash));
    EXPECT_FALSE(is_secret_of("", hash));
    EXPECT_FALSE(is_secret_of("secret", ""));
    EXPECT_NE(hash_secret("secret", {}), hash) << "the salt counts";
    EXPECT_TRUE(same_secret("ab", "ab"));
    EXPECT_FALSE(same_secret("ab", "abc"));
    EXPECT_FALSE(same_secret("ab", "ac"));
}

}  // namespace
}  // namespace apex::auth
