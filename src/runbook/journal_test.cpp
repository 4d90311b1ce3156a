#include "runbook/journal.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "runbook/lock.hpp"
#include "runbook/redaction.hpp"

using namespace apex::runbook;
namespace fs = std::filesystem;
namespace {

/// A folder of its own for each test.
class InAFolder : public testing::Test {
  protected:
    void SetUp() override {
        char name[] = "/tmp/apex_runbook_XXXXXX";
        ASSERT_NE(::mkdtemp(name), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }
    std::string at(const char* name) const { return folder_ + '/' + name; }
    static std::string bytes(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }
    static void write(const std::string& path, const std::string& text) {
        std::ofstream(path, std::ios::binary) << text;
    }
    std::string folder_;
};
using TheJournal = InAFolder;
using TheLock = InAFolder;

}  // namespace

TEST_F(TheJournal, ReadsBackWhatWasAppended) {
    {
        Journal journal(at("j"));
        journal.append("run-started", {{"run", "1"}, {"words", "a \"b\"\n\xC3\xA9 \x01"}});
        journal.append("step-started", {{"step", "one"}});
    }
    const Journal again(at("j"));
    ASSERT_EQ(again.records().size(), 2u);
    EXPECT_EQ(again.records()[0].kind, "run-started");
    EXPECT_EQ(again.records()[0]["words"], "a \"b\"\n\xC3\xA9 \x01");
    EXPECT_EQ(again.records()[1]["step"], "one");
    EXPECT_EQ(again.records()[1]["absent"], "");
    EXPECT_EQ(fs::status(at("j")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(TheJournal, ATornLastRecordNeverHappened) {
    std::size_t two = 0;
    {
        Journal journal(at("j"));
        journal.append("a", {{"n", "1"}});
        journal.append("b", {{"n", "2"}});
        two = bytes(at("j")).size();
        journal.append("c", {{"n", "3"}});
    }
    const std::string whole = bytes(at("j"));
    for (std::size_t length = two; length < whole.size(); ++length) {
        write(at("t"), whole.substr(0, length));
        Journal journal(at("t"));
        ASSERT_EQ(journal.records().size(), 2u) << length;
        EXPECT_EQ(bytes(at("t")).size(), two) << "the torn end is removed";
        journal.append("c", {{"n", "4"}});
        EXPECT_EQ(read_journal(at("t")).records.size(), 3u) << length;
    }
}

TEST_F(TheJournal, DamageBeforeTheEndIsNeverContinued) {
    {
        Journal journal(at("j"));
        for (const char* kind : {"a", "b", "c"}) journal.append(kind, {{"n", "1"}});
    }
    const std::string whole = bytes(at("j"));
    const std::size_t second_ends = whole.find('\n', whole.find('\n') + 1);
    for (std::size_t i = 0; i < second_ends; ++i) {
        std::string changed = whole;
        changed[i] = changed[i] == 'x' ? 'y' : 'x';
        write(at("d"), changed);
        EXPECT_THROW(read_journal(at("d")), JournalError) << i;
    }
    std::string without_first = whole.substr(whole.find('\n') + 1);
    write(at("d"), without_first);
    EXPECT_THROW(read_journal(at("d")), JournalError) << "a record was taken away";
}

TEST_F(TheJournal, AFullDiskIsSaidAndNothingIsAppendedAfterwards) {
    Journal journal(at("j"));
    journal.append("a", {});
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{100, before.rlim_max};
    ::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    EXPECT_THROW(journal.append("b", {{"words", std::string(200, 'x')}}), JournalError);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    EXPECT_THROW(journal.append("c", {}), JournalError) << "what the disk holds is not known";
    EXPECT_EQ(journal.records().size(), 1u);
    EXPECT_EQ(Journal(at("j")).records().size(), 1u) << "who opens it next goes on from there";
}

TEST_F(TheLock, NamesItsOwnerToTheSecond) {
    const Lock first(at("lock"), {{"user", "ada"}, {"pid", "17"}, {"since", "now"}, {"run", "r1"}});
    EXPECT_EQ(first.token(), 1u);
    EXPECT_TRUE(is_locked(at("lock")));
    try {
        const Lock second(at("lock"), {{"user", "bob"}});
        FAIL() << "two hold it";
    } catch (const Locked& refusal) {
        EXPECT_EQ(refusal.owner.at("user"), "ada");
        EXPECT_NE(std::string(refusal.what()).find("ada"), std::string::npos);
        EXPECT_NE(std::string(refusal.what()).find("process 17"), std::string::npos);
    }
}

TEST_F(TheLock, EndsWithItsHolderHoweverThatEnds) {
    const pid_t child = ::fork();
    if (child == 0) {
        const Lock held(at("lock"), {{"user", "child"}});
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_FALSE(is_locked(at("lock")));
    EXPECT_EQ(lock_owner(at("lock")).at("user"), "child") << "who held it last can be read";
    const Lock next(at("lock"), {{"user", "next"}});
    EXPECT_EQ(next.token(), 2u) << "the fencing token grows";
}

TEST_F(TheLock, IsLostWithItsFile) {
    const Lock lock(at("lock"), {});
    EXPECT_TRUE(lock.still_held());
    fs::remove(at("lock"));
    EXPECT_FALSE(lock.still_held());
    const Lock other(at("lock"), {});
    EXPECT_FALSE(lock.still_held()) << "the name is another file now";
    EXPECT_TRUE(other.still_held());
}

TEST_F(TheJournal, SecretsAreTakenOut) {
    fs::create_directories(at("secrets/development"));
    write(at("secrets/development/db_password"), "correct-horse\n");
    write(at("secrets/development/database_url"), "postgresql://apex:battery%20staple@db/apex\n");
    Redactor redact;
    redact.know_files(at("secrets"));
    redact.know_environment(
        {{"S3_SECRET_KEY", "abcdef123"}, {"HOME", "/home/ada"}, {"KEY_FILE", "/run/key"}});
    EXPECT_EQ(redact("with correct-horse in it"), "with *** in it");
    EXPECT_EQ(redact("battery%20staple"), "***");
    EXPECT_EQ(redact("key abcdef123, home /home/ada, /run/key"),
              "key ***, home /home/ada, /run/key");
    EXPECT_EQ(redact("redis://:topsecret@cache:6379"), "redis://:***@cache:6379");
    EXPECT_EQ(redact("Authorization: Bearer eyJhbGciOi.x"), "Authorization: Bearer ***");
    EXPECT_EQ(redact("PGPASSWORD=hunter2 psql"), "PGPASSWORD=*** psql");
    EXPECT_EQ(redact("{\"password\": \"hunter2\"}"), "{\"password\": \"***\"}");
    EXPECT_EQ(redact("http://localhost:8000/ready"), "http://localhost:8000/ready");
}
