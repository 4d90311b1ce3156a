// Stand-ins for the ports that a suite does not test: a clock that is set, ids that count, an
// engine that answers at once.
#pragma once
#include <atomic>
#include <map>
#include <mutex>
#include <string>

#include "app/context.hpp"
#include "app/ports/unavailable.hpp"
#include "base/sha256.hpp"

namespace apex::app::contract {

class SetClock final : public Clock {
  public:
    domain::Time now() override { return domain::from_microseconds(now_.load()); }
    void advance(std::chrono::microseconds by) { now_ += by.count(); }

  private:
    std::atomic<std::int64_t> now_ = 1'764'000'000'000'000;  // 2025-11-24
};

class CountingIds final : public IdSource {
  public:
    domain::Random128 draw() override {
        domain::Random128 bits{};
        std::uint64_t number = ++last_;
        for (std::size_t i = bits.size(); number > 0; number >>= 8)
            bits[--i] = static_cast<unsigned char>(number & 0xff);
        return bits;
    }

  private:
    std::atomic<std::uint64_t> last_ = 0;
};

/// "Computes" from the width of the first cabinet: refuses what is not positive, fails the check
/// above 100 ft.
class WidthCalculator final : public Calculator {
  public:
    std::variant<Calculation, std::vector<Rejection>> calculate(
        const design::DesignDocument& document) override {
        ++calls;
        const double width_ft =
            document.sign.cabinets.empty() ? 0 : document.sign.cabinets.front().width_ft;
        if (!(width_ft > 0))
            return std::vector<Rejection>{{"/sign/cabinets/0/width_ft", "must be above 0", {}}};
        const std::string width = std::to_string(static_cast<int>(width_ft));
        Calculation c;
        c.document = R"({"sign":{"cabinets":[{"width_ft":)" + width + R"(}]},"project":{"name":")" +
                     document.project.name + R"("}})";
        c.input_hash = sha256_hex(width);
        c.design_hash = sha256_hex(c.input_hash + engine);
        c.engine_version = engine;
        c.result =
            R"({"pole":{"designation":"HSS8.625X0.250","grade":"A500 Gr C","length_ft":25},"footing":{"shape":"round","diameter_ft":3,)"
            R"("depth_ft":6.5},"geometry":{"cabinets":[{"width_ft":)" +
            width +
            R"(,"height_ft":8,"depth_in":12,"area_ft2":112}]},"quantities":{"steel_lb":560.5,"concrete_yd3":1.7,)"
            R"("excavation_yd3":2.2},"price":{"price_book":"example","lines":[],"total_cents":)" +
            width + "00}}";
        c.checks = R"([{"id":"steel.interaction","utilisation":)" + width +
                   R"(e-2},{"id":"footing.depth","utilisation":0.5}])";
        c.assumptions = R"(["K_zt = 1"])";
        c.warnings = "[]";
        c.trace = R"([{"kind":"equation","symbol":"F"}])";
        c.summary = {width_ft <= 100,
                     "steel.interaction",
                     "Interaction",
                     width_ft / 100,
                     "HSS8.625X0.250",
                     3,
                     6.5,
                     static_cast<std::int64_t>(width_ft) * 100,
                     "USD"};
        c.calculated_by = "in process";
        return c;
    }
    std::optional<std::string> trouble() override { return std::nullopt; }

    std::atomic<int> calls = 0;
    std::string engine = "0.1.0";
};

class MemoryObjects final : public ObjectStore {
  public:
    StoredObject put(std::string_view bytes, std::string_view) override {
        const std::lock_guard lock(mutex_);
        const std::string hash = sha256_hex(bytes);
        objects_[hash] = bytes;
        return {hash, static_cast<std::int64_t>(bytes.size())};
    }
    std::optional<std::string> get(const std::string& sha256) override {
        const std::lock_guard lock(mutex_);
        const auto found = objects_.find(sha256);
        return found == objects_.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<std::int64_t> size_bytes(const std::string& sha256) override {
        const auto bytes = get(sha256);
        return bytes ? std::optional(static_cast<std::int64_t>(bytes->size())) : std::nullopt;
    }
    void remove(const std::string& sha256) override {
        const std::lock_guard lock(mutex_);
        objects_.erase(sha256);
    }
    int sweep(std::chrono::seconds) override { return 0; }
    std::optional<std::string> trouble() override { return std::nullopt; }

  private:
    std::mutex mutex_;
    std::map<std::string, std::string> objects_;
};

/// Finds projects whose name holds the text. Can be away.
class MemorySearch final : public SearchInDatabase {
  public:
    void apply(const std::vector<SearchChange>& changes, std::int64_t) override {
        if (away) throw Unavailable("search", "away");
        const std::lock_guard lock(mutex_);
        for (const auto& [id, version, document] : changes) {
            if (document)
                names_[id] = document->project.facts.name + ' ' + document->pole_designation;
            else
                names_.erase(id);
        }
    }
    std::optional<Page<SearchHit>> search(const SearchRequest& request) override {
        if (away) return std::nullopt;
        const std::lock_guard lock(mutex_);
        Page<SearchHit> page;
        for (const auto& [id, name] : names_)
            if (name.find(request.text) != std::string::npos) page.items.push_back({id});
        page.total = static_cast<int>(page.items.size());
        return page;
    }
    std::optional<std::string> trouble() override {
        return away ? std::optional<std::string>("away") : std::nullopt;
    }

    std::atomic<bool> away = false;

  private:
    std::mutex mutex_;
    std::map<domain::ProjectId, std::string> names_;
};

/// Sees an upload; objects where it is told to.
class RememberingInspector final : public UploadInspector {
  public:
    void begin() override { seen.clear(); }
    void add(std::string_view bytes) override { seen += bytes; }
    bool accepts() override { return !objects; }
    std::string seen;
    bool objects = false;
};

class CountingQueue final : public TaskQueue {
  public:
    void wake() noexcept override { ++wakes; }
    void wait(std::chrono::milliseconds) override {}
    std::optional<std::string> trouble() override { return std::nullopt; }
    std::atomic<int> wakes = 0;
};

}  // namespace apex::app::contract
