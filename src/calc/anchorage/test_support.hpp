// What the tests of this folder share: groups to start from, and random ones.
#pragma once
#include "calc/anchorage/group.hpp"
#include "trace/test_support.hpp"

namespace apex::anchorage {

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

}  // namespace apex::anchorage
