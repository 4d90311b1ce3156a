#include "report/pdf_writer.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cmath>
#include <memory>
#include <stdexcept>

#include "base/numeric.hpp"
#include "drawing/clean_text.hpp"

namespace apex::report {
namespace {

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyCairo {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string("cairo cannot write the PDF: ") +
                                 cairo_status_to_string(status));
}

class Painter {
  public:
    explicit Painter(cairo_t* cairo) : cairo_(cairo) {}

    void operator()(const TextMark& mark) {
        set(mark.colour);
        if (!mark.upward) {
            cairo_move_to(cairo_, mark.x, mark.baseline);
            pango_cairo_show_layout_line(cairo_, mark.line.shaped);
            return;
        }
        cairo_save(cairo_);
        cairo_translate(cairo_, mark.x, mark.baseline);
        cairo_rotate(cairo_, -pi / 2);
        cairo_move_to(cairo_, 0, 0);
        pango_cairo_show_layout_line(cairo_, mark.line.shaped);
        cairo_restore(cairo_);
    }
    void operator()(const FillMark& mark) {
        set(mark.colour);
        cairo_rectangle(cairo_, mark.x, mark.y, mark.width, mark.height);
        cairo_fill(cairo_);
    }
    void operator()(const drawing::Stroke& mark) {
        cairo_new_path(cairo_);  // Words leave a current point behind.
        for (const auto& [x, y] : mark.points) cairo_line_to(cairo_, x, y);
        if (mark.closed) cairo_close_path(cairo_);
        finish(mark.style, mark.filled);
    }
    void operator()(const drawing::Round& mark) {
        cairo_new_path(cairo_);
        cairo_arc(cairo_, mark.centre.x_pt, mark.centre.y_pt, mark.radius_pt, 0, 2 * pi);
        cairo_close_path(cairo_);
        finish(mark.style, mark.filled);
    }

  private:
    cairo_t* cairo_;

    void set(const Colour& colour) {
        cairo_set_source_rgb(cairo_, colour.red, colour.green, colour.blue);
    }

    void finish(const drawing::Style& style, bool filled) {
        if (filled) {
            set(style.fill);
            cairo_fill_preserve(cairo_);
        }
        if (!(style.width_pt > 0)) return cairo_new_path(cairo_);
        set(style.stroke);
        cairo_set_line_width(cairo_, style.width_pt);
        cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
        const double dashes[] = {style.dash_pt, style.gap_pt, style.dot_pt, style.gap_pt};
        cairo_set_dash(cairo_, dashes, style.dash_pt > 0 ? style.dot_pt > 0 ? 4 : 2 : 0, 0);
        cairo_stroke(cairo_);
    }
};

void set_properties(cairo_surface_t* surface, const PdfProperties& properties) {
    const auto set = [surface](cairo_pdf_metadata_t key, const std::string& value) {
        const std::string clean = drawing::clean_text(value, 300);
        cairo_pdf_surface_set_metadata(surface, key, clean.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, properties.title);
    set(CAIRO_PDF_METADATA_AUTHOR, properties.author);
    set(CAIRO_PDF_METADATA_SUBJECT, properties.subject);
    set(CAIRO_PDF_METADATA_CREATOR, properties.creator);
    set(CAIRO_PDF_METADATA_CREATE_DATE, properties.created);
}

void add_outline(cairo_surface_t* surface, const std::vector<OutlineEntry>& outline) {
    int parent = CAIRO_PDF_OUTLINE_ROOT;
    for (const OutlineEntry& entry : outline) {
        const std::string target = "page=" + std::to_string(entry.page) + " pos=[0 " +
                                   std::to_string(static_cast<int>(std::floor(entry.y))) + ']';
        const std::string title = drawing::clean_text(entry.title, 200);
        const int id = cairo_pdf_surface_add_outline(
            surface, entry.level == 1 ? CAIRO_PDF_OUTLINE_ROOT : parent, title.c_str(),
            target.c_str(), static_cast<cairo_pdf_outline_flags_t>(0));
        if (entry.level == 1) parent = id;
    }
}

}  // namespace

std::string write_pdf(const Document& document, const PdfProperties& properties) {
    std::string bytes;
    const std::unique_ptr<cairo_surface_t, DestroySurface> surface(
        cairo_pdf_surface_create_for_stream(append, &bytes, paper::width, paper::height));
    check(cairo_surface_status(surface.get()));
    set_properties(surface.get(), properties);
    {
        const std::unique_ptr<cairo_t, DestroyCairo> cairo(cairo_create(surface.get()));
        Painter painter(cairo.get());
        for (const Page& page : document.pages) {
            // White over the whole page: cairo then need not join the small extents of what
            // follows.
            painter(FillMark{0, 0, paper::width, paper::height, ink::white});
            for (const Mark& mark : page.marks) std::visit(painter, mark);
            cairo_show_page(cairo.get());
        }
        check(cairo_status(cairo.get()));
    }
    add_outline(surface.get(), document.outline);
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()));
    return bytes;
}

}  // namespace apex::report
