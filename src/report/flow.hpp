// Puts headings, paragraphs, boxes and pictures one below another on pages, and begins a new page
// where they end. Not here: tables (table.hpp), what a section says (sections/), header and footer
// (furniture.hpp).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/marks.hpp"
#include "report/mathematics.hpp"
#include "report/pdf_writer.hpp"

namespace apex::report {

class Flow {
  public:
    /// `first_page` is the number of the first page made; the cover before it is made last, when
    /// all others are known.
    Flow(Typesetter& typesetter, Document& document, int first_page)
        : type(typesetter), document_(document), next_page_(first_page) {}

    Typesetter& type;
    double y = paper::bottom;  ///< where the next thing begins; full until the first page exists

    void new_page();
    /// What comes next begins a new page.
    void end_page() { y = paper::bottom; }
    /// Begins a new page unless `height` fits below; nothing taller than a page may be asked for.
    void reserve(double height);
    double room() const { return paper::bottom - y; }
    void space(double height) { y += height; }

    void mark(const Mark& mark);
    void text(const Face& face, std::string_view words, double x, double baseline,
              Colour colour = ink::black);
    /// The same, ending at x.
    void text_right(const Face& face, std::string_view words, double x, double baseline,
                    Colour colour = ink::black);
    void rule(double from_x, double to_x, double at_y, double thickness = 0.5,
              Colour colour = ink::rule);
    void place(const Box& box, double x, double baseline);

    /// A numbered part: at the top of a page, or below what stands if `keep` more points fit;
    /// listed in contents and bookmarks.
    void part(std::string_view title, double keep);
    /// A heading below parts; never the last thing of a page: `keep` points follow it.
    void heading(std::string_view title, double keep, bool bookmark = false);
    /// Wrapped to the page and broken across pages between lines.
    void paragraph(const Face& face, std::string_view words, Colour colour = ink::black,
                   double indent = 0);
    /// The same with a bullet before it.
    void bullet(std::string_view words, Colour colour = ink::black);
    /// Centred, with a caption of title and scale; begins a new page when it does not fit.
    /// Precondition: it fits a page.
    void picture(const drawing::Picture& picture, std::string_view title);
    /// Where its upper left corner is told; nothing moves.
    void picture_at(const drawing::Picture& picture, double x, double top);

  private:
    Document& document_;
    int next_page_;

    int page_number() const { return next_page_ - 1; }
};

}  // namespace apex::report
