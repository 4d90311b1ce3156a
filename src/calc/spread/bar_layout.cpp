#include "calc/spread/bar_layout.hpp"

#include <cmath>

#include "calc/concrete/bars.hpp"
#include "calc/spread/steps.hpp"

namespace apex::spread {
namespace {

using concrete::aci;
using concrete::Bar;

/// The bars of one size, or none where they do not fit or do not develop.
std::optional<BarLayout> layout_of(const Bar& bar, const BarLayoutInputs& in) {
    const double between_in = in.b_in - 2 * in.cover_in - bar.diameter_in;  // outer bars
    const double widest_in = min(3 * in.h_in, 18);
    const double by_area = std::ceil(in.A_s_in2 / bar.area_in2 - 1e-9);
    const double by_spacing = std::ceil(between_in / widest_in - 1e-9) + 1;
    const double count = max(max(by_area, by_spacing), 2);
    if (!(between_in > 0 && count < 1000)) return std::nullopt;
    BarLayout l{
        bar.number, static_cast<int>(count), count * bar.area_in2, between_in / (count - 1), 0, 0,
        false};
    l.clear_in = l.spacing_in - bar.diameter_in;
    if (l.clear_in < max(1, bar.diameter_in)) return std::nullopt;
    Sheet<double> unwritten;
    const auto outcome =
        concrete::development<double>({bar.number, in.materials, l.clear_in >= 2 * bar.diameter_in,
                                       in.top, max(min(in.A_s_in2 / l.A_s_in2, 1), 0.05)},
                                      unwritten);
    if (refused(outcome)) return std::nullopt;
    l.hooked = value(outcome).l_d_in > in.available_in;
    l.develop_in = l.hooked ? value(outcome).l_dh_in : value(outcome).l_d_in;
    if (l.develop_in > in.available_in) return std::nullopt;
    return l;
}

}  // namespace

template <class Num>
Outcome<BarLayout> bar_layout(const BarLayoutInputs& in, Sheet<Num>& sheet) {
    if (auto no =
            concrete::materials_refused(in.materials, "/materials/f_c_psi", "/materials/f_y_psi"))
        return *no;
    if (auto no = all_positive({{"/A_s_in2", in.A_s_in2},
                                {"/b_in", in.b_in},
                                {"/h_in", in.h_in},
                                {"/available_in", in.available_in}},
                               aci("7.7.2")))
        return *no;
    if (!(in.cover_in >= 3 && in.cover_in < in.h_in))
        return Rejection{"/cover_in", "must be at least 3 in: concrete cast against earth",
                         aci("Table 20.5.1.3.1")};
    std::optional<BarLayout> best;
    for (const int number : in.bars) {
        const Bar* bar = concrete::find_bar(number);
        if (bar == nullptr || number > 11)
            return Rejection{"/bars", "must be bars from #3 to #11", aci("25.5.1.1")};
        const auto layout = layout_of(*bar, in);
        // Least steel; of equals the fewer bars.
        if (layout && (!best || layout->A_s_in2 < best->A_s_in2 - 1e-9 ||
                       (layout->A_s_in2 < best->A_s_in2 + 1e-9 && layout->count < best->count)))
            best = layout;
    }
    if (!best)
        return Rejection{"/bars", "none of them fits, spaced and developed within the limits",
                         aci("25.2.1, 25.4")};
    const Bar& bar = *concrete::find_bar(best->bar);
    const Num n = sheet.given("n", "", best->count, {"Chosen", ""});
    const Num A_b = sheet.looked_up("A_b", "bar", bar.area_in2, {"ASTM A615", ""});
    const Num A_s = sheet.eq("A_s", "in²", n * A_b, geometry);
    const Num b = sheet.given("b", "in", in.b_in, geometry);
    const Num cover = sheet.given("c_c", "in", in.cover_in, aci("Table 20.5.1.3.1"));
    const Num d_b = sheet.looked_up("d_b", "bar", bar.diameter_in, {"ASTM A615", ""});
    const Num s = sheet.eq("s", "in", (b - 2 * cover - d_b) / (n - 1), geometry);
    sheet.note(best->hooked ? "hooked at the ends" : "straight bars develop", aci("25.4"));
    best->A_s_in2 = plain(A_s), best->spacing_in = plain(s);
    return *best;
}

template Outcome<BarLayout> bar_layout(const BarLayoutInputs&, Sheet<double>&);
template Outcome<BarLayout> bar_layout(const BarLayoutInputs&, Sheet<Term>&);

}  // namespace apex::spread
