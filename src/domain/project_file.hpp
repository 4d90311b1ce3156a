// A file that someone uploads to a project: what was announced, and what became of it. The bytes of
// a stored one lie in the object store under their hash. Not here: reports (report.hpp).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "domain/ids.hpp"
#include "domain/time.hpp"

namespace apex::domain {

enum class FileStatus : unsigned char {
    granted,  ///< may be uploaded; nothing is accepted yet
    stored,   ///< read from the store, found as announced, and kept
    refused,  ///< what was uploaded is not acceptable and is deleted, or nothing came in time
    deleted
};

std::string_view to_text(FileStatus status);
std::optional<FileStatus> parse_file_status(std::string_view text);

/// What the sender says beforehand.
struct FileFacts {
    std::string name;          ///< 1..200 bytes, without a path, with an ending that fits the type
    std::string content_type;  ///< one of file_type.hpp
    std::int64_t size_bytes = 0;
    std::optional<std::string> sha256;  ///< 64 lower-case hexadecimal digits
};

/// Every problem, with a JSON pointer into the request that carried the facts; empty: acceptable.
std::vector<Rejection> problems_of(const FileFacts& facts, std::int64_t size_bytes_max);

struct ProjectFile {
    FileId id;
    ProjectId project_id;
    std::string account_id;
    FileFacts announced;
    FileStatus status = FileStatus::granted;
    std::optional<std::string> sha256;   ///< of a stored one, as the store holds it
    std::optional<std::string> scanner;  ///< which found nothing in it; of a stored one, if any
    std::optional<std::string> reason;   ///< of a refused one, in words
    std::string created_by;
    Time created_at, updated_at;
    std::int64_t version = 1;
};

std::string etag_of(const ProjectFile& file);

}  // namespace apex::domain
