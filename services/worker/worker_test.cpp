#include "services/worker/worker.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapters/filesystem/file_objects.hpp"
#include "adapters/inprocess/inprocess_queue.hpp"
#include "adapters/signcalc_local/local_calculator.hpp"
#include "adapters/sqlite/sqlite_database.hpp"
#include "adapters/sqlite_fts5/fts5_search.hpp"
#include "app/announced_objects.hpp"
#include "app/audit.hpp"
#include "app/designs.hpp"
#include "app/erasure.hpp"
#include "app/idempotent.hpp"
#include "app/json_text.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/unavailable.hpp"
#include "app/projects.hpp"
#include "app/reports.hpp"
#include "app/tasks.hpp"
#include "migrations/sqlite_schema.hpp"
#include "services/worker/jobs/jobs.hpp"
#include "services/worker/search_feeder.hpp"
#include "wire/design_wire.hpp"
#include "wire/identity.hpp"

namespace apex::worker {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Files that can be away.
class Objects final : public app::ObjectStore {
  public:
    explicit Objects(const fs::path& folder) : files_(folder) {}
    app::StoredObject put(std::string_view bytes, std::string_view type) override {
        if (away) throw app::Unavailable("object_storage", "switched off");
        std::exchange(before_put, [] {})();
        return files_.put(bytes, type);
    }
    std::optional<std::string> get(const std::string& sha256) override {
        return files_.get(sha256);
    }
    std::optional<std::int64_t> size_bytes(const std::string& sha256) override {
        return files_.size_bytes(sha256);
    }
    void remove(const std::string& sha256) override { files_.remove(sha256); }
    int sweep(std::chrono::seconds age) override { return files_.sweep(age); }
    std::optional<std::string> trouble() override { return std::nullopt; }
    std::atomic<bool> away = false;
    std::function<void()> before_put = [] {};  ///< once

  private:
    adapters::FileObjects files_;
};

class WorkerTest : public testing::Test {
  protected:
    fs::path folder_ = [] {
        std::string pattern = (fs::temp_directory_path() / "apex_worker_XXXXXX").string();
        return fs::path(mkdtemp(pattern.data()));
    }();
    std::string path_ = [this] {
        migrations::upgrade((folder_ / "apex.db").string(), "head");
        return (folder_ / "apex.db").string();
    }();
    struct Removal {
        fs::path folder;
        ~Removal() { fs::remove_all(folder); }
    } removal_{folder_};
    adapters::SqliteDatabase database_{path_};
    adapters::Fts5Search search_{path_};
    Objects objects_{folder_ / "objects"};
    adapters::InprocessQueue queue_;
    adapters::LocalCalculator calculator_{wire::design_packs()};
    app::contract::SetClock clock_;
    app::contract::CountingIds ids_;
    app::Ports ports_{database_, calculator_, objects_, search_, queue_, clock_, ids_, true};
    app::Caller ann_{{}, "ann", "req-1"};
    http::Log log_{"test", -1};
    http::Registry metrics_;

    std::unique_ptr<Worker> worker(Jobs jobs = {}) {
        if (jobs.empty()) jobs = all_jobs(ports_);
        return std::make_unique<Worker>(ports_, std::move(jobs), WorkerOptions{"w", 2, 20ms, 30s},
                                        log_, metrics_);
    }
    /// A worker with one job that does as told.
    std::unique_ptr<Worker> worker(Job job) {
        return worker(Jobs{{"render_report", std::move(job)}});
    }

