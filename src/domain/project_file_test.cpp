#include "domain/project_file.hpp"

#include <gtest/gtest.h>

#include "domain/file_type.hpp"

namespace apex::domain {
namespace {

std::string pointers(const FileFacts& facts) {
    std::string text;
    for (const auto& problem : problems_of(facts, 1000)) text += problem.field + ' ';
    return text;
}

TEST(ProjectFile, TakesWhatProjectsHold) {
    for (const FileFacts& facts : {FileFacts{"plan.pdf", "application/pdf", 1, {}},
                                   FileFacts{"SITE.JPEG", "image/jpeg", 1000, std::string(64, 'a')},
                                   FileFacts{"Pläne Łódź.v2.dxf", "image/vnd.dxf", 5, {}}})
        EXPECT_EQ(pointers(facts), "") << facts.name;
}

TEST(ProjectFile, NamesEveryProblem) {
    EXPECT_EQ(pointers({"", "text/html", 0, "AB"}), "/content_type /name /size_bytes /sha256 ");
    for (const char* name :
         {" ", "a/b.pdf", "..\\b.pdf", "a\n.pdf", "a\xff.pdf", ".pdf", "pdf", "plan.pdf.",
          "plan.exe", "plan.pd", "plan.pdf.png", "nul\u202efdp.pdf"})
        EXPECT_EQ(pointers({name, "application/pdf", 1, {}}), "/name ") << name;
    EXPECT_EQ(pointers({"plan.pdf", "application/pdf", 1001, {}}), "/size_bytes ");
    EXPECT_EQ(pointers({"plan.pdf", "Application/PDF", 1, {}}), "/content_type ");
}

TEST(FileType, KnowsBytesByTheirBeginning) {
    using namespace std::string_view_literals;
    const struct {
        const char* type;
        std::string_view good, bad;
    } cases[] = {
        {"application/pdf", "%PDF-1.7\n", "<html>%PDF-"},
        {"image/png", "\x89PNG\r\n\x1a\n\0\0"sv, "\x89PNG\n\n"},
        {"image/jpeg", "\xff\xd8\xff\xe0", "\xff\xd8"},
        {"image/webp", "RIFF\1\2\3\4WEBPVP8 "sv, "RIFF\1\2\3\4WAVEfmt "sv},
        {"image/vnd.dxf", "  0\r\nSECTION\r\n", "1\nSECTION\n"},
        {"image/vnd.dxf", "999\nmade by hand\n", "MZ"},
        {"image/vnd.dxf", "AutoCAD Binary DXF\r\n\x1a\0\0"sv, "AutoCAD"},
        {"image/vnd.dwg", "AC1032\0\0"sv, "AC10"},
        {"text/csv", "a,b\r\n\xe9,2\n", "a\0b"sv},
        {"text/plain", "notes\f", "\x7f\x45LF\x02"sv},
        {"application/zip", "PK\x03\x04", "PK\x01\x02"},
    };
    for (const auto& c : cases) {
        const FileType* type = find_file_type(c.type);
        ASSERT_TRUE(type) << c.type;
        EXPECT_TRUE(type->begins(c.good)) << c.type;
        EXPECT_FALSE(type->begins(c.bad)) << c.type;
    }
    for (const char* type : {"text/html", "image/svg+xml", "application/javascript", ""})
        EXPECT_FALSE(find_file_type(type)) << type << " could be run by a browser";
}

}  // namespace
}  // namespace apex::domain
