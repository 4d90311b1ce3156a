#include "endpoint/probe_routes.hpp"

namespace apex::endpoint {

http::Route fixed_route(std::string path, std::string name, std::string media_type,
                        std::string body) {
    http::Route route;
    route.path = std::move(path);
    route.name = std::move(name);
    route.runs = http::Runs::on_loop;
    route.handler = [type = std::move(media_type),
                     text = std::move(body)](const http::HttpRequest&) {
        http::HttpResponse response = http::json_response(200, text);
        response.content_type = type;
        return response;
    };
    return route;
}

http::HttpResponse metrics_response(http::Registry& metrics) {
    http::HttpResponse response = http::json_response(200, metrics.text());
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
}

http::Route metrics_route(http::Registry& metrics) {
    http::Route route;
    route.path = "/metrics";
    route.name = "metrics";
    route.handler = [&metrics](const http::HttpRequest&) { return metrics_response(metrics); };
    return route;
}

}  // namespace apex::endpoint
