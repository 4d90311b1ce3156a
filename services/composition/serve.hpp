// What the program's serving commands are made of: adapters, routes, worker, and an orderly end.
#pragma once
#include <string>

#include "config/settings.hpp"

namespace apex::composition {

/// Further addresses of `apex serve`, as the deployment plan has them.
struct AlsoListen {
    bool signcalc = false;  ///< the calculation service at settings.signcalc_listen
    std::string web;        ///< everything once more at this address; empty: no
};

// Each serves until SIGTERM or SIGINT, then drains; the exit status. Throws CannotStart or
// http::ListenFailure.
int serve(const config::Settings& settings, const AlsoListen& also);
int run_api(const config::Settings& settings);
int run_worker(const config::Settings& settings);

}  // namespace apex::composition
