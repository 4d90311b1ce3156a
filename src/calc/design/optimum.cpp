#include "calc/design/optimum.hpp"

#include <algorithm>
#include <array>
#include <compare>

#include "calc/design/plain_check.hpp"
#include "calc/design/quantities.hpp"

namespace apex::design {
namespace {

constexpr std::size_t family_count = 4;
/// The footing is at least this deep unless a depth is given, and the pole ends this far above its
/// bottom (footing_checks.cpp): what no design of a section can be cheaper than.
constexpr double least_depth_ft = 3, concrete_below_pole_ft = 1;
/// Whole steps of depth may fall short of 3 ft by rounding.
constexpr double rounding_ft = 1e-6;

/// What designs are ordered by: smaller is better.
struct Key {
    double first = 0;  ///< what is to be least
    long long price_cents = 0;
    double steel_lb = 0;
    std::size_t section = 0;
    double diameter_ft = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
};

struct Candidate {
    Key key;
    double depth_ft = 0;
};

/// The run ended at the strength of the pole above grade, before the sway was looked at: no footing
/// cures that.
bool fails_whatever_the_footing(const Evaluation& e) {
    return !e.passes && e.sway.natural_frequency_hz == 0;
}

/// The whole space of one document.
class Space {
  public:
    Space(Problem problem, LeastOf least) : problem_(std::move(problem)), least_(least) {
        diameters_ = auger_diameters_ft();
        const double own_ft = problem_.document.foundation.diameter_ft;
        if (!std::ranges::binary_search(diameters_, own_ft)) {
            diameters_.push_back(own_ft);
            std::ranges::sort(diameters_);
        }
    }

    const Problem& problem() const { return problem_; }
    const std::vector<double>& diameters() const { return diameters_; }

    /// The best that passes; null: none does.
    std::optional<Candidate> best(const CabinetsWind& cabinets) {
        const std::size_t sections = problem_.candidates.size();
        std::vector<bool> hopeless(sections);
        std::optional<Candidate> best;
        // The document's own diameter first: a good design known early leaves little to try.
        std::vector<double> in_turn{problem_.document.foundation.diameter_ft};
        for (const double diameter_ft : diameters_)
            if (diameter_ft != in_turn.front()) in_turn.push_back(diameter_ft);
        for (const double diameter_ft : in_turn) {
            set_diameter(diameter_ft);
            std::array<bool, family_count> closed{};  // Heavier ones of the family are worse.
            for (std::size_t i = 0; i < sections; ++i) {
                const catalog::Section& section = *problem_.candidates[i];
                bool& is_closed = closed[static_cast<std::size_t>(section.family)];
                if (hopeless[i] || is_closed) continue;
                if (best && bound_of(section) > best->key.first) {
                    is_closed = true;
                    continue;
                }
                const auto tried = evaluate_section(problem_, cabinets, section,
                                                    Extent::until_a_failure, unwritten_);
                if (refused(tried) != nullptr) continue;
                const Evaluation& e = value(tried);
                hopeless[i] = fails_whatever_the_footing(e);
                if (!e.passes || e.sway.flexible) continue;
                const Candidate candidate = candidate_of(e, i);
                if (!best || candidate.key < best->key) best = candidate;
            }
        }
        return best;
    }

    void set_diameter(double diameter_ft) {
        problem_.document.foundation.diameter_ft = diameter_ft;
        problem_.embedment.width_ft = diameter_ft;
    }

  private:
    Candidate candidate_of(const Evaluation& e, std::size_t section) const {
        Candidate c;
        c.depth_ft = e.footing.depth_ft;
        c.key.price_cents = price_of(quantities_of(problem_, e)).total_cents;
        c.key.steel_lb = e.steel_lb;
        c.key.section = section;
        c.key.diameter_ft = problem_.document.foundation.diameter_ft;
        c.key.first = least_ == LeastOf::cost     ? static_cast<double>(c.key.price_cents)
                      : least_ == LeastOf::weight ? c.key.steel_lb
                                                  : c.depth_ft;
        return c;
    }

    /// No design of this section and diameter is less. Within a family it rises with weight.
    double bound_of(const catalog::Section& section) {
        const double depth_ft =
            problem_.document.foundation.depth_ft.value_or(least_depth_ft) - rounding_ft;
        if (least_ == LeastOf::depth) return depth_ft;
        const double length_ft =
            problem_.wind.pole_top_ft + std::max(0.0, depth_ft - concrete_below_pole_ft);
        const double steel_lb = section.weight_plf * length_ft;
        if (least_ == LeastOf::weight) return steel_lb;
        const auto concrete = footing::concrete(
            {problem_.embedment.shape, problem_.embedment.width_ft, depth_ft}, unwritten_);
        Quantities q;
        q.steel_lb = steel_lb;
        q.steel_family = catalog::name(section.family);
        q.pole_length_ft = length_ft;
        q.concrete_yd3 = value(concrete).volume_yd3;
        q.excavation_yd3 = value(concrete).spoil_yd3;
        q.cabinet_area_ft2 = problem_.wind.geometry.area_ft2;
        q.cabinet_count = static_cast<int>(problem_.wind.geometry.cabinets.size());
        q.overall_height_ft = problem_.wind.geometry.overall_height_ft;
        return static_cast<double>(price_of(q).total_cents);
    }

