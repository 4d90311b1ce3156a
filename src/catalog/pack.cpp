#include "catalog/pack.hpp"

#include <span>

#include "base/sha256.hpp"
#include "catalog/table.hpp"

namespace apex::embedded {
std::span<const File> section_files();
std::span<const File> material_files();
}  // namespace apex::embedded

namespace apex::catalog {
namespace {

// The embedded files come sorted by name.
Pack identify(std::span<const embedded::File> files) {
    Pack pack;
    std::string_view manifest = content(files, "manifest.txt");
    while (!manifest.empty()) {
        std::string_view line = take(manifest, '\n');
        const std::string_view key = take(line, ' ');
        if (key == "name") pack.name = line;
        if (key == "version") pack.version = line;
    }
    APEX_ASSERT(!pack.name.empty() && !pack.version.empty());
    Sha256 sum;
    for (const auto& file : files)
        if (file.path.ends_with(".csv")) sum.add(file.content);
    pack.sha256 = sum.hex();
    return pack;
}

}  // namespace

const Pack& pack() {
    static const Pack sections = identify(embedded::section_files());
    return sections;
}

const Pack& materials_pack() {
    static const Pack materials = identify(embedded::material_files());
    return materials;
}

}  // namespace apex::catalog
