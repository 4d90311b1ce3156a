// What is shown to prove who one is: tokens, the key sets of an issuer, API keys. Nothing that was
// not signed is ever taken, and no refusal repeats what it refused.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "auth/api_key.hpp"
#include "auth/base64url.hpp"
#include "auth/key_set.hpp"
#include "auth/token.hpp"
#include "base/assertion.hpp"

namespace {

using namespace apex;

/// Public keys whose owner has signed nothing that a fuzzer could find.
constexpr std::string_view known_keys = R"({"keys":[
{"kty":"OKP","crv":"Ed25519","kid":"k","use":"sig","alg":"EdDSA","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
{"kty":"EC","crv":"P-256","kid":"e","use":"sig","alg":"ES256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]})";

void check_token(std::string_view token, const auth::KeySet& keys) {
    const auth::Expectation expectation{.issuer = "https://issuer", .audience = "apex"};
    const auto outcome = auth::verify(token, keys, expectation, domain::Time{});
    const auto* refusal = std::get_if<auth::TokenRefusal>(&outcome);
    APEX_ASSERT(refusal != nullptr);
    APEX_ASSERT(!refusal->reason.empty());
    APEX_ASSERT(token.size() < 24 || refusal->reason.find(token) == std::string::npos);
}

void check_key_set(std::string_view text) {
    const auto outcome = auth::parse_key_set(text);
    if (const auto* refusal = refused(outcome)) {
        APEX_ASSERT(!refusal->reason.empty());
        return;
    }
    const auth::KeySet& keys = value(outcome);
    APEX_ASSERT(keys.keys.size() <= auth::keys_max);
    for (const auth::PublicKey& key : keys.keys) {
        APEX_ASSERT(keys.knows(key.id()));
        APEX_ASSERT(!key.signed_by_its_owner("text", "no signature"));
    }
}

void check_base64url(std::string_view text) {
    if (const auto bytes = auth::from_base64url(text))
        APEX_ASSERT(auth::from_base64url(auth::base64url(*bytes)) == *bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    static const auto keys = auth::parse_key_set(known_keys);
    APEX_ASSERT(!refused(keys) && value(keys).keys.size() == 2);
    check_token(input, value(keys));
    check_key_set(input);
    check_base64url(input);
    auth::parse_api_key(input);
    return 0;
}
