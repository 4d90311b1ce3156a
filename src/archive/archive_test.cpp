#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/tables.hpp"
#include "archive/account_archive.hpp"
#include "archive/archive_reader.hpp"
#include "archive/archive_writer.hpp"
#include "archive/tar_header.hpp"
#include "base/sha256.hpp"

namespace apex::archive {
namespace {

namespace fs = std::filesystem;

class Archive : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "apex_archive_XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        file_ = folder_ / "a.tar";
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const std::vector<std::pair<std::string, std::string>>& members) {
        ArchiveWriter writer(file_, "test/1");
        for (const auto& [path, bytes] : members) writer.add(path, bytes);
        writer.finish();
    }
    std::string bytes() const {
        std::ifstream in(file_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    void put(const std::string& bytes) const {
        std::ofstream(file_, std::ios::binary | std::ios::trunc) << bytes;
    }
    std::string refusal(const std::string& format = "test/1") const {
        try {
            const ArchiveReader reader(file_, format);
            return "";
        } catch (const ArchiveError& error) {
            return error.what();
        }
    }
    static bool holds(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }

    fs::path folder_, file_;
};

TEST_F(Archive, GivesBackWhatWasPutIn) {
    const std::string long_one(3'000'001, 'x'), odd("a\0b\n", 4), block(512, 'y');
    write({{"empty", ""}, {"long", long_one}, {"odd", odd}, {"block", block}});
    ArchiveReader reader(file_, "test/1");
    ASSERT_EQ(reader.members().size(), 4u);
    for (const auto& [path, bytes] : std::vector<std::pair<std::string, std::string>>{
             {"empty", ""}, {"long", long_one}, {"odd", odd}, {"block", block}}) {
        const Member* member = reader.find(path);
        ASSERT_NE(member, nullptr) << path;
        EXPECT_EQ(reader.read(*member), bytes);
        EXPECT_EQ(member->sha256, sha256_hex(bytes));
    }
    EXPECT_EQ(reader.find("none"), nullptr);
    reader.extract(*reader.find("long"), folder_ / "out");
    EXPECT_EQ(fs::file_size(folder_ / "out"), long_one.size());
    EXPECT_THROW(reader.extract(*reader.find("odd"), folder_ / "out"), ArchiveError) << "exists";
}

TEST_F(Archive, TakesFilesAndIsTheSameForTheSameContent) {
    std::ofstream(folder_ / "f", std::ios::binary) << "content";
    {
        ArchiveWriter writer(file_, "test/1");
        writer.add_file("f", folder_ / "f");
        writer.finish();
    }
    const std::string once = bytes();
    write({{"f", "content"}});
    EXPECT_EQ(bytes(), once);
    EXPECT_EQ(once.size() % 512, 0u);
}

TEST_F(Archive, LeavesNothingUnlessFinished) {
    {
        ArchiveWriter writer(file_, "test/1");
        writer.add("a", "b");
    }
    EXPECT_TRUE(fs::is_empty(folder_));
    EXPECT_THROW(ArchiveWriter(folder_ / "none" / "a.tar", "test/1"), ArchiveError);
}

TEST_F(Archive, RefusesEveryCutAndEveryFlippedBit) {
    write({{"a", "some bytes of one"}, {"b", std::string(700, 'b')}});
    const std::string whole = bytes();
    const std::size_t content_ends = whole.find_last_not_of('\0') + 1;
    for (std::size_t cut = 0; cut < content_ends; cut += 97) {
        put(whole.substr(0, cut));
        EXPECT_NE(refusal(), "") << cut;
    }
    const std::size_t a = whole.find("some bytes"), b = whole.find(std::string(700, 'b'));
    const std::size_t header_of_b = b - 512, manifest = whole.find("\"members\"");
    for (const std::size_t at : {a, a + 16, b, b + 699, header_of_b, header_of_b + 124, manifest}) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        put(flipped);
        EXPECT_NE(refusal(), "") << at;
    }
    put(whole);
    EXPECT_EQ(refusal(), "");
}

TEST_F(Archive, RefusesAnotherFormatAndOtherMembers) {
    write({{"a", "1"}});
    EXPECT_TRUE(holds(refusal("test/2"), "format"));
    const std::string one = bytes();
    write({{"a", "1"}, {"b", "2"}});
    const std::string two = bytes();
    const std::size_t member = 1024;
    put(two.substr(0, 2 * member) + one.substr(member));
    EXPECT_TRUE(holds(refusal(), "other members")) << "two members under the manifest of one";
    put("");
    EXPECT_TRUE(holds(refusal(), "not whole"));
    fs::remove(file_);
    EXPECT_NE(refusal(), "");
}

// POSIX.1-2017, pax, ustar Interchange Format: offsets 0 name, 124 size in octal, 148 checksum, 257
// "ustar" NUL "00".
TEST(TarHeader, IsUstar) {
    const std::string block = tar_header({"objects/x", 1234});
    EXPECT_EQ(block.size(), 512u);
    EXPECT_EQ(block.substr(0, 10), std::string("objects/x\0", 10));
    EXPECT_EQ(block.substr(124, 11), "00000002322");
    EXPECT_EQ(block.substr(257, 8), std::string("ustar\00000", 8));
    unsigned sum = 0;
    for (std::size_t i = 0; i < block.size(); ++i)
        sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(block[i]);
    EXPECT_EQ(std::stoul(block.substr(148, 6), nullptr, 8), sum);
}

TEST(TarHeader, HoldsSizesBeyondEightGibibytes) {
    for (const std::int64_t size : {std::int64_t{0}, std::int64_t{1} << 33,
                                    (std::int64_t{1} << 33) - 1, std::int64_t{1} << 45}) {
        const auto read = parse_tar_header(tar_header({"a", size}));
        ASSERT_TRUE(read) << size;
        EXPECT_EQ(read->size_bytes, size);
    }
    EXPECT_EQ(parse_tar_header(std::string(512, '\0')), std::nullopt);
}

TEST(AccountArchive, WritesRowsThatReadBackTheSame) {
    const app::Table table{"t",
                           app::Fate::exported,
                           1,
                           nullptr,
                           {{"id"},
                            {"whole", app::CellKind::integer},
                            {"real", app::CellKind::real},
                            {"truth", app::CellKind::truth},
                            {"none"}}};
    const app::Row row{std::string("Łódź \"x\"\n\\"), std::int64_t{9'007'199'254'740'993},
                       0.1 + 0.2, true, app::Cell()};
    const std::string line = line_of(table, row);
    EXPECT_EQ(line,
              "{\"id\":\"Łódź \\\"x\\\"\\n\\\\\",\"whole\":9007199254740993,"
              "\"real\":0.30000000000000004,\"truth\":true,\"none\":null}\n");
    EXPECT_EQ(parse_line(table, line), row);
    for (const char* bad : {"", "{", "[]", "{}", R"({"id":"a"})",
                            R"({"id":1,"whole":1,"real":1,"truth":true,"none":null})",
                            R"({"id":"a","whole":1.5,"real":1,"truth":true,"none":null})",
                            R"({"id":"a","whole":1,"real":1,"truth":1,"none":null})",
                            R"({"other":"a","whole":1,"real":1,"truth":true,"none":null})",
                            R"({"id":"a","whole":1,"real":1,"truth":true,"none":null,"more":1})"})
        EXPECT_THROW(parse_line(table, bad), std::runtime_error) << bad;
}

TEST(AccountArchive, NamesItsParts) {
    const app::Table& projects = app::account_table("projects");
    EXPECT_EQ(part_path(projects, 1), "tables/projects.0001.ndjson");
    EXPECT_EQ(part_path(projects, 12345), "tables/projects.12345.ndjson");
    EXPECT_EQ(table_of("tables/projects.0001.ndjson"), &projects);
    for (const char* path : {"tables/other.0001.ndjson", "tables/idempotency_keys.0001.ndjson",
                             "objects/x", "tables/projectsx.0001.ndjson"})
        EXPECT_EQ(table_of(path), nullptr) << path;
}

}  // namespace
}  // namespace apex::archive
