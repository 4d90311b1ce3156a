// One design in several variants side by side: under each edition, or under each reading of a
// switch. A variant that is refused stands in its column and stops no other. Not here: how variants
// are made of a name (wire/variants.hpp).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calc/design/sign_design.hpp"
#include "trace/record.hpp"

namespace apex::design {

/// A document that differs from the one that was given in one value.
struct Variant {
    std::string value;  ///< in the words of the document: "ASCE 7-16", "cap_on_third", "2"
    DesignDocument document;
};

/// What a variant comes to.
struct VariantResult {
    bool passes;
    Governing governing;
    std::string designation;  ///< of the pole: as named, or what "auto" finds under this variant
    double steel_lb, concrete_yd3;  ///< of all poles and footings
    double footing_depth_ft, footing_diameter_ft;
    double base_shear_lbf, base_moment_lbf_ft;  ///< of wind, strength level, Case A
    long long price_total_cents;
    std::vector<CheckRecord> checks;
    std::vector<std::string> warnings;
};

/// Why a variant has no result.
struct VariantRefusal {
    std::string field, reason, clause;
};

struct ComparedVariant {
    std::string value;
    bool as_given;  ///< the variant that the document itself is
    std::optional<VariantResult> result;
    std::optional<VariantRefusal> refused;
};

struct Comparison {
    std::string by;  ///< what the variants differ in: "codes.wind", "options.square_width"
    std::string price_book, currency;
    std::vector<ComparedVariant> variants;
};

/// Every variant by check_design. `as_given` is the place in `variants` of the document itself;
/// where it equals their number none is.
Answer<Comparison> compare_variants(const std::string& by, const std::vector<Variant>& variants,
                                    std::size_t as_given);

}  // namespace apex::design
