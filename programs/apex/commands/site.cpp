// apex site ADDRESS: a place and its design criteria from the bundled data.
#include <cstdio>
#include <iostream>

#include "base/number_text.hpp"
#include "programs/apex/commands.hpp"
#include "programs/apex/files.hpp"
#include "site/resolve.hpp"
#include "wire/site_wire.hpp"

namespace apex::program {
namespace {

struct Asked {
    std::string address, edition = "ASCE 7-22", risk_category = "II";
    bool json = false;
};

std::string mph(const std::optional<double>& v) { return v ? print_number(*v) : "unknown"; }

void print(const site::SiteAnswer& answer) {
    const site::SiteResult& r = answer.result;
    if (r.place)
        std::printf("place      %s, %s %s (%s County), %.4f, %.4f [%s]\n", r.place->city.c_str(),
                    r.place->state.c_str(), r.place->zip.c_str(),
                    r.place->county.empty() ? "unknown" : r.place->county.c_str(), r.place->lat,
                    r.place->lon, r.place->grade.c_str());
    else
        std::printf("place      not found\n");
    const auto& v = r.wind.wind_speed_mph;
    std::printf("wind       %s: I %s, II %s, III %s, IV %s mph%s\n", r.wind.edition.c_str(),
                mph(v.I).c_str(), mph(v.II).c_str(), mph(v.III).c_str(), mph(v.IV).c_str(),
                r.wind.is_screening ? " (screening)" : "");
    if (r.wind.source)
        std::printf("           %s\n           %s\n", r.wind.source->c_str(),
                    r.wind.method->c_str());
    for (const auto& [label, value] : {std::pair{"snow", &r.snow}, std::pair{"frost", &r.frost}})
        if (value->value)
            std::printf("%-10s %s %s, %s\n", label, print_number(*value->value).c_str(),
                        value->unit.c_str(), value->source->c_str());
    for (const site::MustEnter& m : r.must_enter)
        std::printf("enter      %s: %s; look in %s\n", m.field.c_str(), m.reason.c_str(),
                    m.where.c_str());
    for (const std::string& warning : answer.warnings)
        std::printf("warning    %s\n", warning.c_str());
}

int run(const Asked& asked) {
    std::string query = R"({"address":)" + wire::encode(asked.address) + R"(,"edition":)" +
                        wire::encode(asked.edition) + R"(,"risk_category":)" +
                        wire::encode(asked.risk_category) + '}';
    const auto decoded = wire::decode<site::SiteQuery>(query);
    if (!decoded) {
        say_problems(decoded.problems);
        return exit_bad_input;
    }
    const auto outcome = site::SiteData().resolve(*decoded);
    if (const auto* no = refused(outcome)) {
        say_problem(*no);
        return exit_bad_input;
    }
    const site::SiteAnswer& answer = value(outcome);
    if (asked.json)
        std::cout << wire::encode(answer.result) << '\n';
    else
        print(answer);
    return answer.result.place ? exit_done : exit_fails;
}

}  // namespace

void add_site(CLI::App& app, int& exit_status) {
    auto* command = app.add_subcommand("site", "Find a place and its design criteria offline");
    auto asked = std::make_shared<Asked>();
    command
        ->add_option("ADDRESS", asked->address,
                     "street, city, ST 12345, or any part that names the place")
        ->required();
    command->add_option("--edition", asked->edition, "whose wind map (default ASCE 7-22)");
    command->add_option("--risk-category", asked->risk_category, "I, II, III or IV (default II)");
    command->add_flag("--json", asked->json, "the result as JSON");
    command->footer("Example: apex site \"123 Main St, Dallas, TX 75201\"");
    command->callback([asked, &exit_status] { exit_status = run(*asked); });
}

}  // namespace apex::program
