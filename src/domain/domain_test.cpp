#include <gtest/gtest.h>

#include "base/sha256.hpp"
#include "domain/etag.hpp"
#include "domain/event.hpp"
#include "domain/project.hpp"
#include "domain/revision.hpp"
#include "domain/task.hpp"

namespace apex::domain {
namespace {

constexpr Random128 bits{0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77,
                         0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff};
const ProjectId project = ProjectId::from(bits);

TEST(Id, IsItsPrefixAndThirtyTwoDigits) {
    EXPECT_EQ(project.text(), "prj_00112233445566778899aabbccddeeff");
}

TEST(Id, ReadsBackWhatItWrote) { EXPECT_EQ(ProjectId::parse(project.text()), project); }

TEST(Id, RefusesEverythingElse) {
    for (const char* text :
         {"", "prj_", "prj_0011", "tsk_00112233445566778899aabbccddeeff",
          "prj_00112233445566778899AABBCCDDEEFF", "prj_00112233445566778899aabbccddeeff0",
          "prj_00112233445566778899aabbccddee'f"})
        EXPECT_FALSE(ProjectId::parse(text)) << text;
}

// 1 000 000 000 s after the epoch is 2001-09-09 01:46:40 UTC (the "billennium"); 2024 was a leap
// year.
TEST(TimeText, IsUtcWithSixDigits) {
    EXPECT_EQ(to_text(from_microseconds(1'000'000'000'000'042)), "2001-09-09T01:46:40.000042Z");
    EXPECT_EQ(to_text(from_microseconds(1'709'164'800'000'000)), "2024-02-29T00:00:00.000000Z");
}

TEST(Etag, IsStrongAndBelongsToOneThing) {
    EXPECT_EQ(etag(project.text(), 7), "\"7-ccddeeff\"");
    EXPECT_NE(etag("prj_00000000000000000000000000000001", 7),
              etag("prj_00000000000000000000000000000002", 7));
}

TEST(IfMatch, FollowsRfc9110) {
    const std::string tag = "\"7-ccddeeff\"";
    EXPECT_EQ(match(std::nullopt, tag), Match::absent);
    EXPECT_EQ(match("  ", tag), Match::absent);
    EXPECT_EQ(match(tag, tag), Match::matches);
    EXPECT_EQ(match(" * ", tag), Match::matches);
    EXPECT_EQ(match("\"1,2\", \"7-ccddeeff\"", tag), Match::matches);
    EXPECT_EQ(match("\"6-ccddeeff\"", tag), Match::differs);
    EXPECT_EQ(match("7-ccddeeff", tag), Match::differs) << "quotation marks belong to the tag";
    EXPECT_EQ(match("W/\"7-ccddeeff\"", tag), Match::differs)
        << "a weak tag never matches strongly";
    EXPECT_EQ(match("\"7-ccddeeff", tag), Match::differs);
    EXPECT_EQ(match("*, \"7-ccddeeff\"", tag), Match::differs);
}

TEST(ProjectStates, AreTheContractsAndNoOthers) {
    using enum ProjectStatus;
    const std::vector<std::pair<ProjectStatus, ProjectStatus>> steps = {{draft, estimating},
                                                                        {estimating, submitted},
                                                                        {submitted, accepted},
                                                                        {submitted, rejected},
                                                                        {rejected, draft}};
    for (const auto from : all_project_statuses)
        for (const auto to : all_project_statuses)
            EXPECT_EQ(may_become(from, to),
                      std::find(steps.begin(), steps.end(), std::pair(from, to)) != steps.end())
                << to_text(from) << " -> " << to_text(to);
}

TEST(ProjectStates, KeepASubmittedDesignAsItIs) {
    EXPECT_TRUE(design_may_change(ProjectStatus::draft));
    EXPECT_TRUE(design_may_change(ProjectStatus::estimating));
    EXPECT_FALSE(design_may_change(ProjectStatus::submitted));
    EXPECT_FALSE(design_may_change(ProjectStatus::accepted));
}

TEST(ProjectFacts, NameEveryProblemWithItsPointer) {
    const auto problems =
        problems_of({"", " ", std::string(201, 'x'), "a\nb\x01", "caf\xc3", "ok", "\xed\xa0\x80"});
    std::vector<std::string> pointers;
    for (const auto& problem : problems) pointers.push_back(problem.field);
    EXPECT_EQ(pointers, (std::vector<std::string>{"/account_id", "/name", "/customer",
                                                  "/description", "/site_name", "/created_by"}));
}

TEST(ProjectFacts, TakeAnyScript) {
    EXPECT_TRUE(problems_of({"test", "Schild für Käse", "株式会社", "two\nlines", "Ωmega 𝛀",
                             "12 Łódź", std::nullopt})
                    .empty());
}

TEST(Revision, IsTheSameOnlyWithDocumentAndEngineTheSame) {
    const Revision current{
        {project, 1, "in", "design", "0.1.0", {}, {}, ""}, "{}", "", "", "", "", ""};
    EXPECT_TRUE(same_content(current, "{}", "design"));
    EXPECT_FALSE(same_content(current, "{\"project\":{}}", "design"));
    EXPECT_FALSE(same_content(current, "{}", "design of another engine"));
}

EventDraft draft(const char* kind) {
    return {project, kind, "ann", "req-1", "null", "{}", from_microseconds(0)};
}

TEST(EventChain, HashesTheWrittenOutText) {
    const Event event = follow(std::nullopt, draft("project.created"));
    ASSERT_TRUE(event.after_seal);
    EXPECT_FALSE(event.before_seal) << "null says nothing";
    const std::string text =
        "project 36:prj_00112233445566778899aabbccddeeff\nsequence 1:1\nkind "
        "15:project.created\nactor 3:ann\nrequest 5:req-1\n"
        "at 27:1970-01-01T00:00:00.000000Z\nbefore 4:null\nafter 73:\"sha256:" +
        sha256_hex(event.after_seal->salt + ":{}") + "\"\nprevious 64:" + std::string(64, '0') +
        "\n";
    EXPECT_EQ(canonical_text(event), text);
    EXPECT_EQ(event.hash, sha256_hex(text));
}

TEST(EventChain, HoldsAnotherCommitmentToTheSameWordsEachTime) {
    const Event one = follow(std::nullopt, draft("a")), other = follow(std::nullopt, draft("a"));
    EXPECT_EQ(one.after_seal->salt.size(), 32u);
    EXPECT_NE(one.after_seal->salt, other.after_seal->salt);
    EXPECT_NE(one.after_seal->commitment, other.after_seal->commitment);
    EXPECT_TRUE(is_commitment(one.after_seal->commitment));
    EXPECT_FALSE(is_commitment("null"));
    EXPECT_FALSE(is_commitment("\"sha256:\""));
}

TEST(EventChain, HoldsTheWordsOfAnErasureThemselves) {
    const Event event = follow(std::nullopt, draft(person_erased));
    EXPECT_FALSE(event.after_seal);
    EXPECT_NE(canonical_text(event).find("after 2:{}"), std::string::npos);
}

TEST(EventChain, StaysWholeWhenWordsAreErased) {
    std::vector<Event> chain{follow(std::nullopt, draft("a"))};
    chain.push_back(follow(chain.back(), draft("b")));
    chain[0].what.after = "{\"gone\":true}";
    chain[0].after_seal->salt = "";
    EXPECT_EQ(first_broken(chain), std::nullopt);
}

TEST(EventChain, ShowsTheFirstEventThatWasChanged) {
    std::vector<Event> chain{follow(std::nullopt, draft("project.created"))};
    for (int i = 0; i < 4; ++i) chain.push_back(follow(chain.back(), draft("project.changed")));
    EXPECT_EQ(first_broken(chain), std::nullopt);

    auto altered = chain;
    altered[2].what.actor = "bob";
    EXPECT_EQ(first_broken(altered), 3);
    auto shortened = chain;
    shortened.erase(shortened.begin() + 1);
    EXPECT_EQ(first_broken(shortened), 3);
    auto rehashed = chain;
    rehashed[1].after_seal = Seal{"", commitment("", "{\"x\":1}")};
    rehashed[1].hash = sha256_hex(canonical_text(rehashed[1]));
    EXPECT_EQ(first_broken(rehashed), 3) << "a forger must rewrite everything that follows";
}

TEST(Backoff, DoublesToAMinuteAndSpreads) {
    using namespace std::chrono_literals;
    EXPECT_EQ(backoff(1, 0), 1000ms);
    EXPECT_EQ(backoff(2, 0), 2000ms);
    EXPECT_EQ(backoff(5, 0), 16'000ms);
    EXPECT_EQ(backoff(50, 0), 60'000ms);
    EXPECT_EQ(backoff(1, 0.5), 1250ms);
}

}  // namespace
}  // namespace apex::domain
