#include "report/mathematics.hpp"

#include <algorithm>
#include <cmath>

namespace apex::report {
namespace {

constexpr double script_ratio = 0.72;    // Sub- and superscripts.
constexpr double fraction_ratio = 0.88;  // Numerator and denominator.
constexpr double smallest_pt = 5.2;
constexpr double bar_pt = 0.55;

using Kind = Formula::Kind;

const Formula& without_brackets(const Formula& formula) {
    return formula.kind == Kind::group ? without_brackets(formula.children[0]) : formula;
}

/// Sizes in steps: each size of a face costs time once.
double on_grid(double size) { return std::round(2 * size) / 2; }

/// Size of a bracket or root sign that must span `height`: that of the text, or the next of a few
/// larger ones.
double tall_size(double size, double height) {
    constexpr double step = 2;
    return height <= size * 1.08 ? on_grid(size) : std::ceil(height / step) * step;
}

bool is_fraction(const Formula& formula) {
    return formula.kind == Kind::binary && formula.text == "/";
}

double smaller(double size, double ratio) { return std::max(size * ratio, smallest_pt); }

/// Space on each side of an operator.
double space_around(const std::string& sign, double size) {
    return (sign == "·" ? 0.25 : sign == "/" ? 0.12 : sign == "∕" ? 0.04 : 0.26) * size;
}

/// Where a symbol stands inside a word of running text ("(q_h," has one at 1 to 4), or an empty
/// range. Names with long parts are names: "q_height".
std::pair<std::size_t, std::size_t> symbol_in(std::string_view word) {
    const auto is_part = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    };
    const auto bar = word.find('_');
    if (bar == std::string_view::npos) return {0, 0};
    std::size_t first = bar, last = bar;
    while (first > 0 && is_part(word[first - 1])) --first;
    while (last < word.size() && is_part(word[last])) ++last;
    constexpr std::size_t below_max = 4;
    const auto is_symbol_part = [](const SymbolPart& part) {
        const std::size_t comma = std::min(part.below.find(','), part.below.size());
        const bool letter =
            part.base.size() == 1 ||
            (part.base.size() == 2 && static_cast<unsigned char>(part.base[0]) >= 0x80);
        return letter && comma <= below_max && part.below.size() - comma <= below_max + 1;
    };
    const auto parts = parts_of_symbol(word.substr(first, last - first));
    if (first == bar || !std::all_of(parts.begin(), parts.end(), is_symbol_part)) return {0, 0};
    return {first, last};
}

/// Numbers, brackets and operators only: set as one line of text, which is quicker and is copied
/// from the page in one piece.
bool add_plain_text(std::string& text, const Formula& formula) {
    switch (formula.kind) {
        case Kind::number:
            text += formula.text;
            return formula.text.find('e') == std::string::npos;
        case Kind::group:
            text += '(';
            if (!add_plain_text(text, formula.children[0])) return false;
            text += ')';
            return true;
        case Kind::negative:
            text += "−";
            return add_plain_text(text, formula.children[0]);
        case Kind::binary:
            if (is_fraction(formula) || !add_plain_text(text, formula.children[0])) return false;
            text += formula.text == "∕" ? "/" : ' ' + formula.text + ' ';
            return add_plain_text(text, formula.children[1]);
        case Kind::symbol:
        case Kind::power:
        case Kind::call:
            return false;
    }
    return false;
}

FillMark bar(double x, double y, double width) { return {x, y, width, bar_pt, ink::black}; }

}  // namespace

Box Mathematics::text(std::string_view words, double size, bool italic, Colour colour) {
    const Face face{on_grid(size), false, italic};
    return box_of(type_.line(face, words), face, colour);
}

