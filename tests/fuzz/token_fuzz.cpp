// What the checks of tokens make of any bytes: base64url, JSON of others, key sets, tokens and API
// keys. The invariants stand at each function.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "auth/api_key.hpp"
#include "auth/base64url.hpp"
#include "auth/token.hpp"
#include "base/assertion.hpp"

namespace {

using namespace apex;

constexpr const char* known_keys =
    R"({"keys":[{"kty":"OKP","kid":"k","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},)"
    R"({"kty":"EC","kid":"e","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})";

/// One text for each bytes, one meaning for each text.
void check_base64url(std::string_view input) {
    APEX_ASSERT(auth::from_base64url(auth::base64url(input)) == input);
    if (const auto bytes = auth::from_base64url(input))
        APEX_ASSERT(auth::base64url(*bytes) == input);
}

/// No one without the private keys makes a token that holds.
void check_token(std::string_view input) {
    static const auth::KeySet keys = value(auth::parse_key_set(known_keys));
    const auto now = domain::from_microseconds(1'764'000'000'000'000);
    const auto result = auth::verify(input, keys, {"https://id", "apex"}, now);
    APEX_ASSERT(std::holds_alternative<auth::TokenRefusal>(result));
}

/// Keys that are taken have names and do not take an empty signature.
void check_key_set(std::string_view input) {
    const auto keys = auth::parse_key_set(input);
    if (refused(keys)) return;
    for (const auth::PublicKey& key : value(keys).keys) {
        APEX_ASSERT(!key.id().empty());
        APEX_ASSERT(!key.signed_by_its_owner("text", ""));
        APEX_ASSERT(value(keys).knows(key.id()));
    }
}

void check_api_key(std::string_view input) {
    if (const auto key = auth::parse_api_key(input)) APEX_ASSERT(key->text() == input);
}

void check_json(std::string_view input) {
    const auto json = auth::JsonObject::read(std::string(input));
    if (!json) return;
    json->texts("/a/0/b");
    json->objects("keys");
    json->number("exp");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    check_base64url(input);
    check_token(input);
    check_key_set(input);
    check_api_key(input);
    check_json(input);
    return 0;
}
