// `apex design`: checks one design document.
#include <iostream>

#include "base/number_text.hpp"
#include "calc/design/sign_design.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/design_report.hpp"
#include "programs/apex/commands/files.hpp"
#include "programs/apex/commands/table.hpp"
#include "wire/answer.hpp"
#include "wire/design_wire.hpp"
#include "wire/identity.hpp"

namespace apex::program {
namespace {

struct WantedDesign {
    std::string file, report, kind = "calculation_package";
    bool json = false, trace = false;
};

std::string percent(double utilisation) { return digits(utilisation * 100) + " %"; }

std::string money(long long cents, const std::string& currency) {
    const std::string rest = std::to_string(cents % 100);
    return std::to_string(cents / 100) + '.' + (rest.size() < 2 ? "0" : "") + rest + ' ' + currency;
}

void print_checks(const std::vector<CheckRecord>& checks) {
    std::vector<std::vector<std::string>> rows;
    for (const CheckRecord& c : checks) {
        const bool run = c.status == "run";
        rows.push_back({run ? (c.passes ? "pass" : "FAIL") : "not run",
                        run ? percent(c.utilisation) : "-", c.title,
                        run ? digits(c.demand) + " / " + digits(c.capacity) + ' ' + c.unit : "-",
                        c.load_case, c.clause.empty() ? "" : '[' + c.clause + ']'});
    }
    std::cout << columns({"", ">used", "check", "demand / capacity", "case", "clause"}, rows);
}

void print_trace(const std::vector<StepRecord>& steps) {
    std::cout << "\nDerivation\n";
    for (const StepRecord& s : steps) {
        if (s.kind == "heading") {
            std::cout << '\n' << s.formula << '\n';
            continue;
        }
        std::cout << "  ";
        if (!s.symbol.empty()) std::cout << s.symbol << " = ";
        std::cout << s.formula;
        if (s.kind == "equation" && s.worked != s.formula) std::cout << " = " << s.worked;
        if (s.kind == "equation") std::cout << " = " << digits(s.value);
        if (s.kind == "looked_up") std::cout << " = " << s.worked;
        if (!s.unit.empty()) std::cout << ' ' << s.unit;
        if (!s.clause.empty()) std::cout << " [" << s.clause << ']';
        std::cout << '\n';
    }
}

/// The last word: what passes or fails, and what nobody ran.
std::string verdict(bool passes, const std::vector<Check>& checks) {
    std::string not_run;
    std::size_t count = 0;
    for (const Check& check : checks) {
        if (check.status != CheckStatus::not_run) continue;
        not_run += (count == 0 ? "" : "; ") + std::string(check.title);
        ++count;
    }
    std::string words = !passes      ? "A check fails."
                        : count == 0 ? "Every check passes."
                                     : "Every check that was run passes.";
    if (count > 0) words += ' ' + std::to_string(count) + " NOT RUN: " + not_run + '.';
    return words;
}

void print(const design::DesignDocument& document,
           const design::Answer<design::DesignResult>& answer, const wire::Identity& identity,
           bool with_trace) {
    const auto& [result, findings] = answer;
    if (!document.project.name.empty()) std::cout << document.project.name << '\n';
    const bool several = result.pole.count > 1;
    const std::string times = several ? std::to_string(result.pole.count) + " x " : "";
    std::cout << (several ? "Poles    " : "Pole     ") << times << result.pole.designation << ", "
              << result.pole.grade << ", " << digits(result.pole.length_ft) << " ft, "
              << digits(result.pole.weight_lbf) << " lb" << (several ? " in all" : "");
    if (result.pole.spacing_ft)
        std::cout << ", " << digits(*result.pole.spacing_ft) << " ft centre to centre";
    std::cout << '\n';
    if (const auto& smaller = result.pole.next_smaller)
        std::cout << "         " << smaller->designation
                  << " does not do: " << smaller->failed_check_title << " at "
                  << percent(smaller->utilisation) << '\n';
    std::cout << (several ? "Footings " : "Footing  ") << times
              << digits(result.footing.diameter_ft) << " ft " << result.footing.shape << ", "
              << digits(result.footing.depth_ft) << " ft deep, "
              << digits(result.quantities.concrete_yd3) << " yd3" << (several ? " in all" : "")
              << '\n'
              << "Wind     " << digits(result.wind.force_lbf) << " lbf, "
              << digits(result.wind.moment_lbf_ft) << " lbf·ft about grade (strength level)\n"
              << "Price    " << money(result.price.total_cents, result.price.currency) << " ("
              << result.price.price_book << ")\n\n";
    print_checks(to_records(findings.checks));
    for (const auto& [title, lines] : {std::pair{"Assumptions", &findings.assumptions},
                                       std::pair{"Warnings", &findings.warnings}}) {
        if (lines->empty()) continue;
        std::cout << '\n' << title << '\n';
        for (const std::string& line : *lines) std::cout << "  " << line << '\n';
    }
    if (with_trace) print_trace(to_records(findings.trace));
    std::cout << "\nDesign hash " << identity.design_hash << '\n'
              << verdict(result.passes, findings.checks) << '\n';
}

int run(const WantedDesign& wanted) {
    const auto document = wire::decode<design::DesignDocument>(read_file(wanted.file));
    if (!document) stop_on(wanted.file, document.problems);
    const auto outcome = design::check_design(*document, design::Derivation::written);
    if (const Rejection* no = refused(outcome)) stop_on(wanted.file, {false, {*no}});
    const auto& answer = value(outcome);
    const wire::Identity identity = wire::identity(*document, wire::design_packs());
    if (!wanted.report.empty()) write_file(wanted.report, design_report(*document, wanted.kind));
    if (wanted.json)
        std::cout << wire::pretty(
                         wire::encode_answer(answer, identity, document.si_input, wanted.trace))
                  << '\n';
    else
        print(*document, answer, identity, wanted.trace);
    return answer.result.passes ? fine : does_not_pass;
}

}  // namespace

void add_design(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(
        app, "design",
        "Check one design document; exit 0: every check passes, 1: one fails, 2: bad input",
        "apex design examples/pylon_25ft.json --report out.pdf\n\nThe drawings stand in the "
        "report, as "
        "PDF; this release writes no other form of drawing, DXF among them.");
    static WantedDesign wanted;
    command
        ->add_option("FILE", wanted.file, "A design document (apex.design/1); - is standard input")
        ->required();
    command->add_option("--report", wanted.report, "Write the report as PDF")->type_name("FILE");
    command->add_option("--kind", wanted.kind, "Of the report")
        ->check(CLI::IsMember({"calculation_package", "estimate"}));
    command->add_flag("--json", wanted.json, "The whole answer as JSON");
    command->add_flag("--trace", wanted.trace, "With the derivation");
    command->callback([&chosen] { chosen = [] { return run(wanted); }; });
}

}  // namespace apex::program
