// A result, or a refusal that names the field, the reason and the clause.
// Failed checks are results, not refusals; broken surroundings (disk, network) are exceptions of
// the adapters.
#pragma once
#include <string>
#include <utility>
#include <variant>

#include "base/assertion.hpp"

namespace apex {

/// Whether a citation or constant was confirmed against independent public sources. `unconfirmed`
/// is printed wherever it is used.
enum class Standing : unsigned char { confirmed, unconfirmed };

/// A place in a standard. Static text only, so that citing costs nothing.
struct Clause {
    const char* standard = "";  ///< "ASCE 7-22"
    const char* ref = "";       ///< "29.3.1"
    Standing standing = Standing::confirmed;
};

constexpr Clause unconfirmed(Clause clause) {
    return {clause.standard, clause.ref, Standing::unconfirmed};
}

/// "ASCE 7-22 29.3.1"; a clause without a standard is empty text.
inline std::string to_text(const Clause& clause) {
    std::string text = clause.standard;
    if (!text.empty() && *clause.ref != '\0') text += ' ';
    return text += clause.ref;
}

/// Input that cannot be accepted. `field` is a JSON pointer into what the caller was given
/// ("/cabinets/0/width_ft").
struct Rejection {
    std::string field, reason;
    Clause clause;
};

template <class T>
using Outcome = std::variant<T, Rejection>;

/// The refusal in an outcome, or null. `if (const auto* no = refused(x)) return *no;`
template <class T>
const Rejection* refused(const Outcome<T>& outcome) {
    return std::get_if<Rejection>(&outcome);
}

/// The result of an outcome that is known not to be a refusal.
template <class T>
const T& value(const Outcome<T>& outcome) {
    APEX_ASSERT(outcome.index() == 0);
    return *std::get_if<T>(&outcome);
}
template <class T>
T value(Outcome<T>&& outcome) {
    APEX_ASSERT(outcome.index() == 0);
    return std::move(*std::get_if<T>(&outcome));
}

}  // namespace apex