Box Mathematics::symbol_at(std::string_view symbol, double size, Colour colour) {
    constexpr std::size_t size_max = 60;  // Longer is no symbol.
    Box box;
    for (const auto& [base, below] : parts_of_symbol(symbol.substr(0, size_max))) {
        const bool is_stroke = base == "/";
        box.append(text(base, size, !is_stroke, colour), box.width > 0 ? 0.06 * size : 0);
        if (below.empty()) continue;
        const double script = smaller(size, script_ratio);
        box.append(text(below, script, below.size() == 1, colour), 0.03 * size, 0.20 * size);
    }
    return box;
}

Box Mathematics::number_at(std::string_view digits, double size, bool strong, Colour colour) {
    const bool negative = digits.starts_with('-');
    if (negative) digits.remove_prefix(1);
    const auto e = digits.find('e');
    const Face face{on_grid(size), strong};
    std::string shown = (negative ? "−" : "") + std::string(digits.substr(0, e));
    if (e == std::string_view::npos) return box_of(type_.line(face, shown), face, colour);
    std::string_view exponent = digits.substr(e + 1);
    std::string raised = exponent.starts_with('-') ? "−" : "";
    if (exponent.starts_with('-') || exponent.starts_with('+')) exponent.remove_prefix(1);
    while (exponent.size() > 1 && exponent.front() == '0') exponent.remove_prefix(1);
    Box box = box_of(type_.line(face, shown + " × 10"), face, colour);
    const Face script{on_grid(smaller(size, script_ratio)), strong};
    box.append(box_of(type_.line(script, raised + std::string(exponent)), script, colour), 0.3,
               -0.36 * size);
    return box;
}

Box Mathematics::symbol(std::string_view symbol) {
    // A ratio or a product may have a line of its own: "M_r/M_c", "sum(M_r/M_c)".
    if (symbol.find_first_of("/(") != std::string_view::npos ||
        symbol.find("·") != std::string_view::npos)
        if (const auto parsed = parse_formula(symbol)) return row(*parsed, size_pt_);
    return symbol_at(symbol, size_pt_, ink::black);
}

Box Mathematics::number(std::string_view digits, bool strong) {
    return number_at(digits, size_pt_, strong, ink::black);
}

Box Mathematics::unit(std::string_view unit, Colour colour) {
    Box box;
    while (!unit.empty()) {
        const auto raise = unit.find('^');
        box.append(text(unit.substr(0, raise), size_pt_, false, colour));
        if (raise == std::string_view::npos) break;
        unit.remove_prefix(raise + 1);
        const auto end = std::min(unit.find_first_not_of("0123456789.-"), unit.size());
        box.append(text(unit.substr(0, end), smaller(size_pt_, script_ratio), false, colour), 0,
                   -0.34 * size_pt_);
        unit.remove_prefix(end);
    }
    return box;
}

Box Mathematics::bracketed(const Box& inner, double size) {
    // Brackets grow with what they hold; their ink is centred on it.
    const double height = inner.ascent + inner.descent;
    const double bracket_size = tall_size(size, 0.86 * height);
    const double drop = (inner.descent - inner.ascent) / 2 + 0.27 * bracket_size;
    const Box open = text("(", bracket_size), close = text(")", bracket_size);
    const double shift_down = bracket_size > size * 1.05 ? drop : 0;
    Box box;
    box.append(open, 0, shift_down);
    box.append(inner);
    box.append(close, 0, shift_down);
    box.ascent = std::max(inner.ascent, 0.76 * size);
    box.descent = std::max(inner.descent, 0.22 * size);
    return box;
}

Box Mathematics::fraction(const Formula& formula, double size) {
    const double inner = smaller(size, fraction_ratio);
    const Box top = row(without_brackets(formula.children[0]), inner),
              bottom = row(without_brackets(formula.children[1]), inner);
    const double width = std::max(top.width, bottom.width) + 0.3 * size, axis = 0.30 * size,
                 gap = 0.14 * size;
    Box box;
    const auto put = [&](const Box& part, double baseline) {
        for (Mark mark : part.marks) {
            shift(mark, (width - part.width) / 2, baseline);
            box.marks.push_back(std::move(mark));
        }
    };
    put(top, -axis - gap - top.descent);
    put(bottom, -axis + bar_pt + gap + bottom.ascent);
    box.marks.emplace_back(bar(0, -axis, width));
    box.width = width;
    box.ascent = axis + gap + top.descent + top.ascent;
    box.descent = std::max(0.0, -axis + bar_pt + gap + bottom.ascent + bottom.descent);
    return box;
}

