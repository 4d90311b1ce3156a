#include "adapters/s3/sigv4.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <map>

#include "base/assertion.hpp"
#include "base/sha256.hpp"

namespace apex::adapters::s3 {
namespace {

constexpr const char* algorithm = "AWS4-HMAC-SHA256";
constexpr int presigned_lifetime_s_max = 7 * 24 * 3600;

std::string hmac_sha256(std::string_view key, std::string_view text) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    APEX_ASSERT(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest,
                     &length) != nullptr &&
                length == 32);
    return {reinterpret_cast<const char*>(digest), length};
}

std::string hexadecimal(std::string_view bytes) {
    std::string text;
    text.reserve(2 * bytes.size());
    for (const char c : bytes) {
        text += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
        text += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

bool is_unreserved(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

std::string encoded(std::string_view text, char kept) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c) || c == kept) {
            result += c;
        } else {
            result += '%';
            result += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
            result += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
        }
    }
    return result;
}

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// Without blanks at the ends, one blank for several.
std::string trimmed(std::string_view value) {
    std::string result;
    for (const char c : value) {
        const bool blank = c == ' ' || c == '\t';
        if (!blank)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

/// By lower-case name; values of one name are joined in their order.
std::map<std::string, std::string> canonical_headers(const std::vector<NameValue>& headers) {
    std::map<std::string, std::string> sorted;
    for (const auto& [name, value] : headers) {
        const auto [place, is_new] = sorted.try_emplace(lower_case(name), trimmed(value));
        if (!is_new) place->second += ',' + trimmed(value);
    }
    return sorted;
}

std::string scope_text(const Scope& scope) {
    APEX_ASSERT(scope.time.size() == 16);
    return scope.time.substr(0, 8) + '/' + scope.region + '/' + scope.service + "/aws4_request";
}

std::string signature_of(const Credentials& credentials, const Scope& scope,
                         const SignableRequest& request) {
    return signature(credentials.secret_key, scope,
                     string_to_sign(scope, canonical_request(request)));
}

}  // namespace

std::string amz_time(std::time_t at) {
    std::tm parts{};
    APEX_ASSERT(gmtime_r(&at, &parts) != nullptr);
    char text[32];
    APEX_ASSERT(std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &parts) == 16);
    return text;
}

std::string uri_encoded(std::string_view text) {
    return encoded(text, '~');  // '~' is unreserved anyway: nothing more is kept.
}

std::string uri_encoded_path(std::string_view path) { return encoded(path, '/'); }

std::string canonical_query(const std::vector<NameValue>& query) {
    std::vector<std::pair<std::string, std::string>> sorted;
    for (const auto& [name, value] : query)
        sorted.emplace_back(uri_encoded(name), uri_encoded(value));
    std::sort(sorted.begin(), sorted.end());
    std::string text;
    for (const auto& [name, value] : sorted) {
        if (!text.empty()) text += '&';
        text += name + '=' + value;
    }
    return text;
}

std::string signed_headers(const std::vector<NameValue>& headers) {
    std::string names;
    for (const auto& [name, value] : canonical_headers(headers)) {
        if (!names.empty()) names += ';';
        names += name;
    }
    return names;
}

std::string canonical_request(const SignableRequest& request) {
    std::string text = request.method + '\n' + uri_encoded_path(request.path) + '\n' +
                       canonical_query(request.query) + '\n';
    for (const auto& [name, value] : canonical_headers(request.headers))
        text += name + ':' + value + '\n';
    return text + '\n' + signed_headers(request.headers) + '\n' + request.payload_sha256;
}

std::string string_to_sign(const Scope& scope, std::string_view canonical) {
    return std::string(algorithm) + '\n' + scope.time + '\n' + scope_text(scope) + '\n' +
           sha256_hex(canonical);
}

std::string signature(std::string_view secret_key, const Scope& scope, std::string_view text) {
    const std::string date_key =
        hmac_sha256("AWS4" + std::string(secret_key), scope.time.substr(0, 8));
    const std::string region_key = hmac_sha256(date_key, scope.region);
    const std::string service_key = hmac_sha256(region_key, scope.service);
    return hexadecimal(hmac_sha256(hmac_sha256(service_key, "aws4_request"), text));
}

std::string authorization(const Credentials& credentials, const Scope& scope,
                          const SignableRequest& request) {
    return std::string(algorithm) + " Credential=" + credentials.access_key + '/' +
           scope_text(scope) + ",SignedHeaders=" + signed_headers(request.headers) +
           ",Signature=" + signature_of(credentials, scope, request);
}

std::string presigned_query(const Credentials& credentials, const Scope& scope,
                            SignableRequest request, int lifetime_s) {
    APEX_ASSERT(lifetime_s >= 1 && lifetime_s <= presigned_lifetime_s_max);
    request.query.insert(request.query.end(),
                         {{"X-Amz-Algorithm", algorithm},
                          {"X-Amz-Credential", credentials.access_key + '/' + scope_text(scope)},
                          {"X-Amz-Date", scope.time},
                          {"X-Amz-Expires", std::to_string(lifetime_s)},
                          {"X-Amz-SignedHeaders", signed_headers(request.headers)}});
    return canonical_query(request.query) +
           "&X-Amz-Signature=" + signature_of(credentials, scope, request);
}

}  // namespace apex::adapters::s3
