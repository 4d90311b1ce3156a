#include "runbook/document.hpp"

#include <algorithm>

namespace apex::runbook {

std::vector<const Step*> Document::steps() const {
    std::vector<const Step*> all;
    for (const Phase& phase : phases)
        for (const Step& step : phase.steps) all.push_back(&step);
    return all;
}

const Step* Document::find(std::string_view name) const {
    const auto all = steps();
    const auto found = std::ranges::find_if(all, [&](const Step* s) { return s->name() == name; });
    return found == all.end() ? nullptr : *found;
}

}  // namespace apex::runbook
