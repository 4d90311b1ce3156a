// A table: columns of fixed width, cells that wrap, rows that never break, its head again on each
// page. Not here: formatting of numbers (figures.hpp).
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "report/flow.hpp"

namespace apex::report {

enum class Align : unsigned char { left, right };

struct Column {
    std::string title;  ///< symbols are set as symbols
    std::string unit;   ///< second line of the head
    double width = 60;  ///< points, of paper::text_width in all
    Align align = Align::left;
};

/// A bar whose full length is a utilisation of 1; beyond it the bar is cut and red.
struct UtilisationBar {
    double utilisation = 0;
};

struct Cell {
    std::variant<std::string, UtilisationBar> content;
    Face face = faces::cell;
    Colour colour = ink::black;
    std::string second = {};  ///< a smaller grey line below

    Cell(std::string words, Face f = faces::cell, Colour c = ink::black)
        : content(std::move(words)), face(f), colour(c) {}
    Cell(const char* words, Face f = faces::cell, Colour c = ink::black)
        : Cell(std::string(words), f, c) {}
    Cell(UtilisationBar bar) : content(bar) {}
    Cell below(std::string words) && {
        second = std::move(words);
        return std::move(*this);
    }
};

class Table {
  public:
    Table(Flow& flow, std::vector<Column> columns) : flow_(flow), columns_(std::move(columns)) {}

    void row(std::vector<Cell> cells) { rows_.push_back({std::move(cells), Kind::row}); }
    /// A row of one heading across all columns; it stays with the row after it.
    void section(std::string title) {
        rows_.push_back({{Cell(std::move(title), faces::cell_strong, ink::accent)}, Kind::section});
    }
    /// A last row below a heavier rule.
    void total(std::vector<Cell> cells) { rows_.push_back({std::move(cells), Kind::total}); }
    /// Lays the table out below a heading and a sentence, either of which may be empty. A
    /// small table stays whole; of a larger one these, the head and the first two rows stay
    /// together, and so do the last two rows.
    void place(std::string_view heading = {}, std::string_view intro = {});

  private:
    enum class Kind : unsigned char { row, section, total };
    struct Row {
        std::vector<Cell> cells;
        Kind kind;
    };
    struct Laid {
        std::vector<Mark> marks;  // from the row's upper left corner
        double height = 0;
        Kind kind = Kind::row;
    };
    Flow& flow_;
    std::vector<Column> columns_;
    std::vector<Row> rows_;

    Laid lay(const Row& row) const;
    Laid head() const;
    void put(const Laid& laid) const;
    double add_words(Laid& laid, const Cell& cell, double x, double width, Align align) const;
};

}  // namespace apex::report
