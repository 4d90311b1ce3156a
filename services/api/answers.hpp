// From use cases to HTTP: failures to problems, pages to lists, answers that are given once.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/idempotent.hpp"
#include "app/ports/page.hpp"
#include "app/ports/unavailable.hpp"
#include "app/result.hpp"
#include "endpoint/request.hpp"
#include "http/message.hpp"
#include "http/problem.hpp"
#include "services/api/context.hpp"

namespace apex::api {

/// A server behind us that is away is not our fault and not the client's: 503.
http::Problem problem_of(const app::Unavailable& away);

/// 404, 422, 409, 428, 412, 401 or 403.
http::Problem problem_of(const app::Failure& failure);

/// The value of a use case, or its problem.
template <class T>
T take(app::Result<T> result) {
    if (const app::Failure* failure = app::failed(result)) throw problem_of(*failure);
    return std::get<T>(std::move(result));
}

std::optional<std::string> header_of(const http::HttpRequest& request, std::string_view name);

app::PageRequest page_request(const endpoint::QueryReader& query);

/// A JSON array with X-Total-Count and, while there is more, Link. `items` are encoded already.
http::HttpResponse list_response(const http::HttpRequest& request,
                                 const std::vector<std::string>& items, int total,
                                 const std::optional<std::string>& next);

/// How often an Idempotency-Key was known ("hit") or new ("miss").
http::Counter& idempotency_lookups(http::Registry& metrics, const char* outcome);

/// Runs an effect under the request's Idempotency-Key, if it has one. The effect's problem is an
/// answer too, and kept.
http::HttpResponse answer_once(
    const Context& context, const http::HttpRequest& request,
    const std::function<http::HttpResponse(app::UnitOfWork&, const app::Caller&)>& effect);

/// With ETag, or 304 when the client has it.
http::HttpResponse tagged_response(const http::HttpRequest& request, std::string etag,
                                   std::string body);

}  // namespace apex::api
