#include "calc/design/joined_sign.hpp"

#include <algorithm>

namespace apex::design {
namespace {

using Members = std::bitset<cabinets_max>;

constexpr double gap_over_height_max = 0.1;
constexpr double solidity_min = 0.7;  // Figure 29.3-1: openings of less than 30 %.
constexpr double ratio_slack = 1e-9;

struct Rectangle {
    double left_ft, right_ft, bottom_ft, top_ft;

    double width_ft() const { return right_ft - left_ft; }
    double height_ft() const { return top_ft - bottom_ft; }
    void include(const Rectangle& other) {
        left_ft = std::min(left_ft, other.left_ft);
        right_ft = std::max(right_ft, other.right_ft);
        bottom_ft = std::min(bottom_ft, other.bottom_ft);
        top_ft = std::max(top_ft, other.top_ft);
    }
};

Rectangle outline_of(const CabinetGeometry& c) {
    return {c.offset_x_ft - c.width_ft / 2, c.offset_x_ft + c.width_ft / 2, c.bottom_ft, c.top_ft};
}

/// What two stretches share; below 0 the gap between them.
double across_ft(const Rectangle& a, const Rectangle& b) {
    return std::min(a.right_ft, b.right_ft) - std::max(a.left_ft, b.left_ft);
}
double upward_ft(const Rectangle& a, const Rectangle& b) {
    return std::min(a.top_ft, b.top_ft) - std::max(a.bottom_ft, b.bottom_ft);
}

bool are_close(const Rectangle& a, const Rectangle& b) {
    Rectangle both = a;
    both.include(b);
    const double gap_max_ft = gap_over_height_max * both.height_ft() * (1 + ratio_slack);
    const double across = across_ft(a, b), upward = upward_ft(a, b);
    const bool beside = upward > height_tolerance_ft && -across <= gap_max_ft;
    const bool above = across > height_tolerance_ft && -upward <= gap_max_ft;
    return beside || above;
}

class Search {
  public:
    Search(const Sign& sign, const CabinetsGeometry& geometry) {
        for (std::size_t i = 0; i < geometry.cabinets.size(); ++i) {
            outlines_.push_back(outline_of(geometry.cabinets[i]));
            solid_ft2_.push_back(geometry.cabinets[i].area_ft2 * sign.cabinets[i].solidity);
        }
    }

    /// Sets that may be one sign: every two that are close with all that lies between them, and
    /// every chain of close cabinets as a whole.
    std::vector<Members> candidates() const {
        std::vector<Members> sets;
        for (std::size_t i = 0; i < outlines_.size(); ++i) {
            Members chain;
            chain.set(i);
            for (bool grows = true; grows;) grows = grow(chain);
            sets.push_back(filled(chain));
            for (std::size_t j = 0; j < i; ++j)
                if (are_close(outlines_[i], outlines_[j]))
                    sets.push_back(filled(Members().set(i).set(j)));
        }
        return sets;
    }

    JoinedSign joined(const Members& members) const {
        const Rectangle around = rectangle(members);
        double solid_ft2 = 0;
        for (std::size_t i = 0; i < outlines_.size(); ++i)
            if (members[i]) solid_ft2 += solid_ft2_[i];
        const double gross_ft2 = around.width_ft() * around.height_ft();
        return {members,
                around.width_ft(),
                around.height_ft(),
                around.top_ft,
                (around.left_ft + around.right_ft) / 2,
                std::min(1.0, solid_ft2 / gross_ft2)};
    }

  private:
    bool grow(Members& chain) const {
        const Members before = chain;
        for (std::size_t i = 0; i < outlines_.size(); ++i)
            for (std::size_t j = 0; j < outlines_.size() && !chain[i]; ++j)
                if (chain[j] && are_close(outlines_[i], outlines_[j])) chain.set(i);
        return chain != before;
    }

    Rectangle rectangle(const Members& members) const {
        Rectangle around{1e9, -1e9, 1e9, -1e9};
        for (std::size_t i = 0; i < outlines_.size(); ++i)
            if (members[i]) around.include(outlines_[i]);
        return around;
    }

    /// With every cabinet that reaches into the rectangle.
    Members filled(Members members) const {
        for (bool grows = true; grows;) {
            const Members before = members;
            const Rectangle around = rectangle(members);
            for (std::size_t i = 0; i < outlines_.size(); ++i)
                if (across_ft(around, outlines_[i]) > height_tolerance_ft &&
                    upward_ft(around, outlines_[i]) > height_tolerance_ft)
                    members.set(i);
            grows = members != before;
        }
        return members;
    }

    std::vector<Rectangle> outlines_;
    std::vector<double> solid_ft2_;
};

}  // namespace

Outcome<std::vector<JoinedSign>> joined_signs(const Sign& sign, const CabinetsGeometry& geometry) {
    std::vector<JoinedSign> all;
    if (geometry.cabinets.size() < 2) return all;
    const Search search(sign, geometry);
    for (const Members& members : search.candidates()) {
        if (members.count() < 2) continue;
        const JoinedSign one = search.joined(members);
        if (one.solidity < solidity_min * (1 - ratio_slack)) continue;
        const auto holds = [](const Members& outer, const Members& inner) {
            return (outer & inner) == inner;
        };
        if (std::ranges::any_of(all, [&](const auto& s) { return holds(s.members, members); }))
            continue;
        std::erase_if(all, [&](const JoinedSign& s) { return holds(members, s.members); });
        all.push_back(one);
    }
    if (all.size() > joined_max)
        return Rejection{"/cabinets",
                         "stand so close in so many ways that more than 12 signs could be meant; "
                         "give those that are one sign as one cabinet",
                         {"ASCE 7", "29.3.1"}};
    std::ranges::sort(all, {}, [](const JoinedSign& s) { return s.members.to_ulong(); });
    return all;
}

std::string members_text(const JoinedSign& joined) {
    std::string text;
    std::size_t left = joined.members.count();
    for (std::size_t i = 0; i < cabinets_max; ++i) {
        if (!joined.members[i]) continue;
        text += std::to_string(i + 1);
        --left;
        text += left > 1 ? ", " : left == 1 ? " and " : "";
    }
    return text;
}

}  // namespace apex::design
