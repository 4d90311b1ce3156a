// A random key in a file that only its owner reads, made on first use. Programs that share the
// folder share the key.
#pragma once
#include <filesystem>
#include <string>

namespace apex::adapters {

/// 64 hexadecimal digits. Throws Unavailable, also when others may read the file.
std::string secret_key_of(const std::filesystem::path& file);

}  // namespace apex::adapters
