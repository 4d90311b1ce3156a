#include "http/message.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/assertion.hpp"

namespace apex::http {
namespace {

constexpr std::array<const char*, method_count> method_texts{"GET",   "HEAD",   "POST",   "PUT",
                                                             "PATCH", "DELETE", "OPTIONS"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

const char* to_text(Method method) { return method_texts[static_cast<std::size_t>(method)]; }

std::optional<Method> method_from(std::string_view text) {
    for (std::size_t i = 0; i < method_count; ++i)
        if (text == method_texts[i]) return static_cast<Method>(i);
    return std::nullopt;
}

void Headers::clear() {
    text_.clear();
    spans_.clear();
}

void Headers::add(std::string_view name, std::string_view value) {
    const auto name_at = static_cast<std::uint32_t>(text_.size());
    text_ += name;
    const auto value_at = static_cast<std::uint32_t>(text_.size());
    text_ += value;
    spans_.push_back({name_at, static_cast<std::uint32_t>(name.size()), value_at,
                      static_cast<std::uint32_t>(value.size())});
}

Headers::Field Headers::operator[](std::size_t index) const {
    const Span& s = spans_[index];
    const std::string_view all = text_;
    return {all.substr(s.name_at, s.name_size), all.substr(s.value_at, s.value_size)};
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
    for (std::size_t i = 0; i < spans_.size(); ++i)
        if (const Field field = (*this)[i]; same_name(field.name, name)) return field.value;
    return std::nullopt;
}

std::size_t Headers::count(std::string_view name) const {
    std::size_t n = 0;
    for (std::size_t i = 0; i < spans_.size(); ++i) n += same_name((*this)[i].name, name);
    return n;
}

std::string_view HttpRequest::path() const {
    return std::string_view(target).substr(0, std::min(target.find('?'), target.size()));
}

std::string_view HttpRequest::query() const {
    const std::size_t at = target.find('?');
    return at == std::string::npos ? std::string_view() : std::string_view(target).substr(at + 1);
}

const std::string& HttpRequest::path_value(std::size_t index) const {
    APEX_ASSERT(index < path_values.size());
    return path_values[index];
}

void HttpRequest::clear() {
    method = Method::get;
    version_minor = 1;
    target.clear();
    headers.clear();
    body.clear();
    sink.reset();
    request_id.clear();
    trace = {};
    path_values.clear();
    attached.reset();
}

HttpResponse& HttpResponse::with(std::string name, std::string text) {
    headers.emplace_back(std::move(name), std::move(text));
    return *this;
}

HttpResponse json_response(int status, std::string body) {
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

HttpResponse empty_response(int status) {
    HttpResponse response;
    response.status = status;
    response.content_type.clear();
    return response;
}

const char* reason_phrase(int status) {
    switch (status) {
        case 100:
            return "Continue";
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 411:
            return "Length Required";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 502:
            return "Bad Gateway";
        case 503:
            return "Service Unavailable";
        case 504:
            return "Gateway Timeout";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "Unknown";
    }
}

}  // namespace apex::http
