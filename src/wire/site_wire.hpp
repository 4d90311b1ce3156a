// The wire form of `common/site/resolve`. The meaning of each field: site/resolve.hpp.
#pragma once
#include "site/resolve.hpp"
#include "wire/codec.hpp"

namespace apex::wire {
extern template const Type& type_of<site::SiteQuery>();
extern template const Type& type_of<site::SiteResult>();
}  // namespace apex::wire
