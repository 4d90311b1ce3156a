// A route and its description: method, path, handler, and what OpenAPI says of them. Written once,
// read by the server and by the document. Not here: the document's text (openapi.hpp), reading a
// request (request.hpp).
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "http/router.hpp"
#include "wire/answer.hpp"
#include "wire/codec.hpp"

namespace apex::endpoint {

struct Parameter {
    std::string name;
    std::string place;  ///< "path", "query", "header"
    std::string words;
    std::string schema = R"({"type":"string"})";
    bool required = false;
};

struct DocumentedAnswer {
    int status = 200;
    std::string words;
    std::string media_type = "application/json";
    std::string schema;                ///< JSON; empty: no body
    std::vector<std::string> headers;  ///< names among openapi.cpp's
};

class Endpoint {
  public:
    Endpoint(http::Method method, std::string path, std::string name, wire::SchemaParts& parts);

    Endpoint& tagged(std::string tag);
    Endpoint& says(std::string summary);
    Endpoint& explains(std::string description);
    template <class Body>
    Endpoint& takes() {
        return takes_schema(wire::schema_reference<Body>(*parts_, wire::Use::request));
    }
    Endpoint& takes_schema(std::string schema);
    /// A body of any type that goes to a sink; `bytes_max` bounds it. `media` is what is
    /// documented.
    Endpoint& takes_stream(http::OpenSink open, std::size_t bytes_max,
                           std::string media = "application/octet-stream");
    Endpoint& query(std::string name, std::string words,
                    std::string schema = R"({"type":"string"})");
    Endpoint& header(std::string name, std::string words, bool required = false);
    template <class Body>
    Endpoint& gives(int status, std::string words, std::vector<std::string> headers = {}) {
        return gives_schema(status, std::move(words),
                            wire::schema_reference<Body>(*parts_, wire::Use::answer),
                            std::move(headers));
    }
    /// The envelope of engineering answers around `Result`.
    template <class Result>
    Endpoint& gives_answer(std::string words) {
        return gives_schema(200, std::move(words), wire::answer_schema<Result>(parts_));
    }
    Endpoint& gives_schema(int status, std::string words, std::string schema,
                           std::vector<std::string> headers = {});
    Endpoint& gives_media(int status, std::string words, std::string media_type,
                          std::vector<std::string> headers = {});
    /// Statuses that are answered with a problem, beside those every route can give.
    Endpoint& refuses(std::vector<int> statuses);
    /// The least role that may call, and who checks that. Without it everyone may, and the document
    /// says nothing of roles.
    Endpoint& needs(std::string role, http::Guard guard);
    Endpoint& runs(http::Runs where);
    Endpoint& body_limit(std::size_t bytes);
    void with(http::Handler handler);

    const http::Route& route() const { return route_; }
    const std::string& tag() const { return tag_; }
    const std::string& least_role() const { return least_role_; }  ///< empty: everyone
    const std::string& summary() const { return summary_; }
    const std::string& description() const { return description_; }
    const std::string& request_schema() const { return request_schema_; }
    const std::string& request_media() const { return request_media_; }
    const std::vector<Parameter>& parameters() const { return parameters_; }
    const std::vector<DocumentedAnswer>& answers() const { return answers_; }
    const std::vector<int>& refusals() const { return refusals_; }

  private:
    http::Route route_;
    wire::SchemaParts* parts_;
    std::string tag_, summary_, description_, request_schema_, least_role_,
        request_media_ = "application/json";
    std::vector<Parameter> parameters_;
    std::vector<DocumentedAnswer> answers_;
    std::vector<int> refusals_;
};

/// All endpoints of a service, with the schemas they share.
class Table {
  public:
    Table() = default;
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    Endpoint& get(std::string path, std::string name);
    Endpoint& post(std::string path, std::string name);
    Endpoint& put(std::string path, std::string name);
    Endpoint& patch(std::string path, std::string name);
    Endpoint& remove(std::string path, std::string name);

    /// Statuses that every endpoint whose path begins so can answer with a problem.
    void refuses_below(std::string_view prefix, const std::vector<int>& statuses);

    const std::deque<Endpoint>& endpoints() const { return endpoints_; }
    std::deque<Endpoint>& endpoints() { return endpoints_; }
    const wire::SchemaParts& parts() const { return parts_; }
    wire::SchemaParts& parts() { return parts_; }
    /// What the server needs of them. `body_limit` replaces the default of routes that have none of
    /// their own.
    std::vector<http::Route> routes(std::size_t body_limit = http::default_body_limit) const;

  private:
    Endpoint& add(http::Method method, std::string path, std::string name);
    wire::SchemaParts parts_;
    std::deque<Endpoint> endpoints_;
};

}  // namespace apex::endpoint
