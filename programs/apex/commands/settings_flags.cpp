#include "programs/apex/commands/settings_flags.hpp"

#include <algorithm>

#include "programs/apex/commands/command.hpp"

namespace apex::program {

SettingsFlags::SettingsFlags(CLI::App& command, const std::vector<std::string>& keys) {
    const auto defaults = config::load_settings({});
    for (const config::Described& setting : value(defaults).described) {
        if (std::find(keys.begin(), keys.end(), setting.key) == keys.end()) continue;
        std::string flag = "--" + setting.key;
        std::replace(flag.begin(), flag.end(), '_', '-');
        std::string help = setting.help;
        if (!setting.value.empty()) help += " [" + setting.value + ']';
        command.add_option(flag, texts_->by_key[setting.key], help)->type_name("");
    }
    command.add_option("--config", texts_->file, "TOML file of settings; `apex config` lists them")
        ->type_name("FILE");
}

config::Loaded SettingsFlags::load() const {
    config::Sources sources;
    sources.environment = config::process_environment();
    for (const auto& [key, text] : texts_->by_key)
        if (!text.empty()) sources.flags[key] = text;
    if (!texts_->file.empty()) sources.file = texts_->file;
    auto loaded = config::load_settings(sources);
    if (const Rejection* no = refused(loaded)) throw Stop(bad_input, no->field + ": " + no->reason);
    return value(std::move(loaded));
}

}  // namespace apex::program
