#include "report/typesetter.hpp"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "drawing/clean_text.hpp"
#include "report/fonts.hpp"

namespace apex::report {
namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
struct FreeDescription {
    void operator()(PangoFontDescription* description) const {
        pango_font_description_free(description);
    }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

Description describe(const Face& face) {
    Description description(pango_font_description_new());
    pango_font_description_set_family_static(
        description.get(), face.family == Family::mono ? "DejaVu Sans Mono" : "Inter");
    pango_font_description_set_weight(description.get(),
                                      face.strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description.get(),
                                     face.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_size(description.get(),
                                    static_cast<int>(face.size_pt * PANGO_SCALE + 0.5));
    return description;
}

std::string key_of(const Face& face, std::string_view words) {
    std::string key = std::to_string(static_cast<int>(face.size_pt * 100 + 0.5));
    key += face.strong ? 'b' : 'r';
    key += face.italic ? 'i' : 'u';
    key += face.family == Family::mono ? 'm' : 's';
    return key += words;
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

Line line_of(PangoLayoutLine* shaped) {
    PangoRectangle logical;
    pango_layout_line_get_extents(shaped, nullptr, &logical);
    return {shaped, points(logical.width)};
}

/// Fonts once read stay with the thread; a map must not be shared between threads.
PangoFontMap* font_map() {
    thread_local std::unique_ptr<PangoFontMap, Unref> map;
    if (map) return map.get();
    FcConfig* config = font_configuration();
    map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!map) throw std::runtime_error("Pango was built without FreeType");
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config);
    return map.get();
}

/// Where in the text of a layout the characters begin that no font has; they would be drawn as
/// boxes of digits.
std::set<std::size_t> gaps_in(PangoLayout* layout) {
    std::set<std::size_t> gaps;
    if (pango_layout_get_unknown_glyphs_count(layout) == 0) return gaps;
    for (int i = 0; i < pango_layout_get_line_count(layout); ++i) {
        const PangoLayoutLine* line = pango_layout_get_line_readonly(layout, i);
        for (const GSList* each = line->runs; each != nullptr; each = each->next) {
            const auto* run = static_cast<const PangoGlyphItem*>(each->data);
            for (int g = 0; g < run->glyphs->num_glyphs; ++g)
                if ((run->glyphs->glyphs[g].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
                    gaps.insert(
                        static_cast<std::size_t>(run->item->offset + run->glyphs->log_clusters[g]));
        }
    }
    return gaps;
}

/// The text with U+FFFD in place of the characters that begin at `gaps`. Precondition: UTF-8.
std::string with_gaps_marked(std::string_view text, const std::set<std::size_t>& gaps) {
    std::string marked;
    const auto is_inner = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    for (std::size_t i = 0; i < text.size();) {
        std::size_t next = i + 1;
        while (next < text.size() && is_inner(text[next])) ++next;
        marked += gaps.contains(i) ? std::string_view("\uFFFD") : text.substr(i, next - i);
        i = next;
    }
    return marked;
}

PangoAttrList* list_of(const char* features) {
    PangoAttrList* list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_font_features_new(features));
    return list;
}

/// Whether no character can join with its neighbour: Latin letters (to U+02FF), Greek ones, and
/// from U+2000 to U+22FF what is no combining mark. Joining (ccmp) is half the work of shaping.
bool is_without_marks(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto at = [&](std::size_t k) {
            return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u;
        };
        const unsigned lead = at(i);
        const bool is_greek = (lead == 0xCD && at(i + 1) >= 0xB0) || lead == 0xCE || lead == 0xCF;
        const bool is_sign =
            lead == 0xE2 && at(i + 1) >= 0x80 && at(i + 1) <= 0x8B && at(i + 1) != 0x83;
        if (lead >= 0xCC && !is_greek && !is_sign) return false;
    }
    return true;
}

}  // namespace

struct Typesetter::State {
    std::unique_ptr<PangoContext, Unref> context;
    PangoAttrList *features = nullptr, *features_of_plain_text = nullptr;
    std::map<Face, Description> descriptions;
    std::vector<std::unique_ptr<PangoLayout, Unref>> layouts;  // keep the lines alive
    std::unordered_map<std::string, Line>
        lines;  // only looked up, never walked: its order decides nothing
    bool has_gaps = false;

