#include "calc/design/search_space.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "calc/design/pole_row.hpp"
#include "calc/design/quantities.hpp"
#include "calc/design/wind_cases.hpp"
#include "calc/footing/pier.hpp"

namespace apex::design {
namespace {

std::string item(const char* list, std::size_t i) {
    return std::string("/space/") + list + '/' + std::to_string(i);
}

/// The diameters of the space, rising, each once. Footings under several poles may not overlap: an
/// auger that is too wide is no part of the space, a diameter that was asked for is refused.
Outcome<std::vector<double>> diameters_of(const OptimumRequest& request) {
    const Support& support = request.design.support;
    const auto overlaps = [&](double diameter_ft) {
        return support.count > 1 && support.spacing_ft && diameter_ft > *support.spacing_ft;
    };
    std::vector<double> list = request.space.diameters_ft;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!(list[i] >= 0.5 && list[i] <= 20))
            return Rejection{
                item("diameters_ft", i), "must be from 0.5 to 20 ft", {"IBC", "1807.3"}};
        if (overlaps(list[i]))
            return Rejection{item("diameters_ft", i),
                             "is more than support.spacing_ft: the footings would overlap",
                             {}};
    }
    if (list.empty()) {
        list = auger_diameters_ft();
        std::erase_if(list, overlaps);
        list.push_back(request.design.foundation.diameter_ft);
    }
    std::ranges::sort(list);
    list.erase(std::ranges::unique(list).begin(), list.end());
    return list;
}

std::optional<Rejection> refuse_carbon(const OptimumRequest& request) {
    const auto& carbon = request.carbon;
    if (!carbon) {
        if (request.least != LeastOf::carbon) return std::nullopt;
        return Rejection{"/carbon", "must be given: no factors of embodied carbon are bundled", {}};
    }
    const auto is_factor = [](double v) { return v >= 0 && v <= 1e6; };
    if (!is_factor(carbon->steel_kg_per_lb))
        return Rejection{"/carbon/steel_kg_per_lb", "must be from 0 to 1000000", {}};
    if (!is_factor(carbon->concrete_kg_per_yd3))
        return Rejection{"/carbon/concrete_kg_per_yd3", "must be from 0 to 1000000", {}};
    if (carbon->source.empty())
        return Rejection{"/carbon/source", "must name where the factors were read", {}};
    return std::nullopt;
}

/// The document with "auto" once for each grade and family. A family may be left without a pole
/// (it is not made of the grade, or reaches no cabinet), a grade may not.
Outcome<std::vector<Problem>> problems_of(const OptimumRequest& request) {
    const auto& space = request.space;
    const std::vector<std::string> grades =
        space.grades.empty() ? std::vector{request.design.support.grade} : space.grades;
    const std::vector<Family> families =
        space.families.empty() ? std::vector{request.design.support.family} : space.families;
    DesignDocument document = request.design;
    document.support.designation = "auto";
    std::vector<Problem> problems;
    for (std::size_t g = 0; g < grades.size(); ++g) {
        document.support.grade = grades[g];
        std::optional<Rejection> unfit;
        bool is_made = false;
        for (const Family family : families) {
            document.support.family = family;
            auto resolved = resolve(document);
            if (const auto* no = refused(resolved)) {
                if (!unfit) unfit = *no;
                continue;
            }
            is_made = true;
            problems.push_back(value(std::move(resolved)));
        }
        if (is_made) continue;
        if (!space.grades.empty() && unfit->field == "/support/grade")
            unfit->field = item("grades", g);
        return *unfit;
    }
    return problems;
}

}  // namespace

Outcome<Space> Space::of(const OptimumRequest& request) {
    if (const auto no = refuse_carbon(request)) return *no;
    auto diameters = diameters_of(request);
    if (const auto* no = refused(diameters)) return *no;
    auto problems = problems_of(request);
    if (const auto* no = refused(problems)) return *no;
    Space space;
    space.diameters_ft_ = value(std::move(diameters));
    space.problems_ = value(std::move(problems));
    space.carbon_ = request.carbon;
    auto wind = wind_on_cabinets(space.problems_.front().wind, space.unwritten_);
    if (const auto* no = refused(wind)) return *no;
    space.cabinets_ = value(std::move(wind));

    std::set<std::pair<const catalog::Section*, const catalog::Grade*>> listed;
    std::map<std::tuple<catalog::Family, double, double>, std::size_t> outlines;
    for (std::size_t g = 0; g < space.problems_.size(); ++g)
        for (const catalog::Section* section : space.problems_[g].candidates) {
            // Pipe is of its usual grade whichever other one is named: it stands in the space once.
            if (!listed.insert({section, &grade_of(space.problems_[g], *section)}).second) continue;
            const auto [at, is_new] = outlines.try_emplace(
                {section->family, section->depth_in, section->width_in}, outlines.size());
            if (is_new) space.outlines_.emplace_back();
            space.outlines_[at->second].push_back(space.poles_.size());
            space.poles_.push_back({section, g});
        }
    for (auto& outline : space.outlines_)
        std::ranges::stable_sort(
            outline, {}, [&](std::size_t pole) { return space.poles_[pole].section->weight_plf; });
    space.tried_.resize(space.poles_.size());

    loads::DeadLoadInputs weights = space.problems_.front().dead;
    const auto dead = loads::dead_load(weights, space.unwritten_);
    if (const auto* no = refused(dead)) return Rejection{"/sign/cabinets", no->reason, no->clause};
    Problem& problem = space.problems_.front();
    const double offset_moment_lbf_ft =
        dead_share(problem.wind, value(dead), space.unwritten_).most.offset_moment_lbf_ft;
    const auto cases = wind_cases(problem.wind, space.cabinets_, PoleWind{}, space.unwritten_);
    for (std::size_t d = 0; d < space.diameters_ft_.size(); ++d) {
        space.problem_with({0, d});
        const auto depth = problem.document.foundation.depth_ft
                               ? Outcome<double>(*problem.document.foundation.depth_ft)
                               : lateral_depth_ft(problem, offset_moment_lbf_ft, cases);
        space.lateral_depths_ft_.push_back(refused(depth) != nullptr ? std::nullopt
                                                                     : std::optional(value(depth)));
    }
    return space;
}

