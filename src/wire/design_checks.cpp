// A whole design by id like any single check: what a document comes to, with all of its checks. So
// the worked example of a whole sign stands beside those of the formulas.
#include "wire/identity.hpp"
#include "wire/single_check.hpp"

namespace apex::wire {
namespace {

struct WholeDesign {
    design::DesignResult design;
    std::vector<CheckRecord> checks;
};
BOOST_DESCRIBE_STRUCT(WholeDesign, (), (design, checks))

template <class Num>
Outcome<WholeDesign> whole_design(const design::DesignDocument& document, Sheet<Num>& sheet) {
    constexpr bool is_written = requires { sheet.steps; };
    auto outcome = design::check_design(
        document, is_written ? design::Derivation::written : design::Derivation::none);
    if (const Rejection* no = refused(outcome)) return *no;
    auto [result, findings] = value(std::move(outcome));
    if constexpr (is_written) sheet.steps = std::move(findings.trace);
    return WholeDesign{std::move(result), to_records(findings.checks)};
}

}  // namespace

template <>
inline constexpr auto rules<WholeDesign> =
    fields(field("design").says("As POST designs/check answers"), field("checks"));

std::span<const SingleCheck> design_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<design::DesignDocument, NoEdition, design_packs>(
            "design.whole", "A whole sign: wind, pole, footing, price",
            "ASCE 7, AISC 360, ACI 318, IBC",
            [](auto, const auto& in, auto& sheet) { return whole_design(in, sheet); }),
    };
    return checks;
}

}  // namespace apex::wire