    template <class T, class Act>
    T write(Act&& act) {
        const auto answer = std::make_shared<std::optional<T>>();
        const auto effect = [&](app::UnitOfWork& work) {
            *answer = std::get<T>(act(work));
            return app::StoredAnswer{200, {}, ""};
        };
        std::get<app::StoredAnswer>(app::answer_once(ports_, ann_, {}, effect));
        return **answer;
    }
    std::string project() {
        return write<app::ProjectView>([&](app::UnitOfWork& work) {
                   return app::create_project(
                       work, ports_, ann_,
                       {"test", "Main Street pylon", "Acme", {}, {}, "12 Elm Street", {}});
               })
            .project.id.text();
    }
    domain::Task order(const std::string& project,
                       const std::string& kind = "calculation_package") {
        return write<domain::Task>([&](app::UnitOfWork& work) {
            return app::request_report(work, ports_, ann_, project, kind);
        });
    }
    /// What a worker does of a report before it is killed: the file is stored, and no more.
    void be_killed_after_storing(const domain::Task& task) {
        all_jobs(ports_).at("render_report")(task, [](double, const std::string&) {});
    }
    void save(const std::string& project, double width_ft = 14) {
        std::ostringstream text;
        text << std::ifstream(APEX_SOURCE_DIR "/examples/pylon_25ft.json").rdbuf();
        auto document = *wire::decode<design::DesignDocument>(text.str());
        document.sign.cabinets.front().width_ft = width_ft;
        const auto saved = app::put_design(ports_, ann_, project, "*", document);
        ASSERT_FALSE(app::failed(saved)) << app::failed(saved)->detail;
    }
    domain::Task task(const domain::Task& task) {
        return std::get<domain::Task>(app::get_task(ports_, ann_, task.id.text()));
    }
    std::string file(const std::string& project, const domain::Task& done) {
        const auto sha256 =
            app::json_text_value(app::json_at(done.result.value(), "/sha256").value());
        return std::get<app::ReportFile>(app::get_report(ports_, ann_, project, sha256)).bytes;
    }
    std::vector<fs::path> stored_objects() {
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / "objects"))
            if (entry.is_regular_file()) files.push_back(entry.path());
        return files;
    }
    std::string last_event(const std::string& project) {
        return std::get<app::Page<domain::Event>>(
                   app::list_events(ports_, ann_, project, {500, {}}))
            .items.back()
            .what.kind;
    }
};

TEST_F(WorkerTest, RendersTheReportOfADesign) {
    const std::string id = project();
    save(id);
    const auto ordered = order(id);
    EXPECT_TRUE(worker()->run_one());
    const auto done = task(ordered);
    ASSERT_EQ(done.status, domain::TaskStatus::completed) << done.error.value_or("");
    EXPECT_EQ(done.progress, 1);
    const std::string pdf = file(id, done);
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
    EXPECT_GT(pdf.size(), 20'000u);
    const std::string hash = sha256_hex(pdf);
    EXPECT_EQ(done.result, R"({"pdf_ref":"reports/)" + hash + R"(.pdf","sha256":")" + hash +
                               R"(","url":"/api/v1/projects/)" + id + "/reports/" + hash +
                               R"(.pdf"})");
    EXPECT_EQ(last_event(id), "report.completed");
    EXPECT_FALSE(worker()->run_one()) << "nothing else is due";
}

TEST_F(WorkerTest, MakesTheSameBytesOfTheSameDesignAndAnotherOfTheEstimate) {
    const std::string id = project();
    save(id);
    const auto first = order(id), again = order(id), estimate = order(id, "estimate");
    const auto hands = worker();
    while (hands->run_one()) continue;
    EXPECT_EQ(task(first).result, task(again).result);
    EXPECT_NE(task(first).result, task(estimate).result);
    EXPECT_EQ(std::get<std::vector<domain::Report>>(app::list_reports(ports_, ann_, id)).size(),
              2u);
}

TEST_F(WorkerTest, RendersTheRevisionThatWasCurrentWhenOrdered) {
    const std::string id = project();
    save(id, 14);
    const auto before = order(id);
    save(id, 16);
    const auto after = order(id);
    const auto hands = worker();
    while (hands->run_one()) continue;
    const auto reports = std::get<std::vector<domain::Report>>(app::list_reports(ports_, ann_, id));
    ASSERT_EQ(reports.size(), 2u);
    EXPECT_NE(reports[0].revision, reports[1].revision);
    EXPECT_NE(task(before).result, task(after).result);
}

TEST_F(WorkerTest, SaysOnACoverThatNoDesignIsSaved) {
    const std::string id = project();
    const auto ordered = order(id);
    EXPECT_TRUE(worker()->run_one());
    ASSERT_EQ(task(ordered).status, domain::TaskStatus::completed)
        << task(ordered).error.value_or("");
    EXPECT_TRUE(file(id, task(ordered)).starts_with("%PDF-"));
}

TEST_F(WorkerTest, WaitsForTheObjectStoreWithoutCountingAttempts) {
    const std::string id = project();
    const auto ordered = order(id);
    objects_.away = true;
    const auto hands = worker();
    for (int i = 0; i < 2 * domain::max_attempts; ++i) {
        EXPECT_TRUE(hands->run_one());
        EXPECT_EQ(task(ordered).status, domain::TaskStatus::queued);
        EXPECT_NE(task(ordered).error.value_or("").find("switched off"), std::string::npos);
        EXPECT_FALSE(hands->run_one()) << "it rests before the next attempt";
        clock_.advance(2min);
    }
    objects_.away = false;
    EXPECT_TRUE(hands->run_one());
    EXPECT_EQ(task(ordered).status, domain::TaskStatus::completed);
    EXPECT_EQ(task(ordered).error, std::nullopt);
}

