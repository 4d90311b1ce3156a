// The names that the service answers under while no one signs in, as the settings say them.
#pragma once
#include "config/settings.hpp"
#include "http/site_names.hpp"

namespace apex::composition {

http::SiteNames site_names(const config::Settings& settings);

}  // namespace apex::composition
