// The verification manual of the cases that are compiled in.
#pragma once
#include <string_view>

#include "report/manual.hpp"

namespace apex::program {

/// Runs every case; its parts are the folders of validation/.
report::Manual verification_manual();

/// Writes manual.html and manual.pdf into `folder`, each whole or not at all. Throws
/// std::runtime_error naming what cannot be written.
void write_verification_manual(const report::Manual& manual, std::string_view folder);

}  // namespace apex::program
