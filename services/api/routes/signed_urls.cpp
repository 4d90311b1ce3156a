// The other end of signed URLs where no object store stands behind the API: bytes in and out, by
// signature and nothing else. With an object store these paths hold nothing.
#include "app/attachment.hpp"
#include "app/ports/unavailable.hpp"
#include "http/query.hpp"
#include "services/api/answers.hpp"
#include "services/api/routes/routes.hpp"

namespace apex::api {
namespace {

using http::HttpRequest;
using http::HttpResponse;

constexpr const char* signed_urls_tag = "Files";
constexpr std::size_t bytes_max = std::size_t{5} << 30;  ///< each grant signs its own, smaller one

[[noreturn]] void refuse(app::DoorRefusal refusal) {
    switch (refusal) {
        case app::DoorRefusal::expired:
            throw http::Problem{403, "This URL has expired; ask for another."};
        case app::DoorRefusal::wrong_sha256:
            throw http::Problem{400, "The bytes do not have the SHA-256 that was announced."};
        case app::DoorRefusal::gone:
            throw http::Problem{404, "The file is not there any more."};
        case app::DoorRefusal::not_signed:
            break;
    }
    throw http::Problem{403, "The request is not the one that was signed."};
}

app::UploadDoor& door_of(const Context& context) {
    if (!context.ports->files.door) throw http::Problem{404, "There is nothing at this path."};
    return *context.ports->files.door;
}

app::SignedRequest signed_request(const HttpRequest& request) {
    const auto query = http::Query::parse(request.query());
    if (!query) refuse(app::DoorRefusal::not_signed);
    app::SignedRequest read{request.path_value(0), {}};
    for (const auto& [name, value] : query->pairs()) read.query.emplace(name, value);
    return read;
}

/// The body of a PUT on its way into the store.
class UploadBody final : public http::BodySink {
  public:
    explicit UploadBody(std::unique_ptr<app::IncomingUpload> upload) : upload_(std::move(upload)) {}
    void add(std::string_view bytes) override {
        try {
            upload_->add(bytes);
        } catch (const app::Unavailable& away) {
            throw problem_of(away);
        }
    }
    void store() const {
        if (const auto refusal = upload_->store()) refuse(*refusal);
    }

  private:
    std::unique_ptr<app::IncomingUpload> upload_;
};

std::shared_ptr<http::BodySink> open_upload(const Context& context, const HttpRequest& request) {
    app::UploadDoor::Announced announced;
    announced.content_type = header_of(request, "Content-Type").value_or("");
    if (const auto length = header_of(request, "Content-Length"))
        announced.size_bytes = std::stoll(*length);  // The parser took it for a number before.
    try {
        auto opened = door_of(context).receive(signed_request(request), announced);
        if (const auto* refusal = std::get_if<app::DoorRefusal>(&opened)) refuse(*refusal);
        return std::make_shared<UploadBody>(
            std::get<std::unique_ptr<app::IncomingUpload>>(std::move(opened)));
    } catch (const app::Unavailable& away) {
        throw problem_of(away);
    }
}

class FileBody final : public http::BodyStream {
  public:
    explicit FileBody(std::unique_ptr<app::OutgoingFile> file) : file_(std::move(file)) {}
    Piece next() override {
        std::string bytes = file_->next();
        const bool last = bytes.empty();
        return {std::move(bytes), {}, last};
    }

  private:
    std::unique_ptr<app::OutgoingFile> file_;
};

}  // namespace

void add_signed_urls(endpoint::Table& table, const Context& context) {
    table.put(std::string(base_path) + "/uploads/{upload_id}", "put_upload")
        .tagged(signed_urls_tag)
        .says("Send the bytes of a granted file, as its signed URL and headers have it")
        .takes_stream(
            [&context](const HttpRequest& request) { return open_upload(context, request); },
            bytes_max)
        .gives_media(200, "All bytes are on the disk", "")
        .refuses({400, 403, 404, 503})
        .with([](const HttpRequest& request) {
            dynamic_cast<const UploadBody&>(*request.sink).store();
            return http::empty_response(200);
        });
    table.get(std::string(base_path) + "/downloads/{sha256}", "get_download")
        .tagged(signed_urls_tag)
        .says("Fetch the bytes of a stored file, as its signed URL has it")
        .gives_media(200, "The file, to be saved", "application/octet-stream")
        .refuses({403, 404, 503})
        .with([&context](const HttpRequest& request) {
            auto opened = door_of(context).hand_out(signed_request(request));
            if (const auto* refusal = std::get_if<app::DoorRefusal>(&opened)) refuse(*refusal);
            auto file = std::get<std::unique_ptr<app::OutgoingFile>>(std::move(opened));
            HttpResponse response;
            response.content_type = file->content_type();
            response.with("Content-Disposition", app::attachment(file->file_name()))
                .with("Content-Security-Policy", "sandbox; default-src 'none'");
            response.stream_bytes = static_cast<std::uint64_t>(file->size_bytes());
            response.stream = std::make_unique<FileBody>(std::move(file));
            return response;
        });
}

}  // namespace apex::api
