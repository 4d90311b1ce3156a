// What `editions` and `checks` answer. Requests of the other calls: wire/requests.hpp.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calc/design/design_document.hpp"
#include "wire/codec.hpp"

namespace apex::signage {

struct EditionList {
    std::vector<std::string> wind, steel, concrete, soil;
};
struct PackEntry {
    std::string name, version, sha256;
};
struct EditionsResult {
    EditionList editions;
    design::Codes defaults;
    std::string engine_version;
    std::vector<PackEntry> data_packs;
};

struct CheckEntry {
    std::string id, title, clause;
    wire::RawJson input_schema, output_schema;
};
struct ChecksResult {
    std::vector<CheckEntry> checks;
};

}  // namespace apex::signage
