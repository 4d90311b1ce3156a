// What every SearchIndex adapter must do.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <set>

#include "app/ports/contract/doubles.hpp"
#include "app/ports/search_index.hpp"
#include "app/ports/unknown_cursor.hpp"

namespace apex::app::contract {

class SearchIndexContract
    : public testing::TestWithParam<std::function<std::shared_ptr<SearchIndex>()>> {
  protected:
    std::shared_ptr<SearchIndex> index_ = GetParam()();
    CountingIds ids_;
    std::map<domain::ProjectId, std::string> names_;

    domain::Project put(const std::string& name, const std::string& customer = "Acme",
                        const std::string& account = "a", const std::string& pole = "") {
        const auto id = domain::ProjectId::from(ids_.draw());
        const auto made = domain::from_microseconds(static_cast<std::int64_t>(names_.size()) + 1);
        const domain::Project project{id,
                                      {account, name, customer, "opened for Łukasz", std::nullopt,
                                       "12 Elm Street", std::nullopt},
                                      domain::ProjectStatus::draft,
                                      1,
                                      0,
                                      made,
                                      made};
        index_->put({project, pole});
        names_[id] = name;
        return project;
    }
    Page<SearchHit> page(const SearchRequest& request) { return index_->search(request).value(); }
    /// The names found, best first, each with a semicolon.
    std::string found(const std::string& text) {
        return found(SearchRequest{{}, text, {}, {}, {}});
    }
    std::string found(const SearchRequest& request) {
        std::string names;
        for (const auto& hit : page(request).items) names += names_.at(hit.project_id) + ';';
        return names;
    }
};

TEST_P(SearchIndexContract, IsWell) { EXPECT_EQ(index_->trouble(), std::nullopt); }

TEST_P(SearchIndexContract, FindsWordsAndPartsOfWords) {
    put("Main Street pylon", "Brew House GmbH", "a", "HSS12.750X0.375");
    put("Wall cabinet", "Acme");
    EXPECT_EQ(found("pylon"), "Main Street pylon;");
    EXPECT_EQ(found("PYL"), "Main Street pylon;");
    EXPECT_EQ(found("brew main"), "Main Street pylon;") << "every word, wherever it stands";
    EXPECT_EQ(found("hss12.750"), "Main Street pylon;") << "the pole";
    EXPECT_EQ(found("12.750"), "Main Street pylon;") << "within a word";
    EXPECT_EQ(found("łukasz pyl"), "Main Street pylon;") << "letters beyond ASCII";
    EXPECT_EQ(found("wall pylon"), "");
    EXPECT_EQ(found("12 el ca"), "Wall cabinet;") << "short words";
    EXPECT_EQ(found("zz"), "");
    EXPECT_EQ(found(""), "");
}

TEST_P(SearchIndexContract, ForgivesSmallMisspellings) {
    put("Main Street pylon", "Brewhouse");
    for (const char* typed : {"plyon", "pylom", "pyllon", "pyln", "Brewhuose", "brewhose stret"})
        EXPECT_EQ(found(typed), "Main Street pylon;") << typed;
    EXPECT_EQ(found("walnut"), "");
}

TEST_P(SearchIndexContract, PrefersWhatWasTyped) {
    put("Stone wall");
    put("Store front");
    EXPECT_EQ(found("stone"), "Stone wall;");
}

TEST_P(SearchIndexContract, PutsAMatchInTheNameFirst) {
    put("Harbour light", "Pylon Works");
    put("Pylon", "Acme");
    EXPECT_EQ(found("pylon"), "Pylon;Harbour light;");
}

TEST_P(SearchIndexContract, TakesNoSyntaxFromAPerson) {
    put("NEAR the \"old\" AND* ^mill -gate");
    put("Other");
    for (const char* typed : {"NEAR", "\"old\"", "AND*", "^mill", "-gate"})
        EXPECT_EQ(found(typed), "NEAR the \"old\" AND* ^mill -gate;") << typed;
    for (const char* typed :
         {"\"", "\"\"\"", "name:Other", "Other OR NEAR", "NOT Other", "(Other", "Other)", "{a b}",
          "Oth*", "%", "_ther", "' or 1=1 --", "\\", "a\"b\"c", "Other\" OR \"NEAR"})
        EXPECT_NO_THROW(found(typed)) << typed;
    EXPECT_EQ(found("Other NEAR"), "");
    EXPECT_EQ(found(std::string("Oth\0er", 6)), "Other;") << "a zero byte only divides words";
    EXPECT_NO_THROW(found("\xff\xfe\x80 broken"));
    EXPECT_NO_THROW(found(std::string(100'000, 'x')));
}

TEST_P(SearchIndexContract, ShowsChangesAndForgetsTheRemoved) {
    auto project = put("Old name");
    project.version = 2;
    project.facts.name = "New name";
    names_[project.id] = "New name";
    index_->put({project, ""});
    EXPECT_EQ(found("old"), "");
    EXPECT_EQ(found("new"), "New name;");
    index_->remove(project.id, 3);
    EXPECT_EQ(found("new"), "");
}

TEST_P(SearchIndexContract, IgnoresWhatIsOlderThanWhatItKnows) {
    auto project = put("First");
    project.version = 3;
    project.facts.name = "Third";
    names_[project.id] = "Third";
    index_->put({project, ""});
    project.version = 2;
    project.facts.name = "Second";
    index_->put({project, ""});
    EXPECT_EQ(found("third"), "Third;");
    EXPECT_EQ(found("second"), "");
    index_->remove(project.id, 4);
    project.version = 3;
    index_->put({project, ""});
    EXPECT_EQ(found("second third"), "") << "a late message does not bring it back";
    index_->remove(domain::ProjectId::from(ids_.draw()), 1);
}

TEST_P(SearchIndexContract, TakesManyChangesInAnyOrder) {
    auto kept = put("Kept"), removed = put("Removed");
    auto newer = kept;
    newer.version = 3;
    newer.facts.name = "Newer";
    names_[kept.id] = "Newer";
    kept.version = 2;
    index_->apply({{kept.id, 3, SearchDocument{newer, ""}},
                   {removed.id, 5, std::nullopt},
                   {kept.id, 2, SearchDocument{kept, ""}},
                   {removed.id, 1, SearchDocument{removed, ""}}},
                  9);
    index_->apply({}, 0);
    EXPECT_EQ(found("newer"), "Newer;");
    EXPECT_EQ(found("kept"), "");
    EXPECT_EQ(found("removed"), "");
}

TEST_P(SearchIndexContract, AnswersAndLearnsWhileItIsRebuilt) {
    auto old = put("Old pylon"), gone = put("Off pylon");
    EXPECT_EQ(index_->must_be_rebuilt(0), std::nullopt);
    const auto rebuild = index_->rebuild(SearchIndex::IfUnderWay::leave);
    ASSERT_TRUE(rebuild);
    EXPECT_EQ(found("pylon"), "Off pylon;Old pylon;") << "newest first";
    put("New pylon");
    index_->remove(gone.id, 2);
    rebuild->apply({{old.id, 1, SearchDocument{old, ""}}, {gone.id, 1, SearchDocument{gone, ""}}});
    rebuild->finish(0);
    EXPECT_EQ(found("pylon"), "New pylon;Old pylon;") << "nothing lost, nothing back";
    put("Fin pylon");
    EXPECT_EQ(found("pylon"), "Fin pylon;New pylon;Old pylon;");
}

TEST_P(SearchIndexContract, FiltersByAccountAndStatus) {
    put("Pylon one", "Acme", "a");
    auto two = put("Pylon two", "Acme", "b");
    two.version = 2;
    two.status = domain::ProjectStatus::submitted;
    index_->put({two, ""});
    EXPECT_EQ(found({Access::account("a"), "pylon", {}, {}, {}}), "Pylon one;");
    EXPECT_EQ(found({Access::account("a"), "pylon", {}, "b", {}}), "")
        << "a filter does not widen access";
    EXPECT_EQ(found({Access::account("a"), "pyllon", {}, {}, {}}), "Pylon one;")
        << "misspelt or not";
    EXPECT_EQ(found({Access::account("a"), "ylo", {}, {}, {}}), "Pylon one;") << "within a word";
    EXPECT_EQ(page({Access::account("a"), "pylon", {}, {}, {}}).total, 1)
        << "what may not be seen is not counted";
    EXPECT_EQ(found({{}, "pylon", {}, "b", {}}), "Pylon two;");
    EXPECT_EQ(found({{}, "pylon", domain::ProjectStatus::submitted, {}, {}}), "Pylon two;");
    EXPECT_EQ(found({{}, "pylon", domain::ProjectStatus::accepted, {}, {}}), "");
}

TEST_P(SearchIndexContract, GivesEveryHitOnceOverItsPages) {
    for (int i = 0; i < 25; ++i) put("Pylon " + std::to_string(i));
    std::set<domain::ProjectId> seen;
    SearchRequest request{{}, "pylon", {}, {}, {10, std::nullopt}};
    for (int pages = 1;; ++pages) {
        const auto part = page(request);
        EXPECT_EQ(part.total, 25);
        for (const auto& hit : part.items) EXPECT_TRUE(seen.insert(hit.project_id).second);
        if (!part.next) {
            EXPECT_EQ(pages, 3);
            break;
        }
        request.page.cursor = part.next;
    }
    EXPECT_EQ(seen.size(), 25u);
    for (const char* cursor : {"no such cursor", "", "-1", "2147483647", "99999999999999999999"}) {
        request.page.cursor = cursor;
        EXPECT_THROW(page(request), UnknownCursor) << cursor;
    }
}

}  // namespace apex::app::contract
