// The use cases over a Database adapter, with stand-ins for the other ports: what a client may rely
// on holds whatever lies beneath.
#pragma once
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "app/designs.hpp"
#include "app/idempotent.hpp"
#include "app/json_text.hpp"
#include "app/outbox_relay.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/contract/fresh_database.hpp"
#include "app/projects.hpp"
#include "app/readiness.hpp"
#include "app/reports.hpp"
#include "app/search_feed.hpp"
#include "app/tasks.hpp"

namespace apex::app::contract {

class UseCasesContract : public testing::TestWithParam<MakeDatabase> {
  protected:
    FreshDatabase fresh_ = GetParam()();
    WidthCalculator calculator_;
    MemoryObjects objects_;
    MemorySearch search_;
    CountingQueue queue_;
    SetClock clock_;
    CountingIds ids_;
    Ports ports_{*fresh_.database, calculator_, objects_, search_, queue_, clock_, ids_, true};
    Caller ann_{{}, "ann", "req-1"};

    template <class T>
    static T good(Result<T> result) {
        if (const auto* failure = failed(result)) ADD_FAILURE() << failure->detail;
        return std::get<T>(std::move(result));
    }
    template <class T>
    static Failure refused(Result<T> result) {
        if (!failed(result)) ADD_FAILURE() << "was not refused";
        return std::get<Failure>(std::move(result));
    }
    template <class Act>
    auto write(Act&& act) {
        const auto work = ports_.database.begin(ann_.access, Intent::write);
        auto result = act(*work);
        work->commit();
        after_commit(ports_);
        return result;
    }
    Result<ProjectView> create(const domain::ProjectFacts& facts) {
        return write([&](UnitOfWork& work) { return create_project(work, ports_, ann_, facts); });
    }
    ProjectView project(const std::string& name = "Pylon") {
        return good(create({"test", name, "Acme", {}, {}, {}, {}}));
    }
    std::string id(const ProjectView& view) { return view.project.id.text(); }
    ProjectView get(const std::string& id) { return good(get_project(ports_, ann_, id)); }
    Result<ProjectView> move(const std::string& id, const std::string& to) {
        return write(
            [&](UnitOfWork& work) { return transition_project(work, ports_, ann_, id, to); });
    }
    static design::DesignDocument sign(double width_ft, const std::string& caption = "") {
        design::DesignDocument document;
        document.sign.cabinets.push_back({});
        document.sign.cabinets.front().width_ft = width_ft;
        document.project.name = caption;
        return document;
    }
    Result<SavedDesign> save(const std::string& id, double width_ft,
                             const std::string& caption = "") {
        return put_design(ports_, ann_, id, get(id).etag, sign(width_ft, caption));
    }
    Result<domain::Task> order(const std::string& id, const std::optional<std::string>& kind = {}) {
        return write(
            [&](UnitOfWork& work) { return request_report(work, ports_, ann_, id, kind); });
    }
    std::vector<domain::Event> events(const std::string& id) {
        return good(list_events(ports_, ann_, id, {500, {}})).items;
    }
    std::string kinds(const std::string& id) {
        std::string kinds;
        for (const auto& event : events(id)) kinds += event.what.kind + ';';
        return kinds;
    }
    std::string names(const ListRequest& request) {
        std::string names;
        for (const auto& view : good(list_projects(ports_, ann_, request)).page.items)
            names += view.project.facts.name + ';';
        return names;
    }
};

const char* const unknown_ids[] = {"", "x", "prj_ffffffffffffffffffffffffffffffff", "' or 1=1",
                                   "prj_FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"};

// ---- projects

TEST_P(UseCasesContract, CreateAProjectAndFindIt) {
    const auto made = project();
    EXPECT_EQ(made.project.status, domain::ProjectStatus::draft);
    EXPECT_EQ(made.design, std::nullopt);
    const auto found = get(id(made));
    EXPECT_EQ(found.etag, made.etag);
    EXPECT_EQ(found.project.facts.name, "Pylon");
    EXPECT_EQ(kinds(id(made)), "project.created;");
    const auto event = events(id(made)).front();
    EXPECT_EQ(event.what.actor, "ann");
    EXPECT_EQ(event.what.request_id, "req-1");
    EXPECT_EQ(json_at(event.what.after, "/name"), "\"Pylon\"");
}

TEST_P(UseCasesContract, StoreNothingOfARefusedProject) {
    const auto failure = refused(create({"", "", std::string(300, 'x'), {}, {}, {}, {}}));
    EXPECT_EQ(failure.kind, FailureKind::invalid);
    EXPECT_EQ(failure.rejections.size(), 3u);
    EXPECT_EQ(names({}), "");
}

TEST_P(UseCasesContract, KnowNoProjectByAWrongId) {
    for (const char* id : unknown_ids) {
        EXPECT_EQ(refused(get_project(ports_, ann_, id)).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(patch_project(ports_, ann_, id, "*", {})).kind, FailureKind::not_found)
            << id;
        EXPECT_EQ(refused(delete_project(ports_, ann_, id, "*")).kind, FailureKind::not_found)
            << id;
        EXPECT_EQ(refused(move(id, "estimating")).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(put_design(ports_, ann_, id, "*", sign(14))).kind, FailureKind::not_found)
            << id;
        EXPECT_EQ(refused(get_design(ports_, ann_, id)).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(list_revisions(ports_, ann_, id, {})).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(get_revision(ports_, ann_, id, "1")).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(diff_revisions(ports_, ann_, id, "1", "1")).kind, FailureKind::not_found)
            << id;
        EXPECT_EQ(refused(list_events(ports_, ann_, id, {})).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(estimate(ports_, ann_, id)).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(bill_of_materials(ports_, ann_, id)).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(order(id)).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(get_report(ports_, ann_, id, std::string(64, 'a'))).kind,
                  FailureKind::not_found)
            << id;
        EXPECT_EQ(refused(list_reports(ports_, ann_, id)).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(get_task(ports_, ann_, id)).kind, FailureKind::not_found) << id;
        EXPECT_EQ(refused(cancel_task(ports_, ann_, id, {})).kind, FailureKind::not_found) << id;
    }
}

TEST_P(UseCasesContract, ChangeAProjectOnlyFromWhatTheClientSaw) {
    const auto made = project();
    ProjectPatch patch;
    patch.name = "Tower";
    patch.street = std::optional<std::string>("1 Elm");
    EXPECT_EQ(refused(patch_project(ports_, ann_, id(made), {}, patch)).kind,
              FailureKind::precondition_required);
    const auto stale = refused(patch_project(ports_, ann_, id(made), "\"9-x\"", patch));
    EXPECT_EQ(stale.kind, FailureKind::precondition_failed);
    EXPECT_EQ(stale.current_etag, made.etag);

    const auto changed = good(patch_project(ports_, ann_, id(made), made.etag, patch));
    EXPECT_NE(changed.etag, made.etag);
    EXPECT_EQ(get(id(made)).project.facts.name, "Tower");
    EXPECT_EQ(get(id(made)).etag, changed.etag);
    EXPECT_EQ(refused(patch_project(ports_, ann_, id(made), made.etag, patch)).kind,
              FailureKind::precondition_failed);
    EXPECT_EQ(events(id(made)).back().what.before, R"({"name":"Pylon","street":null})");
    EXPECT_EQ(events(id(made)).back().what.after, R"({"name":"Tower","street":"1 Elm"})");

    ProjectPatch clear;
    clear.street = std::optional<std::string>();
    const auto cleared = good(patch_project(ports_, ann_, id(made), changed.etag, clear));
    EXPECT_EQ(cleared.project.facts.street, std::nullopt);
    EXPECT_EQ(good(patch_project(ports_, ann_, id(made), cleared.etag, clear)).etag, cleared.etag)
        << "no change, no new tag";
    EXPECT_EQ(kinds(id(made)), "project.created;project.changed;project.changed;");

    ProjectPatch blank;
    blank.name = " ";
    EXPECT_EQ(refused(patch_project(ports_, ann_, id(made), cleared.etag, blank))
                  .rejections.front()
                  .field,
              "/name");
}

TEST_P(UseCasesContract, DeleteAProjectAndKeepItsHistory) {
    const auto made = project();
    EXPECT_EQ(refused(delete_project(ports_, ann_, id(made), {})).kind,
              FailureKind::precondition_required);
    EXPECT_EQ(refused(delete_project(ports_, ann_, id(made), "\"9-x\"")).kind,
              FailureKind::precondition_failed);
    good(delete_project(ports_, ann_, id(made), made.etag));
    EXPECT_EQ(refused(get_project(ports_, ann_, id(made))).kind, FailureKind::not_found);
    EXPECT_EQ(names({}), "");
    EXPECT_EQ(names({"Pylon", {}, {}, {}}), "") << "the index forgot it too";
    const auto history =
        ports_.database.begin({}, Intent::read)->events().list(made.project.id, 10, 0);
    ASSERT_EQ(history.total, 2);
    EXPECT_EQ(history.events.back().what.kind, "project.deleted");
    EXPECT_EQ(domain::first_broken(history.events), std::nullopt);
}

TEST_P(UseCasesContract, MoveAProjectAlongItsStates) {
    const auto made = project();
    const auto skipped = refused(move(id(made), "accepted"));
    EXPECT_EQ(skipped.kind, FailureKind::conflict);
    EXPECT_EQ(skipped.allowed, std::vector<std::string>{"estimating"});
    EXPECT_EQ(refused(move(id(made), "finished")).rejections.front().field, "/to");
    for (const char* to : {"estimating", "submitted", "rejected", "draft"})
        EXPECT_FALSE(failed(move(id(made), to))) << to;
    EXPECT_EQ(events(id(made)).back().what.before, R"({"status":"rejected"})");
    EXPECT_EQ(events(id(made)).back().what.after, R"({"status":"draft"})");
    EXPECT_EQ(domain::first_broken(events(id(made))), std::nullopt);
}

TEST_P(UseCasesContract, ListProjectsByPages) {
    for (const char* name : {"a", "b", "c", "d", "e"}) {
        project(name);
        clock_.advance(std::chrono::seconds(1));
    }
    const auto first = good(list_projects(ports_, ann_, {{}, {}, {}, {2, {}}}));
    EXPECT_EQ(first.page.total, 5);
    ASSERT_TRUE(first.page.next);
    EXPECT_EQ(names({{}, {}, {}, {2, {}}}), "e;d;");
    EXPECT_EQ(names({{}, {}, {}, {2, first.page.next}}), "c;b;");
    EXPECT_EQ(names({{}, "draft", {}, {}}), "e;d;c;b;a;");
    EXPECT_EQ(names({{}, "accepted", {}, {}}), "");
    EXPECT_EQ(names({{}, {}, "nobody", {}}), "");
    EXPECT_EQ(refused(list_projects(ports_, ann_, {{}, "new", {}, {}})).rejections.front().field,
              "/status");
    EXPECT_EQ(refused(list_projects(ports_, ann_, {{}, {}, {}, {0, {}}})).rejections.front().field,
              "/limit");
    EXPECT_EQ(
        refused(list_projects(ports_, ann_, {{}, {}, {}, {501, {}}})).rejections.front().field,
        "/limit");
    for (const char* cursor :
         {"", "x", "1.x", "-1.prj_00000000000000000000000000000001", "9999999999999999999999.x"})
        EXPECT_EQ(refused(list_projects(ports_, ann_, {{}, {}, {}, {2, cursor}}))
                      .rejections.front()
                      .field,
                  "/cursor")
            << cursor;
}

TEST_P(UseCasesContract, SearchTheIndexAndFallBackToTheDatabase) {
    project("Pylon north");
    project("Wall sign");
    EXPECT_EQ(names({"Pylon", {}, {}, {}}), "Pylon north;") << "found as soon as it was answered";
    EXPECT_FALSE(good(list_projects(ports_, ann_, {"Pylon", {}, {}, {}})).from_database);
    search_.away = true;
    EXPECT_EQ(names({"pylon", {}, {}, {}}), "Pylon north;") << "the database filters too";
    EXPECT_EQ(names({"nothing", {}, {}, {}}), "");
    const auto page = good(list_projects(ports_, ann_, {"pylon", {}, {}, {}}));
    EXPECT_TRUE(page.from_database);
    EXPECT_EQ(page.page.total, 1);
    search_.away = false;
    EXPECT_EQ(names({"  ", {}, {}, {}}), "Wall sign;Pylon north;") << "no word, no search";
}

TEST_P(UseCasesContract, KeepAccountsApart) {
    const auto theirs = project();
    save(id(theirs), 14);
    const auto task = good(order(id(theirs)));
    const Caller stranger{Access::account("other"), "eve", "r"};
    const std::string p = id(theirs);
    EXPECT_EQ(refused(get_project(ports_, stranger, p)).kind, FailureKind::not_found);
    EXPECT_EQ(refused(patch_project(ports_, stranger, p, "*", {})).kind, FailureKind::not_found);
    EXPECT_EQ(refused(delete_project(ports_, stranger, p, "*")).kind, FailureKind::not_found);
    EXPECT_EQ(refused(put_design(ports_, stranger, p, "*", sign(14))).kind, FailureKind::not_found);
    EXPECT_EQ(refused(get_design(ports_, stranger, p)).kind, FailureKind::not_found);
    EXPECT_EQ(refused(list_events(ports_, stranger, p, {})).kind, FailureKind::not_found);
    EXPECT_EQ(refused(get_task(ports_, stranger, task.id.text())).kind, FailureKind::not_found);
    EXPECT_EQ(refused(cancel_task(ports_, stranger, task.id.text(), {})).kind,
              FailureKind::not_found);
    EXPECT_EQ(good(list_projects(ports_, stranger, {})).page.total, 0);
    const auto work = ports_.database.begin(stranger.access, Intent::write);
    EXPECT_EQ(refused(create_project(*work, ports_, stranger, {"test", "N", "C", {}, {}, {}, {}}))
                  .rejections.front()
                  .field,
              "/account_id");
}

// ---- designs

TEST_P(UseCasesContract, SaveADesignAsANewRevision) {
    const auto made = project();
    const auto saved = good(save(id(made), 14));
    EXPECT_TRUE(saved.is_new);
    EXPECT_EQ(saved.revision.header.number, 1);
    EXPECT_EQ(saved.revision.header.created_by, "ann");
    EXPECT_NE(saved.project.etag, made.etag);
    EXPECT_EQ(get(id(made)).etag, saved.project.etag);
    EXPECT_EQ(get(id(made)).design->summary.pole_designation, "HSS8.625X0.250");
    const auto current = good(get_design(ports_, ann_, id(made)));
    EXPECT_EQ(current.project_etag, saved.project.etag);
    EXPECT_EQ(current.revision.document, saved.revision.document);
    EXPECT_EQ(current.revision.trace, saved.revision.trace);
    EXPECT_EQ(kinds(id(made)), "project.created;design.saved;");
    EXPECT_EQ(names({"HSS8", {}, {}, {}}), "Pylon;") << "the index knows the pole";
}

TEST_P(UseCasesContract, MakeNoRevisionOfTheSameContent) {
    const auto made = project();
    const auto first = good(save(id(made), 14));
    const auto again = good(save(id(made), 14));
    EXPECT_FALSE(again.is_new);
    EXPECT_EQ(again.revision.header.number, 1);
    EXPECT_EQ(again.project.etag, first.project.etag);
    EXPECT_EQ(good(save(id(made), 16)).revision.header.number, 2);
    const auto back = good(save(id(made), 14));
    EXPECT_EQ(back.revision.header.number, 3) << "only the current revision counts";
    EXPECT_EQ(back.revision.header.input_hash, first.revision.header.input_hash);
    const auto captioned = good(save(id(made), 14, "a caption"));
    EXPECT_EQ(captioned.revision.header.number, 4) << "what is printed is content";
    EXPECT_EQ(captioned.revision.header.input_hash, first.revision.header.input_hash);
    calculator_.engine = "0.2.0";
    EXPECT_EQ(good(save(id(made), 14, "a caption")).revision.header.number, 5)
        << "another engine may come to other results";
    EXPECT_EQ(kinds(id(made)),
              "project.created;design.saved;design.saved;design.saved;design.saved;design.saved;");
}

TEST_P(UseCasesContract, SaveADesignOnlyOverWhatTheClientSaw) {
    const auto made = project();
    EXPECT_EQ(refused(put_design(ports_, ann_, id(made), {}, sign(14))).kind,
              FailureKind::precondition_required);
    good(put_design(ports_, ann_, id(made), made.etag, sign(14)));
    const int calls = calculator_.calls;
    const auto stale = refused(put_design(ports_, ann_, id(made), made.etag, sign(14)));
    EXPECT_EQ(stale.kind, FailureKind::precondition_failed)
        << "stale, though the content is the same";
    EXPECT_EQ(stale.current_etag, get(id(made)).etag);
    EXPECT_EQ(calculator_.calls, calls) << "nothing is computed for it";
}

TEST_P(UseCasesContract, StoreNothingOfARefusedDesign) {
    const auto made = project();
    const auto failure = refused(save(id(made), -14));
    EXPECT_EQ(failure.kind, FailureKind::invalid);
    EXPECT_EQ(failure.rejections.front().field, "/sign/cabinets/0/width_ft");
    EXPECT_EQ(get(id(made)).etag, made.etag);
    EXPECT_EQ(refused(get_design(ports_, ann_, id(made))).kind, FailureKind::not_found);
}

TEST_P(UseCasesContract, KeepAFailingDesignAsAResult) {
    const auto made = project();
    EXPECT_FALSE(good(save(id(made), 200)).revision.header.summary.passes);
    EXPECT_FALSE(get(id(made)).design->summary.passes);
}

TEST_P(UseCasesContract, FreezeASubmittedDesign) {
    const auto made = project();
    good(save(id(made), 14));
    good(move(id(made), "estimating"));
    good(save(id(made), 16));
    good(move(id(made), "submitted"));
    const auto frozen = refused(save(id(made), 18));
    EXPECT_EQ(frozen.kind, FailureKind::conflict);
    EXPECT_EQ(frozen.allowed, (std::vector<std::string>{"accepted", "rejected"}));
    good(move(id(made), "rejected"));
    good(save(id(made), 18));
}

TEST_P(UseCasesContract, LetOneOfManySaversWin) {
    const auto made = project();
    std::atomic<int> won = 0, lost = 0;
    std::vector<std::thread> savers;
    for (int i = 0; i < 20; ++i)
        savers.emplace_back([&, i] {
            const auto result = put_design(ports_, ann_, id(made), made.etag, sign(i + 1));
            const auto* failure = failed(result);
            if (failure && failure->kind == FailureKind::precondition_failed) ++lost;
            if (!failure) ++won;
        });
    for (auto& saver : savers) saver.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(lost, 19);
    EXPECT_EQ(good(list_revisions(ports_, ann_, id(made), {})).total, 1);
    EXPECT_EQ(kinds(id(made)), "project.created;design.saved;");
}

TEST_P(UseCasesContract, ListReadAndCompareRevisions) {
    const auto made = project();
    good(save(id(made), 14));
    good(save(id(made), 16));
    good(save(id(made), 16, "for the county"));
    const auto first = good(list_revisions(ports_, ann_, id(made), {2, {}}));
    EXPECT_EQ(first.total, 3);
    EXPECT_EQ(first.items.front().number, 3);
    ASSERT_TRUE(first.next);
    EXPECT_EQ(good(list_revisions(ports_, ann_, id(made), {2, first.next})).items.front().number,
              1);
    EXPECT_EQ(refused(list_revisions(ports_, ann_, id(made), {2, "x"})).rejections.front().field,
              "/cursor");
    EXPECT_EQ(good(get_revision(ports_, ann_, id(made), "2")).header.number, 2);
    for (const char* number : {"0", "4", "-1", "01", "1.0", "x", "", "99999999999999999999"})
        EXPECT_EQ(refused(get_revision(ports_, ann_, id(made), number)).kind,
                  FailureKind::not_found)
            << number;

    const auto diff = good(diff_revisions(ports_, ann_, id(made), "1", "2"));
    ASSERT_EQ(diff.inputs.size(), 1u);
    EXPECT_EQ(diff.inputs[0].pointer, "/sign/cabinets/0/width_ft");
    EXPECT_EQ(diff.inputs[0].before, "14");
    EXPECT_EQ(diff.inputs[0].after, "16");
    std::string results;
    for (const auto& change : diff.results)
        results += change.pointer + ' ' + *change.before + " -> " + *change.after + '\n';
    EXPECT_EQ(results,
              "/geometry/cabinets/0/width_ft 14 -> 16\n/price/total_cents 1400 -> 1600\n"
              "/checks/steel.interaction/utilisation 14e-2 -> 16e-2\n");
    EXPECT_TRUE(good(diff_revisions(ports_, ann_, id(made), "2", "2")).inputs.empty());
    EXPECT_TRUE(good(diff_revisions(ports_, ann_, id(made), "2", "3")).results.empty());
    EXPECT_EQ(good(diff_revisions(ports_, ann_, id(made), "3", "2")).inputs[0].after, "\"\"");
    EXPECT_EQ(refused(diff_revisions(ports_, ann_, id(made), "1", "4")).kind,
              FailureKind::not_found);
}

TEST_P(UseCasesContract, PriceAndListWhatTheRevisionHolds) {
    const auto made = project();
    EXPECT_EQ(refused(estimate(ports_, ann_, id(made))).kind, FailureKind::conflict);
    EXPECT_EQ(refused(bill_of_materials(ports_, ann_, id(made))).kind, FailureKind::conflict);
    good(save(id(made), 14));
    EXPECT_EQ(good(estimate(ports_, ann_, id(made))).price,
              R"({"price_book":"example","lines":[],"total_cents":1400})");
    std::string bom;
    for (const auto& line : good(bill_of_materials(ports_, ann_, id(made))).lines)
        bom += line.item + " | " + line.description + " | " + std::to_string(line.quantity) + ' ' +
               line.unit + '\n';
    EXPECT_EQ(bom,
              "pole | HSS8.625X0.250, A500 Gr C | 25.000000 ft\n"
              "pole steel | HSS8.625X0.250, A500 Gr C | 560.500000 lb\n"
              "cabinet 1 | 14 ft x 8 ft x 12 in | 1.000000 each\n"
              "cabinet 1 face | area of one face | 112.000000 ft2\n"
              "footing concrete | round, 3 ft x 6.5 ft deep | 1.700000 yd3\n"
              "excavation | round, 3 ft x 6.5 ft deep | 2.200000 yd3\n");
}

// ---- reports and tasks

TEST_P(UseCasesContract, OrderAReportWithOrWithoutADesign) {
    const auto made = project();
    const auto bare = good(order(id(made)));
    EXPECT_EQ(bare.status, domain::TaskStatus::queued);
    EXPECT_EQ(bare.input, R"({"kind":"calculation_package","revision":0})");
    good(save(id(made), 14));
    EXPECT_EQ(good(order(id(made), "estimate")).input, R"({"kind":"estimate","revision":1})");
    EXPECT_EQ(refused(order(id(made), "novel")).rejections.front().field, "/kind");
    EXPECT_EQ(good(get_task(ports_, ann_, bare.id.text())).status, domain::TaskStatus::queued);
    EXPECT_GT(queue_.wakes, 0);
    EXPECT_EQ(kinds(id(made)), "project.created;report.requested;design.saved;report.requested;");
    EXPECT_EQ(count_tasks(ports_).front().count, 2);
}

TEST_P(UseCasesContract, CancelATask) {
    const auto made = project();
    const auto task = good(order(id(made)));
    EXPECT_EQ(refused(cancel_task(ports_, ann_, task.id.text(), "\"9-x\"")).kind,
              FailureKind::precondition_failed);
    EXPECT_EQ(good(cancel_task(ports_, ann_, task.id.text(), domain::etag_of(task))).status,
              domain::TaskStatus::cancelled);
    EXPECT_EQ(good(cancel_task(ports_, ann_, task.id.text(), {})).status,
              domain::TaskStatus::cancelled)
        << "again is the same";
    EXPECT_EQ(kinds(id(made)), "project.created;report.requested;task.cancelled;");

    const auto done = good(order(id(made)));
    {
        const auto work = ports_.database.begin({}, Intent::write);
        const auto lease = work->tasks().take({"w", clock_.now()}).value();
        ASSERT_TRUE(work->tasks().complete(lease, "{}", clock_.now()));
        work->commit();
    }
    EXPECT_EQ(refused(cancel_task(ports_, ann_, done.id.text(), {})).kind, FailureKind::conflict);
}

TEST_P(UseCasesContract, HandOutOnlyReportsOfTheProject) {
    const auto made = project(), other = project("other");
    const auto task = good(order(id(made)));
    const auto object = objects_.put("%PDF", "application/pdf");
    {
        const auto work = ports_.database.begin({}, Intent::write);
        work->reports().insert({made.project.id, "test", object.sha256, 4,
                                domain::ReportKind::estimate, 0, task.id, clock_.now()});
        work->commit();
    }
    EXPECT_EQ(good(get_report(ports_, ann_, id(made), object.sha256 + ".pdf")).bytes, "%PDF");
    EXPECT_EQ(good(list_reports(ports_, ann_, id(made))).size(), 1u);
    EXPECT_EQ(refused(get_report(ports_, ann_, id(other), object.sha256)).kind,
              FailureKind::not_found);
    EXPECT_EQ(refused(get_report(ports_, ann_, id(made), "../" + object.sha256)).kind,
              FailureKind::not_found);
}

// ---- idempotency

TEST_P(UseCasesContract, AnswerARepeatedRequestWithItsFirstAnswer) {
    int effects = 0;
    const auto post = [&](const std::string& body) {
        return answer_once(ports_, ann_,
                           IdempotencyKey{"", "POST /projects", "key-1", sha256_hex(body)},
                           [&](UnitOfWork& work) {
                               ++effects;
                               const auto made = good(create_project(
                                   work, ports_, ann_, {"test", body, "Acme", {}, {}, {}, {}}));
                               return StoredAnswer{201, {{"ETag", made.etag}}, id(made)};
                           });
    };
    const auto first = good(post("Pylon"));
    const auto again = good(post("Pylon"));
    EXPECT_EQ(effects, 1);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(again.headers, first.headers);
    EXPECT_EQ(refused(post("Other")).kind, FailureKind::conflict);
    EXPECT_EQ(names({}), "Pylon;");
    clock_.advance(std::chrono::hours(25));
    EXPECT_NE(good(post("Pylon")).body, first.body);
}

TEST_P(UseCasesContract, RepeatARefusalToo) {
    const auto made = project();
    const auto post = [&] {
        return good(answer_once(
            ports_, ann_, IdempotencyKey{"", "POST /transitions", "k", "h"}, [&](UnitOfWork& work) {
                const auto result = transition_project(work, ports_, ann_, id(made), "submitted");
                return StoredAnswer{failed(result) ? 409 : 200, {}, ""};
            }));
    };
    EXPECT_EQ(post().status, 409);
    good(move(id(made), "estimating"));
    EXPECT_EQ(post().status, 409) << "the first answer, though it would be accepted now";
    EXPECT_EQ(get(id(made)).project.status, domain::ProjectStatus::estimating);
}

TEST_P(UseCasesContract, RememberNothingOfARequestThatBroke) {
    const auto post = [&](bool breaks) {
        return answer_once(
            ports_, ann_, IdempotencyKey{"", "POST /projects", "k", "h"}, [&](UnitOfWork& work) {
                good(create_project(work, ports_, ann_, {"test", "Pylon", "Acme", {}, {}, {}, {}}));
                if (breaks) throw std::runtime_error("broken");
                return StoredAnswer{201, {}, "made"};
            });
    };
    EXPECT_THROW(post(true), std::runtime_error);
    EXPECT_EQ(names({}), "");
    EXPECT_EQ(good(post(false)).body, "made");
}

TEST_P(UseCasesContract, HaveOneEffectOfManyRequestsAtOnce) {
    std::atomic<int> effects = 0;
    std::mutex mutex;
    std::set<std::string> answers;
    std::vector<std::thread> clients;
    for (int i = 0; i < 16; ++i)
        clients.emplace_back([&] {
            const auto answer = good(
                answer_once(ports_, ann_, IdempotencyKey{"", "POST /projects", "k", "h"},
                            [&](UnitOfWork& work) {
                                ++effects;
                                return StoredAnswer{
                                    201,
                                    {},
                                    id(good(create_project(work, ports_, ann_,
                                                           {"test", "P", "C", {}, {}, {}, {}})))};
                            }));
            const std::lock_guard lock(mutex);
            answers.insert(answer.body);
        });
    for (auto& client : clients) client.join();
    EXPECT_EQ(effects, 1);
    EXPECT_EQ(answers.size(), 1u);
    EXPECT_EQ(good(list_projects(ports_, ann_, {})).page.total, 1);
}

TEST_P(UseCasesContract, RefuseKeysThatCannotBeHeaders) {
    for (const std::string& key : {std::string(), std::string("a b"), std::string(256, 'k'),
                                   std::string("\x7f"), std::string("é")}) {
        const auto nothing = [](UnitOfWork&) { return StoredAnswer{}; };
        EXPECT_EQ(
            refused(answer_once(ports_, ann_, IdempotencyKey{"", "r", key, "h"}, nothing)).kind,
            FailureKind::invalid)
            << key;
    }
}

// ---- outbox

TEST_P(UseCasesContract, DeliverToTheIndexWhateverHappensInBetween) {
    ports_.deliver_at_once = false;
    const auto made = project();
    good(order(id(made)));
    EXPECT_EQ(names({"Pylon", {}, {}, {}}), "") << "not delivered yet";
    EXPECT_EQ(deliver_outbox(ports_), 2);
    EXPECT_EQ(deliver_outbox(ports_), 0);
    EXPECT_EQ(names({"Pylon", {}, {}, {}}), "Pylon;");
    good(delete_project(ports_, ann_, id(made), get(id(made)).etag));
    deliver_outbox(ports_);
    search_.put({made.project, ""});
    EXPECT_EQ(rebuild_search(ports_, SearchIndex::IfUnderWay::leave), 0);
    EXPECT_EQ(names({"Pylon", {}, {}, {}}), "")
        << "what is deleted is not listed even if the index still has it";
}

// ---- readiness

class Slow final : public Probe {
  public:
    std::optional<std::string> trouble() override {
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        return std::nullopt;
    }
};

TEST(Readiness, AsksAllAtOnceAndGivesEachASecond) {
    Slow slow, slower;
    CountingQueue fine;
    MemorySearch away;
    away.away = true;
    Readiness readiness(
        {{"database", &slow}, {"redis", &fine}, {"object_storage", &slower}, {"search", &away}});
    const auto from = std::chrono::steady_clock::now();
    const auto checks = readiness.check();
    EXPECT_LT(std::chrono::steady_clock::now() - from, std::chrono::milliseconds(1450));
    ASSERT_EQ(checks.size(), 4u);
    EXPECT_EQ(checks[0].trouble, "no answer within 1 s");
    EXPECT_EQ(checks[1].trouble, std::nullopt);
    EXPECT_EQ(checks[2].trouble, "no answer within 1 s");
    EXPECT_EQ(checks[3].trouble, "away");
    std::this_thread::sleep_for(std::chrono::seconds(1));
    EXPECT_EQ(readiness.check()[1].trouble, std::nullopt);
}

}  // namespace apex::app::contract
