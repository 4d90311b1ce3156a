// `apex keys`: API keys from the command line, for the first admin and for machines. Works on the
// database of the settings; the service need not run.
#include <iostream>

#include "http/metrics.hpp"
#include "identity/api_keys.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "programs/apex/commands/table.hpp"
#include "services/api/identity_wire.hpp"
#include "services/composition/adapters.hpp"

namespace apex::program {
namespace {

struct WantedKey {
    std::string account, key_id;
    identity::ApiKeyRequest key;
    int expires_in_days = 0;
    bool json = false;
};

/// The stores of the settings, and who works on them: the operator, within one account or all.
class Desk {
  public:
    Desk(const config::Settings& settings, const std::string& account)
        : adapters_(settings, metrics_),
          caller_{account.empty() ? app::Access::everything() : app::Access::account(account),
                  "command line", "command line", domain::Role::admin} {
        if (!account.empty() && !domain::is_account_id(account))
            throw Stop(bad_input, "--account must be 1 to 64 letters, digits, '.', '_' or '-'");
    }
    app::Ports& ports() { return adapters_.ports(); }
    const app::Caller& caller() const { return caller_; }

  private:
    http::Registry metrics_;
    composition::Adapters adapters_;
    app::Caller caller_;
};

template <class T>
T take(app::Result<T> result) {
    const app::Failure* failure = app::failed(result);
    if (!failure) return std::get<T>(std::move(result));
    std::string words = failure->detail;
    for (const auto& rejection : failure->rejections)
        words += "\n  " + rejection.field.substr(1) + ": " + rejection.reason;
    throw Stop(bad_input, words);
}

int create(const config::Settings& settings, const WantedKey& wanted) {
    Desk desk(settings, wanted.account);
    identity::ApiKeyRequest request = wanted.key;
    if (wanted.expires_in_days != 0) request.expires_in_days = wanted.expires_in_days;
    const auto work = desk.ports().database.begin(desk.caller().access, app::Intent::write);
    const auto made = take(identity::create_api_key(*work, desk.ports(), desk.caller(), request));
    work->commit();
    if (wanted.json) {
        std::cout << wire::encode_pretty(api::NewApiKeyResource{api::resource(made.key), made.text})
                  << '\n';
        return fine;
    }
    std::cout << made.text << '\n';
    std::cerr << "This is " << made.key.id() << " of account " << made.key.account_id << ", role "
              << domain::to_text(made.key.role)
              << ". The key is shown this once; it is stored only as a hash.\n";
    return fine;
}

int list(const config::Settings& settings, const WantedKey& wanted) {
    Desk desk(settings, wanted.account);
    const auto keys = identity::list_api_keys(desk.ports(), desk.caller());
    if (wanted.json) {
        std::string text = "[";
        for (const auto& key : keys)
            text += (text.size() > 1 ? ",\n" : "\n") + wire::encode(api::resource(key));
        std::cout << text << "\n]\n";
        return fine;
    }
    const auto shown = [](const std::optional<domain::Time>& time) {
        return time ? domain::to_text(*time).substr(0, 19) : std::string("-");
    };
    std::vector<std::vector<std::string>> rows;
    for (const auto& key : keys)
        rows.push_back({key.id(), key.account_id, key.name, std::string(domain::to_text(key.role)),
                        shown(key.created_at), shown(key.expires_at), shown(key.last_used_at),
                        shown(key.revoked_at)});
    std::cout << columns(
        {"key", "account", "name", "role", "created", "expires", "last used", "revoked"}, rows);
    return fine;
}

int revoke(const config::Settings& settings, const WantedKey& wanted) {
    Desk desk(settings, "");
    const auto key = take(identity::revoke_api_key(desk.ports(), desk.caller(), wanted.key_id));
    std::cout << key.id() << " is revoked.\n";
    return fine;
}

}  // namespace

void add_keys(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "keys", "Make, list and revoke API keys",
                                    "apex keys create robot --account acme --role estimator");
    command->require_subcommand(1);
    const SettingsFlags flags(*command, {"database_url", "data"});
    static WantedKey wanted;

    command->fallthrough();  // --data may stand anywhere.
    CLI::App* make = add_command(*command, "create", "Make a key and print it, this once",
                                 "apex keys create robot --account acme --role estimator");
    make->add_option("NAME", wanted.key.name, "For people")->required();
    make->add_option("--account", wanted.account, "Whose things it may see")->required();
    make->add_option("--role", wanted.key.role, "viewer, estimator, engineer, pe or admin")
        ->required();
    make->add_option("--expires-in-days", wanted.expires_in_days, "Without it: never")
        ->check(CLI::Range(1, identity::expires_in_days_max));
    make->add_flag("--json", wanted.json, "As JSON");
    make->callback(
        [flags, &chosen] { chosen = [flags] { return create(flags.load().settings, wanted); }; });

    CLI::App* all = add_command(*command, "list", "List the keys of an account, or of all",
                                "apex keys list --account acme");
    all->add_option("--account", wanted.account, "Only this account's");
    all->add_flag("--json", wanted.json, "As JSON");
    all->callback(
        [flags, &chosen] { chosen = [flags] { return list(flags.load().settings, wanted); }; });

    CLI::App* end = add_command(*command, "revoke", "No request with the key is admitted any more",
                                "apex keys revoke key_0123456789abcdef");
    end->add_option("KEY", wanted.key_id, "As `apex keys list` shows it")->required();
    end->callback(
        [flags, &chosen] { chosen = [flags] { return revoke(flags.load().settings, wanted); }; });
}

}  // namespace apex::program
