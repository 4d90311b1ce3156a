#include "calc/aluminum/alloy.hpp"

namespace apex::aluminum {
namespace {

struct Strengths {
    double F_ty, F_tu;
};
/// Base metal, Table A.4.1.
constexpr Strengths base_metal[] = {{35, 38}, {25, 30}, {23, 31}};
constexpr Strengths welded_6061{15, 24}, welded_6061_thick_4043{11, 24}, welded_6063{8, 17};

}  // namespace

template <class Num>
Outcome<AlloyStrength> alloy_strength(const AlloyInputs& in, Sheet<Num>& sheet) {
    constexpr Clause tables = adm_unconfirmed("Tables A.4.1, A.4.3");
    if (const auto no = all_positive({{"/t_in", in.t_in}}, tables)) return *no;
    Strengths found = base_metal[static_cast<std::size_t>(in.alloy)];
    if (in.metal == Metal::weld_affected) {
        if (in.alloy == Alloy::a5052_h32)
            return Rejection{"/metal", "no weld-affected values of 5052-H32 are known here",
                             tables};
        found = in.alloy == Alloy::a6063_t6                     ? welded_6063
                : in.filler == Filler::f4043 && in.t_in > 0.375 ? welded_6061_thick_4043
                                                                : welded_6061;
        sheet.note("metal within 1 in of a weld", tables);
    }
    const double F_ty = plain(sheet.given("F_ty", "ksi", found.F_ty, tables));
    const double F_tu = plain(sheet.given("F_tu", "ksi", found.F_tu, tables));
    const double F_cy = plain(sheet.given("F_cy", "ksi", found.F_ty, tables));
    const double E = plain(sheet.given("E", "ksi", E_ksi, adm_unconfirmed("Table A.4.1")));
    return AlloyStrength{
        F_ty, F_tu, F_cy, E, in.alloy != Alloy::a5052_h32 && in.metal == Metal::base, tables};
}

template Outcome<AlloyStrength> alloy_strength(const AlloyInputs&, Sheet<double>&);
template Outcome<AlloyStrength> alloy_strength(const AlloyInputs&, Sheet<Term>&);

}  // namespace apex::aluminum
