#include "http/dispatcher.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>

#include "http/problem.hpp"
#include "http/request_id.hpp"

namespace apex::http {
namespace {

const telemetry::Tracer no_tracer;

constexpr std::string_view exposed_headers =
    "ETag, Link, Location, Retry-After, X-Request-ID, X-Total-Count, X-Search, Idempotent-Replayed";
constexpr std::string_view accepted_headers =
    "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-ID, "
    "traceparent";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// `application/json`, alone or with `charset=utf-8`.
bool is_json_type(std::string_view header) {
    const std::string_view type = trimmed(header.substr(0, header.find(';')));
    if (!same_word(type, "application/json") && !same_word(type, "application/merge-patch+json"))
        return false;
    std::size_t at = header.find(';');
    while (at != std::string_view::npos) {
        header.remove_prefix(at + 1);
        at = header.find(';');
        const std::string_view parameter = trimmed(header.substr(0, at));
        const std::string_view name = trimmed(parameter.substr(0, parameter.find('=')));
        if (!same_word(name, "charset")) continue;
        std::string_view value =
            parameter.substr(std::min(parameter.size(), parameter.find('=') + 1));
        value = trimmed(value);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        if (!same_word(value, "utf-8") && !same_word(value, "utf8")) return false;
    }
    return true;
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    // A value from a handler can never start a field of its own.
    for (const char c : value) out += c == '\r' || c == '\n' ? ' ' : c;
    out += "\r\n";
}

void append_number_field(std::string& out, std::string_view name, std::uint64_t value) {
    std::array<char, 24> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    append_field(out, name, {text.data(), static_cast<std::size_t>(end - text.data())});
}

bool carries(const HttpResponse& response, std::string_view name) {
    return std::any_of(response.headers.begin(), response.headers.end(),
                       [&](const auto& field) { return same_word(field.first, name); });
}

void append_default(std::string& out, const HttpResponse& response, std::string_view name,
                    std::string_view value) {
    if (response.headers.empty() || !carries(response, name)) append_field(out, name, value);
}

}  // namespace

std::string http_date(std::time_t at) {
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    ::gmtime_r(&at, &utc);
    std::array<char, 40> rest{};
    std::strftime(rest.data(), rest.size(), " %Y %H:%M:%S GMT", &utc);
    std::string text = days[utc.tm_wday];
    text += ", ";
    text += static_cast<char>('0' + utc.tm_mday / 10);
    text += static_cast<char>('0' + utc.tm_mday % 10);
    text += ' ';
    text += months[utc.tm_mon];
    text += rest.data();
    return text;
}

Dispatcher::Dispatcher(std::vector<Route> routes, const ServerOptions& options, Registry& metrics,
                       Log& log)
    : options_(options),
      router_(std::move(routes), options.fallback),
      log_(log),
      tracer_(options.tracer ? *options.tracer : no_tracer) {
    for (const Route& route : router_.routes()) metrics_.push_back(measured(metrics, route.name));
    metrics_.push_back(measured(metrics, router_.fallback() ? router_.fallback()->name : "none"));
    metrics_.push_back(measured(metrics, "none"));
}

Dispatcher::RouteMetrics Dispatcher::measured(Registry& metrics, const std::string& name) const {
    RouteMetrics m;
    for (std::size_t i = 2; i < 6; ++i) {
        const std::string code = std::to_string(i) + "xx";
        m.by_class[i] = &metrics.counter("apex_http_requests_total",
                                         "Requests answered, by route and class of status.",
                                         {{"route", name}, {"code", code}});
    }
    m.by_class[0] = m.by_class[1] = m.by_class[5];
    m.seconds = &metrics.histogram(
        "apex_http_request_seconds",
        "From the end of the request's header to the last byte of the answer.", {{"route", name}});
    return m;
}

void Dispatcher::identify(HttpRequest& request) const {
    const auto id = request.headers.find("X-Request-ID");
    if (id && is_request_id(*id))
        request.request_id = *id;
    else
        request.request_id = make_request_id();
    const auto parent = request.headers.find("traceparent");
    const auto caller = parent ? telemetry::parse_traceparent(*parent) : telemetry::TraceContext{};
    request.trace = tracer_.begin(caller);
    request.trace_parent = caller.span;
}

Dispatcher::Admission Dispatcher::admit(HttpRequest& request, const RequestParser& parser) const {
    identify(request);
    Admission admission;
    if (options_.names) {
        if (const auto refusal = stray(*options_.names, request)) {
            admission.early = problem(request, *refusal);
            return admission;
        }
    }
    const Router::Match match = router_.find(request.method, request.path(), request.path_values);
    admission.route = match.route;
    if (match.malformed) {
        admission.early = problem(request, 400, "The path has a percent escape that is none.");
    } else if (!match.route && match.allow.empty()) {
        admission.early = problem(request, 404, "There is nothing at this path.");
    } else if (!match.route && request.method == Method::options) {
        admission.early = describe_options(request, match.allow);
    } else if (!match.route) {
        admission.early = problem(request, 405, "This path does not take this method; see Allow.");
        admission.early->with("Allow", match.allow);
    } else {
        admission.body_limit = match.route->body_limit;
        admission.early = refuse_body(request, *match.route, parser);
    }
    return admission;
}

std::optional<HttpResponse> Dispatcher::refuse_body(const HttpRequest& request, const Route& route,
                                                    const RequestParser& parser) const {
    const auto expect = request.headers.find("Expect");
    if (expect && !same_word(*expect, "100-continue"))
        return problem(request, 417, "Only the expectation 100-continue can be met.");
    if (!parser.has_body()) return std::nullopt;
    if (parser.content_length().value_or(0) > route.body_limit)
        return problem(request, 413,
                       "The body is larger than the " + std::to_string(route.body_limit) +
                           " bytes that this route accepts.");
    const auto coding = request.headers.find("Content-Encoding");
    if (coding && !same_word(*coding, "identity")) {
        HttpResponse response =
            problem(request, 415, "The body must come without a content coding.");
        response.with("Accept-Encoding", "identity");
        return response;
    }
    if (route.body != BodyKind::json) return std::nullopt;
    const auto type = request.headers.find("Content-Type");
    if (type && is_json_type(*type)) return std::nullopt;
    HttpResponse response = problem(
        request, 415, "The body must be application/json in UTF-8, and say so in Content-Type.");
    response.with("Accept", "application/json");
    return response;
}

bool Dispatcher::allows_origin(std::string_view origin) const {
    const auto& known = options_.cors_origins;
    return std::find(known.begin(), known.end(), origin) != known.end();
}

HttpResponse Dispatcher::describe_options(const HttpRequest& request,
                                          const std::string& allow) const {
    HttpResponse response = empty_response(204);
    response.with("Allow", allow);
    const auto origin = request.headers.find("Origin");
    if (origin && allows_origin(*origin) && request.headers.find("Access-Control-Request-Method")) {
        response.with("Access-Control-Allow-Methods", allow);
        response.with("Access-Control-Allow-Headers", std::string(accepted_headers));
        response.with("Access-Control-Max-Age", "600");
    }
    return response;
}

HttpResponse Dispatcher::run(const Route& route, HttpRequest& request) const {
    return guarded(route, request, [&] {
        if (route.guard) route.guard(request);
        return route.handler(request);
    });
}

std::optional<HttpResponse> Dispatcher::open_sink(const Route& route, HttpRequest& request) const {
    HttpResponse refusal = guarded(route, request, [&] {
        if (route.guard) route.guard(request);
        request.sink = route.open_sink(request);
        return HttpResponse{};
    });
    return request.sink ? std::nullopt : std::optional(std::move(refusal));
}

std::optional<HttpResponse> Dispatcher::sink(const Route& route, HttpRequest& request) const {
    bool taken = false;
    HttpResponse refusal = guarded(route, request, [&] {
        request.sink->add(request.body);
        taken = true;
        return HttpResponse{};
    });
    request.body.clear();
    return taken ? std::nullopt : std::optional(std::move(refusal));
}

HttpResponse Dispatcher::guarded(const Route& route, const HttpRequest& request,
                                 const std::function<HttpResponse()>& act) const {
    const telemetry::Activity activity = working_on(request);
    try {
        return act();
    } catch (const Problem& refused) {
        if (!refused.cause.empty())
            log_.write(Level::warning, "refused",
                       {{"route", route.name},
                        {"status", std::int64_t{refused.status}},
                        {"cause", refused.cause}});
        return problem(request, refused);
    } catch (const std::exception& cause) {
        log_.write(Level::failure, "handler_threw",
                   {{"route", route.name}, {"cause", std::string_view(cause.what())}});
    } catch (...) {
        log_.write(Level::failure, "handler_threw", {{"route", route.name}});
    }
    return problem(request, 500, "Something broke here. The request id names it in the log.");
}

void Dispatcher::append_head(std::string& out, const HttpRequest& request,
                             const HttpResponse& response, const HeadFacts& facts) const {
    std::array<char, 8> status{};
    const auto end =
        std::to_chars(status.data(), status.data() + status.size(), response.status).ptr;
    out += "HTTP/1.1 ";
    out.append(status.data(), end);
    out += ' ';
    out += reason_phrase(response.status);
    out += "\r\n";
    append_field(out, "Date", facts.date);
    append_field(out, "X-Request-ID", request.request_id);
    if (!response.content_type.empty()) append_field(out, "Content-Type", response.content_type);
    const bool has_length = response.status != 204 && response.status != 304;
    if (response.stream && response.stream_bytes)
        append_number_field(out, "Content-Length", *response.stream_bytes);
    else if (response.stream && request.version_minor == 1)
        out += "Transfer-Encoding: chunked\r\n";
    else if (!response.stream && has_length)
        append_number_field(out, "Content-Length", response.body.size());
    for (const auto& [name, value] : response.headers) append_field(out, name, value);
    append_default(out, response, "Cache-Control", "no-store");
    append_default(out, response, "Content-Security-Policy",
                   "default-src 'none'; frame-ancestors 'none'");
    out +=
        "X-Content-Type-Options: nosniff\r\n"
        "X-Frame-Options: DENY\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n";
    if (!options_.cors_origins.empty()) {
        const auto origin = request.headers.find("Origin");
        out += "Vary: Origin\r\n";
        if (origin && allows_origin(*origin)) {
            append_field(out, "Access-Control-Allow-Origin", *origin);
            append_field(out, "Access-Control-Expose-Headers", exposed_headers);
        }
    }
    if (!facts.keep_alive)
        out += "Connection: close\r\n";
    else if (request.version_minor == 0)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
}

void Dispatcher::count(const Route* route, const Outcome& outcome) {
    const std::size_t known = router_.routes().size();
    const bool is_fallback = route && route == router_.fallback();
    const std::size_t index = !route ? known + 1
                              : is_fallback
                                  ? known
                                  : static_cast<std::size_t>(route - router_.routes().data());
    const RouteMetrics& m = metrics_[index];
    m.by_class[static_cast<std::size_t>(std::clamp(outcome.status / 100, 0, 5))]->add();
    m.seconds->observe(std::chrono::duration<double>(outcome.duration).count());
}

void Dispatcher::record(const HttpRequest& request, const Route* route, const Outcome& outcome) {
    if (options_.request_metrics) count(route, outcome);
    if (tracer_.keeps(request.trace)) trace(request, route, outcome);
    if (!options_.access_log || !log_.takes(Level::info)) return;
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(outcome.duration).count();
    const std::string_view name = route ? std::string_view(route->name) : std::string_view("none");
    const telemetry::Activity activity = working_on(request);
    log_.write(Level::info, outcome.complete ? "request" : "request_cut",
               {{"method", to_text(request.method)},
                {"route", name},
                {"status", std::int64_t{outcome.status}},
                {"duration_us", std::int64_t{us}},
                {"bytes_in", static_cast<std::int64_t>(outcome.bytes_in)},
                {"bytes_out", static_cast<std::int64_t>(outcome.bytes_out)}});
}

void Dispatcher::trace(const HttpRequest& request, const Route* route,
                       const Outcome& outcome) const {
    telemetry::SpanRecord span;
    span.name = to_text(request.method);
    if (route) span.name += ' ' + route->path;
    span.kind = telemetry::SpanKind::server;
    span.context = request.trace;
    span.parent = request.trace_parent;
    span.duration = outcome.duration;
    span.from = std::chrono::system_clock::now() -
                std::chrono::duration_cast<std::chrono::system_clock::duration>(outcome.duration);
    span.attributes = {{"http.request.method", to_text(request.method)},
                       {"http.response.status_code", std::to_string(outcome.status)},
                       {"apex.request_id", request.request_id}};
    if (route) span.attributes.emplace_back("http.route", route->path);
    if (outcome.status >= 500) span.error = reason_phrase(outcome.status);
    if (!outcome.complete) span.error = "the other end went away";
    tracer_.end(std::move(span));
}

}  // namespace apex::http
