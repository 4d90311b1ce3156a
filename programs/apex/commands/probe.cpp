// `apex probe`: whether a service answers, for health checks of containers and scripts.
#include <cstdio>

#include "adapters/http_client/http_transport.hpp"
#include "programs/apex/commands/command.hpp"

namespace apex::program {
namespace {

constexpr std::chrono::milliseconds patience{2'000};
constexpr int ok = 200;

int probe(const std::string& url) {
    namespace http = adapters::http_client;
    http::HttpTransport transport("", 1);
    const auto outcome =
        transport.exchange({"GET", url, {}, {}}, {.connect = patience, .total = patience});
    const auto* answer = std::get_if<http::HttpAnswer>(&outcome);
    if (!answer) throw Stop(does_not_pass, std::get<http::HttpFault>(outcome).reason);
    if (answer->status == ok) return fine;
    throw Stop(does_not_pass, "answered with status " + std::to_string(answer->status));
}

}  // namespace

void add_probe(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "probe", "Ask a service whether it works: exit 0 when it answers 200",
                    "apex probe http://127.0.0.1:8000/health");
    static std::string url;
    command->add_option("url", url, "Address to ask")
        ->default_str("http://127.0.0.1:8000/health")
        ->default_val("http://127.0.0.1:8000/health");
    command->callback([&chosen] { chosen = [] { return probe(url); }; });
}

}  // namespace apex::program
