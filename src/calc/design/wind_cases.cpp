#include "calc/design/wind_cases.hpp"

#include <algorithm>
#include <array>

#include "base/assertion.hpp"
#include "calc/design/editions.hpp"
#include "calc/design/geometry.hpp"
#include "calc/design/pole_row.hpp"
#include "calc/design/symbols.hpp"

namespace apex::design {
namespace {

constexpr Clause statics{"Statics", ""};

/// Forces of the cabinets as the formulas below name them.
template <class Num>
class Cases {
  public:
    Cases(const WindBasis& basis, const CabinetsWind& cabinets, const PoleWind& pole,
          Sheet<Num>& sheet)
        : basis_(basis),
          cabinets_(cabinets.cabinets),
          joined_(cabinets.joined),
          pole_(pole),
          sheet_(sheet),
          figure_(with_wind_edition(basis.edition, []<class Edition>() {
              return Edition::clause(Edition::sign_figure);
          })) {}

    std::vector<WindCase> all() {
        std::vector<WindCase> cases;
        cases.reserve(2 * (2 + cabinets_.size() + 3 * joined_.size()) + 1);
        list_cabinets();
        list_joined();
        if (basis_.poles.several()) list_row();
        for (const bool diagonal : {false, true}) {
            if (diagonal && !pole_.has_diagonal) continue;
            cases.push_back(normal({WindKind::a, 0, diagonal}));
            cases.push_back(normal({WindKind::b, 0, diagonal}));
            for (std::size_t k = 0; k < cabinets_.size(); ++k)
                if (cabinets_[k].face.has_case_c)
                    cases.push_back(
                        normal({WindKind::c, static_cast<unsigned char>(k + 1), diagonal}));
            for (std::size_t k = 0; k < joined_.size(); ++k) {
                const auto number = static_cast<unsigned char>(k + 1);
                cases.push_back(normal({WindKind::a, 0, diagonal, number}));
                cases.push_back(normal({WindKind::b, 0, diagonal, number}));
                if (joined_[k].has_case_c)
                    cases.push_back(normal({WindKind::c, 0, diagonal, number}));
            }
        }
        cases.push_back(parallel());
        return cases;
    }

  private:
    double offset_ft(std::size_t i) const { return basis_.geometry.cabinets[i].offset_x_ft; }

    void list_cabinets() {
        for (std::size_t i = 0; i < cabinets_.size(); ++i) {
            const wind::SolidSignWind& w = cabinets_[i].face;
            sheet_.given(cabinet_force_symbol(i), "lbf", w.force_lbf, figure_);
            sheet_.given(cabinet_height_symbol(i), "ft", w.resultant_height_ft, figure_);
            sheet_.given(cabinet_offset_symbol(i), "ft", offset_ft(i), statics);
            case_b_torsion_[i] = case_b_torsion_lbf_ft(i);
            if (w.has_case_c) {
                sheet_.given(cabinet_strip_symbol(i), "lbf", w.case_c_force_lbf, figure_);
                sheet_.given(strip_torsion_symbol(i), "lbf·ft", w.case_c_torsion_lbf_ft, figure_);
            }
        }
    }

    void list_joined() {
        for (std::size_t k = 0; k < joined_.size(); ++k) {
            const wind::SolidSignWind& w = joined_[k];
            sheet_.given(joined_force_symbol(k), "lbf", w.force_lbf, figure_);
            sheet_.given(joined_height_symbol(k), "ft", w.resultant_height_ft, figure_);
            sheet_.given(joined_offset_symbol(k), "ft", basis_.joined[k].offset_x_ft, statics);
            sheet_.given(joined_torsion_symbol(k), "lbf·ft", w.case_b_torsion_lbf_ft, figure_);
            if (!w.has_case_c) continue;
            sheet_.given(joined_strip_symbol(k), "lbf", w.case_c_force_lbf, figure_);
            sheet_.given(joined_strip_torsion_symbol(k), "lbf·ft", w.case_c_torsion_lbf_ft,
                         figure_);
        }
    }

