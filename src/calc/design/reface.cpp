#include "calc/design/reface.hpp"

#include <utility>

namespace apex::design {
namespace {

constexpr double greatest_ft = 300;  // Of a cabinet, as in the document.
constexpr double most_sizes = 3000;

std::optional<Rejection> bad_request(const RefaceRequest& request) {
    const DesignDocument& d = request.design;
    if (d.support.designation == "auto")
        return Rejection{"/design/support/designation",
                         "the existing section must be named; auto would choose another",
                         {}};
    if (!d.foundation.depth_ft)
        return Rejection{"/design/foundation/depth_ft", "the existing depth must be given", {}};
    if (request.cabinet < 1 || static_cast<std::size_t>(request.cabinet) > d.sign.cabinets.size())
        return Rejection{"/cabinet", "there is no such cabinet", {}};
    if (!(request.step_ft >= greatest_ft / most_sizes && request.step_ft <= 10))
        return Rejection{"/step_ft", "must be 0.1 to 10 ft", {}};
    return std::nullopt;
}

Cabinet& varied(DesignDocument& document, int cabinet) {
    return document.sign.cabinets[static_cast<std::size_t>(cabinet - 1)];
}

/// A size with what the whole-design check says of it.
struct Tried {
    RefaceSize size;
    Outcome<Answer<DesignResult>> answer;
};

Tried try_size(DesignDocument& document, int cabinet, double width_ft, double height_ft) {
    Cabinet& changed = varied(document, cabinet);
    changed.width_ft = width_ft, changed.height_ft = height_ft;
    Tried tried{{width_ft, height_ft, width_ft * height_ft, false, {}, {}, {}},
                check_design(document, Derivation::none)};
    if (const Rejection* no = refused(tried.answer)) {
        tried.size.refused = no->field + ": " + no->reason;
        return tried;
    }
    const auto& [result, findings] = value(tried.answer);
    tried.size.passes = result.passes;
    tried.size.governing = result.governing;
    for (const Check& check : findings.checks)
        if (check.status == CheckStatus::run && !check.passes)
            tried.size.failing.push_back(
                {check.id, check.title, check.load_case, check.utilisation});
    return tried;
}

}  // namespace

Outcome<Answer<RefaceResult>> reface(const RefaceRequest& request, Derivation derivation) {
    if (auto no = bad_request(request)) return *std::move(no);
    DesignDocument document = request.design;
    const Cabinet original = varied(document, request.cabinet);
    const bool by_area = request.vary == RefaceVary::area;
    const double aspect = original.width_ft / original.height_ft;

    Tried present = try_size(document, request.cabinet, original.width_ft, original.height_ft);
    if (const Rejection* no = refused(present.answer))
        return Rejection{"/design" + no->field, no->reason, no->clause};

    Answer<RefaceResult> answer{};
    RefaceResult& r = answer.result;
    r.present = std::move(present.size);
    std::optional<Tried> largest, next;
    for (int k = 1; !next; ++k) {
        const double width = k * request.step_ft;
        const double height = by_area ? width / aspect : original.height_ft;
        if (!(width <= greatest_ft && height <= greatest_ft)) break;
        Tried tried = try_size(document, request.cabinet, width, height);
        ++r.sizes_checked;
        // Smaller than the present one, it may not reach the poles that hold it.
        if (tried.size.refused && !largest && width < original.width_ft) continue;
        (tried.size.passes ? largest : next) = std::move(tried);
    }
    if (!largest && !next) return Rejection{"/step_ft", "leads to no size of at most 300 ft", {}};
    if (largest) r.largest = largest->size;
    if (next) r.next = next->size;

    if (largest && derivation == Derivation::written) {
        Cabinet& changed = varied(document, request.cabinet);
        changed.width_ft = r.largest->width_ft, changed.height_ft = r.largest->height_ft;
        largest->answer = check_design(document, derivation);
    }
    Outcome<Answer<DesignResult>>& shown = largest ? largest->answer : next->answer;
    if (const Rejection* no = refused(shown))
        return Rejection{"/design" + no->field, no->reason, no->clause};
    answer.findings = value(std::move(shown)).findings;
    answer.findings.assumptions.push_back(
        "The existing pole and footing are taken to be as the document says and sound: measure the "
        "wall, find the depth, look for corrosion.");
    if (!largest)
        answer.findings.warnings.push_back(
            "Not even the smallest multiple of the step passes; what is shown is of that one.");
    return answer;
}

}  // namespace apex::design
