#include "batch/work.hpp"

#include <algorithm>

#include "wire/answer.hpp"
#include "wire/design_wire.hpp"
#include "wire/identity.hpp"
#include "wire/optimum_wire.hpp"
#include "wire/type.hpp"

namespace apex::batch {
namespace {

using design::Answer;
using design::Derivation;
using design::DesignDocument;
using design::DesignResult;

template <class Word>
std::optional<Word> word_of(std::string_view text) {
    const auto& words = wire::type_of<Word>().words;
    const auto at = std::ranges::find(words, text);
    if (at == words.end()) return std::nullopt;
    return static_cast<Word>(at - words.begin());
}

const std::vector<std::string>& packs() {
    static const std::vector<std::string> all = wire::design_packs();
    return all;
}

void refuse(Row& row, const Rejection& no) {
    const std::string clause = to_text(no.clause);
    if (!row.errors) row.errors.emplace();
    row.errors->push_back(
        {no.field, no.reason, clause.empty() ? std::nullopt : std::optional(clause)});
    row.status = "refused";
}

void identify(Row& row, const DesignDocument& document) {
    wire::Identity identity = wire::identity(document, packs());
    row.input_hash = std::move(identity.input_hash);
    row.design_hash = std::move(identity.design_hash);
}

const char* status_of(const DesignResult& result) { return result.passes ? "passes" : "fails"; }

void fill(Row& row, const DesignResult& r) {
    row.status = status_of(r);
    row.designation = r.pole.designation;
    row.diameter_ft = r.footing.diameter_ft;
    row.depth_ft = r.footing.depth_ft;
    row.utilisation = r.governing.utilisation;
    row.governing_check_id = r.governing.check_id;
    row.price_total_cents = r.price.total_cents;
}

template <class Result>
void fill_answer(Row& row, const Answer<Result>& answer, const DesignDocument& document,
                 const std::vector<wire::SiInput>& si_input) {
    row.answer.emplace();
    row.answer->text = wire::encode_answer(answer, wire::identity(document, packs()), si_input);
}

void check(Row& row, const wire::Decoded<DesignDocument>& document, bool full) {
    const auto outcome = design::check_design(*document, Derivation::none);
    identify(row, *document);
    if (const auto* no = refused(outcome)) return refuse(row, *no);
    fill(row, value(outcome).result);
    if (full) fill_answer(row, value(outcome), *document, document.si_input);
}

void find_best(Row& row, const wire::Decoded<DesignDocument>& document, design::LeastOf least,
               bool full) {
    identify(row, *document);
    const auto outcome = design::optimize(*document, least, Derivation::none);
    if (const auto* no = refused(outcome)) return refuse(row, *no);
    fill(row, value(outcome).result.design);
    if (full) fill_answer(row, value(outcome), *document, document.si_input);
}

/// The sign as it stands: what "auto" chose and the depth that was solved for are given now.
DesignDocument as_built(const DesignDocument& document, const DesignResult& present) {
    DesignDocument built = document;
    built.support.designation = present.pole.designation;
    built.foundation.depth_ft = present.footing.depth_ft;
    return built;
}

void mend(Row& row, DesignDocument built, const DesignResult& present) {
    built.foundation.depth_ft.reset();
    const auto found = design::find_optimum(built, design::LeastOf::cost);
    if (refused(found) != nullptr) return;  // The row says newly_failing without a cost.
    row.cost_to_mend_cents = value(found).price_total_cents - present.price.total_cents;
    row.mended_designation = value(found).designation;
    row.mended_diameter_ft = value(found).diameter_ft;
}

void compare(Row& row, const wire::Decoded<DesignDocument>& document, const Work& work) {
    const auto before = design::check_design(*document, Derivation::none);
    if (const auto* no = refused(before)) {
        row.before_status = "refused";
        identify(row, *document);
        return refuse(row, *no);  // What does not stand today cannot be compared.
    }
    const DesignResult& present = value(before).result;
    row.before_status = status_of(present);
    row.before_governing_check_id = present.governing.check_id;
    row.before_utilisation = present.governing.utilisation;
    DesignDocument built = as_built(*document, present);
    built.codes = work.editions.over(built.codes);
    identify(row, built);
    const auto after = design::check_design(built, Derivation::none);
    if (const auto* no = refused(after)) {
        refuse(row, *no);
    } else {
        fill(row, value(after).result);
        if (work.full) fill_answer(row, value(after), built, document.si_input);
    }
    const bool passes = row.status == "passes";
    row.change = present.passes && !passes   ? "newly_failing"
                 : !present.passes && passes ? "newly_passing"
                                             : "same";
    if (row.change == "newly_failing") mend(row, std::move(built), present);
}

}  // namespace

std::optional<Rejection> Editions::add(std::string_view name) {
    const auto take = [&]<class Word>(std::optional<Word>& place) -> std::optional<bool> {
        const auto found = word_of<Word>(name);
        if (!found) return std::nullopt;
        const bool first = !place;
        place = found;
        return first;
    };
    std::optional<bool> first = take(wind);
    if (!first) first = take(steel);
    if (!first) first = take(concrete);
    if (!first) first = take(soil);
    if (!first)
        return Rejection{"/edition",
                         "\"" + std::string(name) +
                             "\" is no edition this program knows (ASCE 7-22, AISC 360-22, ACI "
                             "318-19, IBC 2024 and their forerunners)",
                         {}};
    if (!*first) return Rejection{"/edition", "two editions of one standard are named", {}};
    return std::nullopt;
}

design::Codes Editions::over(design::Codes own) const {
    return {wind.value_or(own.wind), steel.value_or(own.steel), concrete.value_or(own.concrete),
            soil.value_or(own.soil)};
}

std::optional<design::LeastOf> least_of(std::string_view word) {
    return word_of<design::LeastOf>(word);
}

Row row_of(const Record& record, const CsvHeader* header, const Work& work) {
    Row row;
    row.line = static_cast<long long>(record.line);
    if (record.too_long) {
        refuse(row, {"", "is longer than 64 KiB", {}});
        return row;
    }
    std::string converted;
    if (header != nullptr) {
        auto json = header->document(record.text);
        if (const auto* no = refused(json)) {
            refuse(row, *no);
            return row;
        }
        converted = value(std::move(json));
    }
    const auto document = wire::decode<DesignDocument>(header ? converted : record.text);
    if (!document) {
        for (const Rejection& no : document.problems.errors) refuse(row, no);
        return row;
    }
    if (work.editions.any())
        compare(row, document, work);
    else if (work.optimum)
        find_best(row, document, *work.optimum, work.full);
    else
        check(row, document, work.full);
    return row;
}

}  // namespace apex::batch
