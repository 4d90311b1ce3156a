// What the settings of sign-in must have in common. Inside config only.
#pragma once
#include <optional>

#include "config/settings.hpp"

namespace apex::config {

/// None when APEX_AUTH=required can work with them: by API keys alone, or with a provider.
std::optional<Rejection> sign_in_contradiction(const Settings& settings);

}  // namespace apex::config
