// The ports, measured. Each outlives neither the adapter within nor the registry.
#pragma once
#include "adapters/observed/measured_call.hpp"
#include "app/ports/calculator.hpp"
#include "app/ports/object_store.hpp"
#include "app/ports/search_index.hpp"
#include "app/ports/task_queue.hpp"
#include "app/ports/unit_of_work.hpp"

namespace apex::adapters {

/// A unit of work is one call, from begin to its end; it fails when an exception ends it.
class ObservedDatabase final : public app::Database {
  public:
    ObservedDatabase(app::Database& inner, http::Registry& metrics)
        : inner_(inner), read_(metrics, "database", "read"), write_(metrics, "database", "write") {}
    std::unique_ptr<app::UnitOfWork> begin(const app::Access& access, app::Intent intent) override;
    std::optional<std::string> trouble() override { return inner_.trouble(); }

  private:
    app::Database& inner_;
    MeasuredCall read_, write_;
};

class ObservedObjects final : public app::ObjectStore {
  public:
    ObservedObjects(app::ObjectStore& inner, http::Registry& metrics)
        : inner_(inner),
          put_(metrics, "object_store", "put"),
          get_(metrics, "object_store", "get"),
          size_(metrics, "object_store", "size"),
          remove_(metrics, "object_store", "remove"),
          sweep_(metrics, "object_store", "sweep") {}
    app::StoredObject put(std::string_view bytes, std::string_view content_type) override {
        return put_([&] { return inner_.put(bytes, content_type); });
    }
    std::optional<std::string> get(const std::string& sha256) override {
        return get_([&] { return inner_.get(sha256); });
    }
    std::optional<std::int64_t> size_bytes(const std::string& sha256) override {
        return size_([&] { return inner_.size_bytes(sha256); });
    }
    void remove(const std::string& sha256) override {
        remove_([&] { inner_.remove(sha256); });
    }
    int sweep(std::chrono::seconds age) override {
        return sweep_([&] { return inner_.sweep(age); });
    }
    std::optional<std::string> trouble() override { return inner_.trouble(); }

  private:
    app::ObjectStore& inner_;
    MeasuredCall put_, get_, size_, remove_, sweep_;
};

class ObservedSearch final : public app::SearchIndex {
  public:
    ObservedSearch(app::SearchIndex& inner, http::Registry& metrics)
        : inner_(inner), apply_(metrics, "search", "apply"), search_(metrics, "search", "search") {}
    void apply(const std::vector<app::SearchChange>& changes, std::int64_t mark) override {
        apply_([&] { inner_.apply(changes, mark); });
    }
    std::optional<app::Page<app::SearchHit>> search(const app::SearchRequest& request) override {
        return search_([&] { return inner_.search(request); });
    }
    bool keeps_marks() const override { return inner_.keeps_marks(); }
    std::optional<std::string> must_be_rebuilt(std::int64_t mark) override {
        return inner_.must_be_rebuilt(mark);
    }
    std::unique_ptr<app::SearchRebuild> rebuild(IfUnderWay if_under_way) override {
        return inner_.rebuild(if_under_way);
    }
    std::optional<std::string> trouble() override { return inner_.trouble(); }

  private:
    app::SearchIndex& inner_;
    MeasuredCall apply_, search_;
};

class ObservedCalculator final : public app::Calculator {
  public:
    ObservedCalculator(app::Calculator& inner, http::Registry& metrics)
        : inner_(inner), calculate_(metrics, "calculator", "calculate") {}
    std::variant<app::Calculation, std::vector<Rejection>> calculate(
        const design::DesignDocument& document) override {
        return calculate_([&] { return inner_.calculate(document); });
    }
    std::optional<std::string> trouble() override { return inner_.trouble(); }

  private:
    app::Calculator& inner_;
    MeasuredCall calculate_;
};

}  // namespace apex::adapters
