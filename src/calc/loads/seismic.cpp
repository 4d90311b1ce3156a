#include "calc/loads/seismic.hpp"

#include <string>

#include "calc/loads/editions.hpp"

namespace apex::loads {
namespace {

constexpr Clause seismic_statics{"statics", "equilibrium"};
constexpr double rigid_below_s = 0.06;

template <class Edition>
std::optional<Rejection> refuse(const SeismicInputs& in) {
    const auto no = [](const std::string& field, const char* why, const char* ref) {
        return Rejection{field, why, unconfirmed(Edition::clause(ref))};
    };
    if (!(in.S_DS >= 0 && in.S_DS <= 5)) return no("/S_DS", "must be 0 to 5", "11.4");
    if (!(in.S_D1 >= 0 && in.S_D1 <= 5)) return no("/S_D1", "must be 0 to 5", "11.4");
    if (!(in.S_1 >= 0 && in.S_1 <= 5)) return no("/S_1", "must be 0 to 5", "11.4");
    if (!(in.T_L_s >= 4 && in.T_L_s <= 20)) return no("/T_L_s", "must be 4 to 20 s", "11.4");
    if (!(in.natural_frequency_hz > 0 && in.natural_frequency_hz <= 1e6))
        return no("/natural_frequency_hz", "must be above 0 and at most 1000000 Hz", "15.4.4");
    for (std::size_t i = 0; i < in.masses.size(); ++i) {
        const std::string mass = "/masses/" + std::to_string(i);
        if (!(in.masses[i].weight_lbf >= 0 && in.masses[i].weight_lbf <= 1e9))
            return no(mass + "/weight_lbf", "must be 0 to 1e9 lbf", "12.7.2");
        if (!(in.masses[i].height_ft >= 0 && in.masses[i].height_ft <= 1000))
            return no(mass + "/height_ft", "must be 0 to 1000 ft", "12.7.2");
    }
    if (!(in.wind_moment_lbf_ft >= 0 && in.wind_moment_lbf_ft <= 1e12))
        return no("/wind_moment_lbf_ft", "must not be negative", "2.3");
    return std::nullopt;
}

template <class Num>
struct Coefficient {
    Num C_s;
    SeismicBranch branch;
};

/// C_s with its cap by the period and its floors.
template <class Edition, class Num>
Coefficient<Num> coefficient(const SeismicInputs& in, const Num& T, const Num& S_DS, const Num& I_e,
                             Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    if (plain(T) < rigid_below_s) {
        sheet.note("T is below 0.06 s: a rigid nonbuilding structure", at("15.4.2"));
        return {sheet.eq("C_s", "", 0.30 * S_DS * I_e, at("15.4.2")), SeismicBranch::rigid};
    }
    const Num R = sheet.given("R", "", Edition::sign_R, at("Table 15.4-2"));
    const Num S_D1 = sheet.given("S_D1", "", in.S_D1, at("11.4"));
    const Num T_L = sheet.given("T_L", "s", in.T_L_s, at("11.4"));
    const bool is_long = plain(T) > in.T_L_s;
    const Num plateau = sheet.eq("C_s,1", "", S_DS / (R / I_e), at("12.8-2"));
    const Num cap = is_long
                        ? sheet.eq("C_s,2", "", S_D1 * T_L / (pow(T, 2) * (R / I_e)), at("12.8-4"))
                        : sheet.eq("C_s,2", "", S_D1 / (T * (R / I_e)), at("12.8-3"));
    const Num floor = sheet.eq("C_s,min", "", max(0.044 * S_DS * I_e, 0.03), at("15.4.1"));
    SeismicBranch branch = plain(plateau) <= plain(cap) ? SeismicBranch::plateau
                           : is_long                    ? SeismicBranch::long_period
                                                        : SeismicBranch::one_second;
    Num C_s = max(min(plateau, cap), floor);
    if (plain(floor) > min(plain(plateau), plain(cap))) branch = SeismicBranch::floor;
    if (in.S_1 >= 0.6) {
        const Num S_1 = sheet.given("S_1", "", in.S_1, at("11.4"));
        const Num near = sheet.eq("C_s,near", "", 0.8 * S_1 / (R / I_e), at("15.4.1"));
        if (plain(near) > plain(C_s)) branch = SeismicBranch::near_fault;
        C_s = max(C_s, near);
    }
    return {sheet.eq("C_s", "", C_s, at("15.4.1")), branch};
}

}  // namespace

template <class Edition, class Num>
Outcome<Seismic> seismic(const SeismicInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse<Edition>(in)) return *no;
    const auto at = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    const Num S_DS = sheet.given("S_DS", "", in.S_DS, at("11.4"));
    const Num I_e =
        sheet.looked_up("I_e", "Table 1.5-2, earthquake, by Risk Category",
                        of(Edition::seismic_importance, in.risk_category), at("Table 1.5-2"));
    const Num f = sheet.given("f_1", "Hz", in.natural_frequency_hz, at("15.4.4"));
    const Num T = sheet.eq("T", "s", 1 / f, at("15.4.4"));
    const Coefficient<Num> c = coefficient<Edition>(in, T, S_DS, I_e, sheet);

