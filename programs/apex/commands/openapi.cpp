// `apex openapi`: the OpenAPI document of the API, as it is served at /openapi.json.
#include <iostream>

#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/files.hpp"
#include "services/api/access_table.hpp"
#include "services/api/api.hpp"

namespace apex::program {

void add_openapi(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "openapi", "Write the OpenAPI 3.1 document of the API",
                                    "apex openapi -o services/api/openapi.json");
    static std::string out = "-";
    static bool roles = false;
    command->add_flag("--roles", roles, "Write who may call what instead, as Markdown");
    command->add_option("-o,--output", out, "File to write; - is standard output")
        ->type_name("FILE");
    command->callback([&chosen] {
        chosen = [] {
            const site::SiteData site;
            http::Registry metrics;
            api::Context context;
            context.site = &site;
            context.metrics = &metrics;
            const auto table = api::make_table(context);
            const std::string text =
                roles ? api::security_page(*table) : api::openapi_text(*table) + '\n';
            if (out == "-")
                std::cout << text;
            else
                write_file(out, text);
            return fine;
        };
    });
}

}  // namespace apex::program
