#include "services/api/answers.hpp"

#include "base/sha256.hpp"
#include "http/conditional.hpp"

namespace apex::api {

http::Problem problem_of(const app::Unavailable& away) {
    return {503, away.service() + " does not answer now; try again shortly.",
            {},  {{"Retry-After", "2"}},
            {},  away.what()};
}

http::Problem problem_of(const app::Failure& failure) {
    http::Problem problem{500, failure.detail, failure.rejections, {}, failure.allowed};
    switch (failure.kind) {
        case app::FailureKind::not_found:
            problem.status = 404;
            break;
        case app::FailureKind::invalid:
            problem.status = 422;
            break;
        case app::FailureKind::conflict:
            problem.status = 409;
            break;
        case app::FailureKind::precondition_required:
            problem.status = 428;
            break;
        case app::FailureKind::precondition_failed:
            problem.status = 412;
            break;
        case app::FailureKind::unauthenticated:
            problem.status = 401;
            problem.headers.emplace_back("WWW-Authenticate", "Bearer");
            break;
        case app::FailureKind::forbidden:
            problem.status = 403;
            break;
    }
    if (!failure.current_etag.empty()) problem.headers.emplace_back("ETag", failure.current_etag);
    return problem;
}

std::optional<std::string> header_of(const http::HttpRequest& request, std::string_view name) {
    const auto value = request.headers.find(name);
    return value ? std::optional<std::string>(*value) : std::nullopt;
}

app::PageRequest page_request(const endpoint::QueryReader& query) {
    return {query.integer("limit", 1, app::max_limit, app::default_limit), query.text("cursor")};
}

http::HttpResponse list_response(const http::HttpRequest& request,
                                 const std::vector<std::string>& items, int total,
                                 const std::optional<std::string>& next) {
    std::string body = "[";
    for (const std::string& item : items) {
        if (body.size() > 1) body += ',';
        body += item;
    }
    body += ']';
    http::HttpResponse response = http::json_response(200, std::move(body));
    response.with("X-Total-Count", total > app::exact_total ? std::to_string(app::exact_total) + '+'
                                                            : std::to_string(total));
    if (!next) return response;
    // The same list, going on: every other parameter stays.
    std::string target(request.path());
    char separator = '?';
    const auto query = http::Query::parse(request.query());
    for (const auto& [name, value] : query->pairs()) {
        if (name == "cursor") continue;
        target += separator + http::percent_encode(name) + '=' + http::percent_encode(value);
        separator = '&';
    }
    target += separator + ("cursor=" + http::percent_encode(*next));
    response.with("Link", http::next_link(target));
    return response;
}

namespace {

app::StoredAnswer stored(http::HttpResponse response) {
    response.with("Content-Type", response.content_type);
    return {response.status, std::move(response.headers), std::move(response.body)};
}

http::HttpResponse restored(app::StoredAnswer answer) {
    http::HttpResponse response = http::json_response(answer.status, std::move(answer.body));
    for (auto& [name, value] : answer.headers) {
        if (name == "Content-Type")
            response.content_type = std::move(value);
        else
            response.with(std::move(name), std::move(value));
    }
    return response;
}

/// Two people who happen upon one key ask for two things: who signed in is part of it.
std::string route_as_called(const http::HttpRequest& request, const app::Caller& caller) {
    const std::string route =
        std::string(http::to_text(request.method)) + ' ' + std::string(request.path());
    return caller.sign_in == app::SignIn::none ? route : caller.actor + ' ' + route;
}

}  // namespace

http::Counter& idempotency_lookups(http::Registry& metrics, const char* outcome) {
    return metrics.counter("apex_cache_lookups_total",
                           "Answers looked for among those given before.",
                           {{"cache", "idempotency"}, {"outcome", outcome}});
}

http::HttpResponse answer_once(
    const Context& context, const http::HttpRequest& request,
    const std::function<http::HttpResponse(app::UnitOfWork&, const app::Caller&)>& effect) {
    const app::Caller caller = caller_of(request);
    std::optional<app::IdempotencyKey> key;
    if (auto header = header_of(request, "Idempotency-Key"))
        key = app::IdempotencyKey{caller.access.account_id.value_or(""),
                                  route_as_called(request, caller), std::move(*header),
                                  sha256_hex(request.body)};
    bool ran = false;
    const auto run = [&](app::UnitOfWork& work) {
        ran = true;
        try {
            return stored(effect(work, caller));
        } catch (const http::Problem& problem) {
            return stored(http::problem(request, problem));
        }
    };
    http::HttpResponse response =
        restored(take(app::answer_once(*context.ports, caller, key, run)));
    if (!ran) response.with("Idempotent-Replayed", "true");
    if (key) idempotency_lookups(*context.metrics, ran ? "miss" : "hit").add();
    return response;
}

http::HttpResponse tagged_response(const http::HttpRequest& request, std::string etag,
                                   std::string body) {
    http::HttpResponse response = http::not_modified(request, etag)
                                      ? http::empty_response(304)
                                      : http::json_response(200, std::move(body));
    response.with("ETag", std::move(etag));
    response.with("Cache-Control", "no-cache");  // May be kept, must be asked for again.
    return response;
}

}  // namespace apex::api