    Num weight(0), about_grade(0);
    for (std::size_t i = 0; i < in.masses.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const Num W_i =
            sheet.given(("W_" + number).c_str(), "lbf", in.masses[i].weight_lbf, at("12.7.2"));
        const Num h_i =
            sheet.given(("h_" + number).c_str(), "ft", in.masses[i].height_ft, at("12.7.2"));
        weight = i == 0 ? W_i : weight + W_i;
        about_grade = i == 0 ? W_i * h_i : about_grade + W_i * h_i;
    }
    const Num W = sheet.eq("W", "lbf", weight, at("12.7.2"));
    const Num V = sheet.eq("V_E", "lbf", c.C_s * W, at("12.8-1"));
    sheet.note("each mass takes C_s of its own weight at its centroid", at("15.4.1"));
    const Num S_h = sheet.eq("S_h", "lbf·ft", about_grade, seismic_statics);
    const Num M = sheet.eq("M_E", "lbf·ft", c.C_s * S_h, seismic_statics);
    const Num per_dead = sheet.eq("E_v/D", "", 0.2 * S_DS, at("12.4.2.2"));
    const Num E_v = sheet.eq("E_v", "lbf", per_dead * W, at("12.4.2.2"));

    Seismic result{};
    result.R = Edition::sign_R;
    result.I_e = plain(I_e);
    result.period_s = plain(T);
    result.C_s = plain(c.C_s);
    result.branch = c.branch;
    result.weight_lbf = plain(W);
    result.base_shear_lbf = plain(V);
    result.moment_lbf_ft = plain(M);
    result.resultant_height_ft = plain(V) > 0 ? plain(M) / plain(V) : 0;
    result.vertical_per_dead = plain(per_dead);
    result.vertical_lbf = plain(E_v);
    if (in.wind_moment_lbf_ft > 0 && plain(M) > 0) {
        const Num M_W = sheet.given("M_W", "lbf·ft", in.wind_moment_lbf_ft, at("2.3"));
        result.wind_factor_strength = plain(sheet.eq("k_LRFD", "", M_W / M, at("2.3.6")));
        result.wind_factor_service =
            plain(sheet.eq("k_ASD", "", 0.6 * M_W / (0.7 * M), at("2.4.5")));
        sheet.note(*result.wind_factor_service > 1 ? "wind governs by the factor k"
                                                   : "the earthquake governs: k is below 1",
                   at("2.4.5"));
    }
    return result;
}

#define INSTANTIATE(Edition)                                                          \
    template Outcome<Seismic> seismic<Edition>(const SeismicInputs&, Sheet<double>&); \
    template Outcome<Seismic> seismic<Edition>(const SeismicInputs&, Sheet<Term>&)
APEX_EACH_LOADS_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::loads
