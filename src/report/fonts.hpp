// The fonts of every report: Inter, and DejaVu for characters and fixed-width text that Inter
// lacks. Nothing of the system's font configuration is read.
#pragma once
#include <fontconfig/fontconfig.h>

namespace apex::report {

/// Lives as long as the program; shared by threads. Throws FontsMissing.
FcConfig* font_configuration();

}  // namespace apex::report
