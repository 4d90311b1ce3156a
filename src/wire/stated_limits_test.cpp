// A refusal that states a limit ("must be above 0 and at most 1000 ft") is held to its words: the
// limit itself is taken, or not, as they say, and just beyond it the other way.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <optional>
#include <regex>
#include <set>

#include "base/number_text.hpp"
#include "wire/test_json_leaves.hpp"
#include "wire/validation.hpp"

namespace apex::wire {
namespace {

constexpr double beyond = 1e-6;  // of a limit, or of 1; where whole numbers are counted, 1

struct Bound {
    double at;
    bool included;
};

struct StatedLimits {
    std::optional<Bound> least, greatest;
};

/// What a reason says about numbers; nothing where it speaks of other things.
StatedLimits limits_in(const std::string& reason) {
    static const std::string number = "(-?[0-9.]+(?:e[0-9]+)?)(?![0-9./#])(?! (?:times|of the) )";
    static const std::regex above_to("must be above " + number + " and at most " + number + ".*"),
        from_to("must be (?:from )?" + number + " to " + number + ".*"),
        within("must be within " + number + "(?! to).*"),
        at_least("must be at least " + number + ".*"), at_most("must be at most " + number + ".*"),
        above("must be above " + number + ".*"), below("must be below " + number + ".*");
    std::smatch m;
    const auto of = [&](std::size_t i) { return std::stod(m[i]); };
    if (std::regex_match(reason, m, above_to)) return {{{of(1), false}}, {{of(2), true}}};
    if (std::regex_match(reason, m, from_to)) return {{{of(1), true}}, {{of(2), true}}};
    if (std::regex_match(reason, m, within)) return {{{-of(1), true}}, {{of(1), true}}};
    if (std::regex_match(reason, m, at_least)) return {{{of(1), true}}, {}};
    if (std::regex_match(reason, m, at_most)) return {{}, {{of(1), true}}};
    if (std::regex_match(reason, m, above)) return {{{of(1), false}}, {}};
    if (std::regex_match(reason, m, below)) return {{}, {{of(1), false}}};
    if (reason.starts_with("must be a positive number")) return {{{0, false}}, {}};
    if (reason.starts_with("must be zero or a positive number")) return {{{0, true}}, {}};
    if (reason == "must not be negative") return {{{0, true}}, {}};
    return {};
}

TEST(StatedLimits, AreReadFromTheirWords) {
    const StatedLimits both = limits_in("must be above 0 and at most 1e9 in^4");
    EXPECT_EQ(both.least->at, 0);
    EXPECT_FALSE(both.least->included);
    EXPECT_EQ(both.greatest->at, 1e9);
    EXPECT_TRUE(both.greatest->included);
    EXPECT_EQ(limits_in("must be within 10000 ft").least->at, -10000);
    EXPECT_EQ(limits_in("must be 0 to 5").greatest->at, 5);
    EXPECT_FALSE(limits_in("must be at least its height").least);
    EXPECT_FALSE(limits_in("must be 0 or at least the pole's width").least);
}

/// One number of one check's input: what the check says about it.
class Probe {
  public:
    Probe(const SingleCheck& check, const std::string& inputs, const NumberLeaf& leaf)
        : check_(check), inputs_(inputs), leaf_(leaf) {}

    /// The reason of the refusal of this number, empty when it is taken or another field is blamed.
    std::string reason_at(double v) const {
        const CheckRun run =
            check_.run(with_number(inputs_, leaf_, print_number(v)), /*with_trace=*/false);
        for (const Rejection& no : run.problems.errors)
            if (no.field == leaf_.pointer) return no.reason;
        return "";
    }
    void hold_to(const std::string& reason) const {
        if (is_of_another_unit(reason)) return;
        const StatedLimits limits = limits_in(reason);
        if (limits.least) hold(*limits.least, -1, reason);
        if (limits.greatest) hold(*limits.greatest, 1, reason);
    }

  private:
    /// A limit that the words give in feet, or in diameters, for a number of inches.
    bool is_of_another_unit(const std::string& reason) const {
        return leaf_.pointer.ends_with("_in") && (reason.find(" ft") != std::string::npos ||
                                                  reason.find("diameters") != std::string::npos);
    }
    void hold(const Bound& bound, double outward, const std::string& reason) const {
        const bool counts = reason_at(bound.at + outward * beyond).starts_with("must be a whole");
        const double step = outward * (counts ? 1 : beyond * std::max(1.0, std::abs(bound.at)));
        const std::string where = std::string(check_.id) + ' ' + leaf_.pointer + ": " + reason;
        EXPECT_NE(reason_at(bound.at + step), "") << "beyond the limit; " << where;
        EXPECT_EQ(reason_at(bound.at) == reason, !bound.included) << "at the limit; " << where;
        EXPECT_NE(reason_at(bound.at - step), reason) << "within the limit; " << where;
    }

    const SingleCheck& check_;
    const std::string& inputs_;
    const NumberLeaf& leaf_;
};

TEST(StatedLimits, HoldToTheNumberInEveryCheck) {
    std::set<std::string> held;
    for (const ValidationCase& example : read_validation_cases(APEX_SOURCE_DIR "/validation")) {
        for (const ValidationRun& run : example.runs) {
            const SingleCheck* check = find_check(run.check);
            ASSERT_NE(check, nullptr) << run.check;
            for (const NumberLeaf& leaf : number_leaves(run.inputs.text)) {
                const Probe probe(*check, run.inputs.text, leaf);
                for (const double far : {1e12, -1e12, 0.0, 1e-4}) {
                    const std::string reason = probe.reason_at(far);
                    if (reason.empty()) continue;
                    // Once for each kind of place: lists repeat theirs.
                    const std::string place =
                        run.check + ' ' +
                        std::regex_replace(leaf.pointer, std::regex("/[0-9]+"), "/i") + ' ' +
                        reason;
                    if (!limits_in(reason).least && !limits_in(reason).greatest) continue;
                    if (held.insert(place).second) probe.hold_to(reason);
                }
            }
        }
    }
    EXPECT_GT(held.size(), 200u);
}

}  // namespace
}  // namespace apex::wire
