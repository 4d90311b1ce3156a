// Formulas and symbols set as mathematics: fractions, roots, powers, subscripts, Greek; and running
// text in which symbols are set so. Not here: reading the text (formula.hpp) and where lines go
// (flow.hpp).
#pragma once
#include <string_view>
#include <vector>

#include "report/formula.hpp"
#include "report/marks.hpp"

namespace apex::report {

/// A piece that is not broken, and the space before it where it does not begin a line.
struct Piece {
    Box box;
    double gap = 0;
};

class Mathematics {
  public:
    Mathematics(Typesetter& type, double size_pt) : type_(type), size_pt_(size_pt) {}

    /// What a step is called: "q_h", "M_r/M_c".
    Box symbol(std::string_view symbol);

    /// Digits with their exponent raised and a true minus: "-1.5e-05".
    Box number(std::string_view digits, bool strong = false);

    /// "lbf", "ft^2": upright, exponents raised.
    Box unit(std::string_view unit, Colour colour = ink::black);

    /// A formula text in pieces none of which is wider than `width_max`, if it can be helped. Text
    /// that is no formula is set as words().
    std::vector<Piece> formula(std::string_view text, double width_max);

    /// Running text: words that are symbols (with an underscore) are set as symbols.
    std::vector<Piece> words(std::string_view text, const Face& face, Colour colour = ink::black);

  private:
    Typesetter& type_;
    double size_pt_;

    Box text(std::string_view words, double size, bool italic = false, Colour colour = ink::black);
    Box symbol_at(std::string_view symbol, double size, Colour colour);
    Box number_at(std::string_view digits, double size, bool strong, Colour colour);
    Box word_at(std::string_view word, const Face& face, Colour colour);
    Box row(const Formula& formula, double size);
    Box fraction(const Formula& formula, double size);
    Box root(const Formula& inner, double size);
    Box power(const Formula& formula, double size);
    Box bracketed(const Box& inner, double size);
    void add_pieces(std::vector<Piece>& pieces, const Formula& formula, double width_max,
                    double gap);
};

/// Lines no wider than `width` from pieces; a piece that alone is wider has a line of its own.
std::vector<Box> broken(const std::vector<Piece>& pieces, double first_width, double width);

}  // namespace apex::report
