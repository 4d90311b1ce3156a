// `apex optimize`: the best design of a document over the whole catalogue.
#include <iostream>

#include "base/number_text.hpp"
#include "batch/work.hpp"
#include "calc/design/optimum.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/files.hpp"
#include "wire/answer.hpp"
#include "wire/design_wire.hpp"
#include "wire/identity.hpp"
#include "wire/optimum_wire.hpp"

namespace apex::program {
namespace {

struct WantedOptimum {
    std::string file, least = "cost";
    bool json = false;
};

std::string dollars(long long cents) {
    const std::string rest = std::to_string(cents % 100);
    return std::to_string(cents / 100) + '.' + (rest.size() < 2 ? "0" : "") + rest;
}

void print_optimum(const design::Optimum& o) {
    std::cout << "Pole     " << o.designation << ", " << digits(o.steel_lb) << " lb\n"
              << "Footing  " << digits(o.diameter_ft) << " ft wide, " << digits(o.depth_ft)
              << " ft deep\n"
              << "Price    " << dollars(o.price_total_cents) << ' ' << o.design.price.currency
              << " (" << o.design.price.price_book << ")\n"
              << "Governs  " << o.design.governing.title << ", "
              << digits(o.design.governing.utilisation * 100) << " %\n\nSmaller, and why not\n";
    for (const design::Neighbour& n : o.smaller) {
        std::cout << "  " << n.designation << " in " << digits(n.diameter_ft) << " ft: ";
        if (n.passes)
            std::cout << "passes, and costs " << dollars(*n.price_total_cents) << '\n';
        else if (n.utilisation > 0)
            std::cout << n.governing_check_title << " at " << digits(n.utilisation * 100) << " %\n";
        else
            std::cout << n.governing_check_title << '\n';
    }
    std::cout << "\nNone is better in price, steel and depth at once than these\n";
    for (const design::FoundDesign& f : o.front)
        std::cout << "  " << f.designation << " in " << digits(f.diameter_ft)
                  << " ft: " << dollars(f.price_total_cents) << ", " << digits(f.steel_lb)
                  << " lb, " << digits(f.depth_ft) << " ft deep\n";
    std::cout << "\nThe best of " << o.sections << " sections with " << o.diameters
              << " footing diameters each.\n";
}

int run_optimize(const WantedOptimum& wanted) {
    const auto document = wire::decode<wire::OptimumBody>(read_file(wanted.file));
    if (!document) stop_on(wanted.file, document.problems);
    const auto outcome = design::optimize(
        wire::request_of(*document, *batch::least_of(wanted.least)), design::Derivation::none);
    if (const Rejection* no = refused(outcome)) stop_on(wanted.file, {false, {*no}});
    if (wanted.json)
        std::cout << wire::pretty(wire::encode_answer(
                         value(outcome), wire::identity(*document, wire::design_packs()),
                         document.si_input))
                  << '\n';
    else
        print_optimum(value(outcome).result);
    return fine;
}

}  // namespace

void add_optimize(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(
        app, "optimize",
        "Find the cheapest design that passes, over all sections and footing diameters, and why "
        "each smaller one fails",
        "apex optimize examples/pylon_25ft.json --least weight");
    static WantedOptimum wanted;
    command
        ->add_option(
            "FILE", wanted.file,
            "A design document (apex.design/1), which may also hold `space` and `carbon`; - is "
            "standard input")
        ->required();
    command->add_option("--least", wanted.least, "What is to be least [cost]")
        ->check(CLI::IsMember({"cost", "weight", "depth", "carbon"}));
    command->add_flag("--json", wanted.json, "The whole answer as JSON");
    command->callback([&chosen] { chosen = [] { return run_optimize(wanted); }; });
}

}  // namespace apex::program