TEST_F(WorkerTest, GivesUpAfterTheLastAttemptWithTheReason) {
    const std::string id = project();
    const auto ordered = order(id);
    const auto hands = worker([](const domain::Task&, const Progress&) -> JobDone {
        throw std::runtime_error("poison");
    });
    int runs = 0;
    for (; runs < 50 && !domain::is_final(task(ordered).status); ++runs) {
        EXPECT_TRUE(hands->run_one());
        clock_.advance(2min);
    }
    EXPECT_EQ(runs, domain::max_attempts);
    EXPECT_EQ(task(ordered).status, domain::TaskStatus::failed);
    EXPECT_EQ(task(ordered).error, "poison");
    EXPECT_EQ(last_event(id), "task.failed");
}

TEST_F(WorkerTest, FailsAtOnceWhatCannotSucceed) {
    const std::string id = project();
    const auto ordered = order(id);
    EXPECT_TRUE(worker(Jobs{{"another kind", nullptr}})->run_one());
    EXPECT_EQ(task(ordered).status, domain::TaskStatus::failed);
    EXPECT_NE(task(ordered).error->find("render_report"), std::string::npos);
}

TEST_F(WorkerTest, EndsQuietlyWhenTheTaskIsCancelledUnderItsHands) {
    const std::string id = project();
    const auto ordered = order(id);
    bool went_on = false;
    const auto hands = worker([&](const domain::Task&, const Progress& progress) -> JobDone {
        EXPECT_FALSE(app::failed(app::cancel_task(ports_, ann_, ordered.id.text(), {})));
        progress(0.5, "half");
        went_on = true;
        return {"{}", {}};
    });
    EXPECT_TRUE(hands->run_one());
    EXPECT_FALSE(went_on);
    EXPECT_EQ(task(ordered).status, domain::TaskStatus::cancelled);
}

TEST_F(WorkerTest, HasOneEffectWhenATaskIsRunTwice) {
    const std::string id = project();
    const auto ordered = order(id);
    const auto successor = worker();
    const auto slow = worker([&](const domain::Task& mine, const Progress& progress) {
        clock_.advance(31s);  // Sleeps through its lease; meanwhile another worker does the task.
        EXPECT_TRUE(successor->run_one());
        const Progress nothing = [](double, const std::string&) {};
        (void)progress;
        return all_jobs(ports_).at("render_report")(mine, nothing);
    });
    EXPECT_TRUE(slow->run_one());
    EXPECT_EQ(task(ordered).status, domain::TaskStatus::completed);
    EXPECT_EQ(task(ordered).attempts, 2);
    const auto events =
        std::get<app::Page<domain::Event>>(app::list_events(ports_, ann_, id, {500, {}})).items;
    EXPECT_EQ(std::count_if(events.begin(), events.end(),
                            [](const auto& e) { return e.what.kind == "report.completed"; }),
              1);
    EXPECT_EQ(domain::first_broken(events), std::nullopt);
    EXPECT_EQ(std::get<std::vector<domain::Report>>(app::list_reports(ports_, ann_, id)).size(),
              1u);
}

TEST_F(WorkerTest, DrawsAReportAnewWhenSomeoneWasErasedWhileItWasDrawn) {
    const std::string id = project();
    const auto ordered = order(id);
    std::string pseudonym;
    const auto hands = worker([&](const domain::Task& mine, const Progress& progress) {
        return all_jobs(ports_).at("render_report")(
            mine, [&](double part, const std::string& stage) {
                progress(part, stage);
                if (stage == "drawing the pages" && pseudonym.empty())
                    pseudonym = app::erase_person(ports_, {"test", {"Acme"}}).pseudonym;
            });
    });
    EXPECT_TRUE(hands->run_one());
    EXPECT_EQ(task(ordered).status, domain::TaskStatus::queued);
    EXPECT_TRUE(stored_objects().empty()) << "what was drawn shows the person";
    EXPECT_TRUE(hands->run_one());
    const auto done = task(ordered);
    ASSERT_EQ(done.status, domain::TaskStatus::completed) << done.error.value_or("");
    EXPECT_EQ(done.attempts, 1) << "it was not the task's fault";
    EXPECT_EQ(stored_objects().size(), 1u);
    EXPECT_TRUE(file(id, done).starts_with("%PDF-"));
}

