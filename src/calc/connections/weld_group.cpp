#include "calc/connections/weld_group.hpp"

#include <string>

#include "calc/connections/steps.hpp"

namespace apex::connections {
namespace {

constexpr std::size_t most_lines = 100;

Outcome<std::vector<WeldLine>> lines_of(const WeldGroup& group) {
    if (group.shape != WeldShape::lines) {
        if (const auto no =
                all_positive({{"/group/b_in", group.b_in}, {"/group/d_in", group.d_in}}, geometry))
            return *no;
        if (!group.lines.empty())
            return Rejection{"/group/lines", "belong to the shape lines", geometry};
        const double x = group.b_in / 2, y = group.d_in / 2;
        switch (group.shape) {
            case WeldShape::rectangle:
                return std::vector<WeldLine>{
                    {-x, -y, x, -y}, {x, -y, x, y}, {x, y, -x, y}, {-x, y, -x, -y}};
            case WeldShape::two_vertical:
                return std::vector<WeldLine>{{-x, -y, -x, y}, {x, -y, x, y}};
            default:
                return std::vector<WeldLine>{
                    {group.b_in, -y, 0, -y}, {0, -y, 0, y}, {0, y, group.b_in, y}};
        }
    }
    if (group.b_in != 0) return Rejection{"/group/b_in", "belongs to a named shape", geometry};
    if (group.d_in != 0) return Rejection{"/group/d_in", "belongs to a named shape", geometry};
    if (group.lines.empty() || group.lines.size() > most_lines)
        return Rejection{"/group/lines", "must be 1 to 100 lines", geometry};
    for (std::size_t i = 0; i < group.lines.size(); ++i) {
        const WeldLine& l = group.lines[i];
        const double length = sqrt((l.x2_in - l.x1_in) * (l.x2_in - l.x1_in) +
                                   (l.y2_in - l.y1_in) * (l.y2_in - l.y1_in));
        if (!(length > 0 && length < 1e6))
            return Rejection{"/group/lines/" + std::to_string(i), "must have a length", geometry};
    }
    return group.lines;
}

double length_in(const WeldLine& l) {
    const double x = l.x2_in - l.x1_in, y = l.y2_in - l.y1_in;
    return sqrt(x * x + y * y);
}

/// The sum over the lines of `each(line)`, written out term by term.
template <class Num, class Each>
Num sum(const std::vector<WeldLine>& lines, Each each) {
    Num total = each(lines.front());
    for (std::size_t i = 1; i < lines.size(); ++i) total = total + each(lines[i]);
    return total;
}

}  // namespace

template <class Num>
Outcome<GroupLines<Num>> group_lines(const WeldGroup& group, Sheet<Num>& sheet) {
    auto found = lines_of(group);
    if (const auto* no = refused(found)) return *no;
    std::vector<WeldLine> lines = value(std::move(found));

    sheet.note("welds as lines of unit thickness", geometry);
    const Num L = sheet.eq(
        "L", "in", sum<Num>(lines, [](const WeldLine& l) { return Num(length_in(l)); }), geometry);
    const Num x_bar = sheet.eq("x_bar", "in",
                               sum<Num>(lines,
                                        [](const WeldLine& l) {
                                            return Num(length_in(l)) * Num((l.x1_in + l.x2_in) / 2);
                                        }) /
                                   L,
                               geometry);
    const Num y_bar = sheet.eq("y_bar", "in",
                               sum<Num>(lines,
                                        [](const WeldLine& l) {
                                            return Num(length_in(l)) * Num((l.y1_in + l.y2_in) / 2);
                                        }) /
                                   L,
                               geometry);
    for (WeldLine& l : lines) {
        l.x1_in -= plain(x_bar), l.x2_in -= plain(x_bar);
        l.y1_in -= plain(y_bar), l.y2_in -= plain(y_bar);
    }
    // Exact along a straight line: the mean of y^2 is (y1^2 + y1 y2 + y2^2) / 3.
    const auto squares = [](double length, double from, double to) {
        return Num(length) * (square(Num(from)) + Num(from) * Num(to) + square(Num(to))) / 3;
    };
    const Num I_x = sheet.eq(
        "I_x", "in³",
        sum<Num>(lines, [&](const WeldLine& l) { return squares(length_in(l), l.y1_in, l.y2_in); }),
        geometry);
    const Num I_y = sheet.eq(
        "I_y", "in³",
        sum<Num>(lines, [&](const WeldLine& l) { return squares(length_in(l), l.x1_in, l.x2_in); }),
        geometry);
    const Num I_xy = sheet.eq("I_xy", "in³",
                              sum<Num>(lines,
                                       [](const WeldLine& l) {
                                           return Num(length_in(l)) *
                                                  (Num(2 * l.x1_in + l.x2_in) * Num(l.y1_in) +
                                                   Num(l.x1_in + 2 * l.x2_in) * Num(l.y2_in)) /
                                                  6;
                                       }),
                              geometry);
    const Num J = sheet.eq("J", "in³", I_x + I_y, geometry);
    return GroupLines<Num>{std::move(lines), L, x_bar, y_bar, I_x, I_y, I_xy, J};
}

template <class Num>
Outcome<LineProperties> weld_properties(const WeldPropertiesInputs& in, Sheet<Num>& sheet) {
    const auto group = group_lines(in.group, sheet);
    if (const auto* no = refused(group)) return *no;
    const auto& g = value(group);
    return LineProperties{plain(g.L),   plain(g.x_bar), plain(g.y_bar), plain(g.I_x),
                          plain(g.I_y), plain(g.I_xy),  plain(g.J)};
}

#define INSTANTIATE(Num)                                                          \
    template Outcome<GroupLines<Num>> group_lines(const WeldGroup&, Sheet<Num>&); \
    template Outcome<LineProperties> weld_properties(const WeldPropertiesInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::connections
