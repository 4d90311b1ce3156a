// Documents for the tests of this folder: the contract's example and random signs within this
// release's scope.
#pragma once
#include <random>

#include "calc/design/sign_design.hpp"

namespace apex::design {

/// The example of the public contract.
inline DesignDocument pylon() {
    DesignDocument d;
    d.site.wind_speed_mph = 115;
    d.site.source = "ASCE 7 Hazard Tool, printed 2026-11-20";
    d.sign.overall_height_ft = 25;
    d.sign.cabinets = {{14, 8, 12, 10.0, std::nullopt, 0, 1, 0}};
    d.foundation.diameter_ft = 3;
    d.foundation.soil.soil_class = 4;
    return d;
}

inline DesignDocument pylon_on(const char* designation) {
    DesignDocument d = pylon();
    d.support.designation = designation;
    return d;
}

/// A seeded source of designs that resolve: every edition, exposure, family and method, one to
/// three cabinets.
class RandomDesigns {
  public:
    explicit RandomDesigns(std::uint64_t seed) : random_(seed) {}

    DesignDocument next() {
        DesignDocument d;
        d.codes.wind = pick(2) ? WindEdition::asce7_22 : WindEdition::asce7_16;
        d.codes.steel = pick(2) ? SteelEdition::aisc360_22 : SteelEdition::aisc360_16;
        d.codes.concrete = pick(2) ? ConcreteEdition::aci318_19 : ConcreteEdition::aci318_14;
        d.codes.soil = static_cast<SoilEdition>(pick(3));
        d.site.wind_speed_mph = within(85, 180);
        d.site.exposure = static_cast<ExposureCategory>(pick(3));
        d.site.source = "random";
        if (pick(3) == 0) d.site.topographic_factor = within(1, 1.6);
        if (pick(2) == 0) d.site.frost_depth_in = within(0, 60);
        sign(d.sign);
        d.support.family = static_cast<Family>(pick(5));
        if (d.support.family == Family::pipe) d.support.grade = "A53 Gr B";
        d.foundation.shape = pick(3) ? FootingShape::round : FootingShape::square;
        d.foundation.diameter_ft = within(1.5, 6);
        soil(d.foundation.soil);
        options(d.options);
        return d;
    }

    double within(double least, double most) {
        return least + (most - least) * static_cast<double>(random_() >> 11) * 0x1p-53;
    }
    std::size_t pick(std::size_t count) { return random_() % count; }

  private:
    void sign(Sign& sign) {
        const std::size_t count = 1 + pick(3);
        double top_ft = within(8, 45);
        sign.overall_height_ft = top_ft;
        for (std::size_t i = 0; i < count; ++i) {
            Cabinet c;
            c.height_ft = within(0.15, 0.5) * top_ft / static_cast<double>(count - i);
            c.width_ft = c.height_ft * (pick(2) ? within(0.5, 2) : within(2, 6));
            c.depth_in = within(6, 30);
            if (pick(2)) c.weight_psf = within(4, 25);
            if (pick(2)) c.offset_x_ft = within(-0.4, 0.4) * c.width_ft;
            if (pick(3) == 0) c.solidity = within(0.7, 1);
            if (pick(3) == 0) {
                top_ft -= within(0, 0.2) * (top_ft - c.height_ft);  // A gap above it.
                c.bottom_ft = top_ft - c.height_ft;
            }
            sign.cabinets.push_back(c);
            top_ft -= c.height_ft;
        }
    }
    void soil(Soil& soil) {
        if (pick(3)) {
            soil.soil_class = static_cast<int>(1 + pick(5));
            return;
        }
        soil.lateral_psf_per_ft = within(80, 500);
        soil.vertical_psf = within(1500, 6000);
        if (pick(2)) soil.skin_friction_psf = within(100, 600);
        soil.report = "random";
    }
    void options(Options& o) {
        o.steel_method = pick(2) ? LoadLevel::lrfd : LoadLevel::asd;
        o.deflection_limit = within(40, 120);
        o.isolated_pole_factor = pick(2) ? 1 : 2;
        o.grade_restraint = pick(4) ? GradeRestraint::none : GradeRestraint::slab;
        o.footing_depth_limit_reading =
            pick(2) ? DepthLimitReading::cap_on_depth : DepthLimitReading::cap_on_third;
        o.square_width = pick(2) ? SquareWidth::diagonal : SquareWidth::side;
        o.kz_method = pick(3) ? KzMethod::formula : KzMethod::table;
        o.kd_pole = pick(2) ? KdPole::table : KdPole::sign;
        o.round_torsion_constant =
            pick(2) ? RoundTorsionConstant::two_s : RoundTorsionConstant::mean_diameter;
        o.pole_wind_extent = pick(3) ? PoleWindExtent::exposed : PoleWindExtent::full;
        o.neglect_top_soil_in = pick(3) ? 0 : 12;
    }

    std::mt19937_64 random_;
};

}  // namespace apex::design
