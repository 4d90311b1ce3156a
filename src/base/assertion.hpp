// Assertions that stay on in release: a broken invariant of an engineering program must stop it.
// Not for bad input: that is a Rejection.
#pragma once

namespace apex {
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);
}  // namespace apex

#define APEX_ASSERT(condition) \
    ((condition) ? static_cast<void>(0) : ::apex::assertion_failed(#condition, __FILE__, __LINE__))
