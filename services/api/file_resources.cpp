#include "services/api/file_resources.hpp"

namespace apex::api {

FileResource resource(const domain::ProjectFile& file) {
    FileResource r;
    r.file_id = file.id.text();
    r.project_id = file.project_id.text();
    r.name = file.announced.name;
    r.content_type = file.announced.content_type;
    r.size_bytes = file.announced.size_bytes;
    r.status = domain::to_text(file.status);
    r.sha256 = file.sha256;
    r.scanner = file.scanner;
    r.reason = file.reason;
    r.created_by = file.created_by;
    r.created_at = domain::to_text(file.created_at);
    r.updated_at = domain::to_text(file.updated_at);
    return r;
}

std::string location_of(const domain::ProjectFile& file) {
    return "/api/v1/projects/" + file.project_id.text() + "/files/" + file.id.text();
}

}  // namespace apex::api
