#include "config/door_settings.hpp"

#include <algorithm>

#include "base/ip_address.hpp"

namespace apex::config {
namespace {

Rejection no(const char* key, std::string reason) { return {key, std::move(reason), {}}; }

bool is_host_name(const std::string& text) {
    return text.size() <= 253 && text.front() != '.' && text.front() != '-' &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_' || c == '.';
           });
}

/// Whether the service can be reached from elsewhere and has been told that it cannot, or nothing.
std::optional<Rejection> open_door(const Settings& s) {
    if (s.auth != "off") return std::nullopt;
    if (!s.bind.empty() && !is_loopback(s.bind))
        return no("bind",
                  "APEX_BIND publishes the service beyond this machine, and no one signs in "
                  "(APEX_AUTH=off). Publish it on 127.0.0.1, or set APEX_AUTH=required");
    const auto listen = parse_endpoint(s.listen, "listen");
    if (const auto* refusal = refused(listen)) return *refusal;
    if (lets_everyone_in(s, value(listen).address))
        return no("listen", '"' + s.listen +
                                "\" is reached from beyond this machine, and no one signs in "
                                "(APEX_AUTH=off). Listen on 127.0.0.1, or set APEX_AUTH=required; "
                                "where a container's port is published on loopback alone, say so "
                                "by APEX_BIND=127.0.0.1");
    return std::nullopt;
}

/// The passwords of infra/secrets/development are known to everyone.
std::optional<Rejection> published_password(const Settings& s) {
    if (s.auth == "off") return std::nullopt;
    for (const auto& [key, text] :
         {std::pair{"database_url", &s.database_url},
          std::pair{"database_migration_url", &s.database_migration_url},
          std::pair{"redis_url", &s.redis_url}, std::pair{"search_url", &s.search_url},
          std::pair{"object_store_url", &s.object_store_url},
          std::pair{"s3_secret_key", &s.s3_secret_key}})
        if (text->find("apex-development-") != std::string::npos)
            return no(key,
                      "holds a password of infra/secrets/development, which everyone knows, and "
                      "APEX_AUTH=required. Name a folder with your own by APEX_SECRETS");
    return std::nullopt;
}

}  // namespace

bool lets_everyone_in(const Settings& s, std::string_view address) {
    return s.auth == "off" && s.bind.empty() && !is_loopback(address);
}

std::optional<Rejection> door_contradiction(const Settings& s) {
    for (const auto& text : list_of(s.trusted_proxies))
        if (!IpNetwork::parse(text))
            return no("trusted_proxies",
                      '"' + text + "\" is no address or network such as 10.0.0.5 or 10.0.0.0/8");
    for (const auto& text : list_of(s.allowed_hosts))
        if (!is_host_name(text))
            return no(
                "allowed_hosts",
                '"' + text + "\" is no name of a host such as apex.example.com, without port");
    if (const auto refusal = published_password(s)) return refusal;
    return open_door(s);
}

}  // namespace apex::config