    void list_row() {
        sheet_.note(
            "several poles under a rigid cabinet; below the forces are those of the pole that "
            "takes most, x_m from the axis. V_c, M_c: all cabinets about grade; T_w: torsion "
            "about the sign's axis; H_w: the same with each force's height. The torsion is a "
            "couple on the poles: none of them has torsion",
            statics);
        const auto row = statics::write_row(basis_.poles, sheet_);
        n_ = plain(row.n);
        x_m_ = plain(row.x_m);
        S_xx_ = plain(row.S_xx);
    }
    statics::RowTerms<Num> row() const {
        return {known<Num>("n", n_), known<Num>("x_m", x_m_), known<Num>("S_xx", S_xx_)};
    }

    /// Cabinets side by side are one sign to the wind: each is eccentric by 0.2 of their row.
    double case_b_torsion_lbf_ft(std::size_t i) {
        const wind::SolidSignWind& w = cabinets_[i].face;
        const double width_ft = basis_.geometry.cabinets[i].width_ft,
                     row_ft = row_width_ft(basis_.geometry, i);
        if (!(row_ft > width_ft))
            return plain(sheet_.given(cabinet_torsion_symbol(i), "lbf·ft", w.case_b_torsion_lbf_ft,
                                      figure_));
        sheet_.note("side by side with another cabinet: eccentric by 0.2 of the row's width",
                    figure_);
        const Num B_row = sheet_.given("B_row", "ft", row_ft, figure_);
        return plain(sheet_.eq(
            cabinet_torsion_symbol(i), "lbf·ft",
            case_b_part * B_row * known<Num>(cabinet_force_symbol(i), w.force_lbf), figure_));
    }

    /// The force on cabinet i in a case: by strips where case C is on it, else by case A.
    Num force(WindCaseId id, std::size_t i) const {
        const bool strips = id.kind == WindKind::c && id.cabinet == i + 1;
        return strips ? known<Num>(cabinet_strip_symbol(i), cabinets_[i].face.case_c_force_lbf)
                      : known<Num>(cabinet_force_symbol(i), cabinets_[i].face.force_lbf);
    }

    /// A cabinet that the case takes as part of a joined sign has no force of its own.
    bool is_joined(WindCaseId id, std::size_t i) const {
        return id.joined > 0 && basis_.joined[id.joined - std::size_t{1}].members[i];
    }

