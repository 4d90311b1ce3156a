// apex checks: every check with its clause and schemas.
#include <cstdio>
#include <iostream>

#include "programs/apex/commands.hpp"
#include "wire/check_registry.hpp"

namespace apex::program {
namespace {

void print_table() {
    for (const wire::SingleCheck& check : wire::single_checks())
        std::printf("%-30s %-52s %s\n", check.id, check.title, check.clause);
}

void print_json() {
    std::string out = "[";
    for (const wire::SingleCheck& check : wire::single_checks()) {
        if (out.size() > 1) out += ',';
        out += R"({"id":)" + wire::encode(std::string(check.id)) + R"(,"title":)" +
               wire::encode(std::string(check.title)) + R"(,"clause":)" +
               wire::encode(std::string(check.clause)) + R"(,"input_schema":)" +
               check.input_schema() + R"(,"output_schema":)" + check.output_schema() + '}';
    }
    std::cout << out << "]\n";
}

}  // namespace

void add_checks(CLI::App& app, int& exit_status) {
    auto* command = app.add_subcommand("checks", "List every check with its clause");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "with input and output schemas");
    command->footer("Example: apex checks --json | jq '.[].id'");
    command->callback([json, &exit_status] {
        *json ? print_json() : print_table();
        exit_status = exit_done;
    });
}

}  // namespace apex::program
