#include "calc/design/section_steps.hpp"

namespace apex::design {
namespace {

constexpr Clause geometry{"Geometry", ""};
constexpr Clause design_wall{"AISC 360", "B4.2"};

Term known_pi() { return known<Term>("pi", pi); }

void write_tube(const Term& D, const Term& t, Sheet<Term>& sheet) {
    const Term d = sheet.eq("d_i", "in", D - 2 * t, geometry);
    sheet.eq("A_g", "in²", known_pi() / 4 * (D * D - d * d), geometry);
    const Term I =
        sheet.eq("I_x", "in⁴", known_pi() / 64 * (D * D * D * D - d * d * d * d), geometry);
    sheet.eq("S_x", "in³", I / (D / 2), geometry);
    sheet.eq("Z_x", "in³", (D * D * D - d * d * d) / 6, geometry);
    sheet.eq("J", "in⁴", 2 * I, geometry);
}

/// A solid rectangle with quarter-circle corners; `o` and `i` name the outer and the inner one.
struct Solid {
    const char *corner_A, *corner_Q, *corner_I, *arm, *A, *I, *Q;
};
constexpr Solid outer{"A_co", "Q_co", "I_co", "c_o", "A_o", "I_o", "Q_o"};
constexpr Solid inner{"A_ci", "Q_ci", "I_ci", "c_i", "A_i", "I_i", "Q_i"};

struct Moments {
    Term A, I, Q;
};

Moments rounded_rectangle(const Solid& name, const Term& depth, const Term& width, const Term& r,
                          Sheet<Term>& sheet) {
    const Term c = sheet.eq(name.arm, "in", depth / 2 - r, geometry);
    const Term A = sheet.eq(name.corner_A, "in²", (1 - known_pi() / 4) * r * r, geometry);
    const Term Q = sheet.eq(name.corner_Q, "in³", r * r * r / 6, geometry);
    const Term I =
        sheet.eq(name.corner_I, "in⁴", (Term(1) / 3 - known_pi() / 16) * r * r * r * r, geometry);
    return {
        sheet.eq(name.A, "in²", depth * width - 4 * A, geometry),
        sheet.eq(name.I, "in⁴",
                 width * depth * depth * depth / 12 - 4 * (c * c * A + 2 * c * Q + I), geometry),
        sheet.eq(name.Q, "in³", width * depth * depth / 8 - 2 * (c * A + Q), geometry)};
}

struct AxisSymbols {
    const char *depth, *width, *I, *S, *Z;
    bool has_area;
};

void write_axis(const AxisSymbols& name, double depth_in, double width_in, const Term& t,
                Sheet<Term>& sheet) {
    const Term H(name.depth, depth_in), B(name.width, width_in);
    const Moments outside = rounded_rectangle(outer, H, B, 2 * t, sheet);
    const Moments inside = rounded_rectangle(inner, H - 2 * t, B - 2 * t, t, sheet);
    if (name.has_area) sheet.eq("A_g", "in²", outside.A - inside.A, geometry);
    const Term I = sheet.eq(name.I, "in⁴", outside.I - inside.I, geometry);
    sheet.eq(name.S, "in³", I / (H / 2), geometry);
    sheet.eq(name.Z, "in³", 2 * (outside.Q - inside.Q), geometry);
}

void write_box(const Pole& pole, const Term& t, Sheet<Term>& sheet) {
    const double H = pole.section->depth_in, B = pole.section->width_in;
    sheet.note(
        "corners are quarter circles, outside radius 2 t, inside t: A_c, Q_c, I_c are what "
        "one lacks of a square, c its centre from the axis; o outside, i inside",
        geometry);
    write_axis({"H", "B", "I_x", "S_x", "Z_x", true}, H, B, t, sheet);
    if (H != B) {
        sheet.note("about the other axis", geometry);
        write_axis({"B", "H", "I_y", "S_y", "Z_y", false}, B, H, t, sheet);
    }
    sheet.given("J", "in⁴", pole.properties.J_in4, geometry);
}

/// The names of the parts of a W: fillets f, web w.
void write_wide_flange(const Pole& pole, const Term& t_w, Sheet<Term>& sheet) {
    const Term d("d", pole.section->depth_in), b_f("b_f", pole.section->width_in),
        t_f("t_f", pole.section->flange_in), r("r", pole.section->fillet_in);
    sheet.note(
        "four fillets, each a square less a quarter circle of radius r: A_r its area, c_r its "
        "centroid from the corner, I_r about its own centroid",
        geometry);
    const Term web = sheet.eq("h_w", "in", d - 2 * t_f, geometry);
    const Term A = sheet.eq("A_r", "in²", (1 - known_pi() / 4) * r * r, geometry);
    const Term to_centre = sheet.eq("e_r", "in", r * r * r / 6 / A, geometry);
    const Term from = sheet.eq("c_r", "in", r - to_centre, geometry);
    const Term I = sheet.eq(
        "I_r", "in⁴", (Term(1) / 3 - known_pi() / 16) * r * r * r * r - A * to_centre * to_centre,
        geometry);
    const Term up = sheet.eq("y_r", "in", d / 2 - t_f - from, geometry);
    const Term out = sheet.eq("x_r", "in", t_w / 2 + from, geometry);
    sheet.eq("A_g", "in²", 2 * b_f * t_f + web * t_w + 4 * A, geometry);
    const Term I_x =
        sheet.eq("I_x", "in⁴",
                 b_f * d * d * d / 12 - (b_f - t_w) * web * web * web / 12 + 4 * (I + A * up * up),
                 geometry);
    const Term I_y = sheet.eq(
        "I_y", "in⁴",
        t_f * b_f * b_f * b_f / 6 + web * t_w * t_w * t_w / 12 + 4 * (I + A * out * out), geometry);
    const Term S_x = sheet.eq("S_x", "in³", I_x / (d / 2), geometry);
    sheet.eq("S_y", "in³", I_y / (b_f / 2), geometry);
    sheet.eq("Z_x", "in³", b_f * t_f * (d - t_f) + t_w * web * web / 4 + 4 * A * up, geometry);
    sheet.eq("Z_y", "in³", t_f * b_f * b_f / 2 + web * t_w * t_w / 4 + 4 * A * out, geometry);
    sheet.given("J", "in⁴", pole.properties.J_in4, geometry);
    const Term h_o = sheet.eq("h_o", "in", d - t_f, geometry);
    const Term C_w = sheet.eq("C_w", "in⁶", I_y * h_o * h_o / 4, geometry);
    sheet.eq("r_ts", "in", sqrt(sqrt(I_y * C_w) / S_x), geometry);
    sheet.eq("W_no", "in²", b_f * h_o / 4, geometry);
    sheet.eq("S_w1", "in⁴", t_f * b_f * b_f * h_o / 16, geometry);
}

}  // namespace

void write_section(const Pole& pole, Sheet<Term>& sheet) {
    const Clause wall = resting_on(design_wall, pole.grade->standing);
    const Term t_nom = sheet.given("t_nom", "in", pole.section->nominal_wall_in, geometry);
    const Term t = sheet.eq("t", "in", pole.design_wall_factor * t_nom, wall);
    if (pole.is_round())
        write_tube(Term("D", pole.section->depth_in), t, sheet);
    else if (pole.is_open())
        write_wide_flange(pole, t, sheet);
    else
        write_box(pole, t, sheet);
}

}  // namespace apex::design
