#include "adapters/s3/s3_url.hpp"

#include <algorithm>
#include <charconv>

#include "adapters/s3/percent.hpp"

namespace apex::adapters {
namespace {

using s3::percent_decoded;

Rejection no(std::string reason) { return {"OBJECT_STORE_URL", std::move(reason), {}}; }

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_hexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_host(std::string_view host) {
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        return std::all_of(host.begin() + 1, host.end() - 1,
                           [](char c) { return is_hexadecimal(c) || c == ':' || c == '.'; });
    return !host.empty() && host.size() <= 253 && is_letter_or_digit(host.front()) &&
           std::all_of(host.begin(), host.end(), [](char c) {
               return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_';
           });
}

/// host, host:port, [::1]:port.
std::optional<S3Endpoint> endpoint_of(std::string_view text, bool tls) {
    S3Endpoint endpoint{tls, {}, 0};
    const std::size_t colon = text.rfind(':');
    const std::size_t bracket = text.rfind(']');
    const bool has_port =
        colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
    endpoint.host = text.substr(0, has_port ? colon : text.size());
    std::transform(endpoint.host.begin(), endpoint.host.end(), endpoint.host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (!is_host(endpoint.host)) return std::nullopt;
    if (has_port) {
        const std::string_view port = text.substr(colon + 1);
        const auto [end, failure] =
            std::from_chars(port.data(), port.data() + port.size(), endpoint.port);
        if (failure != std::errc() || end != port.data() + port.size() || endpoint.port == 0)
            return std::nullopt;
    }
    return endpoint;
}

/// S3's rules for names of buckets: they are names of hosts.
bool is_bucket(std::string_view name) {
    return name.size() >= 3 && name.size() <= 63 && name.front() != '-' && name.front() != '.' &&
           name.back() != '-' && name.back() != '.' && name.find("..") == std::string_view::npos &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
           });
}

bool is_region(std::string_view region) {
    return !region.empty() && region.size() <= 64 &&
           std::all_of(region.begin(), region.end(),
                       [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
}

/// One of two words; none otherwise.
std::optional<bool> choice(const std::string& text, const char* yes, const char* no_word) {
    if (text == yes) return true;
    if (text == no_word) return false;
    return std::nullopt;
}

std::optional<Rejection> set_public(S3Settings& settings, const std::string& url) {
    const bool tls = url.starts_with("https://");
    if (tls || url.starts_with("http://"))
        settings.public_endpoint = endpoint_of(std::string_view(url).substr(tls ? 8 : 7), tls);
    if (settings.public_endpoint) return std::nullopt;
    return no("public must be http://host[:port] or https://host[:port]");
}

std::optional<Rejection> set_prefix(S3Settings& settings, std::string prefix) {
    if (!prefix.empty() && prefix.back() != '/') prefix += '/';
    const bool printable =
        std::all_of(prefix.begin(), prefix.end(), [](char c) { return c > ' ' && c != 127; });
    if (!printable || prefix.front() == '/' || prefix.size() > 256)
        return no("prefix must be up to 256 printable ASCII characters and not begin with /");
    settings.prefix = std::move(prefix);
    return std::nullopt;
}

std::optional<Rejection> set_parameter(S3Settings& settings, const std::string& name,
                                       const std::string& value) {
    if (value.empty()) return no(name + " has no value");
    if (name == "region") {
        if (!is_region(value)) return no("region must be letters, digits, - and _");
        settings.region = value;
    } else if (name == "style") {
        const auto path = choice(value, "path", "virtual");
        if (!path) return no("style must be path or virtual");
        settings.style = *path ? S3Style::path : S3Style::virtual_host;
    } else if (name == "tls") {
        const auto on = choice(value, "on", "off");
        if (!on) return no("tls must be on or off");
        settings.endpoint.tls = *on;
    } else if (name == "create") {
        const auto on = choice(value, "on", "off");
        if (!on) return no("create must be on or off");
        settings.create_bucket = *on;
    } else if (name == "ca") {
        settings.ca_file = value;
    } else if (name == "prefix") {
        return set_prefix(settings, value);
    } else if (name == "public") {
        return set_public(settings, value);
    } else {
        return no(
            "has an unknown parameter; it takes region, style, tls, prefix, public, ca, create");
    }
    return std::nullopt;
}

std::optional<Rejection> set_query(S3Settings& settings, std::string_view query) {
    std::string seen = "&";
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        const std::size_t equals = pair.find('=');
        const auto name = percent_decoded(pair.substr(0, equals));
        const auto value = percent_decoded(
            equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1));
        if (!name || !value) return no("has a % that is not followed by two hexadecimal digits");
        if (seen.find('&' + *name + '&') != std::string::npos) return no(*name + " is given twice");
        seen += *name + '&';
        if (const auto refusal = set_parameter(settings, *name, *value)) return refusal;
    }
    return std::nullopt;
}

std::optional<Rejection> set_keys(S3Settings& settings, std::optional<std::string_view> user,
                                  S3Keys keys) {
    std::string access_key(keys.access_key), secret_key(keys.secret_key);
    if (user) {
        if (!access_key.empty() || !secret_key.empty())
            return no("holds keys, and S3_ACCESS_KEY or S3_SECRET_KEY is set too; give them once");
        const std::size_t colon = user->find(':');
        if (colon == std::string_view::npos)
            return no("needs both KEY and SECRET before the @, as KEY:SECRET");
        const auto key = percent_decoded(user->substr(0, colon));
        const auto secret = percent_decoded(user->substr(colon + 1));
        if (!key || !secret)
            return no("has a % in KEY:SECRET that is not followed by two hexadecimal digits");
        access_key = *key;
        secret_key = *secret;
    }
    if (access_key.empty())
        return Rejection{
            "S3_ACCESS_KEY", "is missing: set it, or put KEY:SECRET@ in OBJECT_STORE_URL", {}};
    if (secret_key.empty())
        return Rejection{
            "S3_SECRET_KEY", "is missing: set it, or put KEY:SECRET@ in OBJECT_STORE_URL", {}};
    // The access key stands in a header and in URLs.
    if (!std::all_of(access_key.begin(), access_key.end(),
                     [](char c) { return c > ' ' && c < 127 && c != '/' && c != ','; }))
        return Rejection{user ? "OBJECT_STORE_URL" : "S3_ACCESS_KEY",
                         "the access key must be printable ASCII without / , and blanks",
                         {}};
    settings.credentials = {std::move(access_key), std::move(secret_key)};
    return std::nullopt;
}

}  // namespace

