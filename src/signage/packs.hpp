// Which data packs a calculation reads: their SHA-256 are part of its design_hash. Not here: how
// the hash is made (wire/identity.hpp).
#pragma once
#include <string>
#include <vector>

namespace apex::signage {

struct DataPack {
    std::string name, version, sha256;
};

/// Every pack compiled into the program.
const std::vector<DataPack>& data_packs();

const std::vector<std::string>& site_packs();

}  // namespace apex::signage
