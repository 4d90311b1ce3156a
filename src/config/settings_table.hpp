// The one table of settings: name, environment name, limits, words. Inside config only.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "config/settings.hpp"

namespace apex::config {

struct Entry {
    using Member =
        std::variant<std::string Settings::*, std::int64_t Settings::*, bool Settings::*>;
    const char* key;          ///< in the TOML file; flags use it with dashes
    const char* environment;  ///< name of the variable
    Member member;
    const char* help;
    std::int64_t least = 0, most = 0;  ///< of an integer
    const char* words = "";            ///< of a text that is one of a few: "off|required"
    /// `url`: a URL that may hold a password; `all`: nothing of it is shown.
    enum class Secret : unsigned char { none, url, all } secret = Secret::none;
};

const std::vector<Entry>& settings_table();

}  // namespace apex::config
