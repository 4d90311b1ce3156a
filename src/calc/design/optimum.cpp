#include "calc/design/optimum.hpp"

#include <algorithm>
#include <compare>
#include <tuple>

#include "calc/design/quantities.hpp"
#include "calc/design/search_space.hpp"

namespace apex::design {
namespace {

/// What designs are ordered by: smaller is better.
struct Key {
    double first = 0;  ///< what is to be least
    long long price_cents = 0;
    double steel_lb = 0;
    std::string_view designation;
    double diameter_ft = 0;
    std::size_t grade = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
};

struct Candidate {
    Key key;
    Place place{};
    Measures measures;
};

double measure_of(const Measures& m, LeastOf least) {
    switch (least) {
        case LeastOf::cost:
            return static_cast<double>(m.price_cents);
        case LeastOf::weight:
            return m.steel_lb;
        case LeastOf::depth:
            return m.depth_ft;
        case LeastOf::carbon:
            return m.carbon_kg;
    }
    return 0;
}

/// What becomes of a place after a look at its bound.
enum class Fate : unsigned char { try_it, leave_outline, end };

/// Walks the space in rising order of bounds. Of one outside and diameter only the lightest pole
/// that is left stands in the queue: its heavier sisters come after it has failed, and not at all
/// after it has passed, or its footing has failed: their footings are the same, and they are
/// heavier.
class Walk {
  public:
    Walk(Space& space, LeastOf least) : space_(space), least_(least) {
        for (std::size_t o = 0; o < space.outlines().size(); ++o)
            for (std::size_t d = 0; d < space.diameters_ft().size(); ++d) enter({o, d, 0});
        std::ranges::make_heap(queue_, later);
    }

    /// `fate(bound)` decides; `take(candidate)` gets each that passes.
    template <class Judge, class Take>
    void run(Judge fate, Take take) {
        while (!queue_.empty()) {
            std::ranges::pop_heap(queue_, later);
            const Waiting w = queue_.back();
            queue_.pop_back();
            const Fate is = fate(w.bound, w.measures);
            if (is == Fate::end) return;
            if (is == Fate::leave_outline) continue;
            const Place place = place_of(w.step);
            const Attempt attempt = space_.attempt(place);
            if (const auto& measures = attempt.passing) {
                take(Candidate{key_of(place, *measures), place, *measures});
                proceed(w.step, weight_plf(w.step));
            } else if (!attempt.heavier_fail_too) {
                proceed(w.step, 0);
            }
        }
    }

  private:
    struct Step {
        std::size_t outline, diameter, position;
    };
    struct Waiting {
        Key bound;
        Measures measures;
        Step step;
    };
    static bool later(const Waiting& a, const Waiting& b) { return b.bound < a.bound; }

    Place place_of(const Step& s) const {
        return {space_.outlines()[s.outline][s.position], s.diameter};
    }
    double weight_plf(const Step& s) const {
        return space_.poles()[place_of(s).pole].section->weight_plf;
    }
    bool enter(const Step& step) {
        const Place place = place_of(step);
        const auto bound = space_.bound(place);
        if (!bound) return false;
        queue_.push_back({key_of(place, *bound), *bound, step});
        return true;
    }
    /// The next of the outline that may do: not heavier than what passed, where something did.
    void proceed(Step step, double passed_plf) {
        const std::size_t count = space_.outlines()[step.outline].size();
        do {
            if (++step.position == count) return;
        } while (space_.is_hopeless(place_of(step).pole));
        if (passed_plf > 0 && weight_plf(step) > passed_plf) return;
        if (enter(step)) std::ranges::push_heap(queue_, later);
    }
    Key key_of(Place place, const Measures& m) const {
        const PoleChoice& pole = space_.poles()[place.pole];
        return {measure_of(m, least_),
                m.price_cents,
                m.steel_lb,
                pole.section->designation,
                space_.diameters_ft()[place.diameter],
                pole.grade};
    }

