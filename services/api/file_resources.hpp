// The JSON shapes of a project's files. Limits and words: file_resources_wire.cpp.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "domain/project_file.hpp"
#include "wire/codec.hpp"

namespace apex::api {

struct FileUpload {
    std::string method, url;
    wire::RawJson headers;  ///< by name
    std::string expires_at;
};
struct FileDownload {
    std::string url, expires_at;
};

struct FileResource {
    std::string file_id, project_id, name, content_type;
    std::int64_t size_bytes = 0;
    std::string status;
    std::optional<std::string> sha256, scanner, reason;
    std::string created_by, created_at, updated_at;
    std::optional<FileUpload> upload;      ///< of a grant's answer
    std::optional<FileDownload> download;  ///< of a stored one, asked for by itself
};

struct CompleteRequest {};

FileResource resource(const domain::ProjectFile& file);
std::string location_of(const domain::ProjectFile& file);

}  // namespace apex::api
