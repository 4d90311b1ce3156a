#include "calc/baseplate/plate.hpp"

#include "calc/baseplate/steps.hpp"

namespace apex::baseplate {

std::optional<Rejection> refuse(const Column& c, const Plate& p) {
    if (auto no = all_positive({{"/column/d_in", c.d_in},
                                {"/plate/N_in", p.N_in},
                                {"/plate/B_in", p.B_in},
                                {"/plate/F_y_ksi", p.F_y_ksi}},
                               geometry))
        return no;
    const bool round = c.shape == ColumnShape::round;
    if (round && c.b_in) return Rejection{"/column/b_in", "a round pole has a diameter", geometry};
    if (!round && !(c.b_in && is_positive(*c.b_in)))
        return Rejection{"/column/b_in", "must be a positive number", geometry};
    if (c.shape == ColumnShape::w && !(c.t_f_in && is_positive(*c.t_f_in)))
        return Rejection{"/column/t_f_in", "a W needs its flange thickness", geometry};
    if (c.shape != ColumnShape::w && c.t_f_in)
        return Rejection{"/column/t_f_in", "belongs to a W", geometry};
    if (p.N_in < c.d_in) return Rejection{"/plate/N_in", "is shorter than the pole", geometry};
    if (p.B_in < c.b_in.value_or(c.d_in))
        return Rejection{"/plate/B_in", "is narrower than the pole", geometry};
    return std::nullopt;
}

std::optional<Rejection> refuse(const Bearing& b) {
    const Clause at{"ACI 318-19", "22.8.3.2"};
    if (auto no = all_positive({{"/bearing/f_c_psi", b.f_c_psi}}, at)) return no;
    if (!(b.A_2_over_A_1 >= 1 && is_finite(b.A_2_over_A_1)))
        return Rejection{"/bearing/A_2_over_A_1", "must be at least 1", at};
    return std::nullopt;
}

}  // namespace apex::baseplate
