// Times of the engine on one core: a full check as numbers, the same with its derivation, the
// search of the whole catalogue. Run by ./bench, which holds the targets. The sign is the
// contract's example.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <vector>

#include "base/assertion.hpp"
#include "base/numeric.hpp"
#include "calc/design/optimum.hpp"
#include "calc/design/plain_check.hpp"
#include "calc/design/sample_designs_test.hpp"
#include "calc/design/sign_design.hpp"

namespace {
using namespace apex;
using namespace apex::design;

DesignDocument with_pole(const char* designation) {
    DesignDocument d = pylon();
    d.support.designation = designation;
    return d;
}

constexpr const char* a_pole = "HSS12.750X0.375";

/// How fast this core is at this moment: 1000 dependent square roots.
void BM_calibration(benchmark::State& state) {
    for (auto _ : state) {
        double x = 2;
        for (int i = 1; i <= 1000; ++i) x = apex::sqrt(x + i);
        benchmark::DoNotOptimize(x);
    }
}
BENCHMARK(BM_calibration)->Unit(benchmark::kMicrosecond);

/// Wind on cabinets and pole, combinations, pole, footing: one section, no text.
void BM_design_bare(benchmark::State& state) {
    const auto problem = value(resolve(with_pole(a_pole)));
    Sheet<double> unwritten;
    for (auto _ : state) {
        auto e = evaluate(problem, *problem.candidates.front(), unwritten);
        APEX_ASSERT(refused(e) == nullptr);
        benchmark::DoNotOptimize(e);
    }
}
BENCHMARK(BM_design_bare)->Unit(benchmark::kMicrosecond);

/// From the document to the answer with its derivation; both runs are compared on the way.
void BM_design_traced(benchmark::State& state) {
    const DesignDocument document = with_pole(a_pole);
    for (auto _ : state) {
        auto answer = check_design(document, Derivation::written);
        APEX_ASSERT(refused(answer) == nullptr);
        benchmark::DoNotOptimize(answer);
    }
}
BENCHMARK(BM_design_traced)->Unit(benchmark::kMicrosecond);

/// From the document to the answer with "auto" and family "any" over the whole catalogue.
void BM_auto_any(benchmark::State& state) {
    const DesignDocument document = pylon();
    for (auto _ : state) {
        auto answer = check_design(document, Derivation::none);
        APEX_ASSERT(refused(answer) == nullptr);
        benchmark::DoNotOptimize(answer);
    }
    state.counters["sections"] = static_cast<double>(value(resolve(document)).candidates.size());
}
BENCHMARK(BM_auto_any)->Unit(benchmark::kMicrosecond);

/// The worst case of the search: no section passes, so that all are tried.
void BM_auto_none_passes(benchmark::State& state) {
    DesignDocument document = pylon();
    document.sign.overall_height_ft = 60;
    document.sign.cabinets[0].width_ft = 60;
    document.sign.cabinets[0].height_ft = 30;
    for (auto _ : state) {
        auto answer = check_design(document, Derivation::none);
        APEX_ASSERT(refused(answer) != nullptr);
        benchmark::DoNotOptimize(answer);
    }
}
BENCHMARK(BM_auto_none_passes)->Unit(benchmark::kMicrosecond);

/// Time of this thread on its core, whatever else the machine does.
double core_ms() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

/// The cheapest over the whole catalogue and every auger: each of 1 000 random signs by itself,
/// those among them for which nothing passes too. The counters are milliseconds.
void BM_optimum_random(benchmark::State& state) {
    constexpr std::size_t count = 1000;
    RandomDesigns random(2026);
    std::vector<DesignDocument> documents;
    for (std::size_t i = 0; i < count; ++i) {
        documents.push_back(random.next());
        documents.back().support.family = Family::any;
        documents.back().support.grade = "A500 Gr C";
    }
    std::vector<double> ms(count);
    for (auto _ : state) {
        for (std::size_t i = 0; i < count; ++i) {
            const double begun_ms = core_ms();
            auto found = find_optimum(documents[i], LeastOf::cost);
            benchmark::DoNotOptimize(found);
            ms[i] = core_ms() - begun_ms;
        }
        std::ranges::sort(ms);
    }
    state.counters["median_ms"] = ms[count / 2];
    state.counters["p99_ms"] = ms[count * 99 / 100];
    state.counters["worst_ms"] = ms.back();
}
BENCHMARK(BM_optimum_random)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
