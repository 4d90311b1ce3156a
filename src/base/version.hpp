// The version of the program and of the engine. The engine version is part of every design hash:
// raise it when a result may move.
#pragma once

namespace apex {
inline constexpr const char* program_version = "0.1.0";
inline constexpr const char* engine_version = "0.1.0";
}  // namespace apex
