#include "runbook/redaction.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>

#include "runbook/markdown.hpp"

namespace apex::runbook {
namespace {

constexpr std::size_t secret_characters_min = 6;
constexpr const char* mask = "***";

bool speaks_of_a_secret(std::string name) {
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return std::ranges::any_of(
        std::initializer_list<const char*>{"PASSWORD", "PASSWD", "SECRET", "TOKEN", "KEY"},
        [&](const char* word) { return name.find(word) != name.npos; });
}

/// A value that names a place or switches something is no secret, whatever its variable is called.
bool may_be_a_secret(std::string_view value) {
    return !value.starts_with('/') && !value.starts_with("./");
}

}  // namespace

void Redactor::know(std::string_view secret) {
    secret = trimmed(secret);
    if (secret.size() < secret_characters_min) return;
    secrets_.emplace_back(secret);
    std::ranges::stable_sort(secrets_, std::greater<>(), &std::string::size);
}

void Redactor::know_environment(const std::map<std::string, std::string>& environment) {
    for (const auto& [name, value] : environment)
        if (speaks_of_a_secret(name) && may_be_a_secret(value)) know(value);
}

void Redactor::know_files(const std::string& folder) {
    std::error_code absent;
    for (std::filesystem::recursive_directory_iterator at(folder, absent), end;
         !absent && at != end; at.increment(absent)) {
        if (!at->is_regular_file()) continue;
        std::ifstream file(at->path());
        std::string line;
        if (!std::getline(file, line)) continue;
        know(line);
        // postgresql://user:password@host: the password alone is a secret too.
        static const std::regex in_url("://[^/:@]+:([^/@]+)@");
        std::smatch found;
        if (std::regex_search(line, found, in_url)) know(found[1].str());
    }
}

std::string Redactor::operator()(std::string_view text) const {
    std::string out(text);
    for (const std::string& secret : secrets_)
        for (std::size_t at = out.find(secret); at != out.npos; at = out.find(secret, at)) {
            out.replace(at, secret.size(), mask);
            at += std::string_view(mask).size();
        }
    static const std::regex in_url(R"((://[^/\s:@]*:)[^/\s@]+@)");
    static const std::regex in_header(R"((authorization: *(?:bearer|basic) +)[^\s"']+)",
                                      std::regex::icase);
    static const std::regex assigned(
        R"re(((?:password|passwd|secret|token|api_key|secret_key)["']?\s*[=:]\s*["']?)[^\s"',}]+)re",
        std::regex::icase);
    out = std::regex_replace(out, in_url, "$1***@");
    out = std::regex_replace(out, in_header, "$1***");
    return std::regex_replace(out, assigned, "$1***");
}

}  // namespace apex::runbook
