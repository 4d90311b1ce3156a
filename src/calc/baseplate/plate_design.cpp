#include "calc/baseplate/plate_design.hpp"

#include <algorithm>

#include "calc/baseplate/steps.hpp"

namespace apex::baseplate {
namespace {

std::optional<Rejection> refuse_stock(const char* field, std::vector<double>& stock) {
    if (stock.empty() || stock.size() > 100)
        return Rejection{field, "must hold 1 to 100 sizes", geometry};
    for (const double size : stock)
        if (!is_positive(size)) return Rejection{field, "must hold positive numbers", geometry};
    std::sort(stock.begin(), stock.end());
    return std::nullopt;
}

/// The failing check that is used most.
template <class Checks>
const Check& worst_of(const Checks& checks) {
    return *std::max_element(checks.begin(), checks.end(), [](const Check& a, const Check& b) {
        const auto used = [](const Check& c) {
            return c.status == CheckStatus::run ? c.utilisation : -1;
        };
        return used(a) < used(b);
    });
}

}  // namespace

Outcome<PlateDesign> design_plate(const PlateJointInputs& base, const PlateStocks& given) {
    PlateStocks stocks = given;
    if (auto no = refuse_stock("/rod_diameters_in", stocks.rod_diameters_in)) return *no;
    if (auto no = refuse_stock("/embedments_in", stocks.embedments_in)) return *no;
    if (auto no = refuse_stock("/thicknesses_in", stocks.thicknesses_in)) return *no;

    Sheet<double> unwritten;
    PlateDesign d{};
    PlateJointInputs in = base;
    in.anchorage.rod.A_se_in2.reset();
    in.anchorage.end.A_brg_in2.reset();
    in.t_p_in = stocks.thicknesses_in.back();
    const auto run = [&](double rod, double embedment, double thickness) {
        in.anchorage.rod.d_a_in = rod;
        in.anchorage.embedment.h_ef_in = embedment;
        in.t_p_in = thickness;
        return plate_joint(in, unwritten);
    };
    std::optional<SmallerFails> rod_before, embedment_before;
    for (const double rod : stocks.rod_diameters_in) {
        embedment_before.reset();
        for (const double embedment : stocks.embedments_in) {
            auto outcome = run(rod, embedment, stocks.thicknesses_in.back());
            if (const auto* no = refused(outcome)) return *no;
            d.rod_diameter_in = rod, d.embedment_in = embedment;
            d.found = value(outcome).anchors_pass;
            if (d.found) break;
            const Check& stopped = worst_of(value(outcome).anchors);
            embedment_before = {"embedment", embedment, stopped.id, stopped.utilisation};
        }
        if (d.found) break;
        rod_before = embedment_before;
        rod_before->what = "rod_diameter", rod_before->size_in = rod;
    }
    // A smaller rod failed at its greatest embedment; a lesser embedment failed with this rod.
    if (d.found && rod_before) d.smaller.push_back(*rod_before);
    if (d.found && embedment_before) d.smaller.push_back(*embedment_before);

    std::optional<SmallerFails> thickness_before;
    bool plate_found = false;
    for (const double thickness : stocks.thicknesses_in) {
        auto outcome = run(d.rod_diameter_in, d.embedment_in, thickness);
        if (const auto* no = refused(outcome)) return *no;
        d.thickness_in = thickness;
        plate_found = value(outcome).plate_passes;
        if (plate_found) break;
        const Check& stopped = worst_of(value(outcome).plate);
        thickness_before = {"thickness", thickness, stopped.id, stopped.utilisation};
    }
    if (plate_found && thickness_before) d.smaller.push_back(*thickness_before);
    d.found = d.found && plate_found;
    d.chosen = in;
    return d;
}

}  // namespace apex::baseplate