    /// Shaped once: the width is set before anything is asked of it. A width of 0 means one line.
    PangoLayout* layout(const Face& face, std::string_view words, double width = 0,
                        int lines_max = 0) {
        Description& description = descriptions[face];
        if (!description) description = describe(face);
        layouts.emplace_back(pango_layout_new(context.get()));
        PangoLayout* made = layouts.back().get();
        pango_layout_set_font_description(made, description.get());
        pango_layout_set_attributes(made,
                                    is_without_marks(words) ? features_of_plain_text : features);
        if (width > 0) {
            pango_layout_set_width(made, static_cast<int>(width * PANGO_SCALE));
            pango_layout_set_wrap(made, PANGO_WRAP_WORD_CHAR);
        }
        if (lines_max > 0) {
            pango_layout_set_height(made, -lines_max);
            pango_layout_set_ellipsize(made, PANGO_ELLIPSIZE_END);
        }
        pango_layout_set_text(made, words.data(), static_cast<int>(words.size()));
        if (const auto gaps = gaps_in(made); !gaps.empty()) {
            has_gaps = true;
            const std::string marked = with_gaps_marked(words, gaps);
            pango_layout_set_text(made, marked.data(), static_cast<int>(marked.size()));
        }
        return made;
    }
};

Typesetter::Typesetter() : state_(std::make_unique<State>()) {
    state_->context.reset(pango_font_map_create_context(font_map()));
    PangoContext* context = state_->context.get();
    pango_cairo_context_set_resolution(context, 72);  // One user unit is one point.
    pango_context_set_language(context, pango_language_from_string("en"));
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    // Figures of one width; no contextual forms, which would print another text than was given
    // ("8x8" as "8×8", "->" as an arrow).
    state_->features = list_of("tnum=1,calt=0,liga=0");
    state_->features_of_plain_text = list_of("tnum=1,calt=0,liga=0,ccmp=0");
}

Typesetter::~Typesetter() {
    pango_attr_list_unref(state_->features);
    pango_attr_list_unref(state_->features_of_plain_text);
}

Line Typesetter::line(const Face& face, std::string_view words) {
    const auto [place, is_new] = state_->lines.try_emplace(key_of(face, words));
    if (is_new) {
        const std::string clean = drawing::clean_text(words);
        place->second = line_of(pango_layout_get_line_readonly(state_->layout(face, clean), 0));
    }
    return place->second;
}

Line Typesetter::line(const Face& face, std::string_view words, double width_max) {
    return paragraph(face, words, width_max, 1).front();
}

std::vector<Line> Typesetter::paragraph(const Face& face, std::string_view words, double width,
                                        int lines_max) {
    const std::string key = key_of(face, words);
    const auto known = state_->lines.find(key);
    if (known != state_->lines.end() && known->second.width <= width) return {known->second};
    PangoLayout* layout =
        state_->layout(face, drawing::clean_text(words), std::max(width, 1.0), lines_max);
    std::vector<Line> lines;
    for (int i = 0; i < pango_layout_get_line_count(layout); ++i)
        lines.push_back(line_of(pango_layout_get_line_readonly(layout, i)));
    if (lines.size() == 1 && pango_layout_is_ellipsized(layout) == FALSE)
        state_->lines.emplace(key, lines.front());
    return lines;
}

bool Typesetter::has_gaps() const { return state_->has_gaps; }

InkExtent Typesetter::ink(const Line& line) {
    PangoRectangle ink;
    pango_layout_line_get_extents(line.shaped, &ink, nullptr);
    return {points(ink.x), points(ink.y), points(ink.x + ink.width), points(ink.y + ink.height)};
}

}  // namespace apex::report
