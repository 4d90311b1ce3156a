#include <algorithm>

#include "base/number_text.hpp"
#include "report/sections/sections.hpp"

namespace apex::report {
namespace {

constexpr double math_pt = 9;
constexpr double equals_x = paper::left + 66;  // where "=" stands, line under line
constexpr double body_x = equals_x + 13;
constexpr double clause_x = paper::right - 118;  // the right column is for clauses
constexpr double body_width = clause_x - 8 - body_x;
constexpr double symbol_width_max = equals_x - 6 - paper::left;
constexpr double line_gap = 3.2, step_gap = 2.6, clause_leading = 1.25 * faces::caption.size_pt;

struct BodyLine {
    Box box;
    bool has_equals = false;  ///< "=" before it, in its column
};

/// One step, measured and ready to be placed.
struct LaidStep {
    Box symbol;
    std::vector<BodyLine> lines;
    std::vector<Line> clause;
    double height = 0;
};

class StepSetter {
  public:
    explicit StepSetter(Flow& flow)
        : flow_(flow), mathematics_(flow.type, math_pt), equals_(mathematics_.number("=")) {}

    LaidStep lay(const StepRecord& step) {
        LaidStep laid;
        if (step.kind == "note") {
            for (Box& box :
                 broken(mathematics_.words(step.formula, Face{8.5, false, true}, ink::grey),
                        body_width, body_width))
                laid.lines.push_back({std::move(box), false});
        } else {
            laid.symbol = mathematics_.symbol(step.symbol);
            laid.lines = arranged(sides_of(step));
            // A long name has a line of its own.
            if (laid.symbol.width > symbol_width_max)
                laid.lines.insert(laid.lines.begin(), BodyLine{});
        }
        BodyLine& first = laid.lines.front();
        first.box.ascent = std::max(first.box.ascent, laid.symbol.ascent);
        first.box.descent = std::max(first.box.descent, laid.symbol.descent);
        if (!step.clause.empty()) {
            const std::string words = '[' + step.clause + ']' + (step.unconfirmed ? " †" : "");
            laid.clause = flow_.type.paragraph(faces::caption, words, paper::right - clause_x, 3);
        }
        for (const BodyLine& line : laid.lines) laid.height += height_of(line);
        if (laid.clause.size() > 1)
            laid.height =
                std::max(laid.height, first.box.ascent +
                                          clause_leading * static_cast<double>(laid.clause.size()));
        laid.height += step_gap;
        return laid;
    }

    void place(const LaidStep& laid) {
        constexpr double whole_max = 300;  // A taller step may go on over a page's end.
        if (laid.height <= whole_max) flow_.reserve(laid.height);
        const double end = flow_.y + laid.height;
        place_clause(laid);
        for (std::size_t i = 0; i < laid.lines.size(); ++i) {
            const auto& [box, has_equals] = laid.lines[i];
            flow_.reserve(height_of(laid.lines[i]));
            flow_.y += box.ascent;
            if (i == 0)
                flow_.place(laid.symbol, std::max(equals_x - 6 - laid.symbol.width, paper::left),
                            flow_.y);
            if (has_equals) flow_.place(equals_, equals_x, flow_.y);
            flow_.place(box, body_x, flow_.y);
            flow_.y += box.descent + line_gap;
        }
        flow_.y = laid.height <= whole_max ? end : flow_.y + step_gap;
    }

  private:
    Flow& flow_;
    Mathematics mathematics_;
    Box equals_;

    static double height_of(const BodyLine& line) {
        return line.box.ascent + line.box.descent + line_gap;
    }

    /// What stands between the equals signs.
    std::vector<std::vector<Piece>> sides_of(const StepRecord& step) {
        const std::string shown = digits(step.value);
        Box value = mathematics_.number(shown, true);
        if (!step.unit.empty()) value.append(mathematics_.unit(step.unit), 0.3 * math_pt);
        std::vector<std::vector<Piece>> sides;
        if (step.kind == "equation" && step.formula != shown) {
            sides.push_back(mathematics_.formula(step.formula, body_width));
            if (step.worked != step.formula && step.worked != shown)
                sides.push_back(mathematics_.formula(step.worked, body_width));
        }
        sides.push_back({{value, 0}});
        if (step.kind == "looked_up") {  // The value, then where it was read.
            std::vector<Piece> source = mathematics_.words(step.formula, Face{8}, ink::grey);
            if (!source.empty()) source.front().gap = math_pt;
            for (Piece& piece : source) sides.back().push_back(std::move(piece));
        }
        return sides;
    }

    /// Side behind side while they fit on a line; else a side begins its own.
    std::vector<BodyLine> arranged(const std::vector<std::vector<Piece>>& sides) {
        const double space = 0.45 * math_pt;
        std::vector<BodyLine> lines;
        for (const auto& side : sides) {
            std::vector<Box> boxes = broken(side, body_width, body_width);
            const double needed = space + equals_.width + space + boxes.front().width;
            if (boxes.size() == 1 && !lines.empty() &&
                lines.back().box.width + needed <= body_width) {
                lines.back().box.append(equals_, space);
                lines.back().box.append(boxes.front(), space);
                continue;
            }
            for (std::size_t i = 0; i < boxes.size(); ++i)
                lines.push_back({std::move(boxes[i]), i == 0});
        }
        return lines;
    }

    void place_clause(const LaidStep& laid) {
        double baseline = flow_.y + laid.lines.front().box.ascent;
        for (const Line& line : laid.clause) {
            flow_.mark(TextMark{line, clause_x, baseline, ink::grey});
            baseline += clause_leading;
        }
    }
};

}  // namespace

void add_derivation(Flow& flow, std::string_view title, const std::vector<StepRecord>& trace) {
    flow.part(title, 200);
    std::string words =
        "Each line: symbol = formula = the same in digits = value and unit, with its clause at the "
        "right. Printed to five significant figures; the "
        "calculation carries all.";
    if (std::any_of(trace.begin(), trace.end(),
                    [](const StepRecord& step) { return step.unconfirmed; }))
        words +=
            " † The clause, or a constant behind it, awaits confirmation against the printed "
            "standard.";
    flow.paragraph(faces::small, words, ink::grey);
    if (trace.empty())
        flow.paragraph(faces::body, "No derivation was stored with this design.", ink::fail);
    const std::string number_of_part = std::string(title.substr(0, title.find(' '))) + '.';
    add_steps(flow, trace, number_of_part);
}

void add_steps(Flow& flow, const std::vector<StepRecord>& trace, std::string_view numbered) {
    StepSetter setter(flow);
    int number = 0;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (trace[i].kind != "heading") {
            setter.place(setter.lay(trace[i]));
            continue;
        }
        const bool has_step = i + 1 < trace.size() && trace[i + 1].kind != "heading";
        const double keep = has_step ? std::min(setter.lay(trace[i + 1]).height, 300.0) : 48;
        ++number;
        if (numbered.empty())
            flow.heading(trace[i].formula, keep);
        else
            flow.heading(std::string(numbered) + std::to_string(number) + "  " + trace[i].formula,
                         keep, true);
    }
}

}  // namespace apex::report