Problem& Space::problem_with(Place place) {
    Problem& problem = problems_[poles_[place.pole].grade];
    const double diameter_ft = diameters_ft_[place.diameter];
    problem.document.foundation.diameter_ft = diameter_ft;
    problem.embedment.width_ft = diameter_ft;
    return problem;
}

Measures Space::measured(const Quantities& quantities, double depth_ft) const {
    Measures m{pricing::total_cents(quantities, pricing::current_price_book()), quantities.steel_lb,
               depth_ft, 0};
    if (carbon_)
        m.carbon_kg = carbon_->steel_kg_per_lb * quantities.steel_lb +
                      carbon_->concrete_kg_per_yd3 * quantities.concrete_yd3;
    return m;
}

std::optional<Measures> Space::bound(Place place) const {
    const auto& lateral_ft = lateral_depths_ft_[place.diameter];
    if (!lateral_ft) return std::nullopt;
    const PoleChoice& pole = poles_[place.pole];
    const Problem& problem = problems_[pole.grade];
    const bool is_given = problem.document.foundation.depth_ft.has_value();
    const double depth_ft =
        is_given ? *lateral_ft : std::max(*lateral_ft, holding_depth_ft(problem, *pole.section));
    Sheet<double> unwritten;
    const auto concrete = footing::concrete(
        {problem.embedment.shape, diameters_ft_[place.diameter], depth_ft}, unwritten);
    if (refused(concrete) != nullptr) return std::nullopt;
    Quantities q;
    const int count = problem.wind.poles.count;
    const double length_ft =
        problem.wind.pole_top_ft + std::max(0.0, depth_ft - concrete_below_pole_ft);
    q.pole_length_ft = count * length_ft;
    q.steel_lb = count * pole.section->weight_plf * length_ft;
    q.steel_family = catalog::name(pole.section->family);
    q.concrete_yd3 = count * value(concrete).volume_yd3;
    q.excavation_yd3 = count * value(concrete).spoil_yd3;
    q.cabinet_area_ft2 = problem.wind.geometry.area_ft2;
    q.cabinet_count = static_cast<int>(problem.wind.geometry.cabinets.size());
    q.overall_height_ft = problem.wind.geometry.overall_height_ft;
    return measured(q, depth_ft);
}

const Space::Tried& Space::above(std::size_t pole) {
    Tried& tried = tried_[pole];
    if (tried.known) return tried;
    tried.known = true;
    auto outcome =
        evaluate_above(problems_[poles_[pole].grade], cabinets_, *poles_[pole].section, unwritten_);
    tried.hopeless = refused(outcome) != nullptr ||
                     std::ranges::any_of(value(outcome).checks,
                                         [](const Check& check) { return !check.passes; });
    if (!tried.hopeless) tried.above = value(std::move(outcome));
    return tried;
}

Attempt Space::attempt(Place place) {
    if (above(place.pole).hopeless) return {};
    Problem& problem = problem_with(place);
    Evaluation e = tried_[place.pole].above;
    const auto no = evaluate_below(problem, cabinets_, Extent::until_a_failure, e, unwritten_);
    // Not uplift: a heavier pole holds the footing down.
    const auto fails = [&](std::string_view start) {
        return std::ranges::any_of(e.checks, [&](const Check& check) {
            return check.status == CheckStatus::run && !check.passes &&
                   std::string_view(check.id).starts_with(start) &&
                   std::string_view(check.id) != uplift_id;
        });
    };
    // The top's deflection is that of a pole fixed at grade, whatever the footing.
    tried_[place.pole].hopeless = fails("pole.deflection");
    if (no || !e.passes || e.sway.flexible)
        return {std::nullopt, fails("footing.") || (no && no->field.starts_with("/foundation"))};
    return {measured(quantities_of(problem, e), e.footing.depth_ft), false};
}

Outcome<Evaluation> Space::whole(Place place) {
    return evaluate_section(problem_with(place), cabinets_, *poles_[place.pole].section,
                            Extent::all, unwritten_);
}

}  // namespace apex::design