    WindCase normal(WindCaseId id) {
        sheet_.note(name(id), figure_);
        const bool several = basis_.poles.several();
        Num V = 0, M = 0, T = 0, H = 0;
        bool is_first = true;
        const auto add = [&](const Num& F, const Num& y, const Num& x) {
            V = is_first ? F : V + F;
            M = is_first ? F * y : M + F * y;
            T = is_first ? F * x : T + F * x;
            if (several) H = is_first ? F * x * y : H + F * x * y;
            is_first = false;
        };
        const auto twist = [&](const Num& torsion, const Num& y) {
            T = T + torsion;
            if (several) H = H + torsion * y;
        };
        const auto joined_y = [&](std::size_t k) {
            return known<Num>(joined_height_symbol(k), joined_[k].resultant_height_ft);
        };
        const auto cabinet_y = [&](std::size_t i) {
            return known<Num>(cabinet_height_symbol(i), cabinets_[i].face.resultant_height_ft);
        };
        const std::size_t j = id.joined - std::size_t{1};  // meant only with id.joined > 0
        if (id.joined > 0)
            add(id.kind == WindKind::c
                    ? known<Num>(joined_strip_symbol(j), joined_[j].case_c_force_lbf)
                    : known<Num>(joined_force_symbol(j), joined_[j].force_lbf),
                joined_y(j), known<Num>(joined_offset_symbol(j), basis_.joined[j].offset_x_ft));
        for (std::size_t i = 0; i < cabinets_.size(); ++i)
            if (!is_joined(id, i))
                add(force(id, i), cabinet_y(i), known<Num>(cabinet_offset_symbol(i), offset_ft(i)));
        T = abs(T);
        if (several) H = abs(H);
        if (id.kind == WindKind::b) {
            if (id.joined > 0)
                twist(known<Num>(joined_torsion_symbol(j), joined_[j].case_b_torsion_lbf_ft),
                      joined_y(j));
            for (std::size_t i = 0; i < cabinets_.size(); ++i)
                if (!is_joined(id, i))
                    twist(known<Num>(cabinet_torsion_symbol(i), case_b_torsion_[i]), cabinet_y(i));
        }
        if (id.kind == WindKind::c) {
            const std::size_t k = id.cabinet - std::size_t{1};
            if (id.joined > 0)
                twist(known<Num>(joined_strip_torsion_symbol(j), joined_[j].case_c_torsion_lbf_ft),
                      joined_y(j));
            else
                twist(known<Num>(strip_torsion_symbol(k), cabinets_[k].face.case_c_torsion_lbf_ft),
                      cabinet_y(k));
        }
        WindCase result{id, 0, 0, 0, 0, 0};
        if (several) {
            const statics::RowTerms<Num> r = row();
            const Num V_c = sheet_.eq("V_c", "lbf", V, statics);
            const Num M_c = sheet_.eq("M_c", "lbf·ft", M, statics);
            const Num T_w = sheet_.eq("T_w", "lbf·ft", T, statics);
            const Num H_w = sheet_.eq("H_w", "lbf·ft²", H, statics);
            result.sign_lbf = plain(V_c);
            result.sign_moment_lbf_ft = plain(M_c);
            result.sign_torsion_lbf_ft = plain(T_w);
            V = statics::share(V_c, T_w, r.x_m, r);
            M = statics::share(M_c, H_w, r.x_m, r);
        }
        if (!pole_.segments.empty()) {
            V = V + (id.diagonal ? known<Num>("V_pole,45", pole_.diagonal_lbf)
                                 : known<Num>("V_pole", pole_.normal_lbf));
            M = M + (id.diagonal ? known<Num>("M_pole,45", pole_.diagonal_moment_lbf_ft)
                                 : known<Num>("M_pole", pole_.normal_moment_lbf_ft));
        }
        result.normal_lbf = plain(sheet_.eq("V_n", "lbf", V, statics));
        result.normal_moment_lbf_ft = plain(sheet_.eq("M_n", "lbf·ft", M, statics));
        if (id.diagonal) {
            result.parallel_lbf = plain(
                sheet_.eq("V_p", "lbf", known<Num>("V_pole,45", pole_.diagonal_lbf), statics));
            result.parallel_moment_lbf_ft = plain(sheet_.eq(
                "M_p", "lbf·ft", known<Num>("M_pole,45", pole_.diagonal_moment_lbf_ft), statics));
        }
        if (several) {
            write_sign_totals(result);
            return result;
        }
        result.torsion_lbf_ft = plain(sheet_.eq("T", "lbf·ft", T, statics));
        result.sign_lbf = result.normal_lbf;
        result.sign_moment_lbf_ft = result.normal_moment_lbf_ft;
        result.sign_torsion_lbf_ft = result.torsion_lbf_ft;
        return result;
    }

    /// The whole sign: its cabinets, which stand in `all` already, and every pole's own wind.
    void write_sign_totals(WindCase& all) {
        if (pole_.segments.empty()) return;
        const bool diagonal = all.id.diagonal;
        const Num n = known<Num>("n", n_);
        const Num V = diagonal ? known<Num>("V_pole,45", pole_.diagonal_lbf)
                               : known<Num>("V_pole", pole_.normal_lbf);
        const Num M = diagonal ? known<Num>("M_pole,45", pole_.diagonal_moment_lbf_ft)
                               : known<Num>("M_pole", pole_.normal_moment_lbf_ft);
        all.sign_lbf =
            plain(sheet_.eq("V_all", "lbf", known<Num>("V_c", all.sign_lbf) + n * V, statics));
        all.sign_moment_lbf_ft = plain(sheet_.eq(
            "M_all", "lbf·ft", known<Num>("M_c", all.sign_moment_lbf_ft) + n * M, statics));
    }

