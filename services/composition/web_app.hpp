// The web app's files, compiled in: the answer to every path that is no route. Paths of the app
// itself get its page.
#pragma once
#include "http/router.hpp"

namespace apex::composition {

/// The fallback of the server. Without a built bundle, `/` says how to build it.
http::Route web_app();

}  // namespace apex::composition
