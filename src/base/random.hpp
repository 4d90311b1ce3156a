// Random bits of the operating system, for salts. Ids of things come from app/ports/id_source.hpp.
#pragma once
#include <string>

namespace apex {

/// 32 lower-case hexadecimal digits: 128 bits that no one can guess.
std::string random_hex_128();

}  // namespace apex
