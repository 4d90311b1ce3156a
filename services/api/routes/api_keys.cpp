// API keys of an account, for its admins.
#include "identity/api_keys.hpp"

#include "endpoint/request.hpp"
#include "services/api/answers.hpp"
#include "services/api/identity_wire.hpp"
#include "services/api/routes/routes.hpp"

namespace apex::api {
namespace {

using http::HttpRequest;
using http::HttpResponse;

constexpr const char* api_keys_tag = "Identity";
const std::string api_keys_path = std::string(base_path) + "/api-keys";

}  // namespace

void add_api_keys(endpoint::Table& table, const Context& context) {
    table.post(api_keys_path, "create_api_key")
        .tagged(api_keys_tag)
        .says("Make an API key; its text is told in this answer and never again")
        .explains(
            "Under an Idempotency-Key the answer is given again without the text (`key` "
            "null).")
        .header("Idempotency-Key",
                "The same key and body give the first answer again, for 24 hours")
        .takes<ApiKeyRequest>()
        .gives<NewApiKeyResource>(201, "The key", {"Location", "Idempotent-Replayed"})
        .refuses({409, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            const auto body = endpoint::decode_body<ApiKeyRequest>(request);
            // The secret never enters the record of answers: it is put into the first one only.
            std::optional<NewApiKeyResource> first;
            HttpResponse response = answer_once(
                context, request, [&](app::UnitOfWork& work, const app::Caller& caller) {
                    auto made = take(
                        identity::create_api_key(work, *context.ports, caller,
                                                 {body->name, body->role, body->expires_in_days}));
                    NewApiKeyResource answer{resource(made.key), std::nullopt};
                    first = answer;
                    first->key = std::move(made.text);
                    HttpResponse kept = http::json_response(201, wire::encode(answer));
                    kept.with("Location", api_keys_path + '/' + made.key.id());
                    return kept;
                });
            if (first && response.status == 201) response.body = wire::encode(*first);
            return response;
        });
    table.get(api_keys_path, "list_api_keys")
        .tagged(api_keys_tag)
        .says("The account's API keys, newest first, revoked ones too; never their secrets")
        .gives_schema(200, "The keys",
                      R"({"type":"array","items":)" +
                          wire::schema_reference<ApiKeyResource>(table.parts(), wire::Use::answer) +
                          '}',
                      {"X-Total-Count"})
        .refuses({503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            std::vector<std::string> items;
            for (const auto& key : identity::list_api_keys(*context.ports, caller_of(request)))
                items.push_back(wire::encode(resource(key)));
            return list_response(request, items, static_cast<int>(items.size()), std::nullopt);
        });
    table.remove(api_keys_path + "/{key_id}", "revoke_api_key")
        .tagged(api_keys_tag)
        .says("Revoke an API key: no request with it is admitted any more")
        .gives<ApiKeyResource>(200, "The key, revoked")
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            const auto key = take(identity::revoke_api_key(*context.ports, caller_of(request),
                                                           request.path_value(0)));
            return http::json_response(200, wire::encode(resource(key)));
        });
}

}  // namespace apex::api