Outcome<S3Settings> parse_s3_url(std::string_view url, S3Keys keys) {
    constexpr std::string_view scheme = "s3://";
    if (!url.starts_with(scheme)) return no("must begin with s3://");
    url.remove_prefix(scheme.size());
    if (url.find('#') != std::string_view::npos)
        return no("has a #; in a key or secret it is written %23");
    const std::size_t question = url.find('?');
    const std::string_view query =
        question == std::string_view::npos ? std::string_view() : url.substr(question + 1);
    const std::string_view place = url.substr(0, question);
    const std::size_t slash = place.find('/');
    std::string_view authority = place.substr(0, slash);
    const std::string_view bucket =
        slash == std::string_view::npos ? std::string_view() : place.substr(slash + 1);

    S3Settings settings;
    std::optional<std::string_view> user;
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        user = authority.substr(0, at);
        authority.remove_prefix(at + 1);
    } else if (url.find('@') != std::string_view::npos) {
        return no("has a / or ? before the @; in a key or secret they are written %2F and %3F");
    }
    if (const auto refusal = set_keys(settings, user, keys)) return *refusal;
    const auto endpoint = endpoint_of(authority, true);
    if (!endpoint) return no("must name the server after the @, as host or host:port");
    settings.endpoint = *endpoint;
    if (!is_bucket(bucket))
        return no("must end in /bucket: 3 to 63 of a-z, 0-9, - and ., as S3 names buckets");
    settings.bucket = bucket;
    if (const auto refusal = set_query(settings, query)) return *refusal;

    const std::string& host = settings.endpoint.host;
    const bool is_address =
        host.front() == '[' || host.find_first_not_of("0123456789.") == std::string::npos;
    if (settings.style == S3Style::virtual_host && is_address)
        return no("style=virtual needs a server with a name, not an address");
    if (settings.style == S3Style::virtual_host && settings.endpoint.tls &&
        settings.bucket.find('.') != std::string::npos)
        return no(
            "a bucket with a dot has no certificate in style=virtual with TLS; use style=path");
    return settings;
}

}  // namespace apex::adapters
