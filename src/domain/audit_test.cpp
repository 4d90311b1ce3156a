#include "domain/audit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace apex::domain {
namespace {

const Time noon = from_microseconds(1'764'072'000'000'000);  // 2025-11-25T12:00:00Z

AuditHead head(std::int64_t sequence, char hash) {
    return {*ProjectId::parse("prj_" + std::string(32, 'a')), sequence, std::string(64, hash), 1};
}

std::string hash_of(const std::vector<AuditHead>& heads) {
    HeadsHash hash;
    for (const auto& each : heads) hash.add(each);
    return hash.hex();
}

TEST(AuditRoot, ChainsToTheOneBefore) {
    const AuditRoot first = follow(std::nullopt, noon, noon, 1, hash_of({head(1, 'a')}));
    EXPECT_EQ(first.number, 1);
    EXPECT_EQ(first.previous_hash, std::string(64, '0'));
    EXPECT_EQ(first.hash, sha256_hex(canonical_text(first)));
    const AuditRoot second = follow(first, noon, noon, 0, hash_of({}));
    EXPECT_EQ(second.number, 2);
    EXPECT_EQ(second.previous_hash, first.hash);
}

TEST(AuditRoot, DiffersWithEveryFieldAndEveryHead) {
    const auto root = [](Time as_of, Time made_at, const std::vector<AuditHead>& heads) {
        return follow(std::nullopt, as_of, made_at, static_cast<std::int64_t>(heads.size()),
                      hash_of(heads))
            .hash;
    };
    const Time later = noon + std::chrono::microseconds(1);
    const std::string hashes[] = {root(noon, noon, {head(1, 'a')}),
                                  root(later, noon, {head(1, 'a')}),
                                  root(noon, later, {head(1, 'a')}),
                                  root(noon, noon, {head(2, 'a')}),
                                  root(noon, noon, {head(1, 'b')}),
                                  root(noon, noon, {}),
                                  root(noon, noon, {head(1, 'a'), head(2, 'a')})};
    for (const auto& one : hashes)
        EXPECT_EQ(std::count(std::begin(hashes), std::end(hashes), one), 1);
}

TEST(AuditRoot, CoversTheDayThatEndedAtItsMoment) {
    EXPECT_EQ(to_text(start_of_day(noon)), "2025-11-25T00:00:00.000000Z");
    EXPECT_EQ(start_of_day(start_of_day(noon)), start_of_day(noon));
    EXPECT_EQ(day_of(follow(std::nullopt, start_of_day(noon), noon, 0, "")), "2025-11-24");
    EXPECT_EQ(day_of(follow(std::nullopt, noon, noon, 0, "")), "2025-11-24")
        << "the day of noon is not over";
}

}  // namespace
}  // namespace apex::domain