Box Mathematics::root(const Formula& inner, double size) {
    const Box under = row(without_brackets(inner), size);
    const double above = 0.17 * size, height = under.ascent + above + under.descent;
    const double sign_size = tall_size(size, height / 0.98);
    const Line sign = type_.line(Face{sign_size}, "√");
    const InkExtent extent = Typesetter::ink(sign);
    const double bar_y = -under.ascent - above;
    Box box;
    box.marks.emplace_back(TextMark{sign, 0, bar_y - extent.top});
    box.width = extent.right;
    for (Mark mark : under.marks) {
        shift(mark, box.width + 0.1 * size, 0);
        box.marks.push_back(std::move(mark));
    }
    box.marks.emplace_back(bar(extent.right - 0.4, bar_y, under.width + 0.2 * size + 0.4));
    box.width += under.width + 0.25 * size;
    box.ascent = under.ascent + above + bar_pt;
    box.descent = std::max(under.descent, extent.bottom - extent.top + bar_y);
    return box;
}

Box Mathematics::power(const Formula& formula, double size) {
    Box box = row(formula.children[0], size);
    const Box exponent = row(without_brackets(formula.children[1]), smaller(size, script_ratio));
    const double lift = std::max(0.36 * size, box.ascent - 0.42 * size);
    box.append(exponent, 0.04 * size, -lift);
    return box;
}

Box Mathematics::row(const Formula& formula, double size) {
    std::string plain;
    if (add_plain_text(plain, formula)) return text(plain, size);
    switch (formula.kind) {
        case Kind::number:
            return number_at(formula.text, size, false, ink::black);
        case Kind::symbol:
            return symbol_at(formula.text, size, ink::black);
        case Kind::power:
            return power(formula, size);
        case Kind::group:
            return bracketed(row(formula.children[0], size), size);
        case Kind::negative: {
            Box box = text("−", size);
            box.append(row(formula.children[0], size), 0.05 * size);
            return box;
        }
        case Kind::binary: {
            // Inside small print a fraction stays on the line.
            if (is_fraction(formula) && size > size_pt_ * 0.95) return fraction(formula, size);
            Box box = row(formula.children[0], size);
            const double space = space_around(formula.text, size);
            box.append(text(formula.text == "∕" ? "/" : formula.text, size), space);
            box.append(row(formula.children[1], size), space);
            return box;
        }
        case Kind::call:
            break;
    }
    if (formula.text == "sqrt" && formula.children.size() == 1)
        return root(formula.children[0], size);
    Box arguments;
    for (std::size_t i = 0; i < formula.children.size(); ++i) {
        if (i > 0) arguments.append(text(",", size));
        arguments.append(row(formula.children[i], size), i > 0 ? 0.3 * size : 0);
    }
    if (formula.text == "abs") {
        Box box = text("|", size);
        box.append(arguments, 0.1 * size);
        box.append(text("|", size), 0.1 * size);
        return box;
    }
    Box box = text(formula.text == "sum" ? greek(formula.text) : formula.text, size);
    box.append(bracketed(arguments, size), 0.05 * size);
    return box;
}

