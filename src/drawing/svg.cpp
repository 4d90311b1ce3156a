#include "drawing/svg.hpp"

#include <cmath>
#include <string_view>

#include "base/number_text.hpp"
#include "drawing/clean_text.hpp"
#include "drawing/picture.hpp"

namespace apex::drawing {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

/// Thousandths of a point are finer than any printer.
std::string number(double v) { return print_number(std::round(v * 1000) / 1000); }

std::string colour(const Colour& c) {
    constexpr char hex[] = "0123456789abcdef";
    std::string text = "#";
    for (const double part : {c.red, c.green, c.blue}) {
        const auto level = static_cast<unsigned>(std::lround(part * 255));
        text += {hex[level / 16], hex[level % 16]};
    }
    return text;
}

std::string paint(const Style& style, bool filled) {
    std::string text = " fill=\"" + (filled ? colour(style.fill) : "none") + '"';
    if (!(style.width_pt > 0)) return text;
    text +=
        " stroke=\"" + colour(style.stroke) + "\" stroke-width=\"" + number(style.width_pt) + '"';
    if (style.dash_pt > 0) {
        text += " stroke-dasharray=\"" + number(style.dash_pt) + ' ' + number(style.gap_pt);
        if (style.dot_pt > 0) text += ' ' + number(style.dot_pt) + ' ' + number(style.gap_pt);
        text += '"';
    }
    return text;
}

void write(std::string& out, const Stroke& stroke) {
    out += stroke.closed ? "<polygon points=\"" : "<polyline points=\"";
    for (std::size_t i = 0; i < stroke.points.size(); ++i)
        out += (i == 0 ? "" : " ") + number(stroke.points[i].x_pt) + ',' +
               number(stroke.points[i].y_pt);
    out += '"' + paint(stroke.style, stroke.filled) + "/>\n";
}

void write(std::string& out, const Round& round) {
    out += "<circle cx=\"" + number(round.centre.x_pt) + "\" cy=\"" + number(round.centre.y_pt) +
           "\" r=\"" + number(round.radius_pt) + '"' + paint(round.style, round.filled) + "/>\n";
}

void write(std::string& out, const Words& words) {
    const std::string x = number(words.at.x_pt), y = number(words.at.y_pt);
    out += "<text x=\"" + x + "\" y=\"" + y + "\" font-size=\"" + number(words.size_pt) +
           "\" fill=\"" + colour(words.colour) + '"';
    if (words.anchor == Anchor::middle) out += " text-anchor=\"middle\"";
    if (words.anchor == Anchor::end) out += " text-anchor=\"end\"";
    if (words.bold) out += " font-weight=\"600\"";
    if (words.upward) out += " transform=\"rotate(-90 " + x + ' ' + y + ")\"";
    out += '>' + escaped(words.words) + "</text>\n";
}

}  // namespace

std::string to_svg(const Scene& scene, SvgSize size) {
    const Picture picture = lay_out(scene, size.width_pt, size.height_pt);
    const std::string width = number(picture.width_pt), height = number(picture.height_pt);
    const std::string title = escaped(clean_text(scene.title, 200));
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width +
                      "pt\" height=\"" + height + "pt\" viewBox=\"0 0 " + width + ' ' + height +
                      "\" data-scale-pt-per-ft=\"" + print_number(picture.scale_pt_per_ft) +
                      "\" data-scale=\"" + escaped(picture.scale_words) +
                      "\" role=\"img\" font-family=\"Inter, 'DejaVu Sans', sans-serif\"" +
                      " stroke-linejoin=\"round\">\n<title>" + title + "</title>\n";
    for (const auto& mark : picture.marks)
        std::visit([&out](const auto& m) { write(out, m); }, mark);
    return out + "</svg>\n";
}

}  // namespace apex::drawing
