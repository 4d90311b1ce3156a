// The JSON shapes of who asks, of API keys and of reviews. Limits and words: identity_wire.cpp.
#pragma once
#include <optional>
#include <string>

#include "domain/identity.hpp"
#include "domain/review.hpp"
#include "wire/codec.hpp"

namespace apex::api {

struct MeResource {
    std::string actor;
    std::optional<std::string> account_id;
    std::string role, sign_in;
    std::optional<std::string> name, email, csrf_token;
};

struct ApiKeyRequest {
    std::string name, role;
    std::optional<int> expires_in_days;
};
struct ApiKeyResource {
    std::string key_id, prefix, name, role, created_at, created_by;
    std::optional<std::string> expires_at, last_used_at, revoked_at;
};
struct NewApiKeyResource {
    ApiKeyResource api_key;
    std::optional<std::string> key;
};

struct ReviewBody {
    std::string verdict;
    std::optional<std::string> note;
};
struct ReviewResource {
    int number = 0;
    std::string verdict, note, reviewer, at;
};

ApiKeyResource resource(const domain::ApiKey& key);
ReviewResource resource(const domain::Review& review);

}  // namespace apex::api

namespace apex::wire {
extern template const Type& type_of<api::MeResource>();
extern template const Type& type_of<api::ApiKeyRequest>();
extern template const Type& type_of<api::ApiKeyResource>();
extern template const Type& type_of<api::NewApiKeyResource>();
extern template const Type& type_of<api::ReviewBody>();
extern template const Type& type_of<api::ReviewResource>();
}  // namespace apex::wire
