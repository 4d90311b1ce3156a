// Identity of the data compiled into the program: part of every design hash that used it.
#pragma once
#include <string>

namespace apex::catalog {

struct Pack {
    std::string name, version;
    std::string sha256;  ///< of the bytes of the pack's tables, one after the other by file name
};

const Pack& pack();            ///< sections: data/sections
const Pack& materials_pack();  ///< grades: data/materials

}  // namespace apex::catalog
