#include "http/metrics.hpp"

#include <algorithm>
#include <cmath>

#include "base/assertion.hpp"
#include "base/number_text.hpp"

namespace apex::http {
namespace {

std::string rendered(const Labels& labels) {
    std::string text;
    for (const auto& [name, value] : labels) {
        if (!text.empty()) text += ',';
        text += name;
        text += "=\"";
        for (const char c : value) {
            if (c == '\\' || c == '"') text += '\\';
            if (c == '\n')
                text += "\\n";
            else
                text += c;
        }
        text += '"';
    }
    return text;
}

void line(std::string& out, const std::string& name, const std::string& labels, double value) {
    out += name;
    if (!labels.empty()) {
        out += '{';
        out += labels;
        out += '}';
    }
    out += ' ';
    append_number(out, value);
    out += '\n';
}

std::string joined(const std::string& labels, const std::string& more) {
    return labels.empty() ? more : labels + ',' + more;
}

void histogram_lines(std::string& out, const std::string& name, const std::string& labels,
                     const Histogram& h) {
    std::uint64_t cumulated = 0;
    for (std::size_t i = 0; i < Histogram::bound_count; ++i) {
        cumulated += h.bucket(i);
        line(out, name + "_bucket",
             joined(labels, "le=\"" + print_number(Histogram::bounds_seconds[i]) + '"'),
             static_cast<double>(cumulated));
    }
    cumulated += h.bucket(Histogram::bound_count);
    line(out, name + "_bucket", joined(labels, "le=\"+Inf\""), static_cast<double>(cumulated));
    line(out, name + "_sum", labels, h.sum_seconds());
    line(out, name + "_count", labels, static_cast<double>(cumulated));
}

}  // namespace

void Histogram::observe(double seconds) {
    if (!(seconds >= 0)) seconds = 0;  // A clock that stepped back is no duration.
    const auto* const found =
        std::lower_bound(std::begin(bounds_seconds), std::end(bounds_seconds), seconds);
    buckets_[static_cast<std::size_t>(found - std::begin(bounds_seconds))].fetch_add(
        1, std::memory_order_relaxed);
    sum_ns_.fetch_add(static_cast<std::uint64_t>(std::llround(seconds * 1e9)),
                      std::memory_order_relaxed);
}

std::size_t& Registry::slot(Kind kind, const std::string& name, const std::string& help,
                            const Labels& labels) {
    auto [family, is_new] = families_.try_emplace(name);
    if (is_new) {
        family->second.kind = kind;
        family->second.help = help;
    }
    APEX_ASSERT(family->second.kind == kind);
    const bool is_gauge = kind == Kind::gauge || kind == Kind::followed_counter;
    const std::size_t next = kind == Kind::counter ? counters_.size()
                             : is_gauge            ? gauges_.size()
                                                   : histograms_.size();
    const auto [place, added] = family->second.by_labels.try_emplace(rendered(labels), next);
    if (added && kind == Kind::counter) counters_.emplace_back();
    if (added && is_gauge) gauges_.emplace_back();
    if (added && kind == Kind::histogram) histograms_.emplace_back();
    return place->second;
}

Counter& Registry::counter(const std::string& name, const std::string& help, const Labels& labels) {
    const std::lock_guard lock(mutex_);
    return counters_[slot(Kind::counter, name, help, labels)];
}

Gauge& Registry::gauge(const std::string& name, const std::string& help, const Labels& labels) {
    const std::lock_guard lock(mutex_);
    return gauges_[slot(Kind::gauge, name, help, labels)];
}

Gauge& Registry::followed_counter(const std::string& name, const std::string& help,
                                  const Labels& labels) {
    const std::lock_guard lock(mutex_);
    return gauges_[slot(Kind::followed_counter, name, help, labels)];
}

Histogram& Registry::histogram(const std::string& name, const std::string& help,
                               const Labels& labels) {
    const std::lock_guard lock(mutex_);
    return histograms_[slot(Kind::histogram, name, help, labels)];
}

void Registry::before_scrape(std::function<void()> refresh) {
    const std::lock_guard lock(mutex_);
    refreshers_.push_back(std::move(refresh));
}

std::string Registry::text() {
    std::vector<std::function<void()>> refreshers;
    {
        const std::lock_guard lock(mutex_);
        refreshers = refreshers_;
    }
    for (const auto& refresh : refreshers) refresh();
    const std::lock_guard lock(mutex_);
    std::string out;
    for (const auto& [name, family] : families_) {
        constexpr const char* kinds[] = {"counter", "gauge", "histogram", "counter"};
        out += "# HELP " + name + ' ' + family.help + "\n# TYPE " + name + ' ' +
               kinds[static_cast<std::size_t>(family.kind)] + '\n';
        for (const auto& [labels, index] : family.by_labels) {
            switch (family.kind) {
                case Kind::counter:
                    line(out, name, labels, static_cast<double>(counters_[index].value()));
                    break;
                case Kind::gauge:
                case Kind::followed_counter:
                    line(out, name, labels, gauges_[index].value());
                    break;
                case Kind::histogram:
                    histogram_lines(out, name, labels, histograms_[index]);
                    break;
            }
        }
    }
    return out;
}

}  // namespace apex::http
