#include "domain/project_file.hpp"

#include <algorithm>

#include "base/assertion.hpp"
#include "domain/clean_text.hpp"
#include "domain/etag.hpp"
#include "domain/file_type.hpp"

namespace apex::domain {
namespace {

constexpr std::size_t name_bytes_max = 200;

/// Marks that turn the direction of text can make a name look as if it ended otherwise.
bool turns_direction(std::string_view name) {
    constexpr std::string_view marks[] = {"\u200e", "\u200f", "\u202a", "\u202b",
                                          "\u202c", "\u202d", "\u202e", "\u2066",
                                          "\u2067", "\u2068", "\u2069"};
    return std::any_of(std::begin(marks), std::end(marks), [name](std::string_view mark) {
        return name.find(mark) != std::string_view::npos;
    });
}

std::optional<std::string> problem_of_name(const std::string& name) {
    if (is_blank(name)) return "must not be empty";
    if (name.size() > name_bytes_max)
        return "must not be longer than " + std::to_string(name_bytes_max) + " bytes";
    if (!is_clean(name, false) || turns_direction(name))
        return "must be UTF-8 without control characters";
    if (name.find_first_of("/\\") != std::string::npos) return "must be a name without a path";
    return std::nullopt;
}

bool is_sha256(const std::string& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

}  // namespace

std::string_view to_text(FileStatus status) {
    switch (status) {
        case FileStatus::granted:
            return "granted";
        case FileStatus::stored:
            return "stored";
        case FileStatus::refused:
            return "refused";
        case FileStatus::deleted:
            return "deleted";
    }
    APEX_ASSERT(false);
    return "";
}

std::optional<FileStatus> parse_file_status(std::string_view text) {
    for (const FileStatus status :
         {FileStatus::granted, FileStatus::stored, FileStatus::refused, FileStatus::deleted})
        if (to_text(status) == text) return status;
    return std::nullopt;
}

std::vector<Rejection> problems_of(const FileFacts& facts, std::int64_t size_bytes_max) {
    std::vector<Rejection> problems;
    const auto refuse = [&problems](const char* pointer, std::string reason) {
        problems.push_back({pointer, std::move(reason), {}});
    };
    const FileType* type = find_file_type(facts.content_type);
    if (!type) refuse("/content_type", "must be one of " + file_types_in_words());
    if (auto problem = problem_of_name(facts.name))
        refuse("/name", std::move(*problem));
    else if (type && !fits_name(*type, facts.name))
        refuse("/name", "does not end as the name of a file of type " + facts.content_type);
    if (facts.size_bytes < 1 || facts.size_bytes > size_bytes_max)
        refuse("/size_bytes", "must be 1 to " + std::to_string(size_bytes_max));
    if (facts.sha256 && !is_sha256(*facts.sha256))
        refuse("/sha256", "must be 64 lower-case hexadecimal digits");
    return problems;
}

std::string etag_of(const ProjectFile& file) { return etag(file.id.text(), file.version); }

}  // namespace apex::domain