TEST_F(WorkerTest, AnErasureRemovesTheFileOfAWorkerThatWasKilledBeforeItRecordedIt) {
    be_killed_after_storing(order(project()));
    ASSERT_EQ(stored_objects().size(), 1u);
    app::erase_person(ports_, {"other", {"Acme"}});
    EXPECT_EQ(stored_objects().size(), 1u) << "of another account";
    app::erase_person(ports_, {"test", {"Acme"}});
    EXPECT_TRUE(stored_objects().empty());
}

TEST_F(WorkerTest, AFileThatWasStoredAfterTheErasureGoesWithinADay) {
    const auto ordered = order(project());
    objects_.before_put = [&] { app::erase_person(ports_, {"test", {"Acme"}}); };
    be_killed_after_storing(ordered);
    ASSERT_EQ(stored_objects().size(), 1u) << "the erasure came before it";
    const auto sweep = [&] {
        return app::remove_abandoned_objects(ports_, {}, app::announcement_kept);
    };
    EXPECT_EQ(sweep(), 0) << "the worker may be about to record it";
    clock_.advance(app::announcement_kept);
    EXPECT_EQ(sweep(), 1);
    EXPECT_TRUE(stored_objects().empty());
}

TEST_F(WorkerTest, KeepsTheFilesOfReportsThatWereRecordedThoughTheirFirstWorkerWasKilled) {
    const std::string id = project();
    const auto ordered = order(id);
    be_killed_after_storing(ordered);
    EXPECT_TRUE(worker()->run_one());
    clock_.advance(app::announcement_kept);
    EXPECT_EQ(app::remove_abandoned_objects(ports_, {}, 0s), 0);
    EXPECT_TRUE(file(id, task(ordered)).starts_with("%PDF-"));
}

TEST_F(WorkerTest, LeavesNoFileOfAReportThatWasCancelledInTheLastMoment) {
    const std::string id = project();
    const auto ordered = order(id);
    const auto hands = worker([&](const domain::Task& mine, const Progress& progress) {
        JobDone done = all_jobs(ports_).at("render_report")(mine, progress);
        EXPECT_EQ(stored_objects().size(), 1u);
        EXPECT_FALSE(app::failed(app::cancel_task(ports_, ann_, ordered.id.text(), {})));
        return done;
    });
    EXPECT_TRUE(hands->run_one());
    EXPECT_EQ(task(ordered).status, domain::TaskStatus::cancelled);
    EXPECT_TRUE(stored_objects().empty());
}

TEST_F(WorkerTest, StoresTheFileOnceMoreWhenItWasRemovedBeforeItWasRecorded) {
    const std::string id = project();
    const auto ordered = order(id);
    const auto hands = worker([&](const domain::Task& mine, const Progress& progress) {
        JobDone done = all_jobs(ports_).at("render_report")(mine, progress);
        done.withdraw();  // As an erasure of the same bytes at this moment.
        EXPECT_TRUE(stored_objects().empty());
        return done;
    });
    EXPECT_TRUE(hands->run_one());
    EXPECT_TRUE(file(id, task(ordered)).starts_with("%PDF-"));
}

TEST_F(WorkerTest, TellsADeletedProjectFromAnOutage) {
    const std::string id = project();
    const auto ordered = order(id);
    ASSERT_FALSE(app::failed(app::delete_project(ports_, ann_, id, "*")));
    EXPECT_TRUE(worker()->run_one());
    EXPECT_EQ(task(ordered).status, domain::TaskStatus::failed);
    EXPECT_EQ(task(ordered).error, "the project was deleted");
}

