#include "adapters/opensearch/opensearch_calls.hpp"

#include <boost/json/parse.hpp>

#include "adapters/http_client/basic_authorization.hpp"
#include "app/ports/unavailable.hpp"

namespace apex::adapters::opensearch {
namespace {

using http_client::HttpAnswer;
using http_client::HttpFault;

constexpr std::size_t idle_connections_max = 16;
constexpr std::int64_t answer_bytes_max = 32 << 20;

/// What the protocol answers in the course of things; all else is trouble of the server, or with
/// it.
bool is_expected(int status) {
    return (status >= 200 && status <= 299) || status == 400 || status == 404 || status == 409;
}

}  // namespace

std::string Reply::error_type() const {
    boost::system::error_code none;
    const auto* type = body.find_pointer("/error/type", none);
    return type && type->is_string() ? std::string(type->get_string()) : std::string();
}

Calls::Calls(const OpenSearchSettings& settings, std::chrono::milliseconds connect)
    : origin_(settings.origin),
      authorization_(settings.user.empty()
                         ? ""
                         : http_client::basic_authorization(settings.user, settings.password)),
      connect_(connect),
      transport_(settings.ca_file, idle_connections_max) {}

Reply Calls::ask(const Call& call) {
    const bool lines = call.path.starts_with("/_bulk");
    http_client::HttpRequest request{call.method, origin_ + call.path, {}, call.body};
    if (!call.body.empty())
        request.headers.push_back(
            {"Content-Type", lines ? "application/x-ndjson" : "application/json"});
    if (!authorization_.empty()) request.headers.push_back({"Authorization", authorization_});
    const http_client::HttpLimits limits{.connect = connect_,
                                         .total = call.at_most,
                                         .stall = std::chrono::seconds(60),
                                         .body_bytes_max = answer_bytes_max};
    const auto outcome = transport_.exchange(request, limits);
    if (const auto* fault = std::get_if<HttpFault>(&outcome))
        throw app::Unavailable(service, fault->reason);
    const HttpAnswer& answer = std::get<HttpAnswer>(outcome);
    boost::system::error_code broken;
    Reply reply{answer.status, boost::json::parse(answer.body, broken)};
    if (!is_expected(answer.status)) {
        const std::string type = broken ? "" : reply.error_type();
        throw app::Unavailable(service, "it answers with status " + std::to_string(answer.status) +
                                            (type.empty() ? "" : ", " + type));
    }
    if (broken) throw app::Unavailable(service, "its answer is not JSON");
    return reply;
}

}  // namespace apex::adapters::opensearch
