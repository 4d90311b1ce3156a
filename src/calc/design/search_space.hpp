// The space of a search for the best design: every pole of every grade with every diameter, what no
// design of a place can be less than, and what one comes to. Not here: in which order places are
// tried (optimum.cpp).
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "calc/design/optimum.hpp"
#include "calc/design/plain_check.hpp"

namespace apex::design {

/// What designs are compared by; of a place not yet tried: no more than what it comes to.
struct Measures {
    long long price_cents = 0;
    double steel_lb = 0, depth_ft = 0, carbon_kg = 0;
};

/// A section of a grade. All of one outside (and family) take the same wind, so that with one
/// diameter their footings are the same: a heavier one is more in weight, and no less in anything.
struct PoleChoice {
    const catalog::Section* section;
    std::size_t grade;  ///< which of the space's problems
};

/// A pole with a diameter.
struct Place {
    std::size_t pole, diameter;
};

/// What a trial of a place shows.
struct Attempt {
    std::optional<Measures> passing;  ///< what the place comes to, where it passes every check
    /// A check of the footing fails, or no footing does: so it is for all of the same outside that
    /// are heavier, for their wind and depth are the same and the soil has more to bear.
    bool heavier_fail_too = false;
};

class Space {
  public:
    static Outcome<Space> of(const OptimumRequest& request);

    const std::vector<PoleChoice>& poles() const { return poles_; }
    /// Poles of one outside, lightest first, by number.
    const std::vector<std::vector<std::size_t>>& outlines() const { return outlines_; }
    const std::vector<double>& diameters_ft() const { return diameters_ft_; }
    const DesignDocument& document(std::size_t pole) const {
        return problems_[poles_[pole].grade].document;
    }

    /// Nothing that a pole and a diameter come to is less; nothing: no footing of that diameter.
    std::optional<Measures> bound(Place place) const;

    /// Runs the checks of a place until one fails. Strength above grade is calculated once a pole.
    Attempt attempt(Place place);
    /// Whether it is known that no footing makes this pole pass.
    bool is_hopeless(std::size_t pole) const { return tried_[pole].hopeless; }

    /// A whole evaluation, every check of it.
    Outcome<Evaluation> whole(Place place);

  private:
    /// A pole above grade.
    struct Tried {
        bool known = false, hopeless = false;
        Evaluation above;
    };

    Problem& problem_with(Place place);
    const Tried& above(std::size_t pole);
    Measures measured(const Quantities& quantities, double depth_ft) const;

    std::vector<Problem> problems_;  ///< one a grade and family
    CabinetsWind cabinets_;
    std::vector<PoleChoice> poles_;
    std::vector<std::vector<std::size_t>> outlines_;
    std::vector<double> diameters_ft_;
    std::vector<std::optional<double>> lateral_depths_ft_;  ///< of each diameter, without the pole
    std::optional<CarbonFactors> carbon_;
    std::vector<Tried> tried_;
    Sheet<double> unwritten_;
};

}  // namespace apex::design
