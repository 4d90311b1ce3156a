// `apex reface`: the largest cabinet for an existing pole.
#include <iostream>

#include "base/number_text.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/files.hpp"
#include "wire/answer.hpp"
#include "wire/design_wire.hpp"
#include "wire/identity.hpp"
#include "wire/reface_wire.hpp"

namespace apex::program {
namespace {

struct WantedReface {
    std::string file, vary = "width";
    int cabinet = 1;
    double step_ft = 0.25;
    bool json = false, trace = false;
};

void print_size(const char* name, const design::RefaceSize& size) {
    std::cout << name << digits(size.width_ft) << " ft x " << digits(size.height_ft) << " ft, "
              << digits(size.area_ft2) << " ft2: " << (size.passes ? "passes" : "does not pass");
    if (size.refused) std::cout << ", refused at " << *size.refused;
    if (size.governing)
        std::cout << ", " << size.governing->title << " at "
                  << digits(size.governing->utilisation * 100) << " %";
    std::cout << '\n';
    for (const design::Governing& check : size.failing)
        std::cout << "         fails: " << check.title << " (" << digits(check.utilisation * 100)
                  << " %, " << check.load_case << ")\n";
}

int run(const WantedReface& wanted) {
    const auto document = wire::decode<design::DesignDocument>(read_file(wanted.file));
    if (!document) stop_on(wanted.file, document.problems);
    const design::RefaceRequest request{
        *document, wanted.cabinet,
        wanted.vary == "area" ? design::RefaceVary::area : design::RefaceVary::width,
        wanted.step_ft};
    const auto outcome = design::reface(
        request, wanted.trace ? design::Derivation::written : design::Derivation::none);
    if (const Rejection* no = refused(outcome)) stop_on(wanted.file, {false, {*no}});
    const auto& answer = value(outcome);
    const design::RefaceResult& r = answer.result;
    if (wanted.json) {
        std::cout << wire::pretty(wire::encode_answer(answer,
                                                      wire::identity(request, wire::design_packs()),
                                                      document.si_input, wanted.trace))
                  << '\n';
    } else {
        print_size("Present  ", r.present);
        if (r.largest) print_size("Largest  ", *r.largest);
        if (r.next) print_size("Next     ", *r.next);
        for (const std::string& line : answer.findings.assumptions)
            std::cout << "  " << line << '\n';
        for (const std::string& line : answer.findings.warnings) std::cout << "  " << line << '\n';
        std::cout << digits(r.sizes_checked) << " sizes checked.\n";
    }
    return r.largest ? fine : does_not_pass;
}

}  // namespace

void add_reface(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(
        app, "reface",
        "The largest cabinet that an existing pole and footing carry; exit 1: none does",
        "apex reface existing_pylon.json --vary area\n\nThe document names its section and its "
        "footing depth.");
    static WantedReface wanted;
    command
        ->add_option("FILE", wanted.file, "A design document (apex.design/1); - is standard input")
        ->required();
    command->add_option("--cabinet", wanted.cabinet, "Which one changes: 1, 2, ...");
    command->add_option("--vary", wanted.vary, "width, or area at the same aspect")
        ->check(CLI::IsMember({"width", "area"}));
    command->add_option("--step", wanted.step_ft, "Of the width, in ft");
    command->add_flag("--json", wanted.json, "The whole answer as JSON");
    command->add_flag("--trace", wanted.trace, "With the derivation of the largest");
    command->callback([&chosen] { chosen = [] { return run(wanted); }; });
}

}  // namespace apex::program
