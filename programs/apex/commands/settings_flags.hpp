// The flags that stand for settings, and the settings in force.
#pragma once
#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "config/settings.hpp"

namespace apex::program {

class SettingsFlags {
  public:
    /// Adds --config and one flag for each key ("listen" becomes --listen).
    SettingsFlags(CLI::App& command, const std::vector<std::string>& keys);
    /// Throws Stop with what is wrong.
    config::Loaded load() const;

  private:
    struct Texts {
        std::map<std::string, std::string> by_key;
        std::string file;
    };
    std::shared_ptr<Texts> texts_ = std::make_shared<Texts>();
};

}  // namespace apex::program