TEST_F(WorkerTest, WorksInItsThreadsAndStopsWhenTold) {
    const std::string id = project();
    const auto hands = worker();
    hands->start();
    std::vector<domain::Task> ordered;
    for (int i = 0; i < 4; ++i) ordered.push_back(order(id));
    const auto until = std::chrono::steady_clock::now() + 30s;
    const auto all_done = [&] {
        return std::all_of(ordered.begin(), ordered.end(),
                           [&](const auto& t) { return domain::is_final(task(t).status); });
    };
    while (!all_done() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(10ms);
    EXPECT_TRUE(all_done());
    hands->stop();
    const auto late = order(id);
    std::this_thread::sleep_for(100ms);
    EXPECT_EQ(task(late).status, domain::TaskStatus::queued) << "a stopped worker takes nothing";
}

TEST_F(WorkerTest, BuriesATaskThatLostItsWorkerInEveryAttemptWithItsReasonAndAnEvent) {
    const std::string id = project();
    const auto poison = order(id), other = order(project());
    for (int attempt = 0; attempt < domain::max_attempts; ++attempt) {
        // A worker takes it and is never heard of again.
        const auto work = database_.begin({}, app::Intent::write);
        ASSERT_EQ(work->tasks().take({"dies", clock_.now(), 30s})->task.id, poison.id);
        work->commit();
        clock_.advance(attempt == 0 ? 0s : 31s);
        if (attempt == 0) {
            EXPECT_TRUE(worker()->run_one()) << "others go on meanwhile";
            EXPECT_EQ(task(other).status, domain::TaskStatus::completed);
            clock_.advance(31s);
        }
    }
    const auto hands = worker();
    EXPECT_FALSE(hands->run_one());
    EXPECT_EQ(task(poison).status, domain::TaskStatus::running);
    hands->keep_house();
    EXPECT_EQ(task(poison).status, domain::TaskStatus::failed);
    EXPECT_EQ(task(poison).error, "the worker was lost in attempt 5 of 5");
    EXPECT_EQ(last_event(id), "task.failed");
}

TEST_F(WorkerTest, TriesAFailedTaskAgainWhenToldAndKeepsItsStory) {
    const std::string id = project();
    const auto ordered = order(id);
    EXPECT_TRUE(
        std::holds_alternative<app::Failure>(app::retry_task(ports_, ann_, ordered.id.text())));
    EXPECT_TRUE(worker([](const domain::Task&, const Progress&) -> JobDone {
                    throw JobFailed("not today");
                })->run_one());
    EXPECT_EQ(task(ordered).status, domain::TaskStatus::failed);
    const auto queued = std::get<domain::Task>(app::retry_task(ports_, ann_, ordered.id.text()));
    EXPECT_EQ(queued.status, domain::TaskStatus::queued);
    EXPECT_EQ(queued.attempts, 0);
    EXPECT_TRUE(worker()->run_one());
    EXPECT_EQ(task(ordered).status, domain::TaskStatus::completed);
    const auto events =
        std::get<app::Page<domain::Event>>(app::list_events(ports_, ann_, id, {500, {}})).items;
    ASSERT_EQ(events.size(), 5u);  // created, requested, failed, retried, completed
    EXPECT_EQ(events[3].what.kind, "task.retried");
    EXPECT_EQ(events[3].what.actor, "ann");
    EXPECT_NE(events[3].what.before.find("not today"), std::string::npos);
    EXPECT_EQ(domain::first_broken(events), std::nullopt);
}

TEST_F(WorkerTest, TakesTheNextTaskWithTheEndOfTheLast) {
    const std::string id = project();
    std::vector<domain::Task> ordered;
    for (int i = 0; i < 5; ++i) ordered.push_back(order(id));
    std::atomic<int> runs = 0;
    const auto hands =
        std::make_unique<Worker>(ports_,
                                 Jobs{{"render_report",
                                       [&](const domain::Task&, const Progress&) -> JobDone {
                                           ++runs;
                                           return {"{}", {}};
                                       }}},
                                 WorkerOptions{"w", 1, 60s, 30s}, log_, metrics_);
    hands->start();
    const auto until = std::chrono::steady_clock::now() + 30s;
    const auto all_done = [&] {
        return std::all_of(ordered.begin(), ordered.end(),
                           [&](const auto& t) { return domain::is_final(task(t).status); });
    };
    while (!all_done() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(10ms);
    hands->stop();
    EXPECT_TRUE(all_done());
    EXPECT_EQ(runs, 5) << "each once";
}

// ---- the search index

/// Can be away, lost, and being rebuilt by someone else.
class Index final : public app::SearchIndex {
  public:
    explicit Index(app::SearchIndex& inner) : inner_(inner) {}
    void apply(const std::vector<app::SearchChange>& changes, std::int64_t mark) override {
        ++calls;
        if (away) throw app::Unavailable("search", "switched off");
        sizes.push_back(changes.size());
        inner_.apply(changes, mark);
    }
    std::optional<app::Page<app::SearchHit>> search(const app::SearchRequest& request) override {
        return inner_.search(request);
    }
    bool keeps_marks() const override { return false; }
    std::optional<std::string> must_be_rebuilt(std::int64_t) override {
        return lost ? std::optional<std::string>("lost") : std::nullopt;
    }
    std::unique_ptr<app::SearchRebuild> rebuild(IfUnderWay) override {
        lost = false;
        return inner_.rebuild(IfUnderWay::leave);
    }
    std::optional<std::string> trouble() override { return std::nullopt; }
    std::atomic<bool> away = false, lost = false;
    std::atomic<int> calls = 0;
    std::vector<std::size_t> sizes;

  private:
    app::SearchIndex& inner_;
};

class SearchFeederTest : public WorkerTest {
  protected:
    void SetUp() override { ports_.deliver_at_once = false; }
    int found() { return search_.search({{}, "pylon", {}, {}, {}})->total; }
    void wait_until(const std::function<bool()>& holds) {
        const auto until = std::chrono::steady_clock::now() + 20s;
        while (!holds() && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(5ms);
        EXPECT_TRUE(holds());
    }
    Index index_{search_};
    app::Ports ports_of_index_{database_, calculator_, objects_, index_,
                               queue_,    clock_,      ids_,     false};
};

TEST_F(SearchFeederTest, BringsChangesToTheIndex) {
    project();
    EXPECT_EQ(found(), 0);
    SearchFeeder feeder(ports_of_index_, {}, log_, metrics_);
    EXPECT_FALSE(feeder.run_once());
    EXPECT_EQ(found(), 1);
    EXPECT_NE(metrics_.text().find("apex_search_fed_total 1\n"), std::string::npos);
}

TEST_F(SearchFeederTest, ARoundIsBoundedAndOneListOfChanges) {
    const int projects = 620;
    for (int i = 0; i < projects; ++i) project();
    SearchFeeder feeder(ports_of_index_, {}, log_, metrics_);
    EXPECT_TRUE(feeder.run_once()) << "more waits";
    EXPECT_FALSE(feeder.run_once());
    EXPECT_EQ(index_.sizes, (std::vector<std::size_t>{500, 120}));
    EXPECT_EQ(found(), projects);
}

TEST_F(SearchFeederTest, OutlastsAnIndexThatIsAwayWithoutHammeringIt) {
    project();
    index_.away = true;
    SearchFeeder feeder(ports_of_index_, {.poll = 10ms, .longest_wait = 100ms}, log_, metrics_);
    feeder.start();
    wait_until([&] { return index_.calls >= 3; });
    clock_.advance(std::chrono::seconds(90));
    const int before = index_.calls;
    std::this_thread::sleep_for(600ms);
    EXPECT_LE(index_.calls - before, 7) << "once in a longest wait";
    EXPECT_NE(metrics_.text().find("apex_search_lag_seconds 9"), std::string::npos)
        << metrics_.text();
    index_.away = false;
    wait_until([&] { return found() == 1; });
    wait_until(
        [&] { return metrics_.text().find("apex_search_lag_seconds 0\n") != std::string::npos; });
    feeder.stop();
}

TEST_F(SearchFeederTest, RebuildsAnIndexThatIsLost) {
    project();
    {
        // Delivered, and lost with what it was delivered to.
        app::contract::MemorySearch lost;
        const app::Ports ports{database_, calculator_, objects_, lost, queue_, clock_, ids_, false};
        SearchFeeder(ports, {}, log_, metrics_).run_once();
    }
    EXPECT_EQ(found(), 0);
    index_.lost = true;
    SearchFeeder feeder(ports_of_index_, {}, log_, metrics_);
    EXPECT_FALSE(feeder.run_once());
    EXPECT_EQ(found(), 1);
    EXPECT_NE(metrics_.text().find("apex_search_rebuilds_total 1\n"), std::string::npos);
}

TEST_F(WorkerTest, MakesARootOverTheAuditTrailOnceADay) {
    project();
    const auto hands = worker(), others = worker();
    const auto roots = [&] { return app::verify_audit(database_).roots; };
    hands->keep_house();
    others->keep_house();
    EXPECT_EQ(roots(), 1) << "two workers make one";
    hands->keep_house();
    EXPECT_EQ(roots(), 1);
    clock_.advance(24h);
    others->keep_house();
    hands->keep_house();
    const auto report = app::verify_audit(database_);
    EXPECT_TRUE(report.holds());
    EXPECT_EQ(report.roots, 2);
    EXPECT_EQ(report.last->heads, 1) << "the project of the day before";
}

}  // namespace
}  // namespace apex::worker
