// What the tests of this folder share: groups to start from, and random ones.
#pragma once
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

#include "calc/anchorage/group.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

/// Uniform numbers from a seed, the same on every platform.
class Sample {
  public:
    explicit Sample(std::uint64_t seed) : random_(seed) {}
    double in(double low, double high) {
        return low + (high - low) * static_cast<double>(random_() >> 11) * 0x1p-53;
    }
    int among(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

  private:
    std::mt19937_64 random_;
};

/// n_x by n_y anchors about the origin, each pulled by N.
inline Group grid(int n_x, int n_y, double s_x, double s_y, double N_kip) {
    Group g;
    for (int i = 0; i < n_x; ++i)
        for (int j = 0; j < n_y; ++j)
            g.anchors.push_back({s_x * (i - (n_x - 1) / 2.0), s_y * (j - (n_y - 1) / 2.0), N_kip});
    return g;
}

/// Random anchors at least 1 in apart in a rectangle (some edges absent) or a round pier.
inline Group random_group(Sample& sample, bool round) {
    Group g;
    const double half = sample.in(6, 40);
    if (round) {
        g.outline.shape = OutlineShape::round;
        g.outline.diameter_in = 2 * half;
    } else {
        if (sample.among(3)) g.outline.x_min_in = -half;
        if (sample.among(3)) g.outline.x_max_in = sample.in(6, 40);
        if (sample.among(3)) g.outline.y_min_in = -sample.in(6, 40);
        if (sample.among(3)) g.outline.y_max_in = half;
    }
    if (sample.among(2)) g.outline.h_a_in = sample.in(8, 60);
    const int wanted = 1 + sample.among(10);
    for (int tries = 0; tries < 200 && static_cast<int>(g.anchors.size()) < wanted; ++tries) {
        const Anchor a{sample.in(-4.2, 4.2), sample.in(-4.2, 4.2), sample.in(-2, 8)};
        bool clear = true;
        for (const Anchor& b : g.anchors)
            clear =
                clear &&
                (a.x_in - b.x_in) * (a.x_in - b.x_in) + (a.y_in - b.y_in) * (a.y_in - b.y_in) > 1;
        if (clear) g.anchors.push_back(a);
    }
    return g;
}

/// A refusal at this field.
template <class T>
void expect_refused(const Outcome<T>& outcome, const std::string& field) {
    const Rejection* no = refused(outcome);
    ASSERT_NE(no, nullptr) << "accepted; expected a refusal at " << field;
    EXPECT_EQ(no->field, field);
    EXPECT_FALSE(no->reason.empty());
}

}  // namespace apex::anchorage
