// The files of a project: grant an upload, complete it, find, fetch, delete. The bytes go to and
// from the object store by signed URLs (signed_urls.cpp where there is none).
#include "app/files.hpp"

#include "app/json_text.hpp"
#include "endpoint/request.hpp"
#include "services/api/answers.hpp"
#include "services/api/file_resources_wire.hpp"
#include "services/api/routes/routes.hpp"

namespace apex::api {
namespace {

using http::HttpRequest;
using http::HttpResponse;

constexpr const char* files_tag = "Files";
const std::string files_path = project_path + "/files";
const std::string file_path = files_path + "/{file_id}";

/// A path of ours becomes a URL: under the address we are known by, or the one that was asked.
std::string absolute(const Context& context, const HttpRequest& request, const std::string& url) {
    if (!url.starts_with('/')) return url;
    if (!context.public_url.empty()) return context.public_url + url;
    const auto host = request.headers.find("Host");
    return host && !host->empty() ? "http://" + std::string(*host) + url : url;
}

FileUpload upload_of(const Context& context, const HttpRequest& request,
                     const app::UploadGrant& grant) {
    app::JsonObject headers;
    for (const auto& [name, value] : grant.headers) headers.add(name, value);
    return {"PUT",
            absolute(context, request, grant.url),
            {headers.text()},
            domain::to_text(grant.expires_at)};
}

HttpResponse with_etag(int status, const domain::ProjectFile& file, const FileResource& resource) {
    HttpResponse response = http::json_response(status, wire::encode(resource));
    response.with("ETag", domain::etag_of(file));
    return response;
}

void add_uploads(endpoint::Table& table, const Context& context) {
    table.post(files_path, "grant_file")
        .tagged(files_tag)
        .says("Announce a file and receive a signed URL to PUT its bytes to")
        .explains(
            "PUT the bytes to `upload.url` with exactly `upload.headers` before `expires_at`, then "
            "POST to `complete`. Type, size and, where it was announced, SHA-256 are bound by the "
            "signature.")
        .header("Idempotency-Key",
                "The same key and body give the first answer again, for 24 hours")
        .takes<domain::FileFacts>()
        .gives<FileResource>(201, "The file, granted", {"Location", "ETag", "Idempotent-Replayed"})
        .refuses({404, 409, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            const auto body = endpoint::decode_body<domain::FileFacts>(request);
            return answer_once(
                context, request, [&](app::UnitOfWork& work, const app::Caller& caller) {
                    const auto granted = take(app::grant_file(work, *context.ports, caller,
                                                              request.path_value(0), *body));
                    FileResource file = resource(granted.file);
                    file.upload = upload_of(context, request, granted.upload);
                    return std::move(with_etag(201, granted.file, file)
                                         .with("Location", location_of(granted.file)));
                });
        });
    table.post(file_path + "/complete", "complete_file")
        .tagged(files_tag)
        .says("Have the uploaded bytes checked and kept")
        .explains(
            "Size, SHA-256 and type are read from the store, and a scanner looks at the bytes "
            "where "
            "one is configured. What is not acceptable is deleted and answered 422; a scanner that "
            "is away is 503, and the file stays as it is.")
        .header("Idempotency-Key",
                "The same key and body give the first answer again, for 24 hours")
        .takes<CompleteRequest>()
        .gives<FileResource>(200, "The file, stored", {"ETag", "Idempotent-Replayed"})
        .refuses({404, 409, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            endpoint::decode_body<CompleteRequest>(request);
            const auto& file_id = request.path_value(1);
            const auto finding = take(app::examine_upload(*context.ports, caller_of(request),
                                                          request.path_value(0), file_id));
            HttpResponse response = answer_once(
                context, request, [&](app::UnitOfWork& work, const app::Caller& caller) {
                    const auto file = take(app::record_upload(
                        work, *context.ports, caller, request.path_value(0), file_id, finding));
                    return with_etag(200, file, resource(file));
                });
            if (finding.object) app::discard_upload(*context.ports, file_id);
            return response;
        });
}

void add_looks(endpoint::Table& table, const Context& context) {
    table.get(files_path, "list_files")
        .tagged(files_tag)
        .says("The files of a project, newest first")
        .query("limit", "Items on a page",
               R"({"type":"integer","minimum":1,"maximum":500,"default":50})")
        .query("cursor", "From Link of the page before")
        .gives_schema(200, "A page of files",
                      R"({"type":"array","items":)" +
                          wire::schema_reference<FileResource>(table.parts(), wire::Use::answer) +
                          '}',
                      {"Link", "X-Total-Count"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {"limit", "cursor"});
            const auto page = take(app::list_files(*context.ports, caller_of(request),
                                                   request.path_value(0), page_request(query)));
            std::vector<std::string> items;
            for (const auto& file : page.items) items.push_back(wire::encode(resource(file)));
            return list_response(request, items, page.total, page.next);
        });
    table.get(file_path, "get_file")
        .tagged(files_tag)
        .says("A file, with a signed URL to fetch its bytes once it is stored")
        .gives<FileResource>(200, "The file", {"ETag"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            const auto view = take(app::get_file(*context.ports, caller_of(request),
                                                 request.path_value(0), request.path_value(1)));
            FileResource file = resource(view.file);
            if (view.download_url)
                file.download = FileDownload{absolute(context, request, *view.download_url),
                                             domain::to_text(*view.download_expires_at)};
            return with_etag(200, view.file, file);
        });
    table.remove(file_path, "delete_file")
        .tagged(files_tag)
        .says("Remove a file; its history stays")
        .header("If-Match", "The file's ETag", true)
        .gives_media(204, "Removed", "")
        .refuses({404, 412, 428, 503})
        .with([&context](const HttpRequest& request) {
            take(app::delete_file(*context.ports, caller_of(request), request.path_value(0),
                                  request.path_value(1), header_of(request, "If-Match")));
            return http::empty_response(204);
        });
}

}  // namespace

void add_files(endpoint::Table& table, const Context& context) {
    add_uploads(table, context);
    add_looks(table, context);
}

}  // namespace apex::api
