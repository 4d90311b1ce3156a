#include "http/client_address.hpp"

#include <algorithm>

namespace apex::http {
namespace {

constexpr int subscriber_bits = 64;

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool is_forwarded_for(std::string_view name) {
    constexpr std::string_view lower = "x-forwarded-for";
    return std::equal(name.begin(), name.end(), lower.begin(), lower.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

/// The nearest first: from the last entry of the last field.
std::vector<std::string_view> forwarded_for(const Headers& headers) {
    std::vector<std::string_view> entries;
    for (std::size_t i = headers.size(); i-- > 0;) {
        if (!is_forwarded_for(headers[i].name)) continue;
        std::string_view rest = headers[i].value;
        while (true) {
            const std::size_t comma = rest.rfind(',');
            entries.push_back(
                without_blanks(comma == std::string_view::npos ? rest : rest.substr(comma + 1)));
            if (comma == std::string_view::npos) break;
            rest = rest.substr(0, comma);
        }
    }
    return entries;
}

}  // namespace

bool ClientAddress::trusts(const IpAddress& address) const {
    return std::any_of(trusted_.begin(), trusted_.end(),
                       [&](const IpNetwork& network) { return network.contains(address); });
}

std::string ClientAddress::of(const HttpRequest& request) const {
    auto client = IpAddress::parse(request.peer);
    if (!client) return request.peer;
    if (trusts(*client))
        for (const std::string_view entry : forwarded_for(request.headers)) {
            const auto before = IpAddress::parse(entry);
            if (!before) break;  // Whoever is trusted wrote what is no address: it goes no further.
            client = before;
            if (!trusts(*client)) break;
        }
    return client->is_v4() ? client->text() : client->cut_to(subscriber_bits).text() + "/64";
}

}  // namespace apex::http
