// What every Database adapter must do with the reports and files of projects: the part of
// DatabaseContract that an adapter's test includes beside database_contract.hpp.
#pragma once
#include "app/ports/contract/database_contract.hpp"

namespace apex::app::contract {

TEST_P(DatabaseContract, RecordsTheSameReportOnce) {
    const auto project = stored_project();
    const auto task = stored_task(project);
    const std::string hash = sha256_hex("pdf");
    const auto work = writing();
    work->reports().insert({project.id, "test", hash, 3, domain::ReportKind::calculation_package, 1,
                            task.id, clock_.now()});
    work->reports().insert(
        {project.id, "test", hash, 3, domain::ReportKind::estimate, 2, task.id, clock_.now()});
    const auto reports = work->reports().list(project.id, 10);
    ASSERT_EQ(reports.size(), 1u);
    EXPECT_EQ(reports.front().revision, 1);
    EXPECT_EQ(work->reports().find(project.id, hash)->size_bytes, 3);
    EXPECT_EQ(work->reports().find(project.id, sha256_hex("other")), std::nullopt);
}

TEST_P(DatabaseContract, KeepsAFileAsItWasAnnouncedAndWhatBecameOfIt) {
    const auto project = stored_project();
    auto file = stored_file(project, "Pläne \"A\".pdf");
    const auto other = stored_project("other");
    {
        const auto work = writing();
        EXPECT_EQ(work->files().find(project.id, file.id)->announced.name, file.announced.name);
        EXPECT_EQ(work->files().find(project.id, file.id)->sha256, std::nullopt);
        EXPECT_EQ(work->files().find(other.id, file.id), std::nullopt) << "another project's";
    }
    file.status = domain::FileStatus::stored;
    file.sha256 = sha256_hex("pdf");
    file.scanner = "clamd";
    file.version = 2;
    file.updated_at += std::chrono::seconds(1);
    const auto work = writing();
    EXPECT_TRUE(work->files().update(file));
    EXPECT_FALSE(work->files().update(file)) << "from the version before only";
    const auto found = work->files().find(project.id, file.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->status, domain::FileStatus::stored);
    EXPECT_EQ(found->sha256, file.sha256);
    EXPECT_EQ(found->scanner, file.scanner);
    EXPECT_EQ(found->updated_at, file.updated_at);
    EXPECT_EQ(found->version, 2);
}

TEST_P(DatabaseContract, ListsFilesNewestFirstWithoutTheDeleted) {
    const auto project = stored_project();
    std::vector<domain::ProjectFile> files;
    for (int i = 0; i < 5; ++i) {
        if (i % 2 == 0) clock_.advance(std::chrono::seconds(1));
        files.push_back(stored_file(project));
    }
    files[1].status = domain::FileStatus::deleted;
    files[1].version = 2;
    const auto work = writing();
    EXPECT_TRUE(work->files().update(files[1]));
    EXPECT_EQ(work->files().find(project.id, files[1].id), std::nullopt);
    const auto first = work->files().list(project.id, 3, {});
    ASSERT_EQ(first.files.size(), 3u);
    EXPECT_TRUE(first.more);
    EXPECT_EQ(first.total, 4);
    const auto& last = first.files.back();
    const auto second = work->files().list(project.id, 3, FilePosition{last.created_at, last.id});
    ASSERT_EQ(second.files.size(), 1u);
    EXPECT_FALSE(second.more);
    EXPECT_EQ(first.files[0].id, files[4].id);
    EXPECT_EQ(first.files[1].id, files[3].id);
    EXPECT_EQ(first.files[2].id, files[2].id);
    EXPECT_EQ(second.files[0].id, files[0].id);
}

TEST_P(DatabaseContract, NamesGrantedFilesThatNothingCameFor) {
    const auto project = stored_project();
    const auto old = stored_file(project);
    auto settled = stored_file(project);
    clock_.advance(std::chrono::hours(1));
    stored_file(project);
    settled.status = domain::FileStatus::refused;
    settled.reason = "/size_bytes: another";
    settled.version = 2;
    const auto work = writing();
    EXPECT_TRUE(work->files().update(settled));
    const auto found = work->files().abandoned(clock_.now(), 10);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().id, old.id);
}

TEST_P(DatabaseContract, NamesDeletedFilesWhoseBytesNothingElseHolds) {
    const auto project = stored_project();
    const auto task = stored_task(project);
    const auto ended = [&](domain::FileStatus status, const std::string& bytes) {
        auto file = stored_file(project);
        file.status = status;
        file.sha256 = sha256_hex(bytes);
        file.updated_at = clock_.now();
        file.version = 2;
        const auto work = writing();
        EXPECT_TRUE(work->files().update(file));
        work->commit();
        return file;
    };
    using enum domain::FileStatus;
    auto alone = ended(deleted, "alone");
    ended(deleted, "a file's too"), ended(stored, "a file's too");
    ended(deleted, "a report's too");
    ended(deleted, "deleted once more later");
    ended(stored, "not deleted");
    clock_.advance(std::chrono::hours(2));
    ended(deleted, "deleted once more later");
    ended(deleted, "too young");
    const domain::Time before = clock_.now() - std::chrono::hours(1);
    const auto work = writing();
    work->reports().insert({project.id, "test", sha256_hex("a report's too"), 3,
                            domain::ReportKind::estimate, 1, task.id, clock_.now()});
    auto found = work->files().purgeable(before, 10);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().id, alone.id);
    EXPECT_EQ(found.front().sha256, alone.sha256);
    alone.sha256.reset();
    alone.version = 3;
    EXPECT_TRUE(work->files().update(alone));
    EXPECT_TRUE(work->files().purgeable(before, 10).empty()) << "its bytes are gone";
    EXPECT_EQ(work->files().purgeable(clock_.now() + std::chrono::hours(1), 10).size(), 3u);
}

}  // namespace apex::app::contract
