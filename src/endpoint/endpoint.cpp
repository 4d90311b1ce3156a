#include "endpoint/endpoint.hpp"

#include <algorithm>

namespace apex::endpoint {

Endpoint::Endpoint(http::Method method, std::string path, std::string name,
                   wire::SchemaParts& parts)
    : parts_(&parts) {
    route_.method = method;
    route_.path = std::move(path);
    route_.name = std::move(name);
    for (std::size_t at = route_.path.find('{'); at != std::string::npos;
         at = route_.path.find('{', at + 1)) {
        const std::size_t close = route_.path.find('}', at);
        parameters_.push_back(
            {route_.path.substr(at + 1, close - at - 1), "path", "", R"({"type":"string"})", true});
    }
}

Endpoint& Endpoint::tagged(std::string tag) {
    tag_ = std::move(tag);
    return *this;
}
Endpoint& Endpoint::says(std::string summary) {
    summary_ = std::move(summary);
    return *this;
}
Endpoint& Endpoint::explains(std::string description) {
    description_ = std::move(description);
    return *this;
}
Endpoint& Endpoint::takes_schema(std::string schema) {
    request_schema_ = std::move(schema);
    route_.body = http::BodyKind::json;
    return refuses({400, 413, 415, 422});
}
Endpoint& Endpoint::takes_stream(http::OpenSink open, std::size_t bytes_max, std::string media) {
    request_schema_ = R"({"type":"string","format":"binary"})";
    request_media_ = std::move(media);
    route_.body = http::BodyKind::any;
    route_.body_limit = bytes_max;
    route_.open_sink = std::move(open);
    return refuses({413});
}
Endpoint& Endpoint::query(std::string name, std::string words, std::string schema) {
    parameters_.push_back({std::move(name), "query", std::move(words), std::move(schema), false});
    return refuses({422});
}
Endpoint& Endpoint::header(std::string name, std::string words, bool required) {
    parameters_.push_back(
        {std::move(name), "header", std::move(words), R"({"type":"string"})", required});
    return *this;
}
Endpoint& Endpoint::gives_schema(int status, std::string words, std::string schema,
                                 std::vector<std::string> headers) {
    answers_.push_back(
        {status, std::move(words), "application/json", std::move(schema), std::move(headers)});
    return *this;
}
Endpoint& Endpoint::gives_media(int status, std::string words, std::string media_type,
                                std::vector<std::string> headers) {
    std::string schema = media_type.empty() ? "" : R"({"type":"string"})";
    answers_.push_back(
        {status, std::move(words), std::move(media_type), std::move(schema), std::move(headers)});
    return *this;
}
Endpoint& Endpoint::refuses(std::vector<int> statuses) {
    for (const int status : statuses)
        if (std::find(refusals_.begin(), refusals_.end(), status) == refusals_.end())
            refusals_.push_back(status);
    std::sort(refusals_.begin(), refusals_.end());
    return *this;
}
Endpoint& Endpoint::needs(std::string role, http::Guard guard) {
    least_role_ = std::move(role);
    route_.guard = std::move(guard);
    return refuses({401, 403});
}
Endpoint& Endpoint::runs(http::Runs where) {
    route_.runs = where;
    return *this;
}
Endpoint& Endpoint::body_limit(std::size_t bytes) {
    route_.body_limit = bytes;
    return *this;
}
void Endpoint::with(http::Handler handler) { route_.handler = std::move(handler); }

Endpoint& Table::add(http::Method method, std::string path, std::string name) {
    return endpoints_.emplace_back(method, std::move(path), std::move(name), parts_);
}
Endpoint& Table::get(std::string path, std::string name) {
    return add(http::Method::get, std::move(path), std::move(name));
}
Endpoint& Table::post(std::string path, std::string name) {
    return add(http::Method::post, std::move(path), std::move(name));
}
Endpoint& Table::put(std::string path, std::string name) {
    return add(http::Method::put, std::move(path), std::move(name));
}
Endpoint& Table::patch(std::string path, std::string name) {
    return add(http::Method::patch, std::move(path), std::move(name));
}
Endpoint& Table::remove(std::string path, std::string name) {
    return add(http::Method::delete_, std::move(path), std::move(name));
}

void Table::refuses_below(std::string_view prefix, const std::vector<int>& statuses) {
    for (Endpoint& e : endpoints_)
        if (e.route().path.starts_with(prefix)) e.refuses(statuses);
}

std::vector<http::Route> Table::routes(std::size_t body_limit) const {
    std::vector<http::Route> routes;
    for (const Endpoint& e : endpoints_) {
        routes.push_back(e.route());
        if (routes.back().body_limit == http::default_body_limit)
            routes.back().body_limit = body_limit;
    }
    return routes;
}

}  // namespace apex::endpoint
