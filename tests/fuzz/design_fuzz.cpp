// Design documents: what is accepted is written in one form only, has one identity, and can be
// calculated or refused with a field that is named; what is not accepted is refused with pointers.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assertion.hpp"
#include "calc/design/sign_design.hpp"
#include "wire/codec.hpp"
#include "wire/design_wire.hpp"
#include "wire/identity.hpp"

namespace {

using namespace apex;

void check_problems(const wire::Problems& problems) {
    APEX_ASSERT(problems.not_json || !problems.errors.empty());
    for (const Rejection& rejection : problems.errors) {
        APEX_ASSERT(!rejection.reason.empty());
        APEX_ASSERT(rejection.field.empty() || rejection.field.front() == '/');
    }
}

void check_calculation(const design::DesignDocument& document) {
    const auto outcome = design::check_design(document, design::Derivation::none);
    if (const Rejection* no = refused(outcome)) APEX_ASSERT(!no->reason.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto decoded = wire::decode<design::DesignDocument>(text);
    if (!decoded) {
        check_problems(decoded.problems);
        return 0;
    }
    const std::string once = wire::encode(*decoded);
    const auto again = wire::decode<design::DesignDocument>(once);
    APEX_ASSERT(again);
    APEX_ASSERT(wire::encode(*again) == once);
    APEX_ASSERT(wire::identity(*again).input_hash == wire::identity(*decoded).input_hash);
    check_calculation(*decoded);
    return 0;
}
