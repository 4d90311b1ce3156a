// `apex compare`: one design under all editions of a standard, or all readings of a switch.
#include <iostream>
#include <set>

#include "base/number_text.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/files.hpp"
#include "programs/apex/commands/table.hpp"
#include "wire/answer.hpp"
#include "wire/compare_wire.hpp"
#include "wire/design_wire.hpp"
#include "wire/identity.hpp"
#include "wire/variants.hpp"

namespace apex::program {
namespace {

struct WantedComparison {
    std::string file, by = "codes.wind";
    bool json = false;
};

using Cells = std::vector<std::string>;

/// A line of the table: a word, then a cell for each variant; "-" where it was refused.
template <class Cell>
Cells compared_line(const design::Comparison& comparison, std::string words, Cell cell) {
    Cells line{std::move(words)};
    for (const design::ComparedVariant& v : comparison.variants)
        line.push_back(v.result ? cell(*v.result) : "-");
    return line;
}

std::string cell_of_check(const design::VariantResult& r, const std::string& id) {
    for (const CheckRecord& c : r.checks)
        if (c.id == id)
            return c.status != "run" ? "not run"
                                     : digits(c.utilisation * 100) + " %" +
                                           (c.passes ? std::string() : std::string(" FAIL"));
    return "-";
}

std::string cents_as_text(long long cents) {
    const std::string rest = std::to_string(cents % 100);
    return std::to_string(cents / 100) + '.' + (rest.size() < 2 ? "0" : "") + rest;
}

void print_comparison(const design::Comparison& comparison) {
    Cells heads{comparison.by};
    for (const design::ComparedVariant& v : comparison.variants)
        heads.push_back('>' + v.value + (v.as_given ? " *" : ""));
    using R = design::VariantResult;
    std::vector<Cells> rows{
        compared_line(comparison, "verdict",
                      [](const R& r) -> std::string { return r.passes ? "passes" : "FAILS"; }),
        compared_line(comparison, "governs", [](const R& r) { return r.governing.check_id; }),
        compared_line(comparison, "pole", [](const R& r) { return r.designation; }),
        compared_line(comparison, "steel, lb", [](const R& r) { return digits(r.steel_lb); }),
        compared_line(comparison, "footing depth, ft",
                      [](const R& r) { return digits(r.footing_depth_ft); }),
        compared_line(comparison, "base moment, lbf-ft",
                      [](const R& r) { return digits(r.base_moment_lbf_ft); }),
        compared_line(comparison, "price, " + comparison.currency,
                      [](const R& r) { return cents_as_text(r.price_total_cents); })};
    std::set<std::string> listed;
    for (const design::ComparedVariant& v : comparison.variants) {
        if (!v.result) continue;
        for (const CheckRecord& c : v.result->checks)
            if (listed.insert(c.id).second)
                rows.push_back(compared_line(comparison, c.id,
                                             [&](const R& r) { return cell_of_check(r, c.id); }));
    }
    std::cout << columns(heads, rows) << "\n* as the document has it\n";
    for (const design::ComparedVariant& v : comparison.variants)
        if (v.refused)
            std::cout << v.value << " is refused: " << v.refused->field << ' ' << v.refused->reason
                      << (v.refused->clause.empty() ? "" : " [" + v.refused->clause + ']') << '\n';
}

int run_compare(const WantedComparison& wanted) {
    const auto document = wire::decode<design::DesignDocument>(read_file(wanted.file));
    if (!document) stop_on(wanted.file, document.problems);
    const auto variants = wire::variants_of(*document, wanted.by);
    if (const Rejection* no = refused(variants)) throw Stop(bad_input, "--by " + no->reason);
    const auto& [by, list, as_given] = value(variants);
    const auto answer = design::compare_variants(by, list, as_given);
    if (wanted.json) {
        const auto identity = wire::identity(*document, wire::design_packs());
        std::cout << wire::pretty(wire::encode_answer(answer, identity, document.si_input)) << '\n';
        return fine;
    }
    print_comparison(answer.result);
    for (const std::string& line : answer.findings.assumptions) std::cout << line << '\n';
    return fine;
}

}  // namespace

void add_compare(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(
        app, "compare",
        "One design under all editions of a standard, or all readings of a switch, side by side",
        "apex compare examples/pylon_25ft.json --by options.footing_depth_limit_reading");
    static WantedComparison wanted;
    command
        ->add_option("FILE", wanted.file, "A design document (apex.design/1); - is standard input")
        ->required();
    command->add_option("--by", wanted.by, "What to vary [codes.wind]");
    command->add_flag("--json", wanted.json, "The whole answer as JSON");
    command->callback([&chosen] { chosen = [] { return run_compare(wanted); }; });
}

}  // namespace apex::program
