#include "report/fonts.hpp"

#include <unistd.h>

#include <string>

#include "report/report.hpp"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

namespace apex::report {
namespace {

struct FontFile {
    const char* path;
    const char* package;
};
constexpr FontFile font_files[] = {
    {"/usr/share/fonts/opentype/inter/Inter-Regular.otf", "fonts-inter"},
    {"/usr/share/fonts/opentype/inter/Inter-Italic.otf", "fonts-inter"},
    {"/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", "fonts-inter"},
    {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "fonts-dejavu-core"},
    {"/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf", "fonts-dejavu-core"},
    {"/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", "fonts-dejavu-core"}};

/// Fontconfig keeps what it owns by offsets, in which the leak checker sees no pointers.
struct UnseenByLeakChecker {
#if defined(__SANITIZE_ADDRESS__)
    __lsan::ScopedDisabler disabler;
#endif
};

FcConfig* load() {
    require_fonts();
    [[maybe_unused]] const UnseenByLeakChecker unseen;
    FcConfig* config = FcConfigCreate();
    for (const auto& [path, package] : font_files)
        if (config == nullptr ||
            !FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(path)))
            throw FontsMissing(std::string("the font file ") + path +
                               " cannot be read: reinstall the package " + package);
    // As the current configuration it also keeps Pango and cairo from loading the system's.
    FcConfigSetCurrent(config);
    return config;
}

}  // namespace

void require_fonts() {
    for (const auto& [path, package] : font_files)
        if (access(path, R_OK) != 0)
            throw FontsMissing(std::string("reports need the font file ") + path +
                               ": install the Debian package " + package);
}

FcConfig* font_configuration() {
    static FcConfig* const config = load();
    return config;
}

}  // namespace apex::report
