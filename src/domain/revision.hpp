// A revision: one saved design with everything that was computed for it. Immutable; numbered 1, 2,
// ... within its project. JSON texts are as the codec wrote them and are never written again.
#pragma once
#include <cstdint>
#include <string>

#include "domain/ids.hpp"
#include "domain/time.hpp"

namespace apex::domain {

/// The few results that lists show.
struct DesignSummary {
    bool passes = false;
    std::string governing_check_id, governing_check_title;
    double governing_utilisation = 0;
    std::string pole_designation;
    double footing_diameter_ft = 0, footing_depth_ft = 0;
    std::int64_t price_cents = 0;
    std::string currency;
};

/// Everything but the long texts.
struct RevisionHeader {
    ProjectId project_id;
    int number = 0;
    std::string input_hash, design_hash;  ///< SHA-256, 64 hexadecimal digits
    std::string engine_version;
    DesignSummary summary;
    Time created_at;
    std::string created_by;
};

struct Revision {
    RevisionHeader header;
    std::string document;     ///< canonical `apex.design/1`, caption included
    std::string result;       ///< object
    std::string checks;       ///< array of checks
    std::string assumptions;  ///< array of sentences
    std::string warnings;     ///< array of sentences
    std::string trace;        ///< array of steps
};

/// Whether saving `document` would only repeat `current`. The caption counts: it is printed. So
/// does the engine: its results may differ.
bool same_content(const Revision& current, const std::string& document,
                  const std::string& design_hash);

}  // namespace apex::domain
