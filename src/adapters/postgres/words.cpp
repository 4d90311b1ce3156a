#include "adapters/postgres/words.hpp"

namespace apex::adapters::postgres {

std::vector<std::string> patterns_of(const std::vector<std::string>& words) {
    std::vector<std::string> patterns;
    for (const std::string& word : words) {
        std::string pattern = "%";
        for (const char c : word) {
            if (c == '%' || c == '_' || c == '\\') pattern += '\\';
            pattern += c;
        }
        patterns.push_back(pattern + '%');
    }
    return patterns;
}

}  // namespace apex::adapters::postgres
