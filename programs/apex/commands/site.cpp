// `apex site`: from an address to the criteria of the place.
#include <iostream>

#include "base/number_text.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/files.hpp"
#include "site/resolve.hpp"
#include "wire/site_wire.hpp"

namespace apex::program {
namespace {

struct WantedPlace {
    std::string address, edition = "ASCE 7-22";
    bool json = false;
};

std::string shown(const std::optional<std::string>& v) { return v.value_or("-"); }
std::string shown(const std::optional<double>& v) { return v ? digits(*v) : "-"; }

void print(const site::SiteAnswer& answer) {
    const auto& [result, assumptions, warnings] = answer;
    if (const auto& p = result.place)
        std::cout << "Place  " << shown(p->city) << ", " << shown(p->state) << ' ' << shown(p->zip)
                  << " (county " << shown(p->county) << "), " << digits(p->lat) << ", "
                  << digits(p->lon) << ", known by " << p->grade << '\n';
    const auto& v = result.wind.wind_speed_mph;
    std::cout << "Wind   " << result.wind.edition << ": I " << shown(v.I) << ", II " << shown(v.II)
              << ", III " << shown(v.III) << ", IV " << shown(v.IV) << " mph"
              << (result.wind.is_screening ? " (screening)" : "") << '\n';
    if (result.wind.source) std::cout << "       " << *result.wind.source << '\n';
    std::cout << "Snow   " << shown(result.snow.value) << ' ' << result.snow.unit << "\nFrost  "
              << shown(result.frost.value) << ' ' << result.frost.unit << '\n';
    for (const auto& m : result.must_enter)
        std::cout << "Enter  " << m.field << ": " << m.reason << " Look: " << m.where << '\n';
    for (const auto& w : warnings) std::cout << "Note   " << w << '\n';
}

/// The request goes through the codec, so that the words are checked where they are known.
std::string request_text(const WantedPlace& wanted) {
    site::SiteQuery query;
    query.address = wanted.address;
    std::string text = wire::encode(query);
    const std::string usual = "\"edition\":\"ASCE 7-22\"";
    const std::size_t at = text.find(usual);
    if (at != std::string::npos)
        text.replace(at, usual.size(), "\"edition\":" + wire::encode(wanted.edition));
    return text;
}

int run(const WantedPlace& wanted) {
    const auto query = wire::decode<site::SiteQuery>(request_text(wanted));
    if (!query) stop_on("apex site", query.problems);
    const site::SiteData data;
    const auto outcome = data.resolve(*query);
    if (const Rejection* no = refused(outcome)) stop_on("apex site", {false, {*no}});
    if (wanted.json)
        std::cout << wire::encode_pretty(value(outcome).result) << '\n';
    else
        print(value(outcome));
    return fine;
}

}  // namespace

void add_site(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "site", "Resolve an address to wind, snow and frost, each with its source",
                    "apex site \"123 Main St, Dallas, TX 75201\" --edition \"ASCE 7-16\"");
    static WantedPlace wanted;
    command->add_option("ADDRESS", wanted.address, "One line: street, city, ST 12345")->required();
    command->add_option("--edition", wanted.edition, "Whose wind map")->type_name("\"ASCE 7-22\"");
    command->add_flag("--json", wanted.json, "As JSON");
    command->callback([&chosen] { chosen = [] { return run(wanted); }; });
}

}  // namespace apex::program
