#include "base/number_text.hpp"
#include "report/sections/sections.hpp"

namespace apex::report {
namespace {

constexpr double math_pt = 9;
constexpr double equals_x = paper::left + 74;  // where "=" stands, line under line
constexpr double body_x = equals_x + 13;
constexpr double clause_x = paper::right - 104;  // right column: clauses
constexpr double body_width = clause_x - 8 - body_x;
constexpr double line_gap = 3.2, step_gap = 2.6;

/// Lays one step out as lines, then places them together.
class StepWriter {
  public:
    StepWriter(Flow& flow, Mathematics& mathematics) : flow_(flow), mathematics_(mathematics) {}

    void equation(const StepRecord& step) {
        Box value = mathematics_.number(digits(step.value), true);
        if (!step.unit.empty()) value.append(mathematics_.unit(step.unit), 0.3 * math_pt);
        std::vector<std::vector<Piece>> sides;
        const bool says_more = step.formula != digits(step.value);
        if (step.kind == "looked_up") {
            // The value first, then where it was read.
            sides.push_back({{value, 0}});
            std::vector<Piece> from = mathematics_.words(step.formula, Face{8}, ink::grey);
            if (!from.empty()) from.front().gap = 9;
            for (Piece& piece : from) sides.back().push_back(std::move(piece));
        } else if (step.kind == "given" || !says_more) {
            sides.push_back({{value, 0}});
        } else {
            sides.push_back(mathematics_.formula(step.formula, body_width));
            if (step.worked != step.formula && step.worked != digits(step.value))
                sides.push_back(mathematics_.formula(step.worked, body_width));
            sides.push_back({{value, 0}});
        }
        place(step, sides);
    }

    void note(const StepRecord& step) {
        const std::vector<Box> lines =
            broken(mathematics_.words(step.formula, Face{8.5, false, true}, ink::grey), body_width,
                   body_width);
        double height = step_gap;
        for (const Box& line : lines) height += line.ascent + line.descent + line_gap;
        flow_.reserve(height);
        clause(step, lines.front().ascent);
        for (const Box& line : lines) {
            flow_.y += line.ascent;
            flow_.place(line, body_x, flow_.y);
            flow_.y += line.descent + line_gap;
        }
        flow_.y += step_gap;
    }

  private:
    struct Placed {
        Box box;
        bool has_equals;  // "=" before it, in its column
    };
    Flow& flow_;
    Mathematics& mathematics_;

    /// All sides on one line where they fit; else each side on its own, the value behind the last
    /// line if there is room.
    std::vector<Placed> arrange(const std::vector<std::vector<Piece>>& sides) {
        const Box equals = mathematics_.number("=");
        const double space = 0.45 * math_pt;
        std::vector<Placed> lines;
        for (const auto& side : sides) {
            const std::vector<Box> boxes = broken(side, body_width, body_width);
            const double needed = space + equals.width + space + boxes.front().width;
            if (boxes.size() == 1 && !lines.empty() &&
                lines.back().box.width + needed <= body_width) {
                lines.back().box.append(equals, space);
                lines.back().box.append(boxes.front(), space);
                continue;
            }
            for (std::size_t i = 0; i < boxes.size(); ++i) lines.push_back({boxes[i], i == 0});
        }
        return lines;
    }

    void place(const StepRecord& step, const std::vector<std::vector<Piece>>& sides) {
        const std::vector<Placed> lines = arrange(sides);
        double height = step_gap;
        for (const Placed& line : lines) height += line.box.ascent + line.box.descent + line_gap;
        flow_.reserve(std::min(height, 300.0));
        const Box symbol = mathematics_.symbol(step.symbol), equals = mathematics_.number("=");
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto& [box, has_equals] = lines[i];
            flow_.reserve(box.ascent + box.descent + line_gap);
            const double ascent = std::max(box.ascent, i == 0 ? symbol.ascent : 0.0);
            if (i == 0) clause(step, ascent);
            flow_.y += ascent;
            if (i == 0)
                flow_.place(symbol, std::max(equals_x - 6 - symbol.width, paper::left), flow_.y);
            if (has_equals) flow_.place(equals, equals_x, flow_.y);
            flow_.place(box, body_x, flow_.y);
            flow_.y += std::max(box.descent, i == 0 ? symbol.descent : 0.0) + line_gap;
        }
        flow_.y += step_gap;
    }

    void clause(const StepRecord& step, double ascent) {
        if (step.clause.empty()) return;
        const std::string words = '[' + step.clause + ']' + (step.unconfirmed ? " †" : "");
        flow_.mark(TextMark{flow_.type.line(faces::caption, words, paper::right - clause_x),
                            clause_x, flow_.y + ascent, ink::grey});
    }
};

}  // namespace

void add_derivation(Flow& flow, std::string_view title, const std::vector<StepRecord>& trace) {
    flow.part(title, paper::bottom);
    bool any_unconfirmed = false;
    for (const StepRecord& step : trace) any_unconfirmed = any_unconfirmed || step.unconfirmed;
    flow.paragraph(faces::small,
                   "Each line: symbol = formula = the same in digits = value and unit, with its "
                   "clause at the right. Printed to five significant figures; "
                   "the calculation carries all." +
                       std::string(any_unconfirmed ? " † The clause or a constant behind it awaits "
                                                     "confirmation against the printed standard."
                                                   : ""),
                   ink::grey);
    if (trace.empty())
        flow.paragraph(faces::body, "No derivation was stored with this design.", ink::fail);
    Mathematics mathematics(flow.type, math_pt);
    StepWriter writer(flow, mathematics);
    const std::string number_of_part = std::string(title.substr(0, title.find(' '))) + '.';
    int number = 0;
    for (const StepRecord& step : trace) {
        if (step.kind == "heading") {
            flow.heading(number_of_part + std::to_string(++number) + "  " + step.formula, 48, true);
        } else if (step.kind == "note") {
            writer.note(step);
        } else {
            writer.equation(step);
        }
    }
}

}  // namespace apex::report
