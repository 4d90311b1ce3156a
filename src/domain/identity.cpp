#include "domain/identity.hpp"

#include <algorithm>

namespace apex::domain {

bool is_account_id(std::string_view text) {
    constexpr std::size_t most = 64;
    return !text.empty() && text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '.' || c == '_' || c == '-';
           });
}

}  // namespace apex::domain
