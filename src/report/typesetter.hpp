// Words to shaped lines: faces, widths, wrapping, ellipses. Each line is shaped once and kept as
// long as the typesetter. Not here: where lines go (flow.hpp, table.hpp) and formulas
// (mathematics.hpp).
#pragma once
#include <compare>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

typedef struct _PangoLayoutLine PangoLayoutLine;

namespace apex::report {

enum class Family : unsigned char { sans, mono };

struct Face {
    double size_pt = 9;
    bool strong = false, italic = false;
    Family family = Family::sans;
    friend auto operator<=>(const Face&, const Face&) = default;
};

namespace faces {
inline constexpr Face title{25, true}, subtitle{12}, heading_1{16, true}, heading_2{10.5, true},
    heading_3{9, true};
inline constexpr Face body{9}, body_strong{9, true};
inline constexpr Face cell{8}, cell_strong{8, true}, small{7.5}, small_strong{7.5, true},
    caption{6.8}, caption_strong{6.8, true};
inline constexpr Face mono{7, false, false, Family::mono},
    mono_small{5.6, false, false, Family::mono};
}  // namespace faces

/// One shaped line. Points into the typesetter that made it.
struct Line {
    PangoLayoutLine* shaped = nullptr;
    double width = 0;
};

/// What ink covers, relative to the start of the baseline, y downward.
struct InkExtent {
    double left, top, right, bottom;
};

/// One per report and thread.
class Typesetter {
  public:
    Typesetter();
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    /// Any text, cleaned (drawing/clean_text.hpp), on one line.
    Line line(const Face& face, std::string_view words);
    /// The same; wider than `width_max` it ends in an ellipsis.
    Line line(const Face& face, std::string_view words, double width_max);
    /// Broken between words, inside words where one alone is too wide; after `lines_max` lines (0:
    /// any number) an ellipsis.
    std::vector<Line> paragraph(const Face& face, std::string_view words, double width,
                                int lines_max = 0);
    static InkExtent ink(const Line& line);
    /// Whether a character so far was in no font: U+FFFD stands for it.
    bool has_gaps() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Height from baseline to baseline of running text.
constexpr double leading(const Face& face) { return 1.42 * face.size_pt; }
/// Height of capitals and figures above the baseline.
constexpr double cap_height(const Face& face) { return 0.727 * face.size_pt; }

}  // namespace apex::report
