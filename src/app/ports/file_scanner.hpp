// Port: a scanner that looks for malicious software in files. One that is configured and away keeps
// files from being accepted: Unavailable.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/ports/probe.hpp"

namespace apex::app {

/// One file on its way through the scanner.
class Scan {
  public:
    virtual ~Scan() = default;
    virtual void add(std::string_view bytes) = 0;
    /// After the last byte: the name of what was found, none if nothing was. Throws Unavailable.
    virtual std::optional<std::string> finding() = 0;
};

class FileScanner : public Probe {
  public:
    virtual std::unique_ptr<Scan> begin() = 0;
    /// As records name it: "clamd".
    virtual std::string name() const = 0;
};

}  // namespace apex::app
