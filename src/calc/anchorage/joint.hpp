// All modes of one anchored base together: ACI 318-19 chapter 17. Every mode is listed, also those
// that do not govern or were not run. Not here: the forces on the anchors (calc/baseplate).
#pragma once
#include <array>

#include "calc/anchorage/interaction.hpp"
#include "calc/anchorage/pullout.hpp"
#include "calc/anchorage/reinforcement.hpp"
#include "calc/anchorage/seismic.hpp"
#include "calc/anchorage/shear_breakout.hpp"
#include "calc/anchorage/side_face.hpp"
#include "calc/anchorage/stand_off.hpp"
#include "calc/anchorage/steel.hpp"
#include "trace/check.hpp"

namespace apex::anchorage {

struct JointInputs {
    Group group;
    Concrete concrete;
    Embedment embedment;
    Rod rod;
    End end;
    ShearLoads shear;
    ShearBreakoutSwitches shear_breakout;
    ShearAttachment attachment = ShearAttachment::through_plate;
    bool grout_pad = false;
    double gap_in = 0;  ///< stand-off below the leveling nuts; 0: none
    StandOffRule anchor_standoff = StandOffRule::when_over_one_diameter;
    bool torqued = false;
    InteractionCurve interaction_curve = InteractionCurve::trilinear;
    /// Each takes the place of its breakout; switch `pier_breakout`. Absent: plain breakout.
    std::optional<TensionReinforcement> tension_reinforcement;
    std::optional<ShearReinforcement> shear_reinforcement;
    SeismicPath seismic_path = SeismicPath::not_needed;
    double stretch_in = 0;  ///< of ductile rods in an earthquake
};

/// The modes in the order in which they are listed.
enum class Mode : unsigned char {
    steel_tension,
    breakout_tension,
    pullout,
    side_face,
    reinforcement_tension,
    reinforcement_development,
    reinforcement_offset,
    steel_shear,
    breakout_shear,
    breakout_shear_parallel,
    pryout,
    reinforcement_shear,
    interaction,
    stand_off,
    spacing,
    edge_distance,
    seismic_ductility,
    seismic_stretch,
    count
};
inline constexpr std::size_t modes = static_cast<std::size_t>(Mode::count);

struct Joint {
    std::array<Check, modes> checks;
    double tension_ratio, shear_ratio;  ///< as they enter 17.8
    Mode governing;
    double utilisation;  ///< of the governing mode
    bool passes;         ///< every mode that was run
    const Check& check(Mode mode) const { return checks[static_cast<std::size_t>(mode)]; }
};
template <class Num>
Outcome<Joint> joint(const JointInputs& in, Sheet<Num>& sheet);

}  // namespace apex::anchorage
