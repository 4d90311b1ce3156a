#include "calc/design/compare.hpp"

#include "calc/pricing/price_book.hpp"

namespace apex::design {
namespace {

VariantResult result_of(const Answer<DesignResult>& answer) {
    const DesignResult& r = answer.result;
    return {r.passes,
            r.governing,
            r.pole.designation,
            r.quantities.steel_lb,
            r.quantities.concrete_yd3,
            r.footing.depth_ft,
            r.footing.diameter_ft,
            r.wind.force_lbf,
            r.wind.moment_lbf_ft,
            r.price.total_cents,
            to_records(answer.findings.checks),
            answer.findings.warnings};
}

ComparedVariant compared(const Variant& variant, bool as_given) {
    const auto checked = check_design(variant.document, Derivation::none);
    if (const auto* no = refused(checked))
        return {variant.value, as_given, std::nullopt,
                VariantRefusal{no->field, no->reason, to_text(no->clause)}};
    return {variant.value, as_given, result_of(value(checked)), std::nullopt};
}

}  // namespace

Answer<Comparison> compare_variants(const std::string& by, const std::vector<Variant>& variants,
                                    std::size_t as_given) {
    Answer<Comparison> answer{};
    const pricing::PriceBook& book = pricing::current_price_book();
    answer.result = {by, book.name, book.currency, {}};
    for (std::size_t i = 0; i < variants.size(); ++i)
        answer.result.variants.push_back(compared(variants[i], i == as_given));
    auto& assumptions = answer.findings.assumptions;
    assumptions.emplace_back("The variants differ in " + by + " and in nothing else.");
    if (by == "codes.wind")
        assumptions.emplace_back(
            "The wind speed is kept: each edition has maps of its own, so the speed of its map "
            "belongs to a design that is built under it.");
    if (!variants.empty() && variants.front().document.support.designation == "auto")
        assumptions.emplace_back("With \"auto\" each variant finds a pole of its own.");
    return answer;
}

}  // namespace apex::design