    Problem problem_;
    LeastOf least_;
    std::vector<double> diameters_;
    Sheet<double> unwritten_;
};

struct Searched {
    Space space;
    CabinetsWind cabinets;
    Candidate best;

    const catalog::Section& section() const {
        return *space.problem().candidates[best.key.section];
    }
};

Outcome<Searched> search(const DesignDocument& document, LeastOf least) {
    DesignDocument any = document;
    any.support.designation = "auto";
    auto resolved = resolve(any);
    if (const auto* no = refused(resolved)) return *no;
    Space space(value(std::move(resolved)), least);
    Sheet<double> unwritten;
    auto wind = wind_on_cabinets(space.problem().wind, unwritten);
    if (const auto* no = refused(wind)) return *no;
    const auto best = space.best(value(wind));
    if (!best)
        return Rejection{
            "/support/designation",
            "no section of the catalogue passes with any footing diameter that augers come in",
            {}};
    return Searched{std::move(space), value(std::move(wind)), *best};
}

Neighbour neighbour(Searched& searched, const char* change, std::size_t section,
                    double diameter_ft) {
    Space& space = searched.space;
    space.set_diameter(diameter_ft);
    const catalog::Section& tried_section = *space.problem().candidates[section];
    Sheet<double> unwritten;
    const auto tried =
        evaluate_section(space.problem(), searched.cabinets, tried_section, Extent::all, unwritten);
    Neighbour n{change, std::string(tried_section.designation), diameter_ft, false, {}, {}, 0, {}};
    if (const auto* no = refused(tried)) {
        n.governing_check_id = "section.outside_clause";
        n.governing_check_title = no->reason;
        return n;
    }
    const Evaluation& e = value(tried);
    const Check& governing = governing_of(e.checks);
    n.passes = e.passes && !e.sway.flexible;
    n.governing_check_id = governing.id;
    n.governing_check_title = governing.title;
    n.utilisation = governing.utilisation;
    if (n.passes) n.price_total_cents = price_of(quantities_of(space.problem(), e)).total_cents;
    return n;
}

/// The next lighter section of the same family, the next lighter of all, the next smaller diameter.
std::vector<Neighbour> smaller_neighbours(Searched& searched) {
    const auto& candidates = searched.space.problem().candidates;
    const std::size_t at = searched.best.key.section;
    const double diameter_ft = searched.best.key.diameter_ft;
    std::vector<Neighbour> list;
    std::size_t same = at;
    while (same > 0 && candidates[same - 1]->family != candidates[at]->family) --same;
    if (same > 0) list.push_back(neighbour(searched, "section", same - 1, diameter_ft));
    if (at > 0 && same != at) list.push_back(neighbour(searched, "section", at - 1, diameter_ft));
    const auto& diameters = searched.space.diameters();
    const auto here = std::ranges::lower_bound(diameters, diameter_ft);
    if (here != diameters.begin())
        list.push_back(neighbour(searched, "diameter", at, *std::prev(here)));
    return list;
}

}  // namespace

const std::vector<double>& auger_diameters_ft() {
    static const std::vector<double> sizes = [] {
        std::vector<double> list;
        for (int half_feet = 3; half_feet <= 16; ++half_feet) list.push_back(half_feet / 2.0);
        return list;
    }();
    return sizes;
}

Outcome<FoundDesign> find_optimum(const DesignDocument& document, LeastOf least) {
    const auto found = search(document, least);
    if (const auto* no = refused(found)) return *no;
    const Searched& searched = value(found);
    const Key& key = searched.best.key;
    return FoundDesign{std::string(searched.section().designation), key.diameter_ft,
                       searched.best.depth_ft, key.steel_lb, key.price_cents};
}

Outcome<Answer<Optimum>> optimize(const DesignDocument& document, LeastOf least,
                                  Derivation derivation) {
    auto found = search(document, least);
    if (const auto* no = refused(found)) return *no;
    Searched searched = value(std::move(found));
    DesignDocument chosen = document;
    chosen.support.designation = searched.section().designation;
    chosen.foundation.diameter_ft = searched.best.key.diameter_ft;
    auto checked = check_design(chosen, derivation);
    if (const auto* no = refused(checked)) return *no;
    Answer<DesignResult> design = value(std::move(checked));

    Answer<Optimum> answer{};
    Optimum& o = answer.result;
    o.least = least;
    o.designation = chosen.support.designation;
    o.diameter_ft = chosen.foundation.diameter_ft;
    o.depth_ft = searched.best.depth_ft;
    o.steel_lb = searched.best.key.steel_lb;
    o.price_total_cents = searched.best.key.price_cents;
    o.sections = static_cast<int>(searched.space.problem().candidates.size());
    o.diameters = static_cast<int>(searched.space.diameters().size());
    o.smaller = smaller_neighbours(searched);
    o.document = std::move(chosen);
    o.design = std::move(design.result);
    answer.findings = std::move(design.findings);
    return answer;
}

}  // namespace apex::design