    Space& space_;
    LeastOf least_;
    std::vector<Waiting> queue_;
};

/// The best that passes. Exact: the walk ends only where a bound is beyond the best in what is
/// least, in price or in weight, and then so is all that follows.
std::optional<Candidate> best_of(Space& space, LeastOf least) {
    std::optional<Candidate> best;
    const auto beyond = [&](const Key& bound) {
        return std::tie(bound.first, bound.price_cents, bound.steel_lb) >
               std::tie(best->key.first, best->key.price_cents, best->key.steel_lb);
    };
    Walk(space, least)
        .run([&](const Key& bound,
                 const Measures&) { return best && beyond(bound) ? Fate::end : Fate::try_it; },
             [&](const Candidate& candidate) {
                 if (!best || candidate.key < best->key) best = candidate;
             });
    return best;
}

bool no_more_in_all(const Measures& a, const Measures& b) {
    return a.price_cents <= b.price_cents && a.steel_lb <= b.steel_lb && a.depth_ft <= b.depth_ft;
}
bool alike(const Measures& a, const Measures& b) {
    return no_more_in_all(a, b) && no_more_in_all(b, a);
}
bool dominates(const Measures& a, const Measures& b) {
    return no_more_in_all(a, b) && !no_more_in_all(b, a);
}

/// All that nothing dominates. A place whose bound is dominated holds nothing that is not, and
/// neither do the heavier poles of its outside.
std::vector<Candidate> front_of(Space& space) {
    std::vector<Candidate> front;
    Walk(space, LeastOf::cost)
        .run(
            [&](const Key&, const Measures& bound) {
                const bool hidden = std::ranges::any_of(
                    front, [&](const Candidate& c) { return dominates(c.measures, bound); });
                return hidden ? Fate::leave_outline : Fate::try_it;
            },
            [&](const Candidate& candidate) {
                for (Candidate& c : front) {
                    if (dominates(c.measures, candidate.measures)) return;
                    if (!alike(c.measures, candidate.measures)) continue;
                    if (candidate.key < c.key) c = candidate;
                    return;
                }
                std::erase_if(front, [&](const Candidate& c) {
                    return dominates(candidate.measures, c.measures);
                });
                front.push_back(candidate);
            });
    std::ranges::sort(front, {}, &Candidate::key);
    return front;
}

FoundDesign found_design(const Space& space, const OptimumRequest& request, const Candidate& c) {
    const PoleChoice& pole = space.poles()[c.place.pole];
    FoundDesign f{std::string(pole.section->designation),
                  space.document(c.place.pole).support.grade,
                  space.diameters_ft()[c.place.diameter],
                  c.measures.depth_ft,
                  c.measures.steel_lb,
                  c.measures.price_cents,
                  std::nullopt};
    if (request.carbon) f.carbon_kg = c.measures.carbon_kg;
    return f;
}

Neighbour neighbour(Space& space, const char* change, Place place) {
    const catalog::Section& section = *space.poles()[place.pole].section;
    const auto tried = space.whole(place);
    Neighbour n{change,
                std::string(section.designation),
                space.diameters_ft()[place.diameter],
                false,
                {},
                {},
                0,
                {}};
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
    if (n.passes) n.price_total_cents = space.attempt(place).passing->price_cents;
    return n;
}

/// The next thinner wall of the same outside, the next lighter section of the family, the next
/// lighter of all, the next smaller diameter.
std::vector<Neighbour> smaller_neighbours(Space& space, Place best) {
    const auto& poles = space.poles();
    const catalog::Section& at = *poles[best.pole].section;
    std::optional<std::size_t> wall, same, any;
    const auto closer = [&](std::optional<std::size_t>& kept, std::size_t pole) {
        if (!kept || poles[*kept].section->weight_plf < poles[pole].section->weight_plf)
            kept = pole;
    };
    for (std::size_t i = 0; i < poles.size(); ++i) {
        const catalog::Section& s = *poles[i].section;
        if (!(s.weight_plf < at.weight_plf)) continue;
        closer(any, i);
        if (s.family != at.family) continue;
        closer(same, i);
        if (s.depth_in == at.depth_in && s.width_in == at.width_in) closer(wall, i);
    }
    std::vector<Neighbour> list;
    if (wall) list.push_back(neighbour(space, "wall", {*wall, best.diameter}));
    if (same && same != wall) list.push_back(neighbour(space, "section", {*same, best.diameter}));
    if (any && any != same) list.push_back(neighbour(space, "section", {*any, best.diameter}));
    if (best.diameter > 0)
        list.push_back(neighbour(space, "diameter", {best.pole, best.diameter - 1}));
    return list;
}

struct Searched {
    Space space;
    Candidate best;
};

Outcome<Searched> search(const OptimumRequest& request) {
    auto made = Space::of(request);
    if (const auto* no = refused(made)) return *no;
    Space space = value(std::move(made));
    const auto best = best_of(space, request.least);
    if (!best)
        return Rejection{"/support/designation",
                         "no section of the space passes with any of its footing diameters",
                         {}};
    return Searched{std::move(space), *best};
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

Outcome<FoundDesign> find_optimum(const OptimumRequest& request) {
    const auto found = search(request);
    if (const auto* no = refused(found)) return *no;
    return found_design(value(found).space, request, value(found).best);
}

Outcome<FoundDesign> find_optimum(const DesignDocument& document, LeastOf least) {
    return find_optimum({document, least, {}, std::nullopt});
}

Outcome<Answer<Optimum>> optimize(const OptimumRequest& request, Derivation derivation) {
    auto found = search(request);
    if (const auto* no = refused(found)) return *no;
    auto [space, best] = value(std::move(found));
    const FoundDesign design = found_design(space, request, best);
    DesignDocument chosen = request.design;
    chosen.support = space.document(best.place.pole).support;
    chosen.support.designation = design.designation;
    chosen.foundation.diameter_ft = design.diameter_ft;
    auto checked = check_design(chosen, derivation);
    if (const auto* no = refused(checked)) return *no;
    Answer<DesignResult> whole = value(std::move(checked));

    Answer<Optimum> answer{};
    Optimum& o = answer.result;
    o.least = request.least;
    o.designation = design.designation;
    o.grade = design.grade;
    o.diameter_ft = design.diameter_ft;
    o.depth_ft = design.depth_ft;
    o.steel_lb = design.steel_lb;
    o.price_total_cents = design.price_total_cents;
    o.carbon_kg = design.carbon_kg;
    o.sections = static_cast<int>(space.poles().size());
    o.diameters = static_cast<int>(space.diameters_ft().size());
    o.smaller = smaller_neighbours(space, best.place);
    for (const Candidate& c : front_of(space)) o.front.push_back(found_design(space, request, c));
    o.document = std::move(chosen);
    o.design = std::move(whole.result);
    answer.findings = std::move(whole.findings);
    if (request.carbon)
        answer.findings.assumptions.push_back("Embodied carbon: factors from " +
                                              request.carbon->source + ".");
    return answer;
}

Outcome<Answer<Optimum>> optimize(const DesignDocument& document, LeastOf least,
                                  Derivation derivation) {
    return optimize({document, least, {}, std::nullopt}, derivation);
}

}  // namespace apex::design
