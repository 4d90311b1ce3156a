#include "runbook/predicate.hpp"

#include <gtest/gtest.h>

using namespace apex;
using namespace apex::runbook;
namespace {

bool holds(const char* text, const char* output, int exit_status = 0) {
    auto parsed = parse_predicate(text);
    if (const auto* no = refused(parsed)) {
        ADD_FAILURE() << no->reason;
        return false;
    }
    return !misses(value(parsed), exit_status, output);
}

bool refuses(const char* text) {
    const auto parsed = parse_predicate(text);
    return refused(parsed) != nullptr;
}

}  // namespace

TEST(Predicate, JudgesTheExitStatusAndTheOutput) {
    EXPECT_TRUE(holds("exit = 0", ""));
    EXPECT_FALSE(holds("exit = 0", "", 1));
    EXPECT_TRUE(holds("exit != 0", "", 1));
    EXPECT_TRUE(holds("output contains \"healthy\"", "all healthy\n"));
    EXPECT_FALSE(holds("output contains \"healthy\"", "starting"));
    EXPECT_TRUE(holds("output lacks \"unhealthy\"", "healthy"));
    EXPECT_FALSE(holds("output lacks \"healthy\"", "unhealthy"));
    EXPECT_TRUE(holds("output = \"[]\"", "[]\n"));
    EXPECT_TRUE(holds("output matches /^apex-api +dev/", "x\napex-api   dev\n"));
    EXPECT_FALSE(holds("output matches /^api/", "apex-api"));
    EXPECT_TRUE(holds("lines >= 2", "a\n\nb\n"));
    EXPECT_FALSE(holds("lines >= 3", "a\n\nb\n"));
}

TEST(Predicate, JudgesOneValueOfAJsonOutput) {
    const char* ready =
        R"({"status":"ready","checks":{"redis":"ok"},"list":[1,2],"n":112.0,"yes":true})";
    EXPECT_TRUE(holds("json /checks/redis = \"ok\"", ready));
    EXPECT_FALSE(holds("json /checks/redis = \"down\"", ready));
    EXPECT_FALSE(holds("json /checks/absent = \"ok\"", ready));
    EXPECT_FALSE(holds("json /status = \"ready\"", "not json"));
    EXPECT_FALSE(holds("json /status = \"ready\"", "")) << "no output is no proof";
    EXPECT_TRUE(holds("json /n = 112", ready));
    EXPECT_FALSE(holds("json /n = \"112\"", ready)) << "a number is no text";
    EXPECT_TRUE(holds("json /n = 112.4 ± 0.5", ready));
    EXPECT_FALSE(holds("json /n = 113 ± 0.5", ready));
    EXPECT_TRUE(holds("json /n < 113", ready));
    EXPECT_FALSE(holds("json /status >= 1", ready)) << "a text is no number";
    EXPECT_TRUE(holds("json /yes = true", ready));
    EXPECT_FALSE(holds("json /yes = \"true\"", ready));
    EXPECT_TRUE(holds("json /list count = 2", ready));
    EXPECT_FALSE(holds("json /n count = 1", ready));
}

TEST(Predicate, WhatCannotBeJudgedIsRefused) {
    for (const char* text : {"", "status = 0", "exit is 0", "exit = \"0\"", "exit contains \"0\"",
                             "json status = \"ok\"", "json /a = ok", "json /a < \"b\"",
                             "json /a = 1 ± x", "json /a = 1 ± -1", "json /a < true", "output = 3",
                             "output contains \"\"", "output contains words", "output matches /(/",
                             "output matches \"a\"", "lines = many", "exit = 1e999"})
        EXPECT_TRUE(refuses(text)) << text;
}
