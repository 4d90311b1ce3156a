// What the settings on who reaches the service must have in common. Inside config only.
#pragma once
#include <optional>

#include "config/settings.hpp"

namespace apex::config {

/// None when no one reaches the service who may not: while no one signs in it stays on this
/// machine, where people sign in no password is one that is published, and lists of proxies and
/// names hold nothing else.
std::optional<Rejection> door_contradiction(const Settings& settings);

}  // namespace apex::config
