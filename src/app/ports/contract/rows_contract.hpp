// What every RowStore must do, and that tables.hpp knows every table and column there is, as tests.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/ports/contract/doubles.hpp"
#include "app/ports/contract/fresh_database.hpp"
#include "app/tables.hpp"

namespace apex::app::contract {

class RowsContract : public testing::TestWithParam<MakeDatabase> {
  protected:
    FreshDatabase fresh_ = GetParam()();
    Database& database_ = *fresh_.database;
    const Table& projects_ = account_table("projects");

    static Row project(const std::string& id, const std::string& account = "test") {
        return {"prj_" + id,     account,         "Łódź",          "C",     Cell(),
                Cell(),          Cell(),          "ann",           "draft", std::int64_t{1},
                std::int64_t{0}, std::int64_t{5}, std::int64_t{5}, Cell()};
    }
};

TEST_P(RowsContract, KnowsEveryTableAndColumnOfTheDatabase) {
    std::set<std::string> known, left_out;
    for (const Table& table : account_tables()) {
        EXPECT_LE(table.key, table.columns.size());
        EXPECT_NO_THROW(column_of(table, "account_id"));
        for (const Column& column : table.columns)
            known.insert(std::string(table.name) + '.' + column.name);
    }
    for (const LeftOut& table : tables_left_out()) left_out.insert(table.table);
    std::set<std::string> found;
    const auto work = database_.begin({}, Intent::read);
    for (const std::string& name : work->rows().columns()) {
        if (left_out.contains(name.substr(0, name.find('.')))) continue;
        found.insert(name);
        EXPECT_TRUE(known.contains(name))
            << name << " is new: say in src/app/tables.cpp whether it is exported, and whether it "
            << "may name a person";
    }
    EXPECT_GT(found.size(), 50u);
    for (const std::string& name : known)
        EXPECT_TRUE(found.contains(name)) << name << " is in no database";
}

TEST_P(RowsContract, ReadsPagesInTheOrderOfTheKeyAndOfOneAccount) {
    const auto work = database_.begin({}, Intent::write);
    for (const char* id : {"b", "B", "a", "c"})
        EXPECT_TRUE(work->rows().insert(projects_, project(id)));
    work->rows().insert(projects_, project("z", "other"));
    const auto first = work->rows().read(projects_, "test", {}, 3);
    ASSERT_EQ(first.size(), 3u);
    EXPECT_EQ(text_of(first[0][0]), "prj_B") << "bytes, not letters";
    EXPECT_EQ(text_of(first[2][0]), "prj_b");
    const auto rest = work->rows().read(projects_, "test", key_of(projects_, first[2]), 3);
    ASSERT_EQ(rest.size(), 1u);
    EXPECT_EQ(rest[0], project("c"));
    const auto of_all = work->rows().read(projects_, {}, key_of(projects_, first[2]), 3);
    ASSERT_EQ(of_all.size(), 2u);
    EXPECT_EQ(of_all[1], project("z", "other"));
}

TEST_P(RowsContract, InsertsOnceUpdatesAndRemoves) {
    const auto work = database_.begin({}, Intent::write);
    RowStore& rows = work->rows();
    EXPECT_TRUE(rows.insert(projects_, project("a")));
    EXPECT_FALSE(rows.insert(projects_, project("a", "other")));
    EXPECT_EQ(rows.find(projects_, {"prj_a"}), project("a"));
    rows.update(projects_, {"prj_a"}, {{column_of(projects_, "name"), std::string("N")}});
    EXPECT_EQ(text_of(rows.find(projects_, {"prj_a"}).value()[2]), "N");
    EXPECT_TRUE(rows.holds(projects_, "name", "N"));
    EXPECT_FALSE(rows.holds(projects_, "name", "M"));
    EXPECT_EQ(rows.find(projects_, {"prj_b"}), std::nullopt);
    const Table& keys = account_table("idempotency_keys");
    const Row key{"a", "POST /x", "k", "h", std::int64_t{200}, "", "", std::int64_t{1}};
    EXPECT_TRUE(rows.insert(keys, key));
    rows.remove(keys, key_of(keys, key));
    EXPECT_EQ(rows.find(keys, key_of(keys, key)), std::nullopt);
}

}  // namespace apex::app::contract
