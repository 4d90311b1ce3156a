// A look-up in one row of a printed table as steps: the cell itself, or the two beside the place
// and the line between them. Inside calc/wind only. The arithmetic alone: interpolate.hpp.
#pragma once
#include <string>

#include "calc/wind/interpolate.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

/// a at 0, b at 1; the very bits of std::lerp, so that the cells themselves come out exact.
inline Term linear(const Term& a, const Term& b, const Term& at) {
    Term t = a + at * (b - a);
    t.value = std::lerp(a.value, b.value, at.value);
    return t;
}

/// How far `x`, which is called `argument`, lies from the mark `from` to the mark `to`.
inline Term between(const char* argument, double x, double from, double to) {
    return (Term(argument, x) - from) / (Term(to) - from);
}

/// What a row of a table says: which one of the figure or table that the clause names, by which
/// argument, at which marks.
template <class Axis>
struct TableRow {
    const char *name, *argument;
    const Axis& axis;
    const Axis& values;
};
template <class Axis>
TableRow(const char*, const char*, const Axis&, const Axis&) -> TableRow<Axis>;

/// The row's value at `x`; beyond the ends the end holds.
template <class Axis>
Term row_steps(const char* symbol, const TableRow<Axis>& row, double x, Clause clause,
               Sheet<Term>& sheet) {
    const AxisPlace at = place(row.axis, x);
    const double from = row.axis[at.below], to = row.axis[at.below + 1];
    const auto column = [&](const char* words, double mark) {
        return std::string(clause.ref) + ", " + row.name + words + row.argument + ' ' +
               digits(mark);
    };
    if (at.fraction == 0 || at.fraction == 1) {
        const std::string cell = column(", column ", at.fraction == 0 ? from : to);
        return sheet.looked_up(symbol, cell.c_str(), blend(row.values, at), clause);
    }
    sheet.note((column(", linear between columns ", from) + " and " + digits(to)).c_str(), clause);
    return sheet.eq(
        symbol, "",
        linear(row.values[at.below], row.values[at.below + 1], between(row.argument, x, from, to)),
        clause);
}
template <class Axis>
double row_steps(const char*, const TableRow<Axis>& row, double x, Clause, Sheet<double>&) {
    return interpolate(row.axis, row.values, x);
}

}  // namespace apex::wind
