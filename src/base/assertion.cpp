#include "base/assertion.hpp"

#include <cstdio>
#include <cstdlib>

namespace apex {
void assertion_failed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "broken invariant: %s (%s:%d)\n", condition, file, line);
    std::abort();
}
}  // namespace apex
