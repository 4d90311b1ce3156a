// Port: the engine, as the use cases see it: a design document in, everything worth storing out.
// Locally or over HTTP, the same engine.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "app/ports/probe.hpp"
#include "base/outcome.hpp"
#include "calc/design/design_document.hpp"
#include "domain/revision.hpp"

namespace apex::app {

struct Calculation {
    std::string document;  ///< canonical, caption included
    std::string input_hash, design_hash, engine_version;
    std::string result, checks, assumptions, warnings,
        trace;  ///< JSON texts as in domain::Revision
    domain::DesignSummary summary;
    std::string
        calculated_by;  ///< "in process", "signcalc", "in process: signcalc did not answer (…)"
};

class Calculator : public Probe {
  public:
    /// The refusals point into the document ("/sign/cabinets/0/width_ft"). Throws Unavailable.
    virtual std::variant<Calculation, std::vector<Rejection>> calculate(
        const design::DesignDocument& document) = 0;
};

}  // namespace apex::app
