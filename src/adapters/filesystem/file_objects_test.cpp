#include "adapters/filesystem/file_objects.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

#include "app/ports/contract/object_store_contract.hpp"
#include "app/ports/unavailable.hpp"

namespace apex::adapters {
namespace {

namespace fs = std::filesystem;

struct Folder {
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "apex_objects_XXXXXX").string();
        path = mkdtemp(pattern.data());
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;

    std::size_t files() const {
        std::size_t count = 0;
        for (const auto& entry : fs::recursive_directory_iterator(path))
            count += entry.is_regular_file();
        return count;
    }
};

std::shared_ptr<app::ObjectStore> make() {
    struct Both {
        Folder folder;
        FileObjects objects{folder.path / "deep" / "objects"};
    };
    const auto both = std::make_shared<Both>();
    return {both, &both->objects};
}

/// What an exit status of a child says: its own code, or minus the signal that ended it.
int ended(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

TEST(FileObjects, FailClearlyAndLeaveNothingWhenTheDiskIsFull) {
    const Folder folder;
    const std::string small(1000, 's'), large(1'000'000, 'l');
    const pid_t child = fork();
    if (child ==
        0) {  // A file may hold 64 KiB here: writing on fails as a full disk does, in the middle.
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{65'536, 65'536};
        setrlimit(RLIMIT_FSIZE, &limit);
        try {
            FileObjects objects(folder.path);
            objects.put(small, "");
            objects.put(large, "");
        } catch (const app::Unavailable& error) {
            _exit(error.service() == "object_storage" ? 7 : 8);
        }
        _exit(9);
    }
    EXPECT_EQ(ended(child), 7);
    EXPECT_EQ(folder.files(), 1u) << "the small object and nothing half-written";
    FileObjects objects(folder.path);
    EXPECT_TRUE(objects.get(sha256_hex(small)) == small);
    EXPECT_EQ(objects.get(sha256_hex(large)), std::nullopt);
    objects.put(large, "");
    EXPECT_TRUE(objects.get(sha256_hex(large)) == large) << "and goes on when there is room again";
}

TEST(FileObjects, RefuseWhatIsAboveTheirSize) {
    const Folder folder;
    FileObjects objects(folder.path, 10);
    EXPECT_THROW(objects.put("eleven bytes", ""), app::Unavailable);
    EXPECT_EQ(folder.files(), 0u);
}

TEST(FileObjects, HoldEverythingAcknowledgedWhenKilled) {
    const Folder folder;
    int pipe_ends[2];
    ASSERT_EQ(pipe(pipe_ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        FileObjects objects(folder.path);
        for (int i = 0;; ++i) {
            const std::string hash =
                objects.put(std::string(50'000, 'x') + std::to_string(i), "").sha256;
            if (write(pipe_ends[1], hash.data(), hash.size()) < 0) _exit(1);
        }
    }
    close(pipe_ends[1]);
    std::vector<std::string> acknowledged;
    std::string hash(64, ' ');
    while (acknowledged.size() < 20 && read(pipe_ends[0], hash.data(), hash.size()) == 64)
        acknowledged.push_back(hash);
    kill(child, SIGKILL);
    EXPECT_EQ(ended(child), -SIGKILL);
    while (read(pipe_ends[0], hash.data(), hash.size()) == 64) acknowledged.push_back(hash);
    close(pipe_ends[0]);

    FileObjects objects(folder.path);
    EXPECT_GE(acknowledged.size(), 20u);
    for (const auto& each : acknowledged) EXPECT_TRUE(objects.get(each)) << each;
    EXPECT_TRUE(fs::is_empty(folder.path / "unfinished"))
        << "the next start sweeps what was half-written";
}

TEST(FileObjects, NeverReturnDamagedBytes) {
    const Folder folder;
    FileObjects objects(folder.path);
    const std::string hash = objects.put("report", "").sha256;
    std::ofstream(folder.path / hash.substr(0, 2) / hash.substr(2, 2) / hash) << "rep0rt";
    EXPECT_THROW(objects.get(hash), app::Unavailable);
    objects.put("report", "");
    EXPECT_EQ(objects.get(hash), "report") << "storing it again heals it";
}

TEST(FileObjects, SayThatTheirFolderIsGone) {
    const Folder folder;
    FileObjects objects(folder.path / "objects");
    fs::remove_all(folder.path / "objects");
    EXPECT_NE(objects.trouble(), std::nullopt);
}

}  // namespace
}  // namespace apex::adapters

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Files, ObjectStoreContract, testing::Values(apex::adapters::make));
}