    /// The part of one pole of wind along the face on the cabinets, in place of the whole.
    void share_along_face(Num& V, Num& M, WindCase& result) {
        const Num V_c = sheet_.eq("V_c", "lbf", V, statics);
        const Num M_c = sheet_.eq("M_c", "lbf·ft", M, statics);
        const double y_ft = plain(sheet_.eq("y_c", "ft", M_c / V_c, statics));
        const ClearHeights clear = clear_heights(basis_);
        const auto frame = statics::portal(
            {basis_.poles, plain(V_c), y_ft, clear.lowest_ft, clear.longest_ft}, sheet_);
        APEX_ASSERT(refused(frame) == nullptr);  // The geometry was refused before.
        V = known<Num>("V_1", value(frame).shear_lbf);
        M = known<Num>("M_1", value(frame).moment_lbf_ft);
        result.axial_lbf = value(frame).axial_lbf;
    }

    WindCase parallel() {
        const WindCaseId id{WindKind::parallel, 0, false};
        sheet_.note(name(id), statics);
        Num V = 0, M = 0;
        for (std::size_t i = 0; i < cabinets_.size(); ++i) {
            const wind::PoleDrag& edge = cabinets_[i].edge;
            const Num F = sheet_.given(cabinet_edge_symbol(i), "lbf", edge.force_lbf, statics);
            const Num y = sheet_.given(cabinet_edge_height_symbol(i), "ft",
                                       edge.resultant_height_ft, statics);
            V = i == 0 ? F : V + F;
            M = i == 0 ? F * y : M + F * y;
        }
        WindCase result{id, 0, 0, 0, 0, 0};
        if (basis_.poles.several()) share_along_face(V, M, result);
        if (!pole_.segments.empty()) {
            const bool own = pole_.parallel_differs;
            V = V + known<Num>(own ? "V_pole,p" : "V_pole", pole_.parallel_lbf);
            M = M + known<Num>(own ? "M_pole,p" : "M_pole", pole_.parallel_moment_lbf_ft);
        }
        result.parallel_lbf = plain(sheet_.eq("V_p", "lbf", V, statics));
        result.parallel_moment_lbf_ft = plain(sheet_.eq("M_p", "lbf·ft", M, statics));
        return result;
    }

    const WindBasis& basis_;
    const std::vector<OneCabinetWind>& cabinets_;
    const std::vector<wind::SolidSignWind>& joined_;
    const PoleWind& pole_;
    Sheet<Num>& sheet_;
    const Clause figure_;
    std::array<double, cabinets_max> case_b_torsion_{};
    double n_ = 1, x_m_ = 0, S_xx_ = 0;  ///< of several poles
};

}  // namespace

double case_b_torsion_lbf_ft(const WindBasis& basis, const CabinetsWind& cabinets, std::size_t i) {
    const wind::SolidSignWind& w = cabinets.cabinets[i].face;
    const double row_ft = row_width_ft(basis.geometry, i);
    return row_ft > basis.geometry.cabinets[i].width_ft ? case_b_part * row_ft * w.force_lbf
                                                        : w.case_b_torsion_lbf_ft;
}

template <class Num>
std::vector<WindCase> wind_cases(const WindBasis& basis, const CabinetsWind& cabinets,
                                 const PoleWind& pole, Sheet<Num>& sheet) {
    return Cases<Num>(basis, cabinets, pole, sheet).all();
}

template std::vector<WindCase> wind_cases(const WindBasis&, const CabinetsWind&, const PoleWind&,
                                          Sheet<double>&);
template std::vector<WindCase> wind_cases(const WindBasis&, const CabinetsWind&, const PoleWind&,
                                          Sheet<Term>&);

}  // namespace apex::design