void Mathematics::add_pieces(std::vector<Piece>& pieces, const Formula& formula, double width_max,
                             double gap) {
    Box whole = row(formula, size_pt_);
    if (whole.width <= width_max) return pieces.push_back({std::move(whole), gap});
    // What is too wide for a line opens at its operators; brackets stay with what they enclose.
    const auto close = [&](const char* bracket) {
        pieces.back().box.append(text(bracket, size_pt_));
    };
    const auto open = [&](const std::string& bracket, const Formula& inner) {
        const std::size_t first = pieces.size();
        add_pieces(pieces, inner, width_max, gap);
        Box box = text(bracket, size_pt_);
        box.append(pieces[first].box);
        pieces[first].box = std::move(box);
    };
    switch (formula.kind) {
        case Kind::binary: {
            add_pieces(pieces, formula.children[0], width_max, gap);
            const double space = space_around(formula.text, size_pt_);
            const std::size_t first = pieces.size();
            add_pieces(pieces, formula.children[1], width_max, space);
            Box box = text(formula.text == "∕" ? "/" : formula.text, size_pt_);
            box.append(pieces[first].box, space);
            pieces[first].box = std::move(box);
            return;
        }
        case Kind::group:
            open("(", formula.children[0]);
            return close(")");
        case Kind::negative:
            return open("−", formula.children[0]);
        case Kind::call:
            for (std::size_t i = 0; i < formula.children.size(); ++i) {
                if (i == 0) {
                    open((formula.text == "sqrt"  ? "√"
                          : formula.text == "sum" ? greek(formula.text)
                                                  : formula.text) +
                             '(',
                         formula.children[i]);
                } else {
                    close(",");
                    add_pieces(pieces, formula.children[i], width_max, 0.3 * size_pt_);
                }
            }
            return close(")");
        case Kind::power:
            add_pieces(pieces, formula.children[0], width_max, gap);
            pieces.back().box.append(
                row(without_brackets(formula.children[1]), smaller(size_pt_, script_ratio)),
                0.04 * size_pt_,
                -std::max(0.36 * size_pt_, pieces.back().box.ascent - 0.42 * size_pt_));
            return;
        case Kind::number:
        case Kind::symbol:
            pieces.push_back({row(formula, size_pt_), gap});
            return;
    }
}

std::vector<Piece> Mathematics::formula(std::string_view text, double width_max) {
    const auto parsed = parse_formula(text);
    if (!parsed) return words(text, Face{size_pt_});
    std::vector<Piece> pieces;
    add_pieces(pieces, *parsed, width_max, 0);
    return pieces;
}

Box Mathematics::word_at(std::string_view word, const Face& face, Colour colour) {
    const auto [first, last] = symbol_in(word);
    if (first == last) return box_of(type_.line(face, word), face, colour);
    Box box;
    if (first > 0) box.append(box_of(type_.line(face, word.substr(0, first)), face, colour));
    box.append(symbol_at(word.substr(first, last - first), face.size_pt, colour));
    if (last < word.size()) box.append(box_of(type_.line(face, word.substr(last)), face, colour));
    return box;
}

std::vector<Piece> Mathematics::words(std::string_view text, const Face& face, Colour colour) {
    std::vector<Piece> pieces;
    const double space = 0.28 * face.size_pt;
    constexpr std::size_t word_max = 24;  // What is longer is cut so that it can be broken.
    while (!text.empty()) {
        const auto blank = text.find(' ');
        std::string_view word = text.substr(0, blank);
        text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
        double gap = space;
        while (!word.empty()) {
            std::size_t length = std::min(word.size(), word_max);
            while (length < word.size() &&
                   (static_cast<unsigned char>(word[length]) & 0xC0) == 0x80)
                --length;                                               // not inside a character
            if (length == 0) length = std::min(word.size(), word_max);  // not UTF-8 at all
            std::string_view part = word.substr(0, length);
            word.remove_prefix(length);
            pieces.push_back({word_at(part, face, colour), gap});
            gap = 0;
        }
    }
    return pieces;
}

std::vector<Box> broken(const std::vector<Piece>& pieces, double first_width, double width) {
    std::vector<Box> lines(1);
    for (const Piece& piece : pieces) {
        const double room = lines.size() == 1 ? first_width : width;
        if (lines.back().width > 0 && lines.back().width + piece.gap + piece.box.width > room)
            lines.emplace_back();
        lines.back().append(piece.box, lines.back().width > 0 ? piece.gap : 0);
    }
    return lines;
}

}  // namespace apex::report
